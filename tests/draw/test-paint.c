/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Palettes that can be read, and painting that puts colour where the scene
 * says.
 */
#include <math.h>

#include "draw/wm-font.h"
#include "draw/wm-glyphs-private.h"
#include "draw/wm-map-layout.h"
#include "draw/wm-paint.h"
#include "draw/wm-scene-build.h"
#include "draw/wm-text.h"
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

static gboolean
is_ink_of_words (int ink)
{
  return ink == WM_INK_TEXT || ink == WM_INK_DIM || ink == WM_INK_ACCENT || ink == WM_INK_GOOD
         || ink == WM_INK_SHORT || ink == WM_INK_UNKNOWN
         || (ink >= WM_INK_CATEGORY && ink < WM_N_INKS);
}

/* What fades is still read in strong colours; elsewhere it fades as it is told. */
static void
test_faded (void)
{
  static const WmInk grounds[] = { WM_INK_BACKGROUND, WM_INK_NODE, WM_INK_BAND };

  for (int kind = WM_PALETTE_LIGHT; kind <= WM_PALETTE_PRINT; kind++)
    for (int ink = 0; ink < WM_N_INKS; ink++)
      {
        const WmPalette *palette = wm_palette_get ((WmPaletteKind) kind);
        gboolean high = kind == WM_PALETTE_HIGH_CONTRAST || kind == WM_PALETTE_HIGH_CONTRAST_DARK;
        double a = wm_palette_word_alpha (palette, (WmInk) ink, 0.3);

        g_assert_cmpfloat (wm_palette_word_alpha (palette, (WmInk) ink, 1), ==, 1);
        if (!high)
          g_assert_cmpfloat (a, ==, 0.3);
        for (guint i = 0; i < G_N_ELEMENTS (grounds) && high && is_ink_of_words (ink); i++)
          {
            const WmColor *text = &palette->inks[ink];
            const WmColor *ground = &palette->inks[grounds[i]];
            WmColor seen = { ground->r + a * (text->r - ground->r),
                             ground->g + a * (text->g - ground->g),
                             ground->b + a * (text->b - ground->b), 1 };

            g_assert_cmpfloat (contrast (&seen, ground), >=, 4.5);
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

/* Darkness of a picture added up, in pixels, and where its middle lies. */
typedef struct
{
  double sum, x, y;
} Ink;

static Ink
ink_of (cairo_surface_t *image)
{
  int width = cairo_image_surface_get_width (image);
  int height = cairo_image_surface_get_height (image);
  const guint32 *pixels;
  Ink ink = { 0 };

  cairo_surface_flush (image);
  pixels = (const guint32 *) (gpointer) cairo_image_surface_get_data (image);
  for (int i = 0; i < width * height; i++)
    {
      double dark = 1 - (pixels[i] >> 8 & 0xff) / 255.0;

      ink.sum += dark;
      ink.x += dark * (i % width);
      ink.y += dark * (i / width);
    }
  ink.x /= MAX (ink.sum, 1);
  ink.y /= MAX (ink.sum, 1);
  cairo_surface_destroy (image);
  return ink;
}

/* Put together from glyphs a text is as dark as painted at once, and at the same place. */
static void
test_glyphs (void)
{
  static const struct
  {
    const char *text;
    gboolean odd; /* painted as any other */
  } cases[] = {
    { "Evaluation of language models", FALSE },
    { "Affinage, Übergröße, Łódź", FALSE },
    { "大模型评测与对齐", FALSE },
    { "RAG 检索增强 pipeline", FALSE },
    { "o\u0302\u0323 and e\u0301\u0308", FALSE },
    { "with \u05d0\u05d1\u05d2 and \u0627\u0644\u0639", FALSE },
    { "a \u2764 b", TRUE },
  };
  static const double zooms[] = { 0.5, 0.8, 1, 2.3, 6 };

  for (guint c = 0; c < G_N_ELEMENTS (cases); c++)
    for (guint z = 0; z < G_N_ELEMENTS (zooms); z++)
      {
        double size = floor (12 * zooms[z] * 4 + 0.5) / 4 / zooms[z];
        cairo_surface_t *quick = cairo_image_surface_create (
          CAIRO_FORMAT_RGB24, (int) (300 * zooms[z]), (int) (40 * zooms[z]));
        g_autoptr (WmScene) scene = NULL;
        WmGlyphs glyphs;
        WmBuild build;
        Ink a, b;

        wm_build_begin (&build, "", NULL, NULL);
        wm_build_line_of_text (&build, cases[c].text, 10, 10, 280, 20, size, c % 2, WM_INK_TEXT,
                               WM_ALIGN_START);
        scene = wm_build_end (&build, 300, 40, "");
        wm_paint_scene_quick (quick, scene, wm_palette_get (WM_PALETTE_PRINT), zooms[z], 0, 0);
        a = ink_of (quick);
        b = ink_of (paint (scene, wm_palette_get (WM_PALETTE_PRINT), zooms[z], NULL));
        g_assert_cmpfloat (b.sum, >, 10);
        g_assert_cmpfloat_with_epsilon (a.sum / b.sum, 1, 0.06);
        g_assert_cmpfloat_with_epsilon (a.x, b.x, 1.5);
        g_assert_cmpfloat_with_epsilon (a.y, b.y, 1.5);
        wm_glyphs_get (cases[c].text, FALSE, NULL, &glyphs);
        g_assert_cmpint (glyphs.odd, ==, cases[c].odd);
      }
}

/* Letters of every script stand in the middle of a box that is as high as a line: those of
 * a font with higher lines would touch the lower edge of a frame. */
static void
test_middle (void)
{
  static const char *const texts[] = { "H", "大模型评测", "接口 HX", "中HE" };
  const double size = 20, zoom = 2;

  for (guint t = 0; t < G_N_ELEMENTS (texts); t++)
    {
      cairo_surface_t *quick
        = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 300 * (int) zoom, 60 * (int) zoom);
      g_autoptr (WmScene) scene = NULL;
      WmBuild build;
      double line, middle;

      wm_build_begin (&build, "", "zh-CN", NULL);
      line = wm_text_height (build.measure, size);
      middle = (10 + line / 2) * zoom;
      wm_build_text (&build, texts[t], 10, 10, 280, size, FALSE, WM_INK_TEXT, WM_ALIGN_START);
      scene = wm_build_end (&build, 300, 60, "");
      wm_paint_scene_quick (quick, scene, wm_palette_get (WM_PALETTE_PRINT), zoom, 0, 0);
      g_assert_cmpfloat_with_epsilon (ink_of (quick).y, middle, 0.06 * size * zoom);
      g_assert_cmpfloat_with_epsilon (
        ink_of (paint (scene, wm_palette_get (WM_PALETTE_PRINT), zoom, NULL)).y, middle,
        0.06 * size * zoom);
    }
}

/* A name that begins in a script from right to left stands on the side that the
 * scene says, on paper as in the window: what is 300 wide has its ink in there. */
static void
test_from_right_to_left (void)
{
  static const char *const texts[] = { "\u05d0\u05d1\u05d2\u05d3 API",
                                       "\u0627\u0644\u0639\u0644\u0645",
                                       "12 \u05d0\u05d1\u05d2\u05d3", "Plain" };
  static const double least[] = { 0, 120, 200 }, most[] = { 100, 180, 300 };

  for (guint t = 0; t < G_N_ELEMENTS (texts); t++)
    for (int align = WM_ALIGN_START; align <= WM_ALIGN_END; align++)
      {
        cairo_surface_t *quick = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 300, 40);
        g_autoptr (WmScene) scene = NULL;
        WmBuild build;
        Ink a, b;

        wm_build_begin (&build, "", NULL, NULL);
        wm_build_line_of_text (&build, texts[t], 10, 10, 280, 20, 12, FALSE, WM_INK_TEXT,
                               (WmAlign) align);
        scene = wm_build_end (&build, 300, 40, "");
        wm_paint_scene_quick (quick, scene, wm_palette_get (WM_PALETTE_PRINT), 1, 0, 0);
        a = ink_of (quick);
        b = ink_of (paint (scene, wm_palette_get (WM_PALETTE_PRINT), 1, NULL));
        g_assert_cmpfloat (a.x, >, least[align]);
        g_assert_cmpfloat (a.x, <, most[align]);
        g_assert_cmpfloat_with_epsilon (a.x, b.x, 1.5);
      }
}

static gpointer
shape_apart (gpointer data)
{
  static const char *const texts[] = { "Evaluation", "Evaluation of models", "大模型评测" };
  WmGlyphs *all = g_new0 (WmGlyphs, G_N_ELEMENTS (texts));

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    wm_glyphs_get (texts[i], i == 1, NULL, &all[i]);
  return all;
}

/* What one thread shaped is what another would have, with the same fonts: their number
 * does not grow with the threads. Longer texts than there is room for are told. */
static void
test_glyphs_of_threads (void)
{
  g_autofree WmGlyphs *here = shape_apart (NULL);
  g_autofree char *most = g_strnfill (WM_GLYPHS_MOST, 'i');
  g_autofree char *more = g_strnfill (WM_GLYPHS_MOST + 1, 'i');
  WmGlyphs glyphs;

  for (int round = 0; round < 3; round++)
    {
      g_autofree WmGlyphs *there = NULL;

      wm_glyphs_forget ();
      there = g_thread_join (g_thread_new ("shape", shape_apart, NULL));
      for (guint i = 0; i < 3; i++)
        {
          g_assert_cmpuint (here[i].n, >, 0);
          g_assert_cmpfloat (here[i].w, ==, there[i].w);
          g_assert_cmpmem (here[i].glyphs, here[i].n * sizeof (WmGlyph), there[i].glyphs,
                           there[i].n * sizeof (WmGlyph));
        }
    }
  wm_glyphs_get (most, FALSE, NULL, &glyphs);
  g_assert_false (glyphs.odd);
  g_assert_cmpuint (glyphs.n, ==, WM_GLYPHS_MOST);
  wm_glyphs_get (more, FALSE, NULL, &glyphs);
  g_assert_true (glyphs.odd);
  g_assert_cmpuint (glyphs.n, ==, 0);
}

/* Many texts, more than are kept: no more bytes are held than told, and each comes back
 * as it was. */
static void
test_glyphs_are_let_go (void)
{
  const guint n = 16000;
  g_autofree char *tail = g_strnfill (WM_GLYPHS_MOST - 10, 'i');
  WmGlyphs first, again;
  gsize bytes;
  guint most = 0;

  wm_glyphs_forget ();
  g_assert_cmpuint (wm_glyphs_count (&bytes), ==, 0);
  g_assert_cmpuint (bytes, ==, 0);
  wm_glyphs_get ("First", FALSE, NULL, &first);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u %s", i, tail);

      wm_glyphs_keep (text, FALSE, NULL);
      most = MAX (most, wm_glyphs_count (&bytes));
      g_assert_cmpuint (bytes, <=, 2 * WM_GLYPHS_GENERATION);
    }
  g_assert_cmpuint (most, <, n);
  g_assert_cmpuint (bytes, >, WM_GLYPHS_GENERATION);
  wm_glyphs_get ("First", FALSE, NULL, &again);
  g_assert_cmpmem (first.glyphs, first.n * sizeof (WmGlyph), again.glyphs,
                   again.n * sizeof (WmGlyph));
  wm_glyphs_forget ();
  g_assert_cmpuint (wm_glyphs_count (&bytes), ==, 0);
}

