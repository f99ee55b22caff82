/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All content of a workspace as one document. Nothing in it tells when or
 * where it was written, and rows come by their ids in files: the same content
 * is the same bytes.
 */
#include "config.h"

#include "wm-extra.h"
#include "wm-hiring-document.h"
#include "wm-learning-document.h"
#include "wm-transfer.h"

typedef struct
{
  WmStore *store;
  JsonObject *root;
  GHashTable *assessments; /* row id -> JsonObject */
  GError **error;
  gboolean fine;
} WorkspaceLoad;

typedef void (*RowFunc) (WorkspaceLoad *load, WmRows *rows);

static gboolean
each_row (WorkspaceLoad *load, const char *sql, RowFunc func, GError **error)
{
  g_autoptr (WmRows) rows = wm_sql_query (load->store, error, sql, "");
  gboolean failed = rows == NULL;

  while (!failed && wm_extra_next (rows, &failed, error))
    func (load, rows);
  return !failed;
}

static void
load_person (WorkspaceLoad *load, WmRows *rows)
{
  JsonObject *person = json_object_new ();

  wm_extra_set_text (person, "id", rows, 0);
  wm_extra_set_text (person, "name", rows, 1);
  wm_extra_set_text (person, "label", rows, 2);
  wm_extra_set_text (person, "email", rows, 3);
  wm_extra_set_text (person, "url", rows, 4);
  wm_extra_set_text (person, "kind", rows, 5);
  wm_extra_set_text (person, "targetRole", rows, 6);
  load->fine = load->fine
               && wm_learning_document_load (load->store, wm_rows_int (rows, 8), person,
                                             load->error);
  wm_extra_merge (person, wm_rows_text (rows, 7));
  wm_extra_append (load->root, "people", person);
}

static void
load_assessment (WorkspaceLoad *load, WmRows *rows)
{
  JsonObject *assessment = json_object_new ();
  gint64 id = wm_rows_int (rows, 0);

  wm_extra_set_text (assessment, "id", rows, 1);
  wm_extra_set_text (assessment, "person", rows, 2);
  wm_extra_set_text (assessment, "kind", rows, 3);
  wm_extra_set_text (assessment, "date", rows, 4);
  wm_extra_set_text (assessment, "assessor", rows, 5);
  json_object_set_array_member (assessment, "ratings", json_array_new ());
  wm_extra_merge (assessment, wm_rows_text (rows, 6));
  wm_extra_append (load->root, "assessments", assessment);
  g_hash_table_insert (load->assessments, g_memdup2 (&id, sizeof id), assessment);
}

static void
load_rating (WorkspaceLoad *load, WmRows *rows)
{
  gint64 id = wm_rows_int (rows, 0);
  JsonObject *assessment = g_hash_table_lookup (load->assessments, &id);
  JsonObject *rating;
  g_autofree char *time = NULL;

  if (assessment == NULL)
    return;
  rating = json_object_new ();
  time = wm_timestamp_format (wm_rows_int (rows, 5));
  wm_extra_set_text (rating, "skill", rows, 1);
  wm_extra_set_int (rating, "level", rows, 2);
  wm_extra_set_int (rating, "confidence", rows, 3);
  wm_extra_set_text (rating, "evidence", rows, 4);
  json_object_set_string_member (rating, "time", time);
  wm_extra_merge (rating, wm_rows_text (rows, 6));
  wm_extra_append (assessment, "ratings", rating);
}

static gboolean
load_people (WorkspaceLoad *load, GError **error)
{
  return each_row (load,
                   "SELECT slug, name, label, email, url, kind, target_role, extra, id FROM person"
                   " ORDER BY slug",
                   load_person, error)
         && load->fine
         && each_row (load,
                      "SELECT a.id, a.slug, p.slug, a.kind, a.date, a.assessor, a.extra"
                      " FROM assessment a JOIN person p ON p.id = a.person_id ORDER BY a.slug",
                      load_assessment, error)
         && each_row (load,
                      "SELECT r.assessment_id, s.slug, r.level, r.confidence, r.evidence, r.time,"
                      " r.extra FROM skill_rating r JOIN skill s ON s.id = r.skill_id"
                      " ORDER BY r.assessment_id, s.slug",
                      load_rating, error);
}

static GPtrArray *
list_slugs (WmStore *store, const char *sql, GError **error)
{
  g_autoptr (WmRows) rows = wm_sql_query (store, error, sql, "");
  g_autoptr (GPtrArray) slugs = g_ptr_array_new_with_free_func (g_free);
  gboolean failed = rows == NULL;

  while (!failed && wm_extra_next (rows, &failed, error))
    g_ptr_array_add (slugs, g_strdup (wm_rows_text (rows, 0)));
  return failed ? NULL : g_steal_pointer (&slugs);
}

static gboolean
load_packs (WorkspaceLoad *load, GError **error)
{
  g_autoptr (GPtrArray) slugs
      = list_slugs (load->store, "SELECT slug FROM pack ORDER BY slug", error);

  for (guint i = 0; slugs != NULL && i < slugs->len; i++)
    {
      JsonObject *pack
          = wm_transfer_load_pack (load->store, g_ptr_array_index (slugs, i), error);

      if (pack == NULL)
        return FALSE;
      wm_extra_append (load->root, "packs", pack);
    }
  return slugs != NULL;
}

/* Whose plan it is, even when the file that it came from did not say an id:
 * here the person stands among the people. */
static void
name_person (WorkspaceLoad *load, JsonObject *plan)
{
  JsonObject *person = wm_json_tree_object (plan, "person");
  g_autofree char *slug = NULL;

  if (person == NULL || json_object_has_member (person, "id"))
    return;
  slug = wm_sql_text (load->store,
                      "SELECT p.slug FROM person p JOIN onboarding_plan o ON o.person_id = p.id"
                      " WHERE o.slug = ?",
                      "t", wm_json_tree_text (plan, "id"));
  if (slug != NULL)
    json_object_set_string_member (person, "id", slug);
}

static gboolean
load_plans (WorkspaceLoad *load, WmPackCache *packs, GError **error)
{
  g_autoptr (GPtrArray) slugs
      = list_slugs (load->store, "SELECT slug FROM onboarding_plan ORDER BY slug", error);

  for (guint i = 0; slugs != NULL && i < slugs->len; i++)
    {
      JsonObject *plan
          = wm_transfer_load_plan (load->store, g_ptr_array_index (slugs, i), packs, error);

      if (plan == NULL)
        return FALSE;
      name_person (load, plan);
      wm_extra_append (load->root, "plans", plan);
    }
  return slugs != NULL;
}

JsonObject *
wm_transfer_load_workspace (WmStore *store, GError **error)
{
  g_autoptr (JsonObject) root = json_object_new ();
  g_autoptr (WmPackCache) packs = wm_pack_cache_new (store);
  g_autoptr (GHashTable) assessments
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  WorkspaceLoad load = { store, root, assessments, error, TRUE };

  json_object_set_string_member (root, "$schema", "urn:waymark:schema:workspace:1");
  json_object_set_string_member (root, "format", "waymark-workspace/1");
  json_object_set_object_member (root, "generator", wm_transfer_generator ());
  if (!load_packs (&load, error) || !load_people (&load, error)
      || !wm_hiring_document_load (store, root, error) || !load_plans (&load, packs, error))
    return NULL;
  wm_transfer_withhold (store, root);
  return g_steal_pointer (&root);
}
