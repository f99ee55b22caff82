/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the pictures say in sentences: for screen readers, tooltips and the
 * alternative text of exports. Whole sentences are translated, never parts.
 */
#include "config.h"

#include "draw/wm-scene-words.h"

#include "onboarding/wm-plan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "onboarding/wm-calendar.h"

#define MAX_LISTED 40

/* Returns: (transfer full): one text of two; either may be NULL or "" */
char *
wm_words_join (const char *first, const char *second)
{
  if (first == NULL || *first == '\0')
    return g_strdup (second != NULL ? second : "");
  if (second == NULL || *second == '\0')
    return g_strdup (first);
  /* Translators: two sentences, one after the other. */
  return g_strdup_printf (_ ("%1$s %2$s"), first, second);
}

static void
join_to (char **text, char *sentence)
{
  char *joined = wm_words_join (*text, sentence);

  g_free (*text);
  g_free (sentence);
  *text = joined;
}

/* (transfer full): names of @skills, at most @most, with the separator of the language */
static char *
names_of (WmMap *map, GArray *skills, guint most)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; skills != NULL && i < skills->len && i < most; i++)
    {
      guint skill = g_array_index (skills, guint, i);

      if (skill < map->skills->len)
        g_ptr_array_add (names, wm_map_skill (map, skill)->name);
    }
  if (skills != NULL && skills->len > most)
    g_ptr_array_add (names, (gpointer) "…");
  g_ptr_array_add (names, NULL);
  /* Translators: between the names of a list. */
  return g_strjoinv (_ (", "), (char **) names->pdata);
}

/* Returns: (transfer full): their names, the first few of many */
char *
wm_words_skills (WmMap *map, GArray *skills)
{
  return names_of (map, skills, MAX_LISTED);
}

/* The highest level that the map has a name for; 4 where it names none. */
int
wm_words_max_level (WmMap *map)
{
  return map->level_names != NULL && map->level_names->len > 1 ? (int) map->level_names->len - 1
                                                               : 4;
}

/* Returns: (transfer full): "Level 2 of 4: Practised", "Not assessed" */
char *
wm_words_level (WmMap *map, int level)
{
  const char *name = NULL;

  if (level < 0)
    return g_strdup (_ ("Not assessed."));
  if (map->level_names != NULL && (guint) level < map->level_names->len)
    name = g_ptr_array_index (map->level_names, level);
  if (name != NULL && *name != '\0')
    /* Translators: a level, the highest level, the name of the level. */
    return g_strdup_printf (_ ("Level %1$d of %2$d: %3$s."), level, wm_words_max_level (map), name);
  return g_strdup_printf (_ ("Level %1$d of %2$d."), level, wm_words_max_level (map));
}

const char *
wm_words_importance (WmImportance importance)
{
  switch (importance)
    {
    case WM_IMPORTANCE_MUST:
      return _ ("must have");
    case WM_IMPORTANCE_SHOULD:
      return _ ("should have");
    case WM_IMPORTANCE_NICE:
      return _ ("nice to have");
    case WM_IMPORTANCE_NONE:
    default:
      return "";
    }
}

/* (transfer full): what a role asks for of a skill; "" for nothing */
static char *
words_target (WmMap *map, guint skill, int role)
{
  const WmRole *it = role >= 0 && (guint) role < map->roles->len ? wm_map_role (map, role) : NULL;

  for (guint i = 0; it != NULL && it->requirements != NULL && i < it->requirements->len; i++)
    {
      const WmRequirement *asked = &g_array_index (it->requirements, WmRequirement, i);

      if (asked->skill != skill)
        continue;
      if (asked->importance == WM_IMPORTANCE_NONE)
        /* Translators: the name of a role, and the level of a skill that it asks for. */
        return g_strdup_printf (_ ("Target for %1$s: level %2$d."), it->name, asked->level);
      /* Translators: the name of a role, the level of a skill that it asks for, and
       * how much it matters: "must have". */
      return g_strdup_printf (_ ("Target for %1$s: level %2$d, %3$s."), it->name, asked->level,
                              wm_words_importance (asked->importance));
    }
  return g_strdup ("");
}

