/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Prerequisites as a list with a chooser under it.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/library/wm-needs-list.h"

#include <glib/gi18n-lib.h>

#include "app/parts/wm-page-parts.h"

struct _WmNeedsList
{
  AdwBin parent_instance;

  WmMap *map;
  int skill;
  GArray *needs;  /* guint: in the list */
  GArray *others; /* guint: in the chooser, same order */
  GtkListBox *list;
  GtkWidget *chooser;
  GtkWidget *add;
};

G_DEFINE_FINAL_TYPE (WmNeedsList, wm_needs_list, ADW_TYPE_BIN)

GtkWidget *
wm_skill_chooser_new (void)
{
  GtkWidget *chooser = gtk_drop_down_new (NULL, NULL);

  wm_page_drop_down_setup (GTK_DROP_DOWN (chooser), NULL);
  gtk_drop_down_set_expression (
    GTK_DROP_DOWN (chooser),
    gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (chooser), TRUE);
  gtk_widget_set_hexpand (chooser, TRUE);
  return chooser;
}

void
wm_skill_chooser_fill (GtkWidget *chooser, WmMap *map, GArray *skills)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < skills->len; i++)
    gtk_string_list_append (names, wm_map_skill (map, g_array_index (skills, guint, i))->name);
  wm_page_drop_down_set_names (GTK_DROP_DOWN (chooser), names, 0);
}

static gboolean
holds (GArray *indexes, guint index)
{
  for (guint i = 0; i < indexes->len; i++)
    if (g_array_index (indexes, guint, i) == index)
      return TRUE;
  return FALSE;
}

static void fill (WmNeedsList *self);

static void
on_remove (GtkButton *button, WmNeedsList *self)
{
  guint at = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "at"));

  g_array_remove_index (self->needs, at);
  /* The focus goes on to what stands there, before its button is gone. */
  gtk_widget_grab_focus (self->chooser);
  fill (self);
}

static void
on_add (GtkButton *button, WmNeedsList *self)
{
  guint at = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->chooser));

  if (at >= self->others->len)
    return;
  g_array_append_val (self->needs, g_array_index (self->others, guint, at));
  gtk_widget_grab_focus (self->chooser);
  fill (self);
}

static GtkWidget *
row_new (WmNeedsList *self, guint at)
{
  const char *name
    = wm_map_skill (self->map, g_array_index (self->needs, guint, at))->name;
  GtkWidget *row = adw_action_row_new ();
  /* Translators: takes a skill out of a list of prerequisites. */
  g_autofree char *what = g_strdup_printf (_("Remove %s"), name);
  GtkWidget *button = wm_page_icon_button_new ("list-remove-symbolic", what);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  g_object_set_data (G_OBJECT (button), "at", GUINT_TO_POINTER (at));
  g_signal_connect (button, "clicked", G_CALLBACK (on_remove), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

/* Shows what is in the list, and in the chooser what is not. */
static void
fill (WmNeedsList *self)
{
  wm_page_clear_list (self->list);
  for (guint i = 0; i < self->needs->len; i++)
    gtk_list_box_append (self->list, row_new (self, i));
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->needs->len > 0);

  g_array_set_size (self->others, 0);
  for (guint i = 0; i < self->map->skills->len; i++)
    if ((int) i != self->skill && !holds (self->needs, i))
      g_array_append_val (self->others, i);
  wm_skill_chooser_fill (self->chooser, self->map, self->others);
  gtk_widget_set_sensitive (self->chooser, self->others->len > 0);
  gtk_widget_set_sensitive (self->add, self->others->len > 0);
}

static void
wm_needs_list_finalize (GObject *object)
{
  WmNeedsList *self = WM_NEEDS_LIST (object);

  g_clear_pointer (&self->map, wm_map_unref);
  g_clear_pointer (&self->needs, g_array_unref);
  g_clear_pointer (&self->others, g_array_unref);
  G_OBJECT_CLASS (wm_needs_list_parent_class)->finalize (object);
}

static void
wm_needs_list_class_init (WmNeedsListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = wm_needs_list_finalize;
}

static void
wm_needs_list_init (WmNeedsList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->needs = g_array_new (FALSE, FALSE, sizeof (guint));
  self->others = g_array_new (FALSE, FALSE, sizeof (guint));
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Prerequisites"), -1);
  self->chooser = wm_skill_chooser_new ();
  self->add = gtk_button_new_with_mnemonic (_("_Add"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Add Prerequisite"), -1);
  g_signal_connect (self->add, "clicked", G_CALLBACK (on_add), self);
  gtk_box_append (GTK_BOX (line), self->chooser);
  gtk_box_append (GTK_BOX (line), self->add);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), line);
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
wm_needs_list_new_chosen (WmMap *map, GArray *chosen, const char *title, const char *add)
{
  WmNeedsList *self = g_object_new (WM_TYPE_NEEDS_LIST, NULL);

  self->map = wm_map_ref (map);
  self->skill = -1;
  if (chosen != NULL)
    g_array_append_vals (self->needs, chosen->data, chosen->len);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_PROPERTY_LABEL, add,
                                  -1);
  fill (self);
  return GTK_WIDGET (self);
}

GtkWidget *
wm_needs_list_new (WmMap *map, int skill)
{
  WmNeedsList *self = g_object_new (WM_TYPE_NEEDS_LIST, NULL);

  self->map = wm_map_ref (map);
  self->skill = skill;
  if (skill >= 0)
    {
      GArray *needs = wm_map_skill (map, (guint) skill)->needs;

      g_array_append_vals (self->needs, needs->data, needs->len);
    }
  fill (self);
  return GTK_WIDGET (self);
}

GStrv
wm_needs_list_get (WmNeedsList *self)
{
  g_autoptr (GStrvBuilder) slugs = g_strv_builder_new ();

  g_return_val_if_fail (WM_IS_NEEDS_LIST (self), NULL);

  for (guint i = 0; i < self->needs->len; i++)
    g_strv_builder_add (slugs,
                        wm_map_skill (self->map, g_array_index (self->needs, guint, i))->slug);
  return g_strv_builder_end (slugs);
}

GtkWidget *
wm_needs_list_get_chooser (WmNeedsList *self)
{
  g_return_val_if_fail (WM_IS_NEEDS_LIST (self), NULL);

  return self->chooser;
}
