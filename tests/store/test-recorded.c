/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every recorded table, found in the schema: insert, update and delete are
 * told, undone and redone. Then a thousand random actions there and back.
 */
#include "wm-store-test.h"

#include <string.h>

#define FIRST_ID 100

/* A column as the pragmas tell it */
typedef struct
{
  char *name;
  gboolean is_text;
  gboolean is_key;
  char *parent; /* table that it refers to, or NULL */
} Column;

static void
column_free (gpointer data)
{
  Column *column = data;

  g_free (column->name);
  g_free (column->parent);
  g_free (column);
}

static GPtrArray *
read_columns (WmStore *store, const char *table)
{
  GPtrArray *columns = g_ptr_array_new_with_free_func (column_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (WmRows) rows
      = wm_sql_query (store, &error,
                      "SELECT c.name, c.type = 'TEXT', c.pk, f.\"table\", c.hidden"
                      " FROM pragma_table_xinfo (?1) AS c"
                      " LEFT JOIN pragma_foreign_key_list (?1) AS f ON f.\"from\" = c.name"
                      " ORDER BY c.cid",
                      "t", table);

  g_assert_no_error (error);
  while (wm_rows_next (rows, &error))
    {
      Column *column = g_new0 (Column, 1);

      column->name = g_strdup (wm_rows_text (rows, 0));
      column->is_text = wm_rows_int (rows, 1) != 0;
      column->is_key = wm_rows_int (rows, 2) != 0;
      column->parent = g_strdup (wm_rows_text (rows, 3));
      g_assert_cmpint (wm_rows_int (rows, 4), ==, 0);
      g_ptr_array_add (columns, column);
    }
  g_assert_no_error (error);
  return columns;
}

/* The last word that a CHECK allows for the column, or NULL: any. */
static char *
find_allowed_word (WmStore *store, const char *table, const char *column)
{
  g_autofree char *sql
      = wm_sql_text (store, "SELECT sql FROM sqlite_schema WHERE name = ?", "t", table);
  g_autofree char *pattern = g_strdup_printf ("CHECK \\(%s IN \\([^)]*'([^']*)'\\s*\\)", column);
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  return g_regex_match (regex, sql, 0, &match) ? g_match_info_fetch (match, 1) : NULL;
}

static char *
make_value (WmStore *store, const char *table, const Column *column, int number)
{
  g_autofree char *word = NULL;

  if (column->parent != NULL || g_str_equal (column->name, "id"))
    return g_strdup_printf ("%d", FIRST_ID + number);
  if (!column->is_text)
    return g_strdup ("5");
  word = find_allowed_word (store, table, column->name);
  return word != NULL ? g_strdup_printf ("'%s'", word) : g_strdup_printf ("'text %d'", number);
}

static char *
make_insert (WmStore *store, const char *table, int number)
{
  g_autoptr (GPtrArray) columns = read_columns (store, table);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) values = g_string_new (NULL);

  for (guint i = 0; i < columns->len; i++)
    {
      const Column *column = columns->pdata[i];
      g_autofree char *value = make_value (store, table, column, number);

      g_string_append_printf (names, "%s\"%s\"", i > 0 ? ", " : "", column->name);
      g_string_append_printf (values, "%s%s", i > 0 ? ", " : "", value);
    }
  return g_strdup_printf ("INSERT INTO \"%s\" (%s) VALUES (%s)", table, names->str, values->str);
}

/* Parents first; a row that is there already stays. */
static void
add_parents (WmStore *store, const char *table, int number)
{
  g_autoptr (GPtrArray) columns = read_columns (store, table);

  for (guint i = 0; i < columns->len; i++)
    {
      const Column *column = columns->pdata[i];
      g_autofree char *count = NULL;
      g_autofree char *insert = NULL;

      if (column->parent == NULL)
        continue;
      count = g_strdup_printf ("SELECT count(*) FROM \"%s\" WHERE id = %d", column->parent,
                               FIRST_ID + number);
      if (wm_sql_int (store, 0, count, NULL) > 0)
        continue;
      add_parents (store, column->parent, number);
      insert = make_insert (store, column->parent, number);
      wm_test_act (store, insert);
    }
}

static char *
make_update (WmStore *store, const char *table)
{
  g_autoptr (GPtrArray) columns = read_columns (store, table);

  for (guint i = columns->len; i-- > 0;)
    {
      const Column *column = columns->pdata[i];

      if (column->is_key || column->parent != NULL)
        continue;
      return g_strdup_printf ("UPDATE \"%s\" SET \"%s\" = %s", table, column->name,
                              column->is_text ? "'changed'" : "6");
    }
  g_error ("%s has no column to change", table);
}

typedef struct
{
  const char *table;
  WmChangeKind kind;
  guint hits;
} Wanted;

