/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "draw/wm-map-layout.h"
#include "map/wm-map.h"
#include "store/wm-store.h"

G_BEGIN_DECLS

/**
 * WmPreload:
 *
 * A workspace on its way in: opened and its map read by a thread of its own,
 * while the main thread sets up the toolkit, or tells that it is being opened.
 */
typedef struct _WmPreload WmPreload;

/**
 * wm_preload_start:
 * @path: a canonical path
 * @width: of the room that the map had last, in pixels; 0 where no map is shown first
 * @height: likewise
 */
WmPreload *wm_preload_start (const char *path, int width, int height);

gboolean wm_preload_is_of (WmPreload *self, const char *path);
/* Once, unless it is taken or freed before: calls @func in the main thread when the
 * thread has done its work, or soon where it has already. */
void wm_preload_when_done (WmPreload *self, GSourceOnceFunc func, gpointer data);

/**
 * wm_preload_take:
 * @map: (out) (transfer full): the map of the store that is returned
 * @places: (out) (transfer full) (nullable): the places of its skills in the room that
 *   wm_preload_start() was told of; NULL for a large map
 *
 * Waits for the thread. What failed is not told here: opening again tells it.
 *
 * Returns: (transfer full) (nullable): the open store; NULL when it is another
 *   file than @path, could not be opened or was taken before
 */
WmStore *wm_preload_take (WmPreload *self, const char *path, WmMap **map, WmMapLayout **places);

/* Waits for the thread, and closes what nobody took. */
void wm_preload_free (WmPreload *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmPreload, wm_preload_free)

G_END_DECLS
