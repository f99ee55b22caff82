/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A drawing is bettered as a whole: boxes change places and rows as long as that
 * makes fewer straight edges cross, fewer edges pass behind a box, edges shorter,
 * and keeps boxes near their wished and ideal places (simulated annealing:
 * Kirkpatrick, Gelatt and Vecchi, Optimization by simulated annealing, 1983; for
 * graphs: Davidson and Harel, Drawing graphs nicely using simulated annealing,
 * 1996). The number of tries depends on the graph alone, and what each box draws
 * by chance on its key alone: so the same map looks the same on every machine,
 * and after a small change nearly all boxes are tried at the same places.
 *
 * Where there are too many edges to count what crosses, their lengths stand for
 * it: two lines cross as often as their widths and heights multiply, so both are
 * made small against what they are on the whole.
 */
#include "draw/wm-layout-private.h"

#include <math.h>
#include <string.h>

/* What is bad, in crossings. */
#define PRICE_HIT 0.15    /* an edge behind a box */
#define PRICE_LENGTH 0.02 /* an edge longer by a row or by a box */
#define LEAST_WISH 0.5    /* a box all the width away from its wish */
#define MOST_WISH 40.0
#define LEAN 0.22         /* the half height of a box, of the distance of rows */
#define HITS_MAX 400      /* boxes: more, and nobody sees single hits */
#define NS_TRY 1500.0     /* about what things cost: only ratios matter */
#define IDEAL 0.005      /* a row away from the ideal; grows with the map */
#define LEAST_IDEAL 0.2  /* of it, where only crossings count: it leads there */
#define IDEAL_FADES_SMALL 0.35 /* what is left of it in the end */
#define IDEAL_FADES_BIG 0.6
#define IDEAL_LENGTH 1.0 /* the same where lengths decide */
#define IDEAL_X 1.0      /* a box away, against a row */
#define NS_PAIR 0.45
#define SMALL_BUDGET 12e6 /* of a map of a hundred boxes or fewer, and of two hundred or more */
#define BIG_BUDGET 60e6
#define MORE_SMALL 8.0    /* budgets for tries where all crossings are counted */
#define MORE_BIG 5.0
#define MORE_GIVEN 3.0    /* a page of given width is what a window opens with */
#define MOST_SLOTS 4e6 /* edges by rows: 16 megabytes */
#define REACH 0.2      /* of the width: how far from a good place is tried, at first */
#define REACH_SHRINKS 0.3
#define STRETCH 0.014  /* of the width: what ends that are not reached may count for */
#define LEAST_SWEEPS 15
#define MOST_SWEEPS 200 /* of the budget's */
#define SWEEPS_BY_LENGTH 6

typedef struct
{
  WmLayoutGraph *graph;
  WmLayoutBands *bands; /* NULL: by length */
  gboolean hits;
  guint sweeps;
  double unit; /* a box and its gap */
  double hot, cold, heat, reach;
  double price_x, price_row, price_wish, price_ideal, target;
  double ideal, fades; /* price_ideal at first; what is left of it in the end */
  guint *seen, stamp; /* by edge: of which try it is known to change */
  guint *changed, n_changed;
} Anneal;

/* From the wished places when @low .. @high is the whole spectrum. */
static double
distance_on (const WmLayoutGraph *graph, double low, double high)
{
  double sum = 0;

  for (guint v = 0; v < graph->n; v++)
    sum += fabs ((graph->x[v] - low) / (high - low) - graph->wish[v]);
  return sum / graph->n;
}

/* From the wished places: on the page, or on an axis from the first centre to
 * the last, as one sees it who knows no page. Where they differ much, boxes do
 * not reach the ends of the spectrum, and the page is right; and so it is where
 * its width is given, with the axis above it. */
static double
mean_distance (const WmLayoutGraph *graph)
{
  double low = G_MAXDOUBLE, high = -G_MAXDOUBLE, page = distance_on (graph, 0, graph->width);
  double stretched;

  if (graph->given)
    return page;
  for (guint v = 0; v < graph->n; v++)
    {
      low = MIN (low, graph->x[v]);
      high = MAX (high, graph->x[v]);
    }
  stretched = distance_on (graph, low, MAX (high, low + 1));
  return stretched > page + 2 * STRETCH ? page : CLAMP (stretched, page, page + STRETCH);
}

