/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/map/wm-map-sight.h"
#include "draw/wm-export.h"
#include "draw/wm-poster.h"

G_BEGIN_DECLS

/**
 * WmMapOutput:
 *
 * How the map leaves the window: as sheets of PDF or paper, or as one picture.
 *
 * @scale: of PNG: pixels a point, 1 to 4
 */
typedef struct
{
  WmExportFormat format;
  WmPosterOptions poster;
  int scale;
} WmMapOutput;

/**
 * wm_map_output_draw_async:
 *
 * Makes the sheets, or for SVG and PNG one sheet that holds the picture, in a
 * thread.
 */
void wm_map_output_draw_async (WmMapSight *sight, const WmMapOutput *output,
                               GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer data);
/* (transfer full) (nullable) */
WmPages *wm_map_output_draw_finish (GAsyncResult *result, GError **error);

/* Writes the file in a thread; without a @path only makes its bytes. */
void wm_map_output_write_async (WmMapSight *sight, const WmMapOutput *output, const char *path,
                                GAsyncReadyCallback callback, gpointer data);
/* (nullable): where it was to be written; valid as long as @result */
const char *wm_map_output_get_path (GAsyncResult *result);
/* (transfer full) (nullable): what is in the file */
GBytes *wm_map_output_write_finish (GAsyncResult *result, GError **error);

/* (transfer full): prints @pages (transfer full), each on paper of its size; not
 * run yet. Faults are told over @from. */
GtkPrintOperation *wm_map_print_operation_new (GtkWidget *from, WmPages *pages);
/* Asks for the printer. */
void wm_map_print (GtkWidget *from, WmPages *pages);
/* Puts a picture of the whole map on the clipboard. */
void wm_map_copy (GtkWidget *from, WmMapSight *sight);

G_END_DECLS
