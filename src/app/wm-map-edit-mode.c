/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Editing the map in place. The gesture stands before those of the view: what
 * it takes, a drag from a node, does not move the map.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/wm-map-edit-mode.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "app/pages/wm-skill-dialog.h"
#include "app/wm-feedback.h"
#include "app/wm-scene-view-private.h"
#include "draw/wm-scene-edit.h"
#include "map/wm-map-edit.h"

#define THRESHOLD 6 /* pixels before a press is a drag */
#define GRIP 10     /* pixels at the ends of a band */
#define STEP 20     /* of the spectrum, by the keyboard */

/* Which part of a band is held */
typedef enum
{
  HOLD_ALL,
  HOLD_FROM,
  HOLD_TO,
} Hold;

struct _WmMapEditMode
{
  GObject parent_instance;

  WmSceneView *view; /* outlives this */
  WmSession *session;
  WmMapEditLayout layout;
  gpointer data;
  GtkEventController *drag, *click, *keys; /* of the view */
  gboolean on;

  /* While something is dragged */
  char *id; /* (nullable): of its node */
  Hold hold;
  double x, y, w, h;          /* its node, in the scene's points */
  double start_x, start_y;    /* pixels of the view */
  gboolean moved;
};

G_DEFINE_FINAL_TYPE (WmMapEditMode, wm_map_edit_mode, G_TYPE_OBJECT)

static const char *
slug_of (const char *id, const char *kind)
{
  return id != NULL && g_str_has_prefix (id, kind) ? id + strlen (kind) : NULL;
}

static double
scene_x (WmMapEditMode *self, double x)
{
  return (x - self->view->offset_x) / self->view->zoom;
}

static double
scene_y (WmMapEditMode *self, double y)
{
  return (y - self->view->offset_y) / self->view->zoom;
}

static const WmSceneNode *
node_at (WmSceneView *view, double x, double y)
{
  int node = wm_scene_view_pick (view, x, y);

  return node >= 0 ? &g_array_index (view->scene->nodes, WmSceneNode, node) : NULL;
}

char *
wm_map_edit_skill_at (WmSceneView *view, double x, double y)
{
  const WmSceneNode *node = node_at (view, x, y);

  return g_strdup (slug_of (node != NULL ? node->id : NULL, "skill:"));
}

static void
tell (WmMapEditMode *self, gboolean done, const char *text, GError *error)
{
  if (done)
    wm_feedback_undoable (GTK_WIDGET (self->view), text);
  else
    wm_feedback_error (GTK_WIDGET (self->view), error);
}

/* ---- what a drag does ---------------------------------------------------------- */

static void
move_skill (WmMapEditMode *self, const char *skill, int place)
{
  g_autoptr (GError) error = NULL;
  gboolean done
    = wm_skill_move (wm_session_get_store (self->session), skill, place, &error);

  tell (self, done, _("Skill moved"), error);
}

static void
connect_skills (WmMapEditMode *self, const char *need, const char *skill)
{
  g_autoptr (GError) error = NULL;
  gboolean done
    = wm_skill_connect (wm_session_get_store (self->session), skill, need, &error);

  tell (self, done, _("Prerequisite added"), error);
}

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
  if (self->hold == HOLD_ALL)
    done = wm_role_move (store, slug, place, &error);
  else if (self->hold == HOLD_FROM)
    done = wm_role_resize (store, slug, MIN (place, role->to), role->to, &error);
  else
    done = wm_role_resize (store, slug, role->from, MAX (place, role->from), &error);
  tell (self, done, self->hold == HOLD_ALL ? _("Role moved") : _("Role resized"), error);
}

/* Where the middle of what is dragged, or the end that is held, would lie */
static int
place_of (WmMapEditMode *self, double dx)
{
  double at = self->hold == HOLD_FROM ? self->x
              : self->hold == HOLD_TO ? self->x + self->w
                                      : self->x + self->w / 2;

  return wm_map_layout_place_at (self->layout (self->data), at + dx / self->view->zoom);
}

