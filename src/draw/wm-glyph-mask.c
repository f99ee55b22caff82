/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Glyphs as pixels, of this thread: a text is put together from few of them.
 */
#include "draw/wm-glyphs.h"

#include <math.h>
#include <string.h>

#include "draw/wm-font.h"

#define SLOTS 8192 /* a power of two */
#define MOST (1 << 20) /* bytes of all masks */

typedef struct
{
  guint64 key; /* 0 for none */
  WmGlyphMask mask;
} Slot;

typedef struct
{
  Slot slots[SLOTS];
  guint n;
  gsize bytes;
} Masks;

static void
clear (Masks *masks)
{
  for (guint i = 0; i < SLOTS; i++)
    g_free (masks->slots[i].mask.mask.bytes);
  memset (masks, 0, sizeof *masks);
}

static void
masks_free (gpointer data)
{
  clear (data);
  g_free (data);
}

/* The slot of a key, or the free one where it belongs. */
static Slot *
slot_of (Masks *masks, guint64 key)
{
  guint at = (guint) (key * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) >> 40) % SLOTS;

  while (masks->slots[at].key != 0 && masks->slots[at].key != key)
    at = (at + 1) % SLOTS;
  return &masks->slots[at];
}

/* The glyph alone, with a pixel around it: what is smoothed reaches over. */
static void
paint (WmGlyphMask *mask, cairo_scaled_font_t *font, guint id, double scale)
{
  cairo_glyph_t glyph = { .index = id };
  cairo_text_extents_t ink;
  cairo_surface_t *image;
  const guint8 *bytes;
  cairo_t *cr;

  cairo_scaled_font_glyph_extents (font, &glyph, 1, &ink);
  mask->left = 1 - (int) floor (ink.x_bearing * scale);
  mask->top = 1 - (int) floor (ink.y_bearing * scale);
  mask->mask.width = mask->left + 1 + (int) ceil ((ink.x_bearing + ink.width) * scale);
  mask->mask.height = mask->top + 1 + (int) ceil ((ink.y_bearing + ink.height) * scale);
  image = cairo_image_surface_create (CAIRO_FORMAT_A8, mask->mask.width, mask->mask.height);
  cr = cairo_create (image);
  cairo_translate (cr, mask->left, mask->top);
  cairo_scale (cr, scale, scale);
  cairo_set_scaled_font (cr, font);
  cairo_show_glyphs (cr, &glyph, 1);
  cairo_destroy (cr);
  cairo_surface_flush (image);
  bytes = cairo_image_surface_get_data (image);
  mask->mask.bytes = g_new0 (guint8, (gsize) mask->mask.width * (gsize) mask->mask.height);
  for (int row = 0; row < mask->mask.height && bytes != NULL; row++)
    memcpy (mask->mask.bytes + row * mask->mask.width,
            bytes + row * cairo_image_surface_get_stride (image), (gsize) mask->mask.width);
  cairo_surface_destroy (image);
}

static void
fill (Masks *masks, Slot *slot, const WmGlyph *glyph, double pixels)
{
  cairo_scaled_font_t *font = wm_glyphs_font (glyph->font);

  if (font != NULL)
    paint (&slot->mask, font, glyph->id, pixels / WM_FONT_SIZE);
  g_clear_pointer (&font, cairo_scaled_font_destroy);
  masks->bytes += (gsize) slot->mask.mask.width * (gsize) slot->mask.mask.height;
  masks->n++;
}

const WmGlyphMask *
wm_glyph_mask (const WmGlyph *glyph, double pixels)
{
  static GPrivate of_thread = G_PRIVATE_INIT (masks_free);
  Masks *masks = g_private_get (&of_thread);
  guint64 quarters = (guint64) (pixels * 4 + 0.5);
  guint64 key = quarters << 32 | (guint64) glyph->font << 16 | glyph->id;
  Slot *slot;

  if (masks == NULL)
    {
      masks = g_new0 (Masks, 1);
      g_private_set (&of_thread, masks);
    }
  slot = slot_of (masks, key);
  if (slot->key == key)
    return &slot->mask;
  if (masks->n >= SLOTS / 2 || masks->bytes >= MOST)
    {
      clear (masks);
      slot = slot_of (masks, key);
    }
  slot->key = key;
  fill (masks, slot, glyph, pixels);
  return &slot->mask;
}
