/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/map/wm-scene-view.h"
#include "app/wm-session.h"
#include "draw/wm-map-layout.h"

G_BEGIN_DECLS

/* (nullable) (transfer none): the layout of the scene that is shown */
typedef const WmMapLayout *(*WmMapEditLayout) (gpointer data);

/**
 * WmMapEditMode:
 *
 * While it is on, the map is edited in place. A click on an empty place adds a
 * skill there. A skill that is dragged moves along the spectrum; the one that
 * the pointer is on has two handles, from which a line is dragged to what
 * builds on it, or to what it needs; a circle is drawn and refused. A role is
 * dragged by its band, or resized by its ends. Ctrl and Shift choose several
 * skills, one by one or by a frame.
 *
 * With the keyboard on a node: Ctrl+Shift+Left and Right move it, F2 renames it,
 * Ctrl+Space chooses it, Ctrl+A all. Each change is one action; what is refused
 * is told.
 *
 * Signal: "choice-changed"
 */
#define WM_TYPE_MAP_EDIT_MODE (wm_map_edit_mode_get_type ())
G_DECLARE_FINAL_TYPE (WmMapEditMode, wm_map_edit_mode, WM, MAP_EDIT_MODE, GObject)

/* @overlay: around the view; @data: must outlive it */
WmMapEditMode *wm_map_edit_mode_new (GtkOverlay *overlay, WmSceneView *view, WmSession *session,
                                     WmMapEditLayout layout, gpointer data);
void wm_map_edit_mode_set_on (WmMapEditMode *self, gboolean on);
/* A skill is shown beside the map: what is clicked is shown there. */
void wm_map_edit_mode_set_follows (WmMapEditMode *self, gboolean follows);
gboolean wm_map_edit_mode_is_on (WmMapEditMode *self);
/* The map was read again. */
void wm_map_edit_mode_refresh (WmMapEditMode *self);
/* Renames the skill that the keyboard is on; FALSE where it is on none. */
gboolean wm_map_edit_mode_rename (WmMapEditMode *self);

guint wm_map_edit_mode_n_chosen (WmMapEditMode *self);
/* (transfer full) (element-type guint): indexes into the session's map */
GArray *wm_map_edit_mode_get_chosen (WmMapEditMode *self);
/* FALSE where none were chosen */
gboolean wm_map_edit_mode_choose_none (WmMapEditMode *self);

/* (transfer full) (nullable): slug of the skill at a place of the view's widget */
char *wm_map_edit_skill_at (WmSceneView *view, double x, double y);

G_END_DECLS
