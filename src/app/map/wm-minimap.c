/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The small map in the corner.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/map/wm-minimap.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "app/map/wm-scene-image.h"

#define WIDTH 168
#define HEIGHT 120
#define ROOMY 560 /* pixels: a narrower view has none for it */
#define STEP 0.5  /* of what is shown */

struct _WmMinimap
{
  GtkWidget parent_instance;

  WmSceneView *view;    /* (nullable) */
  WmMapSource *source;  /* (nullable) */
  WmSceneImage *picture; /* (nullable): made when it is seen */
  guint idle_id;
};

G_DEFINE_FINAL_TYPE (WmMinimap, wm_minimap, GTK_TYPE_WIDGET)

/* Pixels of the small map a point of the scene. */
static double
scale_of (WmMinimap *self)
{
  const WmMapLayout *layout
    = self->source != NULL ? wm_map_source_get_layout (self->source) : NULL;

  return layout != NULL ? MIN (WIDTH / layout->width, HEIGHT / layout->height) : 0;
}

static gboolean
on_idle (gpointer data)
{
  WmMinimap *self = data;
  gboolean seen = self->source != NULL && wm_map_source_get_layout (self->source) != NULL
                  && gtk_widget_get_width (GTK_WIDGET (self->view)) >= ROOMY
                  && !wm_scene_view_shows_all (self->view);

  self->idle_id = 0;
  if (!seen && gtk_widget_has_focus (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
  gtk_widget_set_visible (GTK_WIDGET (self), seen);
  return G_SOURCE_REMOVE;
}

/* The view may be in the middle of its allocation. */
static void
on_moved (WmMinimap *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (self->idle_id == 0)
    self->idle_id = g_idle_add (on_idle, self);
}

static void
wm_minimap_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                    int *natural, int *minimum_baseline, int *natural_baseline)
{
  WmMinimap *self = WM_MINIMAP (widget);
  const WmMapLayout *layout
    = self->source != NULL ? wm_map_source_get_layout (self->source) : NULL;
  double scale = scale_of (self);

  *minimum_baseline = *natural_baseline = -1;
  if (layout == NULL)
    *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;
  else if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = (int) (layout->width * scale);
  else
    *minimum = (int) (layout->height * scale);
  *natural = *minimum;
}

static void
need_picture (WmMinimap *self)
{
  cairo_surface_t *image;

  if (self->picture != NULL || self->source == NULL)
    return;
  image = wm_map_source_paint (self->source, WIDTH, HEIGHT, wm_scene_palette ());
  if (image != NULL)
    self->picture = wm_scene_image_new (image);
}

static void
append_picture (WmMinimap *self, GtkSnapshot *snapshot, float width, float height)
{
  cairo_t *cr;

  if (!wm_scene_image_by_cairo (GTK_WIDGET (self)))
    {
      wm_scene_image_append (self->picture, snapshot, 0, 0, width, height);
      return;
    }
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  wm_scene_image_draw (self->picture, cr, 0, 0, width, height, TRUE);
  cairo_destroy (cr);
}

static void
wm_minimap_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  WmMinimap *self = WM_MINIMAP (widget);
  float w = (float) gtk_widget_get_width (widget), h = (float) gtk_widget_get_height (widget);
  const WmColor *ink = &wm_scene_palette ()->inks[WM_INK_ACCENT];
  GdkRGBA color = { (float) ink->r, (float) ink->g, (float) ink->b, 1 };
  GdkRGBA colors[4] = { color, color, color, color };
  float widths[4] = { 2, 2, 2, 2 }, x0, y0, x1, y1;
  double scale = scale_of (self);
  GskRoundedRect frame;
  WmBounds part;

  need_picture (self);
  if (self->picture == NULL || !wm_scene_view_get_part (self->view, &part))
    return;
  append_picture (self, snapshot, w, h);
  x0 = (float) CLAMP (part.x0 * scale, 0, w - 4);
  y0 = (float) CLAMP (part.y0 * scale, 0, h - 4);
  x1 = (float) CLAMP (part.x1 * scale, x0 + 4, w);
  y1 = (float) CLAMP (part.y1 * scale, y0 + 4, h);
  gsk_rounded_rect_init_from_rect (&frame, &GRAPHENE_RECT_INIT (x0, y0, x1 - x0, y1 - y0), 2);
  gtk_snapshot_append_border (snapshot, &frame, widths, colors);
}

static void
go_to (WmMinimap *self, double x, double y, gboolean glide)
{
  double scale = scale_of (self);

  if (scale > 0)
    wm_scene_view_center (self->view, x / scale, y / scale, 0, glide);
}

static void
on_drag_begin (GtkGestureDrag *gesture, double x, double y, WmMinimap *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  go_to (self, x, y, TRUE);
}

static void
on_drag_update (GtkGestureDrag *gesture, double dx, double dy, WmMinimap *self)
{
  double x, y;

  if (gtk_gesture_drag_get_start_point (gesture, &x, &y))
    go_to (self, x + dx, y + dy, FALSE);
}

static gboolean
on_key (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
        WmMinimap *self)
{
  int dx = keyval == GDK_KEY_Right ? 1 : keyval == GDK_KEY_Left ? -1 : 0;
  int dy = keyval == GDK_KEY_Down ? 1 : keyval == GDK_KEY_Up ? -1 : 0;
  WmBounds part;

  if ((dx == 0 && dy == 0) || (state & GDK_ALT_MASK) || !wm_scene_view_get_part (self->view, &part))
    return GDK_EVENT_PROPAGATE;
  wm_scene_view_center (self->view,
                        (part.x0 + part.x1) / 2 + dx * STEP * (part.x1 - part.x0),
                        (part.y0 + part.y1) / 2 + dy * STEP * (part.y1 - part.y0), 0, TRUE);
  return GDK_EVENT_STOP;
}

static void
wm_minimap_dispose (GObject *object)
{
  WmMinimap *self = WM_MINIMAP (object);

  g_clear_handle_id (&self->idle_id, g_source_remove);
  wm_minimap_set_source (self, NULL, NULL);

  G_OBJECT_CLASS (wm_minimap_parent_class)->dispose (object);
}

static void
wm_minimap_class_init (WmMinimapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wm_minimap_dispose;
  widget_class->measure = wm_minimap_measure;
  widget_class->snapshot = wm_minimap_snapshot;
  gtk_widget_class_set_css_name (widget_class, "minimap");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
wm_minimap_init (WmMinimap *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *key = gtk_event_controller_key_new ();
  AdwStyleManager *style = adw_style_manager_get_default ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Overview"), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  _("All of the map. Arrow keys move what is shown of it."), -1);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect (key, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (wm_minimap_invalidate), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (wm_minimap_invalidate),
                           self, G_CONNECT_SWAPPED);
}

void
wm_minimap_set_source (WmMinimap *self, WmSceneView *view, WmMapSource *source)
{
  g_return_if_fail (WM_IS_MINIMAP (self));

  if (self->view != NULL)
    g_signal_handlers_disconnect_by_data (self->view, self);
  g_set_object (&self->view, view);
  self->source = source;
  if (view != NULL)
    g_signal_connect_object (view, "moved", G_CALLBACK (on_moved), self, G_CONNECT_SWAPPED);
  g_clear_pointer (&self->picture, wm_scene_image_free);
}

void
wm_minimap_invalidate (WmMinimap *self)
{
  g_return_if_fail (WM_IS_MINIMAP (self));

  g_clear_pointer (&self->picture, wm_scene_image_free);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
