/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "draw/wm-scene.h"

G_BEGIN_DECLS

/**
 * WmShapePath:
 *
 * The outline of a mark, for the painter and the SVG writer alike.
 *
 * @round: a circle of @radius; else the polygon or line of @points
 * @line_width: stroked that wide; 0 for filled
 * @dash: dashes and gaps, all of them whole, if @n_dash is not 0
 */
typedef struct
{
  gboolean round, closed;
  double radius;
  double points[24];
  int n_points;
  double line_width;
  double dash[2];
  int n_dash;
} WmShapePath;

void wm_shape_path (WmShape shape, double x, double y, double size, WmShapePath *path);

G_END_DECLS
