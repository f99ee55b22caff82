/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/wm-session.h"
#include "onboarding/wm-plan-shift.h"

G_BEGIN_DECLS

/**
 * WmPlanTimeline:
 *
 * A plan over time, to be moved by hand: a bar by dragging it, or with the
 * focus on it by Left and Right, a working day each; at its ends, or with
 * Shift, it gets longer or shorter. It changes nothing itself:
 *
 * - "shift" (gint64 activity, int WmShift, int days)
 * - "activated" (gint64 activity)
 */
#define WM_TYPE_PLAN_TIMELINE (wm_plan_timeline_get_type ())
G_DECLARE_FINAL_TYPE (WmPlanTimeline, wm_plan_timeline, WM, PLAN_TIMELINE, AdwBin)

GtkWidget *wm_plan_timeline_new (WmSession *session);
/* @plan: (nullable): shown until it is told another; NULL before it goes */
void wm_plan_timeline_set_plan (WmPlanTimeline *self, WmPlan *plan);

G_END_DECLS
