/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two skills become one. Each table has its rule for what both have.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "learning/wm-skill-merge.h"
#include "map/wm-edit-private.h"

/* ?1 is the row that goes, ?2 the one that stays. */
static const char *const by_row[] = {
  /* Texts that the one that stays lacks, and their translations */
  "UPDATE OR IGNORE translation SET entity_id = ?2 WHERE kind = 'skill' AND entity_id = ?1"
  " AND field = 'description'"
  " AND (SELECT description = '' FROM skill WHERE id = ?2)",
  "UPDATE OR IGNORE translation SET entity_id = ?2 WHERE kind = 'skill' AND entity_id = ?1"
  " AND field LIKE 'level/%' AND CAST (substr (field, 7) AS INTEGER) NOT IN"
  " (SELECT level FROM skill_level WHERE skill_id = ?2)",
  "UPDATE skill SET (description, category, spectrum) = (SELECT"
  "  CASE skill.description WHEN '' THEN f.description ELSE skill.description END,"
  "  CASE skill.category WHEN '' THEN f.category ELSE skill.category END,"
  "  coalesce (skill.spectrum, f.spectrum) FROM skill f WHERE f.id = ?1) WHERE id = ?2",
  "UPDATE OR IGNORE skill_level SET skill_id = ?2 WHERE skill_id = ?1",
  /* Ties between skills; what tied the two to each other goes */
  "DELETE FROM skill_association WHERE origin_id IN (?1, ?2) AND destination_id IN (?1, ?2)",
  "UPDATE OR IGNORE skill_association SET origin_id = ?2 WHERE origin_id = ?1",
  "UPDATE OR IGNORE skill_association SET destination_id = ?2 WHERE destination_id = ?1",
  /* The higher level, the stronger importance */
  "UPDATE role_requirement SET level = max (role_requirement.level, f.level), importance = CASE"
  "  WHEN 'must' IN (role_requirement.importance, f.importance) THEN 'must'"
  "  WHEN 'should' IN (role_requirement.importance, f.importance) THEN 'should'"
  "  WHEN 'nice' IN (role_requirement.importance, f.importance) THEN 'nice' ELSE '' END"
  " FROM (SELECT role_id AS role, level, importance FROM role_requirement WHERE skill_id = ?1) f"
  " WHERE role_requirement.role_id = f.role AND role_requirement.skill_id = ?2",
  "UPDATE OR IGNORE role_requirement SET skill_id = ?2 WHERE skill_id = ?1",
  "UPDATE OR IGNORE resource_skill SET skill_id = ?2 WHERE skill_id = ?1",
  "UPDATE OR IGNORE question_skill SET skill_id = ?2 WHERE skill_id = ?1",
  /* Of two ratings of one assessment the newer */
  "DELETE FROM skill_rating WHERE skill_id = ?2 AND EXISTS (SELECT 1 FROM skill_rating f"
  " WHERE f.assessment_id = skill_rating.assessment_id AND f.skill_id = ?1"
  " AND f.time > skill_rating.time)",
  "UPDATE OR IGNORE skill_rating SET skill_id = ?2 WHERE skill_id = ?1",
};

