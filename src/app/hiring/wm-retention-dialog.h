/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/wm-session.h"

G_BEGIN_DECLS

/* What Is Due: which candidates are to be erased and why, legal holds, and the
 * rules behind it. */
void wm_retention_dialog_show (GtkWidget *from, WmSession *session);
/* How many are due or overdue today */
guint wm_retention_count_due (WmSession *session);

G_END_DECLS
