/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/wm-session.h"

G_BEGIN_DECLS

/* The library of skills: by category, to be filtered, each with my level. */
#define WM_TYPE_SKILLS_PAGE (wm_skills_page_get_type ())
G_DECLARE_FINAL_TYPE (WmSkillsPage, wm_skills_page, WM, SKILLS_PAGE, AdwBin)

GtkWidget *wm_skills_page_new (WmSession *session);

G_END_DECLS
