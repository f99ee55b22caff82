/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/wm-session.h"

G_BEGIN_DECLS

/* The spectrum and the skill graph, to look at and walk through. */
#define WM_TYPE_MAP_PAGE (wm_map_page_get_type ())
G_DECLARE_FINAL_TYPE (WmMapPage, wm_map_page, WM, MAP_PAGE, GtkWidget)

GtkWidget *wm_map_page_new (WmSession *session);
/* @skill: (nullable): slug; its neighbourhood is shown strong */
void wm_map_page_select (WmMapPage *self, const char *skill);
/* @role: (nullable): slug; what it requires is shown strong */
void wm_map_page_set_role (WmMapPage *self, const char *role);
void wm_map_page_zoom (WmMapPage *self, gboolean in);
void wm_map_page_fit (WmMapPage *self);

G_END_DECLS
