/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "draw/wm-pages.h"

G_BEGIN_DECLS

/**
 * wm_sheet_preview_new:
 * @height: of the picture, in pixels
 *
 * Returns: (transfer floating): a picture of a sheet of paper, which is painted in a
 *   thread: a poster of a big map takes seconds
 */
GtkWidget *wm_sheet_preview_new (int height);

/* @pages: (nullable): of which @sheet is shown; none shows nothing */
void wm_sheet_preview_show (GtkWidget *preview, WmPages *pages, guint sheet);

G_END_DECLS
