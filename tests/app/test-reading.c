/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What there is to read: in which order, under which headings, and the words for
 * how far one is.
 */
#include "config.h"

#include "app/library/wm-reading-outline.h"
#include "app/library/wm-reading-parts.h"
#include "wm-fixture.h"

/* | done, reading, useless of total, left, without a time | said                        |
 * | nothing read, all tell their time                     | what is left                |
 * | some of what is left tell none                        | how many more               |
 * | none of what is left tells one                        | that none does: no "more"   |
 * | all done                                              | only the count              | */
static void
test_progress (void)
{
  static const struct
  {
    WmReadingProgress progress;
    const char *words;
  } cases[] = {
    { { 31, 0, 0, 0, 1200, 0 }, "0 of 31 read · about 20 h left" },
    { { 31, 7, 1, 2, 1185, 3 },
      "7 of 31 read · 1 being read · 2 not useful · about 20 h left · 3 more without a time" },
    { { 20, 0, 0, 0, 0, 20 }, "0 of 20 read · no times told" },
    { { 20, 19, 0, 0, 0, 1 }, "19 of 20 read · no times told" },
    { { 20, 18, 0, 2, 0, 0 }, "18 of 20 read · 2 not useful" },
    { { 2, 0, 0, 0, 90, 0 }, "0 of 2 read · about 1 h 30 min left" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = wm_reading_describe (&cases[i].progress);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_total (void)
{
  WmResource timed = { .minutes = 90 }, estimated = { .minutes = 600, .estimated = TRUE };
  WmResource untimed = { .minutes = -1 };
  WmReadingTotal total = { 0 };
  g_autofree char *none = NULL;
  g_autofree char *all = NULL;

  wm_reading_total_add (&total, &untimed);
  none = wm_reading_total_describe (&total);
  g_assert_cmpstr (none, ==, "1 resource");
  wm_reading_total_add (&total, &timed);
  wm_reading_total_add (&total, &estimated);
  all = wm_reading_total_describe (&total);
  g_assert_cmpstr (all, ==, "3 resources · about 12 h, 1 without a time");
}

/* By group, section and topic, each in its author's order:
 *
 * | the bakery's list, spread                    | the outline                    |
 * | Dough/Late, Dough/Basics, -, Dough/Late      | Late, Late, Basics, - (tier 1) |
 * | exercises whatever their tier                | last                           | */
static void
test_outline (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) got = g_string_new (NULL);
  g_autoptr (WmMap) map = NULL;
  g_autoptr (GArray) places = NULL;

  wm_fixture_sql (fixture,
                  "INSERT INTO resource (pack_id, slug, name, tier, sort) VALUES"
                  " (1, 'c', 'c', 1, 0), (1, 'a', 'a', 1, 1), (1, 'b', 'b', 1, 2),"
                  " (1, 'd', 'd', 1, 3)");
  wm_fixture_sql (fixture,
                  "UPDATE pack_section SET json = '[{\"itemListElement\":["
                  "{\"section\":\"Dough\",\"subsection\":\"Late\",\"resource\":\"d\"},"
                  "{\"section\":\"Dough\",\"subsection\":\"Basics\",\"resource\":\"b\"},"
                  "{\"resource\":\"c\"},"
                  "{\"section\":\"Dough\",\"subsection\":\"Late\",\"resource\":\"a\"}]}]'");
  map = wm_map_load (fixture->store, "en", &error);
  g_assert_no_error (error);
  places = wm_reading_places (map);
  g_assert_cmpuint (places->len, ==, map->resources->len);
  for (guint i = 0; i < places->len; i++)
    {
      const WmReadingPlace *place = &g_array_index (places, WmReadingPlace, i);

      g_string_append_printf (got, "%s%s", i > 0 ? " " : "",
                              wm_map_resource (map, place->resource)->slug);
    }
  g_assert_cmpstr (got->str, ==, "d a b c oven-film flour-book first-loaf");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reading/progress", test_progress);
  g_test_add_func ("/reading/total", test_total);
  g_test_add ("/reading/outline", WmFixture, NULL, wm_fixture_set_up, test_outline,
              wm_fixture_tear_down);
  return g_test_run ();
}
