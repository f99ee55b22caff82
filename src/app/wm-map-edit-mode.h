/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-scene-view.h"
#include "app/wm-session.h"
#include "draw/wm-map-layout.h"

G_BEGIN_DECLS

/* (nullable) (transfer none): the layout of the scene that is shown */
typedef const WmMapLayout *(*WmMapEditLayout) (gpointer data);

/**
 * WmMapEditMode:
 *
 * While it is on, the map is edited in place: a click on an empty place adds a
 * skill there; a skill that is dragged moves along the spectrum, and dropped
 * onto another becomes its prerequisite; a role is dragged by its band, or
 * resized by its ends. With the keyboard on a node, Ctrl+Shift+Left and Right
 * move it. Each is one action; what is refused is told.
 */
#define WM_TYPE_MAP_EDIT_MODE (wm_map_edit_mode_get_type ())
G_DECLARE_FINAL_TYPE (WmMapEditMode, wm_map_edit_mode, WM, MAP_EDIT_MODE, GObject)

/* @data: must outlive it */
WmMapEditMode *wm_map_edit_mode_new (WmSceneView *view, WmSession *session,
                                     WmMapEditLayout layout, gpointer data);
void wm_map_edit_mode_set_on (WmMapEditMode *self, gboolean on);
/* (transfer full) (nullable): slug of the skill at a place of the view's widget */
char *wm_map_edit_skill_at (WmSceneView *view, double x, double y);

G_END_DECLS
