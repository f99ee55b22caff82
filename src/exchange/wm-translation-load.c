/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Translations, from their rows back into the document. A file's own object is kept with what
 * else it holds; but what has a row is written as the row tells it, since that is what an edit
 * changes.
 */
#include "config.h"

#include <string.h>

#include "wm-extra.h"

/* By kind of row: the field of a row and the key of the document */
static const struct
{
  const char *kind, *field, *key;
} texts[] = {
  { "skill", "name", "name" },
  { "skill", "description", "description" },
  { "role", "name", "name" },
  { "role", "description", "description" },
  { "role", "focus", "focus" },
  { "resource", "name", "name" },
  { "resource", "note", "note" },
  { "question", "text", "question" },
  { "question", "strong_answer", "strongAnswer" },
  { "question", "weak_answer", "weakAnswer" },
};

static const char *
key_of (const char *kind, const char *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_str_equal (texts[i].kind, kind) && g_str_equal (texts[i].field, field))
      return texts[i].key;
  return NULL;
}

/* (nullable): the object of a skill's level */
static JsonObject *
level_of (JsonObject *skill, const char *field)
{
  JsonArray *levels = wm_json_tree_array (skill, "levels");
  gint64 level = g_ascii_strtoll (field + strlen ("level/"), NULL, 10);

  for (guint i = 0; levels != NULL && i < json_array_get_length (levels); i++)
    {
      JsonObject *object = json_array_get_object_element (levels, i);

      if (wm_json_tree_int (object, "score", -1) == level)
        return object;
    }
  return NULL;
}

static JsonObject *
ensure_object (JsonObject *object, const char *key)
{
  JsonObject *inner = wm_json_tree_object (object, key);

  if (inner != NULL)
    return inner;
  inner = json_object_new ();
  json_object_set_object_member (object, key, inner);
  return inner;
}

/* @seen: what has a row */
static void
set_text (JsonObject *object, const char *locale, const char *key, const char *text,
          GHashTable *seen)
{
  JsonObject *of_locale = ensure_object (ensure_object (object, "translations"), locale);

  if (g_strcmp0 (wm_json_tree_text (of_locale, key), text) != 0)
    json_object_set_string_member (of_locale, key, text);
  g_hash_table_add (seen, g_strdup_printf ("%p %s", (void *) of_locale, key));
}

/* An edit took the row away: the text goes too. */
static void
drop_unseen (JsonObject *object, const char *key, GHashTable *seen)
{
  JsonObject *all = wm_json_tree_object (object, "translations");
  g_autoptr (GList) locales = all != NULL ? json_object_get_members (all) : NULL;

  for (GList *l = locales; l != NULL; l = l->next)
    {
      JsonObject *of_locale = wm_json_tree_object (all, l->data);
      g_autofree char *id = g_strdup_printf ("%p %s", (void *) of_locale, key);

      if (of_locale == NULL || wm_json_tree_text (of_locale, key) == NULL
          || g_hash_table_contains (seen, id))
        continue;
      json_object_remove_member (of_locale, key);
      if (json_object_get_size (of_locale) == 0)
        json_object_remove_member (all, l->data);
    }
  if (locales != NULL && json_object_get_size (all) == 0)
    json_object_remove_member (object, "translations");
}

static void
drop_unseen_of (JsonObject *object, const char *kind, GHashTable *seen)
{
  JsonArray *levels = wm_json_tree_array (object, "levels");

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_str_equal (texts[i].kind, kind))
      drop_unseen (object, texts[i].key, seen);
  for (guint i = 0; g_str_equal (kind, "skill") && levels != NULL
                    && i < json_array_get_length (levels);
       i++)
    drop_unseen (json_array_get_object_element (levels, i), "description", seen);
}

gboolean
wm_translation_load (WmStore *store, const char *kind, JsonArray *list, GHashTable *objects,
                     GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (WmRows) rows
    = wm_sql_query (store, error,
                    "SELECT entity_id, locale, field, text FROM translation WHERE kind = ?"
                    " ORDER BY entity_id, locale, field",
                    "t", kind);
  gboolean failed = rows == NULL;

  while (!failed && wm_extra_next (rows, &failed, error))
    {
      gint64 id = wm_rows_int (rows, 0);
      const char *field = wm_rows_text (rows, 2), *key = key_of (kind, field);
      gboolean level = g_str_equal (kind, "skill") && g_str_has_prefix (field, "level/");
      JsonObject *whole = g_hash_table_lookup (objects, &id);
      JsonObject *of = whole != NULL && level ? level_of (whole, field) : whole;

      if (of != NULL && (level || key != NULL))
        set_text (of, wm_rows_text (rows, 1), level ? "description" : key, wm_rows_text (rows, 3),
                  seen);
    }
  for (guint i = 0; !failed && i < json_array_get_length (list); i++)
    drop_unseen_of (json_array_get_object_element (list, i), kind, seen);
  return !failed;
}
