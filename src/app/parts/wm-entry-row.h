/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * WmEntryRow:
 *
 * A row of a list that takes a line of text, with its name above it. Unlike
 * AdwEntryRow of libadwaita 1.2, where the focus lies in a part that no
 * screen reader is told of, what has the keyboard here is an entry with a
 * name and a role.
 *
 * "apply" is emitted by Enter, and by the button that shows as soon as the
 * text is another than the one that was set or applied last.
 */
#define WM_TYPE_ENTRY_ROW (wm_entry_row_get_type ())
G_DECLARE_FINAL_TYPE (WmEntryRow, wm_entry_row, WM, ENTRY_ROW, AdwPreferencesRow)

/**
 * wm_entry_row_new:
 * @title: what the text is; never read as markup
 * @button: whether a button applies what was typed, and Enter then does
 *   nothing as long as the text is as it was; without one Enter always applies
 */
GtkWidget *wm_entry_row_new (const char *title, gboolean button);

/* (transfer none): as it was typed */
const char *wm_entry_row_get_text (WmEntryRow *self);
/* Shows @text as what is there already: there is nothing to apply then. */
void wm_entry_row_set_text (WmEntryRow *self, const char *text);
/* What was applied last was not taken: it can be applied again as it is. */
void wm_entry_row_refuse (WmEntryRow *self);
/* Whether the keyboard is in it, so that what is typed must not be replaced */
gboolean wm_entry_row_is_in_use (WmEntryRow *self);

G_END_DECLS
