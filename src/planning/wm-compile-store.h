/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "planning/wm-compile.h"

G_BEGIN_DECLS

/* A holiday, or a day worked all the same */
typedef struct
{
  char date[11];
  char *name; /* or "" */
} WmCalendarDay;

/* What a plan is made from. */
typedef struct
{
  const char *person, *role;
  const char *template_slug; /* (nullable): the role's */
  GDate start;
  int week_minutes;
  const char *work_week;     /* (nullable) */
  GArray *holidays;          /* (nullable) (element-type WmCalendarDay) */
  GArray *working_days;      /* (nullable) (element-type WmCalendarDay) */
  GPtrArray *shown;          /* (nullable): the table of evidence; NULL: her ratings */
} WmCompileRequest;

/* (transfer full): an empty list of WmCalendarDay */
GArray *wm_calendar_days_new (void);
void wm_calendar_days_add (GArray *days, const GDate *date, const char *name);

/**
 * wm_plan_compile:
 * @compiled: (out) (optional): what was decided
 *
 * Makes a plan from a template and from evidence, in one action.
 *
 * Returns: (transfer full): the new plan's slug
 */
char *wm_plan_compile (WmStore *store, WmMap *map, const WmCompileRequest *request,
                       WmCompiled **compiled, GError **error);
/* (transfer full): the plan that wm_plan_compile() would make; nothing is stored */
WmPlan *wm_plan_compile_preview (WmStore *store, WmMap *map, const WmCompileRequest *request,
                                 WmCompiled **compiled, GError **error);

/* ---- making a plan anew ------------------------------------------------------- */

typedef enum
{
  WM_MERGE_SAME,
  WM_MERGE_ADDED,
  WM_MERGE_CHANGED,
  WM_MERGE_REMOVED,
  WM_MERGE_KEPT_DONE,   /* done, begun, dropped or blocked */
  WM_MERGE_KEPT_EDITED, /* edited by hand */
  WM_MERGE_KEPT_OWN,    /* made by hand, or agreed at a check-in */
} WmMergeKind;

typedef struct
{
  WmMergeKind kind;
  gint64 before, after; /* row ids; 0 for none */
  char *name;
  char before_due[11], after_due[11];
} WmMergeItem;

/* Pure. (transfer full) (element-type WmMergeItem): what becomes of each
 * activity of @before when the plan is made anew as @after; they are the same
 * where their `origin` is. */
GPtrArray *wm_plan_merge (const WmPlan *before, const WmPlan *after);
const char *wm_merge_kind_words (WmMergeKind kind);

/**
 * wm_plan_recompile:
 * @week_minutes: 0 for what the plan has
 * @preview: only tell what would happen
 *
 * Makes a plan anew from what is known now, in one action. What was begun, done,
 * edited or made by hand stays.
 *
 * Returns: (transfer full) (nullable) (element-type WmMergeItem)
 */
GPtrArray *wm_plan_recompile (WmStore *store, WmMap *map, const char *plan, int week_minutes,
                              gboolean preview, GError **error);

G_END_DECLS
