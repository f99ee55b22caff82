/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The way from checked bytes to JSON-GLib's nodes and back. JSON-GLib would
 * round numbers that are no integers and refuses an empty key, so both go in
 * as marked strings; control characters, which no text of ours may hold, are
 * dropped on the way, so that a mark is always ours.
 */
#include "config.h"

#include "wm-json-tree.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "wm-json-gate.h"

#define MARKED_REAL "\001N"
#define MARKED_EMPTY_KEY "\001E"

typedef struct
{
  WmJsonWriter *writer;
  GString *text;
  gboolean cleaned;
  gboolean bad_key;
} Load;

/* Keeps line feeds and tabs; a carriage return goes too, so that CR LF becomes
 * our line end. */
static gboolean
drop_controls (GString *text)
{
  gsize kept = 0;

  for (gsize i = 0; i < text->len; i++)
    {
      guchar c = (guchar) text->str[i];

      if (c >= 0x20 || c == '\n' || c == '\t')
        text->str[kept++] = text->str[i];
    }
  if (kept == text->len)
    return FALSE;
  g_string_truncate (text, kept);
  return TRUE;
}

static void
load_text (Load *load, WmJsonTokenType type, const char *text, gsize length)
{
  gboolean dropped;

  g_string_truncate (load->text, 0);
  wm_json_unescape (text, length, load->text);
  dropped = drop_controls (load->text);
  if (type == WM_JSON_TOKEN_STRING)
    {
      load->cleaned |= dropped;
      wm_json_writer_string (load->writer, load->text->str);
      return;
    }
  load->bad_key |= dropped;
  wm_json_writer_key (load->writer, load->text->len > 0 ? load->text->str : MARKED_EMPTY_KEY);
}

static void
on_token (WmJsonTokenType type, const char *text, gsize length, gpointer user_data)
{
  Load *load = user_data;

  switch (type)
    {
    case WM_JSON_TOKEN_BEGIN_OBJECT:
      wm_json_writer_begin_object (load->writer);
      break;
    case WM_JSON_TOKEN_END_OBJECT:
      wm_json_writer_end_object (load->writer);
      break;
    case WM_JSON_TOKEN_BEGIN_ARRAY:
      wm_json_writer_begin_array (load->writer);
      break;
    case WM_JSON_TOKEN_END_ARRAY:
      wm_json_writer_end_array (load->writer);
      break;
    case WM_JSON_TOKEN_KEY:
    case WM_JSON_TOKEN_STRING:
      load_text (load, type, text, length);
      break;
    case WM_JSON_TOKEN_REAL:
      g_string_assign (load->text, MARKED_REAL);
      g_string_append_len (load->text, text, (gssize) length);
      wm_json_writer_string (load->writer, load->text->str);
      break;
    case WM_JSON_TOKEN_INTEGER:
    case WM_JSON_TOKEN_LITERAL:
      wm_json_writer_raw (load->writer, text, (gssize) length);
      break;
    default:
      g_assert_not_reached ();
    }
}

static JsonNode *
parse (WmJsonWriter *writer, const char *name, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *text = wm_json_writer_finish (writer);
  g_autoptr (GError) inner = NULL;

  if (json_parser_load_from_data (parser, text, (gssize) strlen (text), &inner))
    return json_parser_steal_root (parser);
  g_set_error (error, WM_ERROR, WM_ERROR_INVALID, "%s: %s", name, inner->message);
  return NULL;
}

static JsonNode *
load_tree (GBytes *input, const char *name, gboolean *cleaned, GError **error)
{
  g_autoptr (WmJsonWriter) writer = wm_json_writer_new_compact ();
  g_autoptr (GString) text = g_string_new (NULL);
  Load load = { writer, text, FALSE, FALSE };
  gsize length;
  const char *data = g_bytes_get_data (input, &length);

  if (!wm_json_gate (data, length, name, on_token, &load, error))
    return NULL;
  if (load.bad_key)
    {
      g_set_error (error, WM_ERROR, WM_ERROR_INVALID, _ ("%s: a key holds a control character"),
                   name);
      return NULL;
    }
  if (cleaned != NULL)
    *cleaned = load.cleaned;
  return parse (writer, name, error);
}

