/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "draw/wm-export.h"

G_BEGIN_DECLS

/* A cairo_write_func_t into a GByteArray. */
cairo_status_t wm_export_on_bytes (void *closure, const unsigned char *data, unsigned int length);
gboolean wm_export_check (cairo_status_t status, GError **error);
/* Ends @cr and flushes its surface: only then all errors are known. */
gboolean wm_export_finish (cairo_surface_t *surface, cairo_t *cr, GError **error);
/* (transfer full) (nullable) */
GByteArray *wm_export_pdf (const WmPages *pages, const WmPalette *palette, GError **error);
/* Puts title and words of @scene into a PNG. */
void wm_export_png_add_texts (GByteArray *png, const WmScene *scene);
GByteArray *wm_export_svg (const WmScene *scene, const WmPalette *palette);

G_END_DECLS
