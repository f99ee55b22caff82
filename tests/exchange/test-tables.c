/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tables of people, and the file about one person: well-formed and hostile.
 */
#include <glib/gstdio.h>
#include <string.h>

#include "exchange/wm-people-csv.h"
#include "exchange/wm-exchange.h"
#include "map/wm-parts.h"
#include "learning/wm-reading.h"
#include "wm-fixture.h"

/* ---- comma-separated values ---------------------------------------------------- */

static WmCsv *
parse (const char *text, gssize length, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);

  return wm_csv_parse (bytes, "t.csv", error);
}

/* Rows by "/", cells by "|" */
static char *
show (const WmCsv *csv)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < csv->rows->len; i++)
    for (guint j = 0; j < ((GPtrArray *) csv->rows->pdata[i])->len; j++)
      g_string_append_printf (out, "%s%s", j ? "|" : i ? "/" : "", wm_csv_cell (csv, i, j));
  return g_string_free (out, FALSE);
}

static void
test_csv (void)
{
  static const struct
  {
    const char *text, *expected;
  } cases[] = {
    { "", "" },
    { "\n\r\n\n", "" },
    { "a,b\n1,2\n", "a|b/1|2" },
    { "a,b\r\n1,2", "a|b/1|2" },
    { "a,b\r1,2\r", "a|b/1|2" },
    { "\xef\xbb\xbf" "a;b\n\"1,5\";2\n", "a|b/1,5|2" },
    { "a\tb,c\td\n1\t2\t3\n", "a|b,c|d/1|2|3" },
    { "a,\"b \"\"x\"\" c\"\n", "a|b \"x\" c" },
    { "a,\"two\nlines, one cell\"\n1,2\n", "a|two\nlines, one cell/1|2" },
    { "a,5\" pipe\n", "a|5\" pipe" },
    { "\"a\"b,c\n", "ab|c" },
    { " a , b \n", "a|b" },
    { "a,,\n,,\n", "a||/||" },
    { "\"\"\n", "" },
    { "姓名，级别\n", "姓名，级别" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (WmCsv) csv = parse (cases[i].text, -1, &error);
      g_autofree char *shown = NULL;

      g_assert_no_error (error);
      shown = show (csv);
      g_assert_cmpstr (shown, ==, cases[i].expected);
    }
}

static void
test_csv_refused (void)
{
  static const struct
  {
    const char *text;
    gssize length;
    const char *message;
  } cases[] = {
    { "a,\"b\nc\n", -1, "*line 1*quote*" },
    { "a\n1\n\"", -1, "*line 3*quote*" },
    { "a\0b", 3, "*UTF-8*" },
    { "a\xff", -1, "*UTF-8*" },
    { "\xed\xa0\x80", -1, "*UTF-8*" },
    { "\xff\xfe" "a\0", 4, "*UTF-8*" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (parse (cases[i].text, cases[i].length, &error));
      g_assert_error (error, WM_ERROR, WM_ERROR_INVALID);
      g_assert_true (g_pattern_match_simple (cases[i].message, error->message));
    }
}

/* Too much is refused before it fills the memory. */
static void
test_csv_big (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *wide = g_strnfill (WM_CSV_MAX_COLUMNS + 1, ',');
  g_autofree char *deep = g_malloc (2 * (WM_CSV_MAX_ROWS + 1) + 1);

  g_assert_null (parse (wide, -1, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_INVALID);
  g_clear_error (&error);
  for (guint i = 0; i <= WM_CSV_MAX_ROWS; i++)
    memcpy (deep + 2 * i, "a\n", 3);
  g_assert_null (parse (deep, -1, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_INVALID);
}

/* Any bytes end in a table or in one error. */
static void
test_csv_random (void)
{
  static const char *const bits[]
    = { ",", ";", "\"", "\n", "\r", "a", "\t", "\"\"", "评", "\xff", "1" };

  for (guint round = 0; round < 3000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (WmCsv) csv = NULL;

      for (guint i = g_test_rand_int_range (0, 40); i > 0; i--)
        g_string_append (text, bits[g_test_rand_int_range (0, G_N_ELEMENTS (bits))]);
      csv = parse (text->str, -1, &error);
      g_assert_true ((csv == NULL) == (error != NULL));
      for (guint i = 0; csv != NULL && i < csv->rows->len; i++)
        g_assert_true (g_utf8_validate (wm_csv_cell (csv, i, 0), -1, NULL));
    }
}

static void
test_csv_append (void)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (WmCsv) csv = NULL;

  wm_csv_append (out, "plain", FALSE);
  wm_csv_append (out, "=1+1", FALSE);
  wm_csv_append (out, "a \"b\", c", TRUE);
  g_assert_cmpstr (out->str, ==, "plain,'=1+1,\"a \"\"b\"\", c\"\r\n");
  csv = parse (out->str, -1, NULL);
  g_assert_cmpstr (wm_csv_cell (csv, 0, 2), ==, "a \"b\", c");
}

/* ---- people -------------------------------------------------------------------- */

static WmImportReport *
import (WmFixture *fixture, const char *name, const char *text, gboolean dry_run, GError **error)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  WmImportReport *report;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  report = wm_import_file (fixture->store, path, dry_run, error);
  g_unlink (path);
  return report;
}

static int
level_of (WmFixture *fixture, const char *name, const char *skill)
{
  g_autoptr (WmMap) map = wm_map_load (fixture->store, "en", NULL);
  g_autoptr (WmPerson) person = wm_person_find (fixture->store, name, NULL);
  g_autoptr (GPtrArray) ratings = NULL;

  g_assert_nonnull (person);
  ratings = wm_ratings_load (fixture->store, map, person->slug, NULL);
  return ((WmRating *) ratings->pdata[wm_map_find_skill (map, skill)])->level;
}

static void
test_people_long (WmFixture *fixture, gconstpointer data)
{
  static const char text[]
    = "姓名;Skill;Level;Date;Kind;Assessed by;Evidence;Confidence;Role;E-mail\r\n"
      "Ana;和面;2;2026-01-05;manager;Ben;\"Bread,\nevery day\";80;Baker;a@example.org\r\n"
      "Ana;oven;Answers;;;;;;;\r\n"
      ";oven;1;;;;;;;\r\n"
      "Ana;juggling;1;;;;;;;\r\n"
      "Ana;oven;11;;;;;;;\r\n"
      "Ana;oven;1;2026-02-30;;;;;;\r\n"
      "Ben;oven;1;;gossip;;;;;\r\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (WmImportReport) dry = import (fixture, "p.csv", text, TRUE, &error);
  g_autoptr (WmImportReport) report = NULL;
  g_autoptr (WmPerson) ana = NULL;
  g_autofree char *before = wm_fixture_dump (fixture);
  g_autofree char *after = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (dry->added, ==, 2);
  g_assert_null (wm_person_find (fixture->store, "Ana", NULL));

  report = import (fixture, "p.csv", text, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (report->added, ==, 2);
  g_assert_cmpint (report->changed, ==, 2);
  g_assert_cmpint (report->skipped, ==, 5);
  g_assert_cmpuint (report->warnings->len, ==, 5);
  g_assert_true (g_str_has_prefix (report->warnings->pdata[0], "Line 5:"));
  ana = wm_person_find (fixture->store, "Ana", &error);
  g_assert_cmpstr (ana->target_role, ==, "baker");
  g_assert_cmpint (level_of (fixture, "Ana", "mixing"), ==, 2);
  g_assert_cmpint (level_of (fixture, "Ana", "oven"), ==, 3);
  g_assert_cmpint (wm_sql_int (fixture->store, -1,
                               "SELECT confidence FROM skill_rating WHERE level = 2", ""),
                   ==, 80);

  /* One action */
  g_assert_true (wm_store_undo (fixture->store, &error));
  after = wm_fixture_dump (fixture);
  g_assert_cmpstr (after, ==, before);
}

/* A table that was written here is read as it was: written again it is the same,
 * in another workspace with the same skills. What looks like a formula is none. */
static void
test_team_table (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "team.csv", NULL);
  g_autoptr (WmPerson) ana = wm_person_add (fixture->store, "Ana", "employee", &error);
  g_autoptr (WmPerson) ben = wm_person_add (fixture->store, "Ben, \"B\"", "employee", &error);
  g_autoptr (WmPerson) lee = wm_person_add (fixture->store, "Lee", "candidate", &error);
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) second = NULL;
  g_autoptr (WmImportReport) report = NULL;
  WmFixture other = { 0 };

  g_assert_true (wm_skill_rate (fixture->store, ana->slug, "mixing", 3, "=1+1", &error));
  g_assert_true (wm_skill_rate (fixture->store, lee->slug, "mixing", 4, NULL, &error));
  first = wm_export_team_csv (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_true (
    g_str_has_prefix (g_bytes_get_data (first, NULL), "person,title,target role,skill"));
  g_assert_null (strstr (g_bytes_get_data (first, NULL), "Lee"));
  g_assert_nonnull (strstr (g_bytes_get_data (first, NULL), "'=1+1"));
  g_assert_nonnull (strstr (g_bytes_get_data (first, NULL), "\"Ben, \"\"B\"\"\""));
  g_assert_true (wm_file_write (path, first, &error));
  wm_fixture_set_up (&other, NULL);
  report = wm_import_file (other.store, path, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (report->skipped, ==, 0);
  g_assert_cmpint (report->added, ==, 2);
  second = wm_export_team_csv (other.store, &error);
  /* The apostrophe stays with the evidence; nothing else differs. */
  g_assert_nonnull (strstr (g_bytes_get_data (second, NULL), "=1+1"));
  g_assert_nonnull (strstr (g_bytes_get_data (second, NULL), "Ana,,,mixing,3,self,"));
  wm_fixture_tear_down (&other, NULL);
}

static void
test_people_wide (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmImportReport) report
    = import (fixture, "p.CSV", "Name,Mixing,烤爐,Weather\nAna,3,帮手,rain\nBen,,x,\n", FALSE,
              &error);

  g_assert_no_error (error);
  g_assert_cmpint (report->added, ==, 2);
  g_assert_cmpint (report->changed, ==, 2);
  g_assert_cmpint (report->skipped, ==, 1);
  g_assert_cmpint (level_of (fixture, "Ana", "mixing"), ==, 3);
  g_assert_cmpint (level_of (fixture, "Ana", "oven"), ==, 1);
  g_assert_cmpint (level_of (fixture, "Ben", "oven"), ==, -1);
}

static void
test_people_refused (WmFixture *fixture, gconstpointer data)
{
  static const char *const texts[] = { "", "Skill,Level\noven,3\n", "name,\"oven\nAna,1\n" };
  g_autofree char *before = wm_fixture_dump (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *after = NULL;

      g_assert_null (import (fixture, "p.csv", texts[i], FALSE, &error));
      g_assert_error (error, WM_ERROR, WM_ERROR_INVALID);
      after = wm_fixture_dump (fixture);
      g_assert_cmpstr (after, ==, before);
    }
}

/* ---- everything about a person --------------------------------------------------- */

/* | text                       | paragraphs                    |
 * | empty, lines of blanks     | none                          |
 * | two lines                  | two                           |
 * | 2,500 letters with blanks  | three, cut at blanks          |
 * | 2,500 letters without one  | three of 1,000, 1,000 and 500 | */
static void
test_long_parts (void)
{
  g_autoptr (GPtrArray) parts = wm_parts_new ();
  g_autoptr (GString) words = g_string_new (NULL), letters = g_string_new (NULL);
  guint n = 0;

  wm_parts_add_long (parts, NULL);
  wm_parts_add_long (parts, "\n  \n");
  g_assert_cmpuint (parts->len, ==, 0);
  wm_parts_add_long (parts, "one\r\ntwo");
  g_assert_cmpuint (parts->len, ==, 2);
  for (guint i = 0; i < 500; i++)
    g_string_append (words, "面粉水盐 ");
  for (guint i = 0; i < 2500; i++)
    g_string_append (letters, "长");
  wm_parts_add_long (parts, words->str);
  g_assert_cmpuint (parts->len, ==, 5);
  for (guint i = 2; i < 5; i++)
    n += (guint) g_utf8_strlen (((WmPart *) parts->pdata[i])->text, -1);
  g_assert_cmpuint (n, ==, 2500 - 3); /* the blanks at the ends of pieces */
  wm_parts_add_long (parts, letters->str);
  g_assert_cmpuint (parts->len, ==, 8);
  g_assert_cmpint (g_utf8_strlen (((WmPart *) parts->pdata[7])->text, -1), ==, 500);
}

static void
test_person_file (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmPerson) ana = wm_person_add (fixture->store, "Ana", "employee", &error);
  g_autoptr (WmPerson) ben = wm_person_add (fixture->store, "Ben", "employee", &error);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) same = NULL;
  g_autoptr (WmMap) map = wm_map_load (fixture->store, NULL, &error);
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (GString) told = NULL;
  g_autofree char *text = NULL;
  static const char *const words[]
    = { "0 Ana",           "1 Ratings: ",        "“Her own words”", "Good film",
        "Ask about steam", "https://example.org/s", "1 Reading",       "1 Notes",
        "1 Links",         "1 Done in This Workspace" };
  gsize length;

  wm_store_set_viewer (fixture->store, ana->slug);
  g_assert_true (wm_skill_rate (fixture->store, ana->slug, "oven", 3, "Her own words", &error));
  g_assert_true (wm_skill_rate (fixture->store, ben->slug, "oven", 1, "Of Ben alone", &error));
  g_assert_true (
    wm_reading_set (fixture->store, ana->slug, "oven-film", WM_READING_DONE, "Good film", &error));
  g_assert_true (wm_skill_note_set (fixture->store, ana->slug, "oven", "Ask about steam", &error));
  g_assert_true (wm_skill_link_add (fixture->store, ana->slug, "oven", "Steam",
                                    "https://example.org/s", &error));
  bytes = wm_export_person (fixture->store, ana->slug, &error);
  g_assert_no_error (error);
  text = g_strndup (g_bytes_get_data (bytes, &length), g_bytes_get_size (bytes));
  for (guint i = 0; i < 6; i++)
    {
      static const char *const held[] = { "Her own words", "Good film", "Ask about steam",
                                          "https://example.org/s", "\"assessedOthers\"",
                                          "\"rate-skill\"" };

      g_assert_nonnull (strstr (text, held[i]));
    }
  /* In words it says the same. */
  parts = wm_tell_person (fixture->store, map, ana->slug, &error);
  g_assert_no_error (error);
  told = g_string_new (NULL);
  for (guint i = 0; i < parts->len; i++)
    {
      const WmPart *part = g_ptr_array_index (parts, i);

      g_string_append_printf (told, "%d %s %s\n", part->kind, part->text,
                              part->link != NULL ? part->link : "");
    }
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (strstr (told->str, words[i]) == NULL)
        g_test_message ("%s is not in\n%s", words[i], told->str);
      g_assert_nonnull (strstr (told->str, words[i]));
    }
  g_assert_null (strstr (told->str, "Of Ben alone"));
  /* What was said of somebody else is not hers to take. */
  g_assert_null (strstr (text, "Of Ben alone"));
  same = wm_json_canonical (bytes, "person.json", &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (bytes, same));
}

