/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Is each value what its shape says? Stops at the first that is not, and says
 * where it stands ("milestones[0].endDate") and why.
 */
#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "onboarding/wm-calendar.h"
#include "store/wm-sql.h"
#include "wm-document.h"

typedef struct
{
  const char *name;
  GString *place;
  GError **error;
} Check;

static gboolean check_value (Check *check, JsonNode *node, const WmShape *shape);

#define SHOWN 60 /* characters of a value in a message */

/* (transfer full): at most @most characters of a text, on one line */
static char *
shorten (const char *text, glong most)
{
  glong length = g_utf8_strlen (text, -1);
  g_autofree char *cut = g_utf8_substring (text, 0, MIN (length, most));
  GString *shown = g_string_new (cut);

  if (length > most)
    g_string_append (shown, "…");
  g_string_replace (shown, "\n", " ", 0);
  g_string_replace (shown, "\t", " ", 0);
  return g_string_free (shown, FALSE);
}

static gboolean G_GNUC_PRINTF (2, 3)
fail (Check *check, const char *format, ...)
{
  g_autofree char *why = NULL;
  g_autofree char *place = NULL;
  va_list args;

  va_start (args, format);
  why = g_strdup_vprintf (format, args);
  va_end (args);
  place = shorten (check->place->str, 300);
  if (check->place->len == 0)
    g_set_error (check->error, WM_ERROR, WM_ERROR_INVALID, "%s: %s", check->name, why);
  else
    g_set_error (check->error, WM_ERROR, WM_ERROR_INVALID, "%s: %s: %s", check->name,
                 place, why);
  return FALSE;
}

static gsize
push_key (Check *check, const char *key)
{
  gsize before = check->place->len;

  if (before > 0)
    g_string_append_c (check->place, '.');
  g_string_append (check->place, key);
  return before;
}

static gsize
push_index (Check *check, guint index)
{
  gsize before = check->place->len;

  g_string_append_printf (check->place, "[%u]", index);
  return before;
}

static void
pop (Check *check, gsize before)
{
  g_string_truncate (check->place, before);
}

static gboolean
fail_type (Check *check, const WmShape *shape)
{
  switch (shape->type)
    {
    case WM_SHAPE_OBJECT:
      return fail (check, _ ("must be an object: {…}"));
    case WM_SHAPE_ARRAY:
      return fail (check, _ ("must be a list: […]"));
    case WM_SHAPE_TEXT:
      return fail (check, _ ("must be a text in quotes"));
    case WM_SHAPE_INTEGER:
      return fail (check, _ ("must be a whole number"));
    case WM_SHAPE_BOOLEAN:
      return fail (check, _ ("must be true or false"));
    default:
      g_assert_not_reached ();
    }
}

/* The schemas say of every name that it is not empty and not blank. */
static gboolean
is_name (const WmShape *shape)
{
  return shape->min_length > 0 && shape->pattern != NULL;
}

/* What a definition of the schema asks for, in words. */
static gboolean
fail_pattern (Check *check, const WmShape *shape, const char *text)
{
  g_autofree char *shown = shorten (text, SHOWN);
  const char *name = shape->name != NULL ? shape->name : "";

  if (strcmp (name, "id") == 0)
    return fail (check, _ ("\"%s\" is not an id (lower-case letters, digits, . _ -)"), shown);
  if (strcmp (name, "url") == 0)
    return fail (check, _ ("\"%s\" is not a whole URL"), shown);
  if (strcmp (name, "language") == 0)
    return fail (check, _ ("\"%s\" is not a language tag such as en or zh-CN"), shown);
  if (is_name (shape))
    return fail (check, _ ("must not be blank"));
  return fail (check, _ ("\"%s\" does not have the right form"), shown);
}

