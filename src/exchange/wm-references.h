/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which texts of a document are ids of other parts of it, and ways to them.
 * Private to the exchange folder.
 */
#pragma once

#include "exchange/wm-json-tree.h"

G_BEGIN_DECLS

/* A text at `path` below the scope is the id of an entry of `list`, which
 * stands in the same scope. An entry of a list is `[]` in a path. The tables
 * end in a NULL path. */
typedef struct
{
  const char *path;
  const char *list;
} WmReference;

extern const WmReference wm_pack_references[];
extern const WmReference wm_schedule_references[]; /* in a plan or a template */
extern const WmReference wm_plan_references[];
extern const WmReference wm_workspace_references[];

typedef gboolean (*WmDocumentLeafFunc) (gpointer data, JsonNode *leaf);

/**
 * wm_document_walk:
 * @place: grows by where the leaf stands; as it was after a full walk
 *
 * Calls @func for all that @path leads to. Where @func returns FALSE the walk
 * ends, and @place stays.
 */
gboolean wm_document_walk (JsonObject *scope, const char *path, GString *place,
                           WmDocumentLeafFunc func, gpointer data);
/* (transfer full) (element-type utf8): the ids in a list; they belong to @scope */
GHashTable *wm_document_collect_ids (JsonObject *scope, const char *list);

G_END_DECLS
