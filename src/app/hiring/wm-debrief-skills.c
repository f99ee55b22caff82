/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Skills of a debrief by size of disagreement, each talked through.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/hiring/wm-debrief-dialog-private.h"

#include <glib/gi18n-lib.h>

#include "app/hiring/wm-anonymous.h"
#include "app/hiring/wm-move-dialog.h"
#include "app/parts/wm-page-parts.h"
#include "app/wm-feedback.h"
#include "draw/wm-paper.h"
#include "draw/wm-scene-hiring.h"

static void
on_done (GtkCheckButton *check, WmDebriefDialog *dialog)
{
  g_autoptr (GError) error = NULL;

  wm_debrief_set_skill (wm_debrief_dialog_get_store (dialog),
                        dialog->application,
                        g_object_get_data (G_OBJECT (check), "skill"),
                        gtk_check_button_get_active (check), NULL, &error);
  wm_feedback_error (GTK_WIDGET (dialog->window), error);
}

static void
on_reason (GtkEditable *entry, WmDebriefDialog *dialog)
{
  g_hash_table_insert (dialog->reasons,
                       g_strdup (g_object_get_data (G_OBJECT (entry), "skill")),
                       g_strdup (gtk_editable_get_text (entry)));
}

/* (transfer full): who, what she rated and where she moved, her sentence */
static char *
entry_words (const WmCard *card, const WmDebriefEntry *entry)
{
  g_autofree char *before = wm_words_rating (entry->state, entry->level);
  g_autofree char *now = wm_words_rating (entry->now_state, entry->now_level);
  /* Translators: what an interviewer rated before and after a debrief; who
   * moved it, and why */
  g_autofree char *level
      = entry->moved ? g_strdup_printf (_ ("%1$s → %2$s (%3$s: %4$s)"), before,
                                        now, entry->mover_name, entry->reason)
                     : g_strdup (now);

  if (*entry->evidence == '\0')
    return g_strdup_printf ("%s, %s", card->interviewer_name, level);
  /* Translators: an interviewer, what she rated, her sentence */
  return g_strdup_printf (_ ("%s, %s: %s"), card->interviewer_name, level,
                          entry->evidence);
}

/* (transfer full) (nullable): that its author amended it, and what she had sealed */
static char *
amended_words (const WmDebrief *debrief, const WmDebriefEntry *entry, const char *skill)
{
  const WmCardRating *sealed = NULL;
  const WmCardAmendment *it = wm_debrief_amendment (debrief, entry, skill, &sealed);
  g_autofree char *before = NULL;

  if (it == NULL)
    return NULL;
  before = sealed != NULL ? wm_words_rating (sealed->state, sealed->level) : g_strdup ("–");
  /* Translators: what an interviewer had sealed, and why she says something else now */
  return g_strdup_printf (_ ("Amended by its author; sealed as %1$s (%2$s)"), before, it->reason);
}

static void
on_move (GtkWidget *button, WmDebriefDialog *dialog)
{
  guint number
      = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "card"));

  wm_move_dialog_show (GTK_WIDGET (dialog->window), dialog->session,
                       wm_debrief_card (dialog->debrief, number),
                       g_object_get_data (G_OBJECT (button), "skill"),
                       GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "now")));
}

