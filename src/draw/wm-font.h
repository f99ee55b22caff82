/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* The desktop's font first, then whatever the system calls sans. */
#define WM_FONT_FAMILY "Cantarell, Sans"

/* Layouts are made at this size, in points, and scaled: each size of a font costs
 * two threads and some milliseconds when it is met first. */
#define WM_FONT_SIZE 16.0

PangoLanguage *wm_font_language (const char *language);
PangoContext *wm_font_context (const char *language);
void wm_font_set (PangoLayout *layout, gboolean bold);
/* How far below the middle of a line its baseline is, at size 1 */
double wm_font_baseline (void);

G_END_DECLS
