/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/wm-week-load.h"

#include <string.h>

#include "planning/wm-compile-days.h"

typedef struct
{
  int first, last; /* days of the room */
  gint64 left;     /* amount */
} Job;

static gboolean
counts (const WmActivity *activity)
{
  return activity->minutes > 0 && wm_activity_stand (activity) != WM_ACTIVITY_DROPPED
         && g_str_has_prefix (activity->origin, "gap:");
}

/* The last day of the room on or before a date; -1 before it begins. */
static int
day_before (const WmRoom *room, const GDate *date)
{
  int found = -1;
  guint low = 0, high = room->days->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (room->days, WmRoomDay, middle).julian <= g_date_get_julian (date))
        {
          found = (int) middle;
          low = middle + 1;
        }
      else
        high = middle;
    }
  return found;
}

static int
compare_jobs (gconstpointer a, gconstpointer b)
{
  return ((const Job *) a)->last - ((const Job *) b)->last;
}

static GArray *
collect_jobs (const WmPlan *plan, const WmRoom *room)
{
  GArray *jobs = g_array_new (FALSE, FALSE, sizeof (Job));
  g_autoptr (GPtrArray) all = wm_plan_activities (plan);

  for (guint i = 0; i < all->len; i++)
    {
      const WmActivity *it = g_ptr_array_index (all, i);
      const char *begin = *it->start_date ? it->start_date : it->due_date;
      Job job = { .left = it->minutes * room->scale };
      GDate due, start;

      if (!counts (it) || !wm_date_parse (it->due_date, &due) || !wm_date_parse (begin, &start))
        continue;
      job.last = MAX (0, day_before (room, &due));
      g_date_subtract_days (&start, 1);
      job.first = MIN (job.last, day_before (room, &start) + 1);
      g_array_append_val (jobs, job);
    }
  g_array_sort (jobs, compare_jobs);
  return jobs;
}

static WmWeekLoad *
week_of (GArray *weeks, const WmRoom *room, int day)
{
  return &g_array_index (weeks, WmWeekLoad, wm_room_week (room, day) - 1);
}

/* Fills the room job by job; amounts, not minutes, until the end. */
static void
fill (GArray *weeks, const WmRoom *room, GArray *jobs, gint64 *amounts)
{
  for (guint k = 0; k < jobs->len; k++)
    {
      Job *job = &g_array_index (jobs, Job, k);

      for (int day = job->first; day <= job->last && job->left > 0; day++)
        {
          WmRoomDay *it = &g_array_index (room->days, WmRoomDay, day);
          gint64 taken = MIN (job->left, it->left);

          it->left -= taken;
          job->left -= taken;
          amounts[wm_room_week (room, day) - 1] += taken;
        }
      amounts[wm_room_week (room, job->last) - 1] += job->left;
    }
}

GArray *
wm_plan_week_loads (const WmPlan *plan)
{
  GArray *weeks = g_array_new (FALSE, TRUE, sizeof (WmWeekLoad));
  g_autoptr (GPtrArray) all = wm_plan_activities (plan);
  g_auto (WmRoom) room = { 0 };
  g_autoptr (GArray) jobs = NULL;
  g_autofree gint64 *amounts = NULL;
  GDate start, end, it;

  if (plan->week_minutes <= 0 || !wm_date_parse (plan->start_date, &start)
      || !wm_calendar_forward (plan->calendar, &start))
    return weeks;
  end = start;
  for (guint i = 0; i < all->len; i++)
    if (wm_date_parse (((WmActivity *) g_ptr_array_index (all, i))->due_date, &it)
        && g_date_compare (&it, &end) > 0 && g_date_days_between (&start, &it) < 3660)
      end = it;
  wm_room_init (&room, plan->calendar, &start, &end, plan->week_minutes);
  if (room.days->len == 0)
    return weeks;
  for (int i = 0; i < wm_room_week (&room, (int) room.days->len - 1); i++)
    {
      WmWeekLoad week = { .first = start };

      g_date_add_days (&week.first, 7 * (guint) i);
      g_array_append_val (weeks, week);
    }
  amounts = g_new0 (gint64, weeks->len);
  jobs = collect_jobs (plan, &room);
  fill (weeks, &room, jobs, amounts);
  for (guint i = 0; i < room.days->len; i++)
    week_of (weeks, &room, (int) i)->limit
        += (int) g_array_index (room.days, WmRoomDay, i).room;
  for (guint i = 0; i < weeks->len; i++)
    {
      WmWeekLoad *week = &g_array_index (weeks, WmWeekLoad, i);

      week->limit /= (int) room.scale;
      week->minutes = (int) (amounts[i] / room.scale);
    }
  return weeks;
}
