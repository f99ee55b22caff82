/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A picture on paper: as one sheet, or cut into sheets of A4 to be glued.
 */
#include "config.h"

#include "draw/wm-poster.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "draw/wm-describe.h"
#include "draw/wm-lens.h"
#include "draw/wm-scene-words.h"
#include "draw/wm-scenes-private.h"
#include "draw/wm-text.h"

#define MM (72 / 25.4)
#define MARGIN (12 * MM) /* printers leave that much white */
#define OVERLAP (10 * MM)
#define MARK (5 * MM)
#define TITLE 15.0
#define SUBTITLE 10.5
#define HEAD 40.0 /* of a sheet that is glued */
#define AREA 900e3 /* of a picture of its own size, in points: texts are 11 high */
#define TRIES 6

static const char *const paper_names[WM_N_PAPERS] = { "A4", "A3", "A2", "A1", "A0" };

gboolean
wm_paper_parse (const char *name, WmPaper *paper)
{
  for (guint i = 0; name != NULL && i < WM_N_PAPERS; i++)
    if (g_ascii_strcasecmp (name, paper_names[i]) == 0)
      {
        *paper = (WmPaper) i;
        return TRUE;
      }
  return FALSE;
}

const char *
wm_paper_get_name (WmPaper paper)
{
  return paper_names[paper];
}

void
wm_paper_size (WmPaper paper, gboolean landscape, double *width, double *height)
{
  static const double sides[] = { 210, 297, 420, 594, 841, 1189 }; /* ISO 216, in mm */
  double narrow = sides[paper] * MM, wide = sides[paper + 1] * MM;

  *width = landscape ? wide : narrow;
  *height = landscape ? narrow : wide;
}

/* What a poster is made from. */
typedef struct
{
  WmMap *map;
  const WmSceneOptions *scene;
  const WmPosterOptions *options;
  WmPages *pages;
  char *subtitle;
  GPtrArray *parts; /* (nullable): WmPart */
  WmLensView *view;
  const WmScene *picture;   /* kept by the pages */
  const WmScene *furniture; /* title of the poster */
  double width, height;     /* of the poster */
  double x, y, scale;       /* of the picture on it */
} Poster;

/* What the picture answers, in one line. */
static char *
subtitle_of (Poster *poster)
{
  const WmSceneOptions *scene = poster->scene;
  g_autofree char *lens = wm_lens_title (poster->map, scene, poster->view);
  g_autofree char *focus
      = wm_words_focus_title (poster->map, scene->focus, scene->focus_skill, scene->focus_to);

  return wm_words_join (focus, lens);
}

/* The picture whose own height goes best with a room of that shape. A picture
 * that is too high for its width is made wider, which makes its texts smaller. */
static WmScene *
fit (Poster *poster, WmPicture picture, double room_w, double room_h)
{
  WmSceneOptions options = *poster->scene;
  double shape = room_h / room_w;
  WmScene *scene = NULL;

  options.width = sqrt (AREA / shape);
  for (int i = 0; i < TRIES; i++)
    {
      options.height = options.width * shape;
      wm_scene_free (scene);
      scene = picture (poster->map, &options);
      /* A big map has a page of its own, whatever is asked for. */
      if (scene->height <= scene->width * shape * 1.01
          || (picture == wm_scene_map && poster->map->skills->len > WM_MAP_BIG))
        break;
      options.width = scene->width * MAX (sqrt (scene->height / scene->width / shape), 1.04);
    }
  return scene;
}

/* The title of the whole poster, in letters of its size. */
static void
add_title (WmBuild *build, const char *title, const char *subtitle, double x, double y,
           double width, double unit)
{
  wm_build_text (build, title, x, y, width, TITLE * unit, TRUE, WM_INK_TEXT, WM_ALIGN_START);
  y += wm_text_height (build->measure, TITLE * unit);
  if (*subtitle != '\0')
    wm_build_text (build, subtitle, x, y, width, SUBTITLE * unit, FALSE, WM_INK_DIM,
                   WM_ALIGN_START);
}

/* With the white below it */
static double
title_height (const Poster *poster, double unit)
{
  WmMeasure *measure = poster->scene->measure;
  double h = wm_text_height (measure, TITLE * unit) + 4 * unit;

  return *poster->subtitle != '\0' ? h + wm_text_height (measure, SUBTITLE * unit) : h;
}