/* Prices that follow the drawing, before each sweep. While all is in motion the
 * ideal places hold the drawing, so that a small change of the graph leads to
 * much the same one; then they let go, and what is left is bettered freely. */
static void
set_prices (Anneal *anneal, guint sweep)
{
  const WmLayoutGraph *graph = anneal->graph;
  double wide = 1e-9, high = 1e-9;

  if (sweep > 0)
    anneal->price_wish *= mean_distance (graph) > anneal->target ? 1.1 : 0.95;
  anneal->price_wish = CLAMP (anneal->price_wish, LEAST_WISH, MOST_WISH);
  if (anneal->bands != NULL)
    {
      anneal->price_row = PRICE_LENGTH;
      anneal->price_x = PRICE_LENGTH / anneal->unit;
      anneal->price_ideal = anneal->ideal * pow (anneal->fades, (double) sweep / anneal->sweeps);
      return;
    }
  for (guint e = 0; e < graph->n_edges; e++)
    {
      wide += fabs (graph->x[graph->edges[e].from] - graph->x[graph->edges[e].to]);
      high += graph->row[graph->edges[e].to] - graph->row[graph->edges[e].from];
    }
  anneal->price_x = graph->n_edges / wide;
  anneal->price_row = graph->n_edges / high;
}

static double
box_price (const Anneal *anneal, guint v)
{
  const WmLayoutGraph *graph = anneal->graph;

  return anneal->price_wish * fabs (graph->x[v] / graph->width - graph->wish[v])
         + anneal->price_ideal
               * (IDEAL_X * fabs (graph->x[v] - graph->ideal_x[v]) / anneal->unit
                  + fabs (graph->row[v] - graph->ideal_row[v]));
}

static double
edge_price (const Anneal *anneal, guint edge)
{
  const WmLayoutGraph *graph = anneal->graph;
  guint from = graph->edges[edge].from, to = graph->edges[edge].to;

  return anneal->price_x * fabs (graph->x[from] - graph->x[to])
         + anneal->price_row * (graph->row[to] - graph->row[from]);
}

/* Boxes that an edge passes behind. */
static guint
boxes_before (const WmLayoutGraph *graph, guint edge)
{
  guint from = graph->edges[edge].from, to = graph->edges[edge].to, n = 0;
  guint low = graph->row[from], high = graph->row[to];
  double slope = (graph->x[to] - graph->x[from]) / (high - low);

  for (guint row = low + 1; row < high; row++)
    {
      const WmLayoutRow *r = &graph->rows[row];
      double x = graph->x[from] + slope * (row - low);
      guint i = wm_layout_row_find (graph, row, x);

      for (guint j = i > 0 ? i - 1 : 0; j <= i && j < r->n; j++)
        n += fabs (graph->x[r->boxes[j]] - x)
             < graph->w[r->boxes[j]] / 2 + LEAN * fabs (slope);
    }
  return n;
}

static void
find_changed (Anneal *anneal, const WmLayoutMove *move)
{
  const WmLayoutGraph *graph = anneal->graph;

  anneal->stamp++;
  anneal->n_changed = 0;
  for (guint i = 0; i < move->n; i++)
    for (guint j = graph->link_at[move->moved[i].v]; j < graph->link_at[move->moved[i].v + 1];
         j++)
      if (anneal->seen[graph->links[j].edge] != anneal->stamp)
        {
          anneal->seen[graph->links[j].edge] = anneal->stamp;
          anneal->changed[anneal->n_changed++] = graph->links[j].edge;
        }
}

/* The part of the price that is cheap to tell. */
static double
simple_price (Anneal *anneal, const WmLayoutMove *move)
{
  double sum = 0;

  for (guint i = 0; i < move->n; i++)
    sum += box_price (anneal, move->moved[i].v);
  for (guint i = 0; i < anneal->n_changed; i++)
    {
      sum += edge_price (anneal, anneal->changed[i]);
      if (anneal->hits)
        sum += PRICE_HIT * boxes_before (anneal->graph, anneal->changed[i]);
    }
  return sum;
}

static double
hits_of_boxes (Anneal *anneal, const WmLayoutMove *move)
{
  double sum = 0;

  for (guint i = 0; i < move->n && anneal->hits; i++)
    sum += PRICE_HIT * wm_layout_bands_behind (anneal->bands, move->moved[i].v, LEAN);
  return sum;
}

