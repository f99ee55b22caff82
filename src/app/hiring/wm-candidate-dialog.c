/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One candidate: contact, interviews, what can be done next, and what was done.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/hiring/wm-candidate-dialog-private.h"

#include <glib/gi18n-lib.h>

#include "app/hiring/wm-anonymous.h"
#include "app/parts/wm-ask-name.h"
#include "app/hiring/wm-debrief-dialog.h"
#include "app/hiring/wm-erase-dialog.h"
#include "app/parts/wm-page-parts.h"
#include "app/wm-feedback.h"
#include "exchange/wm-hiring-file.h"
#include "hiring/wm-erase.h"


static void
dialog_free (gpointer data)
{
  WmCandidateDialog *dialog = data;

  g_clear_signal_handler (&dialog->handler, dialog->session);
  g_object_unref (dialog->session);
  g_free (dialog->application);
  g_free (dialog->person);
  g_free (dialog);
}

static WmStore *
store_of (WmCandidateDialog *dialog)
{
  return wm_session_get_store (dialog->session);
}

/* (transfer full): the job, and where she stands */
static char *
status_words (const WmApplication *it)
{
  const char *ended = g_str_equal (it->status, "hired")      ? _ ("hired")
                      : g_str_equal (it->status, "rejected") ? _ ("rejected")
                                                             : _ ("withdrawn");

  if (g_str_equal (it->status, "active"))
    /* Translators: the name of a job, the stage that a candidate is at */
    return g_strdup_printf (_ ("%s · %s"), it->job_name,
                            *it->stage_name != '\0' ? it->stage_name : _ ("Applied"));
  if (*it->reason == '\0')
    return g_strdup_printf (_ ("%s · %s"), it->job_name, ended);
  /* Translators: the name of a job; hired, rejected or withdrawn; the reason */
  return g_strdup_printf (_ ("%1$s · %2$s: %3$s"), it->job_name, ended, it->reason);
}

void
wm_candidate_dialog_focus_next (WmCandidateDialog *dialog)
{
  GtkWidget *const buttons[]
    = { dialog->onboard, dialog->plan, dialog->reopen, dialog->debrief };

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    if (gtk_widget_get_visible (buttons[i]) && gtk_widget_is_sensitive (buttons[i])
        && gtk_widget_grab_focus (buttons[i]))
      return;
  /* Never on what ends something */
  if (!gtk_widget_child_focus (dialog->section, GTK_DIR_TAB_FORWARD) && dialog->fields[0] != NULL)
    gtk_widget_grab_focus (dialog->fields[0]);
}

static void
refill (WmCandidateDialog *dialog)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (dialog->window));
  gboolean on_button
    = focus != NULL && gtk_widget_get_parent (focus) == gtk_widget_get_parent (dialog->plan);
  g_autoptr (WmApplication) it
    = wm_application_find (store_of (dialog), dialog->application, NULL);
  gboolean active, hired, writable = !wm_session_is_read_only (dialog->session);
  g_autofree char *line = NULL;

  if (it == NULL)
    return;
  /* Nothing that is typed here may come back with her name. */
  if (!dialog->stub && wm_person_is_erased (store_of (dialog), dialog->person))
    {
      gtk_window_destroy (GTK_WINDOW (dialog->window));
      return;
    }
  active = g_str_equal (it->status, "active");
  hired = g_str_equal (it->status, "hired");
  line = status_words (it);
  gtk_label_set_text (dialog->status, line);
  gtk_widget_set_sensitive (dialog->plan, writable && active && *it->stage != '\0');
  gtk_widget_set_sensitive (dialog->debrief, it->submitted > 0);
  gtk_widget_set_visible (dialog->reject, active);
  gtk_widget_set_visible (dialog->withdraw, active);
  gtk_widget_set_visible (dialog->plan, active);
  gtk_widget_set_visible (dialog->reopen, !active && !hired && !dialog->stub);
  gtk_widget_set_visible (dialog->erase, !dialog->stub);
  gtk_widget_set_sensitive (dialog->reject, writable);
  gtk_widget_set_sensitive (dialog->withdraw, writable);
  gtk_widget_set_sensitive (dialog->reopen, writable);
  /* Whom one erases one has to see. */
  gtk_widget_set_sensitive (dialog->erase, writable && !wm_anonymous_is_on (dialog->session));
  wm_candidate_dialog_fill_interviews (dialog);
  wm_candidate_dialog_fill_past (dialog);
  if (dialog->claims != NULL)
    wm_candidate_dialog_fill_claims (dialog);
  if (hired && !gtk_widget_get_visible (dialog->onboard))
    {
      gtk_widget_set_visible (dialog->onboard, TRUE);
      gtk_widget_grab_focus (dialog->onboard);
    }
  gtk_widget_set_visible (dialog->onboard, hired);
  gtk_widget_set_sensitive (dialog->onboard, writable);
  /* What one has just done is done, and its button is gone. */
  if (on_button && !(gtk_widget_get_visible (focus) && gtk_widget_is_sensitive (focus)))
    wm_candidate_dialog_focus_next (dialog);
}

