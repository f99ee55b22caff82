/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One edit of many skills.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "learning/wm-skill-merge.h"
#include "map/wm-edit-private.h"

/* What has no place gets none. */
static gboolean
shift_skill (WmStore *store, const char *skill, int shift, GError **error)
{
  gint64 id = wm_edit_find (store, WM_EDIT_SKILL, skill, error);

  return id != 0
         && wm_sql_run (store, error,
                        "UPDATE skill SET spectrum = min (max (spectrum + ?1, 0), 1000)"
                        " WHERE id = ?2 AND spectrum IS NOT NULL",
                        "ii", (gint64) shift, id);
}

static gboolean
edit_one (WmStore *store, const char *skill, const WmSkillBulk *bulk, GError **error)
{
  WmSkillEdit edit = WM_SKILL_EDIT_INIT;

  edit.category = bulk->category;
  return (bulk->category == NULL || wm_skill_edit (store, skill, &edit, error))
         && (bulk->shift == 0 || shift_skill (store, skill, bulk->shift, error));
}

static gboolean
edit_all (WmStore *store, const char *const *skills, const WmSkillBulk *bulk, GError **error)
{
  for (guint i = 0; skills[i] != NULL; i++)
    if (!edit_one (store, skills[i], bulk, error))
      return FALSE;
  return bulk->role == NULL
         || wm_requirements_set (store, bulk->role, skills, bulk->level, bulk->importance, error);
}

gboolean
wm_skills_edit (WmStore *store, const char *const *skills, const WmSkillBulk *bulk, GError **error)
{
  g_return_val_if_fail (WM_IS_STORE (store) && skills != NULL && bulk != NULL, FALSE);

  if (!wm_store_begin (store, "edit-skills", NULL, error))
    return FALSE;
  return wm_edit_end (store, edit_all (store, skills, bulk, error), error);
}

static gboolean
delete_all (WmStore *store, const char *const *skills, GError **error)
{
  for (; *skills != NULL; skills++)
    if (!wm_skill_delete (store, *skills, error))
      return FALSE;
  return TRUE;
}

gboolean
wm_skills_delete (WmStore *store, const char *const *skills, GError **error)
{
  g_return_val_if_fail (WM_IS_STORE (store) && skills != NULL, FALSE);

  if (!wm_store_begin (store, "delete-skills", NULL, error))
    return FALSE;
  return wm_edit_end (store, delete_all (store, skills, error), error);
}
