/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "draw/wm-raster.h"

G_BEGIN_DECLS

/* A text on one line, shaped; its size in points at WM_FONT_SIZE. */
typedef struct
{
  PangoLayout *layout;
  double w, h, ascent;
} WmGlyphs;

/* (transfer none): valid until the next call in this thread. Texts met before are
 * not shaped again. @language: of the picture */
const WmGlyphs *wm_glyphs_get (const char *text, gboolean bold, const char *language);

/* Coverage of a text. @left, @top: where in it the line begins on its baseline */
typedef struct
{
  WmRasterMask mask;
  int left, top;
} WmGlyphMask;

/* (transfer none) (nullable): the same as pixels, as long as @glyphs; @text: what
 * they were asked for; @pixels: its size. NULL for one that is not worth it yet,
 * or too large. */
const WmGlyphMask *wm_glyphs_get_mask (const WmGlyphs *glyphs, const char *text, double pixels);

G_END_DECLS
