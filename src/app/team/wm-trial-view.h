/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "learning/wm-team.h"

G_BEGIN_DECLS

/**
 * WmTrialView:
 *
 * Hire or grow: what the team would be if candidates joined it and if people
 * grew, beside what it is. Nothing of it is written.
 */
#define WM_TYPE_TRIAL_VIEW (wm_trial_view_get_type ())
G_DECLARE_FINAL_TYPE (WmTrialView, wm_trial_view, WM, TRIAL_VIEW, AdwBin)

/* @team: copied. What was tried stays as far as people and skills are there.
 * @role: whose skills are counted; -1 for all roles */
void wm_trial_view_show (WmTrialView *self, WmMap *map, const WmTeam *team, int role);

G_END_DECLS
