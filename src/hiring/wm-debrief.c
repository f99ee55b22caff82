/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A debrief in the workspace.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "hiring/wm-card-private.h"
#include "hiring/wm-debrief-private.h"

void
wm_debrief_free (WmDebrief *it)
{
  if (it == NULL)
    return;
  g_clear_pointer (&it->skills, g_ptr_array_unref);
  g_clear_pointer (&it->cards, g_ptr_array_unref);
  g_clear_pointer (&it->sealed, g_ptr_array_unref);
  g_clear_pointer (&it->moved_votes, g_ptr_array_unref);
  wm_application_free (it->application);
  wm_loop_free (it->loop);
  g_free (it->notes);
  g_free (it);
}

/* ---- loading ---------------------------------------------------------------- */

static gboolean
load_cards (WmDebrief *it, WmStore *store, GError **error)
{
  it->sealed = wm_cards_list (store, it->application->slug, &it->closed, error);
  if (it->sealed == NULL)
    return FALSE;
  it->cards = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_card_free);
  it->moved_votes = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < it->sealed->len; i++)
    {
      WmCard *amended = wm_card_amended (g_ptr_array_index (it->sealed, i));

      g_ptr_array_add (it->cards, amended);
      g_ptr_array_add (it->moved_votes, g_strdup (""));
    }
  return TRUE;
}

static WmDebriefSkill *
find_skill (const WmDebrief *it, const char *slug)
{
  for (guint i = 0; i < it->skills->len; i++)
    if (g_str_equal (wm_loop_skill (it->loop, wm_debrief_skill (it, i)->skill)->slug, slug))
      return wm_debrief_skill (it, i);
  return NULL;
}

static int
find_card (const WmDebrief *it, gint64 id)
{
  for (guint i = 0; i < it->cards->len; i++)
    if (wm_debrief_card (it, i)->id == id)
      return (int) i;
  return -1;
}

/* The reason and the mover live as long as the debrief: with its cards. */
static const char *
keep (WmDebrief *it, const char *text)
{
  char *copy = g_strdup (text);

  g_ptr_array_add (it->moved_votes, copy);
  return copy;
}

static gboolean
load_moves (WmDebrief *it, WmStore *store, GError **error)
{
  g_autoptr (WmRows) rows
      = wm_sql_query (store, error,
                      "SELECT m.scorecard_id, m.skill, m.state, coalesce (m.level, -1),"
                      " m.recommendation, m.reason, m.actor, coalesce (p.name, m.actor)"
                      " FROM debrief_move m JOIN debrief d ON d.id = m.debrief_id"
                      " LEFT JOIN person p ON p.slug = m.actor WHERE d.application_id = ?1"
                      " ORDER BY m.sort, m.id",
                      "i", it->application->id);
  gboolean failed = rows == NULL;

  while (!failed && wm_hiring_next (rows, &failed, error))
    {
      int card = find_card (it, wm_rows_int (rows, 0));
      WmDebriefSkill *skill = find_skill (it, wm_rows_text (rows, 1));
      WmDebriefEntry *entry;

      if (card < 0)
        continue;
      if (skill == NULL)
        {
          if (it->votes_open)
            wm_loop_set_text ((char **) &it->moved_votes->pdata[card], wm_rows_text (rows, 4));
          continue;
        }
      entry = &g_array_index (skill->entries, WmDebriefEntry, card);
      entry->moved = TRUE;
      entry->now_state = wm_card_state_parse (wm_rows_text (rows, 2));
      entry->now_level = (int) wm_rows_int (rows, 3);
      entry->reason = keep (it, wm_rows_text (rows, 5));
      entry->mover = keep (it, wm_rows_text (rows, 6));
      entry->mover_name = keep (it, wm_rows_text (rows, 7));
      wm_debrief_skill_count (skill, wm_loop_skill (it->loop, skill->skill)->level);
    }
  return !failed;
}

