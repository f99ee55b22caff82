/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "wm-extra.h"
#include "wm-transfer.h"

struct _WmPackCache
{
  WmStore *store;
  GHashTable *packs;   /* slug -> JsonObject */
  GHashTable *entries; /* "pack list" -> GHashTable of id -> JsonObject */
};

WmPackCache *
wm_pack_cache_new (WmStore *store)
{
  WmPackCache *self = g_new0 (WmPackCache, 1);

  self->store = g_object_ref (store);
  self->packs
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) json_object_unref);
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify) g_hash_table_unref);
  return self;
}

void
wm_pack_cache_free (WmPackCache *self)
{
  g_hash_table_unref (self->entries);
  g_hash_table_unref (self->packs);
  g_object_unref (self->store);
  g_free (self);
}

JsonObject *
wm_pack_cache_get (WmPackCache *self, const char *pack, GError **error)
{
  JsonObject *root = g_hash_table_lookup (self->packs, pack);

  if (root != NULL)
    return root;
  root = wm_transfer_load_pack_rows (self->store, pack, error);
  if (root != NULL)
    g_hash_table_insert (self->packs, g_strdup (pack), root);
  return root;
}

static GHashTable *
entries_of (WmPackCache *self, JsonObject *root, const char *pack, const char *list)
{
  g_autofree char *key = g_strconcat (pack, " ", list, NULL);
  GHashTable *entries = g_hash_table_lookup (self->entries, key);
  JsonArray *array = wm_json_tree_array (root, list);

  if (entries != NULL)
    return entries;
  entries = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *item = json_array_get_object_element (array, i);

      g_hash_table_insert (entries, (gpointer) wm_json_tree_text (item, "id"), item);
    }
  g_hash_table_insert (self->entries, g_steal_pointer (&key), entries);
  return entries;
}

static char *
find_owner (WmPackCache *self, const char *list, const char *id)
{
  const char *sql;

  if (strcmp (list, "skills") == 0)
    sql = "SELECT p.slug FROM pack p JOIN skill x ON x.pack_id = p.id WHERE x.slug = ?";
  else if (strcmp (list, "roles") == 0)
    sql = "SELECT p.slug FROM pack p JOIN role x ON x.pack_id = p.id WHERE x.slug = ?";
  else if (strcmp (list, "questions") == 0)
    sql = "SELECT p.slug FROM pack p JOIN question x ON x.pack_id = p.id WHERE x.slug = ?";
  else
    sql = "SELECT p.slug FROM pack p JOIN resource x ON x.pack_id = p.id WHERE x.slug = ?";
  return wm_sql_text (self->store, sql, "t", id);
}

/* Sources are the pack's: outside it their ids lead nowhere. */
static JsonNode *
copy_without_sources (JsonNode *node)
{
  JsonNode *copy;

  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_array_new ();

      for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
        json_array_add_element (
            array,
            copy_without_sources (json_array_get_element (json_node_get_array (node), i)));
      copy = json_node_new (JSON_NODE_ARRAY);
      json_node_take_array (copy, array);
      return copy;
    }
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_object_new ();
      JsonObjectIter iter;
      const char *key;
      JsonNode *value;

      json_object_iter_init_ordered (&iter, json_node_get_object (node));
      while (json_object_iter_next_ordered (&iter, &key, &value))
        if (strcmp (key, "sourceIds") != 0 && strcmp (key, "spectrumSourceIds") != 0)
          json_object_set_member (object, key, copy_without_sources (value));
      copy = json_node_new (JSON_NODE_OBJECT);
      json_node_take_object (copy, object);
      return copy;
    }
  return json_node_copy (node);
}

JsonObject *
wm_pack_cache_copy_entry (WmPackCache *self, const char *pack, const char *list, const char *id,
                          GError **error)
{
  JsonObject *root = wm_pack_cache_get (self, pack, error);
  JsonObject *item = root != NULL ? g_hash_table_lookup (entries_of (self, root, pack, list), id)
                                  : NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (JsonNode) copy = NULL;

  if (item == NULL)
    return NULL;
  node = json_node_new (JSON_NODE_OBJECT);
  json_node_set_object (node, item);
  copy = copy_without_sources (node);
  return json_node_dup_object (copy);
}

JsonObject *
wm_pack_cache_copy (WmPackCache *self, const char *list, const char *id, char **pack,
                    GError **error)
{
  g_autofree char *owner = find_owner (self, list, id);
  JsonObject *copy
      = owner != NULL ? wm_pack_cache_copy_entry (self, owner, list, id, error) : NULL;

  if (copy != NULL && pack != NULL)
    *pack = g_steal_pointer (&owner);
  return copy;
}
