/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "people/wm-guide.h"

G_BEGIN_DECLS

/* (transfer full): how far a session is: "12 answered · at most 30 to go" */
char *wm_guide_describe_progress (const WmGuideProgress *progress);
/* (transfer full): what was stored, and @before, which was not shown till then */
char *wm_guide_describe_kept (WmMap *map, const WmRating *before, const WmSkill *skill, int level);

G_END_DECLS
