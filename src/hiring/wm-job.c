/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Jobs: what they ask for, and their state.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "hiring/wm-hiring-private.h"

void
wm_job_free (WmJob *job)
{
  if (job == NULL)
    return;
  g_free (job->slug);
  g_free (job->name);
  g_free (job->role);
  g_free (job->seniority);
  g_free (job->status);
  g_free (job->team);
  g_free (job->description);
  g_free (job->tech_stack);
  g_free (job->manager);
  g_free (job);
}

#define JOBS                                                                                       \
  "SELECT j.id, j.slug, j.name, j.role, j.seniority, j.status, j.openings, j.team, j.description," \
  " j.tech_stack, coalesce (p.slug, ''), j.created,"                                               \
  " (SELECT count (*) FROM application a WHERE a.job_id = j.id AND a.status = 'active'),"          \
  " (SELECT count (*) FROM application a WHERE a.job_id = j.id AND a.status = 'hired')"            \
  " FROM job j LEFT JOIN person p ON p.id = j.manager_id"
#define IN_ORDER                                                                                   \
  " ORDER BY CASE j.status WHEN 'open' THEN 0 WHEN 'draft' THEN 1 WHEN 'on_hold' THEN 2 ELSE 3"    \
  " END,"                                                                                          \
  " j.name COLLATE NOCASE, j.slug"

static WmJob *
read_job (WmRows *rows)
{
  WmJob *job = g_new0 (WmJob, 1);

  job->id = wm_rows_int (rows, 0);
  job->slug = g_strdup (wm_rows_text (rows, 1));
  job->name = g_strdup (wm_rows_text (rows, 2));
  job->role = g_strdup (wm_rows_text (rows, 3));
  job->seniority = g_strdup (wm_rows_text (rows, 4));
  job->status = g_strdup (wm_rows_text (rows, 5));
  job->openings = (int) wm_rows_int (rows, 6);
  job->team = g_strdup (wm_rows_text (rows, 7));
  job->description = g_strdup (wm_rows_text (rows, 8));
  job->tech_stack = g_strdup (wm_rows_text (rows, 9));
  job->manager = g_strdup (wm_rows_text (rows, 10));
  job->created = wm_rows_int (rows, 11);
  job->candidates = (guint) wm_rows_int (rows, 12);
  job->hired = (guint) wm_rows_int (rows, 13);
  return job;
}

static GPtrArray *
query_jobs (WmStore *store, const char *sql, const char *value, GError **error)
{
  g_autoptr (GPtrArray) jobs = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_job_free);
  g_autoptr (WmRows) rows = wm_sql_query (store, error, sql, value != NULL ? "t" : "", value);
  gboolean failed = rows == NULL;

  while (!failed && wm_hiring_next (rows, &failed, error))
    g_ptr_array_add (jobs, read_job (rows));
  return failed ? NULL : g_steal_pointer (&jobs);
}

GPtrArray *
wm_jobs_list (WmStore *store, GError **error)
{
  g_return_val_if_fail (WM_IS_STORE (store), NULL);

  return query_jobs (store, JOBS IN_ORDER, NULL, error);
}

static void
set_not_found (WmStore *store, const char *wanted, GError **error)
{
  g_autoptr (GPtrArray) jobs = wm_jobs_list (store, NULL);
  g_autoptr (GString) known = g_string_new (NULL);

  for (guint i = 0; jobs != NULL && i < jobs->len && i < 8; i++)
    g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", ((WmJob *) jobs->pdata[i])->slug);
  if (known->len == 0)
    g_set_error (error, WM_ERROR, WM_ERROR_NOT_FOUND,
                 _ ("There is no job “%s”: this workspace has no jobs yet."), wanted);
  else
    g_set_error (error, WM_ERROR, WM_ERROR_NOT_FOUND,
                 /* Translators: the second %s is a list of ids */
                 _ ("There is no job “%s” in this workspace. Known are: %s."), wanted, known->str);
}

WmJob *
wm_job_find (WmStore *store, const char *slug_or_name, GError **error)
{
  g_autoptr (GPtrArray) jobs = NULL;

  g_return_val_if_fail (WM_IS_STORE (store) && slug_or_name != NULL, NULL);

  jobs = query_jobs (store, JOBS " WHERE j.slug = ?1", slug_or_name, error);
  if (jobs != NULL && jobs->len == 0)
    {
      g_ptr_array_unref (jobs);
      jobs = query_jobs (store, JOBS " WHERE j.name = ?1" IN_ORDER, slug_or_name, error);
    }
  if (jobs == NULL)
    return NULL;
  if (jobs->len == 1)
    return g_ptr_array_steal_index (jobs, 0);
  if (jobs->len > 1)
    g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
                 _ ("%u jobs are called “%s”. Name one by id, for example “%s”."), jobs->len,
                 slug_or_name, ((WmJob *) jobs->pdata[0])->slug);
  else
    set_not_found (store, slug_or_name, error);
  return NULL;
}

