/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Differences between roles or maps as a picture: each kind has its shape, and
 * what is asked moves along its scale from a ring to a disc.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "draw/wm-scene-differences.h"
#include "draw/wm-scene-words.h"
#include "draw/wm-scenes-private.h"
#include "draw/wm-text.h"

#define SIZE 12.0
#define SMALL 10.5
#define GAP 10.0

static const struct
{
  WmShape shape;
  WmInk ink;
} looks[WM_N_DIFFERENCES] = {
  [WM_DIFFERENCE_ADDED] = { WM_SHAPE_CROSS, WM_INK_GOOD },
  [WM_DIFFERENCE_REMOVED] = { WM_SHAPE_SQUARE, WM_INK_DIM },
  [WM_DIFFERENCE_RAISED] = { WM_SHAPE_TRIANGLE, WM_INK_SHORT },
  [WM_DIFFERENCE_LOWERED] = { WM_SHAPE_TRIANGLE_DOWN, WM_INK_ACCENT },
  [WM_DIFFERENCE_RENAMED] = { WM_SHAPE_DIAMOND, WM_INK_DIM },
  [WM_DIFFERENCE_ANCHORS] = { WM_SHAPE_DIAMOND, WM_INK_DIM },
};

/* From what was asked (a ring) to what is (a disc) */
static void
add_scale (WmBuild *build, const WmDifference *it, int max, double x, double y, double width)
{
  wm_build_line (build, x, y, x + width, y, WM_INK_GRID, 1.5);
  for (int level = 0; level <= max; level++)
    wm_build_line (build, x + width * level / max, y - 3, x + width * level / max, y + 3,
                   WM_INK_GRID, 1);
  if (it->before >= 0 && it->after >= 0)
    wm_build_line (build, x + width * it->before / max, y, x + width * it->after / max, y,
                   looks[it->kind].ink, 2);
  if (it->before >= 0)
    wm_build_mark (build, WM_SHAPE_RING, x + width * it->before / max, y, 10, WM_INK_DIM);
  if (it->after >= 0)
    wm_build_mark (build, WM_SHAPE_DISC, x + width * it->after / max, y, 10,
                   looks[it->kind].ink);
}

/* Returns: the height */
static double
add_difference (WmBuild *build, const WmDifference *it, const char *affected, int max, double y,
                double width)
{
  double strip = CLAMP (width * 0.25, 80, 200), x0 = WM_SCENE_MARGIN + 20;
  double w = width - x0 - strip - 2 * WM_SCENE_MARGIN;
  double line = wm_text_height (build->measure, SIZE), height;
  g_autofree char *words = wm_difference_describe (it);
  g_autofree char *id
      = it->skill != NULL ? g_strconcat ("skill:", it->skill, NULL) : g_strdup ("role");
  int node = build->node;

  height = wm_build_paragraph_height (build, words, w, SIZE, FALSE, 3);
  if (*affected != '\0')
    height += wm_build_paragraph_height (build, affected, w, SMALL, FALSE, 3);
  build->node = wm_build_node (build, id, words, affected, WM_SCENE_MARGIN, y,
                               width - 2 * WM_SCENE_MARGIN, height);
  wm_build_mark (build, looks[it->kind].shape, WM_SCENE_MARGIN + 6, y + line / 2, 10,
                 looks[it->kind].ink);
  height = wm_build_paragraph (build, words, x0, y, w, SIZE, FALSE, WM_INK_TEXT, WM_ALIGN_START, 3);
  if (it->role != NULL && it->skill != NULL)
    add_scale (build, it, max, width - WM_SCENE_MARGIN - strip, y + line / 2, strip);
  if (*affected != '\0')
    height += wm_build_paragraph (build, affected, x0, y + height, w, SMALL, FALSE, WM_INK_DIM,
                                  WM_ALIGN_START, 3);
  build->node = node;
  return height + GAP;
}

WmScene *
wm_scene_differences (WmMap *map, const char *title, GPtrArray *differences, GPtrArray *affected,
                      const WmSceneOptions *options)
{
  int max = wm_words_max_level (map);
  g_autofree char *words = NULL;
  WmBuild build;
  double width, y = WM_SCENE_MARGIN;

  g_return_val_if_fail (map != NULL && title != NULL && options != NULL, NULL);
  g_return_val_if_fail (differences != NULL && affected != NULL, NULL);
  g_return_val_if_fail (affected->len == differences->len, NULL);

  width = wm_scene_width_of (options, 320);
  if (differences->len == 0)
    return wm_build_message (title, map->locale, options->measure, width,
                             _ ("There is no difference."));
  wm_build_begin (&build, title, map->locale, options->measure);
  y += wm_build_paragraph (&build, title, WM_SCENE_MARGIN, y, width - 2 * WM_SCENE_MARGIN, 15, TRUE,
                           WM_INK_TEXT, WM_ALIGN_START, 2)
       + GAP;
  for (guint i = 0; i < differences->len; i++)
    y += add_difference (&build, g_ptr_array_index (differences, i),
                         g_ptr_array_index (affected, i), max, y, width);
  words = g_strdup_printf (ngettext ("%u difference", "%u differences", differences->len),
                           differences->len);
  return wm_build_end (&build, width, y + WM_SCENE_MARGIN - GAP, words);
}
