/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a team can, who can teach whom, and what a hire would bring.
 */
#include "learning/wm-reading.h"
#include "learning/wm-team.h"
#include "wm-fixture.h"
#include "wm-map-maker.h"

static WmTeamMember *
add_member (WmTeam *team, const char *slug, const char *target, const int *levels)
{
  WmTeamMember *member = g_new0 (WmTeamMember, 1);

  member->slug = g_strdup (slug);
  member->name = g_strdup (slug);
  member->kind = g_strdup ("employee");
  member->target_role = g_strdup (target);
  member->counted = TRUE;
  member->levels = g_memdup2 (levels, (team->n_skills + 1) * sizeof (int));
  member->strength = g_new0 (guint8, team->n_skills + 1);
  member->learning = g_new0 (guint8, team->n_skills + 1);
  g_ptr_array_add (team->members, member);
  return member;
}

/* Three skills, two roles; Ana bakes, Ben learns it, Chen sells. */
typedef struct
{
  WmMap *map;
  WmTeam *team;
  guint dough, oven, till, baker, clerk;
} Shop;

static void
shop_set_up (Shop *it, gconstpointer data)
{
  WmMap *map = it->map = wm_map_new ("en");
  static const int ana[] = { 4, 3, -1, 0 }, ben[] = { 1, -1, 2, 0 }, chen[] = { -1, 0, 3, 0 };

  it->dough = wm_make_skill (map, "dough");
  it->oven = wm_make_skill (map, "oven");
  it->till = wm_make_skill (map, "till");
  it->baker = wm_make_role (map, "baker");
  it->clerk = wm_make_role (map, "clerk");
  wm_make_requirement (map, it->baker, it->dough, 3, WM_IMPORTANCE_MUST);
  wm_make_requirement (map, it->baker, it->oven, 2, WM_IMPORTANCE_MUST);
  wm_make_requirement (map, it->clerk, it->till, 2, WM_IMPORTANCE_MUST);
  wm_make_requirement (map, it->clerk, it->dough, 1, WM_IMPORTANCE_NICE);
  it->team = wm_team_new (3);
  (void) add_member (it->team, "ana", "baker", ana);
  add_member (it->team, "ben", "baker", ben)->learning[it->dough] = TRUE;
  (void) add_member (it->team, "chen", "clerk", chen);
}

static void
shop_tear_down (Shop *it, gconstpointer data)
{
  wm_map_unref (it->map);
  wm_team_free (it->team);
}

static const WmCoverage *
find_coverage (GArray *coverage, guint skill)
{
  for (guint i = 0; i < coverage->len; i++)
    if (g_array_index (coverage, WmCoverage, i).skill == skill)
      return &g_array_index (coverage, WmCoverage, i);
  g_assert_not_reached ();
}

static void
test_coverage (Shop *it, gconstpointer data)
{
  g_autoptr (GArray) all = wm_team_coverage (it->map, it->team, -1);
  g_autoptr (GArray) baker = wm_team_coverage (it->map, it->team, it->baker);
  const WmCoverage *dough = find_coverage (all, it->dough);
  const WmCoverage *oven = find_coverage (baker, it->oven);

  g_assert_cmpuint (all->len, ==, 3);
  g_assert_cmpuint (dough->can, ==, 1);
  g_assert_cmpuint (dough->meet, ==, 1);
  g_assert_cmpuint (dough->below, ==, 1);
  g_assert_cmpuint (dough->not_assessed, ==, 1);
  g_assert_cmpuint (dough->learning, ==, 1);
  g_assert_cmpint (dough->holder, ==, 0);
  g_assert_cmpint (dough->importance, ==, WM_IMPORTANCE_MUST);
  g_assert_cmpint (dough->target, ==, 3);
  g_assert_cmpuint (baker->len, ==, 2);
  g_assert_cmpuint (oven->below, ==, 1);
  /* Each has one who can; what nobody learns is at more risk than dough. */
  g_assert_cmpuint (g_array_index (all, WmCoverage, 2).skill, ==, it->dough);

  wm_team_member (it->team, 1)->levels[it->dough] = 3;
  g_array_unref (all);
  all = wm_team_coverage (it->map, it->team, -1);
  g_assert_cmpint (find_coverage (all, it->dough)->holder, ==, -1);
  g_assert_cmpuint (find_coverage (all, it->dough)->can, ==, 2);
  g_assert_cmpuint (find_coverage (all, it->dough)->learning, ==, 0);
}

