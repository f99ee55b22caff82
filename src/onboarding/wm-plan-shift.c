/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Moving an activity by working days: its offset or its length is what changes,
 * its dates follow.
 */
#include "config.h"

#include "onboarding/wm-plan-shift.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FURTHEST 3660

static int
count_forward (const WmCalendar *calendar, const GDate *from, const GDate *to)
{
  GDate day = *from;
  int n = 0;

  for (int i = 0; i < FURTHEST && g_date_compare (&day, to) < 0; i++)
    {
      g_date_add_days (&day, 1);
      n += wm_calendar_is_working (calendar, &day);
    }
  return n;
}

int
wm_calendar_count_days (const WmCalendar *calendar, const GDate *from, const GDate *to)
{
  GDate day = *to;
  int n = 0;

  if (g_date_compare (from, to) <= 0)
    return count_forward (calendar, from, to);
  for (int i = 0; i < FURTHEST && g_date_compare (&day, from) < 0; i++)
    {
      n += wm_calendar_is_working (calendar, &day);
      g_date_add_days (&day, 1);
    }
  return -n;
}

static WmActivity *
find (const WmPlan *plan, gint64 id)
{
  g_autoptr (GPtrArray) all = wm_plan_activities (plan);

  for (guint i = 0; i < all->len; i++)
    if (((WmActivity *) g_ptr_array_index (all, i))->id == id)
      return g_ptr_array_index (all, i);
  return NULL;
}

/* Counted from the start there is no day 0. */
static int
day_after (const WmActivity *activity, int days)
{
  int day = activity->due_day + days;

  if (activity->anchor == WM_ANCHOR_START && (activity->due_day > 0) != (day > 0))
    day += days > 0 ? 1 : -1;
  return day;
}

static void
change (WmActivity *activity, WmShift shift, int days, WmActivityEdit *edit)
{
  int length = MAX (1, activity->duration);

  if (shift != WM_SHIFT_MOVE)
    {
      length = MAX (1, length + (shift == WM_SHIFT_END ? days : -days));
      days = shift == WM_SHIFT_END ? length - MAX (1, activity->duration) : 0;
      edit->duration = activity->duration = length;
    }
  if (days == 0)
    return;
  activity->due_day = day_after (activity, days);
  edit->due_day = activity->due_day;
  edit->anchor = activity->anchor;
  edit->due_ref = activity->anchor == WM_ANCHOR_START ? NULL : activity->due_ref;
}

/* Why it stays where it is */
static void
set_stays (const WmPlan *plan, const WmActivity *activity, GError **error)
{
  const WmActivity *last = NULL;
  const char *begin = *activity->start_date ? activity->start_date : activity->due_date;

  for (guint i = 0; i < activity->depends_on->len; i++)
    {
      const WmActivity *it
          = wm_plan_find_activity (plan, g_ptr_array_index (activity->depends_on, i));

      if (it != NULL && (last == NULL || strcmp (it->due_date, last->due_date) > 0))
        last = it;
    }
  if (last != NULL && strcmp (last->due_date, begin) >= 0)
    g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
                 _ ("“%1$s” stays where it is: it begins after “%2$s”"), activity->name,
                 last->name);
  else
    g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
                 _ ("“%s” stays where it is: it ends with its milestone; move it to another one"),
                 activity->name);
}

gboolean
wm_plan_shift (WmPlan *plan, gint64 id, WmShift shift, int days, WmActivityEdit *edit,
               GArray **changes, GError **error)
{
  WmActivity *activity = find (plan, id);
  g_autofree char *start = NULL;
  g_autofree char *due = NULL;

  g_return_val_if_fail (activity != NULL, FALSE);

  if (activity->anchor == WM_ANCHOR_FIXED)
    {
      g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
                   _ ("“%s” has a fixed date, which stays; its dialog changes it"),
                   activity->name);
      return FALSE;
    }
  start = g_strdup (activity->start_date);
  due = g_strdup (activity->due_date);
  change (activity, shift, days, edit);
  if (!wm_plan_compute_dates (plan, changes, error))
    return FALSE;
  if (strcmp (start, activity->start_date) != 0 || strcmp (due, activity->due_date) != 0)
    return TRUE;
  set_stays (plan, activity, error);
  g_clear_pointer (changes, g_array_unref);
  return FALSE;
}

gboolean
wm_activity_shift (WmStore *store, const char *slug, gint64 activity, WmShift shift, int days,
                   guint *followed, GError **error)
{
  g_autoptr (WmPlan) plan = wm_plan_load (store, slug, error);
  g_autoptr (GArray) changes = NULL;
  WmActivityEdit edit = WM_ACTIVITY_EDIT_INIT;

  if (plan == NULL || !wm_plan_shift (plan, activity, shift, days, &edit, &changes, error)
      || !wm_activity_edit (store, activity, &edit, error))
    return FALSE;
  if (followed != NULL)
    {
      *followed = 0;
      for (guint i = 0; i < changes->len; i++)
        *followed += g_array_index (changes, WmDateChange, i).id != activity;
    }
  return TRUE;
}

/* ---- two states of a plan beside each other ------------------------------------------ */

static void
move_free (gpointer data)
{
  g_free (((WmPlanMove *) data)->name);
  g_free (data);
}

static void
tell (GPtrArray *moves, int kind, const char *name, int day, const char *before, const char *after)
{
  WmPlanMove *move;

  if (strcmp (before, after) == 0)
    return;
  move = g_new0 (WmPlanMove, 1);
  move->kind = kind;
  move->name = g_strdup (name);
  move->day = day;
  g_strlcpy (move->before, before, sizeof move->before);
  g_strlcpy (move->after, after, sizeof move->after);
  g_ptr_array_add (moves, move);
}

static void
tell_activities (GPtrArray *moves, const WmPlan *before, const GPtrArray *activities)
{
  for (guint i = 0; i < activities->len; i++)
    {
      const WmActivity *is = g_ptr_array_index (activities, i);
      const WmActivity *was = find (before, is->id);

      if (was != NULL)
        tell (moves, WM_MOVE_ACTIVITY, is->name, 0, was->due_date, is->due_date);
    }
}

static void
tell_check_ins (GPtrArray *moves, const WmPlan *before, const WmPlan *after)
{
  for (guint i = 0; i < after->check_ins->len; i++)
    for (guint j = 0; j < before->check_ins->len; j++)
      {
        const WmCheckIn *is = g_ptr_array_index (after->check_ins, i);
        const WmCheckIn *was = g_ptr_array_index (before->check_ins, j);

        if (was->id == is->id)
          tell (moves, WM_MOVE_CHECK_IN, "", is->day, was->date, is->date);
      }
}

GPtrArray *
wm_plan_moves (const WmPlan *before, const WmPlan *after)
{
  GPtrArray *moves = g_ptr_array_new_with_free_func (move_free);

  for (guint i = 0; i < after->milestones->len; i++)
    {
      const WmMilestone *is = g_ptr_array_index (after->milestones, i);
      const WmMilestone *was = wm_plan_find_milestone (before, is->slug);

      if (was != NULL)
        tell (moves, WM_MOVE_MILESTONE, is->name, 0, was->end_date, is->end_date);
      tell_activities (moves, before, is->activities);
    }
  tell_activities (moves, before, after->loose);
  tell_check_ins (moves, before, after);
  return moves;
}
