/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is acknowledged is stored: after a power cut at any write, and when
 * any one call fails.
 */
#include "wm-fault-vfs.h"
#include "wm-store-test.h"

#include <glib/gstdio.h>
#include <string.h>

#define SEEDS 2

/* ---- power cuts ---- */

static gboolean
act (WmStore *store, const char *label, const char *sql, GError **error)
{
  if (!wm_store_begin_merging (store, label, NULL, error))
    return FALSE;
  if (wm_sql_run (store, error, sql, NULL))
    return wm_store_commit (store, error);
  wm_store_rollback (store);
  return FALSE;
}

/* A small life: each step is acknowledged or fails with an error. */
static gboolean
take_step (WmStore *store, int step, GError **error)
{
  static const char *const statements[]
      = { "INSERT INTO pack (id, slug, name) VALUES (1, 'p', 'Pack')",
          "INSERT INTO skill (id, pack_id, slug, name, description, sort)"
          " VALUES (1, 1, 'a', 'A', hex (zeroblob (3000)), 1), (2, 1, 'b', 'B', '', 2)",
          "INSERT INTO skill_level (skill_id, level, sort) VALUES (1, 0, 1), (1, 1, 2), (2, 0, 1)",
          "UPDATE skill SET name = 'Renamed'",
          "UNDO",
          "INSERT INTO person (id, slug, name) VALUES (3, 'x', hex (zeroblob (5000)))",
          "REOPEN",
          "DELETE FROM skill WHERE id = 1",
          "UNDO",
          "REDO",
          "UPDATE person SET name = 'Short'",
          "REOPEN",
          "DELETE FROM pack" };

  if ((gsize) step >= G_N_ELEMENTS (statements))
    {
      g_set_error_literal (error, WM_ERROR, WM_ERROR_NOT_FOUND, "the end");
      return FALSE;
    }
  if (g_str_equal (statements[step], "UNDO"))
    return wm_store_undo (store, error);
  if (g_str_equal (statements[step], "REDO"))
    return wm_store_redo (store, error);
  if (g_str_equal (statements[step], "REOPEN"))
    return TRUE;
  return act (store, statements[step], statements[step], error);
}

static gboolean
is_reopening (int step)
{
  return step == 6 || step == 11;
}

/* Content and history */
static char *
describe (WmStore *store)
{
  g_autofree char *content = wm_test_dump (store);
  g_autofree char *history = wm_sql_text (
      store, "SELECT group_concat (label || ' ' || state, '; ') FROM action", NULL);

  return g_strconcat (content, history, NULL);
}

static WmStore *
open_with (const char *path, const char *pragma, GError **error)
{
  WmStore *store = wm_store_open (path, WM_STORE_OPEN, error);

  if (store != NULL && pragma != NULL && !store->read_only)
    g_assert_true (wm_sqlite_exec (store->db, pragma, path, NULL));
  return store;
}

/* Lives until a step fails; returns how many were acknowledged. @states gets
 * what the workspace held before the first and after each. */
static int
live (const char *path, const char *pragma, GPtrArray *states)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmStore) store = open_with (path, pragma, &error);
  int step = 0;

  if (store != NULL && states != NULL)
    g_ptr_array_add (states, describe (store));
  while (store != NULL && take_step (store, step, &error))
    {
      if (is_reopening (step))
        {
          (void) wm_store_close (store, NULL);
          g_object_unref (store);
          store = open_with (path, pragma, &error);
        }
      step++;
      if (store != NULL && states != NULL)
        g_ptr_array_add (states, describe (store));
    }
  /* Whatever fails says so. */
  g_assert_nonnull (error);
  if (store != NULL)
    (void) wm_store_close (store, NULL);
  return step;
}

