/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Editing the map in place: the mode, what it shows, and the keyboard.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/map/wm-map-edit-private.h"

#include <glib/gi18n-lib.h>

#include "app/wm-feedback.h"
#include "map/wm-map-edit.h"

#define STEP 20 /* of the spectrum, by the keyboard */

static guint choice_changed;

G_DEFINE_FINAL_TYPE (WmMapEditMode, wm_map_edit_mode, G_TYPE_OBJECT)

const char *
wm_map_edit_slug_of (const char *id, const char *kind)
{
  return id != NULL && g_str_has_prefix (id, kind) ? id + strlen (kind) : NULL;
}

const WmMapLayout *
wm_map_edit_get_layout (WmMapEditMode *self)
{
  return self->layout (self->data);
}

/* What is drawn is what is in the workspace: not while it is placed anew. */
gboolean
wm_map_edit_is_ready (WmMapEditMode *self)
{
  const WmMapLayout *layout = wm_map_edit_get_layout (self);

  return self->on && self->view->scene != NULL && layout != NULL
         && layout->map == wm_session_get_map (self->session)
         && wm_session_is_current (self->session) && !wm_session_is_read_only (self->session);
}

char *
wm_map_edit_skill_at (WmSceneView *view, double x, double y)
{
  int node = wm_scene_view_pick (view, x, y);

  return node >= 0 ? g_strdup (wm_map_edit_slug_of (
                       g_array_index (view->scene->nodes, WmSceneNode, node).id, "skill:"))
                   : NULL;
}

void
wm_map_edit_tell (WmMapEditMode *self, gboolean done, const char *text, GError *error)
{
  if (done)
    wm_feedback_undoable (GTK_WIDGET (self->view), text);
  else
    wm_feedback_error (GTK_WIDGET (self->view), error);
}

/* Handles, what is chosen, and what is dragged, over the map */
void
wm_map_edit_show (WmMapEditMode *self)
{
  const WmMapLayout *layout = wm_map_edit_get_layout (self);
  g_autofree gboolean *chosen = NULL;
  WmSceneEdit show = self->shown;

  if (!self->on || layout == NULL || !wm_scene_view_get_part (self->view, &show.part))
    {
      wm_scene_view_set_top (self->view, NULL);
      return;
    }
  show.zoom = self->view->zoom;
  show.chosen = chosen = wm_map_edit_dup_chosen (self, layout);
  show.handled = self->handled != NULL ? wm_map_find_skill (layout->map, self->handled) : -1;
  show.words = self->words;
  show.circle = self->circle;
  wm_scene_view_set_top (self->view, wm_scene_edit (layout, wm_measure_pango (), &show));
}

void
wm_map_edit_note_choice (WmMapEditMode *self)
{
  wm_map_edit_show (self);
  g_signal_emit (self, choice_changed, 0);
}

void
wm_map_edit_move_skill (WmMapEditMode *self, const char *skill, int place)
{
  g_autoptr (GError) error = NULL;
  gboolean done = wm_skill_move (wm_session_get_store (self->session), skill, place, &error);

  wm_map_edit_tell (self, done, _("Skill moved"), error);
}

void
wm_map_edit_rename (WmMapEditMode *self, const char *skill)
{
  (void) wm_map_rename_begin (self->rename, skill);
}

/* ---- the keyboard -------------------------------------------------------------- */

static void
step_skill (WmMapEditMode *self, const char *slug, int step)
{
  WmMap *map = wm_session_get_map (self->session);
  int i = wm_map_find_skill (map, slug), place;

  if (i < 0)
    return;
  place = wm_map_skill (map, (guint) i)->spectrum;
  wm_map_edit_move_skill (self, slug, CLAMP ((place >= 0 ? place : map->boundary) + step, 0, 1000));
}

static void
step_role (WmMapEditMode *self, const char *slug, int step)
{
  WmMap *map = wm_session_get_map (self->session);
  int i = wm_map_find_role (map, slug), place;
  g_autoptr (GError) error = NULL;
  const WmRole *role;
  gboolean done;

  if (i < 0)
    return;
  role = wm_map_role (map, (guint) i);
  place = role->position >= 0 ? role->position : (role->from + role->to) / 2;
  done = wm_role_move (wm_session_get_store (self->session), slug, CLAMP (place + step, 0, 1000),
                       &error);
  wm_map_edit_tell (self, done, _("Role moved"), error);
}

