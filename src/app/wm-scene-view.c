/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A widget that shows a scene. See wm-scene-view-private.h for its parts.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/wm-scene-view-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* A window that is being resized is fitted at once, and built for its new
 * size when it rests. */
#define REBUILD_DELAY 120

#define READABLE_ZOOM 0.6
#define START_ZOOM 0.9
#define LARGE 1700 /* points: a wider scene has other means to be read from afar */

/* Pixels between a node that is brought into sight and the view's rims; more
 * where its neighbours are to be seen too. */
#define REVEAL_MARGIN 24
#define HOLD_MARGIN 120

enum
{
  NODE_ACTIVATED,
  NODE_HOVERED,
  MOVED,
  SETTLED,
  N_SIGNALS
};

enum
{
  PROP_0,
  PROP_ZOOM,
  N_PROPS
};

static guint signals[N_SIGNALS];
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (WmSceneView, wm_scene_view, GTK_TYPE_WIDGET)

void
wm_scene_view_drop_cache (WmSceneView *self)
{
  g_clear_pointer (&self->cache, cairo_surface_destroy);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
on_idle (gpointer data)
{
  WmSceneView *self = data;

  g_autofree char *reveal = g_steal_pointer (&self->reveal_id);

  self->idle_id = 0;
  wm_scene_buttons_sync (self);
  if (self->source.scene != NULL)
    wm_scene_view_settle_later (self);
  if (reveal != NULL && self->scene != NULL)
    wm_scene_view_reveal (self, reveal);
  return G_SOURCE_REMOVE;
}

/* Buttons cannot be added while the widget is being allocated. */
static void
queue_buttons (WmSceneView *self)
{
  self->buttons_stale = TRUE;
  if (self->idle_id == 0)
    self->idle_id = g_idle_add (on_idle, self);
}

static void
drop_scene (WmSceneView *self)
{
  wm_scene_view_hover (self, -1);
  g_clear_pointer (&self->scene, wm_scene_free);
  /* Of a large picture the overlay is its source's affair. */
  if (self->tiles != NULL)
    wm_scene_tiles_invalidate (self->tiles);
  else
    g_clear_pointer (&self->overlay, wm_scene_free);
  wm_scene_view_drop_cache (self);
}

void
wm_scene_view_describe (WmSceneView *self)
{
  if (self->scene != NULL)
    gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
      self->scene->title != NULL ? self->scene->title : "", GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
      self->scene->description != NULL ? self->scene->description : "", -1);
}

/* Makes sure of a scene for that width. */
static void
need_scene (WmSceneView *self, double width, double height)
{
  if (self->scene != NULL && fabs (self->scene_width - width) < 0.5)
    return;

  drop_scene (self);
  self->scene_width = width;
  self->scene_height = height;
  if (self->builder != NULL)
    self->scene = self->builder (width, self->builder_data);
  else if (self->source.scene != NULL
           && self->source.prepare (width, height, self->source_data))
    self->scene = wm_scene_sight_make (self);
  wm_scene_view_describe (self);
  queue_buttons (self);
}

/* The height of a scene of that width. What is shown is not touched: GTK asks
 * about several widths before it settles on one. */
static int
height_for (WmSceneView *self, double width)
{
  g_autoptr (WmScene) scene = NULL;

  if (self->scene != NULL && fabs (self->scene_width - width) < 0.5)
    return (int) ceil (self->scene->height);

  if (self->builder != NULL)
    scene = self->builder (width, self->builder_data);
  return scene != NULL ? (int) ceil (scene->height) : 0;
}

/* Keeps some of the scene in sight, wherever it is dragged. */
static double
clamp_offset (double offset, double scene, double view)
{
  double margin = MIN (view, scene) / 3;

  return CLAMP (offset, margin - scene, view - margin);
}

