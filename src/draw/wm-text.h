/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "draw/wm-scene.h"

G_BEGIN_DECLS

#define WM_TEXT_MAX 200       /* characters of a name that are ever laid out */
#define WM_TEXT_LONG_MAX 2000 /* characters of a paragraph */

char *wm_text_printable (const char *text, guint max_chars);
char *wm_text_link (const char *url);
gboolean wm_text_is_zero_width (gunichar c);
double wm_text_width (WmMeasure *measure, const char *text, double size, gboolean bold);
double wm_text_height (WmMeasure *measure, double size);
char *wm_text_ellipsize (WmMeasure *measure, const char *text, double size, gboolean bold,
                         double width);
GPtrArray *wm_text_wrap (WmMeasure *measure, const char *text, double size, gboolean bold,
                         double width, guint max_lines);
double wm_text_narrowest (WmMeasure *measure, const char *text, double size, gboolean bold,
                          guint max_lines);
double wm_text_balanced (WmMeasure *measure, const char *text, double size, gboolean bold,
                         double width, guint max_lines);

G_END_DECLS
