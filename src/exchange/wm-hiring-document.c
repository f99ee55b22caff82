/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Hiring in a workspace's document: what jobs and applications share, and the
 * small lists of privacy.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "hiring/wm-erase.h"
#include "wm-extra.h"
#include "wm-hiring-document.h"

/* ---- out -------------------------------------------------------------------- */

void
wm_extra_set_time (JsonObject *object, const char *key, gint64 seconds)
{
  g_autofree char *text = wm_timestamp_format (seconds);

  json_object_set_string_member (object, key, text);
}

gboolean
wm_hiring_document_append (WmStore *store, JsonObject *object, const char *key,
                           WmDocumentRowFunc make, const char *sql, gint64 id, GError **error)
{
  g_autoptr (WmRows) rows
    = wm_sql_query (store, error, sql, strstr (sql, "?1") != NULL ? "i" : "", id);
  gboolean failed = rows == NULL;

  while (!failed && wm_extra_next (rows, &failed, error))
    {
      g_autoptr (GError) failure = NULL;
      JsonObject *item = make (store, rows, &failure);

      if (item != NULL)
        wm_extra_append (object, key, item);
      else if (failure != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          failed = TRUE;
        }
    }
  return !failed;
}

static JsonObject *
make_claim (WmStore *store, WmRows *rows, GError **error)
{
  JsonObject *claim = json_object_new ();

  wm_extra_set_text (claim, "skill", rows, 0);
  wm_extra_set_text (claim, "words", rows, 1);
  return claim;
}

static JsonObject *
make_candidate (WmStore *store, WmRows *rows, GError **error)
{
  g_autoptr (JsonObject) candidate = json_object_new ();
  const char *resume = wm_rows_text (rows, 6);

  wm_extra_set_text (candidate, "person", rows, 1);
  wm_extra_set_text (candidate, "phone", rows, 2);
  wm_extra_set_text (candidate, "source", rows, 3);
  wm_extra_set_text (candidate, "documents", rows, 4);
  wm_extra_set_text (candidate, "notes", rows, 5);
  if (*resume != '\0')
    json_object_set_object_member (candidate, "resume", wm_json_tree_load_object (resume));
  wm_extra_set_time (candidate, "created", wm_rows_int (rows, 7));
  if (!wm_hiring_document_append (store, candidate, "claims", make_claim,
                                  "SELECT skill, words FROM claimed_skill WHERE person_id = ?1"
                                  " ORDER BY skill",
                                  wm_rows_int (rows, 0), error))
    return NULL;
  wm_extra_merge (candidate, wm_rows_text (rows, 8));
  return g_steal_pointer (&candidate);
}

static JsonObject *
make_rule (WmStore *store, WmRows *rows, GError **error)
{
  JsonObject *rule = json_object_new ();

  wm_extra_set_text (rule, "outcome", rows, 0);
  wm_extra_set_int (rule, "keepDays", rows, 1);
  wm_extra_set_int (rule, "eraseDays", rows, 2);
  wm_extra_set_text (rule, "reason", rows, 3);
  return rule;
}

static JsonObject *
make_hold (WmStore *store, WmRows *rows, GError **error)
{
  JsonObject *hold = json_object_new ();

  wm_extra_set_text (hold, "person", rows, 0);
  wm_extra_set_text (hold, "reason", rows, 1);
  wm_extra_set_text (hold, "since", rows, 2);
  wm_extra_set_text (hold, "released", rows, 3);
  return hold;
}

static JsonObject *
make_erasure (WmStore *store, WmRows *rows, GError **error)
{
  JsonObject *erasure = json_object_new ();

  wm_extra_set_text (erasure, "person", rows, 0);
  wm_extra_set_time (erasure, "time", wm_rows_int (rows, 1));
  wm_extra_set_text (erasure, "actor", rows, 2);
  wm_extra_set_text (erasure, "reason", rows, 3);
  wm_extra_set_int (erasure, "applications", rows, 4);
  wm_extra_set_int (erasure, "texts", rows, 5);
  return erasure;
}

