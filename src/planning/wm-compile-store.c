/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Compiled plans in the workspace: the template's part is made first, what the
 * compiler decides comes on top, all in one action.
 */
#include "config.h"

#include "planning/wm-compile-store.h"

#include <glib/gi18n-lib.h>

#include "onboarding/wm-plan-private.h"

static void
calendar_day_clear (gpointer data)
{
  g_clear_pointer (&((WmCalendarDay *) data)->name, g_free);
}

GArray *
wm_calendar_days_new (void)
{
  GArray *days = g_array_new (FALSE, TRUE, sizeof (WmCalendarDay));

  g_array_set_clear_func (days, calendar_day_clear);
  return days;
}

void
wm_calendar_days_add (GArray *days, const GDate *date, const char *name)
{
  g_autofree char *text = wm_date_format (date);
  WmCalendarDay day = { .name = g_strdup (name ? name : "") };

  g_strlcpy (day.date, text, sizeof day.date);
  g_array_append_val (days, day);
}

/* ---- what was asked for ------------------------------------------------------------ */

static gboolean
store_days (WmStore *store, gint64 plan, const char *kind, GArray *days, GError **error)
{
  for (guint i = 0; days && i < days->len; i++)
    {
      const WmCalendarDay *day = &g_array_index (days, WmCalendarDay, i);

      if (!wm_sql_run (store, error,
                       "INSERT OR IGNORE INTO calendar_day (plan_id, kind, date, name, sort)"
                       " VALUES (?, ?, ?, ?, ?)",
                       "ittti", plan, kind, day->date, day->name, (gint64) i))
        return FALSE;
    }
  return TRUE;
}

static gboolean
store_request (WmStore *store, gint64 plan, const WmCompileRequest *request, GError **error)
{
  g_autofree char *weekly = wm_duration_format (request->week_minutes);

  return wm_sql_run (store, error,
                     "UPDATE onboarding_plan SET weekly_time = ?, work_week = ? WHERE id = ?",
                     "tti", request->week_minutes > 0 ? weekly : "",
                     request->work_week ? request->work_week : "", plan)
         && store_days (store, plan, "holiday", request->holidays, error)
         && store_days (store, plan, "working", request->working_days, error)
         && wm_plan_redate (store, plan, &request->start, error);
}

/* ---- what was decided ---------------------------------------------------------------- */

static gboolean
store_why (WmStore *store, gint64 activity, const WmWhy *why, guint sort, GError **error)
{
  gint64 target = why->target, level = why->level;

  return wm_sql_run (store, error,
                     "INSERT INTO activity_why (id, activity_id, finding, skill, target, level,"
                     " importance, source_kind, source, assessor, date, sentence, sort)"
                     " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                     "iittIItttttti", wm_sql_new_id (), activity, why->finding, why->skill,
                     target >= 0 ? &target : NULL, level >= 0 ? &level : NULL, why->importance,
                     why->source_kind, why->source, why->assessor, why->date, why->sentence,
                     (gint64) sort);
}

static gboolean
store_activity (WmStore *store, const WmPlan *plan, const WmCompiledActivity *it, GError **error)
{
  const WmActivity *activity = it->activity;
  g_autofree char *time
      = activity->minutes > 0 ? wm_duration_format (activity->minutes) : g_strdup ("");
  gint64 id = wm_sql_new_id (), duration = activity->duration;
  gint64 milestone = ((WmMilestone *) g_ptr_array_index (plan->milestones, it->milestone))->id;

  if (!wm_sql_run (store, error,
                   "INSERT INTO activity (id, plan_id, milestone_id, slug, name, description,"
                   " status, owner, due_day, duration, time_required, proof, origin, start_date,"
                   " due_date, sort) VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'NEEDS-ACTION', ?7, ?8, ?9,"
                   " ?10, ?11, ?12, ?13, ?14,"
                   " (SELECT coalesce(max(sort), -1) + 1 FROM activity WHERE plan_id = ?2))",
                   "iiittttiIttttt", id, plan->id, milestone, activity->slug, activity->name,
                   activity->description, activity->owner, (gint64) activity->due_day,
                   duration > 0 ? &duration : NULL, time, activity->proof, activity->origin,
                   activity->start_date, activity->due_date)
      || !wm_activity_write_link_list (store, id, "skill", activity->skills, error)
      || !wm_activity_write_link_list (store, id, "resource", activity->resources, error)
      || !wm_activity_write_link_list (store, id, "depends_on", activity->depends_on, error))
    return FALSE;
  for (guint i = 0; i < activity->whys->len; i++)
    if (!store_why (store, id, g_ptr_array_index (activity->whys, i), i, error))
      return FALSE;
  return TRUE;
}

