/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Text before it is drawn. Names come from files, so they may hold anything:
 * here they lose what could break a layout or lie about its order, and are cut
 * and wrapped so that no item of a scene is wider than its box.
 */
#include "draw/wm-text.h"

#include <math.h>
#include <pango/pango.h>
#include <string.h>

/* More marks than this on one letter are an attack on the layout, no script. */
#define MAX_COMBINING 4
#define MAX_URL 2048
#define MOST_KEPT 1000    /* texts whose breaks are known */
#define LONGEST_KEPT 400 /* bytes: so many breaks at the most, of 24 bytes each */
#define ROUNDING 1e-6 /* points */
#define ELLIPSIS "\u2026"

gboolean
wm_text_is_zero_width (gunichar c)
{
  return g_unichar_iszerowidth (c) || g_unichar_ismark (c);
}

static gboolean
is_hidden (gunichar c)
{
  return g_unichar_iscntrl (c) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069)
         || c == 0x200e || c == 0x200f || c == 0x061c || c == 0x2028 || c == 0x2029 || c == 0xfeff
         || c == 0xfffe || c == 0xffff || (c >= 0xe0000 && c <= 0xe007f);
}

/**
 * wm_text_printable:
 * @text: (nullable): bytes of any kind
 * @max_chars: the most characters that are kept; a longer text ends in an
 *   ellipsis
 *
 * Makes valid UTF-8 of it, turns control characters, line ends and controls of
 * direction into blanks, folds blanks, and drops all but a few of a long run
 * of combining marks.
 *
 * Returns: (transfer full): text that is safe to lay out
 */
char *
wm_text_printable (const char *text, guint max_chars)
{
  g_autofree char *valid = NULL;
  g_autoptr (GString) out = g_string_new (NULL);
  guint n = 0, marks = 0;

  if (text == NULL)
    return g_strdup ("");
  /* Bytes first: no more than that can be needed, and a megabyte is not read. */
  valid = g_utf8_make_valid (text, (gssize) strnlen (text, (gsize) max_chars * 16 + 64));
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean blank = is_hidden (c) || g_unichar_isspace (c);

      if (blank && (out->len == 0 || out->str[out->len - 1] == ' '))
        continue;
      marks = g_unichar_ismark (c) ? marks + 1 : 0;
      if (marks > MAX_COMBINING)
        continue;
      if (n == max_chars)
        {
          g_string_append (out, ELLIPSIS);
          break;
        }
      g_string_append_unichar (out, blank ? ' ' : c);
      n++;
    }
  while (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * wm_text_link:
 * @url: (nullable): an address from a file
 *
 * Only http and https addresses with a host and without a user name become
 * links. Characters that end a string in a PDF or an attribute are percent-
 * encoded.
 *
 * Returns: (transfer full) (nullable): the address, or NULL for no link
 */
char *
wm_text_link (const char *url)
{
  g_autoptr (GUri) uri = NULL;
  GString *out;
  const char *scheme, *host, *user;

  if (url == NULL || strnlen (url, MAX_URL + 1) > MAX_URL)
    return NULL;
  for (const char *p = url; *p != '\0'; p++)
    if ((guchar) *p <= 0x20 || (guchar) *p >= 0x7f)
      return NULL;
  uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);
  if (uri == NULL)
    return NULL;
  scheme = g_uri_get_scheme (uri);
  host = g_uri_get_host (uri);
  user = g_uri_get_userinfo (uri);
  if ((g_strcmp0 (scheme, "http") != 0 && g_strcmp0 (scheme, "https") != 0) || host == NULL
      || *host == '\0' || user != NULL)
    return NULL;
  out = g_string_new (NULL);
  for (const char *p = url; *p != '\0'; p++)
    if (strchr ("'()\\\"<>`{}|^", *p) != NULL)
      g_string_append_printf (out, "%%%02X", (guint) (guchar) *p);
    else
      g_string_append_c (out, *p);
  return g_string_free (out, FALSE);
}

double
wm_text_width (WmMeasure *measure, const char *text, double size, gboolean bold)
{
  double w, h;

  measure->size (measure, text, size, bold, &w, &h);
  return w;
}

/* The height of one line. */
double
wm_text_height (WmMeasure *measure, double size)
{
  double w, h;

  measure->size (measure, "X", size, FALSE, &w, &h);
  return h;
}

/**
 * wm_text_ellipsize:
 * @width: in points
 *
 * Returns: (transfer full): @text, or its longest beginning that fits with an
 *   ellipsis; "" when not even that fits
 */
