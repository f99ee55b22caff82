/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which row a box stands in: above all that it needs, and where the boxes of
 * the row leave room near its wished place. A layer that is too wide spreads
 * over the rows above in this way, as in layering of limited width (Coffman and
 * Graham, 1972). Then boxes with slack move to where their edges are shortest,
 * the aim of the network simplex of Gansner et al. (A technique for drawing
 * directed graphs, 1993), by descent.
 */
#include "draw/wm-layout-private.h"

#include <math.h>
#include <string.h>

#define SHORTEN_PASSES 4

/* How full each row is, by cells along the spectrum. */
typedef struct
{
  guint n_cells;
  double cell;
  GArray *cells; /* double, n_cells a row */
  GArray *totals; /* double, 3 a row: left of the split, right of it, all */
  guint n_rows;
} Room;

static void
room_init (Room *room, const WmLayoutGraph *graph)
{
  double sum = 0;

  for (guint v = 0; v < graph->n_real; v++)
    sum += graph->w[v] + graph->gap_x;
  room->cell = MAX (1.5 * sum / graph->n_real, graph->width / 4096);
  room->n_cells = (guint) MAX (1, floor (graph->width / room->cell));
  room->cell = graph->width / room->n_cells;
  room->cells = g_array_new (FALSE, TRUE, sizeof (double));
  room->totals = g_array_new (FALSE, TRUE, sizeof (double));
  room->n_rows = 0;
}

static void
room_clear (Room *room)
{
  g_array_unref (room->cells);
  g_array_unref (room->totals);
}

static void
room_ensure (Room *room, guint row)
{
  if (row < room->n_rows)
    return;
  room->n_rows = row + 1;
  g_array_set_size (room->cells, room->n_rows * room->n_cells);
  g_array_set_size (room->totals, room->n_rows * 3);
}

static guint
cell_of (const Room *room, const WmLayoutGraph *graph, guint v)
{
  return MIN ((guint) (graph->wish[v] * room->n_cells), room->n_cells - 1);
}

static void
room_add (Room *room, const WmLayoutGraph *graph, guint v, guint row, double sign)
{
  double w = sign * (graph->w[v] + graph->gap_x);
  double *totals;

  room_ensure (room, row);
  totals = &g_array_index (room->totals, double, row * 3);
  g_array_index (room->cells, double, row *room->n_cells + cell_of (room, graph, v)) += w;
  totals[2] += w;
  if (graph->side[v] != 0)
    totals[graph->side[v] > 0] += w;
}

/* Is there room in @row, so near the wished place that the box stays about
 * where it wants to be? */
static gboolean
room_fits (const Room *room, const WmLayoutGraph *graph, guint v, guint row)
{
  double w = graph->w[v] + graph->gap_x;
  const double *totals, *cells;
  int at = (int) cell_of (room, graph, v);

  if (row >= room->n_rows)
    return TRUE;
  totals = &g_array_index (room->totals, double, row * 3);
  cells = &g_array_index (room->cells, double, row *room->n_cells);
  if (totals[2] + w > graph->width + graph->gap_x)
    return FALSE;
  if (graph->side[v] != 0)
    {
      double side = graph->side[v] < 0 ? graph->split : 1 - graph->split;

      if (totals[graph->side[v] > 0] > 0 && totals[graph->side[v] > 0] + w > side * graph->width)
        return FALSE;
    }
  for (int reach = 1; reach <= 2; reach++)
    {
      double sum = w, capacity = 0;

      for (int c = MAX (at - reach, 0); c <= MIN (at + reach, (int) room->n_cells - 1); c++)
        {
          sum += cells[c];
          capacity += room->cell;
        }
      if (sum > capacity + graph->gap_x && sum > w)
        return FALSE;
    }
  return TRUE;
}

/* Longest chains below and above each box. The edges have no cycle. */
void
wm_layout_depths (WmLayoutGraph *graph)
{
  guint n = graph->n_real, head = 0, tail = 0;
  g_autofree guint *queue = g_new (guint, n + 1);
  g_autofree guint *left = g_new0 (guint, n + 1);

  for (guint v = 0; v < n; v++)
    {
      graph->depth[v] = graph->above[v] = 0;
      left[v] = graph->need_at[v + 1] - graph->need_at[v];
      if (left[v] == 0)
        queue[tail++] = v;
    }
  for (; head < tail; head++)
    for (guint i = graph->use_at[queue[head]]; i < graph->use_at[queue[head] + 1]; i++)
      {
        guint u = graph->use[i];

        graph->depth[u] = MAX (graph->depth[u], graph->depth[queue[head]] + 1);
        if (--left[u] == 0)
          queue[tail++] = u;
      }
  for (guint i = tail; i > 0; i--)
    for (guint j = graph->need_at[queue[i - 1]]; j < graph->need_at[queue[i - 1] + 1]; j++)
      graph->above[graph->need[j]]
          = MAX (graph->above[graph->need[j]], graph->above[queue[i - 1]] + 1);
}

