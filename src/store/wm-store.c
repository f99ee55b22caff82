/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The open workspace: what it is made of, opening and closing, view state.
 */
#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "store/wm-store-private.h"

G_DEFINE_FINAL_TYPE (WmStore, wm_store, G_TYPE_OBJECT)

static void
close_connection (WmStore *self)
{
  int rc;

  g_hash_table_remove_all (self->statements);
  if (self->db == NULL)
    return;

  wm_gate_prepare_to_leave (&self->gate);
  rc = sqlite3_close (self->db);
  /* SQLITE_BUSY: rows are still being read, which WmRows prevents by holding
   * a reference to the store. */
  g_warn_if_fail (rc == SQLITE_OK);
  self->db = NULL;
  wm_gate_leave (&self->gate);
}

static void
wm_store_dispose (GObject *object)
{
  WmStore *self = WM_STORE (object);

  wm_store_unwatch (self);
  if (self->depth > 0)
    wm_transaction_abandon (self);
  close_connection (self);
  wm_gate_leave (&self->gate);

  G_OBJECT_CLASS (wm_store_parent_class)->dispose (object);
}

static void
wm_store_finalize (GObject *object)
{
  WmStore *self = WM_STORE (object);

  g_clear_pointer (&self->statements, g_hash_table_unref);
  g_clear_pointer (&self->recorded, g_ptr_array_unref);
  g_free (self->path);
  /* realpath() allocates with malloc. */
  free (self->real_path);
  g_free (self->viewer);

  G_OBJECT_CLASS (wm_store_parent_class)->finalize (object);
}

static void
wm_store_class_init (WmStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = wm_store_dispose;
  object_class->finalize = wm_store_finalize;

  /**
   * WmStore::changed:
   * @changes: (element-type WmChange): what happened, in order
   *
   * After each commit, undo and redo, ours or another process's.
   */
  g_signal_new ("changed", WM_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_ARRAY);
}

static void
finalize_statement (gpointer statement)
{
  (void) sqlite3_finalize (statement);
}

static void
wm_store_init (WmStore *self)
{
  self->statements
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, finalize_statement);
}

static gboolean
load_state (WmStore *self, GError **error)
{
  self->viewer = wm_store_get_setting (self, "viewer");
  return wm_sqlite_get_int (self->db, "PRAGMA data_version", self->path, &self->data_version, error)
         && wm_sqlite_get_int (self->db, "SELECT coalesce(max(seq), 0) FROM event", self->path,
                               &self->seen_event, error);
}

static gboolean
resolve_path (WmStore *self, GError **error)
{
  g_autofree char *name = g_filename_display_name (self->path);

  self->real_path = realpath (self->path, NULL);
  if (self->real_path != NULL)
    return TRUE;

  if (errno == ENOENT || errno == ENOTDIR)
    g_set_error (error, WM_ERROR, WM_ERROR_NOT_FOUND,
                 _ ("There is no file “%s”. It may have been moved, renamed or "
                    "deleted."),
                 name);
  else
    g_set_error (error, WM_ERROR, WM_ERROR_FAILED, _ ("“%s” cannot be opened: %s."), name,
                 g_strerror (errno));
  return FALSE;
}

WmStore *
wm_store_open (const char *path, WmStoreFlags flags, GError **error)
{
  g_autoptr (WmStore) self = NULL;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail ((flags & WM_STORE_CREATE) == 0 || (flags & WM_STORE_READ_ONLY) == 0, NULL);

  self = g_object_new (WM_TYPE_STORE, NULL);
  self->path = g_canonicalize_filename (path, NULL);
  if ((flags & WM_STORE_CREATE) != 0 && !wm_store_create_file (self->path, error))
    return NULL;
  if (!resolve_path (self, error) || !wm_gate_enter (self->real_path, &self->gate, error)
      || !wm_store_connect (self, flags, error) || !load_state (self, error))
    return NULL;
  wm_gate_guard (&self->gate, self->real_path);
  return g_steal_pointer (&self);
}

