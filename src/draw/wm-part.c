/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What becomes of documents in words.
 */
#include "config.h"

#include "draw/wm-part.h"

#include <string.h>

#include "draw/wm-export.h"
#include "draw/wm-poster.h"

char *
wm_parts_to_text (GPtrArray *parts)
{
  static const char *const before[WM_N_PARTS] = {
    [WM_PART_LINK] = "- ", [WM_PART_ITEM] = "- ", [WM_PART_TICK] = "[ ] "
  };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      const WmPart *part = g_ptr_array_index (parts, i);
      const char *sign = before[part->kind] != NULL ? before[part->kind] : "";

      if (part->kind == WM_PART_HEADING || part->kind == WM_PART_NAME)
        g_string_append_c (text, '\n');
      if (part->kind == WM_PART_TITLE && i > 0)
        g_string_append (text, "\n\n\n");
      if (part->kind == WM_PART_HEADING)
        g_string_append_printf (text, "\n== %s ==\n", part->text);
      else if (part->link != NULL)
        g_string_append_printf (text, "- %s <%s>\n", part->text, part->link);
      else
        g_string_append_printf (text, "%s%s\n", sign, part->text);
      for (guint line = 0; line < part->lines; line++)
        g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

static const char *
title_of (GPtrArray *parts)
{
  return parts->len > 0 ? ((const WmPart *) g_ptr_array_index (parts, 0))->text : "";
}

WmScene *
wm_parts_to_pages (GPtrArray *parts, const char *language, WmMeasure *measure)
{
  return wm_scene_words_page (parts, title_of (parts), language, measure);
}

GBytes *
wm_parts_to_pdf (GPtrArray *parts, const char *language, GError **error)
{
  g_autoptr (WmScene) scene = wm_parts_to_pages (parts, language, NULL);

  return wm_export_scene_bytes (scene, WM_EXPORT_PDF, wm_palette_get (WM_PALETTE_PRINT), 1, error);
}

GBytes *
wm_parts_to_file (GPtrArray *parts, const char *language, const char *path, GError **error)
{
  g_autofree char *name = g_ascii_strdown (path, -1);

  if (g_str_has_suffix (name, ".html") || g_str_has_suffix (name, ".htm"))
    return wm_parts_to_html (parts, language);
  if (g_str_has_suffix (name, ".txt"))
    {
      char *text = wm_parts_to_text (parts);

      return g_bytes_new_take (text, strlen (text));
    }
  return wm_parts_to_pdf (parts, language, error);
}
