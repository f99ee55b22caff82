/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * People, what is known of them, and what that means for a role.
 */
#include "people/wm-people.h"
#include "wm-fixture.h"

static WmPerson *
add (WmFixture *fixture, const char *name)
{
  g_autoptr (GError) error = NULL;
  WmPerson *person = wm_person_add (fixture->store, name, "employee", &error);

  g_assert_no_error (error);
  return person;
}

static void
rate (WmFixture *fixture, const char *person, const char *skill, int level, const char *evidence)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (wm_skill_rate (fixture->store, person, skill, level, evidence, &error));
  g_assert_no_error (error);
}

/* The rating that counts; lives as long as the @ratings that are returned. */
static WmRating *
rating (WmFixture *fixture, const char *person, const char *skill, GPtrArray **ratings)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmMap) map = wm_map_load (fixture->store, "en", &error);

  g_assert_no_error (error);
  g_clear_pointer (ratings, g_ptr_array_unref);
  *ratings = wm_ratings_load (fixture->store, map, person, &error);
  g_assert_no_error (error);
  g_assert_cmpuint ((*ratings)->len, ==, map->skills->len);
  return g_ptr_array_index (*ratings, wm_map_find_skill (map, skill));
}

static guint
count_actions (WmFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) actions = wm_store_list_actions (fixture->store, &error);

  g_assert_no_error (error);
  return actions->len;
}

static void
test_find (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmPerson) nobody = wm_person_find (fixture->store, "Ana", &error);
  g_autoptr (WmPerson) ana = NULL;
  g_autoptr (WmPerson) by_slug = NULL;
  g_autoptr (WmPerson) by_name = NULL;
  g_autoptr (WmPerson) twin = NULL;
  g_autoptr (WmPerson) either = NULL;

  g_assert_error (error, WM_ERROR, WM_ERROR_NOT_FOUND);
  g_clear_error (&error);

  ana = wm_person_ensure (fixture->store, "Ana", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (ana->name, ==, "Ana");
  g_assert_false (g_str_has_prefix (ana->slug, "ana"));
  by_slug = wm_person_find (fixture->store, ana->slug, &error);
  by_name = wm_person_ensure (fixture->store, "Ana", &error);
  g_assert_cmpint (by_slug->id, ==, ana->id);
  g_assert_cmpint (by_name->id, ==, ana->id);

  g_assert_null (wm_person_find (fixture->store, "Ben", &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "Ana"));
  g_clear_error (&error);

  twin = add (fixture, "Ana");
  either = wm_person_ensure (fixture->store, "Ana", &error);
  g_assert_error (error, WM_ERROR, WM_ERROR_INVALID);
  g_assert_null (either);
}

/* Numbers in names by their size; who is called alike stays in the order of ids. */
static void
test_order (WmFixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "Guest 10", "Guest 2", "Ana", "Guest 1", "刘洋", "Guest 2" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GString) order = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    wm_person_free (wm_person_add (fixture->store, names[i], "employee", &error));
  g_assert_no_error (error);
  people = wm_people_list (fixture->store, &error);
  for (guint i = 0; i < people->len; i++)
    g_string_append_printf (order, "%s, ", ((WmPerson *) people->pdata[i])->name);
  g_assert_nonnull (strstr (order->str, "Guest 1, Guest 2, Guest 2, Guest 10, "));
  g_assert_true (g_str_has_prefix (order->str, "Ana, "));
}

static void
test_bad_names (WmFixture *fixture, gconstpointer data)
{
  g_autofree char *before = wm_fixture_dump (fixture);
  g_autofree char *after = NULL;
  g_autofree char *endless = g_strnfill (100000, 'x');
  const char *const names[] = { "", "   ", "\xff\xfe", endless };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (wm_person_add (fixture->store, names[i], NULL, &error));
      g_assert_nonnull (error);
    }
  after = wm_fixture_dump (fixture);
  g_assert_cmpstr (before, ==, after);
}

