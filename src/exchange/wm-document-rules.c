/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a schema cannot say: references lead somewhere, nothing stands in a
 * circle, dates are in order. The tables say which; the functions below walk
 * them. An entry of a list is `[]` in a path.
 */
#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "onboarding/wm-calendar.h"
#include "wm-cycle.h"
#include "wm-document-rules-private.h"
#include "wm-references.h"

/* No two entries of the list at `path` have the same value at `key`. */
typedef struct
{
  const char *path;
  const char *key;
} Unique;

static const Unique pack_unique[] = {
  { "scales[].levels", "score" },
  { "skills[].levels", "score" },
  { "roles[].skills", "skill" },
  { "planTemplates[].milestones[].skills", "skill" },
  { NULL },
};

static const Unique plan_unique[] = {
  { "role.skills", "skill" },
  { "scales[].levels", "score" },
  { "skills[].levels", "score" },
  { "assessments[].ratings", "skill" },
  { "milestones[].skills", "skill" },
  { "calendar.holidays", "date" },
  { "calendar.workingDays", "date" },
  { NULL },
};

static const Unique workspace_unique[] = {
  { "assessments[].ratings", "skill" },
  { "jobs[].requirements", "skill" },
  { "candidates", "person" },
  { "candidates[].claims", "skill" },
  { "applications[].interviews[].scorecard.ratings", "skill" },
  { "applications[].interviews[].scorecard.questions", "question" },
  { "applications[].debrief.skills", "skill" },
  { "applications[].decisions[].skills", "skill" },
  { "retentionRules", "outcome" },
  { NULL },
};

gboolean
wm_rules_fail (WmRules *rules, const char *format, ...)
{
  g_autofree char *why = NULL;
  va_list args;

  va_start (args, format);
  why = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (rules->error, WM_ERROR, WM_ERROR_INVALID, "%s: %s: %s", rules->name,
               rules->place->str, why);
  return FALSE;
}

static void G_GNUC_PRINTF (2, 3)
warn (WmRules *rules, const char *format, ...)
{
  g_autofree char *why = NULL;
  va_list args;

  va_start (args, format);
  why = g_strdup_vprintf (format, args);
  va_end (args);
  g_ptr_array_add (rules->warnings, g_strdup_printf ("%s: %s", rules->place->str, why));
}

gsize
wm_rules_push (WmRules *rules, const char *key, gsize length)
{
  gsize before = rules->place->len;

  if (before > 0)
    g_string_append_c (rules->place, '.');
  g_string_append_len (rules->place, key, (gssize) length);
  return before;
}

gboolean
wm_rules_walk_object (WmRules *rules, JsonObject *object, const char *path, WmRulesLeafFunc func)
{
  return wm_document_walk (object, path, rules->place, (WmDocumentLeafFunc) func, rules);
}

static gboolean
check_reference (WmRules *rules, JsonNode *leaf)
{
  const char *id = json_node_get_string (leaf);

  return g_hash_table_contains (rules->ids, id)
         /* Translators: an id, and the list of the file that does not have it */
         || wm_rules_fail (rules, _ ("\"%s\" is not in \"%s\""), id, rules->list);
}

static gboolean
check_references (WmRules *rules, JsonObject *scope, const WmReference *references)
{
  for (const WmReference *r = references; r->path != NULL; r++)
    {
      g_autoptr (GHashTable) ids = wm_document_collect_ids (scope, r->list);

      rules->ids = ids;
      rules->list = r->list;
      if (!wm_rules_walk_object (rules, scope, r->path, check_reference))
        return FALSE;
    }
  return TRUE;
}

/* Every list of sources, wherever the schema lets one stand. */
static gboolean
check_sources (WmRules *rules, JsonNode *node, const WmShape *shape)
{
  gsize before = rules->place->len;

  if (shape == NULL)
    return TRUE;
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);
      gboolean is_sources = g_strcmp0 (shape->name, "sourceIds") == 0;

      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          JsonNode *item = json_array_get_element (array, i);

          g_string_append_printf (rules->place, "[%u]", i);
          if (is_sources ? !check_reference (rules, item)
                         : !check_sources (rules, item, shape->items))
            return FALSE;
          g_string_truncate (rules->place, before);
        }
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    for (guint i = 0; i < shape->members->len; i++)
      {
        const WmShapeMember *member = g_ptr_array_index (shape->members, i);
        JsonNode *value = json_object_get_member (json_node_get_object (node), member->key);

        wm_rules_push (rules, member->key, strlen (member->key));
        if (value != NULL && !check_sources (rules, value, member->shape))
          return FALSE;
        g_string_truncate (rules->place, before);
      }
  return TRUE;
}

