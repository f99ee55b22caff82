/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Quality of the panel, in counts: who agrees, what each interviewer and each
 * question tells, and how it stood against what was said of a hire later. No
 * person gets a score, interviewers neither.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/hiring/wm-panel-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "app/parts/wm-page-parts.h"
#include "app/parts/wm-text-row.h"
#include "app/wm-feedback.h"
#include "hiring/wm-panel.h"

typedef struct
{
  GWeakRef from;
  WmShowInterview show;
  WmSession *session;
  WmPanel *panel;
  gulong handler;
  AdwWindow *window;
  GtkBox *column;
} Dialog;

static void
dialog_free (gpointer data)
{
  Dialog *dialog = data;

  g_clear_signal_handler (&dialog->handler, dialog->session);
  g_clear_pointer (&dialog->panel, wm_panel_free);
  g_weak_ref_clear (&dialog->from);
  g_object_unref (dialog->session);
  g_free (dialog);
}

static GtkListBox *
add_section (Dialog *dialog, const char *title, const char *subtitle)
{
  GtkListBox *list = NULL;
  GtkWidget *section = wm_page_section_new (title, subtitle, &list);

  gtk_widget_set_margin_top (section, 12);
  gtk_box_append (dialog->column, section);
  return list;
}

static void
add_row (GtkListBox *list, const char *name, const char *detail, const char *more)
{
  GtkWidget *row = wm_text_row_new ("", name, NULL);

  wm_text_row_set_texts (WM_TEXT_ROW (row), detail, more);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_append (list, row);
}

/* ---- agreement -------------------------------------------------------------- */

/* Those that can be told, and in one row all that cannot yet */
static void
add_pairs (GtkListBox *list, GArray *pairs)
{
  g_autoptr (GString) others = g_string_new (NULL);
  guint count = 0;

  for (guint i = 0; i < pairs->len; i++)
    {
      const WmPanelPair *pair = &g_array_index (pairs, WmPanelPair, i);
      /* Translators: two interviewers */
      g_autofree char *names = g_strdup_printf (_ ("%1$s and %2$s"), pair->a, pair->b);
      g_autofree char *kappa = wm_panel_pair_words (pair);

      if (pair->agreement.enough)
        add_row (list, names, kappa, NULL);
      else
        g_string_append_printf (others, "%s%s (%u)", count++ > 0 ? " · " : "", names,
                                pair->agreement.candidates);
    }
  if (count > 0)
    {
      g_autofree char *title = g_strdup_printf (
        ngettext ("%u more pair: too few to tell", "%u more pairs: too few to tell", count),
        count);

      add_row (list, title, _ ("How many candidates both rated stands behind the names."),
               others->str);
    }
}

static void
add_agreement (Dialog *dialog)
{
  const WmAgreement *it = &dialog->panel->agreement;
  GtkListBox *list;
  g_autofree char *line = g_strdup_printf (
    ngettext ("%u candidate was rated in a skill by two people.",
              "%u candidates were rated in a skill by two people.", it->candidates),
    it->candidates);
  g_autofree char *few
    = g_strdup_printf (_ ("It takes %d. A figure from fewer swings by chance alone."),
                       WM_AGREEMENT_LEAST);
  g_autofree char *alpha = wm_agreement_words (it->alpha, it->low, it->high);
  g_autofree char *icc = wm_agreement_words (it->icc, it->icc_low, it->icc_high);

  list = add_section (dialog, _ ("Do Interviewers Agree?"), line);
  if (!it->enough)
    {
      add_row (list, _ ("Too few to tell"), few, NULL);
      return;
    }
  add_row (list, _ ("Krippendorff's alpha"), alpha,
           _ ("1 is full agreement, 0 what chance gives; levels are taken as an order"));
  add_row (list, _ ("Intraclass correlation, ICC(1,1)"), icc, NULL);
  add_pairs (list, dialog->panel->pairs);
}

/* ---- interviewers ----------------------------------------------------------- */

static void
add_interviewers (Dialog *dialog)
{
  GtkListBox *list = add_section (dialog, _ ("Interviewers"),
                                  _ ("Late is a card that came more than a day after the "
                                     "interview. Counts, no marks."));

  for (guint i = 0; i < dialog->panel->interviewers->len; i++)
    {
      const WmPanelInterviewer *it = g_ptr_array_index (dialog->panel->interviewers, i);
      g_autofree char *line = wm_panel_interviewer_words (it);
      g_autofree char *spread = wm_panel_spread_words (&it->counts);

      add_row (list, it->name, line, spread);
    }
}

/* ---- questions and stages --------------------------------------------------- */

static void
on_place_activated (GtkListBox *list, GtkListBoxRow *row, Dialog *dialog)
{
  const WmPanelPlace *place = g_object_get_data (G_OBJECT (row), "place");
  g_autoptr (GtkWidget) from = g_weak_ref_get (&dialog->from);
  g_autofree char *job = NULL, *interview = NULL;
  WmShowInterview show = dialog->show;

  if (place == NULL || from == NULL)
    return;
  job = g_strdup (place->job);
  interview = g_strdup (place->interview);
  gtk_window_close (GTK_WINDOW (dialog->window));
  show (from, job, interview);
}

