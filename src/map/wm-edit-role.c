/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Roles: adding, texts, the band on the spectrum, what they require.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "map/wm-edit-private.h"

/* The role's place goes with the band; nothing stands outside it. */
static gboolean
write_band (WmStore *store, gint64 id, int from, int to, int position, GError **error)
{
  const char *what = _ ("Place on the spectrum");

  if ((from == WM_EDIT_NONE) != (to == WM_EDIT_NONE))
    {
      g_set_error_literal (error, WM_ERROR, WM_ERROR_INVALID,
                           _ ("A role's band has two ends; give both or none."));
      return FALSE;
    }
  if (!wm_edit_number (store, "UPDATE role SET spectrum_from = ?1 WHERE id = ?2", id, from, 0,
                       1000, what, error)
      || !wm_edit_number (store, "UPDATE role SET spectrum_to = ?1 WHERE id = ?2", id, to, 0, 1000,
                          what, error)
      || !wm_edit_number (store, "UPDATE role SET position = ?1 WHERE id = ?2", id, position, 0,
                          1000, what, error))
    return FALSE;
  if (wm_sql_int (store, 0,
                  "SELECT spectrum_from > spectrum_to OR (spectrum_from IS NULL)"
                  " <> (spectrum_to IS NULL) FROM role WHERE id = ?1",
                  "i", id)
      != 0)
    {
      g_set_error_literal (error, WM_ERROR, WM_ERROR_INVALID,
                           _ ("A role's band goes from left to right: its first end is the "
                              "smaller number."));
      return FALSE;
    }
  return wm_sql_run (store, error,
                     "UPDATE role SET position = min (max (position, spectrum_from), spectrum_to)"
                     " WHERE id = ?1 AND position IS NOT NULL AND spectrum_from IS NOT NULL",
                     "i", id);
}

static gboolean
write_requirement (WmStore *store, gint64 role, gint64 skill, int level, WmImportance importance,
                   GError **error)
{
  static const char *const words[] = { "", "nice", "should", "must" };

  return wm_sql_run (store, error,
                     "INSERT INTO role_requirement (role_id, skill_id, level, importance, sort)"
                     " VALUES (?1, ?2, ?3, ?4, (SELECT coalesce (max (sort) + 1, 0)"
                     "  FROM role_requirement WHERE role_id = ?1))"
                     " ON CONFLICT DO UPDATE SET level = excluded.level,"
                     " importance = excluded.importance",
                     "iiit", role, skill, (gint64) level, words[importance]);
}

static gboolean
check_level (WmStore *store, int level, GError **error)
{
  int highest = wm_edit_highest_level (store);

  if (level >= 0 && level <= highest)
    return TRUE;
  g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
               _ ("%d is no level. Levels go from 0 to %d."), level, highest);
  return FALSE;
}

static gboolean
set_one (WmStore *store, gint64 role, const char *skill, int level, WmImportance importance,
         GError **error)
{
  gint64 wanted = wm_edit_find (store, WM_EDIT_SKILL, skill, error);

  return wanted != 0 && check_level (store, level, error)
         && write_requirement (store, role, wanted, level, importance, error);
}

static gboolean
remove_one (WmStore *store, gint64 role, const char *skill, GError **error)
{
  gint64 wanted = wm_edit_find (store, WM_EDIT_SKILL, skill, error);

  return wanted != 0
         && wm_sql_run (store, error,
                        "DELETE FROM role_requirement WHERE role_id = ?1 AND skill_id = ?2", "ii",
                        role, wanted);
}

/* Those that stay keep their place, and what else a file said of them. */
static gboolean
set_requirements (WmStore *store, gint64 role, const WmRequirementEdit *wanted, GError **error)
{
  g_autoptr (GString) kept = g_string_new ("\n");

  if (wanted == NULL)
    return TRUE;
  for (const WmRequirementEdit *one = wanted; one->skill != NULL; one++)
    g_string_append_printf (kept, "%s\n", one->skill);
  if (!wm_sql_run (store, error,
                   "DELETE FROM role_requirement WHERE role_id = ?1 AND skill_id NOT IN"
                   " (SELECT id FROM skill WHERE instr (?2, char (10) || slug || char (10)) > 0)",
                   "it", role, kept->str))
    return FALSE;
  for (; wanted->skill != NULL; wanted++)
    if (!set_one (store, role, wanted->skill, wanted->level, wanted->importance, error))
      return FALSE;
  return TRUE;
}

