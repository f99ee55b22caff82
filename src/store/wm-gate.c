/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The look at a file before SQLite may see it, and the list of the databases
 * that this process has open.
 *
 * The look uses plain reads. POSIX drops all locks of a process on a file when
 * it closes any descriptor of it, so a plain read of a database that another
 * connection of ours has open would let other programs write through our
 * locks. The list is there to prevent that: a file on it was already looked
 * at, and is not touched again.
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/wm-store-private.h"

#define HEADER_SIZE 100

typedef struct
{
  guint64 device;
  guint64 inode;
  guint count;
  int guard; /* a descriptor that holds a lock of ours, or -1: see wm-locks.c */
} OpenFile;

static GMutex open_files_lock;
static GArray *open_files; /* OpenFile */

static OpenFile *
find_open_file (guint64 device, guint64 inode)
{
  for (guint i = 0; open_files != NULL && i < open_files->len; i++)
    {
      OpenFile *file = &g_array_index (open_files, OpenFile, i);

      if (file->device == device && file->inode == inode)
        return file;
    }
  return NULL;
}

static void
add_open_file (WmGate *gate)
{
  OpenFile *known = find_open_file (gate->device, gate->inode);
  OpenFile file = { gate->device, gate->inode, 1, -1 };

  if (open_files == NULL)
    open_files = g_array_new (FALSE, FALSE, sizeof (OpenFile));
  if (known != NULL)
    known->count++;
  else
    g_array_append_val (open_files, file);
  gate->held = TRUE;
}

static guint32
read_u32 (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

static gboolean
set_errno_error (const char *name, int saved_errno, GError **error)
{
  if (saved_errno == ENOENT || saved_errno == ENOTDIR)
    g_set_error (error, WM_ERROR, WM_ERROR_NOT_FOUND,
                 _ ("There is no file “%s”. It may have been moved, renamed or "
                    "deleted."),
                 name);
  else if (saved_errno == EACCES || saved_errno == EPERM)
    g_set_error (error, WM_ERROR, WM_ERROR_FAILED,
                 _ ("You may not read “%s”. Check the permissions of the file "
                    "and of its folder."),
                 name);
  else
    g_set_error (error, WM_ERROR, WM_ERROR_FAILED, _ ("“%s” cannot be opened: %s."), name,
                 g_strerror (saved_errno));
  return FALSE;
}

static gboolean
check_versions (const guint8 *header, const char *name, GError **error)
{
  guint32 application = read_u32 (header + 68);
  gint32 version = (gint32) read_u32 (header + 60);

  if (application != WM_APPLICATION_ID)
    {
      g_set_error (error, WM_ERROR, WM_ERROR_NOT_WORKSPACE,
                   _ ("“%s” is a database of another program, no Waymark "
                      "workspace."),
                   name);
      return FALSE;
    }
  if (version > WM_SCHEMA_VERSION)
    {
      g_set_error (error, WM_ERROR, WM_ERROR_TOO_NEW,
                   _ ("“%s” was written by a newer Waymark (format %d; this one "
                      "knows formats up to %d). The file was not changed. Update "
                      "Waymark to open it."),
                   name, version, WM_SCHEMA_VERSION);
      return FALSE;
    }
  if (version < 1)
    {
      g_set_error (error, WM_ERROR, WM_ERROR_CORRUPT,
                   _ ("“%s” is damaged (its format number is %d). Restore a "
                      "backup of it."),
                   name, version);
      return FALSE;
    }
  return TRUE;
}

/* The header's count of pages is only valid when both of its change counters
 * agree, and it lags behind when a write-ahead log lies beside the file. */
static gboolean
check_size (const guint8 *header, goffset size, gboolean has_wal, const char *name, GError **error)
{
  guint page_size = (guint) header[16] << 8 | header[17];
  guint64 wanted;

  if (page_size == 1)
    page_size = 65536;
  wanted = (guint64) page_size * read_u32 (header + 28);

  if (page_size < 512 || (page_size & (page_size - 1)) != 0)
    g_set_error (error, WM_ERROR, WM_ERROR_CORRUPT,
                 _ ("“%s” is damaged (its page size makes no sense). Restore a "
                    "backup of it."),
                 name);
  else if (!has_wal && wanted > (guint64) size && read_u32 (header + 24) == read_u32 (header + 92))
    g_set_error (error, WM_ERROR, WM_ERROR_CORRUPT,
                 _ ("“%s” is cut off: a part at its end is missing. Restore a "
                    "backup of it."),
                 name);
  else
    return TRUE;
  return FALSE;
}

static gboolean
check_content (const guint8 *header, gssize length, const struct stat *info, gboolean has_wal,
               const char *name, GError **error)
{
  if (!S_ISREG (info->st_mode))
    g_set_error (error, WM_ERROR, WM_ERROR_NOT_WORKSPACE,
                 S_ISDIR (info->st_mode) ? _ ("“%s” is a folder, no Waymark workspace.")
                                         : _ ("“%s” is no regular file, so no Waymark workspace."),
                 name);
  else if (info->st_size == 0)
    g_set_error (error, WM_ERROR, WM_ERROR_NOT_WORKSPACE,
                 _ ("“%s” is empty, so no Waymark workspace. If it was one, "
                    "restore a backup of it."),
                 name);
  else if (length < HEADER_SIZE || memcmp (header, "SQLite format 3", 16) != 0)
    g_set_error (error, WM_ERROR, WM_ERROR_NOT_WORKSPACE, _ ("“%s” is no Waymark workspace."),
                 name);
  else
    return check_versions (header, name, error)
           && check_size (header, info->st_size, has_wal, name, error);
  return FALSE;
}

static gssize
read_fully (int fd, guint8 *buffer, gsize size)
{
  gsize done = 0;

  while (done < size)
    {
      gssize n = read (fd, buffer + done, size - done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return -1;
      if (n == 0)
        break;
      done += (gsize) n;
    }
  return (gssize) done;
}

static gboolean
look_at_file (const char *path, const char *name, WmGate *gate, GError **error)
{
  guint8 header[HEADER_SIZE] = { 0 };
  struct stat info;
  gssize length = 0;
  int saved_errno;
  /* A fifo without a writer would keep us waiting for good. */
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

  if (fd < 0)
    return set_errno_error (name, errno, error);

  if (fstat (fd, &info) != 0)
    length = -1;
  else if (S_ISREG (info.st_mode))
    length = read_fully (fd, header, sizeof header);
  saved_errno = errno;
  close (fd);
  if (length < 0)
    return set_errno_error (name, saved_errno, error);

  gate->device = info.st_dev;
  gate->inode = info.st_ino;
  return check_content (header, length, &info, wm_file_has_wal (path), name, error);
}

/* Looks at the file unless this process has it open, and puts it on the list.
 * The lock is held all the time, so that no other thread opens it meanwhile. */
gboolean
wm_gate_enter (const char *path, WmGate *gate, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&open_files_lock);
  struct stat info;

  if (stat (path, &info) != 0)
    return set_errno_error (name, errno, error);

  wm_locks_install ();
  gate->device = info.st_dev;
  gate->inode = info.st_ino;
  if (find_open_file (gate->device, gate->inode) == NULL
      && !look_at_file (path, name, gate, error))
    return FALSE;

  add_open_file (gate);
  return TRUE;
}

/* Once the file has a connection: holds it against what else this process does
 * with it, until the last connection leaves. */
void
wm_gate_guard (WmGate *gate, const char *path)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&open_files_lock);
  OpenFile *file = gate->held ? find_open_file (gate->device, gate->inode) : NULL;

  if (file != NULL)
    file->guard = wm_locks_guard (path, file->guard);
}

