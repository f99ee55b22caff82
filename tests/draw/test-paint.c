/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Palettes that can be read, and painting that puts colour where the scene
 * says.
 */
#include <math.h>

#include "draw/wm-paint.h"
#include "wm-draw-fixture.h"

static double
channel (double c)
{
  return c <= 0.04045 ? c / 12.92 : pow ((c + 0.055) / 1.055, 2.4);
}

/* The contrast of two colours as WCAG 2 defines it. */
static double
contrast (const WmColor *a, const WmColor *b)
{
  double la = 0.2126 * channel (a->r) + 0.7152 * channel (a->g) + 0.0722 * channel (a->b);
  double lb = 0.2126 * channel (b->r) + 0.7152 * channel (b->g) + 0.0722 * channel (b->b);

  return (MAX (la, lb) + 0.05) / (MIN (la, lb) + 0.05);
}

static void
test_contrast (void)
{
  static const WmInk texts[] = { WM_INK_TEXT, WM_INK_DIM, WM_INK_ACCENT, WM_INK_GOOD,
                                 WM_INK_SHORT, WM_INK_UNKNOWN };
  static const WmInk grounds[] = { WM_INK_BACKGROUND, WM_INK_NODE, WM_INK_BAND };

  for (int kind = WM_PALETTE_LIGHT; kind <= WM_PALETTE_PRINT; kind++)
    {
      const WmPalette *palette = wm_palette_get ((WmPaletteKind) kind);
      gboolean high = kind == WM_PALETTE_HIGH_CONTRAST || kind == WM_PALETTE_HIGH_CONTRAST_DARK;

      for (guint g = 0; g < G_N_ELEMENTS (grounds); g++)
        {
          const WmColor *ground = &palette->inks[grounds[g]];

          for (guint t = 0; t < G_N_ELEMENTS (texts); t++)
            g_assert_cmpfloat (contrast (&palette->inks[texts[t]], ground), >=, high ? 7 : 4.5);
          for (int c = WM_INK_CATEGORY; c < WM_N_INKS; c++)
            g_assert_cmpfloat (contrast (&palette->inks[c], ground), >=, 3);
        }
    }
}

/* A tinted box keeps its text readable. */
static void
test_tint (void)
{
  for (int kind = WM_PALETTE_LIGHT; kind <= WM_PALETTE_PRINT; kind++)
    {
      const WmPalette *palette = wm_palette_get ((WmPaletteKind) kind);
      const WmColor *node = &palette->inks[WM_INK_NODE];

      for (int c = WM_INK_CATEGORY; c < WM_N_INKS; c++)
        {
          const WmColor *ink = &palette->inks[c];
          WmColor tint = { node->r * 0.9 + ink->r * 0.1, node->g * 0.9 + ink->g * 0.1,
                           node->b * 0.9 + ink->b * 0.1, 1 };

          g_assert_cmpfloat (contrast (&palette->inks[WM_INK_TEXT], &tint), >=, 4.5);
        }
    }
}

static cairo_surface_t *
paint (const WmScene *scene, const WmPalette *palette, double scale, const cairo_rectangle_t *clip)
{
  cairo_surface_t *surface = cairo_image_surface_create (
      CAIRO_FORMAT_RGB24, (int) (scene->width * scale), (int) (scene->height * scale));
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, scale, scale);
  wm_paint_scene (cr, scene, palette, clip);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  return surface;
}

static guint32
pixel (cairo_surface_t *surface, int x, int y)
{
  const guint8 *data = cairo_image_surface_get_data (surface);
  const guint32 *row = (const guint32 *) (data + y * cairo_image_surface_get_stride (surface));

  return row[x] & 0xffffff;
}

static gboolean
near (guint32 pixel_color, const WmColor *color)
{
  int r = (int) (pixel_color >> 16), g = (int) (pixel_color >> 8 & 0xff);
  int b = (int) (pixel_color & 0xff);

  return abs (r - (int) (color->r * 255)) <= 3 && abs (g - (int) (color->g * 255)) <= 3
         && abs (b - (int) (color->b * 255)) <= 3;
}

static WmItem *
add (WmScene *scene, WmItem item)
{
  g_array_append_val (scene->items, item);
  return &g_array_index (scene->items, WmItem, scene->items->len - 1);
}

