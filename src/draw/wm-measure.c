/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How much room a text takes: by fixed rules, so that tests are the same on
 * every machine, or by Pango with the fonts of this one.
 */
#include "draw/wm-font.h"
#include "draw/wm-scene.h"
#include "draw/wm-text.h"

#include <pango/pangocairo.h>
#include <string.h>

#define LINE_HEIGHT 1.25

/* The width of the first @n_bytes of @text. */
static double
fixed_width (const char *text, gsize n_bytes, double size)
{
  double em = 0;

  for (const char *p = text; p < text + n_bytes && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!wm_text_is_zero_width (c))
        em += g_unichar_iswide (c) ? 1.0 : 0.6;
    }
  return em * size;
}

static void
fixed_size (WmMeasure *self, const char *text, double size, gboolean bold, double *w, double *h)
{
  *w = fixed_width (text, strlen (text), size);
  *h = size * LINE_HEIGHT;
}

static void
fixed_advances (WmMeasure *self, const char *text, double size, gboolean bold,
                const guint *offsets, guint n, double *x)
{
  for (guint i = 0; i < n; i++)
    x[i] = fixed_width (text, offsets[i], size);
}

WmMeasure *
wm_measure_fixed (void)
{
  static WmMeasure fixed = { fixed_size, fixed_advances, NULL };

  return &fixed;
}

/* Widths of texts met before: a scene is built anew on each hover. */
#define CACHE_MAX 8192

typedef struct
{
  WmMeasure parent;
  PangoContext *context;
  PangoLayout *layout; /* of the text that was shaped last */
  gboolean bold;
  GHashTable *cache; /* "bold text" -> PangoRectangle */
} PangoMeasure;

static void
shape (PangoMeasure *measure, const char *text, gboolean bold)
{
  if (measure->bold == bold && g_str_equal (pango_layout_get_text (measure->layout), text))
    return;
  measure->bold = bold;
  wm_font_set (measure->layout, bold);
  pango_layout_set_text (measure->layout, text, -1);
}

/* Pango's units at the one size of all layouts, in points at @size. */
static double
in_points (int units, double size)
{
  return (double) units / PANGO_SCALE * size / WM_FONT_SIZE;
}

static void
pango_size (WmMeasure *self, const char *text, double size, gboolean bold, double *w, double *h)
{
  PangoMeasure *measure = (PangoMeasure *) self;
  g_autofree char *key = g_strdup_printf ("%d %s", bold, text);
  PangoRectangle *known = g_hash_table_lookup (measure->cache, key);

  if (known == NULL)
    {
      PangoRectangle logical;

      shape (measure, text, bold);
      pango_layout_get_extents (measure->layout, NULL, &logical);
      if (g_hash_table_size (measure->cache) >= CACHE_MAX)
        g_hash_table_remove_all (measure->cache);
      known = g_memdup2 (&logical, sizeof logical);
      g_hash_table_insert (measure->cache, g_steal_pointer (&key), known);
    }
  *w = in_points (known->width, size);
  *h = in_points (known->height, size);
}

static void
pango_advances (WmMeasure *self, const char *text, double size, gboolean bold,
                const guint *offsets, guint n, double *x)
{
  PangoMeasure *measure = (PangoMeasure *) self;
  PangoLayoutLine *line;

  shape (measure, text, bold);
  line = pango_layout_get_line_readonly (measure->layout, 0);
  for (guint i = 0; i < n; i++)
    {
      int at;

      pango_layout_line_index_to_x (line, (int) offsets[i], FALSE, &at);
      x[i] = in_points (at, size);
    }
}

static void
pango_measure_free (gpointer data)
{
  PangoMeasure *measure = data;

  g_clear_object (&measure->layout);
  g_clear_object (&measure->context);
  g_clear_pointer (&measure->cache, g_hash_table_unref);
  g_clear_pointer (&measure->parent.breaks, g_hash_table_unref);
  g_free (measure);
}

WmMeasure *
wm_measure_pango (void)
{
  static GPrivate of_thread = G_PRIVATE_INIT (pango_measure_free);
  PangoMeasure *measure = g_private_get (&of_thread);

  if (measure == NULL)
    {
      measure = g_new0 (PangoMeasure, 1);
      measure->parent.size = pango_size;
      measure->parent.advances = pango_advances;
      measure->context = wm_font_context (NULL);
      measure->layout = pango_layout_new (measure->context);
      wm_font_set (measure->layout, FALSE);
      measure->cache = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      measure->parent.breaks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                      (GDestroyNotify) g_array_unref);
      g_private_set (&of_thread, measure);
    }
  return &measure->parent;
}
