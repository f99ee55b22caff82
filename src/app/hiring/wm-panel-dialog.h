/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/wm-session.h"

G_BEGIN_DECLS

/* An interview of a job is wanted to be seen, by their slugs. */
typedef void (*WmShowInterview) (GtkWidget *from, const char *job, const char *interview);

/* How well the interviews of all jobs tell what they are to tell: counts.
 * @show: shows where a question is asked that told nothing, when the dialog is closed */
void wm_panel_dialog_show (GtkWidget *from, WmSession *session, WmShowInterview show);

G_END_DECLS
