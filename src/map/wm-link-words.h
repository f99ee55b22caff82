/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The bytes that are looked through for a title */
#define WM_LINK_NEARBY 1024

/* (transfer full): the text of a link as it is, on one line and no longer than a name */
char *wm_link_title (const char *from, const char *to);

/* (transfer full): the same of Markdown: without its emphasis, its brackets and pictures */
char *wm_link_label (const char *from, const char *to);

/* (transfer full): the words around an address, from @from to @to: without marks of lists and of
 * sentences around them as well. "" without a letter */
char *wm_link_words (const char *from, const char *to);

G_END_DECLS
