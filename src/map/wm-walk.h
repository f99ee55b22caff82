/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map/wm-map.h"

G_BEGIN_DECLS

/* A step from one place of the map to another, by what it means. */
typedef enum
{
  WM_STEP_LEFT,     /* along the spectrum; past the end of a row to the row below */
  WM_STEP_RIGHT,    /* past the end of a row to the row above */
  WM_STEP_UP,       /* to what a skill unlocks, and from the last to a role */
  WM_STEP_DOWN,     /* to what a skill needs, and from a role to what it requires */
  WM_STEP_HOME,     /* the left end of the row */
  WM_STEP_END,
  WM_STEP_FIRST,    /* of all skills: the first foundation */
  WM_STEP_LAST,
  WM_STEP_NEXT_REGION, /* the roles, then each category */
  WM_STEP_PREVIOUS_REGION,
} WmStep;

/**
 * WmWalk:
 *
 * Somebody who walks over a map. A place is a number: of a skill its index, of
 * a role the number of skills plus its index. The walker remembers where she
 * came from as long as she climbs or descends, so that the opposite step leads
 * back, whatever lies nearer.
 */
typedef struct _WmWalk WmWalk;

WmWalk *wm_walk_new (void);
void wm_walk_free (WmWalk *walk);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmWalk, wm_walk_free)
/* Begins anew, as on another map. */
void wm_walk_forget (WmWalk *walk);

/**
 * wm_walk_step:
 * @rows: (nullable) (array): by skill: the row it is drawn in; a greater number
 *   is higher. %NULL for the depth of each
 * @from: a place
 *
 * Up and down lead to the nearest along the spectrum of what there is. Rows are
 * read like lines, from the foundations up, so that left and right alone come
 * to every skill.
 *
 * Returns: a place; -1 where the step leads nowhere, for a region: out of the map
 */
int wm_walk_step (WmWalk *walk, WmMap *map, const int *rows, int from, WmStep step);

/**
 * wm_walk_find:
 * @rows: (nullable): as above
 * @from: a place, or -1
 * @typed: the first letters of a name, or of a word in it
 *
 * One letter leads on to the next such name; with more of them the place stays
 * as long as it fits. Case, accents and width do not matter.
 *
 * Returns: a place; -1 where no name fits
 */
int wm_walk_find (WmMap *map, const int *rows, int from, const char *typed);

G_END_DECLS
