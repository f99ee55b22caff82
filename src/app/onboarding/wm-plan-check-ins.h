/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/wm-session.h"
#include "onboarding/wm-plan.h"

G_BEGIN_DECLS

/* The check-ins of a plan, held and proposed, and what was written down. */
#define WM_TYPE_PLAN_CHECK_INS (wm_plan_check_ins_get_type ())
G_DECLARE_FINAL_TYPE (WmPlanCheckIns, wm_plan_check_ins, WM, PLAN_CHECK_INS, AdwBin)

GtkWidget *wm_plan_check_ins_new (WmSession *session);
/* @plan: (nullable): shown until it is told another; NULL before it goes */
void wm_plan_check_ins_set_plan (WmPlanCheckIns *self, const WmPlan *plan);

G_END_DECLS
