/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Dates of a plan. The days around the start become one table, so that the
 * n-th working day from anywhere is a look-up; activities are then dated in
 * the order of what they wait for (Kahn's topological sort).
 */
#include "onboarding/wm-dates.h"

#include <stdio.h>

#define DAYS_BEFORE 800
#define DAYS_AFTER 3700

typedef struct
{
  guint32 base;    /* Julian day of index 0 */
  int n;
  guint8 *percent; /* of each day; 0 = off */
  int *before;     /* n + 1: working days before index i */
  int *list;       /* indexes of the working days, in order */
  int n_list;
} Days;

static void
days_init (Days *days, const WmCalendar *calendar, const GDate *start)
{
  GDate day = *start;

  g_date_subtract_days (&day, MIN (DAYS_BEFORE, g_date_get_julian (start) - 1));
  days->base = g_date_get_julian (&day);
  days->n = DAYS_BEFORE + DAYS_AFTER;
  days->percent = g_new (guint8, days->n);
  days->before = g_new (int, days->n + 1);
  days->list = g_new (int, days->n);
  days->n_list = 0;
  for (int i = 0; i < days->n; i++, g_date_add_days (&day, 1))
    {
      days->percent[i] = (guint8) wm_calendar_percent (calendar, &day);
      days->before[i] = days->n_list;
      if (days->percent[i] > 0)
        days->list[days->n_list++] = i;
    }
  days->before[days->n] = days->n_list;
}

static void
days_clear (Days *days)
{
  g_free (days->percent);
  g_free (days->before);
  g_free (days->list);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Days, days_clear)

/* Index of a date; -1 outside of the table. */
static int
index_of (const Days *days, const GDate *date)
{
  gint64 at;

  if (!g_date_valid (date))
    return -1;
  at = (gint64) g_date_get_julian (date) - days->base;
  return at >= 0 && at < days->n ? (int) at : -1;
}

static void
set_date (const Days *days, int index, GDate *date)
{
  g_date_clear (date, 1);
  g_date_set_julian (date, days->base + (guint32) index);
}

/* The @position-th working day of the table; -1 outside. */
static int
listed (const Days *days, int position)
{
  return position >= 0 && position < days->n_list ? days->list[position] : -1;
}

/* @steps working days from @index, which is first moved on (back, where the
 * steps lead back) to a working day. */
static int
shift (const Days *days, int index, int steps)
{
  return steps >= 0 ? listed (days, days->before[index] + steps)
                    : listed (days, days->before[index + 1] - 1 + steps);
}

/* Where something that ends on @due begins. */
static int
begin_of (const Days *days, int due, int duration)
{
  int sum = 0, at = days->before[due + 1];

  if (duration <= 1)
    return due;
  while (sum < duration * 100 && at > 0)
    sum += days->percent[days->list[--at]];
  return sum >= duration * 100 ? days->list[at] : -1;
}

/* Where something that begins on @start ends. */
static int
end_of (const Days *days, int start, int duration)
{
  int sum = 0, at = days->before[start];

  if (duration <= 1)
    return start;
  while (sum < duration * 100 && at < days->n_list)
    sum += days->percent[days->list[at++]];
  return sum >= duration * 100 ? days->list[at - 1] : -1;
}

gboolean
wm_dates_offset_end (const WmCalendar *calendar, const GDate *start, const char *offset, GDate *end)
{
  guint count = 0;
  char unit = '\0';

  if (offset == NULL || sscanf (offset, "P%4u%c", &count, &unit) != 2 || count == 0)
    return FALSE;
  *end = *start;
  if (unit == 'D')
    g_date_add_days (end, count);
  else if (unit == 'W')
    g_date_add_days (end, 7 * count);
  else if (unit == 'M')
    g_date_add_months (end, count);
  else if (unit == 'Y' && count < 100)
    g_date_add_years (end, (GDateYear) count);
  else
    return FALSE;
  g_date_subtract_days (end, 1);
  return wm_calendar_backward (calendar, end);
}

static gboolean
date_milestone (const WmCalendar *calendar, const GDate *start, WmDatesMilestone *milestone)
{
  GDate end;

  if (milestone->horizon != WM_HORIZON_CUSTOM)
    return wm_calendar_horizon_end (calendar, start, milestone->horizon, &milestone->end);
  if (wm_dates_offset_end (calendar, start, milestone->offset, &end))
    milestone->end = end;
  return TRUE;
}

/* ---- the order --------------------------------------------------------------- */

/* What an activity waits for: its dependencies, then its anchor. */
static guint
count_waits (const WmDatesActivity *activity)
{
  return activity->n_depends + (activity->anchor == WM_ANCHOR_ACTIVITY);
}

static int
get_wait (const WmDatesActivity *activity, guint i)
{
  return i < activity->n_depends ? activity->depends[i] : activity->ref;
}

/* (transfer full): the activities in an order that keeps what they wait for;
 * what is on a circle, or waits for one, is left out. @waiting: (out): per
 * activity how many of its waits were never served */
static GArray *
sort_activities (const WmDatesActivity *activities, guint n, int *waiting)
{
  GArray *order = g_array_sized_new (FALSE, FALSE, sizeof (int), n);
  g_autofree guint *first = g_new0 (guint, n + 2);
  g_autofree int *followers = NULL;

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < count_waits (&activities[i]); j++)
      {
        int on = get_wait (&activities[i], j);

        if (on < 0 || on >= (int) n)
          continue;
        waiting[i]++;
        first[on + 2]++;
      }
  for (guint i = 2; i < n + 2; i++)
    first[i] += first[i - 1];
  followers = g_new (int, first[n + 1] + 1);
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < count_waits (&activities[i]); j++)
      {
        int on = get_wait (&activities[i], j);

        if (on >= 0 && on < (int) n)
          followers[first[on + 1]++] = (int) i;
      }
  for (int i = 0; i < (int) n; i++)
    if (waiting[i] == 0)
      g_array_append_val (order, i);
  for (guint head = 0; head < order->len; head++)
    {
      int done = g_array_index (order, int, head);

      for (guint k = first[done]; k < first[done + 1]; k++)
        if (--waiting[followers[k]] == 0)
          g_array_append_val (order, followers[k]);
    }
  return order;
}

