/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map/wm-map.h"
#include "onboarding/wm-calendar.h"
#include "people/wm-people.h"

G_BEGIN_DECLS

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
  int due_day;                 /* n-th working day; 0: a fixed date */
  int minutes;                 /* -1 = not told */
  GPtrArray *skills;     /* utf8 slugs */
  GPtrArray *resources;  /* utf8 slugs */
  GPtrArray *depends_on; /* utf8 slugs of activities */
} WmActivity;

typedef struct
{
  gint64 id;
  char *slug;
  char *name;
  WmHorizon horizon;
  char *start_date, *end_date;
  char *status;
  GPtrArray *goals;      /* utf8: the outcome, in sentences */
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
  WmCalendar *calendar;
  GPtrArray *milestones; /* WmMilestone */
  GPtrArray *loose;      /* WmActivity without a milestone */
} WmPlan;

typedef struct
{
  char *slug, *name, *person, *person_name, *role, *role_name, *start_date;
  int done, total; /* activities */
} WmPlanSummary;

void wm_plan_summary_free (WmPlanSummary *summary);
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
gboolean wm_activity_set_done (WmStore *store, gint64 activity, gboolean done, GError **error);
gint64 wm_activity_add (WmStore *store, gint64 milestone, const char *name, GError **error); /* 0 on error */
typedef struct
{
  const char *name, *description, *owner; /* NULL: leave as it is */
  const char *due_date;                   /* YYYY-MM-DD, "" for none; makes the date fixed */
  int due_day;                            /* > 0: relative; 0: leave */
  int minutes;                            /* -2: leave; -1: not told */
} WmActivityEdit;
#define WM_ACTIVITY_EDIT_INIT { NULL, NULL, NULL, NULL, 0, -2 }
gboolean wm_activity_edit (WmStore *store, gint64 activity, const WmActivityEdit *edit, GError **error);
/* To @milestone, before its activity number @position (0-based). */
gboolean wm_activity_move (WmStore *store, gint64 activity, gint64 milestone, guint position, GError **error);
gboolean wm_activity_delete (WmStore *store, gint64 activity, GError **error);
gboolean wm_milestone_edit (WmStore *store, gint64 milestone, const char *name, const char *outcome, GError **error);

gboolean wm_plan_concerned (GArray *changes);

G_END_DECLS
