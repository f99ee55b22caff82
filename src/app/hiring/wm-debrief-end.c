/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The end of a debrief: votes, and then the decision with its papers.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/hiring/wm-debrief-dialog-private.h"

#include <glib/gi18n-lib.h>

#include "app/parts/wm-page-parts.h"
#include "app/parts/wm-paper-dialog.h"
#include "app/parts/wm-picture-buttons.h"
#include "app/wm-feedback.h"
#include "draw/wm-paper.h"
#include "draw/wm-scene-hiring.h"

static void
on_votes (WmDebriefDialog *dialog)
{
  g_autoptr (GError) error = NULL;

  wm_debrief_open_votes (wm_debrief_dialog_get_store (dialog),
                         wm_session_get_map (dialog->session),
                         dialog->application, &error);
  wm_feedback_error (GTK_WIDGET (dialog->window), error);
}

static void
on_hire (WmDebriefDialog *dialog)
{
  g_autoptr (GError) error = NULL;

  /* What is hired is shown anew, with what comes next. */
  wm_application_hire (wm_debrief_dialog_get_store (dialog),
                       wm_session_get_map (dialog->session),
                       dialog->application, &error);
  wm_feedback_error (GTK_WIDGET (dialog->window), error);
}

static void
on_make_plan (WmDebriefDialog *dialog)
{
  wm_page_leave_dialogs (GTK_WIDGET (dialog->window), "win.make-plan",
                         dialog->debrief->application->person);
}

static void
on_decide (WmDebriefDialog *dialog)
{
  static const char *const outcomes[] = { "hire", "no_hire", "hold" };
  guint outcome = gtk_drop_down_get_selected (GTK_DROP_DOWN (dialog->outcome));
  const char *people[] = { wm_session_get_person (dialog->session), NULL };
  g_autofree char *why = wm_page_text_area_text (dialog->why);
  g_autofree char *told = wm_page_text_area_text (dialog->for_candidate);
  g_autoptr (GPtrArray) reasons = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  GHashTableIter iter;
  gpointer skill, text;

  g_hash_table_iter_init (&iter, dialog->reasons);
  while (g_hash_table_iter_next (&iter, &skill, &text))
    {
      g_ptr_array_add (reasons, skill);
      g_ptr_array_add (reasons, text);
    }
  g_ptr_array_add (reasons, NULL);
  wm_decision_record (wm_debrief_dialog_get_store (dialog), dialog->application,
                      outcomes[MIN (outcome, G_N_ELEMENTS (outcomes) - 1)], why,
                      (const char *const *)reasons->pdata, people, told,
                      &error);
  wm_feedback_error (GTK_WIDGET (dialog->window), error);
}

static GtkWidget *
add_button (WmDebriefDialog *dialog, const char *text, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (text);

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_sensitive (button, !wm_session_is_read_only (dialog->session));
  g_signal_connect_swapped (button, "clicked", clicked, dialog);
  gtk_box_append (dialog->end, button);
  return button;
}

/* The same of what only reads */
static void
add_reading (WmDebriefDialog *dialog, const char *text, GCallback clicked)
{
  gtk_widget_set_sensitive (add_button (dialog, text, clicked), TRUE);
}

static void
show_paper (WmDebriefDialog *dialog, const char *title, GPtrArray *parts)
{
  wm_paper_dialog_show (GTK_WIDGET (dialog->window), title, parts,
                        wm_session_get_map (dialog->session)->locale, title,
                        NULL, NULL);
}

static void
on_record (WmDebriefDialog *dialog)
{
  g_autoptr (WmDecision) decision
      = wm_decision_load (wm_debrief_dialog_get_store (dialog),
                          dialog->application, NULL);

  if (decision != NULL)
    show_paper (dialog, _ ("Decision Record"),
                wm_paper_decision (dialog->debrief, decision));
}

static void
on_summary (WmDebriefDialog *dialog)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmCandidateSummary) summary
      = wm_candidate_summary_load (wm_debrief_dialog_get_store (dialog),
                                   dialog->application, &error);

  wm_feedback_error (GTK_WIDGET (dialog->window), error);
  if (summary == NULL)
    return;
  g_free (summary->name);
  summary->name = g_strdup (dialog->debrief->application->name);
  show_paper (dialog, _ ("What the Candidate Is Told"),
              wm_paper_summary (summary));
}

static const char *
vote_word (const char *vote)
{
  const char *word = wm_recommendation_words (vote);

  return *word != '\0' ? word : _ ("closed until the skills are through");
}

/* A WmSceneBuilder */
static WmScene *
build_picture (double width, gpointer data)
{
  WmDebriefDialog *dialog = data;
  WmSceneOptions options = WM_SCENE_OPTIONS_INIT;

  options.measure = wm_measure_pango ();
  options.width = width;
  return wm_scene_debrief (wm_session_get_map (dialog->session),
                           dialog->debrief, &options);
}

