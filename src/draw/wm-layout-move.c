/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Moves of boxes in a filled page: a box goes to a place, or two change places,
 * and their new neighbours make room. A move can be taken back and done again.
 */
#include "draw/wm-layout-private.h"

static gboolean
note (const WmLayoutGraph *graph, WmLayoutMove *move, guint v)
{
  for (guint i = 0; i < move->n; i++)
    if (move->moved[i].v == v)
      return TRUE;
  if (move->n == WM_LAYOUT_MOVED_MAX)
    return FALSE;
  move->moved[move->n++] = (WmLayoutMoved){ v, graph->row[v], graph->x[v] };
  return TRUE;
}

/* Neighbours of the box at @at give way, to the right (@way 1) or to the left
 * (-1), as far as they must. At a wall (the page, the split) all come back once. */
static gboolean
push (WmLayoutGraph *graph, WmLayoutMove *move, guint row, int at, int way, gboolean turns)
{
  const WmLayoutRow *r = &graph->rows[row];

  for (int j = at + way; j >= 0 && j < (int) r->n; j += way)
    {
      guint u = r->boxes[j - way], v = r->boxes[j];
      double x = graph->x[u] + way * ((graph->w[u] + graph->w[v]) / 2 + graph->gap_x);
      gboolean last = j + way < 0 || j + way == (int) r->n
                      || graph->side[r->boxes[j + way]] != graph->side[v];

      if (way * (graph->x[v] - x) >= 0)
        return TRUE;
      if (!note (graph, move, v))
        return FALSE;
      graph->x[v] = x;
      if (!last || (x >= graph->low[v] && x <= graph->high[v]))
        continue;
      graph->x[v] = CLAMP (x, graph->low[v], graph->high[v]);
      if (!turns || !push (graph, move, row, j, -way, FALSE))
        return FALSE;
    }
  return TRUE;
}

static gboolean
put (WmLayoutGraph *graph, WmLayoutMove *move, guint v, guint row, double x)
{
  guint i;

  x = CLAMP (x, graph->low[v], graph->high[v]);
  i = wm_layout_row_find (graph, row, x);
  graph->x[v] = x;
  wm_layout_row_insert (graph, row, i, v);
  return push (graph, move, row, (int) i, 1, TRUE)
         && push (graph, move, row, (int) wm_layout_row_index (graph, v), -1, TRUE);
}

static gboolean
done_or_back (WmLayoutGraph *graph, WmLayoutMove *move, gboolean done)
{
  if (!done)
    wm_layout_move_flip (graph, move);
  return done;
}

/* Puts @v at @x in @row. FALSE, and nothing is changed, when there is no room
 * without moving many. */
gboolean
wm_layout_move_to (WmLayoutGraph *graph, WmLayoutMove *move, guint v, guint row, double x)
{
  move->n = 0;
  move->n_core = 1;
  note (graph, move, v);
  wm_layout_row_remove (graph, v);
  return done_or_back (graph, move, put (graph, move, v, row, x));
}

/* @u goes to the row of @v and to @x_u, @v to that of @u and to @x_v. */
gboolean
wm_layout_move_swap (WmLayoutGraph *graph, WmLayoutMove *move, guint u, guint v, double x_u,
                     double x_v)
{
  guint row_u = graph->row[u], row_v = graph->row[v];
  gboolean both;

  move->n = 0;
  move->n_core = 2;
  note (graph, move, u);
  note (graph, move, v);
  wm_layout_row_remove (graph, u);
  wm_layout_row_remove (graph, v);
  both = put (graph, move, u, row_v, x_u);
  both = put (graph, move, v, row_u, x_v) && both;
  return done_or_back (graph, move, both);
}

/* Changes what is with what @move remembers, but for the order in the rows: to
 * look at places only, and only until this is called again. */
void
wm_layout_move_flip_places (WmLayoutGraph *graph, WmLayoutMove *move)
{
  for (guint i = 0; i < move->n; i++)
    {
      WmLayoutMoved *moved = &move->moved[i];
      WmLayoutMoved now = { moved->v, graph->row[moved->v], graph->x[moved->v] };

      graph->x[moved->v] = moved->x;
      graph->row[moved->v] = moved->row;
      *moved = now;
    }
}

/* Changes what is with what @move remembers: takes the move back, or does it
 * again. */
void
wm_layout_move_flip (WmLayoutGraph *graph, WmLayoutMove *move)
{
  for (guint i = 0; i < move->n_core; i++)
    wm_layout_row_remove (graph, move->moved[i].v);
  wm_layout_move_flip_places (graph, move);
  for (guint i = 0; i < move->n_core; i++)
    {
      guint v = move->moved[i].v, row = graph->row[v];

      wm_layout_row_insert (graph, row, wm_layout_row_find (graph, row, graph->x[v]), v);
    }
}
