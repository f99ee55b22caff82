/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is drawn over the map while it is edited.
 */
#include "config.h"

#include "draw/wm-scene-edit.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "draw/wm-scene-build.h"
#include "draw/wm-scenes-private.h"
#include "draw/wm-text.h"

/* In pixels */
#define TOLD 13.0 /* size of the words */
#define WIDEST 340.0
#define MOST_LINES 6
#define AWAY 14.0 /* of the words from what they tell of */

typedef struct
{
  const WmMapLayout *layout;
  const WmSceneEdit *edit;
  WmBuild build;
  double pixel; /* points */
} Drawing;

int
wm_map_layout_place_at (const WmMapLayout *layout, double x)
{
  const WmAxis *axis = &layout->axis;
  double share, width;
  int stop = 0;

  g_return_val_if_fail (layout != NULL, 0);

  width = axis->x1 - axis->x0;
  share = width > 0 ? CLAMP ((x - axis->x0) / width, 0, 1) : 0;
  while (stop < WM_AXIS_STOPS - 1 && axis->stops[stop + 1] <= share)
    stop++;
  width = axis->stops[stop + 1] - axis->stops[stop];
  share = width > 0 ? CLAMP ((share - axis->stops[stop]) / width, 0, 1) : 0;
  return (int) lround ((stop + share) * 1000 / WM_AXIS_STOPS);
}

WmBounds
wm_map_layout_reach (const WmMapLayout *layout, guint skill, double zoom)
{
  const WmLayoutNode *node = &layout->nodes[skill];
  gboolean dot = wm_map_layout_level (layout, zoom) < WM_MAP_BOXES;
  double w = dot ? WM_MAP_DOT_REACH / zoom : node->w / 2;
  double h = dot ? WM_MAP_DOT_REACH / zoom : node->h / 2;

  return (WmBounds){ node->x - w, node->y - h, node->x + w, node->y + h };
}

void
wm_scene_edit_handle (const WmBounds *box, double zoom, gboolean above, double *x, double *y)
{
  *x = (box->x0 + box->x1) / 2;
  *y = above ? box->y0 - WM_SCENE_EDIT_HANDLE / zoom : box->y1 + WM_SCENE_EDIT_HANDLE / zoom;
}

/* On a ground of their own, over x, y, inside of what is seen. */
static void
add_words (Drawing *drawing, const char *words, double x, double y, WmInk ink)
{
  WmBuild *build = &drawing->build;
  const WmBounds *part = &drawing->edit->part;
  double px = drawing->pixel, size = TOLD * px, pad = 7 * px;
  double w = MIN (wm_text_width (build->measure, words, size, FALSE), WIDEST * px) + px;
  double h = wm_build_paragraph_height (build, words, w, size, FALSE, MOST_LINES);

  y -= h + pad;
  x = MAX (MIN (x, part->x1 - w - 3 * pad), part->x0 + pad);
  y = MAX (MIN (y, part->y1 - h - 3 * pad), part->y0 + pad);
  wm_build_rect (build, x, y, w + 2 * pad, h + pad, 6 * px, WM_INK_BACKGROUND, ink)->line_width
    = 1.5 * px;
  wm_build_paragraph (build, words, x + pad, y + pad / 2, w, size, FALSE, WM_INK_TEXT,
                      WM_ALIGN_START, MOST_LINES);
}

static void
add_frame (Drawing *drawing, const WmBounds *box, WmInk ink, double width)
{
  double px = drawing->pixel, out = 2 * px;

  wm_build_rect (&drawing->build, box->x0 - out, box->y0 - out, box->x1 - box->x0 + 2 * out,
                 box->y1 - box->y0 + 2 * out, 7 * px, WM_INK_NONE, ink)
    ->line_width = width * px;
}

/* A frame, and a check mark for those who do not see its colour. */
static void
add_chosen (Drawing *drawing)
{
  const WmMapLayout *layout = drawing->layout;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  double px = drawing->pixel;

  if (drawing->edit->chosen == NULL
      || wm_map_layout_level (layout, drawing->edit->zoom) == WM_MAP_REGIONS)
    return;
  wm_spatial_find (layout->boxes, &drawing->edit->part, found);
  for (guint i = 0; i < found->len; i++)
    {
      guint skill = layout->reading[g_array_index (found, guint, i)];
      WmBounds box;

      if (!drawing->edit->chosen[skill])
        continue;
      box = wm_map_layout_reach (layout, skill, drawing->edit->zoom);
      add_frame (drawing, &box, WM_INK_ACCENT, 2);
      wm_build_mark (&drawing->build, WM_SHAPE_DISC, box.x0, box.y0, 14 * px, WM_INK_BACKGROUND);
      wm_build_mark (&drawing->build, WM_SHAPE_CHECK, box.x0, box.y0, 12 * px, WM_INK_ACCENT);
    }
}

/* Both point upwards, as all that builds on something does. */
static void
add_handles (Drawing *drawing)
{
  double px = drawing->pixel, r = WM_SCENE_EDIT_HANDLE * px, x, y;
  WmBounds box;

  if (drawing->edit->handled < 0 || drawing->edit->kind != WM_SCENE_EDIT_REST)
    return;
  box = wm_map_layout_reach (drawing->layout, (guint) drawing->edit->handled,
                             drawing->edit->zoom);
  for (int above = 0; above <= 1; above++)
    {
      wm_scene_edit_handle (&box, drawing->edit->zoom, above, &x, &y);
      wm_build_rect (&drawing->build, x - r, y - r, 2 * r, 2 * r, r, WM_INK_BACKGROUND,
                     WM_INK_ACCENT)
        ->line_width = 1.5 * px;
      wm_build_mark (&drawing->build, WM_SHAPE_TRIANGLE, x, y, 7 * px, WM_INK_ACCENT);
    }
}

