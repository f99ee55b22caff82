/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What files about hiring share: their beginning, texts, numbers.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/wm-document.h"
#include "exchange/wm-hiring-file.h"
#include "exchange/wm-hiring-file-private.h"

void
wm_hiring_write_text (WmJsonWriter *writer, const char *key, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  wm_json_writer_key (writer, key);
  wm_json_writer_string (writer, text);
}

void
wm_hiring_write_int (WmJsonWriter *writer, const char *key, gint64 value)
{
  wm_json_writer_key (writer, key);
  wm_json_writer_int (writer, value);
}

void
wm_hiring_begin_file (WmJsonWriter *writer, const char *kind)
{
  g_autofree char *schema = g_strdup_printf ("urn:waymark:schema:%s:1", kind);
  g_autofree char *format = g_strdup_printf ("waymark-%s/1", kind);

  wm_json_writer_begin_object (writer);
  wm_hiring_write_text (writer, "$schema", schema);
  wm_hiring_write_text (writer, "format", format);
  wm_json_writer_key (writer, "generator");
  wm_json_writer_begin_object (writer);
  wm_hiring_write_text (writer, "name", "Waymark");
  wm_hiring_write_text (writer, "version", WM_VERSION);
  wm_json_writer_end_object (writer);
}

JsonNode *
wm_hiring_load_file (GBytes *input, const char *kind, const char *name, GError **error)
{
  g_autofree char *wanted = g_strdup_printf ("waymark-%s/1", kind);
  g_autoptr (JsonNode) root = wm_json_tree_load (input, name, NULL, error);
  const char *format;

  if (root == NULL)
    return NULL;
  format = JSON_NODE_HOLDS_OBJECT (root)
               ? wm_json_tree_text (json_node_get_object (root), "format")
               : NULL;
  if (g_strcmp0 (format, wanted) != 0)
    {
      g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
                   /* Translators: the name of a file, the name of a format */
                   _ ("%s: not a file of the format “%s”"), name, wanted);
      return NULL;
    }
  return wm_document_check_shape (root, wm_shape_get (kind), name, error) ? g_steal_pointer (&root)
                                                                           : NULL;
}

const char *
wm_text_of (JsonObject *object, const char *key)
{
  const char *text = object != NULL ? wm_json_tree_text (object, key) : NULL;

  return text != NULL ? text : "";
}
