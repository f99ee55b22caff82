/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The debrief: skills by size of disagreement, each talked through; then the
 * votes; then the decision, with a reason for every must.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/hiring/wm-debrief-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/hiring/wm-move-dialog.h"
#include "app/parts/wm-page-parts.h"
#include "app/wm-feedback.h"
#include "hiring/wm-debrief.h"

typedef struct
{
  WmSession *session;
  char *application;
  WmDebrief *debrief;
  GHashTable *reasons; /* skill slug -> what was typed, utf8 */
  gulong handler;
  AdwWindow *window;
  GtkBox *skills, *end;
  GtkWidget *outcome, *why, *for_candidate; /* NULL without the form */
  guint chosen; /* what the form held before it was made anew */
  char *why_text, *candidate_text;
} Dialog;

static void
dialog_free (gpointer data)
{
  Dialog *dialog = data;

  g_clear_signal_handler (&dialog->handler, dialog->session);
  g_clear_pointer (&dialog->debrief, wm_debrief_free);
  g_hash_table_unref (dialog->reasons);
  g_object_unref (dialog->session);
  g_free (dialog->application);
  g_free (dialog->why_text);
  g_free (dialog->candidate_text);
  g_free (dialog);
}

static WmStore *
store_of (Dialog *dialog)
{
  return wm_session_get_store (dialog->session);
}

static GtkWidget *
text_new (GtkBox *box, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (box, label);
  return label;
}

/* ---- one skill -------------------------------------------------------------- */

static void
on_done (GtkCheckButton *check, Dialog *dialog)
{
  g_autoptr (GError) error = NULL;

  wm_debrief_set_skill (store_of (dialog), dialog->application,
                        g_object_get_data (G_OBJECT (check), "skill"),
                        gtk_check_button_get_active (check), NULL, &error);
  wm_feedback_error (GTK_WIDGET (dialog->window), error);
}

static void
on_reason (GtkEditable *entry, Dialog *dialog)
{
  g_hash_table_insert (dialog->reasons, g_strdup (g_object_get_data (G_OBJECT (entry), "skill")),
                       g_strdup (gtk_editable_get_text (entry)));
}

/* Words for a state, beside the sign that a picture would draw */
static const char *
shown_word (WmShown shown)
{
  static const char *const words[] = { N_ ("never tried"), N_ ("tried, no signal"),
                                       N_ ("shown short"), N_ ("shown strong") };

  return _ (words[shown]);
}

/* (transfer full) */
static char *
rating_words (WmCardState state, int level)
{
  if (state == WM_CARD_RATED)
    return g_strdup_printf (_ ("level %d"), level);
  return g_strdup (state == WM_CARD_NO_SIGNAL ? _ ("no signal") : _ ("not asked"));
}

/* (transfer full): who, what she rated and where she moved, her sentence */
static char *
entry_words (const WmCard *card, const WmDebriefEntry *entry)
{
  g_autofree char *before = rating_words (entry->state, entry->level);
  g_autofree char *now = rating_words (entry->now_state, entry->now_level);
  /* Translators: what an interviewer rated before and after a debrief, and why */
  g_autofree char *level
    = entry->moved ? g_strdup_printf (_ ("%1$s → %2$s (%3$s)"), before, now, entry->reason)
                   : g_strdup (now);

  if (*entry->evidence == '\0')
    return g_strdup_printf ("%s, %s", card->interviewer_name, level);
  /* Translators: an interviewer, what she rated, her sentence */
  return g_strdup_printf (_ ("%s, %s: %s"), card->interviewer_name, level, entry->evidence);
}

static void
on_move (GtkWidget *button, Dialog *dialog)
{
  guint number = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "card"));

  wm_move_dialog_show (GTK_WIDGET (dialog->window), dialog->session,
                       wm_debrief_card (dialog->debrief, number),
                       g_object_get_data (G_OBJECT (button), "skill"));
}

static void
add_entry (Dialog *dialog, GtkBox *box, const WmLoopSkill *known, const WmDebriefEntry *entry)
{
  const WmCard *card = wm_debrief_card (dialog->debrief, entry->card);
  GtkBox *line = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  g_autofree char *words = NULL;
  /* Translators: an interviewer, a skill */
  g_autofree char *name
    = g_strdup_printf (_ ("Change what %1$s says of %2$s"), card->interviewer_name, known->name);
  GtkWidget *button;

  if (entry->state == WM_CARD_OPEN)
    return;
  words = entry_words (card, entry);
  gtk_widget_set_hexpand (text_new (line, words, NULL), TRUE);
  gtk_box_append (box, GTK_WIDGET (line));
  if (dialog->debrief->application->decided || wm_session_is_read_only (dialog->session))
    return;
  button = gtk_button_new_from_icon_name ("document-edit-symbolic");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  g_object_set_data_full (G_OBJECT (button), "skill", g_strdup (known->slug), g_free);
  g_object_set_data (G_OBJECT (button), "card", GUINT_TO_POINTER (entry->card));
  g_signal_connect (button, "clicked", G_CALLBACK (on_move), dialog);
  gtk_box_append (line, button);
}