static void
test_changes (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmPerson) ana = add (fixture, "Ana");
  g_autoptr (WmPerson) again = NULL;
  guint actions;

  g_assert_true (wm_person_rename (fixture->store, ana->slug, "Ana Souza", &error));
  g_assert_true (wm_person_set_target (fixture->store, ana->slug, "baker", &error));
  actions = count_actions (fixture);
  g_assert_true (wm_person_set_target (fixture->store, ana->slug, "baker", &error));
  g_assert_true (wm_person_rename (fixture->store, ana->slug, "Ana Souza", &error));
  g_assert_cmpuint (count_actions (fixture), ==, actions);
  g_assert_false (wm_person_set_target (fixture->store, ana->slug, "astronaut", &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_NOT_FOUND);
  g_clear_error (&error);

  again = wm_person_load (fixture->store, ana->slug, &error);
  g_assert_cmpstr (again->name, ==, "Ana Souza");
  g_assert_cmpstr (again->target_role, ==, "baker");
  g_assert_true (wm_person_set_target (fixture->store, ana->slug, NULL, &error));
  g_assert_no_error (error);
}

/* Removing takes all that is known along, and undoing brings all of it back. */
static void
test_remove (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmPerson) ana = wm_person_add (fixture->store, "Ana", "employee", &error);
  g_autoptr (WmPerson) me = wm_person_add (fixture->store, "Me", NULL, &error);
  g_autoptr (WmPerson) changed = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_true (wm_skill_rate (fixture->store, ana->slug, "mixing", 3, "Mixed", &error));
  g_assert_true (wm_person_set_kind (fixture->store, ana->slug, "candidate", &error));
  changed = wm_person_load (fixture->store, ana->slug, &error);
  g_assert_cmpstr (changed->kind, ==, "candidate");
  before = wm_fixture_dump (fixture);
  g_assert_true (wm_person_remove (fixture->store, ana->slug, &error));
  g_assert_no_error (error);
  g_assert_cmpint (wm_sql_int (fixture->store, -1, "SELECT count(*) FROM skill_rating", ""), ==, 0);
  g_assert_false (wm_person_remove (fixture->store, ana->slug, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (wm_store_undo (fixture->store, &error));
  after = wm_fixture_dump (fixture);
  g_assert_cmpstr (after, ==, before);

  wm_store_set_viewer (fixture->store, me->slug);
  g_assert_false (wm_person_remove (fixture->store, me->slug, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "Me"));
}

static void
test_rate (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmPerson) ana = add (fixture, "Ana");
  g_autoptr (GPtrArray) ratings = NULL;
  WmRating *mixing;
  guint actions;

  g_assert_cmpint (rating (fixture, ana->slug, "mixing", &ratings)->level, ==, -1);
  rate (fixture, ana->slug, "mixing", 2, "Bread for the village feast.");
  rate (fixture, ana->slug, "mixing", 0, NULL);
  mixing = rating (fixture, ana->slug, "mixing", &ratings);
  g_assert_cmpint (mixing->level, ==, 0);
  g_assert_cmpstr (mixing->evidence, ==, "Bread for the village feast.");
  g_assert_cmpstr (mixing->kind, ==, "self");
  g_assert_cmpstr (mixing->assessor, ==, ana->slug);
  g_assert_cmpint (rating (fixture, ana->slug, "oven", &ratings)->level, ==, -1);

  /* One day, one assessor: one assessment. */
  rate (fixture, ana->slug, "oven", 1, NULL);
  g_assert_cmpint (wm_sql_int (fixture->store, -1, "SELECT count (*) FROM assessment", ""), ==, 1);
  actions = count_actions (fixture);
  rate (fixture, ana->slug, "oven", 1, NULL);
  g_assert_cmpuint (count_actions (fixture), ==, actions);

  for (int i = 0; i < 2; i++)
    {
      g_assert_false (
        wm_skill_rate (fixture->store, ana->slug, "oven", i == 0 ? 5 : -1, NULL, &error));
      g_assert_error (error, WM_ERROR, WM_ERROR_INVALID);
      g_clear_error (&error);
    }
  g_assert_false (wm_skill_rate (fixture->store, ana->slug, "flying", 1, NULL, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (wm_skill_rate (fixture->store, "nobody", "oven", 1, NULL, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_NOT_FOUND);
}

static void
test_strength (WmFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *kind, *date;
    int level, counts; /* what counts after this one was added */
  } steps[] = {
    { "self", "2026-03-01", 1, 1 },      { "self", "2026-02-01", 4, 1 },
    { "peer", "2026-03-02", 2, 2 },      { "check_in", "2026-01-01", 3, 3 },
    { "self", "2026-05-01", 0, 3 },      { "manager", "2026-01-02", 1, 1 },
    { "interview", "2026-01-03", 4, 4 }, { "manager", "2026-01-01", 2, 4 },
  };
  g_autoptr (WmPerson) ana = add (fixture, "Ana");
  g_autoptr (GPtrArray) ratings = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *assessment = g_strdup_printf (
          "INSERT INTO assessment (id, slug, person_id, kind, date) VALUES"
          " (%u, 'a%u', %" G_GINT64_FORMAT ", '%s', '%s')",
          i + 1, i, ana->id, steps[i].kind, steps[i].date);
      g_autofree char *rated = g_strdup_printf (
          "INSERT INTO skill_rating (assessment_id, skill_id, level, time) VALUES (%u, 1, %d, 0)",
          i + 1, steps[i].level);

      wm_fixture_sql (fixture, assessment);
      wm_fixture_sql (fixture, rated);
      g_assert_cmpint (rating (fixture, ana->slug, "mixing", &ratings)->level, ==, steps[i].counts);
    }
}

/* The manager's word is stronger, and each takes back only his own. */
static void
test_manager (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmPerson) ana = add (fixture, "Ana");
  g_autoptr (WmPerson) ben = add (fixture, "Ben");
  g_autoptr (GPtrArray) ratings = NULL;
  WmRating *mixing;

  wm_store_set_viewer (fixture->store, ana->slug);
  rate (fixture, ana->slug, "mixing", 3, NULL);
  wm_store_set_viewer (fixture->store, ben->slug);
  rate (fixture, ana->slug, "mixing", 1, "Lumps.");
  mixing = rating (fixture, ana->slug, "mixing", &ratings);
  g_assert_cmpint (mixing->level, ==, 1);
  g_assert_cmpstr (mixing->kind, ==, "manager");
  g_assert_cmpstr (mixing->assessor, ==, ben->slug);

  g_assert_true (wm_skill_rating_clear (fixture->store, ana->slug, "mixing", &error));
  g_assert_cmpint (rating (fixture, ana->slug, "mixing", &ratings)->level, ==, 3);
  g_assert_true (wm_skill_rating_clear (fixture->store, ana->slug, "mixing", &error));
  g_assert_cmpint (rating (fixture, ana->slug, "mixing", &ratings)->level, ==, -1);
  g_assert_cmpint (wm_sql_int (fixture->store, -1, "SELECT count (*) FROM assessment", ""), ==, 0);
  g_assert_true (wm_skill_rating_clear (fixture->store, ana->slug, "mixing", &error));
  g_assert_no_error (error);
}

