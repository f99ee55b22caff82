/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "onboarding/wm-plan.h"

G_BEGIN_DECLS

/* Shows an activity to be changed, and changes it in one action. */
void wm_activity_dialog_show (GtkWidget *from, WmStore *store, const WmActivity *activity);

G_END_DECLS
