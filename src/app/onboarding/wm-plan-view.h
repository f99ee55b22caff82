/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/wm-session.h"

G_BEGIN_DECLS

/* One plan: its timeline, its milestones and their activities. Signal
 * "closed" when the user goes back, or the plan is gone. */
#define WM_TYPE_PLAN_VIEW (wm_plan_view_get_type ())
G_DECLARE_FINAL_TYPE (WmPlanView, wm_plan_view, WM, PLAN_VIEW, AdwBin)

GtkWidget *wm_plan_view_new (WmSession *session);
void wm_plan_view_set_plan (WmPlanView *self, const char *plan);

G_END_DECLS
