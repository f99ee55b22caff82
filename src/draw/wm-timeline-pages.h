/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "draw/wm-poster.h"
#include "draw/wm-scenes.h"

G_BEGIN_DECLS

/* (transfer full): wm_scene_timeline() on sheets of paper; the weeks stand on
 * each of them, and no row is cut */
WmPages *wm_timeline_pages (WmMap *map, WmPlan *plan, const WmSceneOptions *options,
                            WmPaper paper, gboolean landscape);

G_END_DECLS
