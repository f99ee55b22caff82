/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Applications: where each stands, and how it got there.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "hiring/wm-candidate.h"
#include "hiring/wm-hiring-private.h"

void
wm_application_free (WmApplication *it)
{
  if (it == NULL)
    return;
  g_free (it->slug);
  g_free (it->person);
  g_free (it->name);
  g_free (it->job);
  g_free (it->job_name);
  g_free (it->stage);
  g_free (it->stage_name);
  g_free (it->status);
  g_free (it->reason);
  g_free (it->applied);
  g_free (it->source);
  g_free (it);
}

#define APPLICATIONS                                                                               \
  "SELECT a.id, a.slug, p.slug, p.name, j.slug, j.name, coalesce (s.slug, ''),"                    \
  " coalesce (s.name, ''), a.status, a.reason, a.applied,"                                         \
  " coalesce ((SELECT c.source FROM candidate c WHERE c.person_id = p.id), ''), a.entered,"        \
  " (SELECT count (*) FROM interview i WHERE i.application_id = a.id AND i.status <> 'cancelled'),"\
  " (SELECT count (*) FROM interview i JOIN scorecard c ON c.interview_id = i.id"                  \
  "  WHERE i.application_id = a.id),"                                                              \
  " (SELECT count (*) FROM decision d WHERE d.application_id = a.id)"                              \
  " FROM application a JOIN person p ON p.id = a.person_id JOIN job j ON j.id = a.job_id"          \
  " LEFT JOIN interview_stage s ON s.id = a.stage_id"
#define IN_ORDER                                                                                   \
  " ORDER BY a.status <> 'active', coalesce (s.sort, -1), a.entered, p.name, a.slug"

static WmApplication *
read_application (WmRows *rows)
{
  WmApplication *it = g_new0 (WmApplication, 1);
  char **texts[] = { &it->slug,  &it->person,     &it->name,   &it->job,    &it->job_name,
                     &it->stage, &it->stage_name, &it->status, &it->reason, &it->applied,
                     &it->source };

  it->id = wm_rows_int (rows, 0);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i] = g_strdup (wm_rows_text (rows, (int) i + 1));
  it->entered = wm_rows_int (rows, 12);
  it->interviews = (guint) wm_rows_int (rows, 13);
  it->submitted = (guint) wm_rows_int (rows, 14);
  it->decided = wm_rows_int (rows, 15) > 0;
  return it;
}

static GPtrArray *
query (WmStore *store, const char *sql, const char *value, GError **error)
{
  g_autoptr (GPtrArray) list
      = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_application_free);
  g_autoptr (WmRows) rows = wm_sql_query (store, error, sql, value != NULL ? "t" : "", value);
  gboolean failed = rows == NULL;

  while (!failed && wm_hiring_next (rows, &failed, error))
    g_ptr_array_add (list, read_application (rows));
  return failed ? NULL : g_steal_pointer (&list);
}

GPtrArray *
wm_applications_list (WmStore *store, const char *job, GError **error)
{
  g_return_val_if_fail (WM_IS_STORE (store), NULL);

  return query (store, job != NULL ? APPLICATIONS " WHERE j.slug = ?1" IN_ORDER
                                   : APPLICATIONS IN_ORDER,
                job, error);
}

WmApplication *
wm_application_find (WmStore *store, const char *wanted, GError **error)
{
  g_autoptr (GPtrArray) list = NULL;

  g_return_val_if_fail (WM_IS_STORE (store) && wanted != NULL, NULL);

  list = query (store, APPLICATIONS " WHERE a.slug = ?1", wanted, error);
  if (list != NULL && list->len == 0)
    {
      g_ptr_array_unref (list);
      list
        = query (store, APPLICATIONS " WHERE p.slug = ?1 OR p.name = ?1" IN_ORDER, wanted, error);
    }
  if (list == NULL)
    return NULL;
  if (list->len == 1)
    return g_ptr_array_steal_index (list, 0);
  if (list->len > 1)
    g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
                 _ ("“%s” has %u applications. Name one by id, for example “%s”."), wanted,
                 list->len, ((WmApplication *) list->pdata[0])->slug);
  else
    g_set_error (error, WM_ERROR, WM_ERROR_NOT_FOUND,
                 _ ("There is no application “%s” in this workspace."), wanted);
  return NULL;
}

