/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shaped texts of this thread, kept: to shape one costs more than to paint it.
 */
#include "draw/wm-glyphs.h"

#include "draw/wm-font.h"

#define MOST 3000 /* about four megabytes */

typedef struct
{
  const char *text;
  gboolean bold;
} Key;

typedef struct
{
  Key key;
  char *text;
  WmGlyphs glyphs;
} Entry;

typedef struct
{
  char *language;
  PangoContext *context;
  GHashTable *entries; /* Key -> Entry, which owns it */
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

static Store *
store_of (const char *language)
{
  static GPrivate of_thread = G_PRIVATE_INIT (store_free);
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
