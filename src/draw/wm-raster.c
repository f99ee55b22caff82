/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lines, boxes and marks straight into pixels. A line is drawn across its steeper
 * axis: in each row (or column) that it passes it covers the pixels between its
 * two sides, the outer ones in part (after Gupta and Sproull, Filtering edges for
 * gray-scale displays, 1981, with a box for a filter).
 */
#include "draw/wm-raster.h"

#include <math.h>
#include <string.h>
#include <wchar.h>

G_STATIC_ASSERT (sizeof (wchar_t) == sizeof (guint32));

/* @cover: 0..256 */
static inline void
blend (guint32 *pixel, WmRasterColor color, guint cover)
{
  guint a = color.a * cover >> 8, rest = 255 - a;
  guint32 old = *pixel;
  guint32 odd = (old & 0xff00ff) * rest, even = (old >> 8 & 0xff00ff) * rest;

  odd += (guint32) (color.r << 16 | color.b) * a + 0x800080;
  even += (guint32) (255u << 16 | color.g) * a + 0x800080;
  odd = (odd + (odd >> 8 & 0xff00ff)) >> 8 & 0xff00ff;
  even = (even + (even >> 8 & 0xff00ff)) & 0xff00ff00;
  *pixel = odd | even;
}

/* Pixels of one colour, by twos. Returns: where they end, or one before */
static inline int
run_even (guint32 *row, int x, int last, guint32 before, guint32 after)
{
  const guint32 olds[2] = { before, before }, news[2] = { after, after };
  guint64 old, new, two;

  memcpy (&old, olds, sizeof old);
  memcpy (&new, news, sizeof new);
  for (; x + 1 < last; x += 2)
    {
      memcpy (&two, &row[x], sizeof two);
      if (two != old)
        break;
      if (old != new)
        memcpy (&row[x], &new, sizeof new);
    }
  return x;
}

/* Whole pixels. Most lie on an even ground: what was mixed last is mixed already. */
static void
run (guint32 *row, int first, int last, WmRasterColor color)
{
  guint32 before, after;

  if (last <= first)
    return;
  if (color.a == 255)
    {
      wmemset ((wchar_t *) row + first,
               (wchar_t) (0xff000000u | (guint32) color.r << 16 | (guint32) color.g << 8 | color.b),
               (size_t) (last - first));
      return;
    }
  before = after = row[first];
  blend (&after, color, 256);
  for (int x = first; x < last; x++)
    {
      x = run_even (row, x, last, before, after);
      if (x == last)
        return;
      if (row[x] != before)
        {
          before = after = row[x];
          blend (&after, color, 256);
        }
      row[x] = after;
    }
}

/* The pixels of a row from @x0 to @x1, the ends in part. */
static void
span (const WmRaster *raster, int y, double x0, double x1, WmRasterColor color)
{
  guint32 *row;
  int first, last;

  x0 = MAX (x0, 0);
  x1 = MIN (x1, raster->width);
  if (y < 0 || y >= raster->height || x1 <= x0)
    return;
  row = raster->pixels + (gsize) y * (gsize) raster->stride;
  first = (int) x0;
  last = (int) x1;
  if (first == last)
    {
      blend (&row[first], color, (guint) ((x1 - x0) * 256));
      return;
    }
  if (x0 > first)
    {
      blend (&row[first], color, (guint) ((first + 1 - x0) * 256));
      first++;
    }
  if (x1 > last)
    blend (&row[last], color, (guint) ((x1 - last) * 256));
  run (row, first, last, color);
}

/* How far the side of a box with round corners lies inside in row @i of @h. */
static inline double
inset (int i, int h, double radius)
{
  double up = radius - (MIN (i, h - 1 - i) + 0.5);

  return up > 0 ? radius - sqrt (MAX (radius * radius - up * up, 0)) : 0;
}

/* The edge of a pixel. */
static inline int
nearest (double at)
{
  return (int) floor (at + 0.5 + WM_RASTER_TIE);
}

/* Sides stand on the edges of pixels, so that they are crisp. */
static void
snap (double x, double y, double w, double h, int *x0, int *y0, int *x1, int *y1)
{
  *x0 = nearest (CLAMP (x, -1e6, 1e6));
  *y0 = nearest (CLAMP (y, -1e6, 1e6));
  *x1 = nearest (CLAMP (x + w, -1e6, 1e6));
  *y1 = nearest (CLAMP (y + h, -1e6, 1e6));
}

