/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/wm-session.h"
#include "hiring/wm-card.h"

G_BEGIN_DECLS

/* The author of a sealed card says something otherwise, and why. @card: amended; @skill: slug, ""
 * for the recommendation and the summary */
void wm_amend_dialog_show (GtkWidget *from, WmSession *session, const WmCard *card,
                           const char *skill);

G_END_DECLS
