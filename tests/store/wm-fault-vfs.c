/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wm-fault-vfs.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#define SECTOR 512

/* One write since the last sync; a truncation has no bytes. */
typedef struct
{
  gint64 offset;
  GBytes *bytes; /* NULL: cut the file off at offset */
} Write;

/* A file as the disk knows it */
typedef struct
{
  GByteArray *synced;
  GArray *writes; /* Write */
} Image;

typedef struct
{
  sqlite3_file base;
  char *name; /* NULL for a temporary file */
  sqlite3_file *real;
} File;

static sqlite3_vfs *base;
static sqlite3_vfs self;
static GHashTable *images; /* utf8 -> Image */
static gboolean recording;
static guint calls;
static guint cut_at;
static gboolean once;

static void
write_clear (gpointer data)
{
  Write *write = data;

  g_clear_pointer (&write->bytes, g_bytes_unref);
}

static void
image_free (gpointer data)
{
  Image *image = data;

  g_byte_array_unref (image->synced);
  g_array_unref (image->writes);
  g_free (image);
}

static Image *
image_new (void)
{
  Image *image = g_new0 (Image, 1);

  image->synced = g_byte_array_new ();
  image->writes = g_array_new (FALSE, FALSE, sizeof (Write));
  g_array_set_clear_func (image->writes, write_clear);
  return image;
}

static void
apply (GByteArray *bytes, const Write *write, gsize length)
{
  gsize end = (gsize) write->offset + length;
  gsize old = bytes->len;

  if (write->bytes == NULL)
    {
      if ((gsize) write->offset < old)
        g_byte_array_set_size (bytes, (guint) write->offset);
      return;
    }
  if (end > old)
    {
      g_byte_array_set_size (bytes, (guint) end);
      memset (bytes->data + old, 0, end - old);
    }
  memcpy (bytes->data + write->offset, g_bytes_get_data (write->bytes, NULL), length);
}

static gsize
write_size (const Write *write)
{
  return write->bytes != NULL ? g_bytes_get_size (write->bytes) : 0;
}

/* Whether the power is still on for this call */
static gboolean
has_power (void)
{
  if (!recording)
    return TRUE;
  calls++;
  return cut_at == 0 || calls < cut_at || (once && calls > cut_at);
}

static Image *
find_image (File *file)
{
  return recording && file->name != NULL ? g_hash_table_lookup (images, file->name) : NULL;
}

#define REAL(f) (((File *) (f))->real)

static int
vfs_close (sqlite3_file *f)
{
  g_clear_pointer (&((File *) f)->name, g_free);
  return REAL (f)->pMethods != NULL ? REAL (f)->pMethods->xClose (REAL (f)) : SQLITE_OK;
}

static int
vfs_read (sqlite3_file *f, void *data, int size, sqlite3_int64 offset)
{
  return REAL (f)->pMethods->xRead (REAL (f), data, size, offset);
}

static int
vfs_write (sqlite3_file *f, const void *data, int size, sqlite3_int64 offset)
{
  Image *image = find_image ((File *) f);
  int rc = has_power () ? REAL (f)->pMethods->xWrite (REAL (f), data, size, offset)
                        : once ? SQLITE_FULL : SQLITE_IOERR_WRITE;

  if (rc == SQLITE_OK && image != NULL)
    {
      Write write = { offset, g_bytes_new (data, (gsize) size) };
      g_array_append_val (image->writes, write);
    }
  return rc;
}

static int
vfs_truncate (sqlite3_file *f, sqlite3_int64 size)
{
  Image *image = find_image ((File *) f);
  int rc = has_power () ? REAL (f)->pMethods->xTruncate (REAL (f), size) : SQLITE_IOERR_TRUNCATE;

  if (rc == SQLITE_OK && image != NULL)
    {
      Write write = { size, NULL };
      g_array_append_val (image->writes, write);
    }
  return rc;
}

static int
vfs_sync (sqlite3_file *f, int flags)
{
  Image *image = find_image ((File *) f);

  if (!has_power ())
    return SQLITE_IOERR_FSYNC;
  for (guint i = 0; image != NULL && i < image->writes->len; i++)
    {
      const Write *write = &g_array_index (image->writes, Write, i);
      apply (image->synced, write, write_size (write));
    }
  if (image != NULL)
    g_array_set_size (image->writes, 0);
  return REAL (f)->pMethods->xSync (REAL (f), flags);
}

static int
vfs_file_size (sqlite3_file *f, sqlite3_int64 *size)
{
  return REAL (f)->pMethods->xFileSize (REAL (f), size);
}

static int
vfs_lock (sqlite3_file *f, int level)
{
  return REAL (f)->pMethods->xLock (REAL (f), level);
}

static int
vfs_unlock (sqlite3_file *f, int level)
{
  return REAL (f)->pMethods->xUnlock (REAL (f), level);
}

static int
vfs_check_reserved_lock (sqlite3_file *f, int *result)
{
  return REAL (f)->pMethods->xCheckReservedLock (REAL (f), result);
}

static int
vfs_file_control (sqlite3_file *f, int operation, void *data)
{
  return REAL (f)->pMethods->xFileControl (REAL (f), operation, data);
}

