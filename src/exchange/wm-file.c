/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading and writing whole files with care: a fifo must not hang us, a file
 * that grows must not fill the memory, and a full disk must leave the old file
 * as it was.
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "wm-exchange.h"

static void
set_errno_error (GError **error, int code, const char *format, const char *path)
{
  g_autofree char *shown = g_filename_display_name (path);
  GString *message = g_string_new (NULL);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_string_printf (message, format, shown, g_strerror (code));
#pragma GCC diagnostic pop
  g_set_error_literal (error, WM_ERROR, code == ENOENT ? WM_ERROR_NOT_FOUND : WM_ERROR_FAILED,
                       message->str);
  g_string_free (message, TRUE);
}

static gboolean
set_too_large (GError **error, const char *path, gsize cap)
{
  g_autofree char *shown = g_filename_display_name (path);
  g_autofree char *limit = g_format_size_full (cap, G_FORMAT_SIZE_IEC_UNITS);

  g_set_error (error, WM_ERROR, WM_ERROR_LIMIT, _ ("%s: the file is larger than %s"), shown,
               limit);
  return FALSE;
}

static gboolean
check_kind (int fd, const char *path, gsize cap, GError **error)
{
  struct stat info;

  if (fstat (fd, &info) != 0)
    {
      set_errno_error (error, errno, _ ("%s cannot be read: %s"), path);
      return FALSE;
    }
  if (!S_ISREG (info.st_mode))
    {
      g_autofree char *shown = g_filename_display_name (path);

      g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
                   _ ("%s is not a regular file; choose a file"), shown);
      return FALSE;
    }
  if (info.st_size > 0 && (guint64) info.st_size > cap)
    return set_too_large (error, path, cap);
  return TRUE;
}

static GBytes *
read_all (int fd, const char *path, gsize cap, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint8 buffer[64 * 1024];

  for (;;)
    {
      ssize_t n = read (fd, buffer, MIN (sizeof buffer, cap + 1 - bytes->len));

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          set_errno_error (error, errno, _ ("%s cannot be read: %s"), path);
          return NULL;
        }
      if (n == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
      g_byte_array_append (bytes, buffer, (guint) n);
      if (bytes->len > cap)
        {
          set_too_large (error, path, cap);
          return NULL;
        }
    }
}

/* A workspace is SQLite's alone: neither read nor replaced as a plain file. */
static gboolean
check_no_database (const char *path, const char *format, GError **error)
{
  g_autofree char *shown = NULL;

  if (!wm_path_is_database (path))
    return TRUE;
  shown = g_filename_display_name (path);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_set_error (error, WM_ERROR, WM_ERROR_INVALID, format, shown);
#pragma GCC diagnostic pop
  return FALSE;
}

/**
 * wm_file_read:
 * @path: a file name
 * @cap: the most bytes that are read
 *
 * Returns: (transfer full) (nullable): the whole file; WM_ERROR_NOT_FOUND,
 *   WM_ERROR_LIMIT, WM_ERROR_INVALID (a workspace, folder, fifo or device) or
 *   WM_ERROR_FAILED otherwise
 */
GBytes *
wm_file_read (const char *path, gsize cap, GError **error)
{
  GBytes *bytes = NULL;
  int fd;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (cap < G_MAXUINT, NULL);

  if (!check_no_database (path,
                          _ ("%s is a workspace or another database, which cannot be read as a "
                             "text; choose another file"),
                          error))
    return NULL;
  fd = open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
  if (fd < 0)
    {
      set_errno_error (error, errno, _ ("%s cannot be opened: %s"), path);
      return NULL;
    }
  if (check_kind (fd, path, cap, error))
    bytes = read_all (fd, path, cap, error);
  close (fd);
  return bytes;
}

static gboolean
write_all (int fd, GBytes *bytes)
{
  gsize left;
  const char *data = g_bytes_get_data (bytes, &left);

  while (left > 0)
    {
      ssize_t n = write (fd, data, left);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      data += n;
      left -= (gsize) n;
    }
  return TRUE;
}

/* Standard output, a terminal, a pipe: nothing that could be renamed over. */
static gboolean
write_stream (const char *path, GBytes *bytes, GError **error)
{
  gboolean standard = g_str_equal (path, "-");
  int fd = standard ? STDOUT_FILENO : open (path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
  gboolean ok = fd >= 0 && write_all (fd, bytes);
  int code = errno;

  if (!standard && fd >= 0 && close (fd) != 0 && ok)
    {
      ok = FALSE;
      code = errno;
    }
  if (!ok)
    set_errno_error (error, code, _ ("%s cannot be written: %s"),
                     standard ? _ ("Standard output") : path);
  return ok;
}

static gboolean
fill_temp (int fd, GBytes *bytes)
{
  gboolean ok = write_all (fd, bytes) && fsync (fd) == 0;
  int code = errno;

  if (close (fd) != 0 && ok)
    return FALSE;
  errno = code;
  return ok;
}

/* The rename itself lasts only once the folder is on disk. */
static gboolean
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gboolean ok;

  if (fd < 0)
    return FALSE;
  /* Some file systems cannot sync a folder; that is no failure to write. */
  ok = fsync (fd) == 0 || errno == EINVAL;
  close (fd);
  return ok;
}

static gboolean
replace_file (const char *path, GBytes *bytes, GError **error)
{
  g_autofree char *temp = g_strconcat (path, ".XXXXXX", NULL);
  int fd = g_mkstemp_full (temp, O_RDWR | O_CLOEXEC, 0600);
  gboolean ok = FALSE;

  if (fd < 0)
    {
      set_errno_error (error, errno, _ ("%s cannot be written: %s"), path);
      return FALSE;
    }
  ok = fill_temp (fd, bytes) && rename (temp, path) == 0;
  if (!ok)
    {
      int code = errno;

      unlink (temp);
      set_errno_error (error, code, _ ("%s cannot be written: %s"), path);
      return FALSE;
    }
  if (!sync_folder (path))
    {
      set_errno_error (error, errno, _ ("%s cannot be written: %s"), path);
      return FALSE;
    }
  return TRUE;
}

/**
 * wm_file_write:
 * @path: a file name, or "-" for standard output
 * @bytes: all that the file shall hold
 *
 * Puts a new file, readable by its owner alone, in the place of @path, whole
 * or not at all. What a symbolic link points to is replaced, not the link; a
 * device or fifo is written to. A workspace or another database is never
 * replaced.
 *
 * Returns: FALSE with WM_ERROR_INVALID (a database) or WM_ERROR_FAILED, and
 *   the old file as it was
 */
gboolean
wm_file_write (const char *path, GBytes *bytes, GError **error)
{
  g_autofree char *target = NULL;
  char *real;
  struct stat info;

  g_return_val_if_fail (path != NULL && bytes != NULL, FALSE);

  if (g_str_equal (path, "-"))
    return write_stream (path, bytes, error);
  if (!check_no_database (path,
                          _ ("%s is a workspace or another database, which is not overwritten; "
                             "choose another name"),
                          error))
    return FALSE;
  if (stat (path, &info) == 0 && S_ISDIR (info.st_mode))
    {
      set_errno_error (error, EISDIR, _ ("%s cannot be written: %s"), path);
      return FALSE;
    }
  if (stat (path, &info) == 0 && !S_ISREG (info.st_mode))
    return write_stream (path, bytes, error);
  real = realpath (path, NULL);
  target = g_strdup (real != NULL ? real : path);
  free (real);
  return replace_file (target, bytes, error);
}