/* ---- what can be done ------------------------------------------------------- */

static void
on_plan (WmCandidateDialog *dialog)
{
  g_autoptr (GError) error = NULL;

  wm_interviews_plan_stage (store_of (dialog), dialog->application, &error);
  wm_feedback_error (GTK_WIDGET (dialog->window), error);
}

static void
end (WmCandidateDialog *dialog, const char *status, const char *reason)
{
  g_autoptr (GError) error = NULL;

  wm_application_set_status (store_of (dialog), dialog->application, status, reason, &error);
  wm_feedback_error (GTK_WIDGET (dialog->window), error);
}

static void
on_got_rejected (const char *reason, gpointer data)
{
  end (data, "rejected", reason);
}

static void
on_got_withdrawn (const char *reason, gpointer data)
{
  end (data, "withdrawn", reason);
}

static void
on_reject (WmCandidateDialog *dialog)
{
  wm_ask_name (GTK_WIDGET (dialog->window), _ ("Reject"), _ ("Why, for the record"), _ ("_Reject"),
               "", on_got_rejected, dialog);
}

static void
on_withdraw (WmCandidateDialog *dialog)
{
  wm_ask_name (GTK_WIDGET (dialog->window), _ ("Withdraws"), _ ("Why, for the record"),
               _ ("_Withdraws"), "", on_got_withdrawn, dialog);
}

static void
on_reopen (WmCandidateDialog *dialog)
{
  end (dialog, "active", NULL);
}

static void
on_debrief (WmCandidateDialog *dialog)
{
  wm_debrief_dialog_show (GTK_WIDGET (dialog->window), dialog->session, dialog->application);
}

static void
on_erase (WmCandidateDialog *dialog)
{
  wm_erase_dialog_show (GTK_WIDGET (dialog->window), dialog->session, dialog->person);
}

static void
on_onboard (WmCandidateDialog *dialog)
{
  g_autofree char *person = g_strdup (dialog->person);

  wm_page_leave_dialogs (GTK_WIDGET (dialog->window), "win.make-plan", person);
}

/* What was typed of her is stored when the dialog closes, as one action. */
static gboolean
on_close (GtkWindow *window, WmCandidateDialog *dialog)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmApplication) it
    = wm_application_find (store_of (dialog), dialog->application, &error);
  const char *texts[6];
  g_autofree char *documents = NULL;
  WmCandidateEdit edit = WM_CANDIDATE_EDIT_INIT;

  /* In an anonymous review there is nothing to type. */
  if (dialog->documents == NULL)
    return GDK_EVENT_PROPAGATE;
  documents = wm_page_text_area_text (dialog->documents);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    texts[i] = gtk_editable_get_text (GTK_EDITABLE (dialog->fields[i]));
  edit = (WmCandidateEdit){ texts[0], texts[1], texts[2], texts[3], texts[4], documents, texts[5] };
  if (it == NULL || dialog->stub || wm_session_is_read_only (dialog->session)
      || wm_candidate_edit (store_of (dialog), it->person, &edit, &error))
    return GDK_EVENT_PROPAGATE;
  wm_feedback_error (GTK_WIDGET (window), error);
  return GDK_EVENT_STOP;
}

/* ---- built ------------------------------------------------------------------ */

static GtkWidget *
button_new (GtkBox *bar, const char *text, GCallback clicked, WmCandidateDialog *dialog)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (text);

  g_signal_connect_swapped (button, "clicked", clicked, dialog);
  gtk_box_append (bar, button);
  return button;
}

static void
add_fields (WmCandidateDialog *dialog, GtkBox *form, const WmCandidate *it)
{
  const char *const labels[]
    = { _ ("_Name"), _ ("_E-mail"), _ ("Web pa_ge"), _ ("P_hone"), _ ("Where she _came from"),
        _ ("N_otes") };
  const char *const texts[]
    = { it->name, it->email, it->url, it->phone, it->source, it->notes };
  GtkWidget *documents;

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      dialog->fields[i] = gtk_entry_new ();
      gtk_editable_set_text (GTK_EDITABLE (dialog->fields[i]), texts[i]);
      gtk_editable_set_editable (GTK_EDITABLE (dialog->fields[i]),
                                 !dialog->stub && !wm_session_is_read_only (dialog->session));
      wm_page_add_field (form, labels[i], dialog->fields[i], dialog->fields[i]);
    }
  documents = wm_page_text_area_new (it->documents, &dialog->documents);
  wm_page_add_field (form, _ ("Names of doc_uments, one a line"), documents, dialog->documents);
}

