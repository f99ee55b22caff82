/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * People and what is known of their skills, from documents into rows.
 */
#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "onboarding/wm-calendar.h"
#include "wm-extra.h"
#include "wm-learning-document.h"
#include "wm-transfer.h"

static const char *const person_columns[]
    = { "id", "name", "label", "email", "url", "kind", "targetRole", NULL };
/* A workspace's document tells more of a person than a plan does. */
static const char *const person_members[]
    = { "id", "name", "label", "email", "url", "kind", "targetRole", WM_LEARNING_MEMBERS, NULL };

/* A workspace has one self: who comes in a file besides is somebody else. */
static const char *
kind_for (WmStore *store, JsonObject *person, gint64 id)
{
  const char *kind = wm_extra_text (person, "kind");

  if (strcmp (kind, "self") == 0
      && wm_sql_int (store, 0, "SELECT count(*) FROM person WHERE kind = 'self' AND id <> ?", "i",
                     id)
             > 0)
    return "";
  return kind;
}

static gboolean
write_person (WmStore *store, JsonObject *person, gint64 id, const char *slug, gboolean whole,
              GError **error)
{
  g_autofree char *extra = wm_extra_of (person, whole ? person_members : person_columns);

  return wm_sql_run (store, error,
                     "INSERT INTO person (id, slug, name, label, email, url, kind, target_role,"
                     " extra) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE"
                     " SET name = excluded.name, label = excluded.label, email = excluded.email,"
                     " url = excluded.url, kind = excluded.kind,"
                     " target_role = excluded.target_role, extra = excluded.extra",
                     "itttttttt", id, slug, wm_extra_text (person, "name"),
                     wm_extra_text (person, "label"), wm_extra_text (person, "email"),
                     wm_extra_text (person, "url"), kind_for (store, person, id),
                     wm_extra_text (person, "targetRole"), extra);
}

static char *
fingerprint (WmStore *store, gint64 id)
{
  g_autofree char *row
      = wm_sql_text (store,
                     "SELECT json_array (name, label, email, url, kind, target_role, extra)"
                     " FROM person WHERE id = ?",
                     "i", id);
  g_autofree char *learning = wm_learning_document_fingerprint (store, id);

  return row != NULL ? g_strconcat (row, learning, NULL) : NULL;
}

gint64
wm_transfer_store_person (WmStore *store, JsonObject *person, const char *slug, gboolean update,
                          gboolean whole, WmImportReport *report, GError **error)
{
  gint64 id = wm_sql_int (store, 0, "SELECT id FROM person WHERE slug = ?", "t", slug);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gboolean is_new = id == 0;

  if (is_new)
    id = wm_sql_new_id ();
  else if (!update)
    {
      wm_import_report_add (report, "person", slug, "unchanged", NULL);
      return id;
    }
  before = fingerprint (store, id);
  if (!write_person (store, person, id, slug, whole, error)
      || (whole && !wm_learning_document_store (store, id, person, error)))
    return 0;
  after = fingerprint (store, id);
  wm_import_report_add (report, "person", slug,
                        is_new                             ? "added"
                        : g_strcmp0 (before, after) == 0 ? "unchanged"
                                                           : "changed",
                        NULL);
  return id;
}

/* When a rating was given: its time, or else the start of the day. */
static gint64
time_of (JsonObject *rating, const char *date)
{
  const char *text = wm_json_tree_text (rating, "time");
  g_autofree char *midnight = g_strconcat (date, "T00:00:00Z", NULL);
  gint64 seconds = 0;

  if (text == NULL || !wm_timestamp_parse (text, &seconds))
    wm_timestamp_parse (midnight, &seconds);
  return seconds;
}

