/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The dates of a plan. A milestone ends where its horizon ends; an activity
 * with a working-day number is due on that day, but never after its milestone.
 * Fixed dates stay.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "onboarding/wm-plan-private.h"

static gboolean
fail_calendar (GError **error)
{
  g_set_error_literal (error, WM_ERROR, WM_ERROR_INVALID,
                       _ ("The plan's calendar has no working day within ten years; look at its "
                          "working week and holidays"));
  return FALSE;
}

/* Where a milestone of its own length ends: as many days after the new start
 * as it ended after the old one. */
static gboolean
custom_end (const WmCalendar *calendar, const GDate *old_start, const GDate *start,
            const char *old_end, GDate *end)
{
  GDate was;

  if (!wm_date_parse (old_end, &was) || g_date_compare (&was, old_start) < 0)
    return FALSE;
  *end = *start;
  g_date_add_days (end, g_date_days_between (old_start, &was));
  return wm_calendar_backward (calendar, end);
}

static gboolean
redate_milestones (WmStore *store, gint64 plan, const WmCalendar *calendar, const GDate *old_start,
                   const GDate *start, GError **error)
{
  g_autoptr (WmRows) rows = wm_sql_query (
      store, error, "SELECT id, horizon, start_date, end_date FROM milestone WHERE plan_id = ?",
      "i", plan);
  g_autoptr (GError) failure = NULL;
  g_autofree char *start_text = wm_date_format (start);

  if (!rows)
    return FALSE;
  while (wm_rows_next (rows, &failure))
    {
      WmHorizon horizon = wm_horizon_parse (wm_rows_text (rows, 1));
      g_autofree char *end_text = NULL;
      GDate end;

      if (horizon == WM_HORIZON_CUSTOM
              ? !custom_end (calendar, old_start, start, wm_rows_text (rows, 3), &end)
              : !wm_calendar_horizon_end (calendar, start, horizon, &end))
        {
          if (horizon == WM_HORIZON_CUSTOM)
            continue; /* it never had an end */
          return fail_calendar (error);
        }
      end_text = wm_date_format (&end);
      if (!wm_sql_run (store, error,
                       "UPDATE milestone SET start_date = ?, end_date = ? WHERE id = ?"
                       " AND (start_date <> ?1 OR end_date <> ?2)",
                       "tti", start_text, end_text, wm_rows_int (rows, 0)))
        return FALSE;
    }
  if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  return TRUE;
}

static gboolean
redate_activities (WmStore *store, gint64 plan, const WmCalendar *calendar, const GDate *start,
                   GError **error)
{
  g_autoptr (WmRows) rows
      = wm_sql_query (store, error,
                      "SELECT a.id, a.due_day, coalesce(m.end_date, '') FROM activity a"
                      " LEFT JOIN milestone m ON m.id = a.milestone_id"
                      " WHERE a.plan_id = ? AND a.due_day IS NOT NULL",
                      "i", plan);
  g_autoptr (GError) failure = NULL;

  if (!rows)
    return FALSE;
  while (wm_rows_next (rows, &failure))
    {
      g_autofree char *text = NULL;
      GDate due, end;

      if (!wm_calendar_nth (calendar, start, MAX (1, wm_rows_int (rows, 1)), &due))
        return fail_calendar (error);
      if (wm_date_parse (wm_rows_text (rows, 2), &end) && g_date_compare (&due, &end) > 0)
        due = end;
      text = wm_date_format (&due);
      if (!wm_sql_run (store, error,
                       "UPDATE activity SET due_date = ? WHERE id = ? AND due_date <> ?1", "ti",
                       text, wm_rows_int (rows, 0)))
        return FALSE;
    }
  if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  return TRUE;
}

gboolean
wm_plan_redate (WmStore *store, gint64 plan, const GDate *old_start, GError **error)
{
  g_autofree char *text
      = wm_sql_text (store, "SELECT start_date FROM onboarding_plan WHERE id = ?", "i", plan);
  g_autoptr (WmCalendar) calendar = wm_plan_calendar (store, plan, error);
  GDate start, from;

  if (!calendar)
    return FALSE;
  if (!wm_date_parse (text, &start))
    {
      g_set_error (error, WM_ERROR, WM_ERROR_INVALID, _ ("“%s” is not a date; write it as 2026-12-01"),
                   text ? text : "");
      return FALSE;
    }
  from = *old_start;
  if (!wm_calendar_forward (calendar, &start) || !wm_calendar_forward (calendar, &from))
    return fail_calendar (error);
  return redate_milestones (store, plan, calendar, &from, &start, error)
         && redate_activities (store, plan, calendar, &start, error);
}
