/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Between objects of a document and rows of the database. What a column can
 * say lives in the column; everything else of the object lives in the row's
 * `extra`, so that nothing is lost. Private to the exchange folder.
 */
#pragma once

#include "exchange/wm-json-tree.h"
#include "store/wm-sql.h"

G_BEGIN_DECLS

/**
 * wm_extra_of:
 * @columns: (array zero-terminated=1): keys that have a column or rows
 *
 * Returns: (transfer full): one JSON object with the members that @columns do
 *   not name, and those whose value a column would take for "not told": empty
 *   texts and lists, false
 */
char *wm_extra_of (JsonObject *object, const char *const *columns);
/* (transfer full): the members of a document's @root that the schema of @format,
 * e.g. "pack", does not know, as one JSON object in the order read */
char *wm_extra_of_root (JsonObject *root, const char *format);
/* Adds the members of @extra that @object does not have. */
void wm_extra_merge (JsonObject *object, const char *extra);

/* Texts and numbers on their way into columns */
const char *wm_extra_text (JsonObject *object, const char *key); /* "" when absent */
const gint64 *wm_extra_int (JsonObject *object, const char *key, gint64 *value); /* or NULL */
gboolean wm_extra_flag (JsonObject *object, const char *key);
/* (transfer full): the texts of a list, one space between */
char *wm_extra_words (JsonObject *object, const char *key);
/* (transfer full): the list as JSON text; "[]" when absent */
char *wm_extra_list (JsonObject *object, const char *key);

/* And out of them: what is not told gets no member. */
void wm_extra_set_text (JsonObject *object, const char *key, WmRows *rows, int column);
void wm_extra_set_int (JsonObject *object, const char *key, WmRows *rows, int column);
void wm_extra_set_flag (JsonObject *object, const char *key, WmRows *rows, int column);
void wm_extra_set_words (JsonObject *object, const char *key, WmRows *rows, int column);
void wm_extra_set_list (JsonObject *object, const char *key, WmRows *rows, int column);
/* Appends @item (transfer full) to the list at @key, which is made if needed. */
void wm_extra_append (JsonObject *object, const char *key, JsonObject *item);
void wm_extra_append_text (JsonObject *object, const char *key, const char *text);
/* TRUE when the rows came to their end, FALSE when reading failed */
gboolean wm_extra_next (WmRows *rows, gboolean *failed, GError **error);

/**
 * wm_translation_store:
 * @kind: name of the table
 * @fields: (array zero-terminated=1): key and field in turn: {"question", "text"}
 *
 * Writes the texts of @object's `translations` as rows. wm_translation_clear()
 * comes first.
 */
gboolean wm_translation_store (WmStore *store, const char *kind, gint64 id, JsonObject *object,
                               const char *const *fields, GError **error);
/* Writes the rows of @kind back into `translations` of the objects of @list, which @objects finds
 * by their rows' ids; texts that have no row any more go. */
gboolean wm_translation_load (WmStore *store, const char *kind, JsonArray *list,
                              GHashTable *objects, GError **error);
gboolean wm_translation_clear (WmStore *store, const char *kind, gint64 id, GError **error);

G_END_DECLS
