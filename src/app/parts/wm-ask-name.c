/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A dialog for one line of text.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/parts/wm-ask-name.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GWeakRef from;
  GtkWidget *entry;
  gboolean may_be_empty;
  WmGotName got;
  gpointer data;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_weak_ref_clear (&question->from);
  g_free (question);
}

static void
on_response (AdwMessageDialog *dialog, const char *response, Question *question)
{
  g_autoptr (GObject) from = g_weak_ref_get (&question->from);
  g_autofree char *text
      = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (question->entry))));

  if (from && (*text || question->may_be_empty) && g_str_equal (response, "accept"))
    question->got (text, question->data);
}

static void
on_changed (GtkEditable *entry, AdwMessageDialog *dialog)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  adw_message_dialog_set_response_enabled (dialog, "accept", *text != '\0');
}

static void
ask (GtkWidget *from, const char *title, const char *label, const char *accept, const char *text,
     Question *question)
{
  GtkWidget *dialog
      = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (from)), title, NULL);
  GtkWidget *entry = gtk_entry_new ();

  g_weak_ref_init (&question->from, from);
  question->entry = entry;
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "accept",
                                    accept, NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "accept",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "accept");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  if (!question->may_be_empty)
    {
      g_signal_connect (entry, "changed", G_CALLBACK (on_changed), dialog);
      on_changed (GTK_EDITABLE (entry), ADW_MESSAGE_DIALOG (dialog));
    }
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), question, question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (entry);
}

void
wm_ask_name (GtkWidget *from, const char *title, const char *label, const char *accept,
             const char *text, WmGotName got, gpointer data)
{
  Question *question = g_new0 (Question, 1);

  question->got = got;
  question->data = data;
  ask (from, title, label, accept, text, question);
}

void
wm_ask_note (GtkWidget *from, const char *title, const char *label, const char *text,
             WmGotName got, gpointer data)
{
  Question *question = g_new0 (Question, 1);

  question->may_be_empty = TRUE;
  question->got = got;
  question->data = data;
  ask (from, title, label, _("_Keep"), text, question);
}
