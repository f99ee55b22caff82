/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The layout of a skill graph, step by step: edges without cycles, rows, order,
 * places. DESIGN.md, "The map", tells what the two directions mean.
 */
#include "draw/wm-layout-private.h"

#include <math.h>
#include <string.h>

#define DEFAULT_ASPECT 1.6
#define ANNEAL_MAX 400

/* A view builds its scene anew on each hover; the layout is then the same. */
#define MEMO_SLOTS 6

typedef struct
{
  GBytes *key;
  WmLayoutNode *nodes;
  double width, height;
  guint64 used;
} Memo;

static GMutex memo_lock;
static Memo memos[MEMO_SLOTS];
static guint64 memo_clock;

static double
sane (double value, double fallback)
{
  return isfinite (value) ? CLAMP (value, 0, 1e6) : fallback;
}

enum
{
  NEW,
  OPEN,
  DONE,
};

/* Keeps the edges that close no cycle: a walk in depth that drops those which
 * lead back to where it stands. Without recursion, since chains may be long. */
static guint
drop_cycles (guint n, WmLayoutEdge *edges, guint n_edges)
{
  g_autofree guint *need_at = NULL, *need = NULL, *use_at = NULL, *use = NULL;
  g_autofree guint8 *state = g_new0 (guint8, n + 1);
  g_autofree guint *stack = g_new0 (guint, n + 1);
  g_autofree guint *next = NULL;
  guint kept = 0, top;

  wm_layout_neighbours (n, edges, n_edges, &need_at, &need, &use_at, &use);
  next = g_memdup2 (use_at, sizeof (guint) * (n + 1));
  for (guint root = 0; root < n; root++)
    {
      if (state[root] != NEW)
        continue;
      top = 0;
      stack[top++] = root;
      state[root] = OPEN;
      while (top > 0)
        {
          guint v = stack[top - 1], u;

          if (next[v] == use_at[v + 1])
            {
              state[v] = DONE;
              top--;
              continue;
            }
          u = use[next[v]++];
          if (state[u] == OPEN)
            continue;
          edges[kept++] = (WmLayoutEdge){ v, u };
          if (state[u] == NEW)
            {
              state[u] = OPEN;
              stack[top++] = u;
            }
        }
    }
  return kept;
}

/* A box without a wish goes where its neighbours want to be. */
static void
guess_wishes (WmLayoutGraph *graph)
{
  for (guint pass = 0; pass < 3; pass++)
    for (guint v = 0; v < graph->n_real; v++)
      {
        double sum = 0;
        guint n = 0;

        if (graph->wish[v] >= 0)
          continue;
        for (guint e = 0; e < graph->n_edges; e++)
          {
            guint other = graph->edges[e].from == v ? graph->edges[e].to : graph->edges[e].from;

            if ((graph->edges[e].from != v && graph->edges[e].to != v) || graph->wish[other] < 0)
              continue;
            sum += graph->wish[other];
            n++;
          }
        if (n > 0)
          graph->wish[v] = sum / n;
      }
  for (guint v = 0; v < graph->n_real; v++)
    if (graph->wish[v] < 0)
      graph->wish[v] = 0.5;
}

