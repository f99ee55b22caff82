/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "map/wm-map.h"

G_BEGIN_DECLS

/**
 * WmLevelMeter:
 *
 * A level at a glance: filled and hollow dots with the level's name under
 * them. What is not assessed has no dots at all: it is no low level.
 */
#define WM_TYPE_LEVEL_METER (wm_level_meter_get_type ())
G_DECLARE_FINAL_TYPE (WmLevelMeter, wm_level_meter, WM, LEVEL_METER, GtkWidget)

GtkWidget *wm_level_meter_new (void);
/* @level: 0 to 4, or -1 */
void wm_level_meter_set (WmLevelMeter *self, WmMap *map, int level);

G_END_DECLS
