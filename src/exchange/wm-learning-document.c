/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a person does about learning, as members of the person: between her
 * object in a workspace's document and the tables of schema version 2.
 */
#include "config.h"

#include "exchange/wm-learning-document.h"
#include "exchange/wm-transfer.h"

/* One list of objects and its table */
typedef struct
{
  const char *key;
  const char *query;      /* ?1 = row id of the person; extra comes last */
  const char *columns[5]; /* members, in the order of the query */
  const char *clear;
} Table;

static const Table tables[] = {
  { "reading",
    "SELECT resource, state, note, time, extra FROM reading WHERE person_id = ?1 ORDER BY resource",
    { "resource", "state", "note", "time" },
    "DELETE FROM reading WHERE person_id = ?1" },
  { "notes",
    "SELECT skill, note, time, extra FROM skill_note WHERE person_id = ?1 ORDER BY skill",
    { "skill", "note", "time" },
    "DELETE FROM skill_note WHERE person_id = ?1" },
  { "links",
    "SELECT skill, name, url, extra FROM skill_link WHERE person_id = ?1 ORDER BY skill, sort, id",
    { "skill", "name", "url" },
    "DELETE FROM skill_link WHERE person_id = ?1" },
};

static JsonObject *
read_row (const Table *table, WmRows *rows)
{
  JsonObject *item = json_object_new ();
  guint i = 0;

  for (; table->columns[i] != NULL; i++)
    if (g_str_equal (table->columns[i], "time"))
      {
        g_autofree char *time = wm_timestamp_format (wm_rows_int (rows, (int) i));

        json_object_set_string_member (item, "time", time);
      }
    else
      wm_extra_set_text (item, table->columns[i], rows, (int) i);
  wm_extra_merge (item, wm_rows_text (rows, (int) i));
  return item;
}

static gboolean
load_table (WmStore *store, const Table *table, gint64 person, JsonObject *object, GError **error)
{
  g_autoptr (WmRows) rows = wm_sql_query (store, error, table->query, "i", person);
  gboolean failed = rows == NULL;

  while (!failed && wm_extra_next (rows, &failed, error))
    wm_extra_append (object, table->key, read_row (table, rows));
  return !failed;
}

static gboolean
load_wish (WmStore *store, gint64 person, JsonObject *object, GError **error)
{
  g_autoptr (WmRows) rows
      = wm_sql_query (store, error,
                      "SELECT week_minutes, start_date, work_week, days_off, languages, kinds,"
                      " extra FROM learning_wish WHERE person_id = ?1",
                      "i", person);
  gboolean failed = rows == NULL;
  JsonObject *wish;

  if (failed || !wm_extra_next (rows, &failed, error))
    return !failed;
  wish = json_object_new ();
  wm_extra_set_int (wish, "minutesPerWeek", rows, 0);
  wm_extra_set_text (wish, "startDate", rows, 1);
  wm_extra_set_text (wish, "workWeek", rows, 2);
  wm_extra_set_words (wish, "daysOff", rows, 3);
  wm_extra_set_words (wish, "languages", rows, 4);
  wm_extra_set_words (wish, "kinds", rows, 5);
  wm_extra_merge (wish, wm_rows_text (rows, 6));
  json_object_set_object_member (object, "learning", wish);
  return TRUE;
}

gboolean
wm_learning_document_load (WmStore *store, gint64 person, JsonObject *object, GError **error)
{
  gboolean fine = load_wish (store, person, object, error);

  for (guint i = 0; fine && i < G_N_ELEMENTS (tables); i++)
    fine = load_table (store, &tables[i], person, object, error);
  return fine;
}

static gint64
time_of (JsonObject *item)
{
  const char *text = wm_json_tree_text (item, "time");
  gint64 seconds = 0;

  if (text != NULL)
    (void) wm_timestamp_parse (text, &seconds);
  return seconds;
}

static gboolean
store_item (WmStore *store, const Table *table, gint64 person, JsonObject *item, int sort,
            GError **error)
{
  g_autofree char *extra = wm_extra_of (item, table->columns);

  if (g_str_equal (table->key, "reading"))
    return wm_sql_run (store, error,
                       "INSERT OR REPLACE INTO reading (person_id, resource, state, note, time,"
                       " extra) VALUES (?, ?, ?, ?, ?, ?)",
                       "itttit", person, wm_extra_text (item, "resource"),
                       wm_extra_text (item, "state"), wm_extra_text (item, "note"), time_of (item),
                       extra);
  if (g_str_equal (table->key, "notes"))
    return wm_sql_run (store, error,
                       "INSERT OR REPLACE INTO skill_note (person_id, skill, note, time, extra)"
                       " VALUES (?, ?, ?, ?, ?)",
                       "ittit", person, wm_extra_text (item, "skill"),
                       wm_extra_text (item, "note"), time_of (item), extra);
  return wm_sql_run (store, error,
                     "INSERT INTO skill_link (id, person_id, skill, name, url, sort, extra)"
                     " VALUES (?, ?, ?, ?, ?, ?, ?)",
                     "iitttit", wm_sql_new_id (), person, wm_extra_text (item, "skill"),
                     wm_extra_text (item, "name"), wm_extra_text (item, "url"), (gint64) sort,
                     extra);
}

static gboolean
store_table (WmStore *store, const Table *table, gint64 person, JsonArray *items, GError **error)
{
  if (!wm_sql_run (store, error, table->clear, "i", person))
    return FALSE;
  for (guint i = 0; i < json_array_get_length (items); i++)
    if (!store_item (store, table, person, json_array_get_object_element (items, i), (int) i,
                     error))
      return FALSE;
  return TRUE;
}

static gboolean
store_wish (WmStore *store, gint64 person, JsonObject *wish, GError **error)
{
  static const char *const columns[]
      = { "minutesPerWeek", "startDate", "workWeek", "daysOff", "languages", "kinds", NULL };
  g_autofree char *extra = wm_extra_of (wish, columns);
  g_autofree char *days_off = wm_extra_words (wish, "daysOff");
  g_autofree char *languages = wm_extra_words (wish, "languages");
  g_autofree char *kinds = wm_extra_words (wish, "kinds");

  return wm_sql_run (store, error,
                     "INSERT OR REPLACE INTO learning_wish (person_id, week_minutes, start_date,"
                     " work_week, days_off, languages, kinds, extra)"
                     " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                     "iitttttt", person, wm_json_tree_int (wish, "minutesPerWeek", 300),
                     wm_extra_text (wish, "startDate"), wm_extra_text (wish, "workWeek"), days_off,
                     languages, kinds, extra);
}

gboolean
wm_learning_document_store (WmStore *store, gint64 person, JsonObject *object, GError **error)
{
  JsonObject *wish = wm_json_tree_object (object, "learning");

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      JsonArray *items = wm_json_tree_array (object, tables[i].key);

      if (items != NULL && !store_table (store, &tables[i], person, items, error))
        return FALSE;
    }
  return wish == NULL || store_wish (store, person, wish, error);
}

char *
wm_learning_document_fingerprint (WmStore *store, gint64 person)
{
  g_autoptr (JsonObject) object = json_object_new ();

  (void) wm_learning_document_load (store, person, object, NULL);
  return wm_json_tree_compact_object (object);
}