gboolean
wm_hiring_document_load (WmStore *store, JsonObject *root, GError **error)
{
  return wm_jobs_document_load (store, root, error)
         && wm_hiring_document_append (store, root, "candidates", make_candidate,
                                       "SELECT p.id, p.slug, c.phone, c.source, c.documents,"
                                       " c.notes, c.resume, c.created, c.extra FROM candidate c"
                                       " JOIN person p ON p.id = c.person_id ORDER BY p.slug",
                                       0, error)
         && wm_applications_document_load (store, root, error)
         && wm_hiring_document_append (store, root, "retentionRules", make_rule,
                                       "SELECT outcome, keep_days, erase_days, reason"
                                       " FROM retention_rule ORDER BY outcome, id",
                                       0, error)
         && wm_hiring_document_append (store, root, "legalHolds", make_hold,
                                       "SELECT p.slug, h.reason, h.since, h.released"
                                       " FROM legal_hold h JOIN person p ON p.id = h.person_id"
                                       " ORDER BY p.slug, h.since, h.released, h.reason",
                                       0, error)
         && wm_hiring_document_append (store, root, "erasures", make_erasure,
                                       "SELECT person, time, actor, reason, applications, texts"
                                       " FROM erasure_record ORDER BY person, time, reason",
                                       0, error);
}

/* ---- in --------------------------------------------------------------------- */

gint64
wm_extra_time (JsonObject *object, const char *key)
{
  const char *text = wm_json_tree_text (object, key);
  gint64 seconds = 0;

  if (text != NULL)
    (void) wm_timestamp_parse (text, &seconds);
  return seconds;
}

gboolean
wm_hiring_document_conflict (const char *place, const char *id, GError **error)
{
  g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
               /* Translators: a place in a file, and an id */
               _ ("%s: “%s” is in this workspace already and belongs to something else. Nothing "
                  "was taken in."),
               place, id);
  return FALSE;
}

void
wm_hiring_document_report (WmImportReport *report, const char *kind, const char *id,
                           JsonObject *before, JsonObject *after)
{
  g_autofree char *old = before != NULL ? wm_json_tree_compact_object (before) : NULL;
  g_autofree char *now = after != NULL ? wm_json_tree_compact_object (after) : NULL;

  wm_import_report_add (report, kind, id,
                        before == NULL                  ? "added"
                        : g_strcmp0 (old, now) == 0 ? "unchanged"
                                                      : "changed",
                        NULL);
}

GHashTable *
wm_hiring_document_erased (WmStore *store, JsonObject *workspace, GError **error)
{
  g_autoptr (GHashTable) erased = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (WmRows) rows
    = wm_sql_query (store, error, "SELECT DISTINCT person FROM erasure_record", "");
  JsonArray *there = wm_json_tree_array (workspace, "erasures");
  gboolean failed = rows == NULL;

  while (!failed && wm_extra_next (rows, &failed, error))
    g_hash_table_add (erased, g_strdup (wm_rows_text (rows, 0)));
  for (guint i = 0; there != NULL && i < json_array_get_length (there); i++)
    {
      const char *person
        = wm_extra_text (json_array_get_object_element (there, i), "person");

      if (wm_sql_int (store, 0, "SELECT count (*) FROM person WHERE slug = ?1", "t", person) > 0)
        g_hash_table_add (erased, g_strdup (person));
    }
  return failed ? NULL : g_steal_pointer (&erased);
}

static gboolean
store_claims (WmStore *store, gint64 person, JsonArray *claims, GError **error)
{
  if (!wm_sql_run (store, error, "DELETE FROM claimed_skill WHERE person_id = ?1", "i", person))
    return FALSE;
  for (guint i = 0; claims != NULL && i < json_array_get_length (claims); i++)
    {
      JsonObject *claim = json_array_get_object_element (claims, i);

      if (!wm_sql_run (store, error,
                       "INSERT INTO claimed_skill (person_id, skill, words) VALUES (?1, ?2, ?3)",
                       "itt", person, wm_extra_text (claim, "skill"),
                       wm_extra_text (claim, "words")))
        return FALSE;
    }
  return TRUE;
}

