/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/me/wm-me.h"

G_BEGIN_DECLS

/**
 * WmPathPlans:
 *
 * Beside the path: the plans that the person has, with how far they are, and
 * the templates of the role that one can be made from.
 */
#define WM_TYPE_PATH_PLANS (wm_path_plans_get_type ())
G_DECLARE_FINAL_TYPE (WmPathPlans, wm_path_plans, WM, PATH_PLANS, GtkBox)

GtkWidget *wm_path_plans_new (void);
/* @role: index of the role that the path leads to */
void wm_path_plans_show (WmPathPlans *self, WmMe *me, guint role);

G_END_DECLS
