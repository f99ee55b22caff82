/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map/wm-map.h"
#include "onboarding/wm-dates.h"
#include "people/wm-people.h"

G_BEGIN_DECLS

/* One reason why an activity is there: the requirement, and what somebody
 * wrote about it. Texts are "" and numbers -1 where nothing is told. */
typedef struct
{
  char *finding; /* "met", "short", "unproven", "never_tried" or "" */
  char *skill;   /* slug */
  int target, level;
  char *importance;  /* "must", "should", "nice" or "" */
  char *source_kind; /* "scorecard", or a kind of assessment */
  char *source;      /* id of the card or the assessment */
  char *assessor;
  char *date;
  char *sentence;
} WmWhy;

void wm_why_free (WmWhy *why);

typedef struct
{
  gint64 id;
  char *slug;
  char *name;
  char *description;
  char *status; /* iCalendar's: "NEEDS-ACTION", "IN-PROCESS", "COMPLETED", "CANCELLED"; or "" */
  char *owner;  /* "new_hire", "manager", "buddy", "other", a name, or "" */
  char *start_date, *due_date; /* YYYY-MM-DD or "" */
  char *completed;             /* RFC 3339 or "" */
  int due_day;                 /* working days from the anchor */
  WmAnchor anchor;
  char *due_ref;    /* slug of the milestone or activity that it is counted from, or "" */
  int duration;     /* in working days; 0: not told, so one */
  int minutes;      /* -1 = not told */
  gboolean blocked;
  char *reason;     /* why blocked, or dropped */
  char *proof;      /* slug of a question, or "" */
  char *origin;     /* what made it: "template:…", "gap:…", "check-in:…"; "" by hand */
  gboolean edited;  /* by hand, since it was made */
  GPtrArray *whys;  /* WmWhy */
  WmDateFinding finding; /* set by wm_plan_compute_dates() */
  GPtrArray *skills;     /* utf8 slugs */
  GPtrArray *resources;  /* utf8 slugs */
  GPtrArray *depends_on; /* utf8 slugs of activities */
} WmActivity;

typedef struct
{
  char *skill; /* slug */
  int level;
} WmMilestoneSkill;

typedef struct
{
  gint64 id;
  char *slug;
  char *name;
  WmHorizon horizon;
  char *start_date, *end_date;
  char *offset; /* of horizon CUSTOM: "P14D", or "" */
  char *status;
  GPtrArray *goals;      /* utf8: the outcome, in sentences */
  GArray *skills;        /* WmMilestoneSkill: when it counts as reached */
  GPtrArray *activities; /* WmActivity, in order */
} WmMilestone;

typedef struct
{
  gint64 id;
  char *slug;
  char *name;
  char *person;      /* slug or "" */
  char *person_name;
  char *role;        /* slug or "" */
  char *role_name;   /* in the pack's language; wm_map_role_name() tells the reader's */
  char *start_date;
  char *template_slug;   /* or "" */
  int week_minutes;      /* for learning, in a full week; 0: not told */
  WmCalendar *calendar;
  GPtrArray *check_ins;  /* WmCheckIn, by date */
  GPtrArray *firsts;     /* WmFirst, by date */
  GPtrArray *milestones; /* WmMilestone */
  GPtrArray *loose;      /* WmActivity without a milestone */
} WmPlan;

/* A talk about how it goes, proposed or held. */
typedef struct
{
  gint64 id;
  char *slug;
  int day;      /* calendar day from the start; 0: a fixed date */
  char *date;   /* YYYY-MM-DD: when it is due */
  char *held;   /* YYYY-MM-DD or "" */
  int mood;     /* 1..5; 0: not told */
  char *note;   /* the new hire's */
  char *manager_note;
} WmCheckIn;

/* The first time that somebody did it unaided */
typedef struct
{
  char *skill;
  char *date;
  char *note;
} WmFirst;

typedef struct
{
  char *slug, *name, *person, *person_name, *role, *role_name, *start_date;
  int done, total; /* activities */
} WmPlanSummary;

void wm_plan_summary_free (WmPlanSummary *summary);
/* Empty ones, with every text "" and every list there. */
WmPlan *wm_plan_new (void);
WmMilestone *wm_milestone_new (void);
WmActivity *wm_activity_new (void);
/* Puts a copy of @value (nullable: "") in the place of *@text. */
void wm_plan_set_text (char **text, const char *value);
/* An owner in the reader's language; a name stands for itself. */
const char *wm_owner_words (const char *owner);
void wm_activity_free (WmActivity *activity);
void wm_milestone_free (WmMilestone *milestone);
void wm_plan_free (WmPlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmPlan, wm_plan_free)

