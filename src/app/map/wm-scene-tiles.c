/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tiles of a picture: kept by zoom and place, painted in the spare moments
 * between frames.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/map/wm-scene-tiles.h"

#include <math.h>
#include <string.h>

#include "app/map/wm-scene-image.h"

#define SIDE 256                          /* pixels of the widget */
#define SLICE (5 * G_TIME_SPAN_MILLISECOND)  /* of work between two frames */
#define FIRST (25 * G_TIME_SPAN_MILLISECOND) /* before anything is seen at all */
#define SPARE 6   /* tiles kept beyond those that are shown or stand in */
#define AROUND 96 /* pixels beyond the rims whose tiles are painted, last */
#define CELL 128  /* pixels: height of what is drawn as one; see show_in_cells() */

typedef struct
{
  double zoom;
  int column, row;
} Key;

typedef struct
{
  Key key;
  WmSceneImage *image;
  guint generation;
  guint64 used;
} Tile;

/* What the view shows. */
typedef struct
{
  double zoom, x, y;
  int width, height;
  gboolean moving; /* the zoom is on its way */
  gboolean all;    /* all of it is there */
} Sight;

struct _WmSceneTiles
{
  GtkWidget *view;
  WmTilePainter painter;
  WmTileOver over;
  gpointer data;
  GHashTable *tiles; /* Key -> Tile, which owns it */
  guint generation;
  guint64 clock;
  int scale;
  Sight sight;
  double width, height; /* of the picture, at zoom 1 */
  double whole;  /* zoom at which all that was seen was painted last; 0 for none */
  double widest; /* the least of these: stands in for all */
  GskRenderNode *node; /* (nullable): what was shown last, while that is the same */
  guint idle_id;
};

static guint
hash (gconstpointer data)
{
  const Key *key = data;
  gint64 bits;

  memcpy (&bits, &key->zoom, sizeof bits);
  return (guint) (bits ^ bits >> 29) + (guint) key->column * 7919u + (guint) key->row * 104729u;
}

static gboolean
same (gconstpointer a, gconstpointer b)
{
  const Key *k = a, *l = b;

  return k->zoom == l->zoom && k->column == l->column && k->row == l->row;
}

static void
tile_free (gpointer data)
{
  Tile *tile = data;

  wm_scene_image_free (tile->image);
  g_free (tile);
}

WmSceneTiles *
wm_scene_tiles_new (GtkWidget *view, WmTilePainter painter, WmTileOver over, gpointer data)
{
  WmSceneTiles *tiles = g_new0 (WmSceneTiles, 1);

  tiles->view = view;
  tiles->painter = painter;
  tiles->over = over;
  tiles->data = data;
  tiles->tiles = g_hash_table_new_full (hash, same, NULL, tile_free);
  return tiles;
}

void
wm_scene_tiles_free (WmSceneTiles *tiles)
{
  if (tiles == NULL)
    return;
  g_clear_handle_id (&tiles->idle_id, g_source_remove);
  g_clear_pointer (&tiles->node, gsk_render_node_unref);
  g_hash_table_unref (tiles->tiles);
  g_free (tiles);
}

void
wm_scene_tiles_set_size (WmSceneTiles *tiles, double width, double height)
{
  tiles->width = width;
  tiles->height = height;
}

void
wm_scene_tiles_renew_over (WmSceneTiles *tiles)
{
  g_clear_pointer (&tiles->node, gsk_render_node_unref);
}

void
wm_scene_tiles_invalidate (WmSceneTiles *tiles)
{
  tiles->generation++;
  wm_scene_tiles_renew_over (tiles);
}

void
wm_scene_tiles_clear (WmSceneTiles *tiles)
{
  tiles->generation++;
  tiles->whole = tiles->widest = 0;
  g_hash_table_remove_all (tiles->tiles);
  g_clear_pointer (&tiles->node, gsk_render_node_unref);
}

typedef struct
{
  int left, top, right, bottom; /* the last ones are included */
} Range;