static int
compare_turn (gconstpointer a, gconstpointer b, gpointer data)
{
  const WmLayoutGraph *graph = data;
  guint u = *(const guint *) a, v = *(const guint *) b;
  gboolean lone_u = graph->depth[u] == 0 && graph->above[u] == 0;
  gboolean lone_v = graph->depth[v] == 0 && graph->above[v] == 0;

  if (lone_u != lone_v)
    return lone_u ? 1 : -1;
  if (graph->depth[u] != graph->depth[v])
    return graph->depth[u] < graph->depth[v] ? -1 : 1;
  if (graph->above[u] != graph->above[v])
    return graph->above[u] > graph->above[v] ? -1 : 1;
  if (graph->wish[u] != graph->wish[v])
    return graph->wish[u] < graph->wish[v] ? -1 : 1;
  return u < v ? -1 : u > v;
}

/* The lowest row above all that @v needs. */
static guint
lowest_row (const WmLayoutGraph *graph, guint v)
{
  guint row = 0;

  for (guint i = graph->need_at[v]; i < graph->need_at[v + 1]; i++)
    row = MAX (row, graph->row[graph->need[i]] + 1);
  return row;
}

static guint
highest_row (const WmLayoutGraph *graph, guint v)
{
  guint row = graph->n_rows - 1;

  for (guint i = graph->use_at[v]; i < graph->use_at[v + 1]; i++)
    row = MIN (row, graph->row[graph->use[i]] - 1);
  return row;
}

static double
edge_length (const WmLayoutGraph *graph, guint v, guint row)
{
  double length = 0;

  for (guint i = graph->need_at[v]; i < graph->need_at[v + 1]; i++)
    length += fabs ((double) row - graph->row[graph->need[i]]);
  for (guint i = graph->use_at[v]; i < graph->use_at[v + 1]; i++)
    length += fabs ((double) row - graph->row[graph->use[i]]);
  return length;
}

static void
shorten (WmLayoutGraph *graph, Room *room, const guint *turn)
{
  for (guint pass = 0; pass < SHORTEN_PASSES; pass++)
    for (guint i = 0; i < graph->n_real; i++)
      {
        guint v = turn[pass % 2 == 0 ? graph->n_real - 1 - i : i];
        guint low = lowest_row (graph, v), high = highest_row (graph, v);
        guint best = graph->row[v];
        double least = edge_length (graph, v, best);

        if (graph->depth[v] == 0 && graph->above[v] == 0)
          continue;
        room_add (room, graph, v, graph->row[v], -1);
        for (guint row = low; row <= high; row++)
          {
            double length = edge_length (graph, v, row);

            if (length < least && room_fits (room, graph, v, row))
              {
                least = length;
                best = row;
              }
          }
        graph->row[v] = best;
        room_add (room, graph, v, best, 1);
      }
}

/* Rows that lost all their boxes vanish. */
static void
close_rows (WmLayoutGraph *graph)
{
  g_autofree guint *used = g_new0 (guint, graph->n_rows + 1);
  guint next = 0;

  for (guint v = 0; v < graph->n_real; v++)
    used[graph->row[v]] = 1;
  for (guint r = 0; r < graph->n_rows; r++)
    {
      guint is_used = used[r];

      used[r] = next;
      next += is_used;
    }
  for (guint v = 0; v < graph->n_real; v++)
    graph->row[v] = used[graph->row[v]];
  graph->n_rows = next;
}

/* Chooses the rows for graph->width. */
void
wm_layout_rows (WmLayoutGraph *graph)
{
  g_autofree guint *turn = g_new (guint, graph->n_real + 1);
  Room room;

  room_init (&room, graph);
  for (guint v = 0; v < graph->n_real; v++)
    turn[v] = v;
  g_qsort_with_data (turn, (int) graph->n_real, sizeof (guint), compare_turn, graph);
  graph->n_rows = 0;
  for (guint i = 0; i < graph->n_real; i++)
    {
      guint v = turn[i], row = lowest_row (graph, v);

      while (!room_fits (&room, graph, v, row))
        row++;
      graph->row[v] = row;
      graph->n_rows = MAX (graph->n_rows, row + 1);
      room_add (&room, graph, v, row, 1);
    }
  shorten (graph, &room, turn);
  close_rows (graph);
  room_clear (&room);
}

double
wm_layout_height (const WmLayoutGraph *graph)
{
  g_autofree double *heights = g_new0 (double, graph->n_rows + 1);
  double sum = 0;

  for (guint v = 0; v < graph->n_real; v++)
    heights[graph->row[v]] = MAX (heights[graph->row[v]], graph->h[v]);
  for (guint r = 0; r < graph->n_rows; r++)
    sum += heights[r] + (r > 0 ? graph->gap_y : 0);
  return sum;
}
