/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Actions: nothing half, undo and redo of any number of steps and after
 * opening again, a log that tells what was done.
 */
#include "wm-store-test.h"

#include <string.h>

#define TEST(name, function)                                                                       \
  g_test_add ("/actions/" name, WmFixture, NULL, wm_fixture_set_up, function, wm_fixture_tear_down)

static void
add_pack (WmStore *store)
{
  wm_test_act (store, "INSERT INTO pack (id, slug, name) VALUES (1, 'p', 'Pack')");
}

static void
add_skill (WmStore *store)
{
  wm_test_act (store,
               "INSERT INTO skill (id, pack_id, slug, name, sort) VALUES (7, 1, 's', 'Skill', 1)");
}

static void
rename_skill (WmStore *store, const char *name)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (wm_store_begin_merging (store, "rename", "skill:s", &error));
  g_assert_true (
      wm_sql_run (store, &error, "UPDATE skill SET name = ? WHERE id = 7", "t", name));
  g_assert_true (wm_store_commit (store, &error));
  g_assert_no_error (error);
}

/* An hour on, so that what is done next goes on with it however long it takes */
static void
keep_open (WmStore *store)
{
  wm_test_act (store, "UPDATE action SET time = time + 3600");
}

static void
assert_skill (WmStore *store, const char *wanted)
{
  g_autofree char *name = wm_sql_text (store, "SELECT name FROM skill WHERE id = 7", NULL);

  g_assert_cmpstr (name, ==, wanted);
}

/* How a loop over the rows ends: the query, the rows that it gives, and whether it fails. */
static void
test_rows (WmFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *sql;
    int rows;
    gboolean fails;
  } cases[] = {
    { "SELECT 1 WHERE 0", 0, FALSE },
    { "SELECT 1 UNION ALL SELECT 2", 2, FALSE },
    { "SELECT no_such_column", 0, TRUE },
    /* the second row has no absolute value */
    { "SELECT abs (v) FROM (SELECT 1 AS v UNION ALL SELECT -9223372036854775807 - 1)", 1, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (WmRows) rows = wm_sql_query (fixture->store, &error, cases[i].sql, "");
      int n = 0;

      while (wm_rows_step (rows))
        n++;
      g_assert_cmpint (n, ==, cases[i].rows);
      /* A failed loop does not start over. */
      g_assert_true (!cases[i].fails || !wm_rows_step (rows));
      g_assert_true (wm_rows_end (rows, &error) != cases[i].fails);
      g_assert_true ((error != NULL) == cases[i].fails);
    }
}

static void
assert_action_count (WmStore *store, guint wanted)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) actions = wm_store_list_actions (store, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (actions->len, ==, wanted);
}

static void
undo (WmStore *store)
{
  g_autoptr (GError) error = NULL;

  wm_store_undo (store, &error);
  g_assert_no_error (error);
}

static void
redo (WmStore *store)
{
  g_autoptr (GError) error = NULL;

  wm_store_redo (store, &error);
  g_assert_no_error (error);
}