static gboolean
store_criterion (WmStore *store, WmMap *map, const WmPlan *plan, const WmCriterion *it,
                 GError **error)
{
  const WmMilestone *milestone = g_ptr_array_index (plan->milestones, it->milestone);

  return wm_sql_run (store, error,
                     "INSERT INTO milestone_skill (milestone_id, skill, level, sort)"
                     " VALUES (?1, ?2, ?3, (SELECT coalesce(max(sort), -1) + 1 FROM milestone_skill"
                     "  WHERE milestone_id = ?1)) ON CONFLICT DO UPDATE"
                     " SET level = max (level, excluded.level)",
                     "iti", milestone->id, wm_map_skill (map, it->skill)->slug, (gint64) it->level);
}

/* Why the template's own activity is of use here */
static gboolean
store_trial (WmStore *store, const WmTriedAt *it, GError **error)
{
  for (guint i = 0; i < it->whys->len; i++)
    if (!store_why (store, it->activity, g_ptr_array_index (it->whys, i), i, error))
      return FALSE;
  return TRUE;
}

static gboolean
store_compiled (WmStore *store, WmMap *map, const WmPlan *plan, const WmCompiled *compiled,
                GError **error)
{
  for (guint i = 0; i < compiled->activities->len; i++)
    if (!store_activity (store, plan, g_ptr_array_index (compiled->activities, i), error))
      return FALSE;
  for (guint i = 0; i < compiled->tried->len; i++)
    if (!store_trial (store, g_ptr_array_index (compiled->tried, i), error))
      return FALSE;
  for (guint i = 0; i < compiled->criteria->len; i++)
    if (!store_criterion (store, map, plan, &g_array_index (compiled->criteria, WmCriterion, i),
                          error))
      return FALSE;
  return TRUE;
}

/* (transfer full): the decision, from the request's evidence or what is known */
static WmCompiled *
decide (WmStore *store, WmMap *map, const WmPlan *plan, const WmCompileRequest *request,
        GError **error)
{
  g_autoptr (GPtrArray) ratings = wm_ratings_load (store, map, request->person, error);
  g_autofree int *levels = ratings ? wm_ratings_levels (ratings) : NULL;
  g_autoptr (GPtrArray) shown = NULL;
  WmCompileInput input = { .map = map,
                           .levels = levels,
                           .milestones = plan->milestones,
                           .calendar = plan->calendar,
                           .start = request->start,
                           .week_minutes = request->week_minutes };

  if (!ratings)
    return NULL;
  shown = request->shown ? g_ptr_array_ref (request->shown)
                         : wm_shown_load (store, map, request->person, request->role, error);
  input.shown = shown;
  return shown ? wm_compile (&input) : NULL;
}

static gboolean
compile_into (WmStore *store, WmMap *map, const char *slug, const WmCompileRequest *request,
              WmCompiled **out, GError **error)
{
  gint64 id = wm_plan_id (store, slug, error);
  g_autoptr (WmPlan) plan = NULL;
  g_autoptr (WmCompiled) compiled = NULL;

  if (id == 0 || !store_request (store, id, request, error))
    return FALSE;
  plan = wm_plan_load (store, slug, error);
  compiled = plan ? decide (store, map, plan, request, error) : NULL;
  if (!compiled || !store_compiled (store, map, plan, compiled, error)
      || !wm_plan_redate (store, id, &request->start, error))
    return FALSE;
  if (out)
    *out = g_steal_pointer (&compiled);
  return TRUE;
}

char *
wm_plan_compile (WmStore *store, WmMap *map, const WmCompileRequest *request, WmCompiled **compiled,
                 GError **error)
{
  g_autofree char *slug = NULL;

  if (!wm_store_begin (store, "create-plan", NULL, error))
    return NULL;
  slug = wm_plan_create (store, map, request->person, request->role, &request->start,
                         request->template_slug, error);
  return wm_plan_end_action (store,
                             slug && compile_into (store, map, slug, request, compiled, error),
                             error)
           ? g_steal_pointer (&slug)
           : NULL;
}

WmPlan *
wm_plan_compile_preview (WmStore *store, WmMap *map, const WmCompileRequest *request,
                         WmCompiled **compiled, GError **error)
{
  g_autofree char *slug = NULL;
  WmPlan *plan = NULL;

  if (!wm_store_begin (store, "create-plan", NULL, error))
    return NULL;
  slug = wm_plan_create (store, map, request->person, request->role, &request->start,
                         request->template_slug, error);
  if (slug && compile_into (store, map, slug, request, compiled, error))
    plan = wm_plan_load (store, slug, error);
  /* Date findings are computed, not stored. */
  if (plan)
    (void) wm_plan_compute_dates (plan, NULL, NULL);
  wm_store_rollback (store);
  return plan;
}

/* ---- anew ------------------------------------------------------------------------------ */

