/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/wm-session.h"
#include "draw/wm-scenes.h"
#include "map/wm-focus.h"

G_BEGIN_DECLS

/* The spectrum and the skill graph, to look at and walk through. */
#define WM_TYPE_MAP_PAGE (wm_map_page_get_type ())
G_DECLARE_FINAL_TYPE (WmMapPage, wm_map_page, WM, MAP_PAGE, GtkWidget)

GtkWidget *wm_map_page_new (WmSession *session);
/* @skill: (nullable): slug; its neighbourhood is shown strong */
void wm_map_page_select (WmMapPage *self, const char *skill);
/* @role: (nullable): slug; what it requires is shown strong */
void wm_map_page_set_role (WmMapPage *self, const char *role);
/* The same, and goes where the role is. */
void wm_map_page_show_role (WmMapPage *self, const char *role);
/* In its edit mode: an entry over the skill that the keyboard is on; FALSE where it
 * is on none */
gboolean wm_map_page_rename (WmMapPage *self);
/* What it shows: lens, roles and focus. */
WmSceneOptions wm_map_page_get_options (WmMapPage *self);
void wm_map_page_zoom (WmMapPage *self, gboolean in);
void wm_map_page_fit (WmMapPage *self);

/**
 * wm_map_page_focus_on:
 * @skill: (nullable): slug; NULL shows everything again
 *
 * Lets all fade that is not in @focus. A way needs a second skill: it is the one
 * that is chosen on the map next.
 */
void wm_map_page_focus_on (WmMapPage *self, WmFocus focus, const char *skill);
/* Shows everything again; FALSE where nothing was in focus. */
gboolean wm_map_page_leave_focus (WmMapPage *self);

/* Gives its node the keyboard; FALSE where the map does not show it. */
gboolean wm_map_page_focus_skill (WmMapPage *self, const char *skill);

G_END_DECLS
