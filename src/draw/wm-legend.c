/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What colours, shapes and pips mean.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "draw/wm-scene-words.h"
#include "draw/wm-scenes-private.h"
#include "draw/wm-text.h"

#define SIZE 10.5
#define MARK 9.0
#define GAP 14.0

/**
 * wm_pips_add:
 * @level: so many of @max are filled; below 0 for not assessed: nothing is
 *   drawn, since that is no low score
 */
void
wm_pips_add (WmBuild *build, double x, double y, double width, double height, int level, int max,
             WmInk ink)
{
  double gap = 2, w = (width - gap * (max - 1)) / max;

  for (int i = 0; i < max && level >= 0; i++)
    wm_build_rect (build, x + i * (w + gap), y, w, height, height / 2,
                   i < level ? ink : WM_INK_BACKGROUND, ink)
        ->line_width = 0.8;
}

/* Adds (or, when @draw is FALSE, only places) one entry of the flow. */
static void
entry (WmBuild *build, gboolean draw, const char *text, int category, int level, int max, double x0,
       double width, double *x, double *y)
{
  g_autofree char *clean = wm_text_printable (text, 60);
  double line = wm_text_height (build->measure, SIZE) + 4, head = level >= -1 ? 34 : MARK + 6;
  double w = MIN (head + wm_text_width (build->measure, clean, SIZE, FALSE), width);

  if (*x > x0 && *x + w > x0 + width)
    {
      *x = x0;
      *y += line;
    }
  if (draw && level >= 0)
    wm_pips_add (build, *x, *y + line / 2 - 2.25, 28, 3.5, level, max, WM_INK_TEXT);
  else if (draw && level < -1)
    wm_build_mark (build, wm_build_category_shape (category), *x + MARK / 2 + 1,
                   *y + line / 2 - 0.5, MARK, wm_build_category_ink (category));
  if (draw)
    wm_build_text (build, clean, *x + head, *y + 2, w - head + 1, SIZE, FALSE, WM_INK_DIM,
                   WM_ALIGN_START);
  *x += w + GAP;
}

static double
flow (WmBuild *build, gboolean draw, WmMap *map, const WmSceneOptions *options, double x0,
      double y0, double width)
{
  double x = x0, y = y0;
  int max = wm_words_max_level (map);

  for (guint i = 0; i < map->categories->len; i++)
    {
      WmCategory *category = g_ptr_array_index (map->categories, i);

      entry (build, draw, category->name, (int) i, -2, max, x0, width, &x, &y);
    }
  if (options->levels != NULL)
    entry (build, draw, _ ("My level"), -1, MIN (2, max), max, x0, width, &x, &y);
  if (x == x0 && y == y0)
    return 0;
  return y - y0 + wm_text_height (build->measure, SIZE) + 4;
}

/* Returns: its height, with a line for each row of the flow */
double
wm_legend_add (WmBuild *build, WmMap *map, const WmSceneOptions *options, double x, double y,
               double width)
{
  return flow (build, TRUE, map, options, x, y, width);
}

double
wm_legend_height (WmBuild *build, WmMap *map, const WmSceneOptions *options, double width)
{
  return flow (build, FALSE, map, options, 0, 0, width);
}