char *
wm_words_skill_links (WmMap *map, guint index, const WmSceneOptions *options)
{
  WmSkill *skill = wm_map_skill (map, index);
  g_autofree char *needs = wm_words_skills (map, skill->needs);
  g_autofree char *unlocks = wm_words_skills (map, skill->unlocks);
  char *text = NULL;

  if (*needs != '\0')
    /* Translators: names of the skills that a skill builds on. */
    join_to (&text, g_strdup_printf (_ ("Needs %s."), needs));
  if (*unlocks != '\0')
    /* Translators: names of the skills that build on a skill. */
    join_to (&text, g_strdup_printf (_ ("Unlocks %s."), unlocks));
  if (options->levels != NULL)
    join_to (&text, wm_words_level (map, options->levels[index]));
  join_to (&text, words_target (map, index, options->role));
  if (options->lens == WM_LENS_COMPARE)
    join_to (&text, words_target (map, index, options->other_role));
  return text;
}

char *
wm_words_skill (WmMap *map, guint index, const WmSceneOptions *options)
{
  int category = wm_map_skill (map, index)->category;
  g_autofree char *links = wm_words_skill_links (map, index, options);
  g_autofree char *name = NULL;

  if (category >= 0 && (guint) category < map->categories->len)
    /* Translators: the category that a skill belongs to. */
    name = g_strdup_printf (
        _ ("%s."), ((WmCategory *) g_ptr_array_index (map->categories, category))->name);
  return wm_words_join (name, links);
}

const char *
wm_words_stage (const char *stage)
{
  if (g_strcmp0 (stage, "0-to-1") == 0)
    /* Translators: the stage of a product: from nothing to its first version. */
    return _ ("0 to 1");
  if (g_strcmp0 (stage, "1-to-N") == 0)
    /* Translators: the stage of a product: from one version to many. */
    return _ ("1 to N");
  return stage != NULL ? stage : "";
}

static char *
words_side (WmMap *map, const WmRole *role)
{
  const char *label = map->boundary_label;

  if (label == NULL || *label == '\0')
    return g_strdup ("");
  if (g_strcmp0 (role->side, "left") == 0)
    /* Translators: a role stands left of a boundary of the spectrum, "API". */
    return g_strdup_printf (_ ("Left of the boundary “%s”."), label);
  if (g_strcmp0 (role->side, "right") == 0)
    return g_strdup_printf (_ ("Right of the boundary “%s”."), label);
  if (g_strcmp0 (role->side, "both") == 0)
    return g_strdup_printf (_ ("On both sides of the boundary “%s”."), label);
  return g_strdup ("");
}

char *
wm_words_role (WmMap *map, guint index)
{
  WmRole *role = wm_map_role (map, index);
  guint n = role->requirements != NULL ? role->requirements->len : 0;
  char *text = g_strdup (role->focus != NULL ? role->focus : "");

  join_to (&text, words_side (map, role));
  if (role->stage != NULL && *role->stage != '\0')
    /* Translators: the stage of a product, "0 to 1". */
    join_to (&text, g_strdup_printf (_ ("Stage: %s."), wm_words_stage (role->stage)));
  if (n > 0)
    join_to (&text,
             g_strdup_printf (ngettext ("Asks for %u skill.", "Asks for %u skills.", n), n));
  return text;
}

char *
wm_words_axis (WmMap *map)
{
  guint n = map->roles->len;
  char *text = NULL;

  join_to (&text, g_strdup_printf (ngettext ("A spectrum with %u role.",
                                             "A spectrum with %u roles.", n), n));
  if (map->left_label != NULL && *map->left_label != '\0' && map->right_label != NULL
      && *map->right_label != '\0')
    /* Translators: the names of the left and the right end of the spectrum. */
    join_to (&text, g_strdup_printf (_ ("From left, “%1$s”, to right, “%2$s”."),
                                     map->left_label, map->right_label));
  return text;
}

char *
wm_words_spectrum (WmMap *map)
{
  char *text = wm_words_axis (map);

  for (guint i = 0; i < map->roles->len; i++)
    {
      g_autofree char *role = wm_words_role (map, i);

      /* Translators: the name of a role, and sentences about it. */
      join_to (&text, g_strdup_printf (_ ("%1$s: %2$s"), wm_map_role (map, i)->name, role));
    }
  for (guint i = 0; i < map->workflows->len; i++)
    join_to (&text, wm_words_workflow (map, i));
  return text;
}

static char *
words_category (WmMap *map, int category, const char *name)
{
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *names = NULL;

  for (guint i = 0; i < map->skills->len; i++)
    if (wm_map_skill (map, i)->category == category)
      g_array_append_val (members, i);
  if (members->len == 0)
    return g_strdup ("");
  names = wm_words_skills (map, members);
  /* Translators: the name of a category, and the names of its skills. */
  return g_strdup_printf (_ ("%1$s: %2$s."), name, names);
}

