/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map/wm-map.h"

G_BEGIN_DECLS

/* An answer implies what it builds on from this level up, unless it was given
 * with less than this confidence (an answer without one counts as sure). */
#define WM_IMPLIED_LEVEL 3
#define WM_IMPLIED_CONFIDENCE 60
/* What it implies of each: enough to build on, and no more. The level that
 * "yes, that is so" gives. */
#define WM_IMPLIED_GROUND_LEVEL 2

/**
 * wm_implied_compute:
 * @levels: (array): level of each skill, -1 for not assessed
 * @confidence: (nullable) (array): 0..100, -1 for not told
 *
 * Pure. Skills that nobody assessed, but on which a confident answer builds:
 * drawn apart, never counted as assessed.
 *
 * Returns: (transfer full) (array): per skill, the skill (index + 1) whose
 *   answer implies it, or 0
 */
guint *wm_implied_compute (WmMap *map, const int *levels, const int *confidence);

/**
 * wm_ready_next:
 * @levels: (array)
 *
 * Pure. What she could learn now: skills below @level whose direct
 * prerequisites all stand at @level or higher. Those that unlock most first.
 *
 * Returns: (transfer full) (element-type guint)
 */
GArray *wm_ready_next (WmMap *map, const int *levels, int level);

G_END_DECLS