/* What a résumé says is shown beside, and is no evidence. */
static void
add_resume (WmCandidateDialog *dialog, GtkBox *form)
{
  g_autofree char *text = wm_resume_text (store_of (dialog), dialog->person, NULL);
  GtkWidget *label;

  if (text == NULL || *text == '\0')
    return;
  label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  wm_page_add_field (form, _ ("Her _résumé: claims, no evidence"), label, label);
}

static GtkWidget *
form_new (WmCandidateDialog *dialog, const WmCandidate *candidate)
{
  GtkBox *form = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  GtkBox *bar = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));

  dialog->status = GTK_LABEL (gtk_label_new (""));
  gtk_label_set_xalign (dialog->status, 0);
  gtk_label_set_wrap (dialog->status, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (dialog->status), "dim-label");
  gtk_box_append (form, GTK_WIDGET (dialog->status));
  dialog->plan
    = button_new (bar, _ ("Plan _Interviews of This Stage"), G_CALLBACK (on_plan), dialog);
  dialog->debrief = button_new (bar, _ ("_Debrief…"), G_CALLBACK (on_debrief), dialog);
  dialog->reject = button_new (bar, _ ("_Reject"), G_CALLBACK (on_reject), dialog);
  dialog->withdraw = button_new (bar, _ ("_Withdraws"), G_CALLBACK (on_withdraw), dialog);
  dialog->reopen = button_new (bar, _ ("Open _Again"), G_CALLBACK (on_reopen), dialog);
  dialog->onboard
    = button_new (bar, _ ("_Make an Onboarding Plan…"), G_CALLBACK (on_onboard), dialog);
  gtk_widget_add_css_class (dialog->onboard, "suggested-action");
  gtk_widget_set_visible (dialog->onboard, FALSE);
  dialog->erase = button_new (bar, _ ("Era_se…"), G_CALLBACK (on_erase), dialog);
  wm_page_make_wrapping (GTK_WIDGET (bar));
  gtk_box_append (form, GTK_WIDGET (bar));
  dialog->section = wm_page_section_new (_ ("Interviews"), "", &dialog->list);
  gtk_widget_set_margin_top (dialog->section, 12);
  gtk_box_append (form, dialog->section);
  if (wm_anonymous_is_on (dialog->session))
    gtk_box_append (form, wm_page_label_new (_ ("Names are hidden, and with them contact, résumé "
                                                "and documents. The board shows them again."),
                                             "dim-label"));
  else
    {
      add_fields (dialog, form, candidate);
      add_resume (dialog, form);
      gtk_box_append (form, wm_candidate_dialog_claims_new (dialog));
    }
  dialog->past = wm_page_section_new (_ ("What Happened"), NULL, &dialog->past_list);
  gtk_widget_set_margin_top (dialog->past, 12);
  gtk_box_append (form, dialog->past);
  return GTK_WIDGET (form);
}

static void
build (WmCandidateDialog *dialog, GtkWidget *from, const WmCandidate *candidate)
{
  g_autofree char *name
    = wm_anonymous_name (dialog->session, candidate->person, candidate->name);

  dialog->window = wm_page_dialog_new (from, name, 600, 700);
  g_object_set_data_full (G_OBJECT (dialog->window), "dialog", dialog, dialog_free);
  wm_page_dialog_fill (dialog->window, form_new (dialog, candidate));
  g_signal_connect (dialog->window, "close-request", G_CALLBACK (on_close), dialog);
  dialog->handler = g_signal_connect_swapped (dialog->session, "hiring-changed",
                                              G_CALLBACK (refill), dialog);
  refill (dialog);
  gtk_window_present (GTK_WINDOW (dialog->window));
}

void
wm_candidate_dialog_show (GtkWidget *from, WmSession *session, const char *application)
{
  WmStore *store = wm_session_get_store (session);
  g_autoptr (GError) error = NULL;
  g_autoptr (WmApplication) it = wm_application_find (store, application, &error);
  g_autoptr (WmCandidate) candidate
    = it != NULL ? wm_candidate_load (store, it->person, &error) : NULL;
  WmCandidateDialog *dialog;

  wm_feedback_error (from, error);
  if (candidate == NULL)
    return;
  dialog = g_new0 (WmCandidateDialog, 1);
  dialog->session = g_object_ref (session);
  dialog->application = g_strdup (it->slug);
  dialog->person = g_strdup (it->person);
  dialog->stub = wm_person_is_erased (store, it->person);
  build (dialog, from, candidate);
}
