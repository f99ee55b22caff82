/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is told in words, piece by piece.
 */
#include "config.h"

#include "map/wm-parts.h"

#include <stdarg.h>
#include <string.h>

#define LONGEST 1000 /* characters of a paragraph */

static void
part_free (gpointer data)
{
  WmPart *part = data;

  g_free (part->text);
  g_free (part->id);
  g_free (part->link);
  g_free (part);
}

GPtrArray *
wm_parts_new (void)
{
  return g_ptr_array_new_with_free_func (part_free);
}

WmPart *
wm_parts_add (GPtrArray *parts, WmPartKind kind, const char *text)
{
  WmPart *part;

  g_return_val_if_fail (parts != NULL, NULL);

  if (text == NULL || *text == '\0')
    return NULL;
  part = g_new0 (WmPart, 1);
  part->kind = kind;
  part->text = g_strdup (text);
  g_ptr_array_add (parts, part);
  return part;
}

WmPart *
wm_parts_tell (GPtrArray *parts, WmPartKind kind, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list list;

  va_start (list, format);
  text = g_strdup_vprintf (format, list);
  va_end (list);
  return wm_parts_add (parts, kind, text);
}

void
wm_parts_add_room (GPtrArray *parts, const char *text, guint lines)
{
  WmPart *part = wm_parts_add (parts, WM_PART_ROOM, text);

  if (part != NULL)
    part->lines = lines;
}

/* Where a paragraph that is too long is cut: after a space, where there is one */
static const char *
find_cut (const char *text)
{
  const char *end = g_utf8_offset_to_pointer (text, LONGEST);

  for (const char *p = end; p > text; p = g_utf8_prev_char (p))
    if (g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (p))))
      return p;
  return end;
}

void
wm_parts_add_long (GPtrArray *parts, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *rest = g_strstrip (lines[i]);

      while (g_utf8_strlen (rest, -1) > LONGEST)
        {
          const char *cut = find_cut (rest);
          g_autofree char *piece = g_strndup (rest, cut - rest);

          wm_parts_add (parts, WM_PART_TEXT, g_strchomp (piece));
          rest = cut;
        }
      wm_parts_add (parts, WM_PART_TEXT, rest);
    }
}
