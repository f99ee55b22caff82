/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Interviews: who meets whom, when, and whether the card is in. That it is in
 * is no secret; what it says is wm-card.c's.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "hiring/wm-candidate.h"
#include "hiring/wm-hiring-private.h"
#include "onboarding/wm-calendar.h"

void
wm_interview_free (WmInterview *it)
{
  if (it == NULL)
    return;
  g_free (it->slug);
  g_free (it->application);
  g_free (it->candidate);
  g_free (it->kit);
  g_free (it->kit_name);
  g_free (it->stage_name);
  g_free (it->interviewer);
  g_free (it->interviewer_name);
  g_free (it->date);
  g_free (it->start);
  g_free (it->status);
  g_free (it);
}

#define INTERVIEWS                                                                                 \
  "SELECT i.id, i.slug, a.slug, n.name, coalesce (k.slug, ''), coalesce (k.name, ''),"             \
  " coalesce (s.name, ''), w.slug, w.name, i.date, i.start, i.status, coalesce (k.minutes, 0),"    \
  " coalesce (c.submitted, 0) FROM interview i JOIN application a ON a.id = i.application_id"      \
  " JOIN person n ON n.id = a.person_id JOIN person w ON w.id = i.interviewer_id"                  \
  " LEFT JOIN interview_kit k ON k.id = i.kit_id LEFT JOIN interview_stage s ON s.id = k.stage_id" \
  " LEFT JOIN scorecard c ON c.interview_id = i.id"
#define IN_ORDER " ORDER BY i.date = '', i.date, i.start, s.sort, k.sort, w.name, i.slug"

static WmInterview *
read_interview (WmRows *rows)
{
  WmInterview *it = g_new0 (WmInterview, 1);
  char **texts[] = { &it->slug,        &it->application,      &it->candidate, &it->kit,
                     &it->kit_name,    &it->stage_name,       &it->interviewer,
                     &it->interviewer_name, &it->date,        &it->start,     &it->status };

  it->id = wm_rows_int (rows, 0);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i] = g_strdup (wm_rows_text (rows, (int) i + 1));
  it->minutes = (int) wm_rows_int (rows, 12);
  it->submitted = wm_rows_int (rows, 13);
  return it;
}

static GPtrArray *
query (WmStore *store, const char *sql, const char *value, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_interview_free);
  g_autoptr (WmRows) rows = wm_sql_query (store, error, sql, value != NULL ? "t" : "", value);
  gboolean failed = rows == NULL;

  while (!failed && wm_hiring_next (rows, &failed, error))
    g_ptr_array_add (list, read_interview (rows));
  return failed ? NULL : g_steal_pointer (&list);
}

GPtrArray *
wm_interviews_list (WmStore *store, const char *application, GError **error)
{
  g_return_val_if_fail (WM_IS_STORE (store), NULL);

  return query (store, application != NULL ? INTERVIEWS " WHERE a.slug = ?1" IN_ORDER
                                           : INTERVIEWS IN_ORDER,
                application, error);
}

WmInterview *
wm_interview_load (WmStore *store, const char *interview, GError **error)
{
  g_autoptr (GPtrArray) list = NULL;

  g_return_val_if_fail (WM_IS_STORE (store) && interview != NULL, NULL);

  list = query (store, INTERVIEWS " WHERE i.slug = ?1", interview, error);
  if (list == NULL)
    return NULL;
  if (list->len == 1)
    return g_ptr_array_steal_index (list, 0);
  g_set_error (error, WM_ERROR, WM_ERROR_NOT_FOUND,
               _ ("There is no interview “%s” in this workspace."), interview);
  return NULL;
}

/* ---- changing --------------------------------------------------------------- */

static gboolean
check_when (const char *date, const char *start, GError **error)
{
  GDate day;

  if (date != NULL && *date != '\0' && !wm_date_parse (date, &day))
    {
      g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
                   _ ("“%s” is not a date; write it as 2026-12-01"), date);
      return FALSE;
    }
  if (start == NULL || *start == '\0'
      || g_regex_match_simple ("^([01][0-9]|2[0-3]):[0-5][0-9]$", start, G_REGEX_DOLLAR_ENDONLY, 0))
    return TRUE;
  g_set_error (error, WM_ERROR, WM_ERROR_INVALID, _ ("“%s” is not a time; write it as 14:30"),
               start);
  return FALSE;
}

static gboolean
insert (WmStore *store, const char *slug, gint64 application, gint64 kit, gint64 interviewer,
        const char *date, const char *start, GError **error)
{
  return wm_sql_run (
    store, error,
    "INSERT INTO interview (id, slug, application_id, kit_id, interviewer_id, date,"
    "  start) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    "itiiitt", wm_sql_new_id (), slug, application, kit, interviewer, date != NULL ? date : "",
    start != NULL ? start : "");
}

