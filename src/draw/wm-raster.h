/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Pixels: what is that near to a half is one: every tile rounds it to the same side. */
#define WM_RASTER_TIE 1e-6

/**
 * WmRaster:
 *
 * The pixels of a picture (premultiplied 0xAARRGGBB, as cairo has them), and what
 * a map has thousands of, painted straight into them: thin lines, boxes, small
 * marks. It is about ten times as fast as a general painter; edges are smoothed
 * along the one axis that matters for each.
 *
 * @stride: in pixels
 */
typedef struct
{
  guint32 *pixels;
  int width, height, stride;
} WmRaster;

/* Not premultiplied, 0..255. */
typedef struct
{
  guint8 r, g, b, a;
} WmRasterColor;

/* Coverage of a small shape, row by row; the shape's middle is that of the mask. */
typedef struct
{
  guint8 *bytes;
  int width, height;
} WmRasterMask;

/* In pixels of the raster; what lies outside it is left out. */
void wm_raster_box (const WmRaster *raster, double x, double y, double w, double h, double radius,
                    WmRasterColor color);
void wm_raster_frame (const WmRaster *raster, double x, double y, double w, double h,
                      double radius, double line, WmRasterColor color);
/* @points: x, y of @n corners */
void wm_raster_line (const WmRaster *raster, const double *points, int n, double line,
                     WmRasterColor color);
/* @points: 1 + 3k, cubic Bezier */
void wm_raster_curve (const WmRaster *raster, const double *points, int n, double line,
                      WmRasterColor color);
/* @left, @top: its first pixel */
void wm_raster_mask_at (const WmRaster *raster, const WmRasterMask *mask, int left, int top,
                        WmRasterColor color);
/* @x, @y: its middle */
void wm_raster_mask (const WmRaster *raster, const WmRasterMask *mask, double x, double y,
                     WmRasterColor color);

G_END_DECLS