/* (nullable): the other skill that the pointer is on */
static const WmSceneNode *
other_skill (WmMapEditMode *self, double dx, double dy)
{
  const WmSceneNode *node = node_at (self->view, self->start_x + dx, self->start_y + dy);

  if (slug_of (self->id, "skill:") == NULL || node == NULL || slug_of (node->id, "skill:") == NULL
      || g_str_equal (node->id, self->id))
    return NULL;
  return node;
}

static void
show_drag (WmMapEditMode *self, double dx, double dy)
{
  const WmMapLayout *layout = self->layout (self->data);
  const WmSceneNode *other = other_skill (self, dx, dy);
  double left = self->x + (self->hold == HOLD_TO ? 0 : dx / self->view->zoom);
  double right = self->x + self->w + (self->hold == HOLD_FROM ? 0 : dx / self->view->zoom);
  WmScene *scene;

  if (other != NULL)
    {
      /* Translators: while a skill is dragged onto another on the map */
      g_autofree char *words = g_strdup_printf (_("Needed by %s"), other->label);

      scene = wm_scene_edit_connect (layout, wm_measure_pango (), self->x + self->w / 2, self->y,
                                     other->x + other->w / 2, other->y + other->h, words);
    }
  else
    scene = wm_scene_edit_move (layout, wm_measure_pango (), left, self->y,
                                MAX (right - left, 2), self->h, place_of (self, dx));
  wm_scene_view_set_overlay (self->view, scene, 1);
}

/* ---- gestures ------------------------------------------------------------------ */

static gboolean
is_ready (WmMapEditMode *self)
{
  return self->on && self->view->scene != NULL && self->layout (self->data) != NULL
         && !wm_session_is_read_only (self->session);
}

static void
on_drag_begin (GtkGestureDrag *gesture, double x, double y, WmMapEditMode *self)
{
  const WmSceneNode *node = is_ready (self) ? node_at (self->view, x, y) : NULL;

  g_clear_pointer (&self->id, g_free);
  if (node == NULL
      || (!g_str_has_prefix (node->id, "skill:") && !g_str_has_prefix (node->id, "role:")))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  self->id = g_strdup (node->id);
  self->x = node->x;
  self->y = node->y;
  self->w = node->w;
  self->h = node->h;
  self->start_x = x;
  self->start_y = y;
  self->moved = FALSE;
  self->hold = HOLD_ALL;
  if (g_str_has_prefix (node->id, "role:")
      && (scene_x (self, x) - node->x) * self->view->zoom < GRIP)
    self->hold = HOLD_FROM;
  else if (g_str_has_prefix (node->id, "role:")
           && (node->x + node->w - scene_x (self, x)) * self->view->zoom < GRIP)
    self->hold = HOLD_TO;
}

static void
on_drag_update (GtkGestureDrag *gesture, double dx, double dy, WmMapEditMode *self)
{
  if (self->id == NULL || (!self->moved && hypot (dx, dy) < THRESHOLD))
    return;
  self->moved = TRUE;
  show_drag (self, dx, dy);
}

static void
on_drag_end (GtkGestureDrag *gesture, double dx, double dy, WmMapEditMode *self)
{
  g_autofree char *id = g_steal_pointer (&self->id);
  const WmSceneNode *other;

  if (id == NULL)
    return;
  wm_scene_view_set_overlay (self->view, NULL, 1);
  if (!self->moved)
    {
      wm_scene_view_activate_node (self->view, wm_scene_find (self->view->scene, id));
      return;
    }
  self->id = id;
  other = other_skill (self, dx, dy);
  self->id = NULL;
  if (other != NULL)
    connect_skills (self, slug_of (id, "skill:"), slug_of (other->id, "skill:"));
  else if (slug_of (id, "skill:") != NULL)
    move_skill (self, slug_of (id, "skill:"), place_of (self, dx));
  else
    move_role (self, slug_of (id, "role:"), place_of (self, dx));
}

/* On an empty place under the spectrum: its x is the new skill's place. */
static void
on_click (GtkGestureClick *gesture, int n_press, double x, double y, WmMapEditMode *self)
{
  WmSkillEdit start = WM_SKILL_EDIT_INIT;
  const WmMapLayout *layout;

  if (!is_ready (self) || self->view->dragged || node_at (self->view, x, y) != NULL)
    return;
  layout = self->layout (self->data);
  if (scene_y (self, y) < layout->top || scene_y (self, y) > layout->bottom)
    return;
  start.spectrum = wm_map_layout_place_at (layout, scene_x (self, x));
  wm_skill_dialog_show_new (GTK_WIDGET (self->view), self->session, &start);
}

