/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Submitting a card, and amending it: what is sealed stays as it was.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "hiring/wm-card-private.h"

/* ---- submitting ------------------------------------------------------------- */

gboolean
wm_card_check_levels (const WmCard *card, GError **error)
{
  for (guint i = 0; i < card->ratings->len; i++)
    {
      const WmCardRating *it = wm_card_rating (card, i);

      if (it->state == WM_CARD_OPEN
          || (it->state == WM_CARD_RATED && (it->level < 0 || it->level > 10)))
        {
          g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
                       _ ("A scorecard rates “%s” without a level from 0 to 10."), it->skill);
          return FALSE;
        }
    }
  return TRUE;
}

gboolean
wm_card_insert (WmStore *store, const WmCard *card, gint64 interview, GError **error)
{
  g_autofree char *slug = *card->slug != '\0' ? g_strdup (card->slug) : wm_sql_new_slug ("card");
  gint64 id = wm_sql_new_id ();

  if (!wm_sql_run (store, error,
                   "INSERT INTO scorecard (id, slug, interview_id, recommendation, summary,"
                   "  red_flags, submitted, rubric, sha256, origin)"
                   " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
                   "ititttittt", id, slug, interview, card->recommendation, card->summary,
                   card->red_flags, card->submitted, card->rubric, card->sha256,
                   card->from_file ? "file" : ""))
    return FALSE;
  for (guint i = 0; i < card->ratings->len; i++)
    {
      const WmCardRating *it = wm_card_rating (card, i);

      if (!wm_sql_run (store, error,
                       "INSERT INTO scorecard_rating (scorecard_id, skill, state, level, evidence,"
                       "  sort) VALUES (?1, ?2, ?3, nullif (?4, -1), ?5, ?6)",
                       "ittiti", id, it->skill, wm_card_state_to_string (it->state),
                       (gint64) it->level, it->evidence, (gint64) i))
        return FALSE;
    }
  for (guint i = 0; i < card->questions->len; i++)
    {
      const WmCardQuestion *it = wm_card_question (card, i);

      if (!wm_sql_run (store, error,
                       "INSERT INTO scorecard_question (scorecard_id, question, asked, note, sort)"
                       " VALUES (?1, ?2, ?3, ?4, ?5)",
                       "ititi", id, it->question, (gint64) it->asked, it->note, (gint64) i))
        return FALSE;
    }
  /* The interview is touched too, so that undoing its planning stops here; and those that still
   * owe a card, lest undoing theirs be a way to look. */
  return wm_sql_run (store, error, "UPDATE interview SET status = 'held' WHERE id = ?1", "i",
                     interview)
         && wm_sql_run (store, error,
                        "UPDATE interview SET extra = json_set (extra, '$.cardsIn', (SELECT"
                        "  count (*) FROM scorecard c JOIN interview j ON j.id = c.interview_id"
                        "  WHERE j.application_id = interview.application_id))"
                        " WHERE application_id = (SELECT application_id FROM interview"
                        "  WHERE id = ?1) AND id NOT IN (SELECT interview_id FROM scorecard)",
                        "i", interview)
         && wm_draft_drop (store, interview, error);
}

gboolean
wm_card_insert_sealed (WmStore *store, WmCard *card, gint64 interview, GError **error)
{
  gboolean done;

  if (!wm_hiring_begin (store, "submit-scorecard", "application", card->application, error))
    return FALSE;
  wm_store_mark_final (store);
  done = wm_card_insert (store, card, interview, error);
  return wm_hiring_finish (store, done, error);
}

/* (transfer full): SHA-256 of the anchors that the card was rated by */
static char *
find_rubric (const WmCard *card, WmMap *map)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < card->ratings->len; i++)
    {
      int index = wm_map_find_skill (map, wm_card_rating (card, i)->skill);
      const WmSkill *skill = index >= 0 ? wm_map_skill (map, index) : NULL;

      g_checksum_update (sum, (const guchar *) wm_card_rating (card, i)->skill, -1);
      for (guint j = 0; skill != NULL && j < skill->levels->len; j++)
        if (skill->levels->pdata[j] != NULL)
          g_checksum_update (sum, skill->levels->pdata[j], -1);
    }
  return g_strdup (g_checksum_get_string (sum));
}

