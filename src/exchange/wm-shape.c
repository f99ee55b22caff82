/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Compiles the part of JSON Schema 2020-12 that our schemas use. A keyword
 * that is not understood here is a mistake of ours and aborts: the schemas are
 * linked in, and a test compiles all of them.
 */
#include "config.h"

#include "wm-shape.h"

#include <string.h>

#include <gio/gio.h>

#include "data/wm-core-resources.h"

typedef struct
{
  JsonObject *root;
  GHashTable *definitions; /* name -> WmShape */
} Compiler;

static WmShape *compile (Compiler *compiler, JsonObject *schema);

static WmShape *
shape_new (void)
{
  WmShape *self = g_new0 (WmShape, 1);

  self->minimum = G_MININT64;
  self->maximum = G_MAXINT64;
  self->max_items = G_MAXUINT;
  self->members = g_ptr_array_new ();
  self->index = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

static void
set_type (WmShape *self, const char *word)
{
  static const char *const words[] = { "", "object", "array", "string", "integer", "boolean" };

  for (guint i = 1; i < G_N_ELEMENTS (words); i++)
    if (strcmp (word, words[i]) == 0)
      {
        self->type = (WmShapeType) i;
        return;
      }
  g_error ("schema: type %s", word);
}

static void
set_format (WmShape *self, const char *word)
{
  static const char *const words[] = { "", "date", "date-time", "duration", "email" };

  for (guint i = 1; i < G_N_ELEMENTS (words); i++)
    if (strcmp (word, words[i]) == 0)
      {
        self->format = (WmShapeFormat) i;
        return;
      }
  g_error ("schema: format %s", word);
}

static void
set_words (WmShape *self, JsonArray *array)
{
  guint n = json_array_get_length (array);

  self->type = WM_SHAPE_TEXT;
  self->words = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++)
    self->words[i] = g_strdup (json_array_get_string_element (array, i));
}

static void
set_pattern (WmShape *self, const char *pattern)
{
  g_autoptr (GError) error = NULL;

  self->pattern = g_regex_new (pattern, G_REGEX_OPTIMIZE | G_REGEX_DOLLAR_ENDONLY, 0, &error);
  if (self->pattern == NULL)
    g_error ("schema: %s", error->message);
}

static void
set_members (Compiler *compiler, WmShape *self, JsonObject *properties)
{
  JsonObjectIter iter;
  const char *key;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, properties);
  while (json_object_iter_next_ordered (&iter, &key, &node))
    {
      WmShapeMember *member = g_new0 (WmShapeMember, 1);

      member->key = g_strdup (key);
      member->shape = compile (compiler, json_node_get_object (node));
      g_ptr_array_add (self->members, member);
      g_hash_table_insert (self->index, member->key, member);
    }
}

static void
set_required (WmShape *self, JsonArray *keys)
{
  for (guint i = 0; i < json_array_get_length (keys); i++)
    {
      WmShapeMember *member
          = g_hash_table_lookup (self->index, json_array_get_string_element (keys, i));

      g_assert (member != NULL);
      member->required = TRUE;
    }
}

static void
set_others (Compiler *compiler, WmShape *self, JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    self->others = compile (compiler, json_node_get_object (node));
  else
    self->closed = !json_node_get_boolean (node);
}

static gboolean
is_annotation (const char *keyword)
{
  static const char *const annotations[]
      = { "$schema", "$id", "$defs", "$comment", "title", "description", "default", "examples",
          "required", NULL };

  return g_strv_contains (annotations, keyword);
}

static void
set_keyword (Compiler *compiler, WmShape *self, const char *keyword, JsonNode *node)
{
  if (is_annotation (keyword))
    return;
  if (strcmp (keyword, "type") == 0)
    set_type (self, json_node_get_string (node));
  else if (strcmp (keyword, "const") == 0)
    {
      self->type = WM_SHAPE_TEXT;
      self->words = g_strsplit (json_node_get_string (node), "\n", 1);
    }
  else if (strcmp (keyword, "enum") == 0)
    set_words (self, json_node_get_array (node));
  else if (strcmp (keyword, "pattern") == 0)
    set_pattern (self, json_node_get_string (node));
  else if (strcmp (keyword, "format") == 0)
    set_format (self, json_node_get_string (node));
  else if (strcmp (keyword, "minLength") == 0)
    self->min_length = (guint) json_node_get_int (node);
  else if (strcmp (keyword, "minimum") == 0)
    self->minimum = json_node_get_int (node);
  else if (strcmp (keyword, "maximum") == 0)
    self->maximum = json_node_get_int (node);
  else if (strcmp (keyword, "items") == 0)
    self->items = compile (compiler, json_node_get_object (node));
  else if (strcmp (keyword, "minItems") == 0)
    self->min_items = (guint) json_node_get_int (node);
  else if (strcmp (keyword, "maxItems") == 0)
    self->max_items = (guint) json_node_get_int (node);
  else if (strcmp (keyword, "uniqueItems") == 0)
    self->unique_items = json_node_get_boolean (node);
  else if (strcmp (keyword, "properties") == 0)
    set_members (compiler, self, json_node_get_object (node));
  else if (strcmp (keyword, "additionalProperties") == 0)
    set_others (compiler, self, node);
  else if (strcmp (keyword, "propertyNames") == 0)
    self->key_shape = compile (compiler, json_node_get_object (node));
  else
    g_error ("schema: keyword %s", keyword);
}