/* The tiles of a zoom that meet a part of the widget. */
static Range
range_at (const Sight *sight, double zoom, const cairo_rectangle_int_t *part)
{
  double side = SIDE / zoom * sight->zoom;

  return (Range){ (int) floor ((part->x - sight->x) / side),
                  (int) floor ((part->y - sight->y) / side),
                  (int) ceil ((part->x + part->width - sight->x) / side) - 1,
                  (int) ceil ((part->y + part->height - sight->y) / side) - 1 };
}

/* @around: pixels beyond the rims */
static Range
range_of (const Sight *sight, int around)
{
  cairo_rectangle_int_t part
    = { -around, -around, sight->width + 2 * around, sight->height + 2 * around };

  return range_at (sight, sight->zoom, &part);
}

/* What is beyond the rims is wanted where there is something of the picture. */
static Range
range_around (const WmSceneTiles *tiles)
{
  const Sight *sight = &tiles->sight;
  Range seen = range_of (sight, 0), around = range_of (sight, AROUND);

  return (Range){
    MIN (seen.left, MAX (around.left, 0)),
    MIN (seen.top, MAX (around.top, 0)),
    MAX (seen.right, MIN (around.right, (int) ceil (tiles->width * sight->zoom / SIDE) - 1)),
    MAX (seen.bottom, MIN (around.bottom, (int) ceil (tiles->height * sight->zoom / SIDE) - 1)),
  };
}

static gboolean
is_fresh (const WmSceneTiles *tiles, const Key *key)
{
  const Tile *tile = g_hash_table_lookup (tiles->tiles, key);

  return tile != NULL && tile->generation == tiles->generation;
}

/* The tile that is wanted most: the nearest to the middle. */
static gboolean
find_missing (const WmSceneTiles *tiles, gboolean around, Key *missing)
{
  const Sight *sight = &tiles->sight;
  Range range = around ? range_around (tiles) : range_of (sight, 0);
  double best = G_MAXDOUBLE;

  for (int row = range.top; row <= range.bottom; row++)
    for (int column = range.left; column <= range.right; column++)
      {
        Key key = { sight->zoom, column, row };
        double far = hypot ((column + 0.5) * SIDE + sight->x - sight->width / 2.0,
                            (row + 0.5) * SIDE + sight->y - sight->height / 2.0);

        if (far < best && !is_fresh (tiles, &key))
          {
            best = far;
            *missing = key;
          }
      }
  return best < G_MAXDOUBLE;
}

static gboolean
is_seen (const WmSceneTiles *tiles, const Range *range, const Tile *tile)
{
  return tile->key.zoom == tiles->sight.zoom && tile->key.column >= range->left
         && tile->key.column <= range->right && tile->key.row >= range->top
         && tile->key.row <= range->bottom;
}

/* The one that is wanted least: not used for longest; what stands in for all goes
 * last, what is seen never. */
static Tile *
find_oldest (const WmSceneTiles *tiles, const Range *range)
{
  Tile *oldest = NULL, *stand_in = NULL, *tile;
  GHashTableIter iter;

  g_hash_table_iter_init (&iter, tiles->tiles);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &tile))
    {
      Tile **best = tile->key.zoom == tiles->widest ? &stand_in : &oldest;

      if (!is_seen (tiles, range, tile) && (*best == NULL || tile->used < (*best)->used))
        *best = tile;
    }
  return oldest != NULL ? oldest : stand_in;
}

/* How many stand in for all. */
static guint
count_widest (const WmSceneTiles *tiles)
{
  GHashTableIter iter;
  guint n = 0;
  Tile *tile;

  g_hash_table_iter_init (&iter, tiles->tiles);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &tile))
    n += tile->key.zoom == tiles->widest && tile->key.zoom != tiles->sight.zoom;
  return n;
}

