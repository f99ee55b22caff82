/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/map/wm-map-source.h"

G_BEGIN_DECLS

/**
 * WmMinimap:
 *
 * All of the map, small, and in a frame what the view shows of it. A click or a
 * drag moves the view there, arrow keys move it by half of what it shows. It is
 * seen while the view shows a part only.
 */
#define WM_TYPE_MINIMAP (wm_minimap_get_type ())
G_DECLARE_FINAL_TYPE (WmMinimap, wm_minimap, WM, MINIMAP, GtkWidget)

/* Both outlive it, or wm_minimap_set_source() takes them away. */
void wm_minimap_set_source (WmMinimap *self, WmSceneView *view, WmMapSource *source);
/* The map has changed. */
void wm_minimap_invalidate (WmMinimap *self);

G_END_DECLS
