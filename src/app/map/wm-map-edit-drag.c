/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the pointer does while the map is edited. The gestures stand before those
 * of the view: what they take does not move the map.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/map/wm-map-edit-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "app/library/wm-skill-dialog.h"
#include "app/wm-feedback.h"
#include "map/wm-map-edit.h"

#define THRESHOLD 6 /* pixels before a press is a drag */
#define GRIP 10     /* pixels at the ends of a band */
#define INSIDE 3.0  /* pixels in from a box's rim: not its handle's */
#define NEAR 16.0   /* pixels around a box in which its handles stay */
#define CHOOSES (GDK_CONTROL_MASK | GDK_SHIFT_MASK)

static const WmSceneNode *
node_at (WmMapEditMode *self, double x, double y)
{
  int node = wm_scene_view_pick (self->view, x, y);

  return node >= 0 ? &g_array_index (self->view->scene->nodes, WmSceneNode, node) : NULL;
}

/* Is x, y less than @margin pixels outside of a box? Negative: inside of its rim */
static gboolean
is_around (WmMapEditMode *self, const WmBounds *box, double x, double y, double margin)
{
  double m = margin / self->view->zoom;

  x = wm_map_edit_scene_x (self, x);
  y = wm_map_edit_scene_y (self, y);
  return x > box->x0 - m && x < box->x1 + m && y > box->y0 - m && y < box->y1 + m;
}

static gboolean
find_reach (WmMapEditMode *self, const char *skill, WmBounds *box)
{
  const WmMapLayout *layout = wm_map_edit_get_layout (self);
  int index = skill != NULL ? wm_map_find_skill (layout->map, skill) : -1;

  if (index < 0)
    return FALSE;
  *box = wm_map_layout_reach (layout, (guint) index, self->view->zoom);
  return TRUE;
}

/* The handle of the skill that has them, if the pointer is on it */
static WmHold
handle_at (WmMapEditMode *self, double x, double y)
{
  double scene_x = wm_map_edit_scene_x (self, x), scene_y = wm_map_edit_scene_y (self, y);
  WmBounds box;

  if (!find_reach (self, self->handled, &box) || is_around (self, &box, x, y, -INSIDE))
    return WM_HOLD_NOTHING;
  for (int above = 0; above <= 1; above++)
    {
      double at_x, at_y;

      wm_scene_edit_handle (&box, self->view->zoom, above, &at_x, &at_y);
      if (hypot (at_x - scene_x, at_y - scene_y) * self->view->zoom < WM_SCENE_EDIT_GRIP)
        return above ? WM_HOLD_ABOVE : WM_HOLD_BELOW;
    }
  return WM_HOLD_NOTHING;
}

/* What a press there would hold. @slug: (out) (transfer full) */
static WmHold
hold_at (WmMapEditMode *self, double x, double y, char **slug, WmBounds *box)
{
  WmHold handle = handle_at (self, x, y);
  const WmSceneNode *node = handle == WM_HOLD_NOTHING ? node_at (self, x, y) : NULL;
  double at;

  *slug = NULL;
  if (handle != WM_HOLD_NOTHING)
    {
      *slug = g_strdup (self->handled);
      return find_reach (self, *slug, box) ? handle : WM_HOLD_NOTHING;
    }
  if (node == NULL)
    return WM_HOLD_NOTHING;
  *box = (WmBounds){ node->x, node->y, node->x + node->w, node->y + node->h };
  *slug = g_strdup (wm_map_edit_slug_of (node->id, "skill:"));
  if (*slug != NULL)
    return WM_HOLD_SKILL;
  *slug = g_strdup (wm_map_edit_slug_of (node->id, "role:"));
  at = wm_map_edit_scene_x (self, x);
  return *slug == NULL                                   ? WM_HOLD_NOTHING
         : (at - box->x0) * self->view->zoom < GRIP      ? WM_HOLD_FROM
         : (box->x1 - at) * self->view->zoom < GRIP      ? WM_HOLD_TO
                                                         : WM_HOLD_ROLE;
}

static const char *
cursor_of (WmHold hold)
{
  static const char *const cursors[] = { NULL,   "grab",      "crosshair", "crosshair",
                                         "grab", "ew-resize", "ew-resize", "crosshair" };

  return cursors[hold];
}

/* ---- what the pointer is on ---------------------------------------------------- */

/* Handles stay while the pointer is on its way to them. */
static void
find_handled (WmMapEditMode *self, double x, double y)
{
  g_autofree char *under = wm_map_edit_skill_at (self->view, x, y);
  WmBounds box;

  if (handle_at (self, x, y) != WM_HOLD_NOTHING)
    return;
  if (under == NULL && find_reach (self, self->handled, &box)
      && is_around (self, &box, x, y, NEAR))
    return;
  if (g_strcmp0 (under, self->handled) == 0)
    return;
  g_free (self->handled);
  self->handled = g_steal_pointer (&under);
  wm_map_edit_show (self);
}

