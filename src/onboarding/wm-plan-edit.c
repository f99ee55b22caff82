/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Changing a plan. Each public function is one action: what it writes and the
 * plan's time of change stand or fall together.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "onboarding/wm-plan-private.h"

gboolean
wm_plan_touch (WmStore *store, gint64 plan, GError **error)
{
  return wm_sql_run (store, error, "UPDATE onboarding_plan SET modified = ? WHERE id = ?", "ii",
                     (gint64) (g_get_real_time () / G_USEC_PER_SEC), plan);
}

gboolean
wm_plan_end_action (WmStore *store, gboolean done, GError **error)
{
  if (done)
    return wm_store_commit (store, error);
  wm_store_rollback (store);
  return FALSE;
}

static gboolean
begin_plan (WmStore *store, const char *label, const char *slug, GError **error)
{
  g_autofree char *subject = g_strconcat ("plan:", slug, NULL);

  return wm_store_begin (store, label, subject, error);
}

gboolean
wm_activity_begin (WmStore *store, const char *label, gint64 id, GError **error)
{
  g_autofree char *subject = g_strdup_printf ("activity:%" G_GINT64_FORMAT, id);

  return wm_store_begin (store, label, subject, error);
}

/* The plan that an activity belongs to; 0 with WM_ERROR_NOT_FOUND. */
gint64
wm_activity_plan (WmStore *store, gint64 activity, GError **error)
{
  gint64 plan
      = wm_sql_int (store, 0, "SELECT plan_id FROM activity WHERE id = ?", "i", activity);

  if (plan == 0)
    g_set_error_literal (error, WM_ERROR, WM_ERROR_NOT_FOUND,
                         _ ("This activity is no longer in the plan; it was deleted elsewhere"));
  return plan;
}

static gint64
plan_of_milestone (WmStore *store, gint64 milestone, GError **error)
{
  gint64 plan
      = wm_sql_int (store, 0, "SELECT plan_id FROM milestone WHERE id = ?", "i", milestone);

  if (plan == 0)
    g_set_error_literal (error, WM_ERROR, WM_ERROR_NOT_FOUND,
                         _ ("This milestone is no longer in the plan; it was deleted elsewhere"));
  return plan;
}

/* Where the plan starts now, as a date. */
static GDate
plan_start (WmStore *store, gint64 plan)
{
  g_autofree char *text
      = wm_sql_text (store, "SELECT start_date FROM onboarding_plan WHERE id = ?", "i", plan);
  GDate start;

  if (!wm_date_parse (text, &start))
    {
      g_date_clear (&start, 1);
      g_date_set_dmy (&start, 1, 1, 1970);
    }
  return start;
}

static gboolean
redate_in_place (WmStore *store, gint64 plan, GError **error)
{
  GDate start = plan_start (store, plan);

  return wm_plan_redate (store, plan, &start, error);
}

/* ---- plans --------------------------------------------------------------- */

gboolean
wm_plan_delete (WmStore *store, const char *slug, GError **error)
{
  gint64 plan = wm_plan_id (store, slug, error);

  if (plan == 0 || !begin_plan (store, "delete-plan", slug, error))
    return FALSE;
  return wm_plan_end_action (
      store, wm_sql_run (store, error, "DELETE FROM onboarding_plan WHERE id = ?", "i", plan),
      error);
}

gboolean
wm_plan_rename (WmStore *store, const char *slug, const char *name, GError **error)
{
  gint64 plan = wm_plan_id (store, slug, error);
  g_autofree char *clean
      = plan ? wm_text_clean (name, TRUE, _ ("name of the plan"), error) : NULL;

  if (!clean || !begin_plan (store, "rename-plan", slug, error))
    return FALSE;
  return wm_plan_end_action (
      store,
      wm_sql_run (store, error, "UPDATE onboarding_plan SET name = ? WHERE id = ?", "ti", clean,
                  plan)
          && wm_plan_touch (store, plan, error),
      error);
}

gboolean
wm_plan_set_start (WmStore *store, const char *slug, const GDate *start, GError **error)
{
  gint64 plan = wm_plan_id (store, slug, error);
  g_autofree char *text = wm_date_format (start);
  GDate old;

  if (plan == 0 || !begin_plan (store, "move-plan", slug, error))
    return FALSE;
  old = plan_start (store, plan);
  return wm_plan_end_action (
      store,
      wm_sql_run (store, error, "UPDATE onboarding_plan SET start_date = ? WHERE id = ?", "ti",
                  text, plan)
          && wm_plan_redate (store, plan, &old, error) && wm_plan_touch (store, plan, error),
      error);
}

