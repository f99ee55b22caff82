/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/wm-session.h"

G_BEGIN_DECLS

/* Asks where, and writes everything about a person: pages to read (.pdf), or data for
 * programs (.json), as the ending says. @person: slug */
void wm_person_file_ask (GtkWidget *from, WmSession *session, const char *person);

G_END_DECLS
