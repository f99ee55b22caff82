/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Plans in what is told of a person: what is to be done and what became of it,
 * check-ins, days off. What a program alone asks for (what a date is counted
 * from, what waits for what, what it was made of) is in the document.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "onboarding/wm-plan.h"
#include "wm-extra.h"
#include "wm-person-told-private.h"

/* ---- words ------------------------------------------------------------------ */

static const char *
status_words (JsonObject *object)
{
  const char *status = wm_json_tree_text (object, "status");

  return g_strcmp0 (status, "COMPLETED") == 0     ? _ ("Done")
         : g_strcmp0 (status, "CANCELLED") == 0   ? _ ("Cancelled")
         : g_strcmp0 (status, "IN-PROCESS") == 0  ? _ ("Begun")
                                                  : NULL;
}

/* The words about what became of it, and when */
static void
append_status (GString *line, JsonObject *object)
{
  wm_tell_append (line, status_words (object));
  wm_tell_append_day (line, wm_json_tree_text (object, "completed"));
}

/* (transfer full) (nullable): an ISO 8601 duration as hours */
static char *
hours_words (const char *duration)
{
  int minutes = duration != NULL ? wm_duration_minutes (duration) : -1;

  /* Translators: a number of hours */
  return minutes > 0 ? g_strdup_printf (_ ("%.1f h"), minutes / 60.0) : NULL;
}

/* (transfer full): the names of what a list of ids names, with commas between */
static char *
names_of (WmTelling *it, JsonObject *object, const char *key,
          const char *(*name) (const WmTelling *it, const char *id))
{
  JsonArray *ids = wm_json_tree_array (object, key);
  GString *names = g_string_new (NULL);

  for (guint i = 0; ids != NULL && i < json_array_get_length (ids); i++)
    if (wm_json_tree_is_text (json_array_get_element (ids, i)))
      g_string_append_printf (names, "%s%s", names->len > 0 ? _ (", ") : "",
                              name (it, json_array_get_string_element (ids, i)));
  return g_string_free (names, FALSE);
}

static const char *
resource_name (const WmTelling *it, const char *id)
{
  int index = wm_map_find_resource (it->map, id);

  return index >= 0 ? wm_map_resource (it->map, (guint) index)->name : id;
}

/* The first and the last day, and what they are */
static void
append_days (GString *line, JsonObject *object)
{
  wm_tell_append_day (line, wm_json_tree_text (object, "date"));
  wm_tell_append_day (line, wm_json_tree_text (object, "startDate"));
  wm_tell_append_day (line, wm_json_tree_text (object, "endDate"));
  wm_tell_append (line, wm_json_tree_text (object, "name"));
}

/* ---- what is to be done ------------------------------------------------------ */

/* The words of evidence that an activity is there for */
static void
tell_why (WmTelling *it, JsonObject *why)
{
  g_autoptr (GString) line = g_string_new (NULL);
  const char *id = wm_json_tree_text (why, "assessor");
  g_autofree char *by = id != NULL ? wm_tell_person_name (it, id) : NULL;
  int number = (int) wm_json_tree_int (why, "level", -1);
  g_autofree char *level = number >= 0 ? wm_tell_level (it, number) : NULL;
  const char *sentence = wm_json_tree_text (why, "sentence");
  g_autofree char *quoted
      = sentence != NULL && *sentence != '\0' ? g_strdup_printf (_ ("“%s”"), sentence) : NULL;

  wm_tell_append (line, wm_tell_skill_name (it, wm_json_tree_text (why, "skill")));
  wm_tell_append (line, level);
  wm_tell_append_day (line, wm_json_tree_text (why, "date"));
  wm_tell_append (line, by);
  wm_tell_append (line, quoted);
  wm_tell_fact (it, _ ("Why"), line->str);
}

