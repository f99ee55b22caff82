/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Layouts, kept in each thread, of texts that are not painted glyph by glyph.
 */
#include "draw/wm-glyphs-private.h"

#include <string.h>

#include "draw/wm-font.h"

static GPrivate of_thread = G_PRIVATE_INIT ((GDestroyNotify) g_hash_table_unref);

static PangoLayout *
make (const char *text, gboolean bold, PangoContext *context)
{
  PangoLayout *layout = pango_layout_new (context);

  wm_font_set (layout, bold);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

PangoLayout *
wm_odd_layout (const char *text, gboolean bold, PangoContext *context)
{
  GHashTable *kept = g_private_get (&of_thread);
  g_autofree char *key = NULL;
  PangoLayout *layout;

  if (strlen (text) > WM_GLYPHS_LONGEST)
    return NULL;
  if (kept == NULL)
    {
      kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
      g_private_set (&of_thread, kept);
    }
  key = g_strdup_printf ("%d %s %s", bold != FALSE,
                         pango_language_to_string (pango_context_get_language (context)), text);
  layout = g_hash_table_lookup (kept, key);
  if (layout != NULL)
    return layout;
  if (g_hash_table_size (kept) >= WM_ODD_MOST)
    g_hash_table_remove_all (kept);
  layout = make (text, bold, context);
  g_hash_table_insert (kept, g_steal_pointer (&key), layout);
  return layout;
}

guint
wm_odd_count (void)
{
  GHashTable *kept = g_private_get (&of_thread);

  return kept != NULL ? g_hash_table_size (kept) : 0;
}
