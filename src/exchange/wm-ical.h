/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "onboarding/wm-plan.h"
#include "planning/wm-compile-store.h"

G_BEGIN_DECLS

/**
 * wm_ical_read_days:
 * @from, @to: days outside are left out
 *
 * All-day events of an iCalendar file (RFC 5545), recurrences and events of
 * several days told out; what has a time of day is no holiday.
 *
 * Returns: (transfer full) (nullable) (element-type WmCalendarDay): in order,
 *   each day once
 */
GArray *wm_ical_read_days (const char *path, const GDate *from, const GDate *to, GError **error);

/* The same for a plan that begins on @start: from a year before to three years after. */
GArray *wm_ical_read_holidays (const char *path, const GDate *start, GError **error);

/**
 * wm_ical_write_plan:
 * @modified: Unix seconds of the plan's last change
 * @sequence: a number that grows with each change, also with two in one second
 *   (RFC 5545, 3.8.7.4); at most 2^31 - 1 is written
 *
 * A plan as iCalendar: milestones and check-ins as all-day events, activities
 * as to-dos and, since many calendars show none, as all-day events on the day
 * they are due. UIDs stay the same from export to export and SEQUENCE grows, so
 * that a calendar updates what it has.
 *
 * Returns: (transfer full)
 */
GBytes *wm_ical_write_plan (const WmPlan *plan, gint64 modified, gint64 sequence);

G_END_DECLS
