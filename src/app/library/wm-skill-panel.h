/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/wm-session.h"

G_BEGIN_DECLS

/* Everything about one skill, and where one rates oneself in it. */
#define WM_TYPE_SKILL_PANEL (wm_skill_panel_get_type ())
G_DECLARE_FINAL_TYPE (WmSkillPanel, wm_skill_panel, WM, SKILL_PANEL, GtkWidget)

GtkWidget *wm_skill_panel_new (WmSession *session);
/* @skill: slug of a skill of the map */
void wm_skill_panel_set_skill (WmSkillPanel *self, const char *skill);
/* Rates the skill shown, as the level's row does. */
void wm_skill_panel_rate (WmSkillPanel *self, int level);

G_END_DECLS
