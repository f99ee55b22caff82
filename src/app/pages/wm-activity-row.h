/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/wm-session.h"
#include "onboarding/wm-plan.h"

G_BEGIN_DECLS

/**
 * WmActivityRow:
 *
 * One activity of a plan: ticked, opened to be changed, moved, deleted.
 * Signals: "done" (gboolean), "delete", "step" (int: -1 up, 1 down), "dropped"
 * (gint64: the activity that was dropped before this one).
 */
#define WM_TYPE_ACTIVITY_ROW (wm_activity_row_get_type ())
G_DECLARE_FINAL_TYPE (WmActivityRow, wm_activity_row, WM, ACTIVITY_ROW, AdwActionRow)

GtkWidget *wm_activity_row_new (WmSession *session, const WmActivity *activity);
gint64 wm_activity_row_get_id (WmActivityRow *self);

G_END_DECLS
