/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the commands about hiring share.
 */
#pragma once

#include "cli/wm-cli.h"
#include "draw/wm-scenes.h"
#include "exchange/wm-json-writer.h"
#include "hiring/wm-card.h"

G_BEGIN_DECLS

void wm_cli_write_text (WmJsonWriter *writer, const char *key, const char *text);
void wm_cli_write_int (WmJsonWriter *writer, const char *key, gint64 value);
/* Prints what was written; returns the status to end with. */
int wm_cli_print_json (WmJsonWriter *writer);
/* What --level says: a number, "no-signal" or "not-asked" */
gboolean wm_cli_parse_level (const char *text, WmCardState *state, int *level, GError **error);
/* Papers; @target ends in .pdf, .html or .txt */
gboolean wm_cli_write_job_page (WmStore *store, WmMap *map, const char *job, const char *target,
                                GError **error);
gboolean wm_cli_write_decision (WmStore *store, WmMap *map, const char *application,
                                const char *target, GError **error);
gboolean wm_cli_write_summary (WmStore *store, WmMap *map, const char *application,
                               const char *target, GError **error);
/* Its stages and interviews in lines, with what they rate and ask */
void wm_cli_tell_stages (GString *out, const WmLoop *loop);
/* (transfer full): the loop of the job of that name or id */
WmLoop *wm_cli_loop (WmStore *store, WmMap *map, const char *name, GError **error);
/* "loop", "debrief", "pipeline", NULL */
extern const char *const wm_cli_hiring_pictures[];
/* A picture of a job, or of the application that is @application's; without a
 * name the only one there is */
WmScene *wm_cli_hiring_scene (WmStore *store, WmMap *map, const char *what, const char *job,
                              const char *application, const WmSceneOptions *options,
                              GError **error);

G_END_DECLS
