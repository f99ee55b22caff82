/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Everything that a workspace holds about one person, for that person.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "hiring/wm-retention.h"
#include "onboarding/wm-calendar.h"
#include "people/wm-people.h"
#include "store/wm-sql.h"
#include "wm-transfer.h"

typedef struct
{
  WmStore *store;
  WmJsonWriter *writer;
  const WmPerson *person;
} PersonFile;

static void
write_text (PersonFile *it, const char *key, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  wm_json_writer_key (it->writer, key);
  wm_json_writer_string (it->writer, text);
}

static void
write_time (PersonFile *it, const char *key, gint64 seconds)
{
  g_autofree char *text = wm_timestamp_format (seconds);

  write_text (it, key, text);
}

/* Does an object of the workspace's document belong to the person? */
static gboolean
is_hers (JsonObject *object, const char *list, const char *slug)
{
  const char *named = wm_json_tree_text (object, "person");
  JsonObject *person;

  if (g_str_equal (list, "people"))
    return g_strcmp0 (wm_json_tree_text (object, "id"), slug) == 0;
  if (named != NULL)
    return g_str_equal (named, slug);
  person = wm_json_tree_object (object, "person");
  return person != NULL && g_strcmp0 (wm_json_tree_text (person, "id"), slug) == 0;
}

static void
write_list (PersonFile *it, JsonObject *workspace, const char *list)
{
  JsonArray *array = wm_json_tree_array (workspace, list);

  wm_json_writer_key (it->writer, list);
  wm_json_writer_begin_array (it->writer);
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_OBJECT (node)
          && is_hers (json_node_get_object (node), list, it->person->slug))
        wm_json_tree_write (it->writer, node);
    }
  wm_json_writer_end_array (it->writer);
}

/* What there is once of a person is one object, not a list of one. */
static void
write_single (PersonFile *it, JsonObject *workspace, const char *list, const char *key)
{
  JsonArray *array = wm_json_tree_array (workspace, list);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (!is_hers (json_node_get_object (node), list, it->person->slug))
        continue;
      wm_json_writer_key (it->writer, key);
      wm_json_tree_write (it->writer, node);
    }
}

/* Columns that a list of the file has; each row is an object. */
typedef struct
{
  const char *key;
  const char *sql; /* ?1 = slug of the person */
  const char *columns[6];
} Table;

static const Table tables[] = {
  { "assessedOthers",
    "SELECT p.slug, a.kind, a.date, count (r.skill_id) FROM assessment a"
    " JOIN person p ON p.id = a.person_id LEFT JOIN skill_rating r ON r.assessment_id = a.id"
    " WHERE a.assessor = ?1 AND p.slug <> ?1 GROUP BY a.id ORDER BY a.date, a.slug",
    { "person", "kind", "date", "ratings" } },
  { "actions",
    "SELECT label, subject, time FROM action WHERE actor = ?1 ORDER BY seq",
    { "label", "subject", "time" } },
};

static gboolean
write_table (PersonFile *it, const Table *table, GError **error)
{
  g_autoptr (WmRows) rows
      = wm_sql_query (it->store, error, table->sql, "t", it->person->slug);

  wm_json_writer_key (it->writer, table->key);
  wm_json_writer_begin_array (it->writer);
  while (wm_rows_step (rows))
    {
      wm_json_writer_begin_object (it->writer);
      for (guint i = 0; table->columns[i] != NULL; i++)
        if (g_str_equal (table->columns[i], "time"))
          write_time (it, "time", wm_rows_int (rows, (int) i));
        else if (g_str_equal (table->columns[i], "ratings"))
          {
            wm_json_writer_key (it->writer, "ratings");
            wm_json_writer_int (it->writer, wm_rows_int (rows, (int) i));
          }
        else
          write_text (it, table->columns[i], wm_rows_text (rows, (int) i));
      wm_json_writer_end_object (it->writer);
    }
  wm_json_writer_end_array (it->writer);
  return wm_rows_end (rows, error);
}

/* ---- hiring ----------------------------------------------------------------- */

/* Whom she met for which application, with her cards as far as they are open to
 * whoever writes the file */
