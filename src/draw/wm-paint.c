/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The one place that calls cairo to draw. Screen, PNG, PDF and paper differ
 * only in the surface and in the palette.
 */
#include "draw/wm-paint-private.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

#include "draw/wm-font.h"
#include "draw/wm-lost-glyph.h"
#include "draw/wm-shape.h"

/* Below this scale round corners and frames cannot be seen. */
#define PLAIN_BOX_SCALE 0.35

void
wm_paint_set_ink (WmPainter *painter, WmInk ink, double alpha)
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
finish_path (WmPainter *painter, const WmItem *item)
{
  cairo_t *cr = painter->cr;

  if (item->fill != WM_INK_NONE && item->type != WM_ITEM_LINE && item->type != WM_ITEM_CURVE)
    {
      wm_paint_set_ink (painter, item->fill, item->fill_alpha);
      if (item->stroke != WM_INK_NONE)
        cairo_fill_preserve (cr);
      else
        cairo_fill (cr);
    }
  if (item->stroke != WM_INK_NONE)
    {
      wm_paint_set_ink (painter, item->stroke, item->fill_alpha);
      cairo_set_line_width (cr, item->line_width);
      cairo_set_dash (cr, item->dash, item->dash != NULL ? item->n_dash : 0, 0);
      cairo_stroke (cr);
    }
  cairo_new_path (cr);
}

static void
paint_points (WmPainter *painter, const WmItem *item)
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

void
wm_paint_mark (WmPainter *painter, const WmItem *item)
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
  wm_paint_set_ink (painter, item->fill, item->fill_alpha);
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

double
wm_paint_baseline (const WmItem *item)
{
  return item->h / 2 + item->size * wm_font_baseline ();
}

/* To Pango the left of a text that begins in a script from right to left is its
 * right: here a side is a side, so that names stand beside their marks. */
static PangoAlignment
alignment_of (PangoLayout *layout, const WmItem *item)
{
  static const PangoAlignment alignments[]
      = { PANGO_ALIGN_LEFT, PANGO_ALIGN_CENTER, PANGO_ALIGN_RIGHT };
  PangoLayoutLine *line = pango_layout_get_line_readonly (layout, 0);
  gboolean turned = pango_layout_line_get_resolved_direction (line) == PANGO_DIRECTION_RTL;

  return alignments[turned ? WM_ALIGN_END - item->align : item->align];
}

static void
paint_text (WmPainter *painter, const WmItem *item)
{
  PangoLayout *layout = painter->layout;
  double scale = item->size / WM_FONT_SIZE, rise;

  if (item->text == NULL || *item->text == '\0' || item->size <= 0
      || (!painter->vector && item->size * painter->scale < WM_PAINT_LEAST_TEXT))
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
  pango_layout_set_text (layout, item->text, -1);
  pango_layout_set_alignment (layout, alignment_of (layout, item));
  rise = (double) pango_layout_get_baseline (layout) / PANGO_SCALE * scale;
  wm_paint_set_ink (painter, item->fill,
                    wm_palette_word_alpha (painter->palette, item->fill, item->fill_alpha));
  cairo_save (painter->cr);
  cairo_translate (painter->cr, item->x, item->y + wm_paint_baseline (item) - rise);
  cairo_scale (painter->cr, scale, scale);
  cairo_move_to (painter->cr, 0, 0);
  pango_cairo_show_layout (painter->cr, layout);
  if (painter->vector)
    wm_lost_glyph_draw (painter->cr, layout);
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

gboolean
wm_paint_meets (const WmItem *item, const cairo_rectangle_t *clip)
{
  double x0, y0, x1, y1, margin = item->line_width + 1;

  item_bounds (item, &x0, &y0, &x1, &y1);
  return x1 + margin >= clip->x && x0 - margin <= clip->x + clip->width && y1 + margin >= clip->y
         && y0 - margin <= clip->y + clip->height;
}

void
wm_paint_item (WmPainter *painter, const WmItem *item)
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
      wm_paint_mark (painter, item);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* In a PDF the text under a link becomes one. wm_text_link() left nothing in
 * the address that could end the attribute. */
static void
paint_linked_item (WmPainter *painter, const WmItem *item)
{
  g_autofree char *attributes = NULL;

  if (item->link == NULL || !painter->vector)
    {
      wm_paint_item (painter, item);
      return;
    }
  attributes = g_strdup_printf ("uri='%s'", item->link);
  cairo_tag_begin (painter->cr, CAIRO_TAG_LINK, attributes);
  wm_paint_item (painter, item);
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
paint_anchor (WmPainter *painter, const WmItem *item, const WmSceneNode *node)
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
  WmPainter painter = { .cr = cr, .palette = palette, .font_bold = -1 };
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

      if (clip != NULL && !wm_paint_meets (item, clip))
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