static void
graph_init (WmLayoutGraph *graph, const WmLayoutNode *nodes, guint n, const WmLayoutEdge *edges,
            guint n_edges, const WmLayoutOptions *options)
{
  memset (graph, 0, sizeof *graph);
  graph->n = graph->n_real = n;
  graph->gap_x = sane (options->gap_x, 12);
  graph->gap_y = sane (options->gap_y, 40);
  graph->split = options->split > 0 && options->split < 1 ? options->split : 0;
  graph->w = g_new0 (double, n + 1);
  graph->h = g_new0 (double, n + 1);
  graph->wish = g_new0 (double, n + 1);
  graph->x = g_new0 (double, n + 1);
  graph->side = g_new0 (int, n + 1);
  graph->depth = g_new0 (guint, n + 1);
  graph->above = g_new0 (guint, n + 1);
  graph->row = g_new0 (guint, n + 1);
  graph->edges = g_new0 (WmLayoutEdge, n_edges + 1);
  for (guint e = 0; e < n_edges; e++)
    if (edges[e].from < n && edges[e].to < n && edges[e].from != edges[e].to)
      graph->edges[graph->n_edges++] = edges[e];
  graph->n_edges = drop_cycles (n, graph->edges, graph->n_edges);
  for (guint v = 0; v < n; v++)
    {
      graph->w[v] = MAX (1, sane (nodes[v].w, 1));
      graph->h[v] = MAX (1, sane (nodes[v].h, 1));
      graph->wish[v] = isfinite (nodes[v].wish) ? MIN (nodes[v].wish, 1) : -1;
    }
  guess_wishes (graph);
  for (guint v = 0; v < n && graph->split > 0; v++)
    graph->side[v] = graph->wish[v] < graph->split ? -1 : graph->wish[v] > graph->split;
  wm_layout_neighbours (n, graph->edges, graph->n_edges, &graph->need_at, &graph->need,
                        &graph->use_at, &graph->use);
}

static void
graph_clear (WmLayoutGraph *graph)
{
  g_free (graph->w);
  g_free (graph->h);
  g_free (graph->wish);
  g_free (graph->x);
  g_free (graph->side);
  g_free (graph->depth);
  g_free (graph->above);
  g_free (graph->row);
  g_free (graph->edges);
  g_free (graph->need_at);
  g_free (graph->need);
  g_free (graph->use_at);
  g_free (graph->use);
  g_free (graph->order);
  g_free (graph->row_at);
}

/* Chooses width and rows: the width asked for, or the one whose rows make a
 * drawing of the wished proportions. */
static void
choose_rows (WmLayoutGraph *graph, const WmLayoutOptions *options)
{
  double aspect = sane (options->aspect, 0), area = 0, least = sane (options->min_width, 0);

  for (guint v = 0; v < graph->n_real; v++)
    {
      least = MAX (least, graph->w[v]);
      area += (graph->w[v] + graph->gap_x) * (graph->h[v] + graph->gap_y);
    }
  if (options->width > 0 && isfinite (options->width))
    {
      graph->width = MAX (least, MIN (options->width, 1e7));
      wm_layout_rows (graph);
      return;
    }
  if (aspect <= 0)
    aspect = DEFAULT_ASPECT;
  graph->width = MAX (least, sqrt (area * aspect / 0.7));
  for (guint i = 0; i < 4; i++)
    {
      double height;

      wm_layout_rows (graph);
      height = wm_layout_height (graph);
      if (i == 3 || fabs (log (graph->width / height / aspect)) < 0.04)
        break;
      graph->width = MAX (least, sqrt (graph->width * height * aspect));
    }
}

/* Heights from the rows; the lowest row is at the bottom. */
static void
write_places (const WmLayoutGraph *graph, WmLayoutNode *nodes, double *width, double *height)
{
  g_autofree double *tall = g_new0 (double, graph->n_rows + 1);
  g_autofree double *y = g_new0 (double, graph->n_rows + 1);
  double total = wm_layout_height (graph), bottom = total;

  for (guint v = 0; v < graph->n_real; v++)
    tall[graph->row[v]] = MAX (tall[graph->row[v]], graph->h[v]);
  for (guint r = 0; r < graph->n_rows; r++)
    {
      y[r] = bottom - tall[r] / 2;
      bottom -= tall[r] + graph->gap_y;
    }
  *width = graph->width;
  *height = total;
  for (guint v = 0; v < graph->n_real; v++)
    {
      nodes[v].x = graph->x[v];
      nodes[v].y = y[graph->row[v]];
      nodes[v].layer = (int) graph->depth[v];
      *width = MAX (*width, graph->x[v] + graph->w[v] / 2);
    }
}

