/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "draw/wm-layout.h"

G_BEGIN_DECLS

/* One end's view of an edge. */
typedef struct
{
  guint other, edge;
  gboolean up; /* the other end is above: it builds on this one */
} WmLayoutLink;

/* The boxes of a row, from left to right. */
typedef struct
{
  guint *boxes;
  guint n, size;
} WmLayoutRow;

/**
 * WmLayoutGraph:
 *
 * What the steps of a layout share. Rows are counted from the bottom; boxes are
 * named by their number. The edges have no cycle.
 *
 * @low, @high: by box: bounds of the centre (the page, the side of the split)
 * @ideal_x, @ideal_row: where the box would stand if boxes had no size; they
 *   follow small changes of the graph with small changes
 * @given: whether the width was asked for
 * @side: by box: -1 left of the split, 1 right of it, 0 where there is none
 * @key: by box: what chance is drawn from, so that it stays with the box
 * @turn: all boxes, each after what it needs
 * @links: the neighbours of v are at link_at[v] .. link_at[v + 1] - 1
 */
typedef struct
{
  guint n, n_edges, n_rows, rows_size;
  double width, gap_x, gap_y, split, balance;
  gboolean given;
  double *w, *h, *wish, *x, *low, *high, *ideal_x, *ideal_row;
  guint64 *key;
  int *side;
  guint *depth, *row, *turn;
  WmLayoutEdge *edges;
  guint *link_at;
  WmLayoutLink *links;
  WmLayoutRow *rows;
} WmLayoutGraph;

/* Who asked, and whether the answer is still wanted. */
typedef struct
{
  GCancellable *cancellable;
  WmLayoutProgress progress;
  gpointer data;
} WmLayoutWatch;

gboolean wm_layout_watch (const WmLayoutWatch *watch, double done);

/* A small generator, always the same: a map looks the same each time. */
typedef struct
{
  guint64 state;
} WmLayoutRandom;

guint64 wm_layout_mix (guint64 value);
guint wm_layout_random (WmLayoutRandom *random, guint below);
double wm_layout_random_unit (WmLayoutRandom *random);

/* The graph. */
void wm_layout_graph_init (WmLayoutGraph *graph, const WmLayoutNode *nodes, guint n,
                           const WmLayoutEdge *edges, guint n_edges,
                           const WmLayoutOptions *options);
void wm_layout_graph_clear (WmLayoutGraph *graph);

/* Where boxes would stand if they had no size. */
double wm_layout_crowding (WmLayoutGraph *graph);
void wm_layout_ideal (WmLayoutGraph *graph);

/* Rows. */
guint wm_layout_row_find (const WmLayoutGraph *graph, guint row, double x);
guint wm_layout_row_index (const WmLayoutGraph *graph, guint v);
void wm_layout_row_insert (WmLayoutGraph *graph, guint row, guint i, guint v);
void wm_layout_row_remove (WmLayoutGraph *graph, guint v);
void wm_layout_row_limits (const WmLayoutGraph *graph, guint v, guint *low, guint *high);
void wm_layout_fill_rows (WmLayoutGraph *graph);
double wm_layout_height (const WmLayoutGraph *graph);

/* The edges that pass between two rows: an exact count of what crosses there. */
typedef struct _WmLayoutBands WmLayoutBands;

WmLayoutBands *wm_layout_bands_new (const WmLayoutGraph *graph);
void wm_layout_bands_free (WmLayoutBands *bands);
void wm_layout_bands_add (WmLayoutBands *bands, guint edge);
void wm_layout_bands_remove (WmLayoutBands *bands, guint edge);
guint wm_layout_bands_crossings (const WmLayoutBands *bands, guint edge);
guint wm_layout_bands_behind (const WmLayoutBands *bands, guint v, double lean);
double wm_layout_bands_work (const WmLayoutGraph *graph);

/* A move of one box or an exchange of two, with those that they push aside. */
#define WM_LAYOUT_MOVED_MAX 10

typedef struct
{
  guint v, row;
  double x;
} WmLayoutMoved;

/* @moved: where they were, or would be; the first @n_core change their order. */
typedef struct
{
  WmLayoutMoved moved[WM_LAYOUT_MOVED_MAX];
  guint n, n_core;
} WmLayoutMove;

gboolean wm_layout_move_to (WmLayoutGraph *graph, WmLayoutMove *move, guint v, guint row,
                            double x);
gboolean wm_layout_move_swap (WmLayoutGraph *graph, WmLayoutMove *move, guint u, guint v,
                              double x_u, double x_v);
void wm_layout_move_flip (WmLayoutGraph *graph, WmLayoutMove *move);
void wm_layout_move_flip_places (WmLayoutGraph *graph, WmLayoutMove *move);

gboolean wm_layout_anneal (WmLayoutGraph *graph, const WmLayoutWatch *watch);
gboolean wm_layout_segments_cross (double ax, double ay, double bx, double by, double cx,
                                   double cy, double dx, double dy);

G_END_DECLS
