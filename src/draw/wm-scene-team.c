/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Evidence along the spectrum as bars, for a team now, and as it would be.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "draw/wm-scene-team.h"
#include "draw/wm-scenes-private.h"
#include "draw/wm-text.h"

#define SIZE 12.0
#define SMALL 10.5
#define BARS 96.0

static guint
highest (const WmSpread *spread)
{
  guint most = 0;

  for (guint i = 0; spread != NULL && i < WM_SPREAD_BINS; i++)
    most = MAX (most, spread->bins[i]);
  return most;
}

static char *
bin_words (const WmSpread *spread, guint bin)
{
  return g_strdup_printf (
    ngettext ("%u level of evidence", "%u levels of evidence", spread->bins[bin]),
    spread->bins[bin]);
}

/* One row of bars over the axis. Returns: its height */
static double
add_bars (WmBuild *build, WmMap *map, const WmSpread *spread, const char *title, const char *id,
          guint most, double x, double y, double width)
{
  double head = wm_text_height (build->measure, SIZE) + 4, w = width / WM_SPREAD_BINS;
  g_autofree char *words = wm_spread_describe (map, spread);
  /* Translators: when ("Now"), and where the evidence lies. */
  g_autofree char *line = g_strdup_printf (_ ("%1$s: %2$s"), title, words);
  double boundary = wm_spectrum_boundary (map), base;
  WmItem *edge;

  head = wm_build_paragraph (build, line, x, y, width, SIZE, TRUE, WM_INK_TEXT, WM_ALIGN_START, 3)
         + 6;
  base = y + head + BARS;
  for (guint i = 0; i < WM_SPREAD_BINS; i++)
    {
      double h = most > 0 ? BARS * spread->bins[i] / most : 0;
      g_autofree char *node = NULL;
      g_autofree char *count = NULL;
      g_autofree char *place = NULL;

      if (spread->bins[i] == 0)
        continue;
      node = g_strdup_printf ("%s:%u", id, i);
      count = bin_words (spread, i);
      /* Translators: from and to, in percent of the spectrum. */
      place = g_strdup_printf (_ ("%1$u to %2$u %%"), i * 100 / WM_SPREAD_BINS,
                               (i + 1) * 100 / WM_SPREAD_BINS);
      wm_build_node (build, node, place, count, x + i * w, base - MAX (h, 8), w, MAX (h, 8));
      wm_build_rect (build, x + i * w + 1, base - h, w - 2, h, 2,
                     (i + 0.5) * 1000 / WM_SPREAD_BINS < map->boundary ? WM_INK_CATEGORY + 1
                                                                       : WM_INK_CATEGORY,
                     WM_INK_NONE);
      build->node = -1;
    }
  wm_build_line (build, x, base, x + width, base, WM_INK_DIM, 1.5);
  if (boundary >= 0)
    {
      edge = wm_build_line (build, x + width * boundary / 1000, y + head - 4,
                            x + width * boundary / 1000, base + 4, WM_INK_ACCENT, 1.5);
      edge->dash = wm_build_dashes;
      edge->n_dash = G_N_ELEMENTS (wm_build_dashes);
    }
  return head + BARS + 4;
}

static double
add_ends (WmBuild *build, WmMap *map, double x, double y, double width)
{
  double half = width / 2 - 12;
  double left = wm_build_paragraph (build, map->left_label, x, y, half, SMALL, FALSE, WM_INK_DIM,
                                    WM_ALIGN_START, 3);
  double right = wm_build_paragraph (build, map->right_label, x + width - half, y, half, SMALL,
                                     FALSE, WM_INK_DIM, WM_ALIGN_END, 3);

  return MAX (left, right);
}

WmScene *
wm_scene_spread (WmMap *map, const WmSpread *now, const WmSpread *then,
                 const WmSceneOptions *options)
{
  guint most = MAX (highest (now), highest (then));
  g_autofree char *words = NULL;
  g_autofree char *later = NULL;
  g_autofree char *both = NULL;
  double width, inner, y = WM_SCENE_MARGIN;
  WmBuild build;

  g_return_val_if_fail (map != NULL && now != NULL && options != NULL, NULL);

  width = wm_scene_width_of (options, 240);
  inner = width - 2 * WM_SCENE_MARGIN;
  wm_build_begin (&build, _ ("The team on the spectrum"), map->locale, options->measure);
  y += add_bars (&build, map, now, _ ("Now"), "now", most, WM_SCENE_MARGIN, y, inner);
  if (then != NULL)
    y += 12 + add_bars (&build, map, then, _ ("Then"), "then", most, WM_SCENE_MARGIN, y + 12,
                        inner);
  y += 4 + add_ends (&build, map, WM_SCENE_MARGIN, y + 4, inner);
  words = wm_spread_describe (map, now);
  later = then != NULL ? wm_spread_describe (map, then) : NULL;
  if (later != NULL)
    /* Translators: where the evidence of a team lies now, and where it would. */
    both = g_strdup_printf (_ ("Now: %1$s. Then: %2$s."), words, later);
  return wm_build_end (&build, width, y + WM_SCENE_MARGIN, both != NULL ? both : words);
}
