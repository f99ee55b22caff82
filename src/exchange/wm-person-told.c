/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Everything about one person in words, to be read on paper: told from the document
 * that wm_export_person() writes, so that neither says more of her than the other; ids
 * and what only programs ask for are in the document alone. A section or key that has no
 * words of its own here is told key by key.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "map/wm-parts.h"
#include "onboarding/wm-calendar.h"
#include "people/wm-people.h"
#include "wm-person-told-private.h"

#define DEEPEST 4 /* of what is told key by key */

/* ---- words ---------------------------------------------------------------------- */

static void
tell (WmTelling *it, WmPartKind kind, char *text)
{
  wm_parts_add (it->parts, kind, text);
  g_free (text);
}

/* Name and value, of any length, for what is there */
void
wm_tell_fact (WmTelling *it, const char *name, const char *value)
{
  g_autofree char *line = NULL;

  if (value == NULL || *value == '\0')
    return;
  /* Translators: the name of something, and what it is: "E-mail: a@example.org". */
  line = g_strdup_printf (_ ("%1$s: %2$s"), name, value);
  wm_parts_add_long (it->parts, line);
}

/* Adds a piece of a line to those before it. */
void
wm_tell_append (GString *line, const char *text)
{
  if (text != NULL && *text != '\0')
    g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", text);
}

/* The day of a timestamp, or a date as it is */
void
wm_tell_append_day (GString *line, const char *time)
{
  g_autofree char *day = time != NULL ? g_strndup (time, 10) : NULL;

  wm_tell_append (line, day);
}

const char *
wm_tell_kind_words (const char *kind)
{
  static const struct
  {
    const char *kind, *words;
  } kinds[] = {
    { "self", N_ ("Self") },           { "manager", N_ ("Manager") },
    { "interview", N_ ("Interview") }, { "check_in", N_ ("Check-in") },
    { "peer", N_ ("Colleague") },      { "reading", N_ ("Reading") },
    { "done", N_ ("Done") },           { "not_useful", N_ ("Not useful") },
    { "employee", N_ ("Member of the team") }, { "candidate", N_ ("Candidate") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].kind, kind) == 0)
      return _ (kinds[i].words);
  return kind;
}

/* (transfer full): of a person by her id, as far as she is known here */
char *
wm_tell_person_name (const WmTelling *it, const char *id)
{
  g_autoptr (WmPerson) person = id != NULL ? wm_person_load (it->store, id, NULL) : NULL;

  return g_strdup (person != NULL ? person->name : id);
}

const char *
wm_tell_skill_name (const WmTelling *it, const char *id)
{
  int skill = id != NULL ? wm_map_find_skill (it->map, id) : -1;

  return skill >= 0 ? wm_map_skill (it->map, (guint) skill)->name : id;
}

/* (transfer full): "3 · Proficient" */
char *
wm_tell_level (const WmTelling *it, int level)
{
  const GPtrArray *names = it->map->level_names;
  const char *name
      = names != NULL && level >= 0 && (guint) level < names->len ? names->pdata[level] : NULL;

  if (name == NULL || *name == '\0')
    return g_strdup_printf (_ ("Level %d"), level);
  /* Translators: a level and its name. */
  return g_strdup_printf (_ ("Level %1$d · %2$s"), level, name);
}

/* Calls @each for each object of an array. */
void
wm_tell_each (WmTelling *it, JsonNode *node, void (*each) (WmTelling *it, JsonObject *object))
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_OBJECT (element))
        each (it, json_node_get_object (element));
    }
}

/* ---- key by key ------------------------------------------------------------------- */

/* (transfer full): "targetRole" as "Target role" */
static char *
key_words (const char *key)
{
  GString *words = g_string_new (NULL);

  for (const char *p = key; *p != '\0'; p++)
    {
      if (p > key && g_ascii_isupper (*p))
        g_string_append_c (words, ' ');
      g_string_append_c (words, p == key ? g_ascii_toupper (*p)
                                : *p == '_' ? ' '
                                            : g_ascii_tolower (*p));
    }
  return g_string_free (words, FALSE);
}

void
wm_tell_any (WmTelling *it, const char *name, JsonNode *node, guint depth)
{
  if (JSON_NODE_HOLDS_OBJECT (node) && depth < DEEPEST)
    {
      JsonObject *object = json_node_get_object (node);
      g_autoptr (GList) keys = json_object_get_members (object);

      if (depth > 0)
        wm_parts_add (it->parts, WM_PART_NAME, name);
      for (GList *l = keys; l != NULL; l = l->next)
        {
          g_autofree char *words = key_words (l->data);

          wm_tell_any (it, words, json_object_get_member (object, l->data), depth + 1);
        }
    }
  else if (JSON_NODE_HOLDS_ARRAY (node) && depth < DEEPEST)
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        wm_tell_any (it, name, json_array_get_element (array, i), depth + 1);
    }
  else if (JSON_NODE_HOLDS_VALUE (node) && wm_json_tree_is_text (node))
    wm_tell_fact (it, name, json_node_get_string (node));
  else if (!JSON_NODE_HOLDS_NULL (node))
    {
      g_autofree char *text = wm_json_tree_compact (node);

      wm_tell_fact (it, name, text);
    }
}