/* Copies the plan's calendar to the one that is made beside it. */
static gboolean
copy_calendar (WmStore *store, gint64 from, const char *to_slug, GError **error)
{
  gint64 to = wm_plan_id (store, to_slug, error);

  return to != 0
         && wm_sql_run (store, error,
                        "UPDATE onboarding_plan SET (work_week, part_time) = (SELECT work_week,"
                        " part_time FROM onboarding_plan WHERE id = ?) WHERE id = ?",
                        "ii", from, to)
         && wm_sql_run (store, error,
                        "INSERT INTO calendar_day (plan_id, kind, date, name, sort)"
                        " SELECT ?, kind, date, name, sort FROM calendar_day WHERE plan_id = ?",
                        "ii", to, from)
         && wm_sql_run (
           store, error,
           "INSERT INTO plan_day_off (id, plan_id, start_date, end_date, name, sort)"
           " SELECT random() & 9223372036854775807, ?, start_date, end_date, name, sort"
           " FROM plan_day_off WHERE plan_id = ?",
           "ii", to, from);
}

/* A fresh activity takes its place in the old plan, in the milestone of the same
 * slug. */
static gboolean
adopt (WmStore *store, gint64 plan, gint64 activity, GError **error)
{
  return wm_sql_run (
    store, error,
    "UPDATE activity SET plan_id = ?1, milestone_id = (SELECT o.id FROM milestone o"
    "  JOIN milestone f ON f.slug = o.slug WHERE f.id = activity.milestone_id"
    "  AND o.plan_id = ?1) WHERE id = ?2",
    "ii", plan, activity);
}

static gboolean
apply_item (WmStore *store, gint64 plan, const WmMergeItem *item, GError **error)
{
  gboolean goes = item->kind == WM_MERGE_REMOVED || item->kind == WM_MERGE_CHANGED;
  gboolean comes = item->kind == WM_MERGE_ADDED || item->kind == WM_MERGE_CHANGED;

  return (!goes
          || wm_sql_run (store, error, "DELETE FROM activity WHERE id = ?", "i", item->before))
         && (!comes || adopt (store, plan, item->after, error));
}

static gboolean
apply_merge (WmStore *store, const WmPlan *plan, const WmPlan *fresh, GPtrArray *items,
             int week_minutes, GError **error)
{
  g_autofree char *weekly = wm_duration_format (week_minutes);
  GDate start;

  for (guint i = 0; i < items->len; i++)
    if (!apply_item (store, plan->id, g_ptr_array_index (items, i), error))
      return FALSE;
  if (!wm_date_parse (plan->start_date, &start))
    return FALSE;
  return wm_sql_run (store, error, "DELETE FROM onboarding_plan WHERE id = ?", "i", fresh->id)
         && wm_sql_run (store, error, "UPDATE onboarding_plan SET weekly_time = ? WHERE id = ?",
                        "ti", week_minutes > 0 ? weekly : "", plan->id)
         && wm_plan_redate (store, plan->id, &start, error)
         && wm_plan_touch (store, plan->id, error);
}

/* (transfer full): the plan as it would be made now, beside the old one */
static WmPlan *
make_fresh (WmStore *store, WmMap *map, const WmPlan *plan, const WmCompileRequest *request,
            GError **error)
{
  g_autofree char *slug = wm_plan_create (store, map, request->person, request->role,
                                          &request->start, request->template_slug, error);

  return slug && copy_calendar (store, plan->id, slug, error)
                 && compile_into (store, map, slug, request, NULL, error)
             ? wm_plan_load (store, slug, error)
             : NULL;
}

GPtrArray *
wm_plan_recompile (WmStore *store, WmMap *map, const char *slug, int week_minutes,
                   gboolean preview, GError **error)
{
  g_autoptr (WmPlan) plan = wm_plan_load (store, slug, error);
  g_autoptr (WmPlan) fresh = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autofree char *week = NULL;
  g_autofree char *subject = g_strconcat ("plan:", slug, NULL);
  WmCompileRequest request = { 0 };
  gboolean done;

  if (!plan)
    return NULL;
  week = wm_sql_text (store, "SELECT work_week FROM onboarding_plan WHERE id = ?", "i", plan->id);
  request.person = plan->person;
  request.role = plan->role;
  request.template_slug = *plan->template_slug ? plan->template_slug : NULL;
  request.week_minutes = week_minutes > 0 ? week_minutes : plan->week_minutes;
  request.work_week = week;
  if (!*plan->person || wm_map_find_role (map, plan->role) < 0
      || !wm_date_parse (plan->start_date, &request.start))
    {
      g_set_error_literal (error, WM_ERROR, WM_ERROR_INVALID,
                           _ ("Only a plan of a person, with a role of this workspace and a start, "
                              "can be made anew"));
      return NULL;
    }
  if (!wm_store_begin (store, "compile-plan", subject, error))
    return NULL;
  fresh = make_fresh (store, map, plan, &request, error);
  items = fresh ? wm_plan_merge (plan, fresh) : NULL;
  if (preview || !items)
    {
      wm_store_rollback (store);
      return g_steal_pointer (&items);
    }
  done = apply_merge (store, plan, fresh, items, request.week_minutes, error);
  return wm_plan_end_action (store, done, error) ? g_steal_pointer (&items) : NULL;
}
