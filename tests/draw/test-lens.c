/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What each lens says of each skill of the garden, and that its colours are
 * told apart by people who see two primaries only.
 */
#include <math.h>
#include <string.h>

#include "draw/wm-lens.h"
#include "draw/wm-paint.h"
#include "wm-colour-vision.h"
#include "wm-draw-fixture.h"

enum
{
  SOIL,
  SEEDS,
  COMPOST,
  WATERING,
  PRUNING,
  GREENHOUSE,
  MARKET,
  PRICES,
  TOOLS
};

static WmLoopCover *cover;

static WmSceneOptions
options_of (WmLens lens, int role, int other)
{
  WmSceneOptions options = WM_SCENE_OPTIONS_INIT;

  options.measure = wm_measure_fixed ();
  options.levels = wm_draw_levels ();
  options.lens = lens;
  options.role = role;
  options.other_role = other;
  options.cover = cover;
  return options;
}

static void
test_role (void)
{
  g_autoptr (WmMap) map = wm_draw_map_new (NULL);
  WmSceneOptions options = options_of (WM_LENS_ROLE, 1, -1);
  g_autoptr (WmLensView) view = wm_lens_look (map, &options);
  g_autofree char *words = wm_lens_words (map, &options, view);

  g_assert_cmpint (view->sights[MARKET], ==, WM_SIGHT_MUST);
  g_assert_cmpint (view->sights[PRICES], ==, WM_SIGHT_NICE);
  g_assert_cmpint (view->sights[GREENHOUSE], ==, WM_SIGHT_NICE);
  g_assert_cmpint (view->pips[GREENHOUSE], ==, 3);
  g_assert_cmpint (view->sights[SOIL], ==, WM_SIGHT_ON_THE_WAY);
  g_assert_cmpint (view->sights[SEEDS], ==, WM_SIGHT_ON_THE_WAY);
  g_assert_cmpint (view->sights[WATERING], ==, WM_SIGHT_ON_THE_WAY);
  g_assert_cmpint (view->sights[TOOLS], ==, WM_SIGHT_NONE);
  g_assert_cmpint (view->pips[TOOLS], ==, -1);
  g_assert_cmpstr (words, ==,
                   "What Market seller requires. Must have: 1. Nice to have: 2. "
                   "Only on the way: 3.");
}

static void
test_me (void)
{
  g_autoptr (WmMap) map = wm_draw_map_new (NULL);
  WmSceneOptions options = options_of (WM_LENS_ME, 0, -1);
  g_autoptr (WmLensView) view = wm_lens_look (map, &options);

  g_assert_cmpint (view->sights[SOIL], ==, WM_SIGHT_MET);
  g_assert_cmpint (view->sights[SEEDS], ==, WM_SIGHT_MET);
  g_assert_cmpint (view->sights[COMPOST], ==, WM_SIGHT_SHORT);
  g_assert_cmpint (view->sights[WATERING], ==, WM_SIGHT_NOT_ASSESSED);
  g_assert_cmpint (view->sights[PRUNING], ==, WM_SIGHT_NONE);
  g_assert_cmpint (view->pips[PRUNING], ==, 3);
  g_array_index (wm_map_role (map, 0)->requirements, WmRequirement, 1).level = 3;
  wm_lens_view_free (g_steal_pointer (&view));
  view = wm_lens_look (map, &options);
  g_assert_cmpint (view->sights[SEEDS], ==, WM_SIGHT_ONE_SHORT);
}

static void
test_compare (void)
{
  g_autoptr (WmMap) map = wm_draw_map_new (NULL);
  WmSceneOptions options = options_of (WM_LENS_COMPARE, 0, 2);
  WmRequirement soil = { 2, SOIL, 1, WM_IMPORTANCE_MUST };
  g_autoptr (WmLensView) view = NULL;
  g_autofree char *words = NULL;

  g_array_append_val (wm_map_role (map, 2)->requirements, soil);
  view = wm_lens_look (map, &options);
  words = wm_lens_words (map, &options, view);
  g_assert_cmpint (view->sights[SOIL], ==, WM_SIGHT_BOTH);
  g_assert_cmpint (view->sights[SEEDS], ==, WM_SIGHT_LEFT);
  g_assert_cmpint (view->sights[TOOLS], ==, WM_SIGHT_RIGHT);
  g_assert_cmpint (view->sights[MARKET], ==, WM_SIGHT_NONE);
  g_assert_cmpstr (words, ==,
                   "Gardener compared with Owner. Both roles: 1. Only Gardener: 3. "
                   "Only Owner: 1.");
}

