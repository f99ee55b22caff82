/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "learning/wm-path.h"

G_BEGIN_DECLS

/* How many requirements stand where. Never added up: a surplus in one skill
 * fills no hole in another. */
typedef enum
{
  WM_STAND_MET,
  WM_STAND_ONE_SHORT,
  WM_STAND_MORE_SHORT, /* two levels or more */
  WM_STAND_NOT_ASSESSED,
  WM_N_STANDS,
} WmStand;

/* Met, one level short, two or more short, or not assessed */
WmStand wm_gap_stand (const WmGap *gap);

typedef struct
{
  guint role;
  /* By importance (WM_IMPORTANCE_NONE holds those that name none) and stand */
  guint counts[WM_IMPORTANCE_MUST + 1][WM_N_STANDS];
} WmRoleFit;

/* Pure. @gaps: of wm_gap_compute() for @role */
WmRoleFit wm_role_fit (guint role, GArray *gaps);
/* Is every must met? The only yes or no that a fit tells. */
gboolean wm_role_fit_musts_met (const WmRoleFit *fit);

/* What a role would still ask. */
typedef struct
{
  WmRoleFit fit;
  guint skills;       /* steps of the path to it */
  int minutes;        /* of that path */
  gboolean estimated;
} WmNearRole;

/**
 * wm_nearest_roles:
 * @input: as for a path; `role` and `targets` are not read
 *
 * Pure. All roles of the map, the one that asks the fewest hours first.
 *
 * Returns: (transfer full) (element-type WmNearRole)
 */
GArray *wm_nearest_roles (WmMap *map, const WmPathInput *input);

/* Evidence along the spectrum, in bins of equal width from 0 to 1000 */
#define WM_SPREAD_BINS 20

/**
 * WmSpread:
 *
 * Where a person's (or a team's) evidence lies: each assessed skill counts at
 * its place with its level; what is not assessed counts nowhere.
 */
typedef struct
{
  guint bins[WM_SPREAD_BINS]; /* sums of levels */
  guint total;                /* of all bins */
  guint skills;               /* that count: level above 0 and a place */
  guint left;                 /* of the total, at places below the boundary */
  guint low, median, high;    /* places below which a tenth, half, nine tenths lie */
  int foot;                   /* category (index) with most on the lesser side, or -1 */
} WmSpread;

/* The bin that a skill lies in; -1 when it has no place */
int wm_spread_bin (const WmSkill *skill);
/* Pure. @levels: (array); added to @spread, which begins as {0} */
void wm_spread_add (WmMap *map, const int *levels, WmSpread *spread);
/* After the last wm_spread_add(): quantiles and foot. @levels: (array): of all
 * that were added, the highest per skill */
void wm_spread_finish (WmMap *map, const int *levels, WmSpread *spread);
/* (transfer full): "Mostly right of the boundary, with a foot in evaluation",
 * in the language of messages */
char *wm_spread_describe (WmMap *map, const WmSpread *spread);

G_END_DECLS
