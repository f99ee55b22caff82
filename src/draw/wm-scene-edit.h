/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is drawn over the map while it is edited.
 */
#pragma once

#include "draw/wm-map-layout.h"

G_BEGIN_DECLS

/* The place on the spectrum, 0..1000, that lies at @x of a scene with that
 * layout; beyond its ends the end. */
int wm_map_layout_place_at (const WmMapLayout *layout, double x);

/* A box that is moved along the spectrum: where it would stand, and what would
 * be told of it. All in the scene's points. */
WmScene *wm_scene_edit_move (const WmMapLayout *layout, WmMeasure *measure, double x, double y,
                             double w, double h, int place);
/* A line from what is dragged to what it would lead to */
WmScene *wm_scene_edit_connect (const WmMapLayout *layout, WmMeasure *measure, double x0,
                                double y0, double x1, double y1, const char *words);

G_END_DECLS
