/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A kit taken in, by who is to hold its interview: what her card is about becomes
 * rows here.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/wm-document.h"
#include "exchange/wm-hiring-file.h"
#include "exchange/wm-hiring-file-private.h"
#include "store/wm-sql.h"
#include "wm-hiring-document.h"

/* A row under a given slug, once: ?1 is a new id, ?2 the slug, ?3 its name, and
 * ?4 what it belongs to. */
static gint64
ensure_row (WmStore *store, const char *find, const char *insert, const char *slug,
            const char *name, gint64 parent, GError **error)
{
  gint64 id = wm_sql_int (store, 0, find, "t", slug);
  g_autofree char *clean = NULL;

  if (id != 0)
    return id;
  id = wm_sql_new_id ();
  clean = wm_text_clean (*name != '\0' ? name : slug, TRUE, slug, error);
  return clean != NULL && wm_sql_run (store, error, insert, "itti", id, slug, clean, parent) ? id
                                                                                             : 0;
}

static gint64
ensure_person (WmStore *store, JsonObject *person, gboolean candidate, GError **error)
{
  return ensure_row (store, "SELECT id FROM person WHERE slug = ?1",
                     candidate
                       ? "INSERT INTO person (id, slug, name, kind)"
                         " SELECT ?1, ?2, ?3, 'candidate' WHERE ?4 = 0"
                       : "INSERT INTO person (id, slug, name) SELECT ?1, ?2, ?3 WHERE ?4 = 0",
                     wm_text_of (person, "id"), wm_text_of (person, "name"), 0, error);
}

static gboolean
write_list (WmStore *store, JsonArray *list, const char *insert, gint64 kit, GError **error)
{
  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    if (!wm_sql_run (store, error, insert, "iti", kit,
                     wm_text_of (json_array_get_object_element (list, i), "id"), (gint64) i))
      return FALSE;
  return TRUE;
}

/* The job, its plan, the stage and the kit, as far as the kit tells of them */
static gint64
ensure_kit (WmStore *store, JsonObject *root, gint64 *job, GError **error)
{
  JsonObject *its_job = wm_json_tree_object (root, "job");
  JsonObject *stage = wm_json_tree_object (root, "stage");
  g_autofree char *plan = g_strconcat (WM_LOOP_OF_KIT, wm_text_of (its_job, "id"), NULL);
  gint64 plan_id, stage_id,
    kit = wm_sql_int (store, 0, "SELECT id FROM interview_kit WHERE slug = ?1", "t",
                      wm_text_of (root, "id"));

  *job = ensure_row (store, "SELECT id FROM job WHERE slug = ?1",
                     "INSERT INTO job (id, slug, name, created) VALUES (?1, ?2, ?3, ?4)",
                     wm_text_of (its_job, "id"), wm_text_of (its_job, "name"), 0, error);
  if (*job == 0 || kit != 0)
    return *job != 0 ? kit : 0;
  plan_id = wm_sql_int (store, 0, "SELECT id FROM interview_plan WHERE job_id = ?1", "i", *job);
  if (plan_id == 0)
    plan_id = ensure_row (store, "SELECT id FROM interview_plan WHERE slug = ?1",
                          "INSERT INTO interview_plan (id, slug, name, job_id, created)"
                          " VALUES (?1, ?2, ?3, ?4, 0)",
                          plan, wm_text_of (its_job, "name"), *job, error);
  stage_id = plan_id != 0
                 ? ensure_row (store, "SELECT id FROM interview_stage WHERE slug = ?1",
                               "INSERT INTO interview_stage (id, slug, name, plan_id, sort)"
                               " VALUES (?1, ?2, ?3, ?4, 0)",
                               wm_text_of (stage, "id"), wm_text_of (stage, "name"), plan_id, error)
                 : 0;
  kit = stage_id != 0
            ? ensure_row (store, "SELECT id FROM interview_kit WHERE slug = ?1",
                          "INSERT INTO interview_kit (id, slug, name, stage_id, sort)"
                          " VALUES (?1, ?2, ?3, ?4, 0)",
                          wm_text_of (root, "id"), wm_text_of (root, "name"), stage_id, error)
            : 0;
  if (kit == 0
      || !wm_sql_run (
        store, error,
        "UPDATE interview_kit SET purpose = ?2, kind = ?3, minutes = ?4 WHERE id = ?1", "itti", kit,
        wm_text_of (root, "purpose"), wm_text_of (root, "kind"),
        wm_json_tree_int (root, "minutes", 0))
      || !write_list (store, wm_json_tree_array (root, "skills"),
                      "INSERT OR IGNORE INTO focus_skill (kit_id, skill, sort) VALUES (?1, ?2, ?3)",
                      kit, error)
      || !write_list (store, wm_json_tree_array (root, "questions"),
                      "INSERT OR IGNORE INTO kit_question (kit_id, question, sort)"
                      " VALUES (?1, ?2, ?3)",
                      kit, error))
    return 0;
  return kit;
}