/* ---- changing --------------------------------------------------------------- */

static gboolean
check_status (const char *status, GError **error)
{
  static const char *const known[] = { "draft", "open", "on_hold", "closed", "filled", NULL };

  if (status == NULL || g_strv_contains (known, status))
    return TRUE;
  g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
               /* Translators: the second %s is a list of words of a file format */
               _ ("“%s” is no status of a job; there are: %s"), status,
               "draft, open, on_hold, closed, filled");
  return FALSE;
}

static gboolean
set_manager (WmStore *store, gint64 job, const char *manager, GError **error)
{
  gint64 person;

  if (manager == NULL)
    return TRUE;
  person = *manager != '\0' ? wm_hiring_find_person (store, manager, error) : 0;
  if (*manager != '\0' && person == 0)
    return FALSE;
  return wm_sql_run (store, error, "UPDATE job SET manager_id = nullif (?2, 0) WHERE id = ?1",
                     "ii", job, person);
}

/* @sort: its place, or below 0: a new one comes last */
static gboolean
write_requirement (WmStore *store, gint64 job, const WmRequirementEdit *it, int sort,
                   GError **error)
{
  if (it->level < 0 || it->level > 10
      || wm_sql_int (store, 0, "SELECT count (*) FROM skill WHERE slug = ?1", "t", it->skill) == 0)
    {
      g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
                   _ ("A requirement takes a skill of the map and a level from 0 to 10, not “%s” "
                      "and %d."),
                   it->skill, it->level);
      return FALSE;
    }
  return wm_sql_run (store, error,
                     "INSERT INTO job_requirement (job_id, skill, level, importance, sort)"
                     " VALUES (?1, ?2, ?3, ?4, CASE WHEN ?5 >= 0 THEN ?5 ELSE"
                     "  (SELECT coalesce (max (sort), -1) + 1 FROM job_requirement"
                     "   WHERE job_id = ?1) END)"
                     " ON CONFLICT DO UPDATE SET level = excluded.level,"
                     "  importance = excluded.importance,"
                     "  sort = CASE WHEN ?5 >= 0 THEN ?5 ELSE sort END,"
                     "  focus = focus AND excluded.importance = 'must',"
                     "  check_later = check_later AND excluded.importance = 'must'",
                     "ititi", job, it->skill, (gint64) it->level,
                     wm_importance_to_string (it->importance), (gint64) sort);
}

/* These stay what they are in focus and in onboarding; the others go. */
static gboolean
write_requirements (WmStore *store, gint64 job, const WmRequirementEdit *list, GError **error)
{
  g_autoptr (GString) kept = g_string_new (" ");

  for (int i = 0; list != NULL && list[i].skill != NULL; i++)
    {
      if (!write_requirement (store, job, &list[i], i, error))
        return FALSE;
      g_string_append_printf (kept, "%s ", list[i].skill);
    }
  return list == NULL
         || wm_sql_run (store, error,
                        "DELETE FROM job_requirement WHERE job_id = ?1"
                        " AND instr (?2, ' ' || skill || ' ') = 0",
                        "it", job, kept->str);
}

static gboolean
write_edit (WmStore *store, gint64 job, const WmJobEdit *edit, GError **error)
{
  if (edit->openings > 1000)
    {
      g_set_error_literal (error, WM_ERROR, WM_ERROR_INVALID,
                           _ ("A job has from 0 to 1000 openings."));
      return FALSE;
    }
  return check_status (edit->status, error)
         && wm_hiring_set_text (store, "UPDATE job SET name = ?2 WHERE id = ?1", job, edit->name,
                                TRUE, _ ("Name of the job"), error)
         && wm_hiring_set_text (store, "UPDATE job SET seniority = ?2 WHERE id = ?1", job,
                                edit->seniority, TRUE, _ ("Seniority"), error)
         && wm_hiring_set_text (store, "UPDATE job SET status = ?2 WHERE id = ?1", job,
                                edit->status, TRUE, _ ("Status"), error)
         && wm_hiring_set_text (store, "UPDATE job SET team = ?2 WHERE id = ?1", job, edit->team,
                                FALSE, _ ("Team"), error)
         && wm_hiring_set_text (store, "UPDATE job SET description = ?2 WHERE id = ?1", job,
                                edit->description, FALSE, _ ("Description"), error)
         && wm_hiring_set_text (store, "UPDATE job SET tech_stack = ?2 WHERE id = ?1", job,
                                edit->tech_stack, FALSE, _ ("Tech stack"), error)
         && (edit->openings < 0
             || wm_sql_run (store, error, "UPDATE job SET openings = ?2 WHERE id = ?1", "ii", job,
                            (gint64) edit->openings))
         && set_manager (store, job, edit->manager, error)
         && write_requirements (store, job, edit->requirements, error);
}

