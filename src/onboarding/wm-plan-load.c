/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading plans from the workspace into plain structs.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "onboarding/wm-plan-private.h"

static const char *const horizons[] = { "day", "week", "month", "quarter", "custom" };

WmHorizon
wm_horizon_parse (const char *text)
{
  for (guint i = 0; i < WM_HORIZON_CUSTOM; i++)
    if (g_strcmp0 (text, horizons[i]) == 0)
      return (WmHorizon) i;
  return WM_HORIZON_CUSTOM;
}

const char *
wm_horizon_to_string (WmHorizon horizon)
{
  return horizons[horizon];
}

const char *
wm_anchor_to_string (WmAnchor anchor)
{
  return anchor == WM_ANCHOR_MILESTONE  ? "milestone"
         : anchor == WM_ANCHOR_ACTIVITY ? "activity"
                                        : "";
}

gint64
wm_plan_id (WmStore *store, const char *slug, GError **error)
{
  gint64 id = wm_sql_int (store, 0, "SELECT id FROM onboarding_plan WHERE slug = ?", "t", slug);

  if (id == 0)
    g_set_error (error, WM_ERROR, WM_ERROR_NOT_FOUND,
                 _ ("There is no plan “%s” in this workspace"), slug);
  return id;
}

WmCalendar *
wm_plan_calendar (WmStore *store, gint64 plan, GError **error)
{
  g_autofree char *week
      = wm_sql_text (store, "SELECT work_week FROM onboarding_plan WHERE id = ?", "i", plan);
  g_autoptr (WmCalendar) calendar = wm_calendar_new (week);
  g_autoptr (WmRows) rows = wm_sql_query (
      store, error, "SELECT kind, date FROM calendar_day WHERE plan_id = ?", "i", plan);

  while (wm_rows_step (rows))
    {
      GDate date;

      if (!wm_date_parse (wm_rows_text (rows, 1), &date))
        continue;
      if (g_str_equal (wm_rows_text (rows, 0), "holiday"))
        wm_calendar_add_holiday (calendar, &date);
      else
        wm_calendar_add_working_day (calendar, &date);
    }
  if (!wm_rows_end (rows, error))
    return NULL;
  if (!wm_plan_load_own_days (store, plan, calendar, error))
    return NULL;
  return g_steal_pointer (&calendar);
}

GPtrArray *
wm_plan_list (WmStore *store, GError **error)
{
  g_autoptr (GPtrArray) plans
      = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_plan_summary_free);
  g_autoptr (WmRows) rows = wm_sql_query (
      store, error,
      "SELECT p.slug, p.name, coalesce(n.slug, ''), coalesce(n.name, ''),"
      " coalesce(r.name, p.role), p.start_date,"
      " (SELECT count(*) FROM activity a WHERE a.plan_id = p.id AND a.status = 'COMPLETED'),"
      " (SELECT count(*) FROM activity a WHERE a.plan_id = p.id AND a.status <> 'CANCELLED'),"
      " p.role"
      " FROM onboarding_plan p LEFT JOIN person n ON n.id = p.person_id"
      " LEFT JOIN role r ON r.slug = p.role"
      " ORDER BY p.start_date DESC, p.name, p.slug",
      "");

  while (wm_rows_step (rows))
    {
      WmPlanSummary *plan = g_new0 (WmPlanSummary, 1);

      plan->slug = g_strdup (wm_rows_text (rows, 0));
      plan->name = g_strdup (wm_rows_text (rows, 1));
      plan->person = g_strdup (wm_rows_text (rows, 2));
      plan->person_name = g_strdup (wm_rows_text (rows, 3));
      plan->role_name = g_strdup (wm_rows_text (rows, 4));
      plan->start_date = g_strdup (wm_rows_text (rows, 5));
      plan->done = wm_rows_int (rows, 6);
      plan->total = wm_rows_int (rows, 7);
      plan->role = g_strdup (wm_rows_text (rows, 8));
      g_ptr_array_add (plans, plan);
    }
  return wm_rows_end (rows, error) ? g_steal_pointer (&plans) : NULL;
}

