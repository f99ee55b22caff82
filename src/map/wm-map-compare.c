/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How two roles differ, and two maps. Pure.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "map/wm-map-compare.h"

static void
difference_free (gpointer data)
{
  WmDifference *it = data;

  g_free (it->role);
  g_free (it->role_name);
  g_free (it->skill);
  g_free (it->skill_name);
  g_free (it->name_before);
  g_free (it);
}

static WmDifference *
add (GPtrArray *differences, WmDifferenceKind kind, const WmRole *role, const WmSkill *skill)
{
  WmDifference *it = g_new0 (WmDifference, 1);

  it->kind = kind;
  it->before = it->after = -1;
  if (role != NULL)
    {
      it->role = g_strdup (role->slug);
      it->role_name = g_strdup (role->name);
    }
  if (skill != NULL)
    {
      it->skill = g_strdup (skill->slug);
      it->skill_name = g_strdup (skill->name);
    }
  g_ptr_array_add (differences, it);
  return it;
}

/* The requirement of a skill, found by its id: the maps may differ. */
static const WmRequirement *
find_requirement (WmMap *map, const WmRole *role, const char *skill)
{
  for (guint i = 0; i < role->requirements->len; i++)
    {
      const WmRequirement *it = &g_array_index (role->requirements, WmRequirement, i);

      if (g_str_equal (wm_map_skill (map, it->skill)->slug, skill))
        return it;
    }
  return NULL;
}

static gboolean
is_raised (const WmRequirement *before, const WmRequirement *after)
{
  return after->level != before->level ? after->level > before->level
                                       : after->importance > before->importance;
}

static void
compare_requirement (GPtrArray *differences, const WmRole *role, const WmSkill *skill,
                     const WmRequirement *before, const WmRequirement *after)
{
  WmDifferenceKind kind = before == NULL               ? WM_DIFFERENCE_ADDED
                          : after == NULL              ? WM_DIFFERENCE_REMOVED
                          : is_raised (before, after) ? WM_DIFFERENCE_RAISED
                                                       : WM_DIFFERENCE_LOWERED;
  WmDifference *it;

  if (before != NULL && after != NULL && before->level == after->level
      && before->importance == after->importance)
    return;
  it = add (differences, kind, role, skill);
  if (before != NULL)
    {
      it->before = before->level;
      it->importance_before = before->importance;
    }
  if (after != NULL)
    {
      it->after = after->level;
      it->importance_after = after->importance;
    }
}

/* The requirements of one role before and of one after, under the later's name */
static void
compare_roles (GPtrArray *differences, WmMap *before_map, const WmRole *before, WmMap *after_map,
               const WmRole *after)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  for (guint i = 0; i < after->requirements->len; i++)
    {
      const WmRequirement *it = &g_array_index (after->requirements, WmRequirement, i);
      const WmSkill *skill = wm_map_skill (after_map, it->skill);

      compare_requirement (found, after, skill,
                           find_requirement (before_map, before, skill->slug), it);
    }
  for (guint i = 0; i < before->requirements->len; i++)
    {
      const WmRequirement *it = &g_array_index (before->requirements, WmRequirement, i);
      const WmSkill *skill = wm_map_skill (before_map, it->skill);

      if (find_requirement (after_map, after, skill->slug) == NULL)
        compare_requirement (found, after, skill, it, NULL);
    }
  /* A stable order: what was found first stays first. */
  for (int kind = 0; kind < WM_N_DIFFERENCES; kind++)
    for (guint i = 0; i < found->len; i++)
      if (((WmDifference *) found->pdata[i])->kind == (WmDifferenceKind) kind)
        g_ptr_array_add (differences, found->pdata[i]);
}

GPtrArray *
wm_roles_compare (WmMap *map, guint role, guint other)
{
  GPtrArray *differences = g_ptr_array_new_with_free_func (difference_free);

  g_return_val_if_fail (map != NULL, differences);
  g_return_val_if_fail (role < map->roles->len && other < map->roles->len, differences);

  compare_roles (differences, map, wm_map_role (map, role), map, wm_map_role (map, other));
  /* It is the same one in each line. */
  for (guint i = 0; i < differences->len; i++)
    g_clear_pointer (&((WmDifference *) differences->pdata[i])->role_name, g_free);
  return differences;
}

static gboolean
same_anchors (const WmSkill *before, const WmSkill *after)
{
  guint n = MAX (before->levels->len, after->levels->len);

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (i < before->levels->len ? before->levels->pdata[i] : NULL,
                   i < after->levels->len ? after->levels->pdata[i] : NULL)
        != 0)
      return FALSE;
  return TRUE;
}

