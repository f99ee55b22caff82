/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Putting a backup in a workspace's place, whatever lies there and whatever
 * calls itself a backup.
 */
#include "wm-spoilt.h"
#include "wm-store-test.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* (nullable): no file gets a name with this end */
static const char *refused_end;

/* In the place of the C library's, for whoever calls it here */
int
rename (const char *from, const char *to)
{
  if (refused_end == NULL || !g_str_has_suffix (to, refused_end))
    return renameat (AT_FDCWD, from, AT_FDCWD, to);
  errno = EACCES;
  return -1;
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The data of these tests says what is wrong with the backup, not with the workspace. */
static void
set_up_empty (WmFixture *fixture, gconstpointer data)
{
  wm_fixture_set_up (fixture, NULL);
}

/* (transfer full): every file of the test's folder with its checksum, sorted */
static char *
dump_folder (WmFixture *fixture)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = wm_fixture_path (fixture, name);
      g_autofree char *bytes = NULL;
      g_autofree char *sum = NULL;
      gsize length = 0;

      if (g_file_test (path, G_FILE_TEST_IS_REGULAR)
          && g_file_get_contents (path, &bytes, &length, NULL))
        sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *) bytes, length);
      g_ptr_array_add (lines, g_strdup_printf ("%s %s", name, sum != NULL ? sum : "no file"));
    }
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

/* The workspace has a pack "Old", which a backup holds, and is closed. */
static char *
back_up_and_close (WmFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  char *backup = wm_fixture_path (fixture, "backup.waymark");

  wm_test_act (fixture->store, "INSERT INTO pack (id, slug, name) VALUES (1, 'p', 'Old')");
  g_assert_true (wm_store_backup (fixture->store, backup, &error));
  g_assert_true (wm_store_close (fixture->store, &error));
  g_assert_no_error (error);
  g_clear_object (&fixture->store);
  return backup;
}

static void
restore (const char *backup, const char *target, char **kept)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = wm_test_checksum (backup);
  g_autofree char *after = NULL;

  wm_store_restore (backup, target, kept, &error);
  g_assert_no_error (error);
  after = wm_test_checksum (backup);
  g_assert_cmpstr (after, ==, before);
}

/* A log beside the target would bring the newer content back; here it goes with what is kept. */
static void
test_newer_log (WmFixture *fixture, gconstpointer data)
{
  g_autofree char *backup = back_up_and_close (fixture);
  g_autofree char *kept = NULL;

  wm_test_run_raw (fixture->path, "UPDATE pack SET name = 'New'", TRUE);
  g_assert_true (wm_file_has_wal (fixture->path));
  restore (backup, fixture->path, &kept);
  wm_test_assert_pack (fixture->path, "Old");
  wm_test_assert_pack (kept, "New");
}

/* What no program understands, with a log */
static void
damage (WmFixture *fixture)
{
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);

  g_assert_true (g_file_set_contents (fixture->path, "broken", -1, NULL));
  g_assert_true (g_file_set_contents (wal, "garbage", -1, NULL));
}

static void
test_over_damage (WmFixture *fixture, gconstpointer data)
{
  g_autofree char *backup = back_up_and_close (fixture);
  g_autofree char *kept = NULL;
  g_autofree char *kept_wal = NULL;
  g_autofree char *text = NULL;
  g_autofree char *log = NULL;

  damage (fixture);
  restore (backup, fixture->path, &kept);
  wm_test_assert_pack (fixture->path, "Old");
  kept_wal = g_strconcat (kept, "-wal", NULL);
  g_assert_true (g_file_get_contents (kept, &text, NULL, NULL));
  g_assert_true (g_file_get_contents (kept_wal, &log, NULL, NULL));
  g_assert_cmpstr (text, ==, "broken");
  g_assert_cmpstr (log, ==, "garbage");
}

static void
test_missing (WmFixture *fixture, gconstpointer data)
{
  g_autofree char *backup = back_up_and_close (fixture);
  g_autofree char *kept = NULL;

  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  restore (backup, fixture->path, &kept);
  g_assert_null (kept);
  wm_test_assert_pack (fixture->path, "Old");
}

