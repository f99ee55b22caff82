/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The keyboard on the map. The rules are in wm-walk.c; here are keys, and the
 * way from a place of the map to a node of the scene.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/map/wm-map-keys.h"

#include <math.h>

#include "map/wm-walk.h"

/* Letters that follow each other faster belong to one name. */
#define TYPING_PAUSE (1200 * G_TIME_SPAN_MILLISECOND)

struct _WmMapKeys
{
  WmSceneView *view;
  WmSession *session;
  GtkEventController *keys, *focus;
  GtkIMContext *input;
  WmWalk *walk;
  GString *typed;
  gint64 typed_at;
  guint tick_id; /* until the keyboard comes to @wanted; 0 for none */
  char *wanted;  /* (nullable): id of a node */
  guint ticks;
};

static int
place_of (WmMap *map, const char *id)
{
  int role;

  if (id != NULL && g_str_has_prefix (id, "skill:"))
    return wm_map_find_skill (map, id + strlen ("skill:"));
  if (id == NULL || !g_str_has_prefix (id, "role:"))
    return -1;
  role = wm_map_find_role (map, id + strlen ("role:"));
  return role >= 0 ? (int) map->skills->len + role : -1;
}

static char *
id_of (WmMap *map, int place)
{
  int n = (int) map->skills->len;

  return place < n ? g_strconcat ("skill:", wm_map_skill (map, (guint) place)->slug, NULL)
                   : g_strconcat ("role:", wm_map_role (map, (guint) (place - n))->slug, NULL);
}

/* (transfer full) (nullable): the rows as they are drawn, if all of them are */
static int *
rows_of (WmMapKeys *self, WmMap *map)
{
  const WmScene *scene = wm_scene_view_get_scene (self->view);
  g_autofree int *rows = g_new0 (int, map->skills->len + 1);
  guint found = 0;

  for (guint i = 0; scene != NULL && i < scene->nodes->len; i++)
    {
      const WmSceneNode *node = &g_array_index (scene->nodes, WmSceneNode, i);
      int place = place_of (map, node->id);

      if (place < 0 || place >= (int) map->skills->len)
        continue;
      rows[place] = -(int) lround (node->y + node->h / 2);
      found++;
    }
  return found == map->skills->len ? g_steal_pointer (&rows) : NULL;
}

static void
stop_waiting (WmMapKeys *self)
{
  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->view), self->tick_id);
  self->tick_id = 0;
  g_clear_pointer (&self->wanted, g_free);
}

/* What comes into sight may get its button only in a later frame. */
static gboolean
on_tick (GtkWidget *view, GdkFrameClock *clock, gpointer data)
{
  WmMapKeys *self = data;

  if (!wm_scene_view_focus_node (self->view, self->wanted) && self->ticks++ < 60)
    return G_SOURCE_CONTINUE;
  self->tick_id = 0;
  g_clear_pointer (&self->wanted, g_free);
  return G_SOURCE_REMOVE;
}

static void
go_to (WmMapKeys *self, int place)
{
  g_autofree char *id = id_of (wm_session_get_map (self->session), place);

  stop_waiting (self);
  wm_scene_view_reveal (self->view, id);
  if (wm_scene_view_focus_node (self->view, id))
    return;
  self->wanted = g_steal_pointer (&id);
  self->ticks = 0;
  self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self->view), on_tick, self, NULL);
}

/* Where the keyboard is, or is about to be; -1 when it is elsewhere. */
static int
place_now (WmMapKeys *self)
{
  const char *id = self->wanted != NULL ? self->wanted : wm_scene_view_get_focused (self->view);

  return place_of (wm_session_get_map (self->session), id);
}

/* Returns: FALSE where a step by regions leads out of the map */
static gboolean
step (WmMapKeys *self, WmStep step)
{
  WmMap *map = wm_session_get_map (self->session);
  int from = place_now (self), to;
  g_autofree int *rows = NULL;

  if (from < 0)
    return FALSE;
  rows = rows_of (self, map);
  to = wm_walk_step (self->walk, map, rows, from, step);
  if (to >= 0)
    go_to (self, to);
  else if (step == WM_STEP_NEXT_REGION || step == WM_STEP_PREVIOUS_REGION)
    return FALSE;
  else
    /* An arrow must not leave the picture. */
    gtk_widget_error_bell (GTK_WIDGET (self->view));
  return TRUE;
}

static gboolean
is_typing (WmMapKeys *self)
{
  return self->typed->len > 0 && g_get_monotonic_time () - self->typed_at <= TYPING_PAUSE;
}

static void
on_commit (GtkIMContext *input, const char *text, WmMapKeys *self)
{
  WmMap *map = wm_session_get_map (self->session);
  g_autofree int *rows = rows_of (self, map);
  int found;

  if (!is_typing (self))
    g_string_truncate (self->typed, 0);
  self->typed_at = g_get_monotonic_time ();
  g_string_append (self->typed, text);
  found = wm_walk_find (map, rows, place_now (self), self->typed->str);
  if (found < 0)
    {
      gtk_widget_error_bell (GTK_WIDGET (self->view));
      return;
    }
  wm_walk_forget (self->walk);
  go_to (self, found);
}

