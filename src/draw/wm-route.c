/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Edges as curves that pass between boxes. In each row on its way an edge takes
 * the gap nearest to the straight line; the shortest line through those gaps is
 * found by pulling a string through a funnel (Lee and Preparata, Euclidean
 * shortest paths in the presence of rectilinear barriers, 1984). The corners are
 * then smoothed by pieces of cubic curves whose slopes never make them swing back
 * (Fritsch and Carlson, Monotone piecewise cubic interpolation, 1980).
 */
#include "draw/wm-route.h"

#include <math.h>
#include <stdlib.h>

/* An edge over more rows than these would wind without end: it goes behind boxes. */
#define FAR 24

/* The boxes of a row from left to right: order[first .. end - 1]. */
typedef struct
{
  double y, top, bottom;
  guint first, end;
} Row;

/* The free stretch that an edge takes at height y. */
typedef struct
{
  double y, low, high;
} Gate;

/* A WmRouteKnot, while it is reckoned with. */
typedef struct
{
  double x, y, slope;
} Knot;

typedef struct
{
  const WmLayoutNode *nodes;
  const WmLayoutEdge *edges;
  guint n, n_edges;
  double port, pad;
  guint *order;
  GArray *rows;    /* Row, from the top */
  guint *row;      /* by node */
  double *from, *to; /* by edge: x of its ends */
  GArray *gates, *knots;
  WmRoutes *routes;
} Router;

static int
compare_places (gconstpointer a, gconstpointer b, gpointer data)
{
  const WmLayoutNode *nodes = data;
  const WmLayoutNode *u = &nodes[*(const guint *) a], *v = &nodes[*(const guint *) b];

  if (u->y != v->y)
    return u->y < v->y ? -1 : 1;
  return u->x < v->x ? -1 : u->x > v->x;
}

static void
find_rows (Router *router)
{
  for (guint i = 0; i < router->n; i++)
    router->order[i] = i;
  g_qsort_with_data (router->order, (int) router->n, sizeof (guint), compare_places,
                     (gpointer) router->nodes);
  for (guint i = 0; i < router->n; i++)
    {
      const WmLayoutNode *node = &router->nodes[router->order[i]];
      Row *row = router->rows->len > 0
                     ? &g_array_index (router->rows, Row, router->rows->len - 1)
                     : NULL;

      if (row == NULL || node->y > row->y)
        {
          Row fresh = { node->y, node->y - node->h / 2, node->y + node->h / 2, i, i };

          g_array_append_val (router->rows, fresh);
          row = &g_array_index (router->rows, Row, router->rows->len - 1);
        }
      row->top = MIN (row->top, node->y - node->h / 2);
      row->bottom = MAX (row->bottom, node->y + node->h / 2);
      row->end = i + 1;
      router->row[router->order[i]] = router->rows->len - 1;
    }
}

typedef struct
{
  double x; /* of the other end */
  guint box, edge;
} End;

static int
compare_ends (const void *a, const void *b)
{
  const End *s = a, *t = b;

  if (s->box != t->box)
    return s->box < t->box ? -1 : 1;
  if (s->x != t->x)
    return s->x < t->x ? -1 : 1;
  return s->edge < t->edge ? -1 : s->edge > t->edge;
}

/* Edges leave a box side by side, in the order of their other ends, so that they
 * do not cross there. */
static void
find_ports (Router *router, gboolean at_from, double *ports)
{
  g_autofree End *ends = g_new (End, router->n_edges + 1);
  guint n = 0;

  for (guint e = 0; e < router->n_edges; e++)
    {
      guint from = router->edges[e].from, to = router->edges[e].to;

      if (from < router->n && to < router->n)
        ends[n++] = (End){ router->nodes[at_from ? to : from].x, at_from ? from : to, e };
    }
  qsort (ends, n, sizeof *ends, compare_ends);
  for (guint i = 0, end; i < n; i = end)
    {
      const WmLayoutNode *box = &router->nodes[ends[i].box];
      double span;

      for (end = i; end < n && ends[end].box == ends[i].box; end++)
        ;
      span = MIN (box->w * 0.6, router->port * (end - i - 1));
      for (guint j = i; j < end; j++)
        ports[ends[j].edge]
            = box->x + (end - i < 2 ? 0 : span * ((double) (j - i) / (end - i - 1) - 0.5));
    }
}

