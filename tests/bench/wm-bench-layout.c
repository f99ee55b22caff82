/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * waymark-bench layout [--size=N …] [--seed=N …] [--balance=X …] [--graph=FILE …]
 * [--dot-most=N]: the layout, and Graphviz dot on the same graph where it is
 * installed and the graph is not too big for it.
 */
#include "wm-bench.h"

#include <math.h>
#include <stdlib.h>

#include "draw/wm-route.h"
#include "wm-bench-dot.h"
#include "wm-bench-graph.h"

static char **sizes, **seeds, **balances, **files;
static int dot_most = 3000;

static const GOptionEntry entries[] = {
  { "size", 0, 0, G_OPTION_ARG_STRING_ARRAY, &sizes, "Skills; may be repeated", "N" },
  { "seed", 0, 0, G_OPTION_ARG_STRING_ARRAY, &seeds, "Of the made-up graph", "N" },
  { "balance", 0, 0, G_OPTION_ARG_STRING_ARRAY, &balances, "0 spectrum … 1 crossings", "X" },
  { "graph", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, "A graph as JSON", "FILE" },
  { "dot-most", 0, 0, G_OPTION_ARG_INT, &dot_most, "No dot above that size", "N" },
  G_OPTION_ENTRY_NULL,
};

static int
compare_x (gconstpointer a, gconstpointer b, gpointer data)
{
  const WmLayoutNode *nodes = data;
  double x = nodes[*(const guint *) a].x - nodes[*(const guint *) a].w / 2;
  double y = nodes[*(const guint *) b].x - nodes[*(const guint *) b].w / 2;

  return x < y ? -1 : x > y;
}

/* Pairs of boxes that share area. */
static guint
overlaps (const WmBenchGraph *graph)
{
  g_autofree guint *order = g_new (guint, graph->n + 1);
  guint sum = 0;

  for (guint v = 0; v < graph->n; v++)
    order[v] = v;
  g_qsort_with_data (order, (int) graph->n, sizeof (guint), compare_x, graph->nodes);
  for (guint i = 0; i < graph->n; i++)
    for (guint j = i + 1; j < graph->n; j++)
      {
        const WmLayoutNode *a = &graph->nodes[order[i]], *b = &graph->nodes[order[j]];

        if (b->x - b->w / 2 > a->x + a->w / 2 - 0.5)
          break;
        sum += fabs (a->y - b->y) < (a->h + b->h) / 2 - 0.5;
      }
  return sum;
}

/* Both on an axis from the first centre to the last; the better direction. */
static double
distance (const WmBenchGraph *graph)
{
  double low = G_MAXDOUBLE, high = -G_MAXDOUBLE, sum = 0, mirrored = 0;

  for (guint v = 0; v < graph->n; v++)
    {
      low = MIN (low, graph->nodes[v].x);
      high = MAX (high, graph->nodes[v].x);
    }
  for (guint v = 0; v < graph->n; v++)
    {
      double at = (graph->nodes[v].x - low) / MAX (high - low, 1);

      sum += fabs (at - graph->nodes[v].wish);
      mirrored += fabs (1 - at - graph->nodes[v].wish);
    }
  return MIN (sum, mirrored) / MAX (graph->n, 1);
}

/* On the page, whose sides are the ends of the axis: few graphs have skills at both. */
static double
distance_on_page (const WmBenchGraph *graph, double width)
{
  double sum = 0;

  for (guint v = 0; v < graph->n; v++)
    sum += fabs (graph->nodes[v].x / MAX (width, 1) - graph->nodes[v].wish);
  return sum / MAX (graph->n, 1);
}

static double
proportions (const WmBenchGraph *graph)
{
  double left = G_MAXDOUBLE, right = -G_MAXDOUBLE, top = G_MAXDOUBLE, bottom = -G_MAXDOUBLE;

  for (guint v = 0; v < graph->n; v++)
    {
      const WmLayoutNode *a = &graph->nodes[v];

      left = MIN (left, a->x - a->w / 2);
      right = MAX (right, a->x + a->w / 2);
      top = MIN (top, a->y - a->h / 2);
      bottom = MAX (bottom, a->y + a->h / 2);
    }
  return (right - left) / MAX (bottom - top, 1);
}

