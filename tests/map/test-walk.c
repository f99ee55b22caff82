/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Walking over a map by keys: a garden by hand, and what holds of every graph.
 */
#include "map/wm-walk.h"
#include "wm-map-maker.h"

/*   row 2          PRUNING 300   GREENHOUSE 700
 *   row 1   SEEDS 200            WATERING 600      (and roles above all)
 *   row 0        SOIL 250    TOOLS 500     PRICES 900
 *
 * SEEDS and WATERING need SOIL, WATERING needs TOOLS; PRUNING needs SEEDS,
 * GREENHOUSE needs SEEDS and WATERING. The roles GARDENER 300 and SELLER 800
 * require PRUNING, GREENHOUSE and PRICES. */
enum
{
  SOIL,
  TOOLS,
  PRICES,
  SEEDS,
  WATERING,
  PRUNING,
  GREENHOUSE,
  GARDENER,
  SELLER
};

static void
add_category (WmMap *map, const char *slug)
{
  WmCategory *category = g_new0 (WmCategory, 1);

  category->slug = g_strdup (slug);
  category->name = g_strdup (slug);
  g_ptr_array_add (map->categories, category);
}

static WmMap *
garden (void)
{
  static const struct
  {
    const char *name;
    int spectrum, category;
  } skills[] = {
    { "Soil", 250, 0 },    { "Tools", 500, 0 },   { "Prices", 900, 2 },       { "Seeds", 200, 0 },
    { "Watering", 600, 2 }, { "Pruning", 300, 2 }, { "Green house", 700, -1 },
  };
  static const guint needs[][2] = { { SEEDS, SOIL },      { WATERING, SOIL },
                                    { WATERING, TOOLS },  { PRUNING, SEEDS },
                                    { GREENHOUSE, SEEDS }, { GREENHOUSE, WATERING } };
  WmMap *map = wm_map_new ("en");

  add_category (map, "ground");
  add_category (map, "nothing");
  add_category (map, "plants");
  for (guint i = 0; i < G_N_ELEMENTS (skills); i++)
    {
      guint index = wm_make_skill (map, skills[i].name);
      WmSkill *skill = wm_map_skill (map, index);

      skill->spectrum = skills[i].spectrum;
      skill->category = skills[i].category;
    }
  for (guint i = 0; i < G_N_ELEMENTS (needs); i++)
    wm_make_need (map, needs[i][0], needs[i][1]);
  (void) wm_make_role (map, "Gardener");
  (void) wm_make_role (map, "Seller");
  wm_map_role (map, 0)->position = 300;
  wm_map_role (map, 1)->position = 800;
  wm_make_requirement (map, 0, PRUNING, 2, WM_IMPORTANCE_MUST);
  wm_make_requirement (map, 0, GREENHOUSE, 2, WM_IMPORTANCE_MUST);
  wm_make_requirement (map, 1, GREENHOUSE, 2, WM_IMPORTANCE_MUST);
  wm_make_requirement (map, 1, PRICES, 2, WM_IMPORTANCE_MUST);
  return map;
}

static void
test_steps (void)
{
  static const struct
  {
    int from;
    WmStep step;
    int to;
  } cases[] = {
    { SOIL, WM_STEP_RIGHT, TOOLS },
    { PRICES, WM_STEP_RIGHT, SEEDS }, /* on to the row above */
    { SEEDS, WM_STEP_LEFT, PRICES },
    { SOIL, WM_STEP_LEFT, -1 },
    { GREENHOUSE, WM_STEP_RIGHT, -1 }, /* roles are a region of their own */
    { GARDENER, WM_STEP_RIGHT, SELLER },
    { GARDENER, WM_STEP_LEFT, -1 },
    { SOIL, WM_STEP_UP, SEEDS },       /* 50 away; watering is 350 */
    { TOOLS, WM_STEP_UP, WATERING },
    { SEEDS, WM_STEP_UP, PRUNING },
    { GREENHOUSE, WM_STEP_UP, SELLER }, /* it unlocks nothing but roles */
    { PRICES, WM_STEP_UP, SELLER },
    { GARDENER, WM_STEP_UP, -1 },
    { GREENHOUSE, WM_STEP_DOWN, WATERING },
    { WATERING, WM_STEP_DOWN, TOOLS },
    { SOIL, WM_STEP_DOWN, -1 },
    { GARDENER, WM_STEP_DOWN, PRUNING },
    { SELLER, WM_STEP_DOWN, GREENHOUSE }, /* as near as prices, and left of it */
    { TOOLS, WM_STEP_HOME, SOIL },
    { TOOLS, WM_STEP_END, PRICES },
    { GARDENER, WM_STEP_END, SELLER },
    { WATERING, WM_STEP_FIRST, SOIL },
    { GARDENER, WM_STEP_LAST, GREENHOUSE },
    { GARDENER, WM_STEP_NEXT_REGION, SOIL },
    { TOOLS, WM_STEP_NEXT_REGION, PRICES }, /* the empty category is passed over */
    { WATERING, WM_STEP_NEXT_REGION, GREENHOUSE },
    { GREENHOUSE, WM_STEP_NEXT_REGION, -1 },
    { GREENHOUSE, WM_STEP_PREVIOUS_REGION, PRICES },
    { SEEDS, WM_STEP_PREVIOUS_REGION, GARDENER },
    { SELLER, WM_STEP_PREVIOUS_REGION, -1 },
  };
  g_autoptr (WmMap) map = garden ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (WmWalk) walk = wm_walk_new ();
      int to = wm_walk_step (walk, map, NULL, cases[i].from, cases[i].step);

      if (to != cases[i].to)
        g_test_message ("case %u", i);
      g_assert_cmpint (to, ==, cases[i].to);
    }
}

