/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Drafts of cards, which are their author's alone.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "hiring/wm-card-private.h"

/* Only the interviewer writes her card, and only once. */
gboolean
wm_card_check_author (WmStore *store, const WmInterview *it, GError **error)
{
  if (g_strcmp0 (wm_store_get_viewer (store), it->interviewer) != 0)
    {
      g_set_error (error, WM_ERROR, WM_ERROR_SEALED,
                   /* Translators: the name of an interviewer */
                   _ ("Only %s can write this scorecard. Say who you are first."),
                   it->interviewer_name);
      return FALSE;
    }
  if (g_str_equal (it->status, "cancelled"))
    {
      g_set_error_literal (error, WM_ERROR, WM_ERROR_INVALID,
                           _ ("This interview was cancelled, so no scorecard is owed."));
      return FALSE;
    }
  return TRUE;
}

/* The card as the kit asks for it, with nothing said yet */
static WmCard *
blank_card (WmStore *store, const WmInterview *interview, GError **error)
{
  g_autoptr (WmCard) card = wm_card_new ();
  g_autoptr (WmRows) rows
      = wm_sql_query (store, error,
                      "SELECT 0, f.skill, f.sort FROM focus_skill f JOIN interview_kit k"
                      "  ON k.id = f.kit_id WHERE k.slug = ?1 UNION ALL"
                      " SELECT 1, q.question, q.sort FROM kit_question q JOIN interview_kit k"
                      "  ON k.id = q.kit_id WHERE k.slug = ?1 ORDER BY 1, 3, 2",
                      "t", interview->kit);
  gboolean failed = rows == NULL;

  wm_loop_set_text (&card->interview, interview->slug);
  wm_loop_set_text (&card->application, interview->application);
  wm_loop_set_text (&card->interviewer, interview->interviewer);
  wm_loop_set_text (&card->interviewer_name, interview->interviewer_name);
  wm_loop_set_text (&card->kit_name, interview->kit_name);
  wm_loop_set_text (&card->date, interview->date);
  g_free (card->person);
  card->person = wm_sql_text (store,
                              "SELECT p.slug FROM application a JOIN person p"
                              " ON p.id = a.person_id WHERE a.slug = ?1",
                              "t", interview->application);
  while (!failed && wm_hiring_next (rows, &failed, error))
    if (wm_rows_int (rows, 0) == 0)
      wm_card_add_rating (card, wm_rows_text (rows, 1), WM_CARD_OPEN, -1, "");
    else
      wm_card_add_question (card, wm_rows_text (rows, 1), FALSE, "");
  return failed ? NULL : g_steal_pointer (&card);
}

static WmCardQuestion *
find_question (const WmCard *card, const char *question)
{
  for (guint i = 0; i < card->questions->len; i++)
    if (g_str_equal (wm_card_question (card, i)->question, question))
      return wm_card_question (card, i);
  return NULL;
}

static gboolean
fill_draft (WmStore *store, WmCard *card, gint64 interview, GError **error)
{
  g_autoptr (WmRows) rows
      = wm_sql_query (store, error,
                      "SELECT 0, '', recommendation, summary, red_flags, 0 FROM draft_card"
                      "  WHERE interview_id = ?1 UNION ALL"
                      " SELECT 1, skill, state, evidence, '', coalesce (level, -1)"
                      "  FROM draft_rating WHERE interview_id = ?1 UNION ALL"
                      " SELECT 2, question, note, '', '', asked FROM draft_question"
                      "  WHERE interview_id = ?1",
                      "i", interview);
  gboolean failed = rows == NULL;

  while (!failed && wm_hiring_next (rows, &failed, error))
    {
      const char *key = wm_rows_text (rows, 1);
      int index = wm_card_find (card, key);
      WmCardQuestion *question = find_question (card, key);

      if (wm_rows_int (rows, 0) == 0)
        {
          wm_loop_set_text (&card->recommendation, wm_rows_text (rows, 2));
          wm_loop_set_text (&card->summary, wm_rows_text (rows, 3));
          wm_loop_set_text (&card->red_flags, wm_rows_text (rows, 4));
        }
      else if (wm_rows_int (rows, 0) == 1 && index >= 0)
        {
          WmCardRating *rating = wm_card_rating (card, index);

          rating->state = wm_card_state_parse (wm_rows_text (rows, 2));
          rating->level = (int) wm_rows_int (rows, 5);
          wm_loop_set_text (&rating->evidence, wm_rows_text (rows, 3));
        }
      else if (wm_rows_int (rows, 0) == 2 && question != NULL)
        {
          question->asked = wm_rows_int (rows, 5) != 0;
          wm_loop_set_text (&question->note, wm_rows_text (rows, 2));
        }
    }
  return !failed;
}

