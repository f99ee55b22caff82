/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/wm-session.h"

G_BEGIN_DECLS

/* Which days a plan counts: the week, holidays, make-up days, days off. @plan:
 * slug */
void wm_calendar_dialog_show (GtkWidget *from, WmSession *session, const char *plan);

G_END_DECLS