static void
copy_template (const char *template_path, const char *path)
{
  static const char *const suffixes[] = { "-wal", "-shm", "-journal" };
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  gsize length;

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);
      g_unlink (name);
    }
  g_file_get_contents (template_path, &content, &length, &error);
  g_assert_no_error (error);
  g_file_set_contents_full (path, content, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

/* The image must open, and hold what was acknowledged; the step during which
 * the power went may be in it whole, or not at all. */
static gboolean
is_good (const char *image, int acknowledged, GPtrArray *states)
{
  g_autoptr (WmStore) store = wm_store_open (image, WM_STORE_READ_ONLY, NULL);
  g_autoptr (GPtrArray) findings = NULL;
  g_autofree char *state = NULL;

  if (store == NULL)
    return FALSE;
  findings = wm_store_check (store, NULL);
  if (findings == NULL || findings->len > 0)
    return FALSE;
  state = describe (store);
  for (int i = acknowledged; i <= acknowledged + 1 && i < (int) states->len; i++)
    if (g_str_equal (state, states->pdata[i]))
      return TRUE;
  return FALSE;
}

typedef struct
{
  guint images;
  guint bad;
} Outcome;

/* @stride: 1 cuts at every call */
static Outcome
cut_everywhere (WmFixture *fixture, const char *pragma, guint stride)
{
  g_autofree char *work = wm_fixture_path (fixture, "cut.waymark");
  g_autofree char *image = wm_fixture_path (fixture, "image.waymark");
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
  Outcome outcome = { 0, 0 };
  guint total;

  copy_template (fixture->path, work);
  wm_fault_vfs_record (0);
  g_assert_cmpint (live (work, pragma, states), ==, 13);
  total = wm_fault_vfs_stop ();
  g_assert_cmpuint (states->len, ==, 14);

  for (guint cut = 1; cut <= total; cut += stride)
    {
      int acknowledged;

      copy_template (fixture->path, work);
      wm_fault_vfs_record (cut);
      acknowledged = live (work, pragma, NULL);
      wm_fault_vfs_stop ();
      for (guint32 seed = 0; seed < SEEDS; seed++, outcome.images++)
        {
          wm_fault_vfs_write_image (work, image, cut * 100 + seed);
          if (!is_good (image, acknowledged, states))
            outcome.bad++;
        }
    }
  wm_fault_vfs_forget ();
  g_test_message ("%u calls, %u images, %u bad", total, outcome.images, outcome.bad);
  return outcome;
}

static void
test_power_cuts (WmFixture *fixture, gconstpointer data)
{
  Outcome outcome;

  g_assert_true (wm_store_close (fixture->store, NULL));
  g_clear_object (&fixture->store);
  outcome = cut_everywhere (fixture, NULL, 1);
  g_assert_cmpuint (outcome.images, >=, 300);
  g_assert_cmpuint (outcome.bad, ==, 0);
}

/* Without syncing each commit, acknowledged writes are lost: were they not,
 * the test above would show nothing. */
static void
test_control (WmFixture *fixture, gconstpointer data)
{
  Outcome outcome;

  g_assert_true (wm_store_close (fixture->store, NULL));
  g_clear_object (&fixture->store);
  outcome = cut_everywhere (fixture, "PRAGMA synchronous = NORMAL", 4);
  g_assert_cmpuint (outcome.bad, >, 20);
}

/* ---- one failing call ---- */

#define TRIES 5

/* A person with two assessments, all or nothing */
static gboolean
try_one (WmStore *store, gint64 number, GError **error)
{
  if (!wm_store_begin (store, "add-person", NULL, error))
    return FALSE;
  if (wm_sql_run (store, error,
                  "INSERT INTO person (id, slug, name) VALUES (?1, ?1, hex (zeroblob (3000)))", "i",
                  number)
      && wm_sql_run (store, error,
                     "INSERT INTO assessment (id, slug, person_id, kind, date)"
                     " VALUES (?1 * 2, ?1 * 2, ?1, 'self', '2026-01-01'),"
                     " (?1 * 2 + 1, ?1 * 2 + 1, ?1, 'self', '2026-01-01')",
                     "i", number))
    return wm_store_commit (store, error);
  wm_store_rollback (store);
  return FALSE;
}

/* Goes on after a failure, as a program would. Returns what was acknowledged,
 * a bit each. */
static guint
try_all (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmStore) store = wm_store_open (path, WM_STORE_OPEN, &error);
  guint acknowledged = 0;

  for (gint64 i = 1; store != NULL && i <= TRIES; i++)
    {
      if (try_one (store, i, &error))
        acknowledged |= 1u << i;
      else
        g_assert_nonnull (error);
      g_assert_false (wm_store_in_action (store));
      g_clear_error (&error);
    }
  if (store != NULL)
    (void) wm_store_close (store, NULL);
  return acknowledged;
}

