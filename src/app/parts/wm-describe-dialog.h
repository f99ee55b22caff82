/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/map/wm-map-sight.h"

G_BEGIN_DECLS

/* Shows the map in words, to be read, copied and kept. */
void wm_describe_dialog_show (GtkWidget *from, WmMapSight *sight);

G_END_DECLS
