/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See the header.
 */
#include "wm-fixture.h"

#include <glib/gstdio.h>

static const char *const content[] = {
  "INSERT INTO pack (id, slug, name, language) VALUES (1, 'bakery', 'Bakery', 'en')",
  "INSERT INTO pack_section (pack_id, key, json) VALUES (1, 'readingLists',"
  " '[{\"id\":\"list\",\"itemListElement\":[{\"position\":1,\"section\":\"Dough\","
  "\"subsection\":\"Basics\",\"tier\":2,\"resource\":\"flour-book\",\"translations\":{"
  "\"zh-CN\":{\"section\":\"面团\"},\"zh-TW\":{\"section\":\"麵團\"},"
  "\"en-GB\":{\"section\":\"Doughs\"}}}]}]')",
  "INSERT INTO spectrum (pack_id, left_label, right_label, boundary_label, boundary)"
  " VALUES (1, 'Oven', 'Counter', 'Door', 450)",
  "INSERT INTO scale_level (id, pack_id, scale, level, name, sort) VALUES"
  " (1, 1, 'steps', 0, 'New', 0), (2, 1, 'steps', 1, 'Helps', 1),"
  " (3, 1, 'steps', 2, 'Bakes', 2), (4, 1, 'steps', 3, 'Answers', 3),"
  " (5, 1, 'steps', 4, 'Teaches', 4), (6, 1, 'other', 0, 'Zero', 5)",
  "INSERT INTO category (id, pack_id, slug, name, sort) VALUES"
  " (1, 1, 'oven-work', 'Dough and oven', 0), (2, 1, 'shop-work', 'Shop', 1)",
  "INSERT INTO skill (id, pack_id, slug, name, description, category, spectrum, sort) VALUES"
  " (1, 1, 'mixing', 'Mixing', 'Flour and water.', 'oven-work', 100, 0),"
  " (2, 1, 'oven', 'Oven', '', 'oven-work', 150, 1),"
  " (3, 1, 'baking', 'Baking', '', 'oven-work', 200, 2),"
  " (4, 1, 'selling', 'Selling', '', 'shop-work', 800, 3),"
  " (5, 1, 'counting', 'Counting', '', 'money', NULL, 4)",
  "INSERT INTO skill_level (skill_id, level, description, sort) VALUES"
  " (1, 0, 'Never mixed.', 0), (1, 3, 'Mixes alone.', 1)",
  "INSERT INTO skill_association (origin_id, type, destination_id, pack_id) VALUES"
  " (1, 'precedes', 3, 1), (2, 'precedes', 3, 1), (3, 'precedes', 4, 1),"
  " (5, 'isRelatedTo', 4, 1)",
  "INSERT INTO role (id, pack_id, slug, name, side, stage, spectrum_from, spectrum_to, position,"
  " sort) VALUES (1, 1, 'seller', 'Seller', 'right', '1-to-N', 600, 1000, 800, 0),"
  " (2, 1, 'baker', 'Baker', 'left', '0-to-1', 0, 400, NULL, 1)",
  "INSERT INTO role_requirement (role_id, skill_id, level, importance, sort) VALUES"
  " (1, 4, 3, 'must', 0), (1, 5, 1, 'nice', 1),"
  " (2, 3, 3, 'must', 0), (2, 1, 2, 'should', 1), (2, 2, 2, 'must', 2)",
  "INSERT INTO resource (id, pack_id, slug, name, url, kind, time_required, time_estimated, tier,"
  " sort) VALUES (1, 1, 'oven-film', 'A film of ovens', 'https://example.org/o', 'video', 'PT45M',"
  "  0, 3, 0), (2, 1, 'flour-book', 'The book of flour', '', 'book', 'PT10H', 1, NULL, 1),"
  " (3, 1, 'first-loaf', 'Bake a loaf', '', 'exercise', 'P1D', 0, 1, 2)",
  "INSERT INTO resource_skill (resource_id, skill_id, sort) VALUES"
  " (1, 2, 0), (1, 3, 1), (2, 1, 0), (3, 3, 0)",
  "INSERT INTO question (id, pack_id, slug, text, level, strong_answer, sort) VALUES"
  " (1, 1, 'why-salt', 'Why salt?', 2, 'Taste and gluten.', 1),"
  " (2, 1, 'what-first', 'What comes first?', NULL, '', 0)",
  "INSERT INTO question_skill (question_id, skill_id, sort) VALUES (1, 1, 0), (2, 1, 0)",
  "INSERT INTO onboarding_template (id, pack_id, slug, name, role, sort) VALUES"
  " (1, 1, 'first-weeks', 'First weeks', 'baker', 0)",
  "INSERT INTO template_milestone (id, template_id, slug, name, horizon, goals, sort) VALUES"
  " (1, 1, 'day-1', 'Day 1', 'day', '[\"Knows the shop.\"]', 0),"
  " (2, 1, 'week-1', 'Week 1', 'week', '[]', 1),"
  " (3, 1, 'month-1', 'Month 1', 'month', '[\"Bakes alone.\",\"Is on time.\"]', 2),"
  " (4, 1, 'quarter-1', 'Quarter 1', 'quarter', '[]', 3)",
  "INSERT INTO template_activity (id, template_id, slug, milestone, name, owner, due_day,"
  " time_required, skills, resources, depends_on, sort) VALUES"
  " (1, 1, 'keys', 'day-1', 'Get the keys', 'manager', 1, '', '', '', '', 0),"
  " (2, 1, 'tour', 'day-1', 'See the oven', 'buddy', NULL, 'PT1H', 'oven', 'oven-film', 'keys', 1),"
  " (3, 1, 'mix', 'week-1', 'Mix a dough', 'new_hire', 3, '', 'mixing', 'flour-book', '', 2),"
  " (4, 1, 'late', 'week-1', 'Clean up', '', 40, '', '', '', '', 3),"
  " (5, 1, 'loaf', 'month-1', 'Bake a loaf', 'new_hire', 12, '', 'baking mixing', 'first-loaf',"
  "  'mix tour', 4),"
  " (6, 1, 'review', 'quarter-1', 'Look back', 'manager', NULL, '', '', '', '', 5)",
  "INSERT INTO translation (kind, entity_id, locale, field, text) VALUES"
  " ('skill', 1, 'zh-CN', 'name', '和面'), ('skill', 1, 'zh-CN', 'level/3', '独立和面'),"
  " ('skill', 1, 'zh-TW', 'name', '揉麵'), ('skill', 2, 'zh-TW', 'name', '烤爐'),"
  " ('skill', 1, 'en-GB', 'name', 'Kneading'),"
  " ('category', 1, 'zh-CN', 'name', '面团与烤炉'), ('spectrum', 1, 'zh-CN', 'left_label', '炉前'),"
  " ('scale_level', 2, 'zh-CN', 'name', '帮手'), ('role', 2, 'zh-CN', 'name', '面包师'),"
  " ('question', 1, 'zh-CN', 'text', '为什么放盐?'),"
  " ('template_milestone', 3, 'zh-CN', 'goals/0', '独立烘焙'),"
  " ('template_activity', 1, 'zh-CN', 'name', '领取钥匙')",
};

