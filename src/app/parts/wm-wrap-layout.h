/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Lays children out in lines, each as wide as it needs to be, as words are. */
#define WM_TYPE_WRAP_LAYOUT (wm_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (WmWrapLayout, wm_wrap_layout, WM, WRAP_LAYOUT, GtkLayoutManager)

/* @spacing: pixels between children and between lines */
GtkLayoutManager *wm_wrap_layout_new (int spacing);
/* Whether all of a line get its height: Tab goes by where the middles of widgets
 * lie, and so from left to right only then. */
void wm_wrap_layout_set_even (WmWrapLayout *self, gboolean even);
/* Whether children share a line alike, so that what stands under each other in
 * several such boxes of one width is a table; each is as wide as the widest must be. */
void wm_wrap_layout_set_columns (WmWrapLayout *self, gboolean columns);

G_END_DECLS
