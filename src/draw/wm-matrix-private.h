/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the drawing of people by skills, wm-scene-matrix.c, and its words,
 * wm-matrix-words.c, share.
 */
#pragma once

#include "draw/wm-scene-matrix.h"

G_BEGIN_DECLS

/* What the team can of the skill of a row */
static inline const WmCoverage *
wm_matrix_row (const WmMatrix *matrix, guint row)
{
  return &g_array_index (matrix->rows, WmCoverage, row);
}

/* Who stands over a column */
static inline const WmTeamMember *
wm_matrix_member (const WmMatrix *matrix, guint column)
{
  return wm_team_member (matrix->team, g_array_index (matrix->columns, guint, column));
}

G_END_DECLS
