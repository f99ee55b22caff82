/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Actions: a transaction that SQLite's session extension records, and that is
 * logged, with what it changed, in the same transaction.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/wm-store-private.h"

void
wm_action_free (WmAction *action)
{
  if (action == NULL)
    return;
  g_free (action->label);
  g_free (action->subject);
  g_free (action->actor);
  g_free (action);
}

/* A newer Waymark may have changed the tables while we had the file open. */
static gboolean
check_schema (WmStore *self, GError **error)
{
  g_autofree char *name = NULL;
  gint64 version;

  if (!wm_sqlite_get_int (self->db, "PRAGMA user_version", self->path, &version, error))
    return FALSE;
  if (version == WM_SCHEMA_VERSION)
    return TRUE;

  name = g_filename_display_name (self->path);
  g_set_error (error, WM_ERROR, WM_ERROR_TOO_NEW,
               _ ("“%s” was upgraded by a newer Waymark meanwhile. Nothing was changed. Update "
                  "Waymark and open it again."),
               name);
  return FALSE;
}

/* What is written to a file that has lost its name is lost with it, however well it is stored. */
static gboolean
check_place (WmStore *self, GError **error)
{
  g_autofree char *name = NULL;

  if (!wm_store_has_moved (self))
    return TRUE;

  name = g_filename_display_name (self->path);
  g_set_error (error, WM_ERROR, WM_ERROR_NOT_FOUND,
               _ ("“%s” was moved, replaced or deleted while it was open. Nothing was changed. "
                  "Put it back in its place, or duplicate the workspace to keep what is shown."),
               name);
  return FALSE;
}

gboolean
wm_transaction_begin (WmStore *self, GError **error)
{
  if (self->read_only)
    {
      wm_sqlite_set_error (error, self->db, SQLITE_READONLY, self->path);
      return FALSE;
    }
  if (!wm_sqlite_exec (self->db, "BEGIN IMMEDIATE", self->path, error))
    return FALSE;
  if (check_schema (self, error) && check_place (self, error))
    return TRUE;

  (void) sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
  return FALSE;
}

/* Whatever happened, no transaction and no recording are left. */
void
wm_transaction_abandon (WmStore *self)
{
  g_clear_pointer (&self->session, sqlite3session_delete);
  if (sqlite3_get_autocommit (self->db) == 0)
    (void) sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
  self->depth = 0;
  self->doomed = FALSE;
  self->final = FALSE;
  self->merge_into = 0;
  g_clear_pointer (&self->label, g_free);
  g_clear_pointer (&self->subject, g_free);
}

static gboolean
start_recording (WmStore *self, GError **error)
{
  int rc = sqlite3session_create (self->db, "main", &self->session);

  for (guint i = 0; rc == SQLITE_OK && i < self->recorded->len; i++)
    rc = sqlite3session_attach (self->session, g_ptr_array_index (self->recorded, i));
  if (rc == SQLITE_OK)
    return TRUE;
  wm_sqlite_set_error (error, self->db, rc, self->path);
  return FALSE;
}

/* A part that says what the whole left open names the whole. */
static void
adopt_subject (WmStore *self, const char *label, const char *subject)
{
  if (self->subject == NULL && g_strcmp0 (self->label, label) == 0)
    self->subject = g_strdup (subject);
}

gboolean
wm_store_begin (WmStore *self, const char *label, const char *subject, GError **error)
{
  g_return_val_if_fail (WM_IS_STORE (self) && self->db != NULL && label != NULL, FALSE);

  if (self->depth > 0)
    {
      adopt_subject (self, label, subject);
      self->depth++;
      return TRUE;
    }
  if (!wm_store_poll (self, error) || !wm_transaction_begin (self, error))
    return FALSE;
  if (!start_recording (self, error))
    {
      wm_transaction_abandon (self);
      return FALSE;
    }
  self->label = g_strdup (label);
  self->subject = g_strdup (subject);
  self->depth = 1;
  return TRUE;
}

/* The newest action, if what comes now goes on with it. */
static gint64
find_mergeable (WmStore *self, const char *label, const char *subject)
{
  return wm_sql_int (self, 0,
                     "SELECT seq FROM action WHERE seq = (SELECT max(seq) FROM action"
                     " WHERE state <> 'dropped') AND state = 'done' AND NOT final AND label = ?"
                     " AND subject IS ? AND actor IS ? AND schema = ? AND time >= ?",
                     "tttii", label, subject, self->viewer, (gint64) WM_SCHEMA_VERSION,
                     (gint64) (g_get_real_time () / G_USEC_PER_SEC - WM_MERGE_SECONDS));
}

gboolean
wm_store_begin_merging (WmStore *self, const char *label, const char *subject, GError **error)
{
  if (!wm_store_begin (self, label, subject, error))
    return FALSE;
  if (self->depth == 1 && !self->final)
    self->merge_into = find_mergeable (self, label, subject);
  return TRUE;
}

void
wm_store_mark_final (WmStore *self)
{
  g_return_if_fail (WM_IS_STORE (self) && self->depth > 0);
  self->final = TRUE;
  /* What can be undone may not hide in what cannot. */
  self->merge_into = 0;
}

gboolean
wm_store_in_action (WmStore *self)
{
  g_return_val_if_fail (WM_IS_STORE (self), FALSE);
  return self->depth > 0;
}

