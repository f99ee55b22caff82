/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*WmGotStart) (const GDate *start, gpointer data);

/* Asks for the first day of a plan, now @start (YYYY-MM-DD), and shows what
 * follows from it. @data lives as long as @from. */
void wm_start_dialog_show (GtkWidget *from, const char *start, WmGotStart got, gpointer data);
/* (transfer full): the last days of day 1, week 1, month 1 and quarter 1, a
 * line each, on a calendar of Monday to Friday */
char *wm_start_describe (const GDate *start);

G_END_DECLS
