/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fit to roles and the place on the spectrum.
 */
#include "learning/wm-fit.h"
#include "wm-map-maker.h"

/* The case of a well-known suite, whose formula (the mean over skills of level
 * against target, each surplus counting) says 100 % for somebody who lacks half
 * of what is required: two skills at twice the target, two at nothing. */
static void
test_no_compensation (void)
{
  g_autoptr (WmMap) map = wm_map_new ("en");
  guint role = wm_make_role (map, "r");
  int levels[4] = { 4, 4, 0, 0 };
  g_autoptr (GArray) gaps = NULL;
  WmRoleFit fit;
  double their_sum = 0;

  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *slug = g_strdup_printf ("s%u", i);

      wm_make_requirement (map, role, wm_make_skill (map, slug), 2, WM_IMPORTANCE_MUST);
      their_sum += levels[i] / 2.0 / 4;
    }
  g_assert_cmpfloat (their_sum, ==, 1.0);

  gaps = wm_gap_compute (map, role, levels);
  fit = wm_role_fit (role, gaps);
  g_assert_cmpuint (fit.counts[WM_IMPORTANCE_MUST][WM_STAND_MET], ==, 2);
  g_assert_cmpuint (fit.counts[WM_IMPORTANCE_MUST][WM_STAND_MORE_SHORT], ==, 2);
  g_assert_false (wm_role_fit_musts_met (&fit));
  /* Worst first */
  g_assert_cmpint (g_array_index (gaps, WmGap, 0).fit, ==, WM_FIT_SHORT);

  /* However far the surplus goes, it changes nothing in the holes. */
  levels[2] = 1;
  levels[3] = -1;
  g_array_unref (gaps);
  gaps = wm_gap_compute (map, role, levels);
  fit = wm_role_fit (role, gaps);
  g_assert_cmpuint (fit.counts[WM_IMPORTANCE_MUST][WM_STAND_ONE_SHORT], ==, 1);
  g_assert_cmpuint (fit.counts[WM_IMPORTANCE_MUST][WM_STAND_NOT_ASSESSED], ==, 1);
  g_assert_false (wm_role_fit_musts_met (&fit));
}

static void
test_kept_apart (void)
{
  g_autoptr (WmMap) map = wm_map_new ("en");
  guint role = wm_make_role (map, "r");
  const int levels[3] = { 3, 1, -1 };
  g_autoptr (GArray) gaps = NULL;
  WmRoleFit fit;

  wm_make_requirement (map, role, wm_make_skill (map, "a"), 3, WM_IMPORTANCE_MUST);
  wm_make_requirement (map, role, wm_make_skill (map, "b"), 2, WM_IMPORTANCE_SHOULD);
  wm_make_requirement (map, role, wm_make_skill (map, "c"), 1, WM_IMPORTANCE_NICE);
  gaps = wm_gap_compute (map, role, levels);
  fit = wm_role_fit (role, gaps);
  g_assert_cmpuint (fit.counts[WM_IMPORTANCE_MUST][WM_STAND_MET], ==, 1);
  g_assert_cmpuint (fit.counts[WM_IMPORTANCE_SHOULD][WM_STAND_ONE_SHORT], ==, 1);
  g_assert_cmpuint (fit.counts[WM_IMPORTANCE_NICE][WM_STAND_NOT_ASSESSED], ==, 1);
  g_assert_true (wm_role_fit_musts_met (&fit));
}

static void
test_nearest (void)
{
  g_autoptr (WmMap) map = wm_map_new ("en");
  guint far = wm_make_role (map, "far"), near = wm_make_role (map, "near");
  guint a = wm_make_skill (map, "a"), b = wm_make_skill (map, "b");
  const int levels[2] = { 2, -1 };
  const WmPathInput input = { .levels = levels };
  g_autoptr (GArray) roles = NULL;
  const WmNearRole *first, *second;

  (void) wm_make_resource (map, a, "a-book", "book", 1, 60);
  (void) wm_make_resource (map, b, "b-book", "book", 1, 600);
  wm_make_requirement (map, far, b, 1, WM_IMPORTANCE_MUST);
  wm_make_requirement (map, near, a, 3, WM_IMPORTANCE_MUST);
  roles = wm_nearest_roles (map, &input);
  first = &g_array_index (roles, WmNearRole, 0);
  second = &g_array_index (roles, WmNearRole, 1);
  g_assert_cmpuint (first->fit.role, ==, near);
  g_assert_cmpint (first->minutes, ==, 60);
  g_assert_cmpuint (second->fit.role, ==, far);
  g_assert_cmpint (second->minutes, ==, 600);
  g_assert_cmpuint (second->skills, ==, 1);
}

static void
put_category (WmMap *map, const char *name)
{
  WmCategory *category = g_new0 (WmCategory, 1);

  category->slug = g_strdup (name);
  category->name = g_strdup (name);
  g_ptr_array_add (map->categories, category);
}

static void
test_spread (void)
{
  static const struct
  {
    int levels[4];
    const char *words;
  } cases[] = {
    { { -1, -1, -1, -1 }, "Nothing is known yet that has a place on the spectrum" },
    { { 0, 0, 0, 0 }, "Nothing is known yet that has a place on the spectrum" },
    { { 0, 0, 4, 3 }, "Right of the boundary" },
    { { 0, 2, 4, 4 }, "Mostly right of the boundary, with a foot in Numbers" },
    { { 3, 4, 2, -1 }, "Mostly left of the boundary, with a foot in Kitchen" },
    { { 2, 2, 2, 2 }, "On both sides of the boundary" },
    { { 4, 2, 0, -1 }, "Left of the boundary" },
  };
  static const int places[] = { 100, 450, 600, 900 };
  g_autoptr (WmMap) map = wm_map_new ("en");

  map->boundary = 500;
  put_category (map, "Kitchen");
  put_category (map, "Numbers");
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *slug = g_strdup_printf ("s%u", i);
      guint index = wm_make_skill (map, slug);
      WmSkill *skill = wm_map_skill (map, index);

      skill->spectrum = places[i];
      skill->category = i < 2;
    }
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      WmSpread spread = { 0 };
      g_autofree char *words = NULL;

      wm_spread_add (map, cases[i].levels, &spread);
      wm_spread_finish (map, cases[i].levels, &spread);
      words = wm_spread_describe (map, &spread);
      g_assert_cmpstr (words, ==, cases[i].words);
      g_assert_cmpuint (spread.low, <=, spread.median);
      g_assert_cmpuint (spread.median, <=, spread.high);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fit/no-compensation", test_no_compensation);
  g_test_add_func ("/fit/kept-apart", test_kept_apart);
  g_test_add_func ("/fit/nearest", test_nearest);
  g_test_add_func ("/fit/spread", test_spread);
  return g_test_run ();
}
