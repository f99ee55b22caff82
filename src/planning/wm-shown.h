/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "onboarding/wm-plan.h"

G_BEGIN_DECLS

/* What interviews and assessments showed of a required skill. */
typedef enum
{
  WM_PROVEN_MET,
  WM_PROVEN_SHORT,
  WM_PROVEN_UNPROVEN, /* tried, without a signal */
  WM_PROVEN_NEVER,    /* never tried */
} WmProven;

/* One row of the table of evidence. */
typedef struct
{
  guint skill; /* index into the map */
  int target;
  WmImportance importance;
  WmProven shown;
  int level;           /* that was shown; -1 for none */
  GPtrArray *evidence; /* WmWhy: source, assessor, date and sentence are read */
} WmShownSkill;

WmShownSkill *wm_shown_skill_new (guint skill, int target, WmImportance importance, WmProven shown,
                                  int level);
void wm_shown_skill_free (WmShownSkill *shown);
const char *wm_proven_to_string (WmProven shown); /* "met", "short", "unproven", "never_tried" */
/* (transfer full) (element-type WmShownSkill): from the ratings that count:
 * at the target is met, below is short, none is never tried */
GPtrArray *wm_shown_from_ratings (WmMap *map, guint role, GPtrArray *ratings);
/**
 * wm_shown_from_hire:
 * @evidence: (element-type WmHireEvidence): of wm_hire_evidence_load()
 * @ratings: (element-type WmRating): of wm_ratings_load()
 *
 * Pure. A row for each skill that the job required and that the map has, with
 * its cards. A later rating by a manager counts instead of the cards; so does
 * one of a check-in for what no card rated. How somebody rates herself proves
 * nothing here.
 *
 * Returns: (transfer full) (element-type WmShownSkill)
 */
GPtrArray *wm_shown_from_hire (WmMap *map, GPtrArray *evidence, GPtrArray *ratings);
/* (transfer full) (nullable) (element-type WmShownSkill): from the cards, if she
 * was hired for a job of that role; else from her ratings. Empty for a role that
 * is not there. */
GPtrArray *wm_shown_load (WmStore *store, WmMap *map, const char *person, const char *role,
                          GError **error);

G_END_DECLS
