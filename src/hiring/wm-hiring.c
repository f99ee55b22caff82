/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What all changes of hiring do: find rows, begin and end an action.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "hiring/wm-hiring-private.h"

gint64
wm_hiring_find_job (WmStore *store, const char *job, GError **error)
{
  gint64 id = wm_sql_int (store, 0, "SELECT id FROM job WHERE slug = ?1", "t", job);

  if (id == 0)
    g_set_error (error, WM_ERROR, WM_ERROR_NOT_FOUND, _ ("There is no job “%s” in this workspace."),
                 job);
  return id;
}

gint64
wm_hiring_find_person (WmStore *store, const char *person, GError **error)
{
  gint64 id = wm_sql_int (store, 0, "SELECT id FROM person WHERE slug = ?1", "t", person);

  if (id == 0)
    g_set_error (error, WM_ERROR, WM_ERROR_NOT_FOUND,
                 _ ("There is no person “%s” in this workspace."), person);
  return id;
}

gboolean
wm_hiring_begin (WmStore *store, const char *label, const char *kind, const char *slug,
                 GError **error)
{
  g_autofree char *subject = g_strconcat (kind, ":", slug, NULL);

  return wm_store_begin (store, label, subject, error);
}

gboolean
wm_hiring_finish (WmStore *store, gboolean done, GError **error)
{
  if (done)
    return wm_store_commit (store, error);
  wm_store_rollback (store);
  return FALSE;
}

gboolean
wm_hiring_next (WmRows *rows, gboolean *failed, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (wm_rows_next (rows, &failure))
    return TRUE;
  *failed = failure != NULL;
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

char *
wm_hiring_content_tag (WmStore *store, const char *locale)
{
  g_autofree char *language = g_strndup (locale, strcspn (locale, "-"));
  g_autofree char *pattern = g_strconcat (language, "-%", NULL);
  char *tag = wm_sql_text (store,
                           "SELECT locale FROM translation WHERE locale = ?1 OR locale = ?2"
                           " OR locale LIKE ?3 ORDER BY locale = ?1 DESC, locale = 'zh-CN' DESC,"
                           " locale LIMIT 1",
                           "ttt", locale, language, pattern);

  return tag != NULL ? tag : g_strdup (locale);
}

gboolean
wm_hiring_set_text (WmStore *store, const char *update, gint64 id, const char *text,
                    gboolean is_name, const char *what, GError **error)
{
  g_autofree char *clean = NULL;

  if (text == NULL)
    return TRUE;
  clean = wm_text_clean (text, is_name, what, error);
  return clean != NULL && wm_sql_run (store, error, update, "it", id, clean);
}

gboolean
wm_hiring_concerned (GArray *changes)
{
  static const char *const tables[]
      = { "job",         "job_requirement",     "interview_plan",     "interview_stage",
          "interview_kit", "kit_interviewer",   "focus_skill",        "kit_question",
          "candidate",   "claimed_skill",       "application",        "application_event",
          "interview",   "scorecard",           "scorecard_rating",   "scorecard_question",
          "scorecard_amendment", "debrief",     "debrief_skill",      "debrief_move",
          "decision",    "decision_skill",      "retention_rule",     "legal_hold",
          "erasure_record", NULL };

  return wm_changes_concern (changes, tables);
}
