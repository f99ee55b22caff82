/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sheets as PDF: text that can be selected, links, a title, an outline.
 */
#include "config.h"

#include "draw/wm-export-private.h"

#include <cairo-pdf.h>

#include "draw/wm-text.h"

#define SUBJECT_MAX 1000 /* characters of the description */

/* A build that must be repeatable tells the time in SOURCE_DATE_EPOCH. */
static void
set_date (cairo_surface_t *surface)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *text = NULL;
  gint64 seconds;

  if (epoch == NULL || !g_ascii_string_to_signed (epoch, 10, 0, 253402300799, &seconds, NULL))
    return;
  time = g_date_time_new_from_unix_utc (seconds);
  text = g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, text);
}

static void
set_metadata (cairo_surface_t *surface, const WmPages *pages)
{
  g_autofree char *subject = wm_text_printable (wm_pages_get_description (pages), SUBJECT_MAX);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, wm_pages_get_title (pages));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, subject);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Waymark " WM_VERSION);
  set_date (surface);
}

GByteArray *
wm_export_pdf (const WmPages *pages, const WmPalette *palette, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (wm_export_on_bytes, bytes, 1, 1);
  cairo_t *cr;
  gboolean ok;

  set_metadata (surface, pages);
  cr = cairo_create (surface);
  for (guint i = 0; i < wm_pages_get_n (pages); i++)
    {
      double width, height;

      wm_pages_get_size (pages, i, &width, &height);
      cairo_pdf_surface_set_size (surface, width, height);
      wm_pages_paint (pages, i, cr, palette);
      cairo_show_page (cr);
    }
  ok = wm_export_finish (surface, cr, error);
  cairo_surface_finish (surface);
  ok = ok && wm_export_check (cairo_surface_status (surface), error);
  cairo_surface_destroy (surface);
  return ok ? g_steal_pointer (&bytes) : NULL;
}
