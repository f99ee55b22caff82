/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/wm-session.h"

G_BEGIN_DECLS

/**
 * WmHiringPage:
 *
 * The jobs of the workspace, and one of them at a time: its interviews with
 * what they do not cover, and its candidates. WM_PAGE_SHOW_ITEM shows a job.
 */
#define WM_TYPE_HIRING_PAGE (wm_hiring_page_get_type ())
G_DECLARE_FINAL_TYPE (WmHiringPage, wm_hiring_page, WM, HIRING_PAGE, AdwBin)

GtkWidget *wm_hiring_page_new (WmSession *session);

G_END_DECLS