void
wm_fixture_sql (WmFixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;

  wm_store_begin (fixture->store, "test", NULL, &error);
  g_assert_no_error (error);
  wm_sql_run (fixture->store, &error, sql, "");
  g_assert_no_error (error);
  wm_store_commit (fixture->store, &error);
  g_assert_no_error (error);
}

void
wm_fixture_set_up (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("waymark-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "test.waymark", NULL);
  fixture->store = wm_store_open (fixture->path, WM_STORE_CREATE, &error);
  g_assert_no_error (error);

  wm_store_begin (fixture->store, "test", NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (content); i++)
    {
      wm_sql_run (fixture->store, &error, content[i], "");
      g_assert_no_error (error);
    }
  wm_store_commit (fixture->store, &error);
  g_assert_no_error (error);
  wm_store_forget_history (fixture->store, &error);
  g_assert_no_error (error);
}

static void
close_store (WmFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  wm_store_close (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (fixture->store);
}

void
wm_fixture_reopen (WmFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  close_store (fixture);
  fixture->store = wm_store_open (fixture->path, WM_STORE_OPEN, &error);
  g_assert_no_error (error);
}

void
wm_fixture_tear_down (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  close_store (fixture);
  folder = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
dump_table (WmFixture *fixture, const char *table, GString *out)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) columns = g_string_new ("'");
  g_autofree char *sql = NULL;
  g_autoptr (WmRows) names
    = wm_sql_query (fixture->store, &error, "SELECT name FROM pragma_table_info (?1)", "t", table);
  g_autoptr (WmRows) rows = NULL;

  while (wm_rows_next (names, &error))
    g_string_append_printf (columns, "' || quote (\"%s\") || '|", wm_rows_text (names, 0));
  sql = g_strdup_printf ("SELECT %s' FROM \"%s\" ORDER BY 1", columns->str, table);
  rows = wm_sql_query (fixture->store, &error, sql, "");
  g_assert_no_error (error);
  while (wm_rows_next (rows, &error))
    g_string_append_printf (out, "%s: %s\n", table, wm_rows_text (rows, 0));
  g_assert_no_error (error);
}

char *
wm_fixture_dump (WmFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (WmRows) tables
      = wm_sql_query (fixture->store, &error,
                      "SELECT name FROM sqlite_schema WHERE type = 'table'"
                      " AND name NOT LIKE 'sqlite%' AND name NOT IN ('action', 'event', 'setting')"
                      " ORDER BY name",
                      "");

  g_assert_no_error (error);
  while (wm_rows_next (tables, &error))
    dump_table (fixture, wm_rows_text (tables, 0), out);
  g_assert_no_error (error);
  return g_string_free (g_steal_pointer (&out), FALSE);
}
