/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/wm-session.h"

G_BEGIN_DECLS

/**
 * wm_undo_dialog_new:
 *
 * A dialog over the window of @from that tells what was done in it by toasts of
 * its own, whose Undo works there, as Ctrl+Z and Escape do. For dialogs in which
 * things are changed at once, without Save.
 */
AdwWindow *wm_undo_dialog_new (GtkWidget *from, WmSession *session, const char *title, int width,
                               int height);
/* As wm_page_dialog_fill(): gives it a header bar, which is returned, and @column
 * under it. */
GtkWidget *wm_undo_dialog_fill (AdwWindow *window, GtkWidget *column);
/* The same with all that the dialog shows, a header bar of its own among it. */
void wm_undo_dialog_set_content (AdwWindow *window, GtkWidget *content);

G_END_DECLS
