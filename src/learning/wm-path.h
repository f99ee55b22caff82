/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map/wm-map.h"
#include "onboarding/wm-calendar.h"
#include "people/wm-implied.h"
#include "people/wm-people.h"

G_BEGIN_DECLS

/* How much of a resource a reader has behind her. */
typedef enum
{
  WM_READING_NONE,
  WM_READING_READING,
  WM_READING_DONE,
  WM_READING_NOT_USEFUL,
} WmReadingState;

/* A prerequisite that no requirement names is learnt up to this level, or up
 * to the level of what needs it where that is lower. */
#define WM_PATH_GROUND_LEVEL WM_IMPLIED_GROUND_LEVEL
/* Minutes for each level to climb where the map tells nothing to read */
#define WM_PATH_UNKNOWN_MINUTES 240
/* What a day of waiting for a requirement counts, by its importance */
#define WM_PATH_WEIGHT_MUST 3
#define WM_PATH_WEIGHT_SHOULD 2
#define WM_PATH_WEIGHT_NICE 1
#define WM_PATH_DEFAULT_WEEK (5 * 60) /* minutes a week */

/**
 * WmPathInput:
 * @role: index of the role to reach; used where @targets is NULL
 * @targets: (nullable) (element-type WmRequirement): what to reach instead of
 *   a role's requirements ("level 3 in evaluation"); `role` is not read
 * @levels: (array): level of each skill of the map, -1 for not assessed
 * @known: (nullable) (array): per skill, what if: TRUE counts as met
 * @confidence: (nullable) (array): per skill, 0..100 or -1, for what is implied
 * @reading: (nullable) (array): WmReadingState per resource
 * @skip: (nullable) (array): per resource, what if: TRUE is left out
 * @languages: (nullable) (array zero-terminated=1): BCP 47 tags she reads; a
 *   resource without a language suits everybody
 * @kinds: (nullable) (array zero-terminated=1): kinds she prefers, best first
 * @least: requirements below this importance are left out; NONE keeps all
 *
 * What a path is computed from. All arrays belong to the caller. Zero-fill it,
 * then set what is known: {.role = r, .levels = levels}.
 */
typedef struct
{
  guint role;
  GArray *targets;
  const int *levels;
  const guint8 *known;
  const int *confidence;
  const guint8 *reading;
  const guint8 *skip;
  const char *const *languages;
  const char *const *kinds;
  WmImportance least;
} WmPathInput;

/* One thing to read or do in a step. */
typedef struct
{
  guint resource;     /* index into the map */
  int minutes;        /* in this step: 0 when done or counted in another one */
  gboolean estimated; /* the time is an estimate, or is not told */
  gboolean shared;    /* read once: another step counts it */
  WmReadingState state;
} WmPathItem;

/* One skill to climb. */
typedef struct
{
  guint skill;
  int from; /* -1: not assessed */
  int to;
  WmImportance importance; /* NONE: needed only on the way */
  gboolean implied;        /* a confident answer higher up makes it likely known */
  GArray *items;           /* WmPathItem, in the order to read */
  int proof_resource;      /* an exercise that proves it (index), or -1 */
  int proof_question;      /* else a question, or -1 */
  int proof_minutes;
  WmReadingState proof_state;
  int minutes;        /* items and proof */
  gboolean estimated; /* some of that is an estimate */
  gboolean assumed;   /* the map tells no time: WM_PATH_UNKNOWN_MINUTES a level */

  /* Set by wm_path_schedule() */
  GDate start, end; /* working days; !g_date_valid() beyond the year 2200 */
  int week;         /* 1 = the first seven days from the start; by its end */
} WmPathStep;

/**
 * WmPath:
 *
 * A learning path: what to learn, in which order, with what. Plain data.
 */
typedef struct
{
  guint role;
  GPtrArray *steps; /* WmPathStep, in order */
  int minutes;
  gboolean estimated;
  gboolean proven;   /* no order has requirements met sooner, by weight */
  int week_minutes;  /* of the schedule; 0 before it */
  GDate start, end;  /* of the schedule */
} WmPath;

/**
 * wm_path_compute:
 *
 * Pure. The path from what is known to what is asked:
 *
 * 1. What is short or not assessed, and all its prerequisites, less what is
 *    met. A requirement is met at its own level; a prerequisite that nobody
 *    requires, at WM_PATH_GROUND_LEVEL or at the level of what needs it,
 *    whichever is lower.
 * 2. For each level to climb one resource: the lowest tier first, no tier
 *    above the level to reach (unless there is nothing else), what she reads
 *    already before the rest, then kinds she prefers, then the author's order;
 *    in her languages where there are such. A resource is read once. And one
 *    exercise, or else a question, as proof.
 * 3. The order keeps prerequisites and makes the sum over requirements of
 *    importance x time until it is met as small as it can (wm_order_compute());
 *    of equals first the more important, then what unlocks more.
 *
 * What is known makes a path never longer; a met skill is never in it.
 *
 * Returns: (transfer full)
 */
WmPath *wm_path_compute (WmMap *map, const WmPathInput *input);
void wm_path_free (WmPath *path);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmPath, wm_path_free)
#define wm_path_step(path, i) ((WmPathStep *) g_ptr_array_index ((path)->steps, (i)))

/**
 * wm_path_schedule:
 * @calendar: the working week and days off
 * @start: the first day; moved on to a working day
 * @week_minutes: how much she learns in a full week, shared evenly over the
 *   days of the working week; a day off takes its share away
 *
 * Gives each step its dates; may be called again with other hours. More
 * minutes a week never make a date later.
 *
 * Returns: FALSE when there is no working day, or nothing to learn in a week
 */
gboolean wm_path_schedule (WmPath *path, const WmCalendar *calendar, const GDate *start,
                           int week_minutes);

/* The week of the schedule that @date lies in: 1 = the first seven days; 0 for
 * what is no date */
int wm_path_week_of (const WmPath *path, const GDate *date);

/* The step of @skill, or NULL when the path has none: it is met. The date on
 * which a requirement is met is the end of its step. */
const WmPathStep *wm_path_find (const WmPath *path, guint skill);

/* What if: how one path differs from another, a line a skill. */
typedef enum
{
  WM_PATH_SAME,    /* only the dates may differ */
  WM_PATH_ADDED,   /* only in the second */
  WM_PATH_REMOVED, /* only in the first */
  WM_PATH_CHANGED, /* other levels, hours or resources */
} WmPathChange;

typedef struct
{
  guint skill;
  WmPathChange change;
  int minutes; /* of the second, less those of the first */
  int days;    /* how much later its end is; 0 where one has none */
} WmPathDifference;

/* (transfer full) (element-type WmPathDifference): by the order of the second
 * path, then what only the first has */
GArray *wm_path_compare (const WmPath *before, const WmPath *after);

G_END_DECLS
