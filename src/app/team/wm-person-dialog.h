/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/wm-session.h"

G_BEGIN_DECLS

/* Asks for the name, the kind and the target role of a person. @person:
 * (nullable): slug; NULL makes a new one. */
void wm_person_dialog_show (GtkWidget *from, WmSession *session, const char *person);

/* The people of the workspace in a window of their own: found by name, added,
 * changed, removed. */
void wm_people_dialog_show (GtkWidget *from, WmSession *session);

G_END_DECLS
