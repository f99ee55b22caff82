/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/wm-session.h"

G_BEGIN_DECLS

/* A submitted card, to be read: as it was sealed, and under each skill what its author said later,
 * who amends it here. What is closed to the viewer stays closed, and says so. @card: slug */
void wm_card_view_show (GtkWidget *from, WmSession *session, const char *card);

G_END_DECLS