static gboolean
store_rating (WmStore *store, JsonObject *rating, gint64 assessment, const char *date,
              guint *stored, GError **error)
{
  static const char *const columns[] = { "skill", "level", "confidence", "evidence", "time", NULL };
  g_autofree char *extra = wm_extra_of (rating, columns);
  gint64 skill = wm_sql_int (store, 0, "SELECT id FROM skill WHERE slug = ?", "t",
                             wm_extra_text (rating, "skill"));
  gint64 confidence;

  if (skill == 0)
    return TRUE;
  (*stored)++;
  return wm_sql_run (store, error,
                     "INSERT INTO skill_rating (assessment_id, skill_id, level, confidence,"
                     " evidence, time, extra) VALUES (?, ?, ?, ?, ?, ?, ?)",
                     "iiiItit", assessment, skill, wm_json_tree_int (rating, "level", 0),
                     wm_extra_int (rating, "confidence", &confidence),
                     wm_extra_text (rating, "evidence"), time_of (rating, date), extra);
}

static gboolean
store_ratings (WmStore *store, JsonObject *assessment, gint64 id, guint *stored, GError **error)
{
  JsonArray *ratings = wm_json_tree_array (assessment, "ratings");
  const char *date = wm_extra_text (assessment, "date");

  if (!wm_sql_run (store, error, "DELETE FROM skill_rating WHERE assessment_id = ?", "i", id))
    return FALSE;
  for (guint i = 0; ratings != NULL && i < json_array_get_length (ratings); i++)
    if (!store_rating (store, json_array_get_object_element (ratings, i), id, date, stored, error))
      return FALSE;
  return TRUE;
}

static char *
assessment_fingerprint (WmStore *store, gint64 id)
{
  return wm_sql_text (store,
                      "SELECT json_array (a.person_id, a.kind, a.date, a.assessor, a.extra,"
                      " (SELECT json_group_array (json_array (skill_id, level, confidence,"
                      "   evidence, time, extra)) FROM (SELECT * FROM skill_rating"
                      "   WHERE assessment_id = a.id ORDER BY skill_id)))"
                      " FROM assessment a WHERE a.id = ?",
                      "i", id);
}

static void
report_assessment (WmImportReport *report, const char *slug, gboolean is_new, gboolean same,
                   guint left_out)
{
  g_autofree char *note = NULL;

  if (left_out > 0)
    note = g_strdup_printf (ngettext ("%u rating names a skill that is not in this workspace",
                                      "%u ratings name skills that are not in this workspace",
                                      left_out),
                            left_out);
  wm_import_report_add (report, "assessment", slug,
                        is_new ? "added" : same ? "unchanged" : "changed", note);
}

gboolean
wm_transfer_store_assessment (WmStore *store, JsonObject *assessment, const char *slug,
                              gint64 person, WmImportReport *report, GError **error)
{
  static const char *const columns[]
      = { "id", "person", "date", "kind", "assessor", "ratings", NULL };
  g_autofree char *extra = wm_extra_of (assessment, columns);
  gint64 id = wm_sql_int (store, 0, "SELECT id FROM assessment WHERE slug = ?", "t", slug);
  JsonArray *ratings = wm_json_tree_array (assessment, "ratings");
  g_autofree char *before = id != 0 ? assessment_fingerprint (store, id) : NULL;
  g_autofree char *after = NULL;
  guint stored = 0;

  if (id == 0)
    id = wm_sql_new_id ();
  if (!wm_sql_run (store, error,
                   "INSERT INTO assessment (id, slug, person_id, kind, date, assessor, extra)"
                   " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE"
                   " SET person_id = excluded.person_id, kind = excluded.kind,"
                   " date = excluded.date, assessor = excluded.assessor, extra = excluded.extra",
                   "ititttt", id, slug, person, wm_extra_text (assessment, "kind"),
                   wm_extra_text (assessment, "date"), wm_extra_text (assessment, "assessor"),
                   extra)
      || !store_ratings (store, assessment, id, &stored, error))
    return FALSE;
  after = assessment_fingerprint (store, id);
  report_assessment (report, slug, before == NULL, g_strcmp0 (before, after) == 0,
                     json_array_get_length (ratings) - stored);
  return TRUE;
}
