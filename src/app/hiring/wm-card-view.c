/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A sealed scorecard, to be read.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/hiring/wm-card-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "app/hiring/wm-amend-dialog.h"
#include "app/library/wm-skill-rows.h"
#include "app/parts/wm-focus-key.h"
#include "app/parts/wm-page-parts.h"
#include "app/parts/wm-text-row.h"
#include "app/wm-feedback.h"
#include "hiring/wm-card.h"

#define WIDTH 560
#define HEIGHT 640

typedef struct
{
  WmSession *session;
  char *slug;
  gulong handler;
  AdwWindow *window;
  GtkBox *column;
} View;

static void
view_free (gpointer data)
{
  View *view = data;

  g_clear_signal_handler (&view->handler, view->session);
  g_object_unref (view->session);
  g_free (view->slug);
  g_free (view);
}

/* (transfer full): NULL also for one that is closed to her */
static WmCard *
load (View *view)
{
  g_autoptr (GPtrArray) cards
    = wm_cards_list (wm_session_get_store (view->session), NULL, NULL, NULL);

  for (guint i = 0; cards != NULL && i < cards->len; i++)
    if (g_str_equal (((WmCard *) cards->pdata[i])->slug, view->slug))
      return g_ptr_array_steal_index (cards, i);
  return NULL;
}

static char *
level_words (WmMap *map, WmCardState state, int level)
{
  switch (state)
    {
    case WM_CARD_RATED:
      return wm_skill_rows_level_title (map, level);
    case WM_CARD_NO_SIGNAL:
      return g_strdup (_ ("tried without a signal"));
    default:
      return g_strdup (_ ("not asked"));
    }
}

/* (transfer full): the day of a time, in words */
static char *
day_words (gint64 time)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_local (time);
  g_autofree char *iso = date != NULL ? g_date_time_format (date, "%Y-%m-%d") : g_strdup ("");

  return wm_page_format_date (iso);
}

static void
on_amend (GtkWidget *button, View *view)
{
  g_autoptr (WmCard) card = load (view);
  g_autoptr (WmCard) amended = card != NULL ? wm_card_amended (card) : NULL;

  if (amended != NULL)
    wm_amend_dialog_show (GTK_WIDGET (view->window), view->session, amended,
                          g_object_get_data (G_OBJECT (button), "skill"));
}

/* For the author only; NULL for others. @name: what it amends */
static GtkWidget *
amend_new (View *view, const WmCard *card, const char *skill, const char *name)
{
  /* Translators: %s is a skill, or what a scorecard comes to */
  g_autofree char *label = g_strdup_printf (_ ("Amend: %s"), name);
  GtkWidget *button;

  if (g_strcmp0 (card->interviewer, wm_session_get_person (view->session)) != 0
      || wm_session_is_read_only (view->session))
    return NULL;
  button = wm_page_icon_button_new ("document-edit-symbolic", label);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "skill", g_strdup (skill), g_free);
  wm_focus_key_set (button, "amend", skill);
  g_signal_connect (button, "clicked", G_CALLBACK (on_amend), view);
  return button;
}

static void
add_row (GtkListBox *list, const char *name, const char *detail, const char *more, GtkWidget *end)
{
  GtkWidget *row = wm_text_row_new ("", name, end);

  wm_text_row_set_texts (WM_TEXT_ROW (row), *detail != '\0' ? detail : NULL,
                         *more != '\0' ? more : NULL);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_append (list, row);
}

/* What was said of the skill, or of the whole, after the card was sealed */
static void
add_amendments (GtkListBox *list, WmMap *map, const WmCard *card, const char *skill)
{
  for (guint i = 0; i < card->amendments->len; i++)
    {
      const WmCardAmendment *it = g_ptr_array_index (card->amendments, i);
      g_autofree char *day = day_words (it->time);
      /* Translators: %s is a day */
      g_autofree char *name = g_strdup_printf (_ ("Amended on %s"), day);
      g_autofree char *level
        = *skill != '\0' ? level_words (map, it->state, it->level)
                         : g_strdup (wm_recommendation_words (it->recommendation));
      /* Translators: what an amendment says, and why */
      g_autofree char *words = *it->text != '\0'
                                 ? g_strdup_printf (_ ("%1$s (%2$s)"), it->text, it->reason)
                                 : g_strdup (it->reason);

      if (g_str_equal (it->skill, skill))
        add_row (list, name, level, words, NULL);
    }
}

