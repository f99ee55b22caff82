/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Dialogs with toasts of their own.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/parts/wm-undo-dialog.h"

#include "app/parts/wm-page-parts.h"
#include "app/wm-feedback.h"

static void
on_undo (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWidget *window = data;
  WmSession *session = g_object_get_data (G_OBJECT (window), "wm-session");
  g_autoptr (GError) error = NULL;

  if (!wm_store_undo (wm_session_get_store (session), &error))
    wm_feedback_error (window, error);
}

AdwWindow *
wm_undo_dialog_new (GtkWidget *from, WmSession *session, const char *title, int width, int height)
{
  const GActionEntry entries[] = { { .name = "undo", .activate = on_undo } };
  AdwWindow *window = wm_page_dialog_new (from, title, width, height);
  GtkEventController *keys = gtk_shortcut_controller_new ();
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_object_set_data_full (G_OBJECT (window), "wm-session", g_object_ref (session),
                          g_object_unref);
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), window);
  gtk_widget_insert_action_group (GTK_WIDGET (window), "win", G_ACTION_GROUP (group));
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_z, GDK_CONTROL_MASK),
                      gtk_named_action_new ("win.undo")));
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
  return window;
}

/* Unlike others, this dialog knows how to undo. */
static void
can_undo (GtkWidget *overlay)
{
  g_object_set_data (G_OBJECT (overlay), "wm-of-dialog", NULL);
}

void
wm_undo_dialog_set_content (AdwWindow *window, GtkWidget *content)
{
  GtkWidget *overlay = wm_feedback_overlay_new (GTK_WINDOW (window), content);

  can_undo (overlay);
  adw_window_set_content (window, overlay);
}

GtkWidget *
wm_undo_dialog_fill (AdwWindow *window, GtkWidget *column)
{
  GtkWidget *bar = wm_page_dialog_fill (window, column);

  can_undo (g_object_get_data (G_OBJECT (window), "wm-toast-overlay"));
  return bar;
}
