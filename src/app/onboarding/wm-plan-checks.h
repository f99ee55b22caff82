/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/wm-session.h"
#include "onboarding/wm-plan.h"

G_BEGIN_DECLS

/**
 * WmPlanChecks:
 *
 * A plan as boxes to tick, and nothing else: what the new hire is to do, read
 * and prove this week, or the whole plan like a list on paper. Signal "done"
 * (gint64 activity, gboolean done).
 */
#define WM_TYPE_PLAN_CHECKS (wm_plan_checks_get_type ())
G_DECLARE_FINAL_TYPE (WmPlanChecks, wm_plan_checks, WM, PLAN_CHECKS, AdwBin)

/* @this_week: only that, and only the new hire's */
GtkWidget *wm_plan_checks_new (WmSession *session, gboolean this_week);
/* @plan: (nullable): shown until it is told another; NULL before it goes */
void wm_plan_checks_set_plan (WmPlanChecks *self, const WmPlan *plan);

G_END_DECLS
