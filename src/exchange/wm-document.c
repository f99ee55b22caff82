/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Loading, checking and writing documents of our formats.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "wm-document.h"

static const char *const kinds[] = { "pack", "plan", "workspace" };
static const char *const formats[] = { "waymark-pack/1", "waymark-plan/1", "waymark-workspace/1" };

const char *
wm_document_get_format (WmDocumentKind kind)
{
  return formats[kind];
}

const WmShape *
wm_document_get_shape (WmDocumentKind kind)
{
  return wm_shape_get (kinds[kind]);
}

JsonObject *
wm_document_get_root (const WmDocument *self)
{
  return json_node_get_object (self->root);
}

void
wm_document_free (WmDocument *self)
{
  g_clear_pointer (&self->root, json_node_unref);
  g_clear_pointer (&self->warnings, g_ptr_array_unref);
  g_free (self);
}

/* Is @format our name with a number after the slash that is not ours? */
static gboolean
is_other_version (const char *format, const char *ours)
{
  gsize stem = (gsize) (strchr (ours, '/') - ours) + 1;

  return strncmp (format, ours, stem) == 0 && format[stem] != '\0'
         && strspn (format + stem, "0123456789") == strlen (format + stem);
}

static gboolean
set_unknown_format (const char *format, const char *name, GError **error)
{
  g_autofree char *shown = g_utf8_substring (format, 0, MIN (40, g_utf8_strlen (format, -1)));

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (is_other_version (format, formats[i]))
      {
        g_set_error (error, WM_ERROR, WM_ERROR_TOO_NEW,
                     _ ("%s: format: \"%s\" was written by another version of Waymark; this one "
                        "reads \"%s\""),
                     name, shown, formats[i]);
        return FALSE;
      }
  g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
               _ ("%s: format: \"%s\" is not a format of Waymark"), name, shown);
  return FALSE;
}

static gboolean
find_kind (JsonNode *root, const char *name, WmDocumentKind *kind, GError **error)
{
  const char *format = NULL;

  if (JSON_NODE_HOLDS_OBJECT (root))
    format = wm_json_tree_text (json_node_get_object (root), "format");
  if (format == NULL)
    {
      g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
                   _ ("%s: not a document of Waymark: it has no \"format\""), name);
      return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (strcmp (format, formats[i]) == 0)
      {
        *kind = (WmDocumentKind) i;
        return TRUE;
      }
  return set_unknown_format (format, name, error);
}

static gboolean
has_byte_order_mark (GBytes *input)
{
  gsize length;
  const char *data = g_bytes_get_data (input, &length);

  return length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0;
}

/**
 * wm_document_load:
 * @name: what to call the file in messages
 *
 * Returns: (transfer full) (nullable): a document in which every known value
 *   has its type and every rule holds; otherwise one error with its place
 */
WmDocument *
wm_document_load (GBytes *input, const char *name, GError **error)
{
  g_autoptr (WmDocument) self = g_new0 (WmDocument, 1);
  gboolean cleaned;

  self->warnings = g_ptr_array_new_with_free_func (g_free);
  self->root = wm_json_tree_load (input, name, &cleaned, error);
  if (self->root == NULL || !find_kind (self->root, name, &self->kind, error)
      || !wm_document_check_shape (self->root, wm_document_get_shape (self->kind), name, error)
      || !wm_document_check_rules (self->kind, wm_document_get_root (self), name, self->warnings,
                                   error))
    return NULL;
  if (has_byte_order_mark (input))
    g_ptr_array_add (self->warnings,
                     g_strdup (_ ("the file begins with a byte order mark; saving leaves it out")));
  if (cleaned)
    g_ptr_array_add (self->warnings, g_strdup (_ ("control characters were taken out of texts")));
  return g_steal_pointer (&self);
}

static gboolean
is_sorted_list (const char *key)
{
  static const char *const lists[]
      = { "roles",    "skills", "resources",   "questions", "scales", "packs",
          "people",   "plans",  "jobs",        "loopTemplates", "applications", NULL };

  return g_strv_contains (lists, key);
}

static int
compare_by (JsonObject *a, JsonObject *b, const char *key)
{
  return g_strcmp0 (wm_json_tree_text (a, key), wm_json_tree_text (b, key));
}

static int
compare_associations (gconstpointer a, gconstpointer b)
{
  JsonObject *left = json_node_get_object (*(JsonNode *const *) a);
  JsonObject *right = json_node_get_object (*(JsonNode *const *) b);
  int order = compare_by (left, right, "origin");

  if (order == 0)
    order = compare_by (left, right, "associationType");
  return order != 0 ? order : compare_by (left, right, "destination");
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return compare_by (json_node_get_object (*(JsonNode *const *) a),
                     json_node_get_object (*(JsonNode *const *) b), "id");
}

static GCompareFunc
order_of (const char *key)
{
  if (strcmp (key, "associations") == 0)
    return compare_associations;
  return is_sorted_list (key) ? compare_ids : NULL;
}

/* Only lists of objects have an order of their own: under the same key, others
 * list ids in the author's. */
