/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tiles of a picture: kept by zoom and place, painted in the spare moments
 * between frames.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/map/wm-scene-tiles-private.h"

#include <math.h>
#include <string.h>

#define SLICE (5 * G_TIME_SPAN_MILLISECOND)  /* of work between two frames */
#define FIRST (25 * G_TIME_SPAN_MILLISECOND) /* before anything is seen at all */
#define SPARE 6   /* tiles kept beyond those that are shown or stand in */
#define AROUND 96 /* pixels beyond the rims whose tiles are painted, last */

static guint
hash (gconstpointer data)
{
  const WmTileKey *key = data;
  gint64 bits;

  memcpy (&bits, &key->zoom, sizeof bits);
  return (guint) (bits ^ bits >> 29) + (guint) key->column * 7919u + (guint) key->row * 104729u;
}

static gboolean
same (gconstpointer a, gconstpointer b)
{
  const WmTileKey *k = a, *l = b;

  return k->zoom == l->zoom && k->column == l->column && k->row == l->row;
}

static void
tile_free (gpointer data)
{
  WmTile *tile = data;

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

/* @around: pixels beyond the rims */
static WmTileRange
range_of (const WmTileSight *sight, int around)
{
  cairo_rectangle_int_t part
    = { -around, -around, sight->width + 2 * around, sight->height + 2 * around };

  return wm_scene_tiles_range (sight, sight->zoom, &part);
}

/* What is beyond the rims is wanted where there is something of the picture. */
static WmTileRange
range_around (const WmSceneTiles *tiles)
{
  const WmTileSight *sight = &tiles->sight;
  WmTileRange seen = range_of (sight, 0), around = range_of (sight, AROUND);
  int right = (int) ceil (tiles->width * sight->zoom / WM_TILE) - 1;
  int bottom = (int) ceil (tiles->height * sight->zoom / WM_TILE) - 1;

  return (WmTileRange){ MIN (seen.left, MAX (around.left, 0)), MIN (seen.top, MAX (around.top, 0)),
                        MAX (seen.right, MIN (around.right, right)),
                        MAX (seen.bottom, MIN (around.bottom, bottom)) };
}

static gboolean
is_fresh (const WmSceneTiles *tiles, const WmTileKey *key)
{
  const WmTile *tile = g_hash_table_lookup (tiles->tiles, key);

  return tile != NULL && !tile->half && tile->generation == tiles->generation;
}

/* The tile that is wanted most: the nearest to the middle. */
static gboolean
find_missing (const WmSceneTiles *tiles, gboolean around, WmTileKey *missing)
{
  const WmTileSight *sight = &tiles->sight;
  WmTileRange range = around ? range_around (tiles) : range_of (sight, 0);
  double best = G_MAXDOUBLE;

  for (int row = range.top; row <= range.bottom; row++)
    for (int column = range.left; column <= range.right; column++)
      {
        WmTileKey key = { sight->zoom, column, row };
        double far = hypot ((column + 0.5) * WM_TILE + sight->x - sight->width / 2.0,
                            (row + 0.5) * WM_TILE + sight->y - sight->height / 2.0);

        if (far < best && !is_fresh (tiles, &key))
          {
            best = far;
            *missing = key;
          }
      }
  return best < G_MAXDOUBLE;
}

static gboolean
is_seen (const WmSceneTiles *tiles, const WmTileRange *range, const WmTile *tile)
{
  return tile->key.zoom == tiles->sight.zoom && tile->key.column >= range->left
         && tile->key.column <= range->right && tile->key.row >= range->top
         && tile->key.row <= range->bottom;
}

/* The one that is wanted least: not used for longest; what stands in for all goes
 * last, what is seen never. */
static WmTile *
find_oldest (const WmSceneTiles *tiles, const WmTileRange *range)
{
  WmTile *oldest = NULL, *stand_in = NULL, *tile;
  GHashTableIter iter;

  g_hash_table_iter_init (&iter, tiles->tiles);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &tile))
    {
      WmTile **best = tile->key.zoom == tiles->widest ? &stand_in : &oldest;

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
  WmTile *tile;

  g_hash_table_iter_init (&iter, tiles->tiles);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &tile))
    n += tile->key.zoom == tiles->widest && tile->key.zoom != tiles->sight.zoom;
  return n;
}

static void
evict (WmSceneTiles *tiles)
{
  WmTileRange range = range_around (tiles);
  guint seen = (guint) ((range.right - range.left + 1) * (range.bottom - range.top + 1));
  guint most = seen + MIN (count_widest (tiles), seen) + SPARE;

  while (g_hash_table_size (tiles->tiles) > most)
    {
      WmTile *oldest = find_oldest (tiles, &range);

      if (oldest == NULL)
        return;
      g_hash_table_remove (tiles->tiles, &oldest->key);
    }
}

