/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The layout of a skill graph, step by step: edges without cycles, a page, ideal
 * places, rows, and then what is worth bettering.
 */
#include "draw/wm-layout-private.h"

#include <math.h>

#define DEFAULT_ASPECT 1.6
#define FILL 0.46       /* of the page, boxes and their gaps */
#define FILL_GIVEN 0.72 /* where the width is given, and height is short */
#define PAGE_STEP 0.01
/* Where many boxes want the same place the page is larger: from a distance of
 * CROWDED on, by CROWD_ROOM times the rest, by MORE_ROOM at most. */
#define CROWDED 0.005
#define CROWD_ROOM 40
#define MORE_ROOM 0.6
#define MORE_STEP 0.15

static double
page_share (const WmLayoutGraph *graph, double *tallest)
{
  double sum = 0;

  *tallest = 1;
  for (guint v = 0; v < graph->n; v++)
    {
      sum += graph->w[v] + graph->gap_x;
      *tallest = MAX (*tallest, graph->h[v]);
    }
  return sum;
}

/* Steps of one in a hundred, so that a box more rarely changes the page. */
static double
stepped (double value)
{
  return exp (round (log (value) / PAGE_STEP) * PAGE_STEP);
}

typedef struct
{
  double aspect, least, pitch;
  guint deepest;
} Page;

/* A page of that area and of the wished proportions. */
static void
set_page (WmLayoutGraph *graph, const Page *page, double area)
{
  double rows;

  area = stepped (area);
  graph->width = MAX (sqrt (area * page->aspect),
                      MAX (page->least, (page->deepest + 1) * page->pitch * page->aspect));
  rows = MIN (area / graph->width / page->pitch, graph->n);
  graph->n_rows = MAX (page->deepest + 1, (guint) ceil (rows));
}

/* Chooses width and number of rows (the width asked for, or the wished
 * proportions) and fills the rows. */
static void
choose_rows (WmLayoutGraph *graph, const WmLayoutOptions *options)
{
  double tallest, sum = page_share (graph, &tallest);
  Page page = {
    .aspect = options->aspect > 0 && isfinite (options->aspect) ? options->aspect : DEFAULT_ASPECT,
    .least = options->min_width > 0 && isfinite (options->min_width) ? options->min_width : 0,
    .pitch = tallest + graph->gap_y,
  };

  for (guint v = 0; v < graph->n; v++)
    {
      page.least = MAX (page.least, graph->w[v]);
      page.deepest = MAX (page.deepest, graph->depth[v]);
    }
  graph->given = options->width > 0 && isfinite (options->width);
  if (graph->given)
    {
      double rows;

      graph->width = MAX (page.least, MIN (options->width, 1e7));
      rows = MIN (sum / (graph->width * FILL_GIVEN), graph->n);
      graph->n_rows = MAX (page.deepest + 1, (guint) ceil (rows));
    }
  else
    {
      double area = sum * page.pitch / FILL, more;

      set_page (graph, &page, area);
      more = CLAMP ((wm_layout_crowding (graph) - CROWDED) * CROWD_ROOM, 0, MORE_ROOM);
      area *= 1 + round (more / MORE_STEP) * MORE_STEP;
      set_page (graph, &page, area);
    }
  wm_layout_ideal (graph);
  wm_layout_fill_rows (graph);
}

/* Heights from the rows; the lowest row is at the bottom. */
static void
write_places (const WmLayoutGraph *graph, WmLayoutNode *nodes, double *width, double *height)
{
  g_autofree double *tall = g_new0 (double, graph->n_rows + 1);
  g_autofree double *y = g_new0 (double, graph->n_rows + 1);
  double total = wm_layout_height (graph), bottom = total;

  for (guint v = 0; v < graph->n; v++)
    tall[graph->row[v]] = MAX (tall[graph->row[v]], graph->h[v]);
  for (guint r = 0; r < graph->n_rows; r++)
    {
      y[r] = bottom - tall[r] / 2;
      bottom -= tall[r] + graph->gap_y;
    }
  *width = graph->width;
  *height = total;
  for (guint v = 0; v < graph->n; v++)
    {
      nodes[v].x = graph->x[v];
      nodes[v].y = y[graph->row[v]];
      nodes[v].layer = (int) graph->depth[v];
      *width = MAX (*width, graph->x[v] + graph->w[v] / 2);
    }
}

static gboolean
run (WmLayoutNode *nodes, guint n_nodes, const WmLayoutEdge *edges, guint n_edges,
     const WmLayoutOptions *options, const WmLayoutWatch *watch, double *width, double *height)
{
  WmLayoutGraph graph;
  gboolean on;

  wm_layout_graph_init (&graph, nodes, n_nodes, edges, n_edges, options);
  choose_rows (&graph, options);
  on = wm_layout_watch (watch, 0.2) && wm_layout_anneal (&graph, watch);
  if (on)
    write_places (&graph, nodes, width, height);
  wm_layout_graph_clear (&graph);
  return on;
}

gboolean
wm_layout_run_watched (WmLayoutNode *nodes, guint n_nodes, const WmLayoutEdge *edges,
                       guint n_edges, const WmLayoutOptions *options, GCancellable *cancellable,
                       WmLayoutProgress progress, gpointer data, double *width, double *height)
{
  const WmLayoutWatch watch = { cancellable, progress, data };

  g_return_val_if_fail (n_nodes == 0 || nodes != NULL, FALSE);
  g_return_val_if_fail (n_edges == 0 || edges != NULL, FALSE);
  g_return_val_if_fail (options != NULL && width != NULL && height != NULL, FALSE);

  *width = *height = 0;
  if (g_cancellable_is_cancelled (cancellable))
    return FALSE;
  if (n_nodes == 0)
    return TRUE;
  return run (nodes, n_nodes, edges, n_edges, options, &watch, width, height);
}

void
wm_layout_run (WmLayoutNode *nodes, guint n_nodes, const WmLayoutEdge *edges, guint n_edges,
               const WmLayoutOptions *options, double *width, double *height)
{
  wm_layout_run_watched (nodes, n_nodes, edges, n_edges, options, NULL, NULL, NULL, width,
                         height);
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
  wm_layout_graph_init (&graph, nodes, n_nodes, edges, n_edges, options);
  choose_rows (&graph, options);
  height = wm_layout_height (&graph);
  wm_layout_graph_clear (&graph);
  return height;
}
