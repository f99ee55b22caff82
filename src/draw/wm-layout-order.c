/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The order in each row: sweeps up and down the rows that pull each box to the
 * mean of its neighbours (Sugiyama, Tagawa and Toda, Methods for visual
 * understanding of hierarchical system structures, 1981), held back by its
 * wished place, then exchanges of neighbours; the order with the fewest
 * crossings is kept. Long edges get a bend in each row that they pass. Crossings
 * are counted with an accumulator tree (Barth, Juenger and Mutzel, Simple and
 * efficient bilayer cross counting, 2002).
 */
#include "draw/wm-layout-private.h"

#include <math.h>
#include <string.h>

/* More bends than this cost more time than they save crossings. */
#define MAX_BENDS 40000
#define SMALL 400
/* Weight of the neighbours against the wished place. */
#define PULL 0.85
/* What a box all the width away from its wish is worth, in crossings. */
#define WISH_PRICE 12.0

typedef struct
{
  double key;
  guint v;
} Key;

typedef struct
{
  WmLayoutGraph full; /* with the bends; neighbours are in the next rows */
  gboolean bends;
  guint *pos, *best;
  double *wanted;
  Key *keys;
  guint *tree;
  double best_score;
} Order;

guint
wm_layout_random (WmLayoutRandom *random, guint below)
{
  random->state ^= random->state << 13;
  random->state ^= random->state >> 7;
  random->state ^= random->state << 17;
  return (guint) ((random->state >> 33) % below);
}

double
wm_layout_random_unit (WmLayoutRandom *random)
{
  return wm_layout_random (random, 1 << 30) / (double) (1 << 30);
}

/* Lists of neighbours: below (need) and above (use) each of @n. */
void
wm_layout_neighbours (guint n, const WmLayoutEdge *edges, guint n_edges, guint **need_at,
                      guint **need, guint **use_at, guint **use)
{
  g_autofree guint *in = g_new0 (guint, n + 1);
  g_autofree guint *out = g_new0 (guint, n + 1);

  *need_at = g_new0 (guint, n + 2);
  *use_at = g_new0 (guint, n + 2);
  *need = g_new0 (guint, n_edges + 1);
  *use = g_new0 (guint, n_edges + 1);
  for (guint e = 0; e < n_edges; e++)
    {
      (*need_at)[edges[e].to + 1]++;
      (*use_at)[edges[e].from + 1]++;
    }
  for (guint v = 0; v < n; v++)
    {
      (*need_at)[v + 1] += (*need_at)[v];
      (*use_at)[v + 1] += (*use_at)[v];
    }
  for (guint e = 0; e < n_edges; e++)
    {
      (*need)[(*need_at)[edges[e].to] + in[edges[e].to]++] = edges[e].from;
      (*use)[(*use_at)[edges[e].from] + out[edges[e].from]++] = edges[e].to;
    }
}

/* Fills order and row_at from the rows, in the order of the numbers. */
void
wm_layout_set_orders (WmLayoutGraph *graph)
{
  g_autofree guint *next = NULL;

  g_free (graph->order);
  g_free (graph->row_at);
  graph->order = g_new0 (guint, graph->n + 1);
  graph->row_at = g_new0 (guint, graph->n_rows + 2);
  for (guint v = 0; v < graph->n; v++)
    graph->row_at[graph->row[v] + 1]++;
  for (guint r = 0; r < graph->n_rows; r++)
    graph->row_at[r + 1] += graph->row_at[r];
  next = g_memdup2 (graph->row_at, sizeof (guint) * (graph->n_rows + 1));
  for (guint v = 0; v < graph->n; v++)
    graph->order[next[graph->row[v]]++] = v;
}

/* Cuts each long edge into pieces of one row. */
static WmLayoutEdge *
cut_edges (const WmLayoutGraph *graph, Order *order, guint *n_pieces)
{
  WmLayoutGraph *full = &order->full;
  guint64 bends = 0;
  WmLayoutEdge *pieces;
  guint next = graph->n_real;

  for (guint e = 0; e < graph->n_edges; e++)
    bends += graph->row[graph->edges[e].to] - graph->row[graph->edges[e].from] - 1;
  order->bends = bends <= MAX_BENDS;
  full->n = graph->n_real + (order->bends ? (guint) bends : 0);
  full->row = g_new0 (guint, full->n + 1);
  full->w = g_new0 (double, full->n + 1);
  full->wish = g_new0 (double, full->n + 1);
  full->side = g_new0 (int, full->n + 1);
  memcpy (full->row, graph->row, sizeof (guint) * graph->n_real);
  memcpy (full->w, graph->w, sizeof (double) * graph->n_real);
  memcpy (full->wish, graph->wish, sizeof (double) * graph->n_real);
  memcpy (full->side, graph->side, sizeof (int) * graph->n_real);
  *n_pieces = graph->n_edges + (order->bends ? (guint) bends : 0);
  if (!order->bends)
    return g_memdup2 (graph->edges, sizeof (WmLayoutEdge) * (graph->n_edges + 1));
  pieces = g_new0 (WmLayoutEdge, *n_pieces + 1);
  *n_pieces = 0;
  for (guint e = 0; e < graph->n_edges; e++)
    {
      guint from = graph->edges[e].from, to = graph->edges[e].to, last = from;
      guint low = graph->row[from], high = graph->row[to];

      for (guint row = low + 1; row < high; row++)
        {
          double t = (double) (row - low) / (high - low);

          full->row[next] = row;
          full->wish[next] = graph->wish[from] * (1 - t) + graph->wish[to] * t;
          pieces[(*n_pieces)++] = (WmLayoutEdge){ last, next };
          last = next++;
        }
      pieces[(*n_pieces)++] = (WmLayoutEdge){ last, to };
    }
  return pieces;
}

