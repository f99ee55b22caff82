/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writing a scorecard: skill by skill by the anchors, the sentence of evidence,
 * the overall recommendation last.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/hiring/wm-card-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/hiring/wm-card-rating.h"
#include "app/parts/wm-page-parts.h"
#include "app/wm-feedback.h"
#include "hiring/wm-card.h"

#define DRAFT_PAUSE 700 /* milliseconds */
#define OPEN_CARD "wm-open-card" /* the Dialog of a window */

typedef struct
{
  GWeakRef from;
  WmSession *session;
  WmMap *map;
  WmCard *card;
  gboolean unsaved; /* what was typed is not kept yet */
  guint pause; /* source of the next save, or 0 */
  guint tick;  /* source of the timer, or 0 */
  gint64 begun; /* when the timer was started, microseconds */
  int minutes;  /* that the interview has */
  AdwWindow *window;
  GtkWidget *submit, *timer;
  GtkLabel *missing;
  GtkWidget *recommendation, *summary, *red_flags;
} Dialog;

static gboolean
save (Dialog *dialog)
{
  g_autoptr (GError) error = NULL;

  g_clear_handle_id (&dialog->pause, g_source_remove);
  if (dialog->card == NULL || !dialog->unsaved)
    return TRUE;
  dialog->unsaved
    = !wm_draft_save (wm_session_get_store (dialog->session), dialog->card, &error);
  wm_feedback_error (GTK_WIDGET (dialog->window), error);
  return !dialog->unsaved;
}

static void
dialog_free (gpointer data)
{
  Dialog *dialog = data;

  g_clear_handle_id (&dialog->pause, g_source_remove);
  g_clear_handle_id (&dialog->tick, g_source_remove);
  if (dialog->card != NULL && dialog->unsaved)
    (void) wm_draft_save (wm_session_get_store (dialog->session), dialog->card, NULL);
  g_weak_ref_clear (&dialog->from);
  g_clear_pointer (&dialog->card, wm_card_free);
  g_object_unref (dialog->session);
  wm_map_unref (dialog->map);
  g_free (dialog);
}

static gboolean
on_pause (gpointer data)
{
  Dialog *dialog = data;

  dialog->pause = 0;
  save (dialog);
  return G_SOURCE_REMOVE;
}

/* Says what is still missing. */
static void
tell_missing (Dialog *dialog)
{
  g_autoptr (GPtrArray) missing = wm_card_missing (dialog->card, dialog->map);

  gtk_label_set_text (dialog->missing,
                      missing->len > 0 ? g_ptr_array_index (missing, 0)
                                       : _ ("Nothing is missing. Submitting is final."));
  gtk_widget_set_sensitive (dialog->submit, missing->len == 0);
}

/* Keeps the draft when typing pauses. A WmCardRatingChanged */
static void
changed (gpointer data)
{
  Dialog *dialog = data;

  dialog->unsaved = TRUE;
  tell_missing (dialog);
  g_clear_handle_id (&dialog->pause, g_source_remove);
  dialog->pause = g_timeout_add (DRAFT_PAUSE, on_pause, dialog);
}

static GtkLabel *
text_label (GtkBox *box, const char *text, const char *style)
{
  GtkWidget *label = wm_page_label_new (text, style);

  gtk_box_append (box, label);
  return GTK_LABEL (label);
}

/* ---- questions -------------------------------------------------------------- */

static void
on_asked (GtkCheckButton *check, WmCardQuestion *question)
{
  Dialog *dialog = g_object_get_data (G_OBJECT (check), "dialog");

  question->asked = gtk_check_button_get_active (check);
  changed (dialog);
}

static void
on_note (GtkEditable *entry, WmCardQuestion *question)
{
  Dialog *dialog = g_object_get_data (G_OBJECT (entry), "dialog");

  wm_loop_set_text (&question->note, gtk_editable_get_text (entry));
  changed (dialog);
}

static const WmQuestion *
find_question (WmMap *map, const char *slug)
{
  for (guint i = 0; i < map->questions->len; i++)
    if (g_str_equal (wm_map_question (map, i)->slug, slug))
      return wm_map_question (map, i);
  return NULL;
}

/* What answers show, to be looked at while one listens */
static void
add_signs (GtkBox *form, const WmQuestion *known)
{
  const char *const texts[] = { known->strong, known->weak };
  /* Translators: %s is what a strong answer to a question shows */
  const char *const formats[] = { N_ ("● Strong: %s"), N_ ("○ Weak: %s") };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL && *texts[i] != '\0')
      {
        g_autofree char *line = NULL;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
        line = g_strdup_printf (_ (formats[i]), texts[i]);
#pragma GCC diagnostic pop
        text_label (form, line, "dim-label");
      }
}

