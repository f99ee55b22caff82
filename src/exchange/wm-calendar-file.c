/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A calendar from a file: the object that a plan holds under "calendar", alone
 * or inside its plan.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/wm-calendar-file.h"
#include "exchange/wm-document.h"

/* The dates of a list of days; the shape has seen that they are there. */
static gboolean
add_days (WmCalendar *calendar, JsonObject *object, const char *key, const char *name,
          void (*add) (WmCalendar *, const GDate *), GError **error)
{
  JsonArray *days = wm_json_tree_array (object, key);

  for (guint i = 0; days && i < json_array_get_length (days); i++)
    {
      const char *text = wm_json_tree_text (json_array_get_object_element (days, i), "date");
      GDate date;

      if (!wm_date_parse (text, &date))
        {
          g_set_error (error, WM_ERROR, WM_ERROR_INVALID, _ ("%s: %s[%u].date: “%s” is not a date"),
                       name, key, i, text ? text : "");
          return FALSE;
        }
      add (calendar, &date);
    }
  return TRUE;
}

static char *
read_week (JsonObject *object)
{
  g_autoptr (GString) week = g_string_new (NULL);
  JsonArray *days = wm_json_tree_array (object, "workWeek");

  for (guint i = 0; days && i < json_array_get_length (days); i++)
    g_string_append_printf (week, "%d", (int) json_array_get_int_element (days, i));
  return g_string_free (g_steal_pointer (&week), FALSE);
}

WmCalendar *
wm_calendar_file_read (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GBytes) input = wm_file_read (path, WM_FILE_CAP, error);
  g_autoptr (JsonNode) root = input ? wm_json_tree_load (input, name, NULL, error) : NULL;
  g_autoptr (WmCalendar) calendar = NULL;
  g_autofree char *week = NULL;
  const WmShapeMember *member = wm_shape_find (wm_shape_get ("plan"), "calendar");
  JsonNode *node = root;
  JsonObject *object;

  if (!root)
    return NULL;
  if (JSON_NODE_HOLDS_OBJECT (root)
      && json_object_has_member (json_node_get_object (root), "calendar"))
    node = json_object_get_member (json_node_get_object (root), "calendar");
  if (!wm_document_check_shape (node, member->shape, name, error))
    return NULL;
  object = json_node_get_object (node);
  week = read_week (object);
  calendar = wm_calendar_new (week);
  if (!add_days (calendar, object, "holidays", name, wm_calendar_add_holiday, error)
      || !add_days (calendar, object, "workingDays", name, wm_calendar_add_working_day, error))
    return NULL;
  return g_steal_pointer (&calendar);
}
