/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/me/wm-me.h"

G_BEGIN_DECLS

/**
 * WmFitView:
 *
 * Somebody's levels against a role: short, not assessed and met apart, and
 * what is needed only on the way. Signal "rate" as WmRatingBoard's.
 */
#define WM_TYPE_FIT_VIEW (wm_fit_view_get_type ())
G_DECLARE_FINAL_TYPE (WmFitView, wm_fit_view, WM, FIT_VIEW, AdwBin)

/* Rows stay where they are as far as they can. */
void wm_fit_view_show (WmFitView *self, WmMe *me, guint role);

G_END_DECLS
