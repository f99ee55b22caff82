/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/wm-session.h"

G_BEGIN_DECLS

/* Cards side by side, skill by skill, the votes after them, and the decision.
 * Opens the debrief. Says why not while the viewer owes a card. */
void wm_debrief_dialog_show (GtkWidget *from, WmSession *session, const char *application);

G_END_DECLS
