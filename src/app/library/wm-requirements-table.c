/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Requirements as a table.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/library/wm-requirements-table.h"

#include <glib/gi18n-lib.h>

#include "app/library/wm-needs-list.h"
#include "app/parts/wm-page-parts.h"
#include "app/library/wm-skill-rows.h"

#define AT "wm-at"
#define NEW_LEVEL 2

struct _WmRequirementsTable
{
  AdwBin parent_instance;

  WmMap *map;
  GArray *lines;  /* WmRequirement */
  GArray *others; /* guint: skills in the chooser */
  GtkListBox *list;
  GtkWidget *chooser, *add;
};

G_DEFINE_FINAL_TYPE (WmRequirementsTable, wm_requirements_table, ADW_TYPE_BIN)

static void fill (WmRequirementsTable *self);

static guint
place_of (gpointer widget)
{
  return GPOINTER_TO_UINT (g_object_get_data (widget, AT));
}

static WmRequirement *
line_of (WmRequirementsTable *self, gpointer widget)
{
  return &g_array_index (self->lines, WmRequirement, place_of (widget));
}

static void
on_level (GtkDropDown *chooser, GParamSpec *pspec, WmRequirementsTable *self)
{
  line_of (self, chooser)->level = (int) gtk_drop_down_get_selected (chooser);
}

static void
on_importance (GtkDropDown *chooser, GParamSpec *pspec, WmRequirementsTable *self)
{
  line_of (self, chooser)->importance = (WmImportance) gtk_drop_down_get_selected (chooser);
}

static void
on_remove (GtkButton *button, WmRequirementsTable *self)
{
  guint at = place_of (button);

  gtk_widget_grab_focus (self->chooser);
  g_array_remove_index (self->lines, at);
  fill (self);
}

static void
on_add (GtkButton *button, WmRequirementsTable *self)
{
  guint at = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->chooser));
  WmRequirement line = { .level = NEW_LEVEL, .importance = WM_IMPORTANCE_MUST };

  if (at >= self->others->len)
    return;
  line.skill = g_array_index (self->others, guint, at);
  g_array_append_val (self->lines, line);
  gtk_widget_grab_focus (self->chooser);
  fill (self);
}

/* @what: what is chosen, of which skill: for a screen reader */
static GtkWidget *
chooser_new (WmRequirementsTable *self, guint at, const char *what, GtkStringList *names,
             guint selected, GCallback changed)
{
  GtkWidget *chooser = gtk_drop_down_new (NULL, NULL);

  wm_page_drop_down_setup (GTK_DROP_DOWN (chooser), what);
  wm_page_drop_down_set_names (GTK_DROP_DOWN (chooser), names, selected);
  g_object_set_data (G_OBJECT (chooser), AT, GUINT_TO_POINTER (at));
  g_signal_connect (chooser, "notify::selected", changed, self);
  return chooser;
}

static GtkWidget *
level_new (WmRequirementsTable *self, guint at, const char *skill)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  /* Translators: the level of a skill that a role requires */
  g_autofree char *what = g_strdup_printf (_("Target level of %s"), skill);
  guint n = MAX (self->map->level_names->len, 5);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = wm_skill_rows_level_title (self->map, (int) i);

      gtk_string_list_append (names, title);
    }
  return chooser_new (self, at, what, names,
                      (guint) g_array_index (self->lines, WmRequirement, at).level,
                      G_CALLBACK (on_level));
}

static GtkWidget *
importance_new (WmRequirementsTable *self, guint at, const char *skill)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  /* Translators: how much a role needs a skill: must, should, nice */
  g_autofree char *what = g_strdup_printf (_("Importance of %s"), skill);

  gtk_string_list_append (names, _("Not Told"));
  for (int i = WM_IMPORTANCE_NICE; i <= WM_IMPORTANCE_MUST; i++)
    gtk_string_list_append (names, wm_skill_rows_importance ((WmImportance) i));
  return chooser_new (self, at, what, names,
                      (guint) g_array_index (self->lines, WmRequirement, at).importance,
                      G_CALLBACK (on_importance));
}

