/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * WmCalendar:
 *
 * Which days are worked: a week, days off, and days worked all the same
 * (make-up days). Public holidays are never computed.
 */
typedef struct _WmCalendar WmCalendar;

/* @work_week: ISO weekdays "12345", 1 = Monday; NULL or "" for that */
WmCalendar *wm_calendar_new (const char *work_week);
void wm_calendar_free (WmCalendar *calendar);
void wm_calendar_add_holiday (WmCalendar *calendar, const GDate *date);
void wm_calendar_add_working_day (WmCalendar *calendar, const GDate *date);
gboolean wm_calendar_is_working (const WmCalendar *calendar, const GDate *date);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmCalendar, wm_calendar_free)
/* How many days of a plain week are worked */
guint wm_calendar_count_week (const WmCalendar *calendar);

/* Moves @date on (back) to the nearest working day; FALSE if none is found
 * within ten years. */
gboolean wm_calendar_forward (const WmCalendar *calendar, GDate *date);
gboolean wm_calendar_backward (const WmCalendar *calendar, GDate *date);
/* The n-th working day, counting the first on or after @start as 1. */
gboolean wm_calendar_nth (const WmCalendar *calendar, const GDate *start, int n, GDate *result);

typedef enum
{
  WM_HORIZON_DAY,
  WM_HORIZON_WEEK,
  WM_HORIZON_MONTH,
  WM_HORIZON_QUARTER,
  WM_HORIZON_CUSTOM,
} WmHorizon;

/* The last working day on or before @start + 7 days, 1 month, 3 months, less
 * one day; never before the start; the start first moved on to a working day. */
gboolean wm_calendar_horizon_end (const WmCalendar *calendar, const GDate *start,
                                  WmHorizon horizon, GDate *result);

/* Strict YYYY-MM-DD, years 1970 to 2200. */
gboolean wm_date_parse (const char *text, GDate *date);
char *wm_date_format (const GDate *date); /* (transfer full) */

G_END_DECLS