static double
edge_length (const WmBenchGraph *graph)
{
  double sum = 0;

  for (guint e = 0; e < graph->m; e++)
    {
      const WmLayoutNode *a = &graph->nodes[graph->edges[e].from];
      const WmLayoutNode *b = &graph->nodes[graph->edges[e].to];

      sum += hypot (a->x - b->x, a->y - b->y);
    }
  return sum / MAX (graph->m, 1);
}

static void
print_head (void)
{
  g_print ("%-16s %7s %-10s %9s %9s %9s %8s %8s %8s %5s %7s %7s %8s %8s\n", "graph", "balance",
           "by", "ms", "routes ms", "crossings", "distance", "on page", "overlaps", "w/h", "length",
           "bends", "hits", "straight");
}

/* One line; @routes %NULL and @width 0 for dot, which has no axis. */
static void
print_line (const char *name, const char *balance, const char *by, gint64 us, gint64 route_us,
            const WmBenchGraph *graph, double width, const WmRoutes *routes, guint bends)
{
  g_print ("%-16s %7s %-10s %9.1f %9.1f %9" G_GUINT64_FORMAT " %8.3f ", name, balance, by,
           us / 1000.0, route_us / 1000.0,
           wm_layout_crossings (graph->nodes, graph->n, graph->edges, graph->m),
           distance (graph));
  if (width > 0)
    g_print ("%8.3f ", distance_on_page (graph, width));
  else
    g_print ("%8s ", "-");
  g_print ("%8u %5.2f %7.0f %7u ", overlaps (graph), proportions (graph), edge_length (graph),
           bends);
  if (routes != NULL)
    g_print ("%8u ", wm_bench_hits (graph, routes));
  else
    g_print ("%8s ", "-");
  g_print ("%8u\n", wm_bench_hits (graph, NULL));
}

static void
measure (const char *name, WmBenchGraph *graph)
{
  static const char *const usual[] = { "0.5", NULL };
  const char *const *list = balances != NULL ? (const char *const *) balances : usual;
  gint64 start, middle;
  guint bends;

  for (guint i = 0; list[i] != NULL; i++)
    {
      WmLayoutOptions options = { .gap_x = 16,
                                  .gap_y = 36,
                                  .balance = g_ascii_strtod (list[i], NULL) };
      g_autoptr (WmRoutes) routes = NULL;
      double width, height;

      start = g_get_monotonic_time ();
      wm_layout_run (graph->nodes, graph->n, graph->edges, graph->m, &options, &width, &height);
      middle = g_get_monotonic_time ();
      routes = wm_routes_new (graph->nodes, graph->n, graph->edges, graph->m, 14, 4);
      print_line (name, list[i], "waymark", middle - start, g_get_monotonic_time () - middle, graph,
                  width, routes, routes->bends);
    }
  if ((int) graph->n > dot_most)
    return;
  start = g_get_monotonic_time ();
  if (wm_bench_dot (graph, &bends))
    print_line (name, "-", "dot", g_get_monotonic_time () - start, 0, graph, 0, NULL, bends);
}

static void
measure_made (const char *size, const char *seed)
{
  g_autofree char *name = g_strdup_printf ("%s, seed %s", size, seed);
  g_autoptr (WmBenchGraph) graph = wm_bench_graph_made ((guint) atoi (size), 1.4,
                                                        (guint32) atoi (seed));

  measure (name, graph);
}

int
wm_bench_layout (int argc, char **argv)
{
  static const char *const usual_sizes[] = { "50", "200", "1000", "3000", "14000", NULL };
  static const char *const usual_seeds[] = { "1", "2", NULL };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  const char *const *size, *const *seed;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("%s\n", error->message);
      return 2;
    }
  print_head ();
  for (guint i = 0; files != NULL && files[i] != NULL; i++)
    {
      g_autoptr (WmBenchGraph) graph = wm_bench_graph_read (files[i], &error);
      g_autofree char *name = g_path_get_basename (files[i]);

      if (graph == NULL)
        {
          g_printerr ("%s\n", error->message);
          return 1;
        }
      measure (name, graph);
    }
  size = sizes != NULL ? (const char *const *) sizes : usual_sizes;
  for (; (sizes != NULL || files == NULL) && *size != NULL; size++)
    for (seed = seeds != NULL ? (const char *const *) seeds : usual_seeds; *seed != NULL; seed++)
      measure_made (*size, *seed);
  return 0;
}
