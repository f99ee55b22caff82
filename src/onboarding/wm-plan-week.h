/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "onboarding/wm-plan.h"

G_BEGIN_DECLS

/* What there is for the new hire this week. */
typedef enum
{
  WM_WEEK_LATE,
  WM_WEEK_DO,
  WM_WEEK_READ,  /* it has something to read or watch */
  WM_WEEK_PROVE, /* it ends with a question, or is a check or a proof */
  WM_N_WEEK_PARTS,
} WmWeekPart;

/**
 * wm_plan_week:
 *
 * Pure. What the new hire, or nobody in particular, is to do in the week of
 * @today, from Monday to Sunday: what is due in it, what takes longer and has
 * begun, and what is late. By due date.
 *
 * Returns: (transfer full) (element-type WmActivity): they belong to @plan
 */
GPtrArray *wm_plan_week (const WmPlan *plan, const GDate *today, WmWeekPart part);

/* Pure. (nullable): what the new hire is to do next after this week, first by its due
 * date; belongs to @plan */
const WmActivity *wm_plan_after_week (const WmPlan *plan, const GDate *today);

/* How a plan stands, for who looks after several */
typedef struct
{
  guint late, blocked;
  char next[11];      /* next check-in that is not held, or "" */
  gboolean next_late; /* and it is behind */
} WmPlanHealth;

/* Pure. */
WmPlanHealth wm_plan_health (const WmPlan *plan, const GDate *today);

G_END_DECLS
