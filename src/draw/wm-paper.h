/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The papers of hiring, as documents in words (wm-part.h makes files of them).
 */
#pragma once

#include "draw/wm-part.h"
#include "hiring/wm-debrief.h"
#include "hiring/wm-job-page.h"
#include "hiring/wm-kit.h"

G_BEGIN_DECLS

/* For an interviewer: purpose, script with minutes, questions with what answers show, the levels in
 * words, and room for notes. A kit with a meeting ends as a scorecard to fill in. All are (transfer
 * full) (element-type WmPart). */
GPtrArray *wm_paper_kit (WmMap *map, const WmKit *kit);
/* @kits: (element-type WmKit): of one stage; several follow each other under the stage's name */
GPtrArray *wm_paper_kits (WmMap *map, GPtrArray *kits);
/* For who might want the job: nothing of how it is interviewed for */
GPtrArray *wm_paper_job (WmMap *map, const WmJobPage *page);
/* For the file: internal */
GPtrArray *wm_paper_decision (const WmDebrief *debrief, const WmDecision *decision);
/* For the candidate: nothing internal */
GPtrArray *wm_paper_summary (const WmCandidateSummary *summary);

/* In words and signs, beside those of wm-scene-hiring.h */
const char *wm_words_shown_sign (WmShown shown);
const char *wm_words_outcome (const char *outcome);
/* (transfer full): "level 3", "no signal", "not asked" */
char *wm_words_rating (WmCardState state, int level);

G_END_DECLS