static gboolean
load_head (WmStore *store, WmPlan *plan, const char *slug, GError **error)
{
  g_autoptr (WmRows) rows = NULL;

  plan->id = wm_plan_id (store, slug, error);
  if (plan->id == 0)
    return FALSE;
  rows = wm_sql_query (store, error,
                       "SELECT p.name, coalesce(n.slug, ''), coalesce(n.name, ''), p.role,"
                       " coalesce(r.name, p.role), p.start_date, p.template, p.weekly_time"
                       " FROM onboarding_plan p LEFT JOIN person n ON n.id = p.person_id"
                       " LEFT JOIN role r ON r.slug = p.role WHERE p.id = ?",
                       "i", plan->id);
  if (!rows || !wm_rows_next (rows, error))
    return FALSE;
  wm_plan_set_text (&plan->slug, slug);
  wm_plan_set_text (&plan->name, wm_rows_text (rows, 0));
  wm_plan_set_text (&plan->person, wm_rows_text (rows, 1));
  wm_plan_set_text (&plan->person_name, wm_rows_text (rows, 2));
  wm_plan_set_text (&plan->role, wm_rows_text (rows, 3));
  wm_plan_set_text (&plan->role_name, wm_rows_text (rows, 4));
  wm_plan_set_text (&plan->start_date, wm_rows_text (rows, 5));
  wm_plan_set_text (&plan->template_slug, wm_rows_text (rows, 6));
  plan->week_minutes = MAX (0, wm_duration_minutes (wm_rows_text (rows, 7)));
  wm_calendar_free (plan->calendar);
  plan->calendar = wm_plan_calendar (store, plan->id, error);
  return plan->calendar != NULL;
}

static gboolean
load_milestones (WmStore *store, WmPlan *plan, GHashTable *by_id, GError **error)
{
  g_autoptr (WmRows) rows
      = wm_sql_query (store, error,
                      "SELECT id, slug, name, horizon, start_date, end_date, status, goals,"
                      " \"offset\""
                      " FROM milestone WHERE plan_id = ? ORDER BY sort, id",
                      "i", plan->id);

  while (wm_rows_step (rows))
    {
      WmMilestone *milestone = wm_milestone_new ();

      milestone->id = wm_rows_int (rows, 0);
      wm_plan_set_text (&milestone->slug, wm_rows_text (rows, 1));
      wm_plan_set_text (&milestone->name, wm_rows_text (rows, 2));
      milestone->horizon = wm_horizon_parse (wm_rows_text (rows, 3));
      wm_plan_set_text (&milestone->start_date, wm_rows_text (rows, 4));
      wm_plan_set_text (&milestone->end_date, wm_rows_text (rows, 5));
      wm_plan_set_text (&milestone->status, wm_rows_text (rows, 6));
      g_ptr_array_unref (milestone->goals);
      milestone->goals = wm_goals_parse (wm_rows_text (rows, 7));
      wm_plan_set_text (&milestone->offset, wm_rows_text (rows, 8));
      g_ptr_array_add (plan->milestones, milestone);
      g_hash_table_insert (by_id, &milestone->id, milestone);
    }
  return wm_rows_end (rows, error);
}

static WmAnchor
anchor_of (WmRows *rows, int day, const char *anchor)
{
  if (wm_rows_is_null (rows, day))
    return WM_ANCHOR_FIXED;
  if (*anchor == '\0')
    return wm_rows_int (rows, day) == 0 ? WM_ANCHOR_FIXED : WM_ANCHOR_START;
  return g_str_equal (anchor, "milestone") ? WM_ANCHOR_MILESTONE : WM_ANCHOR_ACTIVITY;
}

