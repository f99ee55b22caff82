/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Skill graphs to measure with: made up, or read from a file.
 */
#include "wm-bench-graph.h"

#include <math.h>
#include <stdlib.h>

#include "exchange/wm-graph-file.h"

#define CLUSTERS 12

static WmBenchGraph *
graph_new (guint n, guint m)
{
  WmBenchGraph *graph = g_new0 (WmBenchGraph, 1);

  graph->nodes = g_new0 (WmLayoutNode, n + 1);
  graph->edges = g_new0 (WmLayoutEdge, m + 1);
  graph->n = n;
  graph->m = m;
  return graph;
}

static double
gauss (GRand *random)
{
  double u = 1 - g_rand_double (random), v = g_rand_double (random);

  return sqrt (-2 * log (u)) * cos (2 * G_PI * v);
}

typedef struct
{
  double wish;
  guint v;
} Placed;

static int
compare_placed (const void *a, const void *b)
{
  const Placed *s = a, *t = b;

  if (s->wish != t->wish)
    return s->wish < t->wish ? -1 : 1;
  return s->v < t->v ? -1 : s->v > t->v;
}

static void
make_nodes (WmBenchGraph *graph, GRand *random)
{
  double centres[CLUSTERS];

  for (guint i = 0; i < CLUSTERS; i++)
    centres[i] = g_rand_double (random);
  for (guint v = 0; v < graph->n; v++)
    {
      double centre = centres[g_rand_int_range (random, 0, CLUSTERS)];
      int letters = 0, words = 1 + g_rand_int_range (random, 0, 4);

      for (int i = 0; i < words; i++)
        letters += 4 + g_rand_int_range (random, 0, 5);
      graph->nodes[v] = (WmLayoutNode){ .wish = CLAMP (centre + 0.05 * gauss (random), 0, 1),
                                        .w = 7 * CLAMP (letters, 6, 34) + 24,
                                        .h = 28,
                                        .group = -1,
                                        .key = v + 1 };
    }
}

WmBenchGraph *
wm_bench_graph_made (guint n, double per_node, guint32 seed)
{
  WmBenchGraph *graph = graph_new (n, (guint) (n * per_node));
  GRand *random = g_rand_new_with_seed (seed);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autofree Placed *placed = g_new (Placed, n + 1);
  g_autofree guint *rank = g_new (guint, n + 1);

  make_nodes (graph, random);
  for (guint v = 0; v < n; v++)
    placed[v] = (Placed){ graph->nodes[v].wish, v };
  qsort (placed, n, sizeof *placed, compare_placed);
  for (guint i = 0; i < n; i++)
    rank[placed[i].v] = i;
  for (guint e = 0; e < graph->m && n > 2;)
    {
      int a = g_rand_int_range (random, 0, (gint32) n);
      int reach = g_rand_double (random) < 0.9 ? MAX (4, (int) n / 40) : (int) n;
      int at = (int) rank[a] + g_rand_int_range (random, -reach, reach + 1);
      int b = (int) placed[CLAMP (at, 0, (int) n - 1)].v;
      gint64 key = ((gint64) MIN (a, b) << 32) | MAX (a, b);

      if (a == b || !g_hash_table_add (known, g_memdup2 (&key, sizeof key)))
        continue;
      graph->edges[e++] = (WmLayoutEdge){ (guint) MIN (a, b), (guint) MAX (a, b) };
    }
  g_rand_free (random);
  return graph;
}

WmBenchGraph *
wm_bench_graph_read (const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (WmGraphFile) file = NULL;
  WmBenchGraph *graph;
  char *text;
  gsize size;

  if (!g_file_get_contents (path, &text, &size, error))
    return NULL;
  bytes = g_bytes_new_take (text, size);
  file = wm_graph_file_parse (bytes, path, error);
  if (file == NULL)
    return NULL;
  graph = graph_new (file->skills->len, file->edges->len / 2);
  for (guint v = 0; v < graph->n; v++)
    {
      const WmGraphSkill *skill = &g_array_index (file->skills, WmGraphSkill, v);

      graph->nodes[v] = (WmLayoutNode){ .wish = skill->spectrum,
                                        .w = 7.0 * g_utf8_strlen (skill->label, -1) + 24,
                                        .h = 28,
                                        .group = -1,
                                        .key = g_str_hash (skill->id) };
    }
  for (guint e = 0; e < graph->m; e++)
    graph->edges[e] = ((const WmLayoutEdge *) file->edges->data)[e];
  return graph;
}

void
wm_bench_graph_free (WmBenchGraph *graph)
{
  if (graph == NULL)
    return;
  g_free (graph->nodes);
  g_free (graph->edges);
  g_free (graph);
}