/* Before the connection is closed */
void
wm_gate_prepare_to_leave (WmGate *gate)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&open_files_lock);
  OpenFile *file = gate->held ? find_open_file (gate->device, gate->inode) : NULL;

  if (file != NULL && file->count == 1)
    wm_locks_unguard (file->guard);
}

void
wm_gate_leave (WmGate *gate)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&open_files_lock);
  OpenFile *file;

  if (!gate->held)
    return;

  gate->held = FALSE;
  file = find_open_file (gate->device, gate->inode);
  g_assert (file != NULL);
  if (--file->count > 0)
    return;

  if (file->guard >= 0)
    close (file->guard);
  g_array_remove_index_fast (open_files, (guint) (file - &g_array_index (open_files, OpenFile, 0)));
  if (open_files->len == 0)
    g_clear_pointer (&open_files, g_array_unref);
}

/* Whether this process has the file open as a workspace. */
gboolean
wm_gate_is_open (const char *path)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&open_files_lock);
  struct stat info;

  return stat (path, &info) == 0 && find_open_file (info.st_dev, info.st_ino) != NULL;
}

/* Only a file that no connection of ours holds is opened, see above. */
static gboolean
holds_database (const char *path)
{
  guint8 header[16] = { 0 };
  gssize length;
  int fd;

  if (wm_gate_is_open (path))
    return TRUE;
  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return FALSE;
  fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (fd < 0)
    return FALSE;
  length = read_fully (fd, header, sizeof header);
  close (fd);
  return length == sizeof header && memcmp (header, "SQLite format 3", sizeof header) == 0;
}

gboolean
wm_path_is_database (const char *path)
{
  static const char *const companions[] = { "-wal", "-shm", "-journal" };

  g_return_val_if_fail (path != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (companions); i++)
    if (g_str_has_suffix (path, companions[i]))
      {
        g_autofree char *base = g_strndup (path, strlen (path) - strlen (companions[i]));

        if (holds_database (base))
          return TRUE;
      }
  return holds_database (path);
}
