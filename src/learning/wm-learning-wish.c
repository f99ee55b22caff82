/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a person learns: hours, days, languages.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "learning/wm-learning-private.h"

#define MOST_WEEK (7 * 24 * 60)

void
wm_learning_wish_free (WmLearningWish *wish)
{
  if (wish == NULL)
    return;
  g_free (wish->start);
  g_free (wish->work_week);
  g_strfreev (wish->days_off);
  g_strfreev (wish->languages);
  g_strfreev (wish->kinds);
  g_free (wish);
}

/* (transfer full): the words of @text, without empty ones */
static char **
split_words (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, " ", -1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_strv_builder_add (words, parts[i]);
  return g_strv_builder_end (words);
}

WmLearningWish *
wm_learning_wish_load (WmStore *store, const char *person, GError **error)
{
  g_autoptr (WmLearningWish) wish = g_new0 (WmLearningWish, 1);
  g_autoptr (GError) failure = NULL;
  g_autoptr (WmRows) rows = NULL;
  gboolean found;

  g_return_val_if_fail (WM_IS_STORE (store) && person != NULL, NULL);

  rows = wm_sql_query (store, error,
                       "SELECT w.week_minutes, w.start_date, w.work_week, w.days_off,"
                       "  w.languages, w.kinds FROM learning_wish w"
                       " JOIN person p ON p.id = w.person_id WHERE p.slug = ?1",
                       "t", person);
  if (rows == NULL)
    return NULL;
  found = wm_rows_next (rows, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  wish->week_minutes = found ? (int) wm_rows_int (rows, 0) : WM_PATH_DEFAULT_WEEK;
  wish->start = g_strdup (found ? wm_rows_text (rows, 1) : "");
  wish->work_week = g_strdup (found ? wm_rows_text (rows, 2) : "");
  wish->days_off = split_words (found ? wm_rows_text (rows, 3) : "");
  wish->languages = split_words (found ? wm_rows_text (rows, 4) : "");
  wish->kinds = split_words (found ? wm_rows_text (rows, 5) : "");
  return g_steal_pointer (&wish);
}

static gboolean
check_date (const char *text, GError **error)
{
  GDate date;

  if (wm_date_parse (text, &date))
    return TRUE;
  g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
               _ ("“%s” is not a date; write it as 2026-12-01"), text);
  return FALSE;
}

static gboolean
check_words (char **words, GError **error)
{
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    if (!g_regex_match_simple ("^[A-Za-z0-9_-]{1,40}$", words[i], 0, 0))
      {
        g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
                     _ ("“%s” is no language and no kind of resource"), words[i]);
        return FALSE;
      }
  return TRUE;
}

static gboolean
check_wish (const WmLearningWish *wish, GError **error)
{
  if (wish->week_minutes < 1 || wish->week_minutes > MOST_WEEK)
    {
      g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
                   _ ("A week has at most %d hours to learn in."), MOST_WEEK / 60);
      return FALSE;
    }
  if (wish->work_week != NULL && !g_regex_match_simple ("^[1-7]{0,7}$", wish->work_week, 0, 0))
    {
      g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
                   _ ("“%s” is no working week; write its days as 12345"), wish->work_week);
      return FALSE;
    }
  if (wish->start != NULL && *wish->start != '\0' && !check_date (wish->start, error))
    return FALSE;
  for (guint i = 0; wish->days_off != NULL && wish->days_off[i] != NULL; i++)
    if (!check_date (wish->days_off[i], error))
      return FALSE;
  return check_words (wish->languages, error) && check_words (wish->kinds, error);
}

static char *
join_words (char **words)
{
  return words != NULL ? g_strjoinv (" ", words) : g_strdup ("");
}

gboolean
wm_learning_wish_save (WmStore *store, const char *person, const WmLearningWish *wish,
                       GError **error)
{
  g_autofree char *days_off = NULL;
  g_autofree char *languages = NULL;
  g_autofree char *kinds = NULL;
  g_autofree char *subject = NULL;
  gint64 id;

  g_return_val_if_fail (WM_IS_STORE (store) && person != NULL && wish != NULL, FALSE);

  id = wm_learning_find_person (store, person, error);
  if (id == 0 || !check_wish (wish, error))
    return FALSE;
  days_off = join_words (wish->days_off);
  languages = join_words (wish->languages);
  kinds = join_words (wish->kinds);
  subject = g_strconcat ("person:", person, NULL);
  if (!wm_store_begin_merging (store, "set-learning", subject, error))
    return FALSE;
  return wm_learning_finish (
      store,
      wm_sql_run (store, error,
                  "INSERT INTO learning_wish (person_id, week_minutes, start_date, work_week,"
                  "  days_off, languages, kinds) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
                  " ON CONFLICT DO UPDATE SET week_minutes = excluded.week_minutes,"
                  "  start_date = excluded.start_date, work_week = excluded.work_week,"
                  "  days_off = excluded.days_off, languages = excluded.languages,"
                  "  kinds = excluded.kinds",
                  "iittttt", id, (gint64) wish->week_minutes,
                  wish->start != NULL ? wish->start : "",
                  wish->work_week != NULL ? wish->work_week : "", days_off, languages, kinds),
      error);
}

WmCalendar *
wm_learning_wish_calendar (const WmLearningWish *wish)
{
  WmCalendar *calendar;

  g_return_val_if_fail (wish != NULL, NULL);

  calendar = wm_calendar_new (wish->work_week);
  for (guint i = 0; wish->days_off != NULL && wish->days_off[i] != NULL; i++)
    {
      GDate date;

      if (wm_date_parse (wish->days_off[i], &date))
        wm_calendar_add_holiday (calendar, &date);
    }
  return calendar;
}

void
wm_learning_wish_start (const WmLearningWish *wish, const GDate *today, GDate *start)
{
  g_return_if_fail (wish != NULL && today != NULL && start != NULL);

  if (wish->start == NULL || !wm_date_parse (wish->start, start)
      || g_date_compare (start, today) < 0)
    *start = *today;
}
