/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One candidate: contact, interviews, what can be done next, and what was done.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/hiring/wm-candidate-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/parts/wm-ask-name.h"
#include "app/hiring/wm-card-dialog.h"
#include "app/parts/wm-date-entry.h"
#include "app/hiring/wm-debrief-dialog.h"
#include "app/hiring/wm-erase-dialog.h"
#include "app/parts/wm-export-picture.h"
#include "app/parts/wm-page-parts.h"
#include "app/parts/wm-text-row.h"
#include "app/wm-feedback.h"
#include "app/parts/wm-wrap-layout.h"
#include "exchange/wm-exchange.h"
#include "exchange/wm-hiring-file.h"
#include "hiring/wm-erase.h"

typedef struct
{
  WmSession *session;
  char *application;
  char *person; /* slug */
  gboolean stub; /* she was erased */
  gulong handler;
  AdwWindow *window;
  GtkLabel *status;
  GtkWidget *section, *past;
  GtkListBox *list, *past_list;
  GtkWidget *plan, *debrief, *reject, *withdraw, *reopen, *onboard, *erase;
  GtkWidget *fields[6];
  GtkWidget *documents;
} Dialog;

static void
dialog_free (gpointer data)
{
  Dialog *dialog = data;

  g_clear_signal_handler (&dialog->handler, dialog->session);
  g_object_unref (dialog->session);
  g_free (dialog->application);
  g_free (dialog->person);
  g_free (dialog);
}

static WmStore *
store_of (Dialog *dialog)
{
  return wm_session_get_store (dialog->session);
}

/* ---- interviews ------------------------------------------------------------- */

static const char *
interview_of (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "interview");
}

static void
on_write (GtkWidget *button, Dialog *dialog)
{
  wm_card_dialog_show (GTK_WIDGET (dialog->window), dialog->session, interview_of (button));
}

static void
on_got_file (GtkWidget *from, const char *path, gpointer data)
{
  g_autoptr (GBytes) kit = g_bytes_ref (data);
  g_autoptr (GError) error = NULL;

  if (wm_file_write (path, kit, &error))
    wm_tell_written (from, path);
  else
    wm_feedback_error (from, error);
}

/* What the interviewer needs, as a file for a workspace of her own */
static void
on_kit (GtkWidget *button, Dialog *dialog)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmInterview) it
    = wm_interview_load (store_of (dialog), interview_of (button), &error);
  GBytes *kit = it != NULL ? wm_export_kit (store_of (dialog), wm_session_get_map (dialog->session),
                                            it->kit, it->slug, FALSE, &error)
                           : NULL;
  g_autofree char *name = NULL;

  wm_feedback_error (GTK_WIDGET (dialog->window), error);
  if (kit == NULL)
    return;
  /* Translators: the proposed name of a file; %s is an interviewer */
  name = g_strdup_printf (_ ("Kit for %s.json"), it->interviewer_name);
  wm_ask_file (GTK_WIDGET (dialog->window), _ ("Save Interview Kit"), name, on_got_file, kit,
               (GDestroyNotify) g_bytes_unref);
}

static void
on_got_date (AdwMessageDialog *question, const char *response, Dialog *dialog)
{
  WmDateEntry *entry = WM_DATE_ENTRY (adw_message_dialog_get_extra_child (question));
  g_autoptr (GError) error = NULL;

  if (!g_str_equal (response, "set"))
    return;
  wm_interview_set_date (store_of (dialog), interview_of (GTK_WIDGET (question)),
                         wm_date_entry_get_text (entry), NULL, &error);
  wm_feedback_error (GTK_WIDGET (dialog->window), error);
}

