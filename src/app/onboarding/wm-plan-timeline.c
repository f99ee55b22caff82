/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The timeline on screen: what hands and keys do to its bars.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/onboarding/wm-plan-timeline-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "app/parts/wm-page-parts.h"
#include "app/map/wm-scene-view.h"
#include "draw/wm-scene-words.h"
#include "draw/wm-timeline.h"

#define GRIP 7   /* pixels at the end of a bar that stretch it */
#define ROOM 10  /* that still are the bar */
#define THRESHOLD 5
#define FADE 0.45

enum
{
  SHIFT,
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WmPlanTimeline, wm_plan_timeline, ADW_TYPE_BIN)

static WmScene *
build (double width, gpointer data)
{
  WmPlanTimeline *self = data;
  GDate today;
  WmSceneOptions options = wm_plan_timeline_options (width, &today);

  return self->plan != NULL
           ? wm_scene_timeline (wm_session_get_map (self->session), self->plan, &options)
           : NULL;
}

static gint64
activity_of (const char *id)
{
  return id != NULL && g_str_has_prefix (id, "activity:")
           ? g_ascii_strtoll (id + strlen ("activity:"), NULL, 10)
           : 0;
}

static const WmActivity *
find_activity (WmPlanTimeline *self, gint64 id)
{
  g_autoptr (GPtrArray) all = wm_plan_activities (self->plan);

  for (guint i = 0; i < all->len; i++)
    if (((WmActivity *) g_ptr_array_index (all, i))->id == id)
      return g_ptr_array_index (all, i);
  return NULL;
}

/* ---- dragging ------------------------------------------------------------------------ */

static gboolean
find_place (WmPlanTimeline *self, double x, double y, WmTimelinePlace *found)
{
  GDate today;
  WmSceneOptions options
    = wm_plan_timeline_options (gtk_widget_get_width (GTK_WIDGET (self->view)), &today);
  g_autoptr (GArray) places = wm_timeline_places (self->plan, &options);

  for (guint i = 0; i < places->len; i++)
    {
      const WmTimelinePlace *it = &g_array_index (places, WmTimelinePlace, i);

      if (fabs (y - it->middle) < ROOM && x > it->left - ROOM && x < it->right + ROOM)
        {
          *found = *it;
          return TRUE;
        }
    }
  return FALSE;
}

static void
on_drag_begin (GtkGestureDrag *gesture, double x, double y, WmPlanTimeline *self)
{
  GdkModifierType state
    = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  const WmTimelinePlace *place = &self->place;

  self->dragged = 0;
  self->days = 0;
  if (self->plan == NULL || wm_session_is_read_only (self->session)
      || !find_place (self, x, y, &self->place) || !wm_plan_timeline_day_at (self, x, &self->begin))
    return;
  self->dragged = place->id;
  self->x = x;
  self->shift = (state & GDK_SHIFT_MASK) ? WM_SHIFT_END
                : place->right - place->left < 2 * GRIP ? WM_SHIFT_MOVE
                : x > place->right - GRIP               ? WM_SHIFT_END
                : x < place->left + GRIP                ? WM_SHIFT_START
                                                        : WM_SHIFT_MOVE;
}

/* What would become of it, as a bar over the picture, with its dates or why it
 * stays. */
