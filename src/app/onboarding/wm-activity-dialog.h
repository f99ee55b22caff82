/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-session.h"
#include "onboarding/wm-plan.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows an activity of @plan to be changed, and changes it in one action. */
void wm_activity_dialog_show (GtkWidget *from, WmSession *session, const WmPlan *plan,
                              const WmActivity *activity);

G_END_DECLS
