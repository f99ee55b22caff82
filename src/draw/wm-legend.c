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

/* Where the next entry goes; without @draw entries are only placed. */
typedef struct
{
  WmBuild *build;
  gboolean draw;
  double x0, width, x, y;
} Flow;

static double
line_height (const Flow *flow)
{
  return wm_text_height (flow->build->measure, SIZE) + 4;
}

/* Writes the text of one entry. Returns: where its sign, @head wide, begins */
static double
add_entry (Flow *flow, const char *text, double head)
{
  g_autofree char *clean = wm_text_printable (text, 160);
  double line = line_height (flow), x;
  double w = MIN (head + wm_text_width (flow->build->measure, clean, SIZE, FALSE), flow->width);

  if (flow->x > flow->x0 && flow->x + w > flow->x0 + flow->width)
    {
      flow->x = flow->x0;
      flow->y += line;
    }
  x = flow->x;
  if (flow->draw)
    wm_build_text (flow->build, clean, x + head, flow->y + 2, w - head + 1, SIZE, FALSE,
                   WM_INK_DIM, WM_ALIGN_START);
  flow->x += w + GAP;
  return x;
}

static void
add_marked (Flow *flow, const char *text, WmShape shape, WmInk ink)
{
  double x = add_entry (flow, text, MARK + 6);

  if (flow->draw)
    wm_build_mark (flow->build, shape, x + MARK / 2 + 1, flow->y + line_height (flow) / 2 - 0.5,
                   MARK, ink);
}

static void
add_categories (Flow *flow, WmMap *map)
{
  for (guint i = 0; i < map->categories->len; i++)
    {
      WmCategory *category = g_ptr_array_index (map->categories, i);

      add_marked (flow, category->name, wm_build_category_shape ((int) i),
                  wm_build_category_ink ((int) i));
    }
}

/* What the lens tells apart, with the number of skills of each. */
static void
add_sights (Flow *flow, WmMap *map, const WmSceneOptions *options, const WmLensView *view)
{
  for (WmSight sight = WM_SIGHT_NONE + 1; sight < WM_N_SIGHTS; sight++)
    if (view->counts[sight] > 0)
      {
        g_autofree char *name = wm_lens_sight_name (map, options, view, sight);
        /* Translators: what a mark of the legend means, and how many skills have it. */
        g_autofree char *text = g_strdup_printf (_ ("%1$s (%2$u)"), name, view->counts[sight]);

        add_marked (flow, text, wm_sight_shape (sight), wm_sight_ink (sight));
      }
}

/* What is in focus, on a line of its own. */
static void
add_focus (Flow *flow, WmMap *map, const WmSceneOptions *options)
{
  g_autoptr (GArray) order = wm_map_focus (map, options->focus, options->focus_skill,
                                           options->focus_to);
  g_autofree char *title = wm_words_focus_title (map, options->focus, options->focus_skill,
                                                 options->focus_to);
  /* The skill that it begins with is in the title. */
  guint n = options->focus == WM_FOCUS_WAY || order->len == 0 ? order->len : order->len - 1;
  g_autofree char *text = NULL;

  if (*title == '\0')
    return;
  if (n == 0)
    text = g_strdup_printf (_ ("%s: nothing."), title);
  else
    text = g_strdup_printf (_ ("%1$s (%2$u)"), title, n);
  add_entry (flow, text, 0);
  flow->x = flow->x0;
  flow->y += line_height (flow);
}

static double
add_flow (WmBuild *build, gboolean draw, WmMap *map, const WmSceneOptions *options,
          const WmLensView *view, double x, double y, double width)
{
  Flow flow = { build, draw, x, width, x, y };
  g_autofree char *pips = wm_lens_pips_name (view);
  int max = wm_words_max_level (map);

  add_focus (&flow, map, options);
  if (view->lens == WM_LENS_NONE)
    add_categories (&flow, map);
  else
    add_sights (&flow, map, options, view);
  if (pips != NULL && (view->lens != WM_LENS_NONE || options->levels != NULL))
    {
      double at = add_entry (&flow, pips, 34);

      if (draw)
        wm_pips_add (build, at, flow.y + line_height (&flow) / 2 - 2.25, 28, 3.5, MIN (2, max),
                     max, WM_INK_TEXT);
    }
  if (flow.x == x && flow.y == y)
    return 0;
  return flow.y - y + line_height (&flow);
}

/* Returns: its height, with a line for each row of the flow */
double
wm_legend_add (WmBuild *build, WmMap *map, const WmSceneOptions *options, const WmLensView *view,
               double x, double y, double width)
{
  return add_flow (build, TRUE, map, options, view, x, y, width);
}

double
wm_legend_height (WmBuild *build, WmMap *map, const WmSceneOptions *options,
                  const WmLensView *view, double width)
{
  return add_flow (build, FALSE, map, options, view, 0, 0, width);
}