/* A long text is not kept, a text met twice is kept once. */
static void
test_glyphs_long (void)
{
  g_autofree char *longest = g_strnfill (WM_GLYPHS_LONGEST, 'i');
  g_autofree char *longer = g_strnfill (WM_GLYPHS_LONGEST + 1, 'i');
  WmGlyphs glyphs;
  gsize bytes, once;

  wm_glyphs_forget ();
  wm_glyphs_get (longer, FALSE, NULL, &glyphs);
  g_assert_true (glyphs.odd);
  g_assert_cmpuint (wm_glyphs_count (&bytes), ==, 0);
  wm_glyphs_keep (longest, FALSE, NULL);
  g_assert_cmpuint (wm_glyphs_count (&once), ==, 1);
  wm_glyphs_keep (longest, FALSE, NULL);
  g_assert_cmpuint (wm_glyphs_count (&bytes), ==, 1);
  g_assert_cmpuint (bytes, ==, once);
  g_assert_cmpuint (bytes, >, WM_GLYPHS_LONGEST);
}

/* What is not painted glyph by glyph is shaped once in a thread, too. */
static void
test_odd_texts (void)
{
  PangoContext *context = wm_font_context (NULL), *chinese = wm_font_context ("zh-CN");
  g_autofree char *longer = g_strnfill (WM_GLYPHS_LONGEST + 1, 'i');
  PangoLayout *one = wm_odd_layout ("\u2764 Evaluation", FALSE, context);
  guint n = wm_odd_count ();

  g_assert_cmpstr (pango_layout_get_text (one), ==, "\u2764 Evaluation");
  g_assert_true (wm_odd_layout ("\u2764 Evaluation", FALSE, context) == one);
  g_assert_cmpuint (wm_odd_count (), ==, n);
  g_assert_true (wm_odd_layout ("\u2764 Evaluation", TRUE, context) != one);
  g_assert_true (wm_odd_layout ("\u2764 Evaluation", FALSE, chinese) != one);
  g_assert_cmpuint (wm_odd_count (), ==, n + 2);
  g_assert_null (wm_odd_layout (longer, FALSE, context));
  for (guint i = 0; i < 2 * WM_ODD_MOST; i++)
    {
      g_autofree char *text = g_strdup_printf ("\u2764 %u", i);

      g_assert_cmpstr (pango_layout_get_text (wm_odd_layout (text, FALSE, context)), ==, text);
      g_assert_cmpuint (wm_odd_count (), <=, WM_ODD_MOST);
    }
  g_object_unref (context);
  g_object_unref (chinese);
}

