/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Interview kits: one interview of a plan, and whom it is about.
 */
#include "config.h"

#include "hiring/wm-kit.h"

#include <glib/gi18n-lib.h>

#include "hiring/wm-hiring-private.h"

void
wm_kit_free (WmKit *kit)
{
  if (kit == NULL)
    return;
  g_clear_pointer (&kit->job, wm_job_free);
  g_clear_pointer (&kit->loop, wm_loop_free);
  g_clear_pointer (&kit->follow_ups, g_ptr_array_unref);
  g_clear_pointer (&kit->meeting, wm_interview_free);
  g_free (kit->person);
  g_free (kit->candidate);
  g_free (kit);
}

/* Where it stands in the plan */
static gboolean
find_interview (WmKit *kit, const char *slug)
{
  for (guint i = 0; i < kit->loop->stages->len; i++)
    for (guint j = 0; j < wm_loop_stage (kit->loop, i)->interviews->len; j++)
      {
        const WmLoopStage *stage = wm_loop_stage (kit->loop, i);

        if (!g_str_equal (wm_stage_interview (stage, j)->slug, slug))
          continue;
        kit->stage = stage;
        kit->interview = wm_stage_interview (stage, j);
        return TRUE;
      }
  return FALSE;
}

static gboolean
load_questions (WmKit *kit, WmStore *store, GError **error)
{
  kit->follow_ups = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (guint i = 0; i < kit->interview->questions->len; i++)
    {
      guint index = g_array_index (kit->interview->questions, guint, i);

      char **texts
        = wm_question_follow_ups (store, wm_loop_question (kit->loop, index)->slug, error);

      if (texts == NULL)
        return FALSE;
      g_ptr_array_add (kit->follow_ups, texts);
    }
  return TRUE;
}

static gboolean
load_meeting (WmKit *kit, WmStore *store, const char *meeting, gboolean anonymous, GError **error)
{
  g_autoptr (WmApplication) application = NULL;

  kit->meeting = wm_interview_load (store, meeting, error);
  application = kit->meeting != NULL
                  ? wm_application_find (store, kit->meeting->application, error)
                  : NULL;
  if (application == NULL)
    return FALSE;
  kit->person = g_strdup (application->person);
  kit->candidate
    = anonymous ? wm_candidate_alias (application->person) : g_strdup (application->name);
  return TRUE;
}

WmKit *
wm_kit_load (WmStore *store, WmMap *map, const char *slug, const char *meeting, gboolean anonymous,
             GError **error)
{
  g_autoptr (WmKit) kit = g_new0 (WmKit, 1);
  g_autofree char *job = NULL;

  g_return_val_if_fail (WM_IS_STORE (store) && map != NULL && slug != NULL, NULL);

  job = wm_sql_text (store,
                     "SELECT j.slug FROM interview_kit k JOIN interview_stage s"
                     " ON s.id = k.stage_id JOIN interview_plan l ON l.id = s.plan_id"
                     " JOIN job j ON j.id = l.job_id WHERE k.slug = ?1",
                     "t", slug);
  kit->job = job != NULL ? wm_job_find (store, job, error) : NULL;
  kit->loop = kit->job != NULL ? wm_loop_load (store, map, job, error) : NULL;
  if (job == NULL || (kit->loop != NULL && !find_interview (kit, slug)))
    g_set_error (error, WM_ERROR, WM_ERROR_NOT_FOUND,
                 _ ("The job's interview plan has no interview “%s”."), slug);
  if (kit->interview == NULL || !load_questions (kit, store, error)
      || (meeting != NULL && !load_meeting (kit, store, meeting, anonymous, error)))
    return NULL;
  return g_steal_pointer (&kit);
}

const WmQuestion *
wm_kit_question (const WmKit *kit, WmMap *map, guint question)
{
  guint index = g_array_index (kit->interview->questions, guint, question);
  const char *slug = wm_loop_question (kit->loop, index)->slug;

  for (guint i = 0; i < map->questions->len; i++)
    if (g_str_equal (wm_map_question (map, i)->slug, slug))
      return wm_map_question (map, i);
  return NULL;
}