static gboolean
take_kit (WmStore *store, JsonObject *root, JsonObject *interview, GError **error)
{
  gint64 job = 0, kit = ensure_kit (store, root, &job, error);
  gint64 candidate = kit != 0 ? ensure_person (store, wm_json_tree_object (interview, "candidate"),
                                               TRUE, error)
                              : 0;
  gint64 interviewer
      = candidate != 0
            ? ensure_person (store, wm_json_tree_object (interview, "interviewer"), FALSE, error)
            : 0;
  gint64 application, now = g_get_real_time () / G_USEC_PER_SEC;

  if (interviewer == 0)
    return FALSE;
  if (interviewer == candidate)
    {
      g_set_error_literal (error, WM_ERROR, WM_ERROR_INVALID,
                           _ ("A candidate does not interview herself."));
      return FALSE;
    }
  application = wm_sql_int (store, 0, "SELECT id FROM application WHERE slug = ?1", "t",
                            wm_text_of (interview, "application"));
  if (application == 0)
    {
      application = wm_sql_new_id ();
      if (!wm_sql_run (store, error,
                       "INSERT INTO application (id, slug, person_id, job_id, applied, entered)"
                       " VALUES (?1, ?2, ?3, ?4, date ('now'), ?5)",
                       "itiii", application, wm_text_of (interview, "application"), candidate, job,
                       now))
        return FALSE;
    }
  if (wm_sql_int (store, 0, "SELECT person_id FROM application WHERE id = ?1", "i", application)
      != candidate)
    {
      g_set_error_literal (error, WM_ERROR, WM_ERROR_INVALID,
                           _ ("This kit names another candidate than the application that it is "
                              "about. Nothing was taken in."));
      return FALSE;
    }
  return wm_sql_run (store, error,
                     "INSERT INTO interview (id, slug, application_id, kit_id, interviewer_id,"
                     "  date, start) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO NOTHING",
                     "itiiitt", wm_sql_new_id (), wm_text_of (interview, "id"), application, kit,
                     interviewer, wm_text_of (interview, "date"), wm_text_of (interview, "start"));
}

char *
wm_import_kit (WmStore *store, GBytes *input, const char *name, GError **error)
{
  g_autoptr (JsonNode) node = NULL;
  JsonObject *root, *interview;

  g_return_val_if_fail (WM_IS_STORE (store) && input != NULL && name != NULL, NULL);

  node = wm_hiring_load_file (input, "kit", name, error);
  if (node == NULL)
    return NULL;
  root = json_node_get_object (node);
  interview = wm_json_tree_object (root, "interview");
  if (interview == NULL)
    {
      g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
                   _ ("%s: this kit is for no interview, so there is nothing to take in"), name);
      return NULL;
    }
  if (!wm_store_begin (store, "import-kit", NULL, error))
    return NULL;
  if (!take_kit (store, root, interview, error))
    {
      wm_store_rollback (store);
      return NULL;
    }
  return wm_store_commit (store, error) ? g_strdup (wm_text_of (interview, "id")) : NULL;
}
