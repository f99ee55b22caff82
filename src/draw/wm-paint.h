/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "draw/wm-scene.h"

G_BEGIN_DECLS

typedef struct
{
  double r, g, b, a;
} WmColor;

typedef struct
{
  WmColor inks[WM_N_INKS];
} WmPalette;

typedef enum
{
  WM_PALETTE_LIGHT,
  WM_PALETTE_DARK,
  WM_PALETTE_HIGH_CONTRAST,
  WM_PALETTE_HIGH_CONTRAST_DARK,
  WM_PALETTE_PRINT,
} WmPaletteKind;

const WmPalette *wm_palette_get (WmPaletteKind kind);
/* How strong a text is painted that the scene has as @alpha. */
double wm_palette_word_alpha (const WmPalette *palette, WmInk ink, double alpha);

/**
 * wm_paint_scene:
 * @clip: (nullable): in the scene's coordinates; only what meets it is painted
 *
 * The one place that calls cairo to draw. The caller scales and translates.
 */
void wm_paint_scene (cairo_t *cr, const WmScene *scene, const WmPalette *palette,
                     const cairo_rectangle_t *clip);

/**
 * wm_paint_scene_quick:
 * @image: an image surface of 32 bits a pixel, without a device scale
 * @zoom: pixels a point
 * @x, @y: the point of the scene at the image's upper left corner
 *
 * As wm_paint_scene(), on the palette's ground, for frames that follow the hand:
 * boxes stand on whole pixels, lines are smoothed in one direction, texts have
 * sizes in quarters of a pixel.
 */
void wm_paint_scene_quick (cairo_surface_t *image, const WmScene *scene, const WmPalette *palette,
                           double zoom, double x, double y);

G_END_DECLS