void
wm_raster_box (const WmRaster *raster, double x, double y, double w, double h, double radius,
               WmRasterColor color)
{
  int x0, y0, x1, y1;

  snap (x, y, w, h, &x0, &y0, &x1, &y1);
  for (int row = MAX (y0, 0); row < MIN (y1, raster->height); row++)
    {
      double in = inset (row - y0, y1 - y0, radius);

      span (raster, row, x0 + in, x1 - in, color);
    }
}

void
wm_raster_frame (const WmRaster *raster, double x, double y, double w, double h, double radius,
                 double line, WmRasterColor color)
{
  int x0, y0, x1, y1, thick = MAX (1, (int) (line + 0.5));

  color.a = (guint8) (color.a * MIN (1, line / thick));
  snap (x - line / 2, y - line / 2, w + line, h + line, &x0, &y0, &x1, &y1);
  radius += line / 2;
  for (int row = MAX (y0, 0); row < MIN (y1, raster->height); row++)
    {
      int i = row - y0, n = y1 - y0;
      double out = inset (i, n, radius), in;

      if (i < thick || i >= n - thick || x1 - x0 <= 2 * thick)
        {
          span (raster, row, x0 + out, x1 - out, color);
          continue;
        }
      in = thick + inset (i - thick, n - 2 * thick, MAX (radius - thick, 0));
      span (raster, row, x0 + out, x0 + in, color);
      span (raster, row, x1 - in, x1 - out, color);
    }
}

/* Up and down: the pixels of each row whose middle the piece passes. Well inside
 * the picture in whole numbers, 65536 a pixel: nearly all rows of nearly all lines. */
#define FINE 65536.0

static void
steep_inside (const WmRaster *raster, int first, int last, double x, double slope, double half,
              WmRasterColor color)
{
  int left = (int) ((x - half) * FINE), right = (int) ((x + half) * FINE);
  int step = (int) lrint (slope * FINE);
  guint32 *row = raster->pixels + (gsize) first * (gsize) raster->stride;

  for (int y = first; y < last; y++)
    {
      int from = left >> 16, to = right >> 16;

      if (from == to)
        blend (&row[from], color, (guint) (right - left) >> 8);
      else
        {
          blend (&row[from], color, (guint) (0x10000 - (left & 0xffff)) >> 8);
          for (int i = from + 1; i < to; i++)
            blend (&row[i], color, 256);
          blend (&row[to], color, (guint) (right & 0xffff) >> 8);
        }
      left += step;
      right += step;
      row += raster->stride;
    }
}

/* The first row, or column, whose middle lies at @at or behind it. */
static inline int
row_of (double at)
{
  return (int) ceil (at - 0.5 - WM_RASTER_TIE);
}

static void
steep_piece (const WmRaster *raster, double x0, double y0, double x1, double y1, double line,
             WmRasterColor color)
{
  double slope = (x1 - x0) / (y1 - y0), half = line / 2 * sqrt (1 + slope * slope);
  double low = MIN (y0, y1), high = MAX (y0, y1);
  int first = MAX (row_of (low), 0);
  int last = MIN (row_of (high), raster->height);

  if (MIN (x0, x1) - half > 2 && MAX (x0, x1) + half < MIN (raster->width - 3, 32000))
    {
      steep_inside (raster, first, last, x0 + (first + 0.5 - y0) * slope, slope, half, color);
      return;
    }
  for (int y = first; y < last; y++)
    {
      double x = x0 + (y + 0.5 - y0) * slope;

      span (raster, y, x - half, x + half, color);
    }
}

/* The pixels of a column from @y0 to @y1. */
static inline void
column (const WmRaster *raster, int x, double y0, double y1, WmRasterColor color)
{
  guint32 *at = raster->pixels + x;
  int first, last;

  y0 = MAX (y0, 0);
  y1 = MIN (y1, raster->height);
  if (y1 <= y0)
    return;
  first = (int) y0;
  last = MIN ((int) y1, raster->height - 1);
  for (int y = first; y <= last; y++)
    {
      double part = MIN (y1, y + 1) - MAX (y0, y);

      if (part > 0)
        blend (&at[(gsize) y * (gsize) raster->stride], color, (guint) (part * 256));
    }
}

static void
flat_piece (const WmRaster *raster, double x0, double y0, double x1, double y1, double line,
            WmRasterColor color)
{
  double slope = (y1 - y0) / (x1 - x0), half = line / 2 * sqrt (1 + slope * slope);
  double low = MIN (x0, x1), high = MAX (x0, x1);
  int first = MAX (row_of (low), 0);
  int last = MIN (row_of (high), raster->width);

  for (int x = first; x < last; x++)
    {
      double y = y0 + (x + 0.5 - x0) * slope;

      column (raster, x, y - half, y + half, color);
    }
}

