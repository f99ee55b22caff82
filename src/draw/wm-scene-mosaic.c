/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The map from so far that single skills are not seen: cells of the colour that most of
 * the skills in them have, the darker the more they are.
 */
#include "config.h"

#include <math.h>

#include "draw/wm-scene-map-private.h"

#define CELL_LEAST 13.0 /* pixels: a cell is half as wide again at most */
#define CELL_FULL 1.6 /* skills for an even distribution's one: as dark as it gets */
#define FAINTEST 0.22

/* What is in one cell: how many skills of each colour. */
typedef struct
{
  guint counts[WM_N_INKS];
  guint n;
  double strength;
} Cell;

typedef struct
{
  double size;
  int column, row; /* of the first */
  int columns, rows;
  Cell *cells;
} Mosaic;

/* As wide as a power of two, so that cells stay where they are while one zooms. */
static void
mosaic_init (Mosaic *mosaic, const WmMapPlan *plan)
{
  mosaic->size = exp2 (ceil (log2 (CELL_LEAST / plan->zoom)));
  mosaic->column = (int) floor (MAX (plan->part.x0, 0) / mosaic->size);
  mosaic->row = (int) floor (MAX (plan->part.y0, plan->layout->top) / mosaic->size);
  mosaic->columns
      = (int) floor (MIN (plan->part.x1, plan->layout->width) / mosaic->size) + 1 - mosaic->column;
  mosaic->rows
      = (int) floor (MIN (plan->part.y1, plan->layout->bottom) / mosaic->size) + 1 - mosaic->row;
  if (mosaic->columns < 1 || mosaic->rows < 1)
    mosaic->columns = mosaic->rows = 0;
  mosaic->cells = g_new0 (Cell, (gsize) mosaic->columns * (gsize) mosaic->rows + 1);
}

static void
count (Mosaic *mosaic, const WmMapPlan *plan, guint skill)
{
  const WmLayoutNode *node = &plan->layout->nodes[skill];
  int column = (int) floor (node->x / mosaic->size) - mosaic->column;
  int row = (int) floor (node->y / mosaic->size) - mosaic->row;
  Cell *cell;

  if (column < 0 || column >= mosaic->columns || row < 0 || row >= mosaic->rows)
    return;
  cell = &mosaic->cells[row * mosaic->columns + column];
  cell->counts[wm_map_plan_ink (plan, skill)]++;
  cell->n++;
  cell->strength += wm_map_look_strength (plan->look, skill, FALSE);
}

/* Of the whole map it is quicker to look at each than to ask which are there. */
static void
count_all (Mosaic *mosaic, const WmMapPlan *plan)
{
  g_autoptr (GArray) skills = NULL;
  double part = (plan->part.x1 - plan->part.x0) * (plan->part.y1 - plan->part.y0);

  if (part > plan->layout->width * plan->layout->height / 4)
    {
      for (guint i = 0; i < plan->layout->n; i++)
        count (mosaic, plan, i);
      return;
    }
  skills = wm_map_plan_skills (plan, mosaic->size, mosaic->size);
  for (guint i = 0; i < skills->len; i++)
    count (mosaic, plan, g_array_index (skills, guint, i));
}

static WmInk
most_common (const Cell *cell)
{
  guint best = 0;

  for (guint ink = 1; ink < WM_N_INKS; ink++)
    if (cell->counts[ink] > cell->counts[best])
      best = ink;
  return (WmInk) best;
}

/* Darker where there are more skills than were they even. */
static void
add_cell (WmMapPlan *plan, const Mosaic *mosaic, int column, int row)
{
  const Cell *cell = &mosaic->cells[row * mosaic->columns + column];
  double even = mosaic->size * mosaic->size / (plan->layout->spacing * plan->layout->spacing);
  double gap = 1 / plan->zoom, y = (row + mosaic->row) * mosaic->size;
  double h = MIN (mosaic->size, plan->layout->bottom - y); /* the legend stays free */

  if (cell->n == 0)
    return;
  plan->build->alpha
      = MAX (MIN (1, cell->n / (even * CELL_FULL)), FAINTEST) * cell->strength / cell->n * 0.85;
  wm_build_rect (plan->build, (column + mosaic->column) * mosaic->size,
                 y, mosaic->size - gap, h - gap, 0,
                 most_common (cell), WM_INK_NONE);
  plan->build->alpha = 1;
}

void
wm_map_plan_add_mosaic (WmMapPlan *plan)
{
  Mosaic mosaic;

  mosaic_init (&mosaic, plan);
  count_all (&mosaic, plan);
  for (int row = 0; row < mosaic.rows; row++)
    for (int column = 0; column < mosaic.columns; column++)
      add_cell (plan, &mosaic, column, row);
  g_free (mosaic.cells);
}