void
wm_tell_rest (WmTelling *it, JsonObject *object, const char *const *told)
{
  g_autoptr (GList) keys = json_object_get_members (object);

  for (GList *l = keys; l != NULL; l = l->next)
    if (!g_strv_contains (told, l->data))
      {
        g_autofree char *words = key_words (l->data);

        wm_tell_any (it, words, json_object_get_member (object, l->data), 1);
      }
}

/* ---- the person ---------------------------------------------------------------------- */

static void
tell_learning (WmTelling *it, JsonObject *learning)
{
  gint64 minutes = wm_json_tree_int (learning, "minutesPerWeek", 0);
  g_autofree char *hours = g_strdup_printf ("%.1f", minutes / 60.0);

  if (minutes > 0)
    wm_tell_fact (it, _ ("Hours a week"), hours);
  wm_tell_fact (it, _ ("Start"), wm_json_tree_text (learning, "startDate"));
}

static void
tell_link (WmTelling *it, JsonObject *link)
{
  const char *url = wm_json_tree_text (link, "url"), *name = wm_json_tree_text (link, "name");
  g_autoptr (GString) line = g_string_new (name != NULL && *name != '\0' ? name : url);
  WmPart *part;

  wm_tell_append (line, wm_tell_skill_name (it, wm_json_tree_text (link, "skill")));
  /* On paper an address that is only behind words is none. */
  if (name != NULL && *name != '\0')
    wm_tell_append (line, url);
  part = wm_parts_add (it->parts, WM_PART_LINK, line->str);
  if (part != NULL)
    part->link = g_strdup (url);
}

static void
tell_note (WmTelling *it, JsonObject *note)
{
  g_autoptr (GString) line = g_string_new (NULL);

  wm_tell_append (line, wm_tell_skill_name (it, wm_json_tree_text (note, "skill")));
  wm_tell_append_day (line, wm_json_tree_text (note, "time"));
  wm_parts_add (it->parts, WM_PART_NAME, line->str);
  wm_parts_add_long (it->parts, wm_json_tree_text (note, "note"));
}

static void
tell_reading (WmTelling *it, JsonObject *reading)
{
  const char *id = wm_json_tree_text (reading, "resource");
  int index = id != NULL ? wm_map_find_resource (it->map, id) : -1;
  const WmResource *resource = index >= 0 ? wm_map_resource (it->map, (guint) index) : NULL;
  g_autoptr (GString) line = g_string_new (NULL);
  WmPart *part;

  wm_tell_append (line, resource != NULL ? resource->name : id);
  wm_tell_append (line, wm_tell_kind_words (wm_json_tree_text (reading, "state")));
  wm_tell_append_day (line, wm_json_tree_text (reading, "time"));
  part = wm_parts_add (it->parts, WM_PART_LINK, line->str);
  if (part != NULL && resource != NULL)
    part->link = g_strdup (resource->url);
  wm_parts_add_long (it->parts, wm_json_tree_text (reading, "note"));
}

/* A list of the person's own, under a heading */
static void
tell_list (WmTelling *it, JsonObject *person, const char *key, const char *title,
           void (*each) (WmTelling *it, JsonObject *object))
{
  JsonArray *list = wm_json_tree_array (person, key);

  if (list == NULL || json_array_get_length (list) == 0)
    return;
  wm_parts_add (it->parts, WM_PART_HEADING, title);
  wm_tell_each (it, json_object_get_member (person, key), each);
}

static void
tell_person (WmTelling *it, JsonNode *node)
{
  static const char *const told[]
      = { "id",    "name",    "label", "email", "url",       "kind", "targetRole",
          "notes", "links",   "reading", "learning", NULL };
  JsonObject *person = json_node_get_object (node);
  JsonObject *learning = wm_json_tree_object (person, "learning");

  wm_tell_fact (it, _ ("Name"), wm_json_tree_text (person, "name"));
  wm_tell_fact (it, _ ("Works as"), wm_json_tree_text (person, "label"));
  wm_tell_fact (it, _ ("E-mail"), wm_json_tree_text (person, "email"));
  wm_tell_fact (it, _ ("Page"), wm_json_tree_text (person, "url"));
  wm_tell_fact (it, _ ("Kept as"), g_strcmp0 (wm_json_tree_text (person, "kind"), "self") == 0
                                    ? _ ("The person at the keyboard")
                                    : wm_tell_kind_words (wm_json_tree_text (person, "kind")));
  wm_tell_fact (it, _ ("Target role"),
             wm_map_role_name (it->map, wm_json_tree_text (person, "targetRole"),
                               wm_json_tree_text (person, "targetRole")));
  if (learning != NULL)
    tell_learning (it, learning);
  wm_tell_rest (it, person, told);
  tell_list (it, person, "notes", _ ("Notes"), tell_note);
  tell_list (it, person, "links", _ ("Links"), tell_link);
  tell_list (it, person, "reading", _ ("Reading"), tell_reading);
}