/* ---- the keyboard -------------------------------------------------------------- */

static void
step_node (WmMapEditMode *self, const char *id, int step)
{
  WmMap *map = wm_session_get_map (self->session);
  const char *skill = slug_of (id, "skill:"), *role = slug_of (id, "role:");
  int i = skill != NULL ? wm_map_find_skill (map, skill)
          : role != NULL ? wm_map_find_role (map, role)
                         : -1;

  if (i < 0)
    return;
  self->hold = HOLD_ALL;
  if (skill != NULL)
    {
      int place = wm_map_skill (map, (guint) i)->spectrum;

      move_skill (self, skill, CLAMP ((place >= 0 ? place : map->boundary) + step, 0, 1000));
    }
  else
    {
      const WmRole *it = wm_map_role (map, (guint) i);
      int place = it->position >= 0 ? it->position : (it->from + it->to) / 2;

      move_role (self, role, CLAMP (place + step, 0, 1000));
    }
}

static gboolean
on_key (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
        WmMapEditMode *self)
{
  const GdkModifierType both = GDK_CONTROL_MASK | GDK_SHIFT_MASK;
  const char *focused = wm_scene_view_get_focused (self->view);
  g_autofree char *id = g_strdup (focused);

  if (!is_ready (self) || id == NULL || (state & both) != both
      || (key != GDK_KEY_Left && key != GDK_KEY_Right))
    return GDK_EVENT_PROPAGATE;
  step_node (self, id, key == GDK_KEY_Left ? -STEP : STEP);
  return GDK_EVENT_STOP;
}

/* ---- the object ---------------------------------------------------------------- */

static void
wm_map_edit_mode_dispose (GObject *object)
{
  WmMapEditMode *self = WM_MAP_EDIT_MODE (object);

  if (self->session != NULL)
    {
      gtk_widget_remove_controller (GTK_WIDGET (self->view), self->drag);
      gtk_widget_remove_controller (GTK_WIDGET (self->view), self->click);
      gtk_widget_remove_controller (GTK_WIDGET (self->view), self->keys);
    }
  g_clear_object (&self->session);
  g_clear_pointer (&self->id, g_free);
  G_OBJECT_CLASS (wm_map_edit_mode_parent_class)->dispose (object);
}

static void
wm_map_edit_mode_class_init (WmMapEditModeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_map_edit_mode_dispose;
}

static void
wm_map_edit_mode_init (WmMapEditMode *self)
{
}

static void
add_controller (WmMapEditMode *self, GtkEventController *controller)
{
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->view), controller);
}

WmMapEditMode *
wm_map_edit_mode_new (WmSceneView *view, WmSession *session, WmMapEditLayout layout, gpointer data)
{
  WmMapEditMode *self = g_object_new (WM_TYPE_MAP_EDIT_MODE, NULL);

  self->view = view;
  self->session = g_object_ref (session);
  self->layout = layout;
  self->data = data;
  self->drag = GTK_EVENT_CONTROLLER (gtk_gesture_drag_new ());
  g_signal_connect (self->drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (self->drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect (self->drag, "drag-end", G_CALLBACK (on_drag_end), self);
  self->click = GTK_EVENT_CONTROLLER (gtk_gesture_click_new ());
  g_signal_connect (self->click, "released", G_CALLBACK (on_click), self);
  self->keys = gtk_event_controller_key_new ();
  g_signal_connect (self->keys, "key-pressed", G_CALLBACK (on_key), self);
  add_controller (self, self->drag);
  add_controller (self, self->click);
  add_controller (self, self->keys);
  wm_map_edit_mode_set_on (self, FALSE);
  return self;
}

void
wm_map_edit_mode_set_on (WmMapEditMode *self, gboolean on)
{
  g_return_if_fail (WM_IS_MAP_EDIT_MODE (self));

  self->on = on;
}
