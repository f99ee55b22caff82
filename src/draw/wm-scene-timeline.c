/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A plan over time: weeks as columns, milestones as lanes, activities as dots
 * or bars whose shape tells how they stand, and a line for today.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "draw/wm-activity-state.h"
#include "draw/wm-scene-words.h"
#include "draw/wm-text.h"
#include "draw/wm-timeline-private.h"
#include "planning/wm-week-load.h"

#define SIZE TIMELINE_SIZE
#define SMALL TIMELINE_SMALL
#define INSET TIMELINE_INSET
#define MARK TIMELINE_MARK
#define LANE_GAP TIMELINE_LANE_GAP
#define MAX_COLUMNS 60
#define COLUMN 52.0 /* of one with its date */
#define NAME_ONLY 400.0 /* of a lane's head, where less of it is in sight */

static char *
day_words (guint32 day)
{
  GDate date;
  char iso[16];

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  g_date_strftime (iso, sizeof iso, "%Y-%m-%d", &date);
  return wm_words_date (iso, FALSE);
}

/* Lines at the weeks, with the date of every so many that there is room; at the days
 * where there is room for the date of each. */
static void
add_columns (Timeline *timeline, double y, double bottom)
{
  guint32 days = timeline->last + 1 - timeline->first;
  guint32 length = (timeline->x1 - timeline->x0) / days >= COLUMN ? 1 : 7;
  guint32 columns = days / length;
  guint32 step = length > 1 ? MAX (1, (columns + MAX_COLUMNS - 1) / MAX_COLUMNS) : 1;
  double column = (timeline->x1 - timeline->x0) / columns;
  guint32 every = step * (guint32) MAX (1, ceil (COLUMN / (column * step)));

  for (guint32 at = 0; at <= columns; at += step)
    {
      guint32 day = timeline->first + at * length;
      double x = wm_timeline_day_x (timeline, day);
      g_autofree char *words = NULL;
      double w;

      if (!timeline->narrow || at % every == 0)
        wm_build_line (timeline->build, x, y + 18, x, bottom, WM_INK_GRID,
                       length == 1 && at % 7 == 0 ? 2 : 1);
      if (at % every != 0 || x + 20 > timeline->x1)
        continue;
      words = day_words (day);
      w = MIN (wm_text_width (timeline->build->measure, words, SMALL, FALSE) + 1,
               MIN (column * every, timeline->x1 - x) - 4);
      wm_build_rect (timeline->build, x + 2, y, w + 2, 16, 0, WM_INK_BACKGROUND, WM_INK_NONE);
      wm_build_text (timeline->build, words, x + 3, y, w, SMALL, FALSE, WM_INK_DIM,
                     WM_ALIGN_START);
    }
}

static void
add_today (Timeline *timeline, double y, double bottom)
{
  const char *words = _ ("Today");
  guint32 day;
  double x, w;

  if (timeline->today == NULL || !g_date_valid (timeline->today))
    return;
  day = g_date_get_julian (timeline->today);
  if (day < timeline->first || day > timeline->last)
    return;
  x = wm_timeline_day_x (timeline, day + 0.5);
  w = wm_text_width (timeline->build->measure, words, SMALL, TRUE) + 4;
  wm_build_line (timeline->build, x, y + 14, x, bottom, WM_INK_ACCENT, 2);
  wm_build_text (timeline->build, words, CLAMP (x - w / 2, timeline->x0, timeline->x1 - w), y, w,
                 SMALL, TRUE, WM_INK_ACCENT, WM_ALIGN_CENTER);
}

/* ---- one activity ------------------------------------------------------------------ */

/* Where a name lies beside its mark: to the right where there is room, else to
 * the left; evidence stands before it. */
typedef struct
{
  double x, w, h;
  gboolean on_right;
} NamePlace;

static NamePlace
place_name (Timeline *timeline, const char *name, const WmTimelinePlace *place, double evidence)
{
  double left = place->left == place->right ? place->right - MARK / 2 : place->left;
  double right = place->right + MARK / 2;
  double w = wm_text_width (timeline->build->measure, name, SIZE, FALSE) + 1;
  double after = timeline->x1 - right - 6 - evidence, before = left - timeline->x0 - 6 - evidence;
  guint lines = timeline->narrow ? 2 : 1;
  NamePlace it = { .on_right = w <= after || after >= before };

  w = MIN (w, it.on_right ? after : before);
  if (timeline->narrow)
    w = wm_text_balanced (timeline->build->measure, name, SIZE, FALSE, w, lines);
  it.w = w;
  it.h = wm_build_paragraph_height (timeline->build, name, w, SIZE, FALSE, lines);
  it.x = it.on_right ? right + 6 + evidence : left - 6 - w;
  return it;
}

