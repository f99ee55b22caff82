/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "people/wm-people.h"

G_BEGIN_DECLS

/**
 * WmRatingBoard:
 *
 * Groups of skills, each with its level to be rated in place: by its buttons,
 * or by 0 to 4 and Delete on its row. It is told what it shall show and keeps
 * its rows, so that a rating moves one row and nothing else; when the row that
 * has the focus goes to another group, the focus stays and the next row gets
 * it.
 *
 * Signal "rate" (const char *skill, int level), level -1 to clear.
 */
#define WM_TYPE_RATING_BOARD (wm_rating_board_get_type ())
G_DECLARE_FINAL_TYPE (WmRatingBoard, wm_rating_board, WM, RATING_BOARD, GtkBox)

GtkWidget *wm_rating_board_new (void);
/* Forgets all rows, if another map is shown from now on. */
void wm_rating_board_set_map (WmRatingBoard *self, WmMap *map);
/* Whether it can be rated. */
void wm_rating_board_set_editable (WmRatingBoard *self, gboolean editable);

/* What is shown from now on: begin, then each group with its rows, then end.
 * Groups come in the order of their first use; one without rows is hidden. */
void wm_rating_board_begin (WmRatingBoard *self);
void wm_rating_board_group (WmRatingBoard *self, const char *id, const char *title,
                            const char *subtitle);
/* @target: the level asked for, or -1; @detail, @more: (nullable): lines under
 * the name */
void wm_rating_board_row (WmRatingBoard *self, WmMap *map, guint skill, int level, int target,
                          const char *detail, const char *more);
/* How the mark of the row that was told last is drawn: @implied: the level that
 * is only implied, which Y confirms, or -1; @age: of its rating. */
void wm_rating_board_mark (WmRatingBoard *self, int implied, WmFreshness age);
void wm_rating_board_end (WmRatingBoard *self);

/* The focus goes to the first row of a group, if it has one. */
gboolean wm_rating_board_focus_group (WmRatingBoard *self, const char *id);

G_END_DECLS
