/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Erasing a candidate: what goes, the name typed as confirmation, what stays.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/hiring/wm-erase-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/parts/wm-page-parts.h"
#include "app/wm-feedback.h"
#include "hiring/wm-candidate.h"
#include "hiring/wm-erase.h"

typedef struct
{
  WmSession *session;
  char *person; /* slug */
  char *name;
  GtkWindow *over, *under; /* the dialog it was asked from may be gone afterwards */
  GtkWidget *typed, *reason;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *it = data;

  g_clear_object (&it->session);
  g_clear_object (&it->over);
  g_clear_object (&it->under);
  g_free (it->person);
  g_free (it->name);
  g_free (it);
}

/* ---- afterwards ------------------------------------------------------------- */

/* (transfer full): what stays, and which files beside the workspace still hold her */
static char *
describe_rest (const WmErased *erased)
{
  g_autoptr (GString) out = g_string_new (NULL);

  /* Translators: %s is what a person is called who was erased */
  g_string_append_printf (out,
                          _ ("An anonymous record stays, called “%s”, so that counts still add "
                             "up. Nothing done before can be undone."),
                          erased->stub);
  if (erased->parts > 0)
    {
      g_string_append (out, "\n\n");
      g_string_append_printf (
        out,
        ngettext ("%u text still holds her first or last name alone, which could be another's or "
                  "any word.",
                  "%u texts still hold her first or last name alone, which could be another's or "
                  "any word.",
                  erased->parts),
        erased->parts);
    }
  if (erased->left == NULL || erased->left->len == 0)
    return g_string_free (g_steal_pointer (&out), FALSE);
  g_string_append (out, "\n\n");
  g_string_append (out, ngettext ("This file beside the workspace still holds her name or mail. "
                                  "Delete it or save over it:",
                                  "These files beside the workspace still hold her name or mail. "
                                  "Delete them or save over them:",
                                  erased->left->len));
  for (guint i = 0; i < erased->left->len; i++)
    {
      g_autofree char *name = g_filename_display_basename (erased->left->pdata[i]);

      g_string_append_printf (out, "\n%s", name);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
tell (GtkWindow *over, const WmErased *erased)
{
  g_autofree char *rest = describe_rest (erased);
  GtkWidget *dialog = adw_message_dialog_new (over, _ ("Erased"), rest);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "close");
  gtk_window_present (GTK_WINDOW (dialog));
}

/* ---- asked ------------------------------------------------------------------ */

static gboolean
is_confirmed (Question *it)
{
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (it->typed))));
  g_autofree char *left = g_utf8_normalize (typed, -1, G_NORMALIZE_NFC);
  g_autofree char *right = g_utf8_normalize (it->name, -1, G_NORMALIZE_NFC);

  return left != NULL && g_strcmp0 (left, right) == 0;
}

static void
on_typed (GtkEditable *entry, AdwMessageDialog *dialog)
{
  adw_message_dialog_set_response_enabled (
    dialog, "erase", is_confirmed (g_object_get_data (G_OBJECT (dialog), "question")));
}

static void
on_response (AdwMessageDialog *dialog, const char *response, Question *it)
{
  g_autoptr (GError) error = NULL;
  g_auto (WmErased) erased = { 0 };
  GtkWindow *over;
  gboolean done;

  if (!g_str_equal (response, "erase") || !is_confirmed (it))
    return;
  done = wm_person_erase (wm_session_get_store (it->session), it->person,
                          gtk_editable_get_text (GTK_EDITABLE (it->reason)), NULL, &erased,
                          &error);
  over = it->under != NULL && !gtk_widget_get_mapped (GTK_WIDGET (it->over)) ? it->under : it->over;
  if (done)
    tell (over, &erased);
  else
    wm_feedback_error (GTK_WIDGET (over), error);
}

/* (transfer full) (nullable): what the clocks say of her */
static WmRetentionCase *
find_case (WmStore *store, const char *person)
{
  g_autoptr (GPtrArray) list = NULL;
  GDate today;

  wm_page_today (&today);
  list = wm_retention_list (store, &today, NULL);
  for (guint i = 0; list != NULL && i < list->len; i++)
    if (g_str_equal (((WmRetentionCase *) list->pdata[i])->person, person))
      return g_ptr_array_steal_index (list, i);
  return NULL;
}

