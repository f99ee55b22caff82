/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a link is called: words out of plain text and Markdown.
 */
#include "config.h"

#include "map/wm-link-words.h"

#include <string.h>

#include "store/wm-sql.h"

/* Marks that turn the direction of what follows, and control characters */
static gboolean
is_hidden (gunichar c)
{
  return c < ' ' || (c >= 0x7f && c <= 0x9f) || (c >= 0x202a && c <= 0x202e)
         || (c >= 0x2066 && c <= 0x2069);
}

/* @to, or where a letter begins in what is looked through */
static const char *
nearest_end (const char *from, const char *to)
{
  return to - from > WM_LINK_NEARBY ? g_utf8_find_prev_char (from, from + WM_LINK_NEARBY) : to;
}

char *
wm_link_title (const char *from, const char *to)
{
  GString *title = g_string_new (NULL);
  glong letters = 0;

  for (const char *p = from; p < to && letters < WM_LIMIT_NAME; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean blank = g_unichar_isspace (c);

      if ((is_hidden (c) && !blank)
          || (blank && (title->len == 0 || title->str[title->len - 1] == ' ')))
        continue;
      g_string_append_unichar (title, blank ? ' ' : c);
      letters++;
    }
  return g_strchomp (g_string_free (title, FALSE));
}

/* (nullable): where the image of Markdown that begins at @p ends; what is said of it ends
 * at @close */
static const char *
end_of_image (const char *p, const char *to, const char **close)
{
  if (*p != '!' || p + 1 >= to || p[1] != '[')
    return NULL;
  *close = g_strstr_len (p, to - p, "](");
  return *close != NULL ? memchr (*close, ')', (gsize) (to - *close)) : NULL;
}

/* "[/url]" closes a link of a board; 0 if none is at @p */
static gsize
length_of_closing (const char *p, const char *to)
{
  const char *end = to - p > 3 && p[0] == '[' && p[1] == '/'
                      ? memchr (p, ']', (gsize) MIN (to - p, 10))
                      : NULL;

  return end != NULL ? (gsize) (end - p + 1) : 0;
}

/* (transfer full): emphasis goes, and of images what is said of them stays. */
static char *
without_markup (const char *from, const char *to)
{
  GString *plain = g_string_new (NULL);

  for (const char *p = from; p < to; p++)
    {
      const char *close = NULL, *image = end_of_image (p, to, &close);
      gsize closing = length_of_closing (p, to);

      if (image != NULL)
        g_string_append_len (plain, p + 2, close - p - 2);
      else if (*p == '\\' && p + 1 < to && g_ascii_ispunct (p[1]))
        g_string_append_c (plain, *++p);
      else
        g_string_append_c (plain, closing > 0 || strchr ("*`[]|", *p) != NULL ? ' ' : *p);
      p = image != NULL ? image : closing > 0 ? p + closing - 1 : p;
    }
  return g_string_free (plain, FALSE);
}

char *
wm_link_label (const char *from, const char *to)
{
  g_autofree char *plain = without_markup (from, nearest_end (from, to));

  return wm_link_title (plain, plain + strlen (plain));
}

/* Is the first letter of @text a mark of a list or of the sentence before? A bracket is where
 * it is not closed. */
static gboolean
begins_with_mark (const char *text)
{
  gunichar c = g_utf8_get_char (text);

  if (c == '(')
    return strchr (text, ')') == NULL;
  if (c == '"')
    return strchr (text + 1, '"') == NULL;
  if (c == '.')
    return text[1] == ' ' || text[1] == '\0';
  return g_unichar_isspace (c)
         || (c < 128 ? strchr ("-+#:),;<>=", (int) c) != NULL
                     : g_utf8_strchr ("，。：；、）】」』》”’…—–·•‣▪●", -1, c) != NULL);
}

/* And the last, before @end? */
static gboolean
ends_with_mark (const char *text, const char *end)
{
  gunichar c = g_utf8_get_char (g_utf8_prev_char (end));

  if (c == ')')
    return memchr (text, '(', (gsize) (end - text)) == NULL;
  if (c == '"')
    return memchr (text, '"', (gsize) (end - 1 - text)) == NULL;
  return g_unichar_isspace (c)
         || (c < 128 ? strchr ("-:(.,;<>=", (int) c) != NULL
                     : g_utf8_strchr ("，。：；、（【「『《“‘—–·•", -1, c) != NULL);
}

/* (transfer full) */
static char *
trim (const char *text)
{
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
  return g_strndup (text, (gsize) (end - text));
}

/* "1. " and "12) " */
static const char *
without_number (const char *text)
{
  gsize digits = strspn (text, "0123456789");
  gboolean number = digits > 0 && digits < 4 && (text[digits] == '.' || text[digits] == ')')
                    && g_ascii_isspace (text[digits + 1]);

  return number ? text + digits + 2 : text;
}

/* The box of a list of things to do, ticked or not */
static const char *
without_box (const char *from, const char *to)
{
  const char *p = from;

  while (p < to && strchr (" \t-*+>.0123456789", *p) != NULL)
    p++;
  return to - p > 3 && p[0] == '[' && strchr (" xX", p[1]) != NULL && p[2] == ']' ? p + 3 : from;
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
  const char *end = nearest_end (from, to);
  g_autofree char *plain = without_markup (without_box (from, end), end);
  g_autofree char *numbered = trim (plain);
  g_autofree char *words = trim (without_number (numbered));

  return has_letter (words) ? wm_link_title (words, words + strlen (words)) : g_strdup ("");
}
