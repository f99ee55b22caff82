/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "draw/wm-scene-build.h"
#include "draw/wm-scenes.h"

G_BEGIN_DECLS

/* The axis of a picture: place 0 and place 1000 of the spectrum, in points. */
typedef struct
{
  double x0, x1;
} WmAxis;

#define WM_SCENE_MARGIN 16.0

double wm_scene_width_of (const WmSceneOptions *options, double least);
double wm_axis_x (const WmAxis *axis, double place);
double wm_spectrum_add (WmBuild *build, WmMap *map, const WmSceneOptions *options,
                        const WmAxis *axis, double y, double scale, guint focus_lines);
double wm_spectrum_boundary (WmMap *map);
double wm_legend_add (WmBuild *build, WmMap *map, const WmSceneOptions *options, double x,
                      double y, double width);
double wm_legend_height (WmBuild *build, WmMap *map, const WmSceneOptions *options, double width);
void wm_pips_add (WmBuild *build, double x, double y, double width, double height, int level,
                  int max, WmInk ink);

G_END_DECLS
