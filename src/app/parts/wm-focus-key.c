/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The keyboard stays where it was when controls are made anew. GTK would give
 * it to the next control of the window, whatever that does.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/parts/wm-focus-key.h"

#define KEY "wm-focus-key"

void
wm_focus_key_set (GtkWidget *widget, const char *does, const char *of)
{
  g_object_set_data_full (G_OBJECT (widget), KEY, g_strconcat (does, " ", of, NULL), g_free);
}

char *
wm_focus_key_dup (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, widget)
           ? g_strdup (g_object_get_data (G_OBJECT (focus), KEY))
           : NULL;
}

static gboolean
grab (GtkWidget *widget, const char *key)
{
  if (g_strcmp0 (g_object_get_data (G_OBJECT (widget), KEY), key) == 0)
    return gtk_widget_grab_focus (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (grab (child, key))
      return TRUE;
  return FALSE;
}

gboolean
wm_focus_key_grab (GtkWidget *widget, const char *key)
{
  return key == NULL || grab (widget, key);
}
