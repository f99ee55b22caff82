/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pointer, wheel, pinch and keyboard on a scene view.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/map/wm-scene-view-private.h"

#include <math.h>

#define ZOOM_STEP 1.2
#define SCROLL_STEP 48 /* pixels of one notch of a wheel */
#define DRAG_THRESHOLD 6
#define CLOSER 2.0 /* of a double click */
#define REST (60 * G_TIME_SPAN_MILLISECOND) /* a hand that rests so long throws nothing */

/* What slips away under the pointer is not pointed at: that is told when it rests. */
static void
on_motion (GtkEventControllerMotion *controller, double x, double y, WmSceneView *self)
{
  self->pointer_x = x;
  self->pointer_y = y;
  self->pointed = TRUE;
  if (self->settle_id == 0)
    wm_scene_view_hover (self, wm_scene_view_pick (self, x, y));
}

static void
on_leave (GtkEventControllerMotion *controller, WmSceneView *self)
{
  self->pointed = FALSE;
  wm_scene_view_hover (self, -1);
}

/* A double click: to a node, or a step nearer. */
static void
look_closer (WmSceneView *self, int node, double x, double y)
{
  const WmSceneNode *it;

  if (node < 0)
    {
      wm_scene_motion_zoom_at (self, CLOSER, x, y);
      return;
    }
  it = &g_array_index (self->scene->nodes, WmSceneNode, node);
  wm_scene_view_center (self, it->x + it->w / 2, it->y + it->h / 2,
                        MAX (wm_scene_motion_zoom (self) * CLOSER, 1), TRUE);
}

static void
on_released (GtkGestureClick *gesture, int n_press, double x, double y, WmSceneView *self)
{
  int node = self->dragged ? -1 : wm_scene_view_pick (self, x, y);

  if (!self->dragged && n_press == 2 && self->zoomable)
    {
      look_closer (self, node, x, y);
      return;
    }
  if (node < 0)
    return;

  if (!self->buttons_stale && (guint) node < self->buttons->len)
    gtk_widget_grab_focus (g_ptr_array_index (self->buttons, node));
  wm_scene_view_activate_node (self, node);
}

static void
on_drag_begin (GtkGestureDrag *gesture, double x, double y, WmSceneView *self)
{
  wm_scene_motion_stop (self);
  self->dragged = FALSE;
  self->speed_x = self->speed_y = 0;
  self->drag_x = self->drag_y = 0;
  self->drag_time = 0;
  self->drag_offset_x = self->offset_x;
  self->drag_offset_y = self->offset_y;
}

/* How fast the hand moves, the last moments counting most. */
static void
note_speed (WmSceneView *self, double dx, double dy)
{
  gint64 now = self->now ();
  double seconds = (double) (now - self->drag_time) / G_USEC_PER_SEC;

  if (self->drag_time != 0 && seconds > 0)
    {
      double share = MIN (seconds / 0.05, 1);

      self->speed_x += share * ((dx - self->drag_x) / seconds - self->speed_x);
      self->speed_y += share * ((dy - self->drag_y) / seconds - self->speed_y);
    }
  self->drag_time = now;
  self->drag_x = dx;
  self->drag_y = dy;
}

static void
on_drag_update (GtkGestureDrag *gesture, double dx, double dy, WmSceneView *self)
{
  if (self->pinched)
    {
      /* Where the finger that stays takes hold again. */
      self->drag_offset_x = self->offset_x - dx;
      self->drag_offset_y = self->offset_y - dy;
      return;
    }
  if (!self->dragged && hypot (dx, dy) < DRAG_THRESHOLD)
    return;

  if (!self->dragged)
    gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
  self->dragged = TRUE;
  self->fitted = FALSE;
  note_speed (self, dx, dy);
  wm_scene_view_place (self, self->zoom, self->drag_offset_x + dx, self->drag_offset_y + dy);
}

static void
on_drag_end (GtkGestureDrag *gesture, double dx, double dy, WmSceneView *self)
{
  if (self->dragged && !self->pinched && self->drag_time != 0
      && self->now () - self->drag_time < REST)
    wm_scene_motion_roll (self, self->speed_x, self->speed_y);
  wm_scene_view_show_cursor (self);
}

