/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/wm-session.h"

G_BEGIN_DECLS

typedef void (*WmGotPlan) (const char *plan, gpointer data);

/* Asks for whom, for which role, from when and from which template, shows the
 * dates that follow and what it is made from, and makes the plan. @person:
 * (nullable): slug of whom is proposed. @data lives as long as @from. */
void wm_plan_dialog_show (GtkWidget *from, WmSession *session, const char *person, WmGotPlan got,
                          gpointer data);

G_END_DECLS
