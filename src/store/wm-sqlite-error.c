/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What SQLite reports, in words that say what to do.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/wm-store-private.h"

static void
set_access_error (GError **error, int code, const char *name)
{
  if (code == SQLITE_READONLY)
    g_set_error (error, WM_ERROR, WM_ERROR_READ_ONLY,
                 _ ("“%s” cannot be written to. Nothing was changed. Check the "
                    "permissions of the file and of its folder."),
                 name);
  else
    g_set_error (error, WM_ERROR, WM_ERROR_FAILED,
                 _ ("“%s” cannot be opened. Check that its folder exists and "
                    "that you may read and write there."),
                 name);
}

void
wm_sqlite_set_error (GError **error, sqlite3 *db, int rc, const char *path)
{
  g_autofree char *name = g_filename_display_name (path);
  const char *detail = db != NULL ? sqlite3_errmsg (db) : sqlite3_errstr (rc);
  int code = rc & 0xff;

  switch (code)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error (error, WM_ERROR, WM_ERROR_BUSY,
                   _ ("“%s” is in use by another program. Close it there, or "
                      "try again in a moment."),
                   name);
      break;
    case SQLITE_FULL:
      g_set_error (error, WM_ERROR, WM_ERROR_FAILED,
                   _ ("There is no space left on the disk of “%s”. Nothing was "
                      "changed. Free some space and try again."),
                   name);
      break;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      g_set_error (error, WM_ERROR, WM_ERROR_CORRUPT,
                   _ ("“%s” is damaged (%s). Restore a backup of it."), name, detail);
      break;
    case SQLITE_TOOBIG:
      g_set_error (error, WM_ERROR, WM_ERROR_LIMIT,
                   _ ("Something is too big to be stored in “%s”. Nothing was "
                      "changed. Do it in smaller parts."),
                   name);
      break;
    case SQLITE_CONSTRAINT:
      g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
                   _ ("The change does not fit into “%s” (%s). Nothing was changed."), name,
                   detail);
      break;
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
      set_access_error (error, code, name);
      break;
    default:
      g_set_error (error, WM_ERROR, WM_ERROR_FAILED,
                   _ ("“%s” could not be read or written (%s, code %d). Check "
                      "the disk and try again."),
                   name, detail, rc);
      break;
    }
}

gboolean
wm_sqlite_exec (sqlite3 *db, const char *sql, const char *path, GError **error)
{
  int rc = sqlite3_exec (db, sql, NULL, NULL, NULL);

  if (rc == SQLITE_OK)
    return TRUE;

  wm_sqlite_set_error (error, db, rc, path);
  return FALSE;
}

gboolean
wm_sqlite_get_int (sqlite3 *db, const char *sql, const char *path, gint64 *value, GError **error)
{
  sqlite3_stmt *statement = NULL;
  int rc = sqlite3_prepare_v2 (db, sql, -1, &statement, NULL);

  *value = -1;
  if (rc == SQLITE_OK)
    rc = sqlite3_step (statement);
  if (rc == SQLITE_ROW)
    *value = sqlite3_column_int64 (statement, 0);
  if (rc != SQLITE_ROW && rc != SQLITE_DONE)
    wm_sqlite_set_error (error, db, rc, path);

  /* Its code repeats that of the step. */
  (void) sqlite3_finalize (statement);
  return rc == SQLITE_ROW || rc == SQLITE_DONE;
}
