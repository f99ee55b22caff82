/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "draw/wm-route.h"
#include "wm-bench-graph.h"

G_BEGIN_DECLS

/* Places @graph by Graphviz dot; FALSE where there is none. @bends: the joints of
 * its splines. */
gboolean wm_bench_dot (WmBenchGraph *graph, guint *bends);

/* How many times an edge passes behind a box that is not its own; @routes %NULL
 * for straight lines between the centres. */
guint wm_bench_hits (const WmBenchGraph *graph, const WmRoutes *routes);

G_END_DECLS
