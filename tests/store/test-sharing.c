/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Several windows and programs on one workspace: each learns what the others
 * did, and nobody waits for good. The other program is this one with
 * "--helper".
 */
#include "wm-store-test.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *program;

/* Does what its input says, a line at a time, and answers each line. */
static int
serve (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmStore) store = wm_store_open (path, WM_STORE_OPEN, &error);
  char line[1000];

  g_assert_no_error (error);
  g_print ("ready\n");
  while (fgets (line, sizeof line, stdin) != NULL)
    {
      g_strchomp (line);
      if (g_str_equal (line, "undo"))
        wm_store_undo (store, &error);
      else if (g_str_equal (line, "begin"))
        wm_store_begin (store, "hold", NULL, &error);
      else if (g_str_equal (line, "rollback"))
        wm_store_rollback (store);
      else
        wm_test_act (store, line);
      g_print ("%s\n", error != NULL ? error->message : "done");
      g_clear_error (&error);
    }
  return wm_store_close (store, NULL) ? 0 : 1;
}

typedef struct
{
  GSubprocess *process;
  GOutputStream *input;
  GDataInputStream *output;
} Other;

static void
expect_line (Other *other, const char *wanted)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *line = g_data_input_stream_read_line (other->output, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (line, ==, wanted);
}

static void
start_other (Other *other, const char *path)
{
  g_autoptr (GError) error = NULL;

  other->process
      = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                          program, "--helper", path, NULL);
  g_assert_no_error (error);
  other->input = g_subprocess_get_stdin_pipe (other->process);
  other->output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (other->process));
  expect_line (other, "ready");
}

static void
tell_other (Other *other, const char *line)
{
  g_assert_true (
      g_output_stream_printf (other->input, NULL, NULL, NULL, "%s\n", line));
  expect_line (other, "done");
}

static void
end_other (Other *other)
{
  g_output_stream_close (other->input, NULL, NULL);
  g_assert_true (g_subprocess_wait_check (other->process, NULL, NULL));
  g_clear_object (&other->output);
  g_clear_object (&other->process);
}

/* What the signal told, as text */
static void
on_changed (WmStore *store, GArray *changes, GString *told)
{
  static const char kinds[] = "+~-";

  g_string_append_c (told, '[');
  for (guint i = 0; i < changes->len; i++)
    {
      const WmChange *change = &g_array_index (changes, WmChange, i);

      g_string_append_printf (told, "%s%c%s:%d", i > 0 ? " " : "", kinds[change->kind],
                              change->table, (int) change->key);
    }
  g_string_append_c (told, ']');
}

static void
assert_told (GString *told, const char *wanted)
{
  g_assert_cmpstr (told->str, ==, wanted);
  g_string_truncate (told, 0);
}

static void
test_own_changes (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) told = g_string_new (NULL);
  guint64 generation = wm_store_get_generation (fixture->store);

  g_signal_connect (fixture->store, "changed", G_CALLBACK (on_changed), told);
  wm_test_act (fixture->store, "INSERT INTO pack (id, slug, name) VALUES (1, 'p', 'Pack')");
  assert_told (told, "[+pack:1]");
  wm_test_act (fixture->store, "UPDATE pack SET name = 'Other'");
  assert_told (told, "[~pack:1]");
  g_assert_true (wm_store_undo (fixture->store, NULL));
  assert_told (told, "[~pack:1]");
  g_assert_true (wm_store_undo (fixture->store, NULL));
  assert_told (told, "[-pack:1]");
  g_assert_true (wm_store_redo (fixture->store, NULL));
  assert_told (told, "[+pack:1]");
  g_assert_cmpuint (wm_store_get_generation (fixture->store), ==, generation + 5);
  /* Nothing is told twice. */
  g_assert_true (wm_store_poll (fixture->store, NULL));
  assert_told (told, "");
}

static void
test_others_changes (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) told = g_string_new (NULL);
  Other other;

  start_other (&other, fixture->path);
  g_signal_connect (fixture->store, "changed", G_CALLBACK (on_changed), told);
  tell_other (&other, "INSERT INTO pack (id, slug, name) VALUES (1, 'p', 'Pack')");
  g_assert_true (wm_store_poll (fixture->store, NULL));
  assert_told (told, "[+pack:1]");

  /* Before an action of our own we look, too. */
  tell_other (&other, "UPDATE pack SET name = 'Theirs'");
  tell_other (&other, "INSERT INTO person (id, slug, name) VALUES (9, 'x', 'X')");
  wm_test_act (fixture->store, "UPDATE pack SET version = '2'");
  assert_told (told, "[~pack:1 +person:9][~pack:1]");

  /* History is one: the other takes our action back. */
  tell_other (&other, "undo");
  g_assert_true (wm_store_poll (fixture->store, NULL));
  assert_told (told, "[~pack:1]");
  g_assert_cmpint (wm_sql_int (fixture->store, -1, "SELECT version = '' FROM pack", NULL), ==, 1);
  g_assert_true (wm_store_undo (fixture->store, NULL));
  assert_told (told, "[-person:9]");
  end_other (&other);
}

static gboolean
on_too_late (gpointer data)
{
  g_test_fail_printf ("the watch told nothing");
  abort ();
}

