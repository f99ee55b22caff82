/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A skill is renamed where it stands.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/map/wm-map-rename.h"

#include <glib/gi18n-lib.h>

#include "app/wm-feedback.h"
#include "app/map/wm-scene-view-private.h"
#include "map/wm-map-edit.h"

#define LEAST_WIDTH 200 /* pixels */

struct _WmMapRename
{
  WmSceneView *view;
  WmSession *session;
  GtkWidget *entry;
  char *skill; /* (nullable): slug of what is being renamed */
  guint left_id;
};

static void
place (WmMapRename *self)
{
  g_autofree char *id = g_strconcat ("skill:", self->skill, NULL);
  WmSceneView *view = self->view;
  int width = gtk_widget_get_width (GTK_WIDGET (view)), height, wide;
  WmBounds box;

  if (self->skill == NULL || !wm_scene_sight_find (view, id, &box))
    return;
  gtk_widget_measure (self->entry, GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
  wide = MIN (MAX ((int) ((box.x1 - box.x0) * view->zoom), LEAST_WIDTH), width);
  gtk_widget_set_size_request (self->entry, wide, -1);
  gtk_widget_set_margin_start (
    self->entry, (int) CLAMP (view->offset_x + (box.x0 + box.x1) / 2 * view->zoom - wide / 2, 0,
                              MAX (width - wide, 0)));
  gtk_widget_set_margin_top (
    self->entry,
    (int) CLAMP (view->offset_y + (box.y0 + box.y1) / 2 * view->zoom - height / 2, 0,
                 MAX (gtk_widget_get_height (GTK_WIDGET (view)) - height, 0)));
}

static void
on_activate (WmMapRename *self)
{
  g_autofree char *name = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  g_autoptr (GError) error = NULL;

  if (self->skill == NULL)
    return;
  g_strstrip (name);
  if (!wm_skill_rename (wm_session_get_store (self->session), self->skill, name, &error))
    {
      /* The name stays, to be mended. */
      gtk_widget_add_css_class (self->entry, "error");
      gtk_widget_set_tooltip_text (self->entry, error->message);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, error->message, -1);
      wm_feedback_tell (self->entry, error->message);
      return;
    }
  wm_map_rename_end (self);
  wm_feedback_undoable (GTK_WIDGET (self->view), _("Skill renamed"));
}

static gboolean
on_key (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
        WmMapRename *self)
{
  if (key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  wm_map_rename_end (self);
  return GDK_EVENT_STOP;
}

/* Where the focus has gone is known afterwards. */
static gboolean
on_left (gpointer data)
{
  WmMapRename *self = data;
  GtkRoot *root = gtk_widget_get_root (self->entry);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  self->left_id = 0;
  /* Another window takes nothing away. */
  if (focus == NULL || !gtk_widget_is_ancestor (focus, self->entry))
    wm_map_rename_end (self);
  return G_SOURCE_REMOVE;
}

static void
on_leave (WmMapRename *self)
{
  if (self->skill != NULL && self->left_id == 0)
    self->left_id = g_idle_add (on_left, self);
}

WmMapRename *
wm_map_rename_new (GtkOverlay *overlay, WmSceneView *view, WmSession *session)
{
  WmMapRename *self = g_new0 (WmMapRename, 1);
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->view = view;
  self->session = session;
  self->entry = gtk_entry_new ();
  gtk_widget_add_css_class (self->entry, "map-rename");
  gtk_widget_set_visible (self->entry, FALSE);
  gtk_widget_set_halign (self->entry, GTK_ALIGN_START);
  gtk_widget_set_valign (self->entry, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Name of the Skill"), -1);
  gtk_overlay_add_overlay (overlay, self->entry);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (on_activate), self);
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect (key, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (self->entry, key);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (self->entry, focus);
  g_signal_connect_swapped (view, "moved", G_CALLBACK (place), self);
  return self;
}

void
wm_map_rename_free (WmMapRename *self)
{
  if (self == NULL)
    return;
  g_clear_handle_id (&self->left_id, g_source_remove);
  g_signal_handlers_disconnect_by_data (self->view, self);
  g_signal_handlers_disconnect_by_data (self->entry, self);
  gtk_overlay_remove_overlay (GTK_OVERLAY (gtk_widget_get_parent (self->entry)), self->entry);
  g_free (self->skill);
  g_free (self);
}

gboolean
wm_map_rename_begin (WmMapRename *self, const char *skill)
{
  WmMap *map = wm_session_get_map (self->session);
  int index = wm_map_find_skill (map, skill);

  if (index < 0 || wm_session_is_read_only (self->session))
    return FALSE;
  g_free (self->skill);
  self->skill = g_strdup (skill);
  gtk_widget_remove_css_class (self->entry, "error");
  gtk_widget_set_tooltip_text (self->entry, NULL);
  gtk_accessible_reset_property (GTK_ACCESSIBLE (self->entry),
                                 GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), wm_map_skill (map, (guint) index)->name);
  /* What is not visible has no height. */
  gtk_widget_set_visible (self->entry, TRUE);
  place (self);
  gtk_widget_grab_focus (self->entry);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  return TRUE;
}

gboolean
wm_map_rename_is_open (WmMapRename *self)
{
  return self->skill != NULL;
}

/* The keyboard is where it was: on the skill. */
void
wm_map_rename_end (WmMapRename *self)
{
  g_autofree char *skill = g_steal_pointer (&self->skill);
  g_autofree char *id = NULL;

  g_clear_handle_id (&self->left_id, g_source_remove);
  if (skill == NULL)
    return;
  id = g_strconcat ("skill:", skill, NULL);
  if (gtk_widget_get_focus_child (self->entry) != NULL
      && !wm_scene_view_focus_node (self->view, id))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
  gtk_widget_set_visible (self->entry, FALSE);
}
