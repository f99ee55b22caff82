/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The one place that calls cairo to draw. Screen, PNG, PDF and paper differ
 * only in the surface and in the palette.
 */
#include "draw/wm-paint.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

#include "draw/wm-font.h"
#include "draw/wm-glyphs.h"
#include "draw/wm-raster.h"
#include "draw/wm-shape.h"

/* Below this height on the device, in pixels, a text is a grey bar to the eye,
 * and costs most of the frame: it is left out. */
#define MIN_TEXT_PIXELS 3.0
/* Below this scale round corners and frames cannot be seen. */
#define PLAIN_BOX_SCALE 0.35

typedef struct
{
  cairo_t *cr;
  const WmPalette *palette;
  PangoLayout *layout;
  double scale; /* device pixels a point */
  gboolean vector;
  int font_bold;
} Painter;

static void
set_ink (Painter *painter, WmInk ink, double alpha)
{
  const WmColor *color = &painter->palette->inks[ink];

  cairo_set_source_rgba (painter->cr, color->r, color->g, color->b, color->a * alpha);
}

static void
trace_box (cairo_t *cr, const WmItem *item, gboolean plain)
{
  double r = item->radius;

  if (r <= 0 || plain)
    {
      cairo_rectangle (cr, item->x, item->y, item->w, item->h);
      return;
    }
  cairo_new_sub_path (cr);
  cairo_arc (cr, item->x + item->w - r, item->y + r, r, -G_PI_2, 0);
  cairo_arc (cr, item->x + item->w - r, item->y + item->h - r, r, 0, G_PI_2);
  cairo_arc (cr, item->x + r, item->y + item->h - r, r, G_PI_2, G_PI);
  cairo_arc (cr, item->x + r, item->y + r, r, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

/* Fills and strokes the path as the item says. */
static void
finish_path (Painter *painter, const WmItem *item)
{
  cairo_t *cr = painter->cr;

  if (item->fill != WM_INK_NONE && item->type != WM_ITEM_LINE && item->type != WM_ITEM_CURVE)
    {
      set_ink (painter, item->fill, item->fill_alpha);
      if (item->stroke != WM_INK_NONE)
        cairo_fill_preserve (cr);
      else
        cairo_fill (cr);
    }
  if (item->stroke != WM_INK_NONE)
    {
      set_ink (painter, item->stroke, item->fill_alpha);
      cairo_set_line_width (cr, item->line_width);
      cairo_set_dash (cr, item->dash, item->dash != NULL ? item->n_dash : 0, 0);
      cairo_stroke (cr);
    }
  cairo_new_path (cr);
}

static void
paint_points (Painter *painter, const WmItem *item)
{
  cairo_t *cr = painter->cr;
  const double *p = item->points;

  if (item->n_points < 2)
    return;
  cairo_move_to (cr, p[0], p[1]);
  if (item->type == WM_ITEM_CURVE)
    for (int i = 1; i + 2 < item->n_points; i += 3)
      cairo_curve_to (cr, p[2 * i], p[2 * i + 1], p[2 * i + 2], p[2 * i + 3], p[2 * i + 4],
                      p[2 * i + 5]);
  else
    for (int i = 1; i < item->n_points; i++)
      cairo_line_to (cr, p[2 * i], p[2 * i + 1]);
  finish_path (painter, item);
}

static void
paint_mark (Painter *painter, const WmItem *item)
{
  cairo_t *cr = painter->cr;
  WmShapePath path;

  wm_shape_path (item->shape, item->x, item->y, item->w, &path);
  if (path.round)
    {
      cairo_new_sub_path (cr);
      cairo_arc (cr, item->x, item->y, path.radius, 0, 2 * G_PI);
    }
  else
    {
      cairo_move_to (cr, path.points[0], path.points[1]);
      for (int i = 1; i < path.n_points; i++)
        cairo_line_to (cr, path.points[2 * i], path.points[2 * i + 1]);
      if (path.closed)
        cairo_close_path (cr);
    }
  set_ink (painter, item->fill, item->fill_alpha);
  if (path.line_width > 0)
    {
      cairo_set_line_width (cr, path.line_width);
      cairo_set_dash (cr, path.dash, path.n_dash, 0);
      cairo_stroke (cr);
    }
  else
    {
      cairo_fill (cr);
    }
}

static void
paint_text (Painter *painter, const WmItem *item)
{
  static const PangoAlignment alignments[]
      = { PANGO_ALIGN_LEFT, PANGO_ALIGN_CENTER, PANGO_ALIGN_RIGHT };
  PangoLayout *layout = painter->layout;
  PangoRectangle logical;
  double scale = item->size / WM_FONT_SIZE, height;

  if (item->text == NULL || *item->text == '\0' || item->size <= 0
      || (!painter->vector && item->size * painter->scale < MIN_TEXT_PIXELS))
    return;
  if (painter->font_bold != item->bold)
    {
      wm_font_set (layout, item->bold);
      painter->font_bold = item->bold;
    }
  /* The scene has cut it already: this catches a font that is another. Half a
   * point is forgiven, lest a rounding error cut a word. */
  pango_layout_set_width (
    layout, item->w > 0 ? (int) ((item->w + 0.5) / scale * PANGO_SCALE) : -1);
  pango_layout_set_ellipsize (layout,
                              item->ellipsize ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment (layout, alignments[item->align]);
  pango_layout_set_text (layout, item->text, -1);
  pango_layout_get_extents (layout, NULL, &logical);
  height = (double) logical.height / PANGO_SCALE * scale;
  set_ink (painter, item->fill, item->fill_alpha);
  cairo_save (painter->cr);
  cairo_translate (painter->cr, item->x, item->y + MAX (0, (item->h - height) / 2));
  cairo_scale (painter->cr, scale, scale);
  cairo_move_to (painter->cr, 0, 0);
  pango_cairo_show_layout (painter->cr, layout);
  cairo_restore (painter->cr);
}

static void
item_bounds (const WmItem *item, double *x0, double *y0, double *x1, double *y1)
{
  if (item->points != NULL)
    {
      *x0 = *y0 = G_MAXDOUBLE;
      *x1 = *y1 = -G_MAXDOUBLE;
      for (int i = 0; i < item->n_points; i++)
        {
          *x0 = MIN (*x0, item->points[2 * i]);
          *x1 = MAX (*x1, item->points[2 * i]);
          *y0 = MIN (*y0, item->points[2 * i + 1]);
          *y1 = MAX (*y1, item->points[2 * i + 1]);
        }
    }
  else if (item->type == WM_ITEM_MARK)
    {
      *x0 = item->x - item->w;
      *x1 = item->x + item->w;
      *y0 = item->y - item->w;
      *y1 = item->y + item->w;
    }
  else
    {
      *x0 = item->x;
      *y0 = item->y;
      *x1 = item->x + item->w;
      *y1 = item->y + item->h;
    }
}

static gboolean
meets (const WmItem *item, const cairo_rectangle_t *clip)
{
  double x0, y0, x1, y1, margin = item->line_width + 1;

  item_bounds (item, &x0, &y0, &x1, &y1);
  return x1 + margin >= clip->x && x0 - margin <= clip->x + clip->width && y1 + margin >= clip->y
         && y0 - margin <= clip->y + clip->height;
}

static void
paint_item (Painter *painter, const WmItem *item)
{
  switch (item->type)
    {
    case WM_ITEM_RECT:
      trace_box (painter->cr, item, !painter->vector && painter->scale < PLAIN_BOX_SCALE);
      finish_path (painter, item);
      break;
    case WM_ITEM_LINE:
    case WM_ITEM_CURVE:
      paint_points (painter, item);
      break;
    case WM_ITEM_TEXT:
      paint_text (painter, item);
      break;
    case WM_ITEM_MARK:
      paint_mark (painter, item);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* In a PDF the text under a link becomes one. wm_text_link() left nothing in
 * the address that could end the attribute. */
static void
paint_linked_item (Painter *painter, const WmItem *item)
{
  g_autofree char *attributes = NULL;

  if (item->link == NULL || !painter->vector)
    {
      paint_item (painter, item);
      return;
    }
  attributes = g_strdup_printf ("uri='%s'", item->link);
  cairo_tag_begin (painter->cr, CAIRO_TAG_LINK, attributes);
  paint_item (painter, item);
  cairo_tag_end (painter->cr, CAIRO_TAG_LINK);
}

/* A name within the document: an id, without what would end the attribute. */
static char *
anchor_of (const char *id)
{
  return g_uri_escape_string (id, ":", FALSE);
}

/* The first thing painted of a node is where links to it lead. */
static void
paint_anchor (Painter *painter, const WmItem *item, const WmSceneNode *node)
{
  g_autofree char *name = anchor_of (node->id);
  g_autofree char *attributes = g_strdup_printf ("name='%s'", name);

  cairo_tag_begin (painter->cr, CAIRO_TAG_DEST, attributes);
  paint_linked_item (painter, item);
  cairo_tag_end (painter->cr, CAIRO_TAG_DEST);
}

/* Makes a box of the page lead somewhere. Cairo 1.16 takes the page's own
 * coordinates for it, whatever the matrix. */
static void
link_node (cairo_t *cr, const WmSceneNode *node, const cairo_rectangle_t *clip)
{
  double x0 = node->x, y0 = node->y, x1 = node->x + node->w, y1 = node->y + node->h;
  const char *target = node->link + (*node->link == '#');
  g_autofree char *anchor = *node->link == '#' ? anchor_of (target) : NULL;
  char numbers[4][G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *attributes = NULL;

  if (clip != NULL)
    {
      x0 = MAX (x0, clip->x);
      y0 = MAX (y0, clip->y);
      x1 = MIN (x1, clip->x + clip->width);
      y1 = MIN (y1, clip->y + clip->height);
    }
  if (x1 - x0 < 2 || y1 - y0 < 2)
    return;
  cairo_user_to_device (cr, &x0, &y0);
  cairo_user_to_device (cr, &x1, &y1);
  g_ascii_formatd (numbers[0], sizeof numbers[0], "%.2f", MIN (x0, x1));
  g_ascii_formatd (numbers[1], sizeof numbers[1], "%.2f", MIN (y0, y1));
  g_ascii_formatd (numbers[2], sizeof numbers[2], "%.2f", fabs (x1 - x0));
  g_ascii_formatd (numbers[3], sizeof numbers[3], "%.2f", fabs (y1 - y0));
  attributes = g_strdup_printf ("rect=[%s %s %s %s] %s='%s'", numbers[0], numbers[1], numbers[2],
                                numbers[3], anchor != NULL ? "dest" : "uri",
                                anchor != NULL ? anchor : target);
  cairo_tag_begin (cr, CAIRO_TAG_LINK, attributes);
  cairo_tag_end (cr, CAIRO_TAG_LINK);
}

static void
link_nodes (cairo_t *cr, const WmScene *scene, const cairo_rectangle_t *clip)
{
  for (guint i = 0; i < scene->nodes->len; i++)
    {
      const WmSceneNode *node = &g_array_index (scene->nodes, WmSceneNode, i);

      if (node->link != NULL)
        link_node (cr, node, clip);
    }
}

static double
device_scale (cairo_t *cr)
{
  cairo_matrix_t matrix;

  cairo_get_matrix (cr, &matrix);
  return sqrt (fabs (matrix.xx * matrix.yy - matrix.xy * matrix.yx));
}

void
wm_paint_scene (cairo_t *cr, const WmScene *scene, const WmPalette *palette,
                const cairo_rectangle_t *clip)
{
  PangoContext *context;
  Painter painter = { .cr = cr, .palette = palette, .font_bold = -1 };
  int node = -1;

  g_return_if_fail (cr != NULL && scene != NULL && palette != NULL);

  context = wm_font_context (scene->language);
  painter.layout = pango_layout_new (context);
  painter.scale = device_scale (cr);
  painter.vector = cairo_surface_get_type (cairo_get_target (cr)) == CAIRO_SURFACE_TYPE_PDF;
  cairo_save (cr);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < scene->items->len; i++)
    {
      const WmItem *item = &g_array_index (scene->items, WmItem, i);

      if (clip != NULL && !meets (item, clip))
        continue;
      if (scene->anchors && painter.vector && item->node >= 0 && item->node != node)
        paint_anchor (&painter, item, &g_array_index (scene->nodes, WmSceneNode, item->node));
      else
        paint_linked_item (&painter, item);
      node = item->node;
    }
  if (painter.vector)
    link_nodes (cr, scene, clip);
  cairo_restore (cr);
  g_object_unref (painter.layout);
  g_object_unref (context);
}

/* Masks of marks: a shape and a size in quarters of a pixel. */
#define MASK_MOST 48.0 /* pixels: larger ones are few */

static void
mask_free (gpointer data)
{
  WmRasterMask *mask = data;

  g_free (mask->bytes);
  g_free (mask);
}

static WmRasterMask *
make_mask (WmShape shape, double width)
{
  static WmPalette opaque;
  WmRasterMask *mask = g_new0 (WmRasterMask, 1);
  WmItem item = { .type = WM_ITEM_MARK, .shape = shape, .fill = WM_INK_TEXT, .fill_alpha = 1 };
  int size = 2 * (int) ceil (width * 0.75 + 1), stride;
  cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_A8, size, size);
  Painter painter = { .cr = cairo_create (image), .palette = &opaque, .scale = 1 };
  const guint8 *bytes;

  opaque.inks[WM_INK_TEXT].a = 1;
  item.x = item.y = size / 2.0;
  item.w = width;
  paint_mark (&painter, &item);
  cairo_destroy (painter.cr);
  cairo_surface_flush (image);
  bytes = cairo_image_surface_get_data (image);
  stride = cairo_image_surface_get_stride (image);
  mask->size = size;
  mask->bytes = g_new (guint8, (gsize) (size * size));
  for (int row = 0; row < size; row++)
    memcpy (mask->bytes + row * size, bytes + row * stride, (gsize) size);
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
  Painter painter;
  cairo_surface_t *image;
  WmRaster raster;
  const char *language;
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
  paint_item (&quick->painter, item);
  cairo_restore (cr);
}

static void
quick_text (Quick *quick, const WmItem *item)
{
  static const double shares[] = { 0, 0.5, 1 };
  double pixels = item->size * quick->zoom, scale, x, y, w = item->w * quick->zoom;
  cairo_t *cr = quick->painter.cr;
  const WmGlyphs *glyphs;

  if (item->text == NULL || *item->text == '\0' || pixels < MIN_TEXT_PIXELS)
    return;
  scale = MAX (floor (pixels * 4 + 0.5) / 4, 0.25) / WM_FONT_SIZE;
  glyphs = wm_glyphs_get (item->text, item->bold, quick->language);
  /* Another font than the scene was measured with: it must be cut. */
  if (item->w > 0 && glyphs->w * pixels / WM_FONT_SIZE > w + quick->zoom)
    {
      quick_item (quick, item);
      return;
    }
  to_cairo (quick);
  x = (item->x - quick->x) * quick->zoom + MAX (w - glyphs->w * scale, 0) * shares[item->align];
  y = (item->y - quick->y) * quick->zoom + glyphs->ascent * scale
      + MAX (0, (item->h * quick->zoom - glyphs->h * scale) / 2);
  set_ink (&quick->painter, item->fill, item->fill_alpha);
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, scale, scale);
  cairo_move_to (cr, 0, 0);
  pango_cairo_show_layout_line (cr, pango_layout_get_line_readonly (glyphs->layout, 0));
  cairo_restore (cr);
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

static void
quick_paint (Quick *quick, const WmItem *item)
{
  if (item->dash != NULL)
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
  Quick quick = { .image = image, .zoom = zoom, .x = x, .y = y, .language = scene->language };
  cairo_rectangle_t clip;
  PangoContext *context = wm_font_context (scene->language);

  g_return_if_fail (cairo_surface_get_type (image) == CAIRO_SURFACE_TYPE_IMAGE);

  quick.raster.width = cairo_image_surface_get_width (image);
  quick.raster.height = cairo_image_surface_get_height (image);
  quick.raster.stride = cairo_image_surface_get_stride (image) / 4;
  quick.painter = (Painter){ .cr = cairo_create (image), .palette = palette, .scale = zoom,
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

      if (!meets (item, &clip))
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
