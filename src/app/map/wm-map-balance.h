/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-session.h"
#include "draw/wm-map-layout.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * WmMapBalance:
 *
 * How the map is drawn, from "true to the spectrum" to "fewest crossings", and what
 * that gives: a slider whose place the workspace keeps, the same in all windows on it.
 */
#define WM_TYPE_MAP_BALANCE (wm_map_balance_get_type ())
G_DECLARE_FINAL_TYPE (WmMapBalance, wm_map_balance, WM, MAP_BALANCE, GtkBox)

GtkWidget *wm_map_balance_new (WmSession *session);
/* Goes to where the workspace has it. */
void wm_map_balance_refresh (WmMapBalance *self);
/* Tells the figures of what is shown; @layout: (nullable) */
void wm_map_balance_tell (WmMapBalance *self, const WmMapLayout *layout);
/* In 0..1: what the workspace keeps */
double wm_map_balance_of (WmStore *store);

G_END_DECLS
