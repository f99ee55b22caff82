/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a person has read, and what she says of it.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "learning/wm-learning-private.h"

static const char *const state_names[] = { "", "reading", "done", "not_useful" };

void
wm_reading_free (WmReading *reading)
{
  if (reading == NULL)
    return;
  g_free (reading->note);
  g_free (reading);
}

const char *
wm_reading_state_to_string (WmReadingState state)
{
  g_return_val_if_fail (state < G_N_ELEMENTS (state_names), "");

  return state_names[state];
}

WmReadingState
wm_reading_state_from_string (const char *text)
{
  for (guint i = 1; i < G_N_ELEMENTS (state_names); i++)
    if (g_strcmp0 (text, state_names[i]) == 0)
      return (WmReadingState) i;
  return WM_READING_NONE;
}

static GPtrArray *
blank_readings (WmMap *map)
{
  GPtrArray *readings = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_reading_free);

  for (guint i = 0; i < map->resources->len; i++)
    {
      WmReading *reading = g_new0 (WmReading, 1);

      reading->resource = i;
      reading->note = g_strdup ("");
      g_ptr_array_add (readings, reading);
    }
  return readings;
}

GPtrArray *
wm_readings_load (WmStore *store, WmMap *map, const char *person, GError **error)
{
  g_autoptr (GPtrArray) readings = NULL;
  g_autoptr (WmRows) rows = NULL;

  g_return_val_if_fail (WM_IS_STORE (store) && map != NULL && person != NULL, NULL);

  rows = wm_sql_query (store, error,
                       "SELECT r.resource, r.state, r.note, r.time FROM reading r"
                       " JOIN person p ON p.id = r.person_id WHERE p.slug = ?1",
                       "t", person);
  readings = blank_readings (map);
  while (wm_rows_step (rows))
    {
      int index = wm_map_find_resource (map, wm_rows_text (rows, 0));
      WmReading *reading = index >= 0 ? g_ptr_array_index (readings, index) : NULL;

      if (reading == NULL)
        continue;
      reading->state = wm_reading_state_from_string (wm_rows_text (rows, 1));
      g_free (reading->note);
      reading->note = g_strdup (wm_rows_text (rows, 2));
      reading->time = wm_rows_int (rows, 3);
    }
  return wm_rows_end (rows, error) ? g_steal_pointer (&readings) : NULL;
}

guint8 *
wm_readings_states (GPtrArray *readings)
{
  guint8 *states;

  g_return_val_if_fail (readings != NULL, NULL);

  states = g_new0 (guint8, readings->len + 1);
  for (guint i = 0; i < readings->len; i++)
    states[i] = ((WmReading *) g_ptr_array_index (readings, i))->state;
  return states;
}

gint64
wm_learning_find_person (WmStore *store, const char *person, GError **error)
{
  gint64 id = wm_sql_int (store, 0, "SELECT id FROM person WHERE slug = ?1", "t", person);

  if (id == 0)
    g_set_error (error, WM_ERROR, WM_ERROR_NOT_FOUND,
                 _ ("There is no person “%s” in this workspace."), person);
  return id;
}

gboolean
wm_learning_finish (WmStore *store, gboolean written, GError **error)
{
  if (written)
    return wm_store_commit (store, error);
  wm_store_rollback (store);
  return FALSE;
}

static gboolean
write_reading (WmStore *store, gint64 person, const char *resource, WmReadingState state,
               const char *note, GError **error)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  if (!wm_sql_run (store, error,
                   "INSERT INTO reading (person_id, resource, state, note, time)"
                   " VALUES (?1, ?2, ?3, coalesce (?4, ''), ?5)"
                   " ON CONFLICT DO UPDATE SET state = excluded.state,"
                   "  note = coalesce (?4, note), time = excluded.time",
                   "ittti", person, resource, wm_reading_state_to_string (state), note, now))
    return FALSE;
  return wm_sql_run (store, error,
                     "DELETE FROM reading WHERE person_id = ?1 AND resource = ?2"
                     " AND state = '' AND note = '' AND extra = '{}'",
                     "it", person, resource);
}

gboolean
wm_reading_set (WmStore *store, const char *person, const char *resource, WmReadingState state,
                const char *note, GError **error)
{
  g_autofree char *clean = NULL;
  g_autofree char *subject = NULL;
  gint64 id;

  g_return_val_if_fail (WM_IS_STORE (store) && person != NULL && resource != NULL, FALSE);

  id = wm_learning_find_person (store, person, error);
  if (id == 0)
    return FALSE;
  if (wm_sql_int (store, 0, "SELECT count (*) FROM resource WHERE slug = ?1", "t", resource) == 0)
    {
      g_set_error (error, WM_ERROR, WM_ERROR_NOT_FOUND,
                   _ ("There is no resource “%s” in this workspace."), resource);
      return FALSE;
    }
  if (note != NULL)
    {
      clean = wm_text_clean (note, FALSE, _ ("Note"), error);
      if (clean == NULL)
        return FALSE;
    }
  subject = g_strconcat ("resource:", resource, NULL);
  if (!wm_store_begin (store, "set-reading", subject, error))
    return FALSE;
  return wm_learning_finish (store, write_reading (store, id, resource, state, clean, error),
                             error);
}

WmReadingProgress
wm_reading_progress_among (WmMap *map, GPtrArray *readings, const gboolean *among)
{
  WmReadingProgress progress = { 0 };

  g_return_val_if_fail (map != NULL && readings != NULL, progress);

  for (guint i = 0; i < readings->len && i < map->resources->len; i++)
    {
      const WmResource *resource = wm_map_resource (map, i);
      WmReadingState state = ((WmReading *) g_ptr_array_index (readings, i))->state;

      if (!among[i])
        continue;
      progress.total++;
      progress.done += state == WM_READING_DONE;
      progress.reading += state == WM_READING_READING;
      progress.not_useful += state == WM_READING_NOT_USEFUL;
      if (state == WM_READING_DONE || state == WM_READING_NOT_USEFUL)
        continue;
      progress.minutes_left += MAX (resource->minutes, 0);
      progress.unknown_left += resource->minutes < 0;
    }
  return progress;
}

WmReadingProgress
wm_reading_progress (WmMap *map, GPtrArray *readings, int tier)
{
  g_autofree gboolean *among = g_new0 (gboolean, map->resources->len + 1);

  for (guint i = 0; i < map->resources->len; i++)
    among[i] = tier <= 0 || wm_map_resource (map, i)->tier == tier;
  return wm_reading_progress_among (map, readings, among);
}

gboolean
wm_learning_concerned (GArray *changes)
{
  static const char *const tables[]
      = { "reading", "skill_note", "skill_link", "learning_wish", NULL };

  return wm_changes_concern (changes, tables);
}