static gboolean
fail_format (Check *check, const char *text, WmShapeFormat format)
{
  g_autofree char *shown = shorten (text, SHOWN);

  switch (format)
    {
    case WM_SHAPE_DATE:
      return fail (check, _ ("\"%s\" is not a date (YYYY-MM-DD, 1970 to 2200)"), shown);
    case WM_SHAPE_TIMESTAMP:
      return fail (check, _ ("\"%s\" is not a time in UTC (YYYY-MM-DDTHH:MM:SSZ)"), shown);
    case WM_SHAPE_DURATION:
      return fail (check, _ ("\"%s\" is not a duration such as PT45M or P3D"), shown);
    case WM_SHAPE_EMAIL:
    default:
      return fail (check, _ ("\"%s\" is not an e-mail address"), shown);
    }
}

static gboolean
has_format (const char *text, WmShapeFormat format)
{
  GDate date;

  switch (format)
    {
    case WM_SHAPE_DATE:
      return wm_date_parse (text, &date);
    case WM_SHAPE_TIMESTAMP:
      return wm_timestamp_parse (text, NULL);
    case WM_SHAPE_DURATION:
      return wm_duration_is_valid (text);
    case WM_SHAPE_EMAIL:
      return wm_email_is_plausible (text);
    case WM_SHAPE_PLAIN:
    default:
      return TRUE;
    }
}

static gboolean
check_words (Check *check, const char *text, const WmShape *shape)
{
  g_autofree char *shown = NULL;
  g_autofree char *words = NULL;

  if (g_strv_contains ((const char *const *) shape->words, text))
    return TRUE;
  shown = shorten (text, SHOWN);
  words = g_strjoinv (", ", shape->words);
  return fail (check, _ ("\"%s\" is not one of: %s"), shown, words);
}

static gboolean
check_length (Check *check, const char *text, const WmShape *shape)
{
  glong length = shape->min_length > 0 ? g_utf8_strlen (text, -1) : 0;

  if (length < (glong) shape->min_length)
    return fail (check, _ ("must not be empty"));
  if (is_name (shape) && length > WM_LIMIT_NAME)
    return fail (check, _ ("has %ld characters, but at most %d are allowed"), length,
                 WM_LIMIT_NAME);
  if (strlen (text) > WM_LIMIT_TEXT)
    return fail (check, _ ("is longer than %d KiB"), WM_LIMIT_TEXT / 1024);
  return TRUE;
}

static gboolean
check_text (Check *check, JsonNode *node, const WmShape *shape)
{
  const char *text;

  if (!wm_json_tree_is_text (node))
    return fail_type (check, shape);
  text = json_node_get_string (node);
  if (!check_length (check, text, shape))
    return FALSE;
  if (shape->words != NULL && !check_words (check, text, shape))
    return FALSE;
  if (!has_format (text, shape->format))
    return fail_format (check, text, shape->format);
  if (shape->pattern != NULL && !g_regex_match (shape->pattern, text, 0, NULL))
    return fail_pattern (check, shape, text);
  return TRUE;
}

static gboolean
check_integer (Check *check, JsonNode *node, const WmShape *shape)
{
  gint64 value;

  if (!wm_json_tree_is_integer (node))
    return fail_type (check, shape);
  value = json_node_get_int (node);
  if (value >= shape->minimum && value <= shape->maximum)
    return TRUE;
  if (shape->maximum == G_MAXINT64)
    return fail (check, _ ("%lld is less than %lld"), (long long) value,
                 (long long) shape->minimum);
  return fail (check, _ ("%lld is not within %lld to %lld"), (long long) value,
               (long long) shape->minimum, (long long) shape->maximum);
}

static gboolean
check_missing (Check *check, JsonObject *object, const WmShape *shape)
{
  for (guint i = 0; i < shape->members->len; i++)
    {
      const WmShapeMember *member = g_ptr_array_index (shape->members, i);

      if (member->required && !json_object_has_member (object, member->key))
        return fail (check, _ ("\"%s\" is missing"), member->key);
    }
  return TRUE;
}

static gboolean
check_key (Check *check, const char *key, const WmShape *shape)
{
  if (shape->closed)
    return fail (check, _ ("is not a key that can stand here"));
  if (shape->key_shape != NULL && shape->key_shape->pattern != NULL
      && !g_regex_match (shape->key_shape->pattern, key, 0, NULL))
    return fail_pattern (check, shape->key_shape, key);
  return TRUE;
}

