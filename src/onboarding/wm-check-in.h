/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "onboarding/wm-plan.h"

G_BEGIN_DECLS

/* A level on the skill's anchors, with what was seen */
typedef struct
{
  const char *skill; /* slug */
  int level;
  const char *evidence; /* (nullable) */
} WmCheckInRating;

/* What was agreed; becomes an activity of the plan. */
typedef struct
{
  const char *name;
  const char *owner;    /* as of WmActivity */
  const char *due_date; /* YYYY-MM-DD or "" */
} WmCheckInAction;

/* A talk that was held. Zero-fill it; NULL texts leave what stands there. */
typedef struct
{
  const char *date; /* YYYY-MM-DD on which it was held */
  int mood;         /* 1..5; 0: not told */
  const char *note, *manager_note;
  const WmCheckInRating *ratings;
  guint n_ratings;
  const WmCheckInAction *actions;
  guint n_actions;
} WmCheckInHeld;

/* The days on which a new plan proposes a check-in */
#define WM_CHECK_IN_DAYS { 30, 60, 90 }

/* Inside an action: what a new plan proposes. Each falls on the last working day
 * on or before its calendar day. */
gboolean wm_check_ins_propose (WmStore *store, gint64 plan, GError **error);
/* (transfer full): slug of a check-in on a date of its own */
char *wm_check_in_add (WmStore *store, const char *plan, const char *date, GError **error);
gboolean wm_check_in_delete (WmStore *store, const char *plan, const char *check_in,
                             GError **error);

/**
 * wm_check_in_hold:
 * @check_in: slug; NULL for the next that is not held, or else a new one
 *
 * Writes down a check-in, in one action: notes, ratings as an assessment of
 * kind "check_in" by the viewer, and agreed actions as activities. May be done
 * again: what is told anew replaces, ratings and actions are added.
 */
gboolean wm_check_in_hold (WmStore *store, const char *plan, const char *check_in,
                           const WmCheckInHeld *held, GError **error);
/* @date: (nullable): NULL takes the event away */
gboolean wm_first_unaided_set (WmStore *store, const char *plan, const char *skill,
                               const char *date, const char *note, GError **error);

G_END_DECLS
