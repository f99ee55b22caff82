/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A milestone's outcome is a list of sentences, kept as a JSON array of texts
 * in one column. The texts were cleaned and bounded on their way in.
 */
#include <json-glib/json-glib.h>
#include <string.h>

#include "onboarding/wm-plan-private.h"

/* Longer than any list we store, and far below the nesting that ends
 * json-glib 1.6.6: a workspace from elsewhere may hold anything. */
#define MOST_BYTES (48 * 1024)

char *
wm_goals_format (GPtrArray *goals)
{
  g_autoptr (JsonNode) node = json_node_alloc ();
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < goals->len; i++)
    json_array_add_string_element (array, g_ptr_array_index (goals, i));
  json_node_init_array (node, array);
  json_array_unref (array);
  return json_to_string (node, FALSE);
}

GPtrArray *
wm_goals_parse (const char *json)
{
  GPtrArray *goals = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (JsonNode) node
      = json && strlen (json) <= MOST_BYTES ? json_from_string (json, NULL) : NULL;
  JsonArray *array = node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array && i < json_array_get_length (array); i++)
    {
      JsonNode *goal = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_VALUE (goal) && json_node_get_value_type (goal) == G_TYPE_STRING)
        g_ptr_array_add (goals, g_strdup (json_node_get_string (goal)));
    }
  return goals;
}
