/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "learning/wm-team.h"

G_BEGIN_DECLS

/**
 * WmTeamTeaching:
 *
 * Who can teach whom, for each gap; and what one more person of each role would
 * bring: counts with what is counted.
 */
#define WM_TYPE_TEAM_TEACHING (wm_team_teaching_get_type ())
G_DECLARE_FINAL_TYPE (WmTeamTeaching, wm_team_teaching, WM, TEAM_TEACHING, AdwBin)

/* @role: against which gaps are told; -1 for the role that each aims for */
void wm_team_teaching_show (WmTeamTeaching *self, WmMap *map, const WmTeam *team, int role);

G_END_DECLS
