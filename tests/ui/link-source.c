/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A window from which a link can be dragged, as from a browser's.
 */
#include <gtk/gtk.h>

typedef struct
{
  const char *link;
  char **titled; /* an address and its title, and so on; (nullable) */
} Link;

/* As a browser does: the first address, and where they have titles, all in UTF-16 */
static GdkContentProvider *
on_prepare (GtkDragSource *source, double x, double y, const Link *link)
{
  g_autofree char *lines = g_strconcat (link->link, "\r\n", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (lines, strlen (lines));
  GdkContentProvider *plain = gdk_content_provider_new_for_bytes ("text/uri-list", bytes);
  g_autofree char *pairs = NULL;
  g_autoptr (GBytes) titled = NULL;
  gsize length;
  char *wide;

  if (link->titled == NULL)
    return plain;
  pairs = g_strjoinv ("\r\n", link->titled);
  wide = g_convert (pairs, -1, "UTF-16LE", "UTF-8", NULL, &length, NULL);
  titled = g_bytes_new_take (wide, length);
  return gdk_content_provider_new_union (
    (GdkContentProvider *[]) { plain,
                               gdk_content_provider_new_for_bytes ("text/x-moz-url", titled) },
    2);
}

int
main (int argc, char **argv)
{
  Link link = { argc > 1 ? argv[1] : "", argc > 2 ? argv + 1 : NULL };
  GtkWidget *window, *label;
  GtkDragSource *source;

  gtk_init ();
  window = gtk_window_new ();
  label = gtk_label_new (link.link);
  source = gtk_drag_source_new ();
  g_signal_connect (source, "prepare", G_CALLBACK (on_prepare), &link);
  gtk_widget_add_controller (label, GTK_EVENT_CONTROLLER (source));
  gtk_window_set_title (GTK_WINDOW (window), "Link Source");
  gtk_window_set_default_size (GTK_WINDOW (window), 200, 120);
  gtk_window_set_child (GTK_WINDOW (window), label);
  gtk_window_present (GTK_WINDOW (window));
  while (g_list_model_get_n_items (gtk_window_get_toplevels ()) > 0)
    g_main_context_iteration (NULL, TRUE);
  return 0;
}
