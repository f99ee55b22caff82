/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How colours look to people who lack one of the three kinds of cones.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  WM_VISION_USUAL,
  WM_VISION_PROTAN, /* no long-wave cones */
  WM_VISION_DEUTAN, /* no middle-wave cones */
  WM_VISION_TRITAN, /* no short-wave cones */
  WM_VISION_GREY,   /* a printer without colours: the luminance alone */
  WM_N_VISIONS,
} WmVision;

/* By "usual", "protan", "deutan", "tritan", "grey". */
gboolean wm_vision_parse (const char *name, WmVision *vision);
/* Linear light, red, green and blue in 0..1; in and out may be the same. */
void wm_vision_see_linear (WmVision vision, const double *in, double *out);
/* sRGB (IEC 61966-2-1) to linear light and back, in 0..1 */
double wm_vision_to_linear (double c);
double wm_vision_to_srgb (double c);

G_END_DECLS