char *
wm_text_ellipsize (WmMeasure *measure, const char *text, double size, gboolean bold, double width)
{
  glong low = 0, high = g_utf8_strlen (text, -1);

  if (wm_text_width (measure, text, size, bold) <= width)
    return g_strdup (text);
  while (low < high)
    {
      glong middle = (low + high + 1) / 2;
      g_autofree char *part = g_utf8_substring (text, 0, middle);
      g_autofree char *cut = g_strconcat (g_strchomp (part), ELLIPSIS, NULL);

      if (wm_text_width (measure, cut, size, bold) <= width)
        low = middle;
      else
        high = middle - 1;
    }
  if (low == 0)
    return g_strdup (wm_text_width (measure, ELLIPSIS, size, bold) <= width ? ELLIPSIS : "");

  g_autofree char *kept = g_utf8_substring (text, 0, low);
  return g_strconcat (g_strchomp (kept), ELLIPSIS, NULL);
}

/* A place where a line may end and the next begin, its x at size 1. */
typedef struct
{
  guint offset; /* in bytes, behind the blanks that end the line */
  double end;   /* x of the end without those blanks */
  double next;  /* x of the next line's beginning */
} Break;

/* Byte offsets where a line may end, by the rules of Unicode (UAX 14): 0, then
 * for each of them the end without blanks and the offset itself. */
static GArray *
break_offsets (const char *text)
{
  GArray *offsets = g_array_new (FALSE, FALSE, sizeof (guint));
  glong n = g_utf8_strlen (text, -1);
  g_autofree PangoLogAttr *attrs = g_new0 (PangoLogAttr, n + 1);
  guint start = 0, end = 0;
  glong i = 1;

  pango_get_log_attrs (text, -1, -1, pango_language_from_string ("en"), attrs, (int) n + 1);
  g_array_append_val (offsets, start);
  for (const char *p = text; *p != '\0'; i++)
    {
      gboolean blank = g_ascii_isspace (*p);
      guint offset;

      p = g_utf8_next_char (p);
      offset = (guint) (p - text);
      if (!blank)
        end = offset;
      if (i == n || attrs[i].is_line_break)
        {
          g_array_append_val (offsets, end);
          g_array_append_val (offsets, offset);
        }
    }
  return offsets;
}

static GArray *
measure_breaks (WmMeasure *measure, const char *text, gboolean bold)
{
  g_autoptr (GArray) offsets = break_offsets (text);
  g_autofree double *x = g_new (double, offsets->len);
  g_autoptr (GArray) breaks = g_array_new (FALSE, FALSE, sizeof (Break));
  Break first = { 0 };

  measure->advances (measure, text, 1, bold, (const guint *) (gpointer) offsets->data,
                     offsets->len, x);
  first.next = x[0];
  g_array_append_val (breaks, first);
  for (guint i = 1; i + 1 < offsets->len; i += 2)
    {
      Break one = { g_array_index (offsets, guint, i + 1), x[i], x[i + 1] };

      g_array_append_val (breaks, one);
    }
  for (guint i = 1; i < offsets->len; i++)
    if (x[i] < x[i - 1])
      {
        /* Written from right to left: each line is measured by itself. */
        for (guint j = 0; j < breaks->len; j++)
          g_array_index (breaks, Break, j).end = NAN;
        break;
      }
  return g_steal_pointer (&breaks);
}

/* The places where @text can be broken. The whole is shaped once, and a picture in parts asks for
 * each of them. The first one is its beginning. Their ends are no number where the offsets do not
 * follow the eye from left to right. */
static GArray *
find_breaks (WmMeasure *measure, const char *text, gboolean bold)
{
  g_autofree char *key = NULL;
  GArray *breaks;

  if (measure->breaks == NULL || strlen (text) > LONGEST_KEPT)
    return measure_breaks (measure, text, bold);

  key = g_strdup_printf ("%d %s", bold, text);
  breaks = g_hash_table_lookup (measure->breaks, key);
  if (breaks == NULL)
    {
      breaks = measure_breaks (measure, text, bold);
      if (g_hash_table_size (measure->breaks) >= MOST_KEPT)
        g_hash_table_remove_all (measure->breaks);
      g_hash_table_insert (measure->breaks, g_steal_pointer (&key), breaks);
    }
  return g_array_ref (breaks);
}

static char *
slice (const char *text, guint from, guint to)
{
  char *part = g_strndup (text + from, to - from);

  return g_strchomp (part);
}