static void
add_name (Timeline *timeline, const char *name, const NamePlace *it, double y, WmInk ink)
{
  WmBuild *build = timeline->build;

  /* The ground again, so that no line crosses the letters. */
  wm_build_rect (build, it->x - 2, y - it->h / 2, it->w + 4, it->h, 3, WM_INK_BAND, WM_INK_NONE);
  wm_build_paragraph (build, name, it->x, y - it->h / 2, it->w, SIZE, FALSE, ink,
                      it->on_right ? WM_ALIGN_START : WM_ALIGN_END, timeline->narrow ? 2 : 1);
}

/* (transfer full): what a picture shows of it, as sentences */
static char *
activity_words (Timeline *timeline, const WmActivity *activity)
{
  const WmWhy *why = activity->whys->len > 0 ? g_ptr_array_index (activity->whys, 0) : NULL;
  g_autofree char *stands = wm_activity_words (activity, timeline->today);
  guint n = activity->depends_on->len;
  g_autofree char *waits
      = n > 0 ? g_strdup_printf (ngettext (" Begins after %u other activity.",
                                           " Begins after %u other activities.", n),
                                 n)
              : g_strdup ("");

  return g_strconcat (stands, activity->blocked ? _ (" Blocked.") : "",
                      activity->anchor == WM_ANCHOR_FIXED ? _ (" The date is fixed.") : "", waits,
                      why != NULL ? wm_timeline_evidence_words (why->finding) : "", NULL);
}

static void
add_activity (Timeline *timeline, const WmActivity *activity, const WmTimelinePlace *place)
{
  WmBuild *build = timeline->build;
  WmActivityState state = wm_activity_state (activity, timeline->today);
  WmInk ink = wm_activity_state_ink (state);
  double middle = place->middle, height = wm_timeline_row_height (timeline);
  double evidence = wm_timeline_evidence (timeline, activity, 0, middle, FALSE);
  g_autofree char *id = g_strdup_printf ("activity:%" G_GINT64_FORMAT, activity->id);
  g_autofree char *words = activity_words (timeline, activity);
  g_autofree char *name = wm_text_printable (activity->name, WM_TEXT_MAX);
  NamePlace at = place_name (timeline, name, place, evidence);
  double left = MIN (place->left - MARK / 2, at.x - evidence - 2);

  wm_build_node (build, id, activity->name, words, left, middle - height / 2,
                 MAX (place->right + MARK / 2, at.x + at.w) + 4 - left, height);
  if (place->left < place->right)
    {
      build->alpha = 0.3;
      wm_build_rect (build, place->left, middle - 3, place->right - place->left, 6, 3, ink,
                     WM_INK_NONE);
      build->alpha = 1;
    }
  wm_build_mark (build, wm_activity_state_shape (state), place->right, middle, MARK, ink);
  add_name (timeline, name, &at, middle,
            state == WM_ACTIVITY_OPEN || state == WM_ACTIVITY_LATE ? WM_INK_TEXT : WM_INK_DIM);
  (void) wm_timeline_evidence (
      timeline, activity, at.on_right ? at.x - evidence : at.x - evidence - 2, middle, TRUE);
  build->node = -1;
}

