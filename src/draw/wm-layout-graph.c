/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The graph that a layout works on: sane numbers, edges without cycles, links,
 * the longest chains.
 */
#include "draw/wm-layout-private.h"

#include <math.h>
#include <string.h>

/* Mixes all bits of @value (the finaliser of SplitMix64: Steele, Lea and Flood,
 * Fast splittable pseudorandom number generators, 2014). */
guint64
wm_layout_mix (guint64 value)
{
  value += 0x9e3779b97f4a7c15;
  value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
  value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
  return value ^ (value >> 31);
}

guint
wm_layout_random (WmLayoutRandom *random, guint below)
{
  return (guint) (((wm_layout_mix (random->state++) >> 32) * below) >> 32);
}

double
wm_layout_random_unit (WmLayoutRandom *random)
{
  return (double) (wm_layout_mix (random->state++) >> 11) / (double) (G_GUINT64_CONSTANT (1) << 53);
}

gboolean
wm_layout_watch (const WmLayoutWatch *watch, double done)
{
  if (watch == NULL)
    return TRUE;
  if (watch->progress != NULL)
    watch->progress (CLAMP (done, 0, 1), watch->data);
  return !g_cancellable_is_cancelled (watch->cancellable);
}

static double
sane (double value, double fallback)
{
  return isfinite (value) ? CLAMP (value, 0, 1e6) : fallback;
}

static void
find_links (WmLayoutGraph *graph)
{
  g_autofree guint *next = NULL;

  memset (graph->link_at, 0, sizeof (guint) * (graph->n + 2));
  for (guint e = 0; e < graph->n_edges; e++)
    {
      graph->link_at[graph->edges[e].from + 1]++;
      graph->link_at[graph->edges[e].to + 1]++;
    }
  for (guint v = 0; v < graph->n; v++)
    graph->link_at[v + 1] += graph->link_at[v];
  next = g_memdup2 (graph->link_at, sizeof (guint) * (graph->n + 1));
  for (guint e = 0; e < graph->n_edges; e++)
    {
      guint from = graph->edges[e].from, to = graph->edges[e].to;

      graph->links[next[from]++] = (WmLayoutLink){ to, e, TRUE };
      graph->links[next[to]++] = (WmLayoutLink){ from, e, FALSE };
    }
}

enum
{
  NEW,
  OPEN,
  DONE,
};

/* Keeps the edges that close no cycle: a walk in depth that drops those which
 * lead back to where it stands. Without recursion, since chains may be long. */
static void
drop_cycles (WmLayoutGraph *graph)
{
  g_autofree guint8 *state = g_new0 (guint8, graph->n + 1);
  g_autofree guint *stack = g_new0 (guint, graph->n + 1);
  g_autofree guint *next = NULL;
  guint kept = 0, top;

  find_links (graph);
  next = g_memdup2 (graph->link_at, sizeof (guint) * (graph->n + 1));
  for (guint root = 0; root < graph->n; root++)
    {
      if (state[root] != NEW)
        continue;
      top = 0;
      stack[top++] = root;
      state[root] = OPEN;
      while (top > 0)
        {
          guint v = stack[top - 1];
          const WmLayoutLink *link;

          if (next[v] == graph->link_at[v + 1])
            {
              state[v] = DONE;
              top--;
              continue;
            }
          link = &graph->links[next[v]++];
          if (!link->up || state[link->other] == OPEN)
            continue;
          graph->edges[kept++] = (WmLayoutEdge){ v, link->other };
          if (state[link->other] == NEW)
            {
              state[link->other] = OPEN;
              stack[top++] = link->other;
            }
        }
    }
  graph->n_edges = kept;
  find_links (graph);
}

/* The longest chain below each box, and an order in which each comes after what
 * it needs. */
static void
find_depths (WmLayoutGraph *graph)
{
  guint n = graph->n, tail = 0;
  g_autofree guint *left = g_new0 (guint, n + 1);

  for (guint e = 0; e < graph->n_edges; e++)
    left[graph->edges[e].to]++;
  for (guint v = 0; v < n; v++)
    if (left[v] == 0)
      graph->turn[tail++] = v;
  for (guint head = 0; head < tail; head++)
    {
      guint v = graph->turn[head];

      for (guint i = graph->link_at[v]; i < graph->link_at[v + 1]; i++)
        {
          guint u = graph->links[i].other;

          if (!graph->links[i].up)
            continue;
          graph->depth[u] = MAX (graph->depth[u], graph->depth[v] + 1);
          if (--left[u] == 0)
            graph->turn[tail++] = u;
        }
    }
}

