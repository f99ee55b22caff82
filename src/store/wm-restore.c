/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Putting a backup in a workspace's place. A file laid over another brings
 * back what a stale log holds, so the content of the backup is first made a
 * whole, checked file of its own, and the two change their names; what was
 * there before keeps its log, under a name of its own.
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "store/wm-store-private.h"

/* Of a name of up to 255 bytes: what stays for the stem beside the time, a
 * number, the suffix, and "-journal" */
#define LONGEST_STEM (255 - 40)

/* Cuts the name in @path, which is then given a longer end, at a character. */
static void
cut_stem (char *path)
{
  char *slash = strrchr (path, G_DIR_SEPARATOR);
  char *stem = slash != NULL ? slash + 1 : path;
  const char *end = stem + LONGEST_STEM;

  if (strlen (stem) <= LONGEST_STEM)
    return;
  while (end > stem && (*end & 0xC0) == 0x80) /* inside a character */
    end--;
  stem[end - stem] = '\0';
}

char *
wm_backup_dup_name (const char *path)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%d-%H%M%S");
  g_autofree char *stem = g_strdup (path);
  char *name = NULL;

  if (g_str_has_suffix (stem, ".waymark"))
    stem[strlen (stem) - strlen (".waymark")] = '\0';
  cut_stem (stem);
  name = g_strdup_printf ("%s-%s.waymark", stem, stamp);
  for (guint i = 2; g_file_test (name, G_FILE_TEST_EXISTS); i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s-%s-%u.waymark", stem, stamp, i);
    }
  return name;
}

static WmStore *
open_backup (const char *backup, GError **error)
{
  return wm_store_open (backup, WM_STORE_READ_ONLY | WM_STORE_AS_IT_IS, error);
}

static gboolean
check_whole (WmStore *store, const char *backup, GError **error)
{
  g_autofree char *name = g_filename_display_name (backup);
  g_autofree char *finding = wm_sql_text (store, "PRAGMA integrity_check(1)", NULL);

  if (g_strcmp0 (finding, "ok") == 0)
    return TRUE;
  g_set_error (error, WM_ERROR, WM_ERROR_CORRUPT,
               _ ("“%s” is damaged itself, so nothing was restored from it. Choose another "
                  "backup."),
               name);
  return FALSE;
}

gboolean
wm_backup_examine (const char *backup, WmBackupContent *content, GError **error)
{
  g_autoptr (WmStore) store = open_backup (backup, error);

  if (store == NULL || !check_whole (store, backup, error))
    return FALSE;
  content->changed = wm_sql_int (store, 0, "SELECT max(time) FROM action", NULL);
  content->skills = (guint) wm_sql_int (store, 0, "SELECT count(*) FROM skill", NULL);
  content->people = (guint) wm_sql_int (store, 0, "SELECT count(*) FROM person", NULL);
  content->plans = (guint) wm_sql_int (store, 0, "SELECT count(*) FROM onboarding_plan", NULL);
  return TRUE;
}

static gboolean
set_move_error (const char *path, int saved_errno, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, WM_ERROR, WM_ERROR_FAILED,
               _ ("“%s” could not be replaced: %s. Check the folder and the space on the disk."),
               name, g_strerror (saved_errno));
  return FALSE;
}

/* What a program that was killed left beside @path goes with it: all of it, or nothing. */
static gboolean
move_logs (const char *path, const char *kept, GError **error)
{
  g_autofree char *index = g_strconcat (path, "-shm", NULL);
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *kept_wal = g_strconcat (kept, "-wal", NULL);
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  g_autofree char *kept_journal = g_strconcat (kept, "-journal", NULL);

  /* The index first: it is made anew from the log, which is all that counts. */
  if (g_unlink (index) != 0 && errno != ENOENT)
    return set_move_error (index, errno, error);
  if (g_rename (wal, kept_wal) != 0 && errno != ENOENT)
    return set_move_error (wal, errno, error);
  if (g_rename (journal, kept_journal) == 0 || errno == ENOENT)
    return TRUE;
  set_move_error (journal, errno, error);
  (void) g_rename (kept_wal, wal);
  return FALSE;
}

/* In one step where the file system can: there is always one of the two under @target. */
static gboolean
change_names (const char *temp, const char *target, const char *kept, GError **error)
{
  if (renameat2 (AT_FDCWD, temp, AT_FDCWD, target, RENAME_EXCHANGE) == 0)
    {
      if (g_rename (temp, kept) == 0)
        return TRUE;
      set_move_error (kept, errno, error);
      /* What was there lies under the name of the copy, which is deleted next. */
      (void) renameat2 (AT_FDCWD, temp, AT_FDCWD, target, RENAME_EXCHANGE);
      return FALSE;
    }
  if (errno != EINVAL && errno != ENOSYS)
    return set_move_error (target, errno, error);
  if (g_rename (target, kept) != 0)
    return set_move_error (target, errno, error);
  if (g_rename (temp, target) == 0)
    return TRUE;
  set_move_error (target, errno, error);
  (void) g_rename (kept, target);
  return FALSE;
}

/* The file under the name of @target is the new one from then on. */
static gboolean
take_place (const char *temp, const char *target, char **kept, GError **error)
{
  g_autofree char *name = NULL;

  if (!g_file_test (target, G_FILE_TEST_EXISTS))
    return wm_file_move_strays (target, error)
           && (g_rename (temp, target) == 0 || set_move_error (target, errno, error));
  name = wm_backup_dup_name (target);
  if (!move_logs (target, name, error))
    return FALSE;
  if (!change_names (temp, target, name, error))
    {
      (void) move_logs (name, target, NULL);
      return FALSE;
    }
  if (kept != NULL)
    *kept = g_steal_pointer (&name);
  return TRUE;
}

/* Opening it brings an older format up to date and proves that it can be used. */
static gboolean
settle (const char *temp, GError **error)
{
  g_autoptr (WmStore) store = wm_store_open (temp, WM_STORE_OPEN, error);

  if (store == NULL || !wm_store_close (store, error))
    return FALSE;
  g_clear_object (&store);
  return wm_file_sync (temp, error);
}

static gboolean
check_target (const char *backup, const char *target, GError **error)
{
  g_autofree char *name = g_filename_display_name (target);
  g_autofree char *source = realpath (backup, NULL);
  struct stat info;

  if (g_strcmp0 (source, target) == 0)
    {
      g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
                   _ ("“%s” is the workspace itself. Choose one of its backups."), name);
      return FALSE;
    }
  if (stat (target, &info) != 0 || S_ISREG (info.st_mode))
    return TRUE;
  g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
               _ ("“%s” is no file, so nothing can be restored in its place."), name);
  return FALSE;
}

gboolean
wm_store_restore (const char *backup, const char *target, char **kept, GError **error)
{
  g_autoptr (WmStore) store = NULL;
  g_autofree char *found = realpath (target, NULL);
  g_autofree char *temp = NULL;
  const char *place = found != NULL ? found : target;

  if (!check_target (backup, place, error))
    return FALSE;
  store = open_backup (backup, error);
  if (store == NULL || !check_whole (store, backup, error)
      || !wm_backup_make_copy (store, place, &temp, error))
    return FALSE;
  if (settle (temp, error) && take_place (temp, place, kept, error))
    return wm_file_sync_folder (place, error);
  g_unlink (temp);
  return FALSE;
}
