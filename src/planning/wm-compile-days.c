/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/wm-compile-days.h"

void
wm_room_init (WmRoom *room, const WmCalendar *calendar, const GDate *start, const GDate *end,
              int week_minutes)
{
  GDate day = *start;

  room->days = g_array_new (FALSE, FALSE, sizeof (WmRoomDay));
  room->scale = MAX (1, wm_calendar_week_percent (calendar));
  room->start = *start;
  for (; g_date_compare (&day, end) <= 0; g_date_add_days (&day, 1))
    {
      guint percent = wm_calendar_percent (calendar, &day);
      gint64 amount = (gint64) week_minutes * percent;
      WmRoomDay it = { g_date_get_julian (&day), percent, amount, amount };

      if (percent > 0)
        g_array_append_val (room->days, it);
    }
}

void
wm_room_clear (WmRoom *room)
{
  g_clear_pointer (&room->days, g_array_unref);
}

static WmRoomDay *
day_at (const WmRoom *room, int day)
{
  return &g_array_index (room->days, WmRoomDay, day);
}

void
wm_room_close (WmRoom *room, int days)
{
  for (int i = 0; i < MIN (days, (int) room->days->len); i++)
    day_at (room, i)->room = day_at (room, i)->left = 0;
}

gint64
wm_room_left (const WmRoom *room)
{
  gint64 sum = 0;

  for (int i = 0; i < (int) room->days->len; i++)
    sum += day_at (room, i)->left;
  return sum;
}

gboolean
wm_room_take (WmRoom *room, int from, int until, gint64 amount, int *first, int *last)
{
  int n = (int) room->days->len, end = until >= 0 ? MIN (until, n) : n, day;
  gint64 sum = 0;

  for (day = from; day < end && sum < amount; day++)
    sum += day_at (room, day)->left;
  if (sum < amount || amount <= 0)
    return FALSE;
  *last = day - 1;
  *first = -1;
  for (day = from; amount > 0; day++)
    {
      gint64 taken = MIN (amount, day_at (room, day)->left);

      *first = *first < 0 && taken > 0 ? day : *first;
      day_at (room, day)->left -= taken;
      amount -= taken;
    }
  return TRUE;
}

void
wm_room_date (const WmRoom *room, int day, GDate *date)
{
  g_date_clear (date, 1);
  g_date_set_julian (date, day_at (room, day)->julian);
}

int
wm_room_week (const WmRoom *room, int day)
{
  return (int) ((day_at (room, day)->julian - g_date_get_julian (&room->start)) / 7) + 1;
}

int
wm_room_week_day (const WmRoom *room, int week)
{
  int day = 0;

  while (day < (int) room->days->len && wm_room_week (room, day) < week)
    day++;
  return day;
}