/* Two voices where two are wanted; one where two are; none; put off; what is
 * not required fades. */
static void
test_loop (void)
{
  g_autoptr (WmMap) map = wm_draw_map_new (NULL);
  WmSceneOptions options = options_of (WM_LENS_LOOP, -1, -1);
  g_autoptr (WmLensView) view = wm_lens_look (map, &options);
  g_autofree char *words = wm_lens_words (map, &options, view);

  g_assert_cmpint (view->sights[SOIL], ==, WM_SIGHT_COVERED);
  g_assert_cmpint (view->pips[SOIL], ==, 2);
  g_assert_cmpint (view->sights[SEEDS], ==, WM_SIGHT_ONE_VOICE);
  g_assert_cmpint (view->pips[SEEDS], ==, 1);
  g_assert_cmpint (view->sights[COMPOST], ==, WM_SIGHT_OPEN);
  g_assert_cmpint (view->pips[COMPOST], ==, 0);
  g_assert_cmpint (view->sights[WATERING], ==, WM_SIGHT_LATER);
  g_assert_cmpint (view->sights[PRUNING], ==, WM_SIGHT_COVERED);
  g_assert_cmpint (view->sights[MARKET], ==, WM_SIGHT_NONE);
  g_assert_cmpint (view->sights[TOOLS], ==, WM_SIGHT_NONE);
  g_assert_cmpint (view->pips[TOOLS], ==, -1);
  g_assert_cmpstr (words, ==,
                   "What the interviews for “Gardener for spring” cover. Covered: 2. "
                   "Only one voice: 1. In no interview: 1. Left to onboarding: 1.");
}

/* | skill    | Ana | Ben       | Cora, a candidate | seen as             |
 * | soil     | 4   | 3         | -                 | several can         |
 * | seeds    | 3   | 2         | -                 | one can             |
 * | compost  | 0   | 1, learns | -                 | nobody can          |
 * | watering | -   | -         | 4                 | nobody was assessed |
 * What the role does not ask for fades. */
static void
test_team (void)
{
  g_autoptr (WmMap) map = wm_draw_map_new (NULL);
  g_autoptr (WmTeam) team = wm_draw_team_new (NULL);
  g_autoptr (GArray) coverage = wm_team_coverage (map, team, 0);
  WmSceneOptions options = options_of (WM_LENS_TEAM, 0, -1);
  g_autoptr (WmLensView) view = NULL;
  g_autofree char *words = NULL, *soil = NULL, *seeds = NULL, *compost = NULL, *none = NULL;

  options.team = team;
  options.coverage = coverage;
  view = wm_lens_look (map, &options);
  g_assert_cmpint (view->sights[SOIL], ==, WM_SIGHT_SEVERAL_CAN);
  g_assert_cmpint (view->sights[SEEDS], ==, WM_SIGHT_ONE_CAN);
  g_assert_cmpint (view->sights[COMPOST], ==, WM_SIGHT_NOBODY_CAN);
  g_assert_cmpuint (view->coverage[COMPOST].learning, ==, 1);
  g_assert_cmpint (view->sights[WATERING], ==, WM_SIGHT_NOBODY_ASSESSED);
  g_assert_cmpint (view->sights[TOOLS], ==, WM_SIGHT_NONE);
  words = wm_lens_words (map, &options, view);
  g_assert_cmpstr (words, ==,
                   "How many of the team can what Gardener requires. Two or more can: 1. "
                   "Only one can: 1. Nobody can: 1. Nobody assessed: 1.");
  soil = wm_lens_sight_words (map, &options, view, SOIL);
  g_assert_true (g_str_has_prefix (soil, "2 can: Ana, Ben. At level "));
  seeds = wm_lens_sight_words (map, &options, view, SEEDS);
  g_assert_true (g_str_has_prefix (seeds, "Only Ana. At level "));
  compost = wm_lens_sight_words (map, &options, view, COMPOST);
  g_assert_true (g_str_has_prefix (compost, "Nobody can · 1 learns. At level "));
  none = wm_lens_sight_words (map, &options, view, TOOLS);
  g_assert_cmpstr (none, ==, "");
}

