/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A strict, iterative check of RFC 8259 over bytes. JSON-GLib 1.6 has no limit
 * on nesting (it crashes), reads much that is not JSON, wraps large integers
 * and cuts strings at U+0000; so it sees a byte only after all bytes passed
 * here. The state is one byte a level of nesting: no input can use up the
 * stack.
 */
#include "config.h"

#include "wm-json-gate.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

typedef enum
{
  EXPECT_VALUE,
  EXPECT_VALUE_OR_END,
  EXPECT_KEY,
  EXPECT_KEY_OR_END,
  EXPECT_COLON,
  EXPECT_COMMA_OR_END,
  EXPECT_NOTHING,
} Expect;

typedef struct
{
  const char *data;
  gsize length;
  gsize at;
  const char *name;
  WmJsonTokenFunc func;
  gpointer user_data;
  Expect expect;
  guint depth;
  guint values;
  char kinds[WM_JSON_MAX_DEPTH + 1];         /* '{' or '[', from 1 */
  GHashTable *keys[WM_JSON_MAX_DEPTH + 1];   /* of the objects that are open */
  GString *key;
} Gate;

/* Line and column count from 1; a column is a character. */
static void
find_place (const Gate *gate, gsize at, guint *line, guint *column)
{
  gsize start = 0;

  *line = 1;
  for (gsize i = 0; i < at; i++)
    if (gate->data[i] == '\n')
      {
        (*line)++;
        start = i + 1;
      }
  *column = 1;
  for (gsize i = start; i < at; i++)
    if (((guchar) gate->data[i] & 0xc0) != 0x80)
      (*column)++;
}

static gboolean G_GNUC_PRINTF (4, 5)
fail (Gate *gate, gsize at, GError **error, const char *format, ...)
{
  g_autofree char *why = NULL;
  guint line, column;
  va_list args;

  va_start (args, format);
  why = g_strdup_vprintf (format, args);
  va_end (args);
  find_place (gate, MIN (at, gate->length), &line, &column);
  /* Translators: file name, line, column, what is wrong there */
  g_set_error (error, WM_ERROR, WM_ERROR_INVALID, _ ("%s, line %u, column %u: %s"), gate->name,
               line, column, why);
  return FALSE;
}

/* The four hexadecimal digits at @text, or -1. */
static int
read_hex4 (const char *text, gsize left)
{
  int value = 0;

  if (left < 4)
    return -1;
  for (int i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (text[i]);

      if (digit < 0)
        return -1;
      value = value * 16 + digit;
    }
  return value;
}

/* @at stands on the `u` of an escape; steps behind it. */
static gboolean
scan_unicode_escape (Gate *gate, GError **error)
{
  gsize start = gate->at - 1;
  const char *data = gate->data;
  int code = read_hex4 (data + gate->at + 1, gate->length - gate->at - 1);
  gsize next = gate->at + 5;

  if (code < 0)
    return fail (gate, start, error, _ ("\\u must be followed by four hexadecimal digits"));
  if (code == 0)
    return fail (gate, start, error, _ ("the character U+0000 is not allowed in a text"));
  if (code >= 0xdc00 && code <= 0xdfff)
    return fail (gate, start, error, _ ("half of a surrogate pair stands alone"));
  if (code >= 0xd800 && code <= 0xdbff)
    {
      int low = -1;

      if (gate->length - next >= 6 && data[next] == '\\' && data[next + 1] == 'u')
        low = read_hex4 (data + next + 2, 4);
      if (low < 0xdc00 || low > 0xdfff)
        return fail (gate, start, error, _ ("half of a surrogate pair stands alone"));
      next += 6;
    }
  gate->at = next;
  return TRUE;
}

/* @at stands on the opening quote; steps behind the closing one. */
static gboolean
scan_string (Gate *gate, const char **text, gsize *length, GError **error)
{
  gsize start = gate->at++;

  while (gate->at < gate->length)
    {
      guchar c = (guchar) gate->data[gate->at];

      if (c == '"')
        {
          *text = gate->data + start + 1;
          *length = gate->at - start - 1;
          gate->at++;
          return TRUE;
        }
      if (c < 0x20)
        return fail (gate, gate->at, error,
                     _ ("a control character or line end stands in a text; "
                        "write it as an escape such as \\n"));
      gate->at++;
      if (c != '\\')
        continue;
      if (gate->at >= gate->length)
        break;
      c = (guchar) gate->data[gate->at];
      if (c == 'u')
        {
          if (!scan_unicode_escape (gate, error))
            return FALSE;
        }
      else if (strchr ("\"\\/bfnrt", c) != NULL)
        gate->at++;
      else
        return fail (gate, gate->at - 1, error, _ ("an unknown escape stands in a text"));
    }
  return fail (gate, start, error, _ ("a text has no closing quote"));
}