static gboolean
copy_requirements (WmStore *store, WmMap *map, gint64 job, const WmRole *role, GError **error)
{
  for (guint i = 0; i < role->requirements->len; i++)
    {
      const WmRequirement *it = &g_array_index (role->requirements, WmRequirement, i);

      if (!wm_sql_run (store, error,
                       "INSERT INTO job_requirement (job_id, skill, level, importance, sort)"
                       " VALUES (?1, ?2, ?3, ?4, ?5)",
                       "ititi", job, wm_map_skill (map, it->skill)->slug, (gint64) it->level,
                       wm_importance_to_string (it->importance), (gint64) i))
        return FALSE;
    }
  return TRUE;
}

static gboolean
insert_job (WmStore *store, WmMap *map, const char *slug, const WmRole *role,
            const WmJobEdit *edit, GError **error)
{
  gint64 id = wm_sql_new_id ();

  return wm_sql_run (store, error,
                     "INSERT INTO job (id, slug, name, role, description, created)"
                     " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                     "itttti", id, slug, role->name, role->slug, role->description,
                     (gint64) (g_get_real_time () / G_USEC_PER_SEC))
         && copy_requirements (store, map, id, role, error)
         && wm_job_template_apply (store, id, role->slug, error)
         && write_edit (store, id, edit, error);
}

char *
wm_job_create (WmStore *store, WmMap *map, const char *role, const WmJobEdit *edit, GError **error)
{
  static const WmJobEdit nothing = WM_JOB_EDIT_INIT;
  g_autofree char *slug = NULL;
  int index;

  g_return_val_if_fail (WM_IS_STORE (store) && map != NULL && role != NULL, NULL);

  index = wm_map_find_role (map, role);
  if (index < 0)
    {
      g_set_error (error, WM_ERROR, WM_ERROR_NOT_FOUND,
                   _ ("There is no role “%s” in this workspace."), role);
      return NULL;
    }
  slug = wm_sql_new_slug ("job");
  if (!wm_hiring_begin (store, "add-job", "job", slug, error)
      || !wm_hiring_finish (store,
                            insert_job (store, map, slug, wm_map_role (map, index),
                                        edit != NULL ? edit : &nothing, error),
                            error))
    return NULL;
  return g_steal_pointer (&slug);
}

gboolean
wm_job_edit (WmStore *store, const char *job, const WmJobEdit *edit, GError **error)
{
  gint64 id;

  g_return_val_if_fail (WM_IS_STORE (store) && job != NULL && edit != NULL, FALSE);

  id = wm_hiring_find_job (store, job, error);
  return id != 0 && wm_hiring_begin (store, "edit-job", "job", job, error)
         && wm_hiring_finish (store, write_edit (store, id, edit, error), error);
}

gboolean
wm_job_delete (WmStore *store, const char *job, GError **error)
{
  gint64 id, applications;

  g_return_val_if_fail (WM_IS_STORE (store) && job != NULL, FALSE);

  id = wm_hiring_find_job (store, job, error);
  if (id == 0)
    return FALSE;
  applications
      = wm_sql_int (store, 0, "SELECT count (*) FROM application WHERE job_id = ?1", "i", id);
  if (applications > 0)
    {
      g_set_error_literal (error, WM_ERROR, WM_ERROR_INVALID,
                           _ ("Somebody applied for this job, so it is not deleted. Close it."));
      return FALSE;
    }
  return wm_hiring_begin (store, "delete-job", "job", job, error)
         && wm_hiring_finish (
             store, wm_sql_run (store, error, "DELETE FROM job WHERE id = ?1", "i", id), error);
}

gboolean
wm_job_requirement_set (WmStore *store, const char *job, const char *skill, int level,
                        WmImportance importance, GError **error)
{
  gint64 id;

  g_return_val_if_fail (WM_IS_STORE (store) && job != NULL && skill != NULL, FALSE);

  id = wm_hiring_find_job (store, job, error);
  if (id == 0)
    return FALSE;
  return wm_hiring_begin (store, "set-requirement", "skill", skill, error)
         && wm_hiring_finish (
             store,
             write_requirement (store, id, &(WmRequirementEdit){ skill, level, importance }, -1,
                                error),
             error);
}

gboolean
wm_job_requirement_remove (WmStore *store, const char *job, const char *skill, GError **error)
{
  gint64 id;

  g_return_val_if_fail (WM_IS_STORE (store) && job != NULL && skill != NULL, FALSE);

  id = wm_hiring_find_job (store, job, error);
  return id != 0 && wm_hiring_begin (store, "remove-requirement", "skill", skill, error)
         && wm_hiring_finish (store,
                              wm_sql_run (store, error,
                                          "DELETE FROM job_requirement WHERE job_id = ?1"
                                          " AND skill = ?2",
                                          "it", id, skill),
                              error);
}