/* The free stretch of @row nearest to @x. */
static void
nearest_gap (const Router *router, const Row *row, double x, double *low, double *high)
{
  guint left = row->first, right = row->end;
  double best = G_MAXDOUBLE;

  while (left < right)
    {
      guint middle = (left + right) / 2;

      if (router->nodes[router->order[middle]].x < x)
        left = middle + 1;
      else
        right = middle;
    }
  *low = *high = x;
  for (guint i = left > row->first ? left - 1 : left; i <= MIN (left + 1, row->end); i++)
    {
      const WmLayoutNode *a = i > row->first ? &router->nodes[router->order[i - 1]] : NULL;
      const WmLayoutNode *b = i < row->end ? &router->nodes[router->order[i]] : NULL;
      double l = a != NULL ? a->x + a->w / 2 : -G_MAXDOUBLE;
      double h = b != NULL ? b->x - b->w / 2 : G_MAXDOUBLE;
      double pad = MIN (router->pad, MAX (0, (h - l) / 2)), away;

      l += pad;
      h -= pad;
      away = fabs (CLAMP (x, l, h) - x);
      if (away < best)
        {
          best = away;
          *low = l;
          *high = h;
        }
    }
}

static void
add_gate (Router *router, double y, double low, double high)
{
  Gate gate = { y, low, high };

  g_array_append_val (router->gates, gate);
}

/* From below to above: the gates of all rows between, and the end. */
static void
find_gates (Router *router, guint edge)
{
  const WmLayoutNode *from = &router->nodes[router->edges[edge].from];
  const WmLayoutNode *to = &router->nodes[router->edges[edge].to];
  double x0 = router->from[edge], y0 = from->y - from->h / 2;
  double x1 = router->to[edge], y1 = to->y + to->h / 2;

  g_array_set_size (router->gates, 0);
  if (router->row[router->edges[edge].from] - router->row[router->edges[edge].to] > FAR)
    {
      add_gate (router, y1, x1, x1);
      return;
    }
  for (guint r = router->row[router->edges[edge].from] - 1;
       r > router->row[router->edges[edge].to]; r--)
    {
      const Row *row = &g_array_index (router->rows, Row, r);
      double low, high;

      nearest_gap (router, row, x0 + (x1 - x0) * (y0 - row->y) / (y0 - y1), &low, &high);
      add_gate (router, row->bottom, low, high);
      add_gate (router, row->top, low, high);
    }
  add_gate (router, y1, x1, x1);
}

static void
add_knot (Router *router, double x, double y)
{
  Knot knot = { x, y, 0 };

  g_array_append_val (router->knots, knot);
}

/* Pulls the string from @x, @y through the gates; its corners become knots. */
static void
pull_string (Router *router, double x, double y)
{
  const Gate *gates = (const Gate *) router->gates->data;
  guint n = router->gates->len, at_low = 0, at_high = 0;
  double low = -G_MAXDOUBLE, high = G_MAXDOUBLE;

  g_array_set_size (router->knots, 0);
  add_knot (router, x, y);
  for (guint i = 0; i < n; i++)
    {
      double rise = MAX (y - gates[i].y, 1e-6);
      double l = (gates[i].low - x) / rise, h = (gates[i].high - x) / rise;
      gboolean left = h < low, right = l > high;

      if (left || right)
        {
          guint corner = left ? at_low : at_high;

          x = left ? gates[corner].low : gates[corner].high;
          y = gates[corner].y;
          add_knot (router, x, y);
          low = -G_MAXDOUBLE;
          high = G_MAXDOUBLE;
          i = corner;
          continue;
        }
      if (l >= low)
        {
          low = l;
          at_low = i;
        }
      if (h <= high)
        {
          high = h;
          at_high = i;
        }
    }
  add_knot (router, gates[n - 1].low, gates[n - 1].y);
}

static double
slope_between (const Knot *a, const Knot *b)
{
  return a->y == b->y ? 0 : (b->x - a->x) / (b->y - a->y);
}

static void
append_knot (GArray *knots, const Knot *a, const Knot *b, double y)
{
  Knot knot = { a->x + slope_between (a, b) * (y - a->y), y, slope_between (a, b) };

  g_array_append_val (knots, knot);
}

/* Long straight pieces stay straight: knots are added where they begin and end,
 * at the rows beside the two boxes and a little before and behind each corner. */
static GArray *
smooth (Router *router)
{
  GArray *smoothed = g_array_new (FALSE, FALSE, sizeof (Knot));
  const Knot *knots = (const Knot *) router->knots->data;
  guint n = router->knots->len, n_gates = router->gates->len;
  const Gate *gates = (const Gate *) router->gates->data;

  for (guint i = 0; i < n; i++)
    {
      Knot knot = knots[i];
      double before = i > 0 ? slope_between (&knots[i - 1], &knot) : 0;
      double after = i + 1 < n ? slope_between (&knot, &knots[i + 1]) : 0;

      knot.slope = before * after > 0 ? 2 * before * after / (before + after) : 0;
      g_array_append_val (smoothed, knot);
      if (i + 1 < n && n_gates > 1)
        {
          const Knot *next = &knots[i + 1];
          double reach = MIN (3 * router->pad + 6, (knot.y - next->y) / 3);
          double start = i == 0 ? gates[0].y : knot.y - reach;
          double end = i + 2 == n ? gates[n_gates - 2].y : next->y + reach;

          if (start < knot.y - 0.5 && start > next->y + 0.5)
            append_knot (smoothed, &knot, next, start);
          if (end < start - 0.5 && end > next->y + 0.5)
            append_knot (smoothed, &knot, next, end);
        }
    }
  return smoothed;
}

