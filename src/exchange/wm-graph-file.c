/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A bare skill graph from a file, through the gate, into plain arrays.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/wm-exchange.h"
#include "exchange/wm-graph-file.h"
#include "exchange/wm-json-tree.h"

static void
clear_skill (gpointer data)
{
  WmGraphSkill *skill = data;

  g_free (skill->id);
  g_free (skill->label);
}

void
wm_graph_file_free (WmGraphFile *self)
{
  if (!self)
    return;
  g_array_unref (self->skills);
  g_array_unref (self->edges);
  g_free (self);
}

static gboolean G_GNUC_PRINTF (3, 4)
fail (GError **error, const char *name, const char *format, ...)
{
  g_autofree char *what = NULL;
  va_list arguments;

  va_start (arguments, format);
  what = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (error, WM_ERROR, WM_ERROR_INVALID, "%s: %s", name, what);
  return FALSE;
}

/* A number, whole or not; what is no number gives FALSE. */
static gboolean
read_number (JsonNode *node, double *number)
{
  const char *real = wm_json_tree_real (node);

  if (real)
    *number = g_ascii_strtod (real, NULL);
  else if (wm_json_tree_is_integer (node))
    *number = json_node_get_int (node);
  else
    return FALSE;
  return TRUE;
}

static gboolean
read_skill (WmGraphFile *self, JsonNode *node, guint i, GHashTable *index, const char *name,
            GError **error)
{
  WmGraphSkill skill = { .spectrum = -1 };
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *id = object ? wm_json_tree_text (object, "id") : NULL;
  const char *label = object ? wm_json_tree_text (object, "label") : NULL;

  if (!id || !*id)
    return fail (error, name, _ ("skills[%u].id: a text is needed"), i);
  if (g_hash_table_contains (index, id))
    return fail (error, name, _ ("skills[%u].id: “%s” is there twice"), i, id);
  if (json_object_has_member (object, "spectrum")
      && (!read_number (json_object_get_member (object, "spectrum"), &skill.spectrum)
          || !(skill.spectrum >= 0 && skill.spectrum <= 1)))
    return fail (error, name, _ ("skills[%u].spectrum: a number from 0 to 1 is needed"), i);
  skill.id = g_strdup (id);
  skill.label = g_strdup (label ? label : id);
  g_array_append_val (self->skills, skill);
  g_hash_table_insert (index, skill.id, GUINT_TO_POINTER (i));
  return TRUE;
}

static gboolean
read_edge (WmGraphFile *self, JsonNode *node, guint i, GHashTable *index, const char *name,
           GError **error)
{
  JsonArray *pair = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (!pair || json_array_get_length (pair) != 2)
    return fail (error, name, _ ("prerequisites[%u]: a pair of ids is needed"), i);
  for (guint end = 0; end < 2; end++)
    {
      JsonNode *id = json_array_get_element (pair, end);
      gpointer found;
      guint at;

      if (!wm_json_tree_is_text (id)
          || !g_hash_table_lookup_extended (index, json_node_get_string (id), NULL, &found))
        return fail (error, name, _ ("prerequisites[%u][%u]: there is no such skill"), i, end);
      at = GPOINTER_TO_UINT (found);
      g_array_append_val (self->edges, at);
    }
  return TRUE;
}

WmGraphFile *
wm_graph_file_parse (GBytes *input, const char *name, GError **error)
{
  g_autoptr (JsonNode) root = wm_json_tree_load (input, name, NULL, error);
  g_autoptr (GHashTable) index = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (WmGraphFile) self = NULL;
  JsonObject *object;
  JsonArray *skills, *edges;

  if (!root)
    return NULL;
  object = JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  skills = object ? wm_json_tree_array (object, "skills") : NULL;
  edges = object ? wm_json_tree_array (object, "prerequisites") : NULL;
  if (!skills || (!edges && json_object_has_member (object, "prerequisites")))
    {
      fail (error, name, _ ("an object with the lists “skills” and “prerequisites” is needed"));
      return NULL;
    }
  self = g_new0 (WmGraphFile, 1);
  self->skills = g_array_new (FALSE, FALSE, sizeof (WmGraphSkill));
  g_array_set_clear_func (self->skills, clear_skill);
  self->edges = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < json_array_get_length (skills); i++)
    if (!read_skill (self, json_array_get_element (skills, i), i, index, name, error))
      return NULL;
  for (guint i = 0; edges && i < json_array_get_length (edges); i++)
    if (!read_edge (self, json_array_get_element (edges, i), i, index, name, error))
      return NULL;
  return g_steal_pointer (&self);
}
