/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What can be said of a skill: on a card, in an amendment, and in a debrief.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "hiring/wm-card-private.h"

gboolean
wm_rating_check (const char *skill, int top, WmCardState state, int level, GError **error)
{
  g_return_val_if_fail (skill != NULL, FALSE);

  if (state != WM_CARD_RATED || (level >= 0 && level <= top))
    return TRUE;
  if (top < 0)
    g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
                 _ ("“%s” has no levels in words, so none can be given. Say no signal, or not "
                    "asked."),
                 skill);
  else
    g_set_error (error, WM_ERROR, WM_ERROR_INVALID, _ ("The levels of “%s” go from 0 to %d."),
                 skill, top);
  return FALSE;
}

gboolean
wm_rating_can_move (WmCardState from, WmCardState to)
{
  return from != WM_CARD_OPEN && from != WM_CARD_NOT_ASKED && to != WM_CARD_OPEN
         && to != WM_CARD_NOT_ASKED;
}

int
wm_rating_top (WmStore *store, const char *skill)
{
  return (int) wm_sql_int (store, WM_RATING_MOST,
                           "SELECT coalesce (max (l.level), -1) FROM skill s"
                           " LEFT JOIN skill_level l ON l.skill_id = s.id WHERE s.slug = ?1"
                           " GROUP BY s.id",
                           "t", skill);
}

gboolean
wm_card_check_skill (WmStore *store, gint64 card, const char *skill, GError **error)
{
  if (wm_sql_int (store, 0,
                  "SELECT (SELECT count (*) FROM scorecard_rating WHERE scorecard_id = ?1"
                  "  AND skill = ?2) + (SELECT count (*) FROM scorecard_amendment"
                  "  WHERE scorecard_id = ?1 AND skill = ?2)",
                  "it", card, skill)
      > 0)
    return TRUE;
  g_set_error (error, WM_ERROR, WM_ERROR_NOT_FOUND, _ ("This interview does not rate “%s”."),
               skill);
  return FALSE;
}

/* (transfer full) (nullable): of each skill of the map, by its slug, what wm_rating_top() says */
static GHashTable *
load_tops (WmStore *store, GError **error)
{
  g_autoptr (GHashTable) tops = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (WmRows) rows
    = wm_sql_query (store, error,
                    "SELECT s.slug, coalesce (max (l.level), -1) FROM skill s"
                    " LEFT JOIN skill_level l ON l.skill_id = s.id GROUP BY s.id",
                    "");
  gboolean failed = rows == NULL;

  while (!failed && wm_hiring_next (rows, &failed, error))
    g_hash_table_insert (tops, g_strdup (wm_rows_text (rows, 0)),
                         GINT_TO_POINTER ((int) wm_rows_int (rows, 1)));
  return failed ? NULL : g_steal_pointer (&tops);
}

gboolean
wm_card_check_ratings (WmStore *store, const WmCard *card, GError **error)
{
  g_autoptr (GHashTable) tops = load_tops (store, error);

  for (guint i = 0; tops != NULL && i < card->ratings->len; i++)
    {
      const WmCardRating *it = wm_card_rating (card, i);
      gpointer top = GINT_TO_POINTER (WM_RATING_MOST);

      g_hash_table_lookup_extended (tops, it->skill, NULL, &top);
      if (!wm_rating_check (it->skill, GPOINTER_TO_INT (top), it->state, it->level, error))
        return FALSE;
    }
  return tops != NULL;
}
