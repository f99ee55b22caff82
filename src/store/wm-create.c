/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files around a workspace: making a new one, temporary ones beside it, and
 * strays of an earlier one.
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/wm-store-private.h"

static gboolean
set_file_error (const char *path, int saved_errno, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  if (saved_errno == EEXIST)
    g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
                 _ ("There is already a file “%s”. Choose another name."), name);
  else if (saved_errno == ENOENT)
    g_set_error (error, WM_ERROR, WM_ERROR_NOT_FOUND,
                 _ ("The folder of “%s” does not exist. Choose another one."), name);
  else
    g_set_error (error, WM_ERROR, WM_ERROR_FAILED,
                 _ ("“%s” could not be written: %s. Check the folder and the "
                    "space on the disk."),
                 name, g_strerror (saved_errno));
  return FALSE;
}

/* An empty file beside @path that only the user may read, so that a rename
 * within the folder puts it in place. Returns 0, or -1 with @error. */
int
wm_file_make_temp (const char *path, char **temp, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = g_strdup_printf (".%.100s.XXXXXX", base);
  g_autofree char *made = g_build_filename (folder, name, NULL);
  int fd = g_mkstemp_full (made, O_RDWR | O_CLOEXEC, 0600);

  if (fd < 0)
    {
      set_file_error (path, errno, error);
      return -1;
    }
  close (fd);
  *temp = g_steal_pointer (&made);
  return 0;
}

static gboolean
sync_descriptor (int fd, const char *path, GError **error)
{
  gboolean done = fd >= 0 && fsync (fd) == 0;
  int saved_errno = errno;

  if (fd >= 0)
    close (fd);
  return done || set_file_error (path, saved_errno, error);
}

/* Only for files that no connection of ours has open: see wm-gate.c. */
gboolean
wm_file_sync (const char *path, GError **error)
{
  g_return_val_if_fail (!wm_gate_is_open (path), FALSE);

  return sync_descriptor (open (path, O_RDONLY | O_CLOEXEC), path, error);
}

/* Makes the names in the folder of @path durable. */
gboolean
wm_file_sync_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return sync_descriptor (open (folder, O_RDONLY | O_CLOEXEC | O_DIRECTORY), path, error);
}

/* Whether a write-ahead log with something in it lies beside @path. */
gboolean
wm_file_has_wal (const char *path)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  struct stat info;

  return stat (wal, &info) == 0 && info.st_size > 0;
}

/* A log that lies where a new workspace will be, left by one that was deleted
 * or moved, would be replayed into the new one. It may be all that is left of
 * somebody's work, so it is kept under another name. */
gboolean
wm_file_move_strays (const char *path, GError **error)
{
  static const char *const suffixes[] = { "-wal", "-journal" };
  g_autofree char *index = g_strconcat (path, "-shm", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *log = g_strconcat (path, suffixes[i], NULL);
      g_autofree char *kept = g_strconcat (log, ".stray", NULL);

      if (g_rename (log, kept) != 0 && errno != ENOENT)
        return set_file_error (log, errno, error);
    }
  if (g_unlink (index) != 0 && errno != ENOENT)
    return set_file_error (index, errno, error);
  return TRUE;
}

/* Gives @temp the name @path unless that is taken. */
static gboolean
put_in_place (const char *temp, const char *path, GError **error)
{
  if (renameat2 (AT_FDCWD, temp, AT_FDCWD, path, RENAME_NOREPLACE) == 0)
    return TRUE;
  /* Some file systems do not know the flag. */
  if ((errno == EINVAL || errno == ENOSYS) && link (temp, path) == 0)
    {
      g_unlink (temp);
      return TRUE;
    }
  return set_file_error (path, errno, error);
}

static gboolean
fill_new_file (const char *temp, const char *path, GError **error)
{
  g_autofree char *stamp = g_strdup_printf ("PRAGMA application_id = %d", WM_APPLICATION_ID);
  sqlite3 *db = NULL;
  gboolean done = FALSE;
  int rc = sqlite3_open_v2 (temp, &db, SQLITE_OPEN_READWRITE, NULL);

  if (rc != SQLITE_OK)
    wm_sqlite_set_error (error, db, rc, path);
  else
    /* A file that has no name yet needs no journal beside it. */
    done = wm_sqlite_exec (db, "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = FULL", path,
                           error)
           && wm_sqlite_exec (db, stamp, path, error)
           && wm_schema_migrate (db, 0, WM_SCHEMA_VERSION, path, error);

  rc = sqlite3_close (db);
  if (done && rc != SQLITE_OK)
    {
      wm_sqlite_set_error (error, NULL, rc, path);
      done = FALSE;
    }
  return done;
}

/* The new workspace gets its name when it is whole and on disk: there is never
 * half a workspace under @path. */
gboolean
wm_store_create_file (const char *path, GError **error)
{
  g_autofree char *temp = NULL;
  struct stat info;

  if (lstat (path, &info) == 0)
    return set_file_error (path, EEXIST, error);
  if (wm_file_make_temp (path, &temp, error) != 0)
    return FALSE;

  if (fill_new_file (temp, path, error) && wm_file_sync (temp, error)
      && wm_file_move_strays (path, error) && put_in_place (temp, path, error))
    return wm_file_sync_folder (path, error);

  g_unlink (temp);
  return FALSE;
}
