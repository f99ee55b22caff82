/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map/wm-map.h"

G_BEGIN_DECLS

/* Which part of the graph is looked at. */
typedef enum
{
  WM_FOCUS_NONE,
  WM_FOCUS_NEEDS,   /* a skill, and all that leads to it */
  WM_FOCUS_UNLOCKS, /* a skill, and all that it unlocks */
  WM_FOCUS_WAY,     /* the shortest way between two skills */
} WmFocus;

/**
 * wm_map_dependents:
 *
 * Returns: (transfer full) (element-type guint): every skill that needs @skill,
 *   directly or through others, those nearest the ground first; @skill itself
 *   left out
 */
GArray *wm_map_dependents (WmMap *map, guint skill);

/**
 * wm_map_way:
 *
 * The fewest prerequisites that join two skills. A way that only climbs, or
 * only descends, is an order of learning and goes before a shorter one that
 * turns at a skill that both need or unlock. Found breadth first; among ways of
 * one length the one over skills that come first in the map.
 *
 * Returns: (transfer full) (element-type guint): the skills from @from to @to,
 *   both included; empty when nothing joins them
 */
GArray *wm_map_way (WmMap *map, guint from, guint to);

/**
 * wm_map_focus:
 * @skill: index, or -1
 * @to: of %WM_FOCUS_WAY: where it leads; index, or -1
 *
 * Returns: (transfer full) (element-type guint): what is looked at, in the order
 *   of learning, @skill included; of a way, from @skill to @to. Empty for
 *   %WM_FOCUS_NONE, where an index is -1, and where no way is.
 */
GArray *wm_map_focus (WmMap *map, WmFocus focus, int skill, int to);

G_END_DECLS
