/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * WmFilterBar:
 *
 * The session's filter as chips that one takes away; it is seen only while there
 * is a chip. A button beside it opens what can be chosen. Every bar of a session
 * shows the same filter; the pages hear of it by the session's "filter-changed".
 */
#define WM_TYPE_FILTER_BAR (wm_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (WmFilterBar, wm_filter_bar, WM, FILTER_BAR, GtkWidget)

/* @button: (nullable): the page's button for the filter, where the keyboard goes
 * when all chips went; without one the bar tells how many skills pass. */
GtkWidget *wm_filter_bar_new (WmSession *session, GtkWidget *button);
/* Adds the button at the end of @tools, and the chips to @chips, which is seen
 * only while there are some. */
void wm_filter_bar_add (WmSession *session, GtkBox *tools, GtkBox *chips);
/* (transfer floating): the button alone, with an icon, for a bar of tools */
GtkWidget *wm_filter_button_new (WmSession *session, gboolean only_icon);

G_END_DECLS
