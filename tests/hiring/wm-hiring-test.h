/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A workspace for tests of hiring: the whole tiny pack of a bakery.
 */
#pragma once

#include "exchange/wm-exchange.h"
#include "exchange/wm-workspace.h"
#include "hiring/wm-debrief.h"
#include "wm-fixture.h"

G_BEGIN_DECLS

void wm_hiring_set_up (WmFixture *fixture, gconstpointer data);
WmMap *wm_hiring_map (WmFixture *fixture, const char *locale);

/* A job, a candidate, and three people who meet her over the same kit */
typedef struct
{
  WmFixture *fixture;
  WmMap *map;
  char *job, *application, *kit;
  char *people[3], *interviews[3];
} WmPanelCase;

void wm_panel_case_clear (WmPanelCase *it);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (WmPanelCase, wm_panel_case_clear)
WmPanelCase wm_panel_case_new (WmFixture *fixture);
/* As @who: levels of the two skills (-1: no signal), and a vote */
void wm_panel_case_draft (WmPanelCase *it, guint who, int dough, int oven, const char *vote);
void wm_panel_case_submit (WmPanelCase *it, guint who, int dough, int oven, const char *vote);

G_END_DECLS
