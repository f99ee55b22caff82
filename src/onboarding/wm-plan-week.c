/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * This week of a plan, and how it stands. Pure.
 */
#include "config.h"

#include "onboarding/wm-plan-week.h"

#include <string.h>

static gboolean
is_open (const WmActivity *activity)
{
  WmActivityStand stand = wm_activity_stand (activity);

  return stand != WM_ACTIVITY_DONE_NOW && stand != WM_ACTIVITY_DROPPED;
}

static gboolean
is_hers (const WmActivity *activity)
{
  return *activity->owner == '\0' || strcmp (activity->owner, "new_hire") == 0;
}

/* FALSE for what is not of this week */
static gboolean
find_part (const WmActivity *activity, const char *today, const char *sunday, WmWeekPart *part)
{
  const char *begin = *activity->start_date ? activity->start_date : activity->due_date;

  if (!is_open (activity) || !is_hers (activity) || *begin == '\0' || strcmp (begin, sunday) > 0)
    return FALSE;
  *part = strcmp (activity->due_date, today) < 0 ? WM_WEEK_LATE
          : *activity->proof || g_str_has_suffix (activity->origin, ":prove")
                  || g_str_has_suffix (activity->origin, ":check")
              ? WM_WEEK_PROVE
          : activity->resources->len > 0 ? WM_WEEK_READ
                                         : WM_WEEK_DO;
  return TRUE;
}

static int
compare_due (gconstpointer a, gconstpointer b)
{
  const WmActivity *one = *(WmActivity *const *) a, *two = *(WmActivity *const *) b;

  return strcmp (one->due_date, two->due_date);
}

/* (transfer full): the last day of the week of @today */
static char *
sunday_of (const GDate *today)
{
  GDate end = *today;

  g_date_add_days (&end, 7 - g_date_get_weekday (today));
  return wm_date_format (&end);
}

const WmActivity *
wm_plan_after_week (const WmPlan *plan, const GDate *today)
{
  g_autoptr (GPtrArray) all = wm_plan_activities (plan);
  g_autofree char *sunday = sunday_of (today);
  const WmActivity *next = NULL;

  for (guint i = 0; i < all->len; i++)
    {
      const WmActivity *it = g_ptr_array_index (all, i);

      if (is_open (it) && is_hers (it) && strcmp (it->due_date, sunday) > 0
          && (next == NULL || strcmp (it->due_date, next->due_date) < 0))
        next = it;
    }
  return next;
}

GPtrArray *
wm_plan_week (const WmPlan *plan, const GDate *today, WmWeekPart wanted)
{
  g_autoptr (GPtrArray) all = wm_plan_activities (plan);
  GPtrArray *found = g_ptr_array_new ();
  g_autofree char *day = wm_date_format (today);
  g_autofree char *sunday = sunday_of (today);

  for (guint i = 0; i < all->len; i++)
    {
      WmWeekPart part;

      if (find_part (g_ptr_array_index (all, i), day, sunday, &part) && part == wanted)
        g_ptr_array_add (found, g_ptr_array_index (all, i));
    }
  g_ptr_array_sort (found, compare_due);
  return found;
}

WmPlanHealth
wm_plan_health (const WmPlan *plan, const GDate *today)
{
  g_autoptr (GPtrArray) all = wm_plan_activities (plan);
  g_autofree char *day = wm_date_format (today);
  WmPlanHealth health = { 0 };

  for (guint i = 0; i < all->len; i++)
    {
      const WmActivity *it = g_ptr_array_index (all, i);

      health.blocked += is_open (it) && it->blocked;
      health.late += is_open (it) && *it->due_date && strcmp (it->due_date, day) < 0;
    }
  for (guint i = 0; i < plan->check_ins->len && *health.next == '\0'; i++)
    {
      const WmCheckIn *it = g_ptr_array_index (plan->check_ins, i);

      if (*it->held == '\0')
        g_strlcpy (health.next, it->date, sizeof health.next);
    }
  health.next_late = *health.next && strcmp (health.next, day) < 0;
  return health;
}
