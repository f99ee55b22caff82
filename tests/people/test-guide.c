/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Guided self-assessment: what an answer implies, what to ask next, how an
 * answer ages.
 */
#include <glib/gstdio.h>

#include "exchange/wm-workspace.h"
#include "people/wm-guide.h"
#include "people/wm-implied.h"
#include "people/wm-people.h"
#include "store/wm-sql.h"
#include "wm-fixture.h"
#include "wm-map-maker.h"

/* letters < words < text < essay, and numbers apart */
static WmMap *
make_school (void)
{
  WmMap *map = wm_map_new ("en");
  static const char *const slugs[] = { "letters", "words", "text", "essay", "numbers" };

  for (guint i = 0; i < G_N_ELEMENTS (slugs); i++)
    (void) wm_make_skill (map, slugs[i]);
  for (guint i = 1; i < 4; i++)
    wm_make_need (map, i, i - 1);
  return map;
}

static void
test_implied (void)
{
  g_autoptr (WmMap) map = make_school ();
  int levels[] = { -1, 1, -1, 3, -1 }, confidence[] = { -1, -1, -1, 90, -1 };
  g_autofree guint *by = wm_implied_compute (map, levels, confidence);

  /* What was assessed is never implied; what lies below it is, all the same. */
  g_assert_cmpuint (by[0], ==, 3 + 1);
  g_assert_cmpuint (by[1], ==, 0);
  g_assert_cmpuint (by[2], ==, 3 + 1);
  g_assert_cmpuint (by[4], ==, 0);
  g_free (by);

  confidence[3] = WM_IMPLIED_CONFIDENCE - 1;
  by = wm_implied_compute (map, levels, confidence);
  g_assert_cmpuint (by[0], ==, 0);
  g_free (by);
  levels[3] = WM_IMPLIED_LEVEL - 1;
  by = wm_implied_compute (map, levels, NULL);
  g_assert_cmpuint (by[2], ==, 0);
}

static void
test_ready (void)
{
  g_autoptr (WmMap) map = make_school ();
  const int levels[] = { 3, 2, 0, -1, -1 };
  g_autoptr (GArray) ready = wm_ready_next (map, levels, 2);

  g_assert_cmpuint (ready->len, ==, 2);
  g_assert_cmpuint (g_array_index (ready, guint, 0), ==, 2); /* unlocks one more */
  g_assert_cmpuint (g_array_index (ready, guint, 1), ==, 4);
}

static void
test_order (void)
{
  g_autoptr (WmMap) map = make_school ();
  guint role = wm_make_role (map, "r");
  int levels[] = { -1, -1, -1, -1, -1 };
  guint8 skipped[] = { 0, 0, 0, 0, 0 };
  g_autoptr (GArray) order = wm_guide_order (map, -1, levels, NULL, skipped);
  WmGuideProgress progress;

  /* The middle of the chain settles most, whichever way it goes. */
  g_assert_cmpuint (order->len, ==, 5);
  g_assert_cmpuint (g_array_index (order, WmGuideItem, 0).skill, ==, 1);
  g_assert_cmpuint (g_array_index (order, WmGuideItem, 4).skill, ==, 4);
  g_array_unref (order);

  /* The role goes first. */
  wm_make_requirement (map, role, 4, 2, WM_IMPORTANCE_MUST);
  wm_make_requirement (map, role, 3, 2, WM_IMPORTANCE_SHOULD);
  order = wm_guide_order (map, (int) role, levels, NULL, skipped);
  g_assert_cmpuint (g_array_index (order, WmGuideItem, 0).skill, ==, 4);
  g_assert_cmpuint (g_array_index (order, WmGuideItem, 1).skill, ==, 3);
  g_array_unref (order);

  /* A "no" makes what builds on it likely new, a "yes" what it builds on likely
   * known; both are asked last and say why. */
  levels[2] = 0;
  levels[1] = 4;
  skipped[4] = TRUE;
  order = wm_guide_order (map, (int) role, levels, NULL, skipped);
  g_assert_cmpuint (order->len, ==, 2);
  g_assert_cmpuint (g_array_index (order, WmGuideItem, 0).skill, ==, 3);
  g_assert_cmpint (g_array_index (order, WmGuideItem, 0).reason, ==, WM_GUIDE_LIKELY_NEW);
  g_assert_cmpuint (g_array_index (order, WmGuideItem, 0).because, ==, 2);
  g_assert_cmpint (g_array_index (order, WmGuideItem, 1).reason, ==, WM_GUIDE_LIKELY_KNOWN);
  g_assert_cmpuint (g_array_index (order, WmGuideItem, 1).because, ==, 1);
  progress = wm_guide_progress (map, order, levels, skipped);
  g_assert_cmpuint (progress.answered, ==, 2);
  g_assert_cmpuint (progress.skipped, ==, 1);
  g_assert_cmpuint (progress.open, ==, 0);
  g_assert_cmpuint (progress.likely, ==, 2);
}