static void
add_reason (Dialog *dialog, GtkBox *box, const WmLoopSkill *known)
{
  GtkWidget *entry = gtk_entry_new ();
  const char *typed = g_hash_table_lookup (dialog->reasons, known->slug);
  /* Translators: %s is a skill that the job must have */
  g_autofree char *name = g_strdup_printf (_ ("Why, for the decision: %s"), known->name);

  gtk_editable_set_text (GTK_EDITABLE (entry), typed != NULL ? typed : "");
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Why, for the decision"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (entry), "skill", g_strdup (known->slug), g_free);
  g_signal_connect (entry, "changed", G_CALLBACK (on_reason), dialog);
  gtk_box_append (box, entry);
}

static void
add_skill (Dialog *dialog, const WmDebriefSkill *skill)
{
  static const char *const signs[] = { "·", "◌", "○", "●" };
  const WmLoopSkill *known = wm_loop_skill (dialog->debrief->loop, skill->skill);
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 3));
  gboolean must = known->importance == WM_IMPORTANCE_MUST;
  /* Translators: a sign, a skill, what the interviews found */
  g_autofree char *title = g_strdup_printf (_ ("%s %s: %s"), signs[skill->shown], known->name,
                                            shown_word (skill->shown));
  g_autofree char *line = NULL;

  gtk_widget_set_margin_bottom (GTK_WIDGET (box), 12);
  text_new (box, title, "heading");
  if (skill->rated == 1)
    /* Translators: levels: wanted, and given by the one who rated it */
    line = g_strdup_printf (_ ("Wanted %1$d; one voice, level %2$d"), MAX (known->level, 0),
                            skill->low);
  else if (skill->rated > 1)
    /* Translators: levels: wanted; so many who rated it; lowest and highest */
    line = g_strdup_printf (_ ("Wanted %1$d; %2$u voices, between %3$d and %4$d"),
                            MAX (known->level, 0), skill->rated, skill->low, skill->high);
  if (line != NULL)
    text_new (box, line, "dim-label");
  if (known->focus && !skill->twice)
    text_new (box, _ ("Not covered by two voices"), "dim-label");
  for (guint i = 0; i < skill->entries->len; i++)
    add_entry (dialog, box, known, &g_array_index (skill->entries, WmDebriefEntry, i));
  if (skill->rated > 0)
    {
      GtkWidget *check = gtk_check_button_new_with_label (_ ("Talked through"));
      g_autofree char *name = g_strdup_printf (_ ("Talked through: %s"), known->name);

      gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), skill->done);
      gtk_widget_set_sensitive (check, !wm_session_is_read_only (dialog->session));
      g_object_set_data_full (G_OBJECT (check), "skill", g_strdup (known->slug), g_free);
      g_signal_connect (check, "toggled", G_CALLBACK (on_done), dialog);
      gtk_box_append (box, check);
    }
  if (must && !known->check_later && !dialog->debrief->application->decided)
    add_reason (dialog, box, known);
  gtk_box_append (dialog->skills, GTK_WIDGET (box));
}

/* ---- votes and decision ----------------------------------------------------- */

static void
on_votes (Dialog *dialog)
{
  g_autoptr (GError) error = NULL;

  wm_debrief_open_votes (store_of (dialog), wm_session_get_map (dialog->session),
                         dialog->application, &error);
  wm_feedback_error (GTK_WIDGET (dialog->window), error);
}

static void
on_hire (Dialog *dialog)
{
  g_autoptr (GError) error = NULL;

  /* What is hired is shown anew, with what comes next. */
  wm_application_hire (store_of (dialog), wm_session_get_map (dialog->session),
                       dialog->application, &error);
  wm_feedback_error (GTK_WIDGET (dialog->window), error);
}

static void
on_make_plan (Dialog *dialog)
{
  wm_page_leave_dialogs (GTK_WIDGET (dialog->window), "win.make-plan",
                         dialog->debrief->application->person);
}

static void
on_decide (Dialog *dialog)
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
  wm_decision_record (store_of (dialog), dialog->application,
                      outcomes[MIN (outcome, G_N_ELEMENTS (outcomes) - 1)], why,
                      (const char *const *) reasons->pdata, people, told, &error);
  wm_feedback_error (GTK_WIDGET (dialog->window), error);
}