static gsize
skip_digits (Gate *gate)
{
  gsize start = gate->at;

  while (gate->at < gate->length && g_ascii_isdigit (gate->data[gate->at]))
    gate->at++;
  return gate->at - start;
}

/* The grammar of a number; tells by @real whether it has more than an integer. */
static gboolean
scan_number_grammar (Gate *gate, gboolean *real)
{
  const char *data = gate->data;

  *real = FALSE;
  if (data[gate->at] == '-')
    gate->at++;
  if (gate->at < gate->length && data[gate->at] == '0')
    gate->at++;
  else if (skip_digits (gate) == 0)
    return FALSE;
  if (gate->at < gate->length && data[gate->at] == '.')
    {
      *real = TRUE;
      gate->at++;
      if (skip_digits (gate) == 0)
        return FALSE;
    }
  if (gate->at < gate->length && (data[gate->at] == 'e' || data[gate->at] == 'E'))
    {
      *real = TRUE;
      gate->at++;
      if (gate->at < gate->length && (data[gate->at] == '+' || data[gate->at] == '-'))
        gate->at++;
      if (skip_digits (gate) == 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
scan_number (Gate *gate, WmJsonTokenType *type, const char **text, gsize *length, GError **error)
{
  gsize start = gate->at;
  g_autofree char *copy = NULL;
  gboolean real;
  gint64 value;

  if (!scan_number_grammar (gate, &real))
    return fail (gate, start, error, _ ("this is not a number as JSON writes it"));
  if (gate->at < gate->length && g_ascii_isdigit (gate->data[gate->at]))
    return fail (gate, start, error, _ ("a number must not begin with a zero"));
  *text = gate->data + start;
  *length = gate->at - start;
  if (*length > WM_JSON_MAX_NUMBER)
    return fail (gate, start, error, _ ("a number has too many digits"));
  copy = g_strndup (*text, *length);
  if (real && !isfinite (g_ascii_strtod (copy, NULL)))
    return fail (gate, start, error, _ ("a number is too large"));
  if (!real && !g_ascii_string_to_signed (copy, 10, G_MININT64, G_MAXINT64, &value, NULL))
    return fail (gate, start, error, _ ("a whole number is too large"));
  *type = real || strcmp (copy, "-0") == 0 ? WM_JSON_TOKEN_REAL : WM_JSON_TOKEN_INTEGER;
  return TRUE;
}

static gboolean
scan_literal (Gate *gate, const char **text, gsize *length, GError **error)
{
  static const char *const words[] = { "true", "false", "null" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      *length = strlen (words[i]);
      *text = gate->data + gate->at;
      if (gate->length - gate->at >= *length && memcmp (*text, words[i], *length) == 0)
        {
          gate->at += *length;
          return TRUE;
        }
    }
  return fail (gate, gate->at, error, _ ("a value is expected here"));
}

static void
emit (Gate *gate, WmJsonTokenType type, const char *text, gsize length)
{
  if (gate->func != NULL)
    gate->func (type, text, length, gate->user_data);
}

static gboolean
open_container (Gate *gate, GError **error)
{
  gboolean object = gate->data[gate->at] == '{';

  if (gate->depth >= WM_JSON_MAX_DEPTH)
    return fail (gate, gate->at, error, _ ("values are nested more than %d deep"),
                 WM_JSON_MAX_DEPTH);
  gate->kinds[++gate->depth] = gate->data[gate->at];
  gate->expect = object ? EXPECT_KEY_OR_END : EXPECT_VALUE_OR_END;
  emit (gate, object ? WM_JSON_TOKEN_BEGIN_OBJECT : WM_JSON_TOKEN_BEGIN_ARRAY,
        gate->data + gate->at, 1);
  gate->at++;
  return TRUE;
}

static void
close_container (Gate *gate)
{
  gboolean object = gate->kinds[gate->depth] == '{';

  if (object && gate->keys[gate->depth] != NULL)
    g_hash_table_remove_all (gate->keys[gate->depth]);
  gate->depth--;
  gate->expect = gate->depth > 0 ? EXPECT_COMMA_OR_END : EXPECT_NOTHING;
  emit (gate, object ? WM_JSON_TOKEN_END_OBJECT : WM_JSON_TOKEN_END_ARRAY, gate->data + gate->at,
        1);
  gate->at++;
}

static gboolean
scan_value (Gate *gate, GError **error)
{
  char c = gate->data[gate->at];
  WmJsonTokenType type = WM_JSON_TOKEN_LITERAL;
  const char *text;
  gsize length;

  if (++gate->values > WM_JSON_MAX_VALUES)
    return fail (gate, gate->at, error, _ ("there are more than %d values"), WM_JSON_MAX_VALUES);
  if (c == '{' || c == '[')
    return open_container (gate, error);
  if (c == '"')
    {
      type = WM_JSON_TOKEN_STRING;
      if (!scan_string (gate, &text, &length, error))
        return FALSE;
    }
  else if (c == '-' || g_ascii_isdigit (c))
    {
      if (!scan_number (gate, &type, &text, &length, error))
        return FALSE;
    }
  else
    {
      if (!scan_literal (gate, &text, &length, error))
        return FALSE;
    }
  gate->expect = gate->depth > 0 ? EXPECT_COMMA_OR_END : EXPECT_NOTHING;
  emit (gate, type, text, length);
  return TRUE;
}

static gboolean
scan_key (Gate *gate, GError **error)
{
  gsize start = gate->at;
  GHashTable **keys = &gate->keys[gate->depth];
  const char *text;
  gsize length;

  if (gate->data[gate->at] != '"')
    return fail (gate, gate->at, error, _ ("a key in double quotes is expected here"));
  if (!scan_string (gate, &text, &length, error))
    return FALSE;
  g_string_truncate (gate->key, 0);
  wm_json_unescape (text, length, gate->key);
  if (*keys == NULL)
    *keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!g_hash_table_add (*keys, g_strdup (gate->key->str)))
    {
      g_autofree char *shown = g_utf8_substring (gate->key->str, 0,
                                                 MIN (60, g_utf8_strlen (gate->key->str, -1)));

      return fail (gate, start, error, _ ("the key \"%s\" stands twice in one object"), shown);
    }
  gate->expect = EXPECT_COLON;
  emit (gate, WM_JSON_TOKEN_KEY, text, length);
  return TRUE;
}

static gboolean
ends_container (const Gate *gate, char c)
{
  if (gate->expect == EXPECT_VALUE_OR_END)
    return c == ']';
  if (gate->expect == EXPECT_KEY_OR_END)
    return c == '}';
  return gate->expect == EXPECT_COMMA_OR_END && c == (gate->kinds[gate->depth] == '[' ? ']' : '}');
}

static gboolean
step (Gate *gate, GError **error)
{
  char c = gate->data[gate->at];

  if (ends_container (gate, c))
    {
      close_container (gate);
      return TRUE;
    }
  switch (gate->expect)
    {
    case EXPECT_NOTHING:
      return fail (gate, gate->at, error, _ ("the value has ended, but more text follows"));
    case EXPECT_COMMA_OR_END:
      if (c != ',')
        return fail (gate, gate->at, error, _ ("a comma or the closing bracket is missing here"));
      gate->expect = gate->kinds[gate->depth] == '[' ? EXPECT_VALUE : EXPECT_KEY;
      gate->at++;
      return TRUE;
    case EXPECT_COLON:
      if (c != ':')
        return fail (gate, gate->at, error, _ ("a colon is missing after the key"));
      gate->expect = EXPECT_VALUE;
      gate->at++;
      return TRUE;
    case EXPECT_KEY:
    case EXPECT_KEY_OR_END:
      return scan_key (gate, error);
    case EXPECT_VALUE:
    case EXPECT_VALUE_OR_END:
      return scan_value (gate, error);
    default:
      g_assert_not_reached ();
    }
}

static gboolean
check_encoding (Gate *gate, GError **error)
{
  const char *end;

  if (gate->length > WM_JSON_MAX_BYTES)
    {
      g_autofree char *limit = g_format_size_full (WM_JSON_MAX_BYTES, G_FORMAT_SIZE_IEC_UNITS);

      g_set_error (error, WM_ERROR, WM_ERROR_LIMIT, _ ("%s: the file is larger than %s"),
                   gate->name, limit);
      return FALSE;
    }
  if (g_utf8_validate_len (gate->data, gate->length, &end))
    return TRUE;
  if (*end == '\0')
    return fail (gate, (gsize) (end - gate->data), error,
                 _ ("the character U+0000 is not allowed in a text"));
  return fail (gate, (gsize) (end - gate->data), error, _ ("the bytes are not UTF-8 text"));
}

static gboolean
run (Gate *gate, GError **error)
{
  if (!check_encoding (gate, error))
    return FALSE;
  if (gate->length >= 3 && memcmp (gate->data, "\xef\xbb\xbf", 3) == 0)
    gate->at = 3;
  for (;;)
    {
      while (gate->at < gate->length && strchr (" \t\n\r", gate->data[gate->at]) != NULL)
        gate->at++;
      if (gate->at >= gate->length)
        break;
      if (!step (gate, error))
        return FALSE;
    }
  if (gate->values == 0)
    {
      g_set_error (error, WM_ERROR, WM_ERROR_INVALID, _ ("%s: the file is empty"), gate->name);
      return FALSE;
    }
  if (gate->expect != EXPECT_NOTHING)
    return fail (gate, gate->length, error, _ ("the text ends in the middle of a value"));
  return TRUE;
}

/**
 * wm_json_gate:
 * @data: (array length=length): bytes of a file; need not end in NUL
 * @name: what to call the file in messages
 * @func: (nullable) (scope call): gets the tokens
 *
 * Accepts exactly one JSON value as RFC 8259 says, in strict UTF-8 (a byte
 * order mark before it is stepped over), and on top of that: no U+0000, no
 * duplicate keys, nesting to WM_JSON_MAX_DEPTH, integers within 64 bits, no
 * number that overflows a double, and the limits above.
 *
 * Returns: FALSE with WM_ERROR_INVALID or WM_ERROR_LIMIT, naming line and column
 */
gboolean
wm_json_gate (const char *data, gsize length, const char *name, WmJsonTokenFunc func,
              gpointer user_data, GError **error)
{
  g_autofree Gate *gate = g_new0 (Gate, 1);
  gboolean ok;

  g_return_val_if_fail (data != NULL || length == 0, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  gate->data = data != NULL ? data : "";
  gate->length = length;
  gate->name = name;
  gate->func = func;
  gate->user_data = user_data;
  gate->key = g_string_new (NULL);
  ok = run (gate, error);
  for (guint i = 0; i <= WM_JSON_MAX_DEPTH; i++)
    g_clear_pointer (&gate->keys[i], g_hash_table_unref);
  g_string_free (gate->key, TRUE);
  return ok;
}

static gsize
unescape_unicode (const char *text, GString *result)
{
  gunichar code = (gunichar) read_hex4 (text + 2, 4);

  if (code < 0xd800 || code > 0xdbff)
    {
      g_string_append_unichar (result, code);
      return 6;
    }
  code = 0x10000 + ((code - 0xd800) << 10) + ((gunichar) read_hex4 (text + 8, 4) - 0xdc00);
  g_string_append_unichar (result, code);
  return 12;
}

void
wm_json_unescape (const char *text, gsize length, GString *result)
{
  static const char *const from = "\"\\/bfnrt";
  static const char *const to = "\"\\/\b\f\n\r\t";
  gsize i = 0;

  while (i < length)
    {
      const char *stop = memchr (text + i, '\\', length - i);
      gsize plain = stop != NULL ? (gsize) (stop - text) - i : length - i;

      g_string_append_len (result, text + i, (gssize) plain);
      i += plain;
      if (i >= length)
        break;
      if (text[i + 1] == 'u')
        i += unescape_unicode (text + i, result);
      else
        {
          g_string_append_c (result, to[strchr (from, text[i + 1]) - from]);
          i += 2;
        }
    }
}
