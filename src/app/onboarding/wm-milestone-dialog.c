/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The dialog that changes what a milestone is called and what it is good for.
 * Its dates follow from the plan's start and are not typed over.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/onboarding/wm-milestone-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "app/parts/wm-page-parts.h"
#include "app/wm-feedback.h"

typedef struct
{
  GWeakRef from;
  WmStore *store;
  gint64 milestone;
  AdwMessageDialog *window;
  GtkWidget *name, *outcome;
} Dialog;

static void
dialog_free (gpointer data, GClosure *closure)
{
  Dialog *dialog = data;

  g_weak_ref_clear (&dialog->from);
  g_object_unref (dialog->store);
  g_free (dialog);
}

static void
on_response (AdwMessageDialog *window, const char *response, Dialog *dialog)
{
  g_autoptr (GtkWidget) from = g_weak_ref_get (&dialog->from);
  g_autoptr (GError) error = NULL;
  g_autofree char *outcome = wm_page_text_area_text (dialog->outcome);
  const char *name = gtk_editable_get_text (GTK_EDITABLE (dialog->name));

  if (from == NULL || !g_str_equal (response, "save"))
    return;
  if (wm_milestone_edit (dialog->store, dialog->milestone, name, outcome, &error))
    wm_feedback_undoable (from, _("Milestone changed"));
  else
    wm_feedback_error (from, error);
}

static void
on_name_changed (Dialog *dialog)
{
  g_autofree char *name
    = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (dialog->name))));

  adw_message_dialog_set_response_enabled (dialog->window, "save", *name != '\0');
}

/* One sentence a line, as the outcome is stored. */
static char *
outcome_text (const WmMilestone *milestone)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < milestone->goals->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "",
                            (const char *) milestone->goals->pdata[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

void
wm_milestone_dialog_show (GtkWidget *from, WmStore *store, const WmMilestone *milestone)
{
  Dialog *dialog = g_new0 (Dialog, 1);
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  g_autofree char *outcome = outcome_text (milestone);
  GtkWidget *area;

  g_weak_ref_init (&dialog->from, from);
  dialog->store = g_object_ref (store);
  dialog->milestone = milestone->id;
  dialog->window = ADW_MESSAGE_DIALOG (adw_message_dialog_new (
    GTK_WINDOW (gtk_widget_get_root (from)), _("Edit Milestone"), NULL));

  area = wm_page_text_area_new (outcome, &dialog->outcome);
  dialog->name = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (dialog->name), milestone->name);
  gtk_entry_set_activates_default (GTK_ENTRY (dialog->name), TRUE);
  wm_page_add_field (box, _("_Name"), dialog->name, dialog->name);
  /* Translators: what is reached at a milestone. */
  wm_page_add_field (box, _("_Outcome, one sentence a line"), area, dialog->outcome);

  adw_message_dialog_set_extra_child (dialog->window, GTK_WIDGET (box));
  adw_message_dialog_add_responses (dialog->window, "cancel", _("_Cancel"), "save", _("_Save"),
                                    NULL);
  adw_message_dialog_set_response_appearance (dialog->window, "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog->window, "save");
  adw_message_dialog_set_close_response (dialog->window, "cancel");
  on_name_changed (dialog);
  g_signal_connect_swapped (dialog->name, "changed", G_CALLBACK (on_name_changed), dialog);
  g_signal_connect_data (dialog->window, "response", G_CALLBACK (on_response), dialog, dialog_free,
                         0);
  gtk_window_present (GTK_WINDOW (dialog->window));
  gtk_widget_grab_focus (dialog->name);
}