/* The kit must be of the very job's plan, and nobody interviews herself. */
static gint64
find_kit (WmStore *store, const char *kit, gint64 application, gint64 interviewer, GError **error)
{
  gint64 id = wm_sql_int (store, 0,
                          "SELECT k.id FROM interview_kit k JOIN interview_stage s"
                          " ON s.id = k.stage_id JOIN interview_plan l ON l.id = s.plan_id"
                          " JOIN application a ON a.job_id = l.job_id"
                          " WHERE k.slug = ?1 AND a.id = ?2",
                          "ti", kit, application);

  if (id == 0)
    g_set_error (error, WM_ERROR, WM_ERROR_NOT_FOUND,
                 _ ("The job's interview plan has no interview “%s”."), kit);
  else if (wm_sql_int (store, 0, "SELECT person_id = ?2 FROM application WHERE id = ?1", "ii",
                       application, interviewer))
    {
      g_set_error_literal (error, WM_ERROR, WM_ERROR_INVALID,
                           _ ("A candidate does not interview herself."));
      id = 0;
    }
  else if (wm_sql_int (store, 0,
                       "SELECT count (*) FROM interview WHERE application_id = ?1 AND kit_id = ?2"
                       " AND interviewer_id = ?3 AND status <> 'cancelled'",
                       "iii", application, id, interviewer)
           > 0)
    {
      g_set_error_literal (error, WM_ERROR, WM_ERROR_INVALID,
                           _ ("This interview is planned with this person already."));
      id = 0;
    }
  return id;
}

char *
wm_interview_plan (WmStore *store, const char *application, const char *kit,
                   const char *interviewer, const char *date, const char *start, GError **error)
{
  g_autofree char *slug = NULL;
  gint64 id, person, kit_id;

  g_return_val_if_fail (WM_IS_STORE (store) && application != NULL && kit != NULL, NULL);
  g_return_val_if_fail (interviewer != NULL, NULL);

  id = wm_hiring_find_application (store, application, error);
  person = id != 0 ? wm_hiring_find_person (store, interviewer, error) : 0;
  kit_id = person != 0 ? find_kit (store, kit, id, person, error) : 0;
  if (kit_id == 0 || !check_when (date, start, error))
    return NULL;
  slug = wm_sql_new_slug ("interview");
  if (!wm_hiring_begin (store, "plan-interview", "application", application, error)
      || !wm_hiring_finish (store, insert (store, slug, id, kit_id, person, date, start, error),
                            error))
    return NULL;
  return g_steal_pointer (&slug);
}

static gboolean
plan_missing (WmStore *store, gint64 application, GError **error)
{
  g_autoptr (GArray) missing = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (WmRows) rows
      = wm_sql_query (store, error,
                      "SELECT k.id, w.person_id FROM application a"
                      " JOIN interview_kit k ON k.stage_id = a.stage_id"
                      " JOIN kit_interviewer w ON w.kit_id = k.id"
                      " WHERE a.id = ?1 AND w.person_id <> a.person_id AND NOT EXISTS"
                      " (SELECT 1 FROM interview i WHERE i.application_id = a.id"
                      "  AND i.kit_id = k.id AND i.interviewer_id = w.person_id"
                      "  AND i.status <> 'cancelled') ORDER BY k.sort, w.sort",
                      "i", application);
  gboolean failed = rows == NULL;

  while (!failed && wm_hiring_next (rows, &failed, error))
    {
      gint64 pair[2] = { wm_rows_int (rows, 0), wm_rows_int (rows, 1) };

      g_array_append_vals (missing, pair, 2);
    }
  for (guint i = 0; !failed && i < missing->len; i += 2)
    {
      g_autofree char *slug = wm_sql_new_slug ("interview");

      failed = !insert (store, slug, application, g_array_index (missing, gint64, i),
                        g_array_index (missing, gint64, i + 1), "", "", error);
    }
  return !failed;
}

gboolean
wm_interviews_plan_stage (WmStore *store, const char *application, GError **error)
{
  gint64 id;

  g_return_val_if_fail (WM_IS_STORE (store) && application != NULL, FALSE);

  id = wm_hiring_find_application (store, application, error);
  return id != 0 && wm_hiring_begin (store, "plan-interview", "application", application, error)
         && wm_hiring_finish (store, plan_missing (store, id, error), error);
}

/* An update of one that has no card yet */
static gboolean
update (WmStore *store, const char *interview, const char *label, const char *sql,
        const char *first, const char *second, GError **error)
{
  g_autoptr (WmInterview) it = wm_interview_load (store, interview, error);

  if (it == NULL)
    return FALSE;
  if (it->submitted != 0)
    {
      g_set_error_literal (
        error, WM_ERROR, WM_ERROR_INVALID,
        _ ("The scorecard of this interview is submitted, so it stays as it is."));
      return FALSE;
    }
  return wm_hiring_begin (store, label, "application", it->application, error)
         && wm_hiring_finish (store,
                              wm_sql_run (store, error, sql, first != NULL ? "itt" : "i", it->id,
                                          first, second),
                              error);
}

gboolean
wm_interview_set_date (WmStore *store, const char *interview, const char *date, const char *start,
                       GError **error)
{
  g_return_val_if_fail (WM_IS_STORE (store) && interview != NULL, FALSE);

  return check_when (date, start, error)
         && update (store, interview, "move-interview",
                    "UPDATE interview SET date = ?2, start = ?3 WHERE id = ?1",
                    date != NULL ? date : "", start != NULL ? start : "", error);
}

gboolean
wm_interview_cancel (WmStore *store, const char *interview, GError **error)
{
  g_return_val_if_fail (WM_IS_STORE (store) && interview != NULL, FALSE);

  return update (store, interview, "cancel-interview",
                 "UPDATE interview SET status = 'cancelled' WHERE id = ?1", NULL, NULL, error);
}
