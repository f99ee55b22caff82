/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the parts of WmMatrixView share: wm-matrix-view.c holds the widget, what it
 * shows and the pointer, wm-matrix-cursor.c the cell of the keyboard.
 */
#pragma once

#include "app/team/wm-matrix-view.h"

G_BEGIN_DECLS

#define N_CURSORS 2

struct _WmMatrixView
{
  GtkWidget parent_instance;

  GtkAdjustment *adjustments[2]; /* by GtkOrientation */
  WmMatrix matrix;
  gboolean has_matrix;
  WmMatrixSizes sizes;
  GtkWidget *cursors[N_CURSORS];
  guint active;      /* the one of @cursors that stands at the cell */
  int row, column;   /* of the keyboard; -1 for a head */
  int hover_row, hover_column; /* of the pointer; both -1 for none */
  char *skill, *person;        /* (nullable): what the keyboard was moved to */
};

/* wm-matrix-cursor.c */
gboolean wm_matrix_view_is_empty (WmMatrixView *self);
gboolean wm_matrix_view_has_focus (WmMatrixView *self);
/* Tells those who do not see it what the cell says. */
void wm_matrix_view_describe_cursor (WmMatrixView *self);
void wm_matrix_view_show_cursor (WmMatrixView *self);
/* After the focus went on: one that is hidden would take it along. */
void wm_matrix_view_hide_others (WmMatrixView *self);
/* -1 is a head; what lies beyond is the last. */
void wm_matrix_view_move_cursor (WmMatrixView *self, int row, int column);
/* Puts it where the skill and the person of before are now; NULL is a head. */
void wm_matrix_view_find_cursor (WmMatrixView *self, const char *skill, const char *person);
gboolean wm_matrix_view_on_key (GtkEventControllerKey *controller, guint key, guint code,
                                GdkModifierType state, WmMatrixView *self);

G_END_DECLS
