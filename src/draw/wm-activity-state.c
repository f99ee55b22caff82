/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the timeline and the page of a plan have in common.
 */
#include "config.h"

#include "draw/wm-activity-state.h"

#include <glib/gi18n-lib.h>

#include "draw/wm-scene-words.h"

/* @today: (nullable): without it nothing is late */
WmActivityState
wm_activity_state (const WmActivity *activity, const GDate *today)
{
  GDate due;

  g_date_clear (&due, 1);
  if (g_strcmp0 (activity->status, "COMPLETED") == 0)
    return WM_ACTIVITY_DONE;
  if (g_strcmp0 (activity->status, "CANCELLED") == 0)
    return WM_ACTIVITY_CANCELLED;
  if (today != NULL && g_date_valid (today) && activity->due_date != NULL
      && wm_date_parse (activity->due_date, &due) && g_date_compare (&due, today) < 0)
    return WM_ACTIVITY_LATE;
  return WM_ACTIVITY_OPEN;
}

WmShape
wm_activity_state_shape (WmActivityState state)
{
  static const WmShape shapes[] = { WM_SHAPE_RING, WM_SHAPE_CHECK, WM_SHAPE_TRIANGLE,
                                    WM_SHAPE_DOTTED };

  return shapes[state];
}

WmInk
wm_activity_state_ink (WmActivityState state)
{
  static const WmInk inks[] = { WM_INK_TEXT, WM_INK_GOOD, WM_INK_SHORT, WM_INK_UNKNOWN };

  return inks[state];
}

const char *
wm_activity_state_words (WmActivityState state)
{
  switch (state)
    {
    case WM_ACTIVITY_DONE:
      return _ ("Done");
    case WM_ACTIVITY_LATE:
      return _ ("Late");
    case WM_ACTIVITY_CANCELLED:
      return _ ("Cancelled");
    case WM_ACTIVITY_OPEN:
    case WM_N_ACTIVITY_STATES:
    default:
      return _ ("To do");
    }
}

/* Returns: (transfer full): state, owner, due date as sentences */
char *
wm_activity_words (const WmActivity *activity, const GDate *today)
{
  const char *state = wm_activity_state_words (wm_activity_state (activity, today));
  const char *owner = wm_words_owner (activity->owner);
  g_autofree char *due = wm_words_date (activity->due_date, TRUE);

  if (*owner != '\0' && *due != '\0')
    /* Translators: whether an activity is done, who does it, its date. */
    return g_strdup_printf (_ ("%1$s. %2$s, due %3$s."), state, owner, due);
  if (*due != '\0')
    return g_strdup_printf (_ ("%1$s. Due %2$s."), state, due);
  if (*owner != '\0')
    return g_strdup_printf (_ ("%1$s. %2$s."), state, owner);
  return g_strdup_printf (_ ("%s."), state);
}

void
wm_activities_count (GPtrArray *activities, guint *done, guint *total)
{
  *done = *total = 0;
  for (guint i = 0; activities != NULL && i < activities->len; i++)
    {
      WmActivityState state = wm_activity_state (g_ptr_array_index (activities, i), NULL);

      *done += state == WM_ACTIVITY_DONE;
      *total += state != WM_ACTIVITY_CANCELLED;
    }
}

char *
wm_activities_progress (GPtrArray *activities)
{
  guint done, total;

  wm_activities_count (activities, &done, &total);
  /* Translators: so many activities of so many are done. */
  return g_strdup_printf (ngettext ("%1$u of %2$u done", "%1$u of %2$u done", total), done, total);
}

char *
wm_milestone_dates (const WmMilestone *milestone)
{
  g_autofree char *start = wm_words_date (milestone->start_date, FALSE);
  g_autofree char *end = wm_words_date (milestone->end_date, FALSE);

  if (*start == '\0' || g_strcmp0 (start, end) == 0)
    return g_steal_pointer (&end);
  if (*end == '\0')
    return g_steal_pointer (&start);
  /* Translators: from a date to a date. */
  return g_strdup_printf (_ ("%1$s – %2$s"), start, end);
}

static void
append_activities (GString *out, GPtrArray *activities, const GDate *today)
{
  for (guint i = 0; activities != NULL && i < activities->len; i++)
    {
      const WmActivity *activity = g_ptr_array_index (activities, i);
      g_autofree char *words = wm_activity_words (activity, today);
      /* Translators: the name of an activity, and sentences about it. */
      g_autofree char *line = g_strdup_printf (_ ("%1$s: %2$s"), activity->name, words);

      g_string_append_printf (out, " %s", line);
    }
}

/* Returns: (transfer full): the whole plan in words */
char *
wm_plan_words (const WmPlan *plan, const GDate *today)
{
  GString *out = g_string_new (plan->name);

  for (guint i = 0; plan->milestones != NULL && i < plan->milestones->len; i++)
    {
      const WmMilestone *milestone = g_ptr_array_index (plan->milestones, i);
      g_autofree char *dates = wm_milestone_dates (milestone);
      g_autofree char *progress = wm_activities_progress (milestone->activities);
      /* Translators: the name of a milestone, its dates, how much is done. */
      g_autofree char *line = g_strdup_printf (_ ("%1$s (%2$s): %3$s."), milestone->name, dates,
                                               progress);

      g_string_append_printf (out, " %s", line);
      append_activities (out, milestone->activities, today);
    }
  append_activities (out, plan->loose, today);
  return g_string_free (out, FALSE);
}
