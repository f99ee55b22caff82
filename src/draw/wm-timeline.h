/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "draw/wm-scenes.h"

G_BEGIN_DECLS

/* Where things lie in wm_scene_timeline() of the same plan and options: for
 * hands that move them. */

/* One activity; @left == @right for a single day */
typedef struct
{
  gint64 id;
  double left, right, middle; /* beginning and end of its bar, and its height */
} WmTimelinePlace;

/* (transfer full) (element-type WmTimelinePlace): as they come */
GArray *wm_timeline_places (const WmPlan *plan, const WmSceneOptions *options);
/* The day at @x; FALSE where the plan has no dates. */
gboolean wm_timeline_day_at (const WmPlan *plan, const WmSceneOptions *options, double x,
                             GDate *day);
/* Where @day begins; 0 where the plan has no dates. */
double wm_timeline_x_of (const WmPlan *plan, const WmSceneOptions *options, const GDate *day);
/* How many days the whole width shows */
int wm_timeline_days (const WmPlan *plan, const WmSceneOptions *options);
/**
 * wm_timeline_heads:
 * @left, @width: of the part of the scene that is in sight
 *
 * Returns: (transfer full): the heads of the lanes in that part, to be painted over the
 *   scene where its own are out of sight
 */
WmScene *wm_timeline_heads (WmMap *map, const WmPlan *plan, const WmSceneOptions *options,
                            double left, double width);
/* (transfer full): what a bar would become, to be painted over the scene: @left to
 * @right at @middle, with its dates in words */
WmScene *wm_timeline_ghost (WmMap *map, const WmPlan *plan, const WmSceneOptions *options,
                            double left, double right, double middle, const char *words);

G_END_DECLS
