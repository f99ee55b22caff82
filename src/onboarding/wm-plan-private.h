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
void wm_check_in_free (WmCheckIn *check_in);
void wm_first_free (WmFirst *first);
/* Sets the dates of check-ins that are not held; and writes them. */
void wm_check_ins_date (WmPlan *plan);
gboolean wm_check_ins_write (WmStore *store, const WmPlan *plan, GError **error);
/* Begins an action on an activity; the plan and the milestone it belongs to, by row id
 * (0 with an error, 0 for none). */
gboolean wm_activity_begin (WmStore *store, const char *label, gint64 id, GError **error);
gint64 wm_activity_plan (WmStore *store, gint64 activity, GError **error);
gint64 wm_activity_milestone (WmStore *store, gint64 activity);
/* Inside an action: writes all the links of one kind anew; targets are slugs. */
gboolean wm_activity_write_links (WmStore *store, gint64 activity, const char *kind,
                                  const char *const *targets, GError **error);
/* The same. @targets: (element-type utf8) */
gboolean wm_activity_write_link_list (WmStore *store, gint64 activity, const char *kind,
                                      GPtrArray *targets, GError **error);
/* Inside an action: a milestone is done when all of it is. */
gboolean wm_milestone_update (WmStore *store, gint64 milestone, GError **error);
GArray *wm_milestone_skills_new (void);
/* Days off and part-time days of the person */
gboolean wm_plan_load_own_days (WmStore *store, gint64 plan, WmCalendar *calendar,
                                GError **error);
/* What wm_plan_load() still lacks; both by row id */
gboolean wm_plan_load_more (WmStore *store, WmPlan *plan, GHashTable *milestones,
                            GHashTable *activities, GError **error);
/* "day", "week", "month", "quarter"; what is none of them is "custom" */
WmHorizon wm_horizon_parse (const char *text);
const char *wm_horizon_to_string (WmHorizon horizon);
/* "milestone", "activity"; "" where it is counted from the start, or fixed */
const char *wm_anchor_to_string (WmAnchor anchor);
/* Notes that the plan's document changed, inside the action under way. */
gboolean wm_plan_touch (WmStore *store, gint64 plan, GError **error);
/* Writes the dates of milestones and of relative activities anew, after the
 * start moved from @old_start to what the plan says now. A circle of
 * dependencies is refused. */
gboolean wm_plan_redate (WmStore *store, gint64 plan, const GDate *old_start, GError **error);
/* Commits if @done, else rolls back; returns whether all went well. */
gboolean wm_plan_end_action (WmStore *store, gboolean done, GError **error);
/* (transfer full): "[\"text\"]" of texts, and back */
char *wm_goals_format (GPtrArray *goals);
GPtrArray *wm_goals_parse (const char *json);

G_END_DECLS
