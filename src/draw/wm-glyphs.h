/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "draw/wm-raster.h"

G_BEGIN_DECLS

/* Longer texts are odd ones. */
#define WM_GLYPHS_MOST 160

/* @x, @y: in Pango's units at WM_FONT_SIZE, from where the line begins; @font: of all
 * that were met */
typedef struct
{
  guint16 id;
  gint16 y;
  guint32 font : 10;
  gint32 x : 22;
} WmGlyph;

/* A text on one line, shaped; its size in points at WM_FONT_SIZE. @odd: it has neither
 * glyphs nor a size here, and is painted as any other text */
typedef struct
{
  double w, h, ascent;
  gboolean odd;
  guint n;
  WmGlyph glyphs[WM_GLYPHS_MOST];
} WmGlyphs;

/**
 * wm_glyphs_get:
 * @language: (nullable): as wm_font_language() tells it
 * @glyphs: (out):
 *
 * Texts met before are not shaped again, whichever thread met them. Callable from
 * any thread.
 */
void wm_glyphs_get (const char *text, gboolean bold, PangoLanguage *language, WmGlyphs *glyphs);

/* The same, for later: names are shaped where nobody waits for them. */
void wm_glyphs_keep (const char *text, gboolean bold, PangoLanguage *language);

/* All of them: to measure what they save. */
void wm_glyphs_forget (void);

/* (transfer full) (nullable): the font of that number, at WM_FONT_SIZE */
cairo_scaled_font_t *wm_glyphs_font (guint font);

/**
 * wm_glyphs_outline:
 * @x, @y: pixels, where the line begins on its baseline
 * @pixels: size of the font
 *
 * Makes the outlines of glyphs the path of @cr, which is not scaled. Cairo would keep each size
 * in which a font is painted, and all that was painted in it; an outline is the same at every
 * size, for nothing here is hinted.
 */
void wm_glyphs_outline (cairo_t *cr, const WmGlyph *glyphs, guint n, double x, double y,
                        double pixels);

/* Coverage of a glyph. @left, @top: where in it the glyph begins on its baseline */
typedef struct
{
  WmRasterMask mask;
  int left, top;
} WmGlyphMask;

/* The largest for which there are masks, in pixels of the font's size. */
#define WM_GLYPH_LARGEST 40.0

/* (transfer none): valid until the next call in this thread. @pixels: size of the
 * font, in quarters of a pixel */
const WmGlyphMask *wm_glyph_mask (const WmGlyph *glyph, double pixels);

G_END_DECLS
