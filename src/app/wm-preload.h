/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

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
 */
WmPreload *wm_preload_start (const char *path);

gboolean wm_preload_is_of (WmPreload *self, const char *path);
/* Once, unless it is taken or freed before: calls @func in the main thread when the
 * thread has done its work, or soon where it has already. */
void wm_preload_when_done (WmPreload *self, GSourceOnceFunc func, gpointer data);

/**
 * wm_preload_take:
 * @map: (out) (transfer full): the map of the store that is returned
 *
 * Waits for the thread. What failed is not told here: opening again tells it.
 *
 * Returns: (transfer full) (nullable): the open store; NULL when it is another
 *   file than @path, could not be opened or was taken before
 */
WmStore *wm_preload_take (WmPreload *self, const char *path, WmMap **map);

/* Waits for the thread, and closes what nobody took. */
void wm_preload_free (WmPreload *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmPreload, wm_preload_free)

G_END_DECLS
