/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * x in a row: as near to the wished places as the boxes let it. With the least
 * distances taken off, that is isotonic regression, solved in one pass by pool
 * adjacent violators (Ayer et al., An empirical distribution function for
 * sampling with incomplete information, 1955); its bounded form is the free one
 * cut at the bounds.
 */
#include "draw/wm-layout-private.h"

#include <math.h>

/* Least distance of the centres of two neighbours in a row. The bends of edges
 * need little room, and are not drawn. */
static double
distance (const WmLayoutGraph *graph, guint u, guint v)
{
  double gap = graph->gap_x;

  if (u >= graph->n_real || v >= graph->n_real)
    gap = u >= graph->n_real && v >= graph->n_real ? gap / 8 : gap / 4;
  return (graph->w[u] + graph->w[v]) / 2 + gap;
}

typedef struct
{
  double sum;
  guint n;
} Pool;

/* The bounds on place i once the distances are taken off; they rise with i. */
static void
bounds (const WmLayoutGraph *graph, const guint *row, guint n, const double *offset, double *low,
        double *high)
{
  double left = graph->w[row[0]] / 2;
  double right = graph->width - graph->w[row[n - 1]] / 2 - offset[n - 1];
  double split = graph->split * graph->width;
  double max_left = G_MAXDOUBLE, min_right = -G_MAXDOUBLE;
  guint last = 0, first = n;

  for (guint i = 0; i < n; i++)
    if (graph->side[row[i]] < 0)
      last = i + 1;
  for (guint i = n; i > 0; i--)
    if (graph->side[row[i - 1]] > 0)
      first = i - 1;
  for (guint i = 0; i < last; i++)
    if (graph->side[row[i]] < 0)
      max_left = MIN (max_left, split - graph->gap_x / 2 - graph->w[row[i]] / 2 - offset[i]);
  for (guint i = first; i < n; i++)
    if (graph->side[row[i]] > 0)
      min_right = MAX (min_right, split + graph->gap_x / 2 + graph->w[row[i]] / 2 - offset[i]);
  if (right < left)
    right = left;
  for (guint i = 0; i < n; i++)
    {
      low[i] = i >= first ? MAX (left, min_right) : left;
      high[i] = i < last ? MIN (right, max_left) : right;
      /* Too full for the split or for the width: order and distance remain. */
      if (i >= first && low[i] > right)
        low[i] = left;
      if (i < last && high[i] < left)
        high[i] = right;
      low[i] = MIN (low[i], high[i]);
    }
}

/**
 * wm_layout_place_row:
 * @row: (array length=n): boxes from left to right
 * @wanted: by box, not by place in the row: where its centre would like to be
 * @x: (out): by box
 */
void
wm_layout_place_row (const WmLayoutGraph *graph, const guint *row, guint n, const double *wanted,
                     double *x)
{
  double stack[3 * 64];
  g_autofree double *heap = NULL;
  Pool pools_stack[64];
  g_autofree Pool *pools_heap = NULL;
  double *offset = stack, *low, *high, previous = -G_MAXDOUBLE;
  Pool *pools = pools_stack;
  guint n_pools = 0, at = 0;

  if (n == 0)
    return;
  if (n > 64)
    {
      offset = heap = g_new (double, 3 * (gsize) n);
      pools = pools_heap = g_new (Pool, n);
    }
  low = offset + n;
  high = low + n;
  offset[0] = 0;
  for (guint i = 1; i < n; i++)
    offset[i] = offset[i - 1] + distance (graph, row[i - 1], row[i]);
  bounds (graph, row, n, offset, low, high);
  for (guint i = 0; i < n; i++)
    {
      Pool pool = { wanted[row[i]] - offset[i], 1 };

      while (n_pools > 0 && pools[n_pools - 1].sum * pool.n >= pool.sum * pools[n_pools - 1].n)
        {
          pool.sum += pools[n_pools - 1].sum;
          pool.n += pools[n_pools - 1].n;
          n_pools--;
        }
      pools[n_pools++] = pool;
    }
  for (guint p = 0; p < n_pools; p++)
    for (guint i = 0; i < pools[p].n; i++, at++)
      {
        double y = CLAMP (pools[p].sum / pools[p].n, low[at], high[at]);

        previous = MAX (previous, y);
        x[row[at]] = previous + offset[at];
      }
}

/* Places all rows: the boxes toward their wished places. */
void
wm_layout_place (WmLayoutGraph *graph)
{
  g_autofree double *wanted = g_new (double, graph->n_real + 1);

  for (guint v = 0; v < graph->n_real; v++)
    wanted[v] = graph->wish[v] * graph->width;
  for (guint r = 0; r < graph->n_rows; r++)
    wm_layout_place_row (graph, graph->order + graph->row_at[r],
                         graph->row_at[r + 1] - graph->row_at[r], wanted, graph->x);
}