static void
add_entry (WmDebriefDialog *dialog, GtkBox *box, const WmLoopSkill *known,
           const WmDebriefEntry *entry)
{
  const WmCard *card = wm_debrief_card (dialog->debrief, entry->card);
  GtkBox *line = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  g_autofree char *words = NULL, *amended = NULL;
  /* Translators: an interviewer, a skill */
  g_autofree char *name = g_strdup_printf (_ ("Change what %1$s says of %2$s"),
                                           card->interviewer_name, known->name);
  GtkWidget *button;

  if (entry->state == WM_CARD_OPEN)
    return;
  words = entry_words (card, entry);
  gtk_widget_set_hexpand (wm_debrief_dialog_add_text (line, words, NULL), TRUE);
  gtk_box_append (box, GTK_WIDGET (line));
  amended = amended_words (dialog->debrief, entry, known->slug);
  if (amended != NULL)
    wm_debrief_dialog_add_text (GTK_BOX (box), amended, "dim-label");
  if (!wm_rating_can_move (entry->now_state, WM_CARD_RATED))
    return;
  if (dialog->debrief->application->decided
      || wm_session_is_read_only (dialog->session))
    return;
  button = gtk_button_new_from_icon_name ("document-edit-symbolic");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  g_object_set_data_full (G_OBJECT (button), "skill", g_strdup (known->slug),
                          g_free);
  g_object_set_data (G_OBJECT (button), "card", GUINT_TO_POINTER (entry->card));
  g_object_set_data (G_OBJECT (button), "now", GINT_TO_POINTER (entry->now_level));
  g_signal_connect (button, "clicked", G_CALLBACK (on_move), dialog);
  gtk_box_append (line, button);
}

static void
add_reason (WmDebriefDialog *dialog, GtkBox *box, const WmLoopSkill *known)
{
  GtkWidget *entry = gtk_entry_new ();
  const char *typed = g_hash_table_lookup (dialog->reasons, known->slug);
  /* Translators: %s is a skill that the job must have */
  g_autofree char *name
      = g_strdup_printf (_ ("Why, for the decision: %s"), known->name);

  gtk_editable_set_text (GTK_EDITABLE (entry), typed != NULL ? typed : "");
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry),
                                  _ ("Why, for the decision"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (entry), "skill", g_strdup (known->slug),
                          g_free);
  g_signal_connect (entry, "changed", G_CALLBACK (on_reason), dialog);
  gtk_box_append (box, entry);
}

/* @words: (nullable): what she claims of it, which is told beside what was found */
static void
add_claim (GtkBox *box, const char *words)
{
  g_autofree char *line = NULL;

  if (words == NULL)
    return;
  line = *words != '\0'
           /* Translators: %s is what a candidate says of herself */
           ? g_strdup_printf (_ ("Claimed, no evidence: %s"), words)
           : g_strdup (_ ("Claimed, no evidence"));
  wm_debrief_dialog_add_text (box, line, "dim-label");
}

static void
add_skill (WmDebriefDialog *dialog, const WmDebriefSkill *skill, GPtrArray *claims)
{
  const WmLoopSkill *known
      = wm_loop_skill (dialog->debrief->loop, skill->skill);
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 3));
  gboolean must = known->importance == WM_IMPORTANCE_MUST;
  /* Translators: a sign, a skill, what the interviews found */
  g_autofree char *title
      = g_strdup_printf (_ ("%s %s: %s"), wm_words_shown_sign (skill->shown),
                         known->name, wm_words_shown (skill->shown));
  g_autofree char *line = NULL;

  gtk_widget_set_margin_bottom (GTK_WIDGET (box), 12);
  wm_debrief_dialog_add_text (box, title, "heading");
  if (skill->rated == 1)
    /* Translators: levels: wanted, and given by the one who rated it */
    line = g_strdup_printf (_ ("Wanted %1$d; one voice, level %2$d"),
                            MAX (known->level, 0), skill->low);
  else if (skill->rated > 1)
    /* Translators: levels: wanted; so many who rated it; lowest and highest */
    line = g_strdup_printf (
        ngettext ("Wanted %1$d; %2$u voice, between %3$d and %4$d",
                  "Wanted %1$d; %2$u voices, between %3$d and %4$d", skill->rated),
        MAX (known->level, 0), skill->rated, skill->low, skill->high);
  if (line != NULL)
    wm_debrief_dialog_add_text (box, line, "dim-label");
  if (known->focus && !skill->twice)
    wm_debrief_dialog_add_text (box, _ ("Not covered by two voices"),
                                "dim-label");
  add_claim (box, wm_claims_find (claims, known->slug));
  for (guint i = 0; i < skill->entries->len; i++)
    add_entry (dialog, box, known,
               &g_array_index (skill->entries, WmDebriefEntry, i));
  if (skill->rated > 0)
    {
      GtkWidget *check = gtk_check_button_new_with_label (_ ("Talked through"));
      g_autofree char *name
          = g_strdup_printf (_ ("Talked through: %s"), known->name);

      gtk_accessible_update_property (GTK_ACCESSIBLE (check),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), skill->done);
      gtk_widget_set_sensitive (check,
                                !wm_session_is_read_only (dialog->session));
      g_object_set_data_full (G_OBJECT (check), "skill", g_strdup (known->slug),
                              g_free);
      g_signal_connect (check, "toggled", G_CALLBACK (on_done), dialog);
      gtk_box_append (box, check);
    }
  if (must && !known->check_later && !dialog->debrief->application->decided)
    add_reason (dialog, box, known);
  gtk_box_append (dialog->skills, GTK_WIDGET (box));
}

