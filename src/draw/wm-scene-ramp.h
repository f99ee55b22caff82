/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "draw/wm-scenes.h"
#include "planning/wm-ramp.h"

G_BEGIN_DECLS

/* Each required skill over a plan: the level that is expected, against what
 * check-ins found. @ramps: (element-type WmRamp): of wm_ramp_load() */
WmScene *wm_scene_ramp (WmMap *map, const WmPlan *plan, GPtrArray *ramps,
                        const WmSceneOptions *options);
/* (transfer full): one of them in words */
char *wm_ramp_words (WmMap *map, const WmRamp *ramp);

G_END_DECLS
