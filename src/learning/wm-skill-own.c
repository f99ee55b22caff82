/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is a person's own on a skill: a note, links.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "learning/wm-learning-private.h"
#include "map/wm-map-edit.h"

void
wm_skill_link_free (WmSkillLink *link)
{
  if (link == NULL)
    return;
  g_free (link->skill);
  g_free (link->name);
  g_free (link->url);
  g_free (link);
}

char *
wm_skill_note_load (WmStore *store, const char *person, const char *skill)
{
  g_return_val_if_fail (WM_IS_STORE (store) && person != NULL && skill != NULL, NULL);

  return wm_sql_text (store,
                      "SELECT n.note FROM skill_note n JOIN person p ON p.id = n.person_id"
                      " WHERE p.slug = ?1 AND n.skill = ?2",
                      "tt", person, skill);
}

static gboolean
write_note (WmStore *store, gint64 person, const char *skill, const char *note, GError **error)
{
  if (*note == '\0')
    return wm_sql_run (store, error, "DELETE FROM skill_note WHERE person_id = ?1 AND skill = ?2",
                       "it", person, skill);
  return wm_sql_run (store, error,
                     "INSERT INTO skill_note (person_id, skill, note, time)"
                     " VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE SET"
                     " note = excluded.note, time = excluded.time",
                     "itti", person, skill, note, g_get_real_time () / G_USEC_PER_SEC);
}

static gboolean
check_skill (WmStore *store, const char *skill, GError **error)
{
  if (wm_sql_int (store, 0, "SELECT count (*) FROM skill WHERE slug = ?1", "t", skill) > 0)
    return TRUE;
  g_set_error (error, WM_ERROR, WM_ERROR_NOT_FOUND,
               _ ("There is no skill “%s” in this workspace."), skill);
  return FALSE;
}

gboolean
wm_skill_note_set (WmStore *store, const char *person, const char *skill, const char *note,
                   GError **error)
{
  g_autofree char *clean = NULL;
  g_autofree char *subject = NULL;
  gint64 id;

  g_return_val_if_fail (WM_IS_STORE (store) && person && skill && note, FALSE);

  id = wm_learning_find_person (store, person, error);
  clean = id != 0 && check_skill (store, skill, error)
              ? wm_text_clean (note, FALSE, _ ("Note"), error)
              : NULL;
  if (clean == NULL)
    return FALSE;
  subject = g_strconcat ("skill:", skill, NULL);
  if (!wm_store_begin_merging (store, "edit-note", subject, error))
    return FALSE;
  return wm_learning_finish (store, write_note (store, id, skill, clean, error), error);
}

GPtrArray *
wm_skill_links_load (WmStore *store, const char *person, const char *skill, GError **error)
{
  g_autoptr (GPtrArray) links
      = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_skill_link_free);
  g_autoptr (WmRows) rows = NULL;

  g_return_val_if_fail (WM_IS_STORE (store) && person != NULL, NULL);

  rows = wm_sql_query (store, error,
                       "SELECT l.id, l.skill, l.name, l.url FROM skill_link l"
                       " JOIN person p ON p.id = l.person_id"
                       " WHERE p.slug = ?1 AND (?2 IS NULL OR l.skill = ?2)"
                       " ORDER BY l.skill, l.sort, l.id",
                       "tt", person, skill);
  while (wm_rows_step (rows))
    {
      WmSkillLink *link = g_new0 (WmSkillLink, 1);

      link->id = wm_rows_int (rows, 0);
      link->skill = g_strdup (wm_rows_text (rows, 1));
      link->name = g_strdup (wm_rows_text (rows, 2));
      link->url = g_strdup (wm_rows_text (rows, 3));
      g_ptr_array_add (links, link);
    }
  return wm_rows_end (rows, error) ? g_steal_pointer (&links) : NULL;
}

gboolean
wm_skill_link_add (WmStore *store, const char *person, const char *skill, const char *name,
                   const char *url, GError **error)
{
  g_autofree char *address = NULL;
  g_autofree char *title = NULL;
  g_autofree char *subject = NULL;
  gint64 id;

  g_return_val_if_fail (WM_IS_STORE (store) && person && skill && name && url, FALSE);

  id = wm_learning_find_person (store, person, error);
  address = id != 0 && check_skill (store, skill, error) ? wm_web_address (url, error) : NULL;
  if (address == NULL)
    return FALSE;
  title = wm_text_clean (*name != '\0' ? name : address, *name != '\0', _ ("Name of the link"),
                         error);
  if (title == NULL)
    return FALSE;
  subject = g_strconcat ("skill:", skill, NULL);
  if (!wm_store_begin (store, "add-link", subject, error))
    return FALSE;
  return wm_learning_finish (
      store,
      wm_sql_run (store, error,
                  "INSERT INTO skill_link (id, person_id, skill, name, url, sort)"
                  " VALUES (?1, ?2, ?3, ?4, ?5, (SELECT coalesce (max (sort) + 1, 0)"
                  "  FROM skill_link WHERE person_id = ?2 AND skill = ?3))",
                  "iittt", wm_sql_new_id (), id, skill, title, address),
      error);
}

gboolean
wm_skill_link_delete (WmStore *store, gint64 id, GError **error)
{
  g_autofree char *skill = NULL;
  g_autofree char *subject = NULL;

  g_return_val_if_fail (WM_IS_STORE (store), FALSE);

  skill = wm_sql_text (store, "SELECT skill FROM skill_link WHERE id = ?1", "i", id);
  if (skill == NULL)
    return TRUE;
  subject = g_strconcat ("skill:", skill, NULL);
  if (!wm_store_begin (store, "delete-link", subject, error))
    return FALSE;
  return wm_learning_finish (
      store, wm_sql_run (store, error, "DELETE FROM skill_link WHERE id = ?1", "i", id), error);
}
