/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "onboarding/wm-calendar.h"

G_BEGIN_DECLS

/**
 * wm_calendar_file_read:
 * @path: a JSON file that holds a plan's calendar
 *   ({"workWeek","holidays","workingDays"}), alone or inside a plan
 *
 * Returns: (transfer full) (nullable): the calendar
 */
WmCalendar *wm_calendar_file_read (const char *path, GError **error);

G_END_DECLS
