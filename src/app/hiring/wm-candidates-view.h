/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/wm-session.h"

G_BEGIN_DECLS

/**
 * WmCandidatesView:
 *
 * Who applied for a job, by stage or as a list: Alt and the arrows, or dragging, move a
 * candidate to another stage.
 */
#define WM_TYPE_CANDIDATES_VIEW (wm_candidates_view_get_type ())
G_DECLARE_FINAL_TYPE (WmCandidatesView, wm_candidates_view, WM, CANDIDATES_VIEW, AdwBin)

GtkWidget *wm_candidates_view_new (WmSession *session);
/* @job: slug */
void wm_candidates_view_set_job (WmCandidatesView *self, const char *job);

G_END_DECLS
