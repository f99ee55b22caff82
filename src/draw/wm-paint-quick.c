/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Frames that follow the hand: most of a scene is painted straight into pixels,
 * and what is rare by cairo.
 */
#include "draw/wm-paint-private.h"

#include <math.h>
#include <string.h>

#include "draw/wm-font.h"
#include "draw/wm-glyphs-private.h"
#include "draw/wm-raster.h"
#include "draw/wm-shape.h"

/* Masks of marks: a shape and a size in quarters of a pixel. */
#define MASK_MOST 48.0 /* pixels: larger ones are few */
#define THICK 3.0      /* pixels of a line */

static void
mask_free (gpointer data)
{
  WmRasterMask *mask = data;

  g_free (mask->bytes);
  g_free (mask);
}

/* How many pixels on each side of a square of @size nothing covers. */
static int
blank_border (const guint8 *bytes, int stride, int size)
{
  int border = size / 2 - 1;

  for (int row = 0; row < size; row++)
    for (int column = 0; column < size; column++)
      if (bytes[row * stride + column] != 0)
        border = MIN (border, MIN (MIN (row, size - 1 - row), MIN (column, size - 1 - column)));
  return border;
}

static WmRasterMask *
make_mask (WmShape shape, double width)
{
  static WmPalette opaque;
  WmRasterMask *mask = g_new0 (WmRasterMask, 1);
  WmItem item = { .type = WM_ITEM_MARK, .shape = shape, .fill = WM_INK_TEXT, .fill_alpha = 1 };
  int size = 2 * (int) ceil (width * 0.75 + 1), stride, border;
  cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_A8, size, size);
  WmPainter painter = { .cr = cairo_create (image), .palette = &opaque, .scale = 1 };
  const guint8 *bytes;

  opaque.inks[WM_INK_TEXT].a = 1;
  item.x = item.y = size / 2.0;
  item.w = width;
  wm_paint_mark (&painter, &item);
  cairo_destroy (painter.cr);
  cairo_surface_flush (image);
  bytes = cairo_image_surface_get_data (image);
  stride = cairo_image_surface_get_stride (image);
  border = blank_border (bytes, stride, size);
  size -= 2 * border;
  mask->width = mask->height = size;
  mask->bytes = g_new (guint8, (gsize) (size * size));
  for (int row = 0; row < size; row++)
    memcpy (mask->bytes + row * size, bytes + (row + border) * stride + border, (gsize) size);
  cairo_surface_destroy (image);
  return mask;
}

static const WmRasterMask *
find_mask (WmShape shape, double width)
{
  static GPrivate of_thread = G_PRIVATE_INIT ((GDestroyNotify) g_hash_table_unref);
  GHashTable *masks = g_private_get (&of_thread);
  guint quarters = (guint) (width * 4 + 0.5);
  gpointer key = GUINT_TO_POINTER (quarters * WM_N_SHAPES + shape + 1);
  WmRasterMask *mask;

  if (masks == NULL)
    {
      masks = g_hash_table_new_full (NULL, NULL, NULL, mask_free);
      g_private_set (&of_thread, masks);
    }
  mask = g_hash_table_lookup (masks, key);
  if (mask == NULL)
    {
      mask = make_mask (shape, quarters / 4.0);
      g_hash_table_insert (masks, key, mask);
    }
  return mask;
}

/* Pixels, and cairo for what is not painted straight into them. */
typedef struct
{
  WmPainter painter;
  cairo_surface_t *image;
  WmRaster raster;
  PangoLanguage *language;
  double zoom, x, y;
  gboolean by_cairo; /* it has painted last */
} Quick;

static void
to_pixels (Quick *quick)
{
  if (quick->by_cairo)
    cairo_surface_flush (quick->image);
  quick->by_cairo = FALSE;
}

static void
to_cairo (Quick *quick)
{
  if (!quick->by_cairo)
    cairo_surface_mark_dirty (quick->image);
  quick->by_cairo = TRUE;
}

static guint8
channel (double value)
{
  return (guint8) (CLAMP (value, 0, 1) * 255 + 0.5);
}

