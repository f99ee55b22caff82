/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/wm-session.h"
#include "hiring/wm-loop.h"

G_BEGIN_DECLS

/* Name, minutes and purpose of a stage of a job's loop, as one action */
void wm_stage_dialog_show (GtkWidget *from, WmSession *session, const WmLoop *loop, guint stage);
/* The kits of all its interviews, to be read, printed or saved; that of a single one for Waymark
 * too */
void wm_stage_kits_show (GtkWidget *from, WmSession *session, const WmLoopStage *stage);

G_END_DECLS
