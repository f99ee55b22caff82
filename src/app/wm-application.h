/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/wm-session.h"

G_BEGIN_DECLS

/* The program: its windows, and the sessions that they share. */
#define WM_TYPE_APPLICATION (wm_application_get_type ())
G_DECLARE_FINAL_TYPE (WmApplication, wm_application, WM, APPLICATION, AdwApplication)

WmApplication *wm_application_new (void);

/**
 * wm_application_take_session:
 *
 * Opens the workspace, or takes the session of the window that has it open.
 *
 * Returns: (transfer full) (nullable): with @error set when NULL
 */
WmSession *wm_application_take_session (WmApplication *self, const char *path, GError **error);

/* Presents the window on @path, or opens one; in @window when that has no
 * workspace (nullable). What cannot be opened is told in the window. */
void wm_application_open_path (WmApplication *self, const char *path, GtkWindow *window);

/* Makes a new workspace with the built-in content, and with the people of @sample
 * (nullable), and opens it. */
gboolean wm_application_create (WmApplication *self, const char *path, const char *sample,
                                GtkWindow *window, GError **error);

/* Ctrl+Q ends the program also while the keyboard is in @widget: for bubbles that keep
 * the keys to themselves. Dialogs have it already. */
void wm_application_take_quit (GtkWidget *widget);

/* (transfer full) (nullable): the settings; NULL when the schema is missing */
GSettings *wm_application_dup_settings (void);

G_END_DECLS