static void
on_date (GtkWidget *button, Dialog *dialog)
{
  AdwMessageDialog *question = ADW_MESSAGE_DIALOG (
    adw_message_dialog_new (GTK_WINDOW (dialog->window), _ ("Day of the Interview"), NULL));
  g_autoptr (WmInterview) it = wm_interview_load (store_of (dialog), interview_of (button), NULL);
  GtkWidget *entry = wm_date_entry_new (_ ("Day of the interview"));

  wm_date_entry_set_text (WM_DATE_ENTRY (entry), it != NULL ? it->date : "");
  adw_message_dialog_set_extra_child (question, entry);
  adw_message_dialog_add_responses (question, "cancel", _ ("_Cancel"), "set", _ ("_Set"), NULL);
  adw_message_dialog_set_response_appearance (question, "set", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (question, "set");
  adw_message_dialog_set_close_response (question, "cancel");
  g_object_set_data_full (G_OBJECT (question), "interview", g_strdup (interview_of (button)),
                          g_free);
  g_signal_connect (question, "response", G_CALLBACK (on_got_date), dialog);
  gtk_window_present (GTK_WINDOW (question));
  gtk_widget_grab_focus (wm_date_entry_get_entry (WM_DATE_ENTRY (entry)));
}

static GtkWidget *
row_button_new (Dialog *dialog, GtkWidget *box, const char *text, const WmInterview *it,
                GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (text);
  /* Translators: what a button does, an interviewer, an interview */
  g_autofree char *name
    = g_strdup_printf (_ ("%1$s %2$s, %3$s"), text, it->interviewer_name, it->kit_name);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "interview", g_strdup (it->slug), g_free);
  g_signal_connect (button, "clicked", clicked, dialog);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

/* How the card stands, and what can be done about it */
static GtkWidget *
state_new (Dialog *dialog, const WmInterview *it)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gboolean mine = g_strcmp0 (it->interviewer, wm_session_get_person (dialog->session)) == 0;
  gboolean writable = !wm_session_is_read_only (dialog->session);

  if (it->submitted != 0)
    return gtk_label_new (_ ("Card in"));
  if (g_str_equal (it->status, "cancelled"))
    return gtk_label_new (_ ("Cancelled"));
  if (!mine)
    gtk_box_append (GTK_BOX (box), gtk_label_new (_ ("Card owed")));
  gtk_widget_set_sensitive (
    row_button_new (dialog, box, _ ("Day…"), it, G_CALLBACK (on_date)), writable);
  if (mine)
    gtk_widget_set_sensitive (
      row_button_new (dialog, box, _ ("Write Scorecard…"), it, G_CALLBACK (on_write)), writable);
  else
    row_button_new (dialog, box, _ ("Save Kit…"), it, G_CALLBACK (on_kit));
  wm_page_make_wrapping (box);
  wm_wrap_layout_set_even (WM_WRAP_LAYOUT (gtk_widget_get_layout_manager (box)), TRUE);
  return box;
}

static void
fill_interviews (Dialog *dialog)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = wm_interviews_list (store_of (dialog), dialog->application, &error);

  wm_feedback_error (GTK_WIDGET (dialog->window), error);
  wm_page_clear_list (dialog->list);
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const WmInterview *it = g_ptr_array_index (list, i);
      g_autofree char *date = wm_page_format_date (it->date);
      GtkWidget *row = wm_text_row_new (it->slug, it->kit_name, state_new (dialog, it));

      wm_text_row_set_texts (WM_TEXT_ROW (row), it->interviewer_name, date);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
      gtk_list_box_append (dialog->list, row);
    }
  wm_page_section_set (dialog->section, _ ("Interviews"),
                       list == NULL || list->len == 0
                         ? _ ("None is planned. Name interviewers in the job's plan, move the "
                              "candidate to a stage, and plan its interviews.")
                         : _ ("Nobody sees another's card before her own is in."));
  gtk_widget_set_visible (GTK_WIDGET (dialog->list), list != NULL && list->len > 0);
}

/* What happened to an application, in words */
static const char *
event_words (const WmApplicationEvent *it)
{
  static const char *const words[][2] = {
    { "applied", N_ ("Applied") },    { "moved", N_ ("Moved") },
    { "rejected", N_ ("Rejected") },  { "withdrawn", N_ ("Withdrew") },
    { "hired", N_ ("Hired") },        { "reopened", N_ ("Opened again") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (it->kind, words[i][0]))
      return _ (words[i][1]);
  return it->kind;
}

static GtkWidget *
event_row_new (const WmApplicationEvent *it)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (it->time);
  g_autofree char *iso = g_date_time_format (time, "%Y-%m-%d");
  g_autofree char *date = wm_page_format_date (iso);
  g_autofree char *line = *it->actor != '\0' ? g_strdup_printf ("%s · %s", date, it->actor)
                                             : g_strdup (date);
  g_autofree char *what
    = g_str_equal (it->kind, "moved")
        /* Translators: %s is a stage of interviews */
        ? g_strdup_printf (_ ("Moved to %s"),
                           *it->stage_name != '\0' ? it->stage_name : _ ("Applied"))
        : g_strdup (event_words (it));
  GtkWidget *row = wm_text_row_new ("", what, NULL);

  wm_text_row_set_texts (WM_TEXT_ROW (row), line, it->reason);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  return row;
}

