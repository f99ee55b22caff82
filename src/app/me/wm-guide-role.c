/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The role that one wants, asked before the first skill.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/me/wm-guide-role.h"

#include <glib/gi18n-lib.h>

#include "app/parts/wm-page-parts.h"
#include "app/parts/wm-text-row.h"
#include "people/wm-guide.h"

struct _WmGuideRole
{
  GtkBox parent_instance;

  GtkWidget *section;
  GtkListBox *roles;
  WmMap *map; /* that the rows are of */
  int likely; /* row of the role to begin with, or -1 */
};

G_DEFINE_FINAL_TYPE (WmGuideRole, wm_guide_role, GTK_TYPE_BOX)

static guint chosen_signal;

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, WmGuideRole *self)
{
  g_signal_emit (self, chosen_signal, 0, wm_text_row_get_id (WM_TEXT_ROW (row)));
}

static void
on_skip (WmGuideRole *self)
{
  g_signal_emit (self, chosen_signal, 0, NULL);
}

static gboolean
on_key (GtkEventControllerKey *keys, guint value, guint code, GdkModifierType state,
        WmGuideRole *self)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK))
      || gdk_keyval_to_lower (value) != GDK_KEY_s)
    return GDK_EVENT_PROPAGATE;
  on_skip (self);
  return GDK_EVENT_STOP;
}

static GtkWidget *
role_row_new (const WmRole *role)
{
  GtkWidget *row = wm_text_row_new (role->slug, role->name, NULL);

  wm_text_row_set_texts (WM_TEXT_ROW (row), *role->focus != '\0' ? role->focus : role->description,
                         NULL);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

/* Whom it asks, or about whom */
static void
show_title (WmGuideRole *self, WmMe *me)
{
  const WmPerson *person = wm_me_get_person (me);
  gboolean other = person != NULL
                   && g_strcmp0 (person->slug, wm_session_get_person (wm_me_get_session (me))) != 0;
  g_autofree char *title = NULL;

  /* Translators: %s is the name of a person. */
  title = other ? g_strdup_printf (_("Which Role Does %s Want?"), person->name)
                : g_strdup (_("Which Role Do You Want?"));
  wm_page_section_set (
      self->section, title,
      _("What it must have is asked first. You can choose another at any time, above."));
}

void
wm_guide_role_show (WmGuideRole *self, WmMe *me)
{
  WmMap *map = wm_me_get_map (me);

  g_return_if_fail (WM_IS_GUIDE_ROLE (self));

  show_title (self, me);
  if (self->map == map)
    return;
  g_clear_pointer (&self->map, wm_map_unref);
  self->map = wm_map_ref (map);
  self->likely = wm_guide_likely_role (map, wm_me_get_people (me));
  wm_page_clear_list (self->roles);
  for (guint i = 0; i < map->roles->len; i++)
    gtk_list_box_append (self->roles, role_row_new (wm_map_role (map, i)));
}

void
wm_guide_role_focus (WmGuideRole *self)
{
  GtkListBoxRow *row;

  g_return_if_fail (WM_IS_GUIDE_ROLE (self));

  row = gtk_list_box_get_row_at_index (self->roles, MAX (self->likely, 0));
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
wm_guide_role_dispose (GObject *object)
{
  g_clear_pointer (&WM_GUIDE_ROLE (object)->map, wm_map_unref);
  G_OBJECT_CLASS (wm_guide_role_parent_class)->dispose (object);
}

static void
wm_guide_role_class_init (WmGuideRoleClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_guide_role_dispose;
  chosen_signal = g_signal_new ("chosen", WM_TYPE_GUIDE_ROLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
wm_guide_role_init (WmGuideRole *self)
{
  GtkWidget *skip = gtk_button_new_with_label (_("Not Sure Yet (S)"));
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->section = wm_page_section_new ("", "", &self->roles);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  g_signal_connect (self->roles, "row-activated", G_CALLBACK (on_row_activated), self);
  g_signal_connect_swapped (skip, "clicked", G_CALLBACK (on_skip), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_set_halign (skip, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self), self->section);
  gtk_box_append (GTK_BOX (self), skip);
}

GtkWidget *
wm_guide_role_new (void)
{
  return g_object_new (WM_TYPE_GUIDE_ROLE, NULL);
}
