/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The ramp: a row for each skill that the plan does something about, with the
 * straight line from the level before to the target, and what check-ins found.
 */
#include "config.h"

#include "draw/wm-scene-ramp.h"

#include <glib/gi18n-lib.h>

#include "draw/wm-scene-words.h"
#include "draw/wm-scenes-private.h"
#include "draw/wm-text.h"

#define SIZE 12.0
#define SMALL 10.5
#define NARROW 520.0
#define CHART 44.0
#define GAP 18.0
#define NAMES 260.0
#define MARK 9.0

typedef struct
{
  WmBuild *build;
  WmMap *map;
  GDate first, last;
  const GDate *today;
  double x0, x1; /* of the charts */
  int most;      /* level */
} Ramps;

static gboolean
is_shown (const WmRamp *ramp)
{
  return *ramp->due != '\0' || ramp->points->len > 0 || *ramp->unaided != '\0';
}

char *
wm_ramp_words (WmMap *map, const WmRamp *ramp)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *due = wm_words_date (ramp->due, FALSE);

  if (ramp->from >= 0)
    /* Translators: levels */
    g_string_append_printf (out, _ ("From level %1$d to %2$d"), ramp->from, ramp->target);
  else
    g_string_append_printf (out, _ ("To level %d, not assessed before"), ramp->target);
  if (*due != '\0')
    g_string_append_printf (out, _ (", expected by %s"), due);
  for (guint i = 0; i < ramp->points->len; i++)
    {
      const WmRampPoint *point = &g_array_index (ramp->points, WmRampPoint, i);
      g_autofree char *date = wm_words_date (point->date, FALSE);

      /* Translators: a date, and the level that a check-in found */
      g_string_append_printf (out, _ ("; %1$s: level %2$d"), date, point->level);
    }
  if (*ramp->unaided != '\0')
    {
      g_autofree char *date = wm_words_date (ramp->unaided, FALSE);

      g_string_append_printf (out, _ ("; first time unaided %s"), date);
    }
  if (ramp->days_to_met >= 0)
    g_string_append_printf (out, ngettext ("; met after %d day", "; met after %d days",
                                           (gulong) ramp->days_to_met),
                            ramp->days_to_met);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
include (Ramps *self, const char *iso)
{
  GDate date;

  if (wm_date_parse (iso, &date) && g_date_compare (&date, &self->last) > 0)
    self->last = date;
}

/* From the first day to the last that any row tells */
static void
find_range (Ramps *self, const WmPlan *plan, GPtrArray *ramps)
{
  (void) wm_date_parse (plan->start_date, &self->first);
  self->last = self->first;
  g_date_add_days (&self->last, 28);
  for (guint i = 0; i < ramps->len; i++)
    {
      const WmRamp *ramp = g_ptr_array_index (ramps, i);

      include (self, ramp->due);
      include (self, ramp->unaided);
      self->most = MAX (self->most, ramp->target);
      for (guint k = 0; k < ramp->points->len; k++)
        include (self, g_array_index (ramp->points, WmRampPoint, k).date);
    }
}

static double
date_x (const Ramps *self, const GDate *date)
{
  double t = (double) g_date_days_between (&self->first, date)
             / MAX (1, g_date_days_between (&self->first, &self->last));

  return self->x0 + (self->x1 - self->x0) * CLAMP (t, 0, 1);
}

static double
level_y (const Ramps *self, double level, double y)
{
  return y + CHART - 4 - (CHART - 10) * CLAMP (level / self->most, 0, 1);
}

/* ---- one row --------------------------------------------------------------------- */

static void
add_expected (Ramps *self, const WmRamp *ramp, double y)
{
  double from = level_y (self, MAX (0, ramp->from), y), to = level_y (self, ramp->target, y);
  WmItem *item;
  GDate due;
  double x;

  item = wm_build_line (self->build, self->x0, to, self->x1, to, WM_INK_DIM, 1);
  item->dash = wm_build_dashes;
  item->n_dash = 2;
  if (!wm_date_parse (ramp->due, &due))
    return;
  x = date_x (self, &due);
  wm_build_line (self->build, self->x0, from, x, to, WM_INK_EDGE_STRONG, 1.5);
  wm_build_line (self->build, x, to, self->x1, to, WM_INK_EDGE_STRONG, 1.5);
}

static void
add_points (Ramps *self, const WmRamp *ramp, double y)
{
  double before_x = 0, before_y = 0;

  for (guint i = 0; i < ramp->points->len; i++)
    {
      const WmRampPoint *point = &g_array_index (ramp->points, WmRampPoint, i);
      g_autofree char *level = g_strdup_printf ("%d", point->level);
      GDate date;
      double x, at = level_y (self, point->level, y);
      int expected = wm_ramp_expected (ramp, point->date);
      gboolean behind = expected > point->level * 100;

      if (!wm_date_parse (point->date, &date))
        continue;
      x = date_x (self, &date);
      if (i > 0)
        wm_build_line (self->build, before_x, before_y, x, at, WM_INK_ACCENT, 2);
      wm_build_mark (self->build, behind ? WM_SHAPE_TRIANGLE_DOWN : WM_SHAPE_DISC, x, at, MARK,
                     behind ? WM_INK_SHORT : WM_INK_ACCENT);
      wm_build_text (self->build, level, x + MARK, at - 7, 14, SMALL, TRUE, WM_INK_TEXT,
                     WM_ALIGN_START);
      before_x = x;
      before_y = at;
    }
}

