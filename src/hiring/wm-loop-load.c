/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A job's loop out of the workspace.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "hiring/wm-hiring-private.h"

/* Is every level that leads to the wanted one described? Where nothing is
 * wanted, any that is described will do. */
static gboolean
has_anchors (const WmSkill *skill, int level)
{
  gboolean any = FALSE;

  for (guint i = 0; i < skill->levels->len; i++)
    {
      const char *text = g_ptr_array_index (skill->levels, i);

      any = any || (text != NULL && *text != '\0');
    }
  for (int i = 1; any && i <= level; i++)
    {
      const char *text
          = i < (int) skill->levels->len ? g_ptr_array_index (skill->levels, i) : NULL;

      any = text != NULL && *text != '\0';
    }
  return any;
}

static WmLoopSkill *
add_skill (WmLoop *loop, WmMap *map, const char *slug, int level, WmImportance importance)
{
  int index = wm_map_find_skill (map, slug);
  const WmSkill *known = index >= 0 ? wm_map_skill (map, index) : NULL;
  WmLoopSkill *skill
      = wm_loop_add_skill (loop, slug, known != NULL ? known->name : slug, level, importance);

  skill->has_anchors = known != NULL && has_anchors (known, level);
  return skill;
}

static WmImportance
parse_importance (const char *text)
{
  for (int i = WM_IMPORTANCE_MUST; i > WM_IMPORTANCE_NONE; i--)
    if (g_strcmp0 (text, wm_importance_to_string ((WmImportance) i)) == 0)
      return (WmImportance) i;
  return WM_IMPORTANCE_NONE;
}

static gboolean
load_skills (WmLoop *loop, WmStore *store, WmMap *map, GError **error)
{
  g_autoptr (WmRows) rows
      = wm_sql_query (store, error,
                      "SELECT skill, level, importance, focus, check_later FROM job_requirement"
                      " WHERE job_id = ?1 ORDER BY sort, skill",
                      "i", loop->job);
  gboolean failed = rows == NULL;

  while (!failed && wm_hiring_next (rows, &failed, error))
    {
      WmLoopSkill *skill
          = add_skill (loop, map, wm_rows_text (rows, 0), (int) wm_rows_int (rows, 1),
                       parse_importance (wm_rows_text (rows, 2)));

      skill->focus = skill->importance == WM_IMPORTANCE_MUST && wm_rows_int (rows, 3) != 0;
      skill->check_later
          = skill->importance == WM_IMPORTANCE_MUST && !skill->focus && wm_rows_int (rows, 4) != 0;
    }
  for (guint i = 0; !failed && i < map->skills->len; i++)
    {
      const char *slug = wm_map_skill (map, i)->slug;

      if (wm_loop_find_skill (loop, slug) < 0)
        add_skill (loop, map, slug, -1, WM_IMPORTANCE_NONE);
    }
  return !failed;
}

static void
load_bank (WmLoop *loop, WmMap *map)
{
  for (guint i = 0; i < map->questions->len; i++)
    {
      const WmQuestion *from = wm_map_question (map, i);
      WmLoopQuestion *question;

      /* Those are for candidates to ask themselves. */
      if (g_str_equal (from->kind, "self-test"))
        continue;
      question = wm_loop_add_question (loop, from->slug, from->text, from->minutes);
      g_free (question->kind);
      question->kind = g_strdup (from->kind);
      question->level = from->level;
      for (guint j = 0; j < from->skills->len; j++)
        {
          int skill = wm_loop_find_skill (
              loop, wm_map_skill (map, g_array_index (from->skills, guint, j))->slug);
          guint index = (guint) skill;

          if (skill >= 0)
            g_array_append_val (question->skills, index);
        }
    }
}

/* Skills and questions that the map has no more stay in the loop by their ids. */
static guint
ensure_skill (WmLoop *loop, const char *slug)
{
  int index = wm_loop_find_skill (loop, slug);

  if (index >= 0)
    return (guint) index;
  wm_loop_add_skill (loop, slug, slug, -1, WM_IMPORTANCE_NONE)->has_anchors = FALSE;
  return loop->skills->len - 1;
}

