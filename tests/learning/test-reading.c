/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a person has read, wrote and wishes: each an action that is undone.
 */
#include "learning/wm-reading.h"
#include "wm-fixture.h"

static WmPerson *
add_ana (WmFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  WmPerson *ana = wm_person_add (fixture->store, "Ana", "employee", &error);

  g_assert_no_error (error);
  return ana;
}

static void
undo (WmFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (wm_store_undo (fixture->store, &error));
  g_assert_no_error (error);
}

static WmReading *
load (WmFixture *fixture, const char *person, const char *resource, GPtrArray **readings)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmMap) map = wm_map_load (fixture->store, "en", &error);

  g_clear_pointer (readings, g_ptr_array_unref);
  *readings = wm_readings_load (fixture->store, map, person, &error);
  g_assert_no_error (error);
  return g_ptr_array_index (*readings, wm_map_find_resource (map, resource));
}

static void
test_reading (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmPerson) ana = add_ana (fixture);
  g_autoptr (GPtrArray) readings = NULL;
  g_autoptr (WmMap) map = wm_map_load (fixture->store, "en", &error);
  WmReading *notes;
  WmReadingProgress progress;

  g_assert_true (wm_reading_set (fixture->store, ana->slug, "oven-film", WM_READING_READING,
                                 "Starts slowly", &error));
  g_assert_true (
      wm_reading_set (fixture->store, ana->slug, "oven-film", WM_READING_DONE, NULL, &error));
  notes = load (fixture, ana->slug, "oven-film", &readings);
  g_assert_cmpint (notes->state, ==, WM_READING_DONE);
  g_assert_cmpstr (notes->note, ==, "Starts slowly");
  progress = wm_reading_progress (map, readings, 0);
  g_assert_cmpuint (progress.total, ==, map->resources->len);
  g_assert_cmpuint (progress.done, ==, 1);

  undo (fixture);
  g_assert_cmpint (load (fixture, ana->slug, "oven-film", &readings)->state, ==,
                   WM_READING_READING);

  /* Nothing said is as if nothing had been. */
  g_assert_true (
      wm_reading_set (fixture->store, ana->slug, "oven-film", WM_READING_NONE, "", &error));
  g_assert_cmpint (wm_sql_int (fixture->store, -1, "SELECT count (*) FROM reading", NULL), ==, 0);

  g_assert_false (
    wm_reading_set (fixture->store, ana->slug, "none", WM_READING_DONE, NULL, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (wm_reading_set (fixture->store, "nobody", "oven-film", WM_READING_DONE, NULL,
                                  &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_NOT_FOUND);
}

static void
test_own (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmPerson) ana = add_ana (fixture);
  g_autoptr (GPtrArray) links = NULL;
  g_autofree char *note = NULL;
  WmSkillLink *link;
  static const char *const bad[] = { "", "file:///etc/passwd", "javascript:alert(1)", "https://",
                                     "oven notes" };

  g_assert_null (wm_skill_note_load (fixture->store, ana->slug, "oven"));
  g_assert_true (wm_skill_note_set (fixture->store, ana->slug, "oven", "Ask Ben", &error));
  note = wm_skill_note_load (fixture->store, ana->slug, "oven");
  g_assert_cmpstr (note, ==, "Ask Ben");
  undo (fixture);
  g_assert_null (wm_skill_note_load (fixture->store, ana->slug, "oven"));

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_assert_false (wm_skill_link_add (fixture->store, ana->slug, "oven", "x", bad[i], &error));
      g_assert_error (error, WM_ERROR, WM_ERROR_INVALID);
      g_clear_error (&error);
    }
  g_assert_true (wm_skill_link_add (fixture->store, ana->slug, "oven", "",
                                    " https://example.org/a ", &error));
  g_assert_true (wm_skill_link_add (fixture->store, ana->slug, "oven", "Second",
                                    "http://example.org/b", &error));
  links = wm_skill_links_load (fixture->store, ana->slug, "oven", &error);
  g_assert_cmpuint (links->len, ==, 2);
  link = g_ptr_array_index (links, 0);
  g_assert_cmpstr (link->name, ==, "https://example.org/a");
  g_assert_cmpstr (link->url, ==, "https://example.org/a");
  g_assert_true (wm_skill_link_delete (fixture->store, link->id, &error));
  g_ptr_array_unref (links);
  links = wm_skill_links_load (fixture->store, ana->slug, NULL, &error);
  g_assert_cmpuint (links->len, ==, 1);
  undo (fixture);
  g_ptr_array_unref (links);
  links = wm_skill_links_load (fixture->store, ana->slug, NULL, &error);
  g_assert_cmpuint (links->len, ==, 2);
}

static void
test_wish (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmPerson) ana = add_ana (fixture);
  g_autoptr (WmLearningWish) before = wm_learning_wish_load (fixture->store, ana->slug, &error);
  g_autoptr (WmLearningWish) after = NULL;
  g_autoptr (WmCalendar) calendar = NULL;
  char *days_off[] = { "2026-12-24", "2026-12-25", NULL };
  char *not_dates[] = { "2026-13-01", NULL };
  WmLearningWish wish = { 450, "2026-12-01", "1234", days_off, NULL, NULL };
  GDate date, start;

  g_assert_cmpint (before->week_minutes, ==, WM_PATH_DEFAULT_WEEK);
  g_assert_cmpuint (g_strv_length (before->days_off), ==, 0);
  g_assert_true (wm_learning_wish_save (fixture->store, ana->slug, &wish, &error));
  g_assert_no_error (error);
  after = wm_learning_wish_load (fixture->store, ana->slug, &error);
  g_assert_cmpint (after->week_minutes, ==, 450);
  g_assert_cmpstr (after->days_off[1], ==, "2026-12-25");
  calendar = wm_learning_wish_calendar (after);
  g_date_set_dmy (&date, 24, G_DATE_DECEMBER, 2026);
  g_assert_false (wm_calendar_is_working (calendar, &date));
  g_date_set_dmy (&date, 4, G_DATE_DECEMBER, 2026); /* a Friday */
  g_assert_false (wm_calendar_is_working (calendar, &date));
  wm_learning_wish_start (after, &date, &start);
  g_assert_cmpint (g_date_compare (&start, &date), ==, 0);
  g_date_set_dmy (&date, 1, G_DATE_NOVEMBER, 2026);
  wm_learning_wish_start (after, &date, &start);
  g_assert_cmpint (g_date_get_day (&start), ==, 1);
  g_assert_cmpint (g_date_get_month (&start), ==, 12);

  wish.days_off = not_dates;
  g_assert_false (wm_learning_wish_save (fixture->store, ana->slug, &wish, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_INVALID);
  g_clear_error (&error);
  wish.days_off = NULL;
  wish.week_minutes = 0;
  g_assert_false (wm_learning_wish_save (fixture->store, ana->slug, &wish, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define TEST(name, func)                                                                           \
  g_test_add ("/reading/" name, WmFixture, NULL, wm_fixture_set_up, func, wm_fixture_tear_down)
  TEST ("reading", test_reading);
  TEST ("own", test_own);
  TEST ("wish", test_wish);
  return g_test_run ();
}
