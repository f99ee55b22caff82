/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A scorecard in memory, and its seal.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "hiring/wm-card.h"

static const char *const state_names[] = { "", "not_asked", "no_signal", "rated" };
const char *const wm_recommendations[] = { "strong_no", "no", "no_decision", "yes", "strong_yes",
                                           NULL };

const char *
wm_card_state_to_string (WmCardState state)
{
  g_return_val_if_fail (state < G_N_ELEMENTS (state_names), "");

  return state_names[state];
}

WmCardState
wm_card_state_parse (const char *text)
{
  for (guint i = 1; i < G_N_ELEMENTS (state_names); i++)
    if (g_strcmp0 (text, state_names[i]) == 0)
      return (WmCardState) i;
  return WM_CARD_OPEN;
}

gboolean
wm_recommendation_is_valid (const char *word)
{
  return word != NULL && g_strv_contains (wm_recommendations, word);
}

const char *
wm_recommendation_words (const char *word)
{
  static const char *const words[WM_RECOMMENDATIONS]
    = { N_ ("Strong no"), N_ ("No"), N_ ("No decision"), N_ ("Yes"), N_ ("Strong yes") };

  for (guint i = 0; i < WM_RECOMMENDATIONS; i++)
    if (g_strcmp0 (word, wm_recommendations[i]) == 0)
      return _ (words[i]);
  return "";
}

static void
rating_free (gpointer data)
{
  WmCardRating *it = data;

  g_free (it->skill);
  g_free (it->evidence);
  g_free (it);
}

static void
question_free (gpointer data)
{
  WmCardQuestion *it = data;

  g_free (it->question);
  g_free (it->note);
  g_free (it);
}

static void
amendment_free (gpointer data)
{
  WmCardAmendment *it = data;

  g_free (it->actor);
  g_free (it->skill);
  g_free (it->recommendation);
  g_free (it->text);
  g_free (it->reason);
  g_free (it->sha256);
  g_free (it);
}

WmCard *
wm_card_new (void)
{
  WmCard *card = g_new0 (WmCard, 1);
  char **texts[] = { &card->slug,     &card->interview,   &card->application,
                     &card->person,   &card->interviewer, &card->interviewer_name,
                     &card->kit_name, &card->date,        &card->recommendation,
                     &card->summary,  &card->red_flags,   &card->rubric,
                     &card->sha256 };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i] = g_strdup ("");
  card->intact = TRUE;
  card->ratings = g_ptr_array_new_with_free_func (rating_free);
  card->questions = g_ptr_array_new_with_free_func (question_free);
  card->amendments = g_ptr_array_new_with_free_func (amendment_free);
  return card;
}

void
wm_card_free (WmCard *card)
{
  if (card == NULL)
    return;
  g_free (card->slug);
  g_free (card->interview);
  g_free (card->application);
  g_free (card->person);
  g_free (card->interviewer);
  g_free (card->interviewer_name);
  g_free (card->kit_name);
  g_free (card->date);
  g_free (card->recommendation);
  g_free (card->summary);
  g_free (card->red_flags);
  g_free (card->rubric);
  g_free (card->sha256);
  g_ptr_array_unref (card->ratings);
  g_ptr_array_unref (card->questions);
  g_ptr_array_unref (card->amendments);
  g_free (card);
}

WmCardRating *
wm_card_add_rating (WmCard *card, const char *skill, WmCardState state, int level,
                    const char *evidence)
{
  WmCardRating *it = g_new0 (WmCardRating, 1);

  it->skill = g_strdup (skill);
  it->state = state;
  it->level = state == WM_CARD_RATED ? level : -1;
  it->evidence = g_strdup (evidence != NULL ? evidence : "");
  g_ptr_array_add (card->ratings, it);
  return it;
}

WmCardQuestion *
wm_card_add_question (WmCard *card, const char *question, gboolean asked, const char *note)
{
  WmCardQuestion *it = g_new0 (WmCardQuestion, 1);

  it->question = g_strdup (question);
  it->asked = asked;
  it->note = g_strdup (note != NULL ? note : "");
  g_ptr_array_add (card->questions, it);
  return it;
}