static gboolean
check_unique_list (WmRules *rules, JsonNode *leaf)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  JsonArray *array = json_node_get_array (leaf);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *item = json_array_get_object_element (array, i);
      char *value = wm_json_tree_compact (json_object_get_member (item, rules->key));

      if (g_hash_table_contains (seen, value))
        {
          g_string_append_printf (rules->place, "[%u].%s", i, rules->key);
          wm_rules_fail (rules, _ ("%s stands twice in this list"), value);
          g_free (value);
          return FALSE;
        }
      g_hash_table_add (seen, value);
    }
  return TRUE;
}

static gboolean
check_unique (WmRules *rules, JsonObject *scope, const Unique *lists)
{
  for (const Unique *u = lists; u->path != NULL; u++)
    {
      rules->key = u->key;
      if (!wm_rules_walk_object (rules, scope, u->path, check_unique_list))
        return FALSE;
    }
  return TRUE;
}

static gboolean
fail_cycle (WmRules *rules, GPtrArray *cycle)
{
  GString *way = g_string_new (NULL);
  gboolean result;

  for (guint i = 0; i < cycle->len; i++)
    {
      if (cycle->len > 12 && i == 10)
        {
          g_string_append (way, " → …");
          i = cycle->len - 1;
        }
      g_string_append_printf (way, "%s%s", i > 0 ? " → " : "",
                              (const char *) g_ptr_array_index (cycle, i));
    }
  /* Translators: %s is a way from id to id that ends where it began */
  result = wm_rules_fail (rules, _ ("these stand in a circle: %s"), way->str);
  g_string_free (way, TRUE);
  return result;
}

static gboolean
check_cycle (WmRules *rules, WmCycle *graph, const char *place)
{
  g_autoptr (GPtrArray) cycle = wm_cycle_find (graph);
  gsize before;

  if (cycle == NULL)
    return TRUE;
  before = wm_rules_push (rules, place, strlen (place));
  fail_cycle (rules, cycle);
  g_string_truncate (rules->place, before);
  return FALSE;
}

static gboolean
check_associations (WmRules *rules, JsonObject *root)
{
  static const char *const types[] = { "precedes", "isChildOf" };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  JsonArray *array = wm_json_tree_array (root, "associations");

  for (guint t = 0; array != NULL && t < G_N_ELEMENTS (types); t++)
    {
      g_autoptr (WmCycle) graph = wm_cycle_new ();

      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          JsonObject *item = json_array_get_object_element (array, i);
          const char *type = wm_json_tree_text (item, "associationType");
          const char *from = wm_json_tree_text (item, "origin");
          const char *to = wm_json_tree_text (item, "destination");

          if (g_str_equal (type, types[t]))
            wm_cycle_add_edge (graph, from, to);
          if (t > 0 || g_hash_table_add (seen, g_strjoin (" ", from, type, to, NULL)))
            continue;
          g_string_append_printf (rules->place, "associations[%u]", i);
          return wm_rules_fail (rules, _ ("%s stands twice in this list"), from);
        }
      if (!check_cycle (rules, graph, "associations"))
        return FALSE;
    }
  return TRUE;
}

static void
add_anchor (WmCycle *graph, JsonObject *task)
{
  JsonObject *offset = wm_json_tree_object (task, "dueOffset");
  const char *id = offset != NULL ? wm_json_tree_text (offset, "id") : NULL;

  if (id != NULL && strcmp (wm_json_tree_text (offset, "from"), "activity") == 0)
    wm_cycle_add_edge (graph, wm_json_tree_text (task, "id"), id);
}

static gboolean
check_dependencies (WmRules *rules, JsonObject *scope)
{
  g_autoptr (WmCycle) graph = wm_cycle_new ();
  JsonArray *tasks = wm_json_tree_array (scope, "tasks");

  for (guint i = 0; tasks != NULL && i < json_array_get_length (tasks); i++)
    {
      JsonObject *task = json_array_get_object_element (tasks, i);
      JsonArray *needs = wm_json_tree_array (task, "dependsOn");

      for (guint j = 0; needs != NULL && j < json_array_get_length (needs); j++)
        wm_cycle_add_edge (graph, wm_json_tree_text (task, "id"),
                           json_array_get_string_element (needs, j));
      add_anchor (graph, task);
    }
  return check_cycle (rules, graph, "tasks");
}