/* The head of a lane: name, dates, and how much of it is done as a bar. */
static void
add_lane_head (Timeline *timeline, const char *name, const char *dates, GPtrArray *activities,
               double x, double y, double w)
{
  WmBuild *build = timeline->build;
  guint done, total;
  g_autofree char *progress = wm_activities_progress (activities);
  g_autofree char *right = *dates != '\0'
                               /* Translators: dates, and how much is done. */
                               ? g_strdup_printf (_ ("%1$s · %2$s"), dates, progress)
                               : g_strdup (progress);
  gboolean name_only = !timeline->narrow && w < NAME_ONLY;
  double bar = timeline->narrow || name_only ? 0 : 64, text_y = y + 5;
  double right_w = wm_text_width (build->measure, right, SMALL, FALSE) + 2;

  wm_activities_count (activities, &done, &total);
  right_w = name_only ? 0 : MIN (right_w, timeline->narrow ? w : w * 0.6);
  wm_build_rect (build, x - INSET, y, w + 2 * INSET, wm_timeline_head_height (timeline) - 2, 6,
                 WM_INK_BAND, WM_INK_NONE);
  wm_build_text (build, name, x, text_y, timeline->narrow ? w : w - right_w - bar - 22, SIZE + 1,
                 TRUE, WM_INK_TEXT, WM_ALIGN_START);
  if (name_only)
    return;
  wm_build_text (build, right, timeline->narrow ? x : x + w - right_w - bar - 10,
                 text_y + (timeline->narrow ? 17 : 1), right_w, SMALL, FALSE, WM_INK_DIM,
                 timeline->narrow ? WM_ALIGN_START : WM_ALIGN_END);
  if (bar <= 0)
    return;
  wm_build_rect (build, x + w - bar, y + 11, bar, 5, 2.5, WM_INK_GRID, WM_INK_NONE);
  if (done > 0 && total > 0)
    wm_build_rect (build, x + w - bar, y + 11, bar * done / total, 5, 2.5, WM_INK_GOOD,
                   WM_INK_NONE);
}

static void
add_lane_ground (Timeline *timeline, double y, double h)
{
  wm_build_rect (timeline->build, timeline->x0 - INSET, y,
                 timeline->x1 - timeline->x0 + 2 * INSET, h, 6, WM_INK_BAND, WM_INK_NONE);
}

/* The stretch of time that a milestone covers. */
static void
add_span (Timeline *timeline, const WmMilestone *milestone, double y)
{
  guint32 start = wm_timeline_day_of (milestone->start_date),
          end = wm_timeline_day_of (milestone->end_date);

  if (start == 0 || end < start)
    return;
  wm_build_rect (timeline->build, wm_timeline_day_x (timeline, start),
                 y + wm_timeline_head_height (timeline) - 1,
                 wm_timeline_day_x (timeline, end + 1.0)
                     - wm_timeline_day_x (timeline, start),
                 3, 1.5, WM_INK_DIM, WM_INK_NONE);
}

static double
add_lane (Timeline *timeline, const WmMilestone *milestone, const char *name,
          GPtrArray *activities, guint first, double y)
{
  g_autofree char *dates = milestone != NULL ? wm_milestone_dates (milestone) : g_strdup ("");
  double x = timeline->x0, w = timeline->x1 - timeline->x0;

  if (milestone != NULL)
    {
      g_autofree char *id = g_strdup_printf ("milestone:%" G_GINT64_FORMAT, milestone->id);
      g_autofree char *progress = wm_activities_progress (activities);
      /* Translators: dates of a milestone, and how much of it is done. */
      g_autofree char *words = g_strdup_printf (_ ("%1$s. %2$s."), dates, progress);

      wm_build_node (timeline->build, id, name, words, timeline->x0, y, w,
                     wm_timeline_head_height (timeline));
      add_span (timeline, milestone, y);
    }
  add_lane_head (timeline, name, dates, activities, x, y, w);
  timeline->build->node = -1;
  for (guint i = 0; activities != NULL && i < activities->len; i++)
    add_activity (timeline, g_ptr_array_index (activities, i),
                  &g_array_index (timeline->places, WmTimelinePlace, first + i));
  return wm_timeline_lane_height (timeline, activities) + LANE_GAP;
}

static double
add_legend (Timeline *timeline, double y)
{
  WmBuild *build = timeline->build;
  double x = timeline->x0, line = wm_text_height (build->measure, SMALL) + 6, start = y;

  for (int state = 0; state < WM_N_ACTIVITY_STATES; state++)
    {
      const char *words = wm_activity_state_words (state);
      double w = wm_text_width (build->measure, words, SMALL, FALSE) + 2;

      if (x > timeline->x0 && x + w + 18 > timeline->x1)
        {
          x = timeline->x0;
          y += line;
        }
      wm_build_mark (build, wm_activity_state_shape (state), x + 6, y + line / 2 - 3, MARK,
                     wm_activity_state_ink (state));
      wm_build_text (build, words, x + 18, y, w, SMALL, FALSE, WM_INK_DIM, WM_ALIGN_START);
      x += w + 36;
    }
  return y + line - start;
}

