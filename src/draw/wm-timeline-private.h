/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the parts of the timeline share: wm-timeline-place.c knows where days and rows
 * lie, wm-scene-timeline.c draws lanes and activities, wm-timeline-marks.c the load,
 * what waits for what, and evidence.
 */
#pragma once

#include "draw/wm-scenes-private.h"
#include "draw/wm-timeline.h"

G_BEGIN_DECLS

#define TIMELINE_SIZE 11.5
#define TIMELINE_SMALL 10.5
#define TIMELINE_INSET 12.0 /* of the axis in a lane */
#define TIMELINE_MARK 10.0
#define TIMELINE_LANE_GAP 12.0
#define TIMELINE_LOAD 46.0 /* height of the load's row */

typedef struct
{
  WmBuild *build;
  const GDate *today;
  guint32 first, last; /* Julian days, both shown */
  double x0, x1;
  gboolean narrow; /* names on two lines, dates under the name of a lane */
  gboolean evidence; /* some was drawn */
  double lanes;    /* where they begin */
  GArray *places;  /* WmTimelinePlace, as activities come */
} Timeline;

/* wm-timeline-place.c */

/* Everything that the options say of place; FALSE without any date. */
gboolean wm_timeline_set_up (Timeline *timeline, const WmPlan *plan,
                             const WmSceneOptions *options);
/* Where every activity lies, into @timeline->places */
void wm_timeline_place_all (Timeline *timeline, const WmPlan *plan);
double wm_timeline_row_height (const Timeline *timeline);
double wm_timeline_head_height (const Timeline *timeline);
double wm_timeline_lane_height (const Timeline *timeline, GPtrArray *activities);
guint32 wm_timeline_day_of (const char *iso);
/* (transfer full): the end of a picture that is painted over another one */
WmScene *wm_timeline_over (WmBuild *build, double width, double height, const char *words);
/* The middle of a day is at @day + 0.5. */
double wm_timeline_day_x (const Timeline *timeline, double day);

/* wm-timeline-marks.c */
void wm_timeline_add_loads (Timeline *timeline, GArray *weeks, double y);
void wm_timeline_add_depends (Timeline *timeline, const WmPlan *plan);
/* How wide the mark of what evidence there is; draws it at @x where @draw */
double wm_timeline_evidence (Timeline *timeline, const WmActivity *activity, double x,
                             double middle, gboolean draw);
/* As a sentence, with a blank before it; "" for none */
const char *wm_timeline_evidence_words (const char *finding);
double wm_timeline_add_evidence_legend (Timeline *timeline, double y);

G_END_DECLS
