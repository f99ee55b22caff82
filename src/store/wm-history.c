/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The log read back: what was done, what undo and redo would take, and the two
 * of them. Undo applies the inverted changeset of the newest action; anything
 * that does not fit aborts it whole.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/wm-store-private.h"

#define COLUMNS "seq, label, subject, actor, time, state, final, schema"

void
wm_logged_free (WmLogged *logged)
{
  if (logged == NULL)
    return;
  wm_action_free (logged->action);
  g_clear_pointer (&logged->changeset, g_bytes_unref);
  g_free (logged);
}

WmAction *
wm_action_read (WmStatement *row)
{
  WmAction *action = g_new0 (WmAction, 1);

  action->seq = sqlite3_column_int64 (row, 0);
  action->label = g_strdup ((const char *) sqlite3_column_text (row, 1));
  action->subject = g_strdup ((const char *) sqlite3_column_text (row, 2));
  action->actor = g_strdup ((const char *) sqlite3_column_text (row, 3));
  action->time = sqlite3_column_int64 (row, 4);
  action->undone = g_strcmp0 ((const char *) sqlite3_column_text (row, 5), "done") != 0;
  action->final = sqlite3_column_int64 (row, 6) != 0;
  return action;
}

GPtrArray *
wm_store_list_actions (WmStore *self, GError **error)
{
  g_autoptr (GPtrArray) actions = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_action_free);
  WmStatement *row = wm_statement_take (self, "SELECT " COLUMNS " FROM action ORDER BY seq", error);
  int rc;

  if (row == NULL)
    return NULL;
  while ((rc = sqlite3_step (row)) == SQLITE_ROW)
    g_ptr_array_add (actions, wm_action_read (row));
  if (rc != SQLITE_DONE)
    wm_sqlite_set_error (error, self->db, rc, self->path);
  wm_statement_give_back (self, row);
  return rc == SQLITE_DONE ? g_steal_pointer (&actions) : NULL;
}

/* The first action that @sql finds, with its changes. @schema: out. */
static WmLogged *
load_logged (WmStore *self, const char *sql, gint64 seq, int *schema, GError **error)
{
  WmStatement *row = wm_statement_take (self, sql, error);
  WmLogged *logged = NULL;
  int rc;

  if (row == NULL)
    return NULL;
  rc = sqlite3_bind_parameter_count (row) > 0 ? sqlite3_bind_int64 (row, 1, seq) : SQLITE_OK;
  if (rc == SQLITE_OK)
    rc = sqlite3_step (row);
  if (rc == SQLITE_ROW)
    {
      logged = g_new0 (WmLogged, 1);
      logged->action = wm_action_read (row);
      *schema = sqlite3_column_int (row, 7);
      logged->changeset
          = g_bytes_new (sqlite3_column_blob (row, 8), (gsize) sqlite3_column_bytes (row, 8));
    }
  else if (rc != SQLITE_DONE)
    wm_sqlite_set_error (error, self->db, rc, self->path);
  wm_statement_give_back (self, row);
  return logged;
}

WmLogged *
wm_history_load (WmStore *self, gint64 seq, GError **error)
{
  int schema;

  return load_logged (self, "SELECT " COLUMNS ", changeset FROM action WHERE seq = ?1", seq,
                      &schema, error);
}

/* Whether @changeset touches one of @rows */
static gboolean
touches (GBytes *changeset, GHashTable *rows)
{
  g_autoptr (GHashTable) own = wm_changes_list_rows (changeset);
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, own);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    if (g_hash_table_contains (rows, row))
      return TRUE;
  return FALSE;
}

static void
add_rows (GHashTable *rows, GBytes *changeset)
{
  g_autoptr (GHashTable) more = wm_changes_list_rows (changeset);
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, more);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    g_hash_table_add (rows, g_strdup (row));
}

/* The newest action that is done; final ones are passed over, but only where
 * none of their rows is touched by what would be undone. */
WmLogged *
wm_history_find_undo (WmStore *self, GError **error)
{
  g_autoptr (GHashTable) final_rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gint64 before = G_MAXINT64;

  for (;;)
    {
      int schema = 0;
      g_autoptr (WmLogged) logged
          = load_logged (self,
                         "SELECT " COLUMNS ", changeset FROM action"
                         " WHERE state = 'done' AND seq < ?1 ORDER BY seq DESC LIMIT 1",
                         before, &schema, error);

      if (logged == NULL || schema != WM_SCHEMA_VERSION)
        return NULL;
      if (!logged->action->final)
        return touches (logged->changeset, final_rows) ? NULL : g_steal_pointer (&logged);
      add_rows (final_rows, logged->changeset);
      before = logged->action->seq;
    }
}

