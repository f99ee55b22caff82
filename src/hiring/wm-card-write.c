/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writing cards: drafts that are their author's alone, submitting, amending,
 * and cards that come as files.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "hiring/wm-card-private.h"

/* ---- drafts ----------------------------------------------------------------- */

/* Only the interviewer writes her card, and only once. */
static gboolean
check_author (WmStore *store, const WmInterview *it, GError **error)
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
  if (it == NULL || !check_author (store, it, error))
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

static gboolean
drop_draft (WmStore *store, gint64 interview, GError **error)
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
  if (!drop_draft (store, interview, error)
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

gboolean
wm_draft_save (WmStore *store, const WmCard *card, GError **error)
{
  g_autoptr (WmInterview) it = NULL;
  g_autoptr (WmCard) copy = NULL;

  g_return_val_if_fail (WM_IS_STORE (store) && card != NULL, FALSE);

  it = wm_interview_load (store, card->interview, error);
  if (it == NULL || !check_author (store, it, error))
    return FALSE;
  if (it->submitted != 0)
    {
      g_set_error_literal (error, WM_ERROR, WM_ERROR_INVALID,
                           _ ("This scorecard is submitted. What you say now is an amendment."));
      return FALSE;
    }
  copy = wm_card_copy (card);
  /* The tables of drafts are not recorded: this leaves no line in the log. */
  return clean_all (copy, error) && wm_store_begin (store, "draft-scorecard", NULL, error)
         && wm_hiring_finish (store, write_draft (store, copy, it->id, error), error);
}

/* ---- submitting ------------------------------------------------------------- */

static gboolean
check_levels (const WmCard *card, GError **error)
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

static gboolean
insert_card (WmStore *store, const WmCard *card, gint64 interview, GError **error)
{
  g_autofree char *slug = wm_sql_new_slug ("card");
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
  /* The interview is touched too, so that undoing its planning stops here. */
  return wm_sql_run (store, error, "UPDATE interview SET status = 'held' WHERE id = ?1", "i",
                     interview)
         && drop_draft (store, interview, error);
}

static gboolean
seal (WmStore *store, WmCard *card, gint64 interview, GError **error)
{
  gboolean done;

  if (!wm_hiring_begin (store, "submit-scorecard", "application", card->application, error))
    return FALSE;
  wm_store_mark_final (store);
  done = insert_card (store, card, interview, error);
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
  return check_levels (card, error) && seal (store, card, id, error);
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

static gboolean
insert_amendment (WmStore *store, gint64 card, const WmCardAmendment *it, GError **error)
{
  g_autofree char *before = find_last_seal (store, card);
  g_autofree char *sha256 = wm_amendment_seal (it, before);

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
  if (it == NULL || !check_author (store, it, error))
    return FALSE;
  card = wm_sql_int (store, 0, "SELECT id FROM scorecard WHERE interview_id = ?1", "i", it->id);
  clean = wm_text_clean (text != NULL ? text : "", FALSE, _ ("Evidence"), error);
  why = clean != NULL ? wm_text_clean (reason != NULL ? reason : "", FALSE, _ ("Reason"), error)
                      : NULL;
  if (why == NULL)
    return FALSE;
  if (card == 0 || *why == '\0' || (*skill != '\0' && state == WM_CARD_OPEN)
      || (state == WM_CARD_RATED && (level < 0 || level > 10 || *clean == '\0'))
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
  return wm_hiring_finish (store, insert_amendment (store, card, &amendment, error), error);
}

/* ---- from a file ------------------------------------------------------------ */

static gboolean
check_origin (WmStore *store, const WmInterview *it, const WmCard *card, GError **error)
{
  g_autofree char *person = wm_sql_text (store,
                                         "SELECT p.slug FROM application a JOIN person p"
                                         " ON p.id = a.person_id WHERE a.slug = ?1",
                                         "t", it->application);
  g_autofree char *seal = wm_card_seal (card);

  if (!g_str_equal (card->application, it->application) || g_strcmp0 (card->person, person) != 0)
    g_set_error_literal (error, WM_ERROR, WM_ERROR_INVALID,
                         _ ("This scorecard is about another candidate than its interview. "
                            "Nothing was taken in."));
  else if (!g_str_equal (card->interviewer, it->interviewer))
    g_set_error_literal (error, WM_ERROR, WM_ERROR_INVALID,
                         _ ("This scorecard is by somebody else than the interviewer. Nothing was "
                            "taken in."));
  else if (g_str_equal (it->status, "cancelled"))
    g_set_error_literal (error, WM_ERROR, WM_ERROR_INVALID,
                         _ ("This interview was cancelled, so no scorecard is owed."));
  else if (!g_str_equal (seal, card->sha256))
    g_set_error_literal (error, WM_ERROR, WM_ERROR_INVALID,
                         _ ("The seal of this scorecard does not fit what it says: it was changed "
                            "after its author submitted it. Ask her for it again."));
  else
    return check_levels (card, error);
  return FALSE;
}

static gboolean
is_same_rating (const WmCardRating *a, const WmCardRating *b)
{
  return a->state == b->state && a->level == b->level && g_str_equal (a->evidence, b->evidence);
}

/* Everything that @card says otherwise than @here */
static gboolean
amend_differences (WmStore *store, const WmCard *here, const WmCard *card, guint *count,
                   GError **error)
{
  g_autofree char *reason = g_strdup (_ ("A changed scorecard came as a file."));
  WmCardAmendment it
    = { card->submitted, card->interviewer, NULL, 0, -1, NULL, NULL, reason, NULL };

  for (guint i = 0; i < card->ratings->len; i++)
    {
      const WmCardRating *rating = wm_card_rating (card, i);
      int index = wm_card_find (here, rating->skill);

      if (index >= 0 && is_same_rating (wm_card_rating (here, index), rating))
        continue;
      it.skill = rating->skill;
      it.state = rating->state;
      it.level = rating->level;
      it.recommendation = (char *) "";
      it.text = rating->evidence;
      if (!insert_amendment (store, here->id, &it, error))
        return FALSE;
      *count += 1;
    }
  if (g_str_equal (here->recommendation, card->recommendation)
      && g_str_equal (here->summary, card->summary))
    return TRUE;
  it.skill = (char *) "";
  it.state = WM_CARD_OPEN;
  it.level = -1;
  it.recommendation = card->recommendation;
  it.text = card->summary;
  *count += 1;
  return insert_amendment (store, here->id, &it, error);
}

/* The card that is here, whole, whoever is asking: to compare with, never to
 * show. */
static WmCard *
load_for_comparing (WmStore *store, gint64 interview, GError **error)
{
  g_autoptr (WmCard) card = wm_card_new ();

  card->id = wm_sql_int (store, 0, "SELECT id FROM scorecard WHERE interview_id = ?1", "i",
                         interview);
  g_free (card->recommendation);
  card->recommendation = wm_sql_text (
      store, "SELECT recommendation FROM scorecard WHERE id = ?1", "i", card->id);
  g_free (card->summary);
  card->summary = wm_sql_text (store, "SELECT summary FROM scorecard WHERE id = ?1", "i", card->id);
  if (!wm_card_load_parts (store, card, error))
    return NULL;
  return wm_card_amended (card);
}

static gboolean
take_changes (WmStore *store, const WmInterview *it, const WmCard *card, WmCardTaken *taken,
              GError **error)
{
  g_autoptr (WmCard) here = NULL;
  guint count = 0;
  gboolean done;

  /* The very card that came before, also when amendments followed it */
  *taken = WM_CARD_UNCHANGED;
  if (wm_sql_int (store, 0,
                  "SELECT count (*) FROM scorecard WHERE interview_id = ?1 AND sha256 = ?2", "it",
                  it->id, card->sha256)
          > 0
      || wm_sql_int (store, 0,
                     "SELECT count (*) FROM scorecard_amendment m JOIN scorecard c"
                     " ON c.id = m.scorecard_id WHERE c.interview_id = ?1 AND m.time >= ?2",
                     "ii", it->id, card->submitted)
             > 0)
    return TRUE;
  here = load_for_comparing (store, it->id, error);
  if (here == NULL
      || !wm_hiring_begin (store, "amend-scorecard", "application", it->application, error))
    return FALSE;
  wm_store_mark_final (store);
  done = amend_differences (store, here, card, &count, error);
  if (done && count > 0)
    *taken = WM_CARD_AMENDED;
  return wm_hiring_finish (store, done, error);
}

gboolean
wm_card_take (WmStore *store, const WmCard *card, WmCardTaken *taken, GError **error)
{
  g_autoptr (WmInterview) it = NULL;
  g_autoptr (WmCard) copy = NULL;

  g_return_val_if_fail (WM_IS_STORE (store) && card != NULL && taken != NULL, FALSE);

  it = wm_interview_load (store, card->interview, error);
  if (it == NULL || !check_origin (store, it, card, error))
    return FALSE;
  if (it->submitted != 0)
    return take_changes (store, it, card, taken, error);
  copy = wm_card_copy (card);
  copy->from_file = TRUE;
  *taken = WM_CARD_ADDED;
  return seal (store, copy, it->id, error);
}
