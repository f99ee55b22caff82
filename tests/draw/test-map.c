/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The places of a map: made once, found again by place, and the same whatever
 * is emphasised.
 */
#include "draw/wm-labels.h"
#include "draw/wm-map-layout.h"
#include "draw/wm-paint.h"
#include "draw/wm-scenes-private.h"

#include <math.h>

#include "wm-draw-fixture.h"

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
  WmSceneOptions options = wm_draw_options_of (1000, 600);
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
  WmSceneOptions options = wm_draw_options_of (1000, 600);
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

static guint
count_accent_frames (const WmScene *scene)
{
  guint n = 0;

  for (guint i = 0; i < scene->items->len; i++)
    n += g_array_index (scene->items, WmItem, i).stroke == WM_INK_ACCENT;
  return n;
}

/* The skill in the panel keeps its frame while the pointer is on another. */
static void
test_selected (void)
{
  g_autoptr (WmMap) map = wm_draw_map_new (NULL);
  WmSceneOptions options = wm_draw_options_of (1000, 600);
  g_autoptr (WmMapLayout) layout = wm_map_layout_new (map, &options, NULL, NULL, NULL);

  g_autofree char *id = g_strconcat ("skill:", wm_map_skill (map, 1)->slug, NULL);

  options.layout = layout;
  options.selected = 1;
  for (int hovered = -1; hovered < (int) map->skills->len; hovered++)
    {
      g_autoptr (WmScene) focus = NULL;

      options.hovered = hovered;
      focus = wm_scene_map_focus (map, &options);
      g_assert_cmpint (wm_scene_find (focus, id), >=, 0);
      g_assert_cmpuint (count_accent_frames (focus), ==, 1);
    }
}

/* Labels on screen at a zoom. */
static gboolean
overlap (const WmLabel *a, const WmLabel *b, double zoom)
{
  return fabs ((a->x - b->x) * zoom + a->beside - b->beside) < (a->w + b->w) / 2 - 0.01
         && fabs ((a->y - b->y) * zoom + a->below - b->below) < (a->h + b->h) / 2 - 0.01;
}

/* No two overlap at any zoom; one that shows goes on to show; the first of all
 * shows from where it may; none waits without a reason. */
static void
test_labels (void)
{
  GRand *random = g_rand_new_with_seed (3);
  WmLabel labels[400];
  double most = 2;

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    labels[i] = (WmLabel){ .x = g_rand_double_range (random, 0, 3000),
                           .y = g_rand_double_range (random, 0, 2000),
                           .w = g_rand_double_range (random, 30, 170),
                           .h = i % 9 == 0 ? 24 : 16,
                           .below = i % 9 == 0 ? 0 : 11,
                           .from = i % 9 == 0 ? 0 : 0.1 };
  for (guint i = 0; i < G_N_ELEMENTS (labels); i += 4)
    labels[i].beside = g_rand_double_range (random, -0.5, 0.5) * labels[i].w;
  labels[7].x = labels[5].x; /* one on the other: it never shows */
  labels[7].y = labels[5].y;
  wm_labels_place (labels, G_N_ELEMENTS (labels), most);
  g_assert_cmpfloat (labels[0].from, ==, 0);
  g_assert_cmpfloat (labels[7].from, ==, G_MAXDOUBLE);
  for (double zoom = 0.02; zoom <= most; zoom *= 1.07)
    for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
      for (guint j = 0; j < i && labels[i].from <= zoom; j++)
        if (labels[j].from <= zoom)
          g_assert_false (overlap (&labels[i], &labels[j], zoom));
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      double before = labels[i].from * 0.995;
      gboolean reason = labels[i].from == G_MAXDOUBLE || before < 0.1;

      for (guint j = 0; j < i && !reason; j++)
        reason = labels[j].from <= labels[i].from && overlap (&labels[i], &labels[j], before);
      g_assert_true (reason);
    }
  g_rand_free (random);
}

/* Far out there are regions, nearer dots, then boxes; at each level the scene of a
 * part holds what the whole has there. */
