/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/wm-session.h"
#include "learning/wm-team.h"

G_BEGIN_DECLS

/**
 * WmTeamOutlook:
 *
 * A team on the spectrum, the roles it has, and what the pack advises about
 * both, with its sources.
 */
#define WM_TYPE_TEAM_OUTLOOK (wm_team_outlook_get_type ())
G_DECLARE_FINAL_TYPE (WmTeamOutlook, wm_team_outlook, WM, TEAM_OUTLOOK, AdwBin)

/* @team: (nullable): lives until the next call */
void wm_team_outlook_show (WmTeamOutlook *self, WmSession *session, WmMap *map,
                           const WmTeam *team);

/* A row whose texts are data; @end: (nullable): (transfer floating) */
GtkWidget *wm_team_row_new (const char *title, const char *subtitle, GtkWidget *end);

G_END_DECLS
