/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finding the skills and the edges of a map again: in the order in which one
 * reads, by their place, by their name.
 */
#include "config.h"

#include "draw/wm-map-layout-private.h"

#include <math.h>
#include <string.h>

#include "draw/wm-scenes-private.h"

#define LONG 800.0 /* an edge of a big map that leads farther */
#define ENDS 36.0   /* of it so much is drawn at each end */

static int
compare_reading (gconstpointer a, gconstpointer b, gpointer data)
{
  const WmLayoutNode *nodes = data;
  const WmLayoutNode *u = &nodes[*(const guint *) a], *v = &nodes[*(const guint *) b];

  if (u->y != v->y)
    return u->y > v->y ? -1 : 1;
  return u->x < v->x ? -1 : u->x > v->x;
}

static WmBounds
bounds_of (const double *points, guint n)
{
  WmBounds bounds = { G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE };

  for (guint i = 0; i < n; i++)
    {
      bounds.x0 = MIN (bounds.x0, points[2 * i]);
      bounds.x1 = MAX (bounds.x1, points[2 * i]);
      bounds.y0 = MIN (bounds.y0, points[2 * i + 1]);
      bounds.y1 = MAX (bounds.y1, points[2 * i + 1]);
    }
  return bounds;
}

/* The beginning of a cubic, about ENDS long (de Casteljau). @step: 1 for its first
 * points forwards, -1 for its last ones backwards */
static void
add_stub (WmMapLayout *layout, const double *p, int step)
{
  double x[4], y[4], t;
  float points[8];

  for (int i = 0; i < 4; i++)
    {
      x[i] = p[2 * i * step];
      y[i] = p[2 * i * step + 1];
    }
  t = MIN (1, ENDS * layout->scale / MAX (hypot (x[3] - x[0], y[3] - y[0]), 1));
  for (int i = 0; i < 4; i++)
    {
      points[2 * i] = (float) x[0];
      points[2 * i + 1] = (float) y[0];
      for (int j = 0; j + 1 < 4 - i; j++)
        {
          x[j] += (x[j + 1] - x[j]) * t;
          y[j] += (y[j + 1] - y[j]) * t;
        }
    }
  g_array_append_val (layout->stubs, points);
}

void
wm_map_layout_stub (const WmMapLayout *layout, guint stub, double points[8])
{
  const float *kept = (const float *) (gpointer) layout->stubs->data + 8 * stub;

  for (int i = 0; i < 8; i++)
    points[i] = kept[i];
}

/* Of an edge that leads far on a big map only its ends are drawn: nobody can
 * follow it, and a screen would be full of those that only pass. */
static void
index_edges (WmMapLayout *layout)
{
  double stub[8];
  static const WmBounds nowhere = { -1e8, -1e8, -1e8, -1e8 };
  g_autofree WmBounds *curves = g_new (WmBounds, layout->n_edges + 1);
  g_autofree WmBounds *ends = NULL;
  g_autoptr (GArray) room = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint e = 0; e < layout->n_edges; e++)
    {
      guint n = wm_routes_edge (layout->routes, e, room);
      const double *points = (const double *) (gpointer) room->data;

      curves[e] = n > 0 ? bounds_of (points, n) : nowhere;
      if (n == 0 || !layout->big
          || hypot (curves[e].x1 - curves[e].x0, curves[e].y1 - curves[e].y0) < LONG)
        continue;
      curves[e] = nowhere;
      add_stub (layout, points, 1);
      add_stub (layout, points + 2 * (n - 1), -1);
    }
  ends = g_new (WmBounds, layout->stubs->len + 1);
  for (guint i = 0; i < layout->stubs->len; i++)
    {
      wm_map_layout_stub (layout, i, stub);
      ends[i] = bounds_of (stub, 4);
    }
  layout->curves = wm_spatial_new (curves, layout->n_edges);
  layout->stub_boxes = wm_spatial_new (ends, layout->stubs->len);
}

static WmBounds
bounds_of_skill (const WmMapLayout *layout, guint skill)
{
  const WmLayoutNode *node = &layout->nodes[skill];

  return (WmBounds){ node->x - node->w / 2, node->y - node->h / 2, node->x + node->w / 2,
                     node->y + node->h / 2 };
}

void
wm_map_layout_index (WmMapLayout *layout)
{
  g_autofree WmBounds *boxes = g_new (WmBounds, layout->n + 1);

  layout->reading = g_new (guint, layout->n + 1);
  for (guint i = 0; i < layout->n; i++)
    layout->reading[i] = i;
  g_qsort_with_data (layout->reading, (int) layout->n, sizeof (guint), compare_reading,
                     layout->nodes);
  for (guint i = 0; i < layout->n; i++)
    boxes[i] = bounds_of_skill (layout, layout->reading[i]);
  layout->boxes = wm_spatial_new (boxes, layout->n);
  index_edges (layout);
}

gboolean
wm_map_layout_find (const WmMapLayout *layout, const char *id, WmBounds *box)
{
  int skill = id != NULL && g_str_has_prefix (id, "skill:")
                  ? wm_map_find_skill (layout->map, id + strlen ("skill:"))
                  : -1;
  int role = id != NULL && g_str_has_prefix (id, "role:")
                 ? wm_map_find_role (layout->map, id + strlen ("role:"))
                 : -1;

  if (skill >= 0)
    *box = bounds_of_skill (layout, (guint) skill);
  else if (role >= 0)
    *box = layout->role_boxes[role];
  return skill >= 0 || role >= 0;
}

/* Dots are small: near them is enough. */
int
wm_map_layout_pick (const WmMapLayout *layout, double x, double y, double zoom)
{
  gboolean dots = wm_map_layout_level (layout, zoom) < WM_MAP_BOXES;
  double reach = dots ? WM_MAP_DOT_REACH / zoom : 0, best = dots ? reach : G_MAXDOUBLE;
  WmBounds part = { x - reach, y - reach, x + reach, y + reach };
  g_autoptr (GArray) found = NULL;
  int skill = -1;

  if (wm_map_layout_level (layout, zoom) == WM_MAP_REGIONS)
    return -1;
  found = g_array_new (FALSE, FALSE, sizeof (guint));
  wm_spatial_find (layout->boxes, &part, found);
  for (guint i = 0; i < found->len; i++)
    {
      guint v = layout->reading[g_array_index (found, guint, i)];
      double far = hypot (layout->nodes[v].x - x, layout->nodes[v].y - y);

      if (far < best)
        {
          best = far;
          skill = (int) v;
        }
    }
  return skill;
}
