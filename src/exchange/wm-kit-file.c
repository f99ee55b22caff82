/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Kits out.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/wm-document.h"
#include "exchange/wm-hiring-file.h"
#include "exchange/wm-hiring-file-private.h"
#include "store/wm-sql.h"

static void
write_levels (WmJsonWriter *writer, const WmSkill *skill)
{
  wm_json_writer_key (writer, "levels");
  wm_json_writer_begin_array (writer);
  for (guint i = 0; i < skill->levels->len; i++)
    {
      const char *text = g_ptr_array_index (skill->levels, i);

      if (text == NULL || *text == '\0')
        continue;
      wm_json_writer_begin_object (writer);
      wm_hiring_write_int (writer, "score", i);
      wm_hiring_write_text (writer, "description", text);
      wm_json_writer_end_object (writer);
    }
  wm_json_writer_end_array (writer);
}

static void
write_skill (WmJsonWriter *writer, WmMap *map, const WmLoopSkill *skill)
{
  int index = wm_map_find_skill (map, skill->slug);

  wm_json_writer_begin_object (writer);
  wm_hiring_write_text (writer, "id", skill->slug);
  wm_hiring_write_text (writer, "name", skill->name);
  if (index >= 0)
    wm_hiring_write_text (writer, "description", wm_map_skill (map, index)->description);
  if (skill->level >= 0)
    wm_hiring_write_int (writer, "level", skill->level);
  if (index >= 0)
    write_levels (writer, wm_map_skill (map, index));
  wm_json_writer_end_object (writer);
}

static const WmQuestion *
find_question (WmMap *map, const char *slug)
{
  for (guint i = 0; i < map->questions->len; i++)
    if (g_str_equal (wm_map_question (map, i)->slug, slug))
      return wm_map_question (map, i);
  return NULL;
}

static void
write_question (WmJsonWriter *writer, WmMap *map, const WmLoop *loop,
                const WmLoopQuestion *question)
{
  const WmQuestion *known = find_question (map, question->slug);

  wm_json_writer_begin_object (writer);
  wm_hiring_write_text (writer, "id", question->slug);
  wm_hiring_write_text (writer, "question", question->text);
  wm_hiring_write_int (writer, "minutes", question->minutes);
  wm_json_writer_key (writer, "skills");
  wm_json_writer_begin_array (writer);
  for (guint i = 0; i < question->skills->len; i++)
    wm_json_writer_string (writer,
                           wm_loop_skill (loop, g_array_index (question->skills, guint, i))->slug);
  wm_json_writer_end_array (writer);
  if (known != NULL)
    {
      wm_hiring_write_text (writer, "strongAnswer", known->strong);
      wm_hiring_write_text (writer, "weakAnswer", known->weak);
    }
  wm_json_writer_end_object (writer);
}

static void
write_person (WmJsonWriter *writer, const char *key, const char *slug, const char *name)
{
  wm_json_writer_key (writer, key);
  wm_json_writer_begin_object (writer);
  wm_hiring_write_text (writer, "id", slug);
  wm_hiring_write_text (writer, "name", name);
  wm_json_writer_end_object (writer);
}

static gboolean
write_interview (WmJsonWriter *writer, WmStore *store, const char *interview, gboolean anonymous,
                 GError **error)
{
  g_autoptr (WmInterview) it = wm_interview_load (store, interview, error);
  g_autoptr (WmApplication) application
      = it != NULL ? wm_application_find (store, it->application, error) : NULL;
  g_autofree char *alias = NULL;

  if (application == NULL)
    return FALSE;
  alias = wm_candidate_alias (application->person);
  wm_json_writer_key (writer, "interview");
  wm_json_writer_begin_object (writer);
  wm_hiring_write_text (writer, "id", it->slug);
  wm_hiring_write_text (writer, "application", it->application);
  write_person (writer, "candidate", application->person, anonymous ? alias : application->name);
  write_person (writer, "interviewer", it->interviewer, it->interviewer_name);
  wm_hiring_write_text (writer, "date", it->date);
  wm_hiring_write_text (writer, "start", it->start);
  wm_json_writer_end_object (writer);
  return TRUE;
}

