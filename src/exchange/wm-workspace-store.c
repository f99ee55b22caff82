/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A workspace's document into a workspace: its packs, its people, what is
 * known of them, its plans. What is there already under the same id becomes
 * what the file says; nothing else changes.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "wm-extra.h"
#include "wm-hiring-document.h"
#include "wm-transfer.h"

static gboolean
store_packs (WmStore *store, JsonArray *packs, WmImportReport *report, GError **error)
{
  for (guint i = 0; packs != NULL && i < json_array_get_length (packs); i++)
    if (!wm_transfer_store_pack (store, json_array_get_object_element (packs, i), report, error))
      return FALSE;
  return TRUE;
}

static gboolean
brings_self (JsonArray *people)
{
  for (guint i = 0; people != NULL && i < json_array_get_length (people); i++)
    {
      JsonObject *person = json_array_get_object_element (people, i);

      if (g_str_equal (wm_extra_text (person, "kind"), "self"))
        return TRUE;
    }
  return FALSE;
}

/* A fresh workspace has made up a person for whoever opened it. When the file
 * brings that person, and nothing is known of the made-up one, she gives way:
 * otherwise a workspace would never come back from its export as it was. */
static gboolean
drop_fresh_self (WmStore *store, JsonArray *people, GError **error)
{
  gint64 self;

  if (!brings_self (people))
    return TRUE;
  self = wm_sql_int (store, 0,
                     "SELECT id FROM person p WHERE kind = 'self' AND target_role = ''"
                     " AND label = '' AND email = '' AND url = '' AND extra = '{}'"
                     " AND NOT EXISTS (SELECT 1 FROM assessment WHERE person_id = p.id)"
                     " AND NOT EXISTS (SELECT 1 FROM assessment WHERE assessor = p.slug)"
                     " AND NOT EXISTS (SELECT 1 FROM onboarding_plan WHERE person_id = p.id)"
                     " AND NOT EXISTS (SELECT 1 FROM job)"
                     " AND (SELECT count(*) FROM person) = 1",
                     "");
  return self == 0 || wm_sql_run (store, error, "DELETE FROM person WHERE id = ?", "i", self);
}

/* Or only where the file comes from, so that she is still known here? */
static gboolean
was_erased_here (WmStore *store, const char *person)
{
  return wm_sql_int (store, 0, "SELECT count (*) FROM erasure_record WHERE person = ?1", "t",
                     person)
         > 0;
}

/* Nothing comes back of who was erased. */
static gboolean
is_erased (GHashTable *erased, const char *person)
{
  return person != NULL && g_hash_table_contains (erased, person);
}

static gboolean
store_people (WmStore *store, JsonArray *people, GHashTable *erased, WmImportReport *report,
              GError **error)
{
  for (guint i = 0; people != NULL && i < json_array_get_length (people); i++)
    {
      JsonObject *person = json_array_get_object_element (people, i);
      const char *slug = wm_json_tree_text (person, "id");

      if (is_erased (erased, slug))
        wm_import_report_add (report, "person", slug, "skipped",
                              was_erased_here (store, slug)
                                  ? _ ("this person was erased, so nothing about her is taken in")
                                  : _ ("was erased where this file comes from; erase her here "
                                       "too"));
      else if (wm_transfer_store_person (store, person, slug, TRUE, TRUE, report, error) == 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
store_assessments (WmStore *store, JsonArray *array, GHashTable *erased, WmImportReport *report,
                   GError **error)
{
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *assessment = json_array_get_object_element (array, i);
      gint64 person = wm_sql_int (store, 0, "SELECT id FROM person WHERE slug = ?", "t",
                                  wm_extra_text (assessment, "person"));

      if (!is_erased (erased, wm_extra_text (assessment, "person"))
          && !wm_transfer_store_assessment (store, assessment, wm_json_tree_text (assessment, "id"),
                                         person, report, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
store_plans (WmStore *store, JsonArray *plans, GHashTable *erased, WmImportReport *report,
             GError **error)
{
  for (guint i = 0; plans != NULL && i < json_array_get_length (plans); i++)
    {
      JsonObject *plan = json_array_get_object_element (plans, i);
      JsonObject *person = wm_json_tree_object (plan, "person");

      if (!(person != NULL && is_erased (erased, wm_json_tree_text (person, "id")))
          && !wm_transfer_store_plan (store, plan, report, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
wm_transfer_store_workspace (WmStore *store, JsonObject *workspace, WmImportReport *report,
                             GError **error)
{
  JsonArray *people = wm_json_tree_array (workspace, "people");
  g_autoptr (GHashTable) erased = wm_hiring_document_erased (store, workspace, error);

  wm_transfer_fill_workspace (store, workspace);
  return erased != NULL
         && store_packs (store, wm_json_tree_array (workspace, "packs"), report, error)
         && drop_fresh_self (store, people, error)
         && store_people (store, people, erased, report, error)
         && store_assessments (store, wm_json_tree_array (workspace, "assessments"), erased, report,
                               error)
         && wm_hiring_document_store (store, workspace, erased, report, error)
         && store_plans (store, wm_json_tree_array (workspace, "plans"), erased, report, error);
}
