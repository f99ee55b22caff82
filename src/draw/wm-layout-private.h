/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "draw/wm-layout.h"

G_BEGIN_DECLS

/**
 * WmLayoutGraph:
 *
 * What the steps of a layout share: boxes, the edges that hold (no cycle among
 * them) as two lists of neighbours, rows, and the order in each.
 *
 * @n: boxes and, behind them, the bends of long edges while rows are ordered
 * @side: -1 left of the split, 1 right of it, 0 where it may be anywhere
 * @need, @use: neighbours below and above; those of v are at
 *   need_at[v] .. need_at[v + 1] - 1
 * @order: all of row r at row_at[r] .. row_at[r + 1] - 1, from left to right
 */
typedef struct
{
  guint n_real, n, n_rows, n_edges;
  double width, gap_x, gap_y, split;
  double *w, *h, *wish, *x;
  int *side;
  guint *depth, *above, *row;
  WmLayoutEdge *edges;
  guint *need_at, *need, *use_at, *use;
  guint *order, *row_at;
} WmLayoutGraph;

/* A small generator, always the same: a map looks the same each time. */
typedef struct
{
  guint64 state;
} WmLayoutRandom;

guint wm_layout_random (WmLayoutRandom *random, guint below);
double wm_layout_random_unit (WmLayoutRandom *random);

void wm_layout_neighbours (guint n, const WmLayoutEdge *edges, guint n_edges, guint **need_at,
                           guint **need, guint **use_at, guint **use);
void wm_layout_depths (WmLayoutGraph *graph);
void wm_layout_rows (WmLayoutGraph *graph);
double wm_layout_height (const WmLayoutGraph *graph);
void wm_layout_set_orders (WmLayoutGraph *graph);
void wm_layout_order (WmLayoutGraph *graph);
void wm_layout_place_row (const WmLayoutGraph *graph, const guint *row, guint n,
                          const double *wanted, double *x);
void wm_layout_place (WmLayoutGraph *graph);
void wm_layout_anneal (WmLayoutGraph *graph);
gboolean wm_layout_segments_cross (double ax, double ay, double bx, double by, double cx,
                                   double cy, double dx, double dy);

G_END_DECLS
