/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Sees to it that the focus of @window never stays on what is no longer shown:
 * GTK 4.8 leaves it in a menu that has closed, and then no key does anything
 * until one clicks. It goes to the widget that the menu hangs on. */
void wm_focus_keeper_watch (GtkWindow *window);

G_END_DECLS
