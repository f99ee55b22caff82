/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/map/wm-scene-view.h"
#include "app/wm-session.h"

G_BEGIN_DECLS

/**
 * WmMapRename:
 *
 * An entry over a skill of the map, in which its name is changed. It lies in an
 * overlay over the view. Enter takes the name, as one action; Escape leaves it;
 * so does whoever goes elsewhere.
 */
typedef struct _WmMapRename WmMapRename;

/* @overlay: its main child is @view, which is as large */
WmMapRename *wm_map_rename_new (GtkOverlay *overlay, WmSceneView *view, WmSession *session);
void wm_map_rename_free (WmMapRename *self);
/* FALSE where the skill is not on the map */
gboolean wm_map_rename_begin (WmMapRename *self, const char *skill);
gboolean wm_map_rename_is_open (WmMapRename *self);
void wm_map_rename_end (WmMapRename *self);

G_END_DECLS