gboolean
wm_activity_write_links (WmStore *store, gint64 activity, const char *kind,
                         const char *const *targets, GError **error)
{
  if (!wm_sql_run (store, error, "DELETE FROM activity_link WHERE activity_id = ? AND kind = ?",
                   "it", activity, kind))
    return FALSE;
  for (guint i = 0; targets[i] != NULL; i++)
    if (!wm_sql_run (store, error,
                     "INSERT OR IGNORE INTO activity_link (activity_id, kind, target, sort)"
                     " VALUES (?, ?, ?, ?)",
                     "itti", activity, kind, targets[i], (gint64) i))
      return FALSE;
  return TRUE;
}

gboolean
wm_activity_write_link_list (WmStore *store, gint64 activity, const char *kind, GPtrArray *targets,
                             GError **error)
{
  g_autoptr (GPtrArray) ended = g_ptr_array_new ();

  g_ptr_array_extend (ended, targets, NULL, NULL);
  g_ptr_array_add (ended, NULL);
  return wm_activity_write_links (store, activity, kind, (const char *const *) ended->pdata, error);
}

/* ---- activities ---------------------------------------------------------- */

/* The milestone of an activity, or 0. */
gint64
wm_activity_milestone (WmStore *store, gint64 activity)
{
  return wm_sql_int (store, 0, "SELECT coalesce(milestone_id, 0) FROM activity WHERE id = ?", "i",
                     activity);
}

/* Working days from the plan's start to @milestone's end, the start as 1. */
static gint64
milestone_days (WmStore *store, gint64 plan, gint64 milestone, GError **error)
{
  g_autoptr (WmCalendar) calendar = wm_plan_calendar (store, plan, error);
  g_autofree char *text
      = wm_sql_text (store, "SELECT end_date FROM milestone WHERE id = ?", "i", milestone);
  GDate day = plan_start (store, plan);
  GDate end;
  gint64 count = 0;

  if (!calendar)
    return 0;
  if (!wm_date_parse (text, &end))
    return 1;
  for (; g_date_compare (&day, &end) <= 0; g_date_add_days (&day, 1))
    count += wm_calendar_is_working (calendar, &day);
  return MAX (1, count);
}

gint64
wm_activity_add (WmStore *store, gint64 milestone, const char *name, GError **error)
{
  gint64 plan = plan_of_milestone (store, milestone, error);
  g_autofree char *clean
      = plan ? wm_text_clean (name, TRUE, _ ("name of the activity"), error) : NULL;
  g_autofree char *slug = wm_sql_new_slug ("task");
  gint64 id = wm_sql_new_id ();
  gint64 days = clean ? milestone_days (store, plan, milestone, error) : 0;
  gboolean ok;

  if (days == 0 || !wm_activity_begin (store, "add-activity", id, error))
    return 0;
  ok = wm_sql_run (store, error,
                   "INSERT INTO activity (id, plan_id, milestone_id, slug, name, status, due_day,"
                   " sort) VALUES (?, ?, ?, ?, ?, 'NEEDS-ACTION', ?,"
                   " (SELECT coalesce(max(sort), -1) + 1 FROM activity WHERE plan_id = ?2))",
                   "iiitti", id, plan, milestone, slug, clean, days)
       && redate_in_place (store, plan, error) && wm_milestone_update (store, milestone, error)
       && wm_plan_touch (store, plan, error);
  return wm_plan_end_action (store, ok, error) ? id : 0;
}

/* Sets one text column after cleaning; a NULL text leaves it. */
static gboolean
set_text (WmStore *store, gint64 activity, const char *sql, const char *text, gboolean is_name,
          const char *what, GError **error)
{
  g_autofree char *clean = NULL;

  if (!text)
    return TRUE;
  clean = *text || is_name ? wm_text_clean (text, is_name, what, error) : g_strdup ("");
  return clean && wm_sql_run (store, error, sql, "ti", clean, activity);
}

static gboolean
set_minutes (WmStore *store, gint64 activity, int minutes, GError **error)
{
  g_autofree char *text = NULL;

  if (minutes < 0)
    text = g_strdup ("");
  else if (minutes % 60 == 0 && minutes > 0)
    text = g_strdup_printf ("PT%dH", minutes / 60);
  else
    text = g_strdup_printf ("PT%dM", minutes);
  return minutes == -2
         || wm_sql_run (store, error, "UPDATE activity SET time_required = ? WHERE id = ?", "ti",
                        text, activity);
}

