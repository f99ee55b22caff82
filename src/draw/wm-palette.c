/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The palettes. Hues of categories are told apart by people who see two
 * primaries only (checked by lightness steps), and each is at least 3:1 against
 * its ground; texts are at least 4.5:1 (tests/draw/test-paint.c).
 */
#include "draw/wm-paint.h"

#define RGB(hex)                                                                                   \
  {                                                                                                \
    (((hex) >> 16) & 0xff) / 255.0, (((hex) >> 8) & 0xff) / 255.0, ((hex) & 0xff) / 255.0, 1       \
  }

#define CATEGORIES(a, b, c, d, e, f, g, h, i, j, k, l)                                             \
  [WM_INK_CATEGORY] = RGB (a), [WM_INK_CATEGORY + 1] = RGB (b), [WM_INK_CATEGORY + 2] = RGB (c),   \
  [WM_INK_CATEGORY + 3] = RGB (d), [WM_INK_CATEGORY + 4] = RGB (e),                                \
  [WM_INK_CATEGORY + 5] = RGB (f), [WM_INK_CATEGORY + 6] = RGB (g),                                \
  [WM_INK_CATEGORY + 7] = RGB (h), [WM_INK_CATEGORY + 8] = RGB (i),                                \
  [WM_INK_CATEGORY + 9] = RGB (j), [WM_INK_CATEGORY + 10] = RGB (k),                               \
  [WM_INK_CATEGORY + 11] = RGB (l)

#define LIGHT_CATEGORIES                                                                           \
  CATEGORIES (0x1f6fb4, 0x6a3fa0, 0x0b7f6b, 0xc4521a, 0xa31f4b, 0x4d7a12, 0x9a6a00, 0x5a6570,      \
              0xb5479b, 0x17808f, 0x7a4a2a, 0x3d4fc0)

static const WmPalette light = { .inks = {
  [WM_INK_BACKGROUND] = RGB (0xfcfcfc),
  [WM_INK_TEXT] = RGB (0x241f31),
  [WM_INK_DIM] = RGB (0x5e5c64),
  [WM_INK_GRID] = RGB (0xdcdae0),
  [WM_INK_BAND] = RGB (0xeeedf1),
  [WM_INK_EDGE] = RGB (0xb4b1ba),
  [WM_INK_EDGE_STRONG] = RGB (0x1a5fb4),
  [WM_INK_NODE] = RGB (0xffffff),
  [WM_INK_ACCENT] = RGB (0x1a5fb4),
  [WM_INK_GOOD] = RGB (0x12704a),
  [WM_INK_SHORT] = RGB (0xb23a00),
  [WM_INK_UNKNOWN] = RGB (0x6b6975),
  LIGHT_CATEGORIES,
} };

static const WmPalette dark = { .inks = {
  [WM_INK_BACKGROUND] = RGB (0x242424),
  [WM_INK_TEXT] = RGB (0xf2f1f4),
  [WM_INK_DIM] = RGB (0xb8b5bf),
  [WM_INK_GRID] = RGB (0x45434a),
  [WM_INK_BAND] = RGB (0x333236),
  [WM_INK_EDGE] = RGB (0x716e79),
  [WM_INK_EDGE_STRONG] = RGB (0x8ec1ff),
  [WM_INK_NODE] = RGB (0x303033),
  [WM_INK_ACCENT] = RGB (0x8ec1ff),
  [WM_INK_GOOD] = RGB (0x6fd6a6),
  [WM_INK_SHORT] = RGB (0xff9f6b),
  [WM_INK_UNKNOWN] = RGB (0xa8a5b0),
  CATEGORIES (0x6db3f2, 0xbb94ee, 0x4cc9b0, 0xff9c66, 0xff7f9f, 0xa5cf5b, 0xe6b84a, 0xb4bec8,
              0xf08fd8, 0x5cc8da, 0xcf9f7b, 0x96a5ff),
} };

