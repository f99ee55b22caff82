/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How people work on either side of the boundary: a strip under the axis.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "draw/wm-scene-words.h"
#include "draw/wm-scenes-private.h"
#include "draw/wm-text.h"

#define SIZE 10.5
#define PAD_X 8.0
#define PAD_Y 2.5
#define BETWEEN 8.0

/* -1: left of the boundary, 1: right of it, 0: nobody knows */
static int
side_of (WmMap *map, const WmWorkflow *workflow)
{
  double boundary = wm_spectrum_boundary (map);

  return workflow->place < 0 ? 0 : workflow->place < (boundary >= 0 ? boundary : 500) ? -1 : 1;
}

/* (transfer full) */
static char *
steps_of (const WmWorkflow *workflow)
{
  g_autoptr (GString) steps = g_string_new (NULL);

  for (guint i = 0; i < workflow->steps->len; i++)
    g_string_append_printf (steps, "%s%s", i > 0 ? " \u2192 " : "",
                            (const char *) g_ptr_array_index (workflow->steps, i));
  /* Translators: the name of a way of working, and its steps with arrows between. */
  return g_strdup_printf (_ ("%1$s: %2$s"), workflow->name, steps->str);
}

/* Returns: its height */
static double
add_workflow (WmBuild *build, const WmWorkflow *workflow, double x, double y, double w,
              double scale, guint lines, gboolean draw)
{
  g_autofree char *text = steps_of (workflow);
  double size = SIZE * scale, inner = w - 2 * PAD_X * scale;
  double h = wm_build_paragraph_height (build, text, inner, size, FALSE, lines)
             + 2 * PAD_Y * scale;

  if (!draw)
    return h;
  /* With a ground, for the boundary passes under a box as wide as the axis. */
  wm_build_rect (build, x, y, w, h, 6 * scale, WM_INK_BACKGROUND, WM_INK_GRID);
  wm_build_paragraph (build, text, x + PAD_X * scale, y + PAD_Y * scale, inner, size, FALSE,
                      WM_INK_DIM, WM_ALIGN_START, lines);
  return h;
}

/**
 * wm_workflows_add:
 * @stacked: one under the other, over the whole axis
 * @draw: or only as much room as they take
 *
 * Returns: the height of the strip with the white below it; 0 where no pack tells
 *   how people work
 */
double
wm_workflows_add (WmBuild *build, WmMap *map, const WmAxis *axis, double y, double scale,
                  guint lines, gboolean stacked, gboolean draw)
{
  double boundary = wm_spectrum_boundary (map), gap = BETWEEN * scale;
  double middle = wm_axis_x (axis, boundary >= 0 ? boundary : 500);
  double ends[2] = { y, y };

  for (guint i = 0; i < map->workflows->len; i++)
    {
      const WmWorkflow *workflow = wm_map_workflow (map, i);
      int side = stacked ? 0 : side_of (map, workflow);
      double x = side > 0 ? middle + gap : axis->x0, end = side < 0 ? middle - gap : axis->x1;
      double at = side == 0 ? MAX (ends[0], ends[1]) : ends[side > 0];

      at += add_workflow (build, workflow, x, at, end - x, scale, lines, draw) + gap;
      if (side <= 0)
        ends[0] = at;
      if (side >= 0)
        ends[1] = at;
    }
  return MAX (ends[0], ends[1]) - y;
}

char *
wm_words_workflow (WmMap *map, guint index)
{
  const WmWorkflow *workflow = wm_map_workflow (map, index);
  g_autoptr (GString) steps = g_string_new (NULL);

  for (guint i = 0; i < workflow->steps->len; i++)
    /* Translators: between the steps of a way of working */
    g_string_append_printf (steps, "%s%s", i > 0 ? _ (", then ") : "",
                            (const char *) g_ptr_array_index (workflow->steps, i));
  switch (side_of (map, workflow))
    {
    case -1:
      /* Translators: the name of a way of working, and its steps. */
      return g_strdup_printf (_ ("Left of the boundary, %1$s: %2$s."), workflow->name, steps->str);
    case 1:
      /* Translators: the name of a way of working, and its steps. */
      return g_strdup_printf (_ ("Right of the boundary, %1$s: %2$s."), workflow->name, steps->str);
    default:
      /* Translators: the name of a way of working, and its steps. */
      return g_strdup_printf (_ ("%1$s: %2$s."), workflow->name, steps->str);
    }
}