/* The button that changes what @card says of @skill gets the focus. */
static gboolean
focus_move (GtkWidget *widget, const char *skill, gpointer card)
{
  if (GTK_IS_BUTTON (widget)
      && g_object_get_data (G_OBJECT (widget), "card") == card
      && g_strcmp0 (g_object_get_data (G_OBJECT (widget), "skill"), skill) == 0)
    return gtk_widget_grab_focus (widget);
  for (GtkWidget *it = gtk_widget_get_first_child (widget); it != NULL;
       it = gtk_widget_get_next_sibling (it))
    if (focus_move (it, skill, card))
      return TRUE;
  return FALSE;
}

void
wm_debrief_dialog_fill_skills (WmDebriefDialog *dialog)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (dialog->window));
  g_autofree char *skill
      = focus != NULL ? g_strdup (g_object_get_data (G_OBJECT (focus), "skill"))
                      : NULL;
  gpointer card
      = focus != NULL ? g_object_get_data (G_OBJECT (focus), "card") : NULL;

  g_autoptr (GPtrArray) claims
      = wm_anonymous_is_on (dialog->session)
            ? NULL
            : wm_candidate_claims (wm_debrief_dialog_get_store (dialog),
                                   dialog->debrief->application->person, NULL);

  wm_page_clear_box (dialog->skills);
  for (guint i = 0; i < dialog->debrief->skills->len; i++)
    add_skill (dialog, wm_debrief_skill (dialog->debrief, i), claims);
  if (skill != NULL)
    focus_move (GTK_WIDGET (dialog->skills), skill, card);
}

static gboolean
is_done (const WmDebrief *debrief, const char *skill)
{
  for (guint i = 0; i < debrief->skills->len; i++)
    {
      const WmDebriefSkill *it = wm_debrief_skill (debrief, i);

      if (g_str_equal (wm_loop_skill (debrief->loop, it->skill)->slug, skill))
        return it->done;
    }
  return FALSE;
}

static void
tick (GtkWidget *widget, WmDebriefDialog *dialog)
{
  const char *skill = g_object_get_data (G_OBJECT (widget), "skill");

  if (GTK_IS_CHECK_BUTTON (widget) && skill != NULL)
    {
      g_signal_handlers_block_by_func (widget, on_done, dialog);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (widget), is_done (dialog->debrief, skill));
      g_signal_handlers_unblock_by_func (widget, on_done, dialog);
    }
  for (GtkWidget *it = gtk_widget_get_first_child (widget); it != NULL;
       it = gtk_widget_get_next_sibling (it))
    tick (it, dialog);
}

void
wm_debrief_dialog_tick_skills (WmDebriefDialog *dialog)
{
  tick (GTK_WIDGET (dialog->skills), dialog);
}