static void
test_probes (void)
{
  const WmPalette *palette = wm_palette_get (WM_PALETTE_LIGHT);
  g_autoptr (WmScene) scene = wm_scene_new ("Probe", "en");
  const double line[] = { 0, 90, 100, 90 };
  cairo_surface_t *surface;

  scene->width = scene->height = 100;
  add (scene, (WmItem){ .type = WM_ITEM_RECT, .w = 100, .h = 100, .fill = WM_INK_BACKGROUND,
                        .fill_alpha = 1, .node = -1 });
  add (scene, (WmItem){ .type = WM_ITEM_RECT, .x = 10, .y = 10, .w = 30, .h = 30, .radius = 6,
                        .fill = WM_INK_GOOD, .fill_alpha = 1, .node = -1 });
  add (scene, (WmItem){ .type = WM_ITEM_MARK, .x = 70, .y = 25, .w = 20, .h = 20,
                        .shape = WM_SHAPE_SQUARE, .fill = WM_INK_SHORT, .fill_alpha = 1,
                        .node = -1 });
  add (scene, (WmItem){ .type = WM_ITEM_LINE, .points = g_memdup2 (line, sizeof line),
                        .n_points = 2, .stroke = WM_INK_ACCENT, .line_width = 4, .fill_alpha = 1,
                        .node = -1 });
  surface = paint (scene, palette, 1, NULL);
  g_assert_true (near (pixel (surface, 25, 25), &palette->inks[WM_INK_GOOD]));
  g_assert_true (near (pixel (surface, 10, 10), &palette->inks[WM_INK_BACKGROUND]));
  g_assert_true (near (pixel (surface, 70, 25), &palette->inks[WM_INK_SHORT]));
  g_assert_true (near (pixel (surface, 50, 90), &palette->inks[WM_INK_ACCENT]));
  g_assert_true (near (pixel (surface, 50, 60), &palette->inks[WM_INK_BACKGROUND]));
  cairo_surface_destroy (surface);
}

/* Each shape leaves ink of its own: no two look the same. */
static void
test_shapes (void)
{
  guint64 seen[WM_N_SHAPES];
  const WmPalette *palette = wm_palette_get (WM_PALETTE_PRINT);

  for (int shape = 0; shape < WM_N_SHAPES; shape++)
    {
      g_autoptr (WmScene) scene = wm_scene_new ("Shape", "en");
      cairo_surface_t *surface;

      scene->width = scene->height = 12;
      add (scene, (WmItem){ .type = WM_ITEM_MARK, .x = 6, .y = 6, .w = 9, .h = 9,
                            .shape = (WmShape) shape, .fill = WM_INK_ACCENT, .fill_alpha = 1,
                            .node = -1 });
      surface = paint (scene, palette, 1, NULL);
      seen[shape] = 0;
      for (int y = 0; y < 12; y++)
        for (int x = 0; x < 12; x++)
          seen[shape] = seen[shape] * 31 + pixel (surface, x, y);
      for (int other = 0; other < shape; other++)
        g_assert_true (seen[shape] != seen[other]);
      cairo_surface_destroy (surface);
    }
}

/* What the clip holds is painted as without it. */
static void
test_clip (void)
{
  const WmPalette *palette = wm_palette_get (WM_PALETTE_DARK);
  const cairo_rectangle_t clip = { 300, 200, 200, 150 };
  g_autoptr (WmMap) map = wm_draw_map_new (NULL);
  g_autoptr (WmScene) scene = NULL;
  WmSceneOptions options = WM_SCENE_OPTIONS_INIT;
  cairo_surface_t *whole, *part;

  options.width = 900;
  options.height = 600;
  options.levels = wm_draw_levels ();
  scene = wm_scene_map (map, &options);
  whole = paint (scene, palette, 1, NULL);
  part = paint (scene, palette, 1, &clip);
  for (int y = 200; y < 350; y++)
    for (int x = 300; x < 500; x++)
      g_assert_cmphex (pixel (whole, x, y), ==, pixel (part, x, y));
  cairo_surface_destroy (whole);
  cairo_surface_destroy (part);
}

/* Far out and near by, in every palette, without an error of cairo. */
static void
test_zooms (void)
{
  static const double scales[] = { 0.05, 0.3, 1, 3 };
  g_autoptr (WmMap) map = wm_draw_map_new (NULL);
  g_autoptr (WmPlan) plan = wm_draw_plan_new (NULL);
  WmSceneOptions options = WM_SCENE_OPTIONS_INIT;

  options.width = 600;
  for (int which = 0; which < WM_N_DRAW_SCENES; which++)
    for (guint s = 0; s < G_N_ELEMENTS (scales); s++)
      {
        g_autoptr (WmScene) scene = wm_draw_scene_new ((WmDrawScene) which, map, plan, &options);

        cairo_surface_destroy (
            paint (scene, wm_palette_get ((WmPaletteKind) (which % 5)), scales[s], NULL));
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/palette/contrast", test_contrast);
  g_test_add_func ("/draw/palette/tint", test_tint);
  g_test_add_func ("/draw/paint/probes", test_probes);
  g_test_add_func ("/draw/paint/shapes", test_shapes);
  g_test_add_func ("/draw/paint/clip", test_clip);
  g_test_add_func ("/draw/paint/zooms", test_zooms);
  return g_test_run ();
}
