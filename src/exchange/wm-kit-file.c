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

static void
write_texts (WmJsonWriter *writer, const char *key, char **texts)
{
  if (*texts == NULL)
    return;
  wm_json_writer_key (writer, key);
  wm_json_writer_begin_array (writer);
  for (; *texts != NULL; texts++)
    wm_json_writer_string (writer, *texts);
  wm_json_writer_end_array (writer);
}

static void
write_question (WmJsonWriter *writer, WmMap *map, const WmKit *kit, guint number)
{
  const WmQuestion *known = wm_kit_question (kit, map, number);
  const WmLoopQuestion *question
    = wm_loop_question (kit->loop, g_array_index (kit->interview->questions, guint, number));

  wm_json_writer_begin_object (writer);
  wm_hiring_write_text (writer, "id", question->slug);
  wm_hiring_write_text (writer, "question", question->text);
  wm_hiring_write_int (writer, "minutes", question->minutes);
  wm_json_writer_key (writer, "skills");
  wm_json_writer_begin_array (writer);
  for (guint i = 0; i < question->skills->len; i++)
    wm_json_writer_string (
      writer, wm_loop_skill (kit->loop, g_array_index (question->skills, guint, i))->slug);
  wm_json_writer_end_array (writer);
  if (known != NULL)
    {
      wm_hiring_write_text (writer, "strongAnswer", known->strong);
      wm_hiring_write_text (writer, "weakAnswer", known->weak);
    }
  write_texts (writer, "followUps", g_ptr_array_index (kit->follow_ups, number));
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

static void
write_meeting (WmJsonWriter *writer, const WmKit *kit)
{
  const WmInterview *it = kit->meeting;

  wm_json_writer_key (writer, "interview");
  wm_json_writer_begin_object (writer);
  wm_hiring_write_text (writer, "id", it->slug);
  wm_hiring_write_text (writer, "application", it->application);
  write_person (writer, "candidate", kit->person, kit->candidate);
  write_person (writer, "interviewer", it->interviewer, it->interviewer_name);
  wm_hiring_write_text (writer, "date", it->date);
  wm_hiring_write_text (writer, "start", it->start);
  wm_json_writer_end_object (writer);
}

static void
write_kit (WmJsonWriter *writer, WmMap *map, const WmKit *kit)
{
  const WmLoopInterview *it = kit->interview;

  wm_hiring_begin_file (writer, "kit");
  wm_hiring_write_text (writer, "id", it->slug);
  wm_hiring_write_text (writer, "name", it->name);
  wm_hiring_write_text (writer, "purpose", it->purpose);
  wm_hiring_write_text (writer, "kind", it->kind);
  wm_hiring_write_int (writer, "minutes", it->minutes);
  write_person (writer, "stage", kit->stage->slug, kit->stage->name);
  wm_json_writer_key (writer, "job");
  wm_json_writer_begin_object (writer);
  wm_hiring_write_text (writer, "id", kit->job->slug);
  wm_hiring_write_text (writer, "name", kit->job->name);
  wm_hiring_write_text (writer, "role", kit->job->role);
  wm_json_writer_end_object (writer);
  wm_json_writer_key (writer, "skills");
  wm_json_writer_begin_array (writer);
  for (guint i = 0; i < it->skills->len; i++)
    write_skill (writer, map, wm_loop_skill (kit->loop, g_array_index (it->skills, guint, i)));
  wm_json_writer_end_array (writer);
  wm_json_writer_key (writer, "questions");
  wm_json_writer_begin_array (writer);
  for (guint i = 0; i < it->questions->len; i++)
    write_question (writer, map, kit, i);
  wm_json_writer_end_array (writer);
}

GBytes *
wm_export_kit (WmMap *map, const WmKit *kit)
{
  g_autoptr (WmJsonWriter) writer = wm_json_writer_new ();

  g_return_val_if_fail (map != NULL && kit != NULL, NULL);

  write_kit (writer, map, kit);
  if (kit->meeting != NULL)
    write_meeting (writer, kit);
  wm_json_writer_end_object (writer);
  return wm_json_writer_finish_bytes (writer);
}