static GtkWidget *
remove_new (WmRequirementsTable *self, guint at, const char *skill)
{
  g_autofree char *what = g_strdup_printf (_("Remove %s"), skill);
  GtkWidget *button = wm_page_icon_button_new ("list-remove-symbolic", what);

  g_object_set_data (G_OBJECT (button), AT, GUINT_TO_POINTER (at));
  g_signal_connect (button, "clicked", G_CALLBACK (on_remove), self);
  return button;
}

static GtkWidget *
row_new (WmRequirementsTable *self, guint at)
{
  const char *skill
    = wm_map_skill (self->map, g_array_index (self->lines, WmRequirement, at).skill)->name;
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *choices = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (skill);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (head), label);
  gtk_box_append (GTK_BOX (head), remove_new (self, at, skill));
  wm_page_make_wrapping (choices);
  gtk_box_append (GTK_BOX (choices), level_new (self, at, skill));
  gtk_box_append (GTK_BOX (choices), importance_new (self, at, skill));
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), choices);
  gtk_widget_add_css_class (box, "row-box");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static gboolean
holds (GArray *lines, guint skill)
{
  for (guint i = 0; i < lines->len; i++)
    if (g_array_index (lines, WmRequirement, i).skill == skill)
      return TRUE;
  return FALSE;
}

static void
fill (WmRequirementsTable *self)
{
  wm_page_clear_list (self->list);
  for (guint i = 0; i < self->lines->len; i++)
    gtk_list_box_append (self->list, row_new (self, i));
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->lines->len > 0);
  g_array_set_size (self->others, 0);
  for (guint i = 0; i < self->map->skills->len; i++)
    if (!holds (self->lines, i))
      g_array_append_val (self->others, i);
  wm_skill_chooser_fill (self->chooser, self->map, self->others);
  gtk_widget_set_sensitive (self->chooser, self->others->len > 0);
  gtk_widget_set_sensitive (self->add, self->others->len > 0);
}

static void
wm_requirements_table_finalize (GObject *object)
{
  WmRequirementsTable *self = WM_REQUIREMENTS_TABLE (object);

  g_clear_pointer (&self->map, wm_map_unref);
  g_clear_pointer (&self->lines, g_array_unref);
  g_clear_pointer (&self->others, g_array_unref);
  G_OBJECT_CLASS (wm_requirements_table_parent_class)->finalize (object);
}

static void
wm_requirements_table_class_init (WmRequirementsTableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = wm_requirements_table_finalize;
}

static void
wm_requirements_table_init (WmRequirementsTable *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->lines = g_array_new (FALSE, FALSE, sizeof (WmRequirement));
  self->others = g_array_new (FALSE, FALSE, sizeof (guint));
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Requirements"), -1);
  self->chooser = wm_skill_chooser_new ();
  self->add = gtk_button_new_with_mnemonic (_("_Add"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Add Requirement"), -1);
  g_signal_connect (self->add, "clicked", G_CALLBACK (on_add), self);
  gtk_box_append (GTK_BOX (line), self->chooser);
  gtk_box_append (GTK_BOX (line), self->add);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), line);
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
wm_requirements_table_new (WmMap *map, GArray *requirements)
{
  WmRequirementsTable *self = g_object_new (WM_TYPE_REQUIREMENTS_TABLE, NULL);

  self->map = wm_map_ref (map);
  if (requirements != NULL)
    g_array_append_vals (self->lines, requirements->data, requirements->len);
  fill (self);
  return GTK_WIDGET (self);
}

WmRequirementEdit *
wm_requirements_table_get (WmRequirementsTable *self)
{
  WmRequirementEdit *lines;

  g_return_val_if_fail (WM_IS_REQUIREMENTS_TABLE (self), NULL);

  lines = g_new0 (WmRequirementEdit, self->lines->len + 1);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const WmRequirement *line = &g_array_index (self->lines, WmRequirement, i);

      lines[i] = (WmRequirementEdit){ wm_map_skill (self->map, line->skill)->slug, line->level,
                                      line->importance };
    }
  return lines;
}

GtkWidget *
wm_requirements_table_get_chooser (WmRequirementsTable *self)
{
  g_return_val_if_fail (WM_IS_REQUIREMENTS_TABLE (self), NULL);

  return self->chooser;
}
