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

/* How much of the skills is told at a zoom. */
typedef enum
{
  WM_MAP_REGIONS, /* where the categories lie, and how many skills are there */
  WM_MAP_DOTS,    /* each skill, and the names of the important ones */
  WM_MAP_BOXES,   /* each skill with its name, and what it needs */
  WM_MAP_DETAIL,  /* and what is known of it */
} WmMapLevel;

/* Where a category is at home, or, on a big map, where there are many more of it. */
typedef struct
{
  int category; /* -1: skills of no category */
  gboolean again; /* it has a home elsewhere, that of more skills */
  guint count;    /* of the category; of an other home, of that place */
  double x, y;
  double from;       /* zoom from which its name shows */
  double name_width; /* pixels */
  double beside;     /* pixels to the right of @x, where the name lies */
} WmMapRegion;

/* A name in the box of its skill: NULL for a line that is not needed. */
#define WM_MAP_LABEL_LINES 2
typedef struct
{
  const char *lines[WM_MAP_LABEL_LINES];
} WmMapLabel;

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
 * @names: (element-type utf8): by skill: its name, clean
 * @labels: by skill: lines of its name that fit into its box
 * @reading: the skills, foundations first, then row by row
 * @boxes: finds places in @reading by the boxes of the skills
 * @curves: finds edges by their curves; of a big map those that are not long
 * @texts: where names and labels lie: together, so that they go back to the system
 * @stubs: the two ends of each long edge of a big map: cubics of 4 points
 * @stub_boxes: finds these
 * @crossings: pairs of edges, as straight lines between the middles, that cross
 * @distance: from the wished to the drawn place on the axis, on average, in 0..1 of it
 * @spacing: distance from skill to skill, were they even
 * @name_width: by skill: its name on one line, in pixels where skills are dots
 * @name_from: by skill: zoom from which its name shows where skills are dots
 * @name_beside: by skill: how far its name lies to the right of it there, in pixels
 * @regions: of all categories that have skills, then their other homes
 * @role_boxes: by role: its card on the spectrum
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
  GStringChunk *texts;
  const char **names;
  WmMapLabel *labels;
  guint *reading;
  WmSpatial *boxes, *curves, *stub_boxes;
  GArray *stubs; /* float[8] */
  guint64 crossings;
  double distance, spacing;
  double *name_width, *name_from, *name_beside;
  GArray *regions; /* WmMapRegion */
  WmBounds *role_boxes;
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
WmMapLevel wm_map_layout_level (const WmMapLayout *layout, double zoom);
/* The zoom at which a level begins. */
double wm_map_layout_zoom_of (const WmMapLayout *layout, WmMapLevel level);
/* The box of "skill:…" or "role:…"; FALSE for any other thing. */
gboolean wm_map_layout_find (const WmMapLayout *layout, const char *id, WmBounds *box);
/* The points of a cubic: an end of a long edge, of which wm_spatial_find() gave the number. */
void wm_map_layout_stub (const WmMapLayout *layout, guint stub, double points[8]);
/* The skill whose box, or dot at @zoom, is at x, y; -1 for none */
int wm_map_layout_pick (const WmMapLayout *layout, double x, double y, double zoom);

/* Shapes what the names of skills are painted with, ahead of the frames that show them: in
 * any thread for which nobody waits. @cancellable: (nullable) */
void wm_map_layout_shape_names (const WmMapLayout *layout, GCancellable *cancellable);

/* How many were made by this process: pointing and choosing make none. */
guint wm_map_layout_count (void);

G_END_DECLS
