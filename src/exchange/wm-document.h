/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A checked document of one of our formats. Private to the exchange folder.
 */
#pragma once

#include "exchange/wm-exchange.h"
#include "exchange/wm-json-tree.h"
#include "exchange/wm-shape.h"

G_BEGIN_DECLS

typedef enum
{
  WM_DOCUMENT_PACK,
  WM_DOCUMENT_PLAN,
  WM_DOCUMENT_WORKSPACE,
} WmDocumentKind;

typedef struct
{
  WmDocumentKind kind;
  JsonNode *root;
  GPtrArray *warnings; /* utf8 */
} WmDocument;

/* All checks passed: nothing in it needs to be checked again. */
WmDocument *wm_document_load (GBytes *input, const char *name, GError **error);
void wm_document_free (WmDocument *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmDocument, wm_document_free)

JsonObject *wm_document_get_root (const WmDocument *self);
const char *wm_document_get_format (WmDocumentKind kind); /* "waymark-pack/1" */
const WmShape *wm_document_get_shape (WmDocumentKind kind);

/* Writes @object as @shape orders it: known keys first, sorted arrays sorted. */
void wm_document_write (WmJsonWriter *writer, JsonObject *object, const WmShape *shape);
/* (transfer full): canonical text of a document, or of a part of one */
GBytes *wm_document_to_bytes (JsonObject *object, const WmShape *shape, GError **error);
char *wm_document_part_to_text (JsonObject *object, const WmShape *shape);

/* Is @array sorted as a list called @key has to be? TRUE for lists in the
 * author's order. */
gboolean wm_document_is_in_order (JsonArray *array, const char *key);

/* The steps of loading; each sets one error, with its place. */
gboolean wm_document_check_shape (JsonNode *root, const WmShape *shape, const char *name,
                                  GError **error);
gboolean wm_document_check_rules (WmDocumentKind kind, JsonObject *root, const char *name,
                                  GPtrArray *warnings, GError **error);

/* Strict grammars of texts */
gboolean wm_timestamp_parse (const char *text, gint64 *seconds); /* YYYY-MM-DDTHH:MM:SS[.f]Z */
char *wm_timestamp_format (gint64 seconds);                     /* (transfer full) */
gboolean wm_duration_is_valid (const char *text);
gboolean wm_email_is_plausible (const char *text);

G_END_DECLS
