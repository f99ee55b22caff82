/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "draw/wm-layout.h"

G_BEGIN_DECLS

/* A skill graph to measure with; boxes as `waymark-cli layout` has them. */
typedef struct
{
  WmLayoutNode *nodes;
  WmLayoutEdge *edges;
  guint n, m;
} WmBenchGraph;

/**
 * wm_bench_graph_made:
 *
 * Shaped like a large taxonomy of competences: places on the spectrum fall in a
 * dozen clusters, most prerequisites come from the same or the next, one in ten
 * from anywhere. The same for the same arguments.
 */
WmBenchGraph *wm_bench_graph_made (guint n, double per_node, guint32 seed);
WmBenchGraph *wm_bench_graph_read (const char *path, GError **error);
void wm_bench_graph_free (WmBenchGraph *graph);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmBenchGraph, wm_bench_graph_free)

G_END_DECLS
