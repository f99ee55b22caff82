/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "onboarding/wm-calendar.h"

G_BEGIN_DECLS

/* What a due day is counted from. */
typedef enum
{
  WM_ANCHOR_FIXED,     /* nothing: the date stays, or there is none */
  WM_ANCHOR_START,     /* the start: 1 = the first working day, -1 = the last before it */
  WM_ANCHOR_MILESTONE, /* the end of a milestone: 0 = that day, -2 = two working days before */
  WM_ANCHOR_ACTIVITY,  /* the day on which another activity is due */
} WmAnchor;

/* What is wrong with a date; it is told, and stops nothing. */
typedef enum
{
  WM_DATE_FINE,
  WM_DATE_CIRCLE,          /* it waits for itself, so it keeps the dates that it had */
  WM_DATE_LOST,            /* counted from what is not there, or has no date */
  WM_DATE_BEYOND,          /* there is no such working day within ten years */
  WM_DATE_FIXED_EARLY,     /* fixed, before what it depends on is done */
  WM_DATE_FIXED_OFF,       /* fixed, on a day off */
  WM_DATE_AFTER_MILESTONE, /* what it depends on takes it past its milestone */
} WmDateFinding;

typedef struct
{
  WmHorizon horizon;
  const char *offset; /* (nullable): of horizon CUSTOM: "P14D", "P2W", "P6M" */
  GDate end;          /* in for CUSTOM without an offset, else out */
} WmDatesMilestone;

typedef struct
{
  WmAnchor anchor;
  int ref;       /* index of the milestone or activity that the day is counted from */
  int day;       /* in working days */
  int duration;  /* in whole working days, at least 1 */
  int milestone; /* index that it belongs to, or -1 */
  const int *depends; /* indexes of activities */
  guint n_depends;
  GDate start, due;   /* in and out; in for FIXED; !g_date_valid() for none */
  WmDateFinding finding; /* out */
} WmDatesActivity;

/**
 * wm_dates_compute:
 * @start: the first day; moved on to a working day
 *
 * Pure. Every date of a plan from what it is counted from:
 *
 * 1. Milestones end where their horizon ends (wm_calendar_horizon_end()).
 * 2. An activity is due so many working days from its anchor; one that is
 *    counted from the start never after its milestone.
 * 3. It begins its duration before that. A part-time day counts as a day for
 *    offsets, and as its part for a duration of more than one day.
 * 4. It begins on the day on which what it depends on is due, or later, and
 *    keeps its duration then.
 * 5. Fixed dates stay, and tell what they break.
 *
 * Returns: FALSE when the calendar has no working day within ten years
 */
gboolean wm_dates_compute (const WmCalendar *calendar, const GDate *start,
                           WmDatesMilestone *milestones, guint n_milestones,
                           WmDatesActivity *activities, guint n_activities);

/* (transfer full) (nullable) (element-type int): the indexes along one circle of
 * dependencies and anchors, each waiting for the next, the first again at the
 * end; NULL when there is none */
GArray *wm_dates_find_circle (const WmDatesActivity *activities, guint n_activities);

/* The last calendar day of "P7D" and its kind from @start, on a working day */
gboolean wm_dates_offset_end (const WmCalendar *calendar, const GDate *start, const char *offset,
                              GDate *end);

G_END_DECLS
