/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a layout is worth: steady under edits, true to the spectrum or with few
 * crossings, a page of good proportions.
 */
#include <math.h>
#include <stdlib.h>

#include "wm-graph-fixture.h"

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

/* How far the median box stands from where it stands in @other, in widths. */
static double
median_move (const Graph *graph, const Graph *other)
{
  g_autofree double *moves = g_new0 (double, graph->n);
  double width = 0;

  for (guint v = 0; v < graph->n; v++)
    {
      width += graph->nodes[v].w / graph->n;
      moves[v] = hypot (graph->nodes[v].x - other->nodes[v].x,
                        graph->nodes[v].y - other->nodes[v].y);
    }
  qsort (moves, graph->n, sizeof (double), compare_doubles);
  return moves[graph->n / 2] / width;
}

/* One more edge, and one more box with its edge, move the others little. */
static void
test_stable (void)
{
  static const guint sizes[] = { 78, 200, 1500 };
  WmLayoutOptions options = { .gap_x = 12, .gap_y = 36, .balance = WM_LAYOUT_BALANCE };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (guint32 seed = 1; seed <= 3; seed++)
      {
        guint n = sizes[i], m = n * 14 / 10;
        Graph all = map_graph (n, m, seed), less = map_graph (n, m, seed);
        Graph fewer = map_graph (n, m, seed);
        double width, height;

        /* Without an edge in the middle; without the last box and its edge. */
        less.edges[m / 2] = less.edges[--less.m];
        fewer.n--;
        fewer.m--;
        wm_layout_run (all.nodes, all.n, all.edges, all.m, &options, &width, &height);
        wm_layout_run (less.nodes, less.n, less.edges, less.m, &options, &width, &height);
        wm_layout_run (fewer.nodes, fewer.n, fewer.edges, fewer.m, &options, &width, &height);
        g_test_message ("%u boxes: an edge %.2f, a box %.2f", n, median_move (&less, &all),
                        median_move (&fewer, &all));
        g_assert_cmpfloat (median_move (&less, &all), <, 1);
        g_assert_cmpfloat (median_move (&fewer, &all), <, 1);
        graph_clear (&all);
        graph_clear (&less);
        graph_clear (&fewer);
      }
}

static double
distance (const Graph *graph, double width)
{
  double sum = 0;

  for (guint v = 0; v < graph->n; v++)
    sum += fabs (graph->nodes[v].x / width - graph->nodes[v].wish);
  return sum / graph->n;
}

/* The one end is true to the spectrum, the other has the fewest crossings. */
static void
test_balance (void)
{
  guint64 crossings[3] = { 0 };

  for (guint32 seed = 1; seed <= 4; seed++)
    {
      double far[3];

      for (guint i = 0; i < 3; i++)
        {
          Graph graph = map_graph (100, 140, seed);
          WmLayoutOptions options = { .gap_x = 12, .gap_y = 36, .balance = i / 2.0 };
          double width, height;

          wm_layout_run (graph.nodes, graph.n, graph.edges, graph.m, &options, &width, &height);
          assert_good (&graph, &options, width, height);
          far[i] = distance (&graph, width);
          crossings[i] += wm_layout_crossings (graph.nodes, graph.n, graph.edges, graph.m);
          graph_clear (&graph);
        }
      g_assert_cmpfloat (far[0], <, far[1]);
      g_assert_cmpfloat (far[0], <, far[2]);
      g_assert_cmpfloat (far[1], <, 0.06);
    }
  g_assert_cmpuint (crossings[0], >, crossings[1]);
  g_assert_cmpuint (crossings[1], >, crossings[2]);
}

/* A page of the wished proportions, whatever the size of the map. */
static void
test_page (void)
{
  static const guint sizes[] = { 50, 200, 1000, 3000 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      Graph graph = map_graph (sizes[i], sizes[i] * 14 / 10, 5);
      WmLayoutOptions options = { .gap_x = 16, .gap_y = 36, .balance = WM_LAYOUT_BALANCE };
      double width, height;

      wm_layout_run (graph.nodes, graph.n, graph.edges, graph.m, &options, &width, &height);
      g_assert_cmpfloat (width / height, >, 1.2);
      g_assert_cmpfloat (width / height, <, 2.0);
      graph_clear (&graph);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/layout-worth/stable", test_stable);
  g_test_add_func ("/draw/layout-worth/balance", test_balance);
  g_test_add_func ("/draw/layout-worth/page", test_page);
  return g_test_run ();
}
