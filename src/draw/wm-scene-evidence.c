/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was said of a person: one skill over time, and many skills as several
 * people see them. Each kind of assessment has its shape; none is averaged.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "draw/wm-scene-words.h"
#include "draw/wm-scenes-private.h"
#include "draw/wm-text.h"
#include "onboarding/wm-calendar.h"
#include "people/wm-opinions.h"

#define SIZE 12.0
#define SMALL 10.5
#define STEP 34.0 /* points of a level in a curve */
#define ROW 26.0

static const struct
{
  const char *name;
  WmShape shape;
  WmInk ink;
} kinds[WM_N_ASSESSMENT_KINDS] = {
  /* Translators: kinds of assessment in a legend */
  { N_ ("Self"), WM_SHAPE_DISC, WM_INK_ACCENT },
  { N_ ("Manager"), WM_SHAPE_SQUARE, WM_INK_SHORT },
  { N_ ("Interview"), WM_SHAPE_DIAMOND, WM_INK_GOOD },
  { N_ ("Check-in"), WM_SHAPE_TRIANGLE, WM_INK_CATEGORY + 1 },
  { N_ ("Colleague"), WM_SHAPE_RING, WM_INK_DIM },
};

static guint
find_kind (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kind, wm_assessment_kinds[i]) == 0)
      return i;
  return 1;
}

/* The kinds that occur. Returns: the height */
static double
add_legend (WmBuild *build, const gboolean *present, double x, double y, double right)
{
  double at = x, line = wm_text_height (build->measure, SMALL) + 4, start = y;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      double w = wm_text_width (build->measure, _ (kinds[i].name), SMALL, FALSE) + 2;

      if (!present[i])
        continue;
      if (at > x && at + 16 + w > right)
        {
          at = x;
          y += line;
        }
      wm_build_mark (build, kinds[i].shape, at + 6, y + line / 2 - 2, 10, kinds[i].ink);
      wm_build_text (build, _ (kinds[i].name), at + 16, y, w, SMALL, FALSE, WM_INK_TEXT,
                     WM_ALIGN_START);
      at += 16 + w + 16;
    }
  return y + line - start;
}

/* "Manager, 3 May 2026: level 3" with what was said */
static char *
rating_words (WmMap *map, const WmRating *rating)
{
  g_autofree char *date = wm_words_date (rating->date, TRUE);
  g_autofree char *level = wm_words_level (map, rating->level);
  /* Translators: a kind of assessment, a date, a sentence about a level. */
  g_autofree char *head = g_strdup_printf (_ ("%1$s, %2$s: %3$s"),
                                           _ (kinds[find_kind (rating->kind)].name), date, level);

  return wm_words_join (head, rating->evidence);
}

/* ---- over time -------------------------------------------------------------------- */

static int
day_of (const WmRating *rating, int fallback)
{
  GDate date;

  g_date_clear (&date, 1);
  return rating->date != NULL && wm_date_parse (rating->date, &date)
             ? (int) g_date_get_julian (&date)
             : fallback;
}

typedef struct
{
  WmBuild *build;
  WmMap *map;
  GPtrArray *history;
  double x0, x1, bottom;
  int first, last;
} Curve;

static double
curve_x (const Curve *curve, int day)
{
  if (curve->last <= curve->first)
    return (curve->x0 + curve->x1) / 2;
  return curve->x0
         + (curve->x1 - curve->x0) * (day - curve->first) / (curve->last - curve->first);
}

/* What one kind says, as a line of steps: a level stays until another is said. */
static void
add_steps (Curve *curve, guint kind)
{
  double x = -1, y = 0;

  for (guint i = 0; i < curve->history->len; i++)
    {
      const WmRating *rating = g_ptr_array_index (curve->history, i);
      double to_x = curve_x (curve, day_of (rating, curve->first));
      double to_y = curve->bottom - STEP * rating->level;

      if (find_kind (rating->kind) != kind)
        continue;
      if (x >= 0)
        {
          wm_build_line (curve->build, x, y, to_x, y, kinds[kind].ink, 1.5);
          wm_build_line (curve->build, to_x, y, to_x, to_y, kinds[kind].ink, 1.5);
        }
      x = to_x;
      y = to_y;
    }
}

