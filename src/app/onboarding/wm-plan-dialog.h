/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/wm-session.h"

G_BEGIN_DECLS

typedef void (*WmGotPlan) (const char *plan, gpointer data);

/* What the dialog begins with: a person, or also a plan of her own toward a role,
 * from today on. NULL leaves it open. */
typedef struct
{
  const char *person, *role, *template_slug; /* slugs */
  int hours; /* a week, for learning; only with a template */
} WmPlanProposal;

/* Asks for whom, for which role, from when and from which template, shows the
 * dates that follow and what it is made from, and makes the plan. @proposal:
 * (nullable); @data lives as long as @from. */
void wm_plan_dialog_show (GtkWidget *from, WmSession *session, const WmPlanProposal *proposal,
                          WmGotPlan got, gpointer data);

G_END_DECLS
