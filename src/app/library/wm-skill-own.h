/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/wm-session.h"

G_BEGIN_DECLS

/**
 * WmSkillOwn:
 *
 * What is the person's own on one skill: a note that is kept as it is typed,
 * and links. It follows the session.
 */
#define WM_TYPE_SKILL_OWN (wm_skill_own_get_type ())
G_DECLARE_FINAL_TYPE (WmSkillOwn, wm_skill_own, WM, SKILL_OWN, GtkBox)

/* @skill: slug */
GtkWidget *wm_skill_own_new (WmSession *session, const char *skill);

G_END_DECLS
