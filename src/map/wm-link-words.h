/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* (transfer full): @text with the entities of HTML that texts of links have as letters */
char *wm_link_entities (const char *text);

/* (transfer full): the words of a title from @from to @to: without tags, marks of lists, of
 * emphasis and of sentences around them; no longer than a name. "" without a letter */
char *wm_link_words (const char *from, const char *to);

G_END_DECLS