const char *
wm_application_status_word (const char *status)
{
  return g_str_equal (status, "hired")      ? _ ("Hired")
         : g_str_equal (status, "rejected") ? _ ("Rejected")
         : g_str_equal (status, "withdrawn") ? _ ("Withdrew")
                                             : _ ("In progress");
}

int
wm_application_days (const WmApplication *it, gint64 now)
{
  return (int) (MAX (0, now - it->entered) / (24 * 60 * 60));
}

/* ---- changing --------------------------------------------------------------- */

gint64
wm_hiring_find_application (WmStore *store, const char *application, GError **error)
{
  gint64 id = wm_sql_int (store, 0, "SELECT id FROM application WHERE slug = ?1", "t", application);

  if (id == 0)
    g_set_error (error, WM_ERROR, WM_ERROR_NOT_FOUND,
                 _ ("There is no application “%s” in this workspace."), application);
  return id;
}

gint64
wm_hiring_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

char *
wm_hiring_day (gint64 seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (seconds);

  return g_date_time_format (time, "%Y-%m-%d");
}

char *
wm_hiring_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_format (now, "%Y-%m-%d");
}

gboolean
wm_application_add_event (WmStore *store, gint64 application, const char *kind, const char *stage,
                          const char *reason, GError **error)
{
  const char *viewer = wm_store_get_viewer (store);

  return wm_sql_run (store, error,
                     "INSERT INTO application_event (id, application_id, time, kind, stage, reason,"
                     "  actor, sort) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, (SELECT"
                     "  coalesce (max (sort), -1) + 1 FROM application_event"
                     "  WHERE application_id = ?2))",
                     "iiitttt", wm_sql_new_id (), application, wm_hiring_now (), kind, stage,
                     reason, viewer != NULL ? viewer : "");
}

