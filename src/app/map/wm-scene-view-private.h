/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the parts of WmSceneView share: wm-scene-view.c holds the widget and
 * its public functions, wm-scene-view-place.c where in it the scene lies,
 * wm-scene-paint.c what it draws, wm-scene-input.c the pointer, the wheel and the
 * keyboard, wm-scene-motion.c how it glides and rolls, wm-scene-sight.c what of a
 * large picture it shows, and where it has been.
 */
#pragma once

#include <adwaita.h>

#include "app/map/wm-places.h"
#include "app/map/wm-scene-tiles.h"
#include "app/map/wm-scene-view.h"
#include "draw/wm-paint.h"

G_BEGIN_DECLS

/* A movement under way: to a place, or (@rolls) on at a speed in @x_to, @y_to. */
typedef struct
{
  guint tick_id; /* 0 for none */
  gint64 start;
  gboolean rolls;
  double zoom_from, zoom_to, x_from, x_to, y_from, y_to;
} WmSceneGlide;

struct _WmSceneView
{
  GtkWidget parent_instance;

  WmSceneBuilder builder;
  gpointer builder_data;
  GDestroyNotify builder_destroy;
  WmSceneSource source; /* with @scene: instead of a builder */
  gpointer source_data;
  WmSceneTiles *tiles;
  WmPlaces *places;
  WmSceneGlide glide;
  guint settle_id;
  double nodes_zoom; /* for which the nodes were made */
  char *start_id;    /* (nullable): node to begin with */
  gboolean zoomable;
  int inset_end; /* pixels that the fitted scene leaves free */

  WmScene *scene;
  double scene_width; /* the width that it was built for */
  double scene_height;
  GPtrArray *buttons; /* GtkWidget, one for each node of the scene */
  gboolean buttons_stale, buttons_new; /* what they stand for; where they are */
  guint idle_id;
  guint rebuild_id;
  char *focus_id;  /* (nullable): node that Tab goes to */
  char *reveal_id; /* (nullable): node to reveal when there is a scene */
  char *hold_id;   /* (nullable): node to keep in sight when the width changes */

  WmScene *overlay;
  WmScene *top;
  const char *cursor; /* (nullable) */
  double fade;

  /* From the scene's coordinates to the widget's: x * zoom + offset. */
  double zoom, offset_x, offset_y;
  double zoom_least;
  gboolean fitted; /* follows the size of the widget */
  int whole_width; /* of the widget for which the whole was asked for; 0 for none */

  cairo_surface_t *cache; /* (nullable): the scene as last painted */
  int cache_scale;
  int cache_width; /* pixels of the widget */

  int hovered; /* node, or -1 */
  double pointer_x, pointer_y;
  gboolean pointed; /* the pointer is in the view */
  double drag_offset_x, drag_offset_y;
  gboolean dragged;
  gboolean pinched;                    /* two fingers are on it */
  double pinch_from, pinch_zoom;       /* before, and what they ask for */
  double pinch_x, pinch_y;             /* of the scene, what lies between them */
  gint64 (*now) (void); /* the clock of the hand: tests have one of their own */
  gint64 drag_time; /* of the last movement, and how fast it was */
  double drag_x, drag_y, speed_x, speed_y;
};

#define WM_SCENE_ZOOM_MIN 0.15
#define WM_SCENE_ZOOM_MAX 6.0

/* wm-scene-view.c */
void wm_scene_view_place (WmSceneView *self, double zoom, double offset_x, double offset_y);
/* A query_tooltip () */
gboolean wm_scene_view_tell_node (GtkWidget *widget, int x, int y, gboolean keyboard,
                                  GtkTooltip *tooltip);
int wm_scene_view_pick (WmSceneView *self, double x, double y);
void wm_scene_view_hover (WmSceneView *self, int node);
void wm_scene_view_activate_node (WmSceneView *self, int node);
void wm_scene_view_drop_cache (WmSceneView *self);
void wm_scene_view_show_cursor (WmSceneView *self);
void wm_scene_view_need_scene (WmSceneView *self, double width, double height);
void wm_scene_view_rebuild_later (WmSceneView *self);
void wm_scene_view_note_zoomed (WmSceneView *self);

/* wm-scene-view-place.c */
void wm_scene_view_allocate (WmSceneView *self, int width, int height);
gboolean wm_scene_view_fit_place (WmSceneView *self, int width, int height, WmPlace *place);
void wm_scene_view_describe (WmSceneView *self);
void wm_scene_view_note_moved (WmSceneView *self);
void wm_scene_view_note_settled (WmSceneView *self);

/* wm-scene-sight.c */
WmScene *wm_scene_sight_make (WmSceneView *self);
void wm_scene_sight_refresh (WmSceneView *self);
gboolean wm_scene_sight_find (WmSceneView *self, const char *id, WmBounds *box);
int wm_scene_sight_need_node (WmSceneView *self, const char *id);
int wm_scene_sight_pick (WmSceneView *self, double x, double y);
void wm_scene_view_settle (WmSceneView *self);
void wm_scene_view_settle_later (WmSceneView *self);

/* wm-scene-motion.c */
void wm_scene_motion_stop (WmSceneView *self);
gboolean wm_scene_motion_zooms (WmSceneView *self);
double wm_scene_motion_zoom (WmSceneView *self);
void wm_scene_motion_glide (WmSceneView *self, double zoom, double offset_x, double offset_y);
void wm_scene_motion_roll (WmSceneView *self, double speed_x, double speed_y);
void wm_scene_motion_zoom_at (WmSceneView *self, double factor, double x, double y);

/* wm-scene-paint.c */
cairo_surface_t *wm_scene_view_paint_tile (double x, double y, double zoom, int pixels,
                                           double pixels_a_point, gpointer data);
gboolean wm_scene_view_paint_over (cairo_t *cr, const cairo_rectangle_int_t *part, gpointer data);
void wm_scene_view_paint (WmSceneView *self, GtkSnapshot *snapshot);

/* wm-scene-buttons.c */
void wm_scene_buttons_sync (WmSceneView *self);
void wm_scene_buttons_clear (WmSceneView *self);
void wm_scene_buttons_allocate (WmSceneView *self);
int wm_scene_buttons_focused (WmSceneView *self);
gboolean wm_scene_buttons_move_focus (WmSceneView *self, GtkDirectionType direction);

/* wm-scene-input.c */
void wm_scene_input_install (WmSceneView *self);
void wm_scene_input_install_zoom (WmSceneView *self);

G_END_DECLS