static double
add_lanes (Timeline *timeline, const WmPlan *plan, gboolean grounds, double y)
{
  guint n = plan->milestones != NULL ? plan->milestones->len : 0, first = 0;

  for (guint i = 0; i < n; i++)
    {
      const WmMilestone *milestone = g_ptr_array_index (plan->milestones, i);

      if (grounds)
        add_lane_ground (timeline, y, wm_timeline_lane_height (timeline, milestone->activities));
      else
        add_lane (timeline, milestone, milestone->name, milestone->activities, first, y);
      first += milestone->activities->len;
      y += wm_timeline_lane_height (timeline, milestone->activities) + LANE_GAP;
    }
  if (plan->loose == NULL || plan->loose->len == 0)
    return y;
  if (grounds)
    add_lane_ground (timeline, y, wm_timeline_lane_height (timeline, plan->loose));
  else
    add_lane (timeline, NULL, _ ("Other activities"), plan->loose, first, y);
  return y + wm_timeline_lane_height (timeline, plan->loose) + LANE_GAP;
}

static void
timeline_clear (Timeline *timeline)
{
  g_clear_pointer (&timeline->places, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Timeline, timeline_clear)

WmScene *
wm_scene_timeline (WmMap *map, WmPlan *plan, const WmSceneOptions *options)
{
  g_autofree char *words = NULL;
  g_autoptr (GArray) loads = NULL;
  WmBuild build;
  g_auto (Timeline) timeline = { .build = &build };
  double width, y = WM_SCENE_MARGIN, bottom;

  g_return_val_if_fail (map != NULL && plan != NULL && options != NULL, NULL);

  width = wm_scene_width_of (options, 300);
  if (!wm_timeline_set_up (&timeline, plan, options))
    return wm_build_message (plan->name, map->locale, options->measure, width,
                             _ ("This plan has no dates yet. Set its start to see it over time."));
  wm_build_begin (&build, plan->name, map->locale, options->measure);
  wm_timeline_place_all (&timeline, plan);
  bottom = add_lanes (&timeline, plan, TRUE, timeline.lanes) - LANE_GAP;
  add_today (&timeline, y, bottom);
  add_columns (&timeline, y + 18, bottom);
  wm_timeline_add_depends (&timeline, plan);
  add_lanes (&timeline, plan, FALSE, timeline.lanes);
  /* They lie on top, but come last to whom walks through: there are many. */
  loads = wm_plan_week_loads (plan);
  if (plan->week_minutes > 0)
    wm_timeline_add_loads (&timeline, loads, y + 38);
  y = bottom + 12;
  y += add_legend (&timeline, y);
  y += wm_timeline_add_evidence_legend (&timeline, y);
  words = wm_plan_words (plan, options->today);
  return wm_build_end (&build, width, y + WM_SCENE_MARGIN / 2, words);
}

/* ---- heads that stay in sight --------------------------------------------------------- */

static double
add_head_in_sight (Timeline *timeline, const WmMilestone *milestone, const char *name,
                   GPtrArray *activities, double y, double left, double width)
{
  g_autofree char *dates = milestone != NULL ? wm_milestone_dates (milestone) : g_strdup ("");
  double x = MAX (timeline->x0, left + INSET);
  double end = MIN (timeline->x1, left + width - INSET);

  if (end > x)
    add_lane_head (timeline, name, dates, activities, x, y, end - x);
  return y + wm_timeline_lane_height (timeline, activities) + LANE_GAP;
}

WmScene *
wm_timeline_heads (WmMap *map, const WmPlan *plan, const WmSceneOptions *options, double left,
                   double width)
{
  WmBuild build;
  g_auto (Timeline) timeline = { .build = &build };
  double y;

  wm_build_begin (&build, plan->name, map->locale, options->measure);
  build.mute = TRUE;
  if (!wm_timeline_set_up (&timeline, plan, options))
    return wm_timeline_over (&build, options->width, 1, "");
  y = timeline.lanes;
  for (guint i = 0; i < plan->milestones->len; i++)
    {
      const WmMilestone *milestone = g_ptr_array_index (plan->milestones, i);

      y = add_head_in_sight (&timeline, milestone, milestone->name, milestone->activities, y, left,
                             width);
    }
  if (plan->loose->len > 0)
    y = add_head_in_sight (&timeline, NULL, _ ("Other activities"), plan->loose, y, left, width);
  return wm_timeline_over (&build, options->width, y, "");
}
