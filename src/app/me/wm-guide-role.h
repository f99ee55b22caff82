/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/me/wm-me.h"

G_BEGIN_DECLS

/**
 * WmGuideRole:
 * @chosen: (signal): with the slug of a role, or NULL for none yet
 *
 * What a guided assessment asks first: the role that one wants. Return takes the
 * role that has the keyboard, S takes none.
 */
#define WM_TYPE_GUIDE_ROLE (wm_guide_role_get_type ())
G_DECLARE_FINAL_TYPE (WmGuideRole, wm_guide_role, WM, GUIDE_ROLE, GtkBox)

GtkWidget *wm_guide_role_new (void);
/* Lists the roles of the map of @me. */
void wm_guide_role_show (WmGuideRole *self, WmMe *me);
/* Puts the keyboard on the likely one. */
void wm_guide_role_focus (WmGuideRole *self);

G_END_DECLS