static gboolean
load_state (WmDebrief *it, WmStore *store, GError **error)
{
  g_autoptr (WmRows) rows
      = wm_sql_query (store, error,
                      "SELECT d.opened, d.votes_opened, d.notes, coalesce (s.skill, ''),"
                      " coalesce (s.done, 0), coalesce (s.note, '') FROM debrief d"
                      " LEFT JOIN debrief_skill s ON s.debrief_id = d.id"
                      " WHERE d.application_id = ?1",
                      "i", it->application->id);
  gboolean failed = rows == NULL;

  while (!failed && wm_hiring_next (rows, &failed, error))
    {
      WmDebriefSkill *skill = find_skill (it, wm_rows_text (rows, 3));

      it->opened = TRUE;
      it->opened_at = wm_rows_int (rows, 0);
      it->votes_open = !wm_rows_is_null (rows, 1);
      wm_loop_set_text (&it->notes, wm_rows_text (rows, 2));
      if (skill == NULL)
        continue;
      skill->done = wm_rows_int (rows, 4) != 0;
      wm_loop_set_text (&skill->note, wm_rows_text (rows, 5));
    }
  for (guint i = 0; i < it->skills->len; i++)
    it->to_do += !wm_debrief_skill (it, i)->done && wm_debrief_skill (it, i)->rated > 0;
  return !failed;
}

void
wm_debrief_set_sealed (WmStore *store, const char *application, GError **error)
{
  wm_card_set_sealed (store, application,
                      _ ("The debrief is closed to you until you have submitted your own "
                         "scorecard about this candidate."),
                      error);
}

WmDebrief *
wm_debrief_load (WmStore *store, WmMap *map, const char *application, GError **error)
{
  g_autoptr (WmDebrief) it = NULL;

  g_return_val_if_fail (WM_IS_STORE (store) && map != NULL && application != NULL, NULL);

  it = g_new0 (WmDebrief, 1);
  it->notes = g_strdup ("");
  it->application = wm_application_find (store, application, error);
  if (it->application == NULL)
    return NULL;
  if (wm_viewer_owes_card (store, it->application->slug))
    {
      wm_debrief_set_sealed (store, it->application->slug, error);
      return NULL;
    }
  it->loop = wm_loop_load (store, map, it->application->job, error);
  if (it->loop == NULL || !load_cards (it, store, error))
    return NULL;
  it->skills = wm_debrief_compare (it->loop, it->cards);
  it->owed = it->application->interviews - MIN (it->application->submitted,
                                                it->application->interviews);
  if (!load_state (it, store, error) || !load_moves (it, store, error))
    return NULL;
  return g_steal_pointer (&it);
}

const WmCardAmendment *
wm_debrief_amendment (const WmDebrief *it, const WmDebriefEntry *entry, const char *skill,
                      const WmCardRating **rating)
{
  const WmCard *card;
  int index;

  g_return_val_if_fail (it != NULL && entry != NULL && skill != NULL, NULL);

  card = g_ptr_array_index (it->sealed, entry->card);
  index = wm_card_find (card, skill);
  if (rating != NULL)
    *rating = index >= 0 ? wm_card_rating (card, index) : NULL;
  for (guint i = card->amendments->len; i-- > 0;)
    if (g_str_equal (((const WmCardAmendment *) card->amendments->pdata[i])->skill, skill))
      return g_ptr_array_index (card->amendments, i);
  return NULL;
}

/* ---- changing --------------------------------------------------------------- */

/* The debrief of an application that the viewer may see; 0 with @error */
static gint64
find_debrief (WmStore *store, const char *application, GError **error)
{
  gint64 id = wm_hiring_find_application (store, application, error);

  if (id == 0)
    return 0;
  if (wm_viewer_owes_card (store, application))
    {
      wm_debrief_set_sealed (store, application, error);
      return 0;
    }
  id = wm_sql_int (store, 0, "SELECT id FROM debrief WHERE application_id = ?1", "i", id);
  if (id == 0)
    g_set_error_literal (error, WM_ERROR, WM_ERROR_INVALID,
                         _ ("The debrief is not open yet. Open it first."));
  return id;
}

gboolean
wm_debrief_open (WmStore *store, const char *application, GError **error)
{
  gint64 id;

  g_return_val_if_fail (WM_IS_STORE (store) && application != NULL, FALSE);

  id = wm_hiring_find_application (store, application, error);
  if (id == 0)
    return FALSE;
  if (wm_viewer_owes_card (store, application))
    {
      wm_debrief_set_sealed (store, application, error);
      return FALSE;
    }
  if (wm_sql_int (store, 0,
                  "SELECT count (*) FROM scorecard c JOIN interview i ON i.id = c.interview_id"
                  " WHERE i.application_id = ?1",
                  "i", id)
      == 0)
    {
      g_set_error_literal (error, WM_ERROR, WM_ERROR_INVALID,
                           _ ("There is no scorecard to talk about yet."));
      return FALSE;
    }
  return wm_hiring_begin (store, "open-debrief", "application", application, error)
         && wm_hiring_finish (store,
                              wm_sql_run (store, error,
                                          "INSERT INTO debrief (id, application_id, opened)"
                                          " VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
                                          "iii", wm_sql_new_id (), id, wm_hiring_now ()),
                              error);
}