static void
order_init (Order *order, const WmLayoutGraph *graph)
{
  WmLayoutGraph *full = &order->full;
  g_autofree WmLayoutEdge *pieces = NULL;
  guint n_pieces;

  memset (order, 0, sizeof *order);
  full->n_real = graph->n_real;
  full->n_rows = graph->n_rows;
  full->width = graph->width;
  full->gap_x = graph->gap_x;
  full->split = graph->split;
  pieces = cut_edges (graph, order, &n_pieces);
  wm_layout_neighbours (full->n, pieces, n_pieces, &full->need_at, &full->need, &full->use_at,
                        &full->use);
  full->n_edges = n_pieces;
  full->x = g_new0 (double, full->n + 1);
  wm_layout_set_orders (full);
  order->pos = g_new0 (guint, full->n + 1);
  order->best = g_new0 (guint, full->n + 1);
  order->wanted = g_new0 (double, full->n + 1);
  order->keys = g_new0 (Key, full->n + 1);
  order->tree = g_new0 (guint, full->n + 2);
  order->best_score = G_MAXDOUBLE;
}

static void
order_clear (Order *order)
{
  WmLayoutGraph *full = &order->full;

  g_free (full->row);
  g_free (full->w);
  g_free (full->wish);
  g_free (full->side);
  g_free (full->x);
  g_free (full->need_at);
  g_free (full->need);
  g_free (full->use_at);
  g_free (full->use);
  g_free (full->order);
  g_free (full->row_at);
  g_free (order->pos);
  g_free (order->best);
  g_free (order->wanted);
  g_free (order->keys);
  g_free (order->tree);
}

static int
compare_keys (const void *a, const void *b)
{
  const Key *k = a, *l = b;

  if (k->key != l->key)
    return k->key < l->key ? -1 : 1;
  return k->v < l->v ? -1 : k->v > l->v;
}

/* Sorts a row by order->wanted, keeping each box on its side of the split, and
 * places it. */
static void
sort_row (Order *order, guint r)
{
  WmLayoutGraph *full = &order->full;
  guint *row = full->order + full->row_at[r], n = full->row_at[r + 1] - full->row_at[r];
  double split = full->split * full->width;

  for (guint i = 0; i < n; i++)
    {
      guint v = row[i];
      double key = order->wanted[v];

      if (full->side[v] < 0)
        key = MIN (key, split - full->w[v] / 2);
      else if (full->side[v] > 0)
        key = MAX (key, split + full->w[v] / 2);
      order->keys[i] = (Key){ key, v };
    }
  qsort (order->keys, n, sizeof (Key), compare_keys);
  for (guint i = 0; i < n; i++)
    {
      row[i] = order->keys[i].v;
      order->pos[row[i]] = i;
      order->wanted[row[i]] = order->keys[i].key;
    }
  wm_layout_place_row (full, row, n, order->wanted, full->x);
}

static double
pull_of (const WmLayoutGraph *full, guint v, const guint *at, const guint *list, double pull)
{
  double wish = full->wish[v] * full->width, sum = 0;

  if (at[v + 1] == at[v])
    return v < full->n_real ? pull * full->x[v] + (1 - pull) * wish : wish;
  for (guint i = at[v]; i < at[v + 1]; i++)
    sum += full->x[list[i]];
  return pull * sum / (at[v + 1] - at[v]) + (1 - pull) * wish;
}

static void
sweep (Order *order, gboolean up, double pull)
{
  WmLayoutGraph *full = &order->full;

  for (guint i = 0; i < full->n_rows; i++)
    {
      guint r = up ? i : full->n_rows - 1 - i;

      for (guint j = full->row_at[r]; j < full->row_at[r + 1]; j++)
        {
          guint v = full->order[j];

          order->wanted[v] = up ? pull_of (full, v, full->need_at, full->need, pull)
                                : pull_of (full, v, full->use_at, full->use, pull);
        }
      sort_row (order, r);
    }
}

