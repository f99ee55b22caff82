/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "draw/wm-paint.h"
#include "draw/wm-spatial.h"

G_BEGIN_DECLS

/**
 * WmSceneView:
 *
 * Shows a scene in the palette of the desktop's style. What a scene shows can
 * be pointed at, walked through with the arrow keys and read aloud: every node
 * has a transparent button at its place.
 *
 * By default the view is as high as the scene that its builder makes for its
 * width. A zoomable view takes the room that it gets, fits the scene into it
 * and can be moved and zoomed by wheel, pinch, drag and keyboard.
 *
 * Signals: "node-activated" (const char *id), "node-hovered" (const char *id,
 * NULL when the pointer leaves), "moved" (another part is shown), "settled" (and
 * it has come to rest). Property "zoom" (double, pixels a point).
 */
#define WM_TYPE_SCENE_VIEW (wm_scene_view_get_type ())
G_DECLARE_FINAL_TYPE (WmSceneView, wm_scene_view, WM, SCENE_VIEW, GtkWidget)

/* (transfer full) (nullable): the scene for a view of that width in pixels */
typedef WmScene *(*WmSceneBuilder) (double width, gpointer data);

GtkWidget *wm_scene_view_new (void);
void wm_scene_view_set_builder (WmSceneView *self, WmSceneBuilder builder, gpointer data,
                                GDestroyNotify destroy);
/* What is wanted of a part of a large picture. */
typedef enum
{
  WM_SCENE_PIXELS, /* what is painted: no nodes */
  WM_SCENE_NODES,  /* the nodes, as many as one can walk through */
  WM_SCENE_NODE,   /* every node that is there */
} WmSceneWanted;

/**
 * WmSceneSource:
 * @prepare: makes sure of a picture for a view of that size; %FALSE while it is
 *   being made elsewhere: the view is invalidated when it is there
 * @scene: (transfer full): a part of it, of the size of the whole; @zoom: pixels a
 *   point, as which it will be seen. A picture of few nodes may give all of them
 * @find: where a node is, in sight or not
 * @pick: (transfer full) (nullable): id of the node at a point
 * @same: do the nodes of one zoom, and of any part, stand for those of the other?
 *
 * A picture that is too large to be made whole: the view asks for what it shows.
 */
typedef struct
{
  gboolean (*prepare) (double width, double height, gpointer data);
  WmScene *(*scene) (WmSceneWanted wanted, const WmBounds *part, double zoom, gpointer data);
  gboolean (*find) (const char *id, WmBounds *box, gpointer data);
  char *(*pick) (double x, double y, double zoom, gpointer data);
  gboolean (*same) (double zoom, double other, gpointer data);
} WmSceneSource;

/* Instead of a builder, of a zoomable view. @source: NULL for none any more */
void wm_scene_view_set_source (WmSceneView *self, const WmSceneSource *source, gpointer data);
/* The source tells something else of the same nodes at the same places. */
void wm_scene_view_renew_nodes (WmSceneView *self);
/* What the builder would make has changed: build it again when next shown. */
void wm_scene_view_invalidate (WmSceneView *self);
/* Once, before the view is first shown. @inset_end: pixels at the end side that
 * the whole scene leaves free, for tools that lie over it */
void wm_scene_view_make_zoomable (WmSceneView *self, int inset_end);
/* The tools went elsewhere: another room is left free from now on. */
void wm_scene_view_set_inset_end (WmSceneView *self, int inset_end);
/**
 * wm_scene_view_set_overlay:
 * @overlay: (transfer full) (nullable): painted over the scene, in its
 *   coordinates, e.g. what belongs to the hovered node
 * @fade: how much of the scene shines through under it, 1 for all
 */
void wm_scene_view_set_overlay (WmSceneView *self, WmScene *overlay, double fade);
/* @top: (transfer full) (nullable): painted over all that, e.g. what is dragged */
void wm_scene_view_set_top (WmSceneView *self, WmScene *top);
/* @name: (nullable): static, of the pointer over the view; NULL as things ask for it */
void wm_scene_view_set_cursor (WmSceneView *self, const char *name);
/* (nullable) (transfer none): what is shown; NULL before the first allocation */
const WmScene *wm_scene_view_get_scene (WmSceneView *self);

/* Zoom: steps by a factor about the middle; fits the whole scene. */
void wm_scene_view_zoom_by (WmSceneView *self, double factor);
void wm_scene_view_fit (WmSceneView *self);
/* The node that a view too small for the whole picture begins with. */
void wm_scene_view_set_start (WmSceneView *self, const char *id);
/* Back (-1) or forward (1) through the places where the view has rested. */
gboolean wm_scene_view_can_go (WmSceneView *self, int step);
void wm_scene_view_go (WmSceneView *self, int step);
/* Moves so that a point of the scene is in the middle; @zoom: 0 for as it is */
void wm_scene_view_center (WmSceneView *self, double x, double y, double zoom, gboolean glide);
/* The part of the scene that is shown; FALSE while there is none. */
gboolean wm_scene_view_get_part (WmSceneView *self, WmBounds *part);
/* Is (nearly) all of the scene shown? */
gboolean wm_scene_view_shows_all (WmSceneView *self);
double wm_scene_view_get_zoom (WmSceneView *self);
/* Moves and, when it is too small to be read, zooms so that the node is seen. */
void wm_scene_view_reveal (WmSceneView *self, const char *id);
/* The same, gliding: what is out of sight comes to the middle. */
void wm_scene_view_fly_to (WmSceneView *self, const char *id);
/**
 * wm_scene_view_hold:
 * @id: (nullable): node to keep in sight; NULL lets go
 *
 * While something beside the view takes of its width, the scene stays as it
 * is, at its zoom, and only moves so that the node is seen.
 */
void wm_scene_view_hold (WmSceneView *self, const char *id);
/* The keyboard's focus on a node. */
gboolean wm_scene_view_focus_node (WmSceneView *self, const char *id);
/* (nullable): id of the node that has the keyboard's focus; valid as long as the scene */
const char *wm_scene_view_get_focused (WmSceneView *self);

/* (transfer none): the colours of the desktop's style */
const WmPalette *wm_scene_palette (void);

G_END_DECLS