static const WmPalette high_contrast = { .inks = {
  [WM_INK_BACKGROUND] = RGB (0xffffff),
  [WM_INK_TEXT] = RGB (0x000000),
  [WM_INK_DIM] = RGB (0x2b2b2b),
  [WM_INK_GRID] = RGB (0x6e6e6e),
  [WM_INK_BAND] = RGB (0xf0f0f0),
  [WM_INK_EDGE] = RGB (0x5a5a5a),
  [WM_INK_EDGE_STRONG] = RGB (0x003c8a),
  [WM_INK_NODE] = RGB (0xffffff),
  [WM_INK_ACCENT] = RGB (0x003c8a),
  [WM_INK_GOOD] = RGB (0x00482b),
  [WM_INK_SHORT] = RGB (0x7a2000),
  [WM_INK_UNKNOWN] = RGB (0x3d3d3d),
  CATEGORIES (0x0b4a86, 0x4a2080, 0x00543f, 0x8a2f00, 0x7a0030, 0x2f5200, 0x664400, 0x333b44,
              0x7c1c66, 0x00505e, 0x52300f, 0x1f2f9a),
} };

static const WmPalette high_contrast_dark = { .inks = {
  [WM_INK_BACKGROUND] = RGB (0x000000),
  [WM_INK_TEXT] = RGB (0xffffff),
  [WM_INK_DIM] = RGB (0xe2e2e2),
  [WM_INK_GRID] = RGB (0x9a9a9a),
  [WM_INK_BAND] = RGB (0x161616),
  [WM_INK_EDGE] = RGB (0xa8a8a8),
  [WM_INK_EDGE_STRONG] = RGB (0xa8d1ff),
  [WM_INK_NODE] = RGB (0x0a0a0a),
  [WM_INK_ACCENT] = RGB (0xa8d1ff),
  [WM_INK_GOOD] = RGB (0x8ff0c4),
  [WM_INK_SHORT] = RGB (0xffba94),
  [WM_INK_UNKNOWN] = RGB (0xcfcfcf),
  CATEGORIES (0x9cd0ff, 0xd6bcff, 0x7fe8d2, 0xffbd96, 0xffa6be, 0xc8ee86, 0xffd87a, 0xdce4ec,
              0xffb8ee, 0x92e6f5, 0xecc6a6, 0xbfc9ff),
} };

/* Ink on white paper: no tints to speak of, so that a printer spends little. */
static const WmPalette print = { .inks = {
  [WM_INK_BACKGROUND] = RGB (0xffffff),
  [WM_INK_TEXT] = RGB (0x000000),
  [WM_INK_DIM] = RGB (0x4a4a4a),
  [WM_INK_GRID] = RGB (0xc8c8c8),
  [WM_INK_BAND] = RGB (0xf4f4f4),
  [WM_INK_EDGE] = RGB (0x9a9a9a),
  [WM_INK_EDGE_STRONG] = RGB (0x1a4f94),
  [WM_INK_NODE] = RGB (0xffffff),
  [WM_INK_ACCENT] = RGB (0x1a4f94),
  [WM_INK_GOOD] = RGB (0x0c5f3d),
  [WM_INK_SHORT] = RGB (0xa03400),
  [WM_INK_UNKNOWN] = RGB (0x5a5a5a),
  LIGHT_CATEGORIES,
} };

/* Who asked for strong colours reads also what fades: in any ink, on any ground, a word
 * keeps 4.5 to 1 (tests/draw/test-paint.c). */
#define FAINTEST_WORD 0.7
#define FAINTEST_COLOUR 0.8

double
wm_palette_word_alpha (const WmPalette *palette, WmInk ink, double alpha)
{
  if (palette != &high_contrast && palette != &high_contrast_dark)
    return alpha;
  return MAX (alpha,
              ink == WM_INK_TEXT || ink == WM_INK_DIM ? FAINTEST_WORD : FAINTEST_COLOUR);
}

/* Returns: (transfer none): colours of one kind; %WM_INK_NONE is transparent */
const WmPalette *
wm_palette_get (WmPaletteKind kind)
{
  switch (kind)
    {
    case WM_PALETTE_DARK:
      return &dark;
    case WM_PALETTE_HIGH_CONTRAST:
      return &high_contrast;
    case WM_PALETTE_HIGH_CONTRAST_DARK:
      return &high_contrast_dark;
    case WM_PALETTE_PRINT:
      return &print;
    case WM_PALETTE_LIGHT:
    default:
      return &light;
    }
}
