/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Opening sound workspaces, in odd places, beside other programs, and where
 * one may not write.
 */
#include "wm-store-test.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define NOBODY 65534

static const char *program;

/* ---- other processes: this program with "--helper" ---- */

static int
hold_lock (const char *path)
{
  sqlite3 *db = NULL;

  if (sqlite3_open (path, &db) != SQLITE_OK
      || sqlite3_exec (db, "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE", NULL, NULL, NULL)
             != SQLITE_OK)
    {
      g_print ("busy\n");
      sqlite3_close (db);
      return 1;
    }
  g_print ("held\n");
  /* Until our parent closes the pipe. */
  (void) getchar ();
  sqlite3_close (db);
  return 0;
}

/* Opens as somebody whom permissions bind, tries to write, tells. */
static int
open_as_nobody (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmStore) store = NULL;

  if (geteuid () == 0 && (setgid (NOBODY) != 0 || setuid (NOBODY) != 0))
    return 1;
  store = wm_store_open (path, WM_STORE_OPEN, &error);
  if (store == NULL)
    {
      g_print ("error %d %s\n", error->code, error->message);
      return 0;
    }
  g_print ("%s %d", wm_store_is_read_only (store) ? "read-only" : "writable",
           (int) wm_sql_int (store, -1, "SELECT count(*) FROM pack", NULL));
  g_print (" %s\n", wm_store_begin (store, "test", NULL, &error) ? "begun" : error->message);
  if (error == NULL)
    wm_store_rollback (store);
  g_clear_error (&error);
  return wm_store_close (store, &error) ? 0 : 1;
}

/* (transfer full): the first line that the helper says */
static char *
ask_helper (const char *what, const char *path, GSubprocess **running)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) helper
      = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                          program, "--helper", what, path, NULL);
  g_autoptr (GDataInputStream) output = NULL;
  char *line;

  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (helper));
  line = g_data_input_stream_read_line (output, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (line);
  if (running != NULL)
    *running = g_steal_pointer (&helper);
  else
    {
      g_output_stream_close (g_subprocess_get_stdin_pipe (helper), NULL, NULL);
      g_subprocess_wait (helper, NULL, NULL);
    }
  return line;
}

static void
end_helper (GSubprocess *helper)
{
  g_output_stream_close (g_subprocess_get_stdin_pipe (helper), NULL, NULL);
  g_subprocess_wait (helper, NULL, NULL);
  g_object_unref (helper);
}

/* ---- sound files in odd places ---- */

static void
test_left_log (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  wm_fixture_fill_and_close (fixture);
  wm_test_run_raw (fixture->path, "UPDATE pack SET name = 'In the log'", TRUE);
  g_assert_true (wm_file_has_wal (fixture->path));
  fixture->store = wm_store_open (fixture->path, WM_STORE_OPEN, &error);
  g_assert_no_error (error);
  g_assert_cmpint (
      wm_sql_int (fixture->store, 0, "SELECT name = 'In the log' FROM pack", NULL), ==, 1);
}

static void
test_garbage_log (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);

  wm_fixture_fill_and_close (fixture);
  g_assert_true (g_file_set_contents (wal, "this is no log, only noise beside it", -1, NULL));
  fixture->store = wm_store_open (fixture->path, WM_STORE_OPEN, &error);
  g_assert_no_error (error);
  g_assert_cmpint (wm_sql_int (fixture->store, -1, "SELECT count(*) FROM pack", NULL), ==, 1);
}

static void
test_symbolic_link (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *link = wm_fixture_path (fixture, "link.waymark");
  g_autofree char *beside_link = g_strconcat (link, "-wal", NULL);

  wm_fixture_fill_and_close (fixture);
  g_assert_cmpint (symlink ("work.waymark", link), ==, 0);
  fixture->store = wm_store_open (link, WM_STORE_OPEN, &error);
  g_assert_no_error (error);
  wm_test_act (fixture->store, "UPDATE pack SET name = 'By the link'");
  g_assert_false (g_file_test (beside_link, G_FILE_TEST_EXISTS));
}

