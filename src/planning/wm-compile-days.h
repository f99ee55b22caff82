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
  gint64 end; /* room up to the end of this day */
} WmRoomDay;

void wm_room_init (WmRoom *room, const WmCalendar *calendar, const GDate *start, const GDate *end,
                   int week_minutes);
void wm_room_clear (WmRoom *room);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (WmRoom, wm_room_clear)
gint64 wm_room_whole (const WmRoom *room);
/* Index of the first day with room after @amount; of the day on which @amount
 * is used up. -1 beyond the end. */
int wm_room_day_after (const WmRoom *room, gint64 amount);
int wm_room_day_of (const WmRoom *room, gint64 amount);
void wm_room_date (const WmRoom *room, int day, GDate *date);
int wm_room_week (const WmRoom *room, int day); /* 1 = the first seven days */

G_END_DECLS