static void
test_levels (void)
{
  g_autoptr (WmMap) map = wm_draw_plain_map_new (600, TRUE);
  WmSceneOptions options = wm_draw_options_of (1000, 600);
  g_autoptr (WmMapLayout) layout = wm_map_layout_new (map, &options, NULL, NULL, NULL);
  WmMapLevel last = WM_MAP_REGIONS;
  guint seen = 0;

  options.layout = layout;
  g_assert_true (layout->big);
  for (double zoom = 0.01; zoom < 4; zoom *= 1.2)
    {
      WmMapLevel level = wm_map_layout_level (layout, zoom);
      WmBounds part = { layout->width / 3, layout->top, layout->width / 2, layout->bottom };
      g_autoptr (WmScene) whole = NULL, some = NULL;

      g_assert_cmpint (level, >=, last);
      last = level;
      seen |= 1u << level;
      options.zoom = zoom;
      options.part = NULL;
      whole = wm_scene_map (map, &options);
      options.part = &part;
      some = wm_scene_map (map, &options);
      g_assert_cmpuint (some->items->len, <, whole->items->len);
      for (guint i = 0; i < some->nodes->len; i++)
        g_assert_cmpint (
          wm_scene_find (whole, g_array_index (some->nodes, WmSceneNode, i).id), >=, 0);
      for (guint i = 0; i < whole->nodes->len; i++)
        {
          const WmSceneNode *node = &g_array_index (whole->nodes, WmSceneNode, i);
          WmBounds box = { node->x, node->y, node->x + node->w, node->y + node->h };

          if (wm_bounds_meet (&box, &part))
            g_assert_cmpint (wm_scene_find (some, node->id), >=, 0);
        }
      if (level >= WM_MAP_BOXES)
        g_assert_cmpuint (whole->nodes->len, ==, 600);
    }
  g_assert_cmpuint (seen, ==, 15);
}

/* Which texts of @size pixels show from afar. */
static guint
names_on_page (const WmMapLayout *layout, const WmScene *scene, double zoom, double size)
{
  guint n = 0;

  for (guint i = 0; i < scene->items->len; i++)
    {
      const WmItem *item = &g_array_index (scene->items, WmItem, i);

      if (item->type != WM_ITEM_TEXT || fabs (item->size * zoom - size) > 1e-6)
        continue;
      n++;
      g_assert_cmpfloat (item->x * zoom, >=, -0.01);
      g_assert_cmpfloat ((item->x + item->w) * zoom, <=, layout->width * zoom + 2);
      g_assert_cmpfloat (item->y + item->h, <=, layout->legend_y);
    }
  return n;
}

/* However far out one is, names of categories and skills are on the page, and not on
 * the legend; where that is too small to be read it is left out. */
static void
test_names_on_page (void)
{
  struct
  {
    guint skills;
    double width, height;
  } cases[] = { { 600, 1000, 600 }, { 90, 360, 600 }, { 90, 1280, 800 } };

  for (guint c = 0; c < G_N_ELEMENTS (cases); c++)
    {
      g_autoptr (WmMap) map = wm_draw_plain_map_new (cases[c].skills, TRUE);
      WmSceneOptions options = wm_draw_options_of (cases[c].width, cases[c].height);
      g_autoptr (WmMapLayout) layout = wm_map_layout_new (map, &options, NULL, NULL, NULL);
      double boxes = wm_map_layout_zoom_of (layout, WM_MAP_BOXES);
      guint regions = 0, skills = 0;

      options.layout = layout;
      for (options.zoom = 0.01; options.zoom < boxes; options.zoom *= 1.1)
        {
          g_autoptr (WmScene) scene = wm_scene_map (map, &options);

          regions += names_on_page (layout, scene, options.zoom, WM_MAP_REGION_NAME);
          skills += names_on_page (layout, scene, options.zoom, WM_MAP_NAME);
        }
      g_assert_cmpuint (regions, >, 0);
      g_assert_cmpuint (skills, >, 0);
    }
}

/* Do the boxes of two texts share area, but for a rounding? */
static gboolean
share_area (const WmItem *a, const WmItem *b)
{
  return fabs (a->x + a->w / 2 - b->x - b->w / 2) < (a->w + b->w) / 2 - 0.02 * a->w
         && fabs (a->y + a->h / 2 - b->y - b->h / 2) < (a->h + b->h) / 2 - 0.02 * a->h;
}

/* What is pointed at among dots is named, with as many of its neighbours as there is
 * room for: no two names lie on each other. */
