/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/map/wm-scene-view.h"
#include "app/wm-session.h"

G_BEGIN_DECLS

/**
 * WmMapKeys:
 *
 * The keyboard on the map: arrows, Home and End walk by meaning (wm-walk.h),
 * Tab goes from region to region and at last out, letters find by name.
 */
typedef struct _WmMapKeys WmMapKeys;

/* @view: shows a scene of the session's map; both outlive what is returned */
WmMapKeys *wm_map_keys_new (WmSceneView *view, WmSession *session);
void wm_map_keys_free (WmMapKeys *keys);

G_END_DECLS