static WmRasterColor
raster_color (const Quick *quick, WmInk ink, double alpha)
{
  const WmColor *color = &quick->painter.palette->inks[ink];

  return (WmRasterColor){ channel (color->r), channel (color->g), channel (color->b),
                          channel (color->a * alpha) };
}

/* By cairo, in the scene's points. */
static void
quick_item (Quick *quick, const WmItem *item)
{
  cairo_t *cr = quick->painter.cr;

  to_cairo (quick);
  cairo_save (cr);
  cairo_scale (cr, quick->zoom, quick->zoom);
  cairo_translate (cr, -quick->x, -quick->y);
  wm_paint_item (&quick->painter, item);
  cairo_restore (cr);
}

/* Straight into the pixels, but large ones. @x, @y: whole pixels, where the line begins on its
 * baseline */
static void
quick_glyphs (Quick *quick, const WmGlyphs *glyphs, double pixels, double x, double y,
              const WmItem *item)
{
  double scale = pixels / WM_FONT_SIZE / PANGO_SCALE;
  double alpha = wm_palette_word_alpha (quick->painter.palette, item->fill, item->fill_alpha);
  WmRasterColor color = raster_color (quick, item->fill, alpha);

  if (pixels > WM_GLYPH_LARGEST)
    {
      to_cairo (quick);
      wm_glyphs_outline (quick->painter.cr, glyphs->glyphs, glyphs->n, x, y, pixels);
      wm_paint_set_ink (&quick->painter, item->fill, alpha);
      cairo_fill (quick->painter.cr);
      return;
    }
  to_pixels (quick);
  for (guint i = 0; i < glyphs->n; i++)
    {
      const WmGlyphMask *mask = wm_glyph_mask (&glyphs->glyphs[i], pixels);

      wm_raster_mask_at (&quick->raster, &mask->mask,
                         (int) floor (x + glyphs->glyphs[i].x * scale + 0.5) - mask->left,
                         (int) floor (y + glyphs->glyphs[i].y * scale + 0.5) - mask->top, color);
    }
}

static const double shares[] = { 0, 0.5, 1 }; /* by WmAlign: of what is left of the box */

/* By cairo, but not shaped anew. FALSE: it must be cut, or is not kept */
static gboolean
quick_odd (Quick *quick, const WmItem *item)
{
  WmPainter *painter = &quick->painter;
  PangoLayout *layout
    = wm_odd_layout (item->text, item->bold, pango_layout_get_context (painter->layout));
  double scale = item->size / WM_FONT_SIZE, w, rise;
  PangoRectangle logical;

  if (layout == NULL)
    return FALSE;
  pango_layout_get_extents (layout, NULL, &logical);
  w = (double) logical.width / PANGO_SCALE * scale;
  rise = (double) pango_layout_get_baseline (layout) / PANGO_SCALE * scale;
  if (item->w > 0 && w > item->w + 0.5)
    return FALSE;
  to_cairo (quick);
  cairo_save (painter->cr);
  cairo_scale (painter->cr, quick->zoom, quick->zoom);
  cairo_translate (painter->cr,
                   item->x - quick->x + MAX (item->w - w, 0) * shares[item->align],
                   item->y - quick->y + wm_paint_baseline (item) - rise);
  cairo_scale (painter->cr, scale, scale);
  wm_paint_set_ink (painter, item->fill,
                    wm_palette_word_alpha (painter->palette, item->fill, item->fill_alpha));
  cairo_move_to (painter->cr, 0, 0);
  pango_cairo_show_layout (painter->cr, layout);
  cairo_restore (painter->cr);
  return TRUE;
}

