/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * wm_drag_add_source:
 * @handle: where @row is taken hold of; may be @row itself
 * @kind: static; what its targets know it by
 * @id: which one it is
 *
 * Makes a row or card one that can be dragged, within the program. There is to be another way by
 * the keyboard.
 */
void wm_drag_add_source (GtkWidget *handle, GtkWidget *row, const char *kind, const char *id);

typedef enum
{
  WM_DROP_BESIDE, /* before or after the target: a line shows on which side */
  WM_DROP_INTO,   /* the target is framed */
} WmDropWhere;

/* @after: whether it was let go on the lower half of @target */
typedef void (*WmDropped) (GtkWidget *target, const char *id, gboolean after, gpointer data);

/**
 * wm_drag_add_target:
 * @kind: static; of what can be dropped here
 * @dropped: called when the drag is over and @target is still shown, so that it may do away
 *   with any widget
 * @data: lives as long as @target
 *
 * Of targets in each other the inner one is asked.
 */
void wm_drag_add_target (GtkWidget *target, const char *kind, WmDropWhere where,
                         WmDropped dropped, gpointer data);

G_END_DECLS
