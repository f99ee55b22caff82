/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/me/wm-me-view.h"

G_BEGIN_DECLS

/* Where a person is, what is missing, what to do next, in one look. */
#define WM_TYPE_OVERVIEW_VIEW (wm_overview_view_get_type ())
G_DECLARE_FINAL_TYPE (WmOverviewView, wm_overview_view, WM, OVERVIEW_VIEW, WmMeView)

G_END_DECLS
