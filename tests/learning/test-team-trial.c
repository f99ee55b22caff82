/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Hire or grow, and whom a difference concerns: worked examples, and properties
 * on random teams. The advice of the built-in pack comes out of its data.
 */
#include <string.h>

#include "exchange/wm-exchange.h"
#include "exchange/wm-workspace.h"
#include "learning/wm-team-advice.h"
#include "learning/wm-team-trial.h"
#include "wm-fixture.h"
#include "wm-map-maker.h"

static WmTeamMember *
add_member (WmTeam *team, const char *slug, const char *target, gboolean counted)
{
  WmTeamMember *member = g_new0 (WmTeamMember, 1);

  member->slug = g_strdup (slug);
  member->name = g_strdup (slug);
  member->kind = g_strdup (counted ? "employee" : "candidate");
  member->target_role = g_strdup (target);
  member->counted = counted;
  member->levels = g_new (int, team->n_skills + 1);
  for (guint i = 0; i < team->n_skills; i++)
    member->levels[i] = -1;
  member->strength = g_new0 (guint8, team->n_skills + 1);
  member->learning = g_new0 (guint8, team->n_skills + 1);
  g_ptr_array_add (team->members, member);
  return member;
}

/* Whatever is tried, nobody loses a level, the team itself stays as it is, and
 * no skill that somebody could is lost. */
static void
test_never_worse (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed ((guint32) g_test_rand_int ());

  for (guint round = 0; round < 60; round++)
    {
      g_autoptr (WmMap) map = wm_make_random (random, 30, 3, 8, 3);
      g_autoptr (WmTeam) team = wm_team_new (map->skills->len);
      g_autoptr (WmTeam) as_it_was = NULL;
      g_autoptr (WmTeam) then = NULL;
      g_autoptr (GArray) trials = g_array_new (FALSE, FALSE, sizeof (WmTrial));
      g_autoptr (GArray) before = NULL;
      g_autoptr (GArray) after = NULL;
      g_autoptr (GArray) untouched = NULL;

      for (guint i = 0; i < 6; i++)
        {
          g_autofree char *slug = g_strdup_printf ("p%u", i);
          WmTeamMember *member = add_member (team, slug, "r", g_rand_boolean (random));

          for (guint skill = 0; skill < map->skills->len; skill++)
            member->levels[skill] = g_rand_int_range (random, -1, 5);
        }
      for (guint i = 0; i < 5; i++)
        {
          WmTrial trial = { g_rand_boolean (random) ? WM_TRIAL_HIRE : WM_TRIAL_GROW,
                            (guint) g_rand_int_range (random, 0, 6),
                            (guint) g_rand_int_range (random, 0, 30),
                            g_rand_int_range (random, 1, 5) };

          g_array_append_val (trials, trial);
        }
      as_it_was = wm_team_copy (team);
      then = wm_team_try (team, trials);
      untouched = wm_team_compare (as_it_was, team);
      g_assert_cmpuint (untouched->len, ==, 0);
      for (guint i = 0; i < 6; i++)
        for (guint skill = 0; skill < map->skills->len; skill++)
          g_assert_cmpint (wm_team_member (then, i)->levels[skill], >=,
                           wm_team_member (team, i)->levels[skill]);
      before = wm_team_coverage (map, team, -1);
      after = wm_team_coverage (map, then, -1);
      for (guint i = 0; i < before->len; i++)
        for (guint j = 0; j < after->len; j++)
          {
            const WmCoverage *was = &g_array_index (before, WmCoverage, i);
            const WmCoverage *is = &g_array_index (after, WmCoverage, j);

            g_assert_true (was->skill != is->skill || is->can >= was->can);
          }
    }
}