static const WmLoopInterview *
find_kit (const WmLoop *loop, const char *kit, const WmLoopStage **stage)
{
  for (guint i = 0; i < loop->stages->len; i++)
    for (guint j = 0; j < wm_loop_stage (loop, i)->interviews->len; j++)
      {
        const WmLoopInterview *it = wm_stage_interview (wm_loop_stage (loop, i), j);

        *stage = wm_loop_stage (loop, i);
        if (g_str_equal (it->slug, kit))
          return it;
      }
  return NULL;
}

static void
write_kit (WmJsonWriter *writer, WmMap *map, const WmJob *job, const WmLoop *loop,
           const WmLoopStage *stage, const WmLoopInterview *kit)
{
  wm_hiring_begin_file (writer, "kit");
  wm_hiring_write_text (writer, "id", kit->slug);
  wm_hiring_write_text (writer, "name", kit->name);
  wm_hiring_write_text (writer, "purpose", kit->purpose);
  wm_hiring_write_text (writer, "kind", kit->kind);
  wm_hiring_write_int (writer, "minutes", kit->minutes);
  write_person (writer, "stage", stage->slug, stage->name);
  wm_json_writer_key (writer, "job");
  wm_json_writer_begin_object (writer);
  wm_hiring_write_text (writer, "id", job->slug);
  wm_hiring_write_text (writer, "name", job->name);
  wm_hiring_write_text (writer, "role", job->role);
  wm_json_writer_end_object (writer);
  wm_json_writer_key (writer, "skills");
  wm_json_writer_begin_array (writer);
  for (guint i = 0; i < kit->skills->len; i++)
    write_skill (writer, map, wm_loop_skill (loop, g_array_index (kit->skills, guint, i)));
  wm_json_writer_end_array (writer);
  wm_json_writer_key (writer, "questions");
  wm_json_writer_begin_array (writer);
  for (guint i = 0; i < kit->questions->len; i++)
    write_question (writer, map, loop,
                    wm_loop_question (loop, g_array_index (kit->questions, guint, i)));
  wm_json_writer_end_array (writer);
}

GBytes *
wm_export_kit (WmStore *store, WmMap *map, const char *kit, const char *interview,
               gboolean anonymous, GError **error)
{
  g_autoptr (WmJsonWriter) writer = wm_json_writer_new ();
  g_autoptr (WmJob) job = NULL;
  g_autoptr (WmLoop) loop = NULL;
  g_autofree char *slug = NULL;
  const WmLoopStage *stage = NULL;
  const WmLoopInterview *found = NULL;

  g_return_val_if_fail (WM_IS_STORE (store) && map != NULL && kit != NULL, NULL);

  slug = wm_sql_text (store,
                      "SELECT j.slug FROM interview_kit k JOIN interview_stage s"
                      " ON s.id = k.stage_id JOIN interview_plan l ON l.id = s.plan_id"
                      " JOIN job j ON j.id = l.job_id WHERE k.slug = ?1",
                      "t", kit);
  if (slug == NULL)
    {
      g_set_error (error, WM_ERROR, WM_ERROR_NOT_FOUND,
                   _ ("The job's interview plan has no interview “%s”."), kit);
      return NULL;
    }
  job = wm_job_find (store, slug, error);
  loop = job != NULL ? wm_loop_load (store, map, slug, error) : NULL;
  found = loop != NULL ? find_kit (loop, kit, &stage) : NULL;
  if (found == NULL)
    return NULL;
  write_kit (writer, map, job, loop, stage, found);
  if (interview != NULL && !write_interview (writer, store, interview, anonymous, error))
    return NULL;
  wm_json_writer_end_object (writer);
  return wm_json_writer_finish_bytes (writer);
}
