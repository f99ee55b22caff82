/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/wm-session.h"
#include "onboarding/wm-plan.h"

G_BEGIN_DECLS

/* What has grown in a plan, skill by skill; and what several plans have in
 * common: what is always late, what is dropped. */
#define WM_TYPE_PLAN_RAMP (wm_plan_ramp_get_type ())
G_DECLARE_FINAL_TYPE (WmPlanRamp, wm_plan_ramp, WM, PLAN_RAMP, AdwBin)

GtkWidget *wm_plan_ramp_new (WmSession *session);
/* @plan: (nullable): shown until it is told another; NULL before it goes */
void wm_plan_ramp_set_plan (WmPlanRamp *self, const WmPlan *plan);

G_END_DECLS
