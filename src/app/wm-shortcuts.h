/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * wm_shortcuts_show:
 * @parent: the window that the shortcuts are of
 *
 * Shows the keys of the window, its pages and its lists, in groups, as a list that
 * can be walked and read aloud. GtkShortcutsWindow of GTK 4.8 has a title in English
 * alone, controls without names, and rows that no screen reader is told of.
 */
void wm_shortcuts_show (GtkWindow *parent);

G_END_DECLS