static void
test_teach (Shop *it, gconstpointer data)
{
  g_autoptr (GArray) own = wm_team_teach (it->map, it->team, -1, 0);
  g_autoptr (GArray) clerk = wm_team_teach (it->map, it->team, it->clerk, 1);
  const WmTeachPair *first = &g_array_index (own, WmTeachPair, 0);

  /* Ben aims for baker: Ana can teach him dough and oven; Chen aims for clerk
   * and was never assessed in dough. Nobody teaches herself. */
  g_assert_cmpuint (own->len, ==, 3);
  g_assert_cmpuint (first->skill, ==, it->dough);
  g_assert_cmpuint (first->learner, ==, 1);
  g_assert_cmpuint (first->teacher, ==, 0);
  g_assert_cmpint (first->from, ==, 1);
  g_assert_cmpint (first->to, ==, 3);
  g_assert_cmpint (first->teacher_level, ==, 4);
  g_assert_cmpint (g_array_index (own, WmTeachPair, 1).from, ==, -1);
  g_assert_cmpint (g_array_index (own, WmTeachPair, 2).importance, ==, WM_IMPORTANCE_NICE);
  for (guint i = 0; i < clerk->len; i++)
    g_assert_cmpuint (g_array_index (clerk, WmTeachPair, i).learner, !=,
                      g_array_index (clerk, WmTeachPair, i).teacher);
  g_assert_cmpuint (clerk->len, ==, 2);
}

static void
test_next_hire (Shop *it, gconstpointer data)
{
  g_autoptr (GPtrArray) hires = NULL;
  const WmNextHire *first;

  wm_team_member (it->team, 2)->counted = FALSE;
  hires = wm_team_next_hire (it->map, it->team);
  first = g_ptr_array_index (hires, 0);
  g_assert_cmpuint (first->role, ==, it->clerk);
  g_assert_cmpuint (first->covers->len, ==, 1);
  g_assert_cmpuint (g_array_index (first->covers, guint, 0), ==, it->till);
  g_assert_cmpuint (first->members, ==, 0);
  g_assert_cmpuint (((WmNextHire *) hires->pdata[1])->covers->len, ==, 0);
  g_assert_cmpuint (((WmNextHire *) hires->pdata[1])->backs->len, ==, 2);
  g_assert_cmpuint (((WmNextHire *) hires->pdata[1])->members, ==, 2);
}

/* Hire somebody, or let Ben grow: the same picture before and after. */
static void
test_hire_or_grow (Shop *it, gconstpointer data)
{
  static const int dora[] = { 3, 4, -1, 0 };
  g_autoptr (WmTeam) hired = wm_team_copy (it->team);
  g_autoptr (WmTeam) grown = wm_team_copy (it->team);
  g_autoptr (GArray) before = wm_team_coverage (it->map, it->team, -1);
  g_autoptr (GArray) after_hire = NULL;
  g_autoptr (GArray) after_growth = NULL;
  g_autoptr (GArray) by_hire = NULL;
  g_autoptr (GArray) by_growth = NULL;
  g_autoptr (GArray) changes = NULL;

  (void) add_member (hired, "dora", "", dora);
  after_hire = wm_team_coverage (it->map, hired, -1);
  by_hire = wm_coverage_compare (before, after_hire);
  g_assert_cmpuint (by_hire->len, ==, 2);
  g_assert_cmpint (g_array_index (by_hire, WmTeamChange, 0).before, ==, 1);
  g_assert_cmpint (g_array_index (by_hire, WmTeamChange, 0).after, ==, 2);

  wm_team_member (grown, 1)->levels[it->dough] = 3;
  after_growth = wm_team_coverage (it->map, grown, -1);
  by_growth = wm_coverage_compare (before, after_growth);
  g_assert_cmpuint (by_growth->len, ==, 1);
  changes = wm_team_compare (it->team, grown);
  g_assert_cmpuint (changes->len, ==, 1);
  g_assert_cmpint (g_array_index (changes, WmTeamChange, 0).before, ==, 1);
  /* The team itself is as it was. */
  g_assert_cmpint (wm_team_member (it->team, 1)->levels[it->dough], ==, 1);
}

