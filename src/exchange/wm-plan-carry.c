/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A plan stands on its own: what it names of the packs goes along, as the
 * packs have it now, unless the plan brought it already.
 */
#include "config.h"

#include <string.h>

#include "wm-extra.h"
#include "wm-transfer.h"

typedef struct
{
  WmStore *store;
  WmPackCache *packs;
  JsonObject *root;
  const char *role;
  gboolean made_here;
  GHashTable *ids;         /* list -> set of ids */
  GHashTable *taken_packs; /* slugs of packs that something was taken from */
} Carry;

static void
collect_texts (JsonObject *owner, const char *list, const char *key, GPtrArray *names,
               GHashTable *seen)
{
  JsonArray *array = owner != NULL ? wm_json_tree_array (owner, list) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *item = json_array_get_element (array, i);
      const char *name = NULL;

      if (key != NULL && JSON_NODE_HOLDS_OBJECT (item))
        name = wm_json_tree_text (json_node_get_object (item), key);
      else if (key == NULL && wm_json_tree_is_text (item))
        name = json_node_get_string (item);
      if (name != NULL && g_hash_table_add (seen, (gpointer) name))
        g_ptr_array_add (names, (gpointer) name);
    }
}

static void
collect_from_each (JsonObject *root, const char *list, const char *inner, const char *key,
                   GPtrArray *names, GHashTable *seen)
{
  JsonArray *array = root != NULL ? wm_json_tree_array (root, list) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    collect_texts (json_array_get_object_element (array, i), inner, key, names, seen);
}

/* The ids of a list of the document, which grow with it. */
static GHashTable *
ids_of (Carry *self, const char *list)
{
  GHashTable *ids = g_hash_table_lookup (self->ids, list);
  JsonArray *array = wm_json_tree_array (self->root, list);

  if (ids != NULL)
    return ids;
  ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    g_hash_table_add (
        ids, g_strdup (wm_json_tree_text (json_array_get_object_element (array, i), "id")));
  g_hash_table_insert (self->ids, (gpointer) list, ids);
  return ids;
}

static gboolean
has_entry (Carry *self, const char *list, const char *id)
{
  return g_hash_table_contains (ids_of (self, list), id);
}

static void
append_entry (Carry *self, const char *list, JsonObject *item)
{
  g_hash_table_add (ids_of (self, list), g_strdup (wm_json_tree_text (item, "id")));
  wm_extra_append (self->root, list, item);
}

static gboolean
add_entry (Carry *self, const char *list, const char *id, GError **error)
{
  g_autoptr (GError) inner = NULL;
  g_autofree char *pack = NULL;
  JsonObject *item;

  if (has_entry (self, list, id))
    return TRUE;
  item = wm_pack_cache_copy (self->packs, list, id, &pack, &inner);
  if (inner != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&inner));
      return FALSE;
    }
  if (item == NULL)
    {
      /* The pack has gone; the name is all that is left of it. */
      item = json_object_new ();
      json_object_set_string_member (item, "id", id);
      json_object_set_string_member (item, "name", id);
    }
  else
    g_hash_table_add (self->taken_packs, g_steal_pointer (&pack));
  append_entry (self, list, item);
  return TRUE;
}

static gboolean
add_role (Carry *self, GError **error)
{
  g_autoptr (GError) inner = NULL;
  g_autofree char *pack = NULL;
  JsonObject *old = wm_json_tree_object (self->root, "role");
  JsonObject *role;

  if (*self->role == '\0'
      || (old != NULL && g_strcmp0 (wm_json_tree_text (old, "id"), self->role) == 0))
    return TRUE;
  role = wm_pack_cache_copy (self->packs, "roles", self->role, &pack, &inner);
  if (role != NULL)
    {
      json_object_set_object_member (self->root, "role", role);
      g_hash_table_add (self->taken_packs, g_steal_pointer (&pack));
    }
  if (inner == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&inner));
  return FALSE;
}