/* The file is replaced, not the link to it. */
static void
test_link (WmFixture *fixture, gconstpointer data)
{
  g_autofree char *backup = back_up_and_close (fixture);
  g_autofree char *link_path = wm_fixture_path (fixture, "link.waymark");
  g_autofree char *kept = NULL;

  g_assert_cmpint (symlink (fixture->path, link_path), ==, 0);
  wm_test_run_raw (fixture->path, "UPDATE pack SET name = 'New'", FALSE);
  restore (backup, link_path, &kept);
  g_assert_true (g_file_test (link_path, G_FILE_TEST_IS_SYMLINK));
  wm_test_assert_pack (fixture->path, "Old");
  wm_test_assert_pack (kept, "New");
}

/* (transfer full): a name of @n times @character, which leaves no room for a time of day */
static char *
long_name (WmFixture *fixture, const char *character, int n)
{
  GString *name = g_string_new (NULL);
  char *path;

  for (int i = 0; i < n; i++)
    g_string_append (name, character);
  g_string_append (name, ".waymark");
  path = wm_fixture_path (fixture, name->str);
  g_string_free (name, TRUE);
  return path;
}

/* | name | bytes | what was there | is kept under a name that is cut at a character | */
static void
test_long_names (WmFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *character;
    int n;
  } names[] = { { "x", 232 }, { "路", 77 }, { "é", 115 }, { "😀", 58 } };
  g_autofree char *backup = back_up_and_close (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *target = long_name (fixture, names[i].character, names[i].n);
      g_autofree char *kept = NULL;
      g_autofree char *base = NULL;

      restore (backup, target, NULL);
      wm_test_run_raw (target, "UPDATE pack SET name = 'New'", FALSE);
      restore (backup, target, &kept);
      wm_test_assert_pack (target, "Old");
      wm_test_assert_pack (kept, "New");
      base = g_path_get_basename (kept);
      g_assert_cmpuint (strlen (base), <=, 255 - strlen ("-journal"));
      g_assert_true (g_utf8_validate (base, -1, NULL));
    }
}