WmLogged *
wm_history_find_redo (WmStore *self, GError **error)
{
  int schema = 0;
  g_autoptr (WmLogged) logged = load_logged (self,
                                             "SELECT " COLUMNS ", changeset FROM action"
                                             " WHERE state = 'undone' ORDER BY seq LIMIT 1",
                                             0, &schema, error);

  return logged != NULL && schema == WM_SCHEMA_VERSION ? g_steal_pointer (&logged) : NULL;
}

static WmAction *
take_action (WmLogged *logged)
{
  WmAction *action = logged != NULL ? g_steal_pointer (&logged->action) : NULL;

  wm_logged_free (logged);
  return action;
}

WmAction *
wm_store_peek_undo (WmStore *self)
{
  g_return_val_if_fail (WM_IS_STORE (self), NULL);
  return self->read_only ? NULL : take_action (wm_history_find_undo (self, NULL));
}

WmAction *
wm_store_peek_redo (WmStore *self)
{
  g_return_val_if_fail (WM_IS_STORE (self), NULL);
  return self->read_only ? NULL : take_action (wm_history_find_redo (self, NULL));
}

static int
abort_on_conflict (void *data, int conflict, sqlite3_changeset_iter *iter)
{
  gboolean *conflicted = data;

  *conflicted = TRUE;
  return SQLITE_CHANGESET_ABORT;
}

static GBytes *
invert (WmStore *self, GBytes *changeset, GError **error)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (changeset, &size);
  void *inverted = NULL;
  int inverted_size = 0;
  int rc = sqlite3changeset_invert ((int) size, data, &inverted_size, &inverted);

  if (rc == SQLITE_OK)
    return g_bytes_new_with_free_func (inverted, inverted_size, sqlite3_free, inverted);
  wm_sqlite_set_error (error, self->db, rc, self->path);
  return NULL;
}

/* Into @tables: those whose rows refer to rows of a table. */
static gboolean
add_referring (WmStore *self, const char *table, GHashTable *tables, GError **error)
{
  g_autoptr (WmRows) rows
    = wm_sql_query (self, error,
                    "SELECT m.name FROM sqlite_schema AS m, pragma_foreign_key_list (m.name) AS f"
                    " WHERE m.type = 'table' AND f.\"table\" = ?",
                    "t", table);

  while (wm_rows_step (rows))
    g_hash_table_add (tables, g_strdup (wm_rows_text (rows, 0)));
  return wm_rows_end (rows, error);
}

/* (transfer full) (nullable): the tables in which a row may refer to nothing since a changeset
 * was applied: those that it changes, and those that refer to what it takes away. What is
 * referred to is an id, which no update changes. */
static GHashTable *
find_doubtful (WmStore *self, GBytes *changeset, GError **error)
{
  g_autoptr (GHashTable) tables = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) emptied = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter each;
  sqlite3_changeset_iter *iter = NULL;
  gsize size;
  gconstpointer data = g_bytes_get_data (changeset, &size);
  int rc = sqlite3changeset_start (&iter, (int) size, (void *) data), columns, op;
  gpointer name;
  const char *table;

  while (rc == SQLITE_OK && sqlite3changeset_next (iter) == SQLITE_ROW)
    {
      rc = sqlite3changeset_op (iter, &table, &columns, &op, NULL);
      if (rc == SQLITE_OK)
        g_hash_table_add (op == SQLITE_DELETE ? emptied : tables, g_strdup (table));
    }
  if (rc == SQLITE_OK)
    rc = sqlite3changeset_finalize (g_steal_pointer (&iter));
  else
    sqlite3changeset_finalize (iter);
  if (rc != SQLITE_OK)
    {
      wm_sqlite_set_error (error, self->db, rc, self->path);
      return NULL;
    }
  g_hash_table_iter_init (&each, emptied);
  while (g_hash_table_iter_next (&each, &name, NULL))
    if (!add_referring (self, name, tables, error))
      return NULL;
  return g_steal_pointer (&tables);
}