/* A person who knows whatever she knows with all that it builds on */
static void
make_person (WmMap *map, GRand *random, gboolean *knows)
{
  double able = g_rand_double_range (random, 0.2, 0.98);

  for (guint done = 0; done < map->skills->len; done++)
    knows[done] = g_rand_double (random) < able;
  /* Depths go up along prerequisites: settle them from below. */
  for (int depth = 1; depth < 64; depth++)
    for (guint i = 0; i < map->skills->len; i++)
      for (guint j = 0; wm_map_skill (map, i)->depth == depth
                        && j < wm_map_skill (map, i)->needs->len;
           j++)
        if (!knows[g_array_index (wm_map_skill (map, i)->needs, guint, j)])
          knows[i] = FALSE;
}

/* Asks until nothing is open; counts the questions. */
static guint
simulate (WmMap *map, const gboolean *knows, gboolean in_order)
{
  g_autofree int *levels = g_new (int, map->skills->len + 1);
  guint asked = 0;

  for (guint i = 0; i < map->skills->len; i++)
    levels[i] = -1;
  for (;;)
    {
      g_autoptr (GArray) order = wm_guide_order (map, -1, levels, NULL, NULL);
      const WmGuideItem *next = NULL;

      for (guint i = 0; i < order->len; i++)
        {
          const WmGuideItem *item = &g_array_index (order, WmGuideItem, i);

          /* What an answer made nearly certain is right, in this world. */
          if (item->reason == WM_GUIDE_LIKELY_KNOWN)
            g_assert_true (knows[item->skill]);
          else if (item->reason == WM_GUIDE_LIKELY_NEW)
            g_assert_false (knows[item->skill]);
          else if (next == NULL || (!in_order && item->skill < next->skill))
            next = item;
        }
      if (next == NULL)
        return asked;
      levels[next->skill] = knows[next->skill] ? 4 : 0;
      asked++;
    }
}

