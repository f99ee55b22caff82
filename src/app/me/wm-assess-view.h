/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/me/wm-me-view.h"

G_BEGIN_DECLS

/* To assess: guided, one skill at a time, or in a table of all skills. */
#define WM_TYPE_ASSESS_VIEW (wm_assess_view_get_type ())
G_DECLARE_FINAL_TYPE (WmAssessView, wm_assess_view, WM, ASSESS_VIEW, WmMeView)

/* @how: "start" begins with the next question, "table" shows the table; "" what
 * was seen last */
void wm_assess_view_show (WmAssessView *self, const char *how);

G_END_DECLS