/* Is there anything to talk of: does the job require the skill, or a card rate it? */
static gboolean
check_skill (WmStore *store, gint64 debrief, const char *skill, GError **error)
{
  if (wm_sql_int (store, 0,
                  "SELECT (SELECT count (*) FROM job_requirement r WHERE r.job_id = a.job_id"
                  "  AND r.skill = ?2) + (SELECT count (*) FROM scorecard_rating s"
                  "  JOIN scorecard c ON c.id = s.scorecard_id JOIN interview i"
                  "  ON i.id = c.interview_id WHERE i.application_id = a.id AND s.skill = ?2)"
                  " FROM debrief d JOIN application a ON a.id = d.application_id WHERE d.id = ?1",
                  "it", debrief, skill)
      > 0)
    return TRUE;
  g_set_error (error, WM_ERROR, WM_ERROR_NOT_FOUND,
               _ ("Neither the job nor a scorecard of this debrief has the skill “%s”."), skill);
  return FALSE;
}

gboolean
wm_debrief_set_skill (WmStore *store, const char *application, const char *skill, gboolean done,
                      const char *note, GError **error)
{
  g_autofree char *clean = NULL;
  gint64 id;

  g_return_val_if_fail (WM_IS_STORE (store) && application != NULL && skill != NULL, FALSE);

  id = find_debrief (store, application, error);
  clean = id != 0 && note != NULL ? wm_text_clean (note, FALSE, _ ("Note"), error) : NULL;
  if (id == 0 || (note != NULL && clean == NULL) || !check_skill (store, id, skill, error))
    return FALSE;
  return wm_hiring_begin (store, "edit-debrief", "application", application, error)
         && wm_hiring_finish (
           store,
           wm_sql_run (store, error,
                       "INSERT INTO debrief_skill (debrief_id, skill, done, note)"
                       " VALUES (?1, ?2, ?3, coalesce (?4, ''))"
                       " ON CONFLICT DO UPDATE SET done = excluded.done,"
                       "  note = coalesce (?4, note)",
                       "itit", id, skill, (gint64) (done != FALSE), clean),
           error);
}

gboolean
wm_debrief_set_notes (WmStore *store, const char *application, const char *notes, GError **error)
{
  g_autofree char *clean = NULL;
  gint64 id;

  g_return_val_if_fail (WM_IS_STORE (store) && application != NULL && notes != NULL, FALSE);

  id = find_debrief (store, application, error);
  clean = id != 0 ? wm_text_clean (notes, FALSE, _ ("Notes"), error) : NULL;
  return clean != NULL && wm_hiring_begin (store, "edit-debrief", "application", application, error)
         && wm_hiring_finish (store,
                              wm_sql_run (store, error,
                                          "UPDATE debrief SET notes = ?2 WHERE id = ?1", "it", id,
                                          clean),
                              error);
}

gboolean
wm_debrief_open_votes (WmStore *store, WmMap *map, const char *application, GError **error)
{
  g_autoptr (WmDebrief) it = NULL;
  gint64 id;

  g_return_val_if_fail (WM_IS_STORE (store) && map != NULL && application != NULL, FALSE);

  id = find_debrief (store, application, error);
  it = id != 0 ? wm_debrief_load (store, map, application, error) : NULL;
  if (it == NULL)
    return FALSE;
  if (it->to_do > 0)
    {
      g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
                   ngettext ("%u skill was not talked through yet. Votes open after the skills.",
                             "%u skills were not talked through yet. Votes open after the skills.",
                             it->to_do),
                   it->to_do);
      return FALSE;
    }
  return wm_hiring_begin (store, "open-votes", "application", application, error)
         && wm_hiring_finish (store,
                              wm_sql_run (store, error,
                                          "UPDATE debrief SET votes_opened = coalesce"
                                          " (votes_opened, ?2) WHERE id = ?1",
                                          "ii", id, wm_hiring_now ()),
                              error);
}