int
wm_card_find (const WmCard *card, const char *skill)
{
  for (guint i = 0; i < card->ratings->len; i++)
    if (g_str_equal (wm_card_rating (card, i)->skill, skill))
      return (int) i;
  return -1;
}

WmCard *
wm_card_copy (const WmCard *from)
{
  WmCard *card = wm_card_new ();

  card->id = from->id;
  wm_loop_set_text (&card->slug, from->slug);
  wm_loop_set_text (&card->interview, from->interview);
  wm_loop_set_text (&card->application, from->application);
  wm_loop_set_text (&card->person, from->person);
  wm_loop_set_text (&card->interviewer, from->interviewer);
  wm_loop_set_text (&card->interviewer_name, from->interviewer_name);
  wm_loop_set_text (&card->kit_name, from->kit_name);
  wm_loop_set_text (&card->date, from->date);
  wm_loop_set_text (&card->recommendation, from->recommendation);
  wm_loop_set_text (&card->summary, from->summary);
  wm_loop_set_text (&card->red_flags, from->red_flags);
  wm_loop_set_text (&card->rubric, from->rubric);
  wm_loop_set_text (&card->sha256, from->sha256);
  card->submitted = from->submitted;
  card->from_file = from->from_file;
  card->intact = from->intact;
  card->votes_closed = from->votes_closed;
  for (guint i = 0; i < from->ratings->len; i++)
    {
      const WmCardRating *it = wm_card_rating (from, i);

      wm_card_add_rating (card, it->skill, it->state, it->level, it->evidence);
    }
  for (guint i = 0; i < from->questions->len; i++)
    {
      const WmCardQuestion *it = wm_card_question (from, i);

      wm_card_add_question (card, it->question, it->asked, it->note);
    }
  return card;
}

static void
amend (WmCard *card, const WmCardAmendment *it)
{
  int index = *it->skill != '\0' ? wm_card_find (card, it->skill) : -1;

  if (*it->skill == '\0')
    {
      if (*it->recommendation != '\0' && !card->votes_closed)
        wm_loop_set_text (&card->recommendation, it->recommendation);
      if (*it->text != '\0')
        wm_loop_set_text (&card->summary, it->text);
    }
  else if (index < 0)
    wm_card_add_rating (card, it->skill, it->state, it->level, it->text);
  else
    {
      WmCardRating *rating = wm_card_rating (card, index);

      rating->state = it->state;
      rating->level = it->state == WM_CARD_RATED ? it->level : -1;
      wm_loop_set_text (&rating->evidence, it->text);
    }
}

WmCard *
wm_card_amended (const WmCard *card)
{
  WmCard *copy = wm_card_copy (card);

  for (guint i = 0; i < card->amendments->len; i++)
    amend (copy, g_ptr_array_index (card->amendments, i));
  return copy;
}

/* ---- the seal --------------------------------------------------------------- */

/* With its length first, so that no text can pass for two. */
static void
feed (GChecksum *sum, const char *text)
{
  g_autofree char *length = g_strdup_printf ("%" G_GSIZE_FORMAT ":", strlen (text));

  g_checksum_update (sum, (const guchar *) length, -1);
  g_checksum_update (sum, (const guchar *) text, -1);
}

static void
feed_int (GChecksum *sum, gint64 value)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, value);

  feed (sum, text);
}

static int
compare_ratings (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(WmCardRating *const *) a)->skill, (*(WmCardRating *const *) b)->skill);
}

static int
compare_questions (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(WmCardQuestion *const *) a)->question,
                 (*(WmCardQuestion *const *) b)->question);
}