static WmCoverageCount
count_musts (GArray *coverage)
{
  WmCoverageCount counts[WM_IMPORTANCE_MUST + 1];

  wm_coverage_count (coverage, counts);
  return counts[WM_IMPORTANCE_MUST];
}

/* Where nobody was assessed, nothing tells that nobody can.
 *
 * | oven: Ana | Ben | Chen | counts as |
 * | --------- | --- | ---- | --------- |
 * | -         | -   | -    | unknown   |
 * | 0         | -   | -    | nobody    |
 * | 3         | -   | -    | one       |
 */
static void
test_unknown (Shop *it, gconstpointer data)
{
  static const struct
  {
    int level;
    guint unknown, nobody, one;
  } table[] = { { -1, 1, 0, 2 }, { 0, 0, 1, 2 }, { 3, 0, 0, 3 } };

  wm_team_member (it->team, 2)->levels[it->oven] = -1;
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GArray) coverage = NULL;
      WmCoverageCount musts;

      wm_team_member (it->team, 0)->levels[it->oven] = table[i].level;
      coverage = wm_team_coverage (it->map, it->team, -1);
      musts = count_musts (coverage);
      g_assert_cmpuint (musts.unknown, ==, table[i].unknown);
      g_assert_cmpuint (musts.nobody, ==, table[i].nobody);
      g_assert_cmpuint (musts.one, ==, table[i].one);
      g_assert_cmpint (wm_coverage_is_unknown (find_coverage (coverage, it->oven)), ==,
                       table[i].unknown == 1);
    }
}

/* The four states, and counts of skills that are never added up */
static void
test_shown (Shop *it, gconstpointer data)
{
  static const struct
  {
    int level, target;
    gboolean learning;
    WmTeamShown shown;
  } table[] = {
    { 3, 3, FALSE, WM_TEAM_SHOWN_STRONG }, { 4, 3, TRUE, WM_TEAM_SHOWN_STRONG },
    { 2, 3, FALSE, WM_TEAM_SHOWN_SHORT },  { 0, 1, TRUE, WM_TEAM_SHOWN_SHORT },
    { -1, 3, TRUE, WM_TEAM_SHOWN_NOTHING }, { -1, 3, FALSE, WM_TEAM_NEVER_TRIED },
    /* Nobody asks: who can do it alone has shown it. */
    { 3, -1, FALSE, WM_TEAM_SHOWN_STRONG }, { 2, -1, FALSE, WM_TEAM_SHOWN_SHORT },
    /* Nothing is asked, and nothing is known: it stays unknown. */
    { -1, 0, FALSE, WM_TEAM_NEVER_TRIED }, { 0, 0, FALSE, WM_TEAM_SHOWN_STRONG },
  };
  WmTeamMember *ana = wm_team_member (it->team, 0);
  g_autoptr (GArray) coverage = wm_team_coverage (it->map, it->team, -1);
  WmCoverageCount musts = count_musts (coverage);

  g_assert_cmpuint (musts.nobody, ==, 0);
  g_assert_cmpuint (musts.one, ==, 3);
  g_assert_cmpuint (musts.more, ==, 0);
  g_assert_cmpuint (musts.unknown, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      ana->levels[it->oven] = table[i].level;
      ana->learning[it->oven] = (guint8) table[i].learning;
      g_assert_cmpint (wm_team_shown (ana, it->oven, table[i].target), ==, table[i].shown);
    }
  g_assert_cmpuint (wm_team_aiming (it->map, it->team, it->baker), ==, 2);
  wm_team_member (it->team, 1)->counted = FALSE;
  g_assert_cmpuint (wm_team_aiming (it->map, it->team, it->baker), ==, 1);
}