char *
wm_words_map (WmMap *map)
{
  char *text = wm_words_spectrum (map);
  guint n = map->skills->len;

  join_to (&text, g_strdup_printf (ngettext ("Under it %u skill, above what it builds on.",
                                             "Under it %u skills, each above what it builds on.",
                                             n), n));
  for (guint i = 0; i < map->categories->len; i++)
    {
      WmCategory *category = g_ptr_array_index (map->categories, i);

      join_to (&text, words_category (map, (int) i, category->name));
    }
  join_to (&text, words_category (map, -1, _ ("No category")));
  return text;
}

char *
wm_words_focus_title (WmMap *map, WmFocus focus, int skill, int to)
{
  const char *name, *end;

  if (focus == WM_FOCUS_NONE || skill < 0 || (focus == WM_FOCUS_WAY && to < 0))
    return g_strdup ("");
  name = wm_map_skill (map, skill)->name;
  if (focus == WM_FOCUS_NEEDS)
    /* Translators: a skill's prerequisites, theirs and so on; the name of a skill. */
    return g_strdup_printf (_ ("What leads to %s"), name);
  if (focus == WM_FOCUS_UNLOCKS)
    /* Translators: all that builds on a skill; the name of a skill. */
    return g_strdup_printf (_ ("What %s unlocks"), name);
  end = wm_map_skill (map, to)->name;
  /* Translators: from one skill to another along prerequisites. */
  return g_strdup_printf (_ ("Shortest way from %1$s to %2$s"), name, end);
}

char *
wm_words_focus (WmMap *map, WmFocus focus, int skill, int to)
{
  g_autofree char *title = wm_words_focus_title (map, focus, skill, to);
  g_autoptr (GArray) order = wm_map_focus (map, focus, skill, to);
  g_autofree char *names = NULL;

  if (*title == '\0')
    return g_steal_pointer (&title);
  /* The skill itself is told by the title. */
  if (focus == WM_FOCUS_NEEDS)
    g_array_set_size (order, order->len - 1);
  else if (focus == WM_FOCUS_UNLOCKS)
    g_array_remove_index (order, 0);
  names = names_of (map, order, order->len);
  if (*names == '\0')
    /* Translators: a heading such as "What leads to Evaluation", and that it is nothing. */
    return g_strdup_printf (_ ("%s: nothing."), title);
  /* Translators: a heading such as "What leads to Evaluation", and names of skills. */
  return g_strdup_printf (_ ("%1$s: %2$s."), title, names);
}

/* Who does an activity: a word of the file format, or somebody's name. */
const char *
wm_words_owner (const char *owner)
{
  return wm_owner_words (owner);
}

/* Returns: (transfer full): the date in the user's language; what is no date
 * stays as it is */
char *
wm_words_date (const char *iso, gboolean with_year)
{
  GDate date;
  g_autoptr (GDateTime) time = NULL;

  g_date_clear (&date, 1);
  if (iso == NULL || *iso == '\0' || !wm_date_parse (iso, &date))
    return g_strdup (iso != NULL ? iso : "");
  time = g_date_time_new_utc (g_date_get_year (&date), (int) g_date_get_month (&date),
                              g_date_get_day (&date), 0, 0, 0);
  /* Translators: g_date_time_format() patterns of a date: day and month, then
   * with the year. */
  return g_date_time_format (time, with_year ? _ ("%-d %b %Y") : _ ("%-d %b"));
}

char *
wm_words_who (WmMap *map, const char *person_name, const char *role, const char *role_name)
{
  const char *name = wm_map_role_name (map, role, role_name);
  gboolean has_role = name != NULL && *name != '\0';
  gboolean has_person = person_name != NULL && *person_name != '\0';

  if (has_person && has_role)
    /* Translators: the name of a person, and of a role. */
    return g_strdup_printf (_ ("%1$s · %2$s"), person_name, name);
  return g_strdup (has_person ? person_name : has_role ? name : "");
}

char *
wm_words_plan (WmMap *map, const char *person_name, const char *role, const char *role_name,
               const char *start)
{
  g_autofree char *who = wm_words_who (map, person_name, role, role_name);

  if (*who == '\0')
    /* Translators: the first day of a plan. */
    return *start != '\0' ? g_strdup_printf (_ ("Starts %s"), start) : g_strdup ("");
  if (*start == '\0')
    return g_steal_pointer (&who);
  /* Translators: a person and her role, and her first day. */
  return g_strdup_printf (_ ("%1$s · starts %2$s"), who, start);
}
