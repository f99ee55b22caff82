/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A small drawing can afford to be looked at as a whole: boxes change places
 * and rows as long as that makes fewer straight edges cross, fewer edges pass
 * behind a box, and keeps the wished places (simulated annealing, Kirkpatrick,
 * Gelatt and Vecchi, Optimization by simulated annealing, 1983). The number of
 * tries is fixed, so that the same map looks the same on every machine.
 */
#include "draw/wm-layout-private.h"

#include <math.h>
#include <string.h>

/* What is bad, in crossings. */
#define PRICE_HIT 0.9   /* an edge behind a box */
#define PRICE_WISH 12.0 /* a box all the width away from its wish */
#define PRICE_ROW 0.12  /* an edge longer by a row */
#define HOT 1.2
#define COLD 0.04
#define WORK 24e6 /* pairs of edges looked at, at most */
#define MOST_TRIES 12000

typedef struct
{
  double x0, x1, left, right;
  guint low, high, from, to;
} Segment;

typedef struct
{
  WmLayoutGraph *graph;
  Segment *segments; /* by edge */
  guint **rows; /* row -> boxes from left to right */
  guint *n_row;
  double *wanted, *kept_x;
  double row_h;
  guint8 *touched; /* by edge: its cost is being told */
  guint *list;     /* touched edges */
  WmLayoutRandom random;
} Anneal;

static void
anneal_init (Anneal *anneal, WmLayoutGraph *graph)
{
  memset (anneal, 0, sizeof *anneal);
  anneal->graph = graph;
  anneal->random.state = 0x2545f4914f6cdd1d;
  anneal->rows = g_new0 (guint *, graph->n_rows + 1);
  anneal->n_row = g_new0 (guint, graph->n_rows + 1);
  anneal->wanted = g_new0 (double, graph->n_real + 1);
  anneal->kept_x = g_new0 (double, graph->n_real + 1);
  anneal->touched = g_new0 (guint8, graph->n_edges + 1);
  anneal->list = g_new0 (guint, graph->n_edges + 1);
  anneal->segments = g_new0 (Segment, graph->n_edges + 1);
  for (guint v = 0; v < graph->n_real; v++)
    {
      anneal->wanted[v] = graph->wish[v] * graph->width;
      anneal->row_h = MAX (anneal->row_h, graph->h[v]);
    }
  for (guint r = 0; r < graph->n_rows; r++)
    {
      anneal->n_row[r] = graph->row_at[r + 1] - graph->row_at[r];
      anneal->rows[r] = g_new0 (guint, graph->n_real + 1);
      memcpy (anneal->rows[r], graph->order + graph->row_at[r],
              sizeof (guint) * anneal->n_row[r]);
    }
}

/* Writes the order back. */
static void
anneal_finish (Anneal *anneal)
{
  WmLayoutGraph *graph = anneal->graph;
  guint next = 0;

  wm_layout_set_orders (graph);
  for (guint r = 0; r < graph->n_rows; r++)
    {
      for (guint i = 0; i < anneal->n_row[r]; i++)
        graph->order[next++] = anneal->rows[r][i];
      g_free (anneal->rows[r]);
    }
  g_free (anneal->rows);
  g_free (anneal->n_row);
  g_free (anneal->wanted);
  g_free (anneal->kept_x);
  g_free (anneal->touched);
  g_free (anneal->list);
  g_free (anneal->segments);
}

static double
row_y (const Anneal *anneal, guint row)
{
  return row * (anneal->row_h + anneal->graph->gap_y);
}

/* Reads the ends of all edges side by side: nearly all pairs are told apart by
 * their heights and widths alone. */
static void
read_segments (Anneal *anneal)
{
  const WmLayoutGraph *graph = anneal->graph;

  for (guint e = 0; e < graph->n_edges; e++)
    {
      guint from = graph->edges[e].from, to = graph->edges[e].to;
      double x0 = graph->x[from], x1 = graph->x[to];

      anneal->segments[e] = (Segment){ x0, x1, MIN (x0, x1), MAX (x0, x1),
                                       graph->row[from], graph->row[to], from, to };
    }
}

static gboolean
segments_cross (const Segment *a, const Segment *b)
{
  if (a->low >= b->high || b->low >= a->high || a->right < b->left || b->right < a->left
      || a->from == b->from || a->to == b->to)
    return FALSE;
  return wm_layout_segments_cross (a->x0, a->low, a->x1, a->high, b->x0, b->low, b->x1, b->high);
}

