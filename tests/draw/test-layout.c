/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the layout promises: no overlaps, prerequisites below, the same places
 * each time, an exact count of crossings.
 */
#include <math.h>
#include <string.h>

#include "draw/wm-layout-private.h"

#define WIDTH_SLACK 0.01

typedef struct
{
  WmLayoutNode *nodes;
  WmLayoutEdge *edges;
  guint n, m;
} Graph;

static void
graph_clear (Graph *graph)
{
  g_free (graph->nodes);
  g_free (graph->edges);
}

/* Edges from a lower to a higher number: no cycle. */
static Graph
random_graph (guint n, guint m, guint32 seed)
{
  GRand *random = g_rand_new_with_seed (seed);
  Graph graph = { g_new0 (WmLayoutNode, n + 1), g_new0 (WmLayoutEdge, m + 1), n, m };

  for (guint v = 0; v < n; v++)
    graph.nodes[v] = (WmLayoutNode){ .wish = g_rand_double (random),
                                     .w = 40 + g_rand_double (random) * 200,
                                     .h = 28,
                                     .group = -1 };
  for (guint e = 0; e < m && n > 1; e++)
    {
      guint a = (guint) g_rand_int_range (random, 0, (gint32) n - 1);
      guint b = (guint) g_rand_int_range (random, (gint32) a + 1, (gint32) n);

      graph.edges[e] = (WmLayoutEdge){ a, b };
    }
  if (n < 2)
    graph.m = 0;
  g_rand_free (random);
  return graph;
}

static void
assert_good (const Graph *graph, const WmLayoutOptions *options, double width, double height)
{
  for (guint v = 0; v < graph->n; v++)
    {
      const WmLayoutNode *a = &graph->nodes[v];

      g_assert_true (isfinite (a->x) && isfinite (a->y));
      g_assert_cmpfloat (a->x - a->w / 2, >=, -WIDTH_SLACK);
      g_assert_cmpfloat (a->x + a->w / 2, <=, width + WIDTH_SLACK);
      g_assert_cmpfloat (a->y - a->h / 2, >=, -WIDTH_SLACK);
      g_assert_cmpfloat (a->y + a->h / 2, <=, height + WIDTH_SLACK);
      for (guint u = 0; u < v; u++)
        {
          const WmLayoutNode *b = &graph->nodes[u];

          g_assert_true (fabs (a->x - b->x)
                             >= (a->w + b->w) / 2 + options->gap_x - WIDTH_SLACK
                         || fabs (a->y - b->y) >= (a->h + b->h) / 2 + options->gap_y - WIDTH_SLACK);
        }
    }
  for (guint e = 0; e < graph->m; e++)
    {
      g_assert_cmpfloat (graph->nodes[graph->edges[e].from].y, >,
                         graph->nodes[graph->edges[e].to].y);
      g_assert_cmpint (graph->nodes[graph->edges[e].from].layer, <,
                       graph->nodes[graph->edges[e].to].layer);
    }
}

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

static double
turn (const WmLayoutNode *p, const WmLayoutNode *q, const WmLayoutNode *r)
{
  return (q->x - p->x) * (r->y - p->y) - (q->y - p->y) * (r->x - p->x);
}

static guint64
brute_force (const Graph *graph)
{
  guint64 crossings = 0;

  for (guint i = 0; i < graph->m; i++)
    for (guint j = i + 1; j < graph->m; j++)
      {
        const WmLayoutEdge *e = &graph->edges[i], *f = &graph->edges[j];
        const WmLayoutNode *a = &graph->nodes[e->from], *b = &graph->nodes[e->to];
        const WmLayoutNode *c = &graph->nodes[f->from], *d = &graph->nodes[f->to];

        if (a == c || a == d || b == c || b == d)
          continue;
        crossings += (turn (a, b, c) > 0) != (turn (a, b, d) > 0)
                     && (turn (c, d, a) > 0) != (turn (c, d, b) > 0);
      }
  return crossings;
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

/* Like a map of skills: prerequisites come from about the same place on the
 * spectrum. The last box has one edge, the last. */
static Graph
map_graph (guint n, guint m, guint32 seed)
{
  GRand *random = g_rand_new_with_seed (seed);
  Graph graph = { g_new0 (WmLayoutNode, n + 1), g_new0 (WmLayoutEdge, m + 1), n, m };
  guint reach = MAX (4, n / 20);

  for (guint v = 0; v < n; v++)
    graph.nodes[v] = (WmLayoutNode){ .wish = (v * 7919 % n) / (double) n,
                                     .w = 60 + g_rand_double (random) * 150,
                                     .h = 28,
                                     .group = -1,
                                     .key = 1000 + v };
  for (guint e = 0; e < m; e++)
    {
      guint a, b;

      do
        {
          a = (guint) g_rand_int_range (random, 0, (gint32) n - 2);
          b = e + 1 == m ? n - 1 : (guint) g_rand_int_range (random, (gint32) a + 1,
                                                             (gint32) n - 1);
        }
      while (fabs (graph.nodes[a].wish - graph.nodes[b].wish) * n > reach);
      graph.edges[e] = (WmLayoutEdge){ a, b };
    }
  g_rand_free (random);
  return graph;
}

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
  static const guint sizes[] = { 78, 300, 1500 };
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
          Graph graph = map_graph (150, 210, seed);
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
  g_test_add_func ("/draw/layout/stable", test_stable);
  g_test_add_func ("/draw/layout/balance", test_balance);
  g_test_add_func ("/draw/layout/page", test_page);
  g_test_add_func ("/draw/layout/watched", test_watched);
  g_test_add_func ("/draw/layout/bands", test_bands);
  return g_test_run ();
}