/* Names are shaped ahead, but not for who has given it up. */
static void
test_names_ahead (void)
{
  g_autoptr (WmMap) map = wm_draw_map_new (NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (WmMapLayout) layout = NULL;
  WmSceneOptions options = WM_SCENE_OPTIONS_INIT;
  gsize bytes;

  options.width = 900;
  options.height = 600;
  layout = wm_map_layout_new (map, &options, NULL, NULL, NULL);
  wm_glyphs_forget ();
  g_cancellable_cancel (cancellable);
  wm_map_layout_shape_names (layout, cancellable);
  g_assert_cmpuint (wm_glyphs_count (&bytes), ==, 0);
  g_cancellable_reset (cancellable);
  wm_map_layout_shape_names (layout, cancellable);
  g_assert_cmpuint (wm_glyphs_count (&bytes), >=, map->skills->len);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/palette/contrast", test_contrast);
  g_test_add_func ("/draw/palette/faded", test_faded);
  g_test_add_func ("/draw/palette/tint", test_tint);
  g_test_add_func ("/draw/paint/probes", test_probes);
  g_test_add_func ("/draw/paint/shapes", test_shapes);
  g_test_add_func ("/draw/paint/clip", test_clip);
  g_test_add_func ("/draw/paint/zooms", test_zooms);
  g_test_add_func ("/draw/paint/glyphs", test_glyphs);
  g_test_add_func ("/draw/paint/middle", test_middle);
  g_test_add_func ("/draw/paint/from-right-to-left", test_from_right_to_left);
  g_test_add_func ("/draw/paint/glyphs/threads", test_glyphs_of_threads);
  g_test_add_func ("/draw/paint/glyphs/let-go", test_glyphs_are_let_go);
  g_test_add_func ("/draw/paint/glyphs/long", test_glyphs_long);
  g_test_add_func ("/draw/paint/odd-texts", test_odd_texts);
  g_test_add_func ("/draw/paint/names-ahead", test_names_ahead);
  return g_test_run ();
}