static void
test_watch (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) told = g_string_new (NULL);
  guint too_late;
  gint64 start;
  Other other;

  start_other (&other, fixture->path);
  g_signal_connect (fixture->store, "changed", G_CALLBACK (on_changed), told);
  wm_store_watch (fixture->store);
  tell_other (&other, "INSERT INTO pack (id, slug, name) VALUES (1, 'p', 'Pack')");
  start = g_get_monotonic_time ();
  too_late = g_timeout_add_seconds (60, on_too_late, NULL);
  while (told->len == 0)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (too_late);
  assert_told (told, "[+pack:1]");
  g_test_message ("told after %d ms", (int) ((g_get_monotonic_time () - start) / 1000));
  end_other (&other);
}

static void
test_busy (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  Other other;

  start_other (&other, fixture->path);
  tell_other (&other, "begin");
  g_assert_false (wm_store_begin (fixture->store, "test", NULL, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_BUSY);
  g_assert_false (wm_store_in_action (fixture->store));
  /* Reading goes on. */
  g_assert_cmpint (wm_sql_int (fixture->store, -1, "SELECT count(*) FROM pack", NULL), ==, 0);
  tell_other (&other, "rollback");
  wm_test_act (fixture->store, "INSERT INTO pack (id, slug, name) VALUES (1, 'p', 'Pack')");
  end_other (&other);
}

/* A listener may act at once, and may drop the store. */
static void
on_changed_act (WmStore *store, GArray *changes, int *left)
{
  if ((*left)-- > 0)
    wm_test_act (store, "UPDATE pack SET version = version || 'x'");
}

static void
test_acting_listener (WmFixture *fixture, gconstpointer data)
{
  int left = 3;
  g_autofree char *version = NULL;

  g_signal_connect (fixture->store, "changed", G_CALLBACK (on_changed_act), &left);
  wm_test_act (fixture->store, "INSERT INTO pack (id, slug, name) VALUES (1, 'p', 'Pack')");
  version = wm_sql_text (fixture->store, "SELECT version FROM pack", NULL);
  g_assert_cmpstr (version, ==, "xxx");
}

/* What a chooser of files does to tell what a file is. */
static void
look_into (const char *path, const char *suffix)
{
  g_autofree char *name = g_strconcat (path, suffix, NULL);
  int fd = open (name, O_RDONLY | O_CLOEXEC);
  char some[16];

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (read (fd, some, sizeof some), >, 0);
  close (fd);
}

static ino_t
log_inode (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  struct stat info = { 0 };

  return stat (log, &info) == 0 ? info.st_ino : 0;
}

/* Other code of our process opens and closes the files, which drops the POSIX
 * locks. Other programs come and go, and may not take the log away. */
static void
test_looked_into (WmFixture *fixture, gconstpointer data)
{
  ino_t log;
  Other other;

  wm_test_act (fixture->store, "INSERT INTO pack (id, slug, name) VALUES (1, 'p', 'Pack')");
  log = log_inode (fixture->path);
  g_assert_cmpuint (log, !=, 0);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *ours = g_strdup_printf ("UPDATE pack SET version = '%u'", i);

      look_into (fixture->path, "");
      look_into (fixture->path, "-wal");
      look_into (fixture->path, "-shm");
      start_other (&other, fixture->path);
      tell_other (&other, "UPDATE pack SET name = name || '+'");
      end_other (&other);
      g_assert_cmpuint (log_inode (fixture->path), ==, log);
      wm_test_act (fixture->store, ours);
    }

  /* Everything is there for who comes later, and the last one clears up. */
  g_assert_true (wm_store_close (fixture->store, NULL));
  g_clear_object (&fixture->store);
  g_assert_cmpuint (log_inode (fixture->path), ==, 0);
  fixture->store = wm_store_open (fixture->path, WM_STORE_OPEN, NULL);
  g_assert_nonnull (fixture->store);
  g_assert_cmpint (
      wm_sql_int (fixture->store, -1,
                  "SELECT name = 'Pack+++' AND version = '2' FROM pack", NULL),
      ==, 1);
}

/* Two stores of one process: the guard stays until the last one closes. */
static void
test_guard_of_two (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (WmStore) second = wm_store_open (fixture->path, WM_STORE_OPEN, NULL);
  ino_t log;
  Other other;

  wm_test_act (fixture->store, "INSERT INTO pack (id, slug, name) VALUES (1, 'p', 'Pack')");
  log = log_inode (fixture->path);
  g_assert_true (wm_store_close (fixture->store, NULL));
  g_clear_object (&fixture->store);
  look_into (fixture->path, "");
  look_into (fixture->path, "-shm");
  start_other (&other, fixture->path);
  end_other (&other);
  g_assert_cmpuint (log_inode (fixture->path), ==, log);
  fixture->store = g_steal_pointer (&second);
  wm_test_act (fixture->store, "UPDATE pack SET name = 'Ours'");
}

int
main (int argc, char **argv)
{
  program = argv[0];
  if (argc == 3 && g_str_equal (argv[1], "--helper"))
    return serve (argv[2]);

  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/sharing/" name, WmFixture, NULL, wm_fixture_set_up, function, wm_fixture_tear_down)
  ADD ("own-changes", test_own_changes);
  ADD ("others-changes", test_others_changes);
  ADD ("watch", test_watch);
  ADD ("busy", test_busy);
  ADD ("acting-listener", test_acting_listener);
  ADD ("looked-into", test_looked_into);
  ADD ("guard-of-two", test_guard_of_two);
  return g_test_run ();
}
