/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where boxes would stand if they had no size: a place along the spectrum and a
 * height. Both come from few rounds of averages, so that a small change of the
 * graph moves them little; what follows stays near them.
 *
 * x: between the wish and the neighbours, by weighted medians (least absolute
 * distances, found by reweighting: Weiszfeld, Sur le point pour lequel la somme
 * des distances de n points donnes est minimum, 1937); then crowds spread until
 * the rows can hold them (isotonic regression by pool adjacent violators: Ayer
 * et al., An empirical distribution function for sampling with incomplete
 * information, 1955).
 *
 * Height: trophic levels (MacKay, Johnson and Sansom, How directed is a directed
 * network?, 2020), which want each box one above what it needs; turned into
 * ranks, since each row holds as much as any other, and drawn together along the
 * edges.
 */
#include "draw/wm-layout-private.h"

#include <math.h>
#include <string.h>

#define ROUNDS_X 10
#define SOFT_X 0.03
#define ROUNDS_LEVEL 30
#define ROUNDS_HEIGHT 20
#define SOFT_HEIGHT 0.1
#define STEP_HEIGHT 0.03 /* wished height of an edge, of the page */
#define FULL 0.92        /* how full rows may be where a crowd spreads */

typedef struct
{
  double value;
  guint v;
} Ranked;

static gboolean
comes_before (const Ranked *s, const Ranked *t)
{
  return s->value < t->value || (s->value == t->value && s->v < t->v);
}

/* Sorts all boxes by @value: into as many equal parts of its range as there are
 * boxes, then within those. Values are spread about evenly, so few share one. */
static void
rank (const WmLayoutGraph *graph, const double *value, Ranked *ranked)
{
  g_autofree guint *start = g_new0 (guint, graph->n + 2);
  double low = value[0], high = value[0], scale;

  for (guint v = 1; v < graph->n; v++)
    {
      low = MIN (low, value[v]);
      high = MAX (high, value[v]);
    }
  scale = high > low ? (graph->n - 1) / (high - low) : 0;
  for (guint v = 0; v < graph->n; v++)
    start[(guint) ((value[v] - low) * scale) + 1]++;
  for (guint i = 0; i < graph->n; i++)
    start[i + 1] += start[i];
  for (guint v = 0; v < graph->n; v++)
    ranked[start[(guint) ((value[v] - low) * scale)]++] = (Ranked){ value[v], v };
  for (guint i = 1; i < graph->n; i++)
    {
      Ranked moved = ranked[i];
      guint j = i;

      for (; j > 0 && comes_before (&moved, &ranked[j - 1]); j--)
        ranked[j] = ranked[j - 1];
      ranked[j] = moved;
    }
}

/* Weight of the wish against one neighbour. */
static double
wish_weight (double balance)
{
  return balance < 1e-3 ? 1e9 : (1 - balance) / balance + 0.3 * balance;
}

static void
pull_to_neighbours (WmLayoutGraph *graph)
{
  double weight = wish_weight (graph->balance), *x = graph->ideal_x;

  for (guint v = 0; v < graph->n; v++)
    x[v] = graph->wish[v];
  for (guint round = 0; round < ROUNDS_X; round++)
    for (guint i = 0; i < graph->n; i++)
      {
        guint v = graph->turn[round % 2 == 0 ? i : graph->n - 1 - i];
        double all = weight / (fabs (x[v] - graph->wish[v]) + SOFT_X);
        double sum = all * graph->wish[v];

        for (guint j = graph->link_at[v]; j < graph->link_at[v + 1]; j++)
          {
            double other = x[graph->links[j].other], part = 1 / (fabs (x[v] - other) + SOFT_X);

            all += part;
            sum += part * other;
          }
        x[v] = sum / all;
      }
}

typedef struct
{
  double sum;
  guint n;
} Pool;

/* Spreads the @n boxes of @ranked over @low .. @high of the page, no denser than
 * the rows can hold. */
static void
spread (WmLayoutGraph *graph, const Ranked *ranked, guint n, double low, double high)
{
  g_autofree double *offset = g_new (double, n + 1);
  g_autofree Pool *pools = g_new (Pool, n + 1);
  double rows = FULL * MAX (graph->n_rows, 1), last;
  guint n_pools = 0, at = 0;

  for (guint i = 0; i < n; i++)
    {
      guint v = ranked[i].v;
      Pool pool;

      offset[i] = i == 0 ? 0
                         : offset[i - 1]
                               + ((graph->w[ranked[i - 1].v] + graph->w[v]) / 2 + graph->gap_x)
                                     / rows;
      pool = (Pool){ ranked[i].value * graph->width - offset[i], 1 };
      while (n_pools > 0 && pools[n_pools - 1].sum * pool.n >= pool.sum * pools[n_pools - 1].n)
        {
          n_pools--;
          pool.sum += pools[n_pools].sum;
          pool.n += pools[n_pools].n;
        }
      pools[n_pools++] = pool;
    }
  last = n > 0 ? MAX (low, high - offset[n - 1]) : high;
  for (guint p = 0; p < n_pools; p++)
    for (guint i = 0; i < pools[p].n; i++, at++)
      {
        guint v = ranked[at].v;
        double x = CLAMP (pools[p].sum / pools[p].n, low, last) + offset[at];

        graph->ideal_x[v] = CLAMP (x, graph->low[v], graph->high[v]);
      }
}

