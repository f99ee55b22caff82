/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The dialog that changes an activity. All of it is one action.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/pages/wm-activity-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/pages/wm-page-parts.h"
#include "app/wm-feedback.h"

static const struct
{
  const char *id;
  const char *name;
} owners[] = {
  { "new_hire", N_ ("New hire") },
  { "manager", N_ ("Manager") },
  { "buddy", N_ ("Buddy") },
  { "other", N_ ("Somebody else") },
};

const char *
wm_activity_owner (const char *owner)
{
  for (guint i = 0; i < G_N_ELEMENTS (owners); i++)
    if (g_str_equal (owners[i].id, owner))
      return _(owners[i].name);
  return owner;
}

typedef struct
{
  GWeakRef from;
  WmStore *store;
  gint64 activity;
  char *owner; /* as it was: a name of its own stays unless another is chosen */
  char *due;
  GtkWidget *name, *owner_chooser, *due_entry, *minutes, *note;
} Dialog;

static void
dialog_free (gpointer data, GClosure *closure)
{
  Dialog *dialog = data;

  g_weak_ref_clear (&dialog->from);
  g_object_unref (dialog->store);
  g_free (dialog->owner);
  g_free (dialog->due);
  g_free (dialog);
}

static char *
note_text (Dialog *dialog)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (dialog->note));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static const char *
chosen_owner (Dialog *dialog)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (dialog->owner_chooser));

  if (selected == 0)
    return "";
  return selected <= G_N_ELEMENTS (owners) ? owners[selected - 1].id : dialog->owner;
}

static void
on_response (AdwMessageDialog *window, const char *response, Dialog *dialog)
{
  g_autoptr (GtkWidget) from = g_weak_ref_get (&dialog->from);
  g_autoptr (GError) error = NULL;
  g_autofree char *note = note_text (dialog);
  const char *due = gtk_editable_get_text (GTK_EDITABLE (dialog->due_entry));
  int minutes = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (dialog->minutes));
  WmActivityEdit edit = WM_ACTIVITY_EDIT_INIT;

  if (!from || !g_str_equal (response, "save"))
    return;
  edit.name = gtk_editable_get_text (GTK_EDITABLE (dialog->name));
  edit.owner = chosen_owner (dialog);
  edit.description = note;
  edit.minutes = minutes > 0 ? minutes : -1;
  /* A date that was not touched stays relative to the start. */
  if (!g_str_equal (due, dialog->due))
    edit.due_date = due;
  if (wm_activity_edit (dialog->store, dialog->activity, &edit, &error))
    wm_feedback_undoable (from, _("Activity changed"));
  else
    wm_feedback_error (from, error);
}

/* A label over a control that it names. */
static void
add_field (GtkGrid *grid, int row, const char *text, GtkWidget *control)
{
  GtkWidget *label = gtk_label_new_with_mnemonic (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), control);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  label, NULL, -1);
  gtk_widget_set_hexpand (control, TRUE);
  gtk_grid_attach (grid, label, 0, 2 * row, 1, 1);
  gtk_grid_attach (grid, control, 0, 2 * row + 1, 1, 1);
}

static GtkWidget *
owner_chooser_new (const char *owner)
{
  const char *names[G_N_ELEMENTS (owners) + 3] = { _("Nobody yet") };
  guint n = 1, selected = 0;
  GtkWidget *chooser;

  for (guint i = 0; i < G_N_ELEMENTS (owners); i++)
    {
      names[n] = _(owners[i].name);
      if (g_str_equal (owners[i].id, owner))
        selected = n;
      n++;
    }
  if (selected == 0 && *owner)
    {
      selected = n;
      names[n] = owner;
    }
  chooser = wm_page_drop_down_new (names, _("Owner"));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (chooser), selected);
  return chooser;
}

static GtkWidget *
fields_new (Dialog *dialog, const WmActivity *activity)
{
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());
  GtkWidget *frame = gtk_frame_new (NULL);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_grid_set_row_spacing (grid, 3);
  dialog->name = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (dialog->name), activity->name);
  dialog->owner_chooser = owner_chooser_new (activity->owner);
  dialog->due_entry = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (dialog->due_entry), activity->due_date);
  gtk_entry_set_placeholder_text (GTK_ENTRY (dialog->due_entry), _("2026-12-01"));
  dialog->minutes = gtk_spin_button_new_with_range (0, 60 * 200, 15);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (dialog->minutes), MAX (0, activity->minutes));
  dialog->note = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (dialog->note), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (dialog->note), FALSE);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (dialog->note)),
                            activity->description, -1);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 80);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), dialog->note);
  gtk_frame_set_child (GTK_FRAME (frame), scroller);
  add_field (grid, 0, _("_Name"), dialog->name);
  add_field (grid, 1, _("_Owner"), dialog->owner_chooser);
  add_field (grid, 2, _("_Due (year-month-day)"), dialog->due_entry);
  add_field (grid, 3, _("_Minutes (0 when not told)"), dialog->minutes);
  add_field (grid, 4, _("N_ote"), frame);
  gtk_accessible_update_property (GTK_ACCESSIBLE (dialog->note), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Note"), -1);
  return GTK_WIDGET (grid);
}

void
wm_activity_dialog_show (GtkWidget *from, WmStore *store, const WmActivity *activity)
{
  GtkWidget *window = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (from)),
                                              _("Edit Activity"), NULL);
  Dialog *dialog = g_new0 (Dialog, 1);

  g_weak_ref_init (&dialog->from, from);
  dialog->store = g_object_ref (store);
  dialog->activity = activity->id;
  dialog->owner = g_strdup (activity->owner);
  dialog->due = g_strdup (activity->due_date);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (window), fields_new (dialog, activity));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (window), "cancel", _("_Cancel"), "save",
                                    _("_Save"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (window), "save",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (window), "save");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (window), "cancel");
  g_signal_connect_data (window, "response", G_CALLBACK (on_response), dialog, dialog_free, 0);
  gtk_window_present (GTK_WINDOW (window));
}
