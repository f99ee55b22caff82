/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "people/wm-people.h"

G_BEGIN_DECLS

/**
 * WmLevelButtons:
 *
 * The levels 0 to 4 in a row, the rated one pressed. Signal "rated" (int
 * level) when the user chooses another.
 */
#define WM_TYPE_LEVEL_BUTTONS (wm_level_buttons_get_type ())
G_DECLARE_FINAL_TYPE (WmLevelButtons, wm_level_buttons, WM, LEVEL_BUTTONS, GtkBox)

/* @skill: index into @map; the tooltips tell its levels in words */
GtkWidget *wm_level_buttons_new (WmMap *map, guint skill, int level);
/**
 * wm_level_buttons_words_new:
 *
 * Returns: (transfer floating): a label that tells the level that is looked at (by the
 *   pointer or the keyboard) in the skill's own words, else the one that is chosen
 */
GtkWidget *wm_level_buttons_words_new (WmLevelButtons *self);
void wm_level_buttons_set_level (WmLevelButtons *self, int level);
/* Underlines a level that is asked for; -1 for none. */
void wm_level_buttons_set_target (WmLevelButtons *self, int target);

/* A digit is rated and has the focus; Delete rates -1. For buttons that stand by themselves, not in
 * a row that takes the keys. */
void wm_level_buttons_take_keys (WmLevelButtons *self);

/* How the mark is drawn: @implied: a level that is only implied, drawn apart, or
 * -1; @age: of the rating, by more than colour. */
void wm_level_buttons_set_mark (WmLevelButtons *self, int implied, WmFreshness age);

G_END_DECLS