static guint
ensure_question (WmLoop *loop, const char *slug)
{
  int index = wm_loop_find_question (loop, slug);

  if (index >= 0)
    return (guint) index;
  wm_loop_add_question (loop, slug, slug, 0);
  return loop->bank->len - 1;
}

static gboolean
load_parts (WmLoop *loop, WmLoopInterview *interview, WmStore *store, GError **error)
{
  g_autoptr (WmRows) rows
      = wm_sql_query (store, error,
                      "SELECT 0, skill, sort FROM focus_skill WHERE kit_id = ?1"
                      " UNION ALL SELECT 1, question, sort FROM kit_question WHERE kit_id = ?1"
                      " UNION ALL SELECT 2, p.slug, i.sort FROM kit_interviewer i"
                      "  JOIN person p ON p.id = i.person_id WHERE i.kit_id = ?1"
                      " ORDER BY 1, 3, 2",
                      "i", interview->id);
  gboolean failed = rows == NULL;

  while (!failed && wm_hiring_next (rows, &failed, error))
    switch (wm_rows_int (rows, 0))
      {
      case 0:
        wm_interview_add_skill (interview, ensure_skill (loop, wm_rows_text (rows, 1)));
        break;
      case 1:
        wm_interview_add_question (interview, ensure_question (loop, wm_rows_text (rows, 1)));
        break;
      default:
        g_ptr_array_add (interview->interviewers, g_strdup (wm_rows_text (rows, 1)));
      }
  return !failed;
}

static gboolean
load_interviews (WmLoop *loop, WmLoopStage *stage, WmStore *store, GError **error)
{
  g_autoptr (WmRows) rows
      = wm_sql_query (store, error,
                      "SELECT id, slug, name, purpose, kind, minutes FROM interview_kit"
                      " WHERE stage_id = ?1 ORDER BY sort, id",
                      "i", stage->id);
  gboolean failed = rows == NULL;

  while (!failed && wm_hiring_next (rows, &failed, error))
    {
      WmLoopInterview *it
          = wm_stage_add_interview (stage, wm_rows_text (rows, 2), (int) wm_rows_int (rows, 5));

      it->id = wm_rows_int (rows, 0);
      wm_loop_set_text (&it->slug, wm_rows_text (rows, 1));
      wm_loop_set_text (&it->purpose, wm_rows_text (rows, 3));
      wm_loop_set_text (&it->kind, wm_rows_text (rows, 4));
      failed = !load_parts (loop, it, store, error);
    }
  return !failed;
}

static gboolean
load_stages (WmLoop *loop, WmStore *store, GError **error)
{
  g_autoptr (WmRows) rows
      = wm_sql_query (store, error,
                      "SELECT id, slug, name, purpose, minutes FROM interview_stage"
                      " WHERE plan_id = ?1 ORDER BY sort, id",
                      "i", loop->plan);
  gboolean failed = rows == NULL;

  while (!failed && wm_hiring_next (rows, &failed, error))
    {
      WmLoopStage *it
          = wm_loop_add_stage (loop, wm_rows_text (rows, 2), (int) wm_rows_int (rows, 4));

      it->id = wm_rows_int (rows, 0);
      wm_loop_set_text (&it->slug, wm_rows_text (rows, 1));
      wm_loop_set_text (&it->purpose, wm_rows_text (rows, 3));
      failed = !load_interviews (loop, it, store, error);
    }
  return !failed;
}

WmLoop *
wm_loop_load (WmStore *store, WmMap *map, const char *job, GError **error)
{
  g_autoptr (WmLoop) loop = NULL;

  g_return_val_if_fail (WM_IS_STORE (store) && map != NULL && job != NULL, NULL);

  loop = wm_loop_new ();
  loop->job = wm_hiring_find_job (store, job, error);
  if (loop->job == 0 || !load_skills (loop, store, map, error))
    return NULL;
  wm_loop_set_text (&loop->job_slug, job);
  load_bank (loop, map);
  loop->plan = wm_sql_int (store, 0,
                           "SELECT id FROM interview_plan WHERE job_id = ?1 ORDER BY id LIMIT 1",
                           "i", loop->job);
  if (loop->plan != 0 && !load_stages (loop, store, error))
    return NULL;
  return g_steal_pointer (&loop);
}
