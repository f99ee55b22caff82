/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/wm-session.h"
#include "onboarding/wm-plan.h"

G_BEGIN_DECLS

/* Writes down a check-in: notes, mood, levels on the anchors, what was agreed; in
 * one action. @check_in: (nullable): NULL for one that nobody proposed */
void wm_check_in_dialog_show (GtkWidget *from, WmSession *session, const WmPlan *plan,
                              const WmCheckIn *check_in);

G_END_DECLS
