/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* The desktop's font first, then whatever the system calls sans. */
#define WM_FONT_FAMILY "Cantarell, Sans"

PangoContext *wm_font_context (const char *language);
void wm_font_set (PangoLayout *layout, double size, gboolean bold);

G_END_DECLS