static int
vfs_sector_size (sqlite3_file *f)
{
  return REAL (f)->pMethods->xSectorSize (REAL (f));
}

/* A torn write may hurt its neighbours: that is the harder disk. */
static int
vfs_characteristics (sqlite3_file *f)
{
  return REAL (f)->pMethods->xDeviceCharacteristics (REAL (f))
         & ~SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}

static int
vfs_shm_map (sqlite3_file *f, int region, int size, int extend, void volatile **map)
{
  return REAL (f)->pMethods->xShmMap (REAL (f), region, size, extend, map);
}

static int
vfs_shm_lock (sqlite3_file *f, int offset, int n, int flags)
{
  return REAL (f)->pMethods->xShmLock (REAL (f), offset, n, flags);
}

static void
vfs_shm_barrier (sqlite3_file *f)
{
  REAL (f)->pMethods->xShmBarrier (REAL (f));
}

static int
vfs_shm_unmap (sqlite3_file *f, int remove)
{
  return REAL (f)->pMethods->xShmUnmap (REAL (f), remove);
}

static const sqlite3_io_methods methods = {
  2,
  vfs_close,
  vfs_read,
  vfs_write,
  vfs_truncate,
  vfs_sync,
  vfs_file_size,
  vfs_lock,
  vfs_unlock,
  vfs_check_reserved_lock,
  vfs_file_control,
  vfs_sector_size,
  vfs_characteristics,
  vfs_shm_map,
  vfs_shm_lock,
  vfs_shm_barrier,
  vfs_shm_unmap,
};

/* A file that was there before counts as synced. */
static void
start_image (File *file)
{
  Image *image;
  sqlite3_int64 size = 0;

  if (!recording || file->name == NULL || g_hash_table_contains (images, file->name))
    return;
  image = image_new ();
  g_hash_table_insert (images, g_strdup (file->name), image);
  g_assert_cmpint (file->real->pMethods->xFileSize (file->real, &size), ==, SQLITE_OK);
  if (size == 0)
    return;
  g_byte_array_set_size (image->synced, (guint) size);
  g_assert_cmpint (file->real->pMethods->xRead (file->real, image->synced->data, (int) size, 0),
                   ==, SQLITE_OK);
}

static int
vfs_open (sqlite3_vfs *vfs, const char *name, sqlite3_file *f, int flags, int *out_flags)
{
  File *file = (File *) f;
  int rc;

  file->base.pMethods = NULL;
  file->real = (sqlite3_file *) (file + 1);
  rc = base->xOpen (base, name, file->real, flags, out_flags);
  if (file->real->pMethods == NULL)
    return rc;
  file->base.pMethods = &methods;
  file->name = g_strdup (name);
  if (rc == SQLITE_OK)
    start_image (file);
  return rc;
}

static int
vfs_delete (sqlite3_vfs *vfs, const char *name, int sync_folder)
{
  int rc = has_power () ? base->xDelete (base, name, sync_folder) : SQLITE_IOERR_DELETE;

  if (rc == SQLITE_OK && recording)
    g_hash_table_remove (images, name);
  return rc;
}

void
wm_fault_vfs_install (void)
{
  base = sqlite3_vfs_find (NULL);
  self = *base;
  self.szOsFile = (int) sizeof (File) + base->szOsFile;
  self.zName = "fault";
  self.pNext = NULL;
  self.xOpen = vfs_open;
  self.xDelete = vfs_delete;
  images = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, image_free);
  g_assert_cmpint (sqlite3_vfs_register (&self, 1), ==, SQLITE_OK);
}

void
wm_fault_vfs_record (guint first_failure)
{
  g_hash_table_remove_all (images);
  calls = 0;
  cut_at = first_failure;
  once = FALSE;
  recording = TRUE;
}

void
wm_fault_vfs_record_hiccup (guint at)
{
  wm_fault_vfs_record (at);
  once = TRUE;
}

guint
wm_fault_vfs_stop (void)
{
  recording = FALSE;
  return calls;
}

void
wm_fault_vfs_forget (void)
{
  g_hash_table_remove_all (images);
}

static void
write_file (const char *name, const Image *image, GRand *rand)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GError) error = NULL;

  g_byte_array_append (bytes, image->synced->data, image->synced->len);
  for (guint i = 0; i < image->writes->len; i++)
    {
      const Write *write = &g_array_index (image->writes, Write, i);
      gsize length = write_size (write);
      int fate = g_rand_int_range (rand, 0, 3);

      if (fate == 0)
        continue;
      if (fate == 1 && length > SECTOR)
        length = (gsize) g_rand_int_range (rand, 0, (gint32) (length / SECTOR)) * SECTOR;
      apply (bytes, write, length);
    }
  g_file_set_contents_full (name, (const char *) bytes->data, bytes->len,
                            G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

void
wm_fault_vfs_write_image (const char *path, const char *image_path, guint32 seed)
{
  static const char *const suffixes[] = { "", "-wal", "-journal", "-shm" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *from = g_strconcat (path, suffixes[i], NULL);
      g_autofree char *to = g_strconcat (image_path, suffixes[i], NULL);
      const Image *image = g_hash_table_lookup (images, from);

      g_unlink (to);
      if (image != NULL)
        write_file (to, image, rand);
    }
}