static void
add_question (Dialog *dialog, GtkBox *form, WmCardQuestion *question)
{
  const WmQuestion *known = find_question (dialog->map, question->question);
  const char *text = known != NULL ? known->text : question->question;
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *entry = gtk_entry_new ();
  /* Translators: %s is a question */
  g_autofree char *name = g_strdup_printf (_ ("Note on: %s"), text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), question->asked);
  g_object_set_data (G_OBJECT (check), "dialog", dialog);
  g_signal_connect (check, "toggled", G_CALLBACK (on_asked), question);
  gtk_box_append (form, check);
  if (known != NULL)
    add_signs (form, known);
  gtk_editable_set_text (GTK_EDITABLE (entry), question->note);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Note"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (entry), "dialog", dialog);
  g_signal_connect (entry, "changed", G_CALLBACK (on_note), question);
  gtk_widget_set_margin_bottom (entry, 12);
  gtk_box_append (form, entry);
}

/* ---- the end ---------------------------------------------------------------- */

static void
on_recommendation (GtkDropDown *chooser, GParamSpec *spec, Dialog *dialog)
{
  guint selected = gtk_drop_down_get_selected (chooser);

  if (selected > WM_RECOMMENDATIONS)
    return;
  wm_loop_set_text (&dialog->card->recommendation,
                    selected > 0 ? wm_recommendations[selected - 1] : "");
  changed (dialog);
}

static void
on_text (GtkTextBuffer *buffer, Dialog *dialog)
{
  g_autofree char *summary = wm_page_text_area_text (dialog->summary);
  g_autofree char *flags = wm_page_text_area_text (dialog->red_flags);

  wm_loop_set_text (&dialog->card->summary, summary);
  wm_loop_set_text (&dialog->card->red_flags, flags);
  changed (dialog);
}

static void
add_text (Dialog *dialog, GtkBox *form, const char *label, const char *text, GtkWidget **view)
{
  GtkWidget *area = wm_page_text_area_new (text, view);

  wm_page_add_field (form, label, area, *view);
}

static void
add_end (Dialog *dialog, GtkBox *form)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (list, _ ("Not given yet"));
  for (guint i = 0; i < WM_RECOMMENDATIONS; i++)
    {
      gtk_string_list_append (list, wm_recommendation_words (wm_recommendations[i]));
      if (g_str_equal (wm_recommendations[i], dialog->card->recommendation))
        selected = i + 1;
    }
  add_text (dialog, form, _ ("In s_um"), dialog->card->summary, &dialog->summary);
  add_text (dialog, form, _ ("Red _flags, to be talked about"), dialog->card->red_flags,
            &dialog->red_flags);
  dialog->recommendation = gtk_drop_down_new (NULL, NULL);
  wm_page_drop_down_setup (GTK_DROP_DOWN (dialog->recommendation), _ ("Overall recommendation"));
  wm_page_drop_down_set_names (GTK_DROP_DOWN (dialog->recommendation), list, selected);
  wm_page_add_field (form, _ ("Overall _recommendation"), dialog->recommendation,
                     dialog->recommendation);
  dialog->missing = text_label (form, "", "dim-label");
  g_signal_connect (gtk_text_view_get_buffer (GTK_TEXT_VIEW (dialog->summary)), "changed",
                    G_CALLBACK (on_text), dialog);
  g_signal_connect (gtk_text_view_get_buffer (GTK_TEXT_VIEW (dialog->red_flags)), "changed",
                    G_CALLBACK (on_text), dialog);
  g_signal_connect (dialog->recommendation, "notify::selected", G_CALLBACK (on_recommendation),
                    dialog);
}

static void
on_submit (Dialog *dialog)
{
  g_autoptr (GtkWidget) from = g_weak_ref_get (&dialog->from);
  g_autoptr (GError) error = NULL;
  g_autofree char *interview = g_strdup (dialog->card->interview);

  if (!save (dialog))
    return;
  if (!wm_card_submit (wm_session_get_store (dialog->session), interview, dialog->map, &error))
    {
      wm_feedback_error (GTK_WIDGET (dialog->window), error);
      return;
    }
  /* It is a draft no more. */
  g_clear_pointer (&dialog->card, wm_card_free);
  gtk_window_close (GTK_WINDOW (dialog->window));
  if (from != NULL)
    wm_feedback_tell (from, _ ("Scorecard submitted and sealed"));
}

