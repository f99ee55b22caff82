/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/wm-session.h"

G_BEGIN_DECLS

/* What a plan lacks, each with its repair. @plan: slug */
void wm_plan_check_dialog_show (GtkWidget *from, WmSession *session, const char *plan);
/* What would become of each activity if the plan were made anew now; does it on
 * demand. */
void wm_plan_anew_dialog_show (GtkWidget *from, WmSession *session, const char *plan);
/* Which dates the last change of them moved. @moves: (element-type WmPlanMove) */
void wm_plan_moved_dialog_show (GtkWidget *from, const GPtrArray *moves);

G_END_DECLS