static gboolean
set_anchor (WmStore *store, gint64 activity, gint64 plan, const WmActivityEdit *edit,
            GError **error)
{
  const char *anchor = wm_anchor_to_string (edit->anchor);
  const char *ref = *anchor && edit->due_ref ? edit->due_ref : "";
  gint64 day = edit->due_day;

  if (*anchor
      && wm_sql_int (store, 0,
                     edit->anchor == WM_ANCHOR_MILESTONE
                         ? "SELECT id FROM milestone WHERE plan_id = ? AND slug = ?"
                         : "SELECT id FROM activity WHERE plan_id = ? AND slug = ?",
                     "it", plan, ref)
             == 0)
    {
      g_set_error (error, WM_ERROR, WM_ERROR_NOT_FOUND,
                   _ ("There is no “%s” in this plan to count from"), ref);
      return FALSE;
    }
  if (!*anchor && day == 0)
    day = 1;
  return wm_sql_run (store, error,
                     "UPDATE activity SET due_day = ?, due_anchor = ?, due_ref = ? WHERE id = ?",
                     "itti", day, anchor, ref, activity);
}

static gboolean
set_due (WmStore *store, gint64 activity, gint64 plan, const WmActivityEdit *edit, GError **error)
{
  GDate date;

  if (edit->due_day != 0 || edit->anchor != WM_ANCHOR_FIXED)
    return set_anchor (store, activity, plan, edit, error);
  if (!edit->due_date)
    return TRUE;
  if (*edit->due_date && !wm_date_parse (edit->due_date, &date))
    {
      g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
                   _ ("“%s” is not a date; write it as 2026-12-01"), edit->due_date);
      return FALSE;
    }
  return wm_sql_run (store, error,
                     "UPDATE activity SET due_date = ?, due_day = NULL, due_anchor = '',"
                     " due_ref = '' WHERE id = ?",
                     "ti", edit->due_date, activity);
}

gboolean
wm_activity_edit (WmStore *store, gint64 activity, const WmActivityEdit *edit, GError **error)
{
  gint64 plan = wm_activity_plan (store, activity, error);
  gboolean ok;

  if (plan == 0 || !wm_activity_begin (store, "edit-activity", activity, error))
    return FALSE;
  ok = set_text (store, activity, "UPDATE activity SET name = ? WHERE id = ?", edit->name, TRUE,
                 _ ("name of the activity"), error)
       && set_text (store, activity, "UPDATE activity SET description = ? WHERE id = ?",
                    edit->description, FALSE, _ ("note"), error)
       && set_text (store, activity, "UPDATE activity SET owner = ? WHERE id = ?", edit->owner,
                    FALSE, _ ("owner"), error)
       && set_due (store, activity, plan, edit, error)
       && set_minutes (store, activity, edit->minutes, error)
       && (edit->duration == 0
           || wm_sql_run (store, error, "UPDATE activity SET duration = ? WHERE id = ?", "ii",
                          (gint64) CLAMP (edit->duration, 1, 1000), activity))
       && (edit->depends_on == NULL
           || wm_activity_write_links (store, activity, "depends_on", edit->depends_on, error))
       && wm_sql_run (store, error, "UPDATE activity SET edited = 1 WHERE id = ? AND origin <> ''",
                      "i", activity)
       && redate_in_place (store, plan, error) && wm_plan_touch (store, plan, error);
  return wm_plan_end_action (store, ok, error);
}

/* (transfer full): ids of the plan's activities in order, each followed by its
 * milestone. */
static GArray *
list_order (WmStore *store, gint64 plan, GError **error)
{
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (WmRows) rows = wm_sql_query (
      store, error,
      "SELECT id, coalesce(milestone_id, 0) FROM activity WHERE plan_id = ? ORDER BY sort, id",
      "i", plan);

  while (wm_rows_step (rows))
    {
      gint64 pair[] = { wm_rows_int (rows, 0), wm_rows_int (rows, 1) };
      g_array_append_vals (order, pair, 2);
    }
  return wm_rows_end (rows, error) ? g_steal_pointer (&order) : NULL;
}

/* Takes @activity out of @order and puts it back as the @position-th of
 * @milestone; both in pairs of (activity, milestone). */
static void
reorder (GArray *order, gint64 activity, gint64 milestone, guint position)
{
  gint64 pair[] = { activity, milestone };
  guint at = order->len;
  guint seen = 0;

  for (guint i = 0; i < order->len; i += 2)
    if (g_array_index (order, gint64, i) == activity)
      {
        g_array_remove_range (order, i, 2);
        break;
      }
  at = order->len;
  for (guint i = 0; i < order->len; i += 2)
    if (g_array_index (order, gint64, i + 1) == milestone && seen++ == position)
      {
        at = i;
        break;
      }
  g_array_insert_vals (order, at, pair, 2);
}