static void
tell_task (WmTelling *it, JsonObject *task)
{
  static const char *const told[]
      = { "id",     "name",    "description", "milestone",     "status",   "startDate",
          "dueDate", "completed", "timeRequired", "timeEstimated", "dependsOn", "skills",
          "resources", "owner", "dueDay", "dueOffset", "translations", "sourceIds", "blocked",
          "reason", "origin",  "edited",      "why",           "percentComplete", NULL };
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *hours = hours_words (wm_json_tree_text (task, "timeRequired"));
  g_autofree char *skills = names_of (it, task, "skills", wm_tell_skill_name);
  g_autofree char *resources = names_of (it, task, "resources", resource_name);
  gint64 percent = wm_json_tree_int (task, "percentComplete", 0);
  g_autofree char *part
      = percent > 0 && percent < 100 ? g_strdup_printf ("%d %%", (int) percent) : NULL;

  wm_tell_append_day (line, wm_json_tree_text (task, "dueDate"));
  wm_tell_append (line, wm_json_tree_text (task, "name"));
  wm_tell_append (line, wm_owner_words (wm_extra_text (task, "owner")));
  wm_tell_append (line, hours);
  append_status (line, task);
  wm_tell_append (line, part);
  wm_tell_append (line, wm_extra_flag (task, "blocked") ? _ ("Blocked") : NULL);
  wm_parts_add_long (it->parts, line->str);
  wm_parts_add_long (it->parts, wm_json_tree_text (task, "description"));
  wm_tell_fact (it, _ ("Reason"), wm_json_tree_text (task, "reason"));
  wm_tell_fact (it, _ ("Skills"), skills);
  wm_tell_fact (it, _ ("Resources"), resources);
  if (json_object_has_member (task, "why"))
    wm_tell_each (it, json_object_get_member (task, "why"), tell_why);
  wm_tell_rest (it, task, told);
}

static void
tell_wanted (WmTelling *it, JsonObject *wanted)
{
  g_autofree char *level = wm_tell_level (it, (int) wm_json_tree_int (wanted, "level", -1));

  wm_tell_fact (it, wm_tell_skill_name (it, wm_json_tree_text (wanted, "skill")), level);
}

static void
tell_milestone (WmTelling *it, JsonObject *milestone)
{
  static const char *const told[]
      = { "id",     "name",      "kind",  "offset", "startDate",      "endDate",
          "status", "completed", "goals", "skills", "dueCalendarDay", "translations",
          "sourceIds", NULL };
  g_autoptr (GString) line = g_string_new (NULL);
  JsonArray *goals = wm_json_tree_array (milestone, "goals");

  wm_tell_append_day (line, wm_json_tree_text (milestone, "endDate"));
  wm_tell_append (line, wm_json_tree_text (milestone, "name"));
  append_status (line, milestone);
  wm_parts_add_long (it->parts, line->str);
  for (guint i = 0; goals != NULL && i < json_array_get_length (goals); i++)
    if (wm_json_tree_is_text (json_array_get_element (goals, i)))
      wm_parts_add_long (it->parts, json_array_get_string_element (goals, i));
  if (json_object_has_member (milestone, "skills"))
    wm_tell_each (it, json_object_get_member (milestone, "skills"), tell_wanted);
  wm_tell_rest (it, milestone, told);
}

/* ---- check-ins, and what she can --------------------------------------------- */

static void
tell_check_in (WmTelling *it, JsonObject *check_in)
{
  static const char *const told[]
      = { "id", "day", "date", "held", "mood", "note", "managerNote", NULL };
  g_autoptr (GString) line = g_string_new (_ ("Check-in"));
  const char *held = wm_json_tree_text (check_in, "held");
  gint64 mood = wm_json_tree_int (check_in, "mood", 0), day = wm_json_tree_int (check_in, "day", 0);
  /* Translators: the day of a check-in, counted from the start of a plan */
  g_autofree char *number = day > 0 ? g_strdup_printf (_ ("day %d"), (int) day) : NULL;
  /* Translators: how somebody feels, on a scale from 1 to 5 */
  g_autofree char *feels = mood > 0 ? g_strdup_printf (_ ("mood %d of 5"), (int) mood) : NULL;
  g_autofree char *done = held != NULL ? g_strdup_printf (_ ("held on %s"), held) : NULL;

  wm_tell_append (line, number);
  wm_tell_append_day (line, wm_json_tree_text (check_in, "date"));
  wm_tell_append (line, done);
  wm_tell_append (line, feels);
  wm_parts_add_long (it->parts, line->str);
  wm_tell_fact (it, _ ("Note"), wm_json_tree_text (check_in, "note"));
  wm_tell_fact (it, _ ("The manager's note"), wm_json_tree_text (check_in, "managerNote"));
  wm_tell_rest (it, check_in, told);
}

