/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "draw/wm-scenes.h"
#include "learning/wm-fit.h"

G_BEGIN_DECLS

/* Where evidence lies along the spectrum. @then: (nullable): how it would be,
 * drawn under it on the same scale */
WmScene *wm_scene_spread (WmMap *map, const WmSpread *now, const WmSpread *then,
                          const WmSceneOptions *options);

G_END_DECLS
