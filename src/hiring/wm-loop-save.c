/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A loop into the workspace: whatever was changed in memory, as one action.
 * Lists are written anew; the recording keeps only what came out different.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "hiring/wm-hiring-private.h"

static void
ensure_slug (char **slug, const char *prefix)
{
  if (**slug != '\0')
    return;
  g_free (*slug);
  *slug = wm_sql_new_slug (prefix);
}

/* A row stays if the loop has it; what refers to one that goes is told. */
static gboolean
is_stage (const WmLoop *loop, gint64 id)
{
  for (guint i = 0; i < loop->stages->len; i++)
    if (wm_loop_stage (loop, i)->id == id)
      return TRUE;
  return FALSE;
}

static gboolean
is_interview (const WmLoop *loop, gint64 id)
{
  guint count = wm_loop_count (loop);

  for (guint i = 0; i < count; i++)
    if (wm_loop_interview (loop, i, NULL)->id == id)
      return TRUE;
  return FALSE;
}

static gboolean
check_stage_is_empty (WmStore *store, gint64 stage, GError **error)
{
  g_autofree char *name = NULL;
  gint64 count = wm_sql_int (store, 0,
                             "SELECT count (*) FROM application WHERE stage_id = ?1"
                             " AND status = 'active'",
                             "i", stage);

  if (count == 0)
    return TRUE;
  name = wm_sql_text (store, "SELECT name FROM interview_stage WHERE id = ?1", "i", stage);
  g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
               ngettext ("%d candidate is at the stage “%s”. Move her first.",
                         "%d candidates are at the stage “%s”. Move them first.", (gulong) count),
               (int) count, name);
  return FALSE;
}

static gboolean
delete_missing (WmStore *store, const WmLoop *loop, GError **error)
{
  g_autoptr (GArray) gone = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (WmRows) rows
      = wm_sql_query (store, error,
                      "SELECT id, 0 FROM interview_stage WHERE plan_id = ?1 UNION ALL"
                      " SELECT k.id, 1 FROM interview_kit k JOIN interview_stage s"
                      "  ON s.id = k.stage_id WHERE s.plan_id = ?1",
                      "i", loop->plan);
  gboolean failed = rows == NULL;

  while (!failed && wm_hiring_next (rows, &failed, error))
    {
      gint64 row[2] = { wm_rows_int (rows, 0), wm_rows_int (rows, 1) };

      if (row[1] == 0 ? !is_stage (loop, row[0]) : !is_interview (loop, row[0]))
        g_array_append_vals (gone, row, 2);
    }
  for (guint i = 0; !failed && i < gone->len; i += 2)
    {
      gint64 id = g_array_index (gone, gint64, i);
      gboolean stage = g_array_index (gone, gint64, i + 1) == 0;

      failed = (stage && !check_stage_is_empty (store, id, error))
               || !wm_sql_run (store, error,
                               stage ? "DELETE FROM interview_stage WHERE id = ?1"
                                     : "DELETE FROM interview_kit WHERE id = ?1",
                               "i", id);
    }
  return !failed;
}

static gboolean
save_people (WmStore *store, const WmLoopInterview *it, GError **error)
{
  if (!wm_sql_run (store, error, "DELETE FROM kit_interviewer WHERE kit_id = ?1", "i", it->id))
    return FALSE;
  for (guint i = 0; i < it->interviewers->len; i++)
    {
      gint64 person = wm_hiring_find_person (store, it->interviewers->pdata[i], error);

      if (person == 0
          || !wm_sql_run (store, error,
                          "INSERT OR IGNORE INTO kit_interviewer (kit_id, person_id, sort)"
                          " VALUES (?1, ?2, ?3)",
                          "iii", it->id, person, (gint64) i))
        return FALSE;
    }
  return TRUE;
}

static gboolean
save_parts (WmStore *store, const WmLoop *loop, const WmLoopInterview *it, GError **error)
{
  if (!wm_sql_run (store, error, "DELETE FROM focus_skill WHERE kit_id = ?1", "i", it->id)
      || !wm_sql_run (store, error, "DELETE FROM kit_question WHERE kit_id = ?1", "i", it->id))
    return FALSE;
  for (guint i = 0; i < it->skills->len; i++)
    if (!wm_sql_run (store, error,
                     "INSERT INTO focus_skill (kit_id, skill, sort) VALUES (?1, ?2, ?3)", "iti",
                     it->id, wm_loop_skill (loop, g_array_index (it->skills, guint, i))->slug,
                     (gint64) i))
      return FALSE;
  for (guint i = 0; i < it->questions->len; i++)
    if (!wm_sql_run (store, error,
                     "INSERT INTO kit_question (kit_id, question, sort) VALUES (?1, ?2, ?3)", "iti",
                     it->id, wm_loop_question (loop, g_array_index (it->questions, guint, i))->slug,
                     (gint64) i))
      return FALSE;
  return save_people (store, it, error);
}

