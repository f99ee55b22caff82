/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/wm-session.h"

G_BEGIN_DECLS

/**
 * WmWindow:
 *
 * A window on a workspace, or on the reason why there is none. Its actions
 * are what pages use: win.show-page(s), win.show-skill(s), win.rate((si)) with
 * level -1 to clear, win.undo, win.redo, win.close-panel.
 */
#define WM_TYPE_WINDOW (wm_window_get_type ())
G_DECLARE_FINAL_TYPE (WmWindow, wm_window, WM, WINDOW, AdwApplicationWindow)

WmWindow *wm_window_new (GtkApplication *application);
/* Shows the workspace instead of what was shown before. */
void wm_window_set_session (WmWindow *self, WmSession *session);
/* Tells that @path is being opened, until it has a session or a problem. */
void wm_window_set_opening (WmWindow *self, const char *path);
gboolean wm_window_is_opening (WmWindow *self);
/* (nullable) (transfer none) */
WmSession *wm_window_get_session (WmWindow *self);
/* Shows why @path cannot be opened, and what to do. */
void wm_window_set_problem (WmWindow *self, const char *path, const GError *error);

void wm_window_show_page (WmWindow *self, const char *id);
/* @skill: (nullable): slug; NULL closes the panel */
void wm_window_show_skill (WmWindow *self, const char *skill);
/* (transfer none): slug of the skill in the panel, NULL while it is closed */
const char *wm_window_get_skill (WmWindow *self);

G_END_DECLS
