/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The bar over the map while it is edited: what to do, and what is chosen.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/map/wm-map-page-private.h"

#include <glib/gi18n-lib.h>

#include "app/library/wm-edit-dialogs.h"

/* A WmMapEditLayout */
static const WmMapLayout *
layout_shown (gpointer data)
{
  WmMapPage *self = WM_MAP_PAGE (data);

  return self->source != NULL ? wm_map_source_get_layout (self->source) : NULL;
}

static void
show_bar (WmMapPage *self)
{
  gboolean on = wm_map_edit_mode_is_on (self->edit);
  guint n = wm_map_edit_mode_n_chosen (self->edit);
  g_autofree char *count = g_strdup_printf (ngettext ("%u skill chosen", "%u skills chosen", n), n);
  gboolean had_focus = gtk_widget_get_focus_child (self->edit_bar) != NULL;

  gtk_label_set_text (self->edit_count, count);
  gtk_widget_set_visible (self->edit_bar, on);
  gtk_widget_set_visible (self->edit_hint, n == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->edit_count), n > 0);
  gtk_widget_set_visible (self->edit_chosen, n > 0);
  gtk_widget_set_visible (self->edit_none, n > 0);
  /* The buttons go: the keyboard stays on the map. */
  if (had_focus && n == 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
on_edit_toggled (WmMapPage *self)
{
  wm_map_edit_mode_set_on (self->edit,
                           gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->edit_tool)));
  g_clear_pointer (&self->hovered, g_free);
  wm_map_page_show_focus (self);
  show_bar (self);
}

static void
act_edit_chosen (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmMapPage *self = WM_MAP_PAGE (widget);
  g_autoptr (GArray) skills = wm_map_edit_mode_get_chosen (self->edit);

  if (skills->len > 0)
    wm_bulk_dialog_show (widget, self->session, skills);
}

static void
act_choose_none (GtkWidget *widget, const char *name, GVariant *parameter)
{
  (void) wm_map_edit_mode_choose_none (WM_MAP_PAGE (widget)->edit);
}

void
wm_map_page_install_edit_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "map.edit-chosen", NULL, act_edit_chosen);
  gtk_widget_class_install_action (klass, "map.choose-none", NULL, act_choose_none);
}

void
wm_map_page_install_edit (WmMapPage *self)
{
  self->edit = wm_map_edit_mode_new (self->overlay, self->view, self->session, layout_shown, self);
  gtk_widget_set_sensitive (self->edit_tool, !wm_session_is_read_only (self->session));
  g_signal_connect_object (self->edit_tool, "toggled", G_CALLBACK (on_edit_toggled), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->edit, "choice-changed", G_CALLBACK (show_bar), self,
                           G_CONNECT_SWAPPED);
  show_bar (self);
}

gboolean
wm_map_page_rename (WmMapPage *self)
{
  g_return_val_if_fail (WM_IS_MAP_PAGE (self), FALSE);

  return wm_map_edit_mode_rename (self->edit);
}