static gint64
find_person (WmStore *store, JsonObject *object, const char *key)
{
  return wm_sql_int (store, 0, "SELECT id FROM person WHERE slug = ?1", "t",
                     wm_extra_text (object, key));
}

static gboolean
store_candidate (WmStore *store, JsonObject *candidate, GError **error)
{
  static const char *const columns[] = { "person", "phone",   "source", "documents", "notes",
                                         "resume", "created", "claims", NULL };
  g_autofree char *extra = wm_extra_of (candidate, columns);
  JsonNode *node = json_object_get_member (candidate, "resume");
  g_autofree char *resume = node != NULL ? wm_json_tree_compact (node) : g_strdup ("");
  gint64 person = find_person (store, candidate, "person");

  return wm_sql_run (store, error,
                     "INSERT INTO candidate (person_id, phone, source, documents, notes, resume,"
                     " created, extra) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
                     " ON CONFLICT (person_id) DO UPDATE SET phone = excluded.phone,"
                     " source = excluded.source, documents = excluded.documents,"
                     " notes = excluded.notes, resume = excluded.resume,"
                     " created = excluded.created, extra = excluded.extra",
                     "itttttit", person, wm_extra_text (candidate, "phone"),
                     wm_extra_text (candidate, "source"), wm_extra_text (candidate, "documents"),
                     wm_extra_text (candidate, "notes"), resume,
                     wm_extra_time (candidate, "created"), extra)
         && store_claims (store, person, wm_json_tree_array (candidate, "claims"), error);
}

static JsonObject *
load_candidate (WmStore *store, gint64 person, GError **error)
{
  g_autoptr (JsonObject) list = json_object_new ();
  JsonArray *array;

  if (!wm_hiring_document_append (store, list, "candidates", make_candidate,
                                  "SELECT p.id, p.slug, c.phone, c.source, c.documents, c.notes,"
                                  " c.resume, c.created, c.extra FROM candidate c"
                                  " JOIN person p ON p.id = c.person_id WHERE p.id = ?1",
                                  person, error))
    return NULL;
  array = wm_json_tree_array (list, "candidates");
  return array != NULL ? json_object_ref (json_array_get_object_element (array, 0)) : NULL;
}

static gboolean
store_candidates (WmStore *store, JsonArray *candidates, GHashTable *erased,
                  WmImportReport *report, GError **error)
{
  for (guint i = 0; candidates != NULL && i < json_array_get_length (candidates); i++)
    {
      JsonObject *candidate = json_array_get_object_element (candidates, i);
      const char *person = wm_extra_text (candidate, "person");
      g_autoptr (JsonObject) before = NULL;
      g_autoptr (JsonObject) after = NULL;

      if (g_hash_table_contains (erased, person))
        continue;
      before = load_candidate (store, find_person (store, candidate, "person"), NULL);
      if (!store_candidate (store, candidate, error))
        return FALSE;
      after = load_candidate (store, find_person (store, candidate, "person"), NULL);
      wm_hiring_document_report (report, "candidate", person, before, after);
    }
  return TRUE;
}

/* Does a statement change the file? Rows without ids of their own are added
 * once, whatever the number of imports. */
static gboolean
store_row (WmStore *store, WmImportReport *report, const char *kind, const char *id,
           gboolean there, gboolean done)
{
  if (done)
    wm_import_report_add (report, kind, id, there ? "unchanged" : "added", NULL);
  return done;
}