/* The way back is the way that one came, though something else is nearer. */
static void
test_back (void)
{
  g_autoptr (WmMap) map = garden ();
  g_autoptr (WmWalk) walk = wm_walk_new ();

  g_assert_cmpint (wm_walk_step (walk, map, NULL, SEEDS, WM_STEP_UP), ==, PRUNING);
  g_assert_cmpint (wm_walk_step (walk, map, NULL, PRUNING, WM_STEP_UP), ==, GARDENER);
  g_assert_cmpint (wm_walk_step (walk, map, NULL, GARDENER, WM_STEP_DOWN), ==, PRUNING);
  g_assert_cmpint (wm_walk_step (walk, map, NULL, PRUNING, WM_STEP_DOWN), ==, SEEDS);
  g_assert_cmpint (wm_walk_step (walk, map, NULL, SEEDS, WM_STEP_DOWN), ==, SOIL);
  g_assert_cmpint (wm_walk_step (walk, map, NULL, SOIL, WM_STEP_UP), ==, SEEDS);

  /* Watering is left for its left neighbour soil, and met again from there. */
  wm_walk_forget (walk);
  g_assert_cmpint (wm_walk_step (walk, map, NULL, SEEDS, WM_STEP_DOWN), ==, SOIL);
  g_assert_cmpint (wm_walk_step (walk, map, NULL, SOIL, WM_STEP_UP), ==, SEEDS);
  /* A step aside ends the memory. */
  g_assert_cmpint (wm_walk_step (walk, map, NULL, GREENHOUSE, WM_STEP_DOWN), ==, WATERING);
  g_assert_cmpint (wm_walk_step (walk, map, NULL, WATERING, WM_STEP_DOWN), ==, TOOLS);
  g_assert_cmpint (wm_walk_step (walk, map, NULL, TOOLS, WM_STEP_LEFT), ==, SOIL);
  g_assert_cmpint (wm_walk_step (walk, map, NULL, SOIL, WM_STEP_UP), ==, SEEDS);
}

/* Rows as drawn go before depths. */
static void
test_rows (void)
{
  static const int rows[] = { 0, 1, 0, 2, 2, 3, 3 };
  g_autoptr (WmMap) map = garden ();
  g_autoptr (WmWalk) walk = wm_walk_new ();

  g_assert_cmpint (wm_walk_step (walk, map, rows, SOIL, WM_STEP_RIGHT), ==, PRICES);
  g_assert_cmpint (wm_walk_step (walk, map, rows, PRICES, WM_STEP_RIGHT), ==, TOOLS);
  g_assert_cmpint (wm_walk_step (walk, map, rows, SOIL, WM_STEP_END), ==, PRICES);
}

static WmMap *
random_map (GRand *random)
{
  guint n = (guint) g_rand_int_range (random, 1, 60);
  WmMap *map = wm_make_random (random, n, 3, 12, 4);

  for (guint i = 0; i < n; i++)
    wm_map_skill (map, i)->spectrum = g_rand_int_range (random, -1, 1001);
  return map;
}

