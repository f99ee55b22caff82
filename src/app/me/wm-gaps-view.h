/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/me/wm-me-view.h"

G_BEGIN_DECLS

/* What separates a person from the role that she wants: as a list to rate in,
 * and as pictures. Without a role, the roles to choose from. */
#define WM_TYPE_GAPS_VIEW (wm_gaps_view_get_type ())
G_DECLARE_FINAL_TYPE (WmGapsView, wm_gaps_view, WM, GAPS_VIEW, WmMeView)

G_END_DECLS
