/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Places of the spectrum on the axis of a picture.
 */
#include "draw/wm-scenes-private.h"

/* How much of the room is dealt out by the number of skills; the rest is even. */
#define CROWD 0.7
/* How far, in stops, a skill asks for room around its place. */
#define REACH 4

void
wm_axis_init (WmAxis *axis, double x0, double x1)
{
  axis->x0 = x0;
  axis->x1 = x1;
  for (int i = 0; i <= WM_AXIS_STOPS; i++)
    axis->stops[i] = (double) i / WM_AXIS_STOPS;
}

/* Gives crowded stretches of the spectrum more of the axis. */
void
wm_axis_make_room (WmAxis *axis, WmMap *map)
{
  double crowd[WM_AXIS_STOPS] = { 0 }, sum = 0, at = 0;

  for (guint i = 0; i < map->skills->len; i++)
    {
      int place = wm_map_skill (map, i)->spectrum;
      int stop = CLAMP (place, 0, 999) * WM_AXIS_STOPS / 1000;

      for (int j = MAX (stop - REACH, 0); place >= 0 && j <= MIN (stop + REACH, WM_AXIS_STOPS - 1);
           j++)
        {
          double w = REACH + 1 - ABS (j - stop);

          crowd[j] += w;
          sum += w;
        }
    }
  for (int i = 0; i < WM_AXIS_STOPS && sum > 0; i++)
    {
      axis->stops[i] = at;
      at += CROWD * crowd[i] / sum + (1 - CROWD) / WM_AXIS_STOPS;
    }
  axis->stops[WM_AXIS_STOPS] = 1;
}

/* @place: in 0..1000; what part of the axis lies left of it, in 0..1 */
double
wm_axis_share (const WmAxis *axis, double place)
{
  double at = CLAMP (place, 0, 1000) * WM_AXIS_STOPS / 1000;
  int stop = MIN ((int) at, WM_AXIS_STOPS - 1);

  return axis->stops[stop] + (axis->stops[stop + 1] - axis->stops[stop]) * (at - stop);
}

double
wm_axis_x (const WmAxis *axis, double place)
{
  return axis->x0 + (axis->x1 - axis->x0) * wm_axis_share (axis, place);
}
