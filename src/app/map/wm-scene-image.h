/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * WmSceneImage:
 *
 * Pixels that are painted once and shown in many frames: as a texture where a
 * graphics card draws, so that nothing is uploaded again, and as they are where
 * cairo does.
 */
typedef struct _WmSceneImage WmSceneImage;

/* @surface: (transfer full): an opaque image, which is painted no more */
WmSceneImage *wm_scene_image_new (cairo_surface_t *surface);
void wm_scene_image_free (WmSceneImage *image);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmSceneImage, wm_scene_image_free)

/* (transfer full): a surface for an image (ARGB32) in memory of its own, which goes back to
 * the system with it, wherever the heap has room */
cairo_surface_t *wm_scene_image_surface (int width, int height);

/* Half as wide and high, in a quarter of the memory. */
void wm_scene_image_halve (WmSceneImage *image);

/* Is the window of @widget drawn by cairo? */
gboolean wm_scene_image_by_cairo (GtkWidget *widget);

/* Shows the whole image from @x0, @y0 to @x1, @y1, by cairo. @scaled: not one pixel of it
 * for each of the screen */
void wm_scene_image_draw (WmSceneImage *image, cairo_t *cr, double x0, double y0, double x1,
                          double y1, gboolean scaled);

/* The same at @x, @y, as large as told, as a texture. */
void wm_scene_image_append (WmSceneImage *image, GtkSnapshot *snapshot, double x, double y,
                            double width, double height);

G_END_DECLS
