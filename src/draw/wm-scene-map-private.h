/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the parts of the map's scene share: wm-scene-map.c puts it together,
 * wm-scene-skill.c draws skills as boxes and the curves between them.
 */
#pragma once

#include "draw/wm-map-look.h"
#include "draw/wm-scenes-private.h"

G_BEGIN_DECLS

/**
 * WmMapPlan:
 * @focused: what is not in focus fades
 */
typedef struct
{
  WmMap *map;
  const WmSceneOptions *options;
  const WmMapLayout *layout;
  const WmMapLook *look;
  WmBuild *build;
  gboolean focused;
} WmMapPlan;

void wm_map_plan_add_skill (WmMapPlan *plan, guint skill);
void wm_map_plan_add_edge (WmMapPlan *plan, guint edge, gboolean strong);
gboolean wm_map_plan_is_strong (const WmMapPlan *plan, guint edge);

G_END_DECLS