gboolean
wm_store_close (WmStore *self, GError **error)
{
  gboolean done = TRUE;
  int rc;

  g_return_val_if_fail (WM_IS_STORE (self) && self->db != NULL, FALSE);
  g_return_val_if_fail (self->depth == 0, FALSE);

  wm_store_unwatch (self);
  g_hash_table_remove_all (self->statements);
  if (!self->read_only)
    {
      /* sqlite3_close() would fold the log in too, but hide a failure. That
       * another program is reading is none. */
      rc = sqlite3_wal_checkpoint_v2 (self->db, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
      if (rc != SQLITE_OK && (rc & 0xff) != SQLITE_BUSY && (rc & 0xff) != SQLITE_LOCKED)
        {
          wm_sqlite_set_error (error, self->db, rc, self->path);
          done = FALSE;
        }
    }
  close_connection (self);
  return done;
}

const char *
wm_store_get_path (WmStore *self)
{
  g_return_val_if_fail (WM_IS_STORE (self), NULL);

  return self->path;
}

gboolean
wm_store_has_moved (WmStore *self)
{
  int moved = 0;

  g_return_val_if_fail (WM_IS_STORE (self) && self->db != NULL, FALSE);

  /* A file system that cannot tell leaves it 0. */
  (void) sqlite3_file_control (self->db, "main", SQLITE_FCNTL_HAS_MOVED, &moved);
  return moved != 0;
}

gboolean
wm_store_is_read_only (WmStore *self)
{
  g_return_val_if_fail (WM_IS_STORE (self), TRUE);

  return self->read_only;
}

void
wm_store_set_viewer (WmStore *self, const char *person)
{
  g_return_if_fail (WM_IS_STORE (self));

  if (g_strcmp0 (self->viewer, person) == 0)
    return;
  g_free (self->viewer);
  self->viewer = g_strdup (person);
}

const char *
wm_store_get_viewer (WmStore *self)
{
  g_return_val_if_fail (WM_IS_STORE (self), NULL);

  return self->viewer;
}

char *
wm_store_get_setting (WmStore *self, const char *key)
{
  g_return_val_if_fail (WM_IS_STORE (self), NULL);

  return wm_sql_text (self, "SELECT value FROM setting WHERE key = ?1", "t", key);
}

/* Outside of an action the one statement is its own transaction. */
gboolean
wm_store_set_setting (WmStore *self, const char *key, const char *value, GError **error)
{
  const char *sql = value != NULL
                        ? "INSERT INTO setting (key, value) VALUES (?1, ?2)"
                          " ON CONFLICT (key) DO UPDATE SET value = excluded.value"
                        : "DELETE FROM setting WHERE key = ?1";
  WmStatement *statement;
  int rc;

  g_return_val_if_fail (WM_IS_STORE (self) && self->db != NULL, FALSE);

  if (self->read_only)
    {
      wm_sqlite_set_error (error, self->db, SQLITE_READONLY, self->path);
      return FALSE;
    }
  /* Inside an action that failed this would be stored alone. */
  if (self->depth > 0 && (self->doomed || sqlite3_get_autocommit (self->db) != 0))
    {
      g_set_error_literal (error, WM_ERROR, WM_ERROR_FAILED,
                           _ ("The change was given up, because a part of it failed."));
      return FALSE;
    }
  statement = wm_statement_take (self, sql, error);
  if (statement == NULL)
    return FALSE;
  rc = sqlite3_bind_text (statement, 1, key, -1, SQLITE_TRANSIENT);
  if (rc == SQLITE_OK && value != NULL)
    rc = sqlite3_bind_text (statement, 2, value, -1, SQLITE_TRANSIENT);
  if (rc == SQLITE_OK)
    rc = sqlite3_step (statement);
  if (rc != SQLITE_DONE)
    wm_sqlite_set_error (error, self->db, rc, self->path);
  wm_statement_give_back (self, statement);
  return rc == SQLITE_DONE;
}
