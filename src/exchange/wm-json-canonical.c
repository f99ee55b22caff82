/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any JSON in, canonical text out, straight from token to token: numbers keep
 * their digits, since nothing ever reads their value.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "wm-exchange.h"
#include "wm-json-gate.h"
#include "wm-json-writer.h"

typedef struct
{
  WmJsonWriter *writer;
  GString *text;
} Copy;

static void
on_token (WmJsonTokenType type, const char *text, gsize length, gpointer user_data)
{
  Copy *copy = user_data;

  switch (type)
    {
    case WM_JSON_TOKEN_BEGIN_OBJECT:
      wm_json_writer_begin_object (copy->writer);
      break;
    case WM_JSON_TOKEN_END_OBJECT:
      wm_json_writer_end_object (copy->writer);
      break;
    case WM_JSON_TOKEN_BEGIN_ARRAY:
      wm_json_writer_begin_array (copy->writer);
      break;
    case WM_JSON_TOKEN_END_ARRAY:
      wm_json_writer_end_array (copy->writer);
      break;
    case WM_JSON_TOKEN_KEY:
    case WM_JSON_TOKEN_STRING:
      g_string_truncate (copy->text, 0);
      wm_json_unescape (text, length, copy->text);
      if (type == WM_JSON_TOKEN_KEY)
        wm_json_writer_key (copy->writer, copy->text->str);
      else
        wm_json_writer_string (copy->writer, copy->text->str);
      break;
    case WM_JSON_TOKEN_INTEGER:
    case WM_JSON_TOKEN_REAL:
    case WM_JSON_TOKEN_LITERAL:
      wm_json_writer_raw (copy->writer, text, (gssize) length);
      break;
    default:
      g_assert_not_reached ();
    }
}

/**
 * wm_json_canonical:
 * @input: bytes of a file
 * @name: what to call the file in messages
 *
 * Returns: (transfer full) (nullable): canonical text of the same value, or
 *   NULL with line and column of what is not JSON
 */
GBytes *
wm_json_canonical (GBytes *input, const char *name, GError **error)
{
  g_autoptr (WmJsonWriter) writer = wm_json_writer_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  Copy copy = { writer, text };
  gsize length;
  const char *data = g_bytes_get_data (input, &length);

  if (!wm_json_gate (data, length, name, on_token, &copy, error))
    return NULL;
  if (wm_json_writer_is_too_long (writer))
    {
      g_set_error (error, WM_ERROR, WM_ERROR_LIMIT,
                   _ ("%s: the text is larger than %d MiB once it is laid out"), name,
                   WM_JSON_MAX_OUTPUT / (1024 * 1024));
      return NULL;
    }
  return wm_json_writer_finish_bytes (writer);
}