static void
test_simulation (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("waymark-guide-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "a.waymark", NULL);
  g_autoptr (WmStore) store = wm_workspace_create (path, WM_DEFAULT_PACK, NULL, &error);
  g_autoptr (WmMap) map = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (78);
  g_autofree gboolean *knows = NULL;
  guint people = 200, guided = 0, listed = 0;

  g_assert_no_error (error);
  map = wm_map_load (store, "en", &error);
  g_assert_no_error (error);
  knows = g_new (gboolean, map->skills->len + 1);
  for (guint i = 0; i < people; i++)
    {
      make_person (map, random, knows);
      guided += simulate (map, knows, TRUE);
      listed += simulate (map, knows, FALSE);
    }
  g_test_message ("%u skills: %.1f questions in the guided order, %.1f in the order of the list",
                  map->skills->len, (double) guided / people, (double) listed / people);
  g_assert_cmpuint (guided, <, listed);
  g_assert_cmpuint (guided, <, people * map->skills->len * 7 / 10);
  g_assert_true (wm_store_close (store, &error));
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_skips (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmMap) map = wm_map_load (fixture->store, "en", &error);
  g_autofree guint8 *skipped = NULL;

  g_assert_true (wm_guide_skip (fixture->store, "ana", "oven", &error));
  g_assert_true (wm_guide_skip (fixture->store, "ana", "selling", &error));
  g_assert_true (wm_guide_skip (fixture->store, "ana", "oven", &error));
  wm_fixture_reopen (fixture);
  skipped = wm_guide_load_skipped (fixture->store, map, "ana");
  g_assert_true (skipped[wm_map_find_skill (map, "oven")]);
  g_assert_true (skipped[wm_map_find_skill (map, "selling")]);
  g_assert_false (skipped[wm_map_find_skill (map, "mixing")]);
  g_free (skipped);
  skipped = wm_guide_load_skipped (fixture->store, map, "ben");
  g_assert_false (skipped[wm_map_find_skill (map, "oven")]);
  g_free (skipped);
  g_assert_true (wm_guide_forget_skipped (fixture->store, "ana", &error));
  skipped = wm_guide_load_skipped (fixture->store, map, "ana");
  g_assert_false (skipped[wm_map_find_skill (map, "oven")]);
}

static void
test_freshness (void)
{
  static const struct
  {
    const char *date;
    WmFreshness expected;
  } cases[] = {
    { "2026-12-01", WM_FRESHNESS_FRESH },  { "2026-06-02", WM_FRESHNESS_FRESH },
    { "2026-05-31", WM_FRESHNESS_AGING },  { "2025-12-02", WM_FRESHNESS_AGING },
    { "2025-12-01", WM_FRESHNESS_OLD },    { "2024-12-02", WM_FRESHNESS_OLD },
    { "2024-12-01", WM_FRESHNESS_STALE },  { "2026-02-30", WM_FRESHNESS_STALE },
    { "yesterday", WM_FRESHNESS_STALE },   { NULL, WM_FRESHNESS_STALE },
    { "2027-01-01", WM_FRESHNESS_FRESH },
  };
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 1, G_DATE_DECEMBER, 2026);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (wm_freshness (cases[i].date, &today), ==, cases[i].expected);
}