static void
quick_text (Quick *quick, const WmItem *item)
{
  double pixels = item->size * quick->zoom, scale, x, y, w = item->w * quick->zoom;
  WmGlyphs glyphs;

  if (item->text == NULL || *item->text == '\0' || pixels < WM_PAINT_LEAST_TEXT)
    return;
  pixels = floor (pixels * 4 + 0.5) / 4;
  wm_glyphs_get (item->text, item->bold, quick->language, &glyphs);
  if (glyphs.odd && pixels <= WM_GLYPH_LARGEST && quick_odd (quick, item))
    return;
  /* Another font than the scene was measured with: it must be cut. */
  if (glyphs.odd
      || (item->w > 0 && glyphs.w * item->size * quick->zoom / WM_FONT_SIZE > w + quick->zoom))
    {
      quick_item (quick, item);
      return;
    }
  scale = pixels / WM_FONT_SIZE;
  x = (item->x - quick->x) * quick->zoom + MAX (w - glyphs.w * scale, 0) * shares[item->align];
  y = (item->y - quick->y + wm_paint_baseline (item)) * quick->zoom;
  /* Halves go the same way in every part of a picture, whatever was subtracted. */
  quick_glyphs (quick, &glyphs, pixels,
                floor (x + 0.5 + WM_RASTER_TIE), floor (y + 0.5 + WM_RASTER_TIE), item);
}

/* Colours one over the other, as one. */
static WmRasterColor
over (WmRasterColor top, WmRasterColor below)
{
  double a = top.a / 255.0, rest = below.a / 255.0 * (1 - a), sum = a + rest;

  if (sum <= 0)
    return below;
  return (WmRasterColor){ channel ((top.r * a + below.r * rest) / sum / 255),
                          channel ((top.g * a + below.g * rest) / sum / 255),
                          channel ((top.b * a + below.b * rest) / sum / 255), channel (sum) };
}

static gboolean
same_box (const WmItem *a, const WmItem *b)
{
  return b->type == WM_ITEM_RECT && b->fill != WM_INK_NONE && b->stroke == WM_INK_NONE
         && a->x == b->x && a->y == b->y && a->w == b->w && a->h == b->h
         && a->radius == b->radius;
}

/* The ground of a box, its paper and its tint are one to the eye. @left: items from
 * @item on. Returns: how many were painted */
static guint
quick_box_stack (Quick *quick, const WmItem *item, guint left)
{
  WmRasterColor color = raster_color (quick, item->fill, item->fill_alpha);
  double zoom = quick->zoom;
  guint n = 1;

  for (; n < left && same_box (item, &item[n]); n++)
    color = over (raster_color (quick, item[n].fill, item[n].fill_alpha), color);
  to_pixels (quick);
  wm_raster_box (&quick->raster, (item->x - quick->x) * zoom, (item->y - quick->y) * zoom,
                 item->w * zoom, item->h * zoom, item->radius * zoom, color);
  return n;
}

static void
quick_box (Quick *quick, const WmItem *item)
{
  double zoom = quick->zoom, x = (item->x - quick->x) * zoom, y = (item->y - quick->y) * zoom;
  double radius = item->radius * zoom;

  to_pixels (quick);
  if (item->fill != WM_INK_NONE)
    wm_raster_box (&quick->raster, x, y, item->w * zoom, item->h * zoom, radius,
                   raster_color (quick, item->fill, item->fill_alpha));
  if (item->stroke != WM_INK_NONE)
    wm_raster_frame (&quick->raster, x, y, item->w * zoom, item->h * zoom, radius,
                     item->line_width * zoom,
                     raster_color (quick, item->stroke, item->fill_alpha));
}

static void
quick_points (Quick *quick, const WmItem *item)
{
  double few[2 * 64], *points = few;
  WmRasterColor color = raster_color (quick, item->stroke, item->fill_alpha);

  if (item->n_points > 64)
    points = g_new (double, 2 * item->n_points);
  for (int i = 0; i < item->n_points; i++)
    {
      points[2 * i] = (item->points[2 * i] - quick->x) * quick->zoom;
      points[2 * i + 1] = (item->points[2 * i + 1] - quick->y) * quick->zoom;
    }
  to_pixels (quick);
  if (item->type == WM_ITEM_CURVE)
    wm_raster_curve (&quick->raster, points, item->n_points, item->line_width * quick->zoom, color);
  else
    wm_raster_line (&quick->raster, points, item->n_points, item->line_width * quick->zoom, color);
  if (points != few)
    g_free (points);
}

