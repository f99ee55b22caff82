/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A resource as a row: what it is, how far one is in it, what it teaches.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/library/wm-resource-row.h"

#include <glib/gi18n-lib.h>

#include "app/parts/wm-page-parts.h"
#include "app/parts/wm-text-row.h"
#include "app/wm-feedback.h"
#include "app/library/wm-reading-parts.h"
#include "app/library/wm-skill-rows.h"

/* The popover of a row is made when it is opened: there are hundreds. */
static void
make_skills_popover (GtkMenuButton *button, gpointer data)
{
  WmMap *map = wm_session_get_map (WM_SESSION (data));
  int i = wm_map_find_resource (map, g_object_get_data (G_OBJECT (button), "resource"));
  GtkWidget *popover = gtk_popover_new ();

  if (i >= 0)
    {
      GtkWidget *chips = wm_skill_rows_chips (map, wm_map_resource (map, i)->skills,
                                              _("Skills that this teaches"));

      gtk_widget_set_size_request (chips, 240, -1);
      gtk_popover_set_child (GTK_POPOVER (popover), chips);
      for (GtkWidget *chip = gtk_widget_get_first_child (chips); chip != NULL;
           chip = gtk_widget_get_next_sibling (chip))
        g_signal_connect_object (chip, "clicked", G_CALLBACK (gtk_popover_popdown), popover,
                                 G_CONNECT_SWAPPED);
    }
  gtk_menu_button_set_popover (button, popover);
}

static GtkWidget *
skills_button_new (WmSession *session, const WmResource *resource)
{
  GtkWidget *button = gtk_menu_button_new ();
  guint n = resource->skills->len;
  g_autofree char *label = g_strdup_printf (ngettext ("%u skill", "%u skills", n), n);
  /* Translators: a button that lists the skills that a resource teaches. */
  g_autofree char *name
    = g_strdup_printf (ngettext ("Teaches %u skill", "Teaches %u skills", n), n);

  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), label);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), make_skills_popover,
                                         g_object_ref (session), g_object_unref);
  g_object_set_data_full (G_OBJECT (button), "resource", g_strdup (resource->slug), g_free);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

/* (transfer full): kind, time and where it leads, as far as they are told */
static char *
describe_resource (const WmResource *resource, const char *host)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_autofree char *time = wm_skill_rows_duration (resource->minutes, resource->estimated);
  g_auto (GStrv) texts = NULL;

  if (resource->is_new)
    /* Translators: a mark of what a reading list took in of late. */
    g_strv_builder_add (parts, _("New"));
  if (*resource->kind != '\0')
    g_strv_builder_add (parts, wm_skill_rows_kind (resource->kind));
  if (*time != '\0')
    g_strv_builder_add (parts, time);
  if (host != NULL)
    g_strv_builder_add (parts, host);
  texts = g_strv_builder_end (parts);
  return g_strjoinv (" · ", texts);
}

static GtkWidget *
edit_button_new (const WmResource *resource)
{
  /* Translators: %s is the name of a resource. */
  g_autofree char *what = g_strdup_printf (_("Edit %s"), resource->name);
  GtkWidget *button = wm_page_icon_button_new ("document-edit-symbolic", what);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", resource->slug);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.edit-resource");
  return button;
}

static GtkWidget *
row_end_new (WmSession *session, const WmResource *resource, GtkWidget *reading, gboolean has_link)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), reading);
  if (resource->skills->len > 0)
    gtk_box_append (GTK_BOX (box), skills_button_new (session, resource));
  gtk_box_append (GTK_BOX (box), edit_button_new (resource));
  if (has_link)
    {
      GtkWidget *icon = gtk_image_new_from_icon_name ("adw-external-link-symbolic");

      gtk_widget_add_css_class (icon, "dim-label");
      gtk_box_append (GTK_BOX (box), icon);
    }
  return box;
}

GtkWidget *
wm_resource_row_new (WmSession *session, const WmResource *resource)
{
  g_autofree char *host = wm_feedback_link_host (resource->url);
  GtkWidget *reading = wm_reading_button_new (resource);
  GtkWidget *row = wm_text_row_new (resource->slug, resource->name,
                                    row_end_new (session, resource, reading, host != NULL));

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), host != NULL);
  if (host != NULL)
    gtk_widget_set_tooltip_text (row, resource->url);
  g_object_set_data (G_OBJECT (row), "reading", reading);
  return row;
}

void
wm_resource_row_set_reading (GtkWidget *row, const WmResource *resource, const WmReading *reading)
{
  g_autofree char *host = wm_feedback_link_host (resource->url);
  g_autofree char *detail = describe_resource (resource, host);
  const char *note = *reading->note != '\0' ? reading->note
                     : host == NULL         ? resource->note
                                            : NULL;

  g_return_if_fail (WM_IS_TEXT_ROW (row));

  wm_reading_button_set (g_object_get_data (G_OBJECT (row), "reading"), reading);
  wm_text_row_set_texts (WM_TEXT_ROW (row), detail, note);
}
