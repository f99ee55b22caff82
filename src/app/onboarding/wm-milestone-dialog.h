/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "onboarding/wm-plan.h"

G_BEGIN_DECLS

/* Shows a milestone's name and outcome to be changed, and changes them in one
 * action. */
void wm_milestone_dialog_show (GtkWidget *from, WmStore *store, const WmMilestone *milestone);

G_END_DECLS
