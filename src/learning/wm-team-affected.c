/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whom a difference between roles or maps concerns. Pure.
 */
#include "learning/wm-team.h"

/* What is not asked is met by everybody. */
static WmFit
fit_of (int level, int target)
{
  if (target < 0)
    return WM_FIT_MET;
  if (level < 0)
    return WM_FIT_NOT_ASSESSED;
  return level >= target ? WM_FIT_MET : WM_FIT_SHORT;
}

static gboolean
is_affected (const WmTeamMember *member, int skill, const char *role, const WmDifference *it)
{
  int level = skill >= 0 ? member->levels[skill] : -1;

  if (it->skill == NULL)
    return g_str_equal (member->target_role, it->role) && it->kind == WM_DIFFERENCE_REMOVED;
  if (it->role == NULL)
    return level >= 0
           && (it->kind == WM_DIFFERENCE_REMOVED || it->kind == WM_DIFFERENCE_ANCHORS);
  return g_str_equal (member->target_role, role)
         && fit_of (level, it->before) != fit_of (level, it->after);
}

GArray *
wm_team_affected (WmMap *map, const WmTeam *team, const char *role, const WmDifference *difference)
{
  GArray *members = g_array_new (FALSE, FALSE, sizeof (guint));
  int skill;

  g_return_val_if_fail (map != NULL && team != NULL && difference != NULL, members);

  skill = difference->skill != NULL ? wm_map_find_skill (map, difference->skill) : -1;
  for (guint i = 0; i < team->members->len; i++)
    if (wm_team_member (team, i)->counted
        && is_affected (wm_team_member (team, i), skill,
                        role != NULL ? role : difference->role, difference))
      g_array_append_val (members, i);
  return members;
}
