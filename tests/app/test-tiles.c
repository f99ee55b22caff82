/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the tiles of a picture promise: none is painted for a zoom that is on its way, none
 * that is out of date stands in once all is at rest, and side by side they leave no gap.
 */
#include "config.h"

#include <gtk/gtk.h>
#include <math.h>

#include "app/map/wm-scene-tiles-private.h"

#define SIDE 600 /* pixels of the view */

static cairo_surface_t *
paint_tile (double x, double y, double zoom, int pixels, double pixels_a_point, gpointer data)
{
  ++*(guint *) data;
  return wm_scene_image_surface (pixels, pixels);
}

static gboolean
paint_nothing (cairo_t *cr, const cairo_rectangle_int_t *part, gpointer data)
{
  return FALSE;
}

static void
look (WmSceneTiles *tiles, double zoom, gboolean moving)
{
  const GdkRGBA white = { 1, 1, 1, 1 };
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;

  wm_scene_tiles_snapshot (tiles, snapshot, &white, zoom, 0, 0, SIDE, SIDE, moving);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  gsk_render_node_unref (node);
}

static void
come_to_rest (const WmSceneTiles *tiles)
{
  while (tiles->idle_id != 0)
    g_main_context_iteration (NULL, TRUE);
}

static guint
count_stale (const WmSceneTiles *tiles)
{
  GHashTableIter iter;
  const WmTile *tile;
  guint n = 0;

  g_hash_table_iter_init (&iter, tiles->tiles);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &tile))
    n += tile->generation != tiles->generation;
  return n;
}

static WmSceneTiles *
tiles_new (GtkWidget *view, guint *painted)
{
  WmSceneTiles *tiles = wm_scene_tiles_new (view, paint_tile, paint_nothing, painted);

  wm_scene_tiles_set_size (tiles, SIDE, SIDE);
  look (tiles, 1, FALSE);
  come_to_rest (tiles);
  return tiles;
}

static void
test_on_the_way (void)
{
  g_autoptr (GtkWidget) view = g_object_ref_sink (gtk_label_new (NULL));
  guint painted = 0, before;
  WmSceneTiles *tiles = tiles_new (view, &painted);

  g_assert_cmpuint (painted, ==, 9);
  /* An edit, and before what it needs is painted the zoom goes on. */
  wm_scene_tiles_invalidate (tiles);
  look (tiles, 1, FALSE);
  before = painted;
  g_assert_cmpuint (tiles->idle_id, !=, 0);
  look (tiles, 1.3, TRUE);
  come_to_rest (tiles);
  g_assert_cmpuint (painted, ==, before);
  look (tiles, 2, FALSE);
  come_to_rest (tiles);
  g_assert_cmpuint (painted, >, before);
  wm_scene_tiles_free (tiles);
}

/* Zoomed in, the tiles of the whole picture stand in for all. */
static void
test_stand_ins_are_renewed (void)
{
  g_autoptr (GtkWidget) view = g_object_ref_sink (gtk_label_new (NULL));
  guint painted = 0;
  WmSceneTiles *tiles = tiles_new (view, &painted);

  look (tiles, 2, FALSE);
  come_to_rest (tiles);
  look (tiles, 2, FALSE);
  come_to_rest (tiles);
  g_assert_cmpfloat (tiles->widest, ==, 1);
  wm_scene_tiles_invalidate (tiles);
  g_assert_cmpuint (count_stale (tiles), >=, 9);
  look (tiles, 2, FALSE);
  come_to_rest (tiles);
  g_assert_cmpuint (count_stale (tiles), ==, 0);
  g_assert_nonnull (g_hash_table_lookup (tiles->tiles, &(WmTileKey){ 1, 0, 0 }));
  wm_scene_tiles_free (tiles);
}

/* Four images in a row that begin and end wherever a zoom puts them: each pixel between is
 * covered wholly, by any of them. */
static void
test_no_gap (void)
{
  g_autoptr (WmSceneImage) image = NULL;
  cairo_surface_t *white = wm_scene_image_surface (WM_TILE, WM_TILE);
  cairo_t *cr = cairo_create (white);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_destroy (cr);
  image = wm_scene_image_new (white);
  for (guint round = 0; round < 300; round++)
    {
      double side = g_test_rand_double_range (2, 90), x = g_test_rand_double_range (0, 20);
      cairo_surface_t *seen = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 400, 1);
      const guint32 *pixels;

      x = round % 3 == 0 ? floor (x) : x;
      cr = cairo_create (seen);
      for (int i = 0; i < 4; i++)
        wm_scene_image_draw (image, cr, x + i * side, 0, x + (i + 1) * side, 1, TRUE);
      cairo_destroy (cr);
      cairo_surface_flush (seen);
      pixels = (const guint32 *) (gconstpointer) cairo_image_surface_get_data (seen);
      for (int at = (int) ceil (x); at < (int) floor (x + 4 * side); at++)
        g_assert_cmphex (pixels[at], ==, 0xffffffff);
      cairo_surface_destroy (seen);
    }
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tiles/on-the-way", test_on_the_way);
  g_test_add_func ("/tiles/stand-ins-are-renewed", test_stand_ins_are_renewed);
  g_test_add_func ("/tiles/no-gap", test_no_gap);
  return g_test_run ();
}
