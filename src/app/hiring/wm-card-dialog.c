/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writing a scorecard: skill by skill by the anchors, the sentence of evidence,
 * the overall recommendation last.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/hiring/wm-card-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/parts/wm-page-parts.h"
#include "app/wm-feedback.h"
#include "hiring/wm-card.h"

#define DRAFT_PAUSE 700 /* milliseconds */

static const char *const recommendations[]
  = { "", "strong_no", "no", "no_decision", "yes", "strong_yes" };

typedef struct
{
  GWeakRef from;
  WmSession *session;
  WmMap *map;
  WmCard *card;
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
  if (dialog->card == NULL
      || wm_draft_save (wm_session_get_store (dialog->session), dialog->card, &error))
    return TRUE;
  wm_feedback_error (GTK_WIDGET (dialog->window), error);
  return FALSE;
}

static void
dialog_free (gpointer data)
{
  Dialog *dialog = data;

  g_clear_handle_id (&dialog->pause, g_source_remove);
  g_clear_handle_id (&dialog->tick, g_source_remove);
  if (dialog->card != NULL)
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

/* Says what is still missing, and keeps the draft when typing pauses. */
static void
changed (Dialog *dialog)
{
  g_autoptr (GPtrArray) missing = wm_card_missing (dialog->card, dialog->map);

  gtk_label_set_text (dialog->missing,
                      missing->len > 0 ? g_ptr_array_index (missing, 0)
                                       : _ ("Nothing is missing. Submitting is final."));
  gtk_widget_set_sensitive (dialog->submit, missing->len == 0);
  g_clear_handle_id (&dialog->pause, g_source_remove);
  dialog->pause = g_timeout_add (DRAFT_PAUSE, on_pause, dialog);
}

/* ---- one skill -------------------------------------------------------------- */

typedef struct
{
  Dialog *dialog;
  WmCardRating *rating;
  GtkLabel *anchor;
  const WmSkill *skill; /* (nullable) */
} Rating;

static void
tell_anchor (Rating *it)
{
  const char *text = "";

  if (it->rating->state == WM_CARD_RATED && it->skill != NULL
      && it->rating->level < (int) it->skill->levels->len)
    text = g_ptr_array_index (it->skill->levels, it->rating->level);
  else if (it->rating->state == WM_CARD_NO_SIGNAL)
    text = _ ("You tried, and nothing was shown either way. That is no low level.");
  gtk_label_set_text (it->anchor, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (it->anchor), text != NULL && *text != '\0');
}

static void
on_level (GtkToggleButton *button, Rating *it)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  it->rating->state
    = (WmCardState) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "state"));
  it->rating->level = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "level"));
  tell_anchor (it);
  changed (it->dialog);
}

static void
on_evidence (GtkEditable *entry, Rating *it)
{
  wm_loop_set_text (&it->rating->evidence, gtk_editable_get_text (entry));
  changed (it->dialog);
}

static GtkWidget *
choice_new (Rating *it, const char *text, const char *name, WmCardState state, int level,
            GtkWidget *group)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (text);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_tooltip_text (button, name);
  gtk_widget_add_css_class (button, "level-button");
  if (group != NULL)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (group));
  g_object_set_data (G_OBJECT (button), "state", GINT_TO_POINTER (state));
  g_object_set_data (G_OBJECT (button), "level", GINT_TO_POINTER (level));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button),
                                it->rating->state == state && it->rating->level == level);
  g_signal_connect (button, "toggled", G_CALLBACK (on_level), it);
  return button;
}

/* A digit chooses that level. */
static gboolean
on_digit (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
          GtkWidget *box)
{
  guint32 digit = gdk_keyval_to_unicode (key) - '0';

  if (digit > 9 || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  for (GtkWidget *it = gtk_widget_get_first_child (box); it != NULL;
       it = gtk_widget_get_next_sibling (it))
    if (GPOINTER_TO_INT (g_object_get_data (G_OBJECT (it), "state")) == WM_CARD_RATED
        && GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (it), "level")) == digit)
      {
        gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (it), TRUE);
        gtk_widget_grab_focus (it);
        return GDK_EVENT_STOP;
      }
  return GDK_EVENT_PROPAGATE;
}

