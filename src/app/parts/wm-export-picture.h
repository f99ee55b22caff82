/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/map/wm-scene-view.h"

G_BEGIN_DECLS

/**
 * wm_export_picture:
 * @name: of the file, without an ending
 * @builder: makes the scene anew, in the width of a page
 * @data: lives as long as @from
 *
 * Asks where, and writes the scene as PDF, SVG or PNG as the ending says; tells
 * in a toast where it is.
 */
void wm_export_picture (GtkWidget *from, const char *title, const char *name,
                        WmSceneBuilder builder, gpointer data);

/* Writes a scene in print colours, as PDF, SVG or PNG as the ending says: PDF
 * when it says none of them. */
gboolean wm_write_picture (const WmScene *scene, const char *path, GError **error);
/* Asks for a file to write. @got gets its path. @suggestion: with an ending */
typedef void (*WmGotFile) (GtkWidget *from, const char *path, gpointer data);
void wm_ask_file (GtkWidget *from, const char *title, const char *suggestion, WmGotFile got,
                  gpointer data, GDestroyNotify destroy);
/**
 * wm_ask_open:
 * @accept: the label of the button that takes it
 * @filter: what such files are called
 * @endings: (array zero-terminated=1): without the dot
 *
 * Asks for a file to read. @got gets its path, while @from is still there.
 */
void wm_ask_open (GtkWidget *from, const char *title, const char *accept, const char *filter,
                  const char *const *endings, WmGotFile got, gpointer data);
/* Tells where a file was written. */
void wm_tell_written (GtkWidget *from, const char *path);

G_END_DECLS