GArray *
wm_dates_find_circle (const WmDatesActivity *activities, guint n)
{
  g_autofree int *waiting = g_new0 (int, n + 1);
  g_autoptr (GArray) order = sort_activities (activities, n, waiting);
  g_autofree int *seen = g_new0 (int, n + 1);
  GArray *circle;
  int at = 0, steps = 0;

  if (order->len == n)
    return NULL;
  while (waiting[at] == 0)
    at++;
  /* From one that waits to one it waits for that waits too: sooner or later
   * the same comes again. */
  while (seen[at] == 0)
    {
      seen[at] = ++steps;
      for (guint j = 0; j < count_waits (&activities[at]); j++)
        {
          int on = get_wait (&activities[at], j);

          if (on >= 0 && on < (int) n && waiting[on] > 0)
            {
              at = on;
              break;
            }
        }
    }
  circle = g_array_new (FALSE, FALSE, sizeof (int));
  for (int next = at; circle->len == 0 || next != at;)
    {
      g_array_append_val (circle, next);
      for (guint j = 0; j < count_waits (&activities[next]); j++)
        {
          int on = get_wait (&activities[next], j);

          if (on >= 0 && on < (int) n && waiting[on] > 0)
            {
              next = on;
              break;
            }
        }
    }
  g_array_append_val (circle, at);
  return circle;
}

/* ---- dating ------------------------------------------------------------------ */

typedef struct
{
  const Days *days;
  int start; /* index of the first working day */
  const WmDatesMilestone *milestones;
  guint n_milestones;
  const WmDatesActivity *activities;
  guint n_activities;
} Dating;

