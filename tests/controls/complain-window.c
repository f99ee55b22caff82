/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A window that complains as it is told: complain-window quiet|warning|
 * critical|status. Ctrl+Q closes it, as it does Waymark's.
 */
#include <gtk/gtk.h>

static void
on_quit (GSimpleAction *action, GVariant *parameter, gpointer app)
{
  g_application_quit (app);
}

static void
on_activate (GApplication *app, const char *how)
{
  GtkWidget *window = gtk_application_window_new (GTK_APPLICATION (app));

  gtk_window_set_title (GTK_WINDOW (window), how);
  gtk_window_present (GTK_WINDOW (window));
  if (g_str_equal (how, "warning"))
    g_warning ("a warning on purpose");
  else if (g_str_equal (how, "critical"))
    gtk_widget_queue_draw (NULL);
}

int
main (int argc, char **argv)
{
  static const GActionEntry actions[] = { { .name = "quit", .activate = on_quit } };
  static const char *const keys[] = { "<Control>q", NULL };
  const char *how = argc > 1 ? argv[1] : "quiet";
  g_autoptr (GtkApplication) app = gtk_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  int status;

  g_action_map_add_action_entries (G_ACTION_MAP (app), actions, G_N_ELEMENTS (actions), app);
  gtk_application_set_accels_for_action (app, "app.quit", keys);
  g_signal_connect (app, "activate", G_CALLBACK (on_activate), (gpointer) how);
  status = g_application_run (G_APPLICATION (app), 1, argv);
  return g_str_equal (how, "status") ? 3 : status;
}