static void
on_motion (GtkEventControllerMotion *controller, double x, double y, WmMapEditMode *self)
{
  g_autofree char *slug = NULL;
  WmBounds box;

  if (!wm_map_edit_is_ready (self) || self->hold != WM_HOLD_NOTHING)
    return;
  find_handled (self, x, y);
  wm_scene_view_set_cursor (self->view, cursor_of (hold_at (self, x, y, &slug, &box)));
}

static void
on_leave (GtkEventControllerMotion *controller, WmMapEditMode *self)
{
  if (self->handled == NULL || self->hold != WM_HOLD_NOTHING)
    return;
  g_clear_pointer (&self->handled, g_free);
  wm_map_edit_show (self);
}

/* ---- what a drag does ---------------------------------------------------------- */

static void
move_role (WmMapEditMode *self, const char *slug, int place)
{
  WmStore *store = wm_session_get_store (self->session);
  WmMap *map = wm_session_get_map (self->session);
  int index = wm_map_find_role (map, slug);
  const WmRole *role = index >= 0 ? wm_map_role (map, (guint) index) : NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (role == NULL)
    return;
  if (self->hold == WM_HOLD_ROLE)
    done = wm_role_move (store, slug, place, &error);
  else if (self->hold == WM_HOLD_FROM)
    done = wm_role_resize (store, slug, MIN (place, role->to), role->to, &error);
  else
    done = wm_role_resize (store, slug, role->from, MAX (place, role->from), &error);
  wm_map_edit_tell (self, done, self->hold == WM_HOLD_ROLE ? _("Role moved") : _("Role resized"),
                    error);
}

/* What is refused stays in sight, with its reason, until something else is done.
 * Returns: whether it does */
static gboolean
connect_ends (WmMapEditMode *self, double dx, double dy)
{
  WmMap *map = wm_session_get_map (self->session);
  g_autoptr (GError) error = NULL;
  guint skill, need;
  gboolean done;

  if (!wm_map_edit_find_ends (self, dx, dy, &skill, &need)
      || wm_map_edit_needs_already (map, skill, need))
    return FALSE;
  if (self->circle != NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self->view));
      wm_feedback_tell (GTK_WIDGET (self->view), self->words);
      return TRUE;
    }
  done = wm_skill_connect (wm_session_get_store (self->session), wm_map_skill (map, skill)->slug,
                           wm_map_skill (map, need)->slug, &error);
  wm_map_edit_tell (self, done, _("Prerequisite added"), error);
  return FALSE;
}

static void
end_move (WmMapEditMode *self, double dx)
{
  g_autofree char *slug = g_steal_pointer (&self->slug);
  int place = wm_map_edit_place_of (self, dx);

  if (self->hold == WM_HOLD_SKILL)
    wm_map_edit_move_skill (self, slug, place);
  else
    move_role (self, slug, place);
}

/* ---- gestures ------------------------------------------------------------------ */

static GdkModifierType
modifiers_of (GtkGesture *gesture)
{
  return gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
}

static void
on_drag_begin (GtkGestureDrag *gesture, double x, double y, WmMapEditMode *self)
{
  gboolean shift = (modifiers_of (GTK_GESTURE (gesture)) & GDK_SHIFT_MASK) != 0;

  wm_map_edit_forget_drag (self);
  self->ends_rename = wm_map_rename_is_open (self->rename);
  wm_map_rename_end (self->rename);
  if (wm_map_edit_is_ready (self))
    self->hold = hold_at (self, x, y, &self->slug, &self->box);
  if (self->hold == WM_HOLD_NOTHING && shift && wm_map_edit_is_ready (self))
    self->hold = WM_HOLD_GROUND;
  wm_map_edit_show (self);
  if (self->hold == WM_HOLD_NOTHING)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  self->start_x = x;
  self->start_y = y;
  self->moved = FALSE;
}

/* The keyboard comes to what is held, so that Escape lets go of it. */
static void
focus_held (WmMapEditMode *self)
{
  gboolean role = self->hold == WM_HOLD_ROLE || self->hold == WM_HOLD_FROM
                  || self->hold == WM_HOLD_TO;
  g_autofree char *id
    = self->slug != NULL ? g_strconcat (role ? "role:" : "skill:", self->slug, NULL) : NULL;

  if (id != NULL)
    wm_scene_view_focus_node (self->view, id);
}

