/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "draw/wm-scene.h"
#include "onboarding/wm-plan.h"

G_BEGIN_DECLS

/* How an activity stands, as the pictures tell it: by shape and by colour. */
typedef enum
{
  WM_ACTIVITY_OPEN,
  WM_ACTIVITY_DONE,
  WM_ACTIVITY_LATE,
  WM_ACTIVITY_CANCELLED,
  WM_N_ACTIVITY_STATES,
} WmActivityState;

WmActivityState wm_activity_state (const WmActivity *activity, const GDate *today);
/* Mark, colour and word of a state: the mark is the second cue. */
WmShape wm_activity_state_shape (WmActivityState state);
WmInk wm_activity_state_ink (WmActivityState state);
const char *wm_activity_state_words (WmActivityState state);
char *wm_activity_words (const WmActivity *activity, const GDate *today);
/* @activities: WmActivity; what is dropped counts for neither */
void wm_activities_count (GPtrArray *activities, guint *done, guint *total);
/* (transfer full): "3 of 7 done", as wm_activities_count() has it */
char *wm_activities_progress (GPtrArray *activities);
char *wm_milestone_dates (const WmMilestone *milestone);
char *wm_plan_words (const WmPlan *plan, const GDate *today);

G_END_DECLS
