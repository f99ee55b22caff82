/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A widget that shows a scene. See wm-scene-view-private.h for its parts.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/map/wm-scene-view-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "draw/wm-scene-build.h"

/* A window that is being resized is fitted at once, and built for its new
 * size when it rests. */
#define REBUILD_DELAY 120

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
void
wm_scene_view_need_scene (WmSceneView *self, double width, double height)
{
  if (self->scene != NULL && fabs (self->scene_width - width) < 0.5)
    return;

  drop_scene (self);
  self->scene_width = width;
  self->scene_height = height;
  if (self->builder != NULL)
    {
      self->scene = self->builder (width, self->builder_data);
      if (self->scene != NULL && !self->zoomable)
        wm_scene_drop_ground (self->scene);
    }
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

void
wm_scene_view_note_zoomed (WmSceneView *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
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
wm_scene_view_hover (WmSceneView *self, int node)
{
  const char *id = NULL;

  if (self->hovered == node)
    return;

  self->hovered = node;
  if (node >= 0)
    id = g_array_index (self->scene->nodes, WmSceneNode, node).id;
  wm_scene_view_show_cursor (self);
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

/* A view that is being resized waits until it rests. */
void
wm_scene_view_rebuild_later (WmSceneView *self)
{
  g_clear_handle_id (&self->rebuild_id, g_source_remove);
  self->rebuild_id = g_timeout_add (REBUILD_DELAY, on_rebuild, self);
  wm_scene_view_drop_cache (self);
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

static void
wm_scene_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  WmSceneView *self = WM_SCENE_VIEW (widget);

  if (self->zoomable)
    wm_scene_view_allocate (self, width, height);
  else
    wm_scene_view_need_scene (self, width, height);
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
  g_clear_pointer (&self->top, wm_scene_free);
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
  widget_class->query_tooltip = wm_scene_view_tell_node;

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

  self->now = g_get_monotonic_time;
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
  self->tiles = wm_scene_tiles_new (GTK_WIDGET (self), wm_scene_view_paint_tile,
                                    wm_scene_view_paint_over, self);
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
wm_scene_view_set_inset_end (WmSceneView *self, int inset_end)
{
  g_return_if_fail (WM_IS_SCENE_VIEW (self));

  self->inset_end = inset_end;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}