static void
add_votes (WmDebriefDialog *dialog)
{
  g_autoptr (GArray) notes
      = wm_debrief_notes (wm_debrief_dialog_get_store (dialog), dialog->debrief,
                          NULL);

  wm_debrief_dialog_add_text (dialog->end, _ ("Overall Votes"), "heading");
  for (guint i = 0; i < dialog->debrief->cards->len; i++)
    {
      const WmCard *card = wm_debrief_card (dialog->debrief, i);
      g_autofree char *line
          = g_strdup_printf ("%s: %s", card->interviewer_name,
                             vote_word (card->recommendation));

      wm_debrief_dialog_add_text (dialog->end, line, NULL);
      if (*card->red_flags != '\0')
        {
          /* Translators: what an interviewer wants talked about */
          g_autofree char *flags
              = g_strdup_printf (_ ("⚑ %s"), card->red_flags);

          wm_debrief_dialog_add_text (dialog->end, flags, NULL);
        }
    }
  for (guint i = 0; notes != NULL && i < notes->len; i++)
    {
      g_autofree char *words
          = wm_order_note_describe (dialog->debrief,
                                    &g_array_index (notes, WmOrderNote, i));

      wm_debrief_dialog_add_text (dialog->end, words, "dim-label");
    }
  if (!dialog->debrief->votes_open && !dialog->debrief->application->decided)
    add_button (dialog, _ ("Open _Votes"), G_CALLBACK (on_votes));
}

static void
add_decision_form (WmDebriefDialog *dialog)
{
  const char *const names[]
      = { _ ("Hire"), _ ("Do not hire"), _ ("Hold"), NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (names);
  GtkWidget *area;

  dialog->outcome = gtk_drop_down_new (NULL, NULL);
  wm_page_drop_down_setup (GTK_DROP_DOWN (dialog->outcome), _ ("Decision"));
  wm_page_drop_down_set_names (GTK_DROP_DOWN (dialog->outcome), list,
                               dialog->chosen);
  wm_page_add_field (dialog->end, _ ("_Decision"), dialog->outcome,
                     dialog->outcome);
  area = wm_page_text_area_new (dialog->why_text, &dialog->why);
  wm_page_add_field (dialog->end, _ ("_Why, in all"), area, dialog->why);
  area = wm_page_text_area_new (dialog->candidate_text, &dialog->for_candidate);
  wm_page_add_field (dialog->end, _ ("What the _candidate is told"), area,
                     dialog->for_candidate);
  gtk_widget_add_css_class (add_button (dialog,
                                        _ ("_Record Decision, for Good"),
                                        G_CALLBACK (on_decide)),
                            "suggested-action");
}

static void
add_decision (WmDebriefDialog *dialog)
{
  g_autoptr (WmDecision) decision
      = wm_decision_load (wm_debrief_dialog_get_store (dialog),
                          dialog->application, NULL);
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *iso = NULL;
  g_autofree char *day = NULL;
  g_autofree char *line = NULL;

  if (decision == NULL)
    {
      add_decision_form (dialog);
      return;
    }
  time = g_date_time_new_from_unix_local (decision->time);
  iso = g_date_time_format (time, "%Y-%m-%d");
  day = wm_page_format_date (iso);
  /* Translators: names of people, a day */
  line = g_strdup_printf (_ ("Decided by %1$s on %2$s"), decision->decided_by,
                          day);
  wm_debrief_dialog_add_text (dialog->end, wm_words_outcome (decision->outcome),
                              "heading");
  wm_debrief_dialog_add_text (dialog->end, line, "dim-label");
  wm_debrief_dialog_add_text (dialog->end, decision->rationale, NULL);
  if (g_str_equal (decision->outcome, "hire")
      && g_str_equal (dialog->debrief->application->status, "active"))
    gtk_widget_add_css_class (add_button (dialog, _ ("_Hire"),
                                          G_CALLBACK (on_hire)),
                              "suggested-action");
  if (g_str_equal (dialog->debrief->application->status, "hired"))
    gtk_widget_add_css_class (add_button (dialog,
                                          _ ("_Make an Onboarding Plan…"),
                                          G_CALLBACK (on_make_plan)),
                              "suggested-action");
  add_reading (dialog, _ ("Decision _Record…"), G_CALLBACK (on_record));
  if (*decision->for_candidate != '\0')
    add_reading (dialog, _ ("What the Candidate Is _Told…"),
                 G_CALLBACK (on_summary));
}

GtkWidget *
wm_debrief_dialog_picture_new (WmDebriefDialog *dialog)
{
  GtkWidget *buttons
    = wm_picture_buttons_new (_ ("Export the Debrief"), _ ("debrief"), build_picture, dialog);

  gtk_widget_set_halign (buttons, GTK_ALIGN_START);
  return buttons;
}

/* What was typed into the form of the decision is not lost when it is made
 * anew. */
static void
keep_form (WmDebriefDialog *dialog)
{
  if (dialog->why == NULL)
    return;
  dialog->chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (dialog->outcome));
  g_free (dialog->why_text);
  dialog->why_text = wm_page_text_area_text (dialog->why);
  g_free (dialog->candidate_text);
  dialog->candidate_text = wm_page_text_area_text (dialog->for_candidate);
  dialog->outcome = dialog->why = dialog->for_candidate = NULL;
}

void
wm_debrief_dialog_fill_end (WmDebriefDialog *dialog)
{
  gboolean had_focus = wm_page_has_focus (GTK_WIDGET (dialog->end));

  keep_form (dialog);
  wm_page_clear_box (dialog->end);
  add_votes (dialog);
  add_decision (dialog);
  if (had_focus)
    gtk_widget_child_focus (GTK_WIDGET (dialog->end), GTK_DIR_TAB_FORWARD);
}
