/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Loops from templates: stages that a pack's file tells, read out of its
 * section with SQLite's JSON functions, and plans that somebody kept.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "hiring/wm-hiring-private.h"
#include "hiring/wm-loop-private.h"

void
wm_loop_template_free (WmLoopTemplate *it)
{
  if (it == NULL)
    return;
  g_free (it->id);
  g_free (it->name);
  g_free (it);
}

GPtrArray *
wm_loop_templates (WmStore *store, WmMap *map, GError **error)
{
  g_autoptr (GPtrArray) list
      = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_loop_template_free);
  g_autofree char *tag = NULL;
  g_autoptr (WmRows) rows = NULL;
  gboolean failed;

  g_return_val_if_fail (WM_IS_STORE (store) && map != NULL, NULL);

  tag = wm_hiring_content_tag (store, map->locale);
  rows = wm_sql_query (
      store, error,
      "SELECT slug, name, 1 FROM interview_plan WHERE job_id IS NULL UNION ALL"
      " SELECT p.slug, coalesce (t.text, p.name), 0 FROM pack p JOIN pack_section s"
      "  ON s.pack_id = p.id AND s.key = 'stages' LEFT JOIN translation t ON t.kind = 'pack'"
      "  AND t.entity_id = p.id AND t.field = 'name' AND t.locale = ?1"
      " ORDER BY 3 DESC, 2, 1",
      "t", tag);
  failed = rows == NULL;
  while (!failed && wm_hiring_next (rows, &failed, error))
    {
      WmLoopTemplate *it = g_new0 (WmLoopTemplate, 1);

      it->id = g_strdup (wm_rows_text (rows, 0));
      it->name = g_strdup (wm_rows_text (rows, 1));
      it->own = wm_rows_int (rows, 2) != 0;
      g_ptr_array_add (list, it);
    }
  return failed ? NULL : g_steal_pointer (&list);
}

/* ---- of one's own ----------------------------------------------------------- */

static guint
find_or_add_skill (WmLoop *loop, const char *slug)
{
  int index = wm_loop_find_skill (loop, slug);

  if (index >= 0)
    return (guint) index;
  wm_loop_add_skill (loop, slug, slug, -1, WM_IMPORTANCE_NONE)->has_anchors = FALSE;
  return loop->skills->len - 1;
}

static gboolean
fill_own_parts (WmStore *store, WmLoop *loop, WmLoopInterview *it, gint64 kit, GError **error)
{
  g_autoptr (WmRows) rows
      = wm_sql_query (store, error,
                      "SELECT 0, skill, sort FROM focus_skill WHERE kit_id = ?1 UNION ALL"
                      " SELECT 1, question, sort FROM kit_question WHERE kit_id = ?1 ORDER BY 1, 3",
                      "i", kit);
  gboolean failed = rows == NULL;

  while (!failed && wm_hiring_next (rows, &failed, error))
    {
      const char *slug = wm_rows_text (rows, 1);
      int question = wm_rows_int (rows, 0) == 1 ? wm_loop_find_question (loop, slug) : -1;

      if (wm_rows_int (rows, 0) == 0)
        wm_interview_add_skill (it, find_or_add_skill (loop, slug));
      else if (question >= 0)
        wm_interview_add_question (it, (guint) question);
    }
  return !failed;
}

static gboolean
fill_own (WmStore *store, WmLoop *loop, gint64 plan, GError **error)
{
  g_autoptr (WmRows) rows
      = wm_sql_query (store, error,
                      "SELECT s.id, s.name, s.purpose, s.minutes, k.id, k.name, k.purpose, k.kind,"
                      " k.minutes FROM interview_stage s LEFT JOIN interview_kit k"
                      "  ON k.stage_id = s.id WHERE s.plan_id = ?1 ORDER BY s.sort, s.id, k.sort",
                      "i", plan);
  gboolean failed = rows == NULL;
  WmLoopStage *stage = NULL;
  gint64 last = 0;

  while (!failed && wm_hiring_next (rows, &failed, error))
    {
      WmLoopInterview *it;

      if (wm_rows_int (rows, 0) != last)
        {
          last = wm_rows_int (rows, 0);
          stage = wm_loop_add_stage (loop, wm_rows_text (rows, 1), (int) wm_rows_int (rows, 3));
          wm_loop_set_text (&stage->purpose, wm_rows_text (rows, 2));
        }
      if (wm_rows_is_null (rows, 4))
        continue;
      it = wm_stage_add_interview (stage, wm_rows_text (rows, 5), (int) wm_rows_int (rows, 8));
      wm_loop_set_text (&it->purpose, wm_rows_text (rows, 6));
      wm_loop_set_text (&it->kind, wm_rows_text (rows, 7));
      failed = !fill_own_parts (store, loop, it, wm_rows_int (rows, 4), error);
    }
  return !failed;
}