/* The same for tables that name skills by slug */
static const char *const by_slug[] = {
  "UPDATE skill_note SET note = skill_note.note || char (10, 10) || f.note,"
  " time = max (skill_note.time, f.time)"
  " FROM (SELECT person_id AS person, note, time FROM skill_note WHERE skill = ?1) f"
  " WHERE skill_note.person_id = f.person AND skill_note.skill = ?2",
  "UPDATE OR IGNORE skill_note SET skill = ?2 WHERE skill = ?1",
  "DELETE FROM skill_note WHERE skill = ?1 AND ?2 IS NOT NULL",
  "UPDATE skill_link SET skill = ?2 WHERE skill = ?1",
  "UPDATE milestone_skill SET level = max (milestone_skill.level, f.level) FROM"
  " (SELECT milestone_id AS milestone, level FROM milestone_skill WHERE skill = ?1) f"
  " WHERE milestone_skill.milestone_id = f.milestone AND milestone_skill.skill = ?2",
  "UPDATE OR IGNORE milestone_skill SET skill = ?2 WHERE skill = ?1",
  "DELETE FROM milestone_skill WHERE skill = ?1 AND ?2 IS NOT NULL",
  "UPDATE OR IGNORE activity_link SET target = ?2 WHERE kind = 'skill' AND target = ?1",
  "DELETE FROM activity_link WHERE kind = 'skill' AND target = ?1 AND ?2 IS NOT NULL",
  /* Jobs and what interviews rate; what a scorecard was sealed with stays. */
  "UPDATE job_requirement SET level = max (job_requirement.level, f.level) FROM"
  " (SELECT job_id AS job, level FROM job_requirement WHERE skill = ?1) f"
  " WHERE job_requirement.job_id = f.job AND job_requirement.skill = ?2",
  "UPDATE OR IGNORE job_requirement SET skill = ?2 WHERE skill = ?1",
  "DELETE FROM job_requirement WHERE skill = ?1 AND ?2 IS NOT NULL",
  "UPDATE OR IGNORE focus_skill SET skill = ?2 WHERE skill = ?1",
  "DELETE FROM focus_skill WHERE skill = ?1 AND ?2 IS NOT NULL",
  "UPDATE OR IGNORE claimed_skill SET skill = ?2 WHERE skill = ?1",
  "DELETE FROM claimed_skill WHERE skill = ?1 AND ?2 IS NOT NULL",
  /* Templates name skills in a text of ids: first without the one that goes
   * where the other stands too, then the one for the other. */
  "UPDATE template_activity SET skills = trim (replace (' ' || skills || ' ',"
  " ' ' || ?1 || ' ', ' ')) WHERE instr (' ' || skills || ' ', ' ' || ?1 || ' ') > 0"
  " AND instr (' ' || skills || ' ', ' ' || ?2 || ' ') > 0",
  "UPDATE template_activity SET skills = trim (replace (' ' || skills || ' ',"
  " ' ' || ?1 || ' ', ' ' || ?2 || ' '))"
  " WHERE instr (' ' || skills || ' ', ' ' || ?1 || ' ') > 0",
};

/* Two notes may be too long as one. */
static gboolean
check_notes (WmStore *store, const char *into, GError **error)
{
  if (wm_sql_int (store, 0,
                  "SELECT count (*) FROM skill_note WHERE skill = ?1"
                  " AND length (CAST (note AS BLOB)) > ?2",
                  "ti", into, (gint64) WM_LIMIT_TEXT)
      == 0)
    return TRUE;
  g_set_error (error, WM_ERROR, WM_ERROR_LIMIT,
               _ ("%s: longer than %d bytes. Shorten it."), _ ("Note"), WM_LIMIT_TEXT);
  return FALSE;
}

/* Whether the one that stays would need itself by what it got */
static gboolean
check_circles (WmStore *store, const char *into, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) needs = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (WmRows) rows
      = wm_sql_query (store, error,
                      "SELECT s.slug FROM skill_association a JOIN skill s ON s.id = a.origin_id"
                      " WHERE a.destination_id = ?1 AND a.type = 'precedes' ORDER BY s.slug",
                      "i", id);

  while (wm_rows_step (rows))
    g_ptr_array_add (needs, g_strdup (wm_rows_text (rows, 0)));
  if (!wm_rows_end (rows, error))
    return FALSE;
  g_clear_pointer (&rows, wm_rows_free);
  for (guint i = 0; i < needs->len; i++)
    if (!wm_edit_check_circle (store, into, g_ptr_array_index (needs, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
merge_rows (WmStore *store, const char *from, gint64 gone, const char *into, gint64 stays,
            GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (by_row); i++)
    if (!wm_sql_run (store, error, by_row[i], "ii", gone, stays))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (by_slug); i++)
    if (!wm_sql_run (store, error, by_slug[i], "tt", from, into))
      return FALSE;
  return wm_edit_drop_texts (store, WM_EDIT_SKILL, gone, error)
         && wm_sql_run (store, error, "DELETE FROM skill WHERE id = ?1", "i", gone)
         && check_notes (store, into, error) && check_circles (store, into, stays, error);
}

gboolean
wm_skill_merge (WmStore *store, const char *from, const char *into, GError **error)
{
  gint64 gone, stays;

  g_return_val_if_fail (WM_IS_STORE (store) && from != NULL && into != NULL, FALSE);

  gone = wm_edit_find (store, WM_EDIT_SKILL, from, error);
  stays = gone != 0 ? wm_edit_find (store, WM_EDIT_SKILL, into, error) : 0;
  if (stays == 0)
    return FALSE;
  if (gone == stays)
    {
      g_set_error_literal (error, WM_ERROR, WM_ERROR_INVALID,
                           _ ("A skill cannot be merged into itself; choose another."));
      return FALSE;
    }
  if (!wm_edit_begin (store, "merge-skills", WM_EDIT_SKILL, into, error))
    return FALSE;
  return wm_edit_end (store, merge_rows (store, from, gone, into, stays, error), error);
}