/* A due day that is counted from a milestone or a task needs it to be there. */
static gboolean
check_anchors (WmRules *rules, JsonObject *scope)
{
  g_autoptr (GHashTable) milestones = wm_document_collect_ids (scope, "milestones");
  g_autoptr (GHashTable) activities = wm_document_collect_ids (scope, "tasks");
  JsonArray *tasks = wm_json_tree_array (scope, "tasks");

  for (guint i = 0; tasks != NULL && i < json_array_get_length (tasks); i++)
    {
      JsonObject *task = json_array_get_object_element (tasks, i);
      JsonObject *offset = wm_json_tree_object (task, "dueOffset");
      const char *from = offset != NULL ? wm_json_tree_text (offset, "from") : "before_start";
      const char *id = offset != NULL ? wm_json_tree_text (offset, "id") : NULL;
      gboolean is_milestone = strcmp (from, "milestone") == 0;
      const char *list = is_milestone ? "milestones" : "tasks";

      if (strcmp (from, "before_start") == 0
          || (id != NULL && g_hash_table_contains (is_milestone ? milestones : activities, id)))
        continue;
      g_string_append_printf (rules->place, "tasks[%u].dueOffset", i);
      return wm_rules_fail (rules, _ ("there is no “%s” in “%s”"), id != NULL ? id : "", list);
    }
  return TRUE;
}

static gboolean
check_span (WmRules *rules, JsonNode *leaf)
{
  JsonObject *item = json_node_get_object (leaf);
  const char *start = wm_json_tree_text (item, "startDate");
  const char *end = wm_json_tree_text (item, rules->key);

  if (start == NULL || end == NULL || strcmp (start, end) <= 0)
    return TRUE;
  wm_rules_push (rules, rules->key, strlen (rules->key));
  return wm_rules_fail (rules, _ ("%s is before its start, %s"), end, start);
}

static gboolean
check_band (WmRules *rules, JsonNode *leaf)
{
  JsonObject *band = json_node_get_object (leaf);

  return wm_json_tree_int (band, "from", 0) <= wm_json_tree_int (band, "to", 1000)
         || wm_rules_fail (rules, _ ("\"from\" is after \"to\""));
}

/* Milestones and tasks, of a plan or of a template */
static gboolean
check_schedule (WmRules *rules, JsonObject *scope)
{
  if (!check_references (rules, scope, wm_schedule_references)
      || !check_anchors (rules, scope) || !check_dependencies (rules, scope))
    return FALSE;
  rules->key = "endDate";
  if (!wm_rules_walk_object (rules, scope, "milestones[]", check_span))
    return FALSE;
  rules->key = "dueDate";
  return wm_rules_walk_object (rules, scope, "tasks[]", check_span);
}

static gboolean
check_template (WmRules *rules, JsonNode *leaf)
{
  return check_schedule (rules, json_node_get_object (leaf));
}

static gboolean
check_pack (WmRules *rules, JsonObject *root)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (GHashTable) sources = NULL;

  if (!check_references (rules, root, wm_pack_references)
      || !check_unique (rules, root, pack_unique)
      || !check_associations (rules, root)
      || !wm_rules_walk_object (rules, root, "roles[].spectrum", check_band)
      || !wm_rules_walk_object (rules, root, "planTemplates[]", check_template))
    return FALSE;
  sources = wm_document_collect_ids (root, "sources");
  rules->ids = sources;
  rules->list = "sources";
  json_node_set_object (node, root);
  return check_sources (rules, node, wm_shape_get ("pack"));
}

static void
add_days (JsonObject *calendar, const char *key, WmCalendar *result,
          void (*add) (WmCalendar *, const GDate *))
{
  JsonArray *days = calendar != NULL ? wm_json_tree_array (calendar, key) : NULL;

  for (guint i = 0; days != NULL && i < json_array_get_length (days); i++)
    {
      const char *text = wm_json_tree_text (json_array_get_object_element (days, i), "date");
      GDate date;

      if (wm_date_parse (text, &date))
        add (result, &date);
    }
}

static WmCalendar *
read_calendar (JsonObject *calendar)
{
  JsonArray *week = calendar != NULL ? wm_json_tree_array (calendar, "workWeek") : NULL;
  GString *days = g_string_new (NULL);
  WmCalendar *result;

  for (guint i = 0; week != NULL && i < json_array_get_length (week); i++)
    g_string_append_c (days, (char) ('0' + json_array_get_int_element (week, i)));
  result = wm_calendar_new (days->str);
  g_string_free (days, TRUE);
  add_days (calendar, "holidays", result, wm_calendar_add_holiday);
  add_days (calendar, "workingDays", result, wm_calendar_add_working_day);
  return result;
}