static void
feed_ratings (GChecksum *sum, const WmCard *card)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_copy (card->ratings, NULL, NULL);

  g_ptr_array_set_free_func (sorted, NULL);
  g_ptr_array_sort (sorted, compare_ratings);
  for (guint i = 0; i < sorted->len; i++)
    {
      const WmCardRating *it = g_ptr_array_index (sorted, i);

      feed (sum, it->skill);
      feed (sum, wm_card_state_to_string (it->state));
      feed_int (sum, it->level);
      feed (sum, it->evidence);
    }
}

static void
feed_questions (GChecksum *sum, const WmCard *card)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_copy (card->questions, NULL, NULL);

  g_ptr_array_set_free_func (sorted, NULL);
  g_ptr_array_sort (sorted, compare_questions);
  for (guint i = 0; i < sorted->len; i++)
    {
      const WmCardQuestion *it = g_ptr_array_index (sorted, i);

      feed (sum, it->question);
      feed_int (sum, it->asked);
      feed (sum, it->note);
    }
}

char *
wm_card_seal (const WmCard *card)
{
  g_autoptr (GChecksum) sum = NULL;

  g_return_val_if_fail (card != NULL, NULL);

  sum = g_checksum_new (G_CHECKSUM_SHA256);
  feed (sum, "waymark-card/1");
  feed (sum, card->interview);
  feed (sum, card->application);
  feed (sum, card->person);
  feed (sum, card->interviewer);
  feed_int (sum, card->submitted);
  feed (sum, card->recommendation);
  feed (sum, card->summary);
  feed (sum, card->red_flags);
  feed (sum, card->rubric);
  feed_ratings (sum, card);
  feed (sum, "questions");
  feed_questions (sum, card);
  return g_strdup (g_checksum_get_string (sum));
}

char *
wm_amendment_seal (const WmCardAmendment *it, const char *before)
{
  g_autoptr (GChecksum) sum = NULL;

  g_return_val_if_fail (it != NULL && before != NULL, NULL);

  sum = g_checksum_new (G_CHECKSUM_SHA256);
  feed (sum, "waymark-amendment/1");
  feed (sum, before);
  feed_int (sum, it->time);
  feed (sum, it->actor);
  feed (sum, it->skill);
  feed (sum, wm_card_state_to_string (it->state));
  feed_int (sum, it->level);
  feed (sum, it->recommendation);
  feed (sum, it->text);
  feed (sum, it->reason);
  return g_strdup (g_checksum_get_string (sum));
}

gboolean
wm_card_is_intact (const WmCard *card)
{
  g_autofree char *seal = wm_card_seal (card);
  const char *before = card->sha256;

  if (!g_str_equal (seal, card->sha256))
    return FALSE;
  for (guint i = 0; i < card->amendments->len; i++)
    {
      const WmCardAmendment *it = g_ptr_array_index (card->amendments, i);
      g_autofree char *wanted = wm_amendment_seal (it, before);

      if (!g_str_equal (wanted, it->sha256))
        return FALSE;
      before = it->sha256;
    }
  return TRUE;
}

/* ---- is it whole? ----------------------------------------------------------- */

static const char *
name_of (WmMap *map, const char *skill)
{
  int index = map != NULL ? wm_map_find_skill (map, skill) : -1;

  return index >= 0 ? wm_map_skill (map, index)->name : skill;
}

GPtrArray *
wm_card_missing (const WmCard *card, WmMap *map)
{
  GPtrArray *missing;

  g_return_val_if_fail (card != NULL, NULL);

  missing = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < card->ratings->len; i++)
    {
      const WmCardRating *it = wm_card_rating (card, i);
      const char *name = name_of (map, it->skill);

      if (it->state == WM_CARD_OPEN)
        g_ptr_array_add (missing,
                         g_strdup_printf (_ ("%s: choose a level, no signal, or not asked."),
                                          name));
      else if (it->state == WM_CARD_RATED && *it->evidence == '\0')
        g_ptr_array_add (missing,
                         g_strdup_printf (_ ("%s: say in a sentence what shows it."), name));
    }
  if (!wm_recommendation_is_valid (card->recommendation))
    g_ptr_array_add (missing, g_strdup (_ ("Give an overall recommendation.")));
  return missing;
}