static gboolean
write_role (WmStore *store, gint64 id, const WmRoleEdit *edit, GError **error)
{
  static const WmEditText name = { "name", "UPDATE role SET name = ?1 WHERE id = ?2" };
  static const WmEditText summary
      = { "description", "UPDATE role SET description = ?1 WHERE id = ?2" };
  static const WmEditText focus = { "focus", "UPDATE role SET focus = ?1 WHERE id = ?2" };
  static const char *const sides[] = { "left", "right", "both", NULL };
  static const char *const stages[] = { "0-to-1", "1-to-N", NULL };

  return wm_edit_text (store, WM_EDIT_ROLE, id, &name, edit->name, TRUE, _ ("Name"), error)
         && wm_edit_text (store, WM_EDIT_ROLE, id, &summary, edit->summary, FALSE, _ ("Summary"),
                          error)
         && wm_edit_text (store, WM_EDIT_ROLE, id, &focus, edit->focus, FALSE, _ ("Focus"), error)
         && wm_edit_word (store, "UPDATE role SET side = ?1 WHERE id = ?2", id, edit->side, sides,
                          _ ("Side of the boundary"), error)
         && wm_edit_word (store, "UPDATE role SET stage = ?1 WHERE id = ?2", id, edit->stage,
                          stages, _ ("Stage"), error)
         && write_band (store, id, edit->from, edit->to, edit->position, error)
         && set_requirements (store, id, edit->requirements, error);
}

char *
wm_role_add (WmStore *store, const WmRoleEdit *edit, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *slug = NULL;
  gint64 id;

  g_return_val_if_fail (WM_IS_STORE (store) && edit != NULL, NULL);

  name = wm_text_clean (edit->name != NULL ? edit->name : "", TRUE, _ ("Name"), error);
  if (name == NULL || !wm_edit_prepare (store, error))
    return NULL;
  slug = wm_edit_new_slug (store, WM_EDIT_ROLE, name);
  if (!wm_edit_begin (store, "add-role", WM_EDIT_ROLE, slug, error))
    return NULL;
  id = wm_edit_make (store,
                     "INSERT INTO role (id, pack_id, slug, name, sort) VALUES (?1, ?2, ?3, ?4,"
                     " (SELECT coalesce (max (sort) + 1, 0) FROM role WHERE pack_id = ?2))",
                     slug, name, error);
  if (!wm_edit_end (store, id != 0 && write_role (store, id, edit, error), error))
    return NULL;
  return g_steal_pointer (&slug);
}

static gboolean
edit_as (WmStore *store, const char *label, const char *role, const WmRoleEdit *edit,
         GError **error)
{
  gint64 id = wm_edit_find (store, WM_EDIT_ROLE, role, error);

  if (id == 0 || !wm_edit_begin (store, label, WM_EDIT_ROLE, role, error))
    return FALSE;
  return wm_edit_end (store, write_role (store, id, edit, error), error);
}

gboolean
wm_role_edit (WmStore *store, const char *role, const WmRoleEdit *edit, GError **error)
{
  g_return_val_if_fail (WM_IS_STORE (store) && role != NULL && edit != NULL, FALSE);

  return edit_as (store, "edit-role", role, edit, error);
}

gboolean
wm_role_rename (WmStore *store, const char *role, const char *name, GError **error)
{
  WmRoleEdit edit = WM_ROLE_EDIT_INIT;

  g_return_val_if_fail (WM_IS_STORE (store) && role != NULL && name != NULL, FALSE);

  edit.name = name;
  return edit_as (store, "rename-role", role, &edit, error);
}

gboolean
wm_role_resize (WmStore *store, const char *role, int from, int to, GError **error)
{
  WmRoleEdit edit = WM_ROLE_EDIT_INIT;

  g_return_val_if_fail (WM_IS_STORE (store) && role != NULL, FALSE);

  edit.from = from;
  edit.to = to;
  return edit_as (store, "resize-role", role, &edit, error);
}

