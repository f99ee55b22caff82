/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/wm-session.h"
#include "learning/wm-team.h"

G_BEGIN_DECLS

/**
 * WmTeamMap:
 *
 * The other face of the matrix: the map, on which each skill tells how many of
 * the team can it and learn it. It is walked as the map is.
 */
#define WM_TYPE_TEAM_MAP (wm_team_map_get_type ())
G_DECLARE_FINAL_TYPE (WmTeamMap, wm_team_map, WM, TEAM_MAP, AdwBin)

/* @team, @coverage (element-type WmCoverage): of the session's map; kept as they are
 * now. @role: index of the role that @coverage is of, or -1 */
void wm_team_map_show (WmTeamMap *self, WmSession *session, const WmTeam *team, GArray *coverage,
                       int role);
/* @skill: (nullable): slug of what is marked, and brought into sight */
void wm_team_map_select (WmTeamMap *self, const char *skill);
/* (nullable): slug of the skill that the keyboard or the pointer chose last */
const char *wm_team_map_get_selected (WmTeamMap *self);
/* Asks how the map shall leave the window: as a file or on paper. */
void wm_team_map_export (WmTeamMap *self);

G_END_DECLS
