/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The places of a map: made once, found again by place, and the same whatever
 * is emphasised.
 */
#include "draw/wm-map-layout.h"

#include <math.h>

#include "wm-draw-fixture.h"

static WmSceneOptions
options_of (double width, double height)
{
  WmSceneOptions options = WM_SCENE_OPTIONS_INIT;

  options.measure = wm_measure_fixed ();
  options.width = width;
  options.height = height;
  return options;
}

/* Boxes of all sizes, some of no size, some far away: the same as by looking at
 * each. */
static void
test_spatial (void)
{
  GRand *random = g_rand_new_with_seed (7);
  guint n = 3000;
  g_autofree WmBounds *boxes = g_new (WmBounds, n);
  g_autoptr (WmSpatial) spatial = NULL;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  guint sum = 0;

  for (guint i = 0; i < n; i++)
    {
      double size = i % 7 == 0 ? 0 : pow (2, g_rand_double_range (random, 0, 14));
      double far = i % 97 == 0 ? 1e6 : 5000;

      boxes[i].x0 = g_rand_double_range (random, -far, far);
      boxes[i].y0 = g_rand_double_range (random, -far, far);
      boxes[i].x1 = boxes[i].x0 + g_rand_double (random) * size;
      boxes[i].y1 = boxes[i].y0 + g_rand_double (random) * size;
    }
  spatial = wm_spatial_new (boxes, n);
  for (guint look = 0; look < 400; look++)
    {
      double size = pow (2, g_rand_double_range (random, 0, 13));
      WmBounds part = { g_rand_double_range (random, -6000, 6000),
                        g_rand_double_range (random, -6000, 6000), 0, 0 };
      guint at = 0;

      part.x1 = part.x0 + size;
      part.y1 = part.y0 + size * g_rand_double (random);
      if (look % 5 == 0)
        part = boxes[look]; /* just touches */
      g_array_set_size (found, 0);
      wm_spatial_find (spatial, &part, found);
      for (guint i = 0; i < n; i++)
        if (wm_bounds_meet (&boxes[i], &part))
          {
            g_assert_cmpuint (at, <, found->len);
            g_assert_cmpuint (g_array_index (found, guint, at++), ==, i);
          }
      g_assert_cmpuint (at, ==, found->len);
      sum += at;
    }
  g_assert_cmpuint (sum, >, 1000);
  g_rand_free (random);
}

/* Nothing is placed anew for a pointer, a selection, a lens or a focus. */
static void
test_no_layout (void)
{
  g_autoptr (WmMap) map = wm_draw_map_new (NULL);
  WmSceneOptions options = options_of (1000, 600);
  g_autoptr (WmMapLayout) layout = NULL;
  guint made;

  options.levels = wm_draw_levels ();
  layout = wm_map_layout_new (map, &options, NULL, NULL, NULL);
  made = wm_map_layout_count ();
  options.layout = layout;
  for (int skill = -1; skill < (int) map->skills->len; skill++)
    for (WmLens lens = WM_LENS_NONE; lens < WM_N_LENSES; lens++)
      {
        g_autoptr (WmScene) scene = NULL, focus = NULL;

        options.lens = lens;
        options.role = 0;
        options.other_role = 1;
        options.hovered = skill;
        options.selected = skill;
        options.focus = lens % 2 == 0 ? WM_FOCUS_NEEDS : WM_FOCUS_NONE;
        options.focus_skill = skill;
        g_assert_true (wm_map_layout_fits (layout, map, &options));
        scene = wm_scene_map (map, &options);
        focus = wm_scene_map_focus (map, &options);
        g_assert_cmpuint (scene->nodes->len, ==, map->roles->len + map->skills->len);
        /* The drawing keeps its size: a window that fits it does not move it. */
        g_assert_cmpfloat (scene->height, ==, layout->height);
        g_assert_cmpint (focus != NULL, ==, skill >= 0);
      }
  g_assert_cmpuint (wm_map_layout_count (), ==, made);
  options.width = 900;
  g_assert_false (wm_map_layout_fits (layout, map, &options));
}

/* What is pointed at, and its neighbours, over the rest: at their places. */
static void
test_focus (void)
{
  g_autoptr (WmMap) map = wm_draw_map_new (NULL);
  WmSceneOptions options = options_of (1000, 600);
  g_autoptr (WmMapLayout) layout = wm_map_layout_new (map, &options, NULL, NULL, NULL);
  g_autoptr (WmScene) scene = NULL, focus = NULL;
  WmSkill *skill;

  options.layout = layout;
  scene = wm_scene_map (map, &options);
  options.hovered = 1;
  skill = wm_map_skill (map, options.hovered);
  focus = wm_scene_map_focus (map, &options);
  g_assert_cmpuint (focus->nodes->len, ==, 1 + skill->needs->len + skill->unlocks->len);
  for (guint i = 0; i < focus->nodes->len; i++)
    {
      const WmSceneNode *node = &g_array_index (focus->nodes, WmSceneNode, i);
      int same = wm_scene_find (scene, node->id);

      g_assert_cmpint (same, >=, 0);
      g_assert_cmpfloat (node->x, ==, g_array_index (scene->nodes, WmSceneNode, same).x);
      g_assert_cmpfloat (node->y, ==, g_array_index (scene->nodes, WmSceneNode, same).y);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/spatial", test_spatial);
  g_test_add_func ("/map/no-layout", test_no_layout);
  g_test_add_func ("/map/focus", test_focus);
  return g_test_run ();
}
