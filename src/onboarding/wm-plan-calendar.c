/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Changing which days a plan counts.
 */
#include "config.h"

#include "onboarding/wm-plan-calendar.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "onboarding/wm-plan-private.h"

#define MOST_DAYS 2000

static void
day_free (gpointer data)
{
  g_free (((WmPlanDay *) data)->name);
  g_free (data);
}

static void
add_day (GPtrArray *days, const char *first, const char *last, const char *name)
{
  WmPlanDay *day = g_new0 (WmPlanDay, 1);

  g_strlcpy (day->first, first, sizeof day->first);
  g_strlcpy (day->last, *last ? last : first, sizeof day->last);
  day->name = g_strdup (name);
  g_ptr_array_add (days, day);
}

void
wm_plan_days_free (WmPlanDays *days)
{
  g_ptr_array_unref (days->holidays);
  g_ptr_array_unref (days->working);
  g_ptr_array_unref (days->away);
  g_free (days);
}

/* ---- as text ---------------------------------------------------------------------- */

char *
wm_plan_days_format (GPtrArray *days)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < days->len; i++)
    {
      const WmPlanDay *day = g_ptr_array_index (days, i);

      g_string_append (out, day->first);
      if (strcmp (day->first, day->last) != 0)
        g_string_append_printf (out, "..%s", day->last);
      g_string_append_printf (out, "%s%s\n", *day->name ? " " : "", day->name);
    }
  return g_string_free (out, FALSE);
}

static gboolean
parse_line (GPtrArray *days, char *line, gboolean ranges)
{
  char *name = line + strcspn (line, " \t"), *last;
  GDate first_day, last_day;

  if (*name != '\0')
    *name++ = '\0';
  last = ranges ? strstr (line, "..") : NULL;
  if (last != NULL)
    {
      *last = '\0';
      last += 2;
    }
  if (!wm_date_parse (line, &first_day) || !wm_date_parse (last ? last : line, &last_day)
      || g_date_compare (&first_day, &last_day) > 0)
    return FALSE;
  add_day (days, line, last ? last : "", g_strstrip (name));
  return TRUE;
}

GPtrArray *
wm_plan_days_parse (const char *text, gboolean ranges, GError **error)
{
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (day_free);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = g_strdup (g_strstrip (lines[i]));

      if (*line == '\0')
        continue;
      if (days->len >= MOST_DAYS || !parse_line (days, line, ranges))
        {
          g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
                       ranges ? _ ("Line %1$u: “%2$s” is no day; write 2026-12-25, or "
                                   "2026-08-03..2026-08-14, and a name behind it")
                              : _ ("Line %1$u: “%2$s” is no day; write 2026-12-25, and a name "
                                   "behind it"),
                       i + 1, lines[i]);
          return NULL;
        }
    }
  return g_steal_pointer (&days);
}

/* ---- in the workspace ---------------------------------------------------------------- */

static gboolean
load_days (WmStore *store, const char *sql, gint64 plan, GPtrArray *days, GError **error)
{
  g_autoptr (WmRows) rows = wm_sql_query (store, error, sql, "i", plan);

  while (wm_rows_step (rows))
    add_day (days, wm_rows_text (rows, 0), wm_rows_text (rows, 1), wm_rows_text (rows, 2));
  return wm_rows_end (rows, error);
}

/* What a weekday is worked, told by a day of that kind on which nothing else is */
static void
load_week (WmStore *store, gint64 plan, WmPlanDays *days)
{
  g_autofree char *week
      = wm_sql_text (store, "SELECT work_week FROM onboarding_plan WHERE id = ?", "i", plan);
  g_autoptr (WmCalendar) calendar = wm_calendar_new (week);
  GDate day;

  (void) wm_plan_load_own_days (store, plan, calendar, NULL);
  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 5, G_DATE_JANUARY, 1970); /* a Monday, before any plan */
  for (guint i = 1; i <= 7; i++)
    {
      days->percent[i] = wm_calendar_percent (calendar, &day);
      g_date_add_days (&day, 1);
    }
}