static GtkWidget *
choices_new (Rating *it, const char *skill_name)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *first = NULL;

  for (guint i = 0; it->skill != NULL && i < it->skill->levels->len; i++)
    {
      const char *anchor = g_ptr_array_index (it->skill->levels, i);
      g_autofree char *digit = g_strdup_printf ("%u", i);
      /* Translators: a skill, a level, the level in words */
      g_autofree char *name
        = g_strdup_printf (_ ("%s, level %u: %s"), skill_name, i, anchor != NULL ? anchor : "");
      GtkWidget *button = choice_new (it, digit, name, WM_CARD_RATED, (int) i, first);

      first = first != NULL ? first : button;
      gtk_box_append (GTK_BOX (box), button);
    }
  for (int i = 0; i < 2; i++)
    {
      const char *text = i == 0 ? _ ("No signal") : _ ("Not asked");
      g_autofree char *name = g_strdup_printf ("%s: %s", skill_name, text);
      GtkWidget *button
        = choice_new (it, text, name, i == 0 ? WM_CARD_NO_SIGNAL : WM_CARD_NOT_ASKED, -1, first);

      first = first != NULL ? first : button;
      gtk_box_append (GTK_BOX (box), button);
    }
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_digit), box);
  gtk_widget_add_controller (box, keys);
  wm_page_make_wrapping (box);
  return box;
}

static GtkLabel *
text_label (GtkBox *box, const char *text, const char *style)
{
  GtkWidget *label = wm_page_label_new (text, style);

  gtk_box_append (box, label);
  return GTK_LABEL (label);
}

static void
add_rating (Dialog *dialog, GtkBox *form, WmCardRating *rating)
{
  int index = wm_map_find_skill (dialog->map, rating->skill);
  Rating *it = g_new0 (Rating, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *entry = gtk_entry_new ();
  const char *name = index >= 0 ? wm_map_skill (dialog->map, index)->name : rating->skill;
  g_autofree char *evidence = g_strdup_printf (_ ("What shows it: %s"), name);

  *it = (Rating){ dialog, rating, NULL, index >= 0 ? wm_map_skill (dialog->map, index) : NULL };
  g_object_set_data_full (G_OBJECT (box), "rating", it, g_free);
  text_label (GTK_BOX (box), name, "heading");
  gtk_box_append (GTK_BOX (box), choices_new (it, name));
  it->anchor = text_label (GTK_BOX (box), "", "dim-label");
  gtk_editable_set_text (GTK_EDITABLE (entry), rating->evidence);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("What shows it, in a sentence"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, evidence,
                                  -1);
  g_signal_connect (entry, "changed", G_CALLBACK (on_evidence), it);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_box_append (form, box);
  tell_anchor (it);
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

  if (selected >= G_N_ELEMENTS (recommendations))
    return;
  wm_loop_set_text (&dialog->card->recommendation, recommendations[selected]);
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
  for (guint i = 1; i < G_N_ELEMENTS (recommendations); i++)
    {
      gtk_string_list_append (list, wm_recommendation_words (recommendations[i]));
      if (g_str_equal (recommendations[i], dialog->card->recommendation))
        selected = i;
    }
  add_text (dialog, form, _ ("In _sum"), dialog->card->summary, &dialog->summary);
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

  for (guint i = 0; i < dialog->card->ratings->len; i++)
    add_rating (dialog, form, wm_card_rating (dialog->card, i));
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
  bar = ADW_HEADER_BAR (wm_page_dialog_fill (dialog->window, form));
  dialog->submit = gtk_button_new_with_mnemonic (_ ("_Submit"));
  gtk_widget_add_css_class (dialog->submit, "suggested-action");
  g_signal_connect_swapped (dialog->submit, "clicked", G_CALLBACK (on_submit), dialog);
  dialog->timer = gtk_button_new_with_mnemonic (_ ("Start _Timer"));
  g_signal_connect_swapped (dialog->timer, "clicked", G_CALLBACK (on_timer), dialog);
  adw_header_bar_pack_start (bar, dialog->timer);
  adw_header_bar_pack_end (bar, dialog->submit);
  changed (dialog);
  gtk_window_present (GTK_WINDOW (dialog->window));
  gtk_widget_child_focus (form, GTK_DIR_TAB_FORWARD);
}

void
wm_card_dialog_show (GtkWidget *from, WmSession *session, const char *interview)
{
  g_autoptr (GError) error = NULL;
  WmStore *store = wm_session_get_store (session);
  WmCard *card = wm_draft_load (store, interview, &error);
  g_autoptr (WmInterview) held = wm_interview_load (store, interview, NULL);
  Dialog *dialog;

  if (card == NULL)
    {
      wm_feedback_error (from, error);
      return;
    }
  dialog = g_new0 (Dialog, 1);
  g_weak_ref_init (&dialog->from, from);
  dialog->session = g_object_ref (session);
  dialog->map = wm_map_ref (wm_session_get_map (session));
  dialog->card = card;
  dialog->minutes = held != NULL ? held->minutes : 0;
  build (dialog, from);
}