static void
add_marks (Curve *curve)
{
  for (guint i = 0; i < curve->history->len; i++)
    {
      const WmRating *rating = g_ptr_array_index (curve->history, i);
      guint kind = find_kind (rating->kind);
      double x = curve_x (curve, day_of (rating, curve->first));
      double y = curve->bottom - STEP * rating->level;
      g_autofree char *id = g_strdup_printf ("rating:%u", i);
      g_autofree char *words = rating_words (curve->map, rating);

      wm_build_node (curve->build, id, _ (kinds[kind].name), words, x - 9, y - 9, 18, 18);
      wm_build_mark (curve->build, kinds[kind].shape, x, y, 11, kinds[kind].ink);
      curve->build->node = -1;
    }
}

static void
add_scale (Curve *curve, int max)
{
  for (int level = 0; level <= max; level++)
    {
      double y = curve->bottom - STEP * level;
      g_autofree char *number = g_strdup_printf ("%d", level);

      wm_build_line (curve->build, curve->x0 - 8, y, curve->x1 + 8, y, WM_INK_GRID, 1);
      wm_build_text (curve->build, number, WM_SCENE_MARGIN,
                     y - wm_text_height (curve->build->measure, SMALL) / 2, 14, SMALL, FALSE,
                     WM_INK_DIM, WM_ALIGN_START);
    }
}

static void
add_dates (Curve *curve, const WmRating *first, const WmRating *last)
{
  g_autofree char *from = wm_words_date (first->date, TRUE);
  g_autofree char *to = wm_words_date (last->date, TRUE);
  double half = (curve->x1 - curve->x0) / 2 - 6;

  if (curve->last == curve->first)
    {
      wm_build_text (curve->build, from, curve->x0, curve->bottom + 12, 2 * half, SMALL, FALSE,
                     WM_INK_DIM, WM_ALIGN_CENTER);
      return;
    }
  wm_build_text (curve->build, from, curve->x0, curve->bottom + 12, half, SMALL, FALSE, WM_INK_DIM,
                 WM_ALIGN_START);
  wm_build_text (curve->build, to, curve->x1 - half, curve->bottom + 12, half, SMALL, FALSE,
                 WM_INK_DIM, WM_ALIGN_END);
}

WmScene *
wm_scene_curve (WmMap *map, guint skill, GPtrArray *history, const WmSceneOptions *options)
{
  gboolean present[G_N_ELEMENTS (kinds)] = { FALSE };
  g_autofree char *words = NULL;
  int max = wm_words_max_level (map);
  WmBuild build;
  Curve curve;
  double width, y = WM_SCENE_MARGIN;

  g_return_val_if_fail (map != NULL && history != NULL && options != NULL, NULL);
  g_return_val_if_fail (skill < map->skills->len, NULL);

  width = wm_scene_width_of (options, 280);
  if (history->len == 0)
    return wm_build_message (wm_map_skill (map, skill)->name, map->locale, options->measure, width,
                             _ ("Nobody has assessed this skill yet."));
  wm_build_begin (&build, wm_map_skill (map, skill)->name, map->locale, options->measure);
  for (guint i = 0; i < history->len; i++)
    present[find_kind (((WmRating *) g_ptr_array_index (history, i))->kind)] = TRUE;
  y += wm_build_paragraph (&build, wm_map_skill (map, skill)->name, WM_SCENE_MARGIN, y,
                           width - 2 * WM_SCENE_MARGIN, 15, TRUE, WM_INK_TEXT, WM_ALIGN_START, 2);
  y += add_legend (&build, present, WM_SCENE_MARGIN, y + 4, width - WM_SCENE_MARGIN) + 16;
  curve = (Curve){ &build, map, history, WM_SCENE_MARGIN + 30, width - WM_SCENE_MARGIN - 12,
                   y + STEP * max, 0, 0 };
  curve.first = day_of (g_ptr_array_index (history, 0), 0);
  curve.last = day_of (g_ptr_array_index (history, history->len - 1), curve.first);
  add_scale (&curve, max);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    add_steps (&curve, i);
  add_marks (&curve);
  add_dates (&curve, g_ptr_array_index (history, 0), g_ptr_array_index (history, history->len - 1));
  words = rating_words (map, g_ptr_array_index (history, history->len - 1));
  return wm_build_end (&build, width, curve.bottom + 12 + 16 + WM_SCENE_MARGIN, words);
}

