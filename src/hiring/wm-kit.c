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

/* A pack tells them beside the question, in several languages. */
static gboolean
load_follow_ups (WmKit *kit, WmStore *store, const char *tag, const char *question, GError **error)
{
  g_autoptr (WmRows) rows = wm_sql_query (
    store, error,
    "SELECT v.value FROM question q, json_each (coalesce ("
    " nullif (q.extra -> ('$.translations.\"' || ?1 || '\".followUps'), 'null'),"
    " q.extra -> '$.followUps', '[]')) v"
    " WHERE q.slug = ?2 AND v.type = 'text' ORDER BY v.key",
    "tt", tag, question);
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);
  gboolean failed = rows == NULL;

  while (!failed && wm_hiring_next (rows, &failed, error))
    g_ptr_array_add (texts, g_strdup (wm_rows_text (rows, 0)));
  g_ptr_array_add (kit->follow_ups, texts);
  return !failed;
}

static gboolean
load_questions (WmKit *kit, WmStore *store, WmMap *map, GError **error)
{
  g_autofree char *tag = wm_hiring_content_tag (store, map->locale);

  kit->follow_ups = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < kit->interview->questions->len; i++)
    {
      guint index = g_array_index (kit->interview->questions, guint, i);

      if (!load_follow_ups (kit, store, tag, wm_loop_question (kit->loop, index)->slug, error))
        return FALSE;
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
  if (kit->interview == NULL || !load_questions (kit, store, map, error)
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