static gboolean
store_rule (WmStore *store, JsonObject *rule, WmImportReport *report, GError **error)
{
  const char *outcome = wm_extra_text (rule, "outcome"), *reason = wm_extra_text (rule, "reason");
  gint64 keep, erase;
  const gint64 *keep_days = wm_extra_int (rule, "keepDays", &keep);
  const gint64 *erase_days = wm_extra_int (rule, "eraseDays", &erase);
  gboolean there = wm_sql_int (store, 0,
                               "SELECT count (*) FROM retention_rule WHERE outcome = ?1"
                               " AND keep_days IS ?2 AND erase_days IS ?3 AND reason = ?4",
                               "tIIt", outcome, keep_days, erase_days, reason)
                   > 0;

  return store_row (store, report, "retention-rule", outcome, there,
                    there
                      || (wm_sql_run (store, error,
                                      "DELETE FROM retention_rule WHERE outcome = ?1", "t", outcome)
                          && wm_sql_run (store, error,
                                         "INSERT INTO retention_rule (id, outcome, keep_days,"
                                         " erase_days, reason) VALUES (?1, ?2, ?3, ?4, ?5)",
                                         "itIIt", wm_sql_new_id (), outcome, keep_days, erase_days,
                                         reason)));
}

static gboolean
store_hold (WmStore *store, JsonObject *hold, WmImportReport *report, GError **error)
{
  gint64 person = find_person (store, hold, "person");
  const char *reason = wm_extra_text (hold, "reason"), *since = wm_extra_text (hold, "since");
  const char *released = wm_extra_text (hold, "released");
  gboolean there = wm_sql_int (store, 0,
                               "SELECT count (*) FROM legal_hold WHERE person_id = ?1"
                               " AND reason = ?2 AND since = ?3 AND released = ?4",
                               "ittt", person, reason, since, released)
                   > 0;

  return store_row (store, report, "legal-hold", wm_extra_text (hold, "person"), there,
                    there
                      || wm_sql_run (store, error,
                                     "INSERT INTO legal_hold (id, person_id, reason, since,"
                                     " released) VALUES (?1, ?2, ?3, ?4, ?5)",
                                     "iittt", wm_sql_new_id (), person, reason, since, released));
}

static gboolean
store_erasure (WmStore *store, JsonObject *erasure, WmImportReport *report, GError **error)
{
  return store_row (store, report, "erasure", wm_extra_text (erasure, "person"), FALSE,
                    wm_sql_run (store, error,
                                "INSERT INTO erasure_record (id, person, time, actor, reason,"
                                " applications, texts) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                                "itittii", wm_sql_new_id (), wm_extra_text (erasure, "person"),
                                wm_extra_time (erasure, "time"), wm_extra_text (erasure, "actor"),
                                wm_extra_text (erasure, "reason"),
                                wm_json_tree_int (erasure, "applications", 0),
                                wm_json_tree_int (erasure, "texts", 0)));
}

typedef gboolean (*StoreFunc) (WmStore *store, JsonObject *item, WmImportReport *report,
                               GError **error);

static gboolean
store_list (WmStore *store, JsonObject *workspace, const char *key, StoreFunc func,
            GHashTable *erased, WmImportReport *report, GError **error)
{
  JsonArray *array = wm_json_tree_array (workspace, key);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *item = json_array_get_object_element (array, i);

      if (!g_hash_table_contains (erased, wm_extra_text (item, "person"))
          && !func (store, item, report, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
wm_hiring_document_store (WmStore *store, JsonObject *workspace, GHashTable *erased,
                          WmImportReport *report, GError **error)
{
  return wm_jobs_document_store (store, workspace, report, error)
         && store_candidates (store, wm_json_tree_array (workspace, "candidates"), erased, report,
                              error)
         && wm_applications_document_store (store, workspace, erased, report, error)
         && store_list (store, workspace, "retentionRules", store_rule, erased, report, error)
         && store_list (store, workspace, "legalHolds", store_hold, erased, report, error)
         && store_list (store, workspace, "erasures", store_erasure, erased, report, error);
}
