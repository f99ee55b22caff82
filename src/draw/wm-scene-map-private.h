/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the parts of the map's scene share: wm-scene-map.c puts it together,
 * wm-scene-skill.c draws skills as boxes and the curves between them,
 * wm-scene-far.c what is left of them far out, wm-scene-mosaic.c where not even
 * dots are.
 */
#pragma once

#include "draw/wm-map-look.h"
#include "draw/wm-scenes-private.h"

G_BEGIN_DECLS

/**
 * WmMapPlan:
 * @focused: what is not in focus fades
 * @zoom: pixels a point; 1 on paper
 * @part: what is wanted; all, unless told otherwise
 * @room: for the points of a curve
 */
typedef struct
{
  WmMap *map;
  const WmSceneOptions *options;
  const WmMapLayout *layout;
  const WmMapLook *look;
  WmBuild *build;
  gboolean focused;
  WmMapLevel level;
  double zoom;
  WmBounds part;
  GArray *room;
} WmMapPlan;

void wm_map_plan_add_skill (WmMapPlan *plan, guint skill);
void wm_map_plan_add_edge (WmMapPlan *plan, guint edge, gboolean strong);
void wm_map_plan_add_stub (WmMapPlan *plan, guint stub);
void wm_map_plan_add_dots (WmMapPlan *plan, const GArray *skills);
void wm_map_plan_add_regions (WmMapPlan *plan);
void wm_map_plan_add_mosaic (WmMapPlan *plan);
void wm_map_plan_add_roles (WmMapPlan *plan);
WmInk wm_map_plan_ink (const WmMapPlan *plan, guint skill);
WmShape wm_map_plan_shape (const WmMapPlan *plan, guint skill);
void wm_map_plan_add_node (WmMapPlan *plan, guint skill, double x, double y, double w, double h);
GArray *wm_map_plan_skills (const WmMapPlan *plan, double margin_x, double margin_y);
gboolean wm_map_plan_is_strong (const WmMapPlan *plan, guint edge);

G_END_DECLS
