/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The font of every picture, for measuring and painting alike.
 */
#include "draw/wm-font.h"

#include <string.h>

static gboolean
is_own (const char *language)
{
  const char *own = pango_language_to_string (pango_language_get_default ());
  gsize n = strcspn (language, "-");

  return g_ascii_strcasecmp (own, language) == 0
         || (language[n] == '\0' && g_ascii_strncasecmp (own, language, n) == 0
             && (own[n] == '-' || own[n] == '\0'));
}

/**
 * wm_font_language:
 * @language: (nullable): BCP 47
 *
 * Returns: (transfer none) (nullable): the language of texts in @language; NULL for the
 *   user's own, which stays as it is, so that its fonts are found once
 */
PangoLanguage *
wm_font_language (const char *language)
{
  return language != NULL && *language != '\0' && !is_own (language)
           ? pango_language_from_string (language)
           : NULL;
}

/**
 * wm_font_context:
 * @language: (nullable): BCP 47, chooses among the forms of Chinese characters
 *
 * A context whose unit is one point of the scene, and whose widths do not
 * depend on the pixels: a picture measured once fits at every zoom.
 *
 * Returns: (transfer full)
 */
PangoContext *
wm_font_context (const char *language)
{
  PangoFontMap *map = pango_cairo_font_map_get_default ();
  PangoContext *context = pango_font_map_create_context (map);
  cairo_font_options_t *options = cairo_font_options_create ();
  PangoLanguage *other = wm_font_language (language);

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 96);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_base_dir (context, PANGO_DIRECTION_LTR);
  if (other != NULL)
    pango_context_set_language (context, other);
  cairo_font_options_destroy (options);
  return context;
}

/* Sets the font of every text, at WM_FONT_SIZE. */
void
wm_font_set (PangoLayout *layout, gboolean bold)
{
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_family_static (font, WM_FONT_FAMILY);
  pango_font_description_set_absolute_size (font, WM_FONT_SIZE * PANGO_SCALE);
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_SEMIBOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_font_description_free (font);
}

/**
 * wm_font_baseline:
 *
 * Other scripts come from other fonts, whose lines are higher: were each line put into
 * the middle of its box as a whole, Chinese would stand lower than Latin letters beside
 * it, and on the lower edge of a tight frame. So all of them share the baseline of the
 * first font.
 *
 * Returns: how far below the middle of a line its baseline is, in parts of the size of
 *   the letters
 */
double
wm_font_baseline (void)
{
  static gsize once = 0;
  static double share;

  if (g_once_init_enter (&once))
    {
      PangoContext *context = wm_font_context (NULL);
      PangoLayout *layout = pango_layout_new (context);
      PangoRectangle logical;

      wm_font_set (layout, FALSE);
      pango_layout_set_text (layout, "X", -1);
      pango_layout_get_extents (layout, NULL, &logical);
      share = (pango_layout_get_baseline (layout) - logical.height / 2.0) / PANGO_SCALE
              / WM_FONT_SIZE;
      g_object_unref (layout);
      g_object_unref (context);
      g_once_init_leave (&once, 1);
    }
  return share;
}
