/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/wm-session.h"

G_BEGIN_DECLS

/* How well the interviews of all jobs tell what they are to tell: counts. */
void wm_panel_dialog_show (GtkWidget *from, WmSession *session);

G_END_DECLS