static void
test_names_in_focus (void)
{
  g_autoptr (WmMap) map = wm_draw_plain_map_new (700, FALSE);
  WmSceneOptions options = wm_draw_options_of (1000, 600);
  g_autoptr (WmMapLayout) layout = NULL;
  guint several = 0, left_out = 0;

  /* Each needs some at nearly the same place of the spectrum. */
  for (guint i = 0; i < map->skills->len; i++)
    for (guint need = 27; need <= MIN (i, 108); need += 27)
      {
        guint below = i - need;

        g_array_append_val (wm_map_skill (map, i)->needs, below);
        g_array_append_val (wm_map_skill (map, below)->unlocks, i);
      }
  layout = wm_map_layout_new (map, &options, NULL, NULL, NULL);
  options.layout = layout;
  options.zoom = wm_map_layout_zoom_of (layout, WM_MAP_DOTS) * 1.05;
  for (options.hovered = 0; options.hovered < (int) layout->n; options.hovered++)
    {
      g_autoptr (WmScene) focus = wm_scene_map_focus (map, &options);
      const char *hovered = layout->names[options.hovered];
      g_autoptr (GPtrArray) names = g_ptr_array_new ();
      gboolean found = FALSE;

      for (guint i = 0; i < focus->items->len; i++)
        {
          WmItem *item = &g_array_index (focus->items, WmItem, i);

          if (item->type != WM_ITEM_TEXT
              || fabs (item->size * options.zoom - WM_MAP_NAME) > 1e-6)
            continue;
          found = found || g_str_equal (item->text, hovered);
          for (guint j = 0; j < names->len; j++)
            g_assert_false (share_area (item, g_ptr_array_index (names, j)));
          g_ptr_array_add (names, item);
        }
      g_assert_true (found);
      several += names->len > 2;
      left_out += names->len < 1 + wm_map_skill (map, options.hovered)->needs->len
                                 + wm_map_skill (map, options.hovered)->unlocks->len;
    }
  g_assert_cmpuint (several, >, 200);
  g_assert_cmpuint (left_out, >, 20);
}

/* A skill is found by its id and by its place, near by and where it is a dot. */
static void
test_pick (void)
{
  g_autoptr (WmMap) map = wm_draw_plain_map_new (400, FALSE);
  WmSceneOptions options = wm_draw_options_of (1000, 600);
  g_autoptr (WmMapLayout) layout = wm_map_layout_new (map, &options, NULL, NULL, NULL);
  double dots = wm_map_layout_zoom_of (layout, WM_MAP_DOTS);

  for (guint i = 0; i < map->skills->len; i++)
    {
      const WmLayoutNode *node = &layout->nodes[i];

      g_assert_cmpint (wm_map_layout_pick (layout, node->x, node->y, 1), ==, i);
      g_assert_cmpint (wm_map_layout_pick (layout, node->x, node->y, dots), ==, i);
      g_assert_cmpint (wm_map_layout_pick (layout, node->x, node->y, dots / 2), ==, -1);
    }
}

/* Painted part by part it is the picture that is painted at once. */
static void
test_quick (void)
{
  g_autoptr (WmMap) map = wm_draw_map_new (NULL);
  WmSceneOptions options = wm_draw_options_of (1000, 600);
  g_autoptr (WmScene) scene = wm_scene_map (map, &options);
  cairo_surface_t *whole = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 512, 512);
  cairo_surface_t *part = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 128, 128);
  const WmPalette *palette = wm_palette_get (WM_PALETTE_LIGHT);
  guint inked = 0;

  /* Texts that were met before are painted in another way than new ones. */
  wm_paint_scene_quick (whole, scene, palette, 1, 200, 100);
  for (int tile = 0; tile < 16; tile++)
    {
      int left = tile % 4 * 128, top = tile / 4 * 128;
      const guint32 *a = (const guint32 *) (gpointer) cairo_image_surface_get_data (whole), *b;

      wm_paint_scene_quick (part, scene, palette, 1, 200 + left, 100 + top);
      b = (const guint32 *) (gpointer) cairo_image_surface_get_data (part);
      for (int i = 0; i < 128 * 128; i++)
        {
          guint32 one = a[(top + i / 128) * 512 + left + i % 128] & 0xffffff;

          /* A text is painted in two ways, which are rounded apart. */
          for (int shift = 0; shift < 24; shift += 8)
            {
              int apart = (int) (one >> shift & 0xff) - (int) (b[i] >> shift & 0xff);

              g_assert_cmpint (ABS (apart), <=, 8);
            }
          inked += one != 0xffffff;
        }
    }
  g_assert_cmpuint (inked, >, 10000);
  cairo_surface_destroy (whole);
  cairo_surface_destroy (part);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/spatial", test_spatial);
  g_test_add_func ("/map/no-layout", test_no_layout);
  g_test_add_func ("/map/focus", test_focus);
  g_test_add_func ("/map/selected", test_selected);
  g_test_add_func ("/map/labels", test_labels);
  g_test_add_func ("/map/levels", test_levels);
  g_test_add_func ("/map/names-on-page", test_names_on_page);
  g_test_add_func ("/map/names-in-focus", test_names_in_focus);
  g_test_add_func ("/map/pick", test_pick);
  g_test_add_func ("/map/quick", test_quick);
  return g_test_run ();
}
