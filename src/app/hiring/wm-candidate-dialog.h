/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/wm-session.h"

G_BEGIN_DECLS

/* Who a candidate is, who meets her, and what can be done next. @application:
 * slug */
void wm_candidate_dialog_show (GtkWidget *from, WmSession *session, const char *application);

G_END_DECLS
