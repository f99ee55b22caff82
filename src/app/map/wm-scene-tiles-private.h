/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the parts of WmSceneTiles share: wm-scene-tiles.c keeps and paints them,
 * wm-scene-tiles-show.c shows them.
 */
#pragma once

#include "app/map/wm-scene-image.h"
#include "app/map/wm-scene-tiles.h"

G_BEGIN_DECLS

#define WM_TILE 256 /* pixels of the widget */

typedef struct
{
  double zoom;
  int column, row;
} WmTileKey;

typedef struct
{
  WmTileKey key;
  WmSceneImage *image;
  guint generation;
  guint64 used;
  gboolean half; /* of as many pixels a side: it only stands in */
} WmTile;

/* What the view shows. */
typedef struct
{
  double zoom, x, y;
  int width, height;
  gboolean moving; /* the zoom is on its way */
  gboolean all;    /* all of it is there */
} WmTileSight;

struct _WmSceneTiles
{
  GtkWidget *view;
  WmTilePainter painter;
  WmTileOver over;
  gpointer data;
  GHashTable *tiles; /* WmTileKey -> WmTile, which owns it */
  guint generation;
  guint64 clock;
  int scale;
  WmTileSight sight;
  double width, height; /* of the picture, at zoom 1 */
  double whole;  /* zoom at which all that was seen was painted last; 0 for none */
  double widest; /* the least of these: stands in for all */
  GskRenderNode *node; /* (nullable): what was shown last, while that is the same */
  guint idle_id;
};

typedef struct
{
  int left, top, right, bottom; /* the last ones are included */
} WmTileRange;

/* The tiles of a zoom that meet a part of the widget. */
WmTileRange wm_scene_tiles_range (const WmTileSight *sight, double zoom,
                                  const cairo_rectangle_int_t *part);
/* (transfer full) (nullable): what is seen, for the renderer of the window; @ground: where
 * there is no tile yet */
GskRenderNode *wm_scene_tiles_make_node (WmSceneTiles *tiles, const GdkRGBA *ground);

G_END_DECLS
