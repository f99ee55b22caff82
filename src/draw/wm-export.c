/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A scene as a file. The bytes are made in memory, every status of cairo is
 * looked at, and only then a private new file is written, flushed to the disk
 * and renamed over the old one.
 */
#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "draw/wm-export-private.h"
#include "draw/wm-text.h"

#define MAX_PIXELS_A_SIDE 32000.0
#define MAX_PIXELS 100e6

static const char *const format_names[] = { "png", "svg", "pdf" };

gboolean
wm_export_format_parse (const char *name, WmExportFormat *format)
{
  g_return_val_if_fail (format != NULL, FALSE);

  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (format_names); i++)
    if (g_ascii_strcasecmp (name, format_names[i]) == 0)
      {
        *format = (WmExportFormat) i;
        return TRUE;
      }
  return FALSE;
}

gboolean
wm_export_format_of_file (const char *path, WmExportFormat *format)
{
  g_autofree char *name = g_path_get_basename (path);
  const char *dot = strrchr (name, '.');

  return dot == NULL || wm_export_format_parse (dot + 1, format);
}

cairo_status_t
wm_export_on_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

gboolean
wm_export_check (cairo_status_t status, GError **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, WM_ERROR, WM_ERROR_FAILED,
               _ ("The picture could not be drawn: %s. Nothing was written."),
               cairo_status_to_string (status));
  return FALSE;
}

gboolean
wm_export_finish (cairo_surface_t *surface, cairo_t *cr, GError **error)
{
  cairo_status_t status = cairo_status (cr);

  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS)
    {
      cairo_surface_flush (surface);
      status = cairo_surface_status (surface);
    }
  return wm_export_check (status, error);
}

static GByteArray *
export_png (const WmScene *scene, const WmPalette *palette, double scale, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  double w = ceil (scene->width * scale), h = ceil (scene->height * scale);
  cairo_surface_t *surface;
  cairo_t *cr;
  gboolean ok;

  if (w < 1 || h < 1 || w > MAX_PIXELS_A_SIDE || h > MAX_PIXELS_A_SIDE || w * h > MAX_PIXELS)
    {
      g_set_error (error, WM_ERROR, WM_ERROR_LIMIT,
                   /* Translators: width and height in pixels. */
                   _ ("A picture of %1$.0f by %2$.0f pixels is too large. Choose a smaller "
                      "scale or width, or write SVG or PDF."), w, h);
      return NULL;
    }
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) w, (int) h);
  cr = cairo_create (surface);
  cairo_scale (cr, scale, scale);
  wm_paint_scene (cr, scene, palette, NULL);
  ok = wm_export_finish (surface, cr, error)
       && wm_export_check (
           cairo_surface_write_to_png_stream (surface, wm_export_on_bytes, bytes), error);
  cairo_surface_destroy (surface);
  if (ok)
    wm_export_png_add_texts (bytes, scene);
  return ok ? g_steal_pointer (&bytes) : NULL;
}

static GByteArray *
export_pdf (const WmScene *scene, const WmPalette *palette, GError **error)
{
  g_autoptr (WmPages) pages = wm_pages_new ();

  wm_pages_describe (pages, scene->title, scene->description);
  wm_pages_add_scene (pages, scene);
  return wm_export_pdf (pages, palette, error);
}

static GByteArray *
export_bytes (const WmScene *scene, WmExportFormat format, const WmPalette *palette, double scale,
              GError **error)
{
  switch (format)
    {
    case WM_EXPORT_PNG:
      return export_png (scene, palette, scale, error);
    case WM_EXPORT_SVG:
      return wm_export_svg (scene, palette);
    case WM_EXPORT_PDF:
    default:
      return export_pdf (scene, palette, error);
    }
}

GBytes *
wm_export_scene_bytes (const WmScene *scene, WmExportFormat format, const WmPalette *palette,
                       double scale, GError **error)
{
  GByteArray *bytes;

  g_return_val_if_fail (scene != NULL && palette != NULL, NULL);

  if (!isfinite (scale) || scale <= 0)
    scale = 1;
  bytes = export_bytes (scene, format, palette, scale, error);
  return bytes != NULL ? g_byte_array_free_to_bytes (bytes) : NULL;
}

GBytes *
wm_export_pages_bytes (const WmPages *pages, const WmPalette *palette, GError **error)
{
  GByteArray *bytes;

  g_return_val_if_fail (pages != NULL && palette != NULL, NULL);

  bytes = wm_export_pdf (pages, palette, error);
  return bytes != NULL ? g_byte_array_free_to_bytes (bytes) : NULL;
}