/* The price of what a move changes; the changed edges leave the bands. */
static double
price_and_remove (Anneal *anneal, const WmLayoutMove *move)
{
  double sum = simple_price (anneal, move);

  for (guint i = 0; i < anneal->n_changed && anneal->bands != NULL; i++)
    {
      wm_layout_bands_remove (anneal->bands, anneal->changed[i]);
      sum += wm_layout_bands_crossings (anneal->bands, anneal->changed[i]);
    }
  return sum + hits_of_boxes (anneal, move);
}

/* The other way round. Where the price is above @limit before all is counted,
 * the edges are taken away again: FALSE. */
static gboolean
price_and_add (Anneal *anneal, const WmLayoutMove *move, double limit)
{
  double sum = simple_price (anneal, move);
  guint i = 0;

  if (sum <= limit)
    sum += hits_of_boxes (anneal, move);
  for (; i < anneal->n_changed && anneal->bands != NULL && sum <= limit; i++)
    {
      sum += wm_layout_bands_crossings (anneal->bands, anneal->changed[i]);
      wm_layout_bands_add (anneal->bands, anneal->changed[i]);
    }
  if (sum <= limit)
    return TRUE;
  while (i > 0)
    wm_layout_bands_remove (anneal->bands, anneal->changed[--i]);
  return FALSE;
}

/* The move was made: is it kept? @limit is how much worse it may be. */
static void
judge (Anneal *anneal, WmLayoutMove *move, double limit)
{
  void (*flip) (WmLayoutGraph *, WmLayoutMove *)
      = anneal->hits ? wm_layout_move_flip : wm_layout_move_flip_places;
  double before;

  find_changed (anneal, move);
  flip (anneal->graph, move);
  before = price_and_remove (anneal, move);
  flip (anneal->graph, move);
  if (price_and_add (anneal, move, before + limit))
    return;
  wm_layout_move_flip (anneal->graph, move);
  for (guint i = 0; i < anneal->n_changed && anneal->bands != NULL; i++)
    wm_layout_bands_add (anneal->bands, anneal->changed[i]);
}

/* A place to try for @v: near its wish, a neighbour, or where it stands. */
static void
propose (const Anneal *anneal, guint v, WmLayoutRandom *random, guint low, guint high,
         guint *row, double *x)
{
  const WmLayoutGraph *graph = anneal->graph;
  guint first = graph->link_at[v], n = graph->link_at[v + 1] - first;
  double noise = wm_layout_random_unit (random) + wm_layout_random_unit (random) - 1;
  double wish = graph->wish[v] * graph->width;
  int r = (int) graph->row[v];

  *x = wish;
  if (n > 0)
    {
      const WmLayoutLink *link = &graph->links[first + wm_layout_random (random, n)];
      guint kind = wm_layout_random (random, 4), away = 1 + wm_layout_random (random, 4);

      if (kind < 3)
        *x = kind == 0 ? graph->x[link->other]
             : kind == 1 ? (graph->x[link->other] + wish) / 2
                         : graph->x[v];
      r = (int) graph->row[link->other] + (link->up ? -(int) away : (int) away);
    }
  if (n == 0 || wm_layout_random (random, 2) == 0)
    r = (int) graph->row[v] + (int) wm_layout_random (random, 5) - 2;
  *x += noise * anneal->reach * graph->width;
  *row = (guint) CLAMP (r, (int) low, (int) high);
}

static gboolean
may_swap (const WmLayoutGraph *graph, guint v, guint u)
{
  guint low, high;

  for (guint i = graph->link_at[v]; i < graph->link_at[v + 1]; i++)
    if (graph->links[i].other == u)
      return FALSE;
  wm_layout_row_limits (graph, u, &low, &high);
  return graph->row[v] >= low && graph->row[v] <= high;
}

static void
try_box (Anneal *anneal, guint v, guint sweep)
{
  WmLayoutGraph *graph = anneal->graph;
  WmLayoutRandom random = { wm_layout_mix (graph->key[v] + sweep) };
  double limit = -anneal->heat * log (wm_layout_random_unit (&random) + 1e-18), x;
  guint low, high, row;
  WmLayoutMove move;

  wm_layout_row_limits (graph, v, &low, &high);
  if (low > high)
    return;
  propose (anneal, v, &random, low, high, &row, &x);
  if (wm_layout_random (&random, 4) > 0)
    {
      /* No row goes empty: the height was promised. */
      if ((row == graph->row[v] || graph->rows[graph->row[v]].n > 1)
          && wm_layout_move_to (graph, &move, v, row, x))
        judge (anneal, &move, limit);
    }
  else if (graph->rows[row].n > 0)
    {
      guint i = MIN (wm_layout_row_find (graph, row, x), graph->rows[row].n - 1);
      guint u = graph->rows[row].boxes[i];
      double x_u = wm_layout_random (&random, 2) == 0 ? graph->wish[u] * graph->width
                                                       : graph->x[v];

      if (u != v && may_swap (graph, v, u)
          && wm_layout_move_swap (graph, &move, v, u, graph->x[u], x_u))
        judge (anneal, &move, limit);
    }
}

