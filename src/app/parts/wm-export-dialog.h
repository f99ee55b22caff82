/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/map/wm-map-sight.h"

G_BEGIN_DECLS

/* Asks how the map shall leave the window, shows it, and exports or prints it. */
void wm_export_dialog_show (GtkWidget *from, WmMapSight *sight);

G_END_DECLS