static gboolean
insert_application (WmStore *store, const char *slug, gint64 job, gint64 person, GError **error)
{
  g_autofree char *today = wm_hiring_today ();
  gint64 id = wm_sql_new_id ();

  return wm_sql_run (store, error,
                     "INSERT INTO application (id, slug, person_id, job_id, applied, entered)"
                     " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                     "itiiti", id, slug, person, job, today, wm_hiring_now ())
         && wm_application_add_event (store, id, "applied", "", "", error);
}

static gboolean
add (WmStore *store, const char *slug, gint64 job, const char *person, const WmCandidateEdit *edit,
     GError **error)
{
  g_autoptr (WmPerson) made
      = person != NULL ? wm_person_load (store, person, error)
                       : wm_person_add (store, edit->name != NULL ? edit->name : "", "candidate",
                                        error);

  if (made == NULL)
    return FALSE;
  if (wm_sql_int (store, 0,
                  "SELECT count (*) FROM application WHERE person_id = ?1 AND job_id = ?2", "ii",
                  made->id, job)
      > 0)
    {
      g_set_error (error, WM_ERROR, WM_ERROR_INVALID, _ ("%s applied for this job already."),
                   made->name);
      return FALSE;
    }
  return wm_candidate_edit (store, made->slug, edit, error)
         && insert_application (store, slug, job, made->id, error);
}

char *
wm_application_add (WmStore *store, const char *job, const char *person,
                    const WmCandidateEdit *edit, GError **error)
{
  static const WmCandidateEdit nothing = WM_CANDIDATE_EDIT_INIT;
  g_autofree char *slug = NULL;
  gint64 id;

  g_return_val_if_fail (WM_IS_STORE (store) && job != NULL && (person != NULL || edit != NULL),
                        NULL);

  id = wm_hiring_find_job (store, job, error);
  if (id == 0)
    return NULL;
  slug = wm_sql_new_slug ("application");
  if (!wm_hiring_begin (store, "add-candidate", "application", slug, error)
      || !wm_hiring_finish (store,
                            add (store, slug, id, person, edit != NULL ? edit : &nothing, error),
                            error))
    return NULL;
  return g_steal_pointer (&slug);
}

static gboolean
check_active (WmStore *store, gint64 application, GError **error)
{
  if (wm_sql_int (store, 0, "SELECT status = 'active' FROM application WHERE id = ?1", "i",
                  application))
    return TRUE;
  g_set_error_literal (error, WM_ERROR, WM_ERROR_INVALID,
                       _ ("This application has ended. Open it again first."));
  return FALSE;
}

gboolean
wm_application_move (WmStore *store, const char *application, const char *stage, GError **error)
{
  gint64 id, target;

  g_return_val_if_fail (WM_IS_STORE (store) && application != NULL && stage != NULL, FALSE);

  id = wm_hiring_find_application (store, application, error);
  if (id == 0 || !check_active (store, id, error))
    return FALSE;
  target = *stage == '\0' ? 0
                          : wm_sql_int (store, -1,
                                        "SELECT s.id FROM interview_stage s JOIN interview_plan l"
                                        " ON l.id = s.plan_id JOIN application a"
                                        " ON a.job_id = l.job_id WHERE s.slug = ?1 AND a.id = ?2",
                                        "ti", stage, id);
  if (target < 0)
    {
      g_set_error (error, WM_ERROR, WM_ERROR_NOT_FOUND,
                   _ ("The job's interview plan has no stage “%s”."), stage);
      return FALSE;
    }
  if (wm_sql_int (store, -1, "SELECT coalesce (stage_id, 0) FROM application WHERE id = ?1", "i",
                  id)
      == target)
    return TRUE;
  return wm_hiring_begin (store, "move-candidate", "application", application, error)
         && wm_hiring_finish (store,
                              wm_sql_run (store, error,
                                          "UPDATE application SET stage_id = nullif (?2, 0),"
                                          " entered = ?3 WHERE id = ?1",
                                          "iii", id, target, wm_hiring_now ())
                                && wm_application_add_event (store, id, "moved", stage, "", error),
                              error);
}

gboolean
wm_application_set_status (WmStore *store, const char *application, const char *status,
                           const char *reason, GError **error)
{
  static const char *const words[][3] = { { "rejected", "rejected", "reject-candidate" },
                                          { "withdrawn", "withdrawn", "withdraw-candidate" },
                                          { "active", "reopened", "reopen-application" } };
  g_autofree char *clean = NULL;
  gint64 id;

  g_return_val_if_fail (WM_IS_STORE (store) && application != NULL && status != NULL, FALSE);

  id = wm_hiring_find_application (store, application, error);
  clean = id != 0 ? wm_text_clean (reason != NULL ? reason : "", FALSE, _ ("Reason"), error) : NULL;
  if (clean == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (status, words[i][0]))
      return wm_hiring_begin (store, words[i][2], "application", application, error)
             && wm_hiring_finish (
                 store,
                 wm_sql_run (store, error,
                             "UPDATE application SET status = ?2, reason = ?3, entered = ?4"
                             " WHERE id = ?1",
                             "itti", id, status, clean, wm_hiring_now ())
                     && wm_application_add_event (store, id, words[i][1], "", clean, error),
                 error);
  g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
               /* Translators: the second %s is a list of words of a file format */
               _ ("“%s” is no status of an application; there are: %s"), status,
               "active, rejected, withdrawn");
  return FALSE;
}

static void
event_free (gpointer data)
{
  WmApplicationEvent *it = data;

  g_free (it->kind);
  g_free (it->stage_name);
  g_free (it->reason);
  g_free (it->actor);
  g_free (it);
}

GPtrArray *
wm_application_events (WmStore *store, const char *application, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (event_free);
  g_autoptr (WmRows) rows = NULL;
  gboolean failed;

  g_return_val_if_fail (WM_IS_STORE (store) && application != NULL, NULL);

  rows = wm_sql_query (store, error,
                       "SELECT e.kind, coalesce (s.name, e.stage), e.reason,"
                       " coalesce (p.name, e.actor), e.time FROM application_event e"
                       " JOIN application a ON a.id = e.application_id"
                       " LEFT JOIN interview_stage s ON s.slug = e.stage"
                       " LEFT JOIN person p ON p.slug = e.actor"
                       " WHERE a.slug = ?1 ORDER BY e.sort, e.id",
                       "t", application);
  failed = rows == NULL;
  while (!failed && wm_hiring_next (rows, &failed, error))
    {
      WmApplicationEvent *it = g_new0 (WmApplicationEvent, 1);

      it->kind = g_strdup (wm_rows_text (rows, 0));
      it->stage_name = g_strdup (wm_rows_text (rows, 1));
      it->reason = g_strdup (wm_rows_text (rows, 2));
      it->actor = g_strdup (wm_rows_text (rows, 3));
      it->time = wm_rows_int (rows, 4);
      g_ptr_array_add (list, it);
    }
  return failed ? NULL : g_steal_pointer (&list);
}