/* A workspace's document carries it all to another copy. */
static void
test_carried (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmPerson) ana = wm_person_add (fixture->store, "Ana", "employee", &error);
  char *days_off[] = { "2026-12-24", NULL };
  const WmLearningWish wish = { 450, "2026-12-01", "1234", days_off, NULL, NULL };
  g_autofree char *path = g_build_filename (fixture->folder, "all.json", NULL);
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (WmImportReport) report = NULL;
  g_autoptr (WmImportReport) again = NULL;

  /* The fixture's list has no name, which a file must tell. */
  wm_fixture_sql (fixture, "DELETE FROM pack_section");
  g_assert_true (
    wm_reading_set (fixture->store, ana->slug, "oven-film", WM_READING_NONE, "Later", &error));
  g_assert_true (wm_skill_note_set (fixture->store, ana->slug, "oven", "Ask about steam", &error));
  g_assert_true (wm_skill_link_add (fixture->store, ana->slug, "oven", "Steam",
                                    "https://example.org/s", &error));
  g_assert_true (wm_learning_wish_save (fixture->store, ana->slug, &wish, &error));
  g_assert_no_error (error);
  before = wm_export_workspace (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_true (wm_file_write (path, before, &error));

  wm_fixture_sql (fixture, "DELETE FROM person");
  report = wm_import_file (fixture->store, path, FALSE, &error);
  g_assert_no_error (error);
  after = wm_export_workspace (fixture->store, &error);
  g_assert_true (g_bytes_equal (before, after));
  again = wm_import_file (fixture->store, path, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (again->added + again->changed, ==, 0);
  g_unlink (path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tables/csv", test_csv);
  g_test_add_func ("/tables/csv-refused", test_csv_refused);
  g_test_add_func ("/tables/csv-big", test_csv_big);
  g_test_add_func ("/tables/csv-random", test_csv_random);
  g_test_add_func ("/tables/csv-append", test_csv_append);
#define TEST(name, func)                                                                           \
  g_test_add ("/tables/" name, WmFixture, NULL, wm_fixture_set_up, func, wm_fixture_tear_down)
  TEST ("people-long", test_people_long);
  TEST ("people-wide", test_people_wide);
  TEST ("people-refused", test_people_refused);
  TEST ("person-file", test_person_file);
  g_test_add_func ("/tables/long-parts", test_long_parts);
  TEST ("carried", test_carried);
  g_test_add ("/tables/team", WmFixture, NULL, wm_fixture_set_up, test_team_table,
              wm_fixture_tear_down);
  return g_test_run ();
}
