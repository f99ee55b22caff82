/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The outline of a character that is lost on the way into a PDF.
 */
#include "config.h"

#include "draw/wm-lost-glyph.h"

#include <string.h>

#define LOST "如"

static void
draw_glyph (cairo_t *cr, PangoFont *font, PangoGlyph index, double x, double y)
{
  const cairo_glyph_t glyph = { index, x, y };
  cairo_scaled_font_t *scaled = pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (font));

  if (scaled == NULL)
    return;
  cairo_set_scaled_font (cr, scaled);
  cairo_new_path (cr);
  cairo_glyph_path (cr, &glyph, 1);
  cairo_fill (cr);
}

/* @x, @y: where the run begins on its base line, in Pango's units */
static void
draw_in_run (cairo_t *cr, PangoGlyphItem *run, const char *text, int x, int y)
{
  PangoGlyphItemIter iter;

  for (gboolean more = pango_glyph_item_iter_init_start (&iter, run, text); more;
       more = pango_glyph_item_iter_next_cluster (&iter))
    {
      gboolean lost = strncmp (text + iter.start_index, LOST, strlen (LOST)) == 0;

      for (int i = iter.start_glyph; i < iter.end_glyph; i++)
        {
          const PangoGlyphInfo *glyph = &run->glyphs->glyphs[i];

          if (lost)
            draw_glyph (cr, run->item->analysis.font, glyph->glyph,
                        (double) (x + glyph->geometry.x_offset) / PANGO_SCALE,
                        (double) (y + glyph->geometry.y_offset) / PANGO_SCALE);
          x += glyph->geometry.width;
        }
    }
}

void
wm_lost_glyph_draw (cairo_t *cr, PangoLayout *layout)
{
  const char *text = pango_layout_get_text (layout);
  PangoLayoutIter *iter;

  if (strstr (text, LOST) == NULL)
    return;
  cairo_save (cr);
  iter = pango_layout_get_iter (layout);
  do
    {
      PangoLayoutRun *run = pango_layout_iter_get_run_readonly (iter);
      PangoRectangle box;

      if (run == NULL)
        continue;
      pango_layout_iter_get_run_extents (iter, NULL, &box);
      draw_in_run (cr, run, text, box.x, pango_layout_iter_get_baseline (iter));
    }
  while (pango_layout_iter_next_run (iter));
  pango_layout_iter_free (iter);
  cairo_restore (cr);
}