/* What was said on an earlier day does not come back. */
static void
test_clear (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmPerson) ana = add (fixture, "Ana");
  g_autoptr (GPtrArray) ratings = NULL;

  rate (fixture, ana->slug, "mixing", 3, "Long ago.");
  rate (fixture, ana->slug, "oven", 2, NULL);
  wm_fixture_sql (fixture, "UPDATE assessment SET date = '2020-01-01'");
  rate (fixture, ana->slug, "mixing", 1, NULL);
  g_assert_cmpint (rating (fixture, ana->slug, "mixing", &ratings)->level, ==, 1);
  g_assert_cmpstr (rating (fixture, ana->slug, "mixing", &ratings)->evidence, ==, "Long ago.");

  g_assert_true (wm_skill_rating_clear (fixture->store, ana->slug, "mixing", &error));
  g_assert_no_error (error);
  g_assert_cmpint (rating (fixture, ana->slug, "mixing", &ratings)->level, ==, -1);
  g_assert_cmpint (rating (fixture, ana->slug, "oven", &ratings)->level, ==, 2);
  g_assert_true (wm_store_undo (fixture->store, &error));
  g_assert_cmpint (rating (fixture, ana->slug, "mixing", &ratings)->level, ==, 1);
}

static void
test_gap_example (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmMap) map = wm_map_load (fixture->store, "en", &error);
  /* mixing oven baking selling counting; the baker must bake at 3 and mind the
   * oven at 2, and should mix at 2 */
  const int levels[] = { 0, -1, 4, 4, 4 };
  g_autoptr (GArray) gaps = wm_gap_compute (map, (guint) wm_map_find_role (map, "baker"), levels);
  static const char *const skills[] = { "oven", "baking", "mixing" };
  static const char *const fits[] = { "not_assessed", "met", "short" };

  g_assert_cmpuint (gaps->len, ==, 3);
  for (guint i = 0; i < gaps->len; i++)
    {
      const WmGap *gap = &g_array_index (gaps, WmGap, i);

      g_assert_cmpstr (wm_map_skill (map, gap->skill)->slug, ==, skills[i]);
      g_assert_cmpstr (wm_fit_to_string (gap->fit), ==, fits[i]);
    }
}

