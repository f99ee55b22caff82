/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tables: made by numbered migrations that are linked into the core, and
 * compared with what a file holds before it is trusted.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "data/wm-core-resources.h"
#include "store/wm-store-private.h"

static char *
load_migration (int number, GError **error)
{
  g_autofree char *path = g_strdup_printf ("/org/waymark/core/migrations/%04d.sql", number);
  g_autoptr (GBytes) bytes
      = g_resource_lookup_data (wm_core_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  gsize size = 0;
  const char *text;

  if (bytes == NULL)
    return NULL;

  text = g_bytes_get_data (bytes, &size);
  return g_strndup (text, size);
}

static gboolean
run_migration (sqlite3 *db, int number, const char *path, GError **error)
{
  g_autofree char *sql = load_migration (number, error);
  g_autofree char *stamp = g_strdup_printf ("PRAGMA user_version = %d", number);

  return sql != NULL && wm_sqlite_exec (db, sql, path, error)
         && wm_sqlite_exec (db, stamp, path, error);
}

/* Brings a database from one schema version to another in one transaction.
 * Foreign keys must be off, since a migration may rebuild tables. */
gboolean
wm_schema_migrate (sqlite3 *db, int from, int to, const char *path, GError **error)
{
  gboolean done = TRUE;
  gint64 violations = 0;

  if (!wm_sqlite_exec (db, "BEGIN IMMEDIATE", path, error))
    return FALSE;

  for (int number = from + 1; done && number <= to; number++)
    done = run_migration (db, number, path, error);
  done = done
         && wm_sqlite_get_int (db, "SELECT count(*) FROM pragma_foreign_key_check", path,
                               &violations, error);
  if (done && violations > 0)
    {
      g_autofree char *name = g_filename_display_name (path);

      g_set_error (error, WM_ERROR, WM_ERROR_CORRUPT,
                   _ ("“%s” is damaged (rows refer to rows that are missing), so "
                      "it could not be upgraded. Restore a backup of it."),
                   name);
      done = FALSE;
    }
  done = done && wm_sqlite_exec (db, "COMMIT", path, error);

  if (!done && sqlite3_get_autocommit (db) == 0)
    (void) sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
  return done;
}

/* What digest_schema() gives for WM_SCHEMA_VERSION: a start need not run all migrations to see
 * that a file is as they would make it. tests/store/test-open.c tells what to
 * write here. */
#define DIGEST "1ca2ea9030487dec3ed77b120efdcc7f16dd2e86ed09bc95fea3bb8abe3ed968"

/* ANALYZE keeps its figures in two tables of SQLite's own: no part of the schema. What else is
 * called so is. Whoever wrote the file may have put anything there, NULL and numbers too. */
#define LIST_SCHEMA                                                                                \
  "SELECT coalesce (type, '') || ' ' || coalesce (name, ''), coalesce (sql, '')"                   \
  " FROM sqlite_schema WHERE (type IS 'table' AND name IS tbl_name"                                \
  "  AND (sql IS 'CREATE TABLE sqlite_stat1(tbl,idx,stat)'"                                        \
  "   OR sql IS 'CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)')"                         \
  "  AND name IN ('sqlite_stat1', 'sqlite_stat4')) IS NOT 1 ORDER BY 1, 2"

static GHashTable *
list_schema (sqlite3 *db, const char *path, GError **error)
{
  g_autoptr (GHashTable) list = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  sqlite3_stmt *statement = NULL;
  int rc = sqlite3_prepare_v2 (db, LIST_SCHEMA, -1, &statement, NULL);

  if (rc == SQLITE_OK)
    {
      while ((rc = sqlite3_step (statement)) == SQLITE_ROW)
        g_hash_table_insert (list, g_strdup ((const char *) sqlite3_column_text (statement, 0)),
                             g_strdup ((const char *) sqlite3_column_text (statement, 1)));
    }
  (void) sqlite3_finalize (statement);
  if (rc != SQLITE_DONE)
    {
      wm_sqlite_set_error (error, db, rc, path);
      return NULL;
    }
  return g_steal_pointer (&list);
}

static GHashTable *
list_expected_schema (int version, GError **error)
{
  g_autoptr (GHashTable) list = NULL;
  sqlite3 *db = NULL;
  int rc = sqlite3_open_v2 (":memory:", &db, SQLITE_OPEN_READWRITE, NULL);

  if (rc != SQLITE_OK)
    wm_sqlite_set_error (error, db, rc, ":memory:");
  else if (wm_schema_migrate (db, 0, version, ":memory:", error))
    list = list_schema (db, ":memory:", error);
  (void) sqlite3_close (db);
  return g_steal_pointer (&list);
}

/* Every object that is in @have but not, word by word, in @wanted */
static char *
find_stranger (GHashTable *have, GHashTable *wanted)
{
  GHashTableIter iter;
  gpointer name, sql;
  char *found = NULL;

  g_hash_table_iter_init (&iter, have);
  while (g_hash_table_iter_next (&iter, &name, &sql))
    {
      const char *other = g_hash_table_lookup (wanted, name);

      if (g_strcmp0 (other, sql) == 0 || (found != NULL && g_strcmp0 (found, name) < 0))
        continue;
      g_free (found);
      found = g_strdup (name);
    }
  return found;
}

static char *
digest_schema (sqlite3 *db)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  sqlite3_stmt *statement = NULL;
  int rc = sqlite3_prepare_v2 (db, LIST_SCHEMA, -1, &statement, NULL);

  /* With the length of each text, so that no two lists are the same bytes. */
  while (rc == SQLITE_OK || rc == SQLITE_ROW)
    if ((rc = sqlite3_step (statement)) == SQLITE_ROW)
      for (int i = 0; i < 2; i++)
        {
          const guchar *text = sqlite3_column_text (statement, i);
          guint32 n = (guint32) sqlite3_column_bytes (statement, i), big = GUINT32_TO_BE (n);

          g_checksum_update (sum, (const guchar *) &big, sizeof big);
          g_checksum_update (sum, text, n);
        }
  (void) sqlite3_finalize (statement);
  return rc == SQLITE_DONE ? g_strdup (g_checksum_get_string (sum)) : NULL;
}

