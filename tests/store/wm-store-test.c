/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wm-store-test.h"

#include <glib/gstdio.h>

char *
wm_fixture_path (WmFixture *fixture, const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

void
wm_fixture_set_up (WmFixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("waymark-store-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = wm_fixture_path (fixture, "work.waymark");
  if (user_data != NULL)
    return;
  fixture->store = wm_store_open (fixture->path, WM_STORE_CREATE, &error);
  g_assert_no_error (error);
}

void
wm_fixture_tear_down (WmFixture *fixture, gconstpointer user_data)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  if (fixture->store != NULL)
    g_assert_finalize_object (fixture->store);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = wm_fixture_path (fixture, name);
      g_remove (path);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->path);
}

void
wm_fixture_reopen (WmFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (wm_store_close (fixture->store, &error));
  g_assert_no_error (error);
  g_assert_finalize_object (g_steal_pointer (&fixture->store));
  fixture->store = wm_store_open (fixture->path, WM_STORE_OPEN, &error);
  g_assert_no_error (error);
}

void
wm_fixture_fill_and_close (WmFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  if (fixture->store == NULL)
    fixture->store = wm_store_open (fixture->path, WM_STORE_CREATE, &error);
  g_assert_no_error (error);
  wm_test_act (fixture->store, "INSERT INTO pack (id, slug, name) VALUES (1, 'p', 'Pack')");
  g_assert_true (wm_store_close (fixture->store, &error));
  g_assert_no_error (error);
  g_clear_object (&fixture->store);
}

void
wm_test_act (WmStore *store, const char *sql)
{
  g_autoptr (GError) error = NULL;

  wm_store_begin (store, "test", NULL, &error);
  g_assert_no_error (error);
  wm_sql_run (store, &error, sql, NULL);
  g_assert_no_error (error);
  wm_store_commit (store, &error);
  g_assert_no_error (error);
}

void
wm_test_run_raw (const char *path, const char *sql, gboolean leave_log)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_db_config (db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, leave_log, NULL), ==,
                   SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static void
dump_table (WmStore *store, const char *table, GString *text)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\"", table);
  sqlite3_stmt *row = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (store->db, sql, -1, &row, NULL), ==, SQLITE_OK);
  while (sqlite3_step (row) == SQLITE_ROW)
    {
      g_string_append (text, table);
      for (int i = 0; i < sqlite3_column_count (row); i++)
        g_string_append_printf (text, "|%s", (const char *) sqlite3_column_text (row, i));
      g_string_append_c (text, '\n');
    }
  g_assert_cmpint (sqlite3_finalize (row), ==, SQLITE_OK);
}

char *
wm_test_dump (WmStore *store)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < store->recorded->len; i++)
    dump_table (store, g_ptr_array_index (store->recorded, i), text);
  return g_string_free (text, FALSE);
}

char *
wm_test_checksum (const char *path)
{
  static const char *const suffixes[] = { "", "-wal", "-journal" };
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);
      g_autofree char *content = NULL;
      gsize length = 0;

      /* An empty log says nothing. */
      if (!g_file_get_contents (name, &content, &length, NULL) || length == 0)
        continue;
      g_checksum_update (sum, (const guchar *) suffixes[i], -1);
      g_checksum_update (sum, (const guchar *) content, (gssize) length);
    }
  return g_strdup (g_checksum_get_string (sum));
}

void
wm_test_assert_pack (const char *path, const char *wanted)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmStore) store = wm_store_open (path, WM_STORE_OPEN, &error);
  g_autofree char *name = NULL;

  g_assert_no_error (error);
  name = wm_sql_text (store, "SELECT name FROM pack", NULL);
  g_assert_cmpstr (name, ==, wanted);
}
