/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files share that check the rules of documents.
 */
#pragma once

#include "exchange/wm-document.h"
#include "exchange/wm-references.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name;
  GString *place;
  GPtrArray *warnings;
  GHashTable *ids; /* of the list that a reference leads to */
  const char *list;
  const char *key;
  GError **error;
} WmRules;

typedef gboolean (*WmRulesLeafFunc) (WmRules *rules, JsonNode *leaf);

/* FALSE, with the place and what is wrong there */
gboolean wm_rules_fail (WmRules *rules, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* Adds a key to the place. Returns: how long the place was before */
gsize wm_rules_push (WmRules *rules, const char *key, gsize length);
gboolean wm_rules_walk_object (WmRules *rules, JsonObject *object, const char *path,
                               WmRulesLeafFunc func);
/* What a workspace's document says of hiring */
gboolean wm_rules_check_hiring (WmRules *rules, JsonObject *root);

G_END_DECLS