/* What changes from maps of a hundred boxes to those of two hundred. */
static double
by_size (const WmLayoutGraph *graph, double small, double big)
{
  return small + (big - small) * CLAMP ((graph->n - 100.0) / 100, 0, 1);
}

/* Who wants the fewest crossings waits longer for them. */
static double
patience (const WmLayoutGraph *graph)
{
  return 1 + 4 * MAX (0, graph->balance - WM_LAYOUT_BALANCE);
}

/* How many times the budget a map is worth where all crossings are counted. */
static double
more_tries (const WmLayoutGraph *graph)
{
  return graph->given ? MORE_GIVEN : by_size (graph, MORE_SMALL, MORE_BIG);
}

/* By crossings if that is affordable, else by length. */
static void
anneal_init (Anneal *anneal, WmLayoutGraph *graph)
{
  double sum = 0, sweep_ns, sweeps;

  memset (anneal, 0, sizeof *anneal);
  anneal->graph = graph;
  anneal->seen = g_new0 (guint, graph->n_edges + 1);
  anneal->changed = g_new0 (guint, graph->n_edges + 1);
  anneal->target = 0.01 + (graph->given ? 0.076 : 0.084) * graph->balance;
  anneal->price_wish = 10;
  for (guint v = 0; v < graph->n; v++)
    sum += graph->w[v] + graph->gap_x;
  anneal->unit = sum / graph->n;
  sweep_ns = graph->n * NS_TRY + wm_layout_bands_work (graph) * NS_PAIR;
  sweeps = MIN (by_size (graph, SMALL_BUDGET, BIG_BUDGET) / sweep_ns, MOST_SWEEPS);
  anneal->hot = 0.7;
  anneal->cold = 0.05;
  anneal->ideal = IDEAL * (MIN (graph->n, 200) + 80.0) * MAX (1, graph->n / 200.0)
                  * MAX (1 - graph->balance, LEAST_IDEAL);
  anneal->fades = by_size (graph, IDEAL_FADES_SMALL, IDEAL_FADES_BIG);
  if (sweeps >= LEAST_SWEEPS && (double) graph->n_edges * graph->n_rows <= MOST_SLOTS)
    {
      anneal->sweeps = (guint) (patience (graph) * sweeps * more_tries (graph));
      anneal->bands = wm_layout_bands_new (graph);
      return;
    }
  anneal->sweeps = (guint) (patience (graph) * SWEEPS_BY_LENGTH);
  anneal->hot = 0.1;
  anneal->cold = 0.02;
  anneal->price_ideal = IDEAL_LENGTH * (1 - graph->balance);
}

/* Betters rows and places; FALSE when it was stopped. */
gboolean
wm_layout_anneal (WmLayoutGraph *graph, const WmLayoutWatch *watch)
{
  gboolean on = TRUE;
  Anneal anneal;

  if (graph->n_rows < 2 || graph->n_edges == 0)
    return TRUE;
  anneal_init (&anneal, graph);
  for (guint sweep = 0; sweep < anneal.sweeps && on; sweep++)
    {
      double done = (double) sweep / anneal.sweeps;

      anneal.heat = anneal.hot * pow (anneal.cold / anneal.hot, done);
      anneal.reach = REACH * pow (REACH_SHRINKS, done);
      /* While all is in motion, what lies behind what is of no interest. */
      anneal.hits = anneal.bands != NULL && graph->n <= HITS_MAX && done > 0.5;
      set_prices (&anneal, sweep);
      for (guint v = 0; v < graph->n; v++)
        try_box (&anneal, v, sweep);
      on = wm_layout_watch (watch, 0.2 + 0.8 * (sweep + 1) / anneal.sweeps);
    }
  wm_layout_bands_free (anneal.bands);
  g_free (anneal.seen);
  g_free (anneal.changed);
  return on;
}