static void
paint (WmSceneTiles *tiles, const WmTileKey *key)
{
  WmTile *tile = g_hash_table_lookup (tiles->tiles, key);

  if (tile == NULL)
    {
      tile = g_new0 (WmTile, 1);
      tile->key = *key;
      g_hash_table_insert (tiles->tiles, &tile->key, tile);
    }
  wm_scene_image_free (tile->image);
  tile->image = wm_scene_image_new (
    tiles->painter (key->column * WM_TILE / key->zoom, key->row * WM_TILE / key->zoom, key->zoom,
                    WM_TILE * tiles->scale, key->zoom * tiles->scale, tiles->data));
  g_clear_pointer (&tiles->node, gsk_render_node_unref);
  tile->generation = tiles->generation;
  tile->half = FALSE;
  tile->used = ++tiles->clock;
  evict (tiles);
}

/* Returns: whether all that is seen is painted */
static gboolean
work (WmSceneTiles *tiles, gboolean around, gint64 time)
{
  gint64 end = g_get_monotonic_time () + time;
  WmTileKey key;

  while (find_missing (tiles, around, &key))
    {
      paint (tiles, &key);
      if (g_get_monotonic_time () >= end)
        return !find_missing (tiles, around, &key);
    }
  return TRUE;
}

static void
halve (WmTile *tile)
{
  wm_scene_image_halve (tile->image);
  tile->half = TRUE;
}

/* (nullable): one that stands in for all and is out of date */
static const WmTile *
find_stale (const WmSceneTiles *tiles)
{
  GHashTableIter iter;
  const WmTile *tile;

  g_hash_table_iter_init (&iter, tiles->tiles);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &tile))
    if (tile->key.zoom == tiles->widest && tile->key.zoom != tiles->sight.zoom
        && tile->generation != tiles->generation)
      return tile;
  return NULL;
}

/* What stands in for all shows the same as what is seen: no other colours, no places that are
 * no more. Returns: whether it does */
static gboolean
renew_stand_ins (WmSceneTiles *tiles)
{
  gint64 end = g_get_monotonic_time () + SLICE;
  const WmTile *stale;

  while ((stale = find_stale (tiles)) != NULL)
    {
      WmTileKey key = stale->key;
      WmTile *tile;

      if (g_get_monotonic_time () >= end)
        return FALSE;
      paint (tiles, &key);
      tile = g_hash_table_lookup (tiles->tiles, &key);
      if (tile != NULL)
        halve (tile);
    }
  return TRUE;
}

/* All is painted, and nothing moves: of what is not seen only what stands in for all is kept,
 * less sharp than it was. */
static void
rest (WmSceneTiles *tiles)
{
  WmTileRange range = range_around (tiles);
  GHashTableIter iter;
  WmTile *tile;

  g_hash_table_iter_init (&iter, tiles->tiles);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &tile))
    {
      if (is_seen (tiles, &range, tile) || tile->half)
        continue;
      if (tile->key.zoom == tiles->widest)
        halve (tile);
      else
        g_hash_table_iter_remove (&iter);
    }
}

static gboolean
on_idle (gpointer data)
{
  WmSceneTiles *tiles = data;
  WmTileKey key;

  /* The frame after the way begins again. */
  if (tiles->sight.moving)
    {
      tiles->idle_id = 0;
      return G_SOURCE_REMOVE;
    }
  if (find_missing (tiles, FALSE, &key))
    {
      (void) work (tiles, FALSE, SLICE);
      gtk_widget_queue_draw (tiles->view);
      return G_SOURCE_CONTINUE;
    }
  if (!work (tiles, TRUE, SLICE) || !renew_stand_ins (tiles))
    return G_SOURCE_CONTINUE;
  rest (tiles);
  tiles->idle_id = 0;
  return G_SOURCE_REMOVE;
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

static gboolean
same_sight (const WmTileSight *a, const WmTileSight *b)
{
  return a->zoom == b->zoom && a->x == b->x && a->y == b->y && a->width == b->width
         && a->height == b->height && a->moving == b->moving && a->all == b->all;
}

void
wm_scene_tiles_snapshot (WmSceneTiles *tiles, GtkSnapshot *snapshot, const GdkRGBA *ground,
                         double zoom, double offset_x, double offset_y, int width, int height,
                         gboolean moving)
{
  WmTileSight before = tiles->sight;
  WmTileKey key;

  look_at_scale (tiles);
  tiles->sight = (WmTileSight){ zoom, offset_x, offset_y, width, height, moving, FALSE };
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
    tiles->node = wm_scene_tiles_make_node (tiles, ground);
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