static void
show_ghost (WmPlanTimeline *self, double dx)
{
  GDate today;
  WmSceneOptions options
    = wm_plan_timeline_options (gtk_widget_get_width (GTK_WIDGET (self->view)), &today);
  g_autoptr (WmPlan) plan
    = wm_plan_load (wm_session_get_store (self->session), self->plan->slug, NULL);
  g_autoptr (GArray) changes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  WmActivityEdit edit = WM_ACTIVITY_EDIT_INIT;
  double left = self->place.left, right = self->place.right;

  if (plan == NULL)
    return;
  if (self->days == 0)
    words = g_strdup (_ ("No other day"));
  else if (wm_plan_shift (plan, self->dragged, self->shift, self->days, &edit, &changes, &error))
    {
      g_autofree char *due = NULL;

      for (guint i = 0; i < changes->len; i++)
        if (g_array_index (changes, WmDateChange, i).id == self->dragged)
          due = wm_words_date (g_array_index (changes, WmDateChange, i).after, FALSE);
      words = due != NULL
                /* Translators: a date, and how many other dates change */
                ? g_strdup_printf (ngettext ("%1$s, %2$u more date follows",
                                             "%1$s, %2$u more dates follow", changes->len - 1),
                                   due, changes->len - 1)
                : g_strdup_printf (ngettext ("%+d working day", "%+d working days",
                                             (gulong) ABS (self->days)),
                                   self->days);
    }
  else
    words = g_strdup (error->message);
  left += self->shift == WM_SHIFT_END ? 0 : dx;
  right += self->shift == WM_SHIFT_START ? 0 : dx;
  wm_scene_view_set_overlay (
    self->view,
    wm_timeline_ghost (wm_session_get_map (self->session), self->plan, &options, MIN (left, right),
                       right, self->place.middle, words),
    FADE);
}

static void
on_drag_update (GtkGestureDrag *gesture, double dx, double dy, WmPlanTimeline *self)
{
  GDate day;

  if (self->dragged == 0 || fabs (dx) < THRESHOLD
      || !wm_plan_timeline_day_at (self, self->x + dx, &day))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  self->days = wm_calendar_count_days (self->plan->calendar, &self->begin, &day);
  show_ghost (self, dx);
}

static void
on_drag_end (GtkGestureDrag *gesture, double dx, double dy, WmPlanTimeline *self)
{
  gint64 dragged = self->dragged;

  self->dragged = 0;
  wm_scene_view_set_overlay (self->view, NULL, 1);
  if (dragged != 0 && self->days != 0)
    g_signal_emit (self, signals[SHIFT], 0, dragged, (int) self->shift, self->days);
}

/* The hand shows what it would take. */
static void
on_motion (GtkEventControllerMotion *motion, double x, double y, WmPlanTimeline *self)
{
  WmTimelinePlace place;
  const char *cursor = NULL;

  if (self->dragged != 0 || self->plan == NULL || wm_session_is_read_only (self->session))
    return;
  if (find_place (self, x, y, &place))
    {
      const WmActivity *it = find_activity (self, place.id);
      gboolean fixed = it != NULL && it->anchor == WM_ANCHOR_FIXED;

      cursor = fixed                                     ? "not-allowed"
               : place.right - place.left >= 2 * GRIP
                   && (x > place.right - GRIP || x < place.left + GRIP)
                 ? "ew-resize"
                 : "grab";
    }
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->view), cursor);
}

/* ---- keys ------------------------------------------------------------------------------ */

/* From row to row in their order, wherever their bars lie; the weeks are one row, the last. */
static gboolean
step_row (WmPlanTimeline *self, int step)
{
  const WmScene *scene = wm_scene_view_get_scene (self->view);
  const char *focused = wm_scene_view_get_focused (self->view);
  int at = scene != NULL && focused != NULL ? wm_scene_find (scene, focused) : -1;
  gboolean week;

  if (at < 0)
    return FALSE;
  week = g_str_has_prefix (focused, "load:");
  for (int i = at + step; i >= 0 && i < (int) scene->nodes->len; i += step)
    {
      const char *id = g_array_index (scene->nodes, WmSceneNode, i).id;

      if (!week || !g_str_has_prefix (id, "load:"))
        return wm_scene_view_focus_node (self->view, id);
    }
  return FALSE;
}

