/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "draw/wm-scenes.h"
#include "learning/wm-team.h"

G_BEGIN_DECLS

/**
 * WmMatrix:
 * @rows: (element-type WmCoverage): a skill each, in the order to show
 * @columns: (element-type guint): a member of @team each
 * @cursor_row, @cursor_column: the cell that is looked at; -1 is a header, both
 *   -1 is none
 *
 * People by skills, as plain data: what they can do at one look. Nothing in it
 * is owned.
 */
typedef struct
{
  WmMap *map;
  const WmTeam *team;
  GArray *rows;
  GArray *columns;
  int cursor_row, cursor_column;
} WmMatrix;

/* The sizes of a matrix in points. Cells lie right of @head_width and below
 * @head_height, both of which stay where they are when cells are scrolled. */
typedef struct
{
  double head_width, head_height;
  double row_height, column_width;
  double width, height; /* of all of it, heads included */
} WmMatrixSizes;

/* The part that a view shows: @x, @y of the cells' top left, 0 for the first */
typedef struct
{
  double x, y, width, height;
} WmMatrixPart;

/* Pure. @width: of the view */
WmMatrixSizes wm_matrix_sizes (const WmMatrix *matrix, double width);
/* The cell at a place of the view; -1 for a header; FALSE for none */
gboolean wm_matrix_pick (const WmMatrix *matrix, const WmMatrixSizes *sizes,
                         const WmMatrixPart *part, double x, double y, int *row, int *column);

/**
 * wm_scene_matrix:
 * @part: (nullable): the part to build; NULL for the whole, with its legend and
 *   with a node for each cell in which there is something
 *
 * Builds only what is seen of the part: its cost does not depend on how many
 * people and skills there are.
 */
WmScene *wm_scene_matrix (const WmMatrix *matrix, const WmMatrixPart *part,
                          const WmSceneOptions *options);

/* What its shapes mean */
WmScene *wm_scene_matrix_legend (WmMap *map, const WmSceneOptions *options);

/* (transfer full): the coverage of a row in words: "2 can · 1 learns",
 * "only Ana", "nobody can" */
char *wm_matrix_row_words (const WmMatrix *matrix, guint row);
/* (transfer full): one cell in words, for a screen reader; -1 for a header */
char *wm_matrix_cell_name (const WmMatrix *matrix, int row, int column);
char *wm_matrix_cell_words (const WmMatrix *matrix, int row, int column);
/* (transfer full): what is counted over all rows, in a sentence */
char *wm_matrix_words (const WmMatrix *matrix);

G_END_DECLS
