/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files about hiring's formats share.
 */
#pragma once

#include "exchange/wm-json-tree.h"

G_BEGIN_DECLS

/* An empty text gets no member. */
void wm_hiring_write_text (WmJsonWriter *writer, const char *key, const char *text);
void wm_hiring_write_int (WmJsonWriter *writer, const char *key, gint64 value);
/* Begins the document: what it is and who wrote it. */
void wm_hiring_begin_file (WmJsonWriter *writer, const char *kind);
/* (transfer full): what is in @input, if it is of that kind through and through */
JsonNode *wm_hiring_load_file (GBytes *input, const char *kind, const char *name, GError **error);
/* A text of an object that may be NULL; "" when there is none */
const char *wm_text_of (JsonObject *object, const char *key);

G_END_DECLS