/* What cannot be looked at is not guessed. */
static void
test_impossible (void)
{
  g_autoptr (WmMap) map = wm_draw_map_new (NULL);
  const WmSceneOptions bad[] = {
    options_of (WM_LENS_ROLE, -1, -1), options_of (WM_LENS_ROLE, 99, -1),
    options_of (WM_LENS_ME, -1, -1),   options_of (WM_LENS_COMPARE, 0, -1),
    options_of (WM_LENS_COMPARE, 1, 1), { .lens = WM_LENS_LOOP, .role = -1, .other_role = -1 },
    options_of (WM_LENS_COMPARE, 1, 1), options_of (WM_LENS_TEAM, 0, -1),
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (WmLensView) view = wm_lens_look (map, &bad[i]);
      g_autofree char *words = wm_lens_words (map, &bad[i], view);

      g_assert_cmpint (view->lens, ==, WM_LENS_NONE);
      g_assert_cmpuint (view->counts[WM_SIGHT_NONE], ==, map->skills->len);
      g_assert_cmpstr (words, ==, "");
    }
}

/* Tier 1 is where to begin; a deeper tier alone is thin. */
static void
test_stock (void)
{
  g_autoptr (WmMap) map = wm_draw_map_new (NULL);

  for (WmLens lens = WM_LENS_RESOURCES; lens <= WM_LENS_QUESTIONS; lens++)
    {
      WmSceneOptions options = options_of (lens, -1, -1);
      g_autoptr (WmLensView) view = wm_lens_look (map, &options);

      for (guint i = 0; i < map->skills->len; i++)
        {
          WmSkill *skill = wm_map_skill (map, i);
          guint n = lens == WM_LENS_RESOURCES ? skill->resources->len : skill->questions->len;

          g_assert_cmpint (view->sights[i] == WM_SIGHT_EMPTY, ==, n == 0);
          g_assert_cmpint (view->pips[i], <=, n);
          if (view->sights[i] == WM_SIGHT_PLENTY)
            g_assert_cmpint (view->pips[i], >, 0);
        }
    }
}

/* A lens changes looks alone: no box moves. */
static void
test_places (void)
{
  g_autoptr (WmMap) map = wm_draw_map_new (NULL);
  g_autoptr (WmTeam) team = wm_draw_team_new (NULL);
  g_autoptr (GArray) coverage = wm_team_coverage (map, team, 0);
  WmSceneOptions plain = options_of (WM_LENS_NONE, -1, -1);
  g_autoptr (WmScene) scene = wm_scene_map (map, &plain);

  for (WmLens lens = WM_LENS_ROLE; lens < WM_N_LENSES; lens++)
    {
      WmSceneOptions options = options_of (lens, 0, 1);
      g_autoptr (WmScene) other = NULL;

      options.team = team;
      options.coverage = coverage;
      other = wm_scene_map (map, &options);
      g_assert_cmpuint (other->nodes->len, ==, scene->nodes->len);
      g_assert_cmpstr (other->description, !=, scene->description);
      for (guint i = 0; i < scene->nodes->len; i++)
        {
          const WmSceneNode *a = &g_array_index (scene->nodes, WmSceneNode, i);
          const WmSceneNode *b = &g_array_index (other->nodes, WmSceneNode, i);

          g_assert_cmpstr (a->id, ==, b->id);
          g_assert_cmpfloat (a->x, ==, b->x);
          g_assert_cmpfloat (a->y, ==, b->y);
        }
    }
}

static double
cube_root (double t)
{
  return t > 0.008856 ? cbrt (t) : 7.787 * t + 16.0 / 116;
}

