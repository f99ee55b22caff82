/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is drawn over the map while it is edited.
 */
#include "config.h"

#include "draw/wm-scene-edit.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "draw/wm-scene-build.h"
#include "draw/wm-scenes-private.h"

#define TOLD 12.0 /* size of the words */

int
wm_map_layout_place_at (const WmMapLayout *layout, double x)
{
  const WmAxis *axis = &layout->axis;
  double share, width;
  int stop = 0;

  g_return_val_if_fail (layout != NULL, 0);

  width = axis->x1 - axis->x0;
  share = width > 0 ? CLAMP ((x - axis->x0) / width, 0, 1) : 0;
  while (stop < WM_AXIS_STOPS - 1 && axis->stops[stop + 1] <= share)
    stop++;
  width = axis->stops[stop + 1] - axis->stops[stop];
  share = width > 0 ? CLAMP ((share - axis->stops[stop]) / width, 0, 1) : 0;
  return (int) lround ((stop + share) * 1000 / WM_AXIS_STOPS);
}

static void
begin (WmBuild *build, const WmMapLayout *layout, WmMeasure *measure)
{
  wm_build_begin (build, "", layout->map->locale, measure);
  build->mute = TRUE;
}

WmScene *
wm_scene_edit_move (const WmMapLayout *layout, WmMeasure *measure, double x, double y, double w,
                    double h, int place)
{
  WmBuild build;
  WmItem *line;
  double middle = x + w / 2;
  g_autofree char *words = g_strdup_printf (_ ("Place %d"), place);

  begin (&build, layout, measure);
  line = wm_build_line (&build, middle, layout->head_y, middle, layout->bottom, WM_INK_ACCENT, 1.5);
  line->dash = wm_build_dashes;
  line->n_dash = G_N_ELEMENTS (wm_build_dashes);
  build.alpha = 0.6;
  wm_build_rect (&build, x, y, w, h, 6, WM_INK_NODE, WM_INK_ACCENT);
  build.alpha = 1;
  wm_build_chip (&build, words, middle + 6, y - 2 * TOLD, TOLD, WM_INK_ACCENT);
  return wm_build_end (&build, layout->width, layout->height, words);
}

WmScene *
wm_scene_edit_connect (const WmMapLayout *layout, WmMeasure *measure, double x0, double y0,
                       double x1, double y1, const char *words)
{
  WmBuild build;

  begin (&build, layout, measure);
  wm_build_line (&build, x0, y0, x1, y1, WM_INK_ACCENT, 2.5);
  wm_build_mark (&build, WM_SHAPE_DISC, x1, y1, 9, WM_INK_ACCENT);
  wm_build_chip (&build, words, x1 + 8, y1 - 2 * TOLD, TOLD, WM_INK_ACCENT);
  return wm_build_end (&build, layout->width, layout->height, words);
}
