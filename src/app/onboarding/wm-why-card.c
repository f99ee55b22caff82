/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A scorecard, to be read: what a plan's reasons lead to.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/onboarding/wm-why-card.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/library/wm-skill-rows.h"
#include "app/parts/wm-page-parts.h"
#include "app/parts/wm-text-row.h"
#include "app/wm-feedback.h"
#include "hiring/wm-card.h"

#define WIDTH 560
#define HEIGHT 600

/* ---- from a reason ------------------------------------------------------------------ */

GPtrArray *
wm_why_cards (const WmActivity *activity)
{
  g_autoptr (GPtrArray) cards = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < activity->whys->len; i++)
    {
      const WmWhy *why = g_ptr_array_index (activity->whys, i);

      if (g_str_equal (why->source_kind, "scorecard") && *why->source != '\0'
          && !g_ptr_array_find_with_equal_func (cards, why->source, g_str_equal, NULL))
        g_ptr_array_add (cards, g_strdup (why->source));
    }
  return cards->len > 0 ? g_steal_pointer (&cards) : NULL;
}

static void
on_open (GtkWidget *button, WmSession *session)
{
  GtkWidget *popover = gtk_widget_get_ancestor (button, GTK_TYPE_POPOVER);
  g_autofree char *card = g_strdup (g_object_get_data (G_OBJECT (button), "card"));
  GtkWidget *from = popover != NULL ? gtk_widget_get_parent (popover) : button;

  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
  wm_why_card_show (from, session, card);
}

/* The card that the viewer may see; NULL also for one that is closed to her */
static const WmCard *
find_card (GPtrArray *cards, const char *slug)
{
  for (guint i = 0; cards != NULL && i < cards->len; i++)
    if (g_str_equal (((WmCard *) cards->pdata[i])->slug, slug))
      return g_ptr_array_index (cards, i);
  return NULL;
}

void
wm_why_append_cards (GtkBox *box, WmSession *session, GPtrArray *cards)
{
  g_autoptr (GPtrArray) known = wm_cards_list (wm_session_get_store (session), NULL, NULL, NULL);

  for (guint i = 0; i < cards->len; i++)
    {
      const char *slug = g_ptr_array_index (cards, i);
      const WmCard *card = find_card (known, slug);
      /* Translators: %s is who wrote it. */
      g_autofree char *label = card != NULL ? g_strdup_printf (_ ("Open Scorecard of %s"),
                                                               card->interviewer_name)
                                            : g_strdup (_ ("Open Scorecard"));
      GtkWidget *button = gtk_button_new_with_label (label);

      gtk_widget_set_halign (button, GTK_ALIGN_START);
      g_object_set_data_full (G_OBJECT (button), "card", g_strdup (slug), g_free);
      g_signal_connect_object (button, "clicked", G_CALLBACK (on_open), session, 0);
      gtk_box_append (box, button);
    }
}

/* ---- the card ------------------------------------------------------------------------ */

static char *
level_words (WmMap *map, const WmCardRating *rating)
{
  switch (rating->state)
    {
    case WM_CARD_RATED:
      return wm_skill_rows_level_title (map, rating->level);
    case WM_CARD_NO_SIGNAL:
      return g_strdup (_ ("tried without a signal"));
    default:
      return g_strdup (_ ("not asked"));
    }
}

static void
add_ratings (GtkListBox *list, WmMap *map, const WmCard *card)
{
  for (guint i = 0; i < card->ratings->len; i++)
    {
      const WmCardRating *rating = wm_card_rating (card, i);
      int skill = wm_map_find_skill (map, rating->skill);
      g_autofree char *level = level_words (map, rating);
      GtkWidget *row
        = wm_text_row_new (rating->skill,
                           skill >= 0 ? wm_map_skill (map, (guint) skill)->name : rating->skill,
                           NULL);

      wm_text_row_set_texts (WM_TEXT_ROW (row), level,
                             *rating->evidence != '\0' ? rating->evidence : NULL);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
      gtk_list_box_append (list, row);
    }
}

/* (transfer full): who wrote it, when, and what she recommends */
static char *
head_words (const WmCard *card)
{
  g_autofree char *date = wm_page_format_date (card->date);
  GString *out = g_string_new (card->interviewer_name);

  if (*card->kit_name != '\0')
    g_string_append_printf (out, " · %s", card->kit_name);
  if (*date != '\0')
    g_string_append_printf (out, " · %s", date);
  if (*wm_recommendation_words (card->recommendation) != '\0')
    g_string_append_printf (out, " · %s", wm_recommendation_words (card->recommendation));
  return g_string_free (out, FALSE);
}

void
wm_why_card_show (GtkWidget *from, WmSession *session, const char *slug)
{
  WmStore *store = wm_session_get_store (session);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) cards = wm_cards_list (store, NULL, NULL, &error);
  const WmCard *found = find_card (cards, slug);
  g_autoptr (WmCard) card = found != NULL ? wm_card_amended (found) : NULL;
  g_autofree char *head = NULL;
  AdwWindow *window;
  GtkWidget *section, *column;
  GtkListBox *list;

  if (card == NULL)
    {
      if (cards == NULL)
        wm_feedback_error (from, error);
      else
        wm_feedback_tell (from, _ ("This scorecard is closed to you, or is no longer here"));
      return;
    }
  head = head_words (card);
  column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  window = wm_page_dialog_new (from, _ ("Scorecard"), WIDTH, HEIGHT);
  section = wm_page_section_new (head, card->summary, &list);
  add_ratings (list, wm_session_get_map (session), card);
  gtk_box_append (GTK_BOX (column), section);
  if (*card->red_flags != '\0')
    gtk_box_append (GTK_BOX (column), wm_page_label_new (card->red_flags, "body"));
  wm_page_dialog_fill (window, column);
  gtk_window_present (GTK_WINDOW (window));
}
