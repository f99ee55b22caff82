/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "draw/wm-lens.h"
#include "draw/wm-scene-build.h"
#include "draw/wm-scenes.h"

G_BEGIN_DECLS

/**
 * WmAxis:
 *
 * The axis of a picture: where the places 0 to 1000 of the spectrum lie, in
 * points. Where many skills crowd, the map gives it more room, as a street map
 * does with a town: the order of the places stays, and all that is drawn on
 * the axis follows it.
 *
 * @stops: where the places 0, 20, 40 .. 1000 lie, in 0..1 of the axis
 */
#define WM_AXIS_STOPS 50
typedef struct
{
  double x0, x1;
  double stops[WM_AXIS_STOPS + 1];
} WmAxis;

#define WM_SCENE_MARGIN 16.0

double wm_scene_width_of (const WmSceneOptions *options, double least);
void wm_axis_init (WmAxis *axis, double x0, double x1);
void wm_axis_make_room (WmAxis *axis, WmMap *map);
double wm_axis_share (const WmAxis *axis, double place);
double wm_axis_x (const WmAxis *axis, double place);
double wm_spectrum_add (WmBuild *build, WmMap *map, const WmSceneOptions *options,
                        const WmAxis *axis, double y, double scale, guint focus_lines);
double wm_spectrum_boundary (WmMap *map);
double wm_legend_add (WmBuild *build, WmMap *map, const WmSceneOptions *options,
                      const WmLensView *view, double x, double y, double width);
double wm_legend_height (WmBuild *build, WmMap *map, const WmSceneOptions *options,
                         const WmLensView *view, double width);
void wm_pips_add (WmBuild *build, double x, double y, double width, double height, int level,
                  int max, WmInk ink);

G_END_DECLS