static void
quick_mark (Quick *quick, const WmItem *item)
{
  double width = item->w * quick->zoom;

  if (width > MASK_MOST)
    {
      quick_item (quick, item);
      return;
    }
  to_pixels (quick);
  wm_raster_mask (&quick->raster, find_mask (item->shape, width),
                  (item->x - quick->x) * quick->zoom, (item->y - quick->y) * quick->zoom,
                  raster_color (quick, item->fill, item->fill_alpha));
}

/* From near by few things are seen, each so large that every corner shows. */
static gboolean
is_thick (const Quick *quick, const WmItem *item)
{
  return item->stroke != WM_INK_NONE && item->line_width * quick->zoom > THICK;
}

static void
quick_paint (Quick *quick, const WmItem *item)
{
  if (item->dash != NULL || is_thick (quick, item))
    quick_item (quick, item);
  else if (item->type == WM_ITEM_RECT)
    quick_box (quick, item);
  else if (item->type == WM_ITEM_MARK)
    quick_mark (quick, item);
  else if (item->type == WM_ITEM_TEXT)
    quick_text (quick, item);
  else
    quick_points (quick, item);
}

/* Does the scene's own ground fill all that is seen? */
static gboolean
covers (const WmScene *scene, const cairo_rectangle_t *clip)
{
  const WmItem *item = scene->items->len > 0 ? &g_array_index (scene->items, WmItem, 0) : NULL;

  return item != NULL && item->type == WM_ITEM_RECT && item->fill == WM_INK_BACKGROUND
         && item->fill_alpha >= 1 && item->radius <= 0 && item->x <= clip->x && item->y <= clip->y
         && item->x + item->w >= clip->x + clip->width
         && item->y + item->h >= clip->y + clip->height;
}

void
wm_paint_scene_quick (cairo_surface_t *image, const WmScene *scene, const WmPalette *palette,
                      double zoom, double x, double y)
{
  const WmColor *ground = &palette->inks[WM_INK_BACKGROUND];
  Quick quick = { .image = image, .zoom = zoom, .x = x, .y = y,
                  .language = wm_font_language (scene->language) };
  cairo_rectangle_t clip;
  PangoContext *context = wm_font_context (scene->language);

  g_return_if_fail (cairo_surface_get_type (image) == CAIRO_SURFACE_TYPE_IMAGE);

  quick.raster.width = cairo_image_surface_get_width (image);
  quick.raster.height = cairo_image_surface_get_height (image);
  quick.raster.stride = cairo_image_surface_get_stride (image) / 4;
  quick.painter = (WmPainter){ .cr = cairo_create (image), .palette = palette, .scale = zoom,
                             .font_bold = -1, .layout = pango_layout_new (context) };
  clip = (cairo_rectangle_t){ x, y, quick.raster.width / zoom, quick.raster.height / zoom };
  if (!covers (scene, &clip))
    {
      cairo_set_source_rgb (quick.painter.cr, ground->r, ground->g, ground->b);
      cairo_paint (quick.painter.cr);
    }
  cairo_set_line_join (quick.painter.cr, CAIRO_LINE_JOIN_ROUND);
  cairo_surface_flush (image);
  quick.raster.pixels = (guint32 *) (gpointer) cairo_image_surface_get_data (image);
  for (guint i = 0; i < scene->items->len;)
    {
      const WmItem *item = &g_array_index (scene->items, WmItem, i);

      if (!wm_paint_meets (item, &clip))
        i++;
      else if (item->type == WM_ITEM_RECT && item->fill != WM_INK_NONE
               && item->stroke == WM_INK_NONE && item->dash == NULL)
        i += quick_box_stack (&quick, item, scene->items->len - i);
      else
        {
          quick_paint (&quick, item);
          i++;
        }
    }
  to_cairo (&quick);
  cairo_destroy (quick.painter.cr);
  g_object_unref (quick.painter.layout);
  g_object_unref (context);
}
