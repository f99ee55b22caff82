/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hiring/wm-panel.h"

G_BEGIN_DECLS

/* Where she stands in the list; its length when she does not */
guint wm_panel_find_interviewer (const WmPanel *panel, const char *slug);
/* Fills in agreement and pairs. @cards: of interviewers that are all listed */
void wm_panel_compute_agreement (WmPanel *panel, GPtrArray *cards);

G_END_DECLS
