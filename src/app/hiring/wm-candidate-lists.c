/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A candidate's interviews, and what happened to her application.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/hiring/wm-candidate-dialog-private.h"

#include <glib/gi18n-lib.h>

#include "app/hiring/wm-anonymous.h"
#include "app/hiring/wm-card-dialog.h"
#include "app/hiring/wm-card-view.h"
#include "app/parts/wm-focus-key.h"
#include "app/parts/wm-date-entry.h"
#include "app/parts/wm-page-parts.h"
#include "app/parts/wm-paper-dialog.h"
#include "app/parts/wm-text-row.h"
#include "app/parts/wm-wrap-layout.h"
#include "app/wm-feedback.h"
#include "draw/wm-paper.h"
#include "exchange/wm-hiring-file.h"

static const char *
interview_of (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "interview");
}

static void
on_write (GtkWidget *button, WmCandidateDialog *dialog)
{
  wm_card_dialog_show (GTK_WIDGET (dialog->window), dialog->session,
                       interview_of (button));
}

/* What the interviewer needs: to read, to print, and as a file */
static void
on_kit (GtkWidget *button, WmCandidateDialog *dialog)
{
  WmMap *map = wm_session_get_map (dialog->session);
  g_autoptr (GError) error = NULL;
  g_autoptr (WmInterview) it
      = wm_interview_load (wm_session_get_store (dialog->session),
                           interview_of (button), &error);
  g_autoptr (WmKit) kit
      = it != NULL ? wm_kit_load (wm_session_get_store (dialog->session), map,
                                  it->kit, it->slug,
                                  wm_anonymous_is_on (dialog->session), &error)
                   : NULL;
  g_autofree char *name = NULL;

  wm_feedback_error (GTK_WIDGET (dialog->window), error);
  if (kit == NULL)
    return;
  /* Translators: the proposed name of a file; %s is an interviewer */
  name = g_strdup_printf (_ ("Kit for %s"), it->interviewer_name);
  wm_paper_dialog_show (GTK_WIDGET (dialog->window), _ ("Interview Kit"),
                        wm_paper_kit (map, kit), map->locale, name,
                        wm_export_kit (map, kit), _ ("Save for _Waymark…"));
}

static void
on_got_date (AdwMessageDialog *question, const char *response,
             WmCandidateDialog *dialog)
{
  WmDateEntry *entry
      = WM_DATE_ENTRY (adw_message_dialog_get_extra_child (question));
  g_autoptr (GError) error = NULL;

  if (!g_str_equal (response, "set"))
    return;
  wm_interview_set_date (wm_session_get_store (dialog->session),
                         interview_of (GTK_WIDGET (question)),
                         wm_date_entry_get_text (entry), NULL, &error);
  wm_feedback_error (GTK_WIDGET (dialog->window), error);
}

static void
on_date (GtkWidget *button, WmCandidateDialog *dialog)
{
  AdwMessageDialog *question = ADW_MESSAGE_DIALOG (
      adw_message_dialog_new (GTK_WINDOW (dialog->window),
                              _ ("Day of the Interview"), NULL));
  g_autoptr (WmInterview) it
      = wm_interview_load (wm_session_get_store (dialog->session),
                           interview_of (button), NULL);
  GtkWidget *entry = wm_date_entry_new (_ ("Day of the interview"));

  wm_date_entry_set_text (WM_DATE_ENTRY (entry), it != NULL ? it->date : "");
  adw_message_dialog_set_extra_child (question, entry);
  adw_message_dialog_add_responses (question, "cancel", _ ("_Cancel"), "set",
                                    _ ("_Set"), NULL);
  adw_message_dialog_set_response_appearance (question, "set",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (question, "set");
  adw_message_dialog_set_close_response (question, "cancel");
  g_object_set_data_full (G_OBJECT (question), "interview",
                          g_strdup (interview_of (button)), g_free);
  g_signal_connect (question, "response", G_CALLBACK (on_got_date), dialog);
  gtk_window_present (GTK_WINDOW (question));
  gtk_widget_grab_focus (wm_date_entry_get_entry (WM_DATE_ENTRY (entry)));
}

static GtkWidget *
row_button_new (WmCandidateDialog *dialog, GtkWidget *box, const char *text, const char *does,
                const WmInterview *it, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (text);
  /* Translators: what a button does, an interviewer, an interview */
  g_autofree char *name = g_strdup_printf (_ ("%1$s %2$s, %3$s"), text,
                                           it->interviewer_name, it->kit_name);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "interview", g_strdup (it->slug),
                          g_free);
  wm_focus_key_set (button, does, it->slug);
  g_signal_connect (button, "clicked", clicked, dialog);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static void
on_read (GtkWidget *button, WmCandidateDialog *dialog)
{
  wm_card_view_show (GTK_WIDGET (dialog->window), dialog->session,
                     g_object_get_data (G_OBJECT (button), "card"));
}

/* That it is in, and the card itself where it is open to the reader */
static GtkWidget *
sealed_new (WmCandidateDialog *dialog, const WmInterview *it, GPtrArray *cards)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), gtk_label_new (_ ("Card in")));
  for (guint i = 0; cards != NULL && i < cards->len; i++)
    {
      const WmCard *card = g_ptr_array_index (cards, i);

      if (g_str_equal (card->interview, it->slug))
        g_object_set_data_full (
          G_OBJECT (row_button_new (dialog, box, _ ("Read…"), "read", it, G_CALLBACK (on_read))),
          "card", g_strdup (card->slug), g_free);
    }
  return box;
}