static gboolean
add_entries (Carry *self, GError **error)
{
  g_autoptr (GPtrArray) skills = g_ptr_array_new ();
  g_autoptr (GPtrArray) resources = g_ptr_array_new ();
  g_autoptr (GHashTable) seen_skills = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) seen_resources = g_hash_table_new (g_str_hash, g_str_equal);
  JsonObject *role = wm_json_tree_object (self->root, "role");

  collect_texts (role, "skills", "skill", skills, seen_skills);
  collect_from_each (role, "ladder", "skills", "skill", skills, seen_skills);
  collect_from_each (self->root, "milestones", "skills", "skill", skills, seen_skills);
  collect_from_each (self->root, "tasks", "skills", NULL, skills, seen_skills);
  collect_from_each (self->root, "assessments", "ratings", "skill", skills, seen_skills);
  collect_texts (self->root, "firstUnaided", "skill", skills, seen_skills);
  collect_from_each (self->root, "tasks", "resources", NULL, resources, seen_resources);
  for (guint i = 0; i < skills->len; i++)
    if (!add_entry (self, "skills", g_ptr_array_index (skills, i), error))
      return FALSE;
  for (guint i = 0; i < resources->len; i++)
    if (!add_entry (self, "resources", g_ptr_array_index (resources, i), error))
      return FALSE;
  return TRUE;
}

/* A resource teaches more than the plan is about: only what is carried. */
static void
trim_teaches (Carry *self)
{
  JsonArray *resources = wm_json_tree_array (self->root, "resources");

  for (guint i = 0; resources != NULL && i < json_array_get_length (resources); i++)
    {
      JsonObject *resource = json_array_get_object_element (resources, i);
      JsonArray *teaches = wm_json_tree_array (resource, "teaches");
      JsonArray *kept;

      if (teaches == NULL)
        continue;
      kept = json_array_new ();
      for (guint j = 0; j < json_array_get_length (teaches); j++)
        if (has_entry (self, "skills", json_array_get_string_element (teaches, j)))
          json_array_add_string_element (kept, json_array_get_string_element (teaches, j));
      json_object_set_array_member (resource, "teaches", kept);
    }
}

static gboolean
add_pack (Carry *self, const char *slug, GError **error)
{
  g_autoptr (WmRows) rows = wm_sql_query (self->store, error,
                                          "SELECT slug, version, sha256 FROM pack WHERE slug = ?",
                                          "t", slug);
  gboolean failed = rows == NULL;

  if (failed || has_entry (self, "packs", slug))
    return !failed;
  if (wm_extra_next (rows, &failed, error))
    {
      JsonObject *pack = json_object_new ();

      wm_extra_set_text (pack, "id", rows, 0);
      wm_extra_set_text (pack, "version", rows, 1);
      wm_extra_set_text (pack, "sha256", rows, 2);
      append_entry (self, "packs", pack);
    }
  return !failed;
}

/* The scales that the levels of a plan made here are counted on */
static gboolean
add_scales (Carry *self, const char *slug, GError **error)
{
  JsonObject *pack = wm_pack_cache_get (self->packs, slug, error);
  JsonArray *scales = pack != NULL ? wm_json_tree_array (pack, "scales") : NULL;

  for (guint i = 0; scales != NULL && i < json_array_get_length (scales); i++)
    {
      const char *id = wm_json_tree_text (json_array_get_object_element (scales, i), "id");

      if (has_entry (self, "scales", id))
        continue;
      append_entry (self, "scales",
                    wm_pack_cache_copy_entry (self->packs, slug, "scales", id, NULL));
    }
  return pack != NULL;
}

static gboolean
add_packs (Carry *self, GError **error)
{
  g_autoptr (GList) slugs = g_hash_table_get_keys (self->taken_packs);

  slugs = g_list_sort (slugs, (GCompareFunc) strcmp);
  for (GList *l = slugs; l != NULL; l = l->next)
    if (!add_pack (self, l->data, error)
        || (self->made_here && !add_scales (self, l->data, error)))
      return FALSE;
  return TRUE;
}

gboolean
wm_plan_carry (WmStore *store, WmPackCache *packs, JsonObject *plan, const char *role,
               gboolean made_here, GError **error)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                                      (GDestroyNotify) g_hash_table_unref);
  Carry self = { store, packs, plan, role, made_here, ids, taken };

  if (!add_role (&self, error) || !add_entries (&self, error) || !add_packs (&self, error))
    return FALSE;
  trim_teaches (&self);
  return TRUE;
}
