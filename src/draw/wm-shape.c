/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The small shapes. Each fills about the same area, so that none shouts.
 */
#include "draw/wm-shape.h"

#include <math.h>

/* Shares of a size, not points: a mark looks the same at every zoom. */
#define RING_LINE 0.16
#define RING_DOTS 8
#define CHECK_LINE 0.2

static void
polygon (WmShapePath *path, double x, double y, double radius, int corners, double turn)
{
  path->closed = TRUE;
  path->n_points = corners;
  for (int i = 0; i < corners; i++)
    {
      double angle = turn - G_PI_2 + 2 * G_PI * i / corners;

      path->points[2 * i] = x + radius * cos (angle);
      path->points[2 * i + 1] = y + radius * sin (angle);
    }
}

static void
star (WmShapePath *path, double x, double y, double radius)
{
  path->closed = TRUE;
  path->n_points = 10;
  for (int i = 0; i < 10; i++)
    {
      double angle = -G_PI_2 + G_PI * i / 5, r = i % 2 == 0 ? radius : radius * 0.45;

      path->points[2 * i] = x + r * cos (angle);
      path->points[2 * i + 1] = y + r * sin (angle);
    }
}

/* Two triangles that meet: a hexagon would be taken for a disc. */
static void
hourglass (WmShapePath *path, double x, double y, double r)
{
  const double points[] = { x - r, y - r, x + r, y - r, x + r * 0.15, y,
                            x + r, y + r, x - r, y + r, x - r * 0.15, y };

  path->closed = TRUE;
  path->n_points = 6;
  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    path->points[i] = points[i];
}

/* A plus sign of thick bars. */
static void
cross (WmShapePath *path, double x, double y, double r)
{
  static const int corners[12][2] = { { -1, -3 }, { 1, -3 }, { 1, -1 },  { 3, -1 },
                                      { 3, 1 },   { 1, 1 },  { 1, 3 },   { -1, 3 },
                                      { -1, 1 },  { -3, 1 }, { -3, -1 }, { -1, -1 } };

  path->closed = TRUE;
  path->n_points = 12;
  for (int i = 0; i < 12; i++)
    {
      path->points[2 * i] = x + r * corners[i][0] / 3;
      path->points[2 * i + 1] = y + r * corners[i][1] / 3;
    }
}

static void
ring (WmShapePath *path, double r, double size, gboolean dotted)
{
  path->round = TRUE;
  path->line_width = size * RING_LINE;
  path->radius = r - path->line_width / 2;
  if (!dotted)
    return;
  path->dash[0] = path->dash[1] = G_PI * path->radius / RING_DOTS;
  path->n_dash = 2;
}

static void
check (WmShapePath *path, double x, double y, double r, double size)
{
  const double points[] = { x - r * 0.8, y + r * 0.05, x - r * 0.2,
                            y + r * 0.65, x + r * 0.85, y - r * 0.65 };

  path->n_points = 3;
  for (int i = 0; i < 6; i++)
    path->points[i] = points[i];
  path->line_width = size * CHECK_LINE;
}

/* @x, @y: the centre; @size: the width of the disc of that size */
void
wm_shape_path (WmShape shape, double x, double y, double size, WmShapePath *path)
{
  double r = size / 2;

  *path = (WmShapePath){ 0 };
  switch (shape)
    {
    case WM_SHAPE_SQUARE:
      polygon (path, x, y, r * 1.25, 4, G_PI / 4);
      break;
    case WM_SHAPE_DIAMOND:
      polygon (path, x, y, r * 1.2, 4, 0);
      break;
    case WM_SHAPE_TRIANGLE:
      polygon (path, x, y + r * 0.2, r * 1.25, 3, 0);
      break;
    case WM_SHAPE_TRIANGLE_DOWN:
      polygon (path, x, y - r * 0.2, r * 1.25, 3, G_PI);
      break;
    case WM_SHAPE_PENTAGON:
      polygon (path, x, y, r * 1.12, 5, 0);
      break;
    case WM_SHAPE_HOURGLASS:
      hourglass (path, x, y, r * 1.05);
      break;
    case WM_SHAPE_CROSS:
      cross (path, x, y, r * 1.05);
      break;
    case WM_SHAPE_STAR:
      star (path, x, y, r * 1.3);
      break;
    case WM_SHAPE_RING:
    case WM_SHAPE_DOTTED:
      ring (path, r, size, shape == WM_SHAPE_DOTTED);
      break;
    case WM_SHAPE_CHECK:
      check (path, x, y, r, size);
      break;
    case WM_SHAPE_DISC:
    case WM_N_SHAPES:
    default:
      path->round = TRUE;
      path->radius = r;
    }
}
