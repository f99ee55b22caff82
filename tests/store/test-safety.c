/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Copies, and the check of a workspace.
 */
#include "wm-store-test.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>

static void
assert_no_leftovers (WmFixture *fixture)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    g_assert_false (g_str_has_prefix (name, "."));
}

static void
test_backup (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmStore) copy = NULL;
  g_autofree char *target = wm_fixture_path (fixture, "copy.waymark");
  g_autofree char *original = NULL;
  g_autofree char *copied = NULL;
  struct stat info;

  wm_test_act (fixture->store, "INSERT INTO pack (id, slug, name) VALUES (1, 'p', 'Pack')");
  wm_test_act (fixture->store, "UPDATE pack SET name = 'Newer'");
  g_assert_true (wm_store_backup (fixture->store, target, &error));
  g_assert_no_error (error);
  g_assert_cmpint (stat (target, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
  assert_no_leftovers (fixture);

  copy = wm_store_open (target, WM_STORE_OPEN, &error);
  g_assert_no_error (error);
  original = wm_test_dump (fixture->store);
  copied = wm_test_dump (copy);
  g_assert_cmpstr (copied, ==, original);
  /* With its history, and of its own from now on. */
  g_assert_true (wm_store_undo (copy, &error));
  g_free (copied);
  copied = wm_test_dump (fixture->store);
  g_assert_cmpstr (copied, ==, original);
}

static void
test_backup_refused (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *nowhere = wm_fixture_path (fixture, "nowhere/copy.waymark");
  g_autofree char *taken = wm_fixture_path (fixture, "taken.waymark");

  g_assert_false (wm_store_backup (fixture->store, fixture->path, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (wm_store_backup (fixture->store, nowhere, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (taken, "mine", -1, NULL));
  g_assert_false (wm_store_duplicate (fixture->store, taken, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_INVALID);
  g_clear_error (&error);
  /* A backup, in contrast, takes the place of an older one. */
  g_assert_true (wm_store_backup (fixture->store, taken, &error));
  g_assert_no_error (error);
  assert_no_leftovers (fixture);
}

/* A connection of somebody else stands for another program. */
static void
test_target_in_use (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *target = wm_fixture_path (fixture, "copy.waymark");
  sqlite3 *other = NULL;

  wm_test_act (fixture->store, "INSERT INTO pack (id, slug, name) VALUES (1, 'p', 'Pack')");
  g_assert_true (wm_store_backup (fixture->store, target, &error));
  g_assert_cmpint (sqlite3_open (target, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other,
                                 "PRAGMA journal_mode = WAL; UPDATE pack SET name = 'Theirs'", NULL,
                                 NULL, NULL),
                   ==, SQLITE_OK);

  g_assert_false (wm_store_backup (fixture->store, target, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_cmpint (sqlite3_close (other), ==, SQLITE_OK);
  wm_test_assert_pack (target, "Theirs");
  g_assert_true (wm_store_backup (fixture->store, target, &error));
  wm_test_assert_pack (target, "Pack");
}

/* Begins to write as another program would: 0 when it is let, 5 when not. */
static int
write_elsewhere (const char *path)
{
  const char *code = "import sqlite3, sys\n"
                     "db = sqlite3.connect(sys.argv[1], timeout=0)\n"
                     "try: db.execute('BEGIN IMMEDIATE')\n"
                     "except sqlite3.OperationalError: sys.exit(5)\n";
  const char *const argv[] = { "python3", "-c", code, path, NULL };
  int status = -1;

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL,
                               NULL, &status, NULL));
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

static void
test_path_is_database (WmFixture *fixture, gconstpointer data)
{
  static const char *const companions[] = { "", "-wal", "-shm", "-journal" };
  g_autoptr (GError) error = NULL;
  g_autofree char *closed = wm_fixture_path (fixture, "closed.waymark");
  g_autofree char *text = wm_fixture_path (fixture, "text-wal");
  g_autofree char *missing = wm_fixture_path (fixture, "missing");
  g_autofree char *folder = g_path_get_dirname (fixture->path);

  g_assert_true (wm_store_backup (fixture->store, closed, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (text, "SQLite", -1, NULL));
  g_assert_true (wm_store_begin (fixture->store, "rate-skill", NULL, &error));
  g_assert_cmpint (write_elsewhere (fixture->path), ==, 5);
  for (guint i = 0; i < G_N_ELEMENTS (companions); i++)
    {
      g_autofree char *open_one = g_strconcat (fixture->path, companions[i], NULL);
      g_autofree char *closed_one = g_strconcat (closed, companions[i], NULL);

      g_assert_true (wm_path_is_database (open_one));
      g_assert_true (wm_path_is_database (closed_one));
    }
  /* To ask did not cost the lock of the action under way. */
  g_assert_cmpint (write_elsewhere (fixture->path), ==, 5);
  wm_store_rollback (fixture->store);
  g_assert_cmpint (write_elsewhere (fixture->path), ==, 0);
  g_assert_false (wm_path_is_database (text));
  g_assert_false (wm_path_is_database (missing));
  g_assert_false (wm_path_is_database (folder));
}

static void
assert_finding (WmStore *store, const char *sql, const char *wanted)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  /* Around our own checks, as a faulty program would. */
  g_assert_cmpint (sqlite3_exec (store->db, "PRAGMA foreign_keys = OFF; SAVEPOINT test", NULL, NULL,
                                 NULL),
                   ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (store->db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  findings = wm_store_check (store, &error);
  g_assert_no_error (error);
  if (wanted == NULL)
    g_assert_cmpuint (findings->len, ==, 0);
  else
    {
      g_assert_cmpuint (findings->len, ==, 1);
      g_assert_cmpstr (findings->pdata[0], ==, wanted);
    }
  wm_sqlite_exec (store->db, "ROLLBACK TO test; RELEASE test", store->path, &error);
  g_assert_no_error (error);
}

static void
test_check (WmFixture *fixture, gconstpointer data)
{
  WmStore *store = fixture->store;

  wm_test_act (store, "INSERT INTO pack (id, slug, name) VALUES (1, 'p', 'Pack')");
  wm_test_act (store, "INSERT INTO skill (id, pack_id, slug, name, sort) VALUES"
                      " (1, 1, 'a', 'A', 1), (2, 1, 'b', 'B', 2), (3, 1, 'c', 'C', 3)");
  wm_test_act (store,
               "INSERT INTO onboarding_plan (id, slug, name, start_date, created, modified)"
               " VALUES (1, 'x', 'X', '2026-03-02', 0, 0), (2, 'y', 'Y', '2026-03-02', 0, 0)");
  wm_test_act (store, "INSERT INTO milestone (id, plan_id, slug, name, horizon, sort)"
                      " VALUES (1, 1, 'm', 'M', 'day', 1)");
  wm_test_act (store, "INSERT INTO skill_association (origin_id, type, destination_id, pack_id)"
                      " VALUES (1, 'precedes', 2, 1), (2, 'precedes', 3, 1)");

  assert_finding (store, "SELECT 1", NULL);
  assert_finding (store,
                  "INSERT INTO skill_association (origin_id, type, destination_id, pack_id)"
                  " VALUES (3, 'precedes', 1, 1)",
                  "3 skills need themselves, through a circle of prerequisites");
  assert_finding (store,
                  "INSERT INTO skill_association (origin_id, type, destination_id, pack_id)"
                  " VALUES (1, 'isRelatedTo', 1, 1)",
                  "The skill “a” is linked to itself");
  assert_finding (store, "INSERT INTO resource_skill VALUES (77, 1, 1)",
                  "1 row of “resource_skill” refers to a missing “resource”");
  assert_finding (store, "UPDATE onboarding_plan SET start_date = '2026-02-30' WHERE id = 1",
                  "The start of the plan “x” is no date");
  assert_finding (store, "INSERT INTO translation VALUES ('skill', 55, 'zh-CN', 'name', 'x')",
                  "The translation “skill/55” belongs to nothing");
  assert_finding (store, "INSERT INTO translation VALUES ('skill', 1, 'zh-CN', 'name', 'x')", NULL);
  assert_finding (store,
                  "INSERT INTO activity (id, plan_id, milestone_id, slug, name, sort)"
                  " VALUES (1, 2, 1, 'a', 'Read', 1)",
                  "The activity “Read” stands under a milestone of another plan");
  assert_finding (store,
                  "INSERT INTO resource (id, pack_id, slug, name, url, sort)"
                  " VALUES (1, 1, 'r', 'R', 'javascript:1', 1)",
                  "The address of the resource “r” is neither http nor https and is not opened");
}

static void
test_text (void)
{
  static const struct
  {
    const char *text;
    gboolean is_name;
    const char *clean; /* NULL: refused */
    WmError code;
  } cases[] = {
    { "plain", TRUE, "plain", 0 },
    { "  around \n", TRUE, "around", 0 },
    { "two\nlines", TRUE, "two lines", 0 },
    { "two\nlines\tand\001\033[31m", FALSE, "two\nlines\tand[31m", 0 },
    { "dos\r\nlines", FALSE, "dos\nlines", 0 },
    { "能力图谱", TRUE, "能力图谱", 0 },
    { "cut \xed\xa0\x80", FALSE, NULL, WM_ERROR_INVALID },
    { "\xff", TRUE, NULL, WM_ERROR_INVALID },
    { "", FALSE, "", 0 },
    { " ", TRUE, NULL, WM_ERROR_INVALID },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *clean = wm_text_clean (cases[i].text, cases[i].is_name, "Place", &error);

      g_assert_cmpstr (clean, ==, cases[i].clean);
      if (cases[i].clean == NULL)
        {
          g_assert_error (error, WM_ERROR, (int) cases[i].code);
          g_assert_true (g_str_has_prefix (error->message, "Place: "));
        }
    }
}

static void
assert_length (const char *unit, guint count, gboolean is_name, gboolean fits)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *clean = NULL;

  for (guint i = 0; i < count; i++)
    g_string_append (text, unit);
  clean = wm_text_clean (text->str, is_name, "Place", &error);
  if (fits)
    g_assert_cmpstr (clean, ==, text->str);
  else
    g_assert_error (error, WM_ERROR, WM_ERROR_LIMIT);
}

static void
test_limits (void)
{
  assert_length ("图", WM_LIMIT_NAME, TRUE, TRUE);
  assert_length ("图", WM_LIMIT_NAME + 1, TRUE, FALSE);
  assert_length ("x", WM_LIMIT_TEXT, FALSE, TRUE);
  assert_length ("x", WM_LIMIT_TEXT + 1, FALSE, FALSE);
}

static void
test_ids (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GRegex) shape = g_regex_new ("^plan-[a-z0-9]{10}$", 0, 0, NULL);

  for (int i = 0; i < 2000; i++)
    {
      char *slug = wm_sql_new_slug ("plan");

      g_assert_true (g_regex_match (shape, slug, 0, NULL));
      g_assert_true (g_hash_table_add (seen, slug));
      g_assert_true (g_hash_table_add (
          seen, g_strdup_printf ("%" G_GINT64_FORMAT, wm_sql_new_id ())));
      g_assert_cmpint (wm_sql_new_id (), >, 0);
    }
}

/* What an erasure reads is what somebody writes: a new column is of one kind or of the other. */
static void
test_columns (WmFixture *fixture, gconstpointer data)
{
  static const char *const codes[] = {
    "actor",     "applied",    "category",   "completed", "date",        "days_off",
    "depends_on", "due_anchor", "due_date",  "due_ref",   "end_date",    "field",
    "finding",   "held",       "horizon",    "importance", "key",        "kind",
    "kinds",     "language",   "languages",  "locale",    "milestone",   "offset",
    "origin",    "outcome",    "part_time",  "person",    "proof",       "question",
    "recommendation", "region", "released",  "resource",  "resources",   "role",
    "rubric",    "scale",      "seniority",  "sha256",    "side",        "since",
    "skill",     "skills",     "slug",       "source",    "source_kind", "stage",
    "start",     "start_date", "state",      "status",    "subject",     "target",
    "target_role", "template", "time_required", "timezone", "type",      "value",
    "version",   "weekly_time", "work_week", NULL,
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (WmRows) rows
    = wm_sql_query (fixture->store, &error,
                    "SELECT m.name, c.name FROM sqlite_schema m, pragma_table_info (m.name) c"
                    " WHERE m.type = 'table' AND c.type = 'TEXT'"
                    " AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
                    "");

  while (wm_rows_step (rows))
    {
      const char *table = wm_rows_text (rows, 0), *column = wm_rows_text (rows, 1);

      g_test_message ("%s.%s", table, column);
      g_assert_true (wm_store_is_prose (table, column) || g_strv_contains (codes, column));
      if (!g_str_equal (column, "source"))
        g_assert_true (wm_store_is_prose (table, column) != g_strv_contains (codes, column));
    }
  g_assert_true (wm_rows_end (rows, &error));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/safety/" name, WmFixture, NULL, wm_fixture_set_up, function, wm_fixture_tear_down)
  ADD ("backup", test_backup);
  ADD ("backup-refused", test_backup_refused);
  ADD ("target-in-use", test_target_in_use);
  ADD ("path-is-database", test_path_is_database);
  ADD ("check", test_check);
  ADD ("columns", test_columns);
  g_test_add_func ("/safety/text", test_text);
  g_test_add_func ("/safety/limits", test_limits);
  g_test_add_func ("/safety/ids", test_ids);
  return g_test_run ();
}