static GtkWidget *
add_button (Dialog *dialog, const char *text, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (text);

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_sensitive (button, !wm_session_is_read_only (dialog->session));
  g_signal_connect_swapped (button, "clicked", clicked, dialog);
  gtk_box_append (dialog->end, button);
  return button;
}

static const char *
vote_word (const char *vote)
{
  static const char *const words[][2] = { { "strong_no", N_ ("Strong no") },
                                          { "no", N_ ("No") },
                                          { "no_decision", N_ ("No decision") },
                                          { "yes", N_ ("Yes") },
                                          { "strong_yes", N_ ("Strong yes") } };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (vote, words[i][0]))
      return _ (words[i][1]);
  return _ ("closed until the skills are through");
}

static void
add_votes (Dialog *dialog)
{
  g_autoptr (GArray) notes = wm_debrief_notes (store_of (dialog), dialog->debrief, NULL);

  text_new (dialog->end, _ ("Overall Votes"), "heading");
  for (guint i = 0; i < dialog->debrief->cards->len; i++)
    {
      const WmCard *card = wm_debrief_card (dialog->debrief, i);
      g_autofree char *line
        = g_strdup_printf ("%s: %s", card->interviewer_name, vote_word (card->recommendation));

      text_new (dialog->end, line, NULL);
      if (*card->red_flags != '\0')
        {
          /* Translators: what an interviewer wants talked about */
          g_autofree char *flags = g_strdup_printf (_ ("⚑ %s"), card->red_flags);

          text_new (dialog->end, flags, NULL);
        }
    }
  for (guint i = 0; notes != NULL && i < notes->len; i++)
    {
      g_autofree char *words
        = wm_order_note_describe (dialog->debrief, &g_array_index (notes, WmOrderNote, i));

      text_new (dialog->end, words, "dim-label");
    }
  if (!dialog->debrief->votes_open && !dialog->debrief->application->decided)
    add_button (dialog, _ ("Open _Votes"), G_CALLBACK (on_votes));
}

static void
add_decision_form (Dialog *dialog)
{
  const char *const names[] = { _ ("Hire"), _ ("Do not hire"), _ ("Hold"), NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (names);
  GtkWidget *area;

  dialog->outcome = gtk_drop_down_new (NULL, NULL);
  wm_page_drop_down_setup (GTK_DROP_DOWN (dialog->outcome), _ ("Decision"));
  wm_page_drop_down_set_names (GTK_DROP_DOWN (dialog->outcome), list, dialog->chosen);
  wm_page_add_field (dialog->end, _ ("_Decision"), dialog->outcome, dialog->outcome);
  area = wm_page_text_area_new (dialog->why_text, &dialog->why);
  wm_page_add_field (dialog->end, _ ("_Why, in all"), area, dialog->why);
  area = wm_page_text_area_new (dialog->candidate_text, &dialog->for_candidate);
  wm_page_add_field (dialog->end, _ ("What the _candidate is told"), area, dialog->for_candidate);
  gtk_widget_add_css_class (
    add_button (dialog, _ ("_Record Decision, for Good"), G_CALLBACK (on_decide)),
    "suggested-action");
}

static void
add_decision (Dialog *dialog)
{
  g_autoptr (WmDecision) decision = wm_decision_load (store_of (dialog), dialog->application, NULL);
  g_autofree char *line = NULL;

  if (decision == NULL)
    {
      add_decision_form (dialog);
      return;
    }
  /* Translators: a decision and who decided */
  line = g_strdup_printf (_ ("Decided by %s"), decision->decided_by);
  text_new (dialog->end,
            g_str_equal (decision->outcome, "hire")      ? _ ("Hire")
            : g_str_equal (decision->outcome, "no_hire") ? _ ("Do not hire")
                                                         : _ ("Hold"),
            "heading");
  text_new (dialog->end, line, "dim-label");
  text_new (dialog->end, decision->rationale, NULL);
  if (g_str_equal (decision->outcome, "hire")
      && g_str_equal (dialog->debrief->application->status, "active"))
    gtk_widget_add_css_class (add_button (dialog, _ ("_Hire"), G_CALLBACK (on_hire)),
                              "suggested-action");
  if (g_str_equal (dialog->debrief->application->status, "hired"))
    gtk_widget_add_css_class (
      add_button (dialog, _ ("_Make an Onboarding Plan…"), G_CALLBACK (on_make_plan)),
      "suggested-action");
}

/* ---- all of it -------------------------------------------------------------- */

static gboolean
load (Dialog *dialog, GError **error)
{
  WmDebrief *debrief = wm_debrief_load (store_of (dialog), wm_session_get_map (dialog->session),
                                        dialog->application, error);

  if (debrief == NULL)
    return FALSE;
  g_clear_pointer (&dialog->debrief, wm_debrief_free);
  dialog->debrief = debrief;
  return TRUE;
}

/* What was typed into the form of the decision is not lost when it is made anew. */
static void
keep_form (Dialog *dialog)
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

static void
fill_end (Dialog *dialog)
{
  gboolean had_focus = wm_page_has_focus (GTK_WIDGET (dialog->end));

  keep_form (dialog);
  wm_page_clear_box (dialog->end);
  add_votes (dialog);
  add_decision (dialog);
  if (had_focus)
    gtk_widget_child_focus (GTK_WIDGET (dialog->end), GTK_DIR_TAB_FORWARD);
}

/* The button that changes what @card says of @skill gets the focus. */
static gboolean
focus_move (GtkWidget *widget, const char *skill, gpointer card)
{
  if (GTK_IS_BUTTON (widget) && g_object_get_data (G_OBJECT (widget), "card") == card
      && g_strcmp0 (g_object_get_data (G_OBJECT (widget), "skill"), skill) == 0)
    return gtk_widget_grab_focus (widget);
  for (GtkWidget *it = gtk_widget_get_first_child (widget); it != NULL;
       it = gtk_widget_get_next_sibling (it))
    if (focus_move (it, skill, card))
      return TRUE;
  return FALSE;
}

static void
fill_skills (Dialog *dialog)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (dialog->window));
  g_autofree char *skill
    = focus != NULL ? g_strdup (g_object_get_data (G_OBJECT (focus), "skill")) : NULL;
  gpointer card = focus != NULL ? g_object_get_data (G_OBJECT (focus), "card") : NULL;

  wm_page_clear_box (dialog->skills);
  for (guint i = 0; i < dialog->debrief->skills->len; i++)
    add_skill (dialog, wm_debrief_skill (dialog->debrief, i));
  if (skill != NULL)
    focus_move (GTK_WIDGET (dialog->skills), skill, card);
}

