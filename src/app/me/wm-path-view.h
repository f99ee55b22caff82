/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/me/wm-me-view.h"

G_BEGIN_DECLS

/* What to learn, week by week; what would be if; what is read. */
#define WM_TYPE_PATH_VIEW (wm_path_view_get_type ())
G_DECLARE_FINAL_TYPE (WmPathView, wm_path_view, WM, PATH_VIEW, WmMeView)

G_END_DECLS
