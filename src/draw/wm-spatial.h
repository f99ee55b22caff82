/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double x0, y0, x1, y1;
} WmBounds;

/**
 * WmSpatial:
 *
 * Which of many boxes meet a rectangle. Each box lies in one cell of a grid as
 * coarse as the box is large, so that the cost is that of what is found (Ulrich,
 * Loose Octrees, Game Programming Gems 1, 2000). What it keeps of a box is rounded
 * outwards, to a millionth of how far it lies from 0.
 */
typedef struct _WmSpatial WmSpatial;

WmSpatial *wm_spatial_new (const WmBounds *boxes, guint n);
void wm_spatial_free (WmSpatial *spatial);
/* Appends to @found, (element-type guint), the numbers of the boxes that meet
 * @part, in ascending order. */
void wm_spatial_find (const WmSpatial *spatial, const WmBounds *part, GArray *found);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmSpatial, wm_spatial_free)

static inline gboolean
wm_bounds_meet (const WmBounds *a, const WmBounds *b)
{
  return a->x0 <= b->x1 && b->x0 <= a->x1 && a->y0 <= b->y1 && b->y0 <= a->y1;
}

G_END_DECLS
