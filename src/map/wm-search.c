/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Search as one types. Texts are compared one by one: full-text search of
 * SQLite would find no Chinese word of one or two characters.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "map/wm-search.h"

#include <string.h>

#include "map/wm-search-private.h"

/* ---- folding ------------------------------------------------------------- */

/* Letters that Unicode does not take apart, though readers do */
static const char *
plain_letter (gunichar c)
{
  switch (c)
    {
    case 0x00df: /* ß */
      return "ss";
    case 0x00e6: /* æ */
      return "ae";
    case 0x00f8: /* ø */
      return "o";
    case 0x0111: /* đ */
      return "d";
    case 0x0131: /* ı */
      return "i";
    case 0x0142: /* ł */
      return "l";
    case 0x0153: /* œ */
      return "oe";
    default:
      return NULL;
    }
}

static gboolean
is_blank (gunichar c)
{
  if (c < 128)
    return c == '-' || c == '_' || c == ' ' || (c != '\n' && g_ascii_isspace (c));
  return g_unichar_isspace (c) || g_unichar_type (c) == G_UNICODE_DASH_PUNCTUATION;
}

static void
append_blank (GString *plain)
{
  if (plain->len > 0 && plain->str[plain->len - 1] != ' ' && plain->str[plain->len - 1] != '\n')
    g_string_append_c (plain, ' ');
}

/* Taken apart (NFKD), without what is put over or under a letter */
static void
append_apart (GString *plain, gunichar c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n = g_unichar_fully_decompose (c, TRUE, parts, G_N_ELEMENTS (parts));

  for (gsize i = 0; i < n; i++)
    {
      gunichar lower = g_unichar_tolower (parts[i]);
      const char *letters = plain_letter (lower);

      if (letters != NULL)
        g_string_append (plain, letters);
      else if (is_blank (lower))
        append_blank (plain);
      else if (g_unichar_combining_class (lower) == 0)
        g_string_append_unichar (plain, lower);
    }
}

char *
wm_search_fold (const char *text)
{
  GString *plain;

  g_return_val_if_fail (text != NULL, NULL);

  if (!g_utf8_validate (text, -1, NULL))
    return g_strdup ("");
  plain = g_string_sized_new (strlen (text));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c < 128 && is_blank (c))
        append_blank (plain);
      else if (c < 128)
        g_string_append_c (plain, g_ascii_tolower ((char) c));
      else if (c >= 0x4e00 && c <= 0x9fff)
        /* Most of Chinese: nothing to fold, and there is a lot of it. */
        g_string_append_len (plain, p, 3);
      else
        append_apart (plain, c);
    }
  return g_strchomp (g_string_free (plain, FALSE));
}

guint64
wm_search_letters (const char *folded)
{
  guint64 letters = 0;

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    letters |= WM_SEARCH_LETTER (g_utf8_get_char (p));
  return letters;
}

/* ---- the needle ---------------------------------------------------------- */

WmNeedle *
wm_needle_new (const char *text)
{
  WmNeedle *needle = g_new0 (WmNeedle, 1);
  g_auto (GStrv) parts = NULL;

  needle->whole = g_strstrip (g_strdelimit (wm_search_fold (text), "\n", ' '));
  needle->words = g_array_new (FALSE, TRUE, sizeof (WmWord));
  parts = g_strsplit (needle->whole, " ", -1);
  for (guint i = 0; parts[i] != NULL && needle->words->len < WM_SEARCH_WORDS; i++)
    if (*parts[i] != '\0')
      wm_near_add_word (needle->words, parts[i]);
  return needle;
}

void
wm_needle_free (WmNeedle *needle)
{
  if (needle == NULL)
    return;
  for (guint i = 0; i < needle->words->len; i++)
    g_free (g_array_index (needle->words, WmWord, i).text);
  g_array_unref (needle->words);
  g_free (needle->whole);
  g_free (needle);
}

gboolean
wm_needle_is_empty (const WmNeedle *needle)
{
  return *needle->whole == '\0';
}

/* ---- finding ------------------------------------------------------------- */

gboolean
wm_search_starts_word (const char *folded, const char *at)
{
  gunichar here, before;

  if (at == folded)
    return TRUE;
  here = g_utf8_get_char (at);
  before = g_utf8_get_char (g_utf8_prev_char (at));
  /* Chinese stands beside Latin letters without a space. */
  return !g_unichar_isalnum (before) || g_unichar_iswide (before) != g_unichar_iswide (here);
}

guint
wm_search_line (const char *folded, const char *at)
{
  guint line = 0;

  for (const char *p = folded; p < at; p++)
    line += *p == '\n';
  return line;
}

static WmFound
judge_place (const char *folded, const char *at, gsize length)
{
  if (at == folded || at[-1] == '\n')
    return at[length] == '\0' || at[length] == '\n' ? WM_FOUND_EXACT : WM_FOUND_START;
  return wm_search_starts_word (folded, at) ? WM_FOUND_WORD : WM_FOUND_INSIDE;
}

gboolean
wm_needle_is_in (const WmNeedle *needle, const char *folded, const char *more)
{
  for (guint i = 0; i < needle->words->len; i++)
    {
      const char *word = g_array_index (needle->words, WmWord, i).text;

      if (strstr (folded, word) == NULL && strstr (more, word) == NULL)
        return FALSE;
    }
  return TRUE;
}

WmFound
wm_needle_find (const WmNeedle *needle, const char *folded, guint *line)
{
  gsize length = strlen (needle->whole);
  WmFound best = WM_FOUND_NOT;
  const char *place = folded;

  if (line != NULL)
    *line = 0;
  if (length == 0)
    return WM_FOUND_NOT;
  for (const char *at = strstr (folded, needle->whole); at != NULL && best > WM_FOUND_EXACT;
       at = strstr (at + 1, needle->whole))
    {
      WmFound found = judge_place (folded, at, length);

      place = found < best ? at : place;
      best = MIN (best, found);
    }
  if (best == WM_FOUND_NOT && needle->words->len > 1 && wm_needle_is_in (needle, folded, ""))
    return WM_FOUND_APART;
  if (line != NULL)
    *line = wm_search_line (folded, place);
  return best;
}
