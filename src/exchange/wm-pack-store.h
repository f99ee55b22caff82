/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The parts of storing a pack. Private to the exchange folder.
 */
#pragma once

#include "exchange/wm-transfer.h"

G_BEGIN_DECLS

typedef struct
{
  WmStore *store;
  gint64 pack;        /* row id */
  JsonObject *root;   /* what comes */
  JsonObject *before; /* what was there, or NULL */
  WmImportReport *report;
  GHashTable *skills; /* slug -> gint64 row id, of all packs */
} WmPackStore;

/* The row of the pack itself */
gboolean wm_pack_store_head (WmPackStore *self, GError **error);
/* What has no tables, the ends of the spectrum and the names of levels */
gboolean wm_pack_store_sections (WmPackStore *self, GError **error);
gboolean wm_pack_store_template (WmPackStore *self, JsonObject *item, gint64 id, int sort,
                                 GError **error);

/* What becomes of a skill that the file no longer has */
typedef enum
{
  WM_PACK_GOES,   /* nothing hangs on it */
  WM_PACK_MOVED,  /* it went into its successor */
  WM_PACK_KEPT,   /* with its ratings */
  WM_PACK_FAILED, /* @error is set */
} WmPackFate;
WmPackFate wm_pack_migrate_skill (WmPackStore *self, gint64 id, const char *slug,
                                  GError **error);

G_END_DECLS
