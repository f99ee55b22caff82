/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A guided assessment as the workspace has it. What is answered are ratings;
 * what is skipped, and from when on all is asked again, is view state.
 */
#include "config.h"

#include <stdio.h>

#include "people/wm-guide.h"
#include "people/wm-implied.h"

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

/* "2026-12-01 all" or "2026-12-01 old": since when, and what */
static WmGuideAgain
load_again (WmStore *store, const char *person, GDate *since)
{
  g_autofree char *key = again_key (person);
  g_autofree char *value = wm_store_get_setting (store, key);
  int year, month, day, end = 0;

  if (value == NULL || sscanf (value, "%4d-%2d-%2d%n", &year, &month, &day, &end) != 3
      || !g_date_valid_dmy (day, month, year))
    return WM_GUIDE_AGAIN_NONE;
  g_date_set_dmy (since, day, month, year);
  return g_str_equal (value + end, " old") ? WM_GUIDE_AGAIN_OLD : WM_GUIDE_AGAIN_ALL;
}

/* What was said on the day itself is new: saying it once more changes nothing. */
static gboolean
is_asked_again (const WmRating *answer, WmGuideAgain again, const char *since, const GDate *then)
{
  if (answer->level < 0 || g_strcmp0 (answer->date, since) >= 0)
    return FALSE;
  return again == WM_GUIDE_AGAIN_ALL || wm_freshness (answer->date, then) != WM_FRESHNESS_FRESH;
}

static void
forget_old (WmGuideSession *self, const GDate *since)
{
  char text[16];

  (void) g_date_strftime (text, sizeof text, "%Y-%m-%d", since);
  for (guint i = 0; i < self->answers->len; i++)
    if (is_asked_again (g_ptr_array_index (self->answers, i), self->again, text, since))
      self->levels[i] = self->confidences[i] = -1;
}

/* Read twice: as of now, and as of yesterday. */
static gboolean
load_answers (WmGuideSession *self, WmStore *store, WmMap *map, const char *person, GError **error)
{
  const char *viewer = wm_store_get_viewer (store);
  gboolean of_self = viewer == NULL || g_str_equal (viewer, person);
  const char *kind = of_self ? "self" : "manager", *assessor = of_self ? person : viewer;
  g_autofree char *today = dup_today ();

  self->answers = wm_ratings_load_said (store, map, person, kind, assessor, NULL, error);
  self->earlier = self->answers == NULL
                      ? NULL
                      : wm_ratings_load_said (store, map, person, kind, assessor, today, error);
  return self->earlier != NULL;
}

WmGuideSession *
wm_guide_session_load (WmStore *store, WmMap *map, const char *person, int role, GError **error)
{
  g_autoptr (WmGuideSession) self = NULL;
  GDate since;

  g_return_val_if_fail (WM_IS_STORE (store) && map != NULL && person != NULL, NULL);

  self = g_new0 (WmGuideSession, 1);
  self->role = role;
  if (!load_answers (self, store, map, person, error))
    return NULL;
  self->levels = wm_ratings_levels (self->answers);
  self->confidences = wm_ratings_confidences (self->answers);
  self->again = load_again (store, person, &since);
  if (self->again != WM_GUIDE_AGAIN_NONE)
    forget_old (self, &since);
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
    {
      g_autofree char *today = dup_today ();

      value = g_strconcat (today, again == WM_GUIDE_AGAIN_OLD ? " old" : " all", NULL);
    }
  return wm_guide_forget_skipped (store, person, error)
         && wm_store_set_setting (store, key, value, error);
}