static void
write_held (PersonFile *it, JsonObject *application)
{
  JsonArray *interviews = wm_json_tree_array (application, "interviews");

  for (guint i = 0; interviews != NULL && i < json_array_get_length (interviews); i++)
    {
      JsonObject *interview = json_array_get_object_element (interviews, i);

      if (g_strcmp0 (wm_json_tree_text (interview, "interviewer"), it->person->slug) != 0)
        continue;
      wm_json_writer_begin_object (it->writer);
      write_text (it, "application", wm_json_tree_text (application, "id"));
      write_text (it, "candidate", wm_json_tree_text (application, "person"));
      write_text (it, "job", wm_json_tree_text (application, "job"));
      wm_json_writer_key (it->writer, "interview");
      wm_json_tree_write (it->writer, json_array_get_element (interviews, i));
      wm_json_writer_end_object (it->writer);
    }
}

static void
write_interviews (PersonFile *it, JsonObject *workspace)
{
  JsonArray *array = wm_json_tree_array (workspace, "applications");

  wm_json_writer_key (it->writer, "interviewsHeld");
  wm_json_writer_begin_array (it->writer);
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    write_held (it, json_array_get_object_element (array, i));
  wm_json_writer_end_array (it->writer);
}

/* Until when what is known of her is kept */
static gboolean
write_retention (PersonFile *it, GError **error)
{
  g_autoptr (GPtrArray) cases = NULL;
  GDate today;

  wm_date_today (&today);
  cases = wm_retention_list (it->store, &today, error);
  for (guint i = 0; cases != NULL && i < cases->len; i++)
    {
      const WmRetentionCase *found = g_ptr_array_index (cases, i);

      if (!g_str_equal (found->person, it->person->slug))
        continue;
      wm_json_writer_key (it->writer, "retention");
      wm_json_writer_begin_object (it->writer);
      write_text (it, "state", wm_retention_to_string (found->state));
      write_text (it, "outcome", found->outcome);
      write_text (it, "ended", found->ended);
      write_text (it, "keepUntil", found->keep_until);
      write_text (it, "eraseBy", found->erase_by);
      write_text (it, "reason", found->reason);
      write_text (it, "hold", found->hold);
      wm_json_writer_end_object (it->writer);
    }
  return cases != NULL;
}

static gboolean
write_hiring (PersonFile *it, JsonObject *workspace, GError **error)
{
  write_single (it, workspace, "candidates", "candidate");
  write_list (it, workspace, "applications");
  write_interviews (it, workspace);
  write_list (it, workspace, "legalHolds");
  write_list (it, workspace, "erasures");
  return write_retention (it, error);
}

/* ---- all of it -------------------------------------------------------------- */

GBytes *
wm_export_person (WmStore *store, const char *slug, GError **error)
{
  g_autoptr (WmJsonWriter) writer = wm_json_writer_new ();
  g_autoptr (WmPerson) person = NULL;
  g_autoptr (JsonObject) workspace = NULL;
  gboolean fine = TRUE;
  PersonFile it;

  g_return_val_if_fail (WM_IS_STORE (store) && slug != NULL, NULL);

  person = wm_person_load (store, slug, error);
  workspace = person != NULL ? wm_transfer_load_workspace (store, error) : NULL;
  if (workspace == NULL)
    return NULL;
  it = (PersonFile){ store, writer, person };
  wm_json_writer_begin_object (writer);
  write_text (&it, "$schema", "urn:waymark:schema:person:1");
  write_text (&it, "format", "waymark-person/1");
  wm_json_writer_key (writer, "generator");
  wm_json_writer_begin_object (writer);
  write_text (&it, "name", "Waymark");
  write_text (&it, "version", WM_VERSION);
  wm_json_writer_end_object (writer);
  write_single (&it, workspace, "people", "person");
  write_list (&it, workspace, "assessments");
  for (guint i = 0; fine && i < G_N_ELEMENTS (tables); i++)
    fine = write_table (&it, &tables[i], error);
  if (!fine || !write_hiring (&it, workspace, error))
    return NULL;
  write_list (&it, workspace, "plans");
  wm_json_writer_end_object (writer);
  return wm_json_writer_finish_bytes (writer);
}
