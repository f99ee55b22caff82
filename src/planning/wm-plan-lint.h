/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "planning/wm-compile-store.h"

G_BEGIN_DECLS

typedef enum
{
  WM_LINT_NO_OWNER,      /* an activity that nobody does */
  WM_LINT_NO_WHY,        /* one that no template, evidence or check-in explains */
  WM_LINT_MUST_GAP,      /* a must that is short or untried, without an activity */
  WM_LINT_OVER_HOURS,    /* a week with more learning than its hours */
  WM_LINT_NO_LINK,       /* something to read without an address */
  WM_LINT_NO_MANAGER,    /* nothing for the manager to do */
  WM_LINT_NO_CHECK_IN,
  WM_LINT_DATE,          /* a date that breaks a rule */
} WmPlanLintKind;

typedef struct
{
  WmPlanLintKind kind;
  char *activity; /* slug or "" */
  char *subject;  /* slug of a skill or resource, date of a week, or "" */
  char *text;     /* in words */
  char *repair;   /* what wm_plan_lint_repair() would do, in words; NULL: nothing */
} WmPlanLint;

const char *wm_plan_lint_kind_to_string (WmPlanLintKind kind);

/**
 * wm_plan_lint:
 * @shown: (nullable) (element-type WmShownSkill): the table of evidence
 *
 * Pure. @plan: with findings of wm_plan_compute_dates().
 *
 * Returns: (transfer full) (element-type WmPlanLint)
 */
GPtrArray *wm_plan_lint (WmMap *map, const WmPlan *plan, GPtrArray *shown);
/* The same for a plan of the workspace, with the ratings of its person */
GPtrArray *wm_plan_lint_stored (WmStore *store, WmMap *map, const char *plan, GError **error);
/* Does what @finding's `repair` says, in one action. */
gboolean wm_plan_lint_repair (WmStore *store, WmMap *map, const char *plan,
                              const WmPlanLint *finding, GError **error);

G_END_DECLS
