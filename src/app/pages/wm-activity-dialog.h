/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "onboarding/wm-plan.h"

G_BEGIN_DECLS

/* Shows an activity to be changed, and changes it. */
void wm_activity_dialog_show (GtkWidget *from, WmStore *store, const WmActivity *activity);
/* The owner's role in the user's language; a name is told as it is. */
const char *wm_activity_owner (const char *owner);

G_END_DECLS
