/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/**
 * wm_lost_glyph_draw:
 * @layout: was just shown at 0, 0 of a PDF
 *
 * Cairo 1.16 embeds Noto Sans CJK so that “如” stays blank in most PDFs: the one of six
 * thousand common characters, and among the most common. Draws the outline of each of
 * them where it belongs; the text stays text, to be searched and copied.
 */
void wm_lost_glyph_draw (cairo_t *cr, PangoLayout *layout);

G_END_DECLS
