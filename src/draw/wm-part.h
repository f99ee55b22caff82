/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "draw/wm-scene.h"
#include "map/wm-parts.h"

G_BEGIN_DECLS

/* What becomes of a document; each (transfer full). Its title is its first part's text, @language
 * a BCP 47 tag. */
char *wm_parts_to_text (GPtrArray *parts);
/* One file that needs no other, runs nothing and asks nothing of a network: a form where the parts
 * have something to fill in */
GBytes *wm_parts_to_html (GPtrArray *parts, const char *language);
/* Pages of A4 */
WmScene *wm_parts_to_pages (GPtrArray *parts, const char *language, WmMeasure *measure);
GBytes *wm_parts_to_pdf (GPtrArray *parts, const char *language, GError **error);
/* By the ending of the file's name: .html, .htm, .txt; else PDF */
GBytes *wm_parts_to_file (GPtrArray *parts, const char *language, const char *path,
                          GError **error);

G_END_DECLS