gboolean
wm_schema_is_current (sqlite3 *db)
{
  g_autofree char *digest = digest_schema (db);

  if (g_strcmp0 (digest, DIGEST) == 0)
    return TRUE;

  g_debug ("The schema is %s, not %s", digest, DIGEST);
  return FALSE;
}

/* A file may only hold our tables and indexes, word by word: a trigger, a view
 * or a CHECK of somebody else's would run as ours. */
static gboolean
compare_schema (sqlite3 *db, int version, const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GHashTable) have = list_schema (db, path, error);
  g_autoptr (GHashTable) wanted = have != NULL ? list_expected_schema (version, error) : NULL;
  g_autofree char *stranger = NULL;
  g_autofree char *missing = NULL;

  if (wanted == NULL)
    return FALSE;

  stranger = find_stranger (have, wanted);
  if (stranger != NULL)
    {
      g_set_error (error, WM_ERROR, WM_ERROR_NOT_WORKSPACE,
                   _ ("“%s” holds something that no Waymark workspace has (%s). "
                      "It was not opened."),
                   name, stranger);
      return FALSE;
    }
  missing = find_stranger (wanted, have);
  if (missing != NULL)
    {
      g_set_error (error, WM_ERROR, WM_ERROR_CORRUPT,
                   _ ("“%s” is damaged (%s is missing). Restore a backup of it."), name, missing);
      return FALSE;
    }
  return TRUE;
}

gboolean
wm_schema_verify (sqlite3 *db, int version, const char *path, GError **error)
{
  return (version == WM_SCHEMA_VERSION && wm_schema_is_current (db))
         || compare_schema (db, version, path, error);
}

/* All tables but the log, view state and drafts. Attaching them by name keeps tables
 * out that SQLite or an index of ours makes for itself. */
GPtrArray *
wm_schema_recorded_tables (sqlite3 *db)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *statement = NULL;
  int rc = sqlite3_prepare_v2 (db,
                               "SELECT name FROM sqlite_schema WHERE type = 'table'"
                               " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
                               " AND name NOT IN ('action', 'event', 'setting', 'draft_card',"
                               "  'draft_rating', 'draft_question')"
                               " ORDER BY name",
                               -1, &statement, NULL);

  if (rc == SQLITE_OK)
    {
      while ((rc = sqlite3_step (statement)) == SQLITE_ROW)
        g_ptr_array_add (tables, g_strdup ((const char *) sqlite3_column_text (statement, 0)));
    }
  (void) sqlite3_finalize (statement);
  return rc == SQLITE_DONE ? g_steal_pointer (&tables) : NULL;
}
