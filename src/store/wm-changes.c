/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Telling what changed: the events since the last look, ours and those of
 * other processes, become one signal.
 */
#include "config.h"

#include "store/wm-store-private.h"

/* How often a watching store looks for others' actions, in milliseconds */
#define WATCH_INTERVAL 250

/* First integer of the changed row's primary key. */
static gint64
read_key (sqlite3_changeset_iter *iter, int operation)
{
  unsigned char *is_key = NULL;
  int n_columns = 0;

  if (sqlite3changeset_pk (iter, &is_key, &n_columns) != SQLITE_OK)
    return 0;
  for (int i = 0; i < n_columns; i++)
    {
      sqlite3_value *value = NULL;
      int rc;

      if (!is_key[i])
        continue;
      rc = operation == SQLITE_INSERT ? sqlite3changeset_new (iter, i, &value)
                                      : sqlite3changeset_old (iter, i, &value);
      if (rc == SQLITE_OK && value != NULL && sqlite3_value_type (value) == SQLITE_INTEGER)
        return sqlite3_value_int64 (value);
    }
  return 0;
}

static WmChangeKind
change_kind (int operation, gboolean inverted)
{
  if (operation == SQLITE_UPDATE)
    return WM_CHANGE_UPDATE;
  return (operation == SQLITE_INSERT) != inverted ? WM_CHANGE_INSERT : WM_CHANGE_DELETE;
}

static void
append_changes (GArray *changes, GBytes *changeset, gboolean inverted)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (changeset, &size);
  sqlite3_changeset_iter *iter = NULL;

  if (size == 0 || sqlite3changeset_start (&iter, (int) size, (void *) data) != SQLITE_OK)
    return;
  while (sqlite3changeset_next (iter) == SQLITE_ROW)
    {
      const char *table = NULL;
      int n_columns, operation, indirect;

      if (sqlite3changeset_op (iter, &table, &n_columns, &operation, &indirect) == SQLITE_OK)
        {
          WmChange change = { g_intern_string (table), read_key (iter, operation),
                              change_kind (operation, inverted) };
          g_array_append_val (changes, change);
        }
    }
  (void) sqlite3changeset_finalize (iter);
}

/* The values of a row's primary key behind the name of its table */
static char *
read_row_name (sqlite3_changeset_iter *iter)
{
  g_autoptr (GString) name = NULL;
  unsigned char *is_key = NULL;
  const char *table = NULL;
  int n_columns = 0, operation, indirect;

  if (sqlite3changeset_op (iter, &table, &n_columns, &operation, &indirect) != SQLITE_OK
      || sqlite3changeset_pk (iter, &is_key, NULL) != SQLITE_OK)
    return NULL;
  name = g_string_new (table);
  for (int i = 0; i < n_columns; i++)
    {
      sqlite3_value *value = NULL;
      int rc = operation == SQLITE_INSERT ? sqlite3changeset_new (iter, i, &value)
                                          : sqlite3changeset_old (iter, i, &value);

      if (is_key[i] && rc == SQLITE_OK && value != NULL)
        g_string_append_printf (name, "\n%s", (const char *) sqlite3_value_text (value));
    }
  return g_string_free (g_steal_pointer (&name), FALSE);
}

GHashTable *
wm_changes_list_rows (GBytes *changeset)
{
  GHashTable *rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gsize size;
  gconstpointer data = g_bytes_get_data (changeset, &size);
  sqlite3_changeset_iter *iter = NULL;

  if (size == 0 || sqlite3changeset_start (&iter, (int) size, (void *) data) != SQLITE_OK)
    return rows;
  while (sqlite3changeset_next (iter) == SQLITE_ROW)
    {
      char *name = read_row_name (iter);

      if (name != NULL)
        g_hash_table_add (rows, name);
    }
  (void) sqlite3changeset_finalize (iter);
  return rows;
}

/* Reads the events after the last seen one, oldest first. */
static gboolean
read_events (WmStore *self, GArray *changes, GError **error)
{
  WmStatement *row = wm_statement_take (self,
                                        "SELECT e.seq, e.kind = 'undo', a.changeset FROM event e"
                                        " JOIN action a ON a.seq = e.action"
                                        " WHERE e.seq > ?1 ORDER BY e.seq",
                                        error);
  int rc;

  if (row == NULL)
    return FALSE;
  rc = sqlite3_bind_int64 (row, 1, self->seen_event);
  while (rc == SQLITE_OK || rc == SQLITE_ROW)
    {
      rc = sqlite3_step (row);
      if (rc == SQLITE_ROW)
        {
          g_autoptr (GBytes) changeset
              = g_bytes_new (sqlite3_column_blob (row, 2), (gsize) sqlite3_column_bytes (row, 2));

          self->seen_event = sqlite3_column_int64 (row, 0);
          append_changes (changes, changeset, sqlite3_column_int (row, 1) != 0);
        }
    }
  if (rc != SQLITE_DONE)
    wm_sqlite_set_error (error, self->db, rc, self->path);
  wm_statement_give_back (self, row);
  return rc == SQLITE_DONE;
}

gboolean
wm_changes_announce (WmStore *self, GError **error)
{
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (WmChange));

  if (!read_events (self, changes, error))
    return FALSE;
  if (changes->len == 0)
    return TRUE;
  self->generation++;
  g_signal_emit_by_name (self, "changed", changes);
  return TRUE;
}

gboolean
wm_store_poll (WmStore *self, GError **error)
{
  g_autoptr (WmStore) alive = NULL;
  gint64 version;

  g_return_val_if_fail (WM_IS_STORE (self) && self->db != NULL, FALSE);

  if (self->depth > 0)
    return TRUE;
  if (!wm_sqlite_get_int (self->db, "PRAGMA data_version", self->path, &version, error))
    return FALSE;
  if (version == self->data_version)
    return TRUE;
  alive = g_object_ref (self);
  if (!wm_changes_announce (self, error))
    return FALSE;
  /* Only now: what could not be read is looked for again. */
  self->data_version = version;
  return TRUE;
}

static gboolean
on_watch (gpointer user_data)
{
  g_autoptr (WmStore) self = g_object_ref (user_data);
  g_autoptr (GError) error = NULL;

  /* Busy for a moment: the next look will tell. */
  if (self->db != NULL && !wm_store_poll (self, &error))
    g_info ("%s", error->message);
  return G_SOURCE_CONTINUE;
}

void
wm_store_watch (WmStore *self)
{
  g_return_if_fail (WM_IS_STORE (self) && self->db != NULL);

  if (self->watch != NULL)
    return;
  self->watch = g_timeout_source_new (WATCH_INTERVAL);
  g_source_set_callback (self->watch, on_watch, self, NULL);
  g_source_attach (self->watch, g_main_context_get_thread_default ());
}

void
wm_store_unwatch (WmStore *self)
{
  if (self->watch == NULL)
    return;
  g_source_destroy (self->watch);
  g_clear_pointer (&self->watch, g_source_unref);
}

guint64
wm_store_get_generation (WmStore *self)
{
  g_return_val_if_fail (WM_IS_STORE (self), 0);
  return self->generation;
}
