/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Skills: adding, texts, place, levels, and what they need.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "map/wm-edit-private.h"

/* The names of the skills on @way but the first and the last, for a message. */
static char *
names_between (WmMap *map, GArray *way)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i + 1 < way->len; i++)
    g_string_append_printf (names, "%s%s",
                            /* Translators: between the names of a list */
                            i > 0 ? C_ ("list", ", ") : "",
                            wm_map_skill (map, g_array_index (way, guint, i))->name);
  return g_string_free (g_steal_pointer (&names), FALSE);
}

char *
wm_map_circle (WmMap *map, guint skill, guint need, GArray **way)
{
  const char *name = wm_map_skill (map, skill)->name;
  g_autoptr (GArray) down = NULL;
  g_autofree char *names = NULL;

  if (skill == need)
    return g_strdup_printf (_ ("%s cannot need itself."), name);
  down = wm_map_way_down (map, need, skill);
  if (down->len == 0)
    return NULL;
  names = names_between (map, down);
  if (way != NULL)
    *way = g_steal_pointer (&down);
  /* Translators: a skill, and the skills on the way from it to itself */
  return g_strdup_printf (_ ("this would make %s need itself, through %s"), name, names);
}

/* Does @skill need itself when it needs @need? Asked of the tables: a map is read
 * only where there is something to tell. */
static gboolean
is_circle (WmStore *store, const char *skill, const char *need)
{
  return wm_sql_int (store, 0,
                     "WITH RECURSIVE below (id) AS (SELECT id FROM skill WHERE slug = ?2"
                     " UNION SELECT a.origin_id FROM skill_association a JOIN below b"
                     " ON a.destination_id = b.id WHERE a.type = 'precedes')"
                     " SELECT count (*) FROM below JOIN skill USING (id) WHERE slug = ?1",
                     "tt", skill, need)
         > 0;
}

gboolean
wm_edit_check_circle (WmStore *store, const char *skill, const char *need, GError **error)
{
  g_autoptr (WmMap) map = NULL;
  g_autofree char *words = NULL;
  int top, below;

  if (!is_circle (store, skill, need))
    return TRUE;
  map = wm_map_load (store, NULL, error);
  if (map == NULL)
    return FALSE;
  top = wm_map_find_skill (map, skill);
  below = wm_map_find_skill (map, need);
  words = top >= 0 && below >= 0 ? wm_map_circle (map, (guint) top, (guint) below, NULL) : NULL;
  if (words == NULL)
    return TRUE;
  g_set_error_literal (error, WM_ERROR, WM_ERROR_INVALID, words);
  return FALSE;
}

static gboolean
connect_rows (WmStore *store, gint64 skill, gint64 need, GError **error)
{
  return wm_sql_run (store, error,
                     "INSERT OR IGNORE INTO skill_association (origin_id, type, destination_id,"
                     " pack_id) SELECT ?1, 'precedes', ?2, pack_id FROM skill WHERE id = ?2",
                     "ii", need, skill);
}

static gboolean
needs_already (WmStore *store, gint64 skill, gint64 need)
{
  return wm_sql_int (store, 0,
                     "SELECT count (*) FROM skill_association WHERE origin_id = ?1"
                     " AND type = 'precedes' AND destination_id = ?2",
                     "ii", need, skill)
         > 0;
}

static gboolean
add_need (WmStore *store, const char *skill, gint64 id, const char *need, GError **error)
{
  gint64 below = wm_edit_find (store, WM_EDIT_SKILL, need, error);

  if (below == 0)
    return FALSE;
  return needs_already (store, id, below)
         || (wm_edit_check_circle (store, skill, need, error)
             && connect_rows (store, id, below, error));
}