/* To check all that a large workspace holds takes longer than anybody notices as at once. */
static gboolean
count_violations (WmStore *self, GBytes *changeset, gint64 *violations, GError **error)
{
  g_autoptr (GHashTable) tables = find_doubtful (self, changeset, error);
  GHashTableIter each;
  gpointer name;

  *violations = 0;
  if (tables == NULL)
    return FALSE;
  g_hash_table_iter_init (&each, tables);
  while (g_hash_table_iter_next (&each, &name, NULL))
    {
      g_autoptr (WmRows) rows
        = wm_sql_query (self, error, "SELECT count(*) FROM pragma_foreign_key_check (?)", "t",
                        (const char *) name);

      while (wm_rows_step (rows))
        *violations += wm_rows_int (rows, 0);
      if (!wm_rows_end (rows, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
apply (WmStore *self, GBytes *changeset, gboolean back, GError **error)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (changeset, &size);
  gboolean conflicted = FALSE;
  gint64 violations = 0;
  int rc = sqlite3changeset_apply (self->db, (int) size, (void *) data, NULL, abort_on_conflict,
                                   &conflicted);

  if (rc != SQLITE_OK && !conflicted)
    {
      wm_sqlite_set_error (error, self->db, rc, self->path);
      return FALSE;
    }
  if (!conflicted && !count_violations (self, changeset, &violations, error))
    return FALSE;
  if (!conflicted && violations == 0)
    return TRUE;
  g_set_error_literal (error, WM_ERROR, WM_ERROR_CONFLICT,
                       back ? _ ("This cannot be undone any more: what it changed was changed "
                                 "again since. Nothing was changed.")
                            : _ ("This cannot be done again: what it changed is different now. "
                                 "Nothing was changed."));
  return FALSE;
}

/* Inside the transaction of one step. */
static gboolean
take_step (WmStore *self, gboolean back, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (WmLogged) logged
      = back ? wm_history_find_undo (self, &failure) : wm_history_find_redo (self, &failure);
  g_autoptr (GBytes) changeset = NULL;

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (logged == NULL)
    {
      g_set_error_literal (error, WM_ERROR, WM_ERROR_NOT_FOUND,
                           back ? _ ("There is nothing to undo.")
                                : _ ("There is nothing to redo."));
      return FALSE;
    }
  changeset = back ? invert (self, logged->changeset, error) : g_bytes_ref (logged->changeset);
  return changeset != NULL && apply (self, changeset, back, error)
         && wm_sql_run (self, error, "UPDATE action SET state = ? WHERE seq = ?", "ti",
                        back ? "undone" : "done", logged->action->seq)
         && wm_history_add_event (self, back ? "undo" : "redo", logged->action->seq, error);
}

/* Cascades make rows vanish before their turn, so foreign keys are off while
 * the changes are applied, and checked before they are committed. The pragma
 * does nothing inside a transaction. */
static gboolean
step (WmStore *self, gboolean back, GError **error)
{
  gboolean done;

  g_return_val_if_fail (WM_IS_STORE (self) && self->db != NULL && self->depth == 0, FALSE);

  if (!wm_store_poll (self, error)
      || !wm_sqlite_exec (self->db, "PRAGMA foreign_keys = OFF", self->path, error))
    return FALSE;
  done = wm_transaction_begin (self, error);
  if (done)
    {
      self->depth = 1;
      done = take_step (self, back, error)
             && wm_sqlite_exec (self->db, "COMMIT", self->path, error);
      wm_transaction_abandon (self);
    }
  if (!wm_sqlite_exec (self->db, "PRAGMA foreign_keys = ON", self->path, done ? error : NULL))
    return FALSE;
  if (done)
    (void) wm_changes_announce (self, NULL);
  return done;
}

gboolean
wm_store_undo (WmStore *self, GError **error)
{
  return step (self, TRUE, error);
}

gboolean
wm_store_redo (WmStore *self, GError **error)
{
  return step (self, FALSE, error);
}

gboolean
wm_store_forget_history (WmStore *self, GError **error)
{
  gboolean done;

  g_return_val_if_fail (WM_IS_STORE (self) && self->depth == 0, FALSE);

  if (!wm_transaction_begin (self, error))
    return FALSE;
  self->depth = 1;
  done = wm_sql_run (self, error, "DELETE FROM action", "")
         && wm_sql_run (self, error, "DELETE FROM event", "")
         && wm_sqlite_exec (self->db, "COMMIT", self->path, error);
  wm_transaction_abandon (self);
  return done;
}
