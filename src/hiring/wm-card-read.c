/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Submitted cards, for whom they are open. This is the only place that reads
 * their rows for showing; every list, page, file and picture asks here.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "hiring/wm-card-private.h"

/* ?1 is the viewer (NULL: nobody). What keeps cards about a candidate closed:
 * those that the viewer owes, or without one anybody; and that they are about
 * the viewer herself. Who cancels her interview owes none, but waits for the
 * debrief, lest cancelling be a way to look. */
#define CLOSED                                                                                     \
  " ((SELECT count (*) FROM person h WHERE h.id = a.person_id AND h.slug = ?1) +"                  \
  " (SELECT count (*) FROM interview o JOIN person q ON q.id = o.interviewer_id"                   \
  "  LEFT JOIN scorecard d ON d.interview_id = o.id WHERE o.application_id = a.id"                 \
  "  AND d.id IS NULL AND CASE WHEN ?1 IS NULL THEN o.status <> 'cancelled' ELSE q.slug = ?1"      \
  "   AND (o.status <> 'cancelled' OR NOT EXISTS (SELECT 1 FROM debrief e"                         \
  "    WHERE e.application_id = a.id)) END))"

gboolean
wm_viewer_owes_card (WmStore *store, const char *application)
{
  g_return_val_if_fail (WM_IS_STORE (store) && application != NULL, TRUE);

  return wm_sql_int (store, 1, "SELECT" CLOSED " FROM application a WHERE a.slug = ?2", "tt",
                     wm_store_get_viewer (store), application)
         > 0;
}

void
wm_card_set_sealed (WmStore *store, const char *slug, const char *otherwise, GError **error)
{
  gint64 about
    = wm_sql_int (store, 0,
                  "SELECT count (*) FROM application a JOIN person p ON p.id = a.person_id"
                  " LEFT JOIN interview i ON i.application_id = a.id"
                  " WHERE p.slug = ?1 AND (a.slug = ?2 OR i.slug = ?2)",
                  "tt", wm_store_get_viewer (store), slug);

  g_set_error_literal (error, WM_ERROR, WM_ERROR_SEALED,
                       about > 0 ? _ ("What others wrote about you is closed to you.")
                                 : otherwise);
}

gboolean
wm_interview_has_card (WmStore *store, const char *interview)
{
  g_return_val_if_fail (WM_IS_STORE (store) && interview != NULL, FALSE);

  return wm_sql_int (store, 0,
                     "SELECT count (*) FROM scorecard c JOIN interview i ON i.id = c.interview_id"
                     " WHERE i.slug = ?1",
                     "t", interview)
         > 0;
}

/* Column 15: may the viewer see it; 16: may she see the overall votes, that is
 * her own, or when the debrief has opened them, or all is over. */
#define CARDS                                                                                      \
  "SELECT c.id, c.slug, i.slug, a.slug, p.slug, w.slug, w.name, coalesce (k.name, ''), i.date,"    \
  " c.recommendation, c.summary, c.red_flags, c.rubric, c.sha256, c.submitted,"                    \
  " w.slug IS ?1 OR " CLOSED " = 0,"                                                               \
  " w.slug IS ?1 OR a.status = 'hired' OR EXISTS (SELECT 1 FROM decision x"                        \
  "  WHERE x.application_id = a.id)"                                                               \
  "  OR coalesce (b.votes_opened, 0) > 0, c.origin = 'file'"                                       \
  " FROM scorecard c JOIN interview i ON i.id = c.interview_id"                                    \
  " JOIN application a ON a.id = i.application_id JOIN person p ON p.id = a.person_id"             \
  " JOIN person w ON w.id = i.interviewer_id LEFT JOIN interview_kit k ON k.id = i.kit_id"         \
  " LEFT JOIN debrief b ON b.application_id = a.id"

static WmCard *
read_card (WmRows *rows)
{
  WmCard *card = wm_card_new ();
  char **texts[] = { &card->slug,        &card->interview,        &card->application,
                     &card->person,      &card->interviewer,      &card->interviewer_name,
                     &card->kit_name,    &card->date,             &card->recommendation,
                     &card->summary,     &card->red_flags,        &card->rubric,
                     &card->sha256 };

  card->id = wm_rows_int (rows, 0);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    wm_loop_set_text (texts[i], wm_rows_text (rows, (int) i + 1));
  card->submitted = wm_rows_int (rows, 14);
  card->votes_closed = wm_rows_int (rows, 16) == 0;
  card->from_file = wm_rows_int (rows, 17) != 0;
  return card;
}

static gboolean
load_ratings (WmCard *card, WmStore *store, GError **error)
{
  g_autoptr (WmRows) rows
      = wm_sql_query (store, error,
                      "SELECT skill, state, coalesce (level, -1), evidence FROM scorecard_rating"
                      " WHERE scorecard_id = ?1 ORDER BY sort, skill",
                      "i", card->id);
  gboolean failed = rows == NULL;

  while (!failed && wm_hiring_next (rows, &failed, error))
    wm_card_add_rating (card, wm_rows_text (rows, 0), wm_card_state_parse (wm_rows_text (rows, 1)),
                        (int) wm_rows_int (rows, 2), wm_rows_text (rows, 3));
  return !failed;
}