/* A box without a wish goes where its neighbours want to be. */
static void
guess_wishes (WmLayoutGraph *graph)
{
  for (guint pass = 0; pass < 3; pass++)
    for (guint v = 0; v < graph->n; v++)
      {
        double sum = 0;
        guint n = 0;

        if (graph->wish[v] >= 0)
          continue;
        for (guint i = graph->link_at[v]; i < graph->link_at[v + 1]; i++)
          if (graph->wish[graph->links[i].other] >= 0)
            {
              sum += graph->wish[graph->links[i].other];
              n++;
            }
        if (n > 0)
          graph->wish[v] = sum / n;
      }
  for (guint v = 0; v < graph->n; v++)
    if (graph->wish[v] < 0)
      graph->wish[v] = 0.5;
}

static void
graph_allocate (WmLayoutGraph *graph, guint n, guint n_edges)
{
  graph->w = g_new0 (double, n + 1);
  graph->h = g_new0 (double, n + 1);
  graph->wish = g_new0 (double, n + 1);
  graph->x = g_new0 (double, n + 1);
  graph->low = g_new0 (double, n + 1);
  graph->high = g_new0 (double, n + 1);
  graph->ideal_x = g_new0 (double, n + 1);
  graph->ideal_row = g_new0 (double, n + 1);
  graph->key = g_new0 (guint64, n + 1);
  graph->side = g_new0 (int, n + 1);
  graph->depth = g_new0 (guint, n + 1);
  graph->row = g_new0 (guint, n + 1);
  graph->turn = g_new0 (guint, n + 1);
  graph->edges = g_new0 (WmLayoutEdge, n_edges + 1);
  graph->link_at = g_new0 (guint, n + 2);
  graph->links = g_new0 (WmLayoutLink, 2 * (gsize) n_edges + 1);
}

void
wm_layout_graph_init (WmLayoutGraph *graph, const WmLayoutNode *nodes, guint n,
                      const WmLayoutEdge *edges, guint n_edges, const WmLayoutOptions *options)
{
  memset (graph, 0, sizeof *graph);
  graph->n = n;
  graph->gap_x = sane (options->gap_x, 12);
  graph->gap_y = sane (options->gap_y, 40);
  graph->split = options->split > 0 && options->split < 1 ? options->split : 0;
  graph->balance = isfinite (options->balance) ? CLAMP (options->balance, 0, 1)
                                               : WM_LAYOUT_BALANCE;
  graph_allocate (graph, n, n_edges);
  for (guint e = 0; e < n_edges; e++)
    if (edges[e].from < n && edges[e].to < n && edges[e].from != edges[e].to)
      graph->edges[graph->n_edges++] = edges[e];
  drop_cycles (graph);
  find_depths (graph);
  for (guint v = 0; v < n; v++)
    {
      graph->w[v] = MAX (1, sane (nodes[v].w, 1));
      graph->h[v] = MAX (1, sane (nodes[v].h, 1));
      graph->wish[v] = isfinite (nodes[v].wish) ? MIN (nodes[v].wish, 1) : -1;
      graph->key[v] = wm_layout_mix (nodes[v].key != 0 ? nodes[v].key : v + 1);
    }
  guess_wishes (graph);
  for (guint v = 0; v < n && graph->split > 0; v++)
    graph->side[v] = graph->wish[v] < graph->split ? -1 : 1;
}

void
wm_layout_graph_clear (WmLayoutGraph *graph)
{
  for (guint r = 0; r < graph->rows_size; r++)
    g_free (graph->rows[r].boxes);
  g_free (graph->rows);
  g_free (graph->w);
  g_free (graph->h);
  g_free (graph->wish);
  g_free (graph->x);
  g_free (graph->low);
  g_free (graph->high);
  g_free (graph->ideal_x);
  g_free (graph->ideal_row);
  g_free (graph->key);
  g_free (graph->side);
  g_free (graph->depth);
  g_free (graph->row);
  g_free (graph->turn);
  g_free (graph->edges);
  g_free (graph->link_at);
  g_free (graph->links);
}
