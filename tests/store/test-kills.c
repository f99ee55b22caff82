/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is acknowledged is stored when the program is killed at any moment.
 * This says nothing about syncing, which the power cuts are for.
 */
#include "wm-store-test.h"

#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#define KILLS 120

static const char *program;

static void
must (gboolean done, GError *error)
{
  if (done)
    return;
  g_printerr ("%s\n", error != NULL ? error->message : "failed");
  _exit (3);
}

/* A person with two assessments, one action; each seventh is undone and
 * redone. Says each number after it is stored. */
static void
write_one (WmStore *store, gint64 number)
{
  g_autoptr (GError) error = NULL;

  must (wm_store_begin (store, "add-person", NULL, &error), error);
  must (wm_sql_run (store, &error, "INSERT INTO person (id, slug, name) VALUES (?1, ?1, ?1)", "i",
                    number),
        error);
  must (wm_sql_run (store, &error,
                    "INSERT INTO assessment (id, slug, person_id, kind, date)"
                    " VALUES (?1 * 2, ?1 * 2, ?1, 'self', '2026-01-01'),"
                    " (?1 * 2 + 1, ?1 * 2 + 1, ?1, 'self', '2026-01-01')",
                    "i", number),
        error);
  must (wm_store_commit (store, &error), error);
  if (number % 7 != 0)
    return;
  must (wm_store_undo (store, &error), error);
  must (wm_store_redo (store, &error), error);
}

static void
write_for_good (const char *path)
{
  g_autoptr (GError) error = NULL;
  WmStore *store = wm_store_open (path, WM_STORE_OPEN, &error);
  gint64 number;

  must (store != NULL, error);
  must (sqlite3_wal_autocheckpoint (store->db, 50) == SQLITE_OK, NULL);
  number = wm_sql_int (store, 0, "SELECT coalesce (max (id), 0) FROM person", NULL);
  for (;;)
    {
      number++;
      write_one (store, number);
      must (write (STDOUT_FILENO, &number, sizeof number) == sizeof number, NULL);
    }
}

/* Starts a writer, kills it soon after its first word, returns its last. */
static gint64
kill_writer (const char *path, GRand *rand, guint *acknowledged)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) writer = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                                                     program, "--helper", path, NULL);
  GInputStream *output;
  gint64 last = 0;
  gint64 number;
  gsize size;

  g_assert_no_error (error);
  output = g_subprocess_get_stdout_pipe (writer);
  for (gboolean first = TRUE;; first = FALSE)
    {
      g_input_stream_read_all (output, &number, sizeof number, &size, NULL, &error);
      g_assert_no_error (error);
      if (size < sizeof number)
        break;
      last = number;
      (*acknowledged)++;
      if (first)
        {
          g_usleep ((gulong) g_rand_int_range (rand, 0, 20000));
          g_subprocess_send_signal (writer, SIGKILL);
        }
    }
  g_subprocess_wait (writer, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_signaled (writer));
  return last;
}

static void
test_kills (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);
  guint acknowledged = 0, logs = 0;

  g_assert_true (wm_store_close (fixture->store, NULL));
  g_clear_object (&fixture->store);
  for (int i = 0; i < KILLS; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (WmStore) store = NULL;
      gint64 last = kill_writer (fixture->path, rand, &acknowledged);
      gint64 max, stored;

      logs += wm_file_has_wal (fixture->path) ? 1 : 0;
      store = wm_store_open (fixture->path, WM_STORE_OPEN, &error);
      g_assert_no_error (error);
      max = wm_sql_int (store, -1, "SELECT coalesce (max (id), 0) FROM person", NULL);
      stored = wm_sql_int (store, -1, "SELECT count(*) FROM person", NULL);
      g_assert_cmpint (last, >, 0);
      g_assert_cmpint (max, >=, last);
      /* At most the one whose word did not come through, and whole. */
      g_assert_cmpint (max, <=, last + 1);
      g_assert_cmpint (stored, ==, max);
      g_assert_cmpint (wm_sql_int (store, -1, "SELECT count(*) FROM assessment", NULL), ==,
                       2 * max);
      g_assert_cmpint (wm_sql_int (store, -1, "SELECT count(*) FROM action WHERE state = 'done'",
                                   NULL),
                       ==, max);
    }
  g_test_message ("%d kills, %u acknowledged actions, %u logs left", KILLS, acknowledged, logs);
  g_assert_cmpuint (acknowledged, >, KILLS);
}

int
main (int argc, char **argv)
{
  program = argv[0];
  if (argc == 3 && g_str_equal (argv[1], "--helper"))
    write_for_good (argv[2]);

  g_test_init (&argc, &argv, NULL);
  g_test_add ("/kills", WmFixture, NULL, wm_fixture_set_up, test_kills, wm_fixture_tear_down);
  return g_test_run ();
}