static void
evict (WmSceneTiles *tiles)
{
  Range range = range_around (tiles);
  guint seen = (guint) ((range.right - range.left + 1) * (range.bottom - range.top + 1));
  guint most = seen + MIN (count_widest (tiles), seen) + SPARE;

  while (g_hash_table_size (tiles->tiles) > most)
    {
      Tile *oldest = find_oldest (tiles, &range);

      if (oldest == NULL)
        return;
      g_hash_table_remove (tiles->tiles, &oldest->key);
    }
}

static void
paint (WmSceneTiles *tiles, const Key *key)
{
  Tile *tile = g_hash_table_lookup (tiles->tiles, key);

  if (tile == NULL)
    {
      tile = g_new0 (Tile, 1);
      tile->key = *key;
      g_hash_table_insert (tiles->tiles, &tile->key, tile);
    }
  wm_scene_image_free (tile->image);
  tile->image = wm_scene_image_new (
    tiles->painter (key->column * SIDE / key->zoom, key->row * SIDE / key->zoom, key->zoom,
                    SIDE * tiles->scale, key->zoom * tiles->scale, tiles->data));
  g_clear_pointer (&tiles->node, gsk_render_node_unref);
  tile->generation = tiles->generation;
  tile->used = ++tiles->clock;
  evict (tiles);
}

/* Returns: whether all that is seen is painted */
static gboolean
work (WmSceneTiles *tiles, gboolean around, gint64 time)
{
  gint64 end = g_get_monotonic_time () + time;
  Key key;

  while (find_missing (tiles, around, &key))
    {
      paint (tiles, &key);
      if (g_get_monotonic_time () >= end)
        return !find_missing (tiles, around, &key);
    }
  return TRUE;
}

static gboolean
on_idle (gpointer data)
{
  WmSceneTiles *tiles = data;
  Key key;

  if (find_missing (tiles, FALSE, &key))
    {
      (void) work (tiles, FALSE, SLICE);
      gtk_widget_queue_draw (tiles->view);
      return G_SOURCE_CONTINUE;
    }
  if (!work (tiles, TRUE, SLICE))
    return G_SOURCE_CONTINUE;
  tiles->idle_id = 0;
  return G_SOURCE_REMOVE;
}

/* Where tiles are shown: in a part of the widget, with cairo or without. */
typedef struct
{
  GtkSnapshot *snapshot;
  cairo_t *cr; /* (nullable) */
  cairo_rectangle_int_t part;
} Canvas;

static void
append (const WmSceneTiles *tiles, const Canvas *canvas, Tile *tile)
{
  const Sight *sight = &tiles->sight;
  const cairo_rectangle_int_t *part = &canvas->part;
  /* What is not scaled lies on whole pixels to the last digit: it is copied. */
  double side = tile->key.zoom == sight->zoom ? SIDE : SIDE / tile->key.zoom * sight->zoom;
  double x = sight->x + tile->key.column * side, y = sight->y + tile->key.row * side;

  if (x >= part->x + part->width || y >= part->y + part->height || x + side <= part->x
      || y + side <= part->y)
    return;
  if (canvas->cr != NULL)
    wm_scene_image_draw (tile->image, canvas->cr, x, y, side, side, side != SIDE);
  else
    wm_scene_image_append (tile->image, canvas->snapshot, x, y, side, side);
}

/* Returns: whether those of that zoom fill the part */
static gboolean
fills (const WmSceneTiles *tiles, double zoom, const cairo_rectangle_int_t *part)
{
  Range range = range_at (&tiles->sight, zoom, part);

  for (int row = range.top; row <= range.bottom; row++)
    for (int column = range.left; column <= range.right; column++)
      if (!g_hash_table_contains (tiles->tiles, &(Key){ zoom, column, row }))
        return FALSE;
  return TRUE;
}

static void
append_zoom (WmSceneTiles *tiles, const Canvas *canvas, double zoom)
{
  Range range = range_at (&tiles->sight, zoom, &canvas->part);

  for (int row = range.top; row <= range.bottom; row++)
    for (int column = range.left; column <= range.right; column++)
      {
        Tile *tile = g_hash_table_lookup (tiles->tiles, &(Key){ zoom, column, row });

        if (tile == NULL)
          continue;
        tile->used = ++tiles->clock;
        append (tiles, canvas, tile);
      }
}

