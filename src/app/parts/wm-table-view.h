/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/me/wm-me-view.h"

G_BEGIN_DECLS

/* Every skill by category, to be rated in place; and what is old, to be said
 * again with one key. */
#define WM_TYPE_TABLE_VIEW (wm_table_view_get_type ())
G_DECLARE_FINAL_TYPE (WmTableView, wm_table_view, WM, TABLE_VIEW, WmMeView)

G_END_DECLS
