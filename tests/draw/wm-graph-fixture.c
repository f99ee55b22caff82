/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Skill graphs for the tests of the layout.
 */
#include "wm-graph-fixture.h"

#include <math.h>

#define WIDTH_SLACK 0.01

void
graph_clear (Graph *graph)
{
  g_free (graph->nodes);
  g_free (graph->edges);
}

/* Edges from a lower to a higher number: no cycle. */
Graph
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

Graph
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

void
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

static double
turn (const WmLayoutNode *p, const WmLayoutNode *q, const WmLayoutNode *r)
{
  return (q->x - p->x) * (r->y - p->y) - (q->y - p->y) * (r->x - p->x);
}

guint64
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
