/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Documents out of the database and into it. Private to the exchange folder.
 */
#pragma once

#include "exchange/wm-document.h"

G_BEGIN_DECLS

/* (transfer full) (nullable): the document of what the workspace holds */
JsonObject *wm_transfer_load_pack (WmStore *store, const char *slug, GError **error);
JsonObject *wm_transfer_load_plan (WmStore *store, const char *slug, GError **error);
JsonObject *wm_transfer_load_workspace (WmStore *store, GError **error);

/* Inside an action: put a checked document into the workspace. */
gboolean wm_transfer_store_pack (WmStore *store, JsonObject *pack, WmImportReport *report,
                                 GError **error);
gboolean wm_transfer_store_plan (WmStore *store, JsonObject *plan, WmImportReport *report,
                                 GError **error);
gboolean wm_transfer_store_workspace (WmStore *store, JsonObject *workspace,
                                      WmImportReport *report, GError **error);

WmImportReport *wm_import_report_new (WmDocumentKind kind, const char *id);
/* @what: "added", "changed", "skipped" or "unchanged"; counts it */
void wm_import_report_add (WmImportReport *report, const char *kind, const char *id,
                           const char *what, const char *note);

G_END_DECLS
