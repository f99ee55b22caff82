/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A pack may name what another pack brought first, under the same id. Its file
 * must open alone, so it takes a copy along.
 */
#include "config.h"

#include <string.h>

#include "wm-extra.h"
#include "wm-references.h"
#include "wm-transfer.h"

/* Copies name more themselves (a role its skills): a few rounds are enough. */
#define MOST_ROUNDS 4

typedef struct
{
  GHashTable *ids;
  GPtrArray *missing; /* utf8, owned by the document */
} Search;

static gboolean
collect_missing (gpointer data, JsonNode *leaf)
{
  Search *search = data;
  const char *id = json_node_get_string (leaf);

  if (g_hash_table_add (search->ids, (gpointer) id))
    g_ptr_array_add (search->missing, g_strdup (id));
  return TRUE;
}

static JsonObject *
make_stub (const char *list, const char *id)
{
  JsonObject *stub = json_object_new ();

  json_object_set_string_member (stub, "id", id);
  json_object_set_string_member (stub, strcmp (list, "questions") == 0 ? "question" : "name", id);
  return stub;
}

static gboolean
add_missing (WmPackCache *packs, JsonObject *root, const char *list, GPtrArray *missing,
             GError **error)
{
  g_autoptr (GError) inner = NULL;

  for (guint i = 0; i < missing->len && inner == NULL; i++)
    {
      const char *id = g_ptr_array_index (missing, i);
      JsonObject *item = wm_pack_cache_copy (packs, list, id, NULL, &inner);

      if (inner == NULL)
        wm_extra_append (root, list, item != NULL ? item : make_stub (list, id));
    }
  if (inner == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&inner));
  return FALSE;
}

static gboolean
complete_list (WmPackCache *packs, JsonObject *root, const char *list, gboolean *grew,
               GError **error)
{
  g_autoptr (GHashTable) ids = wm_document_collect_ids (root, list);
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) place = g_string_new (NULL);
  Search search = { ids, missing };

  for (const WmReference *r = wm_pack_references; r->path != NULL; r++)
    if (strcmp (r->list, list) == 0)
      wm_document_walk (root, r->path, place, collect_missing, &search);
  *grew |= missing->len > 0;
  return add_missing (packs, root, list, missing, error);
}

JsonObject *
wm_transfer_load_pack (WmStore *store, const char *slug, GError **error)
{
  static const char *const lists[] = { "roles", "questions", "resources", "skills" };
  g_autoptr (WmPackCache) packs = wm_pack_cache_new (store);
  g_autoptr (JsonObject) root = wm_transfer_load_pack_rows (store, slug, error);
  gboolean grew = root != NULL;

  for (guint round = 0; grew && round < MOST_ROUNDS; round++)
    {
      grew = FALSE;
      for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
        if (!complete_list (packs, root, lists[i], &grew, error))
          return NULL;
    }
  return g_steal_pointer (&root);
}
