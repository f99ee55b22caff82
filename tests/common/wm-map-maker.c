/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wm-map-maker.h"

#include <string.h>

static GArray *
new_indexes (void)
{
  return g_array_new (FALSE, FALSE, sizeof (guint));
}

/* The index has its keys from the entries. */
static void
remember (GHashTable *index, char *slug, guint at)
{
  g_hash_table_insert (index, slug, GUINT_TO_POINTER (at + 1));
}

guint
wm_make_skill (WmMap *map, const char *slug)
{
  WmSkill *skill = g_new0 (WmSkill, 1);

  skill->id = map->skills->len + 1;
  skill->slug = g_strdup (slug);
  skill->name = g_strdup (slug);
  skill->description = g_strdup ("");
  skill->category = -1;
  skill->spectrum = -1;
  skill->levels = g_ptr_array_new_with_free_func (g_free);
  skill->needs = new_indexes ();
  skill->unlocks = new_indexes ();
  skill->required_by = g_array_new (FALSE, FALSE, sizeof (WmRequirement));
  skill->resources = new_indexes ();
  skill->questions = new_indexes ();
  remember (map->skill_index, skill->slug, map->skills->len);
  g_ptr_array_add (map->skills, skill);
  return map->skills->len - 1;
}

void
wm_make_need (WmMap *map, guint skill, guint below)
{
  g_array_append_val (wm_map_skill (map, skill)->needs, below);
  g_array_append_val (wm_map_skill (map, below)->unlocks, skill);
  wm_map_skill (map, skill)->depth
      = MAX (wm_map_skill (map, skill)->depth, wm_map_skill (map, below)->depth + 1);
}

guint
wm_make_role (WmMap *map, const char *slug)
{
  WmRole *role = g_new0 (WmRole, 1);

  role->slug = g_strdup (slug);
  role->name = g_strdup (slug);
  role->description = g_strdup ("");
  role->focus = g_strdup ("");
  role->stage = g_strdup ("");
  role->side = g_strdup ("");
  role->from = role->to = role->position = -1;
  role->requirements = g_array_new (FALSE, FALSE, sizeof (WmRequirement));
  remember (map->role_index, role->slug, map->roles->len);
  g_ptr_array_add (map->roles, role);
  return map->roles->len - 1;
}

void
wm_make_requirement (WmMap *map, guint role, guint skill, int level, WmImportance importance)
{
  WmRequirement it = { role, skill, level, importance };

  g_array_append_val (wm_map_role (map, role)->requirements, it);
  g_array_append_val (wm_map_skill (map, skill)->required_by, it);
}

void
wm_make_teach (WmMap *map, guint resource, guint skill)
{
  g_array_append_val (wm_map_resource (map, resource)->skills, skill);
  g_array_append_val (wm_map_skill (map, skill)->resources, resource);
}

guint
wm_make_resource (WmMap *map, guint skill, const char *slug, const char *kind, int tier,
                  int minutes)
{
  WmResource *resource = g_new0 (WmResource, 1);

  resource->slug = g_strdup (slug);
  resource->name = g_strdup (slug);
  resource->url = g_strdup ("");
  resource->kind = g_strdup (kind);
  resource->language = g_strdup ("");
  resource->section = g_strdup ("");
  resource->subsection = g_strdup ("");
  resource->note = g_strdup ("");
  resource->tier = tier;
  resource->minutes = minutes;
  resource->skills = new_indexes ();
  remember (map->resource_index, resource->slug, map->resources->len);
  g_ptr_array_add (map->resources, resource);
  wm_make_teach (map, map->resources->len - 1, skill);
  return map->resources->len - 1;
}

guint
wm_make_question (WmMap *map, guint skill, const char *slug, int level, int minutes)
{
  WmQuestion *question = g_new0 (WmQuestion, 1);
  guint index = map->questions->len;

  question->slug = g_strdup (slug);
  question->text = g_strdup (slug);
  question->kind = g_strdup ("technical");
  question->level = level;
  question->minutes = minutes;
  question->strong = g_strdup ("");
  question->weak = g_strdup ("");
  question->skills = new_indexes ();
  g_array_append_val (question->skills, skill);
  g_ptr_array_add (map->questions, question);
  g_array_append_val (wm_map_skill (map, skill)->questions, index);
  return index;
}

static void
add_random_needs (WmMap *map, GRand *random, guint skill, guint most, guint reach)
{
  guint wanted = g_rand_int_range (random, 0, (gint32) most + 1);
  guint lowest = skill > reach ? skill - reach : 0;

  for (guint j = 0; skill > 0 && j < wanted; j++)
    {
      guint below = g_rand_int_range (random, (gint32) lowest, (gint32) skill);
      GArray *needs = wm_map_skill (map, skill)->needs;
      gboolean known = FALSE;

      for (guint k = 0; k < needs->len; k++)
        known = known || g_array_index (needs, guint, k) == below;
      if (!known)
        wm_make_need (map, skill, below);
    }
}

WmMap *
wm_make_random (GRand *random, guint n, guint most, guint reach, guint every)
{
  WmMap *map = wm_map_new ("en");
  guint role = wm_make_role (map, "r");

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *slug = g_strdup_printf ("s%u", i);
      g_autofree char *article = g_strdup_printf ("article-%u", i);
      g_autofree char *exercise = g_strdup_printf ("exercise-%u", i);
      guint skill = wm_make_skill (map, slug);

      add_random_needs (map, random, skill, most, reach);
      (void) wm_make_resource (map, skill, article, "article", g_rand_int_range (random, 1, 4),
                               g_rand_int_range (random, 1, 20) * 15);
      if (i > 0 && g_rand_int_range (random, 0, 4) == 0)
        wm_make_teach (map, map->resources->len - 1, g_rand_int_range (random, 0, (gint32) i));
      (void) wm_make_resource (map, skill, exercise, "exercise", 1,
                               g_rand_int_range (random, 1, 8) * 30);
      if (g_rand_int_range (random, 0, (gint32) every) == 0)
        wm_make_requirement (map, role, skill, g_rand_int_range (random, 1, 5),
                             g_rand_int_range (random, WM_IMPORTANCE_NICE, WM_IMPORTANCE_MUST + 1));
    }
  return map;
}
