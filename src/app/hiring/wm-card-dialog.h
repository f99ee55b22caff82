/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/wm-session.h"

G_BEGIN_DECLS

/* The viewer's own scorecard of an interview, to be written and submitted. What
 * is typed is kept at every pause. Says why not where it is not hers. */
void wm_card_dialog_show (GtkWidget *from, WmSession *session, const char *interview);

G_END_DECLS