/* These prerequisites and no others */
static gboolean
set_needs (WmStore *store, const char *skill, gint64 id, const char *const *needs, GError **error)
{
  g_autoptr (GPtrArray) gone = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (WmRows) rows = NULL;

  if (needs == NULL)
    return TRUE;
  rows = wm_sql_query (store, error,
                       "SELECT s.slug FROM skill_association a JOIN skill s ON s.id = a.origin_id"
                       " WHERE a.destination_id = ?1 AND a.type = 'precedes'",
                       "i", id);
  while (wm_rows_step (rows))
    if (!g_strv_contains (needs, wm_rows_text (rows, 0)))
      g_ptr_array_add (gone, g_strdup (wm_rows_text (rows, 0)));
  if (!wm_rows_end (rows, error))
    return FALSE;
  g_clear_pointer (&rows, wm_rows_free);
  for (guint i = 0; i < gone->len; i++)
    if (!wm_sql_run (store, error,
                     "DELETE FROM skill_association WHERE destination_id = ?1 AND type = 'precedes'"
                     " AND origin_id = (SELECT id FROM skill WHERE slug = ?2)",
                     "it", id, g_ptr_array_index (gone, i)))
      return FALSE;
  for (; *needs != NULL; needs++)
    if (!add_need (store, skill, id, *needs, error))
      return FALSE;
  return TRUE;
}

/* The anchor of a level; without words it goes in every language. */
static gboolean
set_level (WmStore *store, gint64 id, int level, const char *text, GError **error)
{
  /* The field tells the level: SQL is static text. */
  static const char update[] = "UPDATE skill_level SET description = ?1 WHERE skill_id = ?2"
                               " AND level = CAST (substr (?3, 7) AS INTEGER)";
  g_autofree char *field = g_strdup_printf ("level/%d", level);
  g_autofree char *what = g_strdup_printf (_ ("Level %d"), level);
  const WmEditText place = { field, update };

  if (text == NULL)
    return TRUE;
  if (level > wm_edit_highest_level (store))
    return *text == '\0';
  if (*text == '\0')
    return wm_sql_run (store, error, "DELETE FROM skill_level WHERE skill_id = ?1 AND level = ?2",
                       "ii", id, (gint64) level)
           && wm_sql_run (store, error,
                          "DELETE FROM translation WHERE kind = 'skill' AND entity_id = ?1"
                          " AND field = ?2",
                          "it", id, field);
  return wm_sql_run (store, error,
                     "INSERT OR IGNORE INTO skill_level (skill_id, level, sort)"
                     " VALUES (?1, ?2, ?2)",
                     "ii", id, (gint64) level)
         && wm_edit_text (store, WM_EDIT_SKILL, id, &place, text, FALSE, what, error);
}

static gboolean
set_category (WmStore *store, gint64 id, const char *category, GError **error)
{
  g_autofree char *clean = NULL;

  if (category == NULL)
    return TRUE;
  clean = *category == '\0' ? g_strdup ("")
                            : wm_text_clean (category, TRUE, _ ("Category"), error);
  return clean != NULL
         && wm_sql_run (store, error, "UPDATE skill SET category = ?1 WHERE id = ?2", "ti", clean,
                        id);
}

static gboolean
write_skill (WmStore *store, const char *slug, gint64 id, const WmSkillEdit *edit, GError **error)
{
  static const WmEditText name = { "name", "UPDATE skill SET name = ?1 WHERE id = ?2" };
  static const WmEditText summary
      = { "description", "UPDATE skill SET description = ?1 WHERE id = ?2" };

  for (int i = 0; i < WM_EDIT_LEVELS; i++)
    if (!set_level (store, id, i, edit->levels[i], error))
      return FALSE;
  return wm_edit_text (store, WM_EDIT_SKILL, id, &name, edit->name, TRUE, _ ("Name"), error)
         && wm_edit_text (store, WM_EDIT_SKILL, id, &summary, edit->summary, FALSE,
                          _ ("Summary"), error)
         && set_category (store, id, edit->category, error)
         && wm_edit_number (store, "UPDATE skill SET spectrum = ?1 WHERE id = ?2", id,
                            edit->spectrum, 0, 1000, _ ("Place on the spectrum"), error)
         && set_needs (store, slug, id, edit->needs, error)
         && wm_edit_other_texts (store, id, edit->other, error);
}