gboolean
wm_role_move (WmStore *store, const char *role, int position, GError **error)
{
  WmRoleEdit edit = WM_ROLE_EDIT_INIT;
  int from, to, place;
  gint64 id;

  g_return_val_if_fail (WM_IS_STORE (store) && role != NULL, FALSE);

  id = wm_edit_find (store, WM_EDIT_ROLE, role, error);
  if (id == 0)
    return FALSE;
  from = (int) wm_sql_int (store, -1, "SELECT coalesce (spectrum_from, -1) FROM role WHERE id = ?1",
                           "i", id);
  to = (int) wm_sql_int (store, -1, "SELECT coalesce (spectrum_to, -1) FROM role WHERE id = ?1",
                         "i", id);
  place = (int) wm_sql_int (store, -1, "SELECT coalesce (position, -1) FROM role WHERE id = ?1",
                            "i", id);
  edit.position = position;
  if (from >= 0 && to >= from && position >= 0 && position <= 1000)
    {
      int shift = position - (place >= 0 ? place : (from + to) / 2);

      shift = CLAMP (shift, -from, 1000 - to);
      edit.from = from + shift;
      edit.to = to + shift;
      if (place < 0)
        edit.position = WM_EDIT_KEEP;
    }
  return edit_as (store, "move-role", role, &edit, error);
}

gboolean
wm_role_delete (WmStore *store, const char *role, GError **error)
{
  gint64 id;

  g_return_val_if_fail (WM_IS_STORE (store) && role != NULL, FALSE);

  id = wm_edit_find (store, WM_EDIT_ROLE, role, error);
  if (id == 0 || !wm_edit_begin (store, "delete-role", WM_EDIT_ROLE, role, error))
    return FALSE;
  return wm_edit_end (store,
                      wm_edit_drop_texts (store, WM_EDIT_ROLE, id, error)
                          && wm_sql_run (store, error,
                                         "UPDATE onboarding_template SET role = ''"
                                         " WHERE role = ?1",
                                         "t", role)
                          && wm_sql_run (store, error, "DELETE FROM role WHERE id = ?1", "i", id),
                      error);
}

gboolean
wm_requirement_set (WmStore *store, const char *role, const char *skill, int level,
                    WmImportance importance, GError **error)
{
  gint64 id;

  g_return_val_if_fail (WM_IS_STORE (store) && role != NULL && skill != NULL, FALSE);
  g_return_val_if_fail (importance <= WM_IMPORTANCE_MUST, FALSE);

  id = wm_edit_find (store, WM_EDIT_ROLE, role, error);
  if (id == 0 || !wm_edit_begin (store, "set-requirement", WM_EDIT_ROLE, role, error))
    return FALSE;
  return wm_edit_end (store, set_one (store, id, skill, level, importance, error), error);
}

static gboolean
set_many (WmStore *store, gint64 role, const char *const *skills, int level,
          WmImportance importance, GError **error)
{
  for (; *skills != NULL; skills++)
    if (!(level < 0 ? remove_one (store, role, *skills, error)
                    : set_one (store, role, *skills, level, importance, error)))
      return FALSE;
  return TRUE;
}

gboolean
wm_requirements_set (WmStore *store, const char *role, const char *const *skills, int level,
                     WmImportance importance, GError **error)
{
  gint64 id;

  g_return_val_if_fail (WM_IS_STORE (store) && role != NULL && skills != NULL, FALSE);
  g_return_val_if_fail (importance <= WM_IMPORTANCE_MUST, FALSE);

  id = wm_edit_find (store, WM_EDIT_ROLE, role, error);
  if (id == 0
      || !wm_edit_begin (store, level < 0 ? "remove-requirement" : "set-requirement",
                         WM_EDIT_ROLE, role, error))
    return FALSE;
  return wm_edit_end (store, set_many (store, id, skills, level, importance, error), error);
}

gboolean
wm_requirement_remove (WmStore *store, const char *role, const char *skill, GError **error)
{
  gint64 id;

  g_return_val_if_fail (WM_IS_STORE (store) && role != NULL && skill != NULL, FALSE);

  id = wm_edit_find (store, WM_EDIT_ROLE, role, error);
  if (id == 0 || !wm_edit_begin (store, "remove-requirement", WM_EDIT_ROLE, role, error))
    return FALSE;
  return wm_edit_end (store, remove_one (store, id, skill, error), error);
}
