/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Skill graphs for the tests of the layout, and what must hold of one laid out.
 */
#pragma once

#include "draw/wm-layout.h"

typedef struct
{
  WmLayoutNode *nodes;
  WmLayoutEdge *edges;
  guint n, m;
} Graph;

void graph_clear (Graph *graph);

/* Edges from anywhere to anywhere. */
Graph random_graph (guint n, guint m, guint32 seed);

/* Like a map of skills: prerequisites come from about the same place on the
 * spectrum. The last box has one edge, the last. */
Graph map_graph (guint n, guint m, guint32 seed);

/* No overlaps, inside the page, prerequisites below. */
void assert_good (const Graph *graph, const WmLayoutOptions *options, double width,
                  double height);

/* How many straight edges cross, every pair looked at. */
guint64 brute_force (const Graph *graph);
