/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/me/wm-me.h"
#include "people/wm-guide.h"

G_BEGIN_DECLS

/**
 * WmGuideEnd:
 *
 * What stands at the end of a guided assessment: how far it came, what changed
 * since the last one, what is implied and may be confirmed, what to do next.
 *
 * Signals: "thorough", to ask also what is nearly certain; "again" (int
 * WmGuideAgain), to ask anew: with WM_GUIDE_AGAIN_NONE what was skipped.
 */
#define WM_TYPE_GUIDE_END (wm_guide_end_get_type ())
G_DECLARE_FINAL_TYPE (WmGuideEnd, wm_guide_end, WM, GUIDE_END, GtkBox)

GtkWidget *wm_guide_end_new (void);
void wm_guide_end_show (WmGuideEnd *self, WmMe *me, const WmGuideSession *session);

G_END_DECLS
