/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the layout promises: no overlaps, prerequisites below, the same places
 * each time, an exact count of crossings.
 */
#include <math.h>
#include <string.h>

#include "draw/wm-layout-private.h"
#include "wm-graph-fixture.h"

#define WIDTH_SLACK 0.01

static void
test_properties (void)
{
  static const guint sizes[][2] = { { 1, 0 },   { 2, 1 },    { 9, 0 },     { 30, 60 },
                                    { 78, 91 }, { 300, 420 }, { 900, 1300 } };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (guint32 seed = 1; seed <= 3; seed++)
      {
        Graph graph = random_graph (sizes[i][0], sizes[i][1], seed);
        WmLayoutOptions options = { .gap_x = 12, .gap_y = 30, .aspect = seed == 1 ? 0 : seed,
                                    .balance = (seed - 1) / 2.0 };
        double width, height;

        wm_layout_run (graph.nodes, graph.n, graph.edges, graph.m, &options, &width, &height);
        assert_good (&graph, &options, width, height);
        graph_clear (&graph);
      }
}

/* The second run is of another graph in between, so that no memory helps. */
static void
test_deterministic (void)
{
  WmLayoutOptions options = { .gap_x = 10, .gap_y = 20 };
  Graph first = random_graph (78, 91, 7), again = random_graph (78, 91, 7);
  double width, height, width_again, height_again;

  wm_layout_run (first.nodes, first.n, first.edges, first.m, &options, &width, &height);
  for (guint32 seed = 20; seed < 30; seed++)
    {
      Graph other = random_graph (40, 60, seed);
      double w, h;

      wm_layout_run (other.nodes, other.n, other.edges, other.m, &options, &w, &h);
      graph_clear (&other);
    }
  wm_layout_run (again.nodes, again.n, again.edges, again.m, &options, &width_again,
                 &height_again);
  g_assert_cmpfloat (width, ==, width_again);
  g_assert_cmpfloat (height, ==, height_again);
  for (guint v = 0; v < first.n; v++)
    {
      g_assert_cmpfloat (first.nodes[v].x, ==, again.nodes[v].x);
      g_assert_cmpfloat (first.nodes[v].y, ==, again.nodes[v].y);
    }
  graph_clear (&first);
  graph_clear (&again);
}

/* What was remembered of a layout is the layout. */
static void
test_memory (void)
{
  WmLayoutOptions options = { .gap_x = 10, .gap_y = 20 };
  Graph first = random_graph (60, 80, 5), again = random_graph (60, 80, 5);
  double width, height;

  wm_layout_run (first.nodes, first.n, first.edges, first.m, &options, &width, &height);
  wm_layout_run (again.nodes, again.n, again.edges, again.m, &options, &width, &height);
  g_assert_cmpmem (first.nodes, sizeof (WmLayoutNode) * first.n, again.nodes,
                   sizeof (WmLayoutNode) * again.n);
  assert_good (&again, &options, width, height);
  graph_clear (&first);
  graph_clear (&again);
}

/* A given width holds, and nothing stands on the wrong side of the split. */
static void
test_split (void)
{
  for (guint32 seed = 1; seed <= 8; seed++)
    {
      Graph graph = random_graph (78, 91, seed);
      WmLayoutOptions options = { .gap_x = 10, .gap_y = 20, .width = 1600, .split = 0.5,
                                  .balance = WM_LAYOUT_BALANCE };
      double width, height;

      wm_layout_run (graph.nodes, graph.n, graph.edges, graph.m, &options, &width, &height);
      g_assert_cmpfloat_with_epsilon (width, 1600, WIDTH_SLACK);
      g_assert_cmpfloat (wm_layout_height_for (graph.nodes, graph.n, graph.edges, graph.m,
                                               &options), ==, height);
      assert_good (&graph, &options, width, height);
      for (guint v = 0; v < graph.n; v++)
        if (graph.nodes[v].wish < 0.5)
          g_assert_cmpfloat (graph.nodes[v].x + graph.nodes[v].w / 2, <=, 800);
        else
          g_assert_cmpfloat (graph.nodes[v].x - graph.nodes[v].w / 2, >=, 800);
      graph_clear (&graph);
    }
}