void
wm_scene_view_place (WmSceneView *self, double zoom, double offset_x, double offset_y)
{
  double old = self->zoom;

  if (self->scene == NULL)
    return;

  self->zoom = CLAMP (zoom, self->zoom_least, WM_SCENE_ZOOM_MAX);
  self->offset_x = clamp_offset (offset_x, self->scene->width * self->zoom,
                                 gtk_widget_get_width (GTK_WIDGET (self)));
  self->offset_y = clamp_offset (offset_y, self->scene->height * self->zoom,
                                 gtk_widget_get_height (GTK_WIDGET (self)));
  wm_scene_view_drop_cache (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  if (old != self->zoom)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
  wm_scene_view_note_moved (self);
}

/* Another part is shown: what is told of it may wait until it rests. */
void
wm_scene_view_note_moved (WmSceneView *self)
{
  wm_scene_view_settle_later (self);
  g_signal_emit (self, signals[MOVED], 0);
}

void
wm_scene_view_note_settled (WmSceneView *self)
{
  g_signal_emit (self, signals[SETTLED], 0);
}

void
wm_scene_view_zoom_at (WmSceneView *self, double zoom, double x, double y)
{
  double factor;

  zoom = CLAMP (zoom, self->zoom_least, WM_SCENE_ZOOM_MAX);
  factor = zoom / self->zoom;
  self->fitted = FALSE;
  wm_scene_motion_stop (self);
  wm_scene_view_place (self, zoom, x - (x - self->offset_x) * factor,
                       y - (y - self->offset_y) * factor);
}

/* Where the whole scene is seen, in the middle: its zoom and (here) its offsets. */
gboolean
wm_scene_view_fit_place (WmSceneView *self, int width, int height, WmPlace *place)
{
  double zoom;

  if (self->scene == NULL || self->scene->width <= 0 || self->scene->height <= 0)
    return FALSE;

  zoom = MIN ((width - self->inset_end) / self->scene->width, height / self->scene->height);
  self->zoom_least = MIN (WM_SCENE_ZOOM_MIN, zoom * 0.6);
  place->zoom = CLAMP (zoom, self->zoom_least, 1.6);
  place->x = floor ((width - self->inset_end - self->scene->width * place->zoom) / 2);
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    place->x += self->inset_end;
  place->y = floor ((height - self->scene->height * place->zoom) / 2);
  return TRUE;
}

static void
fit_to (WmSceneView *self, int width, int height)
{
  double old = self->zoom;
  WmPlace place;

  if (!wm_scene_view_fit_place (self, width, height, &place)
      || (place.zoom == self->zoom && place.x == self->offset_x && place.y == self->offset_y))
    return;
  self->zoom = place.zoom;
  self->offset_x = place.x;
  self->offset_y = place.y;
  if (old != self->zoom)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
  wm_scene_view_note_moved (self);
}

int
wm_scene_view_pick (WmSceneView *self, double x, double y)
{
  if (self->scene == NULL)
    return -1;

  return wm_scene_sight_pick (self, (x - self->offset_x) / self->zoom,
                              (y - self->offset_y) / self->zoom);
}

void
wm_scene_view_hover (WmSceneView *self, int node)
{
  const char *id = NULL;

  if (self->hovered == node)
    return;

  self->hovered = node;
  if (node >= 0)
    id = g_array_index (self->scene->nodes, WmSceneNode, node).id;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), node >= 0 ? "pointer" : NULL);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_trigger_tooltip_query (GTK_WIDGET (self));
  g_signal_emit (self, signals[NODE_HOVERED], 0, id);
}

void
wm_scene_view_activate_node (WmSceneView *self, int node)
{
  g_autofree char *id = NULL;

  if (self->scene == NULL || node < 0 || (guint) node >= self->scene->nodes->len)
    return;

  /* The handler may build the scene anew. */
  id = g_strdup (g_array_index (self->scene->nodes, WmSceneNode, node).id);
  g_signal_emit (self, signals[NODE_ACTIVATED], 0, id);
}