static void
check_tries (const char *path, guint acknowledged)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmStore) store = wm_store_open (path, WM_STORE_OPEN, &error);
  g_autoptr (GPtrArray) findings = NULL;

  g_assert_no_error (error);
  findings = wm_store_check (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
  for (gint64 i = 1; i <= TRIES; i++)
    {
      gint64 rows = wm_sql_int (store, -1,
                                "SELECT (SELECT count(*) FROM person WHERE id = ?1)"
                                " + (SELECT count(*) FROM assessment WHERE person_id = ?1)",
                                "i", i);

      if (acknowledged & 1u << i)
        g_assert_cmpint (rows, ==, 3);
      else
        g_assert_true (rows == 0 || rows == 3);
    }
}

static void
test_hiccups (WmFixture *fixture, gconstpointer data)
{
  g_autofree char *work = wm_fixture_path (fixture, "hiccup.waymark");
  const guint all = ((1u << TRIES) - 1) << 1;
  guint total, failed = 0;

  g_assert_true (wm_store_close (fixture->store, NULL));
  g_clear_object (&fixture->store);
  copy_template (fixture->path, work);
  wm_fault_vfs_record (0);
  g_assert_cmphex (try_all (work), ==, all);
  total = wm_fault_vfs_stop ();

  for (guint at = 1; at <= total; at++)
    {
      guint acknowledged;

      copy_template (fixture->path, work);
      wm_fault_vfs_record_hiccup (at);
      acknowledged = try_all (work);
      wm_fault_vfs_stop ();
      wm_fault_vfs_forget ();
      failed += acknowledged != all ? 1 : 0;
      check_tries (work, acknowledged);
    }
  g_test_message ("%u calls failed once each, %u of them told", total, failed);
  g_assert_cmpuint (failed, >, total / 2);
}

/* A new workspace is there whole or not at all, and leaves nothing behind. */
static void
test_creating (WmFixture *fixture, gconstpointer data)
{
  g_autofree char *path = wm_fixture_path (fixture, "new.waymark");
  guint total = 1, refused = 0;

  for (guint at = 1; at <= total; at++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (WmStore) store = NULL;
      g_autoptr (GDir) folder = NULL;
      const char *name;

      wm_fault_vfs_record_hiccup (at);
      store = wm_store_open (path, WM_STORE_CREATE, &error);
      total = MAX (total, wm_fault_vfs_stop ());
      wm_fault_vfs_forget ();
      g_assert_true ((store != NULL) == (error == NULL));
      refused += store == NULL ? 1 : 0;
      g_clear_object (&store);

      folder = g_dir_open (fixture->folder, 0, NULL);
      while ((name = g_dir_read_name (folder)) != NULL)
        g_assert_false (g_str_has_prefix (name, "."));
      if (g_file_test (path, G_FILE_TEST_EXISTS))
        check_tries (path, 0);
      g_unlink (path);
    }
  g_test_message ("%u calls failed once each, %u of them refused", total, refused);
  g_assert_cmpuint (refused, >, total / 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  wm_fault_vfs_install ();
#define ADD(name, function)                                                                        \
  g_test_add ("/durability/" name, WmFixture, NULL, wm_fixture_set_up, function,                   \
              wm_fixture_tear_down)
  ADD ("power-cuts", test_power_cuts);
  ADD ("power-cuts-control", test_control);
  ADD ("hiccups", test_hiccups);
  ADD ("creating", test_creating);
  return g_test_run ();
}
