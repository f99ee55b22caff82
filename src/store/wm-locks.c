/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Locks that outlive what other code of this process does with our files.
 *
 * POSIX drops all locks of a process on a file when it closes any descriptor of
 * it (https://www.sqlite.org/howtocorrupt.html, 2.2). A file chooser that looks
 * into the files of a folder, to tell what they are, does just that. The next
 * program that closes the workspace then takes itself for the last one and
 * deletes the log that we go on writing to.
 *
 * Locks of an open file description (fcntl(2), F_OFD_SETLK) have no such trap,
 * and other processes see them as they see POSIX locks. Two things use them:
 *
 * - Every lock of the shared memory of a log. SQLite takes all of them through
 *   one descriptor of a process, so it does not notice the difference.
 * - A guard on the workspace file itself: a shared lock, as every connection in
 *   WAL mode has one all the time. SQLite's own locks of that file go through
 *   several descriptors of a process and have to stay POSIX locks.
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <unistd.h>

#include "store/wm-store-private.h"

/* The locks of the shared memory, as the file format of SQLite has them
 * (https://www.sqlite.org/walformat.html, 2.3): eight, and one that tells that
 * somebody is there. */
#define SHM_FIRST 120
#define SHM_LAST 128
/* Of the database file (https://www.sqlite.org/src/file/src/os.h) */
#define SHARED_FIRST 0x40000002
#define SHARED_SIZE 510

static int
own_command (int command)
{
  switch (command)
    {
    case F_SETLK:
      return F_OFD_SETLK;
    case F_SETLKW:
      return F_OFD_SETLKW;
    case F_GETLK:
      return F_OFD_GETLK;
    default:
      return command;
    }
}

/* fcntl() for SQLite */
static int
lock_call (int fd, int command, ...)
{
  int own = own_command (command);
  va_list arguments;
  struct flock *lock;
  int rc;

  va_start (arguments, command);
  lock = va_arg (arguments, void *);
  va_end (arguments);
  if (own == command || lock->l_whence != SEEK_SET || lock->l_start < SHM_FIRST
      || lock->l_start > SHM_LAST)
    return fcntl (fd, command, lock);

  lock->l_pid = 0;
  rc = fcntl (fd, own, lock);
  return rc != 0 && errno == EINVAL ? fcntl (fd, command, lock) : rc;
}

/* Before the first connection of the process; does nothing later. */
void
wm_locks_install (void)
{
  static gsize done = 0;

  if (!g_once_init_enter (&done))
    return;
  sqlite3_vfs *vfs = sqlite3_initialize () == SQLITE_OK ? sqlite3_vfs_find ("unix") : NULL;

  if (vfs != NULL && vfs->iVersion >= 3 && vfs->xSetSystemCall != NULL)
    (void) vfs->xSetSystemCall (vfs, "fcntl", (sqlite3_syscall_ptr) lock_call);
  g_once_init_leave (&done, 1);
}

static void
set_guard (int fd, short type)
{
  struct flock lock = {
    .l_type = type, .l_whence = SEEK_SET, .l_start = SHARED_FIRST, .l_len = SHARED_SIZE
  };

  /* Where it cannot be had, SQLite's own lock is what there is. */
  (void) fcntl (fd, F_OFD_SETLK, &lock);
}

/* Takes the guard on the file that a connection has open, through @fd, or a
 * descriptor of its own when @fd is -1. Returns it, or -1; it may be closed only
 * after the last connection of the process to that file. */
int
wm_locks_guard (const char *path, int fd)
{
  if (fd < 0)
    fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (fd >= 0)
    set_guard (fd, F_RDLCK);
  return fd;
}

/* For the last connection, which may want the file for itself to fold the log
 * in. @fd stays open, see above. */
void
wm_locks_unguard (int fd)
{
  if (fd >= 0)
    set_guard (fd, F_UNLCK);
}
