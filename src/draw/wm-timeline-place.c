/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where the days and the rows of a timeline lie; for what draws it, and for hands that
 * move its bars.
 */
#include "config.h"

#include "draw/wm-text.h"
#include "draw/wm-timeline-private.h"

#define ROW 20.0
#define LANE_HEAD 26.0
#define NARROW 460.0
#define NARROW_ROW 33.0
#define NARROW_HEAD 42.0
#define INSET TIMELINE_INSET
#define LANE_GAP TIMELINE_LANE_GAP
#define SMALL TIMELINE_SMALL
#define MARK TIMELINE_MARK
#define MAX_DAYS (366 * 30)

double
wm_timeline_row_height (const Timeline *timeline)
{
  return timeline->narrow ? NARROW_ROW : ROW;
}

double
wm_timeline_head_height (const Timeline *timeline)
{
  return timeline->narrow ? NARROW_HEAD : LANE_HEAD;
}

guint32
wm_timeline_day_of (const char *iso)
{
  GDate date;

  g_date_clear (&date, 1);
  return iso != NULL && wm_date_parse (iso, &date) ? g_date_get_julian (&date) : 0;
}

static void
include (Timeline *timeline, const char *iso)
{
  guint32 day = wm_timeline_day_of (iso);

  if (day == 0)
    return;
  timeline->first = timeline->first == 0 ? day : MIN (timeline->first, day);
  timeline->last = MAX (timeline->last, day);
}

static void
include_activities (Timeline *timeline, GPtrArray *activities)
{
  for (guint i = 0; activities != NULL && i < activities->len; i++)
    {
      const WmActivity *activity = g_ptr_array_index (activities, i);

      include (timeline, activity->start_date);
      include (timeline, activity->due_date);
    }
}

/* Weeks are shown whole, from Monday; today only where the plan is near. */
static void
find_range (Timeline *timeline, const WmPlan *plan)
{
  guint32 today = 0;

  include (timeline, plan->start_date);
  for (guint i = 0; plan->milestones != NULL && i < plan->milestones->len; i++)
    {
      const WmMilestone *milestone = g_ptr_array_index (plan->milestones, i);

      include (timeline, milestone->start_date);
      include (timeline, milestone->end_date);
      include_activities (timeline, milestone->activities);
    }
  include_activities (timeline, plan->loose);
  if (timeline->first == 0)
    return;
  timeline->last = MIN (timeline->last, timeline->first + MAX_DAYS);
  if (timeline->today != NULL && g_date_valid (timeline->today))
    today = g_date_get_julian (timeline->today);
  if (today + 14 >= timeline->first && today <= timeline->last + 14)
    {
      timeline->first = MIN (timeline->first, today);
      timeline->last = MAX (timeline->last, today);
    }
  /* Julian day 1 was a Monday in GLib's count. */
  timeline->first -= (timeline->first - 1) % 7;
  timeline->last += 6 - (timeline->last - 1) % 7;
}

/* The middle of a day, or its beginning. */
double
wm_timeline_day_x (const Timeline *timeline, double day)
{
  double t = (day - timeline->first) / (timeline->last + 1.0 - timeline->first);

  return timeline->x0 + (timeline->x1 - timeline->x0) * CLAMP (t, 0, 1);
}

/* ---- where things lie -------------------------------------------------------------- */

double
wm_timeline_lane_height (const Timeline *timeline, GPtrArray *activities)
{
  guint n = activities != NULL ? activities->len : 0;

  return wm_timeline_head_height (timeline) + wm_timeline_row_height (timeline) * n + 6;
}

static void
place_activities (Timeline *timeline, GPtrArray *activities, double y)
{
  for (guint i = 0; i < activities->len; i++)
    {
      const WmActivity *it = g_ptr_array_index (activities, i);
      guint32 start = wm_timeline_day_of (it->start_date);
      guint32 due = wm_timeline_day_of (it->due_date);
      WmTimelinePlace place = { .id = it->id };

      if (due == 0)
        due = start != 0 ? start : timeline->first;
      place.middle = y + wm_timeline_head_height (timeline) + 4
                     + wm_timeline_row_height (timeline) * (i + 0.5);
      place.right = wm_timeline_day_x (timeline, due + 0.5);
      place.left = start != 0 && start < due ? wm_timeline_day_x (timeline, start) : place.right;
      g_array_append_val (timeline->places, place);
    }
}

