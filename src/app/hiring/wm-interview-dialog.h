/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/wm-session.h"
#include "hiring/wm-job.h"

G_BEGIN_DECLS

/* Changes one interview of a loop: its name, minutes, what it rates and asks,
 * and who holds it. @interview: as wm_loop_interview() numbers them. Stores it
 * as one action when it is accepted. */
void wm_interview_dialog_show (GtkWidget *from, WmSession *session, const WmLoop *loop,
                               guint interview);

G_END_DECLS