static gboolean
save_interview (WmStore *store, const WmLoop *loop, gint64 stage, WmLoopInterview *it, guint sort,
                GError **error)
{
  g_autofree char *name = wm_text_clean (it->name, TRUE, _ ("Name of the interview"), error);
  g_autofree char *purpose
      = name != NULL ? wm_text_clean (it->purpose, FALSE, _ ("Purpose"), error) : NULL;

  if (purpose == NULL)
    return FALSE;
  if (it->id == 0)
    it->id = wm_sql_new_id ();
  ensure_slug (&it->slug, "kit");
  return wm_sql_run (store, error,
                     "INSERT INTO interview_kit (id, stage_id, slug, name, purpose, kind, minutes,"
                     "  sort) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (id)"
                     " DO UPDATE SET stage_id = excluded.stage_id, name = excluded.name,"
                     "  purpose = excluded.purpose, kind = excluded.kind,"
                     "  minutes = excluded.minutes, sort = excluded.sort",
                     "iittttii", it->id, stage, it->slug, name, purpose, it->kind,
                     (gint64) it->minutes, (gint64) sort)
         && save_parts (store, loop, it, error);
}

static gboolean
save_stage (WmStore *store, const WmLoop *loop, WmLoopStage *it, guint sort, GError **error)
{
  g_autofree char *name = wm_text_clean (it->name, TRUE, _ ("Name of the stage"), error);
  g_autofree char *purpose
      = name != NULL ? wm_text_clean (it->purpose, FALSE, _ ("Purpose"), error) : NULL;

  if (purpose == NULL)
    return FALSE;
  if (it->id == 0)
    it->id = wm_sql_new_id ();
  ensure_slug (&it->slug, "stage");
  if (!wm_sql_run (store, error,
                   "INSERT INTO interview_stage (id, plan_id, slug, name, purpose, minutes, sort)"
                   " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (id) DO UPDATE SET"
                   "  name = excluded.name, purpose = excluded.purpose,"
                   "  minutes = excluded.minutes, sort = excluded.sort",
                   "iitttii", it->id, loop->plan, it->slug, name, purpose, (gint64) it->minutes,
                   (gint64) sort))
    return FALSE;
  return TRUE;
}

