/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A learning path over its weeks: a bar a skill, from the day it is begun to
 * the day it is met, with its hours.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "draw/wm-scene-words.h"
#include "draw/wm-scenes-private.h"
#include "draw/wm-text.h"

#define SIZE 12.0
#define SMALL 10.5
#define HEAD 26.0
#define ROW 24.0
#define BAR 12.0

typedef struct
{
  WmBuild *build;
  WmMap *map;
  const WmPath *path;
  double x0, x1; /* of the weeks */
  double names;  /* width of the names; 0 where they stand over the bars */
  int days;
} Chart;

static double
x_of (const Chart *chart, const GDate *date, int more)
{
  int day = g_date_valid (date) ? g_date_days_between (&chart->path->start, date) + more
                                : chart->days;

  return chart->x0 + (chart->x1 - chart->x0) * CLAMP (day, 0, chart->days) / chart->days;
}

/* "Level 3, about 12 h, met by 4 Dec 2026" */
static char *
step_words (WmMap *map, const WmPathStep *step)
{
  g_autofree char *level = wm_words_level (map, step->to);
  g_autofree char *iso = g_date_valid (&step->end) ? wm_date_format (&step->end) : g_strdup ("");
  g_autofree char *date = wm_words_date (iso, TRUE);

  /* Translators: a sentence about a level; hours; a date by which it is met. */
  return g_strdup_printf (step->estimated ? _ ("%1$s About %2$.1f hours, met by %3$s.")
                                          : _ ("%1$s %2$.1f hours, met by %3$s."),
                          level, step->minutes / 60.0, date);
}

static void
add_step (Chart *chart, const WmPathStep *step, double y)
{
  WmBuild *build = chart->build;
  const WmSkill *skill = wm_map_skill (chart->map, step->skill);
  double left = x_of (chart, &step->start, 0), right = MAX (x_of (chart, &step->end, 1), left + 3);
  double bar = chart->names > 0 ? y + (ROW - BAR) / 2 : y + ROW - 6;
  g_autofree char *id = g_strconcat ("skill:", skill->slug, NULL);
  g_autofree char *words = step_words (chart->map, step);
  g_autofree char *hours = g_strdup_printf (_ ("%.1f h"), step->minutes / 60.0);
  double hours_w = wm_text_width (build->measure, hours, SMALL, FALSE) + 2;
  double at = right + 6 + hours_w <= chart->x1 ? right + 6 : left - 6 - hours_w;
  gboolean asked = step->importance != WM_IMPORTANCE_NONE;
  double edge = chart->names > 0 ? chart->x0 - chart->names : chart->x0;

  wm_build_node (build, id, skill->name, words, edge, y, chart->x1 - edge,
                 chart->names > 0 ? ROW : ROW + 12);
  wm_build_text (build, skill->name, edge,
                 y + (chart->names > 0 ? (ROW - wm_text_height (build->measure, SIZE)) / 2 : 0),
                 chart->names > 0 ? chart->names - 12 : chart->x1 - chart->x0, SIZE,
                 step->importance == WM_IMPORTANCE_MUST, WM_INK_TEXT, WM_ALIGN_START);
  wm_build_rect (build, left, bar, right - left, BAR, 3, asked ? WM_INK_ACCENT : WM_INK_NONE,
                 WM_INK_ACCENT)
      ->line_width = 1.2;
  if (at >= chart->x0)
    wm_build_text (build, hours, at, bar + (BAR - wm_text_height (build->measure, SMALL)) / 2,
                   hours_w, SMALL, FALSE, WM_INK_DIM, WM_ALIGN_START);
  build->node = -1;
}

/* Lines at weeks, as many as there is room for their dates. */
static void
add_weeks (Chart *chart, double y, double bottom)
{
  WmBuild *build = chart->build;
  double room = (chart->x1 - chart->x0) / 74;
  int weeks = MAX (1, chart->days / 7), every = MAX (1, (int) ceil (weeks / MAX (1, room)));

  for (int week = 0; week <= weeks; week += every)
    {
      GDate date = chart->path->start;
      g_autofree char *iso = NULL;
      g_autofree char *words = NULL;
      double x;

      g_date_add_days (&date, (guint) week * 7);
      iso = wm_date_format (&date);
      words = wm_words_date (iso, FALSE);
      x = x_of (chart, &date, 0);
      wm_build_line (build, x, y + HEAD - 6, x, bottom, WM_INK_GRID, 1);
      if (x + 66 <= chart->x1 + 1)
        wm_build_text (build, words, x + 3, y, 66, SMALL, FALSE, WM_INK_DIM, WM_ALIGN_START);
    }
}

WmScene *
wm_scene_path (WmMap *map, const WmPath *path, const WmSceneOptions *options)
{
  g_autofree char *title = NULL;
  g_autofree char *words = NULL;
  WmBuild build;
  Chart chart;
  double width, y = WM_SCENE_MARGIN, row;

  g_return_val_if_fail (map != NULL && path != NULL && options != NULL, NULL);

  width = wm_scene_width_of (options, 300);
  /* Translators: %s is a role. */
  title = g_strdup_printf (_ ("Path to %s"), wm_map_role (map, path->role)->name);
  if (path->steps->len == 0 || !g_date_valid (&path->start))
    return wm_build_message (title, map->locale, options->measure, width,
                             _ ("All that the role requires is met."));
  wm_build_begin (&build, title, map->locale, options->measure);
  chart = (Chart){ &build, map, path, WM_SCENE_MARGIN, width - WM_SCENE_MARGIN, 0, 7 };
  if (width >= 560)
    chart.names = MIN (260, width * 0.34);
  chart.x0 += chart.names;
  if (g_date_valid (&path->end))
    chart.days = MAX (7, (g_date_days_between (&path->start, &path->end) + 7) / 7 * 7);
  y += wm_build_paragraph (&build, title, WM_SCENE_MARGIN, y, width - 2 * WM_SCENE_MARGIN, 16, TRUE,
                           WM_INK_TEXT, WM_ALIGN_START, 2);
  y += wm_build_paragraph (
         &build,
         _ ("A bar lasts from the day a skill is begun to the day it is met. Bold: "
            "a must. Hollow: needed only on the way."),
         WM_SCENE_MARGIN, y + 4, width - 2 * WM_SCENE_MARGIN, SMALL, FALSE, WM_INK_DIM,
         WM_ALIGN_START, 3)
       + 14;
  row = chart.names > 0 ? ROW : ROW + 14;
  add_weeks (&chart, y, y + HEAD + row * path->steps->len);
  y += HEAD;
  for (guint i = 0; i < path->steps->len; i++)
    add_step (&chart, wm_path_step (path, i), y + row * i);
  y += row * path->steps->len;
  words = g_strdup_printf (ngettext ("A path of %u skill.", "A path of %u skills.",
                                     path->steps->len),
                           path->steps->len);
  return wm_build_end (&build, width, y + WM_SCENE_MARGIN, words);
}
