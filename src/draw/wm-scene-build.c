/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The words in which the scenes are written: boxes, lines, lines of text,
 * paragraphs, marks, chips.
 */
#include "config.h"

#include "draw/wm-scene-build.h"

#include <math.h>

#include "draw/wm-text.h"

#define DESCRIPTION_MAX 40000

const double wm_build_dashes[2] = { 5, 4 };
const double wm_build_dots[2] = { 1.5, 2.5 };

void
wm_build_begin (WmBuild *build, const char *title, const char *language, WmMeasure *measure)
{
  build->scene = wm_scene_new (title, language);
  build->measure = measure != NULL ? measure : wm_measure_pango ();
  build->node = -1;
  build->alpha = 1;
  build->mute = FALSE;
  /* The ground comes first; its size is known at the end. */
  wm_build_rect (build, 0, 0, 0, 0, 0, WM_INK_BACKGROUND, WM_INK_NONE);
}

/* Returns: (transfer full): the scene, of that size, in rounded points */
WmScene *
wm_build_end (WmBuild *build, double width, double height, const char *description)
{
  WmScene *scene = g_steal_pointer (&build->scene);
  WmItem *ground = &g_array_index (scene->items, WmItem, 0);

  scene->width = ground->w = ceil (width);
  scene->height = ground->h = ceil (height);
  g_free (scene->description);
  scene->description = wm_text_printable (description, DESCRIPTION_MAX);
  return scene;
}

void
wm_scene_drop_ground (WmScene *scene)
{
  WmItem *ground = scene->items->len > 0 ? &g_array_index (scene->items, WmItem, 0) : NULL;

  if (ground != NULL && ground->type == WM_ITEM_RECT && ground->fill == WM_INK_BACKGROUND)
    ground->fill = WM_INK_NONE;
}

/**
 * wm_build_message:
 * @message: a sentence: why there is nothing, what to do
 *
 * Returns: (transfer full): a picture that holds only that
 */
WmScene *
wm_build_message (const char *title, const char *language, WmMeasure *measure, double width,
                  const char *message)
{
  WmBuild build;
  double w = isfinite (width) ? CLAMP (width, 240, 4000) : 480;
  double text = MIN (w - 32, 480), h;

  wm_build_begin (&build, title, language, measure);
  h = wm_build_paragraph (&build, message, (w - text) / 2, 40, text, 14, FALSE, WM_INK_DIM,
                          WM_ALIGN_CENTER, 8);
  return wm_build_end (&build, w, h + 80, message);
}

static WmItem *
add (WmBuild *build, WmItemType type)
{
  WmItem item = { .type = type, .node = build->node, .fill_alpha = build->alpha, .line_width = 1 };

  g_array_append_val (build->scene->items, item);
  return &g_array_index (build->scene->items, WmItem, build->scene->items->len - 1);
}

/* Returns: the index of the new node; what is added next belongs to it */
int
wm_build_node (WmBuild *build, const char *id, const char *label, const char *description,
               double x, double y, double w, double h)
{
  WmSceneNode node = {
    .id = wm_text_printable (id, WM_TEXT_MAX),
    .label = wm_text_printable (label, WM_TEXT_MAX),
    .description = wm_text_printable (description, WM_TEXT_LONG_MAX),
    .x = x,
    .y = y,
    .w = w,
    .h = h,
  };

  g_array_append_val (build->scene->nodes, node);
  build->node = (int) build->scene->nodes->len - 1;
  return build->node;
}

WmItem *
wm_build_rect (WmBuild *build, double x, double y, double w, double h, double radius, WmInk fill,
               WmInk stroke)
{
  WmItem *item = add (build, WM_ITEM_RECT);

  item->x = x;
  item->y = y;
  item->w = MAX (w, 0);
  item->h = MAX (h, 0);
  item->radius = MIN (radius, MIN (item->w, item->h) / 2);
  item->fill = fill;
  item->stroke = stroke;
  return item;
}

static WmItem *
add_points (WmBuild *build, WmItemType type, const double *points, int n, WmInk stroke, double line)
{
  WmItem *item = add (build, type);

  item->points = g_memdup2 (points, sizeof (double) * 2 * (gsize) n);
  item->n_points = n;
  item->stroke = stroke;
  item->line_width = line;
  return item;
}

WmItem *
wm_build_line (WmBuild *build, double x0, double y0, double x1, double y1, WmInk stroke,
               double line_width)
{
  const double points[] = { x0, y0, x1, y1 };

  return add_points (build, WM_ITEM_LINE, points, 2, stroke, line_width);
}

/* @n_points: 1 + 3 for each cubic */
WmItem *
wm_build_curve (WmBuild *build, const double *points, int n_points, WmInk stroke,
                double line_width)
{
  return add_points (build, WM_ITEM_CURVE, points, n_points, stroke, line_width);
}

/* @x, @y: its centre */
WmItem *
wm_build_mark (WmBuild *build, WmShape shape, double x, double y, double size, WmInk ink)
{
  WmItem *item = add (build, WM_ITEM_MARK);

  item->shape = shape;
  item->x = x;
  item->y = y;
  item->w = item->h = size;
  item->fill = ink;
  return item;
}