/* The scale of the screen may change under the view. */
static void
look_at_scale (WmSceneTiles *tiles)
{
  int scale = gtk_widget_get_scale_factor (tiles->view);

  if (scale == tiles->scale)
    return;
  wm_scene_tiles_clear (tiles);
  tiles->scale = scale;
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

/* GTK paints each node of cairo's into a picture of its own, in memory that it has not
 * touched yet, and mixes this in. In pieces it is small enough to be the same memory each
 * time. */
static void
show_in_cells (WmSceneTiles *tiles, GtkSnapshot *snapshot, const GdkRGBA *ground)
{
  const Sight *sight = &tiles->sight;
  cairo_rectangle_int_t all = { 0, 0, sight->width, sight->height };
  Range range = range_of (sight, 0);
  int left = (int) floor (sight->x), top = (int) floor (sight->y);

  for (int y = top + range.top * SIDE; y < sight->height; y += CELL)
    for (int x = left + range.left * SIDE; x < sight->width; x += SIDE)
      {
        int x0 = MAX (x, 0), y0 = MAX (y, 0);
        Canvas canvas = { .snapshot = snapshot,
                          .part = { x0, y0, MIN (x + SIDE, all.width) - x0,
                                    MIN (y + CELL, all.height) - y0 } };
        const cairo_rectangle_int_t *part = &canvas.part;

        if (part->width <= 0 || part->height <= 0)
          continue;
        canvas.cr = gtk_snapshot_append_cairo (
          snapshot, &GRAPHENE_RECT_INIT (part->x, part->y, part->width, part->height));
        show (tiles, &canvas, ground);
        tiles->over (canvas.cr, part, tiles->data);
        cairo_destroy (canvas.cr);
      }
}

/* (transfer full) (nullable): what is seen, for the renderer of the window */
static GskRenderNode *
make_node (WmSceneTiles *tiles, const GdkRGBA *ground)
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

static gboolean
same_sight (const Sight *a, const Sight *b)
{
  return a->zoom == b->zoom && a->x == b->x && a->y == b->y && a->width == b->width
         && a->height == b->height && a->moving == b->moving && a->all == b->all;
}

void
wm_scene_tiles_snapshot (WmSceneTiles *tiles, GtkSnapshot *snapshot, const GdkRGBA *ground,
                         double zoom, double offset_x, double offset_y, int width, int height,
                         gboolean moving)
{
  Sight before = tiles->sight;
  Key key;

  look_at_scale (tiles);
  tiles->sight = (Sight){ zoom, offset_x, offset_y, width, height, moving, FALSE };
  if (!moving)
    {
      /* On whole pixels of the device the tiles join without a seam. */
      tiles->sight.x = floor (offset_x * tiles->scale + 0.5) / tiles->scale;
      tiles->sight.y = floor (offset_y * tiles->scale + 0.5) / tiles->scale;
      tiles->sight.all
        = tiles->whole > 0 ? !find_missing (tiles, FALSE, &key) : work (tiles, FALSE, FIRST);
    }
  /* What is the same is not even drawn again. */
  if (!same_sight (&before, &tiles->sight))
    g_clear_pointer (&tiles->node, gsk_render_node_unref);
  if (tiles->node == NULL)
    tiles->node = make_node (tiles, ground);
  if (tiles->node != NULL)
    gtk_snapshot_append_node (snapshot, tiles->node);
  if (tiles->sight.all)
    {
      tiles->whole = zoom;
      if (tiles->widest <= 0 || zoom < tiles->widest)
        tiles->widest = zoom;
    }
  if (!moving && tiles->idle_id == 0)
    /* After the frames, before what can wait. */
    tiles->idle_id = g_idle_add_full (GDK_PRIORITY_REDRAW + 10, on_idle, tiles, NULL);
}