/* Kinds, dates, confidence; the history; "still true" */
static void
test_given (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmMap) map = wm_map_load (fixture->store, "en", &error);
  g_autoptr (WmPerson) ana = wm_person_add (fixture->store, "Ana", "employee", &error);
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GPtrArray) then = NULL;
  guint oven = wm_map_find_skill (map, "oven");
  WmRatingGiven given = { .level = 2, .confidence = 80, .evidence = "Bread", .kind = "self",
                          .date = "2020-03-01" };
  const char *const both[] = { "oven", "mixing", NULL };
  WmRating *last;

  g_assert_true (wm_skill_rate_with (fixture->store, ana->slug, "oven", &given, &error));
  given = (WmRatingGiven){ .level = 3, .confidence = -1, .kind = "manager", .date = "2021-03-01",
                           .assessor = "ben" };
  g_assert_true (wm_skill_rate_with (fixture->store, ana->slug, "oven", &given, &error));
  g_assert_no_error (error);
  history = wm_rating_history (fixture->store, map, ana->slug, oven, &error);
  g_assert_cmpuint (history->len, ==, 2);
  g_assert_cmpint (((WmRating *) history->pdata[0])->confidence, ==, 80);
  g_assert_cmpstr (((WmRating *) history->pdata[1])->assessor, ==, "ben");
  then = wm_ratings_load_at (fixture->store, map, ana->slug, "2020-12-31", &error);
  g_assert_cmpint (((WmRating *) then->pdata[oven])->level, ==, 2);

  /* One action; what nobody assessed stays so, and what the manager said is the manager's. */
  g_assert_true (wm_ratings_confirm (fixture->store, ana->slug, both, &error));
  g_assert_no_error (error);
  g_ptr_array_unref (history);
  history = wm_rating_history (fixture->store, map, ana->slug, oven, &error);
  g_assert_cmpuint (history->len, ==, 3);
  last = g_ptr_array_index (history, 2);
  g_assert_cmpint (last->level, ==, 2);
  g_assert_cmpint (last->confidence, ==, 80);
  g_assert_cmpstr (last->kind, ==, "self");
  g_assert_cmpstr (last->date, >, "2026-01-01");
  g_assert_true (wm_store_undo (fixture->store, &error));
  g_ptr_array_unref (history);
  history = wm_rating_history (fixture->store, map, ana->slug, oven, &error);
  g_assert_cmpuint (history->len, ==, 2);

  given.kind = "gossip";
  g_assert_false (wm_skill_rate_with (fixture->store, ana->slug, "oven", &given, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_INVALID);
  g_clear_error (&error);
  given.kind = "peer";
  given.date = "2020-02-30";
  g_assert_false (wm_skill_rate_with (fixture->store, ana->slug, "oven", &given, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_INVALID);
}

/* At first as the simulation says, then as the answers do. */
static void
test_minutes (void)
{
  static const struct
  {
    WmGuideProgress progress;
    guint minutes;
  } cases[] = {
    { { 0, 0, 78, 0 }, 11 },  /* 78 / 2.3 answers of 18 s: 610 s */
    { { 0, 0, 1, 0 }, 1 },    { { 40, 0, 0, 38 }, 0 },
    { { 10, 0, 30, 38 }, 3 }, /* 3.9 a skill: 30 / 3.9 x 18 = 138 s */
    { { 20, 0, 20, 0 }, 5 },  /* no answer places another: 1.2, 300 s */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (wm_guide_minutes_left (&cases[i].progress), ==, cases[i].minutes);
}

/* What was said, by whom, decides what a session asks; "again" asks anew what
 * was said before, or what is older than half a year. */
static void
test_session (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmMap) map = wm_map_load (fixture->store, "en", &error);
  g_autoptr (WmPerson) ana = wm_person_add (fixture->store, "Ana", "employee", &error);
  g_autoptr (WmPerson) ben = wm_person_add (fixture->store, "Ben", "employee", &error);
  const guint oven = wm_map_find_skill (map, "oven"), mixing = wm_map_find_skill (map, "mixing");
  const WmRatingGiven old = { .level = 2, .confidence = -1, .kind = "self", .date = "2020-03-01" };
  const WmRatingGiven boss = { .level = 4, .confidence = -1, .kind = "manager",
                               .date = "2021-03-01", .assessor = ben->slug };
  static const struct
  {
    const char *viewer; /* whose session: "ana", "ben" or nobody */
    WmGuideAgain again;
    int oven, mixing; /* levels in the session */
  } cases[] = {
    { "ana", WM_GUIDE_AGAIN_NONE, 2, 3 },  { NULL, WM_GUIDE_AGAIN_NONE, 2, 3 },
    { "ben", WM_GUIDE_AGAIN_NONE, 4, -1 }, { "ana", WM_GUIDE_AGAIN_OLD, -1, 3 },
    { "ana", WM_GUIDE_AGAIN_ALL, -1, -1 }, /* mixing too: it was said before, of the same day */
  };

  g_assert_true (wm_skill_rate_with (fixture->store, ana->slug, "oven", &old, &error));
  g_assert_true (wm_skill_rate_with (fixture->store, ana->slug, "oven", &boss, &error));
  wm_store_set_viewer (fixture->store, ana->slug);
  g_assert_true (wm_skill_rate (fixture->store, ana->slug, "mixing", 3, NULL, &error));
  g_assert_true (wm_guide_skip (fixture->store, ana->slug, "shaping", &error));
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (WmGuideSession) session = NULL;
      const char *viewer = cases[i].viewer;

      wm_store_set_viewer (fixture->store, g_strcmp0 (viewer, "ben") == 0 ? ben->slug
                                           : viewer != NULL               ? ana->slug
                                                                          : NULL);
      g_assert_true (wm_guide_begin_again (fixture->store, ana->slug, cases[i].again, &error));
      session = wm_guide_session_load (fixture->store, map, ana->slug, -1, &error);
      g_assert_no_error (error);
      g_assert_cmpint (session->levels[oven], ==, cases[i].oven);
      g_assert_cmpint (session->levels[mixing], ==, cases[i].mixing);
      g_assert_cmpuint (session->order->len, ==,
                        map->skills->len - (cases[i].oven >= 0) - (cases[i].mixing >= 0));
      g_assert_true ((wm_guide_session_find (session, oven) != NULL) == (cases[i].oven < 0));
      /* What was said before is still known, to be shown after the new answer. */
      g_assert_cmpint (((WmRating *) session->answers->pdata[oven])->level, ==,
                       g_strcmp0 (viewer, "ben") == 0 ? 4 : 2);
    }
}