static WmItem *
add_line_of_text (WmBuild *build, char *text, double x, double y, double w, double h, double size,
                  gboolean bold, WmInk ink, WmAlign align)
{
  WmItem *item = add (build, WM_ITEM_TEXT);

  item->text = text;
  item->x = x;
  item->y = y;
  item->w = w;
  item->h = h;
  item->size = size;
  item->bold = bold;
  item->fill = ink;
  item->align = align;
  item->ellipsize = TRUE;
  return item;
}

/* @text: clean, and known to fit into the box */
WmItem *
wm_build_line_of_text (WmBuild *build, const char *text, double x, double y, double w, double h,
                       double size, gboolean bold, WmInk ink, WmAlign align)
{
  return add_line_of_text (build, g_strdup (text), x, y, w, h, size, bold, ink, align);
}

/**
 * wm_build_text:
 * @x, @y, @w: the box; the text is cut with an ellipsis where it does not fit
 *
 * Returns: the height of the line
 */
double
wm_build_text (WmBuild *build, const char *text, double x, double y, double w, double size,
               gboolean bold, WmInk ink, WmAlign align)
{
  return wm_build_paragraph (build, text, x, y, w, size, bold, ink, align, 1);
}

static GPtrArray *
lines_of (WmBuild *build, const char *text, double w, double size, gboolean bold, guint max_lines)
{
  g_autofree char *clean = wm_text_printable (text, max_lines > 2 ? WM_TEXT_LONG_MAX : WM_TEXT_MAX);

  return wm_text_wrap (build->measure, clean, size, bold, w, max_lines);
}

/* Returns: the height of the lines, 0 for an empty text */
double
wm_build_paragraph (WmBuild *build, const char *text, double x, double y, double w, double size,
                    gboolean bold, WmInk ink, WmAlign align, guint max_lines)
{
  g_autoptr (GPtrArray) lines = NULL;
  double h = wm_text_height (build->measure, size);

  if (max_lines == 1)
    {
      g_autofree char *clean = wm_text_printable (text, WM_TEXT_MAX);

      /* Most fit, and need not be broken. */
      if (*clean == '\0')
        return 0;
      if (wm_text_width (build->measure, clean, size, bold) <= w)
        {
          add_line_of_text (build, g_steal_pointer (&clean), x, y, w, h, size, bold, ink, align);
          return h;
        }
    }
  lines = lines_of (build, text, w, size, bold, max_lines);
  for (guint i = 0; i < lines->len; i++)
    add_line_of_text (build, g_steal_pointer (&lines->pdata[i]), x, y + i * h, w, h, size, bold,
                      ink, align)
      ->continues = i > 0;
  return lines->len * h;
}

double
wm_build_paragraph_height (WmBuild *build, const char *text, double w, double size, gboolean bold,
                           guint max_lines)
{
  g_autoptr (GPtrArray) lines = lines_of (build, text, w, size, bold, max_lines);

  return lines->len * wm_text_height (build->measure, size);
}

/* Makes links of the texts from item @from on, if the address may be one. */
void
wm_build_link (WmBuild *build, guint from, const char *url)
{
  g_autofree char *link = wm_text_link (url);

  for (guint i = from; link != NULL && i < build->scene->items->len; i++)
    {
      WmItem *item = &g_array_index (build->scene->items, WmItem, i);

      if (item->type == WM_ITEM_TEXT && item->link == NULL)
        item->link = g_strdup (link);
    }
}

double
wm_build_chip_width (WmBuild *build, const char *text, double size)
{
  g_autofree char *clean = wm_text_printable (text, 40);

  return wm_text_width (build->measure, clean, size, FALSE) + size * 1.1;
}

/* A few words in a frame. Returns: its width */
double
wm_build_chip (WmBuild *build, const char *text, double x, double y, double size, WmInk ink)
{
  double w = wm_build_chip_width (build, text, size);
  double h = wm_text_height (build->measure, size) + 2;

  wm_build_rect (build, x, y, w, h, h / 2, WM_INK_NONE, ink);
  wm_build_text (build, text, x + size * 0.5, y + 1, w - size, size, FALSE, WM_INK_TEXT,
                 WM_ALIGN_CENTER);
  return w;
}

/* The second cue beside the colour: nine shapes that a small size keeps apart. */
WmShape
wm_build_category_shape (int category)
{
  static const WmShape shapes[] = {
    WM_SHAPE_DISC,     WM_SHAPE_SQUARE,  WM_SHAPE_TRIANGLE, WM_SHAPE_DIAMOND, WM_SHAPE_CROSS,
    WM_SHAPE_PENTAGON, WM_SHAPE_STAR, WM_SHAPE_TRIANGLE_DOWN, WM_SHAPE_HOURGLASS, WM_SHAPE_RING,
  };

  return category < 0 ? WM_SHAPE_RING : shapes[category % (int) G_N_ELEMENTS (shapes)];
}

WmInk
wm_build_category_ink (int category)
{
  return category < 0 ? WM_INK_UNKNOWN
                      : (WmInk) (WM_INK_CATEGORY + category % WM_N_CATEGORY_INKS);
}
