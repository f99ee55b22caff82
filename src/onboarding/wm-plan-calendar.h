/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "onboarding/wm-plan.h"

G_BEGIN_DECLS

/* One day, or several of somebody who is away */
typedef struct
{
  char first[11], last[11]; /* YYYY-MM-DD; the same for one day */
  char *name;               /* or "" */
} WmPlanDay;

/* The calendar of a plan, to be changed */
typedef struct
{
  guint percent[8];    /* worked, by ISO weekday; 0: off, 100: a whole day */
  GPtrArray *holidays; /* WmPlanDay */
  GPtrArray *working;  /* WmPlanDay: worked all the same */
  GPtrArray *away;     /* WmPlanDay: days off of the person */
} WmPlanDays;

WmPlanDays *wm_plan_days_load (WmStore *store, const char *plan, GError **error);
void wm_plan_days_free (WmPlanDays *days);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmPlanDays, wm_plan_days_free)
/* In one action; every date that is computed follows. */
gboolean wm_plan_days_save (WmStore *store, const char *plan, const WmPlanDays *days,
                            GError **error);

/**
 * wm_plan_days_parse:
 * @ranges: "2026-08-03..2026-08-14 Summer" is allowed too
 *
 * A day a line, its name behind it: "2026-12-25 Christmas". Empty lines are
 * passed over; of a line that is no day the error tells the number.
 *
 * Returns: (transfer full) (nullable) (element-type WmPlanDay)
 */
GPtrArray *wm_plan_days_parse (const char *text, gboolean ranges, GError **error);
char *wm_plan_days_format (GPtrArray *days); /* (transfer full): and back */

G_END_DECLS