static WmActivity *
read_activity (WmRows *rows)
{
  WmActivity *activity = wm_activity_new ();

  activity->id = wm_rows_int (rows, 0);
  wm_plan_set_text (&activity->slug, wm_rows_text (rows, 1));
  wm_plan_set_text (&activity->name, wm_rows_text (rows, 2));
  wm_plan_set_text (&activity->description, wm_rows_text (rows, 3));
  wm_plan_set_text (&activity->status, wm_rows_text (rows, 4));
  wm_plan_set_text (&activity->owner, wm_rows_text (rows, 5));
  wm_plan_set_text (&activity->start_date, wm_rows_text (rows, 6));
  wm_plan_set_text (&activity->due_date, wm_rows_text (rows, 7));
  wm_plan_set_text (&activity->completed, wm_rows_text (rows, 8));
  activity->due_day = wm_rows_is_null (rows, 9) ? 0 : wm_rows_int (rows, 9);
  activity->minutes = wm_duration_minutes (wm_rows_text (rows, 10));
  activity->anchor = anchor_of (rows, 9, wm_rows_text (rows, 12));
  wm_plan_set_text (&activity->due_ref, wm_rows_text (rows, 13));
  activity->duration = (int) wm_rows_int (rows, 14);
  activity->blocked = wm_rows_int (rows, 15) != 0;
  wm_plan_set_text (&activity->reason, wm_rows_text (rows, 16));
  wm_plan_set_text (&activity->proof, wm_rows_text (rows, 17));
  wm_plan_set_text (&activity->origin, wm_rows_text (rows, 18));
  activity->edited = wm_rows_int (rows, 19) != 0;
  return activity;
}

static gboolean
load_activities (WmStore *store, WmPlan *plan, GHashTable *milestones, GHashTable *by_id,
                 GError **error)
{
  g_autoptr (WmRows) rows
      = wm_sql_query (store, error,
                      "SELECT id, slug, name, description, status, owner, start_date, due_date,"
                      " completed, due_day, time_required, milestone_id, due_anchor, due_ref,"
                      " duration, blocked, reason, proof, origin, edited"
                      " FROM activity WHERE plan_id = ? ORDER BY sort, id",
                      "i", plan->id);

  while (wm_rows_step (rows))
    {
      WmActivity *activity = read_activity (rows);
      gint64 milestone_id = wm_rows_int (rows, 11);
      WmMilestone *milestone = g_hash_table_lookup (milestones, &milestone_id);

      g_ptr_array_add (milestone ? milestone->activities : plan->loose, activity);
      g_hash_table_insert (by_id, &activity->id, activity);
    }
  return wm_rows_end (rows, error);
}

static gboolean
load_links (WmStore *store, WmPlan *plan, GHashTable *activities, GError **error)
{
  g_autoptr (WmRows) rows
      = wm_sql_query (store, error,
                      "SELECT l.activity_id, l.kind, l.target FROM activity_link l"
                      " JOIN activity a ON a.id = l.activity_id WHERE a.plan_id = ?"
                      " ORDER BY l.activity_id, l.sort, l.target",
                      "i", plan->id);

  while (wm_rows_step (rows))
    {
      gint64 id = wm_rows_int (rows, 0);
      const char *kind = wm_rows_text (rows, 1);
      WmActivity *activity = g_hash_table_lookup (activities, &id);
      GPtrArray *links = g_str_equal (kind, "skill")      ? activity->skills
                         : g_str_equal (kind, "resource") ? activity->resources
                                                          : activity->depends_on;

      g_ptr_array_add (links, g_strdup (wm_rows_text (rows, 2)));
    }
  return wm_rows_end (rows, error);
}

WmPlan *
wm_plan_load (WmStore *store, const char *slug, GError **error)
{
  g_autoptr (WmPlan) plan = wm_plan_new ();
  g_autoptr (GHashTable) milestones = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) activities = g_hash_table_new (g_int64_hash, g_int64_equal);

  if (!load_head (store, plan, slug, error) || !load_milestones (store, plan, milestones, error)
      || !load_activities (store, plan, milestones, activities, error)
      || !load_links (store, plan, activities, error)
      || !wm_plan_load_more (store, plan, milestones, activities, error))
    return NULL;
  return g_steal_pointer (&plan);
}

gboolean
wm_plan_concerned (GArray *changes)
{
  static const char *const tables[] = { "onboarding_plan", "milestone",     "activity",
                                        "activity_link",   "calendar_day",  "milestone_skill",
                                        "person",          "plan_day_off",  "activity_why",
                                        "check_in",        "first_unaided", NULL };

  for (guint i = 0; i < changes->len; i++)
    if (g_strv_contains (tables, g_array_index (changes, WmChange, i).table))
      return TRUE;
  return FALSE;
}