/* Baking needs kneading; who kneads has less to learn. */
static void
test_ways (void)
{
  g_autoptr (WmMap) map = wm_map_new ("en");
  guint kneading = wm_make_skill (map, "kneading"), baking = wm_make_skill (map, "baking");
  g_autoptr (WmTeam) team = wm_team_new (2);
  g_autoptr (GArray) ways = NULL;
  const WmGrowth *first, *second;

  wm_make_need (map, baking, kneading);
  wm_make_resource (map, kneading, "knead", "article", 1, 60);
  wm_make_resource (map, baking, "bake", "article", 1, 120);
  add_member (team, "novice", "", TRUE);
  add_member (team, "kneader", "", TRUE)->levels[kneading] = 3;
  add_member (team, "baker", "", TRUE)->levels[baking] = 3;
  add_member (team, "candidate", "", FALSE);
  ways = wm_team_ways_to_grow (map, team, baking, 3);
  /* The baker has it, the candidate is no member. */
  g_assert_cmpuint (ways->len, ==, 2);
  first = &g_array_index (ways, WmGrowth, 0);
  second = &g_array_index (ways, WmGrowth, 1);
  g_assert_cmpuint (first->member, ==, 1);
  g_assert_cmpuint (first->steps, ==, 1);
  g_assert_cmpuint (second->member, ==, 0);
  g_assert_cmpuint (second->steps, ==, 2);
  g_assert_cmpint (first->minutes, <, second->minutes);
  g_assert_cmpint (wm_team_growth (map, team, 2, baking, 3).minutes, ==, 0);
}

static const WmDifference *
find_difference (GPtrArray *differences, const char *skill)
{
  for (guint i = 0; i < differences->len; i++)
    if (g_strcmp0 (((WmDifference *) differences->pdata[i])->skill, skill) == 0)
      return differences->pdata[i];
  return NULL;
}

/* Of two roles: added, removed, raised, lowered, and who is affected */
static void
test_roles (void)
{
  g_autoptr (WmMap) map = wm_map_new ("en");
  guint a = wm_make_skill (map, "a"), b = wm_make_skill (map, "b"), c = wm_make_skill (map, "c");
  guint d = wm_make_skill (map, "d"), e = wm_make_skill (map, "e");
  guint one = wm_make_role (map, "one"), two = wm_make_role (map, "two");
  g_autoptr (WmTeam) team = wm_team_new (5);
  g_autoptr (GPtrArray) differences = NULL;
  g_autoptr (GArray) raised = NULL;
  WmTeamMember *ana = add_member (team, "ana", "one", TRUE);
  WmTeamMember *ben = add_member (team, "ben", "one", TRUE);

  (void) add_member (team, "chen", "two", TRUE);
  wm_make_requirement (map, one, a, 2, WM_IMPORTANCE_MUST);
  wm_make_requirement (map, one, b, 3, WM_IMPORTANCE_MUST);
  wm_make_requirement (map, one, c, 2, WM_IMPORTANCE_NICE);
  wm_make_requirement (map, one, e, 2, WM_IMPORTANCE_NICE);
  wm_make_requirement (map, two, a, 3, WM_IMPORTANCE_MUST);
  wm_make_requirement (map, two, b, 1, WM_IMPORTANCE_MUST);
  wm_make_requirement (map, two, d, 2, WM_IMPORTANCE_SHOULD);
  wm_make_requirement (map, two, e, 2, WM_IMPORTANCE_NICE);
  differences = wm_roles_compare (map, one, two);
  g_assert_cmpuint (differences->len, ==, 4);
  g_assert_cmpint (find_difference (differences, "a")->kind, ==, WM_DIFFERENCE_RAISED);
  g_assert_cmpint (find_difference (differences, "b")->kind, ==, WM_DIFFERENCE_LOWERED);
  g_assert_cmpint (find_difference (differences, "c")->kind, ==, WM_DIFFERENCE_REMOVED);
  g_assert_cmpint (find_difference (differences, "d")->kind, ==, WM_DIFFERENCE_ADDED);
  g_assert_null (find_difference (differences, "e"));

  /* Ana met level 2 and would be short of 3; Ben was short before and stays so;
   * Chen aims for the other role. */
  ana->levels[a] = 2;
  ben->levels[a] = 1;
  raised = wm_team_affected (map, team, "one", find_difference (differences, "a"));
  g_assert_cmpuint (raised->len, ==, 1);
  g_assert_cmpuint (g_array_index (raised, guint, 0), ==, 0);
}