/* Each of the plans that ask it, where it can be taken out */
static void
add_places (GtkListBox *list, const WmPanelQuestion *it)
{
  for (guint i = 0; i < it->places->len; i++)
    {
      GtkWidget *row = wm_text_row_new ("", wm_panel_place (it, i)->words,
                                        gtk_image_new_from_icon_name ("go-next-symbolic"));

      wm_text_row_set_texts (WM_TEXT_ROW (row), _ ("Show where it is asked"), NULL);
      g_object_set_data (G_OBJECT (row), "place", g_ptr_array_index (it->places, i));
      gtk_list_box_append (list, row);
    }
}

static void
add_question (GtkListBox *list, const WmPanelQuestion *it)
{
  g_autofree char *line = wm_panel_question_words (it);
  g_autofree char *spread = wm_panel_spread_words (&it->counts);
  g_autofree char *later = wm_back_test_words (it->later);
  const char *nowhere
    = it->told_nothing && it->places->len == 0 ? _ ("No job that is open asks it.") : "";
  g_autofree char *more = g_strconcat (spread, *later != '\0' ? "\n" : "", later,
                                       *nowhere != '\0' ? "\n" : "", nowhere, NULL);

  add_row (list, it->text, line, more);
}

/* What told nothing is proposed, and never taken away. */
static void
add_questions (Dialog *dialog, gboolean silent)
{
  GPtrArray *all = dialog->panel->questions;
  GtkListBox *list = NULL;

  for (guint i = 0; i < all->len; i++)
    {
      const WmPanelQuestion *it = g_ptr_array_index (all, i);

      if (it->told_nothing != silent || it->counts.asked == 0)
        continue;
      if (list == NULL && silent)
        {
          list = add_section (dialog, _ ("Questions to Retire?"),
                              _ ("Asked often enough, and they never told anything. It is only "
                                 "a proposal; the job's plan is where they are taken out."));
          g_signal_connect (list, "row-activated", G_CALLBACK (on_place_activated), dialog);
        }
      else if (list == NULL)
        list = add_section (dialog, _ ("Questions"),
                            _ ("With the levels of a hire after 30, 90 and 180 days, where "
                               "somebody rated her on the same levels"));
      add_question (list, it);
      if (silent)
        add_places (list, it);
    }
}

static void
add_stages (Dialog *dialog)
{
  GtkListBox *list = NULL;

  for (guint i = 0; i < dialog->panel->stages->len; i++)
    {
      const WmPanelStage *it = g_ptr_array_index (dialog->panel->stages, i);
      g_autofree char *name = wm_panel_stage_name (it);
      g_autofree char *later = wm_back_test_words (it->later);

      if (list == NULL)
        list = add_section (dialog, _ ("Stages Against What Came Later"), NULL);
      add_row (list, name, later, NULL);
    }
}

/* ---- all of it -------------------------------------------------------------- */

static void
add_empty (Dialog *dialog)
{
  GtkWidget *status = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), "system-users-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (status), _ ("No Scorecard to Count"));
  adw_status_page_set_description (
    ADW_STATUS_PAGE (status), _ ("When some are in, and open to you, this tells who agrees with "
                                 "whom, and which questions tell anything."));
  gtk_box_append (dialog->column, status);
}

static void
fill (Dialog *dialog)
{
  const WmPanel *panel = dialog->panel;

  wm_page_clear_box (dialog->column);
  if (panel->closed > 0)
    {
      g_autofree char *line
        = g_strdup_printf (ngettext ("%u card is closed to you and not counted.",
                                     "%u cards are closed to you and not counted.", panel->closed),
                           panel->closed);

      gtk_box_append (dialog->column, wm_page_label_new (line, "dim-label"));
    }
  if (panel->interviewers->len == 0)
    {
      add_empty (dialog);
      return;
    }
  add_agreement (dialog);
  add_interviewers (dialog);
  add_questions (dialog, TRUE);
  add_questions (dialog, FALSE);
  add_stages (dialog);
}

static gboolean
load (Dialog *dialog, GError **error)
{
  WmPanel *panel = wm_panel_load (wm_session_get_store (dialog->session),
                                  wm_session_get_map (dialog->session), error);

  if (panel == NULL)
    return FALSE;
  g_clear_pointer (&dialog->panel, wm_panel_free);
  dialog->panel = panel;
  return TRUE;
}

static void
refill (Dialog *dialog)
{
  if (load (dialog, NULL))
    fill (dialog);
}

void
wm_panel_dialog_show (GtkWidget *from, WmSession *session, WmShowInterview show)
{
  g_autoptr (GError) error = NULL;
  Dialog *dialog = g_new0 (Dialog, 1);

  g_weak_ref_init (&dialog->from, from);
  dialog->show = show;
  dialog->session = g_object_ref (session);
  if (!load (dialog, &error))
    {
      wm_feedback_error (from, error);
      dialog_free (dialog);
      return;
    }
  dialog->window = wm_page_dialog_new (from, _ ("Quality of the Panel"), 680, 720);
  g_object_set_data_full (G_OBJECT (dialog->window), "dialog", dialog, dialog_free);
  dialog->column = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  wm_page_dialog_fill (dialog->window, GTK_WIDGET (dialog->column));
  fill (dialog);
  dialog->handler
    = g_signal_connect_swapped (session, "hiring-changed", G_CALLBACK (refill), dialog);
  gtk_window_present (GTK_WINDOW (dialog->window));
}
