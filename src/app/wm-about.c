/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The window about the program.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/wm-about.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

static void
name_widget (GtkWidget *widget, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* In libadwaita 1.2 neither the buttons back, which are pictures, nor the one with the version,
 * whose text lies in a label bound to it, nor the fields of long texts have names. */
static void
name_parts (GtkWidget *widget)
{
  const char *icon = GTK_IS_BUTTON (widget) ? gtk_button_get_icon_name (GTK_BUTTON (widget)) : NULL;

  if (g_strcmp0 (icon, "go-previous-symbolic") == 0)
    name_widget (widget, _("Back"));
  else if (gtk_widget_has_css_class (widget, "app-version"))
    {
      /* Translators: %s is the number of the program's version. */
      g_autofree char *name = g_strdup_printf (_("Version %s"), WM_VERSION);

      name_widget (widget, name);
    }
  else if (GTK_IS_TEXT_VIEW (widget))
    name_widget (widget, _("Text"));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_parts (child);
}

void
wm_about_show (GtkWindow *parent)
{
  GtkWidget *window = g_object_new (
    ADW_TYPE_ABOUT_WINDOW, "transient-for", parent, "application-name", _("Waymark"),
    "application-icon", WM_APP_ID, "version", WM_VERSION, "developer-name",
    _("The Waymark contributors"), "license-type", GTK_LICENSE_GPL_3_0, "comments",
    _("Skills of teams that build on AI models, from the role spectrum to a plan with dates. "
      "Everything stays in one file on this computer."),
    NULL);

  name_parts (window);
  gtk_window_present (GTK_WINDOW (window));
}