/* Crowds spread, on each side of the split for itself. */
static void
spread_sides (WmLayoutGraph *graph, Ranked *ranked)
{
  g_autofree Ranked *left = g_new (Ranked, graph->n + 1);
  g_autofree Ranked *right = g_new (Ranked, graph->n + 1);
  double split = graph->split * graph->width, margin = 0;
  guint n_left = 0, n_right = 0;

  rank (graph, graph->ideal_x, ranked);
  for (guint i = 0; i < graph->n; i++)
    {
      margin += graph->w[i] / 2 / graph->n;
      if (graph->side[ranked[i].v] < 0)
        left[n_left++] = ranked[i];
      else
        right[n_right++] = ranked[i];
    }
  spread (graph, left, n_left, margin, MAX (margin, split - margin));
  spread (graph, right, n_right, split + margin, MAX (split + margin, graph->width - margin));
}

static void
find_levels (const WmLayoutGraph *graph, double *y)
{
  for (guint round = 0; round < ROUNDS_LEVEL; round++)
    for (guint i = 0; i < graph->n; i++)
      {
        guint v = graph->turn[round % 2 == 0 ? i : graph->n - 1 - i];
        guint first = graph->link_at[v], end = graph->link_at[v + 1];
        double sum = 0;

        for (guint j = first; j < end; j++)
          sum += y[graph->links[j].other] + (graph->links[j].up ? -1 : 1);
        if (end > first)
          y[v] = sum / (end - first);
      }
}

/* Boxes with no edge go where there is room; the rest gets ranks in 0..1. */
static void
to_ranks (const WmLayoutGraph *graph, double *y, Ranked *ranked)
{
  guint n = 0, at = 0;

  for (guint v = 0; v < graph->n; v++)
    n += graph->link_at[v + 1] > graph->link_at[v];
  rank (graph, y, ranked);
  for (guint i = 0; i < graph->n; i++)
    {
      guint v = ranked[i].v;

      if (graph->link_at[v + 1] > graph->link_at[v])
        y[v] = (at++ + 0.5) / n;
    }
}

static void
draw_together (const WmLayoutGraph *graph, double *y)
{
  for (guint i = 0; i < graph->n; i++)
    {
      guint v = graph->turn[i];
      double sum = 0, all = 0;

      for (guint j = graph->link_at[v]; j < graph->link_at[v + 1]; j++)
        {
          const WmLayoutLink *link = &graph->links[j];
          double at = y[link->other] + (link->up ? -STEP_HEIGHT : STEP_HEIGHT);
          double part = 1 / (fabs (at - y[v]) + SOFT_HEIGHT);

          all += part;
          sum += part * at;
        }
      if (all > 0)
        y[v] = (y[v] + sum / all) / 2;
    }
}

/* Each box gets below what builds on it, the page's end above it, and above what
 * it needs. */
static void
make_way (const WmLayoutGraph *graph, double *y, double top)
{
  for (guint i = graph->n; i > 0; i--)
    {
      guint v = graph->turn[i - 1];

      y[v] = MIN (y[v], top);
      for (guint j = graph->link_at[v]; j < graph->link_at[v + 1]; j++)
        if (graph->links[j].up)
          y[v] = MIN (y[v], y[graph->links[j].other] - 1);
    }
  for (guint i = 0; i < graph->n; i++)
    {
      guint v = graph->turn[i];

      y[v] = MAX (y[v], 0);
      for (guint j = graph->link_at[v]; j < graph->link_at[v + 1]; j++)
        if (!graph->links[j].up)
          y[v] = MAX (y[v], y[graph->links[j].other] + 1);
    }
}

static void
find_heights (WmLayoutGraph *graph, Ranked *ranked)
{
  double *y = graph->ideal_row, rows = MAX (graph->n_rows, 1);

  find_levels (graph, y);
  for (guint round = 0; round < ROUNDS_HEIGHT; round++)
    {
      to_ranks (graph, y, ranked);
      draw_together (graph, y);
    }
  to_ranks (graph, y, ranked);
  for (guint v = 0; v < graph->n; v++)
    {
      if (graph->link_at[v + 1] == graph->link_at[v])
        y[v] = (double) (graph->key[v] >> 40) / (1 << 24);
      y[v] = y[v] * rows - 0.5;
    }
  make_way (graph, y, rows - 1);
}

static void
find_bounds (WmLayoutGraph *graph)
{
  double split = graph->split * graph->width, gap = graph->gap_x / 2;

  for (guint v = 0; v < graph->n; v++)
    {
      double half = graph->w[v] / 2;

      graph->low[v] = graph->side[v] > 0 ? split + gap + half : half;
      graph->high[v] = (graph->side[v] < 0 ? split - gap : graph->width) - half;
      /* Too wide for its side: it may stand anywhere. */
      if (graph->low[v] > graph->high[v])
        {
          graph->low[v] = half;
          graph->high[v] = MAX (half, graph->width - half);
        }
    }
}

/* How far boxes must stand from their wishes, on the average and in widths of
 * the page, since the rows hold no more. */
double
wm_layout_crowding (WmLayoutGraph *graph)
{
  g_autofree Ranked *ranked = g_new (Ranked, graph->n + 1);
  double sum = 0;

  find_bounds (graph);
  memcpy (graph->ideal_x, graph->wish, sizeof (double) * graph->n);
  spread_sides (graph, ranked);
  for (guint v = 0; v < graph->n; v++)
    sum += fabs (graph->ideal_x[v] / graph->width - graph->wish[v]);
  return sum / graph->n;
}

/* Finds ideal_x and ideal_row for the width and the number of rows. */
void
wm_layout_ideal (WmLayoutGraph *graph)
{
  g_autofree Ranked *ranked = g_new (Ranked, graph->n + 1);

  find_bounds (graph);
  pull_to_neighbours (graph);
  spread_sides (graph, ranked);
  find_heights (graph, ranked);
}
