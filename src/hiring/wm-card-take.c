/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cards that were sealed elsewhere: from the file of one card, and with a whole
 * workspace.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "hiring/wm-card-private.h"

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
    return wm_card_check_levels (card, error); /* sealed by the rules of its place */
  return FALSE;
}

static gboolean
is_same_rating (const WmCardRating *a, const WmCardRating *b)
{
  return a->state == b->state && a->level == b->level && g_str_equal (a->evidence, b->evidence);
}

/* Everything that @card says otherwise than @here, or says more: the kit that it was written by may
 * have had a skill more. What it leaves out stays as it was said. */
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
      if (!wm_card_insert_amendment (store, here->id, &it, error))
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
  return wm_card_insert_amendment (store, here->id, &it, error);
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
  return wm_card_insert_sealed (store, copy, it->id, error);
}

/* ---- with a workspace ------------------------------------------------------- */

static gboolean
set_other_card (const WmCard *card, GError **error)
{
  g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
               _ ("Another scorecard of the interview “%s” is here already. Nothing was taken in."),
               card->interview);
  return FALSE;
}

/* Amendments from @from on */
static gboolean
insert_amendments (WmStore *store, gint64 id, const WmCard *card, guint from, GError **error)
{
  for (guint i = from; i < card->amendments->len; i++)
    if (!wm_card_insert_amendment (store, id, g_ptr_array_index (card->amendments, i), error))
      return FALSE;
  return TRUE;
}

/* How many amendments of the card here are those that the file has first; -1 when
 * they part ways */
static int
count_shared (WmStore *store, gint64 id, const WmCard *card)
{
  g_autoptr (WmCard) here = wm_card_new ();
  guint shared;

  here->id = id;
  if (!wm_card_load_parts (store, here, NULL))
    return -1;
  shared = MIN (here->amendments->len, card->amendments->len);
  for (guint i = 0; i < shared; i++)
    if (!g_str_equal (((WmCardAmendment *) here->amendments->pdata[i])->sha256,
                      ((WmCardAmendment *) card->amendments->pdata[i])->sha256))
      return -1;
  return (int) shared;
}

static gboolean
restore_amendments (WmStore *store, const WmCard *card, gint64 id, WmCardTaken *taken,
                    GError **error)
{
  g_autofree char *seal
    = wm_sql_text (store, "SELECT sha256 FROM scorecard WHERE id = ?1", "i", id);
  int shared = g_strcmp0 (seal, card->sha256) == 0 ? count_shared (store, id, card) : -1;

  if (shared < 0)
    return set_other_card (card, error);
  *taken = (guint) shared < card->amendments->len ? WM_CARD_AMENDED : WM_CARD_UNCHANGED;
  return insert_amendments (store, id, card, (guint) shared, error);
}

gboolean
wm_card_restore (WmStore *store, const WmCard *card, WmCardTaken *taken, GError **error)
{
  gint64 interview, id;

  g_return_val_if_fail (WM_IS_STORE (store) && card != NULL && taken != NULL, FALSE);

  interview = wm_sql_int (store, 0, "SELECT id FROM interview WHERE slug = ?1", "t",
                          card->interview);
  if (*card->sha256 != '\0' && !wm_card_is_intact (card))
    {
      g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
                   _ ("The seal of the scorecard of the interview “%s” does not fit what it says."),
                   card->interview);
      return FALSE;
    }
  if (interview == 0)
    {
      g_set_error (error, WM_ERROR, WM_ERROR_NOT_FOUND,
                   _ ("There is no interview “%s” in this workspace."), card->interview);
      return FALSE;
    }
  if (!wm_card_check_levels (card, error))
    return FALSE;
  id = wm_sql_int (store, 0, "SELECT id FROM scorecard WHERE interview_id = ?1", "i", interview);
  if (id != 0)
    return restore_amendments (store, card, id, taken, error);
  if (wm_sql_int (store, 0, "SELECT count (*) FROM scorecard WHERE slug = ?1", "t", card->slug) > 0)
    return set_other_card (card, error);
  *taken = WM_CARD_ADDED;
  if (!wm_card_insert (store, card, interview, error))
    return FALSE;
  id = wm_sql_int (store, 0, "SELECT id FROM scorecard WHERE interview_id = ?1", "i", interview);
  return insert_amendments (store, id, card, 0, error);
}
