/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Resources: adding, changing, linking to skills.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "map/wm-edit-private.h"

#define LINK                                                                                       \
  "INSERT OR IGNORE INTO resource_skill (resource_id, skill_id, sort) VALUES (?1, ?2,"             \
  " (SELECT coalesce (max (sort) + 1, 0) FROM resource_skill WHERE resource_id = ?1))"
#define UNLINK "DELETE FROM resource_skill WHERE resource_id = ?1 AND skill_id = ?2"

static gboolean
set_url (WmStore *store, gint64 id, const char *url, GError **error)
{
  g_autofree char *address = NULL;

  if (url == NULL)
    return TRUE;
  address = *url == '\0' ? g_strdup ("") : wm_web_address (url, error);
  return address != NULL
         && wm_sql_run (store, error, "UPDATE resource SET url = ?1 WHERE id = ?2", "ti", address,
                        id);
}

static gboolean
set_language (WmStore *store, gint64 id, const char *language, GError **error)
{
  if (language == NULL)
    return TRUE;
  if (*language == '\0'
      || g_regex_match_simple ("^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$", language,
                               G_REGEX_DOLLAR_ENDONLY, 0))
    return wm_sql_run (store, error, "UPDATE resource SET language = ?1 WHERE id = ?2", "ti",
                       language, id);
  g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
               _ ("“%s” is no tag of a language; write it as “en” or “zh-CN”."), language);
  return FALSE;
}

static gboolean
set_skills (WmStore *store, gint64 id, const char *const *skills, GError **error)
{
  return skills == NULL
         || (wm_sql_run (store, error, "DELETE FROM resource_skill WHERE resource_id = ?1", "i", id)
             && wm_edit_links (store, LINK, id, skills, error));
}

/* A time that somebody typed is no estimate of ours. */
static gboolean
set_minutes (WmStore *store, gint64 id, int minutes, GError **error)
{
  return wm_edit_minutes (store,
                          "UPDATE resource SET time_required = ?1, time_estimated = 0"
                          " WHERE id = ?2",
                          id, minutes, error);
}

static gboolean
write_resource (WmStore *store, gint64 id, const WmResourceEdit *edit, GError **error)
{
  static const WmEditText name = { "name", "UPDATE resource SET name = ?1 WHERE id = ?2" };
  static const WmEditText note = { "note", "UPDATE resource SET note = ?1 WHERE id = ?2" };
  static const char *const words[]
      = { "article", "video", "course", "book", "paper", "official", "opensource", "podcast",
          "roadmap", "feed", "exercise", "other", NULL };

  return wm_edit_text (store, WM_EDIT_RESOURCE, id, &name, edit->name, TRUE, _ ("Name"), error)
         && set_url (store, id, edit->url, error)
         && wm_edit_word (store, "UPDATE resource SET kind = ?1 WHERE id = ?2", id, edit->kind,
                          words, _ ("Kind"), error)
         && set_language (store, id, edit->language, error)
         && wm_edit_text (store, WM_EDIT_RESOURCE, id, &note, edit->note, FALSE, _ ("Note"), error)
         && wm_edit_number (store, "UPDATE resource SET tier = ?1 WHERE id = ?2", id, edit->tier, 1,
                            9, _ ("Tier"), error)
         && set_minutes (store, id, edit->minutes, error)
         && set_skills (store, id, edit->skills, error);
}

/* An address may be longer than a name. */
static char *
name_of (const WmResourceEdit *edit, GError **error)
{
  g_autofree char *address = NULL;

  if (edit->name != NULL && *edit->name != '\0')
    return wm_text_clean (edit->name, TRUE, _ ("Name"), error);
  if (edit->url == NULL || *edit->url == '\0')
    return wm_text_clean ("", TRUE, _ ("Name"), error);
  address = wm_web_address (edit->url, error);
  if (address == NULL)
    return NULL;
  return g_utf8_strlen (address, -1) > WM_LIMIT_NAME ? g_utf8_substring (address, 0, WM_LIMIT_NAME)
                                                     : g_steal_pointer (&address);
}

char *
wm_resource_add (WmStore *store, const WmResourceEdit *edit, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *slug = NULL;
  WmResourceEdit rest;
  gint64 id;

  g_return_val_if_fail (WM_IS_STORE (store) && edit != NULL, NULL);

  name = name_of (edit, error);
  if (name == NULL || !wm_edit_prepare (store, error))
    return NULL;
  slug = wm_edit_new_slug (store, WM_EDIT_RESOURCE, name);
  if (!wm_edit_begin (store, "add-resource", WM_EDIT_RESOURCE, slug, error))
    return NULL;
  rest = *edit;
  rest.name = NULL;
  id = wm_edit_make (store,
                     "INSERT INTO resource (id, pack_id, slug, name, sort) VALUES (?1, ?2, ?3, ?4,"
                     " (SELECT coalesce (max (sort) + 1, 0) FROM resource WHERE pack_id = ?2))",
                     slug, name, error);
  if (!wm_edit_end (store, id != 0 && write_resource (store, id, &rest, error), error))
    return NULL;
  return g_steal_pointer (&slug);
}

gboolean
wm_resource_edit (WmStore *store, const char *resource, const WmResourceEdit *edit,
                  GError **error)
{
  gint64 id;

  g_return_val_if_fail (WM_IS_STORE (store) && resource != NULL && edit != NULL, FALSE);

  id = wm_edit_find (store, WM_EDIT_RESOURCE, resource, error);
  if (id == 0 || !wm_edit_begin (store, "edit-resource", WM_EDIT_RESOURCE, resource, error))
    return FALSE;
  return wm_edit_end (store, write_resource (store, id, edit, error), error);
}

gboolean
wm_resource_link (WmStore *store, const char *resource, const char *const *skills,
                  gboolean linked, GError **error)
{
  gint64 id;

  g_return_val_if_fail (WM_IS_STORE (store) && resource != NULL && skills != NULL, FALSE);

  id = wm_edit_find (store, WM_EDIT_RESOURCE, resource, error);
  if (id == 0
      || !wm_edit_begin (store, linked ? "link-resource" : "unlink-resource", WM_EDIT_RESOURCE,
                         resource, error))
    return FALSE;
  return wm_edit_end (store, wm_edit_links (store, linked ? LINK : UNLINK, id, skills, error),
                      error);
}

gboolean
wm_resource_delete (WmStore *store, const char *resource, GError **error)
{
  gint64 id;

  g_return_val_if_fail (WM_IS_STORE (store) && resource != NULL, FALSE);

  id = wm_edit_find (store, WM_EDIT_RESOURCE, resource, error);
  if (id == 0 || !wm_edit_begin (store, "delete-resource", WM_EDIT_RESOURCE, resource, error))
    return FALSE;
  return wm_edit_end (
      store,
      wm_edit_drop_texts (store, WM_EDIT_RESOURCE, id, error)
          /* Templates name resources in a text of ids. */
          && wm_sql_run (store, error,
                         "UPDATE template_activity SET resources = trim (replace (' ' ||"
                         " resources || ' ', ' ' || ?1 || ' ', ' '))"
                         " WHERE instr (' ' || resources || ' ', ' ' || ?1 || ' ') > 0",
                         "t", resource)
          && wm_sql_run (store, error, "DELETE FROM resource WHERE id = ?1", "i", id),
      error);
}
