/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "learning/wm-path.h"
#include "planning/wm-shown.h"

G_BEGIN_DECLS

#define WM_COMPILE_CHECK_MINUTES 60 /* of a check of what nobody tried */
#define WM_COMPILE_CHECK_WEEKS 4    /* checks belong into the first weeks */
#define WM_COMPILE_CHECKS_A_WEEK 3  /* at most */
#define WM_COMPILE_FIRST_DAY 3      /* working day of the first check or learning: before it
                                     * there is enough to arrive at */
#define WM_COMPILE_OWN_MOST 5       /* early responsibilities */
#define WM_COMPILE_OWN_DAY 8        /* working day of the first of them */

/**
 * WmCompileInput:
 * @shown: (element-type WmShownSkill): a row for each requirement
 * @levels: (nullable) (array): level of each skill of the map, -1 for none;
 *   those of @shown count for their skills
 * @milestones: (element-type WmMilestone): with their ends, and the activities
 *   that are there already
 * @wish: (nullable): languages, kinds and reading; nothing else is read
 */
typedef struct
{
  WmMap *map;
  GPtrArray *shown;
  const int *levels;
  GPtrArray *milestones;
  const WmCalendar *calendar;
  GDate start;
  int week_minutes;
  const WmPathInput *wish;
} WmCompileInput;

typedef enum
{
  WM_COMPILED_CHECK,
  WM_COMPILED_LEARN,
  WM_COMPILED_PROVE,
  WM_COMPILED_OWN,
} WmCompiledKind;

typedef struct
{
  WmCompiledKind kind;
  WmActivity *activity; /* due_day counted from the start */
  int milestone;        /* index */
  int week;             /* 1 = the first seven days */
  char *moved;          /* (nullable): why it stands later than wished */
} WmCompiledActivity;

/* What is not in the plan, and why. */
typedef struct
{
  guint skill;
  char *name;
  int minutes; /* -1: not told */
  char *reason;
} WmLeftOut;

/* What an activity of the template tries: no check of its own is needed. */
typedef struct
{
  guint skill;
  gint64 activity; /* row id */
  char *name;      /* of the activity */
  char due[11];
  GPtrArray *whys; /* WmWhy */
} WmTriedAt;

typedef struct
{
  int milestone;
  guint skill;
  int level;
} WmCriterion;

typedef struct
{
  GDate first; /* of its seven days */
  int minutes; /* of learning and checks */
  int limit;   /* what days off and part-time days leave of the hours a week */
} WmWeekLoad;

typedef struct
{
  GPtrArray *activities; /* WmCompiledActivity, as they come */
  GPtrArray *tried;      /* WmTriedAt */
  GPtrArray *left_out;   /* WmLeftOut */
  GArray *criteria;      /* WmCriterion */
  GArray *weeks;         /* WmWeekLoad */
} WmCompiled;

/**
 * wm_compile:
 *
 * Pure. From evidence to activities with dates:
 *
 * - never tried, or tried without a signal: where something that the new hire
 *   or the buddy does in the first four weeks is about it, that is the check;
 *   else a check of an hour in these weeks, with a question as proof, at most
 *   three a week; not a month of training. What is only nice to have is left out.
 * - short: the learning path's steps (wm_path_compute()), in the order of
 *   prerequisites. What nobody tried is not taught on the way to it.
 * - met: for up to five skills early responsibility.
 *
 * Nothing of that falls on the first two working days. Checks come first, then
 * learning, at most so many minutes a week; days off
 * take their share away. What does not end before the last milestone is left
 * out with its reason, and so is what builds on it. Every activity carries the
 * requirement and the evidence that caused it.
 *
 * Returns: (transfer full)
 */
WmCompiled *wm_compile (const WmCompileInput *input);
void wm_compiled_free (WmCompiled *compiled);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmCompiled, wm_compiled_free)

G_END_DECLS
