/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the program is, its version and its licence, over the window @parent. */
void wm_about_show (GtkWindow *parent);

G_END_DECLS
