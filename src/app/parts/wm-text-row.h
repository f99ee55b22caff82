/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * WmTextRow:
 *
 * A row of a name, up to two lines under it, and something at its end. It
 * folds where it is narrow, and never reads a text as markup. Hundreds of them
 * cost less than AdwActionRows, which measure their texts at no width at all.
 */
#define WM_TYPE_TEXT_ROW (wm_text_row_get_type ())
G_DECLARE_FINAL_TYPE (WmTextRow, wm_text_row, WM, TEXT_ROW, GtkListBoxRow)

/* @id: what the row is about; @end: (nullable) (transfer floating) */
GtkWidget *wm_text_row_new (const char *id, const char *name, GtkWidget *end);
/* The row leads to the skill of that slug. It has no action of its own: it
 * would be insensitive, and give the focus away, while it is moved. */
void wm_text_row_lead_to_skill (WmTextRow *self, const char *skill);
/* Goes where the row leads; its list does so when it is activated. */
void wm_text_row_follow (WmTextRow *self);
const char *wm_text_row_get_id (WmTextRow *self);
GtkWidget *wm_text_row_get_end (WmTextRow *self);
void wm_text_row_set_name (WmTextRow *self, const char *name);
/* @detail: (nullable): a line under the name; @more: (nullable): a second one */
void wm_text_row_set_texts (WmTextRow *self, const char *detail, const char *more);

G_END_DECLS