/* ---- of a pack -------------------------------------------------------------- */

static int
minutes_of (const char *duration)
{
  return MAX (0, wm_duration_minutes (duration != NULL ? duration : ""));
}

/* @json: lists of ids; what the map does not know is passed over. */
static gboolean
fill_parts (WmStore *store, WmLoop *loop, WmLoopInterview *it, const char *skills,
            const char *questions, GError **error)
{
  g_autoptr (WmRows) rows
      = wm_sql_query (store, error,
                      "SELECT 0, coalesce (json_extract (v.value, '$.skill'), ''), v.key"
                      "  FROM json_each (?1) v WHERE v.type = 'object'"
                      " UNION ALL SELECT 0, v.value, v.key FROM json_each (?1) v"
                      "  WHERE v.type = 'text'"
                      " UNION ALL SELECT 1, v.value, v.key FROM json_each (?2) v"
                      "  WHERE v.type = 'text' ORDER BY 1, 3",
                      "tt", skills != NULL ? skills : "[]", questions != NULL ? questions : "[]");
  gboolean failed = rows == NULL;

  while (!failed && wm_hiring_next (rows, &failed, error))
    {
      const char *slug = wm_rows_text (rows, 1);
      gboolean is_skill = wm_rows_int (rows, 0) == 0;
      int index = is_skill ? wm_loop_find_skill (loop, slug) : wm_loop_find_question (loop, slug);

      if (index >= 0 && is_skill)
        wm_interview_add_skill (it, (guint) index);
      else if (index >= 0)
        wm_interview_add_question (it, (guint) index);
    }
  return !failed;
}

static const char *
kind_of (WmRows *rows, int column)
{
  if (wm_rows_is_null (rows, column))
    return "";
  return wm_rows_int (rows, column) != 0 ? "technical" : "non-technical";
}

static gboolean
fill_interviews (WmStore *store, WmLoop *loop, WmLoopStage *stage, const char *json,
                 const char *tag, GError **error)
{
  g_autoptr (WmRows) rows
      = wm_sql_query (store, error,
                      "SELECT " WM_TRANSLATED ("name") ", " WM_TRANSLATED ("purpose") ","
                      " json_extract (v.value, '$.timeRequired'),"
                      " json_extract (v.value, '$.technical'),"
                      " json_extract (v.value, '$.skills'),"
                      " json_extract (v.value, '$.questions') FROM json_each (?2) v ORDER BY v.key",
                      "tt", tag, json);
  gboolean failed = rows == NULL;

  while (!failed && wm_hiring_next (rows, &failed, error))
    {
      WmLoopInterview *it = wm_stage_add_interview (stage, wm_rows_text (rows, 0),
                                                    minutes_of (wm_rows_text (rows, 2)));

      wm_loop_set_text (&it->purpose, wm_rows_text (rows, 1));
      wm_loop_set_text (&it->kind, kind_of (rows, 3));
      failed = !fill_parts (store, loop, it, wm_rows_text (rows, 4), wm_rows_text (rows, 5), error);
    }
  return !failed;
}

/* A stage that tells no interviews is one. */
static gboolean
fill_single (WmStore *store, WmLoop *loop, WmLoopStage *stage, WmRows *rows, GError **error)
{
  WmLoopInterview *it = wm_stage_add_interview (stage, stage->name, stage->minutes);

  wm_loop_set_text (&it->purpose, stage->purpose);
  wm_loop_set_text (&it->kind, kind_of (rows, 3));
  return fill_parts (store, loop, it, wm_rows_text (rows, 4), wm_rows_text (rows, 5), error);
}

