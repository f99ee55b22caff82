/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The room for learning, day by day. Private to the planning folder.
 */
#pragma once

#include "onboarding/wm-calendar.h"

G_BEGIN_DECLS

/* Amounts are minutes times the percent of a plain week, so that shares of a
 * week are whole numbers. */
typedef struct
{
  GArray *days;  /* WmRoomDay: working days from the start */
  gint64 scale;  /* amount of one minute */
  GDate start;
} WmRoom;

typedef struct
{
  guint32 julian;
  guint percent;
  gint64 room; /* amount of this day */
  gint64 left; /* of it, that nothing takes */
} WmRoomDay;

/* Room for learning: @week_minutes spread over the working days of each seven from @start */
void wm_room_init (WmRoom *room, const WmCalendar *calendar, const GDate *start, const GDate *end,
                   int week_minutes);
void wm_room_clear (WmRoom *room);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (WmRoom, wm_room_clear)
/* The first @days hold nothing. */
void wm_room_close (WmRoom *room, int days);
/* Amount that nothing takes yet */
gint64 wm_room_left (const WmRoom *room);
/* Takes so much of the days from index @from on, up to but not @until (-1: to the
 * end), the first that is free first. @first, @last: (out): of the days that it
 * takes of. FALSE, and nothing is taken, when there is not so much. */
gboolean wm_room_take (WmRoom *room, int from, int until, gint64 amount, int *first, int *last);
void wm_room_date (const WmRoom *room, int day, GDate *date);
int wm_room_week (const WmRoom *room, int day); /* 1 = the first seven days */
/* Index of the first day of a week, or of what comes after it; the number of
 * days if there is none */
int wm_room_week_day (const WmRoom *room, int week);

G_END_DECLS