/* Where prerequisites are mostly near, boxes stand near their wishes. */
static void
test_wishes (void)
{
  Graph graph = random_graph (78, 91, 11);
  GRand *random = g_rand_new_with_seed (2);
  WmLayoutOptions options = { .gap_x = 12, .gap_y = 40 };
  double width, height, sum = 0;

  for (guint v = 0; v < graph.n; v++)
    graph.nodes[v].wish = (v * 7 % 78) / 77.0;
  for (guint e = 0; e < graph.m; e++)
    {
      guint a = (guint) g_rand_int_range (random, 0, 60), reach = 11 * (1 + e % 2);

      graph.edges[e] = (WmLayoutEdge){ a, MIN (a + reach, 77) };
    }
  g_rand_free (random);
  wm_layout_run (graph.nodes, graph.n, graph.edges, graph.m, &options, &width, &height);
  for (guint v = 0; v < graph.n; v++)
    sum += fabs (graph.nodes[v].x / width - graph.nodes[v].wish);
  g_assert_cmpfloat (sum / graph.n, <, 0.1);
  g_assert_cmpfloat (width / height, >, 1.0);
  g_assert_cmpfloat (width / height, <, 2.6);
  graph_clear (&graph);
}

static void
test_odd_input (void)
{
  WmLayoutNode nodes[] = { { NAN, NAN, 28, -1 },      { INFINITY, 50, NAN, -1 },
                           { -1, -50, 28, -1 },       { 7, 1e300, 28, -1 },
                           { 0.5, 60, 28, 0 } };
  /* A cycle, a loop, a number too high, the same edge twice. */
  const WmLayoutEdge edges[] = { { 0, 1 }, { 1, 2 }, { 2, 0 }, { 3, 3 }, { 4, 99 }, { 0, 4 },
                                 { 0, 4 } };
  const WmLayoutOptions strange[] = { { NAN, NAN, NAN, NAN, NAN, NAN }, { -5, -5, -5, -5, -5, 3 } };
  double width = -1, height = -1;

  for (guint i = 0; i < G_N_ELEMENTS (strange); i++)
    {
      wm_layout_run (nodes, G_N_ELEMENTS (nodes), edges, G_N_ELEMENTS (edges), &strange[i], &width,
                     &height);
      g_assert_true (isfinite (width) && isfinite (height) && width > 0 && height > 0);
      for (guint v = 0; v < G_N_ELEMENTS (nodes); v++)
        g_assert_true (isfinite (nodes[v].x) && isfinite (nodes[v].y));
    }
  wm_layout_run (NULL, 0, NULL, 0, &strange[1], &width, &height);
  g_assert_cmpfloat (width, ==, 0);
  g_assert_cmpfloat (height, ==, 0);
}

static void
test_crossings (void)
{
  GRand *random = g_rand_new_with_seed (3);

  for (guint32 seed = 1; seed <= 20; seed++)
    {
      Graph graph = random_graph (40, 90, seed);

      for (guint v = 0; v < graph.n; v++)
        {
          graph.nodes[v].x = g_rand_double (random) * 1000;
          graph.nodes[v].y = g_rand_double (random) * 1000;
        }
      g_assert_cmpuint (wm_layout_crossings (graph.nodes, graph.n, graph.edges, graph.m), ==,
                        brute_force (&graph));
      g_assert_cmpuint (brute_force (&graph), >, 0);
      graph_clear (&graph);
    }
  g_rand_free (random);
}

/* The layout is worth its time: it has far fewer crossings than no order. */
static void
test_fewer_crossings (void)
{
  Graph graph = random_graph (60, 80, 9), mixed = random_graph (60, 80, 9);
  WmLayoutOptions options = { .gap_x = 12, .gap_y = 40, .balance = WM_LAYOUT_BALANCE };
  GRand *random = g_rand_new_with_seed (4);
  double width, height;

  wm_layout_run (graph.nodes, graph.n, graph.edges, graph.m, &options, &width, &height);
  for (guint v = 0; v < mixed.n; v++)
    {
      mixed.nodes[v].x = g_rand_double (random) * width;
      mixed.nodes[v].y = graph.nodes[v].y;
    }
  g_assert_cmpuint (wm_layout_crossings (graph.nodes, graph.n, graph.edges, graph.m) * 2, <,
                    wm_layout_crossings (mixed.nodes, mixed.n, mixed.edges, mixed.m));
  graph_clear (&graph);
  graph_clear (&mixed);
  g_rand_free (random);
}

typedef struct
{
  GCancellable *cancellable;
  double done;
  guint calls;
} Watch;