static void
piece (const WmRaster *raster, double x0, double y0, double x1, double y1, double line,
       WmRasterColor color)
{
  double dx = fabs (x1 - x0), dy = fabs (y1 - y0);

  if (MAX (x0, x1) < -line || MIN (x0, x1) > raster->width + line || MAX (y0, y1) < -line
      || MIN (y0, y1) > raster->height + line)
    return;
  if (dy + WM_RASTER_TIE >= dx && dy > 0)
    steep_piece (raster, x0, y0, x1, y1, line, color);
  else if (dx > 0)
    flat_piece (raster, x0, y0, x1, y1, line, color);
}

/* Thinner than a pixel is paler. */
static double
visible_line (double line, WmRasterColor *color)
{
  if (line >= 1)
    return line;
  color->a = (guint8) (color->a * MAX (line, 0));
  return 1;
}

void
wm_raster_line (const WmRaster *raster, const double *points, int n, double line,
                WmRasterColor color)
{
  line = visible_line (line, &color);
  for (int i = 0; i + 1 < n; i++)
    piece (raster, points[2 * i], points[2 * i + 1], points[2 * i + 2], points[2 * i + 3], line,
           color);
}

/* So many straight pieces that none is seen to be one. */
static int
pieces_of (const double *p)
{
  double bend = fabs (p[0] - 2 * p[2] + p[4]) + fabs (p[1] - 2 * p[3] + p[5])
                + fabs (p[2] - 2 * p[4] + p[6]) + fabs (p[3] - 2 * p[5] + p[7]);

  return CLAMP ((int) sqrt (bend * 2), 1, 24);
}

static void
cubic (const WmRaster *raster, const double *p, double line, WmRasterColor color)
{
  int n = pieces_of (p);
  double x = p[0], y = p[1];

  for (int i = 1; i <= n; i++)
    {
      double t = (double) i / n, s = 1 - t;
      double a = s * s * s, b = 3 * s * s * t, c = 3 * s * t * t, d = t * t * t;
      double next_x = a * p[0] + b * p[2] + c * p[4] + d * p[6];
      double next_y = a * p[1] + b * p[3] + c * p[5] + d * p[7];

      piece (raster, x, y, next_x, next_y, line, color);
      x = next_x;
      y = next_y;
    }
}

void
wm_raster_curve (const WmRaster *raster, const double *points, int n, double line,
                 WmRasterColor color)
{
  line = visible_line (line, &color);
  for (int i = 0; i + 3 < n; i += 3)
    {
      const double *p = points + 2 * i;
      double low_x = MIN (MIN (p[0], p[2]), MIN (p[4], p[6]));
      double high_x = MAX (MAX (p[0], p[2]), MAX (p[4], p[6]));
      double low_y = MIN (MIN (p[1], p[3]), MIN (p[5], p[7]));
      double high_y = MAX (MAX (p[1], p[3]), MAX (p[5], p[7]));

      /* A cubic stays within its four points. */
      if (high_x >= -line && low_x <= raster->width + line && high_y >= -line
          && low_y <= raster->height + line)
        cubic (raster, p, line, color);
    }
}

/* Most of a mask covers nothing: what is seen to be so at a glance is passed over. */
static inline gboolean
is_blank (const guint8 *cover)
{
  guint64 eight;

  memcpy (&eight, cover, sizeof eight);
  return eight == 0;
}

static void
mask_row (guint32 *at, const guint8 *cover, int first, int last, WmRasterColor color)
{
  guint32 solid = 0xff000000u | (guint32) color.r << 16 | (guint32) color.g << 8 | color.b;

  for (int i = first; i < last; i++)
    {
      while (i + 8 <= last && is_blank (cover + i))
        i += 8;
      if (i == last)
        return;
      if (cover[i] == 255 && color.a == 255)
        at[i] = solid;
      else if (cover[i] > 0)
        blend (&at[i], color, cover[i] + 1u);
    }
}

void
wm_raster_mask_at (const WmRaster *raster, const WmRasterMask *mask, int left, int top,
                   WmRasterColor color)
{
  int first = MAX (-left, 0), last = MIN (mask->width, raster->width - left);

  for (int row = MAX (-top, 0); row < MIN (mask->height, raster->height - top); row++)
    mask_row (raster->pixels + (gssize) (top + row) * raster->stride + left,
              mask->bytes + row * mask->width, first, last, color);
}

void
wm_raster_mask (const WmRaster *raster, const WmRasterMask *mask, double x, double y,
                WmRasterColor color)
{
  wm_raster_mask_at (raster, mask, nearest (x - mask->width / 2.0),
                     nearest (y - mask->height / 2.0), color);
}
