/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/me/wm-me-view.h"

G_BEGIN_DECLS

/* What changed between two dates, and how each skill went over time. */
#define WM_TYPE_HISTORY_VIEW (wm_history_view_get_type ())
G_DECLARE_FINAL_TYPE (WmHistoryView, wm_history_view, WM, HISTORY_VIEW, WmMeView)

G_END_DECLS
