/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Statements and rows. Prepared statements are kept by their text, so that a
 * loop over the same statement prepares it once.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/wm-store-private.h"

#define KEPT_STATEMENTS 128

struct _WmRows
{
  WmStore *store;
  WmStatement *statement;
  GError *failure; /* (nullable): what ended wm_rows_step() */
};

WmStatement *
wm_statement_take (WmStore *self, const char *sql, GError **error)
{
  gpointer key = NULL, kept = NULL;
  sqlite3_stmt *statement = NULL;
  int rc;

  if (g_hash_table_steal_extended (self->statements, sql, &key, &kept))
    {
      g_free (key);
      return kept;
    }

  rc = sqlite3_prepare_v3 (self->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
  if (rc != SQLITE_OK)
    wm_sqlite_set_error (error, self->db, rc, self->path);
  return statement;
}

void
wm_statement_give_back (WmStore *self, WmStatement *statement)
{
  const char *sql;

  if (statement == NULL)
    return;

  /* Repeats the code of the step, which was seen already. */
  (void) sqlite3_reset (statement);
  (void) sqlite3_clear_bindings (statement);
  sql = sqlite3_sql (statement);
  if (g_hash_table_size (self->statements) >= KEPT_STATEMENTS
      || g_hash_table_contains (self->statements, sql))
    (void) sqlite3_finalize (statement);
  else
    g_hash_table_insert (self->statements, g_strdup (sql), statement);
}

static int
bind_int_or_null (sqlite3_stmt *statement, int index, const gint64 *value)
{
  return value != NULL ? sqlite3_bind_int64 (statement, index, *value)
                       : sqlite3_bind_null (statement, index);
}

static gboolean
bind_all (WmStore *self, sqlite3_stmt *statement, const char *types, va_list arguments,
          GError **error)
{
  int rc = SQLITE_OK;

  for (int i = 1; rc == SQLITE_OK && types != NULL && types[i - 1] != '\0'; i++)
    switch (types[i - 1])
      {
      case 'i':
        rc = sqlite3_bind_int64 (statement, i, va_arg (arguments, gint64));
        break;
      case 'I':
        rc = bind_int_or_null (statement, i, va_arg (arguments, const gint64 *));
        break;
      case 't':
        rc = sqlite3_bind_text (statement, i, va_arg (arguments, const char *), -1,
                                SQLITE_TRANSIENT);
        break;
      case 'n':
        rc = sqlite3_bind_null (statement, i);
        break;
      default:
        g_assert_not_reached ();
      }

  if (rc != SQLITE_OK)
    wm_sqlite_set_error (error, self->db, rc, self->path);
  return rc == SQLITE_OK;
}

static WmStatement *
prepare (WmStore *self, const char *sql, const char *types, va_list arguments, GError **error)
{
  WmStatement *statement = wm_statement_take (self, sql, error);

  if (statement == NULL || bind_all (self, statement, types, arguments, error))
    return statement;

  wm_statement_give_back (self, statement);
  return NULL;
}

/* When SQLite gives a transaction up by itself (disk full), a later statement
 * must not be stored alone, outside of it. */
static gboolean
check_in_action (WmStore *self, GError **error)
{
  if (self->depth > 0 && !self->doomed && sqlite3_get_autocommit (self->db) == 0)
    return TRUE;

  g_set_error (error, WM_ERROR, WM_ERROR_FAILED,
               self->depth > 0 ? _ ("The change was given up, because a part of it failed.")
                               : _ ("A change was made outside of an action. This is a "
                                    "fault in Waymark: please report it."));
  return FALSE;
}

gboolean
wm_sql_run (WmStore *self, GError **error, const char *sql, const char *types, ...)
{
  WmStatement *statement;
  va_list arguments;
  int rc;

  g_return_val_if_fail (WM_IS_STORE (self) && self->db != NULL, FALSE);

  if (!check_in_action (self, error))
    return FALSE;
  va_start (arguments, types);
  statement = prepare (self, sql, types, arguments, error);
  va_end (arguments);
  if (statement == NULL)
    return FALSE;

  while ((rc = sqlite3_step (statement)) == SQLITE_ROW)
    ;
  if (rc != SQLITE_DONE)
    wm_sqlite_set_error (error, self->db, rc, self->path);
  wm_statement_give_back (self, statement);
  return rc == SQLITE_DONE;
}

gboolean
wm_sql_begin_reading (WmStore *self, GError **error)
{
  g_return_val_if_fail (WM_IS_STORE (self) && self->db != NULL, FALSE);

  return wm_sqlite_exec (self->db, "SAVEPOINT reading", self->path, error);
}

void
wm_sql_end_reading (WmStore *self)
{
  g_return_if_fail (WM_IS_STORE (self) && self->db != NULL);

  (void) wm_sqlite_exec (self->db, "RELEASE reading", self->path, NULL);
  /* What reads for long reads much: its pages are not needed again soon. */
  (void) sqlite3_db_release_memory (self->db);
}

static WmRows *
rows_new (WmStore *self, WmStatement *statement)
{
  WmRows *rows;

  if (statement == NULL)
    return NULL;
  rows = g_new0 (WmRows, 1);
  rows->store = g_object_ref (self);
  rows->statement = statement;
  return rows;
}

WmRows *
wm_sql_query (WmStore *self, GError **error, const char *sql, const char *types, ...)
{
  WmStatement *statement;
  va_list arguments;

  g_return_val_if_fail (WM_IS_STORE (self) && self->db != NULL, NULL);

  va_start (arguments, types);
  statement = prepare (self, sql, types, arguments, error);
  va_end (arguments);
  return rows_new (self, statement);
}

gboolean
wm_rows_next (WmRows *rows, GError **error)
{
  int rc = sqlite3_step (rows->statement);

  if (rc == SQLITE_ROW)
    return TRUE;
  /* Stepping again after the end would start over. */
  if (rc == SQLITE_DONE)
    return FALSE;

  wm_sqlite_set_error (error, rows->store->db, rc, rows->store->path);
  return FALSE;
}

gboolean
wm_rows_step (WmRows *rows)
{
  return rows != NULL && rows->failure == NULL && wm_rows_next (rows, &rows->failure);
}

gboolean
wm_rows_end (WmRows *rows, GError **error)
{
  if (rows == NULL)
    return FALSE;
  if (rows->failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&rows->failure));
  return FALSE;
}