WmCard *
wm_draft_load (WmStore *store, const char *interview, GError **error)
{
  g_autoptr (WmInterview) it = NULL;
  g_autoptr (WmCard) card = NULL;

  g_return_val_if_fail (WM_IS_STORE (store) && interview != NULL, NULL);

  it = wm_interview_load (store, interview, error);
  if (it == NULL || !wm_card_check_author (store, it, error))
    return NULL;
  if (it->submitted != 0)
    {
      g_set_error_literal (error, WM_ERROR, WM_ERROR_INVALID,
                           _ ("This scorecard is submitted. What you say now is an amendment."));
      return NULL;
    }
  card = blank_card (store, it, error);
  if (card == NULL || !fill_draft (store, card, it->id, error))
    return NULL;
  return g_steal_pointer (&card);
}

static gboolean
clean_all (WmCard *card, GError **error)
{
  struct
  {
    char **text;
    const char *what;
  } fields[] = { { &card->summary, _ ("Summary") }, { &card->red_flags, _ ("Red flags") } };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      char *clean = wm_text_clean (*fields[i].text, FALSE, fields[i].what, error);

      if (clean == NULL)
        return FALSE;
      g_free (*fields[i].text);
      *fields[i].text = clean;
    }
  for (guint i = 0; i < card->ratings->len + card->questions->len; i++)
    {
      char **text = i < card->ratings->len
                        ? &wm_card_rating (card, i)->evidence
                        : &wm_card_question (card, i - card->ratings->len)->note;
      char *clean = wm_text_clean (*text, FALSE,
                                   i < card->ratings->len ? _ ("Evidence") : _ ("Note"), error);

      if (clean == NULL)
        return FALSE;
      g_free (*text);
      *text = clean;
    }
  return TRUE;
}

gboolean
wm_draft_drop (WmStore *store, gint64 interview, GError **error)
{
  return wm_sql_run (store, error, "DELETE FROM draft_card WHERE interview_id = ?1", "i", interview)
         && wm_sql_run (store, error, "DELETE FROM draft_rating WHERE interview_id = ?1", "i",
                        interview)
         && wm_sql_run (store, error, "DELETE FROM draft_question WHERE interview_id = ?1", "i",
                        interview);
}

static gboolean
write_draft (WmStore *store, const WmCard *card, gint64 interview, GError **error)
{
  if (!wm_draft_drop (store, interview, error)
      || !wm_sql_run (store, error,
                      "INSERT INTO draft_card (interview_id, recommendation, summary, red_flags,"
                      "  time) VALUES (?1, ?2, ?3, ?4, ?5)",
                      "ittti", interview, card->recommendation, card->summary, card->red_flags,
                      wm_hiring_now ()))
    return FALSE;
  for (guint i = 0; i < card->ratings->len; i++)
    {
      const WmCardRating *it = wm_card_rating (card, i);

      if (!wm_sql_run (store, error,
                       "INSERT OR REPLACE INTO draft_rating (interview_id, skill, state, level,"
                       "  evidence) VALUES (?1, ?2, ?3, nullif (?4, -1), ?5)",
                       "ittit", interview, it->skill, wm_card_state_to_string (it->state),
                       (gint64) it->level, it->evidence))
        return FALSE;
    }
  for (guint i = 0; i < card->questions->len; i++)
    {
      const WmCardQuestion *it = wm_card_question (card, i);

      if (!wm_sql_run (store, error,
                       "INSERT OR REPLACE INTO draft_question (interview_id, question, asked, note)"
                       " VALUES (?1, ?2, ?3, ?4)",
                       "itit", interview, it->question, (gint64) it->asked, it->note))
        return FALSE;
    }
  return TRUE;
}

/* What was said while its level still stood does not block what is said now: submitting checks
 * all. */
static gboolean
check_changed (WmStore *store, const WmCard *card, GError **error)
{
  g_autoptr (WmCard) stored = wm_draft_load (store, card->interview, error);

  for (guint i = 0; stored != NULL && i < card->ratings->len; i++)
    {
      const WmCardRating *it = wm_card_rating (card, i);
      int index = wm_card_find (stored, it->skill);

      if (index >= 0 && wm_card_rating (stored, index)->state == it->state
          && wm_card_rating (stored, index)->level == it->level)
        continue;
      if (!wm_rating_check (it->skill, wm_rating_top (store, it->skill), it->state, it->level,
                            error))
        return FALSE;
    }
  return stored != NULL;
}

gboolean
wm_draft_save (WmStore *store, const WmCard *card, GError **error)
{
  g_autoptr (WmInterview) it = NULL;
  g_autoptr (WmCard) copy = NULL;

  g_return_val_if_fail (WM_IS_STORE (store) && card != NULL, FALSE);

  it = wm_interview_load (store, card->interview, error);
  if (it == NULL || !wm_card_check_author (store, it, error))
    return FALSE;
  if (it->submitted != 0)
    {
      g_set_error_literal (error, WM_ERROR, WM_ERROR_INVALID,
                           _ ("This scorecard is submitted. What you say now is an amendment."));
      return FALSE;
    }
  copy = wm_card_copy (card);
  /* The tables of drafts are not recorded: this leaves no line in the log. */
  return clean_all (copy, error) && check_changed (store, copy, error)
         && wm_store_begin (store, "draft-scorecard", NULL, error)
         && wm_hiring_finish (store, write_draft (store, copy, it->id, error), error);
}
