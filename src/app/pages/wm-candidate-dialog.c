/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One candidate: contact, interviews, and what can be done next.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/pages/wm-candidate-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/pages/wm-card-dialog.h"
#include "app/pages/wm-debrief-dialog.h"
#include "app/pages/wm-page-parts.h"
#include "app/pages/wm-text-row.h"
#include "app/wm-feedback.h"
#include "hiring/wm-candidate.h"

typedef struct
{
  WmSession *session;
  char *application;
  gulong handler;
  AdwWindow *window;
  GtkLabel *status;
  GtkWidget *section;
  GtkListBox *list;
  GtkWidget *plan, *debrief, *reject, *withdraw, *reopen, *onboard;
  char *person; /* slug */
  GtkWidget *fields[5];
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

/* ---- interviews ------------------------------------------------------------- */

static void
on_write (GtkWidget *button, Dialog *dialog)
{
  wm_card_dialog_show (GTK_WIDGET (dialog->window), dialog->session,
                       g_object_get_data (G_OBJECT (button), "interview"));
}

/* The card is in, or hers to write; else nothing */
static GtkWidget *
state_new (Dialog *dialog, const WmInterview *it)
{
  GtkWidget *button;

  if (it->submitted != 0)
    return gtk_label_new (_ ("Card in"));
  if (g_str_equal (it->status, "cancelled"))
    return gtk_label_new (_ ("Cancelled"));
  if (g_strcmp0 (it->interviewer, wm_session_get_person (dialog->session)) != 0)
    return gtk_label_new (_ ("Card owed"));
  button = gtk_button_new_with_label (_ ("Write Scorecard…"));
  g_object_set_data_full (G_OBJECT (button), "interview", g_strdup (it->slug), g_free);
  gtk_widget_set_sensitive (button, !wm_session_is_read_only (dialog->session));
  g_signal_connect (button, "clicked", G_CALLBACK (on_write), dialog);
  return button;
}

static void
fill_interviews (Dialog *dialog)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = wm_interviews_list (wm_session_get_store (dialog->session),
                                                   dialog->application, &error);

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

static void
refill (Dialog *dialog)
{
  g_autoptr (WmApplication) it
    = wm_application_find (wm_session_get_store (dialog->session), dialog->application, NULL);
  gboolean active, hired, writable = !wm_session_is_read_only (dialog->session);
  g_autofree char *line = NULL;

  if (it == NULL)
    return;
  active = g_str_equal (it->status, "active");
  hired = g_str_equal (it->status, "hired");
  /* Translators: the name of a job, the stage that a candidate is at */
  line = active ? g_strdup_printf (_ ("%s · %s"), it->job_name,
                                   *it->stage_name != '\0' ? it->stage_name : _ ("Applied"))
         : hired  ? g_strdup_printf (_ ("%s · hired"), it->job_name)
                : g_strdup_printf (_ ("%s · ended: %s"), it->job_name,
                                   *it->reason != '\0' ? it->reason : "–");
  gtk_label_set_text (dialog->status, line);
  gtk_widget_set_sensitive (dialog->plan, writable && active && *it->stage != '\0');
  gtk_widget_set_sensitive (dialog->debrief, it->submitted > 0);
  gtk_widget_set_visible (dialog->reject, active);
  gtk_widget_set_visible (dialog->withdraw, active);
  gtk_widget_set_visible (dialog->reopen, !active && !hired);
  gtk_widget_set_visible (dialog->onboard, hired);
  gtk_widget_set_sensitive (dialog->onboard, writable);
  gtk_widget_set_sensitive (dialog->reject, writable);
  gtk_widget_set_sensitive (dialog->withdraw, writable);
  gtk_widget_set_sensitive (dialog->reopen, writable);
  fill_interviews (dialog);
}

/* ---- what can be done ------------------------------------------------------- */

static void
on_plan (Dialog *dialog)
{
  g_autoptr (GError) error = NULL;

  wm_interviews_plan_stage (wm_session_get_store (dialog->session), dialog->application, &error);
  wm_feedback_error (GTK_WIDGET (dialog->window), error);
}

static void
end (Dialog *dialog, const char *status)
{
  g_autoptr (GError) error = NULL;

  wm_application_set_status (wm_session_get_store (dialog->session), dialog->application, status,
                             NULL, &error);
  wm_feedback_error (GTK_WIDGET (dialog->window), error);
}

static void
on_reject (Dialog *dialog)
{
  end (dialog, "rejected");
}

static void
on_withdraw (Dialog *dialog)
{
  end (dialog, "withdrawn");
}

static void
on_reopen (Dialog *dialog)
{
  end (dialog, "active");
}

static void
on_debrief (Dialog *dialog)
{
  wm_debrief_dialog_show (GTK_WIDGET (dialog->window), dialog->session, dialog->application);
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
    = wm_application_find (wm_session_get_store (dialog->session), dialog->application, &error);
  const char *texts[5];
  WmCandidateEdit edit = WM_CANDIDATE_EDIT_INIT;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    texts[i] = gtk_editable_get_text (GTK_EDITABLE (dialog->fields[i]));
  edit = (WmCandidateEdit){ texts[0], texts[1], NULL, texts[2], texts[3], NULL, texts[4] };
  if (it == NULL || wm_session_is_read_only (dialog->session)
      || wm_candidate_edit (wm_session_get_store (dialog->session), it->person, &edit, &error))
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
    = { _ ("_Name"), _ ("_E-mail"), _ ("_Phone"), _ ("Where she _came from"), _ ("N_otes") };
  const char *const texts[] = { it->name, it->email, it->phone, it->source, it->notes };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      dialog->fields[i] = gtk_entry_new ();
      gtk_editable_set_text (GTK_EDITABLE (dialog->fields[i]), texts[i]);
      gtk_editable_set_editable (GTK_EDITABLE (dialog->fields[i]),
                                 !wm_session_is_read_only (dialog->session));
      wm_page_add_field (form, labels[i], dialog->fields[i], dialog->fields[i]);
    }
}

static GtkWidget *
form_new (Dialog *dialog, const WmCandidate *candidate)
{
  GtkBox *form = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  GtkBox *bar = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));

  gtk_widget_add_css_class (GTK_WIDGET (form), "page-column");
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
  wm_page_make_wrapping (GTK_WIDGET (bar));
  gtk_box_append (form, GTK_WIDGET (bar));
  dialog->section = wm_page_section_new (_ ("Interviews"), "", &dialog->list);
  gtk_widget_set_margin_top (dialog->section, 12);
  gtk_box_append (form, dialog->section);
  add_fields (dialog, form, candidate);
  return GTK_WIDGET (form);
}

static void
build (Dialog *dialog, GtkWidget *from, const WmCandidate *candidate)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  dialog->window
    = g_object_new (ADW_TYPE_WINDOW, "transient-for", gtk_widget_get_root (from), "modal", TRUE,
                    "destroy-with-parent", TRUE, "title", candidate->name, "default-width", 560,
                    "default-height", 640, NULL);
  g_object_set_data_full (G_OBJECT (dialog->window), "dialog", dialog, dialog_free);
  gtk_box_append (GTK_BOX (content), adw_header_bar_new ());
  adw_clamp_set_child (ADW_CLAMP (clamp), form_new (dialog, candidate));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (content), scroller);
  adw_window_set_content (dialog->window, content);
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
  build (dialog, from, candidate);
}