static gboolean
save_flags (WmStore *store, const WmLoop *loop, GError **error)
{
  for (guint i = 0; loop->job != 0 && i < loop->skills->len; i++)
    {
      const WmLoopSkill *skill = wm_loop_skill (loop, i);

      if (skill->level >= 0
          && !wm_sql_run (store, error,
                          "UPDATE job_requirement SET focus = ?3, check_later = ?4"
                          " WHERE job_id = ?1 AND skill = ?2",
                          "itii", loop->job, skill->slug, (gint64) skill->focus,
                          (gint64) skill->check_later))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_numbers (const WmLoop *loop, GError **error)
{
  gboolean fine = TRUE;

  for (guint i = 0; i < loop->stages->len; i++)
    {
      const WmLoopStage *stage = wm_loop_stage (loop, i);

      fine = fine && stage->minutes >= 0 && stage->minutes <= 10000;
      for (guint j = 0; j < stage->interviews->len; j++)
        fine = fine && wm_stage_interview (stage, j)->minutes >= 0
               && wm_stage_interview (stage, j)->minutes <= 10000;
    }
  if (!fine)
    g_set_error_literal (error, WM_ERROR, WM_ERROR_INVALID,
                         _ ("Stages and interviews take from 0 to 10000 minutes."));
  return fine;
}

/* All stages before all interviews, since one may have moved to a new stage. */
static gboolean
save_content (WmStore *store, WmLoop *loop, GError **error)
{
  for (guint i = 0; i < loop->stages->len; i++)
    if (!save_stage (store, loop, wm_loop_stage (loop, i), i, error))
      return FALSE;
  for (guint i = 0; i < loop->stages->len; i++)
    {
      WmLoopStage *stage = wm_loop_stage (loop, i);

      for (guint j = 0; j < stage->interviews->len; j++)
        if (!save_interview (store, loop, stage->id, wm_stage_interview (stage, j), j, error))
          return FALSE;
    }
  return delete_missing (store, loop, error);
}

static gboolean
ensure_plan (WmStore *store, WmLoop *loop, GError **error)
{
  g_autofree char *slug = NULL;

  if (loop->plan != 0)
    return TRUE;
  loop->plan = wm_sql_new_id ();
  slug = wm_sql_new_slug ("loop");
  return wm_sql_run (store, error,
                     "INSERT INTO interview_plan (id, slug, job_id, name, created)"
                     " VALUES (?1, ?2, nullif (?3, 0), ?4, ?5)",
                     "ititi", loop->plan, slug, loop->job, loop->name,
                     (gint64) (g_get_real_time () / G_USEC_PER_SEC));
}

gboolean
wm_loop_save (WmStore *store, WmLoop *loop, const char *label, GError **error)
{
  g_return_val_if_fail (WM_IS_STORE (store) && loop != NULL && loop->job != 0, FALSE);

  return check_numbers (loop, error) && wm_hiring_begin (store, label, "job", loop->job_slug, error)
         && wm_hiring_finish (store,
                              ensure_plan (store, loop, error) && save_content (store, loop, error)
                                  && save_flags (store, loop, error),
                              error);
}

/* Takes the place of one of that name, with its id. */
static gboolean
save_template (WmStore *store, WmLoop *copy, GError **error)
{
  g_autofree char *before
    = wm_sql_text (store, "SELECT slug FROM interview_plan WHERE name = ?1 AND job_id IS NULL", "t",
                   copy->name);

  return (before == NULL
          || wm_sql_run (store, error, "DELETE FROM interview_plan WHERE slug = ?1", "t", before))
         && ensure_plan (store, copy, error) && save_content (store, copy, error)
         && (before == NULL
             || wm_sql_run (store, error, "UPDATE interview_plan SET slug = ?2 WHERE id = ?1", "it",
                            copy->plan, before));
}

char *
wm_loop_save_template (WmStore *store, const WmLoop *loop, const char *name, GError **error)
{
  g_autoptr (WmLoop) copy = NULL;
  g_autofree char *clean = NULL;

  g_return_val_if_fail (WM_IS_STORE (store) && loop != NULL && name != NULL, NULL);

  clean = wm_text_clean (name, TRUE, _ ("Name of the template"), error);
  if (clean == NULL)
    return NULL;
  copy = wm_loop_copy (loop);
  copy->job = copy->plan = 0;
  g_free (copy->name);
  copy->name = g_steal_pointer (&clean);
  for (guint i = 0; i < copy->stages->len; i++)
    {
      WmLoopStage *stage = wm_loop_stage (copy, i);

      stage->id = 0;
      *stage->slug = '\0';
      for (guint j = 0; j < stage->interviews->len; j++)
        {
          WmLoopInterview *interview = wm_stage_interview (stage, j);

          interview->id = 0;
          *interview->slug = '\0';
          g_ptr_array_set_size (interview->interviewers, 0);
        }
    }
  if (!wm_store_begin (store, "add-loop-template", NULL, error))
    return NULL;
  if (!wm_hiring_finish (store, save_template (store, copy, error), error))
    return NULL;
  return wm_sql_text (store, "SELECT slug FROM interview_plan WHERE id = ?1", "i", copy->plan);
}

gboolean
wm_loop_delete_template (WmStore *store, const char *template_id, GError **error)
{
  gint64 id;

  g_return_val_if_fail (WM_IS_STORE (store) && template_id != NULL, FALSE);

  id = wm_sql_int (store, 0, "SELECT id FROM interview_plan WHERE slug = ?1 AND job_id IS NULL",
                   "t", template_id);
  if (id == 0)
    {
      g_set_error (error, WM_ERROR, WM_ERROR_NOT_FOUND,
                   _ ("There is no interview plan “%s” in this workspace."), template_id);
      return FALSE;
    }
  return wm_store_begin (store, "delete-loop-template", NULL, error)
         && wm_hiring_finish (
             store, wm_sql_run (store, error, "DELETE FROM interview_plan WHERE id = ?1", "i", id),
             error);
}
