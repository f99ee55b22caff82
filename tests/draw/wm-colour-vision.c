/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wm-colour-vision.h"

#include <math.h>

/* Machado, Oliveira and Fernandes (2009), "A physiologically-based model for
 * simulation of color vision deficiency", severity 1.0, on linear RGB. Grey is
 * the luminance of Rec. 709. */
static const double matrices[WM_N_VISIONS][9] = {
  { 1, 0, 0, 0, 1, 0, 0, 0, 1 },
  { 0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998 },
  { 0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881 },
  { 1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900 },
  { 0.2126, 0.7152, 0.0722, 0.2126, 0.7152, 0.0722, 0.2126, 0.7152, 0.0722 },
};

gboolean
wm_vision_parse (const char *name, WmVision *vision)
{
  static const char *const names[WM_N_VISIONS]
      = { "usual", "protan", "deutan", "tritan", "grey" };

  for (guint i = 0; i < WM_N_VISIONS; i++)
    if (g_strcmp0 (name, names[i]) == 0)
      {
        *vision = (WmVision) i;
        return TRUE;
      }
  return FALSE;
}

void
wm_vision_see_linear (WmVision vision, const double *in, double *out)
{
  const double *m = matrices[vision];
  const double c[] = { in[0], in[1], in[2] };

  for (int i = 0; i < 3; i++)
    out[i] = CLAMP (m[3 * i] * c[0] + m[3 * i + 1] * c[1] + m[3 * i + 2] * c[2], 0, 1);
}

double
wm_vision_to_linear (double c)
{
  return c <= 0.04045 ? c / 12.92 : pow ((c + 0.055) / 1.055, 2.4);
}

double
wm_vision_to_srgb (double c)
{
  return c <= 0.0031308 ? c * 12.92 : 1.055 * pow (c, 1 / 2.4) - 0.055;
}
