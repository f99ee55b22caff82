/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/wm-compile-days.h"

void
wm_room_init (WmRoom *room, const WmCalendar *calendar, const GDate *start, const GDate *end,
              int week_minutes)
{
  GDate day = *start;
  gint64 sum = 0;

  room->days = g_array_new (FALSE, FALSE, sizeof (WmRoomDay));
  room->scale = MAX (1, wm_calendar_week_percent (calendar));
  room->start = *start;
  for (; g_date_compare (&day, end) <= 0; g_date_add_days (&day, 1))
    {
      guint percent = wm_calendar_percent (calendar, &day);
      WmRoomDay it = { g_date_get_julian (&day), percent, sum += (gint64) week_minutes * percent };

      if (percent > 0)
        g_array_append_val (room->days, it);
    }
}

void
wm_room_clear (WmRoom *room)
{
  g_clear_pointer (&room->days, g_array_unref);
}

gint64
wm_room_whole (const WmRoom *room)
{
  return room->days->len > 0 ? g_array_index (room->days, WmRoomDay, room->days->len - 1).end : 0;
}

/* The first day whose end is at least @amount, or more than it. */
static int
find (const WmRoom *room, gint64 amount, gboolean more)
{
  guint low = 0, high = room->days->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      gint64 end = g_array_index (room->days, WmRoomDay, middle).end;

      if (more ? end > amount : end >= amount)
        high = middle;
      else
        low = middle + 1;
    }
  return low < room->days->len ? (int) low : -1;
}

int
wm_room_day_after (const WmRoom *room, gint64 amount)
{
  return find (room, amount, TRUE);
}

int
wm_room_day_of (const WmRoom *room, gint64 amount)
{
  return find (room, amount, FALSE);
}

void
wm_room_date (const WmRoom *room, int day, GDate *date)
{
  g_date_clear (date, 1);
  g_date_set_julian (date, g_array_index (room->days, WmRoomDay, day).julian);
}

int
wm_room_week (const WmRoom *room, int day)
{
  return (int) ((g_array_index (room->days, WmRoomDay, day).julian
                 - g_date_get_julian (&room->start))
                / 7)
         + 1;
}
