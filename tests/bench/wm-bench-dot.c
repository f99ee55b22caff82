/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The same graph by Graphviz dot; and what lines pass behind.
 */
#include "wm-bench-dot.h"

#include <gio/gio.h>
#include <math.h>
#include <stdlib.h>

#define POINTS_AN_INCH 72.0
#define STEP 6.0 /* of a line, where it is looked at */

static char *
dot_text (const WmBenchGraph *graph)
{
  GString *text = g_string_new ("digraph g { rankdir=BT; node [shape=box fixedsize=true "
                                "label=\"\" height=0.389];\n");

  for (guint v = 0; v < graph->n; v++)
    g_string_append_printf (text, "n%u [width=%.3f];\n", v, graph->nodes[v].w / POINTS_AN_INCH);
  for (guint e = 0; e < graph->m; e++)
    g_string_append_printf (text, "n%u -> n%u;\n", graph->edges[e].from, graph->edges[e].to);
  return g_string_free (g_string_append (text, "}\n"), FALSE);
}

gboolean
wm_bench_dot (WmBenchGraph *graph, guint *bends)
{
  g_autofree char *text = dot_text (graph);
  g_autofree char *answer = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GSubprocess) dot
      = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE
                              | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                          NULL, "dot", "-Tplain", NULL);

  *bends = 0;
  if (dot == NULL || !g_subprocess_communicate_utf8 (dot, text, NULL, &answer, NULL, NULL))
    return FALSE;
  lines = g_strsplit (answer, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", 5);
      guint n = g_strv_length (words);

      if (n > 3 && g_str_equal (words[0], "node"))
        {
          guint64 v = g_ascii_strtoull (words[1] + 1, NULL, 10);

          g_return_val_if_fail (v < graph->n, FALSE);
          graph->nodes[v].x = g_ascii_strtod (words[2], NULL) * POINTS_AN_INCH;
          graph->nodes[v].y = -g_ascii_strtod (words[3], NULL) * POINTS_AN_INCH;
        }
      else if (n > 3 && g_str_equal (words[0], "edge"))
        *bends += (guint) MAX (0, (atoi (words[3]) - 1) / 3 - 1);
    }
  return TRUE;
}

typedef struct
{
  const WmBenchGraph *graph;
  GHashTable *cells; /* cell -> GArray of boxes */
  double cell;
} Grid;

static gpointer
cell_key (const Grid *grid, double x, double y)
{
  return GSIZE_TO_POINTER ((((gsize) (gint32) floor (x / grid->cell)) & 0xffffffff) << 32
                           | (((gsize) (gint32) floor (y / grid->cell)) & 0xffffffff));
}

static void
grid_init (Grid *grid, const WmBenchGraph *graph)
{
  grid->graph = graph;
  grid->cell = 64;
  grid->cells = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  for (guint v = 0; v < graph->n; v++)
    {
      const WmLayoutNode *a = &graph->nodes[v];

      for (double x = floor ((a->x - a->w / 2) / grid->cell); x * grid->cell <= a->x + a->w / 2;
           x++)
        for (double y = floor ((a->y - a->h / 2) / grid->cell); y * grid->cell <= a->y + a->h / 2;
             y++)
          {
            gpointer key = cell_key (grid, (x + 0.5) * grid->cell, (y + 0.5) * grid->cell);
            GArray *boxes = g_hash_table_lookup (grid->cells, key);

            if (boxes == NULL)
              {
                boxes = g_array_new (FALSE, FALSE, sizeof (guint));
                g_hash_table_insert (grid->cells, key, boxes);
              }
            g_array_append_val (boxes, v);
          }
    }
}

/* Looks at one point of @edge; @last is the box it was in before. */
static guint
look (const Grid *grid, guint edge, double x, double y, guint *last)
{
  const GArray *boxes = g_hash_table_lookup (grid->cells, cell_key (grid, x, y));

  for (guint i = 0; boxes != NULL && i < boxes->len; i++)
    {
      guint v = g_array_index (boxes, guint, i);
      const WmLayoutNode *a = &grid->graph->nodes[v];

      if (v == grid->graph->edges[edge].from || v == grid->graph->edges[edge].to
          || fabs (x - a->x) >= a->w / 2 || fabs (y - a->y) >= a->h / 2)
        continue;
      if (v == *last)
        return 0;
      *last = v;
      return 1;
    }
  return 0;
}

static guint
hits_of_piece (const Grid *grid, guint edge, const double *p, guint *last)
{
  double far = hypot (p[6] - p[0], p[7] - p[1]), steps = ceil (far / STEP) + 3;
  guint sum = 0;

  for (double i = 0; i <= steps; i++)
    {
      double t = i / steps, s = 1 - t;
      double a = s * s * s, b = 3 * s * s * t, c = 3 * s * t * t, d = t * t * t;

      sum += look (grid, edge, a * p[0] + b * p[2] + c * p[4] + d * p[6],
                   a * p[1] + b * p[3] + c * p[5] + d * p[7], last);
    }
  return sum;
}

guint
wm_bench_hits (const WmBenchGraph *graph, const WmRoutes *routes)
{
  g_autoptr (GArray) room = g_array_new (FALSE, FALSE, sizeof (double));
  guint sum = 0;
  Grid grid;

  grid_init (&grid, graph);
  for (guint e = 0; e < graph->m; e++)
    {
      const WmLayoutNode *a = &graph->nodes[graph->edges[e].from];
      const WmLayoutNode *b = &graph->nodes[graph->edges[e].to];
      const double line[] = { a->x, a->y, a->x + (b->x - a->x) / 3, a->y + (b->y - a->y) / 3,
                              b->x - (b->x - a->x) / 3, b->y - (b->y - a->y) / 3, b->x, b->y };
      guint last = G_MAXUINT, n = routes != NULL ? wm_routes_edge (routes, e, room) : 4;
      const double *points = routes != NULL ? (const double *) (gpointer) room->data : line;

      for (guint i = 0; i + 3 < n; i += 3)
        sum += hits_of_piece (&grid, e, points + 2 * i, &last);
    }
  g_hash_table_unref (grid.cells);
  return sum;
}
