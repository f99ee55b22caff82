/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "draw/wm-scenes.h"
#include "map/wm-map-compare.h"

G_BEGIN_DECLS

/* What two roles or two maps have otherwise. @differences: (element-type
 * WmDifference); @affected: (element-type utf8): names of whom each concerns,
 * or "" */
WmScene *wm_scene_differences (WmMap *map, const char *title, GPtrArray *differences,
                               GPtrArray *affected, const WmSceneOptions *options);

G_END_DECLS