static void
on_changed (WmStore *store, GArray *changes, Wanted *wanted)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const WmChange *change = &g_array_index (changes, WmChange, i);

      if (g_str_equal (change->table, wanted->table) && change->kind == wanted->kind)
        wanted->hits++;
    }
}

static void
expect (Wanted *wanted, WmChangeKind kind)
{
  wanted->kind = kind;
  wanted->hits = 0;
}

static void
assert_step (WmStore *store, gboolean (*step) (WmStore *, GError **), const char *wanted,
             const char *table)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *dump = NULL;

  step (store, &error);
  g_assert_no_error (error);
  dump = wm_test_dump (store);
  if (g_strcmp0 (dump, wanted) != 0)
    g_error ("%s differs:\n%s\nbut should be\n%s", table, dump, wanted);
}

static void
check_table (WmStore *store, const char *table, int number)
{
  static const WmChangeKind done[] = { WM_CHANGE_INSERT, WM_CHANGE_UPDATE, WM_CHANGE_DELETE };
  static const WmChangeKind undone[] = { WM_CHANGE_DELETE, WM_CHANGE_UPDATE, WM_CHANGE_INSERT };
  Wanted wanted = { table };
  gulong handler = g_signal_connect (store, "changed", G_CALLBACK (on_changed), &wanted);
  char *dumps[4];
  char *sql[3];

  add_parents (store, table, number);
  sql[0] = make_insert (store, table, number);
  sql[1] = make_update (store, table);
  sql[2] = g_strdup_printf ("DELETE FROM \"%s\"", table);
  dumps[0] = wm_test_dump (store);
  for (int i = 0; i < 3; i++)
    {
      expect (&wanted, done[i]);
      wm_test_act (store, sql[i]);
      g_assert_cmpuint (wanted.hits, >, 0);
      dumps[i + 1] = wm_test_dump (store);
      g_assert_cmpstr (dumps[i], !=, dumps[i + 1]);
    }
  for (int i = 2; i >= 0; i--)
    {
      expect (&wanted, undone[i]);
      assert_step (store, wm_store_undo, dumps[i], table);
      g_assert_cmpuint (wanted.hits, >, 0);
    }
  for (int i = 0; i < 3; i++)
    {
      expect (&wanted, done[i]);
      assert_step (store, wm_store_redo, dumps[i + 1], table);
      g_assert_cmpuint (wanted.hits, >, 0);
    }

  g_signal_handler_disconnect (store, handler);
  for (int i = 0; i < 4; i++)
    g_free (dumps[i]);
  for (int i = 0; i < 3; i++)
    g_free (sql[i]);
}

static void
test_every_table (WmFixture *fixture, gconstpointer data)
{
  WmStore *store = fixture->store;

  g_assert_cmpuint (store->recorded->len, >, 20);
  for (guint i = 0; i < store->recorded->len; i++)
    check_table (store, g_ptr_array_index (store->recorded, i), (int) i);
}

/* The rules that recording needs, each measured on SQLite 3.40.1. */
static void
test_rules (WmFixture *fixture, gconstpointer data)
{
  WmStore *store = fixture->store;

  for (guint i = 0; i < store->recorded->len; i++)
    {
      const char *table = g_ptr_array_index (store->recorded, i);

      g_assert_cmpint (wm_sql_int (store, 0,
                                   "SELECT count(*) FROM pragma_table_info (?) WHERE pk > 0", "t",
                                   table),
                       >, 0);
      g_assert_cmpint (wm_sql_int (store, -1,
                                   "SELECT count(*) FROM pragma_index_list (?1) AS l"
                                   " JOIN pragma_index_info (l.name) AS c"
                                   " WHERE l.\"unique\" AND c.name = 'sort'",
                                   "t", table),
                       ==, 0);
    }
  g_assert_cmpint (wm_sql_int (store, -1,
                               "SELECT count(*) FROM sqlite_schema"
                               " WHERE type IN ('trigger', 'view')",
                               NULL),
                   ==, 0);
}

