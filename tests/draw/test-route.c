/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the routes of edges promise: from box to box, upwards all the way, behind
 * no other box.
 */
#include <math.h>

#include "draw/wm-route.h"
#include "wm-graph-fixture.h"

#define STEPS 40

static Graph
placed_graph (guint n, guint m, guint32 seed)
{
  Graph graph = random_graph (n, m, seed);
  WmLayoutOptions options = { .gap_x = 12, .gap_y = 30, .balance = WM_LAYOUT_BALANCE };
  double width, height;

  wm_layout_run (graph.nodes, n, graph.edges, m, &options, &width, &height);
  return graph;
}

static double
bezier (const double *p, double t)
{
  double s = 1 - t;

  return s * s * s * p[0] + 3 * s * s * t * p[2] + 3 * s * t * t * p[4] + t * t * t * p[6];
}

static gboolean
inside (const WmLayoutNode *node, double x, double y)
{
  return fabs (x - node->x) < node->w / 2 - 0.01 && fabs (y - node->y) < node->h / 2 - 0.01;
}

/* Boxes that the points of one curve lie in; the curve goes up all the way. */
static guint
hits (const Graph *graph, guint edge, const double *points, guint n)
{
  guint sum = 0;

  for (guint v = 0; v < graph->n; v++)
    {
      gboolean hit = FALSE;

      for (guint i = 0; i + 3 < n; i += 3)
        for (guint k = 0; k <= STEPS; k++)
          {
            double t = (double) k / STEPS, y = bezier (points + 2 * i + 1, t);

            hit |= inside (&graph->nodes[v], bezier (points + 2 * i, t), y);
            if (k > 0)
              g_assert_cmpfloat (y, <=,
                                 bezier (points + 2 * i + 1, (k - 1.0) / STEPS) + 1e-6);
          }
      sum += hit;
    }
  return sum;
}

static guint
straight_hits (const Graph *graph)
{
  guint sum = 0;

  for (guint e = 0; e < graph->m; e++)
    {
      const WmLayoutNode *a = &graph->nodes[graph->edges[e].from];
      const WmLayoutNode *b = &graph->nodes[graph->edges[e].to];

      for (guint v = 0; v < graph->n; v++)
        {
          gboolean hit = FALSE;

          for (guint k = 0; k <= 400 && v != graph->edges[e].from && v != graph->edges[e].to; k++)
            hit |= inside (&graph->nodes[v], a->x + (b->x - a->x) * k / 400,
                           a->y + (b->y - a->y) * k / 400);
          sum += hit;
        }
    }
  return sum;
}

static void
test_between (void)
{
  for (guint32 seed = 1; seed <= 4; seed++)
    {
      Graph graph = placed_graph (120, 160, seed);
      g_autoptr (WmRoutes) routes
          = wm_routes_new (graph.nodes, graph.n, graph.edges, graph.m, 12, 4);
      g_autoptr (GArray) room = g_array_new (FALSE, FALSE, sizeof (double));
      guint behind = 0;

      for (guint e = 0; e < graph.m; e++)
        {
          const WmLayoutNode *from = &graph.nodes[graph.edges[e].from];
          const WmLayoutNode *to = &graph.nodes[graph.edges[e].to];
          guint n = wm_routes_edge (routes, e, room);
          const double *points = (const double *) (gpointer) room->data;

          g_assert_cmpuint (n % 3, ==, 1);
          g_assert_cmpfloat (fabs (points[0] - from->x), <=, from->w / 2);
          g_assert_cmpfloat_with_epsilon (points[1], from->y - from->h / 2, 0.001);
          g_assert_cmpfloat (fabs (points[2 * n - 2] - to->x), <=, to->w / 2);
          g_assert_cmpfloat_with_epsilon (points[2 * n - 1], to->y + to->h / 2, 0.001);
          behind += hits (&graph, e, points, n);
        }
      g_assert_cmpuint (behind, ==, 0);
      g_assert_cmpuint (straight_hits (&graph), >, 20);
      g_assert_cmpuint (routes->bends, >, 0);
      graph_clear (&graph);
    }
}

/* An edge that does not lead upwards, or names no node, has no route. */
static void
test_none (void)
{
  const WmLayoutNode nodes[] = { { .x = 50, .y = 100, .w = 40, .h = 20 },
                                 { .x = 120, .y = 100, .w = 40, .h = 20 },
                                 { .x = 50, .y = 20, .w = 40, .h = 20 } };
  const WmLayoutEdge edges[] = { { 0, 1 }, { 2, 0 }, { 0, 9 }, { 0, 2 } };
  g_autoptr (WmRoutes) routes
      = wm_routes_new (nodes, G_N_ELEMENTS (nodes), edges, G_N_ELEMENTS (edges), 10, 4);
  g_autoptr (WmRoutes) nothing = wm_routes_new (NULL, 0, NULL, 0, 10, 4);
  g_autoptr (GArray) room = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint e = 0; e < 3; e++)
    g_assert_cmpuint (wm_routes_edge (routes, e, room), ==, 0);
  g_assert_cmpuint (wm_routes_edge (routes, 3, room), ==, 4);
  g_assert_cmpuint (room->len, ==, 8);
  g_assert_cmpuint (nothing->knots->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/route/between", test_between);
  g_test_add_func ("/draw/route/none", test_none);
  return g_test_run ();
}