/* Right alone comes to every skill once; left goes back the same way. */
static void
test_every_skill (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (31);

  for (int round = 0; round < 60; round++)
    {
      g_autoptr (WmMap) map = random_map (random);
      g_autoptr (WmWalk) walk = wm_walk_new ();
      g_autoptr (GArray) met = g_array_new (FALSE, FALSE, sizeof (int));
      g_autofree guint8 *seen = g_new0 (guint8, map->skills->len);
      int at = wm_walk_step (walk, map, NULL, 0, WM_STEP_FIRST);

      for (; at >= 0; at = wm_walk_step (walk, map, NULL, at, WM_STEP_RIGHT))
        {
          g_assert_cmpint (at, <, (int) map->skills->len);
          g_assert_cmpint (seen[at]++, ==, 0);
          g_array_append_val (met, at);
        }
      g_assert_cmpuint (met->len, ==, map->skills->len);
      at = g_array_index (met, int, met->len - 1);
      g_assert_cmpint (at, ==, wm_walk_step (walk, map, NULL, 0, WM_STEP_LAST));
      for (guint i = met->len; i > 0; i--)
        {
          g_assert_cmpint (at, ==, g_array_index (met, int, i - 1));
          at = wm_walk_step (walk, map, NULL, at, WM_STEP_LEFT);
        }
      g_assert_cmpint (at, ==, -1);
    }
}

/* So many steps up, and as many down, end where they began; each goes along a
 * prerequisite or a requirement. */
static void
test_up_and_down (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (32);
  guint climbed = 0;

  for (int round = 0; round < 60; round++)
    {
      g_autoptr (WmMap) map = random_map (random);
      g_autoptr (WmWalk) walk = wm_walk_new ();

      for (int start = 0; start < (int) map->skills->len; start++)
        for (int way = 0; way <= 1; way++)
          {
            WmStep there = way == 0 ? WM_STEP_UP : WM_STEP_DOWN;
            WmStep back = way == 0 ? WM_STEP_DOWN : WM_STEP_UP;
            g_autoptr (GArray) met = g_array_new (FALSE, FALSE, sizeof (int));
            int at = start;

            wm_walk_forget (walk);
            for (int next; (next = wm_walk_step (walk, map, NULL, at, there)) >= 0; at = next)
              {
                if (next < (int) map->skills->len && there == WM_STEP_UP)
                  g_assert_cmpint (wm_map_skill (map, (guint) next)->depth, >,
                                   wm_map_skill (map, (guint) at)->depth);
                g_array_append_val (met, at);
                climbed++;
              }
            for (guint i = met->len; i > 0; i--)
              {
                at = wm_walk_step (walk, map, NULL, at, back);
                g_assert_cmpint (at, ==, g_array_index (met, int, i - 1));
              }
            g_assert_cmpint (at, ==, start);
          }
    }
  g_assert_cmpuint (climbed, >, 1000);
}

static void
test_find (void)
{
  static const struct
  {
    int from;
    const char *typed;
    int to;
  } cases[] = {
    { -1, "s", SOIL },        { SOIL, "s", SEEDS },   { SEEDS, "s", SELLER },
    { SELLER, "s", SOIL },    { SOIL, "se", SEEDS },  { SEEDS, "see", SEEDS },
    { SELLER, "SEL", SELLER }, { -1, "h", GREENHOUSE }, /* a later word */
    { -1, "green h", GREENHOUSE }, { -1, "zz", -1 },  { SOIL, "", -1 },
    { -1, "p", PRICES },      { PRICES, "p", PRUNING }, { -1, "pré", -1 },
    { -1, "Ｗ", WATERING },
  };
  g_autoptr (WmMap) map = garden ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int to = wm_walk_find (map, NULL, cases[i].from, cases[i].typed);

      if (to != cases[i].to)
        g_test_message ("case %u: %s", i, cases[i].typed);
      g_assert_cmpint (to, ==, cases[i].to);
    }
  g_free (wm_map_skill (map, TOOLS)->name);
  wm_map_skill (map, TOOLS)->name = g_strdup ("向量检索");
  g_assert_cmpint (wm_walk_find (map, NULL, SOIL, "向"), ==, TOOLS);
  g_assert_cmpint (wm_walk_find (map, NULL, SOIL, "检索"), ==, TOOLS);
  g_assert_cmpint (wm_walk_find (map, NULL, SOIL, "检所"), ==, -1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/walk/steps", test_steps);
  g_test_add_func ("/map/walk/back", test_back);
  g_test_add_func ("/map/walk/rows", test_rows);
  g_test_add_func ("/map/walk/every-skill", test_every_skill);
  g_test_add_func ("/map/walk/up-and-down", test_up_and_down);
  g_test_add_func ("/map/walk/find", test_find);
  return g_test_run ();
}
