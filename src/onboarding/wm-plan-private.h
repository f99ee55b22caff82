/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files about plans share.
 */
#pragma once

#include "onboarding/wm-plan.h"
#include "store/wm-sql.h"

G_BEGIN_DECLS

/* (transfer full) (nullable): the working days of a plan */
WmCalendar *wm_plan_calendar (WmStore *store, gint64 plan, GError **error);
/* Row id of the plan with that slug; 0 with WM_ERROR_NOT_FOUND. */
gint64 wm_plan_id (WmStore *store, const char *slug, GError **error);
WmHorizon wm_horizon_parse (const char *text);
/* Notes that the plan's document changed, inside the action under way. */
gboolean wm_plan_touch (WmStore *store, gint64 plan, GError **error);
/* Writes the dates of milestones and of relative activities anew, after the
 * start moved from @old_start to what the plan says now. */
gboolean wm_plan_redate (WmStore *store, gint64 plan, const GDate *old_start, GError **error);
/* Commits if @done, else rolls back; returns whether all went well. */
gboolean wm_plan_end_action (WmStore *store, gboolean done, GError **error);
/* (transfer full): "[\"text\"]" of texts, and back */
char *wm_goals_format (GPtrArray *goals);
GPtrArray *wm_goals_parse (const char *json);

G_END_DECLS
