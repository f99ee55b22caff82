/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "draw/wm-scene.h"
#include "learning/wm-path.h"

G_BEGIN_DECLS

/* (transfer floating): a menu of the formats that a path leaves in; its action
 * is "path.export" with the file's ending */
GtkWidget *wm_path_export_button_new (void);
/* (transfer full): the path as a picture of that width */
WmScene *wm_path_export_scene (WmMap *map, const WmPath *path, double width);
/* Text by the ending (.json, .md); what is neither is a picture. @person: (nullable) */
gboolean wm_path_export_write (WmMap *map, const WmPath *path, const WmPerson *person,
                               const char *file, GError **error);

G_END_DECLS