gint64
wm_rows_int (WmRows *rows, int column)
{
  return sqlite3_column_int64 (rows->statement, column);
}

const char *
wm_rows_text (WmRows *rows, int column)
{
  return (const char *) sqlite3_column_text (rows->statement, column);
}

gboolean
wm_rows_is_null (WmRows *rows, int column)
{
  return sqlite3_column_type (rows->statement, column) == SQLITE_NULL;
}

void
wm_rows_free (WmRows *rows)
{
  if (rows == NULL)
    return;
  if (rows->store->db != NULL)
    wm_statement_give_back (rows->store, rows->statement);
  g_object_unref (rows->store);
  g_clear_error (&rows->failure);
  g_free (rows);
}

/* The first row of a query whose failure has no place to be reported. */
static WmRows *
first_row (WmStore *self, WmStatement *statement)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmRows) rows = rows_new (self, statement);

  if (rows != NULL && wm_rows_next (rows, &error))
    return g_steal_pointer (&rows);
  if (error != NULL)
    g_info ("%s", error->message);
  return NULL;
}

gint64
wm_sql_int (WmStore *self, gint64 fallback, const char *sql, const char *types, ...)
{
  g_autoptr (WmRows) rows = NULL;
  va_list arguments;

  g_return_val_if_fail (WM_IS_STORE (self) && self->db != NULL, fallback);

  va_start (arguments, types);
  rows = first_row (self, prepare (self, sql, types, arguments, NULL));
  va_end (arguments);
  return rows != NULL && !wm_rows_is_null (rows, 0) ? wm_rows_int (rows, 0) : fallback;
}

char *
wm_sql_text (WmStore *self, const char *sql, const char *types, ...)
{
  g_autoptr (WmRows) rows = NULL;
  va_list arguments;

  g_return_val_if_fail (WM_IS_STORE (self) && self->db != NULL, NULL);

  va_start (arguments, types);
  rows = first_row (self, prepare (self, sql, types, arguments, NULL));
  va_end (arguments);
  return rows != NULL ? g_strdup (wm_rows_text (rows, 0)) : NULL;
}