static void
add_ratings (View *view, GtkListBox *list, const WmCard *card)
{
  WmMap *map = wm_session_get_map (view->session);

  for (guint i = 0; i < card->ratings->len; i++)
    {
      const WmCardRating *rating = wm_card_rating (card, i);
      int skill = wm_map_find_skill (map, rating->skill);
      const char *name = skill >= 0 ? wm_map_skill (map, (guint) skill)->name : rating->skill;
      g_autofree char *level = level_words (map, rating->state, rating->level);

      add_row (list, name, level, rating->evidence,
               amend_new (view, card, rating->skill, name));
      add_amendments (list, map, card, rating->skill);
    }
}

static void
add_questions (View *view, const WmCard *card)
{
  WmMap *map = wm_session_get_map (view->session);
  GtkListBox *list = NULL;
  GtkWidget *section = wm_page_section_new (_ ("Questions, and What Was Asked"), NULL, &list);

  for (guint i = 0; i < card->questions->len; i++)
    {
      const WmCardQuestion *it = wm_card_question (card, i);
      const WmQuestion *known = NULL;

      for (guint j = 0; known == NULL && j < map->questions->len; j++)
        if (g_str_equal (wm_map_question (map, j)->slug, it->question))
          known = wm_map_question (map, j);
      add_row (list, known != NULL ? known->text : it->question,
               it->asked ? _ ("asked") : _ ("not asked"), it->note, NULL);
    }
  gtk_widget_set_visible (section, card->questions->len > 0);
  gtk_box_append (view->column, section);
}

/* (transfer full): who wrote it, of which interview and day */
static char *
head_words (const WmCard *card)
{
  g_autofree char *date = wm_page_format_date (card->date);
  GString *out = g_string_new (card->interviewer_name);

  if (*card->kit_name != '\0')
    g_string_append_printf (out, " · %s", card->kit_name);
  if (*date != '\0')
    g_string_append_printf (out, " · %s", date);
  return g_string_free (out, FALSE);
}

/* (transfer full): is it as it was sealed? */
static char *
seal_words (const WmCard *card)
{
  g_autofree char *day = day_words (card->submitted);

  if (!card->intact)
    return g_strdup (_ ("The seal is broken: what stands here was changed behind Waymark's back."));
  /* Translators: a day, and the first signs of a sum over what a card says */
  return g_strdup_printf (_ ("Sealed on %1$s, and as it was then: %2$.8s"), day, card->sha256);
}

static void
fill (View *view, const WmCard *card)
{
  g_autofree char *head = head_words (card), *seal = seal_words (card);
  g_autofree char *focused = wm_focus_key_dup (GTK_WIDGET (view->column));
  WmMap *map = wm_session_get_map (view->session);
  const char *vote = wm_recommendation_words (card->recommendation);
  GtkListBox *list = NULL;

  wm_page_clear_box (view->column);
  gtk_box_append (view->column, wm_page_section_new (head, seal, &list));
  add_ratings (view, list, card);
  gtk_box_append (view->column, wm_page_section_new (_ ("In Sum"), NULL, &list));
  add_row (list, *vote != '\0' ? vote : _ ("Vote closed until the skills are through"),
           card->summary, "", amend_new (view, card, "", _ ("recommendation and summary")));
  add_amendments (list, map, card, "");
  if (*card->red_flags != '\0')
    add_row (list, _ ("Red flags"), card->red_flags, "", NULL);
  add_questions (view, card);
  wm_focus_key_grab (GTK_WIDGET (view->column), focused);
}

static void
refill (View *view)
{
  g_autoptr (WmCard) card = load (view);

  if (card != NULL)
    fill (view, card);
  else
    gtk_window_destroy (GTK_WINDOW (view->window));
}

void
wm_card_view_show (GtkWidget *from, WmSession *session, const char *slug)
{
  View *view = g_new0 (View, 1);
  g_autoptr (WmCard) card = NULL;

  g_return_if_fail (GTK_IS_WIDGET (from) && WM_IS_SESSION (session) && slug != NULL);

  view->session = g_object_ref (session);
  view->slug = g_strdup (slug);
  card = load (view);
  if (card == NULL)
    {
      wm_feedback_tell (from, _ ("This scorecard is closed to you, or is no longer here"));
      view_free (view);
      return;
    }
  view->window = wm_page_dialog_new (from, _ ("Scorecard"), WIDTH, HEIGHT);
  g_object_set_data_full (G_OBJECT (view->window), "view", view, view_free);
  view->column = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  wm_page_dialog_fill (view->window, GTK_WIDGET (view->column));
  fill (view, card);
  view->handler
    = g_signal_connect_swapped (session, "hiring-changed", G_CALLBACK (refill), view);
  gtk_window_present (GTK_WINDOW (view->window));
}