static void
on_drag_update (GtkGestureDrag *gesture, double dx, double dy, WmMapEditMode *self)
{
  if (self->hold == WM_HOLD_NOTHING || (!self->moved && hypot (dx, dy) < THRESHOLD))
    return;
  if (!self->moved)
    focus_held (self);
  self->moved = TRUE;
  wm_map_edit_show_drag (self, dx, dy);
}

/* Is this press the second of two on one skill? The gesture for clicks never sees
 * it, since this one takes it. */
static gboolean
is_double (WmMapEditMode *self, const char *skill)
{
  gint64 now = g_get_monotonic_time (), before = self->pressed_at;
  gboolean same = g_strcmp0 (self->pressed, skill) == 0;
  int time;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self->view)), "gtk-double-click-time", &time,
                NULL);
  g_free (self->pressed);
  self->pressed = g_strdup (skill);
  self->pressed_at = now;
  return same && now - before < time * G_TIME_SPAN_MILLISECOND;
}

/* A press without a movement: a choice, a new name, or the keyboard comes there. */
static void
press (WmMapEditMode *self, GtkGesture *gesture)
{
  g_autofree char *slug = g_steal_pointer (&self->slug);
  g_autofree char *id = NULL;

  if (slug == NULL)
    return;
  if ((modifiers_of (gesture) & CHOOSES) != 0 && self->hold == WM_HOLD_SKILL)
    {
      wm_map_edit_toggle (self, slug);
      return;
    }
  if (self->hold == WM_HOLD_SKILL && is_double (self, slug))
    {
      wm_map_edit_rename (self, slug);
      return;
    }
  id = g_strconcat (self->hold >= WM_HOLD_ROLE ? "role:" : "skill:", slug, NULL);
  wm_scene_view_focus_node (self->view, id);
  /* A panel that opens would change the map under the hand. */
  if (self->follows && self->hold < WM_HOLD_ROLE)
    wm_scene_view_activate_node (self->view, wm_scene_find (self->view->scene, id));
}

static void
on_drag_end (GtkGestureDrag *gesture, double dx, double dy, WmMapEditMode *self)
{
  WmHold hold = self->hold;
  gboolean stays = FALSE;

  if (hold == WM_HOLD_NOTHING)
    return;
  if (!self->moved)
    press (self, GTK_GESTURE (gesture));
  else if (hold == WM_HOLD_GROUND)
    wm_map_edit_choose_band (self, &self->shown.box);
  else if (hold == WM_HOLD_ABOVE || hold == WM_HOLD_BELOW)
    stays = connect_ends (self, dx, dy);
  else
    end_move (self, dx);
  if (!stays)
    wm_map_edit_forget_drag (self);
  self->hold = WM_HOLD_NOTHING;
  if (wm_map_edit_is_ready (self))
    find_handled (self, self->start_x + dx, self->start_y + dy);
  wm_map_edit_show (self);
}

static void
on_drag_cancel (GtkGesture *gesture, GdkEventSequence *sequence, WmMapEditMode *self)
{
  wm_map_edit_forget_drag (self);
  wm_map_edit_show (self);
}

/* On an empty place under the spectrum: its x is the new skill's place. */
static void
add_skill_at (WmMapEditMode *self, double x, double y)
{
  const WmMapLayout *layout = wm_map_edit_get_layout (self);
  WmSkillEdit start = WM_SKILL_EDIT_INIT;

  if (wm_map_edit_scene_y (self, y) < layout->top || wm_map_edit_scene_y (self, y) > layout->bottom)
    return;
  start.spectrum = wm_map_layout_place_at (layout, wm_map_edit_scene_x (self, x));
  wm_skill_dialog_show_new (GTK_WIDGET (self->view), self->session, &start);
}

static void
on_click (GtkGestureClick *gesture, int n_press, double x, double y, WmMapEditMode *self)
{
  if (wm_map_edit_is_ready (self) && !self->view->dragged && !self->ends_rename && n_press == 1
      && (modifiers_of (GTK_GESTURE (gesture)) & CHOOSES) == 0 && node_at (self, x, y) == NULL)
    add_skill_at (self, x, y);
}

void
wm_map_edit_install_pointer (WmMapEditMode *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *drag = gtk_gesture_drag_new (), *click = gtk_gesture_click_new ();

  g_signal_connect (motion, "enter", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "leave", G_CALLBACK (on_leave), self);
  wm_map_edit_add_controller (self, motion);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  g_signal_connect (drag, "cancel", G_CALLBACK (on_drag_cancel), self);
  wm_map_edit_add_controller (self, GTK_EVENT_CONTROLLER (drag));
  g_signal_connect (click, "released", G_CALLBACK (on_click), self);
  wm_map_edit_add_controller (self, GTK_EVENT_CONTROLLER (click));
}
