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

/**
 * wm_paint_scene:
 * @clip: (nullable): in the scene's coordinates; only what meets it is painted
 *
 * The one place that calls cairo to draw. The caller scales and translates.
 */
void wm_paint_scene (cairo_t *cr, const WmScene *scene, const WmPalette *palette,
                     const cairo_rectangle_t *clip);

G_END_DECLS