/* A pack that is as it was differs in nothing; one that is changed, in that. */
static void
test_pack (WmFixture *fixture, gconstpointer data)
{
  g_autofree char *pack = wm_data_file ("packs", "ai-engineer.json", NULL);
  g_autofree char *changed = g_build_filename (fixture->folder, "changed.json", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (WmMap) same = wm_map_of_pack (pack, "en", &error);
  g_autoptr (WmMap) other = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) one = NULL;
  g_autoptr (GString) text = NULL;
  g_autofree char *content = NULL;
  const WmDifference *it;

  g_assert_no_error (error);
  none = wm_maps_compare (same, same);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_true (g_file_get_contents (pack, &content, NULL, &error));
  text = g_string_new (content);
  g_assert_cmpuint (g_string_replace (text, "\"name\": \"Task decomposition\"",
                                      "\"name\": \"Taking tasks apart\"", 1),
                    ==, 1);
  g_assert_true (g_file_set_contents (changed, text->str, -1, &error));
  other = wm_map_of_pack (changed, "en", &error);
  g_assert_no_error (error);
  one = wm_maps_compare (same, other);
  g_assert_cmpuint (one->len, ==, 1);
  it = g_ptr_array_index (one, 0);
  g_assert_cmpint (it->kind, ==, WM_DIFFERENCE_RENAMED);
  g_assert_cmpstr (it->skill, ==, "task-decomposition");
  g_assert_cmpstr (it->name_before, ==, "Task decomposition");
}

/* Ratio, order and sources are the pack's, in the language of the map. */
static void
test_advice (WmFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "a.waymark", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (WmStore) store = wm_workspace_create (path, WM_DEFAULT_PACK, NULL, &error);
  g_autoptr (WmMap) map = wm_map_load (store, "en", &error);
  g_autoptr (WmMap) chinese = wm_map_load (store, "zh-CN", &error);
  g_autoptr (WmTeamAdvice) advice = wm_team_advice_load (store, map, &error);
  g_autoptr (WmTeamAdvice) told = wm_team_advice_load (store, chinese, &error);
  g_autoptr (WmTeamAdvice) nothing = NULL;
  g_autoptr (WmMap) bakery = wm_map_load (fixture->store, "en", &error);
  const WmTeamStep *first;

  g_assert_no_error (error);
  g_assert_cmpstr (wm_map_role (map, advice->numerator)->slug, ==, "ai-engineer");
  g_assert_cmpstr (wm_map_role (map, advice->denominator)->slug, ==, "ml-engineer");
  g_assert_cmpuint (advice->ratio[0], ==, 4);
  g_assert_cmpuint (advice->ratio[1], ==, 1);
  g_assert_cmpuint (advice->ratio_sources->len, ==, 2);
  g_assert_cmpuint (advice->steps->len, ==, 3);
  first = g_ptr_array_index (advice->steps, 0);
  g_assert_cmpuint (first->roles->len, ==, 2);
  g_assert_true (g_str_has_prefix (first->text, "Build a product first"));
  g_assert_cmpstr (((WmTeamSource *) advice->step_sources->pdata[0])->url, ==,
                   "https://applied-llms.org/");
  g_assert_true (g_str_has_prefix (((WmTeamStep *) told->steps->pdata[0])->text, "先做产品"));
  /* A pack without advice gives none. */
  nothing = wm_team_advice_load (fixture->store, bakery, &error);
  g_assert_no_error (error);
  g_assert_cmpint (nothing->numerator, ==, -1);
  g_assert_cmpuint (nothing->steps->len, ==, 0);
  g_assert_true (wm_store_close (store, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/trial/never-worse", test_never_worse);
  g_test_add_func ("/trial/ways", test_ways);
  g_test_add_func ("/trial/roles", test_roles);
  g_test_add ("/trial/pack", WmFixture, NULL, wm_fixture_set_up, test_pack, wm_fixture_tear_down);
  g_test_add ("/trial/advice", WmFixture, NULL, wm_fixture_set_up, test_advice,
              wm_fixture_tear_down);
  return g_test_run ();
}