static gboolean
load_questions (WmCard *card, WmStore *store, GError **error)
{
  g_autoptr (WmRows) rows
      = wm_sql_query (store, error,
                      "SELECT question, asked, note FROM scorecard_question"
                      " WHERE scorecard_id = ?1 ORDER BY sort, question",
                      "i", card->id);
  gboolean failed = rows == NULL;

  while (!failed && wm_hiring_next (rows, &failed, error))
    wm_card_add_question (card, wm_rows_text (rows, 0), wm_rows_int (rows, 1) != 0,
                          wm_rows_text (rows, 2));
  return !failed;
}

static gboolean
load_amendments (WmCard *card, WmStore *store, GError **error)
{
  g_autoptr (WmRows) rows
      = wm_sql_query (store, error,
                      "SELECT time, actor, skill, state, coalesce (level, -1), recommendation,"
                      " text, reason, sha256 FROM scorecard_amendment WHERE scorecard_id = ?1"
                      " ORDER BY sort, id",
                      "i", card->id);
  gboolean failed = rows == NULL;

  while (!failed && wm_hiring_next (rows, &failed, error))
    {
      WmCardAmendment *it = g_new0 (WmCardAmendment, 1);

      it->time = wm_rows_int (rows, 0);
      it->actor = g_strdup (wm_rows_text (rows, 1));
      it->skill = g_strdup (wm_rows_text (rows, 2));
      it->state = wm_card_state_parse (wm_rows_text (rows, 3));
      it->level = (int) wm_rows_int (rows, 4);
      it->recommendation = g_strdup (wm_rows_text (rows, 5));
      it->text = g_strdup (wm_rows_text (rows, 6));
      it->reason = g_strdup (wm_rows_text (rows, 7));
      it->sha256 = g_strdup (wm_rows_text (rows, 8));
      g_ptr_array_add (card->amendments, it);
    }
  return !failed;
}

/* What the viewer may not see yet leaves with nothing of it in memory. */
static void
close_votes (WmCard *card)
{
  wm_loop_set_text (&card->recommendation, "");
  for (guint i = 0; i < card->amendments->len; i++)
    wm_loop_set_text (&((WmCardAmendment *) card->amendments->pdata[i])->recommendation, "");
}

gboolean
wm_card_load_parts (WmStore *store, WmCard *card, GError **error)
{
  if (!load_ratings (card, store, error) || !load_questions (card, store, error)
      || !load_amendments (card, store, error))
    return FALSE;
  card->intact = wm_card_is_intact (card);
  if (card->votes_closed)
    close_votes (card);
  return TRUE;
}

/* @closed: (nullable): NULL takes in what is closed, and the votes */
static GPtrArray *
query (WmStore *store, const char *sql, const char *value, guint *closed, GError **error)
{
  g_autoptr (GPtrArray) cards = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_card_free);
  g_autoptr (WmRows) rows = wm_sql_query (store, error, sql, value != NULL ? "tt" : "t",
                                          wm_store_get_viewer (store), value);
  gboolean failed = rows == NULL;

  while (!failed && wm_hiring_next (rows, &failed, error))
    {
      WmCard *card;

      if (closed != NULL && wm_rows_int (rows, 15) == 0)
        {
          *closed += 1;
          continue;
        }
      card = read_card (rows);
      card->votes_closed = card->votes_closed && closed != NULL;
      g_ptr_array_add (cards, card);
      failed = !wm_card_load_parts (store, card, error);
    }
  return failed ? NULL : g_steal_pointer (&cards);
}

GPtrArray *
wm_cards_list (WmStore *store, const char *application, guint *closed, GError **error)
{
  guint hidden = 0;
  GPtrArray *cards;

  g_return_val_if_fail (WM_IS_STORE (store), NULL);

  cards = query (store,
                 application != NULL ? CARDS " WHERE a.slug = ?2 ORDER BY c.submitted, c.slug"
                                     : CARDS " ORDER BY c.submitted, c.slug",
                 application, &hidden, error);
  if (closed != NULL)
    *closed = hidden;
  return cards;
}

GPtrArray *
wm_cards_list_all (WmStore *store, GError **error)
{
  return query (store, CARDS " ORDER BY c.id", NULL, NULL, error);
}

WmCard *
wm_card_load (WmStore *store, const char *interview, GError **error)
{
  g_autoptr (GPtrArray) cards = NULL;
  guint hidden = 0;

  g_return_val_if_fail (WM_IS_STORE (store) && interview != NULL, NULL);

  cards = query (store, CARDS " WHERE i.slug = ?2", interview, &hidden, error);
  if (cards == NULL)
    return NULL;
  if (cards->len == 1)
    return g_ptr_array_steal_index (cards, 0);
  if (hidden > 0)
    wm_card_set_sealed (store, interview,
                        _ ("This scorecard is closed to you until you have submitted your own "
                           "about this candidate."),
                        error);
  else
    g_set_error (error, WM_ERROR, WM_ERROR_NOT_FOUND,
                 _ ("There is no submitted scorecard of the interview “%s”."), interview);
  return NULL;
}