/* Boxes that an edge passes behind in the rows from @low to @high. */
static guint
hits (const Anneal *anneal, guint e, guint low, guint high)
{
  const WmLayoutGraph *graph = anneal->graph;
  guint from = graph->edges[e].from, to = graph->edges[e].to, n = 0;
  double y0 = row_y (anneal, graph->row[from]), y1 = row_y (anneal, graph->row[to]);
  guint first = MAX (low, graph->row[from] + 1), last = MIN (high + 1, graph->row[to]);
  double slope = (graph->x[to] - graph->x[from]) / (y1 - y0);
  double reach = fabs (slope) * anneal->row_h / 2;

  for (guint r = first; r < last; r++)
    {
      double x = graph->x[from] + slope * (row_y (anneal, r) - y0);

      for (guint i = 0; i < anneal->n_row[r]; i++)
        {
          guint v = anneal->rows[r][i];

          n += fabs (graph->x[v] - x) < graph->w[v] / 2 + reach;
        }
    }
  return n;
}

/* What the edges that end in one of two rows, and the boxes there, cost. */
static double
cost (Anneal *anneal, guint r, guint s)
{
  WmLayoutGraph *graph = anneal->graph;
  guint n = 0;
  double sum = 0;
  const guint both[] = { r, s };

  read_segments (anneal);
  for (guint e = 0; e < graph->n_edges; e++)
    {
      guint low = graph->row[graph->edges[e].from], high = graph->row[graph->edges[e].to];

      anneal->touched[e] = low == r || low == s || high == r || high == s;
      if (anneal->touched[e])
        {
          anneal->list[n++] = e;
          sum += PRICE_ROW * (high - low) + PRICE_HIT * hits (anneal, e, low, high);
        }
      else
        {
          sum += PRICE_HIT * hits (anneal, e, r, r);
          sum += r != s ? PRICE_HIT * hits (anneal, e, s, s) : 0;
        }
    }
  for (guint i = 0; i < n; i++)
    for (guint f = 0; f < graph->n_edges; f++)
      if (!anneal->touched[f] || f > anneal->list[i])
        sum += segments_cross (&anneal->segments[anneal->list[i]], &anneal->segments[f]);
  for (guint k = 0; k < (r == s ? 1 : 2); k++)
    for (guint i = 0; i < anneal->n_row[both[k]]; i++)
      {
        guint v = anneal->rows[both[k]][i];

        sum += PRICE_WISH * fabs (graph->x[v] - anneal->wanted[v]) / graph->width;
      }
  return sum;
}

static void
place (Anneal *anneal, guint r)
{
  wm_layout_place_row (anneal->graph, anneal->rows[r], anneal->n_row[r], anneal->wanted,
                       anneal->graph->x);
}

/* Is there room for @v in @row once @less has left it? */
static gboolean
fits (const Anneal *anneal, guint v, guint row, guint less)
{
  const WmLayoutGraph *graph = anneal->graph;
  double all = graph->w[v] + graph->gap_x, side = all;
  double limit = graph->side[v] == 0  ? graph->width
                 : graph->side[v] < 0 ? graph->split * graph->width
                                      : (1 - graph->split) * graph->width;

  for (guint i = 0; i < anneal->n_row[row]; i++)
    {
      guint u = anneal->rows[row][i];

      if (u == less)
        continue;
      all += graph->w[u] + graph->gap_x;
      if (graph->side[u] == graph->side[v])
        side += graph->w[u] + graph->gap_x;
    }
  return all <= graph->width + graph->gap_x && (graph->side[v] == 0 || side <= limit);
}

static gboolean
may_stand (const WmLayoutGraph *graph, guint v, guint row)
{
  for (guint i = graph->need_at[v]; i < graph->need_at[v + 1]; i++)
    if (graph->row[graph->need[i]] >= row)
      return FALSE;
  for (guint i = graph->use_at[v]; i < graph->use_at[v + 1]; i++)
    if (graph->row[graph->use[i]] <= row)
      return FALSE;
  return TRUE;
}

static guint
index_of (const Anneal *anneal, guint v)
{
  guint row = anneal->graph->row[v], i = 0;

  while (anneal->rows[row][i] != v)
    i++;
  return i;
}

/* No box of the left side stands right of one of the right side. */
static gboolean
sides_hold (const Anneal *anneal, guint row)
{
  gboolean right = FALSE;

  for (guint i = 0; i < anneal->n_row[row]; i++)
    {
      int side = anneal->graph->side[anneal->rows[row][i]];

      if (side < 0 && right)
        return FALSE;
      right |= side > 0;
    }
  return TRUE;
}

static void
take_out (Anneal *anneal, guint row, guint i)
{
  guint *boxes = anneal->rows[row];

  memmove (boxes + i, boxes + i + 1, sizeof (guint) * (anneal->n_row[row] - i - 1));
  anneal->n_row[row]--;
}

static void
put_in (Anneal *anneal, guint row, guint i, guint v)
{
  guint *boxes = anneal->rows[row];

  memmove (boxes + i + 1, boxes + i, sizeof (guint) * (anneal->n_row[row] - i));
  boxes[i] = v;
  anneal->n_row[row]++;
  anneal->graph->row[v] = row;
}

