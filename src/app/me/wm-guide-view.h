/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/me/wm-me-view.h"
#include "people/wm-guide.h"

G_BEGIN_DECLS

/**
 * WmGuideView:
 *
 * A guided assessment: one skill at a time, each answer stored at once; left
 * and continued at will; at its end what to do next.
 */
#define WM_TYPE_GUIDE_VIEW (wm_guide_view_get_type ())
G_DECLARE_FINAL_TYPE (WmGuideView, wm_guide_view, WM, GUIDE_VIEW, WmMeView)

/* Begins, or goes on: where nothing is answered and no role chosen with the role, else
 * with the next skill. */
void wm_guide_view_start (WmGuideView *self);

G_END_DECLS