static GtkWidget *
form_new (Dialog *dialog)
{
  GtkBox *form = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));

  /* What the interview is called, whole also where the window is narrow */
  gtk_widget_set_margin_bottom (
    GTK_WIDGET (text_label (form, dialog->card->kit_name, "title-4")), 6);
  for (guint i = 0; i < dialog->card->ratings->len; i++)
    {
      WmCardRating *rating = wm_card_rating (dialog->card, i);
      int skill = wm_map_find_skill (dialog->map, rating->skill);

      gtk_box_append (form, wm_card_rating_new (rating,
                                                skill >= 0 ? wm_map_skill (dialog->map, skill)
                                                           : NULL,
                                                changed, dialog));
    }
  if (dialog->card->questions->len > 0)
    text_label (form, _ ("Questions, and What Was Asked"), "heading");
  for (guint i = 0; i < dialog->card->questions->len; i++)
    add_question (dialog, form, wm_card_question (dialog->card, i));
  add_end (dialog, form);
  return GTK_WIDGET (form);
}

/* ---- the timer: it tells, and never nags -------------------------------------- */

static void
tell_time (Dialog *dialog)
{
  gint64 seconds = (g_get_monotonic_time () - dialog->begun) / G_USEC_PER_SEC;
  g_autofree char *text = NULL;

  if (dialog->tick == 0)
    text = g_strdup (_ ("Start _Timer"));
  else
    /* Translators: minutes and seconds that have passed, minutes that the interview has */
    text = g_strdup_printf (_ ("%1$d:%2$02d of %3$d min"), (int) (seconds / 60),
                            (int) (seconds % 60), dialog->minutes);
  gtk_button_set_label (GTK_BUTTON (dialog->timer), text);
}

static gboolean
on_tick (gpointer data)
{
  tell_time (data);
  return G_SOURCE_CONTINUE;
}

static void
on_timer (Dialog *dialog)
{
  if (dialog->tick != 0)
    g_clear_handle_id (&dialog->tick, g_source_remove);
  else
    {
      dialog->begun = g_get_monotonic_time ();
      dialog->tick = g_timeout_add_seconds (1, on_tick, dialog);
    }
  tell_time (dialog);
}

static void
build (Dialog *dialog, GtkWidget *from)
{
  GtkWidget *form = form_new (dialog);
  AdwHeaderBar *bar;

  dialog->window = wm_page_dialog_new (from, dialog->card->kit_name, 620, 700);
  g_object_set_data_full (G_OBJECT (dialog->window), "dialog", dialog, dialog_free);
  g_object_set_data (G_OBJECT (dialog->window), OPEN_CARD, dialog);
  bar = ADW_HEADER_BAR (wm_page_dialog_fill (dialog->window, form));
  dialog->submit = gtk_button_new_with_mnemonic (_ ("_Submit"));
  gtk_widget_add_css_class (dialog->submit, "suggested-action");
  g_signal_connect_swapped (dialog->submit, "clicked", G_CALLBACK (on_submit), dialog);
  dialog->timer = gtk_button_new_with_mnemonic (_ ("Start _Timer"));
  g_signal_connect_swapped (dialog->timer, "clicked", G_CALLBACK (on_timer), dialog);
  adw_header_bar_pack_start (bar, dialog->timer);
  adw_header_bar_set_title_widget (bar, adw_window_title_new (_ ("Scorecard"), NULL));
  adw_header_bar_pack_end (bar, dialog->submit);
  tell_missing (dialog);
  gtk_window_present (GTK_WINDOW (dialog->window));
  gtk_widget_child_focus (form, GTK_DIR_TAB_FORWARD);
}

/* The same draft is written in one place, also when it is opened from another window. */
static gboolean
present_open (WmSession *session, const char *interview)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());
  g_autofree char *path = g_strdup (wm_store_get_path (wm_session_get_store (session)));

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);
      const Dialog *open = g_object_get_data (G_OBJECT (window), OPEN_CARD);

      if (open == NULL || open->card == NULL || !g_str_equal (open->card->interview, interview)
          || g_strcmp0 (wm_store_get_path (wm_session_get_store (open->session)), path) != 0)
        continue;
      gtk_window_present (window);
      return TRUE;
    }
  return FALSE;
}

void
wm_card_dialog_show (GtkWidget *from, WmSession *session, const char *interview)
{
  g_autoptr (GError) error = NULL;
  WmStore *store = wm_session_get_store (session);
  g_autoptr (WmInterview) held = NULL;
  WmCard *card;
  Dialog *dialog;

  card = wm_draft_load (store, interview, &error);
  wm_feedback_error (from, error);
  if (card == NULL || present_open (session, interview))
    {
      wm_card_free (card);
      return;
    }
  held = wm_interview_load (store, interview, NULL);
  dialog = g_new0 (Dialog, 1);
  g_weak_ref_init (&dialog->from, from);
  dialog->session = g_object_ref (session);
  dialog->map = wm_map_ref (wm_session_get_map (session));
  dialog->card = card;
  dialog->minutes = held != NULL ? held->minutes : 0;
  build (dialog, from);
}
