/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/wm-session.h"
#include "onboarding/wm-plan.h"

G_BEGIN_DECLS

/**
 * WmActivityRow:
 *
 * An activity of a plan: ticked by its button or Space, opened by Return or a
 * click, moved by drag and drop, Alt with the arrows or its menu, deleted by
 * Delete. It changes nothing itself; signals tell what is wanted:
 *
 * - "done" (gboolean), "edit", "delete"
 * - "step" (int): one place up (-1) or down (1)
 * - "move-to" (gint64): to the end of that milestone
 * - "dropped" (gint64 activity, gboolean after): put that one before or after
 *   this one
 */
#define WM_TYPE_ACTIVITY_ROW (wm_activity_row_get_type ())
G_DECLARE_FINAL_TYPE (WmActivityRow, wm_activity_row, WM, ACTIVITY_ROW, GtkListBoxRow)

GtkWidget *wm_activity_row_new (WmSession *session, gint64 id);
gint64 wm_activity_row_get_id (WmActivityRow *self);
/* Shows the activity as it is now. @today: to tell what is late */
void wm_activity_row_update (WmActivityRow *self, WmMap *map, const WmActivity *activity,
                             const GDate *today);
/* @why: in words; "" hides the button that tells it */
void wm_activity_row_set_why (WmActivityRow *self, const char *why, const WmActivity *activity);
/* @milestones: (nullable): menu of where it can be moved to; NULL where
 * nothing can be changed */
void wm_activity_row_set_milestones (WmActivityRow *self, GMenuModel *milestones);

G_END_DECLS
