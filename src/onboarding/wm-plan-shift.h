/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "onboarding/wm-plan.h"

G_BEGIN_DECLS

/* What is moved of an activity, by working days. */
typedef enum
{
  WM_SHIFT_MOVE,  /* all of it */
  WM_SHIFT_END,   /* its last day: it takes longer, or less */
  WM_SHIFT_START, /* its first day */
} WmShift;

/* How many working days lie from @from to @to: 1 to the next one, -1 to the last
 * before; 0 where both are in the same place. At most ten years. */
int wm_calendar_count_days (const WmCalendar *calendar, const GDate *from, const GDate *to);

/**
 * wm_plan_shift:
 * @plan: is changed, dates and all, as it would be then; nothing is stored
 * @edit: (out): what the change is, for wm_activity_edit()
 * @changes: (out) (element-type WmDateChange): what has another date then
 *
 * Pure. A date that is fixed stays, and so does one that its milestone or what
 * it waits for holds: then FALSE, and @error says so.
 */
gboolean wm_plan_shift (WmPlan *plan, gint64 activity, WmShift shift, int days,
                        WmActivityEdit *edit, GArray **changes, GError **error);
/* The same in the workspace, in one action. @followed: (out) (optional): how many
 * other dates did */
gboolean wm_activity_shift (WmStore *store, const char *plan, gint64 activity, WmShift shift,
                            int days, guint *followed, GError **error);

/* What is on another day than it was */
typedef struct
{
  enum
  {
    WM_MOVE_MILESTONE,
    WM_MOVE_ACTIVITY,
    WM_MOVE_CHECK_IN, /* its name is "" */
  } kind;
  char *name;
  int day;                    /* of a check-in: calendar day from the start, or 0 */
  char before[11], after[11]; /* YYYY-MM-DD: end, or due; "" for none */
} WmPlanMove;

/* Pure. (transfer full) (element-type WmPlanMove): what is in both and on another day
 * in @after: each milestone before its activities, then the check-ins */
GPtrArray *wm_plan_moves (const WmPlan *before, const WmPlan *after);

G_END_DECLS