/* CIE L*a*b* (D65) of an ink as a vision sees it */
static void
to_lab (const WmColor *color, WmVision vision, double *lab)
{
  double c[] = { wm_vision_to_linear (color->r), wm_vision_to_linear (color->g),
                 wm_vision_to_linear (color->b) };
  double x, y, z;

  wm_vision_see_linear (vision, c, c);
  x = cube_root ((0.4124 * c[0] + 0.3576 * c[1] + 0.1805 * c[2]) / 0.9505);
  y = cube_root (0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2]);
  z = cube_root ((0.0193 * c[0] + 0.1192 * c[1] + 0.9505 * c[2]) / 1.089);
  lab[0] = 116 * y - 16;
  lab[1] = 500 * (x - y);
  lab[2] = 200 * (y - z);
}

/* Inks of one lens are at least four just noticeable differences (2.3 each)
 * apart in every palette; shapes and frames
 * all differ. */
static void
test_colour_blind (void)
{
  static const WmSight lenses[][4] = {
    { WM_SIGHT_MUST, WM_SIGHT_SHOULD, WM_SIGHT_NICE, WM_SIGHT_ON_THE_WAY },
    { WM_SIGHT_MET, WM_SIGHT_ONE_SHORT, WM_SIGHT_SHORT, WM_SIGHT_NOT_ASSESSED },
    { WM_SIGHT_BOTH, WM_SIGHT_LEFT, WM_SIGHT_RIGHT, WM_SIGHT_NONE },
    { WM_SIGHT_PLENTY, WM_SIGHT_THIN, WM_SIGHT_EMPTY, WM_N_SIGHTS },
    { WM_SIGHT_COVERED, WM_SIGHT_ONE_VOICE, WM_SIGHT_OPEN, WM_SIGHT_LATER },
    { WM_SIGHT_SEVERAL_CAN, WM_SIGHT_ONE_CAN, WM_SIGHT_NOBODY_CAN, WM_SIGHT_NOBODY_ASSESSED },
  };

  for (guint l = 0; l < G_N_ELEMENTS (lenses); l++)
    for (int i = 0; i < 4; i++)
      for (int j = 0; j < i; j++)
        {
          WmSight a = lenses[l][i], b = lenses[l][j];

          if (a == WM_N_SIGHTS)
            continue;
          g_assert_cmpint (wm_sight_shape (a), !=, wm_sight_shape (b));
          if (a != WM_SIGHT_NONE)
            g_assert_cmpint (wm_sight_frame (a), !=, wm_sight_frame (b));
          for (WmPaletteKind p = 0; p <= WM_PALETTE_PRINT; p++)
            for (WmVision s = WM_VISION_USUAL; s <= WM_VISION_TRITAN; s++)
              {
                double u[3], v[3];

                to_lab (&wm_palette_get (p)->inks[wm_sight_ink (a)], s, u);
                to_lab (&wm_palette_get (p)->inks[wm_sight_ink (b)], s, v);
                g_assert_cmpfloat (hypot (hypot (u[0] - v[0], u[1] - v[1]), u[2] - v[2]), >,
                                   4 * 2.3);
              }
        }
}

static void
test_names (void)
{
  WmLens lens;

  for (WmLens l = WM_LENS_NONE; l < WM_N_LENSES; l++)
    {
      g_assert_true (wm_lens_parse (wm_lens_get_name (l), &lens));
      g_assert_cmpint (lens, ==, l);
    }
  g_assert_false (wm_lens_parse ("cake", &lens));
  g_assert_false (wm_lens_parse (NULL, &lens));
}

int
main (int argc, char **argv)
{
  int failed;

  g_test_init (&argc, &argv, NULL);
  cover = wm_draw_cover_new ();
  g_test_add_func ("/lens/role", test_role);
  g_test_add_func ("/lens/me", test_me);
  g_test_add_func ("/lens/compare", test_compare);
  g_test_add_func ("/lens/loop", test_loop);
  g_test_add_func ("/lens/team", test_team);
  g_test_add_func ("/lens/impossible", test_impossible);
  g_test_add_func ("/lens/stock", test_stock);
  g_test_add_func ("/lens/places", test_places);
  g_test_add_func ("/lens/colour-blind", test_colour_blind);
  g_test_add_func ("/lens/names", test_names);
  failed = g_test_run ();
  wm_loop_cover_unref (cover);
  return failed;
}