static void
add_unaided (Ramps *self, const WmRamp *ramp, double y)
{
  GDate date;

  if (wm_date_parse (ramp->unaided, &date))
    wm_build_mark (self->build, WM_SHAPE_STAR, date_x (self, &date), y + 6, MARK + 3, WM_INK_GOOD);
}

/* Name and words: beside the chart, or above it. Returns: their height */
static double
add_names (Ramps *self, const WmRamp *ramp, const char *words, double y, gboolean narrow,
           double width)
{
  const char *name = wm_map_skill (self->map, ramp->skill)->name;
  double w = narrow ? width - 2 * WM_SCENE_MARGIN : NAMES - 16, h;

  wm_build_text (self->build, name, WM_SCENE_MARGIN, y, w, SIZE, TRUE, WM_INK_TEXT,
                 WM_ALIGN_START);
  h = wm_build_paragraph_height (self->build, words, w, SMALL, FALSE, 4);
  wm_build_paragraph (self->build, words, WM_SCENE_MARGIN, y + 17, w, SMALL, FALSE, WM_INK_DIM,
                      WM_ALIGN_START, 4);
  return h + 19;
}

static double
add_row (Ramps *self, const WmRamp *ramp, double y, gboolean narrow, double width)
{
  g_autofree char *words = wm_ramp_words (self->map, ramp);
  g_autofree char *id
      = g_strconcat ("ramp:", wm_map_skill (self->map, ramp->skill)->slug, NULL);
  int node = wm_build_node (self->build, id, wm_map_skill (self->map, ramp->skill)->name, words,
                            WM_SCENE_MARGIN - 4, y - 4, width - 2 * WM_SCENE_MARGIN + 8, CHART + 8);
  double names = add_names (self, ramp, words, y, narrow, width);
  double chart = narrow ? y + names + 2 : y;

  wm_build_rect (self->build, self->x0, chart, self->x1 - self->x0, CHART, 4, WM_INK_BAND,
                 WM_INK_NONE);
  if (self->today != NULL && g_date_compare (self->today, &self->first) >= 0
      && g_date_compare (self->today, &self->last) <= 0)
    wm_build_line (self->build, date_x (self, self->today), chart, date_x (self, self->today),
                   chart + CHART, WM_INK_ACCENT, 1);
  add_expected (self, ramp, chart);
  add_points (self, ramp, chart);
  add_unaided (self, ramp, chart);
  self->build->node = -1;
  names = narrow ? names + 2 + CHART : MAX (names, CHART);
  if (node >= 0 && !self->build->mute)
    g_array_index (self->build->scene->nodes, WmSceneNode, node).h = names + 8;
  return names + GAP;
}

/* ---- all of it ------------------------------------------------------------------- */

static double
add_legend (Ramps *self, double y, double width)
{
  static const struct
  {
    WmShape shape;
    WmInk ink;
    const char *words;
  } table[] = { { WM_SHAPE_DISC, WM_INK_ACCENT, N_ ("Found at a check-in, as expected or above") },
                { WM_SHAPE_TRIANGLE_DOWN, WM_INK_SHORT, N_ ("Below what was expected") },
                { WM_SHAPE_STAR, WM_INK_GOOD, N_ ("First time unaided") } };
  double x = WM_SCENE_MARGIN, line = 18, start = y;

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      double w = wm_text_width (self->build->measure, _ (table[i].words), SMALL, FALSE) + 2;

      if (x > WM_SCENE_MARGIN && x + w + 18 > width - WM_SCENE_MARGIN)
        {
          x = WM_SCENE_MARGIN;
          y += line;
        }
      wm_build_mark (self->build, table[i].shape, x + 6, y + 7, MARK, table[i].ink);
      wm_build_text (self->build, _ (table[i].words), x + 18, y, w, SMALL, FALSE, WM_INK_DIM,
                     WM_ALIGN_START);
      x += w + 36;
    }
  return y + line - start;
}

WmScene *
wm_scene_ramp (WmMap *map, const WmPlan *plan, GPtrArray *ramps, const WmSceneOptions *options)
{
  double width = wm_scene_width_of (options, 300), y = WM_SCENE_MARGIN;
  gboolean narrow = width < NARROW;
  g_autoptr (GString) all = g_string_new (plan->name);
  WmBuild build;
  Ramps self = { .build = &build, .map = map, .today = options->today, .most = 1 };
  guint shown = 0;

  for (guint i = 0; i < ramps->len; i++)
    shown += is_shown (g_ptr_array_index (ramps, i));
  if (shown == 0)
    return wm_build_message (plan->name, map->locale, options->measure, width,
                             _ ("Nothing is planned or rated yet of what the role asks for."));
  find_range (&self, plan, ramps);
  self.x0 = narrow ? WM_SCENE_MARGIN : WM_SCENE_MARGIN + NAMES;
  self.x1 = width - WM_SCENE_MARGIN;
  wm_build_begin (&build, plan->name, map->locale, options->measure);
  y += add_legend (&self, y, width) + 10;
  for (guint i = 0; i < ramps->len; i++)
    {
      const WmRamp *ramp = g_ptr_array_index (ramps, i);
      g_autofree char *words = NULL;

      if (!is_shown (ramp))
        continue;
      words = wm_ramp_words (map, ramp);
      g_string_append_printf (all, " %s: %s.", wm_map_skill (map, ramp->skill)->name, words);
      y += add_row (&self, ramp, y, narrow, width);
    }
  return wm_build_end (&build, width, y, all->str);
}