/* How the card stands, and what can be done about it */
static GtkWidget *
state_new (WmCandidateDialog *dialog, const WmInterview *it, GPtrArray *cards)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gboolean mine
      = g_strcmp0 (it->interviewer, wm_session_get_person (dialog->session))
        == 0;
  gboolean writable = !wm_session_is_read_only (dialog->session);

  if (it->submitted != 0)
    return sealed_new (dialog, it, cards);
  if (g_str_equal (it->status, "cancelled"))
    return gtk_label_new (_ ("Cancelled"));
  if (!mine)
    gtk_box_append (GTK_BOX (box), gtk_label_new (_ ("Card owed")));
  gtk_widget_set_sensitive (row_button_new (dialog, box, _ ("Day…"), "date", it,
                                            G_CALLBACK (on_date)),
                            writable);
  if (mine)
    gtk_widget_set_sensitive (row_button_new (dialog, box,
                                              _ ("Write Scorecard…"), "write", it,
                                              G_CALLBACK (on_write)),
                              writable);
  row_button_new (dialog, box, _ ("Kit…"), "kit", it, G_CALLBACK (on_kit));
  wm_page_make_wrapping (box);
  wm_wrap_layout_set_even (WM_WRAP_LAYOUT (gtk_widget_get_layout_manager (box)),
                           TRUE);
  return box;
}

void
wm_candidate_dialog_fill_interviews (WmCandidateDialog *dialog)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list
      = wm_interviews_list (wm_session_get_store (dialog->session),
                            dialog->application, &error);
  g_autoptr (GPtrArray) cards
      = wm_cards_list (wm_session_get_store (dialog->session),
                       dialog->application, NULL, NULL);
  g_autofree char *focused = wm_focus_key_dup (GTK_WIDGET (dialog->list));

  wm_feedback_error (GTK_WIDGET (dialog->window), error);
  wm_page_clear_list (dialog->list);
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const WmInterview *it = g_ptr_array_index (list, i);
      g_autofree char *date = wm_page_format_date (it->date);
      GtkWidget *row
          = wm_text_row_new (it->slug, it->kit_name, state_new (dialog, it, cards));

      wm_text_row_set_texts (WM_TEXT_ROW (row), it->interviewer_name, date);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
      gtk_list_box_append (dialog->list, row);
    }
  wm_page_section_set (
      dialog->section, _ ("Interviews"),
      list == NULL || list->len == 0
          ? _ ("None is planned. Name interviewers in the job's plan, move the "
               "candidate to a stage, and plan its interviews.")
          : _ ("Nobody sees another's card before her own is in."));
  gtk_widget_set_visible (GTK_WIDGET (dialog->list),
                          list != NULL && list->len > 0);
  if (!wm_focus_key_grab (GTK_WIDGET (dialog->list), focused))
    wm_candidate_dialog_focus_next (dialog);
}

/* What happened to an application, in words */
static const char *
event_words (const WmApplicationEvent *it)
{
  static const char *const words[][2] = {
    { "applied", N_ ("Applied") },   { "moved", N_ ("Moved") },
    { "rejected", N_ ("Rejected") }, { "withdrawn", N_ ("Withdrew") },
    { "hired", N_ ("Hired") },       { "reopened", N_ ("Opened again") },
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
  g_autofree char *line = *it->actor != '\0'
                              ? g_strdup_printf ("%s · %s", date, it->actor)
                              : g_strdup (date);
  g_autofree char *what
      = g_str_equal (it->kind, "moved")
            /* Translators: %s is a stage of interviews */
            ? g_strdup_printf (_ ("Moved to %s"), *it->stage_name != '\0'
                                                      ? it->stage_name
                                                      : _ ("Applied"))
            : g_strdup (event_words (it));
  GtkWidget *row = wm_text_row_new ("", what, NULL);

  wm_text_row_set_texts (WM_TEXT_ROW (row), line, it->reason);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  return row;
}

void
wm_candidate_dialog_fill_past (WmCandidateDialog *dialog)
{
  g_autoptr (GPtrArray) events
      = wm_application_events (wm_session_get_store (dialog->session),
                               dialog->application, NULL);

  wm_page_clear_list (dialog->past_list);
  for (guint i = 0; events != NULL && i < events->len; i++)
    gtk_list_box_append (dialog->past_list, event_row_new (events->pdata[i]));
}
