/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/map/wm-scene-view.h"

G_BEGIN_DECLS

/**
 * wm_picture_buttons_new:
 * @title: of the dialog that asks for the file
 * @name: of the file that is proposed, without an ending
 * @builder: makes the scene anew, in any width; NULL from it does nothing
 * @owner: handed to @builder; lives as long as the buttons do
 *
 * Two buttons that take a picture out of the window: as a file, and on paper.
 *
 * Returns: (transfer floating)
 */
GtkWidget *wm_picture_buttons_new (const char *title, const char *name, WmSceneBuilder builder,
                                   gpointer owner);
/* (transfer floating): a picture in a frame, as high as it needs; @view: (out). The
 * builder is to be taken from the view before @owner goes. */
GtkWidget *wm_picture_frame_new (WmSceneBuilder builder, gpointer owner, WmSceneView **view);
/* (transfer floating): the two in one column, the buttons under the picture */
GtkWidget *wm_picture_column_new (const char *title, const char *name, WmSceneBuilder builder,
                                  gpointer owner, WmSceneView **view);
/* Asks for the printer, and prints the picture on A4. */
void wm_picture_print (GtkWidget *from, WmSceneBuilder builder, gpointer data);

G_END_DECLS