static gboolean
on_rebuild (gpointer data)
{
  WmSceneView *self = data;

  self->rebuild_id = 0;
  drop_scene (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

static void
on_style_changed (WmSceneView *self)
{
  if (self->tiles != NULL)
    wm_scene_tiles_invalidate (self->tiles);
  wm_scene_view_drop_cache (self);
}

static GtkSizeRequestMode
wm_scene_view_get_request_mode (GtkWidget *widget)
{
  return WM_SCENE_VIEW (widget)->zoomable ? GTK_SIZE_REQUEST_CONSTANT_SIZE
                                          : GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
wm_scene_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                       int *natural, int *minimum_baseline, int *natural_baseline)
{
  WmSceneView *self = WM_SCENE_VIEW (widget);

  *minimum_baseline = *natural_baseline = -1;
  if (self->zoomable)
    {
      *minimum = 160;
      *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 800 : 600;
      return;
    }
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 240;
      *natural = 640;
      return;
    }
  *minimum = *natural = height_for (self, for_size > 0 ? for_size : MAX (self->scene_width, 640));
}

/* How far a span has to move to lie inside the view, @margin from its rims. */
static double
shift_into (double start, double length, double view, double margin)
{
  if (start < margin)
    return margin - start;
  if (start + length > view - margin)
    return MAX (view - margin - start - length, margin - start);
  return 0;
}

/* The node that is held, as far to the side as it must be. Called while the
 * view is being allocated. */
static void
keep_in_sight (WmSceneView *self, int width)
{
  WmBounds box;
  double dx;

  if (self->scene == NULL || !wm_scene_sight_find (self, self->hold_id, &box))
    return;

  dx = shift_into (self->offset_x + box.x0 * self->zoom, (box.x1 - box.x0) * self->zoom,
                   width - self->inset_end, HOLD_MARGIN);
  if (dx == 0)
    return;

  self->offset_x += dx;
  wm_scene_view_drop_cache (self);
  wm_scene_view_note_moved (self);
}

/* A narrow view starts at the top of the scene where the whole of it would be
 * too small to be read, with what matters to the reader in the middle. A scene
 * that tells less from afar can be read at any size. */
static void
start_readable (WmSceneView *self, int width)
{
  WmBounds box;
  double least = width - self->inset_end;

  self->started = TRUE;
  if (self->zoom >= READABLE_ZOOM || self->scene->width > LARGE)
    return;

  self->fitted = FALSE;
  self->zoom = START_ZOOM;
  self->offset_x = self->offset_y = 0;
  if (self->start_id != NULL && wm_scene_sight_find (self, self->start_id, &box))
    self->offset_x = CLAMP (width / 2.0 - (box.x0 + box.x1) / 2 * self->zoom,
                            MIN (least - self->scene->width * self->zoom, 0), 0);
  wm_scene_view_note_moved (self);
}

/* The zoomable view's share of an allocation. */
static void
allocate_zoomable (WmSceneView *self, int width, int height)
{
  gboolean held = self->hold_id != NULL && fabs (self->scene_height - height) < 1;

  if (self->scene == NULL)
    need_scene (self, held ? self->scene_width : width, height);
  if (held)
    {
      keep_in_sight (self, width);
      /* The kept surface is of the view's size. */
      if (self->cache != NULL && self->cache_width != width)
        wm_scene_view_drop_cache (self);
      return;
    }
  if (fabs (self->scene_width - width) >= 1 || fabs (self->scene_height - height) >= 1)
    {
      g_clear_handle_id (&self->rebuild_id, g_source_remove);
      self->rebuild_id = g_timeout_add (REBUILD_DELAY, on_rebuild, self);
      wm_scene_view_drop_cache (self);
    }
  if (self->fitted && self->glide.tick_id == 0)
    fit_to (self, width, height);
  if (!self->started && self->scene != NULL)
    start_readable (self, width);
}

static void
wm_scene_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  WmSceneView *self = WM_SCENE_VIEW (widget);

  if (self->zoomable)
    allocate_zoomable (self, width, height);
  else
    need_scene (self, width, height);
  wm_scene_buttons_allocate (self);
}

static void
wm_scene_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  WmSceneView *self = WM_SCENE_VIEW (widget);
  int focused = wm_scene_buttons_focused (self);

  wm_scene_view_paint (self, snapshot);
  /* The other buttons draw nothing. */
  if (focused >= 0)
    gtk_widget_snapshot_child (widget, g_ptr_array_index (self->buttons, focused), snapshot);
}

static gboolean
wm_scene_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return wm_scene_buttons_move_focus (WM_SCENE_VIEW (widget), direction);
}

static gboolean
wm_scene_view_grab_focus (GtkWidget *widget)
{
  return wm_scene_buttons_move_focus (WM_SCENE_VIEW (widget), GTK_DIR_TAB_FORWARD);
}

static gboolean
wm_scene_view_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard,
                             GtkTooltip *tooltip)
{
  WmSceneView *self = WM_SCENE_VIEW (widget);
  int index = keyboard ? wm_scene_buttons_focused (self) : wm_scene_view_pick (self, x, y);
  g_autofree char *text = NULL;
  WmSceneNode *node;
  GtkWidget *label;

  if (self->scene == NULL || index < 0)
    return FALSE;

  node = &g_array_index (self->scene->nodes, WmSceneNode, index);
  if (node->description == NULL || *node->description == '\0')
    text = g_strdup (node->label);
  else
    text = g_strdup_printf ("%s\n%s", node->label, node->description);
  label = gtk_label_new (text);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_tooltip_set_custom (tooltip, label);
  gtk_tooltip_set_tip_area (tooltip, &(GdkRectangle){ (int) (self->offset_x + node->x * self->zoom),
                                                      (int) (self->offset_y + node->y * self->zoom),
                                                      (int) ceil (node->w * self->zoom),
                                                      (int) ceil (node->h * self->zoom) });
  return TRUE;
}

