/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How tiles are shown: those of the zoom, others in their stead, and what lies over
 * them.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/map/wm-scene-tiles-private.h"

#include <math.h>

#define CELL 128 /* pixels: height of what is drawn as one; see show_in_cells() */

WmTileRange
wm_scene_tiles_range (const WmTileSight *sight, double zoom, const cairo_rectangle_int_t *part)
{
  double side = WM_TILE / zoom * sight->zoom;

  return (WmTileRange){ (int) floor ((part->x - sight->x) / side),
                        (int) floor ((part->y - sight->y) / side),
                        (int) ceil ((part->x + part->width - sight->x) / side) - 1,
                        (int) ceil ((part->y + part->height - sight->y) / side) - 1 };
}

/* Where tiles are shown: in a part of the widget, with cairo or without. */
typedef struct
{
  GtkSnapshot *snapshot;
  cairo_t *cr; /* (nullable) */
  cairo_rectangle_int_t part;
} Canvas;

static void
append (WmSceneTiles *tiles, const Canvas *canvas, WmTile *tile)
{
  const WmTileSight *sight = &tiles->sight;
  const cairo_rectangle_int_t *part = &canvas->part;
  /* What is not scaled lies on whole pixels to the last digit: it is copied. */
  double side = tile->key.zoom == sight->zoom ? WM_TILE : WM_TILE / tile->key.zoom * sight->zoom;
  double x = sight->x + tile->key.column * side, y = sight->y + tile->key.row * side;
  /* The very number where the next one begins. */
  double right = sight->x + (tile->key.column + 1) * side;
  double bottom = sight->y + (tile->key.row + 1) * side;

  if (x >= part->x + part->width || y >= part->y + part->height || right <= part->x
      || bottom <= part->y)
    return;
  tile->used = ++tiles->clock;
  if (canvas->cr != NULL)
    wm_scene_image_draw (tile->image, canvas->cr, x, y, right, bottom,
                         side != WM_TILE || tile->half);
  else
    wm_scene_image_append (tile->image, canvas->snapshot, x, y, side, side);
}

/* Returns: whether those of that zoom fill the part */
static gboolean
fills (const WmSceneTiles *tiles, double zoom, const cairo_rectangle_int_t *part)
{
  WmTileRange range = wm_scene_tiles_range (&tiles->sight, zoom, part);

  for (int row = range.top; row <= range.bottom; row++)
    for (int column = range.left; column <= range.right; column++)
      if (!g_hash_table_contains (tiles->tiles, &(WmTileKey){ zoom, column, row }))
        return FALSE;
  return TRUE;
}

/* Those of one zoom never lie on each other: any order will do. There are a few dozen, but from
 * far away a part has room for many thousands. */
static void
append_zoom (WmSceneTiles *tiles, const Canvas *canvas, double zoom)
{
  GHashTableIter iter;
  WmTile *tile;

  g_hash_table_iter_init (&iter, tiles->tiles);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &tile))
    if (tile->key.zoom == zoom)
      append (tiles, canvas, tile);
}

static void
append_ground (const Canvas *canvas, const GdkRGBA *ground)
{
  const cairo_rectangle_int_t *part = &canvas->part;

  if (canvas->cr == NULL)
    {
      gtk_snapshot_append_color (canvas->snapshot, ground,
                                 &GRAPHENE_RECT_INIT (part->x, part->y, part->width, part->height));
      return;
    }
  gdk_cairo_set_source_rgba (canvas->cr, ground);
  cairo_paint (canvas->cr);
}

/* Tiles are opaque: nothing is drawn under those that fill the part. */
static void
show (WmSceneTiles *tiles, const Canvas *canvas, const GdkRGBA *ground)
{
  double zoom = tiles->sight.zoom, whole = tiles->whole, widest = tiles->widest;
  gboolean own = !tiles->sight.moving || whole == zoom;

  if (!own || !fills (tiles, zoom, &canvas->part))
    {
      if (whole <= 0 || !fills (tiles, whole, &canvas->part))
        append_ground (canvas, ground);
      if (widest > 0 && widest != whole && !fills (tiles, whole, &canvas->part))
        append_zoom (tiles, canvas, widest);
      if (whole > 0 && whole != zoom)
        append_zoom (tiles, canvas, whole);
    }
  if (own)
    append_zoom (tiles, canvas, zoom);
}

/* Where the first cell begins, at the rim or before it: cells lie as tiles do. */
static int
first_cell (double offset)
{
  int first = (int) floor (offset) % WM_TILE;

  return first > 0 ? first - WM_TILE : first;
}

static void
show_cell (WmSceneTiles *tiles, GtkSnapshot *snapshot, const GdkRGBA *ground, int x, int y)
{
  int x0 = MAX (x, 0), y0 = MAX (y, 0);
  int x1 = MIN (x + WM_TILE, tiles->sight.width), y1 = MIN (y + CELL, tiles->sight.height);
  Canvas canvas = { .part = { x0, y0, x1 - x0, y1 - y0 } };

  if (x1 <= x0 || y1 <= y0)
    return;
  canvas.cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (x0, y0, x1 - x0, y1 - y0));
  show (tiles, &canvas, ground);
  tiles->over (canvas.cr, &canvas.part, tiles->data);
  cairo_destroy (canvas.cr);
}

/* GTK paints each node of cairo's into a picture of its own, in memory that it has not
 * touched yet, and mixes this in. In pieces it is small enough to be the same memory each
 * time. */
static void
show_in_cells (WmSceneTiles *tiles, GtkSnapshot *snapshot, const GdkRGBA *ground)
{
  for (int y = first_cell (tiles->sight.y); y < tiles->sight.height; y += CELL)
    for (int x = first_cell (tiles->sight.x); x < tiles->sight.width; x += WM_TILE)
      show_cell (tiles, snapshot, ground, x, y);
}

GskRenderNode *
wm_scene_tiles_make_node (WmSceneTiles *tiles, const GdkRGBA *ground)
{
  Canvas canvas = { .snapshot = gtk_snapshot_new (),
                    .part = { 0, 0, tiles->sight.width, tiles->sight.height } };

  if (wm_scene_image_by_cairo (tiles->view))
    show_in_cells (tiles, canvas.snapshot, ground);
  else
    {
      show (tiles, &canvas, ground);
      if (tiles->over (NULL, &canvas.part, tiles->data))
        {
          canvas.cr = gtk_snapshot_append_cairo (
            canvas.snapshot,
            &GRAPHENE_RECT_INIT (0, 0, canvas.part.width, canvas.part.height));
          tiles->over (canvas.cr, &canvas.part, tiles->data);
          cairo_destroy (canvas.cr);
        }
    }
  return gtk_snapshot_free_to_node (canvas.snapshot);
}