static gboolean
accept (Anneal *anneal, double more, double heat)
{
  return more <= 0 || wm_layout_random_unit (&anneal->random) < exp (-more / heat);
}

static void
keep_x (Anneal *anneal)
{
  memcpy (anneal->kept_x, anneal->graph->x, sizeof (double) * anneal->graph->n_real);
}

static void
back_to_x (Anneal *anneal)
{
  memcpy (anneal->graph->x, anneal->kept_x, sizeof (double) * anneal->graph->n_real);
}

/* Two boxes change places. */
static void
try_swap (Anneal *anneal, guint u, guint v, double heat)
{
  WmLayoutGraph *graph = anneal->graph;
  guint r = graph->row[u], s = graph->row[v], i = index_of (anneal, u), j = index_of (anneal, v);
  double before;

  if (u == v
      || (r != s
          && (!may_stand (graph, u, s) || !may_stand (graph, v, r) || !fits (anneal, u, s, v)
              || !fits (anneal, v, r, u))))
    return;
  before = cost (anneal, r, s);
  keep_x (anneal);
  anneal->rows[r][i] = v;
  anneal->rows[s][j] = u;
  graph->row[v] = r;
  graph->row[u] = s;
  if (sides_hold (anneal, r) && sides_hold (anneal, s))
    {
      place (anneal, r);
      place (anneal, s);
      if (accept (anneal, cost (anneal, r, s) - before, heat))
        return;
    }
  anneal->rows[r][i] = u;
  anneal->rows[s][j] = v;
  graph->row[u] = r;
  graph->row[v] = s;
  back_to_x (anneal);
}

/* A box moves to another row, or to another place in its own. */
static void
try_move (Anneal *anneal, guint v, guint s, guint j, double heat)
{
  WmLayoutGraph *graph = anneal->graph;
  guint r = graph->row[v], i = index_of (anneal, v);
  double before;

  if (anneal->n_row[r] < 2 || (r == s && i == j) || (r == s && j >= anneal->n_row[r])
      || (r != s && (!may_stand (graph, v, s) || !fits (anneal, v, s, v))))
    return;
  before = cost (anneal, r, s);
  keep_x (anneal);
  take_out (anneal, r, i);
  put_in (anneal, s, j, v);
  if (sides_hold (anneal, s))
    {
      place (anneal, r);
      place (anneal, s);
      if (accept (anneal, cost (anneal, r, s) - before, heat))
        return;
    }
  take_out (anneal, s, j);
  put_in (anneal, r, i, v);
  back_to_x (anneal);
}

/* The place in a row where @v would stand by its wish, or one beside it. */
static guint
place_by_wish (Anneal *anneal, guint v, guint row)
{
  guint i = 0, shift = wm_layout_random (&anneal->random, 3);

  while (i < anneal->n_row[row] && anneal->graph->x[anneal->rows[row][i]] < anneal->wanted[v])
    i++;
  i = shift == 0 && i > 0 ? i - 1 : shift == 1 ? i + 1 : i;
  return MIN (i, anneal->n_row[row]);
}

static void
try_one (Anneal *anneal, double heat)
{
  WmLayoutGraph *graph = anneal->graph;
  guint v = wm_layout_random (&anneal->random, graph->n_real), r = graph->row[v];
  guint kind = wm_layout_random (&anneal->random, 3), i = index_of (anneal, v);

  if (kind == 0)
    {
      if (i + 1 < anneal->n_row[r])
        try_swap (anneal, v, anneal->rows[r][i + 1], heat);
    }
  else if (kind == 1)
    {
      try_swap (anneal, v, wm_layout_random (&anneal->random, graph->n_real), heat);
    }
  else
    {
      guint low = r > 3 ? r - 3 : 0, high = MIN (r + 3, graph->n_rows - 1);
      guint s = low + wm_layout_random (&anneal->random, high - low + 1);

      try_move (anneal, v, s, place_by_wish (anneal, v, s), heat);
    }
}

/* Betters rows and orders of the graph, and places its boxes. */
void
wm_layout_anneal (WmLayoutGraph *graph)
{
  Anneal anneal;
  double pairs = 0.5 * graph->n_edges * graph->n_edges + 1;
  guint tries = (guint) CLAMP (WORK / pairs, 200, MOST_TRIES);

  if (graph->n_rows < 2 || graph->n_edges == 0)
    return;
  anneal_init (&anneal, graph);
  for (guint i = 0; i < tries; i++)
    try_one (&anneal, HOT * pow (COLD / HOT, (double) i / tries));
  anneal_finish (&anneal);
  wm_layout_place (graph);
}
