/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An image for either renderer of GTK.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/map/wm-scene-image.h"

#include <math.h>
#include <sys/mman.h>

struct _WmSceneImage
{
  cairo_surface_t *surface;
  /* (nullable): the surface for one renderer or the other */
  GdkTexture *texture;
  cairo_surface_t *opaque;
};

typedef struct
{
  void *pixels;
  gsize size;
} Mapped;

static void
unmap (void *data)
{
  Mapped *mapped = data;

  munmap (mapped->pixels, mapped->size);
  g_free (mapped);
}

cairo_surface_t *
wm_scene_image_surface (int width, int height)
{
  static cairo_user_data_key_t whose;
  int stride = cairo_format_stride_for_width (CAIRO_FORMAT_ARGB32, width);
  gsize size = (gsize) stride * (gsize) height;
  void *pixels
    = mmap (NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  cairo_surface_t *surface;
  Mapped *mapped;

  if (pixels == MAP_FAILED)
    return cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  mapped = g_new (Mapped, 1);
  *mapped = (Mapped){ pixels, size };
  surface
    = cairo_image_surface_create_for_data (pixels, CAIRO_FORMAT_ARGB32, width, height, stride);
  if (cairo_surface_set_user_data (surface, &whose, mapped, unmap) != CAIRO_STATUS_SUCCESS)
    {
      cairo_surface_destroy (surface);
      unmap (mapped);
      return cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
    }
  return surface;
}

WmSceneImage *
wm_scene_image_new (cairo_surface_t *surface)
{
  WmSceneImage *image = g_new0 (WmSceneImage, 1);

  image->surface = surface;
  return image;
}

/* What is shown of it still keeps its pixels. */
static void
drop_surfaces (WmSceneImage *image)
{
  g_clear_object (&image->texture);
  g_clear_pointer (&image->opaque, cairo_surface_destroy);
  g_clear_pointer (&image->surface, cairo_surface_destroy);
}

void
wm_scene_image_free (WmSceneImage *image)
{
  if (image == NULL)
    return;
  drop_surfaces (image);
  g_free (image);
}

/* Each pixel is the mean of four. */
void
wm_scene_image_halve (WmSceneImage *image)
{
  cairo_surface_t *half
    = wm_scene_image_surface ((cairo_image_surface_get_width (image->surface) + 1) / 2,
                              (cairo_image_surface_get_height (image->surface) + 1) / 2);
  cairo_t *cr = cairo_create (half);

  cairo_scale (cr, 0.5, 0.5);
  cairo_set_operator (cr, CAIRO_OPERATOR_SOURCE);
  cairo_set_source_surface (cr, image->surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_BILINEAR);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_flush (half);
  drop_surfaces (image);
  image->surface = half;
}

gboolean
wm_scene_image_by_cairo (GtkWidget *widget)
{
  GtkNative *native = gtk_widget_get_native (widget);

  return native != NULL && GSK_IS_CAIRO_RENDERER (gtk_native_get_renderer (native));
}

static GdkTexture *
texture_of (WmSceneImage *image)
{
  if (image->texture == NULL)
    {
      int stride = cairo_image_surface_get_stride (image->surface);
      int height = cairo_image_surface_get_height (image->surface);
      g_autoptr (GBytes) bytes
        = g_bytes_new_with_free_func (cairo_image_surface_get_data (image->surface),
                                      (gsize) stride * (gsize) height,
                                      (GDestroyNotify) cairo_surface_destroy,
                                      cairo_surface_reference (image->surface));

      image->texture = gdk_memory_texture_new (cairo_image_surface_get_width (image->surface),
                                               height, GDK_MEMORY_DEFAULT, bytes, (gsize) stride);
    }
  return image->texture;
}

/* The same pixels, told to be opaque: nothing is mixed. They live as long as the
 * surface; a copy of them would be made if this went before the picture is drawn. */
static cairo_surface_t *
opaque_of (WmSceneImage *image)
{
  static cairo_user_data_key_t whose;

  if (image->opaque != NULL)
    return image->opaque;
  image->opaque = cairo_image_surface_create_for_data (
    cairo_image_surface_get_data (image->surface), CAIRO_FORMAT_RGB24,
    cairo_image_surface_get_width (image->surface),
    cairo_image_surface_get_height (image->surface),
    cairo_image_surface_get_stride (image->surface));
  (void) cairo_surface_set_user_data (image->opaque, &whose,
                                      cairo_surface_reference (image->surface),
                                      (cairo_destroy_func_t) cairo_surface_destroy);
  return image->opaque;
}

/* The rim in whole pixels: one for the two images that meet there, whatever the last digit. */
static double
whole (double rim)
{
  return floor (rim + 1e-6);
}

/* GTK 4.8 turns each pixel of a texture into four floats and back before cairo
 * gets it: three times the cost of all else that is drawn. What is scaled ends on whole
 * pixels: no rim is mixed with what lies beside it. */
void
wm_scene_image_draw (WmSceneImage *image, cairo_t *cr, double x0, double y0, double x1,
                     double y1, gboolean scaled)
{
  cairo_surface_t *opaque = opaque_of (image);
  cairo_matrix_t matrix;

  cairo_set_source_surface (cr, opaque, 0, 0);
  cairo_matrix_init_scale (&matrix, cairo_image_surface_get_width (opaque) / (x1 - x0),
                           cairo_image_surface_get_height (opaque) / (y1 - y0));
  cairo_matrix_translate (&matrix, -x0, -y0);
  cairo_pattern_set_matrix (cairo_get_source (cr), &matrix);
  cairo_pattern_set_filter (cairo_get_source (cr),
                            scaled ? CAIRO_FILTER_BILINEAR : CAIRO_FILTER_NEAREST);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  if (scaled)
    {
      x0 = whole (x0);
      y0 = whole (y0);
      x1 = whole (x1);
      y1 = whole (y1);
    }
  cairo_rectangle (cr, x0, y0, x1 - x0, y1 - y0);
  cairo_fill (cr);
}

void
wm_scene_image_append (WmSceneImage *image, GtkSnapshot *snapshot, double x, double y,
                       double width, double height)
{
  gtk_snapshot_append_texture (snapshot, texture_of (image),
                               &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width,
                                                    (float) height));
}
