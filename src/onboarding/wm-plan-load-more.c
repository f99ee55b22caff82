/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading what surrounds a plan's activities: why they are there, success
 * criteria, check-ins, first times, the person's own days.
 */
#include "config.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "onboarding/wm-plan-private.h"
#include "people/wm-withheld.h"

#define MOST_BYTES 4096 /* of the list of part-time days */

/* ---- rows -------------------------------------------------------------------- */

typedef struct
{
  WmStore *store;
  WmPlan *plan;
  GHashTable *milestones, *activities;
} Load;

typedef void (*RowFunc) (Load *load, WmRows *rows);

static gboolean
each_row (WmStore *store, Load *load, const char *sql, RowFunc func, GError **error)
{
  g_autoptr (WmRows) rows = wm_sql_query (store, error, sql, "i", load->plan->id);

  while (wm_rows_step (rows))
    func (load, rows);
  return wm_rows_end (rows, error);
}

static int
number (WmRows *rows, int column)
{
  return wm_rows_is_null (rows, column) ? -1 : (int) wm_rows_int (rows, column);
}

static void
load_why (Load *load, WmRows *rows)
{
  gint64 id = wm_rows_int (rows, 0);
  WmActivity *activity = g_hash_table_lookup (load->activities, &id);
  WmWhy *why = g_new0 (WmWhy, 1);

  why->finding = g_strdup (wm_rows_text (rows, 1));
  why->skill = g_strdup (wm_rows_text (rows, 2));
  why->target = number (rows, 3);
  why->level = number (rows, 4);
  why->importance = g_strdup (wm_rows_text (rows, 5));
  why->source_kind = g_strdup (wm_rows_text (rows, 6));
  why->source = g_strdup (wm_rows_text (rows, 7));
  why->assessor = g_strdup (wm_rows_text (rows, 8));
  why->date = g_strdup (wm_rows_text (rows, 9));
  why->sentence = g_strdup (wm_is_withheld (load->store, load->plan->person, why->source_kind)
                              ? ""
                              : wm_rows_text (rows, 10));
  g_ptr_array_add (activity->whys, why);
}

static void
load_milestone_skill (Load *load, WmRows *rows)
{
  gint64 id = wm_rows_int (rows, 0);
  WmMilestone *milestone = g_hash_table_lookup (load->milestones, &id);
  WmMilestoneSkill skill = { g_strdup (wm_rows_text (rows, 1)), (int) wm_rows_int (rows, 2) };

  g_array_append_val (milestone->skills, skill);
}

static void
load_check_in (Load *load, WmRows *rows)
{
  WmCheckIn *check_in = g_new0 (WmCheckIn, 1);

  check_in->id = wm_rows_int (rows, 0);
  check_in->slug = g_strdup (wm_rows_text (rows, 1));
  check_in->day = (int) wm_rows_int (rows, 2);
  check_in->date = g_strdup (wm_rows_text (rows, 3));
  check_in->held = g_strdup (wm_rows_text (rows, 4));
  check_in->mood = (int) wm_rows_int (rows, 5);
  check_in->note = g_strdup (wm_rows_text (rows, 6));
  check_in->manager_note = g_strdup (wm_rows_text (rows, 7));
  g_ptr_array_add (load->plan->check_ins, check_in);
}

static void
load_first (Load *load, WmRows *rows)
{
  WmFirst *first = g_new0 (WmFirst, 1);

  first->skill = g_strdup (wm_rows_text (rows, 0));
  first->date = g_strdup (wm_rows_text (rows, 1));
  first->note = g_strdup (wm_rows_text (rows, 2));
  g_ptr_array_add (load->plan->firsts, first);
}

gboolean
wm_plan_load_more (WmStore *store, WmPlan *plan, GHashTable *milestones, GHashTable *activities,
                   GError **error)
{
  Load load = { store, plan, milestones, activities };

  return each_row (store, &load,
                   "SELECT w.activity_id, w.finding, w.skill, w.target, w.level, w.importance,"
                   "  w.source_kind, w.source, w.assessor, w.date, w.sentence"
                   " FROM activity_why w JOIN activity a ON a.id = w.activity_id"
                   " WHERE a.plan_id = ? ORDER BY w.activity_id, w.sort, w.id",
                   load_why, error)
         && each_row (store, &load,
                      "SELECT s.milestone_id, s.skill, s.level FROM milestone_skill s"
                      " JOIN milestone m ON m.id = s.milestone_id WHERE m.plan_id = ?"
                      " ORDER BY s.milestone_id, s.sort, s.skill",
                      load_milestone_skill, error)
         && each_row (store, &load,
                      "SELECT id, slug, day, date, held, mood, note, manager_note FROM check_in"
                      " WHERE plan_id = ? ORDER BY date, sort, slug",
                      load_check_in, error)
         && each_row (store, &load,
                      "SELECT skill, date, note FROM first_unaided WHERE plan_id = ?"
                      " ORDER BY date, sort, skill",
                      load_first, error);
}

/* ---- the person's own days ----------------------------------------------------- */

static int
member (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  return node && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64
             ? (int) json_node_get_int (node)
             : 0;
}

/* The column holds what a plan's document has under calendar.partTime. */
static void
set_part_time (WmCalendar *calendar, const char *json)
{
  g_autoptr (JsonNode) node
      = json && *json && strlen (json) <= MOST_BYTES ? json_from_string (json, NULL) : NULL;
  JsonArray *days = node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; days && i < json_array_get_length (days); i++)
    {
      JsonNode *item = json_array_get_element (days, i);
      JsonObject *day = JSON_NODE_HOLDS_OBJECT (item) ? json_node_get_object (item) : NULL;
      int weekday = day ? member (day, "weekday") : 0;
      int percent = day ? member (day, "percent") : 0;

      if (weekday >= 1 && weekday <= 7 && percent >= 1)
        wm_calendar_set_percent (calendar, (guint) weekday, (guint) MIN (percent, 100));
    }
}

gboolean
wm_plan_load_own_days (WmStore *store, gint64 plan, WmCalendar *calendar, GError **error)
{
  g_autofree char *part_time
      = wm_sql_text (store, "SELECT part_time FROM onboarding_plan WHERE id = ?", "i", plan);
  g_autoptr (WmRows) rows
      = wm_sql_query (store, error,
                      "SELECT start_date, coalesce(nullif(end_date, ''), start_date)"
                      " FROM plan_day_off WHERE plan_id = ?",
                      "i", plan);

  set_part_time (calendar, part_time);
  while (wm_rows_step (rows))
    {
      GDate first, last;

      if (wm_date_parse (wm_rows_text (rows, 0), &first)
          && wm_date_parse (wm_rows_text (rows, 1), &last))
        wm_calendar_add_away (calendar, &first, &last);
    }
  return wm_rows_end (rows, error);
}
