/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The map as plain data: making, sharing and finding.
 */
#include "map/wm-map-private.h"

static void
category_free (gpointer data)
{
  WmCategory *category = data;

  g_free (category->slug);
  g_free (category->name);
  g_free (category);
}

static void
role_free (gpointer data)
{
  WmRole *role = data;

  g_free (role->slug);
  g_free (role->name);
  g_free (role->description);
  g_free (role->keywords);
  g_free (role->focus);
  g_free (role->stage);
  g_free (role->side);
  g_array_unref (role->requirements);
  g_free (role);
}

static void
skill_free (gpointer data)
{
  WmSkill *skill = data;

  g_free (skill->slug);
  g_free (skill->name);
  g_free (skill->description);
  g_free (skill->keywords);
  g_ptr_array_unref (skill->levels);
  g_array_unref (skill->needs);
  g_array_unref (skill->unlocks);
  g_array_unref (skill->required_by);
  g_array_unref (skill->resources);
  g_array_unref (skill->questions);
  g_free (skill);
}

static void
resource_free (gpointer data)
{
  WmResource *resource = data;

  g_free (resource->slug);
  g_free (resource->name);
  g_free (resource->url);
  g_free (resource->kind);
  g_free (resource->language);
  g_free (resource->section);
  g_free (resource->subsection);
  g_free (resource->note);
  g_array_unref (resource->skills);
  g_free (resource);
}

static void
question_free (gpointer data)
{
  WmQuestion *question = data;

  g_free (question->slug);
  g_free (question->text);
  g_free (question->kind);
  g_free (question->strong);
  g_free (question->weak);
  g_array_unref (question->skills);
  g_free (question);
}

static void
workflow_free (gpointer data)
{
  WmWorkflow *workflow = data;

  g_free (workflow->slug);
  g_free (workflow->name);
  g_free (workflow->lane);
  g_ptr_array_unref (workflow->steps);
  g_free (workflow);
}

static void
template_free (gpointer data)
{
  WmTemplate *template = data;

  g_free (template->slug);
  g_free (template->name);
  g_free (template->role);
  g_free (template->description);
  g_free (template);
}

/* What nobody else need know of a map. */
typedef struct
{
  WmMap map;
  WmSkillPack *pack; /* (nullable): where its skills lie, unless each is a block of its own */
} Whole;

WmSkillPack *
wm_map_pack_skills (WmMap *map)
{
  Whole *whole = (Whole *) map;

  whole->pack = wm_skill_pack_new ();
  g_ptr_array_set_free_func (map->skills, NULL);
  return whole->pack;
}

WmMap *
wm_map_new (const char *locale)
{
  WmMap *map = (WmMap *) g_new0 (Whole, 1);

  g_atomic_ref_count_init (&map->refs);
  map->locale = g_strdup (locale);
  map->left_label = g_strdup ("");
  map->right_label = g_strdup ("");
  map->boundary_label = g_strdup ("");
  map->boundary = 500;
  map->level_names = g_ptr_array_new_with_free_func (g_free);
  map->categories = g_ptr_array_new_with_free_func (category_free);
  map->roles = g_ptr_array_new_with_free_func (role_free);
  map->skills = g_ptr_array_new_with_free_func (skill_free);
  map->resources = g_ptr_array_new_with_free_func (resource_free);
  map->questions = g_ptr_array_new_with_free_func (question_free);
  map->templates = g_ptr_array_new_with_free_func (template_free);
  map->workflows = g_ptr_array_new_with_free_func (workflow_free);
  /* The keys are the things' own slugs. */
  map->skill_index = g_hash_table_new (g_str_hash, g_str_equal);
  map->role_index = g_hash_table_new (g_str_hash, g_str_equal);
  map->resource_index = g_hash_table_new (g_str_hash, g_str_equal);
  return map;
}

WmMap *
wm_map_ref (WmMap *map)
{
  g_return_val_if_fail (map != NULL, NULL);

  g_atomic_ref_count_inc (&map->refs);
  return map;
}

void
wm_map_unref (WmMap *map)
{
  if (map == NULL || !g_atomic_ref_count_dec (&map->refs))
    return;

  g_hash_table_unref (map->skill_index);
  g_hash_table_unref (map->role_index);
  g_hash_table_unref (map->resource_index);
  g_free (map->locale);
  g_free (map->left_label);
  g_free (map->right_label);
  g_free (map->boundary_label);
  g_ptr_array_unref (map->level_names);
  g_ptr_array_unref (map->categories);
  g_ptr_array_unref (map->roles);
  g_ptr_array_unref (map->skills);
  wm_skill_pack_free (((Whole *) map)->pack);
  g_ptr_array_unref (map->resources);
  g_ptr_array_unref (map->questions);
  g_ptr_array_unref (map->templates);
  g_ptr_array_unref (map->workflows);
  g_free (map);
}

static int
find (GHashTable *index, const char *slug)
{
  return slug == NULL ? -1 : GPOINTER_TO_INT (g_hash_table_lookup (index, slug)) - 1;
}

int
wm_map_find_skill (WmMap *map, const char *slug)
{
  g_return_val_if_fail (map != NULL, -1);

  return find (map->skill_index, slug);
}

int
wm_map_find_role (WmMap *map, const char *slug)
{
  g_return_val_if_fail (map != NULL, -1);

  return find (map->role_index, slug);
}

const char *
wm_map_role_name (WmMap *map, const char *slug, const char *otherwise)
{
  int role = slug != NULL && *slug != '\0' ? wm_map_find_role (map, slug) : -1;

  return role >= 0 ? wm_map_role (map, (guint) role)->name : otherwise;
}

int
wm_map_find_resource (WmMap *map, const char *slug)
{
  g_return_val_if_fail (map != NULL, -1);

  return find (map->resource_index, slug);
}

/* Whether a change is to one of the tables, a NULL ends them. */
gboolean
wm_changes_concern (GArray *changes, const char *const *tables)
{
  for (guint i = 0; changes != NULL && i < changes->len; i++)
    if (g_strv_contains (tables, g_array_index (changes, WmChange, i).table))
      return TRUE;
  return FALSE;
}

gboolean
wm_map_concerned (GArray *changes)
{
  static const char *const tables[]
      = { "pack",           "pack_section",      "spectrum",           "scale_level",
          "category",       "role",              "skill",              "skill_level",
          "skill_association", "role_requirement", "resource",         "resource_skill",
          "question",       "question_skill",    "translation",        "onboarding_template",
          "template_milestone", "template_activity", NULL };

  return wm_changes_concern (changes, tables);
}