char *
wm_skill_add (WmStore *store, const WmSkillEdit *edit, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *slug = NULL;
  gint64 id;

  g_return_val_if_fail (WM_IS_STORE (store) && edit != NULL, NULL);

  name = wm_text_clean (edit->name != NULL ? edit->name : "", TRUE, _ ("Name"), error);
  if (name == NULL || !wm_edit_prepare (store, error))
    return NULL;
  slug = wm_edit_new_slug (store, WM_EDIT_SKILL, name);
  if (!wm_edit_begin (store, "add-skill", WM_EDIT_SKILL, slug, error))
    return NULL;
  id = wm_edit_make (store,
                     "INSERT INTO skill (id, pack_id, slug, name, sort) VALUES (?1, ?2, ?3, ?4,"
                     " (SELECT coalesce (max (sort) + 1, 0) FROM skill WHERE pack_id = ?2))",
                     slug, name, error);
  if (!wm_edit_end (store, id != 0 && write_skill (store, slug, id, edit, error), error))
    return NULL;
  return g_steal_pointer (&slug);
}

static gboolean
edit_as (WmStore *store, const char *label, const char *skill, const WmSkillEdit *edit,
         GError **error)
{
  gint64 id = wm_edit_find (store, WM_EDIT_SKILL, skill, error);

  if (id == 0 || !wm_edit_begin (store, label, WM_EDIT_SKILL, skill, error))
    return FALSE;
  return wm_edit_end (store, write_skill (store, skill, id, edit, error), error);
}

gboolean
wm_skill_edit (WmStore *store, const char *skill, const WmSkillEdit *edit, GError **error)
{
  g_return_val_if_fail (WM_IS_STORE (store) && skill != NULL && edit != NULL, FALSE);

  return edit_as (store, "edit-skill", skill, edit, error);
}

gboolean
wm_skill_rename (WmStore *store, const char *skill, const char *name, GError **error)
{
  WmSkillEdit edit = WM_SKILL_EDIT_INIT;

  g_return_val_if_fail (WM_IS_STORE (store) && skill != NULL && name != NULL, FALSE);

  edit.name = name;
  return edit_as (store, "rename-skill", skill, &edit, error);
}

gboolean
wm_skill_move (WmStore *store, const char *skill, int spectrum, GError **error)
{
  WmSkillEdit edit = WM_SKILL_EDIT_INIT;

  g_return_val_if_fail (WM_IS_STORE (store) && skill != NULL, FALSE);

  edit.spectrum = spectrum;
  return edit_as (store, "move-skill", skill, &edit, error);
}

gboolean
wm_skill_connect (WmStore *store, const char *skill, const char *need, GError **error)
{
  gint64 id;

  g_return_val_if_fail (WM_IS_STORE (store) && skill != NULL && need != NULL, FALSE);

  id = wm_edit_find (store, WM_EDIT_SKILL, skill, error);
  if (id == 0 || !wm_edit_begin (store, "connect-skills", WM_EDIT_SKILL, skill, error))
    return FALSE;
  return wm_edit_end (store, add_need (store, skill, id, need, error), error);
}

gboolean
wm_skill_disconnect (WmStore *store, const char *skill, const char *need, GError **error)
{
  gint64 id, below;

  g_return_val_if_fail (WM_IS_STORE (store) && skill != NULL && need != NULL, FALSE);

  id = wm_edit_find (store, WM_EDIT_SKILL, skill, error);
  below = id != 0 ? wm_edit_find (store, WM_EDIT_SKILL, need, error) : 0;
  if (below == 0 || !wm_edit_begin (store, "disconnect-skills", WM_EDIT_SKILL, skill, error))
    return FALSE;
  return wm_edit_end (store,
                      wm_sql_run (store, error,
                                  "DELETE FROM skill_association WHERE origin_id = ?1"
                                  " AND type = 'precedes' AND destination_id = ?2",
                                  "ii", below, id),
                      error);
}