static gboolean
find_step (guint keyval, GdkModifierType state, WmStep *step)
{
  gboolean all = (state & GDK_CONTROL_MASK) != 0;
  static const struct
  {
    guint keyval, keypad;
    WmStep step;
  } steps[] = {
    { GDK_KEY_Left, GDK_KEY_KP_Left, WM_STEP_LEFT },
    { GDK_KEY_Right, GDK_KEY_KP_Right, WM_STEP_RIGHT },
    { GDK_KEY_Up, GDK_KEY_KP_Up, WM_STEP_UP },
    { GDK_KEY_Down, GDK_KEY_KP_Down, WM_STEP_DOWN },
    { GDK_KEY_Home, GDK_KEY_KP_Home, WM_STEP_HOME },
    { GDK_KEY_End, GDK_KEY_KP_End, WM_STEP_END },
    { GDK_KEY_Tab, GDK_KEY_KP_Tab, WM_STEP_NEXT_REGION },
    { GDK_KEY_ISO_Left_Tab, GDK_KEY_ISO_Left_Tab, WM_STEP_PREVIOUS_REGION },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (keyval == steps[i].keyval || keyval == steps[i].keypad)
      {
        *step = steps[i].step;
        if (*step == WM_STEP_NEXT_REGION && (state & GDK_SHIFT_MASK))
          *step = WM_STEP_PREVIOUS_REGION;
        if (all && *step != WM_STEP_HOME && *step != WM_STEP_END)
          return FALSE;
        if (all)
          *step = *step == WM_STEP_HOME ? WM_STEP_FIRST : WM_STEP_LAST;
        return TRUE;
      }
  return FALSE;
}

static gboolean
on_key (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
        WmMapKeys *self)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (controller));
  WmStep where;

  if (state & GDK_ALT_MASK)
    return GDK_EVENT_PROPAGATE;
  if (find_step (keyval, state, &where))
    return step (self, where) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
  /* They zoom. */
  if (keyval == GDK_KEY_plus || keyval == GDK_KEY_minus || keyval == GDK_KEY_equal
      || keyval == GDK_KEY_KP_Add || keyval == GDK_KEY_KP_Subtract || (state & GDK_CONTROL_MASK))
    return GDK_EVENT_PROPAGATE;
  /* In a name a space is one; else it presses the button. */
  if (keyval == GDK_KEY_space && !is_typing (self))
    return GDK_EVENT_PROPAGATE;
  return gtk_im_context_filter_keypress (self->input, event) ? GDK_EVENT_STOP
                                                              : GDK_EVENT_PROPAGATE;
}

static void
on_focus_in (WmMapKeys *self)
{
  gtk_im_context_set_client_widget (self->input, GTK_WIDGET (self->view));
  gtk_im_context_focus_in (self->input);
}

static void
on_focus_out (WmMapKeys *self)
{
  gtk_im_context_focus_out (self->input);
  gtk_im_context_reset (self->input);
  gtk_im_context_set_client_widget (self->input, NULL);
  g_string_truncate (self->typed, 0);
}

/* Indexes of the map from before say nothing now. */
static void
on_map_changed (WmMapKeys *self)
{
  wm_walk_forget (self->walk);
  stop_waiting (self);
}

WmMapKeys *
wm_map_keys_new (WmSceneView *view, WmSession *session)
{
  WmMapKeys *self = g_new0 (WmMapKeys, 1);

  self->view = view;
  self->session = session;
  self->walk = wm_walk_new ();
  self->typed = g_string_new (NULL);
  /* No text is edited here, so there is nowhere to show what is composed. */
  self->input = gtk_im_multicontext_new ();
  gtk_im_context_set_use_preedit (self->input, FALSE);
  g_signal_connect (self->input, "commit", G_CALLBACK (on_commit), self);
  self->keys = gtk_event_controller_key_new ();
  /* Before the buttons: a space may belong to a name. */
  gtk_event_controller_set_propagation_phase (self->keys, GTK_PHASE_CAPTURE);
  g_signal_connect (self->keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (view), self->keys);
  self->focus = gtk_event_controller_focus_new ();
  g_signal_connect_swapped (self->focus, "enter", G_CALLBACK (on_focus_in), self);
  g_signal_connect_swapped (self->focus, "leave", G_CALLBACK (on_focus_out), self);
  gtk_widget_add_controller (GTK_WIDGET (view), self->focus);
  g_signal_connect_swapped (session, "map-changed", G_CALLBACK (on_map_changed), self);
  return self;
}

void
wm_map_keys_free (WmMapKeys *self)
{
  if (self == NULL)
    return;

  stop_waiting (self);
  g_signal_handlers_disconnect_by_data (self->session, self);
  gtk_widget_remove_controller (GTK_WIDGET (self->view), self->keys);
  gtk_widget_remove_controller (GTK_WIDGET (self->view), self->focus);
  g_signal_handlers_disconnect_by_data (self->input, self);
  gtk_im_context_set_client_widget (self->input, NULL);
  g_object_unref (self->input);
  wm_walk_free (self->walk);
  g_string_free (self->typed, TRUE);
  g_free (self);
}