/* The width of the line from one break to a later one. */
static double
line_width (WmMeasure *measure, const char *text, const Break *from, const Break *to, double size,
            gboolean bold)
{
  g_autofree char *part = NULL;

  if (!isnan (to->end))
    return (to->end - from->next) * size;
  part = slice (text, from->offset, to->offset);
  return wm_text_width (measure, part, size, bold);
}

/* The break that ends the line which begins at @start: the last one within @width, or the next
 * one where a word is wider (@fits is unset then). */
static guint
end_of_line (WmMeasure *measure, const char *text, GArray *breaks, guint start, double size,
             gboolean bold, double width, gboolean *fits)
{
  const Break *at = &g_array_index (breaks, Break, 0);
  guint end = start + 1;

  *fits = FALSE;
  for (guint i = end; i < breaks->len; i++)
    {
      if (line_width (measure, text, &at[start], &at[i], size, bold) > width + ROUNDING)
        break;
      *fits = TRUE;
      end = i;
    }
  return end;
}

/**
 * wm_text_wrap:
 * @width: in points
 * @max_lines: at least 1; what does not fit ends in an ellipsis
 *
 * Returns: (transfer full) (element-type utf8): lines, none wider than @width
 */
GPtrArray *
wm_text_wrap (WmMeasure *measure, const char *text, double size, gboolean bold, double width,
              guint max_lines)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) breaks = NULL;
  guint start = 0;

  if (*text == '\0')
    return lines;
  breaks = find_breaks (measure, text, bold);
  while (start + 1 < breaks->len && lines->len < max_lines)
    {
      const Break *at = &g_array_index (breaks, Break, 0);
      gboolean last_line = lines->len + 1 == max_lines, fits;
      guint end = end_of_line (measure, text, breaks, start, size, bold, width, &fits);
      g_autofree char *part = NULL;

      if (last_line && end + 1 < breaks->len)
        {
          end = breaks->len - 1;
          fits = FALSE;
        }
      part = slice (text, at[start].offset, at[end].offset);
      g_ptr_array_add (lines, fits ? g_steal_pointer (&part)
                                   : wm_text_ellipsize (measure, part, size, bold, width));
      start = end;
    }
  return lines;
}

/**
 * wm_text_narrowest:
 *
 * Returns: the least width in which @text takes no more than @max_lines lines,
 *   of 1 or 2, without an ellipsis
 */
double
wm_text_narrowest (WmMeasure *measure, const char *text, double size, gboolean bold,
                   guint max_lines)
{
  g_autoptr (GArray) breaks = NULL;
  const Break *at;
  double best;
  guint last;

  if (max_lines < 2 || *text == '\0')
    return wm_text_width (measure, text, size, bold);
  breaks = find_breaks (measure, text, bold);
  at = &g_array_index (breaks, Break, 0);
  last = breaks->len - 1;
  best = line_width (measure, text, &at[0], &at[last], size, bold);
  for (guint i = 1; i < last; i++)
    best = MIN (best, MAX (line_width (measure, text, &at[0], &at[i], size, bold),
                           line_width (measure, text, &at[i], &at[last], size, bold)));
  return best;
}

/* How many lines @text takes in @width, of @most at the most. */
static guint
count_lines (WmMeasure *measure, const char *text, GArray *breaks, double size, gboolean bold,
             double width, guint most)
{
  guint n = 0;
  gboolean fits;

  for (guint start = 0; start + 1 < breaks->len && n < most; n++)
    start = end_of_line (measure, text, breaks, start, size, bold, width, &fits);
  return n;
}

/**
 * wm_text_balanced:
 *
 * Returns: the least width in which @text takes no more lines than in @width,
 *   so that no last line holds a single word
 */
double
wm_text_balanced (WmMeasure *measure, const char *text, double size, gboolean bold, double width,
                  guint max_lines)
{
  g_autoptr (GArray) breaks = NULL;
  double low = width / 2, high = width;
  guint n;

  if (*text == '\0')
    return width;
  breaks = find_breaks (measure, text, bold);
  n = count_lines (measure, text, breaks, size, bold, width, max_lines + 1);
  if (n < 2 || n > max_lines)
    return width;
  for (guint i = 0; i < 6; i++)
    {
      double middle = (low + high) / 2;

      if (count_lines (measure, text, breaks, size, bold, middle, max_lines + 1) <= n)
        high = middle;
      else
        low = middle;
    }
  return high;
}
