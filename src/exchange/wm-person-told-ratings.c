/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Ratings in what is told of a person, by category and skill.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "wm-person-told-private.h"

/* One rating of a skill, and the assessment that it stands in */
typedef struct
{
  JsonObject *assessment, *rating;
  int skill; /* index, or -1 for one that the map does not have */
} Said;

/* By category and skill as the map has them, of each skill the newest first */
static int
compare_said (gconstpointer a, gconstpointer b, gpointer data)
{
  const Said *one = a, *other = b;
  WmMap *map = data;
  int of_one = one->skill >= 0 ? wm_map_skill (map, (guint) one->skill)->category : G_MAXINT;
  int of_other = other->skill >= 0 ? wm_map_skill (map, (guint) other->skill)->category : G_MAXINT;

  if (of_one != of_other)
    return of_one < of_other ? -1 : 1;
  if (one->skill != other->skill)
    return one->skill < other->skill ? -1 : 1;
  if (one->skill < 0 && g_strcmp0 (wm_json_tree_text (one->rating, "skill"),
                                   wm_json_tree_text (other->rating, "skill")) != 0)
    return g_strcmp0 (wm_json_tree_text (one->rating, "skill"),
                      wm_json_tree_text (other->rating, "skill"));
  return g_strcmp0 (wm_json_tree_text (other->assessment, "date"),
                    wm_json_tree_text (one->assessment, "date"));
}

/* (transfer full) (element-type Said) */
static GArray *
list_said (const WmTelling *it, JsonArray *assessments)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (Said));

  for (guint i = 0; i < json_array_get_length (assessments); i++)
    {
      JsonObject *assessment = json_array_get_object_element (assessments, i);
      JsonArray *ratings = wm_json_tree_array (assessment, "ratings");

      for (guint j = 0; ratings != NULL && j < json_array_get_length (ratings); j++)
        {
          Said said = { assessment, json_array_get_object_element (ratings, j), -1 };
          const char *skill = wm_json_tree_text (said.rating, "skill");

          said.skill = skill != NULL ? wm_map_find_skill (it->map, skill) : -1;
          g_array_append_val (list, said);
        }
    }
  g_array_sort_with_data (list, compare_said, it->map);
  return list;
}

static void
tell_said (WmTelling *it, const Said *said)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *level = wm_tell_level (it, (int) wm_json_tree_int (said->rating, "level", -1));
  g_autofree char *by = wm_tell_person_name (it, wm_json_tree_text (said->assessment, "assessor"));
  const char *evidence = wm_json_tree_text (said->rating, "evidence");
  gint64 sure = wm_json_tree_int (said->rating, "confidence", -1);

  wm_tell_append (line, level);
  wm_tell_append (line, wm_tell_kind_words (wm_json_tree_text (said->assessment, "kind")));
  wm_tell_append_day (line, wm_json_tree_text (said->assessment, "date"));
  wm_tell_append (line, by);
  if (sure >= 0)
    {
      /* Translators: how sure somebody is of a level, in percent. */
      g_autofree char *words = g_strdup_printf (_ ("%d %% sure"), (int) sure);

      wm_tell_append (line, words);
    }
  wm_parts_add (it->parts, WM_PART_TEXT, line->str);
  if (evidence != NULL && *evidence != '\0')
    {
      /* Translators: the words of evidence for a level. */
      g_autofree char *words = g_strdup_printf (_ ("“%s”"), evidence);

      wm_parts_add_long (it->parts, words);
    }
}

static void
tell_category (WmTelling *it, const Said *said)
{
  int category = said->skill >= 0 ? wm_map_skill (it->map, (guint) said->skill)->category : -1;
  const char *name
      = category >= 0
            ? ((WmCategory *) g_ptr_array_index (it->map->categories, (guint) category))->name
            : _ ("No category");

  /* Translators: ratings of the skills of a category. */
  wm_parts_tell (it->parts, WM_PART_HEADING, _ ("Ratings: %s"), name);
}

void
wm_tell_ratings (WmTelling *it, JsonNode *node)
{
  g_autoptr (GArray) list = list_said (it, json_node_get_array (node));

  for (guint i = 0; i < list->len; i++)
    {
      const Said *said = &g_array_index (list, Said, i);
      const Said *before = i > 0 ? &g_array_index (list, Said, i - 1) : NULL;
      const char *skill = wm_json_tree_text (said->rating, "skill");
      int category = said->skill >= 0 ? wm_map_skill (it->map, (guint) said->skill)->category : -1;
      int last = before != NULL && before->skill >= 0
                     ? wm_map_skill (it->map, (guint) before->skill)->category
                     : -1;

      if (before == NULL || category != last)
        tell_category (it, said);
      if (before == NULL || g_strcmp0 (skill, wm_json_tree_text (before->rating, "skill")) != 0)
        wm_parts_add (it->parts, WM_PART_NAME, wm_tell_skill_name (it, skill));
      tell_said (it, said);
    }
}