static gboolean
fill_from_pack (WmStore *store, WmLoop *loop, gint64 pack, const char *tag, GError **error)
{
  g_autoptr (WmRows) rows
      = wm_sql_query (store, error,
                      "SELECT " WM_TRANSLATED ("name") ", " WM_TRANSLATED ("purpose") ","
                      " json_extract (v.value, '$.timeRequired'),"
                      " json_extract (v.value, '$.technical'),"
                      " json_extract (v.value, '$.attributes'),"
                      " json_extract (v.value, '$.questions'),"
                      " json_extract (v.value, '$.interviews'),"
                      " json_extract (v.value, '$.minutesMax')"
                      " FROM pack_section s, json_each (s.json) v"
                      " WHERE s.pack_id = ?2 AND s.key = 'stages'"
                      " ORDER BY coalesce (json_extract (v.value, '$.order'), v.key), v.key",
                      "ti", tag, pack);
  gboolean failed = rows == NULL;

  while (!failed && wm_hiring_next (rows, &failed, error))
    {
      WmLoopStage *stage = wm_loop_add_stage (loop, wm_rows_text (rows, 0),
                                              minutes_of (wm_rows_text (rows, 2)));
      const char *interviews = wm_rows_text (rows, 6);

      wm_loop_set_text (&stage->purpose, wm_rows_text (rows, 1));
      failed = interviews != NULL ? !fill_interviews (store, loop, stage, interviews, tag, error)
                                  : !fill_single (store, loop, stage, rows, error);
      if (!wm_rows_is_null (rows, 7))
        stage->minutes = MAX (stage->minutes,
                              MIN (wm_stage_needed (stage), (int) wm_rows_int (rows, 7)));
    }
  return !failed;
}

static gint64
find_pack (WmStore *store, const char *slug)
{
  return wm_sql_int (store, 0,
                     "SELECT p.id FROM pack p JOIN pack_section s ON s.pack_id = p.id"
                     " WHERE s.key = 'stages' AND (?1 IS NULL OR p.slug = ?1)"
                     " ORDER BY p.slug LIMIT 1",
                     "t", slug);
}

gboolean
wm_loop_fill (WmStore *store, WmMap *map, WmLoop *loop, const char *template_id, GError **error)
{
  gint64 own, pack;
  g_autofree char *tag = NULL;

  g_return_val_if_fail (WM_IS_STORE (store) && map != NULL && loop != NULL, FALSE);

  own = template_id == NULL
            ? 0
            : wm_sql_int (store, 0,
                          "SELECT id FROM interview_plan WHERE slug = ?1 AND job_id IS NULL", "t",
                          template_id);
  pack = own == 0 ? find_pack (store, template_id) : 0;
  if (own == 0 && pack == 0)
    {
      if (template_id != NULL)
        g_set_error (error, WM_ERROR, WM_ERROR_NOT_FOUND,
                     _ ("There is no interview plan “%s” in this workspace."), template_id);
      else
        g_set_error_literal (error, WM_ERROR, WM_ERROR_NOT_FOUND,
                             _ ("No pack of this workspace has interview stages; add stages by "
                                "hand, or import a pack that has them."));
      return FALSE;
    }
  g_ptr_array_set_size (loop->stages, 0);
  if (own != 0)
    return fill_own (store, loop, own, error);
  tag = wm_hiring_content_tag (store, map->locale);
  return fill_from_pack (store, loop, pack, tag, error);
}

/* ---- what a pack proposes for a job ----------------------------------------- */

gboolean
wm_job_template_apply (WmStore *store, gint64 job, const char *role, GError **error)
{
  static const char *const updates[] = {
    "UPDATE job SET seniority = coalesce ((SELECT json_extract (v.value, '$.seniority')"
    " FROM pack_section s, json_each (s.json) v WHERE s.key = 'jobTemplates'"
    " AND json_extract (v.value, '$.role') = ?2), '') WHERE id = ?1",
    "UPDATE job_requirement SET focus = 1 WHERE job_id = ?1 AND importance = 'must' AND skill IN"
    " (SELECT f.value FROM pack_section s, json_each (s.json) v,"
    "  json_each (v.value, '$.focusSkills') f"
    "  WHERE s.key = 'jobTemplates' AND json_extract (v.value, '$.role') = ?2)",
    "UPDATE job_requirement SET check_later = 1 WHERE job_id = ?1 AND importance = 'must'"
    " AND NOT focus AND skill IN (SELECT f.value FROM pack_section s, json_each (s.json) v,"
    "  json_each (v.value, '$.checkInOnboarding') f"
    "  WHERE s.key = 'jobTemplates' AND json_extract (v.value, '$.role') = ?2)",
  };

  for (guint i = 0; i < G_N_ELEMENTS (updates); i++)
    if (!wm_sql_run (store, error, updates[i], "it", job, role))
      return FALSE;
  return TRUE;
}
