/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "draw/wm-paint.h"
#include "draw/wm-pages.h"
#include "store/wm-error.h"

G_BEGIN_DECLS

typedef enum
{
  WM_EXPORT_PNG,
  WM_EXPORT_SVG,
  WM_EXPORT_PDF,
} WmExportFormat;

gboolean wm_export_format_parse (const char *name, WmExportFormat *format);
/* By the ending of a file's name; @format stays as it is where there is none.
 * FALSE for an ending that is no picture's. */
gboolean wm_export_format_of_file (const char *path, WmExportFormat *format);

/**
 * wm_export_scene_bytes:
 * @scale: PNG only: pixels a point
 *
 * PDF has selectable text, links and a title; SVG has text as text, links,
 * title and description; PNG has title and description as texts of its own.
 *
 * Returns: (transfer full) (nullable): the picture as it stands in a file, once
 *   every status is known to be good
 */
GBytes *wm_export_scene_bytes (const WmScene *scene, WmExportFormat format,
                               const WmPalette *palette, double scale, GError **error);
/* The sheets as PDF */
GBytes *wm_export_pages_bytes (const WmPages *pages, const WmPalette *palette, GError **error);

G_END_DECLS