/* Crossings between a row and the one above it. */
static guint64
row_crossings (Order *order, guint r)
{
  WmLayoutGraph *full = &order->full;
  guint n_above = full->row_at[r + 2] - full->row_at[r + 1];
  guint64 crossings = 0;
  guint placed = 0;

  memset (order->tree, 0, sizeof (guint) * (n_above + 1));
  for (guint i = full->row_at[r]; i < full->row_at[r + 1]; i++)
    {
      guint v = full->order[i];

      /* Edges that were placed before and end to the right cross this one. */
      for (guint j = full->use_at[v]; j < full->use_at[v + 1]; j++)
        {
          guint upto = 0;

          for (guint k = order->pos[full->use[j]] + 1; k > 0; k &= k - 1)
            upto += order->tree[k];
          crossings += placed - upto;
        }
      for (guint j = full->use_at[v]; j < full->use_at[v + 1]; j++, placed++)
        for (guint k = order->pos[full->use[j]] + 1; k <= n_above; k += k & -k)
          order->tree[k]++;
    }
  return crossings;
}

static double
score (Order *order)
{
  WmLayoutGraph *full = &order->full;
  double sum = 0;

  for (guint r = 0; r + 1 < full->n_rows && order->bends; r++)
    sum += (double) row_crossings (order, r);
  for (guint v = 0; v < full->n_real; v++)
    sum += WISH_PRICE * fabs (full->x[v] / full->width - full->wish[v]);
  return sum;
}

static void
keep_best (Order *order)
{
  double now = score (order);

  if (now >= order->best_score)
    return;
  order->best_score = now;
  memcpy (order->best, order->full.order, sizeof (guint) * order->full.n);
}

/* Crossings of the edges of u with those of v when u stands left of v, less
 * those when it stands right. */
static int
exchange_gain (const Order *order, guint u, guint v, const guint *at, const guint *list)
{
  int gain = 0;

  for (guint i = at[u]; i < at[u + 1]; i++)
    for (guint j = at[v]; j < at[v + 1]; j++)
      {
        guint pu = order->pos[list[i]], pv = order->pos[list[j]];

        gain += pu > pv ? 1 : pu < pv ? -1 : 0;
      }
  return gain;
}

static gboolean
exchange_row (Order *order, guint r)
{
  WmLayoutGraph *full = &order->full;
  gboolean changed = FALSE;

  for (guint i = full->row_at[r]; i + 1 < full->row_at[r + 1]; i++)
    {
      guint u = full->order[i], v = full->order[i + 1];
      double backward;
      int gain;

      if (full->side[u] < 0 && full->side[v] > 0)
        continue;
      gain = exchange_gain (order, u, v, full->need_at, full->need)
             + exchange_gain (order, u, v, full->use_at, full->use);
      /* How much further from their wishes the two would stand. */
      backward = v < full->n_real && u < full->n_real ? full->wish[v] - full->wish[u] : 0;
      if (gain <= 0 || gain < WISH_PRICE * backward)
        continue;
      full->order[i] = v;
      full->order[i + 1] = u;
      order->pos[v] = i - full->row_at[r];
      order->pos[u] = order->pos[v] + 1;
      changed = TRUE;
    }
  return changed;
}

static void
exchange (Order *order, guint passes)
{
  WmLayoutGraph *full = &order->full;
  gboolean changed = TRUE;

  for (guint pass = 0; pass < passes && changed && order->bends; pass++)
    {
      changed = FALSE;
      for (guint r = 0; r < full->n_rows; r++)
        changed |= exchange_row (order, r);
    }
  for (guint v = 0; v < full->n; v++)
    order->wanted[v] = full->wish[v] * full->width;
  for (guint r = 0; r < full->n_rows; r++)
    wm_layout_place_row (full, full->order + full->row_at[r],
                         full->row_at[r + 1] - full->row_at[r], order->wanted, full->x);
}

/* One run from the wished places, with @noise of the width on them. */
static void
run (Order *order, guint sweeps, double noise, WmLayoutRandom *random)
{
  WmLayoutGraph *full = &order->full;

  for (guint v = 0; v < full->n; v++)
    {
      double shift = noise > 0 ? noise * (wm_layout_random_unit (random) - 0.5) : 0;

      order->wanted[v] = (full->wish[v] + shift) * full->width;
    }
  for (guint r = 0; r < full->n_rows; r++)
    sort_row (order, r);
  for (guint i = 0; i < sweeps; i++)
    {
      sweep (order, i % 2 == 0, PULL);
      if (full->n_real > SMALL && i + 2 < sweeps)
        continue;
      exchange (order, 4);
      keep_best (order);
    }
}

/* Orders graph->order and places the boxes. */
void
wm_layout_order (WmLayoutGraph *graph)
{
  gboolean small = graph->n_real <= SMALL;
  WmLayoutRandom random = { 0x9e3779b97f4a7c15 };
  Order order;
  guint next = 0;

  order_init (&order, graph);
  run (&order, small ? 12 : 8, 0, &random);
  for (guint i = 0; small && i < 12; i++)
    run (&order, 8, 0.3, &random);
  wm_layout_set_orders (graph);
  for (guint i = 0; i < order.full.n; i++)
    if (order.best[i] < graph->n_real)
      graph->order[next++] = order.best[i];
  order_clear (&order);
  wm_layout_place (graph);
}
