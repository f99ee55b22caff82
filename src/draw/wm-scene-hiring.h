/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pictures of hiring: what a loop covers, cards side by side, who stands where.
 * They show what they are given: what the viewer may not see is not in it.
 */
#pragma once

#include "draw/wm-scene-build.h"
#include "draw/wm-scenes.h"
#include "hiring/wm-debrief.h"

G_BEGIN_DECLS

/* Words for what evidence there is; static */
const char *wm_words_shown (WmShown shown);
/* The sign of a state: solid, hollow, dotted; nothing for what was never tried */
void wm_shown_add (WmBuild *build, WmShown shown, double x, double y, double size);
/* What the signs of the states mean, in a flow. Returns: the height */
double wm_shown_legend (WmBuild *build, double x, double y, double width);

/* Stages with their interviews, what is covered how often, and what is wrong */
WmScene *wm_scene_loop (WmMap *map, const WmJob *job, const WmLoop *loop,
                        const WmSceneOptions *options);
/* Skill by interviewer, the largest disagreement first. @debrief: of
 * wm_debrief_load(), so only with cards that its viewer may see */
WmScene *wm_scene_debrief (WmMap *map, const WmDebrief *debrief, const WmSceneOptions *options);
/* A board: a column for each stage of @loop. @applications: (element-type
 * WmApplication): of the job; @now: Unix seconds */
WmScene *wm_scene_pipeline (WmMap *map, const WmJob *job, const WmLoop *loop,
                            GPtrArray *applications, gint64 now, const WmSceneOptions *options);

G_END_DECLS