static void
warn_days_off (WmRules *rules, JsonObject *root, const char *list, const char *key)
{
  g_autoptr (WmCalendar) calendar = read_calendar (wm_json_tree_object (root, "calendar"));
  JsonArray *array = wm_json_tree_array (root, list);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      const char *text = wm_json_tree_text (json_array_get_object_element (array, i), key);
      gsize before = rules->place->len;
      GDate date;

      if (text == NULL || !wm_date_parse (text, &date) || wm_calendar_is_working (calendar, &date))
        continue;
      wm_rules_push (rules, list, strlen (list));
      g_string_append_printf (rules->place, "[%u].%s", i, key);
      warn (rules, _ ("%s is a day off"), text);
      g_string_truncate (rules->place, before);
    }
}

static gboolean
check_plan (WmRules *rules, JsonObject *root)
{
  if (!check_references (rules, root, wm_plan_references)
      || !check_unique (rules, root, plan_unique)
      || !wm_rules_walk_object (rules, root, "role.spectrum", check_band)
      || !check_schedule (rules, root))
    return FALSE;
  warn_days_off (rules, root, "milestones", "endDate");
  warn_days_off (rules, root, "tasks", "dueDate");
  return TRUE;
}

static void
warn_order (WmRules *rules, JsonObject *root, const WmShape *shape)
{
  for (guint i = 0; i < shape->members->len; i++)
    {
      const WmShapeMember *member = g_ptr_array_index (shape->members, i);
      JsonArray *array = wm_json_tree_array (root, member->key);
      gsize before;

      if (array == NULL || wm_document_is_in_order (array, member->key))
        continue;
      before = wm_rules_push (rules, member->key, strlen (member->key));
      warn (rules, _ ("the entries are not in the order of their ids; saving puts them in order"));
      g_string_truncate (rules->place, before);
    }
}

static gboolean
check_inner_pack (WmRules *rules, JsonNode *leaf)
{
  warn_order (rules, json_node_get_object (leaf), wm_shape_get ("pack"));
  return check_pack (rules, json_node_get_object (leaf));
}

static gboolean
check_inner_plan (WmRules *rules, JsonNode *leaf)
{
  warn_order (rules, json_node_get_object (leaf), wm_shape_get ("plan"));
  return check_plan (rules, json_node_get_object (leaf));
}

/* A rating may name a skill of any pack of the workspace. A document without
 * packs adds people to a workspace that has the content; the import then looks
 * for the skills there. */
static gboolean
check_ratings (WmRules *rules, JsonObject *root)
{
  g_autoptr (GHashTable) skills = g_hash_table_new (g_str_hash, g_str_equal);
  JsonArray *packs = wm_json_tree_array (root, "packs");

  if (packs == NULL)
    return TRUE;
  for (guint i = 0; i < json_array_get_length (packs); i++)
    {
      g_autoptr (GHashTable) own
          = wm_document_collect_ids (json_array_get_object_element (packs, i), "skills");
      GHashTableIter iter;
      gpointer id;

      g_hash_table_iter_init (&iter, own);
      while (g_hash_table_iter_next (&iter, &id, NULL))
        g_hash_table_add (skills, id);
    }
  rules->ids = skills;
  rules->list = "packs[].skills";
  return wm_rules_walk_object (rules, root, "assessments[].ratings[].skill", check_reference);
}

static gboolean
check_workspace (WmRules *rules, JsonObject *root)
{
  return check_references (rules, root, wm_workspace_references)
         && check_unique (rules, root, workspace_unique) && check_ratings (rules, root)
         && wm_rules_check_hiring (rules, root)
         && wm_rules_walk_object (rules, root, "packs[]", check_inner_pack)
         && wm_rules_walk_object (rules, root, "plans[]", check_inner_plan);
}

/**
 * wm_document_check_rules:
 * @root: what has the shape of @kind
 * @warnings: (element-type utf8): gets what may stay as it is
 *
 * Returns: FALSE with the first rule that is broken, and its place
 */
gboolean
wm_document_check_rules (WmDocumentKind kind, JsonObject *root, const char *name,
                         GPtrArray *warnings, GError **error)
{
  g_autoptr (GString) place = g_string_new (NULL);
  WmRules rules = { name, place, warnings, NULL, NULL, NULL, error };

  warn_order (&rules, root, wm_document_get_shape (kind));
  switch (kind)
    {
    case WM_DOCUMENT_PACK:
      return check_pack (&rules, root);
    case WM_DOCUMENT_PLAN:
      return check_plan (&rules, root);
    case WM_DOCUMENT_WORKSPACE:
      return check_workspace (&rules, root);
    default:
      g_assert_not_reached ();
    }
}