static void
fill (Compiler *compiler, WmShape *self, JsonObject *schema)
{
  JsonObjectIter iter;
  const char *keyword;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, schema);
  while (json_object_iter_next_ordered (&iter, &keyword, &node))
    set_keyword (compiler, self, keyword, node);
  if (json_object_has_member (schema, "required"))
    set_required (self, json_object_get_array_member (schema, "required"));
}

/* A reference leads to a definition of the same schema, or to another one as
 * a whole. Definitions may hold one another, so a shape is known before it is
 * filled. */
static WmShape *
resolve (Compiler *compiler, const char *reference)
{
  const char *name;
  JsonObject *definitions;
  WmShape *self;

  if (g_str_has_prefix (reference, "urn:waymark:schema:"))
    {
      g_auto (GStrv) parts = g_strsplit (reference, ":", -1);

      return (WmShape *) wm_shape_get (parts[3]);
    }
  g_assert (g_str_has_prefix (reference, "#/$defs/"));
  name = reference + strlen ("#/$defs/");
  self = g_hash_table_lookup (compiler->definitions, name);
  if (self != NULL)
    return self;
  definitions = json_object_get_object_member (compiler->root, "$defs");
  g_assert (json_object_has_member (definitions, name));
  self = shape_new ();
  self->name = g_strdup (name);
  g_hash_table_insert (compiler->definitions, self->name, self);
  fill (compiler, self, json_object_get_object_member (definitions, name));
  return self;
}

static WmShape *
compile (Compiler *compiler, JsonObject *schema)
{
  WmShape *self;

  if (json_object_has_member (schema, "$ref"))
    return resolve (compiler, json_object_get_string_member (schema, "$ref"));
  self = shape_new ();
  fill (compiler, self, schema);
  return self;
}

static WmShape *
load (const char *kind)
{
  g_autofree char *path
      = g_strdup_printf ("/org/waymark/core/schema/waymark-%s-1.schema.json", kind);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resource_lookup_data (wm_core_get_resource (), path,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  gsize length;
  const char *data;
  Compiler compiler;
  WmShape *self;

  if (bytes == NULL)
    g_error ("schema: %s", error->message);
  data = g_bytes_get_data (bytes, &length);
  if (!json_parser_load_from_data (parser, data, (gssize) length, &error))
    g_error ("schema: %s", error->message);
  compiler.root = json_node_get_object (json_parser_get_root (parser));
  compiler.definitions = g_hash_table_new (g_str_hash, g_str_equal);
  self = compile (&compiler, compiler.root);
  g_hash_table_unref (compiler.definitions);
  return self;
}

/**
 * wm_shape_get:
 *
 * Any thread. The shapes live as long as the program.
 */
const WmShape *
wm_shape_get (const char *kind)
{
  static GRecMutex mutex;
  static GHashTable *shapes;
  WmShape *self;

  g_rec_mutex_lock (&mutex);
  if (shapes == NULL)
    shapes = g_hash_table_new (g_str_hash, g_str_equal);
  self = g_hash_table_lookup (shapes, kind);
  if (self == NULL)
    {
      self = load (kind);
      g_hash_table_insert (shapes, g_strdup (kind), self);
    }
  g_rec_mutex_unlock (&mutex);
  return self;
}

const WmShapeMember *
wm_shape_find (const WmShape *self, const char *key)
{
  return self != NULL ? g_hash_table_lookup (self->index, key) : NULL;
}

const WmShape *
wm_shape_items_of (const WmShape *self, const char *key)
{
  const WmShapeMember *member = wm_shape_find (self, key);

  if (member == NULL)
    return NULL;
  return member->shape->type == WM_SHAPE_ARRAY ? member->shape->items : member->shape;
}
