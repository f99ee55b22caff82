/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "draw/wm-scene-matrix.h"

G_BEGIN_DECLS

/**
 * WmMatrixView:
 *
 * People by skills, to lie in a scrolled window. What is drawn and what is read
 * aloud is made for what is seen alone, so that hundreds of people by hundreds
 * of skills scroll. The heads of rows and columns stay in sight.
 *
 * One cell is the keyboard's: arrows, Home, End, Page Up and Page Down move it,
 * with Control to the rims; a screen reader reads each cell that it comes to.
 *
 * Signal "activated" (int row, int column): by a click or Return; -1 for a head.
 */
#define WM_TYPE_MATRIX_VIEW (wm_matrix_view_get_type ())
G_DECLARE_FINAL_TYPE (WmMatrixView, wm_matrix_view, WM, MATRIX_VIEW, GtkWidget)

GtkWidget *wm_matrix_view_new (void);
/* @matrix: (nullable): copied; all that it points to lives until the next call.
 * The cursor stays on its person and skill where both are still there. */
void wm_matrix_view_set (WmMatrixView *self, const WmMatrix *matrix);
/* Where the keyboard is; FALSE where there is no cell. */
gboolean wm_matrix_view_get_cursor (WmMatrixView *self, int *row, int *column);
/* Where a cell lies in the view */
void wm_matrix_view_get_cell (WmMatrixView *self, int row, int column, GdkRectangle *at);
void wm_matrix_view_move_to (WmMatrixView *self, int row, int column);

G_END_DECLS