static void
test_settings (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *journal = NULL;
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  struct stat info;

  g_assert_true (wm_store_set_setting (fixture->store, "viewer", "person-1", &error));
  wm_fixture_reopen (fixture);
  g_assert_cmpstr (wm_store_get_viewer (fixture->store), ==, "person-1");
  g_assert_false (wm_store_is_read_only (fixture->store));
  journal = wm_sql_text (fixture->store, "PRAGMA journal_mode", NULL);
  g_assert_cmpstr (journal, ==, "wal");
  g_assert_cmpint (wm_sql_int (fixture->store, 0, "PRAGMA synchronous", NULL), ==, 2);
  g_assert_cmpint (wm_sql_int (fixture->store, 0, "PRAGMA foreign_keys", NULL), ==, 1);
  g_assert_cmpint (wm_sql_int (fixture->store, 1, "PRAGMA trusted_schema", NULL), ==, 0);
  g_assert_cmpint (stat (fixture->path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpint (stat (wal, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
}

static void
test_create (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *nowhere = wm_fixture_path (fixture, "nowhere/work.waymark");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  wm_fixture_fill_and_close (fixture);
  before = wm_test_checksum (fixture->path);
  g_assert_null (wm_store_open (fixture->path, WM_STORE_CREATE, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_INVALID);
  g_clear_error (&error);
  after = wm_test_checksum (fixture->path);
  g_assert_cmpstr (after, ==, before);
  g_assert_null (wm_store_open (nowhere, WM_STORE_CREATE, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_NOT_FOUND);
}

/* The log of a workspace that was deleted is not replayed into a new one of
 * the same name, and is kept. */
static void
test_stray_log (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *stray = g_strconcat (fixture->path, "-wal.stray", NULL);

  wm_fixture_fill_and_close (fixture);
  wm_test_run_raw (fixture->path, "UPDATE pack SET name = 'In the log'", TRUE);
  g_unlink (fixture->path);
  fixture->store = wm_store_open (fixture->path, WM_STORE_CREATE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (wm_sql_int (fixture->store, -1, "SELECT count(*) FROM pack", NULL), ==, 0);
  g_assert_true (g_file_test (stray, G_FILE_TEST_EXISTS));
}

static void
test_read_only_flag (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  wm_fixture_fill_and_close (fixture);
  before = wm_test_checksum (fixture->path);
  fixture->store = wm_store_open (fixture->path, WM_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_true (wm_store_is_read_only (fixture->store));
  g_assert_false (wm_store_begin (fixture->store, "test", NULL, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (wm_store_set_setting (fixture->store, "key", "value", &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (wm_store_undo (fixture->store, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_null (wm_store_peek_undo (fixture->store));
  g_assert_true (wm_store_close (fixture->store, &error));
  g_clear_object (&fixture->store);
  after = wm_test_checksum (fixture->path);
  g_assert_cmpstr (after, ==, before);
}

/* A file of each past version must open and be sound. What was done before is
 * told, but undo ends where the tables changed. */
static void
open_past (WmFixture *fixture, const char *name, int skills, int ratings, const char *last)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GPtrArray) actions = NULL;
  g_autofree char *source = g_test_build_filename (G_TEST_DIST, "store", "fixtures", name, NULL);
  g_autofree char *path = wm_fixture_path (fixture, "old.waymark");
  g_autofree char *words = NULL;
  g_autofree char *sql = NULL;

  g_assert_finalize_object (g_steal_pointer (&fixture->store));
  g_file_get_contents (source, &sql, NULL, &error);
  g_assert_no_error (error);
  wm_test_run_raw (path, sql, FALSE);
  fixture->store = wm_store_open (path, WM_STORE_OPEN, &error);
  g_assert_no_error (error);

  findings = wm_store_check (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
  g_assert_cmpint (wm_sql_int (fixture->store, 0, "SELECT count(*) FROM skill", NULL), ==, skills);
  g_assert_cmpint (wm_sql_int (fixture->store, 0, "SELECT count(*) FROM skill_rating", NULL), ==,
                   ratings);
  g_assert_cmpint (wm_sql_int (fixture->store, 0, "SELECT max(level) FROM skill_rating", NULL), ==,
                   3);
  actions = wm_store_list_actions (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (actions->len, ==, 3);
  words = wm_action_describe (fixture->store, actions->pdata[2]);
  g_assert_cmpstr (words, ==, last);
  g_assert_null (wm_store_peek_undo (fixture->store));
  g_assert_null (wm_store_peek_redo (fixture->store));

  /* What is done from now on can be undone. */
  wm_test_act (fixture->store, "INSERT INTO reading (person_id, resource, state, time)"
                               " SELECT id, 'r-oven-notes', 'done', 1 FROM person LIMIT 1");
  g_assert_true (wm_store_undo (fixture->store, &error));
  g_assert_no_error (error);
  g_assert_cmpint (wm_sql_int (fixture->store, -1, "SELECT count(*) FROM reading", NULL), ==, 0);
  g_assert_false (wm_store_undo (fixture->store, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_NOT_FOUND);
}

static void
assert_is_current (WmFixture *fixture, gboolean current)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (wm_schema_is_current (db), ==, current);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

/* A new file is known without a comparison, one with something more is not. Where this fails
 * after a change of the schema, G_MESSAGES_DEBUG=all tells the new DIGEST. */
static void
test_schema_digest (WmFixture *fixture, gconstpointer data)
{
  wm_fixture_fill_and_close (fixture);
  assert_is_current (fixture, TRUE);
  wm_test_run_raw (fixture->path, "ANALYZE", FALSE);
  assert_is_current (fixture, TRUE);
  wm_test_run_raw (fixture->path, "CREATE VIEW more AS SELECT 1", FALSE);
  assert_is_current (fixture, FALSE);
}

static void
test_schema_1 (WmFixture *fixture, gconstpointer data)
{
  open_past (fixture, "schema-1.sql", 6, 1, "Rate Skill: Oven");
  assert_is_current (fixture, TRUE);
}

static void
test_schema_2 (WmFixture *fixture, gconstpointer data)
{
  open_past (fixture, "schema-2.sql", 6, 2, "Make Plan");
}

static void
test_schema_3 (WmFixture *fixture, gconstpointer data)
{
  open_past (fixture, "schema-3.sql", 6, 2, "Make Plan");
}

/* ---- permissions and locks ---- */

static void
test_permissions (WmFixture *fixture, gconstpointer data)
{
  static const struct
  {
    mode_t file, folder;
    const char *sql; /* what is done to the file first */
    gboolean leave_log;
    const char *answer;
  } cases[] = {
    { 0444, 0777, NULL, FALSE, "read-only 1 *cannot be written*" },
    { 0666, 0555, NULL, FALSE, "read-only 1 *cannot be written*" },
    { 0444, 0555, NULL, FALSE, "read-only 1 *cannot be written*" },
    { 0666, 0555, "PRAGMA journal_mode = DELETE", FALSE, "read-only 1 *cannot be written*" },
    { 0444, 0555, "UPDATE pack SET name = 'Log'", TRUE, "error * not folded in yet*" },
    { 0000, 0755, NULL, FALSE, "error * may not read *" },
  };
  guint i = GPOINTER_TO_UINT (data) - 1;
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  g_autofree char *index = g_strconcat (fixture->path, "-shm", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *answer = NULL;

  wm_fixture_fill_and_close (fixture);
  if (cases[i].sql != NULL)
    wm_test_run_raw (fixture->path, cases[i].sql, cases[i].leave_log);
  g_unlink (index);
  before = wm_test_checksum (fixture->path);
  g_chmod (wal, 0444);
  g_chmod (fixture->path, cases[i].file);
  g_chmod (fixture->folder, cases[i].folder);
  answer = ask_helper ("open", fixture->path, NULL);
  g_chmod (fixture->folder, 0700);
  g_chmod (fixture->path, 0600);

  g_test_message ("%s", answer);
  g_assert_true (g_pattern_match_simple (cases[i].answer, answer));
  after = wm_test_checksum (fixture->path);
  g_assert_cmpstr (after, ==, before);
}

static void
test_locked (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *answer = NULL;
  GSubprocess *helper = NULL;

  wm_fixture_fill_and_close (fixture);
  answer = ask_helper ("hold", fixture->path, &helper);
  g_assert_cmpstr (answer, ==, "held");
  g_assert_null (wm_store_open (fixture->path, WM_STORE_OPEN, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_BUSY);
  end_helper (helper);

  g_clear_error (&error);
  fixture->store = wm_store_open (fixture->path, WM_STORE_OPEN, &error);
  g_assert_no_error (error);
}

/* Neither a second store of this process nor a plain read of the file, which
 * drops POSIX locks, lets another program have it for itself. */
static void
test_second_store_keeps_locks (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *answer = NULL;
  g_autofree char *content = NULL;
  g_autofree char *still = NULL;
  g_autoptr (WmStore) second = wm_store_open (fixture->path, WM_STORE_OPEN, &error);

  g_assert_no_error (error);
  g_assert_true (wm_store_close (second, &error));
  answer = ask_helper ("hold", fixture->path, NULL);
  g_assert_cmpstr (answer, ==, "busy");
  g_assert_true (wm_gate_is_open (fixture->path));

  g_assert_true (g_file_get_contents (fixture->path, &content, NULL, NULL));
  still = ask_helper ("hold", fixture->path, NULL);
  g_assert_cmpstr (still, ==, "busy");
}

/* What would be stored in a file without a name is refused, until the file is back. */
static void
test_moved_while_open (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *away = wm_fixture_path (fixture, "away.waymark");
  g_autofree char *copy = wm_fixture_path (fixture, "copy.waymark");
  g_autofree char *before = wm_test_dump (fixture->store);
  g_autofree char *after = NULL;

  g_assert_cmpint (g_rename (fixture->path, away), ==, 0);
  g_assert_false (wm_store_begin (fixture->store, "test", NULL, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_NOT_FOUND);
  g_assert_false (wm_store_in_action (fixture->store));
  g_clear_error (&error);
  after = wm_test_dump (fixture->store);
  g_assert_cmpstr (before, ==, after);

  /* Another file in its place is not it. */
  g_assert_true (g_file_set_contents (fixture->path, "x", 1, NULL));
  g_assert_false (wm_store_begin (fixture->store, "test", NULL, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_NOT_FOUND);
  g_clear_error (&error);
  wm_store_backup (fixture->store, copy, &error);
  g_assert_no_error (error);

  g_assert_cmpint (g_rename (away, fixture->path), ==, 0);
  wm_test_act (fixture->store, "UPDATE pack SET name = name || '!'");
}

int
main (int argc, char **argv)
{
  static const char *const permissions[]
      = { "file", "folder", "both", "folder-rollback", "log-left", "unreadable" };

  program = argv[0];
  if (argc == 4 && g_str_equal (argv[1], "--helper"))
    return g_str_equal (argv[2], "hold") ? hold_lock (argv[3]) : open_as_nobody (argv[3]);

  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                     \
  g_test_add ("/open/" name, WmFixture, NULL, wm_fixture_set_up, function, wm_fixture_tear_down)
  for (guint i = 0; i < G_N_ELEMENTS (permissions); i++)
    {
      g_autofree char *path = g_strconcat ("/open/permissions/", permissions[i], NULL);
      g_test_add (path, WmFixture, GUINT_TO_POINTER (i + 1), wm_fixture_set_up, test_permissions,
                  wm_fixture_tear_down);
    }
  ADD ("left-log", test_left_log);
  ADD ("garbage-log", test_garbage_log);
  ADD ("symbolic-link", test_symbolic_link);
  ADD ("settings", test_settings);
  ADD ("create", test_create);
  ADD ("stray-log", test_stray_log);
  ADD ("read-only-flag", test_read_only_flag);
  ADD ("schema-digest", test_schema_digest);
  ADD ("schema-1", test_schema_1);
  ADD ("schema-2", test_schema_2);
  ADD ("schema-3", test_schema_3);
  ADD ("locked", test_locked);
  ADD ("moved-while-open", test_moved_while_open);
  ADD ("second-store-keeps-locks", test_second_store_keeps_locks);
  return g_test_run ();
}
