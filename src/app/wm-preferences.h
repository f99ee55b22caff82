/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/wm-session.h"

G_BEGIN_DECLS

/* Opens the preferences: how the program looks, and who uses the workspace. */
void wm_preferences_show (GtkWindow *parent, WmSession *session);

G_END_DECLS
