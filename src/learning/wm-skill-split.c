/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One skill becomes two.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "learning/wm-skill-merge.h"
#include "map/wm-edit-private.h"

/* ?1 is the skill that there was, ?2 the new one. */
static const char *const copies[] = {
  "UPDATE skill SET (category, spectrum) = (SELECT category, spectrum FROM skill WHERE id = ?1)"
  " WHERE id = ?2",
  "INSERT INTO skill_association (origin_id, type, destination_id, pack_id)"
  " SELECT origin_id, type, ?2, (SELECT pack_id FROM skill WHERE id = ?2) FROM skill_association"
  " WHERE destination_id = ?1 AND type = 'precedes'",
  "INSERT INTO skill_association (origin_id, type, destination_id, pack_id)"
  " SELECT ?2, type, destination_id, (SELECT pack_id FROM skill WHERE id = ?2)"
  " FROM skill_association WHERE origin_id = ?1 AND type = 'precedes'",
  "INSERT INTO role_requirement (role_id, skill_id, level, importance, sort)"
  " SELECT q.role_id, ?2, q.level, q.importance, (SELECT max (sort) + 1 FROM role_requirement m"
  "  WHERE m.role_id = q.role_id) FROM role_requirement q WHERE q.skill_id = ?1",
};

/* Takes each of @slugs from the first skill and gives it to the second. */
static gboolean
move_links (WmStore *store, WmEditKind kind, const char *update, const char *const *slugs,
            gint64 from, gint64 to, GError **error)
{
  for (; slugs != NULL && *slugs != NULL; slugs++)
    {
      gint64 id = wm_edit_find (store, kind, *slugs, error);

      if (id == 0 || !wm_sql_run (store, error, update, "iii", id, from, to))
        return FALSE;
    }
  return TRUE;
}

static gboolean
split_rows (WmStore *store, gint64 first, gint64 second, const WmSkillSplit *split,
            GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (copies); i++)
    if (!wm_sql_run (store, error, copies[i], "ii", first, second))
      return FALSE;
  return move_links (store, WM_EDIT_RESOURCE,
                     "UPDATE resource_skill SET skill_id = ?3 WHERE resource_id = ?1"
                     " AND skill_id = ?2",
                     split->resources, first, second, error)
         && move_links (store, WM_EDIT_QUESTION,
                        "UPDATE question_skill SET skill_id = ?3 WHERE question_id = ?1"
                        " AND skill_id = ?2",
                        split->questions, first, second, error);
}

char *
wm_skill_split (WmStore *store, const char *skill, const WmSkillSplit *split, GError **error)
{
  WmSkillEdit edit = WM_SKILL_EDIT_INIT;
  g_autofree char *slug = NULL;
  gint64 first, second;

  g_return_val_if_fail (WM_IS_STORE (store) && skill != NULL && split != NULL, NULL);

  first = wm_edit_find (store, WM_EDIT_SKILL, skill, error);
  if (first == 0 || !wm_edit_prepare (store, error)
      || !wm_edit_begin (store, "split-skill", WM_EDIT_SKILL, skill, error))
    return NULL;
  edit.name = split->name;
  slug = wm_skill_add (store, &edit, error);
  second = slug != NULL ? wm_edit_find (store, WM_EDIT_SKILL, slug, error) : 0;
  if (!wm_edit_end (store, second != 0 && split_rows (store, first, second, split, error), error))
    return NULL;
  return g_steal_pointer (&slug);
}
