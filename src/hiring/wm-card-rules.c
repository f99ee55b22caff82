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

gboolean
wm_card_check_ratings (WmStore *store, const WmCard *card, GError **error)
{
  for (guint i = 0; i < card->ratings->len; i++)
    {
      const WmCardRating *it = wm_card_rating (card, i);

      if (it->state == WM_CARD_RATED
          && !wm_rating_check (it->skill, wm_rating_top (store, it->skill), it->state, it->level,
                               error))
        return FALSE;
    }
  return TRUE;
}
