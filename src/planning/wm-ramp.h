/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "onboarding/wm-plan.h"

G_BEGIN_DECLS

/* A rating at a check-in */
typedef struct
{
  char date[11];
  int level;
} WmRampPoint;

/**
 * WmRamp:
 *
 * How one skill grows over a plan: from what was shown before, to its target on
 * the day on which its last activity is due, in a straight line; against what
 * check-ins found.
 */
typedef struct
{
  guint skill;
  int from;           /* -1: not known */
  int target;
  char begins[11];    /* first day of the plan */
  char due[11];       /* when the target is expected; "" where nothing is planned */
  char unaided[11];   /* first time unaided, or "" */
  char met[11];       /* first check-in at or above the target, or "" */
  int days_to_met;    /* calendar days from the start; -1 */
  GArray *points;     /* WmRampPoint, by date */
} WmRamp;

void wm_ramp_free (WmRamp *ramp);
/* In hundredths of a level, what is expected on @date; -1 where nothing is. */
int wm_ramp_expected (const WmRamp *ramp, const char *date);
/* (transfer full) (element-type WmRamp): a line for each requirement of the
 * plan's role, what check-ins told of first, then the furthest from its target.
 * Without a role: none. */
GPtrArray *wm_ramp_load (WmStore *store, WmMap *map, const char *plan, GError **error);

/* ---- over several plans --------------------------------------------------------- */

/* Fewer plans than this are too few to tell. */
#define WM_RAMP_LEAST 3

typedef struct
{
  char *id;    /* slug of a skill, or an activity's origin */
  char *name;
  guint late;  /* plans in which the skill came after its date; or that dropped it */
  guint plans; /* that have it */
} WmRampCount;

/* (transfer full) (element-type WmRampCount): activities of templates that were
 * dropped, most often first; over all plans of @template_slug (NULL: all) */
GPtrArray *wm_ramp_dropped (WmStore *store, const char *template_slug, GError **error);
/* (transfer full) (element-type WmRampCount): skills whose activities were done
 * late, or are late on @today */
GPtrArray *wm_ramp_late (WmStore *store, WmMap *map, const GDate *today, GError **error);

G_END_DECLS