static void
fill_past (Dialog *dialog)
{
  g_autoptr (GPtrArray) events
    = wm_application_events (store_of (dialog), dialog->application, NULL);

  wm_page_clear_list (dialog->past_list);
  for (guint i = 0; events != NULL && i < events->len; i++)
    gtk_list_box_append (dialog->past_list, event_row_new (events->pdata[i]));
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

static void
refill (Dialog *dialog)
{
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
  gtk_widget_set_sensitive (dialog->erase, writable);
  fill_interviews (dialog);
  fill_past (dialog);
  if (hired && !gtk_widget_get_visible (dialog->onboard))
    {
      gtk_widget_set_visible (dialog->onboard, TRUE);
      gtk_widget_grab_focus (dialog->onboard);
    }
  gtk_widget_set_visible (dialog->onboard, hired);
  gtk_widget_set_sensitive (dialog->onboard, writable);
}

/* ---- what can be done ------------------------------------------------------- */

static void
on_plan (Dialog *dialog)
{
  g_autoptr (GError) error = NULL;

  wm_interviews_plan_stage (store_of (dialog), dialog->application, &error);
  wm_feedback_error (GTK_WIDGET (dialog->window), error);
}

static void
end (Dialog *dialog, const char *status, const char *reason)
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
on_reject (Dialog *dialog)
{
  wm_ask_name (GTK_WIDGET (dialog->window), _ ("Reject"), _ ("Why, for the record"), _ ("_Reject"),
               "", on_got_rejected, dialog);
}

static void
on_withdraw (Dialog *dialog)
{
  wm_ask_name (GTK_WIDGET (dialog->window), _ ("Withdraws"), _ ("Why, for the record"),
               _ ("_Withdraws"), "", on_got_withdrawn, dialog);
}

static void
on_reopen (Dialog *dialog)
{
  end (dialog, "active", NULL);
}

static void
on_debrief (Dialog *dialog)
{
  wm_debrief_dialog_show (GTK_WIDGET (dialog->window), dialog->session, dialog->application);
}

static void
on_erase (Dialog *dialog)
{
  wm_erase_dialog_show (GTK_WIDGET (dialog->window), dialog->session, dialog->person);
}

static void
on_onboard (Dialog *dialog)
{
  g_autofree char *person = g_strdup (dialog->person);

  wm_page_leave_dialogs (GTK_WIDGET (dialog->window), "win.make-plan", person);
}

/* What was typed of her is stored when the dialog closes, as one action. */
static gboolean
on_close (GtkWindow *window, Dialog *dialog)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmApplication) it
    = wm_application_find (store_of (dialog), dialog->application, &error);
  const char *texts[6];
  g_autofree char *documents = wm_page_text_area_text (dialog->documents);
  WmCandidateEdit edit = WM_CANDIDATE_EDIT_INIT;

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
button_new (GtkBox *bar, const char *text, GCallback clicked, Dialog *dialog)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (text);

  g_signal_connect_swapped (button, "clicked", clicked, dialog);
  gtk_box_append (bar, button);
  return button;
}

static void
add_fields (Dialog *dialog, GtkBox *form, const WmCandidate *it)
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
add_resume (Dialog *dialog, GtkBox *form)
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
form_new (Dialog *dialog, const WmCandidate *candidate)
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
  add_fields (dialog, form, candidate);
  add_resume (dialog, form);
  dialog->past = wm_page_section_new (_ ("What Happened"), NULL, &dialog->past_list);
  gtk_widget_set_margin_top (dialog->past, 12);
  gtk_box_append (form, dialog->past);
  return GTK_WIDGET (form);
}

static void
build (Dialog *dialog, GtkWidget *from, const WmCandidate *candidate)
{
  dialog->window = wm_page_dialog_new (from, candidate->name, 600, 700);
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
  Dialog *dialog;

  wm_feedback_error (from, error);
  if (candidate == NULL)
    return;
  dialog = g_new0 (Dialog, 1);
  dialog->session = g_object_ref (session);
  dialog->application = g_strdup (it->slug);
  dialog->person = g_strdup (it->person);
  dialog->stub = wm_person_is_erased (store, it->person);
  build (dialog, from, candidate);
}