static void
wm_scene_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_ZOOM)
    g_value_set_double (value, WM_SCENE_VIEW (object)->zoom);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
wm_scene_view_dispose (GObject *object)
{
  WmSceneView *self = WM_SCENE_VIEW (object);

  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_clear_handle_id (&self->rebuild_id, g_source_remove);
  g_clear_handle_id (&self->settle_id, g_source_remove);
  wm_scene_motion_stop (self);
  wm_scene_view_set_builder (self, NULL, NULL, NULL);
  wm_scene_view_set_source (self, NULL, NULL);
  g_clear_pointer (&self->scene, wm_scene_free);
  g_clear_pointer (&self->overlay, wm_scene_free);
  g_clear_pointer (&self->cache, cairo_surface_destroy);
  wm_scene_buttons_clear (self);

  G_OBJECT_CLASS (wm_scene_view_parent_class)->dispose (object);
}

static void
wm_scene_view_finalize (GObject *object)
{
  WmSceneView *self = WM_SCENE_VIEW (object);

  g_ptr_array_unref (self->buttons);
  wm_places_free (self->places);
  g_free (self->start_id);
  g_free (self->focus_id);
  g_free (self->reveal_id);
  g_free (self->hold_id);

  G_OBJECT_CLASS (wm_scene_view_parent_class)->finalize (object);
}

