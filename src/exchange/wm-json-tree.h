/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Documents in memory: JSON-GLib's nodes, made behind the gate. Private to the
 * exchange folder.
 */
#pragma once

#include <json-glib/json-glib.h>

#include "exchange/wm-json-writer.h"

G_BEGIN_DECLS

/* A number that is no integer is kept as its source text, in a string that
 * begins with this character; no text of a document can hold it. */
#define WM_JSON_TREE_MARK '\001'

/**
 * wm_json_tree_load:
 * @cleaned: (out) (optional): were control characters taken out of texts?
 *
 * Returns: (transfer full) (nullable): the root of what @input holds
 */
JsonNode *wm_json_tree_load (GBytes *input, const char *name, gboolean *cleaned, GError **error);
/* (transfer full): of what we wrote into the database; an empty object when
 * somebody else changed it into what is not JSON */
JsonObject *wm_json_tree_load_object (const char *text);
JsonArray *wm_json_tree_load_array (const char *text);

gboolean wm_json_tree_is_text (JsonNode *node);
gboolean wm_json_tree_is_integer (JsonNode *node);
/* (transfer none) (nullable): the source of a number that is no integer */
const char *wm_json_tree_real (JsonNode *node);

/* Writes a key as it stood in the source. */
void wm_json_tree_write_key (WmJsonWriter *writer, const char *key);
/* Members in the order read, numbers as they stood in the source */
void wm_json_tree_write (WmJsonWriter *writer, JsonNode *node);
/* (transfer full): on one line, for the database */
char *wm_json_tree_compact (JsonNode *node);
char *wm_json_tree_compact_object (JsonObject *object);

/* Members by type; NULL or the fallback when absent or of another type */
const char *wm_json_tree_text (JsonObject *object, const char *key);
gint64 wm_json_tree_int (JsonObject *object, const char *key, gint64 fallback);
JsonObject *wm_json_tree_object (JsonObject *object, const char *key);
JsonArray *wm_json_tree_array (JsonObject *object, const char *key);

G_END_DECLS