/* One random statement on a few tables that refer to each other. */
static void
do_something (WmStore *store, GRand *rand)
{
  static const struct
  {
    const char *sql;
    const char *types;
  } statements[] = {
    { "INSERT OR IGNORE INTO skill (id, pack_id, slug, name, sort)"
      " VALUES (?1, 1, 's' || ?1, 'S', ?2)",
      "ii" },
    { "INSERT OR IGNORE INTO person (id, slug, name) VALUES (?1, 'p' || ?1, 'P' || ?2)", "ii" },
    { "INSERT OR IGNORE INTO assessment (id, slug, person_id, kind, date)"
      " SELECT ?1, 'a' || ?1, id, 'self', '2026-01-01' FROM person ORDER BY (id * ?2) % 31 LIMIT 1",
      "ii" },
    { "INSERT OR REPLACE INTO skill_rating (assessment_id, skill_id, level, time)"
      " SELECT a.id, s.id, ?2 % 5, ?1 FROM assessment a, skill s"
      " ORDER BY ((a.id + s.id) * ?2) % 37 LIMIT 1",
      "ii" },
    { "INSERT INTO skill_association (origin_id, type, destination_id, pack_id)"
      " SELECT a.id, 'precedes', b.id, 1 FROM skill a, skill b WHERE a.id < b.id"
      " ORDER BY ((a.id + b.id) * ?2 + ?1) % 41 LIMIT 3"
      " ON CONFLICT DO UPDATE SET extra = 'again'",
      "ii" },
    { "UPDATE skill SET name = 'S' || ?1, sort = ?2 WHERE id % 7 = ?2 % 7", "ii" },
    { "UPDATE person SET name = 'Renamed ' || ?1 WHERE id % 3 = ?2 % 3", "ii" },
    { "UPDATE skill_rating SET level = ?2 % 5 WHERE (skill_id + ?1) % 2 = 0", "ii" },
    { "DELETE FROM skill WHERE id % 11 = ?2 % 11 AND ?1 > 0", "ii" },
    { "DELETE FROM person WHERE id % 13 = ?2 % 13 AND ?1 > 0", "ii" },
    { "DELETE FROM skill_rating WHERE (skill_id + ?2) % 3 = 0 AND ?1 % 2 = 0", "ii" },
  };
  int i = g_rand_int_range (rand, 0, G_N_ELEMENTS (statements));
  g_autoptr (GError) error = NULL;

  wm_sql_run (store, &error, statements[i].sql, statements[i].types,
              (gint64) g_rand_int_range (rand, 1, 200), (gint64) g_rand_int_range (rand, 1, 1000));
  g_assert_no_error (error);
}

static void
act_at_random (WmStore *store, GRand *rand)
{
  g_autoptr (GError) error = NULL;
  gboolean merging = g_rand_int_range (rand, 0, 10) == 0;

  if (merging)
    wm_store_begin_merging (store, "random", NULL, &error);
  else
    wm_store_begin (store, "random", NULL, &error);
  g_assert_no_error (error);
  for (int n = g_rand_int_range (rand, 1, 4); n > 0; n--)
    do_something (store, rand);
  if (g_rand_int_range (rand, 0, 20) == 0)
    wm_store_rollback (store);
  else
    wm_store_commit (store, &error);
  g_assert_no_error (error);
}

static guint
take_all (WmStore *store, gboolean (*step) (WmStore *, GError **))
{
  g_autoptr (GError) error = NULL;
  guint steps = 0;

  while (step (store, &error))
    steps++;
  g_assert_error (error, WM_ERROR, WM_ERROR_NOT_FOUND);
  return steps;
}

static void
assert_content (WmStore *store, const char *wanted)
{
  g_autofree char *content = wm_test_dump (store);

  g_assert_cmpstr (content, ==, wanted);
}

static void
test_thousand_actions (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261123);
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;
  guint undone;

  wm_test_act (fixture->store, "INSERT INTO pack (id, slug, name) VALUES (1, 'p', 'Pack')");
  g_assert_true (wm_store_forget_history (fixture->store, NULL));
  start = wm_test_dump (fixture->store);
  for (int i = 0; i < 1000; i++)
    act_at_random (fixture->store, rand);
  end = wm_test_dump (fixture->store);

  undone = take_all (fixture->store, wm_store_undo);
  g_assert_cmpuint (undone, >, 600);
  assert_content (fixture->store, start);
  g_assert_cmpuint (take_all (fixture->store, wm_store_redo), ==, undone);
  assert_content (fixture->store, end);

  wm_fixture_reopen (fixture);
  assert_content (fixture->store, end);
  g_assert_cmpuint (take_all (fixture->store, wm_store_undo), ==, undone);
  assert_content (fixture->store, start);
  wm_fixture_reopen (fixture);
  g_assert_cmpuint (take_all (fixture->store, wm_store_redo), ==, undone);
  assert_content (fixture->store, end);
  g_test_message ("%u actions undone and redone", undone);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/recorded/rules", WmFixture, NULL, wm_fixture_set_up, test_rules,
              wm_fixture_tear_down);
  g_test_add ("/recorded/every-table", WmFixture, NULL, wm_fixture_set_up, test_every_table,
              wm_fixture_tear_down);
  g_test_add ("/recorded/thousand-actions", WmFixture, NULL, wm_fixture_set_up,
              test_thousand_actions, wm_fixture_tear_down);
  return g_test_run ();
}