/* Runs a statement of the log with a number and a blob. */
static gboolean
run_log (WmStore *self, const char *sql, gint64 number, const void *blob, int size, GError **error)
{
  WmStatement *statement = wm_statement_take (self, sql, error);
  int rc;

  if (statement == NULL)
    return FALSE;
  rc = sqlite3_bind_int64 (statement, 1, number);
  if (rc == SQLITE_OK && blob != NULL)
    rc = sqlite3_bind_blob (statement, 2, blob, size, SQLITE_TRANSIENT);
  if (rc == SQLITE_OK)
    rc = sqlite3_step (statement);
  if (rc != SQLITE_DONE)
    wm_sqlite_set_error (error, self->db, rc, self->path);
  wm_statement_give_back (self, statement);
  return rc == SQLITE_DONE;
}

gboolean
wm_history_add_event (WmStore *self, const char *kind, gint64 action, GError **error)
{
  return wm_sql_run (self, error, "INSERT INTO event (kind, action, time) VALUES (?, ?, ?)", "tii",
                     kind, action, (gint64) (g_get_real_time () / G_USEC_PER_SEC));
}

/* A new row of the log, its changeset still empty. */
static gint64
add_row (WmStore *self, GError **error)
{
  if (!wm_sql_run (self, error, "UPDATE action SET state = 'dropped' WHERE state = 'undone'", "")
      || !wm_sql_run (self, error,
                      "INSERT INTO action (label, subject, actor, time, schema, state, final,"
                      " changeset) VALUES (?, ?, ?, ?, ?, 'done', ?, x'')",
                      "tttiii", self->label, self->subject, self->viewer,
                      (gint64) (g_get_real_time () / G_USEC_PER_SEC), (gint64) WM_SCHEMA_VERSION,
                      (gint64) self->final))
    return 0;
  return sqlite3_last_insert_rowid (self->db);
}

/* The changes of an earlier action and these, as one. */
static int
join_changesets (WmStore *self, gint64 seq, int *size, void **changeset)
{
  g_autoptr (WmLogged) logged = wm_history_load (self, seq, NULL);
  sqlite3_changegroup *group = NULL;
  void *joined = NULL;
  int joined_size = 0;
  gsize old_size = 0;
  gconstpointer old = logged != NULL ? g_bytes_get_data (logged->changeset, &old_size) : NULL;
  int rc = old != NULL ? sqlite3changegroup_new (&group) : SQLITE_ERROR;

  if (rc == SQLITE_OK)
    rc = sqlite3changegroup_add (group, (int) old_size, (void *) old);
  if (rc == SQLITE_OK)
    rc = sqlite3changegroup_add (group, *size, *changeset);
  if (rc == SQLITE_OK)
    rc = sqlite3changegroup_output (group, &joined_size, &joined);
  if (group != NULL)
    sqlite3changegroup_delete (group);
  if (rc != SQLITE_OK)
    return rc;
  sqlite3_free (*changeset);
  *changeset = joined;
  *size = joined_size;
  return SQLITE_OK;
}

static gboolean
log_changes (WmStore *self, int size, void **changeset, GError **error)
{
  gint64 seq = self->merge_into;

  if (seq != 0)
    {
      int rc = join_changesets (self, seq, &size, changeset);

      if (rc != SQLITE_OK)
        {
          wm_sqlite_set_error (error, self->db, rc, self->path);
          return FALSE;
        }
      /* Typed back to where it began: nothing is left to undo. */
      if (size == 0
          && !wm_sql_run (self, error, "UPDATE action SET state = 'dropped' WHERE seq = ?", "i",
                          seq))
        return FALSE;
    }
  else
    seq = add_row (self, error);
  /* The time moves on, so that a long sentence typed without a pause is one. */
  return seq != 0
         && (size == 0
             || run_log (self,
                         "UPDATE action SET changeset = ?2, time = CAST (strftime ('%s') AS"
                         " INTEGER) WHERE seq = ?1",
                         seq, *changeset, size, error))
         && wm_history_add_event (self, "do", seq, error);
}

/* Logs and commits; FALSE leaves the transaction to be abandoned. */
static gboolean
finish (WmStore *self, gboolean *changed, GError **error)
{
  void *changeset = NULL;
  int size = 0;
  int rc = sqlite3session_changeset (self->session, &size, &changeset);
  gboolean done = TRUE;

  g_clear_pointer (&self->session, sqlite3session_delete);
  if (rc != SQLITE_OK)
    {
      wm_sqlite_set_error (error, self->db, rc, self->path);
      return FALSE;
    }
  *changed = size > 0;
  if (size > 0)
    done = log_changes (self, size, &changeset, error);
  sqlite3_free (changeset);
  return done && wm_sqlite_exec (self->db, "COMMIT", self->path, error);
}

gboolean
wm_store_commit (WmStore *self, GError **error)
{
  gboolean changed = FALSE;
  gboolean done;

  g_return_val_if_fail (WM_IS_STORE (self) && self->depth > 0, FALSE);

  if (self->doomed)
    {
      g_set_error_literal (error, WM_ERROR, WM_ERROR_FAILED,
                           _ ("The change was given up, because a part of it failed."));
      wm_store_rollback (self);
      return FALSE;
    }
  if (self->depth > 1)
    {
      self->depth--;
      return TRUE;
    }
  done = finish (self, &changed, error);
  wm_transaction_abandon (self);
  if (done && changed)
    (void) wm_changes_announce (self, NULL);
  return done;
}

void
wm_store_rollback (WmStore *self)
{
  g_return_if_fail (WM_IS_STORE (self) && self->depth > 0);

  if (self->depth == 1)
    {
      wm_transaction_abandon (self);
      return;
    }
  self->depth--;
  self->doomed = TRUE;
}
