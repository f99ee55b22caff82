/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * waymark-see-as VISION IN.png OUT.png: a picture as somebody with that vision
 * sees it, or a printer without colours prints it; in 8 bits a channel, as
 * screens show. It is for looking at; test-lens measures.
 */
#include <cairo.h>
#include <math.h>

#include "wm-colour-vision.h"

static void
see (cairo_surface_t *picture, WmVision vision)
{
  guint8 *bytes = cairo_image_surface_get_data (picture);
  int stride = cairo_image_surface_get_stride (picture);
  double light[256];

  for (int i = 0; i < 256; i++)
    light[i] = wm_vision_to_linear (i / 255.0);
  cairo_surface_flush (picture);
  for (int y = 0; y < cairo_image_surface_get_height (picture); y++)
    for (int x = 0; x < cairo_image_surface_get_width (picture); x++)
      {
        guint32 *pixel = (guint32 *) (void *) (bytes + y * stride) + x;
        double c[] = { light[*pixel >> 16 & 255], light[*pixel >> 8 & 255], light[*pixel & 255] };

        wm_vision_see_linear (vision, c, c);
        *pixel &= 0xff000000u;
        for (int i = 0; i < 3; i++)
          *pixel |= (guint32) lround (wm_vision_to_srgb (c[i]) * 255) << (16 - 8 * i);
      }
  cairo_surface_mark_dirty (picture);
}

int
main (int argc, char **argv)
{
  cairo_surface_t *picture;
  cairo_status_t status;
  WmVision vision;

  if (argc != 4 || !wm_vision_parse (argv[1], &vision))
    {
      g_printerr ("Usage: waymark-see-as usual|protan|deutan|tritan|grey IN.png OUT.png\n");
      return 2;
    }
  picture = cairo_image_surface_create_from_png (argv[2]);
  status = cairo_surface_status (picture);
  if (status == CAIRO_STATUS_SUCCESS)
    {
      see (picture, vision);
      status = cairo_surface_write_to_png (picture, argv[3]);
    }
  cairo_surface_destroy (picture);
  if (status != CAIRO_STATUS_SUCCESS)
    g_printerr ("%s: %s\n", argv[2], cairo_status_to_string (status));
  return status == CAIRO_STATUS_SUCCESS ? 0 : 1;
}