static void
test_undo_redo (WmFixture *fixture, gconstpointer data)
{
  g_autofree char *start = wm_test_dump (fixture->store);
  g_autofree char *end = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autoptr (WmAction) next = NULL;
  g_autoptr (GError) error = NULL;

  add_pack (fixture->store);
  add_skill (fixture->store);
  rename_skill (fixture->store, "Other");
  end = wm_test_dump (fixture->store);

  for (int i = 0; i < 3; i++)
    undo (fixture->store);
  g_assert_null (wm_store_peek_undo (fixture->store));
  g_assert_false (wm_store_undo (fixture->store, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_NOT_FOUND);
  undone = wm_test_dump (fixture->store);
  g_assert_cmpstr (undone, ==, start);

  wm_fixture_reopen (fixture);
  next = wm_store_peek_redo (fixture->store);
  g_assert_cmpstr (next->label, ==, "test");
  for (int i = 0; i < 3; i++)
    redo (fixture->store);
  redone = wm_test_dump (fixture->store);
  g_assert_cmpstr (redone, ==, end);
  wm_fixture_reopen (fixture);
  undo (fixture->store);
  assert_skill (fixture->store, "Skill");
}

/* A cascade makes rows vanish: they come back, and go again. */
static void
test_cascade (WmFixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  add_pack (fixture->store);
  add_skill (fixture->store);
  wm_test_act (fixture->store, "INSERT INTO skill_level (skill_id, level, sort) VALUES (7, 3, 1)");
  before = wm_test_dump (fixture->store);
  wm_test_act (fixture->store, "DELETE FROM pack");
  g_assert_cmpint (wm_sql_int (fixture->store, -1, "SELECT count(*) FROM skill_level", NULL), ==,
                   0);

  undo (fixture->store);
  after = wm_test_dump (fixture->store);
  g_assert_cmpstr (after, ==, before);
  redo (fixture->store);
  g_assert_cmpint (wm_sql_int (fixture->store, -1, "SELECT count(*) FROM skill_level", NULL), ==,
                   0);
}

static void
test_new_action_drops_redo (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) actions = NULL;

  add_pack (fixture->store);
  add_skill (fixture->store);
  undo (fixture->store);
  wm_test_act (fixture->store, "UPDATE pack SET name = 'Mine'");

  g_assert_null (wm_store_peek_redo (fixture->store));
  g_assert_false (wm_store_redo (fixture->store, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_NOT_FOUND);
  actions = wm_store_list_actions (fixture->store, NULL);
  g_assert_cmpuint (actions->len, ==, 3);
  g_assert_true (((WmAction *) actions->pdata[1])->undone);
  g_assert_false (((WmAction *) actions->pdata[2])->undone);
}

/* What was changed behind the log's back is not overwritten. */
static void
test_conflict (WmFixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  add_pack (fixture->store);
  wm_test_act (fixture->store, "UPDATE pack SET name = 'Mine', version = '2'");
  g_assert_cmpint (sqlite3_exec (fixture->store->db, "UPDATE pack SET name = 'Theirs'", NULL, NULL,
                                 NULL),
                   ==, SQLITE_OK);
  before = wm_test_dump (fixture->store);

  g_assert_false (wm_store_undo (fixture->store, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_CONFLICT);
  after = wm_test_dump (fixture->store);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (wm_sql_int (fixture->store, -1, "PRAGMA foreign_keys", NULL), ==, 1);
}

/* An undo that would leave a row without its parent is given up whole. */
static void
test_undo_checks_references (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  add_pack (fixture->store);
  g_assert_cmpint (sqlite3_exec (fixture->store->db,
                                 "INSERT INTO skill (id, pack_id, slug, name, sort)"
                                 " VALUES (7, 1, 's', 'Skill', 1)",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  g_assert_false (wm_store_undo (fixture->store, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_CONFLICT);
  assert_skill (fixture->store, "Skill");
  g_assert_cmpint (wm_sql_int (fixture->store, -1, "SELECT count(*) FROM pack", NULL), ==, 1);
}

/* Nor may it bring back a row whose parent is gone meanwhile. */
static void
test_undo_needs_parent (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  add_pack (fixture->store);
  add_skill (fixture->store);
  wm_test_act (fixture->store, "DELETE FROM skill");
  g_assert_cmpint (sqlite3_exec (fixture->store->db, "DELETE FROM pack", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  g_assert_false (wm_store_undo (fixture->store, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_CONFLICT);
  g_assert_cmpint (wm_sql_int (fixture->store, -1, "SELECT count(*) FROM skill", NULL), ==, 0);
}

/* An undo looks for rows without a parent only where one was taken away: an update takes none,
 * as long as what is referred to is always the key. */
static void
test_references_are_keys (WmFixture *fixture, gconstpointer data)
{
  g_assert_cmpint (
    wm_sql_int (fixture->store, -1,
                "SELECT count(*) FROM sqlite_schema AS m, pragma_foreign_key_list (m.name) AS f"
                " WHERE m.type = 'table' AND f.\"to\" IS NOT NULL AND NOT EXISTS"
                " (SELECT 1 FROM pragma_table_info (f.\"table\") AS c"
                "  WHERE c.name = f.\"to\" AND c.pk > 0)",
                NULL),
    ==, 0);
}

static void
test_rollback (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  WmStore *store = fixture->store;

  add_pack (store);
  g_assert_true (wm_store_begin (store, "outer", NULL, &error));
  g_assert_true (wm_sql_run (store, &error, "UPDATE pack SET name = 'Outer'", NULL));
  g_assert_true (wm_store_begin (store, "inner", NULL, &error));
  g_assert_true (wm_sql_run (store, &error, "UPDATE pack SET version = '3'", NULL));
  wm_store_rollback (store);
  g_assert_true (wm_store_in_action (store));
  g_assert_false (wm_sql_run (store, &error, "UPDATE pack SET version = '4'", NULL));
  g_clear_error (&error);
  g_assert_false (wm_store_set_setting (store, "key", "value", &error));
  g_clear_error (&error);
  g_assert_false (wm_store_commit (store, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_FAILED);

  g_assert_false (wm_store_in_action (store));
  g_assert_cmpint (
      wm_sql_int (store, -1, "SELECT name = 'Pack' AND version = '' FROM pack", NULL), ==, 1);
  assert_action_count (store, 1);
}

static void
test_nested (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmAction) action = NULL;
  WmStore *store = fixture->store;

  g_assert_true (wm_store_begin (store, "outer", "pack:p", &error));
  add_pack (store);
  add_skill (store);
  g_assert_true (wm_store_commit (store, &error));
  assert_action_count (store, 1);
  action = wm_store_peek_undo (store);
  g_assert_cmpstr (action->label, ==, "outer");
  g_assert_cmpstr (action->subject, ==, "pack:p");
  undo (store);
  g_assert_cmpint (wm_sql_int (store, -1, "SELECT count(*) FROM pack", NULL), ==, 0);
}

static void
test_nothing_happened (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *value = NULL;

  add_pack (fixture->store);
  wm_test_act (fixture->store, "UPDATE pack SET name = name");
  wm_test_act (fixture->store, "DELETE FROM skill");
  assert_action_count (fixture->store, 1);

  /* View state within such an action is kept all the same. */
  g_assert_true (wm_store_begin (fixture->store, "look", NULL, &error));
  g_assert_true (wm_store_set_setting (fixture->store, "zoom", "2", &error));
  g_assert_true (wm_store_commit (fixture->store, &error));
  assert_action_count (fixture->store, 1);
  value = wm_store_get_setting (fixture->store, "zoom");
  g_assert_cmpstr (value, ==, "2");
}

static void
test_merging (WmFixture *fixture, gconstpointer data)
{
  WmStore *store = fixture->store;

  add_pack (store);
  add_skill (store);
  rename_skill (store, "A");
  keep_open (store);
  rename_skill (store, "Ab");
  keep_open (store);
  rename_skill (store, "Abc");
  assert_action_count (store, 3);
  undo (store);
  assert_skill (store, "Skill");
  redo (store);
  assert_skill (store, "Abc");

  /* Back to where it began: nothing is left to undo but what was before. */
  keep_open (store);
  rename_skill (store, "Skill");
  undo (store);
  assert_skill (store, NULL);
}

static void
test_merging_ends (WmFixture *fixture, gconstpointer data)
{
  WmStore *store = fixture->store;

  add_pack (store);
  add_skill (store);
  rename_skill (store, "A");
  wm_test_act (store, "UPDATE action SET time = time - 60");
  rename_skill (store, "Ab");
  assert_action_count (store, 4);
  keep_open (store);
  wm_store_set_viewer (store, "person-x");
  rename_skill (store, "Abc");
  assert_action_count (store, 5);
  undo (store);
  rename_skill (store, "Abd");
  undo (store);
  assert_skill (store, "Ab");
}

static void
test_final (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmAction) action = NULL;
  WmStore *store = fixture->store;

  add_pack (store);
  add_skill (store);
  rename_skill (store, "Before");
  g_assert_true (wm_store_begin (store, "decide", NULL, &error));
  g_assert_true (wm_sql_run (store, &error,
                             "INSERT INTO person (id, slug, name) VALUES (5, 'x', 'X')", NULL));
  wm_store_mark_final (store);
  g_assert_true (wm_store_commit (store, &error));

  /* Passed over, since it shares no row. */
  undo (store);
  assert_skill (store, "Skill");
  g_assert_cmpint (wm_sql_int (store, -1, "SELECT count(*) FROM person", NULL), ==, 1);
  redo (store);
  assert_skill (store, "Before");

  /* A neighbour under the same parent is another row. */
  wm_test_act (store, "INSERT INTO skill_level (skill_id, level, sort) VALUES (7, 1, 1)");
  g_assert_true (wm_store_begin (store, "decide", NULL, &error));
  g_assert_true (wm_sql_run (
      store, &error, "INSERT INTO skill_level (skill_id, level, sort) VALUES (7, 2, 2)", NULL));
  wm_store_mark_final (store);
  g_assert_true (wm_store_commit (store, &error));
  undo (store);
  g_assert_cmpint (wm_sql_int (store, -1, "SELECT sum (level) FROM skill_level", NULL), ==, 2);

  /* In the way, since it touches the same row. */
  g_assert_true (wm_store_begin (store, "decide", NULL, &error));
  g_assert_true (wm_sql_run (store, &error, "UPDATE skill SET name = 'Final' WHERE id = 7", NULL));
  wm_store_mark_final (store);
  g_assert_true (wm_store_commit (store, &error));
  action = wm_store_peek_undo (store);
  g_assert_null (action);
  g_assert_false (wm_store_undo (store, &error));
  g_assert_nonnull (error);
  assert_skill (store, "Final");
}

static void
test_schema_stops_undo (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  add_pack (fixture->store);
  g_assert_cmpint (sqlite3_exec (fixture->store->db, "UPDATE action SET schema = 0", NULL, NULL,
                                 NULL),
                   ==, SQLITE_OK);
  g_assert_null (wm_store_peek_undo (fixture->store));
  g_assert_false (wm_store_undo (fixture->store, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_NOT_FOUND);
  assert_action_count (fixture->store, 1);
}

static void
test_upgraded_meanwhile (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *stamp = g_strdup_printf ("PRAGMA user_version = %d", WM_SCHEMA_VERSION + 1);

  g_assert_cmpint (sqlite3_exec (fixture->store->db, stamp, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_false (wm_store_begin (fixture->store, "test", NULL, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_TOO_NEW);
  g_assert_false (wm_store_in_action (fixture->store));
}

static void
test_outside_of_an_action (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (wm_sql_run (fixture->store, &error, "DELETE FROM pack", NULL));
  g_assert_error (error, WM_ERROR, WM_ERROR_FAILED);
}

static void
test_actor_and_words (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmAction) action = NULL;
  g_autofree char *words = NULL;
  g_autofree char *later = NULL;
  WmStore *store = fixture->store;
  gint64 before;

  add_pack (store);
  add_skill (store);
  wm_store_set_viewer (store, "person-1");
  before = g_get_real_time () / G_USEC_PER_SEC;
  g_assert_true (wm_store_begin (store, "rate-skill", "skill:s", &error));
  g_assert_true (wm_sql_run (store, &error, "UPDATE skill SET sort = 2", NULL));
  g_assert_true (wm_store_commit (store, &error));

  action = wm_store_peek_undo (store);
  g_assert_cmpstr (action->actor, ==, "person-1");
  g_assert_cmpint (action->time, >=, before);
  g_assert_cmpint (action->time, <=, g_get_real_time () / G_USEC_PER_SEC);
  words = wm_action_describe (store, action);
  g_assert_cmpstr (words, ==, "Rate Skill: Skill");
  /* Gone since: the verb alone is left. */
  wm_test_act (store, "DELETE FROM skill");
  later = wm_action_describe (store, action);
  g_assert_cmpstr (later, ==, "Rate Skill");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("undo-redo", test_undo_redo);
  TEST ("cascade", test_cascade);
  TEST ("new-action-drops-redo", test_new_action_drops_redo);
  TEST ("conflict", test_conflict);
  TEST ("undo-checks-references", test_undo_checks_references);
  TEST ("undo-needs-parent", test_undo_needs_parent);
  TEST ("references-are-keys", test_references_are_keys);
  TEST ("rollback", test_rollback);
  TEST ("nested", test_nested);
  TEST ("nothing-happened", test_nothing_happened);
  TEST ("merging", test_merging);
  TEST ("merging-ends", test_merging_ends);
  TEST ("final", test_final);
  TEST ("schema-stops-undo", test_schema_stops_undo);
  TEST ("upgraded-meanwhile", test_upgraded_meanwhile);
  TEST ("outside-of-an-action", test_outside_of_an_action);
  TEST ("rows", test_rows);
  TEST ("actor-and-words", test_actor_and_words);
  return g_test_run ();
}