/* Title and picture of the poster as if it were one sheet. */
static void
compose (Poster *poster, WmPicture picture)
{
  double unit = MIN (poster->width, poster->height) / 595, margin = MARGIN * sqrt (unit);
  double room_w = poster->width - 2 * margin, room_h, head, inset;
  WmScene *scene;
  WmBuild build;

  head = title_height (poster, unit);
  room_h = poster->height - 2 * margin - head;
  scene = fit (poster, picture, room_w, room_h);
  poster->scale = MIN (room_w / scene->width, room_h / scene->height);
  poster->x = margin + (room_w - scene->width * poster->scale) / 2;
  poster->y = margin + head;
  inset = WM_SCENE_MARGIN * poster->scale;
  wm_build_begin (&build, scene->title, poster->map->locale, poster->scene->measure);
  add_title (&build, scene->title, poster->subtitle, poster->x + inset, margin,
             scene->width * poster->scale - 2 * inset, unit);
  poster->furniture
      = wm_pages_keep (poster->pages, wm_build_end (&build, poster->width, poster->height, ""));
  wm_poster_link (scene, poster->map, poster->parts);
  poster->picture = wm_pages_keep (poster->pages, scene);
  wm_pages_describe (poster->pages, scene->title, scene->description);
}

/* Lays a part of the poster on the last sheet. */
static void
lay (Poster *poster, double x, double y, const cairo_rectangle_t *clip)
{
  wm_pages_lay (poster->pages, poster->furniture, x, y, 1, clip);
  wm_pages_lay (poster->pages, poster->picture, x + poster->x, y + poster->y, poster->scale, clip);
}

/* How a poster is cut. */
typedef struct
{
  double width, height;     /* of a sheet */
  cairo_rectangle_t body;   /* of the poster on it */
  int columns, rows;
} Cut;

static int
so_many (double length, double body)
{
  return MAX (1, (int) ceil ((length - OVERLAP) / (body - OVERLAP) - 1e-6));
}

static Cut
cut_upright (const Poster *poster, gboolean landscape, double foot)
{
  Cut cut;

  wm_paper_size (WM_PAPER_A4, landscape, &cut.width, &cut.height);
  cut.body = (cairo_rectangle_t){ MARGIN, MARGIN + HEAD, cut.width - 2 * MARGIN,
                                  cut.height - 2 * MARGIN - HEAD - foot };
  cut.columns = so_many (poster->width, cut.body.width);
  cut.rows = so_many (poster->height, cut.body.height);
  return cut;
}

/* Two short lines outside each corner of what is kept. */
static void
add_cut_marks (WmBuild *build, const cairo_rectangle_t *body)
{
  for (int i = 0; i < 4; i++)
    {
      double x = body->x + (i % 2) * body->width, y = body->y + (i / 2) * body->height;
      double dx = i % 2 == 0 ? -1 : 1, dy = i / 2 == 0 ? -1 : 1;

      wm_build_line (build, x + dx * 2, y, x + dx * MARK, y, WM_INK_TEXT, 0.5);
      wm_build_line (build, x, y + dy * 2, x, y + dy * MARK, WM_INK_TEXT, 0.5);
    }
}

/* Where the next sheet is laid over this one. */
static void
add_overlap (WmBuild *build, const Cut *cut, int column, int row)
{
  double right = cut->body.x + cut->body.width, bottom = cut->body.y + cut->body.height;
  WmItem *line;

  if (column + 1 < cut->columns)
    {
      line = wm_build_line (build, right - OVERLAP, cut->body.y, right - OVERLAP, bottom,
                            WM_INK_DIM, 0.5);
      line->dash = wm_build_dots;
      line->n_dash = 2;
    }
  if (row + 1 < cut->rows)
    {
      line = wm_build_line (build, cut->body.x, bottom - OVERLAP, right, bottom - OVERLAP,
                            WM_INK_DIM, 0.5);
      line->dash = wm_build_dots;
      line->n_dash = 2;
    }
}

/* A small plan of all sheets, with this one filled. Returns: its width */
static double
add_key (WmBuild *build, const Cut *cut, int column, int row)
{
  double h = (HEAD - 18) / cut->rows, w = h * cut->body.width / cut->body.height;
  double x = cut->width - MARGIN - w * cut->columns;

  for (int r = 0; r < cut->rows; r++)
    for (int c = 0; c < cut->columns; c++)
      wm_build_rect (build, x + c * w, MARGIN - 4 + r * h, w, h, 0,
                     r == row && c == column ? WM_INK_ACCENT : WM_INK_NONE, WM_INK_DIM)
          ->line_width = 0.5;
  return w * cut->columns;
}