/* "Everything again" an hour after the last answer, or in its very second, asks
 * that one too; the same answer, given anew, counts. */
static void
test_same_day (WmFixture *fixture, gconstpointer data)
{
  static const char *const before[] = { "UPDATE skill_rating SET time = time - 3600", "SELECT 1" };
  g_autoptr (GError) error = NULL;
  g_autoptr (WmMap) map = wm_map_load (fixture->store, "en", &error);
  g_autoptr (WmPerson) ana = wm_person_add (fixture->store, "Ana", "employee", &error);
  const guint oven = wm_map_find_skill (map, "oven");
  WmRatingGiven given = { .level = 2, .confidence = -1 };

  g_assert_true (wm_skill_rate_with (fixture->store, ana->slug, "oven", &given, &error));
  for (int i = 0; i < 3 * (int) G_N_ELEMENTS (before); i++)
    {
      static const int levels[] = { -1, -1, 2 };
      g_autoptr (WmGuideSession) session = NULL;

      if (i % 3 == 0)
        {
          wm_fixture_sql (fixture, before[i / 3]);
          g_assert_true (
              wm_guide_begin_again (fixture->store, ana->slug, WM_GUIDE_AGAIN_ALL, &error));
        }
      session = wm_guide_session_load (fixture->store, map, ana->slug, -1, &error);
      g_assert_no_error (error);
      g_assert_cmpint (session->levels[oven], ==, levels[i % 3]);
      given.anew = i % 3 == 1;
      g_assert_true (wm_skill_rate_with (fixture->store, ana->slug, "oven", &given, &error));
    }
}

/* | who aims for what            | proposed                     |
 * | nobody for any               | what asks for most skills    |
 * | one for writer               | writer                       |
 * | one each                     | of the two what asks most    |
 * | a role that the map has not  | counts for nothing           |
 * | no role at all               | none                         | */
static void
test_likely_role (void)
{
  g_autoptr (WmMap) map = make_school ();
  g_autoptr (WmMap) empty = wm_map_new ("en");
  WmPerson aims[] = { { .target_role = (char *) "writer" }, { .target_role = (char *) "reader" },
                      { .target_role = (char *) "baker" }, { .target_role = (char *) "" } };
  g_autoptr (GPtrArray) people = g_ptr_array_new ();
  guint writer = wm_make_role (map, "writer"), reader = wm_make_role (map, "reader");

  wm_make_requirement (map, writer, 3, 3, WM_IMPORTANCE_MUST);
  wm_make_requirement (map, reader, 1, 3, WM_IMPORTANCE_MUST);
  wm_make_requirement (map, reader, 2, 3, WM_IMPORTANCE_NICE);
  g_assert_cmpint (wm_guide_likely_role (empty, people), ==, -1);
  g_assert_cmpint (wm_guide_likely_role (map, people), ==, reader);
  g_ptr_array_add (people, &aims[2]);
  g_ptr_array_add (people, &aims[3]);
  g_assert_cmpint (wm_guide_likely_role (map, people), ==, reader);
  g_ptr_array_add (people, &aims[0]);
  g_assert_cmpint (wm_guide_likely_role (map, people), ==, writer);
  g_ptr_array_add (people, &aims[1]);
  g_assert_cmpint (wm_guide_likely_role (map, people), ==, reader);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guide/implied", test_implied);
  g_test_add_func ("/guide/ready", test_ready);
  g_test_add_func ("/guide/order", test_order);
  g_test_add_func ("/guide/simulation", test_simulation);
  g_test_add_func ("/guide/freshness", test_freshness);
  g_test_add_func ("/guide/minutes", test_minutes);
  g_test_add_func ("/guide/likely-role", test_likely_role);
#define TEST(name, func)                                                                           \
  g_test_add ("/guide/" name, WmFixture, NULL, wm_fixture_set_up, func, wm_fixture_tear_down)
  TEST ("skips", test_skips);
  TEST ("given", test_given);
  TEST ("session", test_session);
  TEST ("same-day", test_same_day);
  return g_test_run ();
}