static void
tell_unaided (WmTelling *it, JsonObject *event)
{
  g_autoptr (GString) line = g_string_new (_ ("First time unaided"));

  wm_tell_append (line, wm_tell_skill_name (it, wm_json_tree_text (event, "skill")));
  wm_tell_append_day (line, wm_json_tree_text (event, "date"));
  wm_tell_append (line, wm_json_tree_text (event, "note"));
  wm_parts_add_long (it->parts, line->str);
}

/* ---- when she works ------------------------------------------------------------ */

static void
tell_day_off (WmTelling *it, JsonObject *days)
{
  g_autoptr (GString) line = g_string_new (NULL);

  append_days (line, days);
  wm_tell_fact (it, _ ("Away"), line->str);
}

static void
tell_part_time (WmTelling *it, JsonObject *part)
{
  static const char *const names[] = { N_ ("Mon"), N_ ("Tue"), N_ ("Wed"), N_ ("Thu"),
                                       N_ ("Fri"), N_ ("Sat"), N_ ("Sun") };
  gint64 day = wm_json_tree_int (part, "weekday", 0);
  g_autofree char *percent
      = g_strdup_printf ("%d %%", (int) wm_json_tree_int (part, "percent", 0));

  if (day >= 1 && day <= 7)
    wm_tell_fact (it, _ (names[day - 1]), percent);
}

/* Those of everybody, in one paragraph */
static void
tell_public_days (WmTelling *it, JsonObject *calendar, const char *key, const char *name)
{
  JsonArray *days = wm_json_tree_array (calendar, key);
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; days != NULL && i < json_array_get_length (days); i++)
    append_days (line, json_array_get_object_element (days, i));
  wm_tell_fact (it, name, line->str);
}

static void
tell_calendar (WmTelling *it, JsonObject *calendar)
{
  static const char *const told[]
      = { "workWeek", "holidays", "workingDays", "daysOff", "partTime", NULL };

  if (json_object_has_member (calendar, "daysOff"))
    wm_tell_each (it, json_object_get_member (calendar, "daysOff"), tell_day_off);
  if (json_object_has_member (calendar, "partTime"))
    wm_tell_each (it, json_object_get_member (calendar, "partTime"), tell_part_time);
  tell_public_days (it, calendar, "holidays", _ ("Holidays"));
  tell_public_days (it, calendar, "workingDays", _ ("Days worked nevertheless"));
  wm_tell_rest (it, calendar, told);
}

/* ---- a plan --------------------------------------------------------------------- */

/* Ratings of check-ins stand among the ratings. */
static void
tell_plan (WmTelling *it, JsonObject *plan)
{
  static const char *const told[]
      = { "$schema",   "format",     "generator",  "meta",     "person",   "role",
          "packs",     "skills",     "resources",  "id",       "inLanguage", "startDate",
          "name",      "description", "milestones", "tasks",   "calendar", "template",
          "weeklyTime", "checkIns",  "firstUnaided", "assessments", "license", "scales", NULL };
  static const struct
  {
    const char *key;
    void (*tell) (WmTelling *it, JsonObject *object);
  } lists[] = { { "milestones", tell_milestone },
                { "tasks", tell_task },
                { "checkIns", tell_check_in },
                { "firstUnaided", tell_unaided } };
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *hours = hours_words (wm_json_tree_text (plan, "weeklyTime"));
  JsonObject *role = wm_json_tree_object (plan, "role");
  JsonObject *calendar = wm_json_tree_object (plan, "calendar");

  wm_tell_append (line, wm_json_tree_text (plan, "name"));
  wm_tell_append (line, role != NULL ? wm_json_tree_text (role, "name") : NULL);
  wm_tell_append_day (line, wm_json_tree_text (plan, "startDate"));
  wm_parts_add (it->parts, WM_PART_NAME, line->str);
  wm_parts_add_long (it->parts, wm_json_tree_text (plan, "description"));
  wm_tell_fact (it, _ ("Hours a week"), hours);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (json_object_has_member (plan, lists[i].key))
      wm_tell_each (it, json_object_get_member (plan, lists[i].key), lists[i].tell);
  if (calendar != NULL)
    tell_calendar (it, calendar);
  wm_tell_rest (it, plan, told);
}

void
wm_tell_plans (WmTelling *it, JsonNode *node)
{
  wm_tell_each (it, node, tell_plan);
}