GPtrArray *wm_plan_list (WmStore *store, GError **error); /* WmPlanSummary, newest start first */
WmPlan *wm_plan_load (WmStore *store, const char *slug, GError **error);

/**
 * wm_plan_create:
 * @template_slug: (nullable): the role's first template when NULL
 * @calendar: (nullable): Monday to Friday when NULL
 *
 * Makes a plan from a template in one action. Due dates are working days.
 *
 * Returns: (transfer full): the new plan's slug
 */
char *wm_plan_create (WmStore *store, WmMap *map, const char *person, const char *role,
                      const GDate *start, const char *template_slug, GError **error);
gboolean wm_plan_delete (WmStore *store, const char *plan, GError **error);
gboolean wm_plan_rename (WmStore *store, const char *plan, const char *name, GError **error);
/* Moves the start; every relative date follows. */
gboolean wm_plan_set_start (WmStore *store, const char *plan, const GDate *start, GError **error);

/* Activities; ids are row ids. Each is one action. */
typedef enum
{
  WM_ACTIVITY_TODO,
  WM_ACTIVITY_DOING,
  WM_ACTIVITY_DONE_NOW,
  WM_ACTIVITY_DROPPED,
  WM_ACTIVITY_BLOCKED,
} WmActivityStand;

/* Done, dropped, blocked, doing or to do: from what is stored, not from dates */
WmActivityStand wm_activity_stand (const WmActivity *activity);
/* @reason: (nullable): why it is dropped or blocked; needed for those */
gboolean wm_activity_set_stand (WmStore *store, gint64 activity, WmActivityStand stand,
                                const char *reason, GError **error);
gboolean wm_activity_set_done (WmStore *store, gint64 activity, gboolean done, GError **error);
gint64 wm_activity_add (WmStore *store, gint64 milestone, const char *name,
                        GError **error); /* 0 on error */
typedef struct
{
  const char *name, *description, *owner; /* NULL: leave as it is */
  const char *due_date;                   /* YYYY-MM-DD, "" for none; makes the date fixed */
  int due_day;       /* working days from @anchor; 0 and WM_ANCHOR_FIXED: leave */
  int minutes;       /* -2: leave; -1: not told */
  WmAnchor anchor;   /* WM_ANCHOR_FIXED: leave, or from the start where due_day > 0 */
  const char *due_ref; /* slug of what MILESTONE and ACTIVITY count from */
  int duration;      /* working days; 0: leave */
  const char *const *depends_on; /* slugs, ended by NULL; NULL: leave */
} WmActivityEdit;
#define WM_ACTIVITY_EDIT_INIT { NULL, NULL, NULL, NULL, 0, -2, WM_ANCHOR_FIXED, NULL, 0, NULL }
gboolean wm_activity_edit (WmStore *store, gint64 activity, const WmActivityEdit *edit,
                           GError **error);
/* To @milestone, before its activity number @position (0-based). */
gboolean wm_activity_move (WmStore *store, gint64 activity, gint64 milestone, guint position,
                           GError **error);
gboolean wm_activity_delete (WmStore *store, gint64 activity, GError **error);
gboolean wm_milestone_edit (WmStore *store, gint64 milestone, const char *name, const char *outcome,
                            GError **error);

/* ---- dates ------------------------------------------------------------------ */

/* One date that is another now. */
typedef struct
{
  gboolean is_milestone;
  gint64 id;
  const char *name;          /* belongs to the plan */
  char before[11], after[11]; /* due, or end; "" for none */
} WmDateChange;

/**
 * wm_plan_compute_dates:
 * @plan: its dates and findings become what wm_dates_compute() says
 * @changes: (out) (optional) (transfer full) (element-type WmDateChange): what
 *   is due on another day than before
 *
 * Pure: nothing is stored. Change the start, the calendar, an offset or a
 * dependency of a loaded plan, and see what follows.
 */
gboolean wm_plan_compute_dates (WmPlan *plan, GArray **changes, GError **error);
/* (transfer full) (element-type WmActivity): all of them, milestone by milestone */
GPtrArray *wm_plan_activities (const WmPlan *plan);
WmActivity *wm_plan_find_activity (const WmPlan *plan, const char *slug); /* (nullable) */
WmMilestone *wm_plan_find_milestone (const WmPlan *plan, const char *slug); /* (nullable) */
/* (transfer full) (nullable): "A → B → A", where activities wait for each other
 * in a circle */
char *wm_plan_circle (const WmPlan *plan);
/* In words: what is wrong with a date; NULL for WM_DATE_FINE */
const char *wm_date_finding_words (WmDateFinding finding);

/* Do these changes (WmChange) touch any plan? */
gboolean wm_plan_concerned (GArray *changes);

G_END_DECLS
