/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * WmLayoutNode:
 * @wish: wished place along the spectrum, in 0..1; negative for "no wish"
 * @w, @h: size of the box
 * @group: nodes of one group may be kept together; -1 for none
 * @x, @y: out: centre of the box; y grows downwards, foundations lie below
 * @layer: out: longest chain of prerequisites, 0 at the bottom
 */
typedef struct
{
  double wish, w, h;
  int group;
  double x, y;
  int layer;
} WmLayoutNode;

typedef struct
{
  guint from, to; /* "from precedes to": from is the prerequisite */
} WmLayoutEdge;

typedef struct
{
  double gap_x, gap_y; /* least distances between boxes in a row, between rows */
  double aspect;       /* wished width / height of the drawing; 0 for 1.6 */
  double min_width;    /* the drawing is at least that wide; 0 for no matter */
} WmLayoutOptions;

/**
 * wm_layout_run:
 *
 * Places the nodes: layers from prerequisites, order in a layer by crossing-
 * minimising sweeps that start from the wished places, x by isotonic
 * regression. Pure and deterministic. Edges on a cycle are ignored.
 */
void wm_layout_run (WmLayoutNode *nodes, guint n_nodes, const WmLayoutEdge *edges, guint n_edges,
                    const WmLayoutOptions *options, double *width, double *height);

G_END_DECLS
