/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/wm-session.h"
#include "hiring/wm-job.h"

G_BEGIN_DECLS

/**
 * WmLoopView:
 *
 * The interviews of a job, stage by stage, and beside them what they do not
 * cover, each with a button that mends it. Every change is an action.
 */
#define WM_TYPE_LOOP_VIEW (wm_loop_view_get_type ())
G_DECLARE_FINAL_TYPE (WmLoopView, wm_loop_view, WM, LOOP_VIEW, AdwBin)

GtkWidget *wm_loop_view_new (WmSession *session);
/* @job: slug */
void wm_loop_view_set_job (WmLoopView *self, const char *job);
/* The row of that interview of the job (a slug) gets the keyboard. */
void wm_loop_view_show_interview (WmLoopView *self, const char *interview);

G_END_DECLS
