/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * WmCalendar:
 *
 * Which days are worked: a week, days off, and days worked all the same
 * (make-up days). Public holidays are never computed. A person may be away on
 * other days, and work some weekdays in part.
 */
typedef struct _WmCalendar WmCalendar;

/* @work_week: ISO weekdays "12345", 1 = Monday; NULL or "" for that */
WmCalendar *wm_calendar_new (const char *work_week);
void wm_calendar_free (WmCalendar *calendar);
/* A day that nobody works. */
void wm_calendar_add_holiday (WmCalendar *calendar, const GDate *date);
/* A make-up day: worked whatever its weekday. */
void wm_calendar_add_working_day (WmCalendar *calendar, const GDate *date);
/* Days off of the person, both ends included; a make-up day does not end them. */
void wm_calendar_add_away (WmCalendar *calendar, const GDate *first, const GDate *last);
/* @weekday: 1 = Monday; @percent: of a day, 1..100 */
void wm_calendar_set_percent (WmCalendar *calendar, guint weekday, guint percent);
/* How much of the day is worked: 0..100 */
guint wm_calendar_percent (const WmCalendar *calendar, const GDate *date);
/* The same for a plain week: 500 for five whole days */
guint wm_calendar_week_percent (const WmCalendar *calendar);
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

/* The day it is here. */
void wm_date_today (GDate *today);
/* Strict YYYY-MM-DD, years 1970 to 2200. */
gboolean wm_date_parse (const char *text, GDate *date);
char *wm_date_format (const GDate *date); /* (transfer full) */

G_END_DECLS