static gboolean
on_key (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
        WmMapEditMode *self)
{
  gboolean ctrl = (state & GDK_CONTROL_MASK) != 0, shift = (state & GDK_SHIFT_MASK) != 0;
  g_autofree char *id = g_strdup (wm_scene_view_get_focused (self->view));
  const char *skill = wm_map_edit_slug_of (id, "skill:");
  const char *role = wm_map_edit_slug_of (id, "role:");
  int step = key == GDK_KEY_Left ? -STEP : key == GDK_KEY_Right ? STEP : 0;

  /* What is under way, or was refused; the hand may still hold the button. */
  if (key == GDK_KEY_Escape && self->on
      && (self->circle != NULL || self->hold != WM_HOLD_NOTHING))
    {
      wm_map_edit_forget_drag (self);
      wm_map_edit_show (self);
      return GDK_EVENT_STOP;
    }
  if (key == GDK_KEY_Escape && wm_map_edit_mode_choose_none (self))
    return GDK_EVENT_STOP;
  if (!wm_map_edit_is_ready (self) || !ctrl)
    return GDK_EVENT_PROPAGATE;
  if (step != 0 && shift && skill != NULL)
    step_skill (self, skill, step);
  else if (step != 0 && shift && role != NULL)
    step_role (self, role, step);
  else if (key == GDK_KEY_space && skill != NULL)
    wm_map_edit_toggle (self, skill);
  else if (key == GDK_KEY_a && !shift)
    wm_map_edit_choose_all (self);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* ---- the object ---------------------------------------------------------------- */

static void
wm_map_edit_mode_dispose (GObject *object)
{
  WmMapEditMode *self = WM_MAP_EDIT_MODE (object);

  if (self->session != NULL)
    {
      for (guint i = 0; i < self->controllers->len; i++)
        gtk_widget_remove_controller (GTK_WIDGET (self->view),
                                      g_ptr_array_index (self->controllers, i));
      g_signal_handlers_disconnect_by_data (self->view, self);
      wm_scene_view_set_top (self->view, NULL);
    }
  g_clear_pointer (&self->rename, wm_map_rename_free);
  g_clear_object (&self->session);
  g_clear_pointer (&self->controllers, g_ptr_array_unref);
  wm_map_edit_forget_drag (self);
  g_clear_pointer (&self->handled, g_free);
  g_clear_pointer (&self->pressed, g_free);
  g_clear_pointer (&self->chosen, g_hash_table_unref);
  G_OBJECT_CLASS (wm_map_edit_mode_parent_class)->dispose (object);
}

static void
wm_map_edit_mode_class_init (WmMapEditModeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_map_edit_mode_dispose;
  choice_changed = g_signal_new ("choice-changed", WM_TYPE_MAP_EDIT_MODE, G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
wm_map_edit_mode_init (WmMapEditMode *self)
{
  self->controllers = g_ptr_array_new ();
  self->chosen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->shown.handled = -1;
}

void
wm_map_edit_add_controller (WmMapEditMode *self, GtkEventController *controller)
{
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->view), controller);
  g_ptr_array_add (self->controllers, controller);
}

/* What is chosen may have come into sight. */
static void
on_moved (WmMapEditMode *self)
{
  if (self->on)
    wm_map_edit_show (self);
}

WmMapEditMode *
wm_map_edit_mode_new (GtkOverlay *overlay, WmSceneView *view, WmSession *session,
                      WmMapEditLayout layout, gpointer data)
{
  WmMapEditMode *self = g_object_new (WM_TYPE_MAP_EDIT_MODE, NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->view = view;
  self->session = g_object_ref (session);
  self->layout = layout;
  self->data = data;
  self->rename = wm_map_rename_new (overlay, view, session);
  wm_map_edit_install_pointer (self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  wm_map_edit_add_controller (self, keys);
  g_signal_connect_swapped (view, "moved", G_CALLBACK (on_moved), self);
  return self;
}

void
wm_map_edit_mode_set_on (WmMapEditMode *self, gboolean on)
{
  g_return_if_fail (WM_IS_MAP_EDIT_MODE (self));

  self->on = on;
  /* A tooltip would lie where the lower handle is. */
  gtk_widget_set_has_tooltip (GTK_WIDGET (self->view), !on);
  if (!on)
    {
      wm_map_rename_end (self->rename);
      wm_map_edit_forget_drag (self);
      g_clear_pointer (&self->handled, g_free);
      (void) wm_map_edit_mode_choose_none (self);
      wm_scene_view_set_cursor (self->view, NULL);
    }
  wm_map_edit_show (self);
}

void
wm_map_edit_mode_set_follows (WmMapEditMode *self, gboolean follows)
{
  g_return_if_fail (WM_IS_MAP_EDIT_MODE (self));

  self->follows = follows;
}

gboolean
wm_map_edit_mode_is_on (WmMapEditMode *self)
{
  g_return_val_if_fail (WM_IS_MAP_EDIT_MODE (self), FALSE);

  return self->on;
}

void
wm_map_edit_mode_refresh (WmMapEditMode *self)
{
  g_return_if_fail (WM_IS_MAP_EDIT_MODE (self));

  wm_map_edit_forget_drag (self);
  wm_map_edit_prune (self);
  wm_map_edit_show (self);
}

gboolean
wm_map_edit_mode_rename (WmMapEditMode *self)
{
  const char *skill;

  g_return_val_if_fail (WM_IS_MAP_EDIT_MODE (self), FALSE);

  skill = wm_map_edit_slug_of (wm_scene_view_get_focused (self->view), "skill:");
  return self->on && skill != NULL && wm_map_rename_begin (self->rename, skill);
}
