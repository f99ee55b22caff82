/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/wm-session.h"

G_BEGIN_DECLS

/* The action of a page that shows one thing on it, by its slug. */
#define WM_PAGE_SHOW_ITEM "page.show-item"

/* The action of a page that makes what it holds for a person, by slug. */
#define WM_PAGE_MAKE_FOR "page.make-for"

/* What the pages of the window are made of. All widgets are (transfer
 * floating), and none reads a text of the data as markup. */

/* A text that wraps, with a class of style (nullable) */
GtkWidget *wm_page_label_new (const char *text, const char *style);
/* A flat button of an icon, which @label names and explains */
GtkWidget *wm_page_icon_button_new (const char *icon, const char *label);
/* A title, a dimmed line under it (nullable) and a list; @list: (out). Tab goes through a row and
 * leaves the list, the arrows go from row to row. */
GtkWidget *wm_page_section_new (const char *title, const char *subtitle, GtkListBox **list);
/* Changes the texts of such a section. */
void wm_page_section_set (GtkWidget *section, const char *title, const char *subtitle);
/* Its children go to a further line when the box is narrow. */
void wm_page_make_wrapping (GtkWidget *box);
/* Cuts long names, and says what is chosen from, unless a label does (NULL). */
void wm_page_drop_down_setup (GtkDropDown *drop_down, const char *name);
/* Shows other names, unless they are the same. */
void wm_page_drop_down_set_names (GtkDropDown *drop_down, GtkStringList *names, guint selected);
/* What is scrolled to stays, also when the focus goes to a row that is new. */
void wm_page_keep_scroll (GtkScrolledWindow *scroller);
/* Is the keyboard's focus on the widget or inside of it? */
gboolean wm_page_has_focus (GtkWidget *widget);
/* Hides the sections of which every row is hidden; FALSE when all are. */
gboolean wm_page_filter_sections (GtkBox *sections);
/* A button that leads to a skill. */
GtkWidget *wm_page_chip_new (const char *name, const char *skill);
/* Rows that stand where they shall are not touched: first every list gives up
 * what it shall not show, then each takes in what it lacks.
 * A row that has the focus must not be moved: GTK would leave the focus on it
 * while it is nowhere, and then give it to its list.
 * @wanted: (element-type GtkWidget): rows in order, each referenced elsewhere */
gboolean wm_page_list_is (GtkListBox *list, GPtrArray *wanted);
void wm_page_list_give_up (GtkListBox *list, GPtrArray *wanted);
void wm_page_list_take_in (GtkListBox *list, GPtrArray *wanted);
/* Appends @child to a form, under a label (with a mnemonic) that names @control,
 * which is @child or inside of it. */
void wm_page_add_field (GtkBox *form, const char *label, GtkWidget *child, GtkWidget *control);
/* A framed field for a text of several lines; @view: (out): the control itself */
GtkWidget *wm_page_text_area_new (const char *text, GtkWidget **view);
/* (transfer full) */
char *wm_page_text_area_text (GtkWidget *view);
/* A window over that of @from, no larger than it; Escape closes it. */
AdwWindow *wm_page_dialog_new (GtkWidget *from, const char *title, int width, int height);
/* Closes the dialog that @from is in, and those under it, and does an action of
 * the window beneath. */
void wm_page_leave_dialogs (GtkWidget *from, const char *action, const char *parameter);
/* Gives it a header bar, which is returned, and under it a form or list that scrolls. */
GtkWidget *wm_page_dialog_fill (AdwWindow *window, GtkWidget *column);
/* Puts @column into a page that scrolls and is at most @width wide. */
void wm_page_bin_fill (AdwBin *bin, GtkWidget *column, int width);
/* A switcher that scrolls sideways where it has no room shows the tab that is chosen.
 * @switcher: in a scrolled window */
void wm_page_follow_chosen (GtkStackSwitcher *switcher);
/* A heading over a row, before it for screen readers too, or none.
 * @header: (nullable) (transfer floating) */
void wm_page_row_set_header (GtkListBoxRow *row, GtkWidget *header);
/* Removes every child. */
void wm_page_clear_list (GtkListBox *list);
void wm_page_clear_box (GtkBox *box);

/* The day it is here. */
void wm_page_today (GDate *today);
/* (transfer full): a date in words of the user's language; "" for "" */
char *wm_page_format_date (const char *iso);

G_END_DECLS
