/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map/wm-map.h"

G_BEGIN_DECLS

/**
 * WmMapLoader:
 *
 * Reads a workspace's map in a thread with a connection of its own, while the
 * window goes on. What it gives is the newest state: what changes meanwhile is
 * read again before anything is given.
 */
typedef struct _WmMapLoader WmMapLoader;

/* @map: (transfer full) (nullable): NULL when it could not be read: @error tells why.
 * In the main thread */
typedef void (*WmMapLoaded) (WmMap *map, const GError *error, gpointer data);

WmMapLoader *wm_map_loader_new (const char *path, WmMapLoaded func, gpointer data);
/* Waits for the thread; nothing is given any more. */
void wm_map_loader_free (WmMapLoader *loader);
/* Begins to read, again if it does already. */
void wm_map_loader_start (WmMapLoader *loader);
gboolean wm_map_loader_is_loading (WmMapLoader *loader);

G_END_DECLS
