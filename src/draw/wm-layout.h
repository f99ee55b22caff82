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
  double width;        /* exactly that wide if the boxes let it; 0 for by @aspect */
  double split;        /* in 0..1: no box stands across it; 0 for none */
} WmLayoutOptions;

/**
 * wm_layout_run:
 * @nodes: (inout) (array length=n_nodes):
 * @width, @height: (out): of the whole drawing, in the unit of the boxes
 *
 * Places the nodes: rows from prerequisites, each above all that it needs,
 * none wider than the drawing; order in a row by crossing-minimising sweeps
 * that start from the wished places; x by isotonic regression. No two boxes
 * overlap. Pure and deterministic; callable from any thread. Edges that close
 * a cycle, or name no node, are ignored.
 */
void wm_layout_run (WmLayoutNode *nodes, guint n_nodes, const WmLayoutEdge *edges, guint n_edges,
                    const WmLayoutOptions *options, double *width, double *height);

/* The height that wm_layout_run() would give, without placing anything: a small
 * part of its cost. */
double wm_layout_height_for (const WmLayoutNode *nodes, guint n_nodes, const WmLayoutEdge *edges,
                             guint n_edges, const WmLayoutOptions *options);

/* The number of pairs of edges, drawn as straight lines between the centres of
 * the boxes, that cross; edges that share a node do not. */
guint64 wm_layout_crossings (const WmLayoutNode *nodes, guint n_nodes, const WmLayoutEdge *edges,
                             guint n_edges);

G_END_DECLS
