/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Hiring in a workspace's document: jobs, loops, candidates, applications with
 * what belongs to them. Private to the exchange folder.
 *
 * Scorecards, debriefs and decisions come from hiring/, which asks who is
 * looking; a document holds the cards alone that its writer may see whole.
 */
#pragma once

#include "exchange/wm-transfer.h"
#include "hiring/wm-card.h"

G_BEGIN_DECLS

/* ---- out -------------------------------------------------------------------- */

/* Adds all lists about hiring to a document's root. */
gboolean wm_hiring_document_load (WmStore *store, JsonObject *root, GError **error);
/* Likewise, one list each */
gboolean wm_jobs_document_load (WmStore *store, JsonObject *root, GError **error);
gboolean wm_applications_document_load (WmStore *store, JsonObject *root, GError **error);
/* (transfer full): one job, or one application, as it stands in the document */
JsonObject *wm_job_document_new (WmStore *store, const char *job, GError **error);
JsonObject *wm_application_document_new (WmStore *store, const char *application, GError **error);

typedef JsonObject *(*WmDocumentRowFunc) (WmStore *store, WmRows *rows, GError **error);

/**
 * wm_hiring_document_append:
 * @make: makes an object of a row; NULL with an error, or to leave it out
 * @sql: with ?1 for @id
 *
 * Appends an object for each row to the list at @key, which is only made when
 * there is a row.
 */
gboolean wm_hiring_document_append (WmStore *store, JsonObject *object, const char *key,
                                    WmDocumentRowFunc make, const char *sql, gint64 id,
                                    GError **error);
void wm_extra_set_time (JsonObject *object, const char *key, gint64 seconds);

/* ---- in --------------------------------------------------------------------- */

/**
 * wm_hiring_document_erased:
 *
 * People of a workspace's document who were erased, here or where it comes from
 * while they are known here: nothing about them is taken in, so that an old file
 * does not bring back who was erased.
 *
 * Returns: (transfer full) (element-type utf8): their ids
 */
GHashTable *wm_hiring_document_erased (WmStore *store, JsonObject *workspace, GError **error);
/* Inside an action: takes in what is about hiring; @erased as above. */
gboolean wm_hiring_document_store (WmStore *store, JsonObject *workspace, GHashTable *erased,
                                   WmImportReport *report, GError **error);
gboolean wm_jobs_document_store (WmStore *store, JsonObject *workspace, WmImportReport *report,
                                 GError **error);
gboolean wm_applications_document_store (WmStore *store, JsonObject *workspace,
                                         GHashTable *erased, WmImportReport *report,
                                         GError **error);
/* Before a job's id: the id of the plan that a kit makes, where there is none yet */
#define WM_LOOP_OF_KIT "loop-of-"
/* Fails: what has this id is here already, and belongs to something else. */
gboolean wm_hiring_document_conflict (const char *place, const char *id, GError **error);
/* Seconds of the timestamp at @key, which was checked; 0 when there is none */
gint64 wm_extra_time (JsonObject *object, const char *key);
/* Tells in @report how the object changed from @before (NULL: it was not there). */
void wm_hiring_document_report (WmImportReport *report, const char *kind, const char *id,
                                JsonObject *before, JsonObject *after);

/* ---- cards ------------------------------------------------------------------ */

/* (transfer full): what a card says, as files have it, without whose it is */
JsonObject *wm_card_to_json (const WmCard *card);
WmCard *wm_card_from_json (JsonObject *object);

G_END_DECLS