/* What the skills show, apart from what the user ticks and types there: only when
 * that changes are they made anew, and the focus stays otherwise. (transfer full) */
static char *
fingerprint (const WmDebrief *debrief)
{
  GString *out = g_string_new (debrief->application->decided ? "decided" : "");

  for (guint i = 0; i < debrief->skills->len; i++)
    {
      const WmDebriefSkill *it = wm_debrief_skill (debrief, i);

      g_string_append_printf (out, "|%u", it->skill);
      for (guint j = 0; j < it->entries->len; j++)
        {
          const WmDebriefEntry *entry = &g_array_index (it->entries, WmDebriefEntry, j);

          g_string_append_printf (out, " %d %d %d %d %s %s", entry->state, entry->level,
                                  entry->now_state, entry->now_level, entry->evidence,
                                  entry->reason != NULL ? entry->reason : "");
        }
    }
  return g_string_free (out, FALSE);
}

static void
refill (Dialog *dialog)
{
  g_autofree char *before = fingerprint (dialog->debrief);
  g_autofree char *now = NULL;

  if (!load (dialog, NULL))
    return;
  now = fingerprint (dialog->debrief);
  if (!g_str_equal (before, now))
    fill_skills (dialog);
  fill_end (dialog);
}

static void
build (Dialog *dialog, GtkWidget *from)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  /* Translators: %s is a candidate */
  g_autofree char *title = g_strdup_printf (_ ("Debrief: %s"), dialog->debrief->application->name);

  dialog->window = wm_page_dialog_new (from, title, 680, 720);
  g_object_set_data_full (G_OBJECT (dialog->window), "dialog", dialog, dialog_free);
  dialog->skills = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  dialog->end = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (dialog->skills));
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (dialog->end));
  wm_page_dialog_fill (dialog->window, column);
  fill_skills (dialog);
  fill_end (dialog);
  dialog->handler
    = g_signal_connect_swapped (dialog->session, "hiring-changed", G_CALLBACK (refill), dialog);
  gtk_window_present (GTK_WINDOW (dialog->window));
}

void
wm_debrief_dialog_show (GtkWidget *from, WmSession *session, const char *application)
{
  g_autoptr (GError) error = NULL;
  Dialog *dialog;

  if (!wm_session_is_read_only (session)
      && !wm_debrief_open (wm_session_get_store (session), application, &error))
    {
      wm_feedback_error (from, error);
      return;
    }
  dialog = g_new0 (Dialog, 1);
  dialog->session = g_object_ref (session);
  dialog->application = g_strdup (application);
  dialog->why_text = g_strdup ("");
  dialog->candidate_text = g_strdup ("");
  dialog->reasons = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (load (dialog, &error))
    build (dialog, from);
  else
    {
      wm_feedback_error (from, error);
      dialog_free (dialog);
    }
}
