/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/wm-session.h"

G_BEGIN_DECLS

/**
 * WmTeamPage:
 *
 * The people of a workspace by the skills that their roles require.
 */
#define WM_TYPE_TEAM_PAGE (wm_team_page_get_type ())
G_DECLARE_FINAL_TYPE (WmTeamPage, wm_team_page, WM, TEAM_PAGE, AdwBin)

GtkWidget *wm_team_page_new (WmSession *session);

G_END_DECLS
