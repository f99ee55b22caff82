/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shaped texts of this thread, kept: to shape one costs more than to paint it.
 */
#include "draw/wm-glyphs.h"

#include <math.h>
#include <string.h>

#include "draw/wm-font.h"

#define MOST 3000 /* about four megabytes, and twice as much in pixels */
#define LARGEST 20.0 /* pixels: larger texts are few */

typedef struct
{
  const char *text;
  gboolean bold;
} Key;

/* @glyphs: the first, so that who has these has it all */
typedef struct
{
  WmGlyphs glyphs;
  Key key;
  char *text;
  double asked; /* pixels for which a mask was asked last */
  double made;  /* pixels of @mask; 0 for none */
  WmGlyphMask mask;
} Entry;

typedef struct
{
  char *language;
  PangoContext *context;
  GHashTable *entries; /* Key -> Entry, which owns it */
  double usual; /* pixels that were asked for twice last: most texts will be */
} Store;

static guint
hash (gconstpointer data)
{
  const Key *key = data;

  return g_str_hash (key->text) * 2 + (guint) key->bold;
}

static gboolean
same (gconstpointer a, gconstpointer b)
{
  const Key *k = a, *l = b;

  return k->bold == l->bold && g_str_equal (k->text, l->text);
}

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_object_unref (entry->glyphs.layout);
  g_free (entry->mask.mask.bytes);
  g_free (entry->text);
  g_free (entry);
}

static void
store_free (gpointer data)
{
  Store *store = data;

  g_hash_table_unref (store->entries);
  g_clear_object (&store->context);
  g_free (store->language);
  g_free (store);
}

static GPrivate of_thread = G_PRIVATE_INIT (store_free);

static Store *
store_of (const char *language)
{
  Store *store = g_private_get (&of_thread);

  if (store == NULL)
    {
      store = g_new0 (Store, 1);
      store->entries = g_hash_table_new_full (hash, same, NULL, entry_free);
      g_private_set (&of_thread, store);
    }
  if (store->context == NULL || g_strcmp0 (store->language, language) != 0
      || g_hash_table_size (store->entries) >= MOST)
    {
      g_hash_table_remove_all (store->entries);
      g_clear_object (&store->context);
      g_free (store->language);
      store->language = g_strdup (language);
      store->context = wm_font_context (language);
    }
  return store;
}

static Entry *
shape (const Store *store, const char *text, gboolean bold)
{
  Entry *entry = g_new0 (Entry, 1);
  PangoRectangle logical;

  entry->text = g_strdup (text);
  entry->key = (Key){ entry->text, bold };
  entry->glyphs.layout = pango_layout_new (store->context);
  wm_font_set (entry->glyphs.layout, bold);
  pango_layout_set_text (entry->glyphs.layout, text, -1);
  pango_layout_get_extents (entry->glyphs.layout, NULL, &logical);
  entry->glyphs.w = (double) logical.width / PANGO_SCALE;
  entry->glyphs.h = (double) logical.height / PANGO_SCALE;
  entry->glyphs.ascent = (double) pango_layout_get_baseline (entry->glyphs.layout) / PANGO_SCALE;
  return entry;
}

const WmGlyphs *
wm_glyphs_get (const char *text, gboolean bold, const char *language)
{
  Store *store = store_of (language);
  Entry *entry = g_hash_table_lookup (store->entries, &(Key){ text, bold });

  if (entry == NULL)
    {
      entry = shape (store, text, bold);
      g_hash_table_insert (store->entries, &entry->key, entry);
    }
  return &entry->glyphs;
}

/* A picture among the letters has colours of its own. */
static gboolean
has_pictures (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if ((c >= 0x2600 && c < 0x2800) || (c >= 0x1f000 && c < 0x20000))
        return TRUE;
    }
  return FALSE;
}

static void
paint_mask (Entry *entry, double pixels)
{
  WmGlyphMask *mask = &entry->mask;
  double scale = pixels / WM_FONT_SIZE;
  PangoLayoutLine *line = pango_layout_get_line_readonly (entry->glyphs.layout, 0);
  PangoRectangle ink;
  cairo_surface_t *image;
  const guint8 *bytes;
  cairo_t *cr;

  pango_layout_line_get_extents (line, &ink, NULL);
  /* A pixel around: what is smoothed reaches over. */
  mask->left = 1 - (int) floor (ink.x * scale / PANGO_SCALE);
  mask->top = 1 - (int) floor (ink.y * scale / PANGO_SCALE);
  mask->mask.width = mask->left + 1 + (int) ceil ((ink.x + ink.width) * scale / PANGO_SCALE);
  mask->mask.height = mask->top + 1 + (int) ceil ((ink.y + ink.height) * scale / PANGO_SCALE);
  g_free (mask->mask.bytes);
  mask->mask.bytes = g_new0 (guint8, (gsize) mask->mask.width * (gsize) mask->mask.height);
  image = cairo_image_surface_create (CAIRO_FORMAT_A8, mask->mask.width, mask->mask.height);
  cr = cairo_create (image);
  cairo_translate (cr, mask->left, mask->top);
  cairo_scale (cr, scale, scale);
  cairo_move_to (cr, 0, 0);
  pango_cairo_show_layout_line (cr, line);
  cairo_destroy (cr);
  cairo_surface_flush (image);
  bytes = cairo_image_surface_get_data (image);
  for (int row = 0; row < mask->mask.height; row++)
    memcpy (mask->mask.bytes + row * mask->mask.width,
            bytes + row * cairo_image_surface_get_stride (image), (gsize) mask->mask.width);
  cairo_surface_destroy (image);
  entry->made = pixels;
}

const WmGlyphMask *
wm_glyphs_get_mask (const WmGlyphs *glyphs, const char *text, double pixels)
{
  Entry *entry = (Entry *) (gpointer) glyphs;
  Store *store = g_private_get (&of_thread);

  if (entry->made == pixels)
    return &entry->mask;
  /* While one zooms no size comes twice. */
  if (pixels > LARGEST || (entry->asked != pixels && store->usual != pixels)
      || has_pictures (text))
    {
      entry->asked = pixels;
      return NULL;
    }
  store->usual = pixels;
  paint_mask (entry, pixels);
  return &entry->mask;
}