/* Index of the day on which the plan wants it done; -1 with a finding. */
static int
wished_due (const Dating *dating, WmDatesActivity *activity)
{
  const GDate *from = NULL;
  int index, end, due;

  activity->finding = WM_DATE_LOST;
  if (activity->anchor == WM_ANCHOR_START)
    {
      int day = activity->day == 0 ? 1 : activity->day;

      due = listed (dating->days, dating->days->before[dating->start] + day - (day > 0));
      end = activity->milestone >= 0 && activity->milestone < (int) dating->n_milestones
                ? index_of (dating->days, &dating->milestones[activity->milestone].end)
                : -1;
      activity->finding = due < 0 ? WM_DATE_BEYOND : WM_DATE_FINE;
      return end >= 0 && due > end
               ? MAX (dating->start, listed (dating->days, dating->days->before[end + 1] - 1))
               : due;
    }
  if (activity->anchor == WM_ANCHOR_MILESTONE && activity->ref >= 0
      && activity->ref < (int) dating->n_milestones)
    from = &dating->milestones[activity->ref].end;
  else if (activity->anchor == WM_ANCHOR_ACTIVITY && activity->ref >= 0
           && activity->ref < (int) dating->n_activities)
    from = &dating->activities[activity->ref].due;
  if (from == NULL || !g_date_valid (from))
    return -1;
  index = index_of (dating->days, from);
  due = index >= 0 ? shift (dating->days, index, activity->day) : -1;
  activity->finding = due < 0 ? WM_DATE_BEYOND : WM_DATE_FINE;
  return due;
}

/* Index of the day before whose end it cannot begin; -1 for none. */
static int
earliest (const Dating *dating, const WmDatesActivity *activity)
{
  int latest = -1;

  for (guint j = 0; j < activity->n_depends; j++)
    if (activity->depends[j] >= 0 && activity->depends[j] < (int) dating->n_activities)
      latest = MAX (latest,
                    index_of (dating->days, &dating->activities[activity->depends[j]].due));
  return latest;
}

static void
check_fixed (const Dating *dating, WmDatesActivity *activity)
{
  const GDate *begin = g_date_valid (&activity->start) ? &activity->start : &activity->due;
  int at = index_of (dating->days, &activity->due), start = index_of (dating->days, begin);

  activity->finding = WM_DATE_FINE;
  if (at >= 0 && dating->days->percent[at] == 0)
    activity->finding = WM_DATE_FIXED_OFF;
  if (start >= 0 && start < earliest (dating, activity))
    activity->finding = WM_DATE_FIXED_EARLY;
}

static void
date_activity (const Dating *dating, WmDatesActivity *activity)
{
  const Days *days = dating->days;
  int due, start, wait;

  if (activity->anchor == WM_ANCHOR_FIXED)
    {
      check_fixed (dating, activity);
      return;
    }
  due = wished_due (dating, activity);
  start = due >= 0 ? begin_of (days, due, activity->duration) : -1;
  wait = earliest (dating, activity);
  if (due >= 0 && wait >= 0 && start < wait)
    {
      start = shift (days, wait, 0);
      due = start >= 0 ? end_of (days, start, activity->duration) : -1;
      if (activity->milestone >= 0 && activity->milestone < (int) dating->n_milestones
          && due > index_of (days, &dating->milestones[activity->milestone].end))
        activity->finding = WM_DATE_AFTER_MILESTONE;
    }
  if (due < 0 || start < 0)
    {
      if (activity->finding != WM_DATE_LOST)
        activity->finding = WM_DATE_BEYOND;
      g_date_clear (&activity->start, 1);
      g_date_clear (&activity->due, 1);
      return;
    }
  set_date (days, start, &activity->start);
  set_date (days, due, &activity->due);
}

gboolean
wm_dates_compute (const WmCalendar *calendar, const GDate *start, WmDatesMilestone *milestones,
                  guint n_milestones, WmDatesActivity *activities, guint n_activities)
{
  g_auto (Days) days = { 0 };
  g_autofree int *waiting = g_new0 (int, n_activities + 1);
  g_autoptr (GArray) order = NULL;
  Dating dating
      = { &days, 0, milestones, n_milestones, activities, n_activities };
  GDate first = *start;

  g_return_val_if_fail (calendar != NULL && g_date_valid (start), FALSE);

  if (!wm_calendar_forward (calendar, &first))
    return FALSE;
  for (guint i = 0; i < n_milestones; i++)
    if (!date_milestone (calendar, &first, &milestones[i]))
      return FALSE;
  days_init (&days, calendar, &first);
  dating.start = index_of (&days, &first);
  order = sort_activities (activities, n_activities, waiting);
  for (guint i = 0; i < order->len; i++)
    date_activity (&dating, &activities[g_array_index (order, int, i)]);
  for (guint i = 0; i < n_activities; i++)
    if (waiting[i] > 0)
      activities[i].finding = WM_DATE_CIRCLE;
  return TRUE;
}