/* What stands in the margin of a sheet, and is cut away. */
static void
add_margin (Poster *poster, const Cut *cut, int column, int row, double foot)
{
  int n = row * cut->columns + column + 1, all = cut->rows * cut->columns;
  WmBuild build;
  double key, width;
  /* Translators: which sheet of a poster this is: from above, from the left,
   * its number, and how many there are. */
  g_autofree char *place = g_strdup_printf (_ ("Row %1$d, column %2$d · sheet %3$d of %4$d"),
                                            row + 1, column + 1, n, all);

  wm_build_begin (&build, place, poster->map->locale, poster->scene->measure);
  /* The ground would hide the poster. */
  g_array_index (build.scene->items, WmItem, 0).fill = WM_INK_NONE;
  key = add_key (&build, cut, column, row);
  width = cut->body.width - key - 12;
  wm_build_text (&build, poster->picture->title, MARGIN, MARGIN - 6, width, 11, TRUE, WM_INK_TEXT,
                 WM_ALIGN_START);
  wm_build_text (&build, place, MARGIN, MARGIN + 8, width, 9, FALSE, WM_INK_DIM, WM_ALIGN_START);
  add_cut_marks (&build, &cut->body);
  add_overlap (&build, cut, column, row);
  if (foot > 0)
    wm_legend_add (&build, poster->map, poster->scene, poster->view, MARGIN,
                   cut->body.y + cut->body.height + MARK + 2, cut->body.width, 1);
  wm_pages_lay (poster->pages,
                wm_pages_keep (poster->pages, wm_build_end (&build, cut->width, cut->height, "")),
                0, 0, 1, NULL);
}

/* The height of the legend under each sheet. */
static double
foot_of (Poster *poster, WmPicture picture, gboolean landscape)
{
  WmBuild build;
  double width, height, foot;

  if (picture != wm_scene_map)
    return 0;
  wm_paper_size (WM_PAPER_A4, landscape, &width, &height);
  wm_build_begin (&build, "", NULL, poster->scene->measure);
  foot = wm_legend_height (&build, poster->map, poster->scene, poster->view, width - 2 * MARGIN,
                           1)
         + MARK + 4;
  wm_scene_free (build.scene);
  return foot;
}

static void
add_tiles (Poster *poster, WmPicture picture)
{
  double feet[] = { foot_of (poster, picture, FALSE), foot_of (poster, picture, TRUE) };
  Cut cut = cut_upright (poster, FALSE, feet[0]), wide = cut_upright (poster, TRUE, feet[1]);
  double foot = feet[0];

  if (wide.columns * wide.rows < cut.columns * cut.rows)
    {
      cut = wide;
      foot = feet[1];
    }
  for (int row = 0; row < cut.rows; row++)
    for (int column = 0; column < cut.columns; column++)
      {
        wm_pages_add_sheet (poster->pages, cut.width, cut.height);
        lay (poster, cut.body.x - column * (cut.body.width - OVERLAP),
             cut.body.y - row * (cut.body.height - OVERLAP), &cut.body);
        add_margin (poster, &cut, column, row, foot);
      }
}

WmPages *
wm_poster_new (WmMap *map, WmPicture picture, const WmSceneOptions *scene,
               const WmPosterOptions *options)
{
  Poster poster = { .map = map, .scene = scene, .options = options };

  g_return_val_if_fail (map != NULL && picture != NULL && scene != NULL && options != NULL, NULL);

  poster.view = wm_lens_look (map, scene);
  poster.subtitle = subtitle_of (&poster);
  poster.pages = wm_pages_new ();
  wm_paper_size (options->paper, options->landscape, &poster.width, &poster.height);
  if (options->words)
    poster.parts = wm_describe_map (map, scene, options->details);
  compose (&poster, picture);
  if (options->tiles)
    add_tiles (&poster, picture);
  else
    {
      wm_pages_add_sheet (poster.pages, poster.width, poster.height);
      lay (&poster, 0, 0, NULL);
    }
  if (poster.parts != NULL)
    wm_pages_add_scene (
        poster.pages,
        wm_pages_keep (poster.pages, wm_scene_words_page (poster.parts, poster.picture->title,
                                                          map->locale, scene->measure)));
  g_clear_pointer (&poster.parts, g_ptr_array_unref);
  wm_lens_view_free (poster.view);
  g_free (poster.subtitle);
  return poster.pages;
}

static char *
first_reading (WmMap *map, const char *id)
{
  int index = g_str_has_prefix (id, "skill:") ? wm_map_find_skill (map, id + strlen ("skill:"))
                                              : -1;
  GArray *resources = index >= 0 ? wm_map_skill (map, (guint) index)->resources : NULL;
  char *link = NULL;

  for (guint i = 0; resources != NULL && link == NULL && i < resources->len; i++)
    link = wm_text_link (wm_map_resource (map, g_array_index (resources, guint, i))->url);
  return link;
}

void
wm_poster_link (WmScene *scene, WmMap *map, GPtrArray *parts)
{
  g_autoptr (GHashTable) told = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; parts != NULL && i < parts->len; i++)
    {
      const WmPart *part = g_ptr_array_index (parts, i);

      if (part->id != NULL)
        g_hash_table_add (told, part->id);
    }
  for (guint i = 0; i < scene->nodes->len; i++)
    {
      WmSceneNode *node = &g_array_index (scene->nodes, WmSceneNode, i);

      g_free (node->link);
      node->link = g_hash_table_contains (told, node->id) ? g_strconcat ("#", node->id, NULL)
                                                           : first_reading (map, node->id);
    }
}