static gboolean
on_key (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state,
        WmPlanTimeline *self)
{
  gint64 activity = activity_of (wm_scene_view_get_focused (self->view));
  int step = key == GDK_KEY_Left || key == GDK_KEY_KP_Left     ? -1
             : key == GDK_KEY_Right || key == GDK_KEY_KP_Right ? 1
                                                               : 0;

  if ((key == GDK_KEY_Up || key == GDK_KEY_Down) && !(state & GDK_MODIFIER_MASK & ~GDK_LOCK_MASK))
    return step_row (self, key == GDK_KEY_Up ? -1 : 1);
  if (step == 0 || activity == 0 || (state & (GDK_ALT_MASK | GDK_CONTROL_MASK))
      || wm_session_is_read_only (self->session))
    return GDK_EVENT_PROPAGATE;
  g_signal_emit (self, signals[SHIFT], 0, activity,
                 (int) (state & GDK_SHIFT_MASK ? WM_SHIFT_END : WM_SHIFT_MOVE), step);
  return GDK_EVENT_STOP;
}

static void
on_node_activated (WmSceneView *view, const char *id, WmPlanTimeline *self)
{
  gint64 activity = activity_of (id);

  if (activity != 0)
    g_signal_emit (self, signals[ACTIVATED], 0, activity);
}

/* ---- the widget --------------------------------------------------------------------------- */

static void
install_hands (WmPlanTimeline *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), motion);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
}

static void
wm_plan_timeline_dispose (GObject *object)
{
  WmPlanTimeline *self = WM_PLAN_TIMELINE (object);

  if (self->view != NULL)
    wm_scene_view_set_builder (self->view, NULL, NULL, NULL);
  self->view = NULL;
  self->plan = NULL;
  g_clear_object (&self->session);
  G_OBJECT_CLASS (wm_plan_timeline_parent_class)->dispose (object);
}

static void
wm_plan_timeline_class_init (WmPlanTimelineClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_plan_timeline_dispose;
  signals[SHIFT] = g_signal_new ("shift", WM_TYPE_PLAN_TIMELINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 3, G_TYPE_INT64, G_TYPE_INT, G_TYPE_INT);
  signals[ACTIVATED] = g_signal_new ("activated", WM_TYPE_PLAN_TIMELINE, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
wm_plan_timeline_init (WmPlanTimeline *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *frame = gtk_frame_new (NULL);

  self->view = WM_SCENE_VIEW (wm_scene_view_new ());
  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_widget_set_valign (frame, GTK_ALIGN_START);
  gtk_widget_add_css_class (frame, "view");
  gtk_widget_add_css_class (frame, "page-column");
  gtk_frame_set_child (GTK_FRAME (frame), GTK_WIDGET (self->view));
  gtk_scrolled_window_set_child (self->scroller, frame);
  gtk_widget_set_vexpand (GTK_WIDGET (self->scroller), TRUE);
  gtk_box_append (GTK_BOX (box), wm_plan_timeline_bar_new (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->scroller));
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect (self->view, "node-activated", G_CALLBACK (on_node_activated), self);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->scroller), "value-changed",
                           G_CALLBACK (wm_plan_timeline_update_heads), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->scroller), "changed",
                           G_CALLBACK (wm_plan_timeline_update_heads), self, G_CONNECT_SWAPPED);
  install_hands (self);
}

GtkWidget *
wm_plan_timeline_new (WmSession *session)
{
  WmPlanTimeline *self = g_object_new (WM_TYPE_PLAN_TIMELINE, NULL);

  self->session = g_object_ref (session);
  wm_scene_view_set_builder (self->view, build, self, NULL);
  return GTK_WIDGET (self);
}

void
wm_plan_timeline_set_plan (WmPlanTimeline *self, WmPlan *plan)
{
  g_return_if_fail (WM_IS_PLAN_TIMELINE (self));

  self->plan = plan;
  self->dragged = 0;
  wm_scene_view_invalidate (self->view);
  wm_plan_timeline_update_span (self);
  wm_plan_timeline_update_heads (self);
}