/* An order keeps all rows; what has no place comes last. */
static void
test_order (Shop *it, gconstpointer data)
{
  g_autoptr (GArray) coverage = wm_team_coverage (it->map, it->team, -1);
  WmSpread spread;

  wm_map_skill (it->map, it->till)->spectrum = 100;
  wm_map_skill (it->map, it->dough)->spectrum = 900;
  wm_map_skill (it->map, it->oven)->spectrum = -1;
  wm_coverage_sort (it->map, coverage, WM_TEAM_BY_SPECTRUM);
  g_assert_cmpuint (coverage->len, ==, 3);
  g_assert_cmpuint (g_array_index (coverage, WmCoverage, 0).skill, ==, it->till);
  g_assert_cmpuint (g_array_index (coverage, WmCoverage, 2).skill, ==, it->oven);
  wm_coverage_sort (it->map, coverage, WM_TEAM_BY_NAME);
  g_assert_cmpuint (g_array_index (coverage, WmCoverage, 0).skill, ==, it->dough);

  /* Till: Ben 2 and Chen 3 on the left; dough: Ana 4 and Ben 1 on the right */
  wm_team_spread (it->map, it->team, &spread);
  g_assert_cmpuint (spread.total, ==, 10);
  g_assert_cmpuint (spread.left, ==, 5);
  wm_team_member (it->team, 2)->counted = FALSE;
  wm_team_spread (it->map, it->team, &spread);
  g_assert_cmpuint (spread.left, ==, 2);
}

static void
rate (WmFixture *fixture, const char *person, const char *skill, int level)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (wm_skill_rate (fixture->store, person, skill, level, NULL, &error));
  g_assert_no_error (error);
}

/* The same rating counts in a team as for a person alone, on any day. */
static void
test_load (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmMap) map = wm_map_load (fixture->store, "en", &error);
  g_autoptr (WmPerson) ana = wm_person_add (fixture->store, "Ana", "employee", &error);
  g_autoptr (WmPerson) ben = wm_person_add (fixture->store, "Ben", "candidate", &error);
  g_autoptr (WmTeam) team = NULL;
  g_autoptr (WmTeam) earlier = NULL;
  g_autoptr (GPtrArray) ratings = NULL;
  WmTeamMember *member;
  int mixing = wm_map_find_skill (map, "mixing");

  rate (fixture, ana->slug, "mixing", 2);
  wm_fixture_sql (fixture, "UPDATE assessment SET date = '2020-05-01'");
  rate (fixture, ana->slug, "mixing", 3);
  wm_store_set_viewer (fixture->store, ben->slug);
  rate (fixture, ana->slug, "mixing", 1);
  g_assert_true (wm_reading_set (fixture->store, ana->slug, "oven-film", WM_READING_READING,
                                 NULL, &error));
  g_assert_no_error (error);

  team = wm_team_load (fixture->store, map, NULL, &error);
  g_assert_no_error (error);
  member = wm_team_member (team, wm_team_find (team, ana->slug));
  ratings = wm_ratings_load (fixture->store, map, ana->slug, &error);
  for (guint i = 0; i < map->skills->len; i++)
    g_assert_cmpint (member->levels[i], ==, ((WmRating *) ratings->pdata[i])->level);
  g_assert_cmpint (member->levels[mixing], ==, 1);
  g_assert_cmpint (member->strength[mixing], ==, WM_EVIDENCE_INTERVIEW);
  g_assert_true (member->counted);
  g_assert_true (member->learning[wm_map_find_skill (map, "oven")]);
  g_assert_false (member->learning[mixing]);
  g_assert_false (wm_team_member (team, wm_team_find (team, ben->slug))->counted);

  earlier = wm_team_load (fixture->store, map, "2020-12-31", &error);
  g_assert_no_error (error);
  g_assert_cmpint (
      wm_team_member (earlier, wm_team_find (earlier, ana->slug))->levels[mixing], ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define TEST(name, func) g_test_add ("/team/" name, Shop, NULL, shop_set_up, func, shop_tear_down)
  TEST ("coverage", test_coverage);
  TEST ("teach", test_teach);
  TEST ("next-hire", test_next_hire);
  TEST ("hire-or-grow", test_hire_or_grow);
  TEST ("unknown", test_unknown);
  TEST ("shown", test_shown);
  TEST ("order", test_order);
  g_test_add ("/team/load", WmFixture, NULL, wm_fixture_set_up, test_load, wm_fixture_tear_down);
  return g_test_run ();
}