static gboolean
check_object (Check *check, JsonNode *node, const WmShape *shape)
{
  JsonObject *object;
  JsonObjectIter iter;
  const char *key;
  JsonNode *value;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return fail_type (check, shape);
  object = json_node_get_object (node);
  if (!check_missing (check, object, shape))
    return FALSE;
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &key, &value))
    {
      const WmShapeMember *member = wm_shape_find (shape, key);
      const WmShape *inner = member != NULL ? member->shape : shape->others;
      gsize before = push_key (check, key);

      if (member == NULL && !check_key (check, key, shape))
        return FALSE;
      if (inner != NULL && !check_value (check, value, inner))
        return FALSE;
      pop (check, before);
    }
  return TRUE;
}

/* The item's own name: a text by itself, an object by its id, others by their
 * whole text where the schema wants them different. */
static char *
identity_of (JsonNode *item, const WmShape *shape)
{
  if (JSON_NODE_HOLDS_OBJECT (item))
    {
      const char *id = wm_json_tree_text (json_node_get_object (item), "id");

      if (id != NULL && wm_shape_find (shape->items, "id") != NULL)
        return g_strdup (id);
    }
  else if (shape->unique_items && wm_json_tree_is_text (item))
    return g_strdup (json_node_get_string (item));
  return shape->unique_items ? wm_json_tree_compact (item) : NULL;
}

static gboolean
check_item (Check *check, JsonNode *item, const WmShape *shape, GHashTable *seen)
{
  g_autofree char *identity = NULL;

  if (!check_value (check, item, shape->items))
    return FALSE;
  if (seen == NULL)
    return TRUE;
  identity = identity_of (item, shape);
  if (identity != NULL && g_hash_table_contains (seen, identity))
    {
      g_autofree char *shown = shorten (identity, SHOWN);

      return fail (check, _ ("\"%s\" stands twice in this list"), shown);
    }
  if (identity != NULL)
    g_hash_table_add (seen, g_steal_pointer (&identity));
  return TRUE;
}

static gboolean
check_array (Check *check, JsonNode *node, const WmShape *shape)
{
  g_autoptr (GHashTable) seen = NULL;
  JsonArray *array;
  guint length;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return fail_type (check, shape);
  array = json_node_get_array (node);
  length = json_array_get_length (array);
  if (length < shape->min_items)
    return fail (check,
                 ngettext ("must have at least %u entry", "must have at least %u entries",
                           shape->min_items),
                 shape->min_items);
  if (length > shape->max_items)
    return fail (check,
                 ngettext ("must have at most %u entry", "must have at most %u entries",
                           shape->max_items),
                 shape->max_items);
  if (shape->items != NULL && length > 1)
    seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; shape->items != NULL && i < length; i++)
    {
      gsize before = push_index (check, i);

      if (!check_item (check, json_array_get_element (array, i), shape, seen))
        return FALSE;
      pop (check, before);
    }
  return TRUE;
}

/* Recursion follows the shape no deeper than the gate let values nest. */
static gboolean
check_value (Check *check, JsonNode *node, const WmShape *shape)
{
  switch (shape->type)
    {
    case WM_SHAPE_OBJECT:
      return check_object (check, node, shape);
    case WM_SHAPE_ARRAY:
      return check_array (check, node, shape);
    case WM_SHAPE_TEXT:
      return check_text (check, node, shape);
    case WM_SHAPE_INTEGER:
      return check_integer (check, node, shape);
    case WM_SHAPE_BOOLEAN:
      return (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN)
             || fail_type (check, shape);
    case WM_SHAPE_ANY:
    default:
      return TRUE;
    }
}

gboolean
wm_document_check_shape (JsonNode *root, const WmShape *shape, const char *name, GError **error)
{
  g_autoptr (GString) place = g_string_new (NULL);
  Check check = { name, place, error };

  return check_value (&check, root, shape);
}
