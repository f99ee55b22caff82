/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "learning/wm-team.h"

G_BEGIN_DECLS

/* (transfer full): how many of a team can a skill, and learn it: "2 can · 1 learns",
 * "Only Ana", "Nobody can" */
char *wm_words_coverage (const WmTeam *team, const WmCoverage *coverage);
/* (transfer full): the same in sentences, with the names of those who can and with
 * how many reach what is asked, have less or were not assessed */
char *wm_words_coverage_told (const WmTeam *team, const WmCoverage *coverage);

G_END_DECLS
