/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/wm-session.h"

G_BEGIN_DECLS

/* Tells what goes, asks for the name to be typed, erases for good, and tells
 * what stays. @person: slug */
void wm_erase_dialog_show (GtkWidget *from, WmSession *session, const char *person);

G_END_DECLS
