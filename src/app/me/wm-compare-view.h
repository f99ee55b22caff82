/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/me/wm-me-view.h"

G_BEGIN_DECLS

/* One's own assessment beside that of others, the widest differences first. */
#define WM_TYPE_COMPARE_VIEW (wm_compare_view_get_type ())
G_DECLARE_FINAL_TYPE (WmCompareView, wm_compare_view, WM, COMPARE_VIEW, WmMeView)

G_END_DECLS
