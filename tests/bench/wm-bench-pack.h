/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-bench-graph.h"

/* (transfer full): a content pack with the skills and prerequisites of the graph,
 * and made-up categories and roles, as JSON */
char *wm_bench_pack_text (const WmBenchGraph *graph);
