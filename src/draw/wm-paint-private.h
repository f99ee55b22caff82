/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the two painters share: wm-paint.c paints items by cairo, wm-paint-quick.c
 * most of them straight into pixels.
 */
#pragma once

#include <pango/pangocairo.h>

#include "draw/wm-paint.h"

G_BEGIN_DECLS

/* Below this height on the device, in pixels, a text is a grey bar to the eye,
 * and costs most of the frame: it is left out. */
#define WM_PAINT_LEAST_TEXT 3.0

typedef struct
{
  cairo_t *cr;
  const WmPalette *palette;
  PangoLayout *layout;
  double scale; /* device pixels a point */
  gboolean vector;
  int font_bold;
} WmPainter;

void wm_paint_set_ink (WmPainter *painter, WmInk ink, double alpha);
void wm_paint_mark (WmPainter *painter, const WmItem *item);
void wm_paint_item (WmPainter *painter, const WmItem *item);
/* How far below the upper edge of its box a line of text has its baseline, in points */
double wm_paint_baseline (const WmItem *item);
gboolean wm_paint_meets (const WmItem *item, const cairo_rectangle_t *clip);

G_END_DECLS
