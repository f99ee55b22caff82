/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows: what stands in them, and the first filling. A layer that is too wide
 * spreads over the rows above, as in layering of limited width (Coffman and
 * Graham, Optimal scheduling for two-processor systems, 1972): box by box from
 * the bottom, each goes to the free place nearest to its ideal one.
 */
#include "draw/wm-layout-private.h"

#include <math.h>
#include <string.h>

#define REACH 6     /* gaps looked at on each side */
#define PRICE_UP 1.5 /* the height of the page against its width */
#define PRICE_LATE 4 /* to push those above off the page */

/* The first in the row that stands at @x or right of it. */
guint
wm_layout_row_find (const WmLayoutGraph *graph, guint row, double x)
{
  const WmLayoutRow *r = &graph->rows[row];
  guint low = 0, high = r->n;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (graph->x[r->boxes[middle]] < x)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Where @v stands in its row. */
guint
wm_layout_row_index (const WmLayoutGraph *graph, guint v)
{
  const WmLayoutRow *r = &graph->rows[graph->row[v]];
  guint i = 0;

  while (r->boxes[i] != v)
    i++;
  return i;
}

void
wm_layout_row_insert (WmLayoutGraph *graph, guint row, guint i, guint v)
{
  WmLayoutRow *r = &graph->rows[row];

  if (r->n == r->size)
    {
      r->size = r->size * 2 + 8;
      r->boxes = g_renew (guint, r->boxes, r->size);
    }
  memmove (r->boxes + i + 1, r->boxes + i, sizeof (guint) * (r->n - i));
  r->boxes[i] = v;
  r->n++;
  graph->row[v] = row;
}

void
wm_layout_row_remove (WmLayoutGraph *graph, guint v)
{
  WmLayoutRow *r = &graph->rows[graph->row[v]];
  guint i = wm_layout_row_index (graph, v);

  memmove (r->boxes + i, r->boxes + i + 1, sizeof (guint) * (r->n - i - 1));
  r->n--;
}

/* The rows in which @v is above all that it needs and below what needs it;
 * @low is above @high when there is none. */
void
wm_layout_row_limits (const WmLayoutGraph *graph, guint v, guint *low, guint *high)
{
  *low = 0;
  *high = graph->n_rows - 1;
  for (guint i = graph->link_at[v]; i < graph->link_at[v + 1]; i++)
    {
      guint row = graph->row[graph->links[i].other];

      if (!graph->links[i].up)
        *low = MAX (*low, row + 1);
      else if (row == 0)
        *low = *high + 1;
      else
        *high = MIN (*high, row - 1);
    }
}

static void
ensure_rows (WmLayoutGraph *graph, guint n)
{
  if (n > graph->rows_size)
    {
      guint size = MAX (n, graph->rows_size * 2);

      graph->rows = g_renew (WmLayoutRow, graph->rows, size);
      memset (graph->rows + graph->rows_size, 0,
              sizeof (WmLayoutRow) * (size - graph->rows_size));
      graph->rows_size = size;
    }
  graph->n_rows = MAX (graph->n_rows, n);
}

/* The free place in gap @i of the row that is nearest to @x; NAN for none. */
static double
place_in_gap (const WmLayoutGraph *graph, guint row, guint i, guint v, double x)
{
  const WmLayoutRow *r = &graph->rows[row];
  double low = graph->low[v], high = graph->high[v], need = graph->w[v] / 2 + graph->gap_x;

  if (i > 0)
    low = MAX (low, graph->x[r->boxes[i - 1]] + graph->w[r->boxes[i - 1]] / 2 + need);
  if (i < r->n)
    high = MIN (high, graph->x[r->boxes[i]] - graph->w[r->boxes[i]] / 2 - need);
  return low > high ? NAN : CLAMP (x, low, high);
}

/* The free place in the row that is nearest to the ideal one; NAN for none. */
static double
nearest_place (const WmLayoutGraph *graph, guint row, guint v)
{
  double ideal = graph->ideal_x[v], best = NAN;
  guint at = wm_layout_row_find (graph, row, ideal);
  guint first = at > REACH ? at - REACH : 0, last = MIN (at + REACH, graph->rows[row].n);

  for (guint i = first; i <= last; i++)
    {
      double x = place_in_gap (graph, row, i, v, ideal);

      if (!isnan (x) && (isnan (best) || fabs (x - ideal) < fabs (best - ideal)))
        best = x;
    }
  return best;
}

typedef struct
{
  double price, x;
  guint row;
} Choice;

static void
look_at (const WmLayoutGraph *graph, guint row, guint v, guint last, double price, Choice *choice)
{
  double x;

  price += row > last ? PRICE_LATE : 0;
  x = price < choice->price ? nearest_place (graph, row, v) : NAN;

  if (isnan (x))
    return;
  price += fabs (x - graph->ideal_x[v]) / graph->width;
  if (price < choice->price)
    *choice = (Choice){ price, x, row };
}

/* @last: the highest row that leaves room for the chains above @v. */
static void
choose_row (WmLayoutGraph *graph, guint v, guint last)
{
  guint want = MIN ((guint) (graph->ideal_row[v] + 0.5), graph->n_rows - 1), least = 0;
  Choice choice = { .price = G_MAXDOUBLE };

  for (guint i = graph->link_at[v]; i < graph->link_at[v + 1]; i++)
    if (!graph->links[i].up)
      least = MAX (least, graph->row[graph->links[i].other] + 1);
  ensure_rows (graph, least + 1);
  want = MAX (want, least);
  for (guint d = 0; d < graph->n_rows; d++)
    {
      double price = PRICE_UP * d / graph->n_rows;

      if (price >= choice.price)
        break;
      if (want + d < graph->n_rows)
        look_at (graph, want + d, v, last, price, &choice);
      if (d > 0 && want >= least + d)
        look_at (graph, want - d, v, last, price, &choice);
    }
  if (choice.price == G_MAXDOUBLE)
    {
      choice.row = graph->n_rows;
      choice.x = graph->ideal_x[v];
      ensure_rows (graph, graph->n_rows + 1);
    }
  graph->x[v] = choice.x;
  wm_layout_row_insert (graph, choice.row, wm_layout_row_find (graph, choice.row, choice.x), v);
}

static int
compare_heights (gconstpointer a, gconstpointer b, gpointer data)
{
  const WmLayoutGraph *graph = data;
  guint u = *(const guint *) a, v = *(const guint *) b;
  gboolean lone_u = graph->link_at[u + 1] == graph->link_at[u];
  gboolean lone_v = graph->link_at[v + 1] == graph->link_at[v];

  if (lone_u != lone_v)
    return lone_u ? 1 : -1;
  if (graph->ideal_row[u] != graph->ideal_row[v])
    return graph->ideal_row[u] < graph->ideal_row[v] ? -1 : 1;
  if (graph->depth[u] != graph->depth[v])
    return graph->depth[u] < graph->depth[v] ? -1 : 1;
  return u < v ? -1 : u > v;
}

static void
find_last_rows (const WmLayoutGraph *graph, guint *last)
{
  for (guint i = graph->n; i > 0; i--)
    {
      guint v = graph->turn[i - 1];

      last[v] = graph->n_rows - 1;
      for (guint j = graph->link_at[v]; j < graph->link_at[v + 1]; j++)
        if (graph->links[j].up && last[graph->links[j].other] > 0)
          last[v] = MIN (last[v], last[graph->links[j].other] - 1);
    }
}

/* Rows that hold no box vanish. */
static void
close_rows (WmLayoutGraph *graph)
{
  guint next = 0;

  for (guint r = 0; r < graph->n_rows; r++)
    if (graph->rows[r].n > 0)
      {
        WmLayoutRow row = graph->rows[r];

        for (guint i = 0; i < row.n; i++)
          graph->row[row.boxes[i]] = next;
        graph->rows[r] = graph->rows[next];
        graph->rows[next++] = row;
      }
  graph->n_rows = next;
}

/* Fills the rows, as many as graph->n_rows says, or more if chains or widths
 * want it. */
void
wm_layout_fill_rows (WmLayoutGraph *graph)
{
  g_autofree guint *turn = g_memdup2 (graph->turn, sizeof (guint) * (graph->n + 1));
  g_autofree guint *last = g_new (guint, graph->n + 1);

  for (guint r = 0; r < graph->rows_size; r++)
    graph->rows[r].n = 0;
  ensure_rows (graph, MAX (graph->n_rows, 1));
  find_last_rows (graph, last);
  g_qsort_with_data (turn, (int) graph->n, sizeof (guint), compare_heights, graph);
  for (guint i = 0; i < graph->n; i++)
    choose_row (graph, turn[i], last[turn[i]]);
  close_rows (graph);
}

double
wm_layout_height (const WmLayoutGraph *graph)
{
  double sum = 0;

  for (guint r = 0; r < graph->n_rows; r++)
    {
      double tall = 0;

      for (guint i = 0; i < graph->rows[r].n; i++)
        tall = MAX (tall, graph->h[graph->rows[r].boxes[i]]);
      sum += tall + (r > 0 ? graph->gap_y : 0);
    }
  return sum;
}
