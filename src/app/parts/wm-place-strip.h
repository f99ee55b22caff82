/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "map/wm-map.h"

G_BEGIN_DECLS

/**
 * WmPlaceStrip:
 *
 * A place or a stretch of the spectrum as a small axis with a dot or a bar and
 * the boundary, for rows; its tooltip and its name for screen readers tell it in words.
 */
#define WM_TYPE_PLACE_STRIP (wm_place_strip_get_type ())
G_DECLARE_FINAL_TYPE (WmPlaceStrip, wm_place_strip, WM, PLACE_STRIP, GtkWidget)

GtkWidget *wm_place_strip_new (void);
/* @place: 0..1000, or -1 where none is told: then nothing is shown */
void wm_place_strip_set (WmPlaceStrip *self, WmMap *map, int place);
/* @from, @to: 0..1000, from left to right; -1 where none is told */
void wm_place_strip_set_range (WmPlaceStrip *self, WmMap *map, int from, int to);

G_END_DECLS