/* Where its index cannot go, the log beside it stays too. */
static void
test_index_stays (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = back_up_and_close (fixture);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *index = g_strconcat (fixture->path, "-shm", NULL);
  g_autofree char *inside = g_build_filename (index, "inside", NULL);

  damage (fixture);
  g_assert_cmpint (g_mkdir_with_parents (inside, 0700), ==, 0);
  before = dump_folder (fixture);
  g_assert_false (wm_store_restore (backup, fixture->path, NULL, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_FAILED);
  after = dump_folder (fixture);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (g_rmdir (inside), ==, 0);
}

/* The old one cannot get the name that it is to be kept under: it has its own again. */
static void
test_name_refused (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = back_up_and_close (fixture);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *kept = NULL;

  damage (fixture);
  before = dump_folder (fixture);
  refused_end = ".waymark";
  g_assert_false (wm_store_restore (backup, fixture->path, &kept, &error));
  refused_end = NULL;
  g_assert_error (error, WM_ERROR, WM_ERROR_FAILED);
  g_assert_null (kept);
  after = dump_folder (fixture);
  g_assert_cmpstr (after, ==, before);
}

/* A backup of each past format is brought up to date on the way; itself it stays as it is. */
static void
test_past_formats (WmFixture *fixture, gconstpointer data)
{
  for (int version = 1; version < WM_SCHEMA_VERSION; version++)
    {
      g_autofree char *name = g_strdup_printf ("schema-%d.sql", version);
      g_autofree char *source
          = g_test_build_filename (G_TEST_DIST, "store", "fixtures", name, NULL);
      g_autofree char *old = g_strdup_printf ("%s/old-%d.waymark", fixture->folder, version);
      g_autofree char *target = g_strdup_printf ("%s/new-%d.waymark", fixture->folder, version);
      g_autofree char *sql = NULL;
      g_autoptr (WmStore) store = NULL;
      WmBackupContent content = { 0 };

      g_assert_true (g_file_get_contents (source, &sql, NULL, NULL));
      wm_test_run_raw (old, sql, FALSE);
      g_assert_true (wm_backup_examine (old, &content, NULL));
      g_assert_cmpuint (content.skills, >, 0);
      g_assert_cmpint (content.changed, >, 0);
      restore (old, target, NULL);
      store = wm_store_open (target, WM_STORE_READ_ONLY, NULL);
      g_assert_nonnull (store); /* which no older format would be */
    }
}

/* ---- what is refused ------------------------------------------------------------ */

/* A row, its slug and name beside each other, is not what its index says: only the whole check
 * finds it. */
static void
make_subtle (const char *path)
{
  g_autofree char *content = NULL;
  gsize size;
  char *at;

  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  at = memmem (content, size, "unlike-any-otherOther", 21);
  g_assert_nonnull (at);
  wm_spoilt_overwrite (path, at - content, "U", 1);
}

/* What is refused when it is opened, and what only the whole check finds. */
static const WmSpoilt subtle = { "subtle", make_subtle, WM_ERROR_CORRUPT, "" };

/* What is no backup replaces nothing, and leaves nothing behind. */
static void
test_no_backup (WmFixture *fixture, gconstpointer data)
{
  const WmSpoilt *it = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *kept = NULL;
  WmBackupContent content = { 0 };

  wm_test_act (fixture->store, "INSERT INTO pack (id, slug, name) VALUES (2, 'unlike-any-other', "
                               "'Other')");
  backup = back_up_and_close (fixture);
  it->make (backup);
  before = dump_folder (fixture);
  g_assert_false (wm_backup_examine (backup, &content, &error));
  g_assert_error (error, WM_ERROR, it->code);
  g_clear_error (&error);
  g_assert_false (wm_store_restore (backup, fixture->path, &kept, &error));
  g_assert_error (error, WM_ERROR, it->code);
  g_assert_null (kept);
  after = dump_folder (fixture);
  g_assert_cmpstr (after, ==, before);
}

/* Open here, open elsewhere, the backup itself, a folder: all stay as they are. */
static void
test_refused_targets (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = back_up_and_close (fixture);
  g_autofree char *other_path = wm_fixture_path (fixture, "other.waymark");
  sqlite3 *other = NULL;

  g_assert_false (wm_store_restore (backup, backup, NULL, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "is the workspace itself"));
  g_clear_error (&error);
  g_assert_false (wm_store_restore (backup, fixture->folder, NULL, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_INVALID);
  g_clear_error (&error);

  /* A connection of somebody else stands for another program. */
  restore (backup, other_path, NULL);
  g_assert_cmpint (sqlite3_open (other_path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "UPDATE pack SET name = 'Theirs'", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  g_assert_false (wm_store_restore (backup, other_path, NULL, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_cmpint (sqlite3_close (other), ==, SQLITE_OK);
  wm_test_assert_pack (other_path, "Theirs");

  fixture->store = wm_store_open (fixture->path, WM_STORE_OPEN, &error);
  g_assert_no_error (error);
  g_assert_false (wm_store_restore (backup, fixture->path, NULL, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/restore/" name, WmFixture, NULL, wm_fixture_set_up, function, wm_fixture_tear_down)
  ADD ("newer-log", test_newer_log);
  ADD ("over-damage", test_over_damage);
  ADD ("missing", test_missing);
  ADD ("link", test_link);
  ADD ("long-names", test_long_names);
  ADD ("index-stays", test_index_stays);
  ADD ("name-refused", test_name_refused);
  ADD ("past-formats", test_past_formats);
  ADD ("refused-targets", test_refused_targets);
  for (guint i = 0; i <= wm_n_spoilt; i++)
    {
      const WmSpoilt *it = i < wm_n_spoilt ? &wm_spoilt[i] : &subtle;
      g_autofree char *name = g_strconcat ("/restore/no-backup/", it->name, NULL);

      g_test_add_vtable (name, sizeof (WmFixture), it, (GTestFixtureFunc) set_up_empty,
                         (GTestFixtureFunc) test_no_backup,
                         (GTestFixtureFunc) wm_fixture_tear_down);
    }
  return g_test_run ();
}
