/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What hangs on a skill, and deleting it.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "learning/wm-skill-merge.h"
#include "map/wm-edit-private.h"

gboolean
wm_skill_ties (WmStore *store, const char *skill, WmSkillTies *ties, GError **error)
{
  gint64 id;

  g_return_val_if_fail (WM_IS_STORE (store) && skill != NULL && ties != NULL, FALSE);

  id = wm_edit_find (store, WM_EDIT_SKILL, skill, error);
  if (id == 0)
    return FALSE;
#define COUNT(sql) (guint) wm_sql_int (store, 0, "SELECT count (*) FROM " sql, "i", id)
  ties->prerequisites
      = COUNT ("skill_association WHERE type = 'precedes' AND destination_id = ?1");
  ties->unlocks = COUNT ("skill_association WHERE type = 'precedes' AND origin_id = ?1");
  ties->roles = COUNT ("role_requirement WHERE skill_id = ?1");
  ties->resources = COUNT ("resource_skill WHERE skill_id = ?1");
  ties->questions = COUNT ("question_skill WHERE skill_id = ?1");
  ties->ratings = COUNT ("skill_rating WHERE skill_id = ?1");
  ties->people = COUNT ("(SELECT DISTINCT a.person_id FROM skill_rating r JOIN assessment a"
                        " ON a.id = r.assessment_id WHERE r.skill_id = ?1)");
#undef COUNT
  ties->notes = (guint) wm_sql_int (store, 0,
                                    "SELECT (SELECT count (*) FROM skill_note WHERE skill = ?1)"
                                    " + (SELECT count (*) FROM skill_link WHERE skill = ?1)",
                                    "t", skill);
  return TRUE;
}

/* Adds @part, which is taken, unless its @count is none. */
static void
add_part (GString *out, char *part, guint count)
{
  g_autofree char *text = part;

  if (count > 0)
    g_string_append_printf (out, "%s%s", out->len > 0 ? C_ ("list", ", ") : "", text);
}

char *
wm_skill_ties_describe (const WmSkillTies *ties)
{
  g_autoptr (GString) out = g_string_new (NULL);
  guint n;

  g_return_val_if_fail (ties != NULL, NULL);

  n = ties->prerequisites;
  add_part (out, g_strdup_printf (ngettext ("%u prerequisite", "%u prerequisites", n), n), n);
  n = ties->unlocks;
  add_part (out,
            g_strdup_printf (ngettext ("%u skill that needs it", "%u skills that need it", n), n),
            n);
  n = ties->roles;
  add_part (out, g_strdup_printf (ngettext ("%u role", "%u roles", n), n), n);
  n = ties->resources;
  add_part (out, g_strdup_printf (ngettext ("%u resource", "%u resources", n), n), n);
  n = ties->questions;
  add_part (out, g_strdup_printf (ngettext ("%u question", "%u questions", n), n), n);
  n = ties->ratings;
  add_part (out, g_strdup_printf (ngettext ("%u rating", "%u ratings", n), n), n);
  /* Translators: in a list of what hangs on a skill: there is nothing */
  return out->len > 0 ? g_string_free (g_steal_pointer (&out), FALSE) : g_strdup (_ ("nothing"));
}

/* An assessment that held this rating alone, and nothing else, goes too. */
static gboolean
delete_ratings (WmStore *store, gint64 id, GError **error)
{
  return wm_sql_run (store, error,
                     "DELETE FROM assessment WHERE extra = '{}'"
                     " AND id IN (SELECT assessment_id FROM skill_rating WHERE skill_id = ?1)"
                     " AND NOT EXISTS (SELECT 1 FROM skill_rating r"
                     "  WHERE r.assessment_id = assessment.id AND r.skill_id <> ?1)",
                     "i", id)
         && wm_sql_run (store, error, "DELETE FROM skill_rating WHERE skill_id = ?1", "i", id);
}

gboolean
wm_skill_delete (WmStore *store, const char *skill, GError **error)
{
  gint64 id;

  g_return_val_if_fail (WM_IS_STORE (store) && skill != NULL, FALSE);

  id = wm_edit_find (store, WM_EDIT_SKILL, skill, error);
  if (id == 0 || !wm_edit_begin (store, "delete-skill", WM_EDIT_SKILL, skill, error))
    return FALSE;
  return wm_edit_end (
      store,
      delete_ratings (store, id, error) && wm_edit_drop_texts (store, WM_EDIT_SKILL, id, error)
          /* Templates name skills in a text of ids. */
          && wm_sql_run (store, error,
                         "UPDATE template_activity SET skills = trim (replace (' ' || skills"
                         " || ' ', ' ' || ?1 || ' ', ' '))"
                         " WHERE instr (' ' || skills || ' ', ' ' || ?1 || ' ') > 0",
                         "t", skill)
          && wm_sql_run (store, error, "DELETE FROM skill WHERE id = ?1", "i", id),
      error);
}
