/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Between "true to the spectrum" (0) and "fewest crossings" (1). */
#define WM_LAYOUT_BALANCE 0.5

/**
 * WmLayoutNode:
 * @wish: wished place along the spectrum, in 0..1; negative for "no wish"
 * @w, @h: size of the box
 * @group: nodes of one group may be kept together; -1 for none
 * @key: stays the same for a node while others come and go, so that they change
 *   little of its place (a hash of its name); 0 for none
 * @x, @y: out: centre of the box; y grows downwards, foundations lie below
 * @layer: out: longest chain of prerequisites, 0 at the bottom
 */
typedef struct
{
  double wish, w, h;
  int group;
  guint64 key;
  double x, y;
  int layer;
} WmLayoutNode;

typedef struct
{
  guint from, to; /* "from precedes to": from is the prerequisite */
} WmLayoutEdge;

/**
 * WmLayoutOptions:
 * @gap_x, @gap_y: least distances between boxes in a row, and between rows
 * @aspect: wished width / height of the drawing; 0 for 1.6
 * @min_width: the drawing is at least that wide; 0 for no matter
 * @width: exactly that wide if the boxes let it; 0 for by @aspect
 * @split: in 0..1: no box stands across it; 0 for none
 * @balance: in 0..1: 0 keeps boxes at their wished places, 1 makes the fewest
 *   edges cross; WM_LAYOUT_BALANCE does much of both
 */
typedef struct
{
  double gap_x, gap_y;
  double aspect;
  double min_width;
  double width;
  double split;
  double balance;
} WmLayoutOptions;

/**
 * WmLayoutProgress:
 * @done: in 0..1
 *
 * Called now and then in the thread that lays out.
 */
typedef void (*WmLayoutProgress) (double done, gpointer data);

/**
 * wm_layout_run:
 * @nodes: (inout) (array length=n_nodes):
 * @width, @height: (out): of the whole drawing, in the unit of the boxes
 *
 * Places the nodes in rows, each above all that it needs, so that few edges
 * (drawn as straight lines between the centres) cross and each node stands near
 * its wished place. No two boxes overlap. Pure and deterministic: the number of
 * steps depends on the graph alone; a small change of the graph moves little.
 * Callable from any thread. Edges that close a cycle, or name no node, are
 * ignored.
 */
void wm_layout_run (WmLayoutNode *nodes, guint n_nodes, const WmLayoutEdge *edges, guint n_edges,
                    const WmLayoutOptions *options, double *width, double *height);

/**
 * wm_layout_run_watched:
 * @cancellable: (nullable): may be cancelled from another thread
 * @progress: (nullable) (scope call):
 *
 * As wm_layout_run(), for big maps in a worker thread.
 *
 * Returns: %FALSE when it was cancelled; @nodes are then as they were.
 */
gboolean wm_layout_run_watched (WmLayoutNode *nodes, guint n_nodes, const WmLayoutEdge *edges,
                                guint n_edges, const WmLayoutOptions *options,
                                GCancellable *cancellable, WmLayoutProgress progress,
                                gpointer data, double *width, double *height);

/* The height that wm_layout_run() would give: a small part of its cost. */
double wm_layout_height_for (const WmLayoutNode *nodes, guint n_nodes, const WmLayoutEdge *edges,
                             guint n_edges, const WmLayoutOptions *options);

/* The number of pairs of edges, drawn as straight lines between the centres of
 * the boxes, that cross; edges that share a node do not. */
guint64 wm_layout_crossings (const WmLayoutNode *nodes, guint n_nodes, const WmLayoutEdge *edges,
                             guint n_edges);

G_END_DECLS