static void
on_progress (double done, gpointer data)
{
  Watch *watch = data;

  g_assert_cmpfloat (done, >=, watch->done);
  g_assert_cmpfloat (done, <=, 1);
  watch->done = done;
  watch->calls++;
  if (watch->cancellable != NULL && done > 0.5)
    g_cancellable_cancel (watch->cancellable);
}

static gpointer
run_in_thread (gpointer data)
{
  Watch *watch = data;
  Graph graph = map_graph (700, 900, 2), before = map_graph (700, 900, 2);
  WmLayoutOptions options = { .gap_x = 12, .gap_y = 36, .balance = WM_LAYOUT_BALANCE };
  double width, height;
  gboolean done = wm_layout_run_watched (graph.nodes, graph.n, graph.edges, graph.m, &options,
                                         watch->cancellable, on_progress, watch, &width, &height);

  if (done)
    assert_good (&graph, &options, width, height);
  else
    g_assert_cmpmem (graph.nodes, sizeof (WmLayoutNode) * graph.n, before.nodes,
                     sizeof (WmLayoutNode) * before.n);
  graph_clear (&graph);
  graph_clear (&before);
  return GINT_TO_POINTER (done);
}

/* A worker tells how far it is, and stops when it is told to. */
static void
test_watched (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Watch stopped = { .cancellable = cancellable }, whole = { 0 };

  g_assert_false (GPOINTER_TO_INT (g_thread_join (g_thread_new ("a", run_in_thread, &stopped))));
  g_assert_cmpfloat (stopped.done, <, 0.8);
  g_assert_true (GPOINTER_TO_INT (g_thread_join (g_thread_new ("b", run_in_thread, &whole))));
  g_assert_cmpfloat (whole.done, ==, 1);
  g_assert_cmpuint (whole.calls, >, 5);
}

/* What the bands count is what crosses, also after boxes moved. */
static void
test_bands (void)
{
  for (guint32 seed = 1; seed <= 5; seed++)
    {
      Graph graph = random_graph (60, 120, seed);
      WmLayoutOptions options = { .gap_x = 12, .gap_y = 36 };
      WmLayoutRandom random = { seed };
      WmLayoutBands *bands;
      WmLayoutGraph inner;
      guint64 twice = 0;

      wm_layout_graph_init (&inner, graph.nodes, graph.n, graph.edges, graph.m, &options);
      inner.n_rows = 40;
      for (guint v = 0; v < graph.n; v++)
        {
          inner.row[v] = inner.depth[v] * 2;
          inner.x[v] = 1000 * wm_layout_random_unit (&random);
        }
      bands = wm_layout_bands_new (&inner);
      for (guint v = 0; v < graph.n; v += 3)
        {
          for (guint i = inner.link_at[v]; i < inner.link_at[v + 1]; i++)
            wm_layout_bands_remove (bands, inner.links[i].edge);
          inner.x[v] = 1000 * wm_layout_random_unit (&random);
          inner.row[v] = inner.depth[v] * 2 + v % 2;
          for (guint i = inner.link_at[v]; i < inner.link_at[v + 1]; i++)
            wm_layout_bands_add (bands, inner.links[i].edge);
        }
      for (guint e = 0; e < inner.n_edges; e++)
        twice += wm_layout_bands_crossings (bands, e);
      for (guint v = 0; v < graph.n; v++)
        {
          graph.nodes[v].x = inner.x[v];
          graph.nodes[v].y = -100.0 * inner.row[v];
        }
      g_assert_cmpuint (twice, ==, 2 * brute_force (&graph));
      wm_layout_bands_free (bands);
      wm_layout_graph_clear (&inner);
      graph_clear (&graph);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/layout/properties", test_properties);
  g_test_add_func ("/draw/layout/deterministic", test_deterministic);
  g_test_add_func ("/draw/layout/memory", test_memory);
  g_test_add_func ("/draw/layout/split", test_split);
  g_test_add_func ("/draw/layout/wishes", test_wishes);
  g_test_add_func ("/draw/layout/odd-input", test_odd_input);
  g_test_add_func ("/draw/layout/crossings", test_crossings);
  g_test_add_func ("/draw/layout/fewer-crossings", test_fewer_crossings);
  g_test_add_func ("/draw/layout/watched", test_watched);
  g_test_add_func ("/draw/layout/bands", test_bands);
  return g_test_run ();
}
