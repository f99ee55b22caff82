/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a picture moves under the hand.
 */
#include "config.h"

#include "app/map/wm-motion.h"

#include <math.h>

#define FRICTION 4.5     /* a second: how fast a thrown picture slows down */
#define LEAST_SPEED 20.0 /* pixels a second */
#define LEAST_THROW (4 * LEAST_SPEED)

double
wm_motion_zoom_about (double offset, double at, double factor)
{
  return at - (at - offset) * factor;
}

double
wm_motion_between (double from, double to, double zoom_from, double zoom_to, double zoom,
                   double share)
{
  double ratio = zoom_to / zoom_from;

  if (fabs (ratio - 1) < 1e-3)
    return from + (to - from) * share;
  return wm_motion_zoom_about (from, (to - from * ratio) / (1 - ratio), zoom / zoom_from);
}

double
wm_motion_eased (double time)
{
  return 1 - pow (1 - time, 3);
}

double
wm_motion_roll (double speed, double seconds)
{
  return speed / FRICTION * (1 - exp (-FRICTION * seconds));
}

double
wm_motion_roll_time (double speed)
{
  return speed < LEAST_THROW ? 0 : log (speed / LEAST_SPEED) / FRICTION;
}

double
wm_motion_keep (double offset, double picture, double view)
{
  double margin = MIN (view, picture) / 3;

  return CLAMP (offset, margin - picture, view - margin);
}
