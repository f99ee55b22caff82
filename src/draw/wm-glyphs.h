/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

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

G_END_DECLS
