/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * WmLabel:
 * @x, @y: what it belongs to, in points of the picture
 * @w, @h: its size on screen, in pixels, at every zoom
 * @below: how far its middle lies below @y, in pixels; for two labels they differ
 *   by less than half of their heights together
 * @beside: how far its middle lies to the right of @x, in pixels: half of @w at most,
 *   to either side
 * @from: in: the least zoom at which it may show; out: from which on it shows;
 *   G_MAXDOUBLE for never
 */
typedef struct
{
  double x, y, w, h, below, beside, from;
} WmLabel;

/**
 * wm_labels_place:
 * @labels: (inout): the most important first
 * @most: the zoom above which nothing is asked
 *
 * Says from which zoom on each label shows, so that at no zoom up to @most two
 * of them overlap, and that one which shows stays while one zooms in. A label
 * waits until it is clear of every more important one. (Been, Daiches and Yap,
 * Dynamic map labeling, IEEE TVCG 12 (5), 2006.)
 */
void wm_labels_place (WmLabel *labels, guint n, double most);

G_END_DECLS
