/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "onboarding/wm-plan.h"

G_BEGIN_DECLS

/* Why an activity is in a plan, in words. */

/* (transfer full) (element-type utf8 utf8): names of people by slug */
GHashTable *wm_why_names_new (WmStore *store);
/* (transfer full): requirement, finding, who found it, and the sentence, reason
 * by reason; never empty */
char *wm_why_describe (WmMap *map, GHashTable *names, const WmActivity *activity);
/* "short", in the reader's language; "" for none */
const char *wm_why_finding_words (const char *finding);

G_END_DECLS
