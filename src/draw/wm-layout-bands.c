/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Edges are straight lines between rows: between two neighbouring rows, in a
 * band, two of them cross where their order at the lower row is not that at the
 * upper one. A pair of lines crosses at most once, so the bands add up to the
 * exact number of crossings, and a box that moves changes only the bands that
 * its edges pass.
 */
#include "draw/wm-layout-private.h"

#include <math.h>

/* Four at a time: this is where nearly all time goes. */
typedef float Four __attribute__ ((vector_size (16), aligned (4), may_alias));
typedef gint32 FourCounts __attribute__ ((vector_size (16)));

typedef struct
{
  float *low_x, *high_x; /* of each edge, at the rows below and above */
  guint *edge;
  guint n, size;
} Band;

struct _WmLayoutBands
{
  const WmLayoutGraph *graph;
  Band *bands;
  guint n_rows;
  guint *low, *high; /* by edge: the rows between which it was added */
  guint *slot;       /* by edge and row: where it is in the band */
};

/* An edge as it stands: at its ends it has just the places of its boxes, so that
 * edges that share a box are seen to meet there. */
typedef struct
{
  double x, slope;
  float end;
  guint low, high;
} Line;

static inline Line
line_of (const WmLayoutGraph *graph, guint edge)
{
  guint from = graph->edges[edge].from, to = graph->edges[edge].to;
  Line line = { graph->x[from], 0, (float) graph->x[to], graph->row[from], graph->row[to] };

  line.slope = (graph->x[to] - line.x) / (line.high - line.low);
  return line;
}

static inline float
line_at (const Line *line, guint row)
{
  return row == line->high ? line->end
                           : (float) (line->x + line->slope * (row - line->low));
}

WmLayoutBands *
wm_layout_bands_new (const WmLayoutGraph *graph)
{
  WmLayoutBands *bands = g_new0 (WmLayoutBands, 1);

  bands->graph = graph;
  bands->n_rows = graph->n_rows;
  bands->bands = g_new0 (Band, graph->n_rows + 1);
  bands->low = g_new0 (guint, graph->n_edges + 1);
  bands->high = g_new0 (guint, graph->n_edges + 1);
  bands->slot = g_new0 (guint, (gsize) graph->n_edges * graph->n_rows + 1);
  for (guint e = 0; e < graph->n_edges; e++)
    wm_layout_bands_add (bands, e);
  return bands;
}

void
wm_layout_bands_free (WmLayoutBands *bands)
{
  if (bands == NULL)
    return;
  for (guint r = 0; r < bands->n_rows; r++)
    {
      g_free (bands->bands[r].low_x);
      g_free (bands->bands[r].high_x);
      g_free (bands->bands[r].edge);
    }
  g_free (bands->bands);
  g_free (bands->low);
  g_free (bands->high);
  g_free (bands->slot);
  g_free (bands);
}

static void
band_grow (Band *band)
{
  band->size = band->size * 2 + 16;
  band->low_x = g_renew (float, band->low_x, band->size);
  band->high_x = g_renew (float, band->high_x, band->size);
  band->edge = g_renew (guint, band->edge, band->size);
}

/* Adds @edge where its boxes now stand. */
void
wm_layout_bands_add (WmLayoutBands *bands, guint edge)
{
  Line line = line_of (bands->graph, edge);
  float x = (float) line.x;

  bands->low[edge] = line.low;
  bands->high[edge] = line.high;
  for (guint r = line.low; r < line.high; r++)
    {
      Band *band = &bands->bands[r];
      float next = line_at (&line, r + 1);

      if (band->n == band->size)
        band_grow (band);
      band->low_x[band->n] = x;
      band->high_x[band->n] = next;
      band->edge[band->n] = edge;
      bands->slot[(gsize) edge * bands->n_rows + r] = band->n++;
      x = next;
    }
}

/* Takes @edge away from where it was added. */
void
wm_layout_bands_remove (WmLayoutBands *bands, guint edge)
{
  for (guint r = bands->low[edge]; r < bands->high[edge]; r++)
    {
      Band *band = &bands->bands[r];
      guint i = bands->slot[(gsize) edge * bands->n_rows + r], last = --band->n;

      band->low_x[i] = band->low_x[last];
      band->high_x[i] = band->high_x[last];
      band->edge[i] = band->edge[last];
      bands->slot[(gsize) band->edge[i] * bands->n_rows + r] = i;
    }
}

/* Edges that share a box meet at its row: the product is then zero. */
static guint
band_crossings (const Band *band, float low_x, float high_x)
{
  FourCounts four = { 0, 0, 0, 0 };
  guint i = 0, sum;

  for (; i + 4 <= band->n; i += 4)
    four -= (low_x - *(const Four *) (band->low_x + i))
                * (high_x - *(const Four *) (band->high_x + i))
            < 0;
  sum = (guint) (four[0] + four[1] + four[2] + four[3]);
  for (; i < band->n; i++)
    sum += (low_x - band->low_x[i]) * (high_x - band->high_x[i]) < 0;
  return sum;
}

/* How many of the added edges @edge crosses where its boxes now stand. */
guint
wm_layout_bands_crossings (const WmLayoutBands *bands, guint edge)
{
  Line line = line_of (bands->graph, edge);
  float x = (float) line.x;
  guint sum = 0;

  for (guint r = line.low; r < line.high; r++)
    {
      float next = line_at (&line, r + 1);

      sum += band_crossings (&bands->bands[r], x, next);
      x = next;
    }
  return sum;
}

/* How many of the added edges pass behind box @v; @lean is the share of a row's
 * height that a box takes of it on each side of its middle. */
guint
wm_layout_bands_behind (const WmLayoutBands *bands, guint v, double lean)
{
  const WmLayoutGraph *graph = bands->graph;
  guint row = graph->row[v], sum = 0;
  const Band *band = &bands->bands[row];
  float half = (float) (graph->w[v] / 2), x = (float) graph->x[v], part = (float) lean;

  for (guint i = 0; i < band->n; i++)
    if (bands->low[band->edge[i]] < row)
      sum += fabsf (band->low_x[i] - x)
             < half + part * fabsf (band->high_x[i] - band->low_x[i]);
  return sum;
}

/* The pairs that would be looked at when each box tries one move. */
double
wm_layout_bands_work (const WmLayoutGraph *graph)
{
  g_autofree int *change = g_new0 (int, graph->n_rows + 1);
  double sum = 0, n = 0;

  for (guint e = 0; e < graph->n_edges; e++)
    {
      change[graph->row[graph->edges[e].from]]++;
      change[graph->row[graph->edges[e].to]]--;
    }
  for (guint r = 0; r < graph->n_rows; r++)
    {
      n += change[r];
      sum += 4 * n * n;
    }
  return sum;
}
