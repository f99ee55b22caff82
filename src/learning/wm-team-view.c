/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A team as it is looked at: in an order, in four states, in counts. Pure.
 */
#include <string.h>

#include "learning/wm-team.h"

typedef struct
{
  WmMap *map;
  WmTeamOrder order;
} Ordering;

static int
compare_in_order (gconstpointer a, gconstpointer b, gpointer data)
{
  const Ordering *it = data;
  guint left = ((const WmCoverage *) a)->skill, right = ((const WmCoverage *) b)->skill;
  const WmSkill *one = wm_map_skill (it->map, left), *other = wm_map_skill (it->map, right);
  /* No place is -1, hence the largest */
  guint here = (guint) one->spectrum, there = (guint) other->spectrum;
  int by_name = g_utf8_collate (one->name, other->name);

  if (it->order == WM_TEAM_BY_SPECTRUM && here != there)
    return here < there ? -1 : 1;
  return by_name != 0 ? by_name : strcmp (one->slug, other->slug);
}

void
wm_coverage_sort (WmMap *map, GArray *coverage, WmTeamOrder order)
{
  Ordering ordering = { map, order };

  g_return_if_fail (map != NULL && coverage != NULL);

  if (order != WM_TEAM_BY_RISK)
    g_array_sort_with_data (coverage, compare_in_order, &ordering);
}

WmTeamShown
wm_team_shown (const WmTeamMember *member, guint skill, int target)
{
  int wanted = target >= 0 ? target : WM_TEAM_CAN_LEVEL;

  g_return_val_if_fail (member != NULL, WM_TEAM_NEVER_TRIED);

  if (member->levels[skill] >= wanted)
    return WM_TEAM_SHOWN_STRONG;
  if (member->levels[skill] >= 0)
    return WM_TEAM_SHOWN_SHORT;
  return member->learning[skill] ? WM_TEAM_SHOWN_NOTHING : WM_TEAM_NEVER_TRIED;
}

gboolean
wm_coverage_is_unknown (const WmCoverage *coverage)
{
  g_return_val_if_fail (coverage != NULL, TRUE);

  return coverage->can + coverage->meet + coverage->below == 0;
}

void
wm_coverage_count (GArray *coverage, WmCoverageCount *counts)
{
  g_return_if_fail (coverage != NULL && counts != NULL);

  memset (counts, 0, sizeof *counts * (WM_IMPORTANCE_MUST + 1));
  for (guint i = 0; i < coverage->len; i++)
    {
      const WmCoverage *it = &g_array_index (coverage, WmCoverage, i);
      WmCoverageCount *count = &counts[it->importance];
      gboolean unknown = wm_coverage_is_unknown (it);

      count->unknown += unknown;
      count->nobody += it->can == 0 && !unknown;
      count->one += it->can == 1;
      count->more += it->can > 1;
    }
}

void
wm_team_spread (WmMap *map, const WmTeam *team, WmSpread *spread)
{
  g_autofree int *highest = NULL;

  g_return_if_fail (map != NULL && team != NULL && spread != NULL);

  memset (spread, 0, sizeof *spread);
  highest = g_new (int, team->n_skills + 1);
  for (guint i = 0; i <= team->n_skills; i++)
    highest[i] = -1;
  for (guint i = 0; i < team->members->len; i++)
    {
      const WmTeamMember *member = wm_team_member (team, i);

      if (!member->counted)
        continue;
      wm_spread_add (map, member->levels, spread);
      for (guint skill = 0; skill < team->n_skills; skill++)
        highest[skill] = MAX (highest[skill], member->levels[skill]);
    }
  wm_spread_finish (map, highest, spread);
}

guint
wm_team_aiming (WmMap *map, const WmTeam *team, guint role)
{
  guint n = 0;

  g_return_val_if_fail (map != NULL && team != NULL, 0);

  for (guint i = 0; i < team->members->len; i++)
    {
      const WmTeamMember *member = wm_team_member (team, i);

      n += member->counted && wm_map_find_role (map, member->target_role) == (int) role;
    }
  return n;
}
