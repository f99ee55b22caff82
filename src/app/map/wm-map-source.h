/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/map/wm-scene-view.h"
#include "app/wm-session.h"
#include "draw/wm-map-layout.h"
#include "draw/wm-paint.h"

G_BEGIN_DECLS

/**
 * WmMapSource:
 *
 * The map as a view asks for it, part by part. Places are made once: of a small
 * map at once, of a big one in a thread of its own, while what was shown stays.
 * What is pointed at, selected or in focus lies over the map, which is not painted
 * anew for it.
 */
typedef struct _WmMapSource WmMapSource;

/**
 * WmMapSourceFunc:
 * @progress: in 0..1 while places are being made; 1 when there are new ones
 */
typedef void (*WmMapSourceFunc) (double progress, gpointer data);

WmMapSource *wm_map_source_new (WmSceneView *view, WmSession *session, WmMapSourceFunc func,
                                gpointer data);
void wm_map_source_free (WmMapSource *source);
/* @options: lens, roles, team, balance: the map is painted anew */
void wm_map_source_set_look (WmMapSource *source, const WmSceneOptions *options);
/* @options: hovered, selected and what is in focus: the map stays as it is */
void wm_map_source_set_focus (WmMapSource *source, const WmSceneOptions *options);
/* The workspace has changed. */
void wm_map_source_refresh (WmMapSource *source);
/* Gives up making places. */
void wm_map_source_cancel (WmMapSource *source);
/* (nullable): of what is shown */
const WmMapLayout *wm_map_source_get_layout (WmMapSource *source);
/* (transfer full) (nullable): all of the map, that many pixels wide at most */
cairo_surface_t *wm_map_source_paint (WmMapSource *source, int width, int height,
                                 const WmPalette *palette);

G_END_DECLS