void
wm_timeline_place_all (Timeline *timeline, const WmPlan *plan)
{
  double y = timeline->lanes;

  timeline->places = g_array_new (FALSE, FALSE, sizeof (WmTimelinePlace));
  for (guint i = 0; i <= plan->milestones->len; i++)
    {
      GPtrArray *activities
          = i < plan->milestones->len
                ? ((WmMilestone *) g_ptr_array_index (plan->milestones, i))->activities
                : plan->loose;

      place_activities (timeline, activities, y);
      y += wm_timeline_lane_height (timeline, activities) + LANE_GAP;
    }
}

/* Everything that the options say of place; FALSE without any date. */
gboolean
wm_timeline_set_up (Timeline *timeline, const WmPlan *plan, const WmSceneOptions *options)
{
  double width = wm_scene_width_of (options, 300);

  timeline->today = options->today;
  find_range (timeline, plan);
  timeline->narrow = width < NARROW;
  timeline->x0 = WM_SCENE_MARGIN + INSET;
  timeline->x1 = width - WM_SCENE_MARGIN - INSET;
  timeline->lanes
      = WM_SCENE_MARGIN + 40 + (plan->week_minutes > 0 ? TIMELINE_LOAD : 0);
  return timeline->first != 0;
}

/* ---- for hands ----------------------------------------------------------------------- */

GArray *
wm_timeline_places (const WmPlan *plan, const WmSceneOptions *options)
{
  Timeline timeline = { 0 };

  if (!wm_timeline_set_up (&timeline, plan, options))
    return g_array_new (FALSE, FALSE, sizeof (WmTimelinePlace));
  wm_timeline_place_all (&timeline, plan);
  return timeline.places;
}

gboolean
wm_timeline_day_at (const WmPlan *plan, const WmSceneOptions *options, double x, GDate *day)
{
  Timeline timeline = { 0 };
  double t;

  if (!wm_timeline_set_up (&timeline, plan, options))
    return FALSE;
  t = (x - timeline.x0) / (timeline.x1 - timeline.x0);
  g_date_clear (day, 1);
  g_date_set_julian (day, timeline.first
                              + (guint32) (CLAMP (t, 0, 0.99999)
                                           * (timeline.last + 1.0 - timeline.first)));
  return TRUE;
}

double
wm_timeline_x_of (const WmPlan *plan, const WmSceneOptions *options, const GDate *day)
{
  Timeline timeline = { 0 };

  return wm_timeline_set_up (&timeline, plan, options)
           ? wm_timeline_day_x (&timeline, g_date_get_julian (day))
           : 0;
}

int
wm_timeline_days (const WmPlan *plan, const WmSceneOptions *options)
{
  Timeline timeline = { 0 };

  return wm_timeline_set_up (&timeline, plan, options)
             ? (int) (timeline.last + 1 - timeline.first)
             : 0;
}

WmScene *
wm_timeline_over (WmBuild *build, double width, double height, const char *words)
{
  WmScene *scene = wm_build_end (build, width, height, words);

  wm_scene_drop_ground (scene);
  return scene;
}

WmScene *
wm_timeline_ghost (WmMap *map, const WmPlan *plan, const WmSceneOptions *options, double left,
                   double right, double middle, const char *words)
{
  WmBuild build;
  double width = wm_scene_width_of (options, 300);
  double w = wm_text_width (options->measure, words, SMALL, TRUE) + 12;
  double x = CLAMP ((left + right - w) / 2, 0, MAX (0, width - w));

  wm_build_begin (&build, plan->name, map->locale, options->measure);
  build.mute = TRUE;
  wm_build_rect (&build, left, middle - 5, MAX (right - left, 2), 10, 5,
                 WM_INK_ACCENT, WM_INK_NONE);
  wm_build_mark (&build, WM_SHAPE_DISC, right, middle, MARK + 2, WM_INK_ACCENT);
  wm_build_rect (&build, x, middle - 28, w, 18, 5, WM_INK_BACKGROUND, WM_INK_ACCENT);
  wm_build_text (&build, words, x + 6, middle - 26, w - 12, SMALL, TRUE, WM_INK_TEXT,
                 WM_ALIGN_CENTER);
  return wm_timeline_over (&build, width, middle + 40, words);
}
