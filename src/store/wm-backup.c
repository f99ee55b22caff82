/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whole copies: made by VACUUM INTO a new file, checked, synced, and only then
 * given their name. A copy in steps never ends while somebody writes, and one
 * file laid over another brings back what a stale log holds (both measured).
 */
#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>

#include "store/wm-store-private.h"

static gboolean
vacuum_into (WmStore *self, const char *target, GError **error)
{
  sqlite3_stmt *statement = NULL;
  int rc = sqlite3_prepare_v2 (self->db, "VACUUM INTO ?1", -1, &statement, NULL);

  if (rc == SQLITE_OK)
    rc = sqlite3_bind_text (statement, 1, target, -1, SQLITE_STATIC);
  if (rc == SQLITE_OK)
    rc = sqlite3_step (statement);
  if (rc != SQLITE_DONE)
    wm_sqlite_set_error (error, self->db, rc, target);
  (void) sqlite3_finalize (statement);
  return rc == SQLITE_DONE;
}

/* A workspace that is only read may still be copied. */
static gboolean
write_copy (WmStore *self, const char *target, GError **error)
{
  gboolean done;

  if (!self->read_only)
    return vacuum_into (self, target, error);
  if (!wm_sqlite_exec (self->db, "PRAGMA query_only = OFF", self->path, error))
    return FALSE;
  done = vacuum_into (self, target, error);
  return wm_sqlite_exec (self->db, "PRAGMA query_only = ON", self->path, done ? error : NULL)
         && done;
}

static int
read_finding (void *data, int n_columns, char **values, char **names)
{
  gboolean *sound = data;

  *sound = n_columns == 1 && g_strcmp0 (values[0], "ok") == 0;
  return 0;
}

static gboolean
verify_copy (const char *copy, const char *target, GError **error)
{
  g_autofree char *name = g_filename_display_name (target);
  sqlite3 *db = NULL;
  gboolean sound = FALSE;
  int rc = sqlite3_open_v2 (copy, &db, SQLITE_OPEN_READONLY, NULL);

  if (rc == SQLITE_OK)
    rc = sqlite3_exec (db, "PRAGMA integrity_check(1)", read_finding, &sound, NULL);
  (void) sqlite3_close (db);
  if (rc == SQLITE_OK && sound)
    return TRUE;
  g_set_error (error, WM_ERROR, WM_ERROR_FAILED,
               _ ("The copy “%s” could not be read back whole, so it was dropped. Check the disk, "
                  "or choose another folder."),
               name);
  return FALSE;
}

static gboolean
rename_copy (const char *copy, const char *target, GError **error)
{
  g_autofree char *name = g_filename_display_name (target);

  if (g_rename (copy, target) == 0)
    return wm_file_sync_folder (target, error);
  g_set_error (error, WM_ERROR, WM_ERROR_FAILED,
               _ ("“%s” could not be written: %s. Check the folder and the space on the disk."),
               name, g_strerror (errno));
  return FALSE;
}

/* Whether no other program has @target open: to replace it then would take
 * its log away from under it. With the exclusive mode set first, SQLite takes
 * a lock that every connection excludes, readers too; closing folds a left
 * log in. What is no database at all nobody can have open, and SQLite must not
 * look at it: to an empty file it deletes the log that may be all that is left. */
static gboolean
check_unused (const char *target, GError **error)
{
  sqlite3 *db = NULL;
  int rc;

  if (!wm_path_is_database (target))
    return TRUE;
  rc = sqlite3_open_v2 (target, &db, SQLITE_OPEN_READWRITE, NULL);
  if (rc == SQLITE_OK)
    (void) sqlite3_busy_timeout (db, WM_BUSY_TIMEOUT);
  if (rc == SQLITE_OK)
    rc = sqlite3_exec (db, "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT", NULL, NULL,
                       NULL);
  if (rc == SQLITE_BUSY)
    wm_sqlite_set_error (error, db, rc, target);
  (void) sqlite3_close (db);
  return rc != SQLITE_BUSY;
}

/* A checked copy beside @target, under a name that nobody looks for, for whoever
 * then gives it that name. */
gboolean
wm_backup_make_copy (WmStore *self, const char *target, char **temp, GError **error)
{
  g_autofree char *name = g_filename_display_name (target);

  if (wm_gate_is_open (target))
    {
      g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
                   _ ("“%s” is an open workspace; choose another name for the copy."), name);
      return FALSE;
    }
  if (!check_unused (target, error) || wm_file_make_temp (target, temp, error) < 0)
    return FALSE;
  if (write_copy (self, *temp, error) && wm_file_sync (*temp, error)
      && verify_copy (*temp, target, error))
    return TRUE;
  g_unlink (*temp);
  return FALSE;
}

gboolean
wm_store_backup (WmStore *self, const char *target, GError **error)
{
  g_autofree char *temp = NULL;

  g_return_val_if_fail (WM_IS_STORE (self) && self->db != NULL && self->depth == 0, FALSE);

  if (!wm_backup_make_copy (self, target, &temp, error))
    return FALSE;
  if (wm_file_move_strays (target, error) && rename_copy (temp, target, error))
    return TRUE;
  g_unlink (temp);
  return FALSE;
}

gboolean
wm_store_duplicate (WmStore *self, const char *target, GError **error)
{
  g_autofree char *name = g_filename_display_name (target);

  if (!g_file_test (target, G_FILE_TEST_EXISTS))
    return wm_store_backup (self, target, error);
  g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
               _ ("There is already a file “%s”. Choose another name."), name);
  return FALSE;
}
