/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "draw/wm-spatial.h"

G_BEGIN_DECLS

/**
 * WmSceneTiles:
 *
 * A picture in squares of one size, each painted once for a zoom and kept: as
 * textures, so that moving about uploads nothing, or, where the window is drawn
 * by cairo, as what cairo has. While a tile is missing, what was shown before at
 * another zoom stands in for it.
 */
typedef struct _WmSceneTiles WmSceneTiles;

/* (transfer full): an opaque square of @pixels (ARGB32), whose upper left corner is
 * the point x, y of the picture; @pixels_a_point counts the pixels of the device */
typedef cairo_surface_t *(*WmTilePainter) (double x, double y, double zoom, int pixels,
                                      double pixels_a_point, gpointer data);

/* Paints what lies over the tiles, in the pixels of the widget. Returns: whether there
 * is anything; @cr: NULL only to ask; @part: of the widget */
typedef gboolean (*WmTileOver) (cairo_t *cr, const cairo_rectangle_int_t *part, gpointer data);

WmSceneTiles *wm_scene_tiles_new (GtkWidget *view, WmTilePainter painter, WmTileOver over,
                                  gpointer data);
void wm_scene_tiles_free (WmSceneTiles *tiles);
/* What the tiles show is out of date: they are painted again, the visible ones
 * first, and stand in until then. */
void wm_scene_tiles_invalidate (WmSceneTiles *tiles);
/* What lies over them is another. */
void wm_scene_tiles_renew_over (WmSceneTiles *tiles);
/* Of the whole picture, at zoom 1: beyond it nothing is painted ahead. */
void wm_scene_tiles_set_size (WmSceneTiles *tiles, double width, double height);
/* Forgets all. */
void wm_scene_tiles_clear (WmSceneTiles *tiles);
/* @ground: where there is no tile yet. @moving: the zoom is on its way: nothing is
 * painted for it */
void wm_scene_tiles_snapshot (WmSceneTiles *tiles, GtkSnapshot *snapshot, const GdkRGBA *ground,
                              double zoom, double offset_x, double offset_y, int width,
                              int height, gboolean moving);

G_END_DECLS
