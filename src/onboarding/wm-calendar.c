/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Working days. Dates are GDate; a calendar is a week of seven flags and two
 * sets of days that break it.
 */
#include "onboarding/wm-calendar.h"

#include <stdlib.h>
#include <string.h>

/* How far to look for a working day: a calendar of holidays alone has none. */
#define HORIZON_DAYS 3660

#define FIRST_YEAR 1970
#define LAST_YEAR 2200

struct _WmCalendar
{
  gboolean worked[8]; /* by ISO weekday, 1 = Monday */
  GHashTable *holidays; /* Julian day as a pointer, a set */
  GHashTable *working;
  GHashTable *away; /* of the person */
  guint percent[8]; /* by ISO weekday */
};

WmCalendar *
wm_calendar_new (const char *work_week)
{
  WmCalendar *calendar = g_new0 (WmCalendar, 1);

  for (const char *p = work_week && *work_week ? work_week : "12345"; *p; p++)
    if (*p >= '1' && *p <= '7')
      calendar->worked[*p - '0'] = TRUE;
  calendar->holidays = g_hash_table_new (NULL, NULL);
  calendar->working = g_hash_table_new (NULL, NULL);
  calendar->away = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i <= 7; i++)
    calendar->percent[i] = 100;
  return calendar;
}

void
wm_calendar_free (WmCalendar *calendar)
{
  if (!calendar)
    return;
  g_hash_table_unref (calendar->holidays);
  g_hash_table_unref (calendar->working);
  g_hash_table_unref (calendar->away);
  g_free (calendar);
}

static gpointer
day_key (const GDate *date)
{
  return GUINT_TO_POINTER (g_date_get_julian (date));
}

void
wm_calendar_add_holiday (WmCalendar *calendar, const GDate *date)
{
  g_return_if_fail (g_date_valid (date));
  g_hash_table_add (calendar->holidays, day_key (date));
}

void
wm_calendar_add_working_day (WmCalendar *calendar, const GDate *date)
{
  g_return_if_fail (g_date_valid (date));
  g_hash_table_add (calendar->working, day_key (date));
}

void
wm_calendar_add_away (WmCalendar *calendar, const GDate *first, const GDate *last)
{
  GDate day = *first;

  g_return_if_fail (g_date_valid (first) && g_date_valid (last));
  for (int i = 0; i < HORIZON_DAYS && g_date_compare (&day, last) <= 0;
       i++, g_date_add_days (&day, 1))
    g_hash_table_add (calendar->away, day_key (&day));
}

void
wm_calendar_set_percent (WmCalendar *calendar, guint weekday, guint percent)
{
  g_return_if_fail (weekday >= 1 && weekday <= 7);
  calendar->percent[weekday] = CLAMP (percent, 1, 100);
}

guint
wm_calendar_percent (const WmCalendar *calendar, const GDate *date)
{
  return wm_calendar_is_working (calendar, date) ? calendar->percent[g_date_get_weekday (date)] : 0;
}

guint
wm_calendar_week_percent (const WmCalendar *calendar)
{
  guint sum = 0;

  for (guint i = 1; i <= 7; i++)
    sum += calendar->worked[i] ? calendar->percent[i] : 0;
  return sum;
}

/* A make-up day is worked whatever the week and the holidays say. */
gboolean
wm_calendar_is_working (const WmCalendar *calendar, const GDate *date)
{
  g_return_val_if_fail (g_date_valid (date), FALSE);
  if (g_hash_table_contains (calendar->away, day_key (date)))
    return FALSE;
  if (g_hash_table_contains (calendar->working, day_key (date)))
    return TRUE;
  return calendar->worked[g_date_get_weekday (date)]
         && !g_hash_table_contains (calendar->holidays, day_key (date));
}

guint
wm_calendar_count_week (const WmCalendar *calendar)
{
  guint days = 0;

  g_return_val_if_fail (calendar != NULL, 0);
  for (guint i = 1; i <= 7; i++)
    days += calendar->worked[i];
  return days;
}

gboolean
wm_calendar_forward (const WmCalendar *calendar, GDate *date)
{
  for (int i = 0; i < HORIZON_DAYS; i++, g_date_add_days (date, 1))
    if (wm_calendar_is_working (calendar, date))
      return TRUE;
  return FALSE;
}

gboolean
wm_calendar_backward (const WmCalendar *calendar, GDate *date)
{
  for (int i = 0; i < HORIZON_DAYS && g_date_get_julian (date) > 1;
       i++, g_date_subtract_days (date, 1))
    if (wm_calendar_is_working (calendar, date))
      return TRUE;
  return FALSE;
}

gboolean
wm_calendar_nth (const WmCalendar *calendar, const GDate *start, int n, GDate *result)
{
  g_return_val_if_fail (n >= 1, FALSE);
  *result = *start;
  if (!wm_calendar_forward (calendar, result))
    return FALSE;
  while (--n > 0)
    {
      g_date_add_days (result, 1);
      if (!wm_calendar_forward (calendar, result))
        return FALSE;
    }
  return TRUE;
}

gboolean
wm_calendar_horizon_end (const WmCalendar *calendar, const GDate *start, WmHorizon horizon,
                         GDate *result)
{
  GDate first = *start;

  if (!wm_calendar_forward (calendar, &first))
    return FALSE;
  *result = first;
  switch (horizon)
    {
    case WM_HORIZON_WEEK:
      g_date_add_days (result, 7);
      break;
    case WM_HORIZON_MONTH:
      g_date_add_months (result, 1); /* stops at the month's last day */
      break;
    case WM_HORIZON_QUARTER:
      g_date_add_months (result, 3);
      break;
    default:
      return TRUE;
    }
  g_date_subtract_days (result, 1);
  if (!wm_calendar_backward (calendar, result) || g_date_compare (result, &first) < 0)
    *result = first;
  return TRUE;
}

void
wm_date_today (GDate *today)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  g_date_clear (today, 1);
  g_date_set_dmy (today, (GDateDay) g_date_time_get_day_of_month (now),
                  (GDateMonth) g_date_time_get_month (now), (GDateYear) g_date_time_get_year (now));
}

/* GLib's own parsers accept week dates and one-digit months. */
gboolean
wm_date_parse (const char *text, GDate *date)
{
  int year, month, day;

  if (!text || strlen (text) != 10 || text[4] != '-' || text[7] != '-')
    return FALSE;
  for (int i = 0; i < 10; i++)
    if (i != 4 && i != 7 && !g_ascii_isdigit (text[i]))
      return FALSE;
  year = atoi (text);
  month = atoi (text + 5);
  day = atoi (text + 8);
  if (year < FIRST_YEAR || year > LAST_YEAR || !g_date_valid_dmy (day, month, year))
    return FALSE;
  g_date_clear (date, 1);
  g_date_set_dmy (date, day, month, year);
  return TRUE;
}

char *
wm_date_format (const GDate *date)
{
  g_return_val_if_fail (g_date_valid (date), NULL);
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (date), g_date_get_month (date),
                          g_date_get_day (date));
}
