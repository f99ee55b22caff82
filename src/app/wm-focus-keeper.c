/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The focus of a window, when what has it goes away.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/wm-focus-keeper.h"

/* The nearest above @widget that can take the keyboard. */
static void
give_on (GtkWindow *window, GtkWidget *widget)
{
  while (widget != NULL && widget != GTK_WIDGET (window))
    {
      if (gtk_widget_get_mapped (widget) && gtk_widget_grab_focus (widget))
        return;
      widget = gtk_widget_get_parent (widget);
    }
  gtk_window_set_focus (window, NULL);
}

static gboolean
mend (gpointer data)
{
  GtkWindow *window = data;
  GtkWidget *focus = gtk_window_get_focus (window);

  if (focus != NULL && !gtk_widget_get_mapped (focus)
      && gtk_widget_get_mapped (GTK_WIDGET (window)))
    give_on (window, focus);
  return G_SOURCE_REMOVE;
}

/* Later, for what closes may put the focus right itself. */
static void
on_unmap (GtkWindow *window)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, mend, g_object_ref (window), g_object_unref);
}

static void
on_focus_changed (GtkWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  if (focus == NULL || g_object_get_data (G_OBJECT (focus), "wm-focus-kept") != NULL)
    return;
  g_object_set_data (G_OBJECT (focus), "wm-focus-kept", window);
  g_signal_connect_object (focus, "unmap", G_CALLBACK (on_unmap), window,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

void
wm_focus_keeper_watch (GtkWindow *window)
{
  g_signal_connect (window, "notify::focus-widget", G_CALLBACK (on_focus_changed), NULL);
}
