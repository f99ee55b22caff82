/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Hire or grow: a team as it would be, and what growing takes. Pure.
 */
#include "learning/wm-team-trial.h"

WmTeam *
wm_team_try (const WmTeam *team, GArray *trials)
{
  WmTeam *then;

  g_return_val_if_fail (team != NULL && trials != NULL, NULL);

  then = wm_team_copy (team);
  for (guint i = 0; i < trials->len; i++)
    {
      const WmTrial *trial = &g_array_index (trials, WmTrial, i);
      WmTeamMember *member = wm_team_member (then, trial->member);

      if (trial->kind == WM_TRIAL_HIRE)
        member->counted = TRUE;
      else
        member->levels[trial->skill] = MAX (member->levels[trial->skill], trial->level);
    }
  return then;
}

WmGrowth
wm_team_growth (WmMap *map, const WmTeam *team, guint member, guint skill, int level)
{
  WmRequirement wanted = { 0, skill, level, WM_IMPORTANCE_MUST };
  g_autoptr (GArray) targets = g_array_new (FALSE, FALSE, sizeof (WmRequirement));
  const int *levels = wm_team_member (team, member)->levels;
  const WmPathInput input = { .targets = targets, .levels = levels };
  g_autoptr (WmPath) path = NULL;

  g_array_append_val (targets, wanted);
  path = wm_path_compute (map, &input);
  return (WmGrowth){ member, levels[skill], path->steps->len, path->minutes, path->estimated };
}

static int
compare_growth (gconstpointer a, gconstpointer b)
{
  const WmGrowth *left = a, *right = b;

  if (left->minutes != right->minutes)
    return left->minutes < right->minutes ? -1 : 1;
  return (left->member > right->member) - (left->member < right->member);
}

GArray *
wm_team_ways_to_grow (WmMap *map, const WmTeam *team, guint skill, int level)
{
  GArray *ways = g_array_new (FALSE, FALSE, sizeof (WmGrowth));

  g_return_val_if_fail (map != NULL && team != NULL, ways);

  for (guint i = 0; i < team->members->len; i++)
    {
      const WmTeamMember *member = wm_team_member (team, i);
      WmGrowth growth;

      if (!member->counted || member->levels[skill] >= level)
        continue;
      growth = wm_team_growth (map, team, i, skill, level);
      g_array_append_val (ways, growth);
    }
  g_array_sort (ways, compare_growth);
  return ways;
}
