/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Ways in which a file is no sound workspace.
 */
#include "wm-spoilt.h"

#include "wm-store-test.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

void
wm_spoilt_overwrite (const char *path, goffset offset, const void *bytes, gsize size)
{
  FILE *file = g_fopen (path, "r+b");

  g_assert_nonnull (file);
  g_assert_cmpint (fseek (file, offset, SEEK_SET), ==, 0);
  g_assert_cmpuint (fwrite (bytes, 1, size, file), ==, size);
  g_assert_cmpint (fclose (file), ==, 0);
}

static void
make_missing (const char *path)
{
  g_unlink (path);
}

static void
make_folder (const char *path)
{
  g_unlink (path);
  g_mkdir (path, 0700);
}

static void
make_fifo (const char *path)
{
  g_unlink (path);
  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
}

static void
make_dangling (const char *path)
{
  g_unlink (path);
  g_assert_cmpint (symlink ("nowhere", path), ==, 0);
}

static void
make_empty (const char *path)
{
  g_assert_cmpint (truncate (path, 0), ==, 0);
}

static void
make_short (const char *path)
{
  g_assert_cmpint (truncate (path, 50), ==, 0);
}

static void
make_cut_off (const char *path)
{
  g_assert_cmpint (truncate (path, 5 * 4096 + 100), ==, 0);
}

static void
make_text (const char *path)
{
  g_assert_true (g_file_set_contents (path, "hello, this is a text\n", -1, NULL));
}

static void
make_magic (const char *path)
{
  wm_spoilt_overwrite (path, 0, "XXXX", 4);
}

static void
make_page_size (const char *path)
{
  wm_spoilt_overwrite (path, 16, "\x03\x07", 2);
}

static void
make_foreign (const char *path)
{
  wm_spoilt_overwrite (path, 68, "GPKG", 4);
}

static void
make_newer (const char *path)
{
  wm_spoilt_overwrite (path, 60, "\0\0\0\x63", 4);
}

static void
make_newer_in_log (const char *path)
{
  wm_test_run_raw (path, "PRAGMA user_version = 99", TRUE);
}

static void
make_negative (const char *path)
{
  wm_spoilt_overwrite (path, 60, "\xff\xff\xff\xf0", 4);
}

static void
make_page_damage (const char *path)
{
  guint8 noise[4096];

  for (guint i = 0; i < sizeof noise; i++)
    noise[i] = (guint8) (i * 7 + 13);
  wm_spoilt_overwrite (path, 4 * 4096, noise, sizeof noise);
}

static void
make_trigger (const char *path)
{
  wm_test_run_raw (path, "CREATE TRIGGER evil AFTER INSERT ON pack BEGIN DELETE FROM skill; END",
                   FALSE);
}

static void
make_view (const char *path)
{
  wm_test_run_raw (path, "CREATE VIEW evil AS SELECT * FROM person", FALSE);
}

static void
make_table (const char *path)
{
  wm_test_run_raw (path, "CREATE TABLE stranger (id INTEGER PRIMARY KEY)", FALSE);
}

static void
make_other_check (const char *path)
{
  wm_test_run_raw (path,
           "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace (sql, "
           "'kind TEXT', 'kind TEXT CHECK (load_extension (''x''))') WHERE name = 'person'",
           FALSE);
}

/* What SQLite reads without a word. */
static void
make_without_type (const char *path)
{
  wm_test_run_raw (path,
           "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET type = NULL"
           " WHERE name = 'sqlite_autoindex_pack_1'",
           FALSE);
}

/* Under a name that is SQLite's own: what no action could then be stored past. */
static void
make_reserved_index (const char *path)
{
  wm_test_run_raw (path,
           "CREATE UNIQUE INDEX evil ON person (kind); PRAGMA writable_schema = ON;"
           " UPDATE sqlite_schema SET name = 'sqlite_stat_evil',"
           "  sql = replace (sql, 'evil', 'sqlite_stat_evil') WHERE name = 'evil'",
           FALSE);
}

/* And where what was written stays when a person is erased. */
static void
make_reserved_table (const char *path)
{
  wm_test_run_raw (path,
           "CREATE TABLE evil (a); PRAGMA writable_schema = ON;"
           " UPDATE sqlite_schema SET name = 'sqlite_stat1', tbl_name = 'sqlite_stat1',"
           "  sql = 'CREATE TABLE sqlite_stat1(a)' WHERE name = 'evil'",
           FALSE);
}

static void
make_without_index (const char *path)
{
  wm_test_run_raw (path, "DROP INDEX assessment_person", FALSE);
}

const WmSpoilt wm_spoilt[] = {
  { "missing", make_missing, WM_ERROR_NOT_FOUND, "no file" },
  { "folder", make_folder, WM_ERROR_NOT_WORKSPACE, "folder" },
  { "fifo", make_fifo, WM_ERROR_NOT_WORKSPACE, "no regular file" },
  { "dangling-link", make_dangling, WM_ERROR_NOT_FOUND, "no file" },
  { "empty", make_empty, WM_ERROR_NOT_WORKSPACE, "is empty" },
  { "short", make_short, WM_ERROR_NOT_WORKSPACE, "no Waymark workspace" },
  { "text", make_text, WM_ERROR_NOT_WORKSPACE, "no Waymark workspace" },
  { "magic", make_magic, WM_ERROR_NOT_WORKSPACE, "no Waymark workspace" },
  { "page-size", make_page_size, WM_ERROR_CORRUPT, "page size" },
  { "cut-off", make_cut_off, WM_ERROR_CORRUPT, "cut off" },
  { "foreign", make_foreign, WM_ERROR_NOT_WORKSPACE, "another program" },
  { "newer", make_newer, WM_ERROR_TOO_NEW, "Update Waymark" },
  { "newer-in-log", make_newer_in_log, WM_ERROR_TOO_NEW, "Update Waymark" },
  { "negative", make_negative, WM_ERROR_CORRUPT, "format number" },
  { "page-damage", make_page_damage, WM_ERROR_CORRUPT, "Restore a backup" },
  { "trigger", make_trigger, WM_ERROR_NOT_WORKSPACE, "trigger evil" },
  { "view", make_view, WM_ERROR_NOT_WORKSPACE, "view evil" },
  { "table", make_table, WM_ERROR_NOT_WORKSPACE, "table stranger" },
  { "other-check", make_other_check, WM_ERROR_NOT_WORKSPACE, "table person" },
  { "without-type", make_without_type, WM_ERROR_NOT_WORKSPACE, "sqlite_autoindex_pack_1" },
  { "reserved-index", make_reserved_index, WM_ERROR_NOT_WORKSPACE, "index sqlite_stat_evil" },
  { "reserved-table", make_reserved_table, WM_ERROR_NOT_WORKSPACE, "table sqlite_stat1" },
  { "without-index", make_without_index, WM_ERROR_CORRUPT, "assessment_person is missing" },
};

const guint wm_n_spoilt = G_N_ELEMENTS (wm_spoilt);