static gboolean
same_plan (WmStore *store, gint64 plan, gint64 milestone, GError **error)
{
  gint64 other = plan_of_milestone (store, milestone, error);

  if (other != 0 && other != plan)
    g_set_error_literal (error, WM_ERROR, WM_ERROR_INVALID,
                         _ ("An activity cannot move to a milestone of another plan"));
  return other == plan;
}

gboolean
wm_activity_move (WmStore *store, gint64 activity, gint64 milestone, guint position,
                  GError **error)
{
  gint64 plan = wm_activity_plan (store, activity, error);
  gint64 from = wm_activity_milestone (store, activity);
  g_autoptr (GArray) order = NULL;
  gboolean ok;

  if (plan == 0 || !same_plan (store, plan, milestone, error)
      || !wm_activity_begin (store, "move-activity", activity, error))
    return FALSE;
  order = list_order (store, plan, error);
  ok = order
       && wm_sql_run (store, error, "UPDATE activity SET milestone_id = ? WHERE id = ?", "ii",
                      milestone, activity);
  if (ok)
    reorder (order, activity, milestone, position);
  for (guint i = 0; ok && i < order->len; i += 2)
    ok = wm_sql_run (store, error, "UPDATE activity SET sort = ? WHERE id = ? AND sort <> ?1",
                     "ii", (gint64) (i / 2), g_array_index (order, gint64, i));
  ok = ok && redate_in_place (store, plan, error) && wm_milestone_update (store, from, error)
       && wm_milestone_update (store, milestone, error) && wm_plan_touch (store, plan, error);
  return wm_plan_end_action (store, ok, error);
}

gboolean
wm_activity_delete (WmStore *store, gint64 activity, GError **error)
{
  gint64 plan = wm_activity_plan (store, activity, error);
  gint64 milestone = wm_activity_milestone (store, activity);
  gboolean ok;

  if (plan == 0 || !wm_activity_begin (store, "delete-activity", activity, error))
    return FALSE;
  ok = wm_sql_run (store, error,
                   "DELETE FROM activity_link WHERE kind = 'depends_on'"
                   " AND target = (SELECT slug FROM activity WHERE id = ?)"
                   " AND activity_id IN (SELECT id FROM activity WHERE plan_id = ?)",
                   "ii", activity, plan)
       /* What was counted from it keeps its date. */
       && wm_sql_run (store, error,
                      "UPDATE activity SET due_day = NULL, due_anchor = '', due_ref = ''"
                      " WHERE plan_id = ? AND due_anchor = 'activity'"
                      " AND due_ref = (SELECT slug FROM activity WHERE id = ?)",
                      "ii", plan, activity)
       && wm_sql_run (store, error, "DELETE FROM activity WHERE id = ?", "i", activity)
       /* What had to wait for it need not any more. */
       && redate_in_place (store, plan, error) && wm_milestone_update (store, milestone, error)
       && wm_plan_touch (store, plan, error);
  return wm_plan_end_action (store, ok, error);
}

/* ---- milestones ---------------------------------------------------------- */

/* Each line of @outcome is one goal. */
static char *
outcome_goals (const char *outcome, GError **error)
{
  g_autofree char *clean
      = *outcome ? wm_text_clean (outcome, FALSE, _ ("outcome"), error) : g_strdup ("");
  g_auto (GStrv) lines = clean ? g_strsplit (clean, "\n", -1) : NULL;
  g_autoptr (GPtrArray) goals = g_ptr_array_new ();

  if (!clean)
    return NULL;
  for (guint i = 0; lines[i]; i++)
    if (*g_strstrip (lines[i]))
      g_ptr_array_add (goals, lines[i]);
  return wm_goals_format (goals);
}

gboolean
wm_milestone_edit (WmStore *store, gint64 milestone, const char *name, const char *outcome,
                   GError **error)
{
  gint64 plan = plan_of_milestone (store, milestone, error);
  g_autofree char *subject = g_strdup_printf ("milestone:%" G_GINT64_FORMAT, milestone);
  g_autofree char *clean
      = name ? wm_text_clean (name, TRUE, _ ("name of the milestone"), error) : NULL;
  g_autofree char *goals = outcome ? outcome_goals (outcome, error) : NULL;
  gboolean ok = TRUE;

  if (plan == 0 || (name && !clean) || (outcome && !goals)
      || !wm_store_begin (store, "edit-milestone", subject, error))
    return FALSE;
  if (clean)
    ok = wm_sql_run (store, error, "UPDATE milestone SET name = ? WHERE id = ?", "ti", clean,
                     milestone);
  if (ok && goals)
    ok = wm_sql_run (store, error, "UPDATE milestone SET goals = ? WHERE id = ?", "ti", goals,
                     milestone);
  ok = ok && wm_plan_touch (store, plan, error);
  return wm_plan_end_action (store, ok, error);
}
