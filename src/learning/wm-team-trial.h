/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "learning/wm-team.h"

G_BEGIN_DECLS

/* One "what if" about a team: somebody joins, or somebody grows. */
typedef enum
{
  WM_TRIAL_HIRE, /* a candidate becomes one of the team */
  WM_TRIAL_GROW, /* a member reaches a level in a skill */
} WmTrialKind;

typedef struct
{
  WmTrialKind kind;
  guint member;
  guint skill; /* of GROW */
  int level;   /* of GROW */
} WmTrial;

/* Pure. The team as it would be. Growing never takes a level away.
 * @trials: (element-type WmTrial). (transfer full) */
WmTeam *wm_team_try (const WmTeam *team, GArray *trials);

/* What it takes somebody to reach a level: her path to it. */
typedef struct
{
  guint member;
  int from; /* -1: not assessed */
  guint steps;
  int minutes; /* of the path, prerequisites included */
  gboolean estimated;
} WmGrowth;

/* Pure. 0 minutes where she has the level already */
WmGrowth wm_team_growth (WmMap *map, const WmTeam *team, guint member, guint skill, int level);

/* Pure. Each way to grow somebody who is counted and has not that level: the
 * shortest path first, of equals by name. (transfer full) (element-type WmGrowth) */
GArray *wm_team_ways_to_grow (WmMap *map, const WmTeam *team, guint skill, int level);

G_END_DECLS
