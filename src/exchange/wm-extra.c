/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-extra.h"

#include "exchange/wm-shape.h"

#include <string.h>

/* Would a column that holds this value be read as "not told"? */
static gboolean
looks_untold (JsonNode *node)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    return json_array_get_length (json_node_get_array (node)) == 0;
  if (wm_json_tree_is_text (node))
    return *json_node_get_string (node) == '\0';
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN
         && !json_node_get_boolean (node);
}

char *
wm_extra_of (JsonObject *object, const char *const *columns)
{
  g_autoptr (JsonObject) extra = json_object_new ();
  JsonObjectIter iter;
  const char *key;
  JsonNode *value;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &key, &value))
    if (!g_strv_contains (columns, key) || looks_untold (value))
      json_object_set_member (extra, key, json_node_copy (value));
  return wm_json_tree_compact_object (extra);
}

char *
wm_extra_of_root (JsonObject *root, const char *format)
{
  const WmShape *shape = wm_shape_get (format);
  g_autoptr (JsonObject) unknown = json_object_new ();
  JsonObjectIter iter;
  const char *key;
  JsonNode *value;

  json_object_iter_init_ordered (&iter, root);
  while (json_object_iter_next_ordered (&iter, &key, &value))
    if (wm_shape_find (shape, key) == NULL)
      json_object_set_member (unknown, key, json_node_copy (value));
  return wm_json_tree_compact_object (unknown);
}

void
wm_extra_merge (JsonObject *object, const char *extra)
{
  g_autoptr (JsonObject) more = NULL;
  JsonObjectIter iter;
  const char *key;
  JsonNode *value;

  if (extra == NULL || strcmp (extra, "{}") == 0)
    return;
  more = wm_json_tree_load_object (extra);
  json_object_iter_init_ordered (&iter, more);
  while (json_object_iter_next_ordered (&iter, &key, &value))
    if (!json_object_has_member (object, key))
      json_object_set_member (object, key, json_node_copy (value));
}

const char *
wm_extra_text (JsonObject *object, const char *key)
{
  const char *text = wm_json_tree_text (object, key);

  return text != NULL ? text : "";
}

const gint64 *
wm_extra_int (JsonObject *object, const char *key, gint64 *value)
{
  if (!json_object_has_member (object, key))
    return NULL;
  *value = wm_json_tree_int (object, key, 0);
  return value;
}

gboolean
wm_extra_flag (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
         && json_node_get_value_type (node) == G_TYPE_BOOLEAN && json_node_get_boolean (node);
}

char *
wm_extra_words (JsonObject *object, const char *key)
{
  JsonArray *array = wm_json_tree_array (object, key);
  GString *words = g_string_new (NULL);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      if (i > 0)
        g_string_append_c (words, ' ');
      g_string_append (words, json_array_get_string_element (array, i));
    }
  return g_string_free (words, FALSE);
}

char *
wm_extra_list (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  return node != NULL ? wm_json_tree_compact (node) : g_strdup ("[]");
}

void
wm_extra_set_text (JsonObject *object, const char *key, WmRows *rows, int column)
{
  const char *text = wm_rows_text (rows, column);

  if (text != NULL && *text != '\0')
    json_object_set_string_member (object, key, text);
}

void
wm_extra_set_int (JsonObject *object, const char *key, WmRows *rows, int column)
{
  if (!wm_rows_is_null (rows, column))
    json_object_set_int_member (object, key, wm_rows_int (rows, column));
}

void
wm_extra_set_flag (JsonObject *object, const char *key, WmRows *rows, int column)
{
  if (wm_rows_int (rows, column) != 0)
    json_object_set_boolean_member (object, key, TRUE);
}

void
wm_extra_set_words (JsonObject *object, const char *key, WmRows *rows, int column)
{
  g_auto (GStrv) words = NULL;
  const char *text = wm_rows_text (rows, column);

  if (text == NULL || *text == '\0')
    return;
  words = g_strsplit (text, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    wm_extra_append_text (object, key, words[i]);
}

void
wm_extra_set_list (JsonObject *object, const char *key, WmRows *rows, int column)
{
  g_autoptr (JsonArray) array = wm_json_tree_load_array (wm_rows_text (rows, column));

  if (json_array_get_length (array) > 0)
    json_object_set_array_member (object, key, g_steal_pointer (&array));
}

static JsonArray *
ensure_list (JsonObject *object, const char *key)
{
  if (!json_object_has_member (object, key))
    json_object_set_array_member (object, key, json_array_new ());
  return json_object_get_array_member (object, key);
}

void
wm_extra_append (JsonObject *object, const char *key, JsonObject *item)
{
  json_array_add_object_element (ensure_list (object, key), item);
}

void
wm_extra_append_text (JsonObject *object, const char *key, const char *text)
{
  json_array_add_string_element (ensure_list (object, key), text);
}

gboolean
wm_extra_next (WmRows *rows, gboolean *failed, GError **error)
{
  g_autoptr (GError) inner = NULL;

  *failed = FALSE;
  if (wm_rows_next (rows, &inner))
    return TRUE;
  *failed = inner != NULL;
  if (inner != NULL)
    g_propagate_error (error, g_steal_pointer (&inner));
  return FALSE;
}

gboolean
wm_translation_clear (WmStore *store, const char *kind, gint64 id, GError **error)
{
  return wm_sql_run (store, error, "DELETE FROM translation WHERE kind = ? AND entity_id = ?",
                     "ti", kind, id);
}

static gboolean
store_text (WmStore *store, const char *kind, gint64 id, const char *locale, const char *field,
            const char *text, GError **error)
{
  return wm_sql_run (store, error,
                     "INSERT INTO translation (kind, entity_id, locale, field, text)"
                     " VALUES (?, ?, ?, ?, ?)",
                     "tittt", kind, id, locale, field, text);
}

/* A text, or a list of texts as field/0, field/1 … */
static gboolean
store_field (WmStore *store, const char *kind, gint64 id, const char *locale, const char *field,
             JsonNode *node, GError **error)
{
  JsonArray *array;

  if (wm_json_tree_is_text (node))
    return store_text (store, kind, id, locale, field, json_node_get_string (node), error);
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return TRUE;
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *numbered = g_strdup_printf ("%s/%u", field, i);
      JsonNode *item = json_array_get_element (array, i);

      if (wm_json_tree_is_text (item)
          && !store_text (store, kind, id, locale, numbered, json_node_get_string (item), error))
        return FALSE;
    }
  return TRUE;
}

gboolean
wm_translation_store (WmStore *store, const char *kind, gint64 id, JsonObject *object,
                      const char *const *fields, GError **error)
{
  JsonObject *translations = wm_json_tree_object (object, "translations");
  JsonObjectIter iter;
  const char *locale;
  JsonNode *node;

  if (translations == NULL)
    return TRUE;
  json_object_iter_init_ordered (&iter, translations);
  while (json_object_iter_next_ordered (&iter, &locale, &node))
    for (guint i = 0; fields[i] != NULL && JSON_NODE_HOLDS_OBJECT (node); i += 2)
      {
        JsonNode *value = json_object_get_member (json_node_get_object (node), fields[i]);

        if (value != NULL && !store_field (store, kind, id, locale, fields[i + 1], value, error))
          return FALSE;
      }
  return TRUE;
}
