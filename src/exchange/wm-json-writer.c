/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The writer of canonical JSON. json-glib's generator writes text that is not
 * JSON for some numbers and control characters (FORMATS, measured on 1.6.6),
 * and needs a tree in memory; this one needs a string.
 */
#include "exchange/wm-json-writer.h"

#include <math.h>
#include <string.h>

struct _WmJsonWriter
{
  GString *out;
  GByteArray *empty; /* one byte a level: nothing was written in it yet */
  gboolean after_key;
  gboolean compact;
  gboolean too_long;
};

WmJsonWriter *
wm_json_writer_new (void)
{
  WmJsonWriter *self = g_new0 (WmJsonWriter, 1);

  self->out = g_string_new (NULL);
  self->empty = g_byte_array_new ();
  return self;
}

WmJsonWriter *
wm_json_writer_new_compact (void)
{
  WmJsonWriter *self = wm_json_writer_new ();

  self->compact = TRUE;
  return self;
}

void
wm_json_writer_free (WmJsonWriter *self)
{
  if (!self)
    return;
  g_string_free (self->out, TRUE);
  g_byte_array_unref (self->empty);
  g_free (self);
}

static void
append_line (WmJsonWriter *self)
{
  if (self->compact)
    return;
  g_string_append_c (self->out, '\n');
  for (guint i = 0; i < self->empty->len; i++)
    g_string_append (self->out, "  ");
}

/* What stands before any value or key: a comma, and a line of its own. */
static void
separate (WmJsonWriter *self)
{
  guint depth = self->empty->len;

  if (self->out->len > WM_JSON_MAX_OUTPUT)
    {
      self->too_long = TRUE;
      g_string_truncate (self->out, 0);
    }
  if (self->after_key)
    {
      self->after_key = FALSE;
      return;
    }
  if (depth == 0)
    return;
  if (!self->empty->data[depth - 1])
    g_string_append_c (self->out, ',');
  self->empty->data[depth - 1] = FALSE;
  append_line (self);
}

static void
begin (WmJsonWriter *self, char bracket)
{
  const guint8 empty = TRUE;

  separate (self);
  g_string_append_c (self->out, bracket);
  g_byte_array_append (self->empty, &empty, 1);
}

static void
end (WmJsonWriter *self, char bracket)
{
  gboolean empty;

  g_return_if_fail (self->empty->len > 0 && !self->after_key);
  empty = self->empty->data[self->empty->len - 1];
  g_byte_array_set_size (self->empty, self->empty->len - 1);
  if (!empty)
    append_line (self);
  g_string_append_c (self->out, bracket);
}

void
wm_json_writer_begin_object (WmJsonWriter *self)
{
  begin (self, '{');
}

void
wm_json_writer_end_object (WmJsonWriter *self)
{
  end (self, '}');
}

void
wm_json_writer_begin_array (WmJsonWriter *self)
{
  begin (self, '[');
}

void
wm_json_writer_end_array (WmJsonWriter *self)
{
  end (self, ']');
}

static void
append_escaped (GString *out, const char *text)
{
  for (const char *p = text; *p;)
    {
      gsize plain = 0;

      while ((guchar) p[plain] >= 0x20 && p[plain] != '"' && p[plain] != '\\')
        plain++;
      g_string_append_len (out, p, plain);
      p += plain;
      if (!*p)
        break;
      switch (*p)
        {
        case '"':
        case '\\':
          g_string_append_c (out, '\\');
          g_string_append_c (out, *p);
          break;
        case '\n':
          g_string_append (out, "\\n");
          break;
        case '\t':
          g_string_append (out, "\\t");
          break;
        case '\r':
          g_string_append (out, "\\r");
          break;
        case '\b':
          g_string_append (out, "\\b");
          break;
        case '\f':
          g_string_append (out, "\\f");
          break;
        default:
          g_string_append_printf (out, "\\u%04x", (guchar) *p);
        }
      p++;
    }
}

static void
append_string (WmJsonWriter *self, const char *text)
{
  g_autofree char *valid = NULL;

  if (!g_utf8_validate (text, -1, NULL))
    text = valid = g_utf8_make_valid (text, -1);
  g_string_append_c (self->out, '"');
  append_escaped (self->out, text);
  g_string_append_c (self->out, '"');
}

void
wm_json_writer_key (WmJsonWriter *self, const char *key)
{
  g_return_if_fail (self->empty->len > 0 && !self->after_key);
  separate (self);
  append_string (self, key);
  g_string_append (self->out, self->compact ? ":" : ": ");
  self->after_key = TRUE;
}

void
wm_json_writer_string (WmJsonWriter *self, const char *value)
{
  separate (self);
  if (value)
    append_string (self, value);
  else
    g_string_append (self->out, "null");
}

void
wm_json_writer_int (WmJsonWriter *self, gint64 value)
{
  separate (self);
  g_string_append_printf (self->out, "%" G_GINT64_FORMAT, value);
}

void
wm_json_writer_bool (WmJsonWriter *self, gboolean value)
{
  wm_json_writer_raw (self, value ? "true" : "false", -1);
}

void
wm_json_writer_null (WmJsonWriter *self)
{
  wm_json_writer_raw (self, "null", -1);
}

void
wm_json_writer_raw (WmJsonWriter *self, const char *text, gssize length)
{
  separate (self);
  g_string_append_len (self->out, text, length < 0 ? (gssize) strlen (text) : length);
}

void
wm_json_writer_hundredths (WmJsonWriter *self, double value)
{
  double scaled = isfinite (value) && fabs (value) < 1e15 ? round (value * 100) : 0;
  guint64 whole = (guint64) fabs (scaled);
  char digits[32];
  gsize at = sizeof digits;

  /* By hand: a big layout writes tens of thousands. */
  if (whole % 10 != 0)
    digits[--at] = (char) ('0' + whole % 10);
  if (whole % 100 != 0)
    {
      digits[--at] = (char) ('0' + whole / 10 % 10);
      digits[--at] = '.';
    }
  for (whole /= 100; whole > 9; whole /= 10)
    digits[--at] = (char) ('0' + whole % 10);
  digits[--at] = (char) ('0' + whole);
  if (scaled < 0)
    digits[--at] = '-';
  separate (self);
  g_string_append_len (self->out, digits + at, (gssize) (sizeof digits - at));
}

char *
wm_json_writer_finish (WmJsonWriter *self)
{
  char *text;

  g_return_val_if_fail (self->empty->len == 0 && !self->after_key, NULL);
  if (!self->compact)
    g_string_append_c (self->out, '\n');
  text = g_string_free (self->out, FALSE);
  self->out = g_string_new (NULL);
  return text;
}

GBytes *
wm_json_writer_finish_bytes (WmJsonWriter *self)
{
  char *text = wm_json_writer_finish (self);

  return text ? g_bytes_new_take (text, strlen (text)) : NULL;
}

gboolean
wm_json_writer_is_too_long (const WmJsonWriter *self)
{
  return self->too_long;
}
