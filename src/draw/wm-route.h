/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "draw/wm-layout.h"

G_BEGIN_DECLS

/* A point of a curve, and how far x goes on while y grows by one. */
typedef struct
{
  float x, y, slope;
} WmRouteKnot;

/**
 * WmRoutes:
 * @knots: WmRouteKnot
 * @at: (array length=n_edges+1): the knots of edge e are number at[e] ..
 *   at[e + 1] - 1: two or more, or none for an edge that does not lead upwards
 * @bends: places where the curves turn to pass a box
 *
 * A big map has a hundred thousand knots: they take a quarter of the room of the
 * curves through them.
 */
typedef struct
{
  GArray *knots;
  guint *at, n_edges, bends;
} WmRoutes;

/**
 * wm_routes_new:
 * @nodes: placed by wm_layout_run(), or so moved that rows stayed rows
 * @port: wished distance of edges that leave a box side by side
 * @pad: wished distance of an edge from a box that it passes
 *
 * Draws each edge from the upper side of its first box to the lower side of the
 * other, as a smooth curve that passes between the boxes of the rows on its way.
 * The cost is that of the rows passed; one that would pass very many goes behind
 * them.
 *
 * Returns: (transfer full): free with wm_routes_free()
 */
WmRoutes *wm_routes_new (const WmLayoutNode *nodes, guint n_nodes, const WmLayoutEdge *edges,
                         guint n_edges, double port, double pad);
void wm_routes_free (WmRoutes *routes);

/**
 * wm_routes_edge:
 * @room: (element-type double): where the points are put, in place of what is there
 *
 * Returns: how many points the curve of that edge has: 0, or a first one and then
 *   three for each piece of a cubic Bezier curve
 */
guint wm_routes_edge (const WmRoutes *routes, guint edge, GArray *room);

/* Moves all curves. */
void wm_routes_shift (WmRoutes *routes, double dx, double dy);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmRoutes, wm_routes_free)

G_END_DECLS
