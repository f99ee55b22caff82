/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/wm-session.h"
#include "hiring/wm-debrief.h"

G_BEGIN_DECLS

/* Asks what the author of @card says of @skill after the debrief, and why. The
 * card stays as it is; this stands beside it. @now: the level that
 * stands there; -1 for no signal */
void wm_move_dialog_show (GtkWidget *from, WmSession *session, const WmCard *card,
                          const char *skill, int now);

G_END_DECLS
