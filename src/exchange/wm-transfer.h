/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Documents out of the database and into it. Private to the exchange folder.
 */
#pragma once

#include "exchange/wm-document.h"

G_BEGIN_DECLS

/**
 * WmPackCache:
 *
 * Packs as documents, each read once: plans and workspaces pick from them.
 */
typedef struct _WmPackCache WmPackCache;

WmPackCache *wm_pack_cache_new (WmStore *store);
void wm_pack_cache_free (WmPackCache *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmPackCache, wm_pack_cache_free)
/* (transfer none) (nullable) */
JsonObject *wm_pack_cache_get (WmPackCache *self, const char *pack, GError **error);
/* (transfer full) (nullable): a copy of the entry of @list ("skills", "roles",
 * "resources", "questions") with that id, without what only means something inside its
 * pack; @pack (out) (transfer full) tells whose it is. NULL without an error
 * when the workspace has none. */
JsonObject *wm_pack_cache_copy (WmPackCache *self, const char *list, const char *id, char **pack,
                                GError **error);
/* The same from one pack, and of any list */
JsonObject *wm_pack_cache_copy_entry (WmPackCache *self, const char *pack, const char *list,
                                      const char *id, GError **error);

/* (transfer full) (nullable): the document of what the workspace holds */
JsonObject *wm_transfer_load_pack (WmStore *store, const char *slug, GError **error);
/* Its own rows alone, without what other packs have under ids that it names */
JsonObject *wm_transfer_load_pack_rows (WmStore *store, const char *slug, GError **error);
JsonObject *wm_transfer_load_plan (WmStore *store, const char *slug, WmPackCache *packs,
                                   GError **error);
/* The same, whoever is the viewer: to compare with, never to show */
JsonObject *wm_transfer_load_whole_plan (WmStore *store, const char *slug, WmPackCache *packs,
                                         GError **error);
JsonObject *wm_transfer_load_workspace (WmStore *store, GError **error);

/* Takes what interviewers wrote of the viewer out of the document of a plan or a workspace, and
 * marks where it stood. */
void wm_transfer_withhold (WmStore *store, JsonObject *root);
/* Before a document is stored: what was taken out of it is as it is here, where it is. @before:
 * the plan that is here, whole */
void wm_transfer_fill_plan (JsonObject *root, JsonObject *before);
void wm_transfer_fill_workspace (WmStore *store, JsonObject *root);

/**
 * wm_plan_carry:
 * @plan: the document so far, with its milestones and tasks
 * @role: id of the plan's role, or ""
 * @made_here: it did not come from a file, so nothing was carried yet
 *
 * Adds the role, and the skills and resources that the plan names, and which
 * packs they come from.
 */
gboolean wm_plan_carry (WmStore *store, WmPackCache *packs, JsonObject *plan, const char *role,
                        gboolean made_here, GError **error);
/* (transfer full): {"name": "Waymark", "version": …} */
JsonObject *wm_transfer_generator (void);

/* Inside an action: put a checked document into the workspace. */
gboolean wm_transfer_store_pack (WmStore *store, JsonObject *pack, WmImportReport *report,
                                 GError **error);
gboolean wm_transfer_store_plan (WmStore *store, JsonObject *plan, WmImportReport *report,
                                 GError **error);
gboolean wm_transfer_store_workspace (WmStore *store, JsonObject *workspace,
                                      WmImportReport *report, GError **error);

/**
 * wm_transfer_store_person:
 * @slug: of the row; made if there is none
 * @update: whether a person who is already there becomes what @person says
 * @whole: whether @person comes from a workspace's document, which also tells
 *   what she reads and wishes
 *
 * Returns: the row id; 0 with an error
 */
gint64 wm_transfer_store_person (WmStore *store, JsonObject *person, const char *slug,
                                 gboolean update, gboolean whole, WmImportReport *report,
                                 GError **error);
/* Adds or replaces an assessment; ratings of unknown skills are left out. */
gboolean wm_transfer_store_assessment (WmStore *store, JsonObject *assessment, const char *slug,
                                       gint64 person, WmImportReport *report, GError **error);

/* One action, or nothing at all: takes in a checked document. */
WmImportReport *wm_transfer_import (WmStore *store, const WmDocument *document, gboolean dry_run,
                                    GError **error);
/* A sample by name, in the reader's language, with its dates around today */
gboolean wm_sample_add (WmStore *store, const char *sample, GError **error);

WmImportReport *wm_import_report_new (WmDocumentKind kind, const char *id);
/* @what: "added", "changed", "skipped" or "unchanged"; counts it */
void wm_import_report_add (WmImportReport *report, const char *kind, const char *id,
                           const char *what, const char *note);

G_END_DECLS
