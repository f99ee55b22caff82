/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Connecting to a workspace file that nobody vouches for: defensive settings
 * first, then checks, and only then anything that writes.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/wm-store-private.h"

/* What one value may hold: a changeset of a whole pack, with room */
#define LENGTH_LIMIT (256 * 1024 * 1024)

typedef enum
{
  CONNECT_WRITE,
  CONNECT_READ,
  CONNECT_IMMUTABLE,
} ConnectMode;

static int
open_connection (WmStore *self, ConnectMode mode)
{
  g_autofree char *uri = NULL;

  if (mode != CONNECT_IMMUTABLE)
    return sqlite3_open_v2 (self->real_path, &self->db,
                            mode == CONNECT_WRITE ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY,
                            NULL);

  uri = g_filename_to_uri (self->real_path, NULL, NULL);
  if (uri == NULL)
    return SQLITE_CANTOPEN;
  g_autofree char *immutable = g_strconcat (uri, "?immutable=1", NULL);
  return sqlite3_open_v2 (immutable, &self->db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL);
}

static int
set_defences (sqlite3 *db, gboolean keep_wal)
{
  static const struct
  {
    int option;
    int value;
  } options[] = {
    { SQLITE_DBCONFIG_DEFENSIVE, 1 },
    { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
    { SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 },
    { SQLITE_DBCONFIG_ENABLE_VIEW, 0 },
    { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
  };
  int rc = sqlite3_extended_result_codes (db, 1);

  for (guint i = 0; rc == SQLITE_OK && i < G_N_ELEMENTS (options); i++)
    rc = sqlite3_db_config (db, options[i].option, options[i].value, NULL);
  if (rc == SQLITE_OK)
    rc = sqlite3_db_config (db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, keep_wal ? 1 : 0, NULL);
  if (rc == SQLITE_OK)
    rc = sqlite3_busy_timeout (db, WM_BUSY_TIMEOUT);

  sqlite3_limit (db, SQLITE_LIMIT_LENGTH, LENGTH_LIMIT);
  /* VACUUM attaches its target. */
  sqlite3_limit (db, SQLITE_LIMIT_ATTACHED, 1);
  return rc;
}

/* Opens the file and reads from it once, since SQLite opens lazily. */
static int
try_mode (WmStore *self, ConnectMode mode)
{
  gboolean keep_wal = wm_file_has_wal (self->real_path);
  int rc = open_connection (self, mode);

  if (rc == SQLITE_OK)
    rc = set_defences (self->db, keep_wal);
  if (rc == SQLITE_OK)
    rc = sqlite3_exec (self->db,
                       "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0;"
                       "PRAGMA temp_store = MEMORY;"
                       "SELECT count(*) FROM sqlite_schema",
                       NULL, NULL, NULL);
  return rc;
}

static gboolean
is_access_error (int rc)
{
  return (rc & 0xff) == SQLITE_CANTOPEN || (rc & 0xff) == SQLITE_READONLY;
}

static void
drop_connection (WmStore *self)
{
  (void) sqlite3_close (self->db);
  self->db = NULL;
}

static gboolean
refuse_with_wal (WmStore *self, GError **error)
{
  g_autofree char *name = g_filename_display_name (self->path);

  g_set_error (error, WM_ERROR, WM_ERROR_READ_ONLY,
               _ ("“%s” lies in a folder that cannot be written to, together "
                  "with changes that were not folded in yet. Copy it and the "
                  "file “%s-wal” to another folder and open it there."),
               name, name);
  return FALSE;
}

/* Tries to write, then to read, then to read without any lock: the last only
 * works where nobody can write, and where no log lies beside the file. */
static gboolean
open_best (WmStore *self, WmStoreFlags flags, GError **error)
{
  int rc = try_mode (self, CONNECT_WRITE);

  self->read_only = (flags & WM_STORE_READ_ONLY) != 0;
  if (is_access_error (rc))
    {
      self->read_only = TRUE;
      drop_connection (self);
      rc = try_mode (self, CONNECT_READ);
    }
  if (is_access_error (rc))
    {
      if (wm_file_has_wal (self->real_path))
        return refuse_with_wal (self, error);
      drop_connection (self);
      rc = try_mode (self, CONNECT_IMMUTABLE);
    }
  if (rc != SQLITE_OK)
    {
      wm_sqlite_set_error (error, self->db, rc, self->path);
      return FALSE;
    }
  if (sqlite3_db_readonly (self->db, "main") == 1)
    self->read_only = TRUE;
  return TRUE;
}

static gboolean
check_versions (WmStore *self, gint64 *version, GError **error)
{
  g_autofree char *name = g_filename_display_name (self->path);
  gint64 application;

  if (!wm_sqlite_get_int (self->db, "PRAGMA application_id", self->path, &application, error)
      || !wm_sqlite_get_int (self->db, "PRAGMA user_version", self->path, version, error))
    return FALSE;

  /* The raw look saw the same, unless a log or another process changed it. */
  if (application != WM_APPLICATION_ID || *version < 1)
    g_set_error (error, WM_ERROR, WM_ERROR_NOT_WORKSPACE, _ ("“%s” is no Waymark workspace."),
                 name);
  else if (*version > WM_SCHEMA_VERSION)
    g_set_error (error, WM_ERROR, WM_ERROR_TOO_NEW,
                 _ ("“%s” was written by a newer Waymark (format %d; this one "
                    "knows formats up to %d). The file was not changed. Update "
                    "Waymark to open it."),
                 name, (int) *version, WM_SCHEMA_VERSION);
  else
    return TRUE;
  return FALSE;
}

static int
keep_first_finding (void *data, int n_columns, char **values, char **names)
{
  char **finding = data;

  if (n_columns > 0 && *finding == NULL)
    *finding = g_strdup (values[0] != NULL ? values[0] : "");
  return 0;
}

static gboolean
check_integrity (WmStore *self, GError **error)
{
  g_autofree char *finding = NULL;
  g_autofree char *name = g_filename_display_name (self->path);
  int rc = sqlite3_exec (self->db, "PRAGMA quick_check(1)", keep_first_finding, &finding, NULL);

  /* It has read all pages, of which none is needed again soon. */
  (void) sqlite3_db_release_memory (self->db);
  if (rc != SQLITE_OK)
    {
      wm_sqlite_set_error (error, self->db, rc, self->path);
      return FALSE;
    }
  if (g_strcmp0 (finding, "ok") == 0)
    return TRUE;

  g_strdelimit (finding, "\n", ' ');
  g_set_error (error, WM_ERROR, WM_ERROR_CORRUPT,
               _ ("“%s” is damaged (%s). Restore a backup of it."), name, finding);
  return FALSE;
}

static gboolean
upgrade (WmStore *self, int version, GError **error)
{
  g_autofree char *name = g_filename_display_name (self->path);

  if (version == WM_SCHEMA_VERSION)
    return TRUE;
  if (self->read_only)
    {
      g_set_error (error, WM_ERROR, WM_ERROR_READ_ONLY,
                   _ ("“%s” is of an older format and cannot be written to. Copy "
                      "it to a folder of yours and open it there."),
                   name);
      return FALSE;
    }
  return wm_schema_migrate (self->db, version, WM_SCHEMA_VERSION, self->path, error);
}

/* A file system without shared memory leaves the journal as it was; FULL is
 * safe there too, only slower. A folder that cannot be written to shows here
 * at the latest. */
static gboolean
prepare_to_write (WmStore *self, GError **error)
{
  int rc;

  if (!self->read_only)
    {
      rc = sqlite3_exec (self->db, "PRAGMA journal_mode = WAL", NULL, NULL, NULL);
      if (is_access_error (rc))
        self->read_only = TRUE;
      else if (rc != SQLITE_OK)
        {
          wm_sqlite_set_error (error, self->db, rc, self->path);
          return FALSE;
        }
    }
  if (self->read_only)
    return wm_sqlite_exec (self->db, "PRAGMA query_only = ON", self->path, error);

  return wm_sqlite_exec (self->db, "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON",
                         self->path, error)
         && sqlite3_db_config (self->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL) == SQLITE_OK;
}

gboolean
wm_store_connect (WmStore *self, WmStoreFlags flags, GError **error)
{
  gint64 version = 0;

  if (!open_best (self, flags, error) || !check_versions (self, &version, error)
      || !check_integrity (self, error)
      || !wm_schema_verify (self->db, (int) version, self->path, error)
      || ((flags & WM_STORE_AS_IT_IS) == 0 && !upgrade (self, (int) version, error))
      || !prepare_to_write (self, error))
    return FALSE;

  self->recorded = wm_schema_recorded_tables (self->db);
  if (self->recorded != NULL)
    return TRUE;
  wm_sqlite_set_error (error, self->db, sqlite3_errcode (self->db), self->path);
  return FALSE;
}