static void
keep (WmRoutes *routes, const GArray *knots)
{
  for (guint i = 0; i < knots->len; i++)
    {
      const Knot *knot = &g_array_index (knots, Knot, i);
      WmRouteKnot kept = { (float) knot->x, (float) knot->y, (float) knot->slope };

      g_array_append_val (routes->knots, kept);
    }
}

/* What is kept grew by doubling: as much again may be room that nobody needs. */
static void
trim (WmRoutes *routes)
{
  GArray *knots = g_array_sized_new (FALSE, FALSE, sizeof (WmRouteKnot), routes->knots->len);

  g_array_append_vals (knots, routes->knots->data, routes->knots->len);
  g_array_unref (routes->knots);
  routes->knots = knots;
}

static void
route (Router *router, guint edge)
{
  guint from = router->edges[edge].from, to = router->edges[edge].to;
  g_autoptr (GArray) knots = NULL;

  if (from >= router->n || to >= router->n || router->row[from] <= router->row[to])
    return;
  find_gates (router, edge);
  pull_string (router, router->from[edge],
               router->nodes[from].y - router->nodes[from].h / 2);
  router->routes->bends += router->knots->len - 2;
  knots = smooth (router);
  keep (router->routes, knots);
}

WmRoutes *
wm_routes_new (const WmLayoutNode *nodes, guint n_nodes, const WmLayoutEdge *edges,
               guint n_edges, double port, double pad)
{
  WmRoutes *routes = g_new0 (WmRoutes, 1);
  Router router = { nodes, edges, n_nodes, n_edges, port, pad, .routes = routes };

  g_return_val_if_fail (n_nodes == 0 || nodes != NULL, NULL);
  g_return_val_if_fail (n_edges == 0 || edges != NULL, NULL);

  routes->knots = g_array_new (FALSE, FALSE, sizeof (WmRouteKnot));
  routes->at = g_new0 (guint, n_edges + 1);
  routes->n_edges = n_edges;
  router.order = g_new (guint, n_nodes + 1);
  router.row = g_new0 (guint, n_nodes + 1);
  router.rows = g_array_new (FALSE, FALSE, sizeof (Row));
  router.from = g_new0 (double, n_edges + 1);
  router.to = g_new0 (double, n_edges + 1);
  router.gates = g_array_new (FALSE, FALSE, sizeof (Gate));
  router.knots = g_array_new (FALSE, FALSE, sizeof (Knot));
  find_rows (&router);
  find_ports (&router, TRUE, router.from);
  find_ports (&router, FALSE, router.to);
  for (guint e = 0; e < n_edges; e++)
    {
      route (&router, e);
      routes->at[e + 1] = routes->knots->len;
    }
  trim (routes);
  g_free (router.order);
  g_free (router.row);
  g_array_unref (router.rows);
  g_free (router.from);
  g_free (router.to);
  g_array_unref (router.gates);
  g_array_unref (router.knots);
  return routes;
}

void
wm_routes_free (WmRoutes *routes)
{
  if (routes == NULL)
    return;
  g_array_unref (routes->knots);
  g_free (routes->at);
  g_free (routes);
}

static void
add_point (GArray *points, double x, double y)
{
  g_array_append_val (points, x);
  g_array_append_val (points, y);
}

guint
wm_routes_edge (const WmRoutes *routes, guint edge, GArray *room)
{
  const WmRouteKnot *knot = &g_array_index (routes->knots, WmRouteKnot, routes->at[edge]);
  guint n;

  g_return_val_if_fail (edge < routes->n_edges, 0);

  g_array_set_size (room, 0);
  n = routes->at[edge + 1] - routes->at[edge];
  if (n == 0)
    return 0;
  add_point (room, knot[0].x, knot[0].y);
  for (guint i = 0; i + 1 < n; i++)
    {
      const WmRouteKnot *a = &knot[i], *b = &knot[i + 1];
      /* The ends leave their boxes upright, so they may bend more. */
      double dy = b->y - a->y, first = dy * (i == 0 ? 0.45 : 1.0 / 3);
      double second = dy * (i + 2 == n ? 0.45 : 1.0 / 3);

      add_point (room, a->x + a->slope * first, a->y + first);
      add_point (room, b->x - b->slope * second, b->y - second);
      add_point (room, b->x, b->y);
    }
  return room->len / 2;
}

void
wm_routes_shift (WmRoutes *routes, double dx, double dy)
{
  for (guint i = 0; i < routes->knots->len; i++)
    {
      WmRouteKnot *knot = &g_array_index (routes->knots, WmRouteKnot, i);

      knot->x += (float) dx;
      knot->y += (float) dy;
    }
}
