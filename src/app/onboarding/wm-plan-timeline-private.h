/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the parts of the timeline on screen share: wm-plan-timeline.c has hands and
 * keys, wm-plan-timeline-span.c how much is shown.
 */
#pragma once

#include "app/map/wm-scene-view.h"
#include "app/onboarding/wm-plan-timeline.h"
#include "draw/wm-timeline.h"
#include "onboarding/wm-plan-shift.h"

G_BEGIN_DECLS

struct _WmPlanTimeline
{
  AdwBin parent_instance;

  GtkWidget *span;
  GtkScrolledWindow *scroller;
  WmSceneView *view;
  GDate left;   /* the day that comes to stand at the left */
  guint frames; /* that it still waits for: the second after a change has its layout */

  WmSession *session;
  WmPlan *plan; /* (nullable), unowned */

  /* What is dragged */
  gint64 dragged; /* 0 for nothing */
  WmShift shift;
  WmTimelinePlace place;
  GDate begin; /* day that the hand took it at */
  double x;
  int days;
};

/* For a picture of that width; @today: (out): belongs to them */
WmSceneOptions wm_plan_timeline_options (double width, GDate *today);
/* The day at @x of the picture; FALSE where the plan has no dates. */
gboolean wm_plan_timeline_day_at (WmPlanTimeline *self, double x, GDate *day);
/* The picture is as wide as makes the days that are wanted fill the window. */
void wm_plan_timeline_update_span (WmPlanTimeline *self);
/* What is wider than the window keeps the names of its lanes in sight. */
void wm_plan_timeline_update_heads (WmPlanTimeline *self);
/* (transfer floating): how much is shown, and what hands and keys do */
GtkWidget *wm_plan_timeline_bar_new (WmPlanTimeline *self);

G_END_DECLS
