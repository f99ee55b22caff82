/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files of hiring: a kit goes out to an interviewer, her scorecard comes back;
 * jobs; and what other programs know of a candidate or a job.
 */
#pragma once

#include "exchange/wm-json-writer.h"
#include "hiring/wm-card.h"
#include "hiring/wm-kit.h"

G_BEGIN_DECLS

/* (transfer full): waymark-kit/1; one that has a meeting asks for a scorecard about its
 * candidate */
GBytes *wm_export_kit (WmMap *map, const WmKit *kit);
/* For an interviewer with a workspace of her own: makes what the kit names, so
 * that she can write her card. One action. (transfer full): the interview's slug */
char *wm_import_kit (WmStore *store, GBytes *input, const char *name, GError **error);

/* A submitted card that the viewer may see whole: her own, or with votes open
 * (WM_ERROR_SEALED otherwise). waymark-card/1, with its amendments */
GBytes *wm_export_card (WmStore *store, const char *interview, GError **error);
/* Through all checks, then wm_card_take(). */
gboolean wm_import_card (WmStore *store, GBytes *input, const char *name, WmCardTaken *taken,
                         GError **error);

/* The members of a job with its plan, as files and the command line have them.
 * @with_people: and who interviews */
void wm_job_write (WmJsonWriter *writer, const WmJob *job, const WmLoop *loop,
                   gboolean with_people);
/* waymark-job/1: with its plan */
GBytes *wm_export_job (WmStore *store, WmMap *map, const char *job, GError **error);
/* schema.org JobPosting, as JSON-LD */
GBytes *wm_export_job_posting (WmStore *store, WmMap *map, const char *job, GError **error);

/**
 * wm_import_resume:
 * @input: JSON Resume
 * @given: (nullable): what is told of her beside it; what is not NULL there wins
 *
 * Adds a candidate with her name and contact, and keeps the rest as it came, to
 * be shown. Nothing is made of it: what a résumé says is a claim.
 *
 * Returns: (transfer full): the application's slug
 */
char *wm_import_resume (WmStore *store, const char *job, GBytes *input, const char *name,
                        const WmCandidateEdit *given, GError **error);
/* (transfer full): the kept résumé in plain lines; "" when there is none */
char *wm_resume_text (WmStore *store, const char *person, GError **error);

G_END_DECLS