/* What the card says of the skill as it stands now: the last move, or else the card. */
static void
find_now (WmStore *store, const WmCard *said, int rating, WmCardState *state, int *level)
{
  const WmCardRating *it = wm_card_rating (said, rating);
  g_autofree char *moved
    = wm_sql_text (store,
                   "SELECT state FROM debrief_move WHERE scorecard_id = ?1 AND skill = ?2"
                   " ORDER BY sort DESC LIMIT 1",
                   "it", said->id, it->skill);

  *state = moved != NULL ? wm_card_state_parse (moved) : it->state;
  *level = moved == NULL ? it->level
                         : (int) wm_sql_int (store, -1,
                                             "SELECT coalesce (level, -1) FROM debrief_move"
                                             " WHERE scorecard_id = ?1 AND skill = ?2"
                                             " ORDER BY sort DESC LIMIT 1",
                                             "it", said->id, it->skill);
}

/* Can what this card says of the skill be moved there? */
static gboolean
check_rating (WmStore *store, const WmCard *card, const char *skill, WmCardState state, int level,
              GError **error)
{
  g_autoptr (WmCard) said = wm_card_amended (card);
  int rating = wm_card_find (said, skill), now_level = -1;
  WmCardState now = WM_CARD_OPEN;

  if (rating < 0)
    {
      g_set_error (error, WM_ERROR, WM_ERROR_NOT_FOUND,
                   _ ("The scorecard of %s says nothing of the skill “%s”."),
                   card->interviewer_name, skill);
      return FALSE;
    }
  find_now (store, said, rating, &now, &now_level);
  if (state == WM_CARD_OPEN)
    return TRUE; /* is told with what else is missing */
  if (!wm_rating_can_move (now, state))
    g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
                 _ ("In a debrief a level or “no signal” moves to another. What was not asked of "
                    "“%s” stays so, unless %s amends her scorecard."),
                 skill, card->interviewer_name);
  else if (state == now && level == now_level)
    g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
                 _ ("That is what stands there of “%s” already."), skill);
  else
    return wm_rating_check (skill, wm_rating_top (store, skill), state, level, error);
  return FALSE;
}

/* One's own vote does not move before the others are seen either. */
static gboolean
check_votes (WmStore *store, gint64 debrief, GError **error)
{
  if (wm_sql_int (store, 0, "SELECT count (votes_opened) FROM debrief WHERE id = ?1", "i", debrief)
      > 0)
    return TRUE;
  g_set_error_literal (error, WM_ERROR, WM_ERROR_SEALED,
                       _ ("Overall votes are closed until the skills are through."));
  return FALSE;
}

gboolean
wm_debrief_move (WmStore *store, const char *interview, const char *skill, WmCardState state,
                 int level, const char *recommendation, const char *reason, GError **error)
{
  g_autoptr (WmCard) card = NULL;
  g_autofree char *why = NULL;
  const char *viewer;
  gint64 id;

  g_return_val_if_fail (WM_IS_STORE (store) && interview != NULL && skill != NULL, FALSE);

  card = wm_card_load (store, interview, error);
  id = card != NULL ? find_debrief (store, card->application, error) : 0;
  why = id != 0 ? wm_text_clean (reason != NULL ? reason : "", FALSE, _ ("Reason"), error) : NULL;
  if (why == NULL
      || !(*skill != '\0' ? check_rating (store, card, skill, state, level, error)
                          : check_votes (store, id, error)))
    return FALSE;
  if (*why == '\0' || (*skill == '\0' && !wm_recommendation_is_valid (recommendation))
      || (*skill != '\0' && state == WM_CARD_OPEN))
    {
      g_set_error_literal (error, WM_ERROR, WM_ERROR_INVALID,
                           _ ("Who moves in a debrief says to what, and why."));
      return FALSE;
    }
  viewer = wm_store_get_viewer (store);
  return wm_hiring_begin (store, "move-rating", "application", card->application, error)
         && wm_hiring_finish (
             store,
             wm_sql_run (store, error,
                         "INSERT INTO debrief_move (id, debrief_id, scorecard_id, time, skill,"
                         "  state, level, recommendation, reason, actor, sort) VALUES (?1, ?2, ?3,"
                         "  ?4, ?5, ?6, nullif (?7, -1), ?8, ?9, ?10, (SELECT"
                         "  coalesce (max (sort), -1) + 1 FROM debrief_move"
                         "  WHERE debrief_id = ?2))",
                         "iiiittittt", wm_sql_new_id (), id, card->id, wm_hiring_now (), skill,
                         *skill != '\0' ? wm_card_state_to_string (state) : "",
                         (gint64) (*skill != '\0' && state == WM_CARD_RATED ? level : -1),
                         *skill == '\0' ? recommendation : "", why,
                         viewer != NULL ? viewer : ""),
             error);
}
