/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds boxes by place.
 */
#include "draw/wm-spatial.h"

#include <math.h>
#include <stdlib.h>

#define FINEST 32.0 /* the width of the smallest cells */
#define LEVELS 24

/* Where the middle of a box lies. */
typedef struct
{
  int level, row, column;
  guint box;
} Place;

/* A box that is kept: outwards from what it was, by less than can be seen. */
typedef struct
{
  float x0, y0, x1, y1;
} Box;

struct _WmSpatial
{
  Box *boxes;
  guint n;
  Place *places; /* by level, row, column */
  guint begin[LEVELS + 1];
};

static int
compare_places (const void *a, const void *b)
{
  const Place *p = a, *q = b;

  if (p->level != q->level)
    return p->level < q->level ? -1 : 1;
  if (p->row != q->row)
    return p->row < q->row ? -1 : 1;
  if (p->column != q->column)
    return p->column < q->column ? -1 : 1;
  return p->box < q->box ? -1 : p->box > q->box;
}

/* No place is farther away than an int can count. */
static int
cell_of (double at, double cell)
{
  return (int) CLAMP (floor (at / cell), -1e9, 1e9);
}

static Place
place_of (const WmBounds *box, guint number)
{
  double size = MAX (box->x1 - box->x0, box->y1 - box->y0), cell = FINEST;
  Place place = { 0, 0, 0, number };

  for (; cell < size && place.level + 1 < LEVELS; place.level++)
    cell *= 2;
  place.row = cell_of ((box->y0 + box->y1) / 2, cell);
  place.column = cell_of ((box->x0 + box->x1) / 2, cell);
  return place;
}

static Box
outwards (const WmBounds *box)
{
  return (Box){ nextafterf ((float) box->x0, -INFINITY), nextafterf ((float) box->y0, -INFINITY),
                nextafterf ((float) box->x1, INFINITY), nextafterf ((float) box->y1, INFINITY) };
}

static gboolean
meets (const Box *box, const WmBounds *part)
{
  return box->x0 <= part->x1 && part->x0 <= box->x1 && box->y0 <= part->y1
         && part->y0 <= box->y1;
}

WmSpatial *
wm_spatial_new (const WmBounds *boxes, guint n)
{
  WmSpatial *spatial = g_new0 (WmSpatial, 1);
  guint at = 0;

  spatial->n = n;
  spatial->boxes = g_new (Box, n + 1);
  spatial->places = g_new (Place, n + 1);
  for (guint i = 0; i < n; i++)
    {
      spatial->boxes[i] = outwards (&boxes[i]);
      spatial->places[i] = place_of (&boxes[i], i);
    }
  qsort (spatial->places, n, sizeof *spatial->places, compare_places);
  for (int level = 0; level <= LEVELS; level++)
    {
      while (at < n && spatial->places[at].level < level)
        at++;
      spatial->begin[level] = at;
    }
  return spatial;
}

void
wm_spatial_free (WmSpatial *spatial)
{
  if (spatial == NULL)
    return;
  g_free (spatial->boxes);
  g_free (spatial->places);
  g_free (spatial);
}

/* The first place from @low on that does not lie before @row, @column. */
static guint
first_from (const WmSpatial *spatial, guint low, guint high, int row, int column)
{
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const Place *place = &spatial->places[middle];

      if (place->row < row || (place->row == row && place->column < column))
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* The boxes of one level: those whose middles lie in @part or half a cell away. */
static void
find_in_level (const WmSpatial *spatial, int level, double cell, const WmBounds *part,
               GArray *found)
{
  int row = cell_of (part->y0 - cell / 2, cell), last_row = cell_of (part->y1 + cell / 2, cell);
  int column = cell_of (part->x0 - cell / 2, cell);
  int last_column = cell_of (part->x1 + cell / 2, cell);
  guint end = spatial->begin[level + 1];
  guint at = first_from (spatial, spatial->begin[level], end, row, column);

  while (at < end && spatial->places[at].row <= last_row)
    {
      const Place *place = &spatial->places[at];

      if (place->column > last_column)
        {
          at = first_from (spatial, at, end, place->row + 1, column);
          continue;
        }
      if (place->column < column)
        {
          at = first_from (spatial, at, end, place->row, column);
          continue;
        }
      if (meets (&spatial->boxes[place->box], part))
        g_array_append_val (found, place->box);
      at++;
    }
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  guint i = *(const guint *) a, j = *(const guint *) b;

  return i < j ? -1 : i > j;
}

void
wm_spatial_find (const WmSpatial *spatial, const WmBounds *part, GArray *found)
{
  double cell = FINEST;

  g_return_if_fail (spatial != NULL && part != NULL && found != NULL);

  for (int level = 0; level < LEVELS; level++, cell *= 2)
    if (spatial->begin[level] < spatial->begin[level + 1])
      find_in_level (spatial, level, cell, part, found);
  g_array_sort (found, compare_numbers);
}