/* ---- side by side --------------------------------------------------------------------- */

static void
add_opinion (WmBuild *build, WmMap *map, GPtrArray *const *opinions, guint skill, double y,
             double width)
{
  const WmSkill *it = wm_map_skill (map, skill);
  int max = wm_words_max_level (map);
  double strip = CLAMP (width * 0.4, 110, 320), x0 = width - WM_SCENE_MARGIN - strip;
  double middle = y + ROW / 2;
  g_autofree char *id = g_strconcat ("skill:", it->slug, NULL);
  g_autofree char *words = NULL;
  int node = wm_build_node (build, id, it->name, "", WM_SCENE_MARGIN, y,
                            width - 2 * WM_SCENE_MARGIN, ROW);

  wm_build_text (build, it->name, WM_SCENE_MARGIN,
                 middle - wm_text_height (build->measure, SIZE) / 2, x0 - WM_SCENE_MARGIN - 16,
                 SIZE, FALSE, WM_INK_TEXT, WM_ALIGN_START);
  wm_build_line (build, x0, middle, x0 + strip, middle, WM_INK_GRID, 1.5);
  for (int level = 0; level <= max; level++)
    wm_build_line (build, x0 + strip * level / max, middle - 3, x0 + strip * level / max,
                   middle + 3, WM_INK_GRID, 1);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const WmRating *rating
          = opinions[i] != NULL ? g_ptr_array_index (opinions[i], skill) : NULL;
      g_autofree char *said = NULL;
      char *joined;

      if (rating == NULL || rating->level < 0)
        continue;
      /* Those of one level stand a little beside each other. */
      wm_build_mark (build, kinds[i].shape, x0 + strip * rating->level / max + (i - 1.0) * 4,
                     middle, 10, kinds[i].ink);
      said = rating_words (map, rating);
      joined = wm_words_join (words, said);
      g_free (words);
      words = joined;
    }
  g_free (g_array_index (build->scene->nodes, WmSceneNode, node).description);
  g_array_index (build->scene->nodes, WmSceneNode, node).description
      = g_strdup (words != NULL ? words : "");
  build->node = -1;
}

WmScene *
wm_scene_opinions (WmMap *map, GPtrArray *const *opinions, GArray *skills,
                   const WmSceneOptions *options)
{
  gboolean present[G_N_ELEMENTS (kinds)] = { FALSE };
  WmBuild build;
  double width, y = WM_SCENE_MARGIN;

  g_return_val_if_fail (map != NULL && opinions != NULL && skills != NULL, NULL);

  width = wm_scene_width_of (options, 300);
  if (skills->len == 0)
    return wm_build_message (_ ("As several see it"), map->locale, options->measure, width,
                             _ ("No skill was assessed by two yet."));
  wm_build_begin (&build, _ ("As several see it"), map->locale, options->measure);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    present[i] = opinions[i] != NULL;
  y += add_legend (&build, present, WM_SCENE_MARGIN, y, width - WM_SCENE_MARGIN) + 10;
  for (guint i = 0; i < skills->len; i++, y += ROW)
    add_opinion (&build, map, opinions, g_array_index (skills, guint, i), y, width);
  return wm_build_end (&build, width, y + WM_SCENE_MARGIN,
                       _ ("Levels on one scale, a shape for each kind of assessment."));
}
