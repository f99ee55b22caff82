/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * WmDateEntry:
 *
 * A date to be typed as YYYY-MM-DD or chosen from a calendar, said in words of
 * the user's language beneath. Signal "changed".
 */
#define WM_TYPE_DATE_ENTRY (wm_date_entry_get_type ())
G_DECLARE_FINAL_TYPE (WmDateEntry, wm_date_entry, WM, DATE_ENTRY, GtkBox)

/* @name: (nullable): for screen readers; NULL where a label names the entry */
GtkWidget *wm_date_entry_new (const char *name);
/* @text: YYYY-MM-DD or "" */
void wm_date_entry_set_text (WmDateEntry *self, const char *text);
const char *wm_date_entry_get_text (WmDateEntry *self);
/* FALSE while what is typed is no date. */
gboolean wm_date_entry_get_date (WmDateEntry *self, GDate *date);
/* (transfer none): what a label's mnemonic leads to */
GtkWidget *wm_date_entry_get_entry (WmDateEntry *self);

G_END_DECLS