WmPlanDays *
wm_plan_days_load (WmStore *store, const char *slug, GError **error)
{
  gint64 plan = wm_plan_id (store, slug, error);
  g_autoptr (WmPlanDays) days = g_new0 (WmPlanDays, 1);

  days->holidays = g_ptr_array_new_with_free_func (day_free);
  days->working = g_ptr_array_new_with_free_func (day_free);
  days->away = g_ptr_array_new_with_free_func (day_free);
  if (plan == 0
      || !load_days (store,
                     "SELECT date, '', name FROM calendar_day WHERE plan_id = ?"
                     " AND kind = 'holiday' ORDER BY date",
                     plan, days->holidays, error)
      || !load_days (store,
                     "SELECT date, '', name FROM calendar_day WHERE plan_id = ?"
                     " AND kind = 'working' ORDER BY date",
                     plan, days->working, error)
      || !load_days (store,
                     "SELECT start_date, end_date, name FROM plan_day_off WHERE plan_id = ?"
                     " ORDER BY start_date, id",
                     plan, days->away, error))
    return NULL;
  load_week (store, plan, days);
  return g_steal_pointer (&days);
}

static gboolean
save_days (WmStore *store, gint64 plan, const char *kind, GPtrArray *days, GError **error)
{
  if (!wm_sql_run (store, error, "DELETE FROM calendar_day WHERE plan_id = ? AND kind = ?", "it",
                   plan, kind))
    return FALSE;
  for (guint i = 0; i < days->len; i++)
    {
      const WmPlanDay *day = g_ptr_array_index (days, i);
      g_autofree char *name = *day->name
                                  ? wm_text_clean (day->name, TRUE, _ ("name of the day"), error)
                                  : g_strdup ("");

      if (name == NULL
          || !wm_sql_run (store, error,
                          "INSERT OR IGNORE INTO calendar_day (plan_id, kind, date, name, sort)"
                          " VALUES (?, ?, ?, ?, ?)",
                          "ittti", plan, kind, day->first, name, (gint64) i))
        return FALSE;
    }
  return TRUE;
}

static gboolean
save_away (WmStore *store, gint64 plan, GPtrArray *days, GError **error)
{
  if (!wm_sql_run (store, error, "DELETE FROM plan_day_off WHERE plan_id = ?", "i", plan))
    return FALSE;
  for (guint i = 0; i < days->len; i++)
    {
      const WmPlanDay *day = g_ptr_array_index (days, i);
      g_autofree char *name = *day->name
                                  ? wm_text_clean (day->name, TRUE, _ ("name of the day"), error)
                                  : g_strdup ("");

      if (name == NULL
          || !wm_sql_run (store, error,
                          "INSERT INTO plan_day_off (id, plan_id, start_date, end_date, name, sort)"
                          " VALUES (?, ?, ?, ?, ?, ?)",
                          "iittti", wm_sql_new_id (), plan, day->first,
                          strcmp (day->first, day->last) != 0 ? day->last : "", name,
                          (gint64) i))
        return FALSE;
    }
  return TRUE;
}

static gboolean
save_week (WmStore *store, gint64 plan, const WmPlanDays *days, GError **error)
{
  g_autoptr (GString) week = g_string_new (NULL);
  g_autoptr (GString) part = g_string_new ("[");

  for (guint i = 1; i <= 7; i++)
    {
      if (days->percent[i] > 0)
        g_string_append_printf (week, "%u", i);
      if (days->percent[i] > 0 && days->percent[i] < 100)
        g_string_append_printf (part, "%s{\"weekday\":%u,\"percent\":%u}", part->len > 1 ? "," : "",
                                i, days->percent[i]);
    }
  g_string_append_c (part, ']');
  if (week->len == 0)
    {
      g_set_error_literal (error, WM_ERROR, WM_ERROR_INVALID,
                           _ ("A week needs a day that is worked"));
      return FALSE;
    }
  return wm_sql_run (store, error,
                     "UPDATE onboarding_plan SET work_week = ?, part_time = ? WHERE id = ?", "tti",
                     strcmp (week->str, "12345") == 0 ? "" : week->str,
                     part->len > 2 ? part->str : "", plan);
}

gboolean
wm_plan_days_save (WmStore *store, const char *slug, const WmPlanDays *days, GError **error)
{
  gint64 plan = wm_plan_id (store, slug, error);
  g_autofree char *subject = g_strconcat ("plan:", slug, NULL);
  g_autofree char *start_text = NULL;
  GDate start;
  gboolean done;

  if (plan == 0 || !wm_store_begin (store, "edit-calendar", subject, error))
    return FALSE;
  start_text
      = wm_sql_text (store,
                     "SELECT start_date FROM onboarding_plan WHERE id = ?", "i",
                     plan);
  done = wm_date_parse (start_text, &start)
         && save_week (store, plan, days, error)
         && save_days (store, plan, "holiday", days->holidays, error)
         && save_days (store, plan, "working", days->working, error)
         && save_away (store, plan, days->away, error)
         && wm_plan_redate (store, plan, &start, error)
         && wm_plan_touch (store, plan, error);
  return wm_plan_end_action (store, done, error);
}
