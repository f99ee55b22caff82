/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a link is called: words out of Markdown and HTML.
 */
#include "config.h"

#include "map/wm-link-words.h"

#include <string.h>

#include "store/wm-sql.h"

static const struct
{
  const char *name;
  gunichar letter;
} entities[] = {
  { "amp", '&' },       { "lt", '<' },         { "gt", '>' },        { "quot", '"' },
  { "apos", '\'' },     { "nbsp", ' ' },       { "ndash", 0x2013 },  { "mdash", 0x2014 },
  { "hellip", 0x2026 }, { "lsquo", 0x2018 },   { "rsquo", 0x2019 },  { "ldquo", 0x201c },
  { "rdquo", 0x201d },  { "middot", 0x00b7 },  { "eacute", 0x00e9 }, { "uuml", 0x00fc },
};

/* 0 for none */
static gunichar
letter_of (const char *name, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    if (strlen (entities[i].name) == length && strncmp (entities[i].name, name, length) == 0)
      return entities[i].letter;
  if (*name == '#')
    {
      gboolean hex = name[1] == 'x' || name[1] == 'X';
      guint64 letter = g_ascii_strtoull (name + (hex ? 2 : 1), NULL, hex ? 16 : 10);

      return letter >= ' ' && letter <= 0x10ffff && g_unichar_validate ((gunichar) letter)
               ? (gunichar) letter
               : 0;
    }
  return 0;
}

char *
wm_link_entities (const char *text)
{
  GString *plain = g_string_sized_new (strlen (text));

  for (const char *p = text; *p != '\0'; p++)
    {
      gsize length = *p == '&' ? strspn (p + 1, "#0123456789ABCDEFabcdefghijklmnopqrstuvwxyzX") : 0;
      gunichar letter
        = length > 0 && length < 10 && p[length + 1] == ';' ? letter_of (p + 1, length) : 0;

      if (letter == 0)
        g_string_append_c (plain, *p);
      else
        {
          g_string_append_unichar (plain, letter);
          p += length + 1;
        }
    }
  return g_string_free (plain, FALSE);
}

/* (nullable): where the image of Markdown that begins at @p ends; what is said of it */
static const char *
end_of_image (const char *p, const char *to, const char **close)
{
  const char *rest;

  if (*p != '!' || to - p < 5 || p[1] != '[')
    return NULL;
  *close = g_strstr_len (p, to - p, "](");
  rest = *close != NULL ? *close : to;
  return memchr (rest, ')', (gsize) (to - rest));
}

/* Tags, emphasis and the images of Markdown go; a "<" that opens none stays. */
static char *
without_markup (const char *from, const char *to)
{
  GString *plain = g_string_new (NULL);

  for (const char *p = from; p < to; p++)
    {
      const char *end = *p == '<' && p + 1 < to && (g_ascii_isalpha (p[1]) || p[1] == '/')
                          ? memchr (p, '>', (gsize) (to - p))
                          : NULL;

      const char *close = NULL, *image = end_of_image (p, to, &close);

      if (image != NULL)
        {
          g_string_append_len (plain, p + 2, close - p - 2);
          p = image;
        }
      else if (end != NULL)
        {
          g_string_append_c (plain, ' ');
          p = end;
        }
      else if (*p == '\\' && p + 1 < to && g_ascii_ispunct (p[1]))
        g_string_append_c (plain, *++p);
      else if (strchr ("*`[]|", *p) != NULL || g_ascii_isspace (*p))
        g_string_append_c (plain, ' ');
      else
        g_string_append_c (plain, *p);
    }
  return g_string_free (plain, FALSE);
}

/* Is the first letter of @text a mark of a list or of the sentence before? A bracket is where
 * it is not closed. */
static gboolean
begins_with_mark (const char *text)
{
  gunichar c = g_utf8_get_char (text);

  if (c == '(')
    return strchr (text, ')') == NULL;
  if (c == '.')
    return text[1] == ' ' || text[1] == '\0';
  return g_unichar_isspace (c)
         || (c < 128 ? strchr ("-+#:),;<>=", (int) c) != NULL
                     : g_utf8_strchr ("，。：；、）】—–·•‣▪●", -1, c) != NULL);
}

/* And the last, before @end? */
static gboolean
ends_with_mark (const char *text, const char *end)
{
  gunichar c = g_utf8_get_char (g_utf8_prev_char (end));

  if (c == ')')
    return memchr (text, '(', (gsize) (end - text)) == NULL;
  return g_unichar_isspace (c)
         || (c < 128 ? strchr ("-:(.,;<>=", (int) c) != NULL
                     : g_utf8_strchr ("，。：；、（【—–·•", -1, c) != NULL);
}

/* (transfer full): one space where there were several */
static char *
trim (const char *text)
{
  GString *trimmed = g_string_new (NULL);
  const char *end;

  while (*text != '\0' && begins_with_mark (text))
    text = g_utf8_next_char (text);
  end = text + strlen (text);
  while (end > text && ends_with_mark (text, end))
    end = g_utf8_prev_char (end);
  if (end - text > 2 && *text == end[-1] && (*text == '"' || *text == '\''))
    {
      text++;
      end--;
    }
  for (const char *p = text; p < end; p++)
    if (*p != ' ' || p[-1] != ' ')
      g_string_append_c (trimmed, *p);
  return g_string_free (trimmed, FALSE);
}

/* "1. ", "12) " and the cross of a box that is ticked */
static const char *
without_number (const char *text)
{
  gsize digits = strspn (text, "0123456789");

  if (digits > 0 && digits < 4 && strchr (".)", text[digits]) != NULL && text[digits] != '\0'
      && g_ascii_isspace (text[digits + 1]))
    return text + digits + 2;
  return (*text == 'x' || *text == 'X') && text[1] == ' ' ? text + 2 : text;
}

static gboolean
has_letter (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

char *
wm_link_words (const char *from, const char *to)
{
  g_autofree char *plain = without_markup (from, to);
  g_autofree char *letters = wm_link_entities (plain);
  g_autofree char *numbered = trim (letters);
  g_autofree char *words = trim (without_number (numbered));

  if (!has_letter (words))
    return g_strdup ("");
  return g_utf8_strlen (words, -1) > WM_LIMIT_NAME ? g_utf8_substring (words, 0, WM_LIMIT_NAME)
                                                   : g_steal_pointer (&words);
}