gboolean
wm_card_submit (WmStore *store, const char *interview, WmMap *map, GError **error)
{
  g_autoptr (WmCard) card = NULL;
  g_autoptr (GPtrArray) missing = NULL;
  gint64 id;

  g_return_val_if_fail (WM_IS_STORE (store) && interview != NULL && map != NULL, FALSE);

  card = wm_draft_load (store, interview, error);
  if (card == NULL)
    return FALSE;
  missing = wm_card_missing (card, map);
  if (missing->len > 0)
    {
      g_set_error_literal (error, WM_ERROR, WM_ERROR_INVALID, missing->pdata[0]);
      return FALSE;
    }
  id = wm_sql_int (store, 0, "SELECT id FROM interview WHERE slug = ?1", "t", interview);
  card->submitted = wm_hiring_now ();
  g_free (card->rubric);
  card->rubric = find_rubric (card, map);
  g_free (card->sha256);
  card->sha256 = wm_card_seal (card);
  return wm_card_check_levels (card, error) && wm_card_check_ratings (store, card, error)
         && wm_card_insert_sealed (store, card, id, error);
}

/* ---- amending --------------------------------------------------------------- */

/* The seal that a next amendment stands on */
static char *
find_last_seal (WmStore *store, gint64 card)
{
  return wm_sql_text (store,
                      "SELECT coalesce ((SELECT sha256 FROM scorecard_amendment"
                      " WHERE scorecard_id = ?1 ORDER BY sort DESC LIMIT 1),"
                      " (SELECT sha256 FROM scorecard WHERE id = ?1))",
                      "i", card);
}

gboolean
wm_card_insert_amendment (WmStore *store, gint64 card, const WmCardAmendment *it, GError **error)
{
  g_autofree char *before = find_last_seal (store, card);
  g_autofree char *sha256
    = it->sha256 != NULL ? g_strdup (it->sha256) : wm_amendment_seal (it, before);

  return wm_sql_run (store, error,
                     "INSERT INTO scorecard_amendment (id, scorecard_id, time, actor, skill, state,"
                     "  level, recommendation, text, reason, sha256, sort)"
                     " VALUES (?1, ?2, ?3, ?4, ?5, ?6, nullif (?7, -1), ?8, ?9, ?10, ?11, (SELECT"
                     "  coalesce (max (sort), -1) + 1 FROM scorecard_amendment"
                     "  WHERE scorecard_id = ?2))",
                     "iiitttitttt", wm_sql_new_id (), card, it->time, it->actor, it->skill,
                     wm_card_state_to_string (it->state), (gint64) it->level, it->recommendation,
                     it->text, it->reason, sha256);
}

gboolean
wm_card_amend (WmStore *store, const char *interview, const char *skill, WmCardState state,
               int level, const char *recommendation, const char *text, const char *reason,
               GError **error)
{
  g_autoptr (WmInterview) it = NULL;
  g_autofree char *clean = NULL;
  g_autofree char *why = NULL;
  WmCardAmendment amendment;
  gint64 card;

  g_return_val_if_fail (WM_IS_STORE (store) && interview != NULL && skill != NULL, FALSE);

  it = wm_interview_load (store, interview, error);
  if (it == NULL || !wm_card_check_author (store, it, error))
    return FALSE;
  card = wm_sql_int (store, 0, "SELECT id FROM scorecard WHERE interview_id = ?1", "i", it->id);
  clean = wm_text_clean (text != NULL ? text : "", FALSE, _ ("Evidence"), error);
  why = clean != NULL ? wm_text_clean (reason != NULL ? reason : "", FALSE, _ ("Reason"), error)
                      : NULL;
  if (why == NULL)
    return FALSE;
  if (*skill != '\0' && card != 0
      && (!wm_card_check_skill (store, card, skill, error)
          || !wm_rating_check (skill, wm_rating_top (store, skill), state, level, error)))
    return FALSE;
  if (card == 0 || *why == '\0' || (*skill != '\0' && state == WM_CARD_OPEN)
      || (*skill != '\0' && state == WM_CARD_RATED && *clean == '\0')
      || (*skill == '\0' && !wm_recommendation_is_valid (recommendation)))
    {
      g_set_error_literal (error, WM_ERROR, WM_ERROR_INVALID,
                           _ ("An amendment changes a submitted scorecard and says why; a level "
                              "needs its sentence of evidence."));
      return FALSE;
    }
  amendment = (WmCardAmendment){ wm_hiring_now (),
                                 it->interviewer,
                                 (char *) skill,
                                 *skill != '\0' ? state : WM_CARD_OPEN,
                                 state == WM_CARD_RATED && *skill != '\0' ? level : -1,
                                 (char *) (*skill == '\0' ? recommendation : ""),
                                 clean,
                                 why,
                                 NULL };
  if (!wm_hiring_begin (store, "amend-scorecard", "application", it->application, error))
    return FALSE;
  wm_store_mark_final (store);
  return wm_hiring_finish (store, wm_card_insert_amendment (store, card, &amendment, error), error);
}
