/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/wm-session.h"

G_BEGIN_DECLS

/* What the pages of the window are made of. All widgets are (transfer
 * floating), and none reads a text of the data as markup. */

/* A scrolled column of readable width; @box: (out): where its parts go */
GtkWidget *wm_page_column_new (GtkBox **box);
/* A title, a dimmed line under it (nullable) and a list; @list: (out) */
GtkWidget *wm_page_section_new (const char *title, const char *subtitle, GtkListBox **list);
/* Changes the texts of such a section. */
void wm_page_section_set (GtkWidget *section, const char *title, const char *subtitle);
/* Controls in a line that wraps when it is narrow. */
GtkWidget *wm_page_toolbar_new (void);
/* A row that shows plain texts. @subtitle: (nullable) */
GtkWidget *wm_page_row_new (const char *title, const char *subtitle);
/* A flat button of an icon, with a name for everybody. */
GtkWidget *wm_page_icon_button_new (const char *icon, const char *name);
/* A drop-down of @names, with a name for screen readers. */
GtkWidget *wm_page_drop_down_new (const char *const *names, const char *name);
/* Its children go to a further line when the box is narrow. */
void wm_page_make_wrapping (GtkWidget *box);
/* Cuts long names, and says to everybody what is chosen from. */
void wm_page_drop_down_setup (GtkDropDown *drop_down, const char *name);
/* Shows other names, unless they are the same. */
void wm_page_drop_down_set_names (GtkDropDown *drop_down, GtkStringList *names, guint selected);
/* What is scrolled to stays, also when the focus goes to a row that is new. */
void wm_page_keep_scroll (GtkScrolledWindow *scroller);
/* Is the keyboard's focus on the widget or inside of it? */
gboolean wm_page_has_focus (GtkWidget *widget);
/* Hides the sections of which every row is hidden; FALSE when all are. */
gboolean wm_page_filter_sections (GtkBox *sections);
/* Removes every child. */
void wm_page_clear_list (GtkListBox *list);
void wm_page_clear_box (GtkBox *box);

/* A level as filled and hollow dots with its name, or "Not assessed" */
GtkWidget *wm_level_label_new (WmMap *map, int level);
void wm_level_label_set (GtkWidget *label, WmMap *map, int level);

/**
 * wm_page_matches:
 *
 * Does every word of @needle occur in @text, case and accents ignored? An
 * empty needle matches all; Chinese words of one character are found too.
 */
gboolean wm_page_matches (const char *text, const char *needle);

/* (transfer full): a date in words of the user's language; "" for "" */
char *wm_page_format_date (const char *iso);

G_END_DECLS