static gboolean
on_scroll (GtkEventControllerScroll *controller, double dx, double dy, WmSceneView *self)
{
  GtkEventController *base = GTK_EVENT_CONTROLLER (controller);
  GdkModifierType state = gtk_event_controller_get_current_event_state (base);
  double step = SCROLL_STEP;

  if (state & GDK_CONTROL_MASK)
    {
      wm_scene_motion_zoom_at (self, pow (ZOOM_STEP, -dy), self->pointer_x, self->pointer_y);
      return GDK_EVENT_STOP;
    }
  if ((state & GDK_SHIFT_MASK) && dx == 0)
    {
      dx = dy;
      dy = 0;
    }
  self->fitted = FALSE;
  wm_scene_motion_stop (self);
  wm_scene_view_place (self, self->zoom, self->offset_x - dx * step, self->offset_y - dy * step);
  return GDK_EVENT_STOP;
}

/* Fingers have left a touchpad. */
static void
on_decelerate (GtkEventControllerScroll *controller, double speed_x, double speed_y,
               WmSceneView *self)
{
  GtkEventController *base = GTK_EVENT_CONTROLLER (controller);

  if (!(gtk_event_controller_get_current_event_state (base) & GDK_CONTROL_MASK))
    wm_scene_motion_roll (self, -speed_x * SCROLL_STEP, -speed_y * SCROLL_STEP);
}

/* Between the fingers; where there are none to be known, at the pointer. */
static void
pinch_center (WmSceneView *self, GtkGesture *gesture, double *x, double *y)
{
  if (gtk_gesture_is_active (gesture) && gtk_gesture_get_bounding_box_center (gesture, x, y))
    return;
  *x = self->pointer_x;
  *y = self->pointer_y;
}

static void
on_pinch_begin (GtkGesture *gesture, GdkEventSequence *sequence, WmSceneView *self)
{
  double x, y;

  wm_scene_motion_stop (self);
  pinch_center (self, gesture, &x, &y);
  self->pinched = self->dragged = TRUE; /* neither a drag nor a click */
  self->fitted = FALSE;
  self->pinch_from = self->pinch_zoom = self->zoom;
  self->pinch_x = (x - self->offset_x) / self->zoom;
  self->pinch_y = (y - self->offset_y) / self->zoom;
}

/* What was between the fingers stays there, whether they part or move. */
static void
on_pinch_update (GtkGesture *gesture, GdkEventSequence *sequence, WmSceneView *self)
{
  double zoom = CLAMP (self->pinch_zoom, self->zoom_least, WM_SCENE_ZOOM_MAX), x, y;

  if (!self->pinched)
    return;
  pinch_center (self, gesture, &x, &y);
  wm_scene_view_place (self, zoom, x - self->pinch_x * zoom, y - self->pinch_y * zoom);
}

static void
on_pinch (GtkGestureZoom *gesture, double scale, WmSceneView *self)
{
  self->pinch_zoom = self->pinch_from * scale;
  on_pinch_update (GTK_GESTURE (gesture), NULL, self);
}

static void
on_pinch_end (GtkGesture *gesture, GdkEventSequence *sequence, WmSceneView *self)
{
  if (!self->pinched)
    return;
  self->pinched = FALSE;
  wm_scene_view_settle (self);
}

static gboolean
on_key (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
        WmSceneView *self)
{
  if (!self->zoomable)
    return GDK_EVENT_PROPAGATE;
  if (state & GDK_ALT_MASK)
    {
      if (self->source.scene == NULL || (keyval != GDK_KEY_Left && keyval != GDK_KEY_Right))
        return GDK_EVENT_PROPAGATE;
      wm_scene_view_go (self, keyval == GDK_KEY_Left ? -1 : 1);
      return GDK_EVENT_STOP;
    }

  switch (keyval)
    {
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      wm_scene_view_zoom_by (self, ZOOM_STEP);
      return GDK_EVENT_STOP;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      wm_scene_view_zoom_by (self, 1 / ZOOM_STEP);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
install_pointer (WmSceneView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (motion, "enter", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect (click, "released", G_CALLBACK (on_released), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

void
wm_scene_input_install (WmSceneView *self)
{
  GtkEventController *key = gtk_event_controller_key_new ();

  install_pointer (self);
  g_signal_connect (key, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
}

void
wm_scene_input_install_zoom (WmSceneView *self)
{
  GtkEventController *scroll
    = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES
                                       | GTK_EVENT_CONTROLLER_SCROLL_KINETIC);
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  g_signal_connect (scroll, "scroll", G_CALLBACK (on_scroll), self);
  g_signal_connect (scroll, "decelerate", G_CALLBACK (on_decelerate), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect (pinch, "begin", G_CALLBACK (on_pinch_begin), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (on_pinch), self);
  g_signal_connect (pinch, "update", G_CALLBACK (on_pinch_update), self);
  g_signal_connect (pinch, "end", G_CALLBACK (on_pinch_end), self);
  g_signal_connect (pinch, "cancel", G_CALLBACK (on_pinch_end), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pinch));
}
