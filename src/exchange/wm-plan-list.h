/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "onboarding/wm-plan.h"

G_BEGIN_DECLS

/**
 * wm_plan_list_parse:
 * @name: of the file, for messages; ".csv" is a table, all else a checklist
 *
 * A plan out of a checklist in Markdown, as issue trackers have it (headings of
 * the second or third level are milestones, lines with a box are activities,
 * "Manager: …" says whose they are), or out of a table with a heading
 * "activity". A milestone ends as its name says ("Day 1", "Week 2", "Month 3",
 * "Quarter 1"), or with the first month. An activity without a date is due with
 * its milestone.
 *
 * Returns: (transfer full) (nullable): with names, and nothing of a workspace
 */
WmPlan *wm_plan_list_parse (GBytes *bytes, const char *name, GError **error);

/**
 * wm_plan_from_list:
 * @path: a checklist (.md) or a table (.csv)
 * @role: slug, or ""
 *
 * Makes a plan of it, in one action.
 *
 * Returns: (transfer full): the plan's slug
 */
char *wm_plan_from_list (WmStore *store, WmMap *map, const char *path, const char *person,
                         const char *role, const GDate *start, GError **error);

G_END_DECLS
