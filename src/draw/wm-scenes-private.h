/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "draw/wm-lens.h"
#include "draw/wm-map-layout.h"
#include "draw/wm-scene-build.h"
#include "draw/wm-scenes.h"

G_BEGIN_DECLS

#define WM_SCENE_MARGIN 16.0

/* Of the map's boxes, in points at scale 1. */
#define WM_MAP_LABEL 11.0
#define WM_MAP_MARK 9.0
#define WM_MAP_PAD 7.0
/* In pixels, where skills are dots. */
#define WM_MAP_NAME 11.5
#define WM_MAP_NAME_WIDEST 220.0
#define WM_MAP_NAME_BELOW 13.0
#define WM_MAP_REGION_NAME 14.0
#define WM_MAP_DOT_REACH 10.0
#define WM_MAP_FADED 0.32
#define WM_MAP_FOCUS_LINES 3 /* of what is written on a role */

double wm_scene_width_of (const WmSceneOptions *options, double least);
void wm_axis_init (WmAxis *axis, double x0, double x1);
void wm_axis_make_room (WmAxis *axis, WmMap *map);
double wm_axis_share (const WmAxis *axis, double place);
double wm_axis_x (const WmAxis *axis, double place);
double wm_spectrum_add (WmBuild *build, WmMap *map, const WmSceneOptions *options,
                        const WmAxis *axis, double y, double scale, guint focus_lines);
double wm_spectrum_boundary (WmMap *map);
double wm_workflows_add (WmBuild *build, WmMap *map, const WmAxis *axis, double y, double scale,
                         guint lines, gboolean stacked, gboolean draw);
double wm_legend_add (WmBuild *build, WmMap *map, const WmSceneOptions *options,
                      const WmLensView *view, double x, double y, double width, double scale);
double wm_legend_height (WmBuild *build, WmMap *map, const WmSceneOptions *options,
                         const WmLensView *view, double width, double scale);
double wm_legend_add_focus (WmBuild *build, WmMap *map, const WmSceneOptions *options, double x,
                            double y, double width, double scale);
double wm_legend_reserve (WmMeasure *measure, WmMap *map, double width, double scale);
void wm_map_names_place (WmMapLayout *layout, WmMeasure *measure);
char *wm_map_region_name (WmMap *map, const WmMapRegion *region);
void wm_pips_add (WmBuild *build, double x, double y, double width, double height, int level,
                  int max, WmInk ink);
double wm_people_width (const WmBuild *build, const WmCoverage *coverage, double size);
void wm_people_add (WmBuild *build, double x, double y, const WmCoverage *coverage, double size,
                    WmInk ink);

G_END_DECLS