static void
add_move (Drawing *drawing)
{
  const WmSceneEdit *edit = drawing->edit;
  WmBuild *build = &drawing->build;
  double middle = (edit->box.x0 + edit->box.x1) / 2, px = drawing->pixel;
  /* Translators: where on the spectrum something stands, from 0 to 1000. */
  g_autofree char *words = g_strdup_printf (_ ("Place %d"), edit->place);
  WmItem *line
    = wm_build_line (build, middle, drawing->layout->head_y, middle, drawing->layout->bottom,
                     WM_INK_ACCENT, 1.5 * px);

  line->dash = wm_build_dashes;
  line->n_dash = G_N_ELEMENTS (wm_build_dashes);
  build->alpha = 0.6;
  wm_build_rect (build, edit->box.x0, edit->box.y0, edit->box.x1 - edit->box.x0,
                 edit->box.y1 - edit->box.y0, 6 * px, WM_INK_NODE, WM_INK_ACCENT);
  build->alpha = 1;
  add_words (drawing, words, middle + AWAY * px, edit->box.y0 - AWAY * px / 2, WM_INK_ACCENT);
}

static int
find_edge (const WmMapLayout *layout, guint from, guint to)
{
  for (guint e = 0; e < layout->n_edges; e++)
    if (layout->edges[e].from == from && layout->edges[e].to == to)
      return (int) e;
  return -1;
}

/* The edges that would close a circle, and the skills between them. */
static void
add_circle (Drawing *drawing)
{
  const GArray *circle = drawing->edit->circle;
  const WmMapLayout *layout = drawing->layout;
  g_autoptr (GArray) room = g_array_new (FALSE, FALSE, sizeof (double));
  double px = drawing->pixel;

  for (guint i = 0; i < circle->len; i++)
    {
      guint skill = g_array_index (circle, guint, i);
      WmBounds box = wm_map_layout_reach (layout, skill, drawing->edit->zoom);
      int edge = i > 0 ? find_edge (layout, skill, g_array_index (circle, guint, i - 1)) : -1;
      guint n = edge >= 0 ? wm_routes_edge (layout->routes, (guint) edge, room) : 0;

      if (n > 0)
        wm_build_curve (&drawing->build, (const double *) (gpointer) room->data, (int) n,
                        WM_INK_SHORT, 3 * px);
      add_frame (drawing, &box, WM_INK_SHORT, 2.5);
    }
}

/* What is refused is a broken line that ends in a cross. */
static void
add_connect (Drawing *drawing)
{
  const WmSceneEdit *edit = drawing->edit;
  gboolean refused = edit->circle != NULL;
  WmInk ink = refused ? WM_INK_SHORT : WM_INK_ACCENT;
  double px = drawing->pixel;
  WmItem *line = wm_build_line (&drawing->build, edit->x0, edit->y0, edit->x1, edit->y1, ink,
                                2.5 * px);

  if (refused)
    {
      line->dash = wm_build_dashes;
      line->n_dash = G_N_ELEMENTS (wm_build_dashes);
    }
  wm_build_mark (&drawing->build, refused ? WM_SHAPE_CROSS : WM_SHAPE_DISC, edit->x1, edit->y1,
                 (refused ? 14 : 9) * px, ink);
  if (edit->words != NULL)
    add_words (drawing, edit->words, edit->x1 + AWAY * px, edit->y1 - AWAY * px, ink);
}

static void
add_band (Drawing *drawing)
{
  const WmBounds *box = &drawing->edit->box;

  drawing->build.alpha = 0.15;
  wm_build_rect (&drawing->build, box->x0, box->y0, box->x1 - box->x0, box->y1 - box->y0, 0,
                 WM_INK_ACCENT, WM_INK_NONE);
  drawing->build.alpha = 1;
  wm_build_rect (&drawing->build, box->x0, box->y0, box->x1 - box->x0, box->y1 - box->y0, 0,
                 WM_INK_NONE, WM_INK_ACCENT)
    ->line_width = 1.5 * drawing->pixel;
}

WmScene *
wm_scene_edit (const WmMapLayout *layout, WmMeasure *measure, const WmSceneEdit *edit)
{
  Drawing drawing = { .layout = layout, .edit = edit, .pixel = 1 / edit->zoom };
  WmScene *scene;

  g_return_val_if_fail (layout != NULL && edit->zoom > 0, NULL);

  wm_build_begin (&drawing.build, "", layout->map->locale, measure);
  drawing.build.mute = TRUE;
  add_chosen (&drawing);
  if (edit->circle != NULL)
    add_circle (&drawing);
  add_handles (&drawing);
  if (edit->kind == WM_SCENE_EDIT_MOVE)
    add_move (&drawing);
  else if (edit->kind == WM_SCENE_EDIT_CONNECT)
    add_connect (&drawing);
  else if (edit->kind == WM_SCENE_EDIT_BAND)
    add_band (&drawing);
  scene = wm_build_end (&drawing.build, layout->width, layout->height, edit->words);
  /* What lies over the map has no ground. */
  g_array_remove_range (scene->items, 0, 1);
  return scene;
}
