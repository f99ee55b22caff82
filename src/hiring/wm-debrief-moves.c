/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who moved in a debrief, one by one.
 */
#include "config.h"

#include "hiring/wm-debrief-private.h"

static void
move_free (gpointer data)
{
  WmDebriefMove *it = data;

  g_free (it->interview);
  g_free (it->skill);
  g_free (it->recommendation);
  g_free (it->reason);
  g_free (it->actor);
  g_free (it);
}

/* The card that is open to the viewer; NULL for a closed one */
static const WmCard *
find_open (GPtrArray *cards, gint64 id)
{
  for (guint i = 0; i < cards->len; i++)
    if (((const WmCard *) cards->pdata[i])->id == id)
      return cards->pdata[i];
  return NULL;
}

static WmDebriefMove *
read_move (WmRows *rows, const WmCard *card)
{
  WmDebriefMove *it = g_new0 (WmDebriefMove, 1);

  it->interview = g_strdup (card->interview);
  it->time = wm_rows_int (rows, 1);
  it->skill = g_strdup (wm_rows_text (rows, 2));
  it->state = wm_card_state_parse (wm_rows_text (rows, 3));
  it->level = (int) wm_rows_int (rows, 4);
  it->recommendation = g_strdup (wm_rows_text (rows, 5));
  it->reason = g_strdup (wm_rows_text (rows, 6));
  it->actor = g_strdup (wm_rows_text (rows, 7));
  return it;
}

GPtrArray *
wm_debrief_moves_list (WmStore *store, const char *application, GError **error)
{
  g_autoptr (GPtrArray) moves = g_ptr_array_new_with_free_func (move_free);
  g_autoptr (GPtrArray) cards = NULL;
  g_autoptr (WmRows) rows = NULL;
  gboolean failed;

  g_return_val_if_fail (WM_IS_STORE (store) && application != NULL, NULL);

  cards = wm_cards_list (store, application, NULL, error);
  rows = cards != NULL
             ? wm_sql_query (store, error,
                             "SELECT m.scorecard_id, m.time, m.skill, m.state,"
                             " coalesce (m.level, -1), m.recommendation, m.reason, m.actor,"
                             " coalesce (d.votes_opened, 0) FROM debrief_move m"
                             " JOIN debrief d ON d.id = m.debrief_id"
                             " JOIN application a ON a.id = d.application_id WHERE a.slug = ?1"
                             " ORDER BY m.sort, m.time, m.skill, m.reason",
                             "t", application)
             : NULL;
  failed = rows == NULL;
  while (!failed && wm_hiring_next (rows, &failed, error))
    {
      const WmCard *card = find_open (cards, wm_rows_int (rows, 0));
      gboolean is_vote = *wm_rows_text (rows, 2) == '\0';

      if (card != NULL && (!is_vote || (!card->votes_closed && wm_rows_int (rows, 8) > 0)))
        g_ptr_array_add (moves, read_move (rows, card));
    }
  return failed ? NULL : g_steal_pointer (&moves);
}

gboolean
wm_debrief_move_restore (WmStore *store, const char *application, const WmDebriefMove *move,
                         GError **error)
{
  g_return_val_if_fail (WM_IS_STORE (store) && application != NULL && move != NULL, FALSE);

  return wm_sql_run (store, error,
                     "INSERT INTO debrief_move (id, debrief_id, scorecard_id, time, skill, state,"
                     " level, recommendation, reason, actor, sort) SELECT ?1, d.id, c.id, ?4, ?5,"
                     " ?6, nullif (?7, -1), ?8, ?9, ?10, (SELECT coalesce (max (sort), -1) + 1"
                     "  FROM debrief_move WHERE debrief_id = d.id) FROM debrief d"
                     " JOIN application a ON a.id = d.application_id"
                     " JOIN interview i ON i.application_id = a.id AND i.slug = ?3"
                     " JOIN scorecard c ON c.interview_id = i.id WHERE a.slug = ?2"
                     " AND NOT EXISTS (SELECT 1 FROM debrief_move m WHERE m.debrief_id = d.id"
                     "  AND m.scorecard_id = c.id AND m.time = ?4 AND m.skill = ?5"
                     "  AND m.state = ?6 AND m.level IS nullif (?7, -1)"
                     "  AND m.recommendation = ?8 AND m.reason = ?9)",
                     "ittittittt", wm_sql_new_id (), application, move->interview, move->time,
                     move->skill, wm_card_state_to_string (move->state), (gint64) move->level,
                     move->recommendation, move->reason, move->actor);
}
