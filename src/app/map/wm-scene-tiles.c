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

/* @around: pixels beyond the rims */
static Range
range_of (const Sight *sight, int around)
{
  return (Range){ (int) floor ((-sight->x - around) / SIDE),
                  (int) floor ((-sight->y - around) / SIDE),
                  (int) ceil ((sight->width - sight->x + around) / SIDE) - 1,
                  (int) ceil ((sight->height - sight->y + around) / SIDE) - 1 };
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

/* Where tiles are shown: one of the two. */
typedef struct
{
  GtkSnapshot *snapshot;
  cairo_t *cr;
} Canvas;

static void
append (const WmSceneTiles *tiles, const Canvas *canvas, Tile *tile)
{
  const Sight *sight = &tiles->sight;
  /* What is not scaled lies on whole pixels to the last digit: it is copied. */
  double side = tile->key.zoom == sight->zoom ? SIDE : SIDE / tile->key.zoom * sight->zoom;
  double x = sight->x + tile->key.column * side, y = sight->y + tile->key.row * side;

  if (x >= sight->width || y >= sight->height || x + side <= 0 || y + side <= 0)
    return;
  if (canvas->cr != NULL)
    wm_scene_image_draw (tile->image, canvas->cr, x, y, side, side, side != SIDE);
  else
    wm_scene_image_append (tile->image, canvas->snapshot, x, y, side, side);
}

static void
append_zoom (const WmSceneTiles *tiles, const Canvas *canvas, double zoom)
{
  GHashTableIter iter;
  Tile *tile;

  g_hash_table_iter_init (&iter, tiles->tiles);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &tile))
    if (tile->key.zoom == zoom)
      append (tiles, canvas, tile);
}

static void
append_seen (WmSceneTiles *tiles, const Canvas *canvas)
{
  Range range = range_of (&tiles->sight, 0);

  for (int row = range.top; row <= range.bottom; row++)
    for (int column = range.left; column <= range.right; column++)
      {
        Key key = { tiles->sight.zoom, column, row };
        Tile *tile = g_hash_table_lookup (tiles->tiles, &key);

        if (tile == NULL)
          continue;
        tile->used = ++tiles->clock;
        append (tiles, canvas, tile);
      }
}

/* Do the tiles of a zoom fill all that is seen? */
static gboolean
covers (const WmSceneTiles *tiles, double zoom)
{
  const Sight *sight = &tiles->sight;
  double ratio = zoom / sight->zoom;
  Sight there = {
    .zoom = zoom,
    .x = sight->x * ratio,
    .y = sight->y * ratio,
    .width = (int) ceil (sight->width * ratio),
    .height = (int) ceil (sight->height * ratio),
  };
  Range range = range_of (&there, 0);

  for (int row = range.top; row <= range.bottom; row++)
    for (int column = range.left; column <= range.right; column++)
      if (!g_hash_table_contains (tiles->tiles, &(Key){ zoom, column, row }))
        return FALSE;
  return TRUE;
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
show (WmSceneTiles *tiles, const Canvas *canvas)
{
  gboolean all = tiles->sight.all, stands_in = !all && tiles->whole > 0;

  if (!all && tiles->widest > 0
      && (!stands_in || (tiles->whole != tiles->widest && !covers (tiles, tiles->whole))))
    append_zoom (tiles, canvas, tiles->widest);
  if (stands_in)
    append_zoom (tiles, canvas, tiles->whole);
  if (!tiles->sight.moving || tiles->whole == tiles->sight.zoom)
    append_seen (tiles, canvas);
}

/* (transfer full) (nullable): what is seen, for the renderer of the window. Each
 * node of cairo's is a picture of its own to be mixed in: there is one at most. */
static GskRenderNode *
make_node (WmSceneTiles *tiles, const GdkRGBA *ground)
{
  int width = tiles->sight.width, height = tiles->sight.height;
  graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  gboolean over = tiles->over (NULL, width, height, tiles->data);
  Canvas canvas = { snapshot, NULL };

  /* Tiles are opaque. */
  if (!tiles->sight.all)
    gtk_snapshot_append_color (snapshot, ground, &all);
  if (wm_scene_image_by_cairo (tiles->view))
    canvas.cr = gtk_snapshot_append_cairo (snapshot, &all);
  show (tiles, &canvas);
  if (over && canvas.cr == NULL)
    canvas.cr = gtk_snapshot_append_cairo (snapshot, &all);
  if (over)
    tiles->over (canvas.cr, width, height, tiles->data);
  g_clear_pointer (&canvas.cr, cairo_destroy);
  return gtk_snapshot_free_to_node (snapshot);
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
