/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "planning/wm-compile.h"

G_BEGIN_DECLS

/**
 * wm_plan_week_loads:
 *
 * Pure. The hours of learning in each week of seven days from the start: those of
 * activities that were made from evidence, but not of dropped ones. Hours are put where there is
 * room between start and due, what is due first first (earliest deadline first, Jackson 1955). What
 * does not fit counts in the week in which it is due, which is then over its limit.
 *
 * Returns: (transfer full) (element-type WmWeekLoad): empty without hours a week
 */
GArray *wm_plan_week_loads (const WmPlan *plan);

G_END_DECLS
