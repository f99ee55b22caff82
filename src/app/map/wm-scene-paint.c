/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a scene view draws: the scene, painted once into a surface of the
 * view's size and kept, and over it the overlay, so that pointing at things
 * costs little.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/map/wm-scene-view-private.h"

#include <math.h>

#include "app/map/wm-scene-image.h"

const WmPalette *
wm_scene_palette (void)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (style);

  if (adw_style_manager_get_high_contrast (style))
    return wm_palette_get (dark ? WM_PALETTE_HIGH_CONTRAST_DARK : WM_PALETTE_HIGH_CONTRAST);
  return wm_palette_get (dark ? WM_PALETTE_DARK : WM_PALETTE_LIGHT);
}

/* @part: of the widget */
static void
paint_scene (WmSceneView *self, const WmScene *scene, cairo_t *cr,
             const cairo_rectangle_int_t *part)
{
  cairo_rectangle_t clip
    = { (part->x - self->offset_x) / self->zoom, (part->y - self->offset_y) / self->zoom,
        part->width / self->zoom, part->height / self->zoom };

  cairo_save (cr);
  cairo_translate (cr, self->offset_x, self->offset_y);
  cairo_scale (cr, self->zoom, self->zoom);
  wm_paint_scene (cr, scene, wm_scene_palette (), &clip);
  cairo_restore (cr);
}

static void
fill_cache (WmSceneView *self, int width, int height)
{
  const WmColor *ground = &wm_scene_palette ()->inks[WM_INK_BACKGROUND];
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  cairo_t *cr;

  if (self->cache != NULL && self->cache_scale == scale)
    return;

  g_clear_pointer (&self->cache, cairo_surface_destroy);
  /* A picture among other widgets stands on their ground. */
  self->cache = cairo_image_surface_create (
    self->zoomable ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32, width * scale, height * scale);
  self->cache_scale = scale;
  self->cache_width = width;
  cairo_surface_set_device_scale (self->cache, scale, scale);
  cr = cairo_create (self->cache);
  if (self->zoomable)
    {
      cairo_set_source_rgb (cr, ground->r, ground->g, ground->b);
      cairo_paint (cr);
    }
  paint_scene (self, self->scene, cr, &(cairo_rectangle_int_t){ 0, 0, width, height });
  if (cairo_status (cr) != CAIRO_STATUS_SUCCESS)
    g_message ("The picture is not complete: %s", cairo_status_to_string (cairo_status (cr)));
  cairo_destroy (cr);
}

/* A tile of a large picture: only what meets it is made. */
cairo_surface_t *
wm_scene_view_paint_tile (double x, double y, double zoom, int pixels, double pixels_a_point,
                          gpointer data)
{
  WmSceneView *self = data;
  WmBounds part = { x, y, x + pixels / pixels_a_point, y + pixels / pixels_a_point };
  g_autoptr (WmScene) scene
    = self->source.scene (WM_SCENE_PIXELS, &part, zoom, self->source_data);
  cairo_surface_t *image = wm_scene_image_surface (pixels, pixels);

  wm_paint_scene_quick (image, scene, wm_scene_palette (), pixels_a_point, x, y);
  cairo_surface_flush (image);
  return image;
}

/* A WmTileOver */
gboolean
wm_scene_view_paint_over (cairo_t *cr, const cairo_rectangle_int_t *part, gpointer data)
{
  WmSceneView *self = data;
  const WmScene *over[] = { self->overlay, self->top };

  for (guint i = 0; i < G_N_ELEMENTS (over) && cr != NULL; i++)
    if (over[i] != NULL)
      paint_scene (self, over[i], cr, part);
  return self->overlay != NULL || self->top != NULL;
}

/* A picture of tiles, and what lies over it. */
static void
paint_tiles (WmSceneView *self, GtkSnapshot *snapshot, int width, int height)
{
  const WmColor *ground = &wm_scene_palette ()->inks[WM_INK_BACKGROUND];
  GdkRGBA color = { (float) ground->r, (float) ground->g, (float) ground->b, 1 };

  wm_scene_tiles_set_size (self->tiles, self->scene->width, self->scene->height);
  wm_scene_tiles_snapshot (self->tiles, snapshot, &color, self->zoom, self->offset_x,
                           self->offset_y, width, height, wm_scene_motion_zooms (self));
}

void
wm_scene_view_paint (WmSceneView *self, GtkSnapshot *snapshot)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  const WmColor *ground = &wm_scene_palette ()->inks[WM_INK_BACKGROUND];
  cairo_rectangle_int_t all = { 0, 0, width, height };
  cairo_t *cr;

  if (width <= 0 || height <= 0 || self->scene == NULL)
    return;

  if (self->tiles != NULL)
    {
      paint_tiles (self, snapshot, width, height);
      return;
    }
  fill_cache (self, width, height);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  cairo_set_source_surface (cr, self->cache, 0, 0);
  cairo_paint (cr);
  if (self->overlay != NULL)
    {
      cairo_set_source_rgba (cr, ground->r, ground->g, ground->b, 1 - self->fade);
      cairo_paint (cr);
      paint_scene (self, self->overlay, cr, &all);
    }
  if (self->top != NULL)
    paint_scene (self, self->top, cr, &all);
  cairo_destroy (cr);
}
