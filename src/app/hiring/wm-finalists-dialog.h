/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/wm-session.h"

G_BEGIN_DECLS

/* A job's candidates beside each other, skill by skill. @job: slug */
void wm_finalists_dialog_show (GtkWidget *from, WmSession *session, const char *job);

G_END_DECLS
