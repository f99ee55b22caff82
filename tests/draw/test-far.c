/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The map from afar: what is left can be read and seen.
 */
#include "draw/wm-map-layout.h"
#include "draw/wm-scenes-private.h"

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

/* From afar there is nothing that cannot be read, and nothing that cannot be seen: the
 * texts that are left have six pixels, the bars of roles one. */
static void
test_seen_from_afar (void)
{
  g_autoptr (WmMap) map = wm_draw_map_new (NULL);
  WmSceneOptions options = options_of (1000, 600);
  g_autoptr (WmMapLayout) layout = wm_map_layout_new (map, &options, NULL, NULL, NULL);

  options.layout = layout;
  for (double zoom = 0.36; zoom < 0.6; zoom *= 1.1) /* a page in a narrow window */
    {
      g_autoptr (WmScene) scene = NULL;
      guint roles = 0;

      options.zoom = zoom;
      scene = wm_scene_map (map, &options);
      for (guint i = 0; i < scene->items->len; i++)
        {
          const WmItem *item = &g_array_index (scene->items, WmItem, i);

          if (item->type == WM_ITEM_TEXT)
            g_assert_cmpfloat (item->size * zoom, >=, 6);
          roles += item->type == WM_ITEM_TEXT && item->node >= 0 && item->bold;
          if (item->type == WM_ITEM_RECT && item->node >= 0)
            g_assert_cmpfloat (item->h * zoom, >=, 1);
        }
      g_assert_cmpuint (roles, ==, map->roles->len);
    }
}

/* Is a rectangle the ground of a name? */
static gboolean
is_ground (const WmItem *item, double zoom)
{
  return item->type == WM_ITEM_RECT && item->fill == WM_INK_BACKGROUND
         && item->h * zoom < 2 * WM_MAP_REGION_NAME;
}

/* No ground of a name cuts a dot: they come first, and a dot in the middle of one
 * is fainter than those that lie free. */
static void
test_whole_dots (void)
{
  g_autoptr (WmMap) map = wm_draw_plain_map_new (600, TRUE);
  WmSceneOptions options = options_of (1000, 600);
  g_autoptr (WmMapLayout) layout = wm_map_layout_new (map, &options, NULL, NULL, NULL);
  guint ghosts = 0, free = 0;

  options.layout = layout;
  for (double zoom = wm_map_layout_zoom_of (layout, WM_MAP_DOTS);
       zoom < wm_map_layout_zoom_of (layout, WM_MAP_BOXES); zoom *= 1.3)
    {
      g_autoptr (WmScene) scene = NULL;
      g_autoptr (GArray) grounds = g_array_new (FALSE, FALSE, sizeof (WmBounds));
      gboolean dots = FALSE;

      options.zoom = zoom;
      scene = wm_scene_map (map, &options);
      for (guint i = 0; i < scene->items->len; i++)
        {
          const WmItem *item = &g_array_index (scene->items, WmItem, i);
          WmBounds at = { item->x, item->y, item->x + item->w, item->y + item->h };
          WmBounds middle = { item->x, item->y, item->x, item->y };
          gboolean under = FALSE;

          if (is_ground (item, zoom))
            {
              g_assert_false (dots);
              g_array_append_val (grounds, at);
            }
          if (item->type != WM_ITEM_MARK || item->w * zoom > 11.5
              || item->y > layout->bottom || item->y < layout->top)
            continue;
          dots = TRUE;
          for (guint g = 0; g < grounds->len && !under; g++)
            under = wm_bounds_meet (&middle, &g_array_index (grounds, WmBounds, g));
          if (under && item->fill_alpha < 0.5)
            ghosts++;
          if (!under && item->fill_alpha > 0.9)
            free++;
          g_assert_false (under && item->fill_alpha > 0.9 && item->w * zoom < 9.5);
        }
    }
  g_assert_cmpuint (ghosts, >, 0);
  g_assert_cmpuint (free, >, ghosts);
}

/* A category of which there is much has other homes on a big map; they are named, but
 * are no stops of the keyboard: no two nodes have the same id. */
static void
test_other_homes (void)
{
  g_autoptr (WmMap) map = wm_draw_plain_map_new (4000, FALSE);
  WmSceneOptions options = options_of (1000, 600);
  g_autoptr (WmMapLayout) layout = wm_map_layout_new (map, &options, NULL, NULL, NULL);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (WmScene) scene = NULL;
  guint first = 0, again = 0;

  for (guint i = 0; i < layout->regions->len; i++)
    {
      const WmMapRegion *region = &g_array_index (layout->regions, WmMapRegion, i);

      if (region->again)
        again++;
      else
        first++;
      g_assert_false (first > 0 && again > 0 && !region->again);
      if (region->again)
        g_assert_cmpuint (region->count, >=, 40);
    }
  g_assert_cmpuint (first, >, 0);
  g_assert_cmpuint (again, >, 0);
  options.layout = layout;
  options.zoom = wm_map_layout_zoom_of (layout, WM_MAP_DOTS) * 0.9;
  scene = wm_scene_map (map, &options);
  for (guint i = 0; i < scene->nodes->len; i++)
    g_assert_true (g_hash_table_add (ids, g_array_index (scene->nodes, WmSceneNode, i).id));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/far/seen", test_seen_from_afar);
  g_test_add_func ("/far/whole-dots", test_whole_dots);
  g_test_add_func ("/far/other-homes", test_other_homes);
  return g_test_run ();
}
