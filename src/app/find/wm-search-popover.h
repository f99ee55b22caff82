/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/wm-session.h"

G_BEGIN_DECLS

/**
 * WmSearchPopover:
 *
 * Finds skills, roles, resources and questions as one types. Signal "go"
 * (const char *action, const char *target): what was chosen, as an action of
 * the window that takes a text.
 */
#define WM_TYPE_SEARCH_POPOVER (wm_search_popover_get_type ())
G_DECLARE_FINAL_TYPE (WmSearchPopover, wm_search_popover, WM, SEARCH_POPOVER, GtkPopover)

GtkWidget *wm_search_popover_new (void);
/* @session: (nullable) */
void wm_search_popover_set_session (WmSearchPopover *self, WmSession *session);

G_END_DECLS