/* ---- what she did ------------------------------------------------------------------------ */

static void
tell_assessed (WmTelling *it, JsonObject *assessed)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *person = wm_tell_person_name (it, wm_json_tree_text (assessed, "person"));
  guint n = (guint) wm_json_tree_int (assessed, "ratings", 0);
  g_autofree char *count = g_strdup_printf (ngettext ("%u rating", "%u ratings", n), n);

  wm_tell_append_day (line, wm_json_tree_text (assessed, "date"));
  wm_tell_append (line, person);
  wm_tell_append (line, wm_tell_kind_words (wm_json_tree_text (assessed, "kind")));
  wm_tell_append (line, count);
  wm_parts_add (it->parts, WM_PART_TEXT, line->str);
}

static void
tell_others (WmTelling *it, JsonNode *node)
{
  wm_tell_each (it, node, tell_assessed);
}

static void
tell_action (WmTelling *it, JsonObject *object)
{
  g_autoptr (GString) line = g_string_new (NULL);
  WmAction action = { .label = (char *) wm_json_tree_text (object, "label"),
                      .subject = (char *) wm_json_tree_text (object, "subject") };
  g_autofree char *words = wm_action_describe (it->store, &action);

  wm_tell_append_day (line, wm_json_tree_text (object, "time"));
  wm_tell_append (line, words);
  wm_parts_add (it->parts, WM_PART_TEXT, line->str);
}

static void
tell_actions (WmTelling *it, JsonNode *node)
{
  wm_tell_each (it, node, tell_action);
}

/* ---- the document ------------------------------------------------------------------------- */

/* What the document holds, in the order of reading; what is not here is told key by key
 * after it. @title: NULL where the section makes its own. */
static const struct
{
  const char *key, *title;
  void (*tell) (WmTelling *it, JsonNode *node);
} sections[] = {
  { "person", N_ ("The Person"), tell_person },
  { "assessments", NULL, wm_tell_ratings },
  { "candidate", N_ ("As a Candidate"), wm_tell_candidate },
  { "applications", N_ ("Applications"), wm_tell_applications },
  { "retention", N_ ("How Long It Is Kept"), wm_tell_retention },
  { "legalHolds", N_ ("Legal Holds"), wm_tell_holds },
  { "erasures", N_ ("Erased"), wm_tell_erasures },
  { "interviewsHeld", N_ ("Interviews Held"), wm_tell_interviews_held },
  { "plans", N_ ("Plans"), wm_tell_plans },
  { "assessedOthers", N_ ("Assessed Others"), tell_others },
  { "actions", N_ ("Done in This Workspace"), tell_actions },
};

static gboolean
is_empty (JsonNode *node)
{
  JsonArray *array
      = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  return node == NULL || (array != NULL && json_array_get_length (array) == 0);
}

static gboolean
has_words (const char *key)
{
  static const char *const frame[] = { "$schema", "format", "generator", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (g_str_equal (sections[i].key, key))
      return TRUE;
  return g_strv_contains (frame, key);
}

static void
tell_sections (WmTelling *it, JsonObject *document)
{
  g_autoptr (GList) keys = json_object_get_members (document);

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      JsonNode *node = json_object_get_member (document, sections[i].key);

      if (is_empty (node))
        continue;
      if (sections[i].title != NULL)
        wm_parts_add (it->parts, WM_PART_HEADING, _ (sections[i].title));
      sections[i].tell (it, node);
    }
  for (GList *l = keys; l != NULL; l = l->next)
    if (!has_words (l->data) && !is_empty (json_object_get_member (document, l->data)))
      {
        g_autofree char *words = key_words (l->data);

        wm_parts_add (it->parts, WM_PART_HEADING, words);
        wm_tell_any (it, words, json_object_get_member (document, l->data), 0);
      }
}

GPtrArray *
wm_tell_person (WmStore *store, WmMap *map, const char *slug, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *today = NULL;
  g_autofree char *name = NULL;
  GDate date;
  WmTelling it = { store, map, NULL };

  g_return_val_if_fail (WM_IS_STORE (store) && map != NULL && slug != NULL, NULL);

  wm_date_today (&date);
  today = wm_date_format (&date);
  bytes = wm_export_person (store, slug, error);
  root = bytes != NULL ? wm_json_tree_load (bytes, slug, NULL, error) : NULL;
  if (root == NULL)
    return NULL;
  name = wm_tell_person_name (&it, slug);
  it.parts = wm_parts_new ();
  wm_parts_add (it.parts, WM_PART_TITLE, name);
  /* Translators: a date. */
  tell (&it, WM_PART_TEXT,
        g_strdup_printf (_ ("Everything that this workspace holds about this person, as of %s."),
                         today));
  tell_sections (&it, json_node_get_object (root));
  return it.parts;
}