static void
compare_skills (GPtrArray *differences, WmMap *before, WmMap *after)
{
  for (guint i = 0; i < after->skills->len; i++)
    {
      const WmSkill *skill = wm_map_skill (after, i);
      int was = wm_map_find_skill (before, skill->slug);
      const WmSkill *old = was >= 0 ? wm_map_skill (before, was) : NULL;

      if (old == NULL)
        add (differences, WM_DIFFERENCE_ADDED, NULL, skill);
      if (old != NULL && g_strcmp0 (old->name, skill->name) != 0)
        add (differences, WM_DIFFERENCE_RENAMED, NULL, skill)->name_before = g_strdup (old->name);
      if (old != NULL && !same_anchors (old, skill))
        add (differences, WM_DIFFERENCE_ANCHORS, NULL, skill);
    }
  for (guint i = 0; i < before->skills->len; i++)
    if (wm_map_find_skill (after, wm_map_skill (before, i)->slug) < 0)
      add (differences, WM_DIFFERENCE_REMOVED, NULL, wm_map_skill (before, i));
}

static void
compare_role_lists (GPtrArray *differences, WmMap *before, WmMap *after)
{
  for (guint i = 0; i < after->roles->len; i++)
    {
      const WmRole *role = wm_map_role (after, i);
      int was = wm_map_find_role (before, role->slug);

      if (was < 0)
        add (differences, WM_DIFFERENCE_ADDED, role, NULL);
      else if (g_strcmp0 (wm_map_role (before, was)->name, role->name) != 0)
        add (differences, WM_DIFFERENCE_RENAMED, role, NULL)->name_before
          = g_strdup (wm_map_role (before, was)->name);
    }
  for (guint i = 0; i < before->roles->len; i++)
    if (wm_map_find_role (after, wm_map_role (before, i)->slug) < 0)
      add (differences, WM_DIFFERENCE_REMOVED, wm_map_role (before, i), NULL);
}

GPtrArray *
wm_maps_compare (WmMap *before, WmMap *after)
{
  GPtrArray *differences = g_ptr_array_new_with_free_func (difference_free);

  g_return_val_if_fail (before != NULL && after != NULL, differences);

  compare_role_lists (differences, before, after);
  compare_skills (differences, before, after);
  for (guint i = 0; i < after->roles->len; i++)
    {
      const WmRole *role = wm_map_role (after, i);
      int was = wm_map_find_role (before, role->slug);

      if (was >= 0)
        compare_roles (differences, before, wm_map_role (before, was), after, role);
    }
  return differences;
}

const char *
wm_difference_to_string (WmDifferenceKind kind)
{
  static const char *const words[]
    = { "added", "removed", "raised", "lowered", "renamed", "anchors" };

  return kind < WM_N_DIFFERENCES ? words[kind] : "";
}

static char *
describe_requirement (const WmDifference *it)
{
  switch (it->kind)
    {
    case WM_DIFFERENCE_ADDED:
      /* Translators: a skill, and the level that a role now asks. */
      return g_strdup_printf (_ ("%1$s is added, level %2$d"), it->skill_name, it->after);
    case WM_DIFFERENCE_REMOVED:
      /* Translators: a skill, and the level that a role asked. */
      return g_strdup_printf (_ ("%1$s is no longer asked, it was level %2$d"), it->skill_name,
                              it->before);
    default:
      break;
    }
  if (it->before == it->after)
    /* Translators: %s is a skill: the level stays. */
    return it->kind == WM_DIFFERENCE_RAISED
             ? g_strdup_printf (_ ("%s is more important"), it->skill_name)
             : g_strdup_printf (_ ("%s is less important"), it->skill_name);
  /* Translators: a skill, the level that was asked, the one that is. */
  return g_strdup_printf (it->kind == WM_DIFFERENCE_RAISED
                            ? _ ("%1$s is raised from %2$d to %3$d")
                            : _ ("%1$s is lowered from %2$d to %3$d"),
                          it->skill_name, it->before, it->after);
}

char *
wm_difference_describe (const WmDifference *it)
{
  const char *name;
  g_autofree char *line = NULL;

  g_return_val_if_fail (it != NULL, NULL);

  if (it->role != NULL && it->skill != NULL)
    {
      line = describe_requirement (it);
      if (it->role_name == NULL)
        return g_steal_pointer (&line);
      /* Translators: a role, and how what it asks differs. */
      return g_strdup_printf (_ ("%1$s: %2$s"), it->role_name, line);
    }
  name = it->role != NULL ? it->role_name : it->skill_name;
  switch (it->kind)
    {
    case WM_DIFFERENCE_ADDED:
      return g_strdup_printf (it->role != NULL ? _ ("New role: %s") : _ ("New skill: %s"), name);
    case WM_DIFFERENCE_REMOVED:
      return g_strdup_printf (it->role != NULL ? _ ("Role that goes: %s")
                                               : _ ("Skill that goes: %s"),
                              name);
    case WM_DIFFERENCE_RENAMED:
      /* Translators: an old name and a new one. */
      return g_strdup_printf (_ ("%1$s is now called %2$s"), it->name_before, name);
    default:
      /* Translators: %s is a skill. */
      return g_strdup_printf (_ ("%s: its levels are described otherwise"), name);
    }
}
