/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the exchange folder.
 */
#pragma once

#include "exchange/wm-extra.h"

G_BEGIN_DECLS

/* Members of a person in a workspace's document; they have tables. */
#define WM_LEARNING_MEMBERS "learning", "reading", "notes", "links"

/* @person: row id. Adds what she has; nothing where she has nothing. */
gboolean wm_learning_document_load (WmStore *store, gint64 person, JsonObject *object,
                                    GError **error);
/* Inside an action: what @object tells takes the place of what was there; what
 * it does not tell stays. */
gboolean wm_learning_document_store (WmStore *store, gint64 person, JsonObject *object,
                                     GError **error);
/* (transfer full): to see whether anything changed */
char *wm_learning_document_fingerprint (WmStore *store, gint64 person);

G_END_DECLS