JsonNode *
wm_json_tree_load (GBytes *input, const char *name, gboolean *cleaned, GError **error)
{
  g_return_val_if_fail (input != NULL && name != NULL, NULL);
  return load_tree (input, name, cleaned, error);
}

static JsonNode *
load_own (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return load_tree (bytes, "", NULL, NULL);
}

JsonObject *
wm_json_tree_load_object (const char *text)
{
  g_autoptr (JsonNode) node = text != NULL ? load_own (text) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_dup_object (node)
                                                       : json_object_new ();
}

JsonArray *
wm_json_tree_load_array (const char *text)
{
  g_autoptr (JsonNode) node = text != NULL ? load_own (text) : NULL;

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_dup_array (node)
                                                      : json_array_new ();
}

static const char *
string_of (JsonNode *node)
{
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (node);
}

gboolean
wm_json_tree_is_text (JsonNode *node)
{
  const char *text = string_of (node);

  return text != NULL && text[0] != WM_JSON_TREE_MARK;
}

gboolean
wm_json_tree_is_integer (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64;
}

const char *
wm_json_tree_real (JsonNode *node)
{
  const char *text = string_of (node);

  return text != NULL && g_str_has_prefix (text, MARKED_REAL) ? text + strlen (MARKED_REAL) : NULL;
}

void
wm_json_tree_write_key (WmJsonWriter *writer, const char *key)
{
  wm_json_writer_key (writer, strcmp (key, MARKED_EMPTY_KEY) == 0 ? "" : key);
}

static void
write_value (WmJsonWriter *writer, JsonNode *node)
{
  const char *real = wm_json_tree_real (node);

  if (real != NULL)
    wm_json_writer_raw (writer, real, -1);
  else if (wm_json_tree_is_text (node))
    wm_json_writer_string (writer, json_node_get_string (node));
  else if (wm_json_tree_is_integer (node))
    wm_json_writer_int (writer, json_node_get_int (node));
  else
    wm_json_writer_bool (writer, json_node_get_boolean (node));
}

/* Recursion is safe: the gate let at most WM_JSON_MAX_DEPTH levels in. */
void
wm_json_tree_write (WmJsonWriter *writer, JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObjectIter iter;
      const char *key;
      JsonNode *member;

      wm_json_writer_begin_object (writer);
      json_object_iter_init_ordered (&iter, json_node_get_object (node));
      while (json_object_iter_next_ordered (&iter, &key, &member))
        {
          wm_json_tree_write_key (writer, key);
          wm_json_tree_write (writer, member);
        }
      wm_json_writer_end_object (writer);
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      wm_json_writer_begin_array (writer);
      for (guint i = 0; i < json_array_get_length (array); i++)
        wm_json_tree_write (writer, json_array_get_element (array, i));
      wm_json_writer_end_array (writer);
    }
  else if (JSON_NODE_HOLDS_NULL (node))
    wm_json_writer_null (writer);
  else
    write_value (writer, node);
}

char *
wm_json_tree_compact (JsonNode *node)
{
  g_autoptr (WmJsonWriter) writer = wm_json_writer_new_compact ();

  wm_json_tree_write (writer, node);
  return wm_json_writer_finish (writer);
}

char *
wm_json_tree_compact_object (JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  json_node_set_object (node, object);
  return wm_json_tree_compact (node);
}

const char *
wm_json_tree_text (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  return node != NULL && wm_json_tree_is_text (node) ? json_node_get_string (node) : NULL;
}

gint64
wm_json_tree_int (JsonObject *object, const char *key, gint64 fallback)
{
  JsonNode *node = json_object_get_member (object, key);

  return node != NULL && wm_json_tree_is_integer (node) ? json_node_get_int (node) : fallback;
}

JsonObject *
wm_json_tree_object (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

JsonArray *
wm_json_tree_array (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}
