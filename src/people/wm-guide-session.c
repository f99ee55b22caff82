/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A guided assessment as the workspace has it. What is answered are ratings;
 * what is skipped, and from when on all is asked again, is view state.
 */
#include "config.h"

#include "people/wm-guide.h"
#include "people/wm-implied.h"
#include "store/wm-sql.h"

static char *
again_key (const char *person)
{
  return g_strconcat ("assess.again.", person, NULL);
}

static char *
dup_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_format (now, "%Y-%m-%d");
}

/* "1796115600 all" or "1796115600 old": since when, in Unix seconds, and what */
static WmGuideAgain
load_again (WmStore *store, const char *person, gint64 *since)
{
  g_autofree char *key = again_key (person);
  g_autofree char *value = wm_store_get_setting (store, key);
  char *end = NULL;

  *since = value != NULL ? g_ascii_strtoll (value, &end, 10) : 0;
  if (*since <= 0 || (!g_str_equal (end, " old") && !g_str_equal (end, " all")))
    return WM_GUIDE_AGAIN_NONE;
  return g_str_equal (end, " old") ? WM_GUIDE_AGAIN_OLD : WM_GUIDE_AGAIN_ALL;
}

gint64
wm_guide_again_since (WmStore *store, const char *person)
{
  gint64 since;

  g_return_val_if_fail (WM_IS_STORE (store) && person != NULL, 0);

  return load_again (store, person, &since) != WM_GUIDE_AGAIN_NONE ? since : 0;
}

/* Now, or after what was said just now: seconds alone do not tell which of the two was first. */
static gint64
next_second (WmStore *store, const char *person)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  return wm_sql_int (store, now,
                     "SELECT coalesce (max (r.time) + 1, ?2) FROM person p JOIN assessment a"
                     "  ON a.person_id = p.id JOIN skill_rating r ON r.assessment_id = a.id"
                     " WHERE p.slug = ?1 AND r.time BETWEEN ?2 AND ?2 + 60",
                     "ti", person, now);
}

/* What was said of an earlier day is asked again, and what was said on the day
 * itself before the session began anew. */
static gboolean
is_asked_again (const WmRating *answer, const WmGuideSession *self, gint64 since, const char *day,
                const GDate *then)
{
  int order = g_strcmp0 (answer->date, day);

  if (answer->level < 0 || order > 0 || (order == 0 && answer->time >= since))
    return FALSE;
  return self->again == WM_GUIDE_AGAIN_ALL
         || wm_freshness (answer->date, then) != WM_FRESHNESS_FRESH;
}

static void
forget_old (WmGuideSession *self, gint64 since)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (since);
  g_autofree char *day = time != NULL ? g_date_time_format (time, "%Y-%m-%d") : NULL;
  GDate then;

  if (day == NULL)
    return;
  g_date_clear (&then, 1);
  g_date_set_dmy (&then, (GDateDay) g_date_time_get_day_of_month (time),
                  (GDateMonth) g_date_time_get_month (time),
                  (GDateYear) g_date_time_get_year (time));
  for (guint i = 0; i < self->answers->len; i++)
    if (is_asked_again (g_ptr_array_index (self->answers, i), self, since, day, &then))
      self->levels[i] = self->confidences[i] = -1;
}

/* Read twice: as of now, and as of yesterday. */
static gboolean
load_answers (WmGuideSession *self, WmStore *store, WmMap *map, const char *person, GError **error)
{
  g_autofree char *today = dup_today ();

  self->answers = wm_ratings_load_own (store, map, person, NULL, error);
  self->earlier
      = self->answers == NULL ? NULL : wm_ratings_load_own (store, map, person, today, error);
  return self->earlier != NULL;
}

WmGuideSession *
wm_guide_session_load (WmStore *store, WmMap *map, const char *person, int role, GError **error)
{
  g_autoptr (WmGuideSession) self = NULL;
  gint64 since;

  g_return_val_if_fail (WM_IS_STORE (store) && map != NULL && person != NULL, NULL);

  self = g_new0 (WmGuideSession, 1);
  self->role = role;
  if (!load_answers (self, store, map, person, error))
    return NULL;
  self->levels = wm_ratings_levels (self->answers);
  self->confidences = wm_ratings_confidences (self->answers);
  self->again = load_again (store, person, &since);
  if (self->again != WM_GUIDE_AGAIN_NONE)
    forget_old (self, since);
  self->skipped = wm_guide_load_skipped (store, map, person);
  self->implied = wm_implied_compute (map, self->levels, self->confidences);
  self->order = wm_guide_order (map, role, self->levels, self->confidences, self->skipped);
  self->progress = wm_guide_progress (map, self->order, self->levels, self->skipped);
  return g_steal_pointer (&self);
}

void
wm_guide_session_free (WmGuideSession *session)
{
  if (session == NULL)
    return;
  g_clear_pointer (&session->answers, g_ptr_array_unref);
  g_clear_pointer (&session->earlier, g_ptr_array_unref);
  g_clear_pointer (&session->order, g_array_unref);
  g_free (session->levels);
  g_free (session->confidences);
  g_free (session->skipped);
  g_free (session->implied);
  g_free (session);
}

const WmGuideItem *
wm_guide_session_find (const WmGuideSession *session, guint skill)
{
  g_return_val_if_fail (session != NULL, NULL);

  for (guint i = 0; i < session->order->len; i++)
    if (g_array_index (session->order, WmGuideItem, i).skill == skill)
      return &g_array_index (session->order, WmGuideItem, i);
  return NULL;
}

gboolean
wm_guide_begin_again (WmStore *store, const char *person, WmGuideAgain again, GError **error)
{
  g_autofree char *key = NULL;
  g_autofree char *value = NULL;

  g_return_val_if_fail (WM_IS_STORE (store) && person != NULL, FALSE);

  key = again_key (person);
  if (again != WM_GUIDE_AGAIN_NONE)
    value = g_strdup_printf ("%" G_GINT64_FORMAT " %s", next_second (store, person),
                             again == WM_GUIDE_AGAIN_OLD ? "old" : "all");
  return wm_guide_forget_skipped (store, person, error)
         && wm_store_set_setting (store, key, value, error);
}