static void
run (WmLayoutNode *nodes, guint n_nodes, const WmLayoutEdge *edges, guint n_edges,
     const WmLayoutOptions *options, double *width, double *height)
{
  WmLayoutGraph graph;

  graph_init (&graph, nodes, n_nodes, edges, n_edges, options);
  wm_layout_depths (&graph);
  choose_rows (&graph, options);
  wm_layout_order (&graph);
  if (n_nodes <= ANNEAL_MAX)
    wm_layout_anneal (&graph);
  write_places (&graph, nodes, width, height);
  graph_clear (&graph);
}

static GBytes *
memo_key (const WmLayoutNode *nodes, guint n_nodes, const WmLayoutEdge *edges, guint n_edges,
          const WmLayoutOptions *options)
{
  GByteArray *key = g_byte_array_new ();
  const double numbers[] = { n_nodes,          options->gap_x,     options->gap_y,
                             options->aspect,  options->min_width, options->width,
                             options->split };

  g_byte_array_append (key, (const guint8 *) numbers, sizeof numbers);
  for (guint v = 0; v < n_nodes; v++)
    {
      const double box[] = { nodes[v].wish, nodes[v].w, nodes[v].h };

      g_byte_array_append (key, (const guint8 *) box, sizeof box);
    }
  if (n_edges > 0)
    g_byte_array_append (key, (const guint8 *) edges, (guint) (n_edges * sizeof *edges));
  return g_byte_array_free_to_bytes (key);
}

static gboolean
memo_take (GBytes *key, WmLayoutNode *nodes, guint n_nodes, double *width, double *height)
{
  gboolean found = FALSE;

  g_mutex_lock (&memo_lock);
  for (guint i = 0; i < MEMO_SLOTS && !found; i++)
    if (memos[i].key != NULL && g_bytes_equal (memos[i].key, key))
      {
        memcpy (nodes, memos[i].nodes, sizeof *nodes * n_nodes);
        *width = memos[i].width;
        *height = memos[i].height;
        memos[i].used = ++memo_clock;
        found = TRUE;
      }
  g_mutex_unlock (&memo_lock);
  return found;
}

static void
memo_put (GBytes *key, const WmLayoutNode *nodes, guint n_nodes, double width, double height)
{
  Memo *slot = &memos[0];

  g_mutex_lock (&memo_lock);
  for (guint i = 1; i < MEMO_SLOTS; i++)
    if (memos[i].used < slot->used)
      slot = &memos[i];
  g_clear_pointer (&slot->key, g_bytes_unref);
  g_free (slot->nodes);
  *slot = (Memo){ g_bytes_ref (key), g_memdup2 (nodes, sizeof *nodes * n_nodes), width, height,
                  ++memo_clock };
  g_mutex_unlock (&memo_lock);
}

void
wm_layout_run (WmLayoutNode *nodes, guint n_nodes, const WmLayoutEdge *edges, guint n_edges,
               const WmLayoutOptions *options, double *width, double *height)
{
  g_autoptr (GBytes) key = NULL;

  g_return_if_fail (n_nodes == 0 || nodes != NULL);
  g_return_if_fail (n_edges == 0 || edges != NULL);
  g_return_if_fail (options != NULL && width != NULL && height != NULL);

  *width = *height = 0;
  if (n_nodes == 0)
    return;
  key = memo_key (nodes, n_nodes, edges, n_edges, options);
  if (memo_take (key, nodes, n_nodes, width, height))
    return;
  run (nodes, n_nodes, edges, n_edges, options, width, height);
  memo_put (key, nodes, n_nodes, *width, *height);
}

double
wm_layout_height_for (const WmLayoutNode *nodes, guint n_nodes, const WmLayoutEdge *edges,
                      guint n_edges, const WmLayoutOptions *options)
{
  WmLayoutGraph graph;
  double height;

  g_return_val_if_fail (options != NULL, 0);

  if (n_nodes == 0)
    return 0;
  graph_init (&graph, nodes, n_nodes, edges, n_edges, options);
  wm_layout_depths (&graph);
  choose_rows (&graph, options);
  height = wm_layout_height (&graph);
  graph_clear (&graph);
  return height;
}