static gboolean
holds_objects (JsonArray *array)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (!JSON_NODE_HOLDS_OBJECT (json_array_get_element (array, i)))
      return FALSE;
  return TRUE;
}

gboolean
wm_document_is_in_order (JsonArray *array, const char *key)
{
  GCompareFunc compare = order_of (key);

  if (compare == NULL || !holds_objects (array))
    return TRUE;
  for (guint i = 1; i < json_array_get_length (array); i++)
    {
      JsonNode *before = json_array_get_element (array, i - 1);
      JsonNode *after = json_array_get_element (array, i);

      if (compare (&before, &after) > 0)
        return FALSE;
    }
  return TRUE;
}

static void write_value (WmJsonWriter *writer, JsonNode *node, const WmShape *shape);

static void
write_list (WmJsonWriter *writer, JsonArray *array, const WmShape *items, GCompareFunc compare)
{
  g_autoptr (GPtrArray) nodes = g_ptr_array_new ();

  for (guint i = 0; i < json_array_get_length (array); i++)
    g_ptr_array_add (nodes, json_array_get_element (array, i));
  if (compare != NULL && holds_objects (array))
    g_ptr_array_sort (nodes, compare);
  wm_json_writer_begin_array (writer);
  for (guint i = 0; i < nodes->len; i++)
    write_value (writer, g_ptr_array_index (nodes, i), items);
  wm_json_writer_end_array (writer);
}

static void
write_object (WmJsonWriter *writer, JsonObject *object, const WmShape *shape)
{
  /* Lists are sorted at the top of a document alone: those have a format. */
  gboolean is_document = json_object_has_member (object, "format")
                         && wm_shape_find (shape, "format") != NULL;
  JsonObjectIter iter;
  const char *key;
  JsonNode *value;

  wm_json_writer_begin_object (writer);
  for (guint i = 0; i < shape->members->len; i++)
    {
      const WmShapeMember *member = g_ptr_array_index (shape->members, i);
      GCompareFunc compare = is_document ? order_of (member->key) : NULL;

      value = json_object_get_member (object, member->key);
      if (value == NULL)
        continue;
      wm_json_writer_key (writer, member->key);
      if (compare != NULL && JSON_NODE_HOLDS_ARRAY (value))
        write_list (writer, json_node_get_array (value), member->shape->items, compare);
      else
        write_value (writer, value, member->shape);
    }
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &key, &value))
    {
      if (wm_shape_find (shape, key) != NULL)
        continue;
      wm_json_tree_write_key (writer, key);
      write_value (writer, value, shape->others);
    }
  wm_json_writer_end_object (writer);
}

static void
write_value (WmJsonWriter *writer, JsonNode *node, const WmShape *shape)
{
  if (shape != NULL && JSON_NODE_HOLDS_OBJECT (node))
    write_object (writer, json_node_get_object (node), shape);
  else if (shape != NULL && JSON_NODE_HOLDS_ARRAY (node))
    write_list (writer, json_node_get_array (node), shape->items, NULL);
  else
    wm_json_tree_write (writer, node);
}

void
wm_document_write (WmJsonWriter *writer, JsonObject *object, const WmShape *shape)
{
  write_object (writer, object, shape);
}

GBytes *
wm_document_to_bytes (JsonObject *object, const WmShape *shape, GError **error)
{
  g_autoptr (WmJsonWriter) writer = wm_json_writer_new ();

  wm_document_write (writer, object, shape);
  if (!wm_json_writer_is_too_long (writer))
    return wm_json_writer_finish_bytes (writer);
  g_set_error (error, WM_ERROR, WM_ERROR_LIMIT,
               _ ("The text is larger than %d MiB once it is laid out"),
               WM_JSON_MAX_OUTPUT / (1024 * 1024));
  return NULL;
}

char *
wm_document_part_to_text (JsonObject *object, const WmShape *shape)
{
  g_autoptr (WmJsonWriter) writer = wm_json_writer_new_compact ();

  wm_document_write (writer, object, shape);
  return wm_json_writer_finish (writer);
}

/**
 * wm_document_canonical:
 * @input: bytes of a document
 * @name: what to call the file in messages
 * @format: (nullable): the one format to take ("waymark-pack/1" or "pack")
 * @warnings: (out) (optional) (transfer full) (element-type utf8): what is
 *   allowed, but better mended
 *
 * Returns: (transfer full) (nullable): canonical text: the same bytes when
 *   @input was canonical
 */
GBytes *
wm_document_canonical (GBytes *input, const char *name, const char *format, GPtrArray **warnings,
                       GError **error)
{
  g_autoptr (WmDocument) document = wm_document_load (input, name, error);

  if (document == NULL)
    return NULL;
  if (format != NULL && strcmp (format, formats[document->kind]) != 0
      && strcmp (format, kinds[document->kind]) != 0)
    {
      g_set_error (error, WM_ERROR, WM_ERROR_INVALID, _ ("%s: format: \"%s\" is not \"%s\""),
                   name, formats[document->kind], format);
      return NULL;
    }
  if (warnings != NULL)
    *warnings = g_ptr_array_ref (document->warnings);
  return wm_document_to_bytes (wm_document_get_root (document),
                               wm_document_get_shape (document->kind), error);
}