static void
wm_scene_view_class_init (WmSceneViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = wm_scene_view_dispose;
  object_class->finalize = wm_scene_view_finalize;
  object_class->get_property = wm_scene_view_get_property;

  widget_class->get_request_mode = wm_scene_view_get_request_mode;
  widget_class->measure = wm_scene_view_measure;
  widget_class->size_allocate = wm_scene_view_size_allocate;
  widget_class->snapshot = wm_scene_view_snapshot;
  widget_class->focus = wm_scene_view_focus;
  widget_class->grab_focus = wm_scene_view_grab_focus;
  widget_class->query_tooltip = wm_scene_view_query_tooltip;

  properties[PROP_ZOOM]
    = g_param_spec_double ("zoom", NULL, NULL, 0, WM_SCENE_ZOOM_MAX, 1,
                           G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[NODE_ACTIVATED]
    = g_signal_new ("node-activated", WM_TYPE_SCENE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[NODE_HOVERED]
    = g_signal_new ("node-hovered", WM_TYPE_SCENE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_STRING);

  signals[MOVED] = g_signal_new ("moved", WM_TYPE_SCENE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  signals[SETTLED] = g_signal_new ("settled", WM_TYPE_SCENE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "sceneview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
wm_scene_view_init (WmSceneView *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->buttons = g_ptr_array_new ();
  self->places = wm_places_new ();
  self->zoom_least = WM_SCENE_ZOOM_MIN;
  self->zoom = 1;
  self->fade = 1;
  self->fitted = TRUE;
  self->hovered = -1;

  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  wm_scene_input_install (self);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (on_style_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (on_style_changed), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
wm_scene_view_new (void)
{
  return g_object_new (WM_TYPE_SCENE_VIEW, NULL);
}

void
wm_scene_view_set_builder (WmSceneView *self, WmSceneBuilder builder, gpointer data,
                           GDestroyNotify destroy)
{
  g_return_if_fail (WM_IS_SCENE_VIEW (self));

  if (self->builder_destroy != NULL)
    self->builder_destroy (self->builder_data);
  self->builder = builder;
  self->builder_data = data;
  self->builder_destroy = destroy;
  if (builder != NULL)
    wm_scene_view_invalidate (self);
}

void
wm_scene_view_set_source (WmSceneView *self, const WmSceneSource *source, gpointer data)
{
  g_return_if_fail (WM_IS_SCENE_VIEW (self));

  g_clear_pointer (&self->tiles, wm_scene_tiles_free);
  self->source = source != NULL ? *source : (WmSceneSource){ 0 };
  self->source_data = data;
  if (source == NULL)
    return;
  self->tiles = wm_scene_tiles_new (GTK_WIDGET (self), wm_scene_view_paint_tile, self);
  wm_scene_view_invalidate (self);
}

void
wm_scene_view_set_start (WmSceneView *self, const char *id)
{
  g_return_if_fail (WM_IS_SCENE_VIEW (self));

  g_free (self->start_id);
  self->start_id = g_strdup (id);
}

void
wm_scene_view_invalidate (WmSceneView *self)
{
  g_return_if_fail (WM_IS_SCENE_VIEW (self));

  drop_scene (self);
  if (self->zoomable)
    gtk_widget_queue_allocate (GTK_WIDGET (self));
  else
    gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
wm_scene_view_make_zoomable (WmSceneView *self, int inset_end)
{
  g_return_if_fail (WM_IS_SCENE_VIEW (self));

  g_return_if_fail (!self->zoomable);

  /* A view that cannot move leaves wheel and drag to what it lies in. */
  self->zoomable = TRUE;
  self->inset_end = inset_end;
  wm_scene_input_install_zoom (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
wm_scene_view_set_overlay (WmSceneView *self, WmScene *overlay, double fade)
{
  g_return_if_fail (WM_IS_SCENE_VIEW (self));

  g_clear_pointer (&self->overlay, wm_scene_free);
  self->overlay = overlay;
  self->fade = overlay != NULL ? fade : 1;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

const WmScene *
wm_scene_view_get_scene (WmSceneView *self)
{
  g_return_val_if_fail (WM_IS_SCENE_VIEW (self), NULL);

  return self->scene;
}

void
wm_scene_view_zoom_by (WmSceneView *self, double factor)
{
  g_return_if_fail (WM_IS_SCENE_VIEW (self));

  wm_scene_motion_zoom_at (self, factor, gtk_widget_get_width (GTK_WIDGET (self)) / 2.0,
                           gtk_widget_get_height (GTK_WIDGET (self)) / 2.0);
}

void
wm_scene_view_fit (WmSceneView *self)
{
  WmPlace place;

  g_return_if_fail (WM_IS_SCENE_VIEW (self));

  self->fitted = TRUE;
  if (self->source.scene != NULL
      && wm_scene_view_fit_place (self, gtk_widget_get_width (GTK_WIDGET (self)),
                                  gtk_widget_get_height (GTK_WIDGET (self)), &place))
    wm_scene_motion_glide (self, place.zoom, place.x, place.y);
  wm_scene_view_drop_cache (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

double
wm_scene_view_get_zoom (WmSceneView *self)
{
  g_return_val_if_fail (WM_IS_SCENE_VIEW (self), 1);

  return self->zoom;
}

void
wm_scene_view_reveal (WmSceneView *self, const char *id)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  double dx, dy;
  WmBounds box;

  g_return_if_fail (WM_IS_SCENE_VIEW (self));

  if (self->scene == NULL)
    {
      g_free (self->reveal_id);
      self->reveal_id = g_strdup (id);
      return;
    }
  if (!self->zoomable || width <= 0 || height <= 0 || !wm_scene_sight_find (self, id, &box))
    return;

  /* From afar it would not be seen among all the others. */
  if (self->scene->width > LARGE && self->zoom < READABLE_ZOOM && self->source.scene != NULL)
    {
      wm_scene_view_center (self, (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2, 1, TRUE);
      return;
    }
  dx = shift_into (self->offset_x + box.x0 * self->zoom, (box.x1 - box.x0) * self->zoom, width,
                   REVEAL_MARGIN);
  dy = shift_into (self->offset_y + box.y0 * self->zoom, (box.y1 - box.y0) * self->zoom, height,
                   REVEAL_MARGIN);
  if (dx == 0 && dy == 0)
    return;

  /* What is held goes back to where it was. */
  if (self->hold_id == NULL)
    self->fitted = FALSE;
  wm_scene_view_place (self, self->zoom, self->offset_x + dx, self->offset_y + dy);
}

void
wm_scene_view_hold (WmSceneView *self, const char *id)
{
  g_return_if_fail (WM_IS_SCENE_VIEW (self));

  if (id == self->hold_id)
    return;

  g_free (self->hold_id);
  self->hold_id = g_strdup (id);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

gboolean
wm_scene_view_focus_node (WmSceneView *self, const char *id)
{
  int index;

  g_return_val_if_fail (WM_IS_SCENE_VIEW (self), FALSE);

  index = wm_scene_sight_need_node (self, id);
  if (index >= (int) self->buttons->len)
    self->buttons_stale = TRUE;
  wm_scene_buttons_sync (self);
  return index >= 0 && gtk_widget_grab_focus (g_ptr_array_index (self->buttons, index));
}

const char *
wm_scene_view_get_focused (WmSceneView *self)
{
  int index;

  g_return_val_if_fail (WM_IS_SCENE_VIEW (self), NULL);

  index = wm_scene_buttons_focused (self);
  return index >= 0 && self->scene != NULL && !self->buttons_stale
           ? g_array_index (self->scene->nodes, WmSceneNode, index).id
           : NULL;
}
