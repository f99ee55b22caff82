/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where a person's evidence lies: a spread along the spectrum, not a dot, with
 * the roles under it.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "draw/wm-scene-words.h"
#include "draw/wm-scenes-private.h"
#include "draw/wm-text.h"

#define BARS 96.0
#define SMALL 10.5
#define RANGE 18.0 /* room of the line from a tenth to nine tenths */

/* What lies in one bin, in words */
static char *
bin_words (WmMap *map, const int *levels, guint bin)
{
  g_autoptr (GArray) skills = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < map->skills->len; i++)
    if (levels[i] > 0 && wm_spread_bin (wm_map_skill (map, i)) == (int) bin)
      g_array_append_val (skills, i);
  return wm_words_skills (map, skills);
}

static void
add_bar (WmBuild *build, WmMap *map, const WmSpread *spread, const int *levels, const WmAxis *axis,
         guint bin, double bottom, guint most)
{
  double x0 = wm_axis_x (axis, bin * 1000.0 / WM_SPREAD_BINS);
  double x1 = wm_axis_x (axis, (bin + 1) * 1000.0 / WM_SPREAD_BINS);
  double h = (BARS - 16) * spread->bins[bin] / MAX (1, most);
  g_autofree char *id = g_strdup_printf ("bin:%u", bin);
  g_autofree char *number = g_strdup_printf ("%u", spread->bins[bin]);
  g_autofree char *label = g_strdup_printf (
      /* Translators: levels of skills added up at one place of the spectrum */
      ngettext ("%u level here", "%u levels here", spread->bins[bin]), spread->bins[bin]);
  g_autofree char *words = NULL;

  if (spread->bins[bin] == 0)
    return;
  words = bin_words (map, levels, bin);
  wm_build_node (build, id, label, words, x0 + 1, bottom - h - 14, x1 - x0 - 2, h + 14);
  wm_build_rect (build, x0 + 1.5, bottom - h, x1 - x0 - 3, h, 2, WM_INK_ACCENT, WM_INK_NONE)
      ->fill_alpha *= 0.75;
  wm_build_text (build, number, x0, bottom - h - 14, x1 - x0, SMALL, FALSE, WM_INK_DIM,
                 WM_ALIGN_CENTER);
  build->node = -1;
}

/* From a tenth to nine tenths of the evidence, with its middle */
static void
add_range (WmBuild *build, const WmSpread *spread, const WmAxis *axis, double y)
{
  double low = wm_axis_x (axis, spread->low), high = wm_axis_x (axis, spread->high);

  wm_build_line (build, low, y, high, y, WM_INK_TEXT, 2);
  wm_build_line (build, low, y - 4, low, y + 4, WM_INK_TEXT, 2);
  wm_build_line (build, high, y - 4, high, y + 4, WM_INK_TEXT, 2);
  wm_build_mark (build, WM_SHAPE_DIAMOND, wm_axis_x (axis, spread->median), y, 11, WM_INK_TEXT);
}

static double
add_spread (WmBuild *build, WmMap *map, const WmSpread *spread, const int *levels,
            const WmAxis *axis, double y, double w)
{
  double bottom = y + BARS;
  guint most = 0;

  for (guint i = 0; i < WM_SPREAD_BINS; i++)
    most = MAX (most, spread->bins[i]);
  for (guint i = 0; i < WM_SPREAD_BINS; i++)
    add_bar (build, map, spread, levels, axis, i, bottom, most);
  wm_build_line (build, axis->x0, bottom, axis->x1, bottom, WM_INK_GRID, 1.5);
  if (spread->total > 0)
    add_range (build, spread, axis, bottom + RANGE / 2 + 2);
  bottom += RANGE + 4;
  return bottom - y
         + wm_build_paragraph (build,
                               _ ("Bars: levels of the skills at that place. Line: from a tenth to "
                                  "nine tenths of them, the diamond in the middle."),
                               axis->x0, bottom, w, SMALL, FALSE, WM_INK_DIM, WM_ALIGN_START, 3);
}

WmScene *
wm_scene_place (WmMap *map, const WmSceneOptions *options)
{
  g_autofree char *words = NULL;
  WmSpread spread = { 0 };
  WmBuild build;
  WmAxis axis;
  double width, y = WM_SCENE_MARGIN;

  g_return_val_if_fail (map != NULL && options != NULL && options->levels != NULL, NULL);

  width = wm_scene_width_of (options, 300);
  wm_spread_add (map, options->levels, &spread);
  wm_spread_finish (map, options->levels, &spread);
  words = wm_spread_describe (map, &spread);
  wm_axis_init (&axis, WM_SCENE_MARGIN, width - WM_SCENE_MARGIN);
  wm_build_begin (&build, _ ("Place on the spectrum"), map->locale, options->measure);
  y += wm_build_paragraph (&build, words, axis.x0, y, axis.x1 - axis.x0, 14, TRUE, WM_INK_TEXT,
                           WM_ALIGN_START, 3);
  y += 8;
  y += add_spread (&build, map, &spread, options->levels, &axis, y, axis.x1 - axis.x0);
  y += 14;
  if (map->roles->len > 0)
    y += wm_spectrum_add (&build, map, options, &axis, y, 1, 1);
  return wm_build_end (&build, width, y + WM_SCENE_MARGIN, words);
}
