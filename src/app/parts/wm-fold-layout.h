/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * WmFoldLayout:
 *
 * Puts children side by side, the first as wide as there is room, or one under
 * the other where the whole is narrower than "threshold" (int, pixels).
 */
#define WM_TYPE_FOLD_LAYOUT (wm_fold_layout_get_type ())
G_DECLARE_FINAL_TYPE (WmFoldLayout, wm_fold_layout, WM, FOLD_LAYOUT, GtkLayoutManager)

G_END_DECLS
