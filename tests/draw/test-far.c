/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The map from afar: what is left can be read and seen.
 */
#include "draw/wm-map-layout.h"
#include "draw/wm-paint.h"
#include "draw/wm-scenes-private.h"

#include "wm-draw-fixture.h"

/* From afar there is nothing that cannot be read, and nothing that cannot be seen: the
 * texts that are left have six pixels, the bars of roles one. */
static void
test_seen_from_afar (void)
{
  g_autoptr (WmMap) map = wm_draw_map_new (NULL);
  WmSceneOptions options = wm_draw_options_of (1000, 600);
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

/* A role that reaches over a part of the axis, with a name of so many letters. */
static void
set_role (WmMap *map, guint index, int from, int to, guint letters)
{
  WmRole *role = wm_map_role (map, index);

  g_free (role->name);
  role->name = g_strnfill (letters, 'a' + (char) index);
  role->from = from;
  role->to = to;
  role->position = (from + to) / 2;
}

/* No two names of roles meet, and those of one row stand on one line. Returns: how many
 * are not as wide as their letters, for want of room */
static guint
check_names (WmMap *map, WmSceneOptions *options, double width)
{
  g_autoptr (WmMapLayout) layout = NULL;
  guint cut = 0;

  options->width = width;
  options->layout = NULL;
  options->zoom = 0;
  layout = wm_map_layout_new (map, options, NULL, NULL, NULL);
  options->layout = layout;
  for (double zoom = 0.3; zoom < 0.66; zoom += 0.03)
    {
      g_autoptr (WmScene) scene = NULL;
      g_autoptr (GPtrArray) names = g_ptr_array_new ();

      options->zoom = zoom;
      scene = wm_scene_map (map, options);
      for (guint i = 0; i < scene->items->len; i++)
        {
          WmItem *item = &g_array_index (scene->items, WmItem, i);

          if (item->type == WM_ITEM_TEXT && item->node >= 0 && item->bold && item->y < layout->top)
            g_ptr_array_add (names, item);
        }
      g_assert_cmpuint (names->len, ==, map->roles->len);
      for (guint i = 0; i < names->len; i++)
        for (guint j = 0; j < i; j++)
          {
            const WmItem *a = names->pdata[i], *b = names->pdata[j];
            const WmSceneNode *c = &g_array_index (scene->nodes, WmSceneNode, a->node);
            const WmSceneNode *d = &g_array_index (scene->nodes, WmSceneNode, b->node);

            g_assert_false (a->x < b->x + b->w && b->x < a->x + a->w && a->y < b->y + b->h
                            && b->y < a->y + a->h);
            if (c->y == d->y)
              g_assert_cmpfloat (ABS (a->y - b->y), <, 0.01);
          }
      for (guint i = 0; i < names->len; i++)
        cut += g_str_has_suffix (((WmItem *) names->pdata[i])->text, "…");
    }
  return cut;
}

/* What is free between two cards is given to one name, or shared, but not given twice. */
static void
test_names_apart (void)
{
  g_autoptr (WmMap) map = wm_draw_map_new (NULL);
  WmSceneOptions options = wm_draw_options_of (1000, 700);
  guint cut = 0;

  g_assert_cmpuint (map->roles->len, >=, 3);
  for (guint i = 2; i < map->roles->len; i++)
    set_role (map, i, 20, 100, 12);
  set_role (map, 0, 690, 730, 25);
  set_role (map, 1, 860, 990, 28);
  check_names (map, &options, 2400);
  for (guint round = 0; round < 60; round++)
    {
      for (guint i = 0; i < map->roles->len; i++)
        {
          int from = g_test_rand_int_range (0, 960);

          set_role (map, i, from, from + g_test_rand_int_range (0, 1000 - from),
                    (guint) g_test_rand_int_range (1, 48));
        }
      cut += check_names (map, &options, g_test_rand_int_range (700, 3000));
    }
  g_assert_cmpuint (cut, >, 0);
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
  WmSceneOptions options = wm_draw_options_of (1000, 600);
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
  WmSceneOptions options = wm_draw_options_of (1000, 600);
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

#define TILE 256
#define TILES 5 /* side by side, and one under another */

/* (transfer full): what is seen of the map in a square, from a scene for that square */
static cairo_surface_t *
paint_square (WmMap *map, WmSceneOptions *options, int left, int top, int size)
{
  cairo_surface_t *square = cairo_image_surface_create (CAIRO_FORMAT_RGB24, size, size);
  double zoom = options->zoom;
  WmBounds part = { left / zoom, top / zoom, (left + size) / zoom, (top + size) / zoom };
  g_autoptr (WmScene) scene = NULL;

  options->part = &part;
  scene = wm_scene_map (map, options);
  options->part = NULL;
  wm_paint_scene_quick (square, scene, wm_palette_get (WM_PALETTE_LIGHT), zoom, part.x0, part.y0);
  cairo_surface_flush (square);
  return square;
}

static const guint32 *
row_of (cairo_surface_t *square, int y)
{
  return (const guint32 *) (gpointer) (cairo_image_surface_get_data (square)
                                       + y * cairo_image_surface_get_stride (square));
}

/* Returns: how many pixels of @tile are not as they are in @whole */
static guint
count_apart (cairo_surface_t *whole, cairo_surface_t *tile, int left, int top)
{
  guint apart = 0;

  for (int y = 0; y < TILE; y++)
    for (int x = 0; x < TILE; x++)
      {
        guint32 a = row_of (whole, top + y)[left + x], b = row_of (tile, y)[x];
        gboolean same = TRUE;

        /* A text is painted in two ways, which are rounded apart. */
        for (int shift = 0; shift < 24; shift += 8)
          same = same && ABS ((int) (a >> shift & 0xff) - (int) (b >> shift & 0xff)) <= 24;
        apart += !same;
      }
  return apart;
}

/* Each tile has a scene of its own, for which only is asked what it shows: together they
 * are what one scene shows. */
static void
check_tiles (WmMap *map, WmSceneOptions *options, int left, int top)
{
  cairo_surface_t *whole = paint_square (map, options, left, top, TILES * TILE);

  for (int i = 0; i < TILES * TILES; i++)
    {
      int x = i % TILES * TILE, y = i / TILES * TILE;
      cairo_surface_t *tile = paint_square (map, options, left + x, top + y, TILE);

      g_assert_cmpuint (count_apart (whole, tile, x, y), ==, 0);
      cairo_surface_destroy (tile);
    }
  cairo_surface_destroy (whole);
}

static void
test_tiles (void)
{
  static const guint sizes[] = { 600, 4000 };

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      g_autoptr (WmMap) map = wm_draw_plain_map_new (sizes[s], FALSE);
      WmSceneOptions options = wm_draw_options_of (1200, 700);
      g_autoptr (WmMapLayout) layout = wm_map_layout_new (map, &options, NULL, NULL, NULL);
      double dots = wm_map_layout_zoom_of (layout, WM_MAP_DOTS);
      const double zooms[] = { options.width / layout->width, dots * 0.8, dots, dots * 1.7 };

      options.layout = layout;
      options.mute = TRUE;
      for (guint z = 0; z < G_N_ELEMENTS (zooms); z++)
        {
          int middle = (int) ((layout->top + layout->bottom) / 2 * zooms[z]) - TILES * TILE / 2;

          options.zoom = zooms[z];
          check_tiles (map, &options, 0, 0);
          check_tiles (map, &options, (int) (layout->width * zooms[z] / 2) - TILES * TILE / 2,
                       MAX (middle, 0));
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/far/seen", test_seen_from_afar);
  g_test_add_func ("/far/names-apart", test_names_apart);
  g_test_add_func ("/far/tiles", test_tiles);
  g_test_add_func ("/far/whole-dots", test_whole_dots);
  g_test_add_func ("/far/other-homes", test_other_homes);
  return g_test_run ();
}
