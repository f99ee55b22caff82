/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "draw/wm-layout.h"
#include "draw/wm-route.h"
#include "draw/wm-scenes.h"
#include "draw/wm-spatial.h"

G_BEGIN_DECLS

/**
 * WmAxis:
 *
 * The axis of a picture: where the places 0 to 1000 of the spectrum lie, in
 * points. Where many skills crowd, the map gives it more room, as a street map
 * does with a town: the order of the places stays, and all that is drawn on
 * the axis follows it.
 *
 * @stops: where the places 0, 20, 40 .. 1000 lie, in 0..1 of the axis
 */
#define WM_AXIS_STOPS 50
typedef struct
{
  double x0, x1;
  double stops[WM_AXIS_STOPS + 1];
} WmAxis;

/* A map of more skills than that has a page of its own, whatever the window. */
#define WM_MAP_BIG 160

/**
 * WmMapLayout:
 *
 * The places of a map's skills: made once for a map and a size of the window,
 * and shared by all scenes of it, whatever they emphasise. Immutable; in the
 * points of the scene.
 *
 * @asked_width, @asked_height, @balance: what it was made for
 * @big: the page is as large as the skills need, not as the window
 * @scale: of boxes and the texts in them
 * @head_scale: of the texts around the skills
 * @head_height: of the spectrum, which begins at @head_y
 * @top, @bottom: of the skills
 * @legend_height: room for the legend of any lens
 * @nodes: by skill
 * @edges: each prerequisite, @routes their curves
 * @labels: by skill: lines of its name that fit into its box
 * @reading: the skills, foundations first, then row by row
 * @boxes, @curves: find skills by their boxes, edges by their curves
 */
struct _WmMapLayout
{
  gatomicrefcount refs;
  WmMap *map;
  gboolean big, pips;
  double asked_width, asked_height, balance;
  double scale, head_scale;
  WmAxis axis;
  double width, height;
  double head_y, head_height, top, bottom, legend_y, legend_height;
  guint n, n_edges;
  WmLayoutNode *nodes;
  WmLayoutEdge *edges;
  WmRoutes *routes;
  GPtrArray *labels; /* GPtrArray of utf8 */
  guint *reading;
  WmSpatial *boxes, *curves;
};

/**
 * wm_map_layout_new:
 * @options: measure, width, height, whether levels or a lens are shown, and
 *   balance count; all else may change while the layout stays
 * @cancellable: (nullable):
 * @progress: (nullable) (scope call): called in this thread
 *
 * Callable from any thread, with that thread's measure.
 *
 * Returns: (transfer full) (nullable): NULL when it was cancelled
 */
WmMapLayout *wm_map_layout_new (WmMap *map, const WmSceneOptions *options,
                                GCancellable *cancellable, WmLayoutProgress progress,
                                gpointer data);
WmMapLayout *wm_map_layout_ref (WmMapLayout *layout);
void wm_map_layout_unref (WmMapLayout *layout);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmMapLayout, wm_map_layout_unref)

/* Would wm_map_layout_new() give the same? */
gboolean wm_map_layout_fits (const WmMapLayout *layout, WmMap *map, const WmSceneOptions *options);
/* How many were made by this process: pointing and choosing make none. */
guint wm_map_layout_count (void);

G_END_DECLS