/* (transfer full): what goes, and what speaks against it */
static char *
describe_loss (const WmRetentionCase *it)
{
  g_autoptr (GString) out = g_string_new (
    _ ("What goes for good: her name, contact, documents, résumé and notes; ratings and plans of "
       "hers; all that was written of her in scorecards, debriefs and decisions; and her name "
       "wherever else it stands.\n\nIt cannot be undone, nor can anything that was done before "
       "it."));

  if (it != NULL && it->state == WM_RETENTION_KEEP)
    {
      g_autofree char *until = wm_page_format_date (it->keep_until);

      g_string_append (out, "\n\n");
      /* Translators: %s is a date */
      g_string_append_printf (out, _ ("Your rule is to keep it at least until %s."), until);
    }
  else if (it != NULL && g_str_equal (it->outcome, "active"))
    g_string_append_printf (out, "\n\n%s", _ ("Her application still goes on."));
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static GtkWidget *
fields_new (Question *it, AdwMessageDialog *dialog)
{
  GtkBox *form = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  /* An underscore of the name is none of the label. */
  g_auto (GStrv) parts = g_strsplit (it->name, "_", -1);
  g_autofree char *name = g_strjoinv ("__", parts);
  /* Translators: %s is a name */
  g_autofree char *hint = g_strdup_printf (_ ("Type “%s” to confirm"), name);

  it->typed = gtk_entry_new ();
  it->reason = gtk_entry_new ();
  gtk_entry_set_activates_default (GTK_ENTRY (it->typed), TRUE);
  gtk_entry_set_activates_default (GTK_ENTRY (it->reason), TRUE);
  wm_page_add_field (form, _ ("_Why, for the record; without her name"), it->reason, it->reason);
  wm_page_add_field (form, hint, it->typed, it->typed);
  g_signal_connect (it->typed, "changed", G_CALLBACK (on_typed), dialog);
  return GTK_WIDGET (form);
}

static void
ask (Question *it, const char *loss)
{
  GtkWidget *window = adw_message_dialog_new (it->over, NULL, loss);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (window);

  /* Translators: %s is a name */
  adw_message_dialog_format_heading (dialog, _ ("Erase %s?"), it->name);
  g_object_set_data (G_OBJECT (dialog), "question", it);
  adw_message_dialog_set_extra_child (dialog, fields_new (it, dialog));
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "erase", _ ("_Erase"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "erase", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_enabled (dialog, "erase", FALSE);
  adw_message_dialog_set_default_response (dialog, "erase");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), it, question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (it->typed);
}

static void
tell_held (GtkWindow *over, const char *reason)
{
  g_autofree char *text
    = g_strdup_printf (_ ("A legal hold stands, so nothing is erased: %s\n\nIt is lifted under "
                          "What Is Due, on the page of jobs."),
                       reason);
  GtkWidget *dialog = adw_message_dialog_new (over, _ ("Legal Hold"), text);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

void
wm_erase_dialog_show (GtkWidget *from, WmSession *session, const char *person)
{
  WmStore *store = wm_session_get_store (session);
  GtkWindow *over = GTK_WINDOW (gtk_widget_get_root (from));
  g_autoptr (GError) error = NULL;
  g_autoptr (WmCandidate) candidate = wm_candidate_load (store, person, &error);
  WmRetentionCase *due = find_case (store, person);

  wm_feedback_error (from, error);
  if (due != NULL && due->hold != NULL)
    tell_held (over, due->hold);
  else if (candidate != NULL)
    {
      Question *it = g_new0 (Question, 1);
      GtkWindow *under = gtk_window_get_transient_for (over);
      g_autofree char *loss = describe_loss (due);

      it->session = g_object_ref (session);
      it->person = g_strdup (person);
      it->name = g_strdup (candidate->name);
      it->over = g_object_ref (over);
      it->under = under != NULL ? g_object_ref (under) : NULL;
      ask (it, loss);
    }
  wm_retention_case_free (due);
}
