/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the parts of WmPlanView share: wm-plan-view.c shows the plan,
 * wm-plan-view-rows.c does what its rows want, wm-plan-view-actions.c what is
 * done to the plan as a whole.
 */
#pragma once

#include "app/onboarding/wm-milestone-card.h"
#include "app/onboarding/wm-plan-view.h"
#include "app/onboarding/wm-plan-check-ins.h"
#include "app/onboarding/wm-plan-checks.h"
#include "app/onboarding/wm-plan-ramp.h"
#include "app/onboarding/wm-plan-timeline.h"
#include "onboarding/wm-plan.h"

G_BEGIN_DECLS

struct _WmPlanView
{
  AdwBin parent_instance;

  GtkLabel *title;
  GtkLabel *summary;
  GtkWidget *moved; /* tells which dates the last change of them moved */
  GtkMenuButton *menu_button;
  GtkStackSwitcher *switcher;
  GtkStack *faces; /* the same plan as a list, and as a timeline */
  GtkScrolledWindow *scroller;
  GtkBox *milestones;
  WmPlanTimeline *timeline;
  WmPlanChecks *week, *checklist;
  WmPlanCheckIns *check_ins;
  WmPlanRamp *ramp;

  WmSession *session;
  WmPlan *plan;     /* (nullable) */
  GPtrArray *moves; /* (nullable): WmPlanMove, since the plan is shown */
  GPtrArray *cards; /* WmMilestoneCard, in order; unowned */
  GHashTable *names; /* slug -> name of a person */
  GHashTable *rows; /* activity's id -> WmActivityRow, owned */
};

void wm_plan_view_close (WmPlanView *self);

/* wm-plan-view-rows.c */
WmStore *wm_plan_view_get_store (WmPlanView *self);
/* A toast with Undo for what was done, or the error. */
void wm_plan_view_tell (WmPlanView *self, gboolean done, const char *text, const GError *error);
WmMilestone *wm_plan_view_get_milestone (WmPlanView *self, guint i);
/* (transfer none) (nullable) */
WmActivity *wm_plan_view_find_activity (WmPlanView *self, gint64 id);
/* (transfer none) (nullable): the row of the activity */
GtkWidget *wm_plan_view_find_row (WmPlanView *self, gint64 id);
/* The same, made if there is none yet */
GtkWidget *wm_plan_view_need_row (WmPlanView *self, gint64 id);
void wm_plan_view_edit_activity (WmPlanView *self, gint64 activity);
void wm_plan_view_edit_milestone (WmMilestoneCard *card, gint64 milestone, WmPlanView *self);
void wm_plan_view_add_activity (WmMilestoneCard *card, gint64 milestone, const char *name,
                                WmPlanView *self);

/* wm-plan-view-actions.c */
void wm_plan_view_install_actions (GtkWidgetClass *klass);

G_END_DECLS
