/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row that takes a line of text.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/parts/wm-entry-row.h"

#include <glib/gi18n-lib.h>

struct _WmEntryRow
{
  AdwPreferencesRow parent_instance;

  GtkWidget *box;
  GtkLabel *title;
  GtkEditable *entry;
  GtkWidget *pencil; /* shows that one can type here; the button takes its place */
  GtkWidget *apply;  /* (nullable) */
  char *kept;       /* what was set or applied last */
};

G_DEFINE_FINAL_TYPE (WmEntryRow, wm_entry_row, ADW_TYPE_PREFERENCES_ROW)

static guint apply_signal;

static gboolean
is_changed (WmEntryRow *self)
{
  return g_strcmp0 (gtk_editable_get_text (self->entry), self->kept) != 0;
}

static void
on_changed (WmEntryRow *self)
{
  if (self->apply == NULL)
    return;
  gtk_widget_set_visible (self->apply, is_changed (self));
  gtk_widget_set_visible (self->pencil, !is_changed (self));
}

static void
keep_text (WmEntryRow *self)
{
  g_free (self->kept);
  self->kept = g_strdup (gtk_editable_get_text (self->entry));
  on_changed (self);
}

void
wm_entry_row_refuse (WmEntryRow *self)
{
  g_return_if_fail (WM_IS_ENTRY_ROW (self));

  g_clear_pointer (&self->kept, g_free);
  on_changed (self);
}

static void
on_apply (WmEntryRow *self)
{
  if (self->apply != NULL && !is_changed (self))
    return;
  /* The button goes: the keyboard it may have goes back first. */
  if (self->apply != NULL && gtk_widget_has_focus (self->apply))
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  keep_text (self);
  g_signal_emit (self, apply_signal, 0);
}

static void
on_pressed (WmEntryRow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/* The row is no stop of its own, neither on the way in nor on the way out. */
static gboolean
wm_entry_row_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return gtk_widget_child_focus (WM_ENTRY_ROW (widget)->box, direction);
}

static gboolean
wm_entry_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (WM_ENTRY_ROW (widget)->entry));
}

static void
wm_entry_row_finalize (GObject *object)
{
  g_free (WM_ENTRY_ROW (object)->kept);
  G_OBJECT_CLASS (wm_entry_row_parent_class)->finalize (object);
}

static void
wm_entry_row_class_init (WmEntryRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = wm_entry_row_finalize;
  widget_class->focus = wm_entry_row_focus;
  widget_class->grab_focus = wm_entry_row_grab_focus;
  apply_signal = g_signal_new ("apply", WM_TYPE_ENTRY_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 0);
}

/* The name above the entry; a click on it goes into the entry. */
static GtkWidget *
fields_new (WmEntryRow *self)
{
  GtkWidget *fields = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkGesture *click = gtk_gesture_click_new ();

  self->title = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->title, 0);
  gtk_label_set_wrap (self->title, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "caption");
  self->entry = GTK_EDITABLE (gtk_entry_new ());
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->title, NULL, -1);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (on_apply), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self->title), GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_hexpand (fields, TRUE);
  gtk_box_append (GTK_BOX (fields), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (fields), GTK_WIDGET (self->entry));
  return fields;
}

static void
wm_entry_row_init (WmEntryRow *self)
{
  self->kept = g_strdup ("");
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->box, "row-box");
  gtk_box_append (GTK_BOX (self->box), fields_new (self));
  self->pencil = g_object_new (GTK_TYPE_IMAGE, "icon-name", "document-edit-symbolic", "can-target",
                               FALSE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_set_size_request (self->pencil, 34, -1);
  gtk_widget_add_css_class (self->pencil, "dim-label");
  gtk_box_append (GTK_BOX (self->box), self->pencil);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), self->box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "takes-text");
}

static void
add_button (WmEntryRow *self)
{
  self->apply = gtk_button_new_from_icon_name ("object-select-symbolic");
  gtk_widget_set_tooltip_text (self->apply, _("Apply"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->apply), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Apply"), -1);
  gtk_widget_set_valign (self->apply, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->apply, FALSE);
  gtk_widget_set_focus_on_click (self->apply, FALSE);
  gtk_widget_add_css_class (self->apply, "suggested-action");
  gtk_widget_add_css_class (self->apply, "circular");
  g_signal_connect_swapped (self->apply, "clicked", G_CALLBACK (on_apply), self);
  gtk_box_append (GTK_BOX (self->box), self->apply);
}

GtkWidget *
wm_entry_row_new (const char *title, gboolean button)
{
  WmEntryRow *self = g_object_new (WM_TYPE_ENTRY_ROW, NULL);

  gtk_label_set_text (self->title, title);
  if (button)
    add_button (self);
  return GTK_WIDGET (self);
}

const char *
wm_entry_row_get_text (WmEntryRow *self)
{
  g_return_val_if_fail (WM_IS_ENTRY_ROW (self), NULL);

  return gtk_editable_get_text (self->entry);
}

void
wm_entry_row_set_text (WmEntryRow *self, const char *text)
{
  g_return_if_fail (WM_IS_ENTRY_ROW (self));

  if (g_strcmp0 (gtk_editable_get_text (self->entry), text) != 0)
    gtk_editable_set_text (self->entry, text != NULL ? text : "");
  keep_text (self);
}

gboolean
wm_entry_row_is_in_use (WmEntryRow *self)
{
  g_return_val_if_fail (WM_IS_ENTRY_ROW (self), FALSE);

  return gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
}
