/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Texts in a PNG: cairo writes none. The chunk iTXt, its keywords and the check
 * sum are those of the specification: Portable Network Graphics (PNG), third
 * edition, W3C 2023, sections 5.5, 11.3.3 and annex D.
 */
#include "draw/wm-export-private.h"

#include <string.h>

#define SIGNATURE 8
#define HEADER (4 + 4 + 13 + 4) /* length, IHDR, what it holds, check sum */

static guint32
check_sum (const guint8 *bytes, gsize n)
{
  guint32 sum = 0xffffffffu;

  for (gsize i = 0; i < n; i++)
    {
      sum ^= bytes[i];
      for (int bit = 0; bit < 8; bit++)
        sum = sum & 1 ? 0xedb88320u ^ (sum >> 1) : sum >> 1;
    }
  return ~sum;
}

static void
append_number (GByteArray *out, guint32 number)
{
  guint32 big = GUINT32_TO_BE (number);

  g_byte_array_append (out, (const guint8 *) &big, sizeof big);
}

static void
append_text (GByteArray *out, const char *keyword, const char *language, const char *text)
{
  g_autoptr (GByteArray) chunk = g_byte_array_new ();

  if (text == NULL || *text == '\0')
    return;
  g_byte_array_append (chunk, (const guint8 *) "iTXt", 4);
  g_byte_array_append (chunk, (const guint8 *) keyword, (guint) strlen (keyword) + 1);
  g_byte_array_append (chunk, (const guint8 *) "\0\0", 2); /* not compressed */
  g_byte_array_append (chunk, (const guint8 *) language, (guint) strlen (language) + 1);
  g_byte_array_append (chunk, (const guint8 *) "\0", 1); /* the keyword is not translated */
  g_byte_array_append (chunk, (const guint8 *) text, (guint) strlen (text));
  append_number (out, chunk->len - 4);
  g_byte_array_append (out, chunk->data, chunk->len);
  append_number (out, check_sum (chunk->data, chunk->len));
}

void
wm_export_png_add_texts (GByteArray *png, const WmScene *scene)
{
  g_autoptr (GByteArray) rest = g_byte_array_new ();
  const char *language = scene->language != NULL ? scene->language : "";

  g_return_if_fail (png->len > SIGNATURE + HEADER);

  g_byte_array_append (rest, png->data + SIGNATURE + HEADER, png->len - SIGNATURE - HEADER);
  g_byte_array_set_size (png, SIGNATURE + HEADER);
  append_text (png, "Title", language, scene->title);
  append_text (png, "Description", language,
               scene->words != NULL ? scene->words : scene->description);
  g_byte_array_append (png, rest->data, rest->len);
}
