/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How a picture moves under the hand: rules over plain numbers. An offset is where on the
 * screen, in pixels along one axis, the origin of the picture lies. */

/* The offset at another zoom (@factor times the one), by which the point of the picture that
 * lies at @at stays there. */
double wm_motion_zoom_about (double offset, double at, double factor);

/* An offset on the way from one place to another, at a zoom between the two: all points of
 * the picture keep their turn, about the one that stays where it is if the zoom changes.
 * @share: of the way, from 0 to 1 */
double wm_motion_between (double from, double to, double zoom_from, double zoom_to, double zoom,
                          double share);

/* A glide begins fast and ends slowly. @time: of the whole, from 0 to 1. Returns: the share of
 * the way */
double wm_motion_eased (double time);

/* How far what was thrown at a speed (pixels a second, of either sign) has rolled after so many
 * seconds: its speed falls by the same share in each. */
double wm_motion_roll (double speed, double seconds);
/* After how many seconds it rests: it is too slow then to be seen moving; 0 for what was hardly
 * thrown at all. @speed: positive */
double wm_motion_roll_time (double speed);

/* Keeps some of a picture of a length in sight in a view, wherever it is moved: at least a
 * third of the shorter of the two. */
double wm_motion_keep (double offset, double picture, double view);

G_END_DECLS