static int
rank (const WmGap *gap)
{
  return gap->fit == WM_FIT_SHORT ? 0 : gap->fit == WM_FIT_NOT_ASSESSED ? 1 : 2;
}

/* On random roles: nothing is lost, the states are right, the order holds. */
static void
test_gap_properties (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmMap) map = wm_map_load (fixture->store, "en", &error);
  GArray *requirements = wm_map_role (map, 0)->requirements;

  for (int round = 0; round < 2000; round++)
    {
      int levels[5];
      g_autoptr (GArray) gaps = NULL;

      g_array_set_size (requirements, 0);
      for (guint i = 0; i < 5; i++)
        {
          WmRequirement wanted = { 0, i, g_test_rand_int_range (0, 5),
                                   (WmImportance) g_test_rand_int_range (0, 4) };

          levels[i] = g_test_rand_int_range (-1, 5);
          if (g_test_rand_bit ())
            g_array_append_val (requirements, wanted);
        }
      gaps = wm_gap_compute (map, 0, levels);
      g_assert_cmpuint (gaps->len, ==, requirements->len);
      for (guint i = 0; i < gaps->len; i++)
        {
          const WmGap *gap = &g_array_index (gaps, WmGap, i);
          const WmGap *last = i > 0 ? gap - 1 : NULL;

          g_assert_cmpint (gap->level, ==, levels[gap->skill]);
          g_assert_true ((gap->fit == WM_FIT_NOT_ASSESSED) == (gap->level < 0));
          g_assert_true ((gap->fit == WM_FIT_MET)
                         == (gap->level >= gap->target && gap->level >= 0));
          if (last == NULL)
            continue;
          g_assert_cmpint (last->importance, >=, gap->importance);
          if (last->importance == gap->importance)
            g_assert_cmpint (rank (last), <=, rank (gap));
          if (last->importance == gap->importance && last->fit == WM_FIT_SHORT
              && gap->fit == WM_FIT_SHORT)
            g_assert_cmpint (last->target - last->level, >=, gap->target - gap->level);
        }
    }
}

#define ADD(path, func)                                                                            \
  g_test_add (path, WmFixture, NULL, wm_fixture_set_up, func, wm_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/people/find", test_find);
  ADD ("/people/order", test_order);
  ADD ("/people/bad-names", test_bad_names);
  ADD ("/people/changes", test_changes);
  ADD ("/people/remove", test_remove);
  ADD ("/people/rate", test_rate);
  ADD ("/people/strength", test_strength);
  ADD ("/people/manager", test_manager);
  ADD ("/people/clear", test_clear);
  ADD ("/people/gap/example", test_gap_example);
  ADD ("/people/gap/properties", test_gap_properties);
  return g_test_run ();
}
