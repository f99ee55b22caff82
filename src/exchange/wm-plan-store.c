/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A plan's document into rows. What has no rows (the role, skills, resources,
 * assessments and scorecards as they were when the plan was written) stays in
 * `snapshot`, so that the plan needs no pack and comes out as it went in.
 */
#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "wm-extra.h"
#include "wm-plan-more.h"
#include "wm-transfer.h"

typedef struct
{
  WmStore *store;
  JsonObject *root;
  WmImportReport *report;
  gint64 plan;
  gint64 person;          /* 0: none */
  GHashTable *milestones; /* slug -> gint64 row id */
} PlanStore;

/* Members of the document that live in columns and rows */
static const char *const live_keys[]
    = { "id",         "name",  "description", "inLanguage", "startDate", "milestones", "tasks",
        "template", "calendar", "weeklyTime", "checkIns", "firstUnaided", NULL };

static const char *const calendar_keys[]
    = { "timezone", "region", "workWeek", "holidays", "workingDays", "daysOff", "partTime", NULL };

static gboolean
is_blank (JsonNode *value)
{
  return wm_json_tree_is_text (value) && *json_node_get_string (value) == '\0';
}

/* The format is kept too: it tells a plan that came from a file, even if the
 * rest is empty. */
static char *
make_snapshot (JsonObject *root)
{
  const WmShape *shape = wm_shape_get ("plan");
  g_autoptr (JsonObject) snapshot = json_object_new ();
  JsonObject *calendar = wm_json_tree_object (root, "calendar");

  for (guint i = 0; i < shape->members->len; i++)
    {
      const WmShapeMember *member = g_ptr_array_index (shape->members, i);
      JsonNode *value = json_object_get_member (root, member->key);

      if (value != NULL && (!g_strv_contains (live_keys, member->key) || is_blank (value)))
        json_object_set_member (snapshot, member->key, json_node_copy (value));
    }
  if (calendar != NULL)
    {
      g_autofree char *rest = wm_extra_of (calendar, calendar_keys);

      json_object_set_object_member (snapshot, "calendar", wm_json_tree_load_object (rest));
    }
  return wm_json_tree_compact_object (snapshot);
}

/* The person by id; or who the plan already belongs to; or somebody new. */
static gboolean
store_person (PlanStore *self, gboolean is_new, GError **error)
{
  JsonObject *person = wm_json_tree_object (self->root, "person");
  const char *id;
  g_autofree char *slug = NULL;
  gboolean update = FALSE;

  if (person == NULL)
    return TRUE;
  id = wm_json_tree_text (person, "id");
  if (id != NULL)
    slug = g_strdup (id);
  else if (!is_new)
    {
      slug = wm_sql_text (self->store,
                          "SELECT p.slug FROM person p JOIN onboarding_plan o"
                          " ON o.person_id = p.id WHERE o.id = ?",
                          "i", self->plan);
      update = slug != NULL;
    }
  if (slug == NULL)
    slug = wm_sql_new_slug ("person");
  self->person
      = wm_transfer_store_person (self->store, person, slug, update, FALSE, self->report, error);
  return self->person != 0;
}

static char *
week_of (JsonObject *calendar)
{
  JsonArray *week = calendar != NULL ? wm_json_tree_array (calendar, "workWeek") : NULL;
  GString *days = g_string_new (NULL);

  for (guint i = 0; week != NULL && i < json_array_get_length (week); i++)
    g_string_append_c (days, (char) ('0' + json_array_get_int_element (week, i)));
  return g_string_free (days, FALSE);
}

static gint64
modified_time (JsonObject *root)
{
  JsonObject *meta = wm_json_tree_object (root, "meta");
  const char *text = meta != NULL ? wm_json_tree_text (meta, "lastModified") : NULL;
  gint64 seconds = 0;

  if (text != NULL)
    wm_timestamp_parse (text, &seconds);
  return seconds;
}

static gboolean
store_head (PlanStore *self, GError **error)
{
  JsonObject *root = self->root;
  JsonObject *role = wm_json_tree_object (root, "role");
  JsonObject *calendar = wm_json_tree_object (root, "calendar");
  g_autofree char *snapshot = make_snapshot (root);
  g_autofree char *extra = wm_extra_of_root (root, "plan");
  g_autofree char *week = week_of (calendar);
  g_autofree char *part_time
      = calendar != NULL ? wm_extra_list (calendar, "partTime") : g_strdup ("");
  gint64 modified = modified_time (root);

  return wm_sql_run (self->store, error,
                     "INSERT INTO onboarding_plan (id, slug, person_id, role, template, name,"
                     " description, language, start_date, timezone, region, work_week, created,"
                     " modified, snapshot, extra, weekly_time, part_time)"
                     " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                     " ON CONFLICT (id) DO UPDATE SET person_id = excluded.person_id,"
                     " role = excluded.role, template = excluded.template, name = excluded.name,"
                     " description = excluded.description, language = excluded.language,"
                     " start_date = excluded.start_date, timezone = excluded.timezone,"
                     " region = excluded.region, work_week = excluded.work_week,"
                     " modified = excluded.modified, snapshot = excluded.snapshot,"
                     " extra = excluded.extra, weekly_time = excluded.weekly_time,"
                     " part_time = excluded.part_time",
                     "itItttttttttiitttt", self->plan, wm_extra_text (root, "id"),
                     self->person != 0 ? &self->person : NULL,
                     role != NULL ? wm_extra_text (role, "id") : "",
                     wm_extra_text (root, "template"), wm_extra_text (root, "name"),
                     wm_extra_text (root, "description"), wm_extra_text (root, "inLanguage"),
                     wm_extra_text (root, "startDate"),
                     calendar != NULL ? wm_extra_text (calendar, "timezone") : "",
                     calendar != NULL ? wm_extra_text (calendar, "region") : "", week, modified,
                     modified, snapshot, extra, wm_extra_text (root, "weeklyTime"),
                     strcmp (part_time, "[]") == 0 ? "" : part_time);
}

static gboolean
store_days (PlanStore *self, const char *key, const char *kind, GError **error)
{
  static const char *const columns[] = { "date", "name", NULL };
  JsonObject *calendar = wm_json_tree_object (self->root, "calendar");
  JsonArray *days = calendar != NULL ? wm_json_tree_array (calendar, key) : NULL;

  for (guint i = 0; days != NULL && i < json_array_get_length (days); i++)
    {
      JsonObject *day = json_array_get_object_element (days, i);
      g_autofree char *extra = wm_extra_of (day, columns);

      if (!wm_sql_run (self->store, error,
                       "INSERT INTO calendar_day (plan_id, kind, date, name, sort, extra)"
                       " VALUES (?, ?, ?, ?, ?, ?)",
                       "itttit", self->plan, kind, wm_extra_text (day, "date"),
                       wm_extra_text (day, "name"), (gint64) i, extra))
        return FALSE;
    }
  return TRUE;
}

static gboolean
store_milestone_skill (PlanStore *self, gint64 milestone, JsonObject *item, guint sort,
                       GError **error)
{
  static const char *const columns[] = { "skill", "level", NULL };
  g_autofree char *extra = wm_extra_of (item, columns);

  return wm_sql_run (self->store, error,
                     "INSERT INTO milestone_skill (milestone_id, skill, level, sort, extra)"
                     " VALUES (?, ?, ?, ?, ?)",
                     "itiit", milestone, wm_extra_text (item, "skill"),
                     wm_json_tree_int (item, "level", 0), (gint64) sort, extra);
}

static gboolean
store_milestone (PlanStore *self, JsonObject *item, guint sort, GError **error)
{
  static const char *const columns[]
    = { "id",        "name",  "kind",   "startDate", "endDate", "status",
        "completed", "goals", "skills", "offset",    NULL };
  g_autofree char *extra = wm_extra_of (item, columns);
  g_autofree char *goals = wm_extra_list (item, "goals");
  JsonArray *skills = wm_json_tree_array (item, "skills");
  gint64 id = wm_sql_new_id ();

  g_hash_table_insert (self->milestones, g_strdup (wm_extra_text (item, "id")),
                       g_memdup2 (&id, sizeof id));
  if (!wm_sql_run (self->store, error,
                   "INSERT INTO milestone (id, plan_id, slug, name, horizon, start_date, end_date,"
                   " status, completed, goals, sort, extra, \"offset\")"
                   " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                   "iittttttttitt", id, self->plan, wm_extra_text (item, "id"),
                   wm_extra_text (item, "name"), wm_extra_text (item, "kind"),
                   wm_extra_text (item, "startDate"), wm_extra_text (item, "endDate"),
                   wm_extra_text (item, "status"), wm_extra_text (item, "completed"), goals,
                   (gint64) sort, extra, wm_extra_text (item, "offset")))
    return FALSE;
  for (guint i = 0; skills != NULL && i < json_array_get_length (skills); i++)
    if (!store_milestone_skill (self, id, json_array_get_object_element (skills, i), i, error))
      return FALSE;
  return TRUE;
}

static gboolean
store_links (PlanStore *self, gint64 activity, JsonObject *item, const char *key,
             const char *kind, GError **error)
{
  JsonArray *targets = wm_json_tree_array (item, key);

  for (guint i = 0; targets != NULL && i < json_array_get_length (targets); i++)
    if (!wm_sql_run (self->store, error,
                     "INSERT INTO activity_link (activity_id, kind, target, sort)"
                     " VALUES (?, ?, ?, ?)",
                     "itti", activity, kind, json_array_get_string_element (targets, i),
                     (gint64) i))
      return FALSE;
  return TRUE;
}

static gboolean
store_activity (PlanStore *self, JsonObject *item, guint sort, GError **error)
{
  static const char *const columns[]
      = { "id",        "name",            "description",  "milestone", "status", "startDate",
          "dueDate",   "completed",       "percentComplete", "timeRequired", "owner", "dueDay",
          "dependsOn", "skills",          "resources",    "dueOffset", "duration", "blocked",
          "reason",    "proof",           "origin",       "edited",    "why", NULL };
  WmPlanDue due = wm_plan_due_of (item);
  g_autofree char *extra = wm_plan_due_extra (item, columns);
  const char *milestone = wm_json_tree_text (item, "milestone");
  gint64 id = wm_sql_new_id (), percent, duration;

  return wm_sql_run (
           self->store, error,
           "INSERT INTO activity (id, plan_id, milestone_id, slug, name, description,"
           " status, start_date, due_date, completed, percent, time_required, owner,"
           " due_day, sort, extra, due_anchor, due_ref, duration, blocked, reason, proof,"
           " origin, edited)"
           " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
           "iiItttttttIttIitttIittti", id, self->plan,
           milestone != NULL ? g_hash_table_lookup (self->milestones, milestone) : NULL,
           wm_extra_text (item, "id"), wm_extra_text (item, "name"),
           wm_extra_text (item, "description"), wm_extra_text (item, "status"),
           wm_extra_text (item, "startDate"), wm_extra_text (item, "dueDate"),
           wm_extra_text (item, "completed"), wm_extra_int (item, "percentComplete", &percent),
           wm_extra_text (item, "timeRequired"), wm_extra_text (item, "owner"),
           due.told ? &due.day : NULL, (gint64) sort, extra, due.anchor, due.ref,
           wm_extra_int (item, "duration", &duration), (gint64) wm_extra_flag (item, "blocked"),
           wm_extra_text (item, "reason"), wm_extra_text (item, "proof"),
           wm_extra_text (item, "origin"), (gint64) wm_extra_flag (item, "edited"))
         && store_links (self, id, item, "skills", "skill", error)
         && store_links (self, id, item, "resources", "resource", error)
         && store_links (self, id, item, "dependsOn", "depends_on", error)
         && wm_plan_store_why (self->store, id, item, error);
}

static gboolean
clear_rows (PlanStore *self, GError **error)
{
  return wm_sql_run (self->store, error, "DELETE FROM calendar_day WHERE plan_id = ?", "i",
                     self->plan)
         && wm_plan_more_clear (self->store, self->plan, error)
         && wm_sql_run (self->store, error, "DELETE FROM activity WHERE plan_id = ?", "i",
                        self->plan)
         && wm_sql_run (self->store, error, "DELETE FROM milestone WHERE plan_id = ?", "i",
                        self->plan);
}

static gboolean
store_schedule (PlanStore *self, GError **error)
{
  JsonArray *milestones = wm_json_tree_array (self->root, "milestones");
  JsonArray *tasks = wm_json_tree_array (self->root, "tasks");

  for (guint i = 0; i < json_array_get_length (milestones); i++)
    if (!store_milestone (self, json_array_get_object_element (milestones, i), i, error))
      return FALSE;
  for (guint i = 0; i < json_array_get_length (tasks); i++)
    if (!store_activity (self, json_array_get_object_element (tasks, i), i, error))
      return FALSE;
  return TRUE;
}

static gboolean
knows_a_skill (PlanStore *self, JsonObject *assessment)
{
  JsonArray *ratings = wm_json_tree_array (assessment, "ratings");

  for (guint i = 0; i < json_array_get_length (ratings); i++)
    {
      JsonObject *rating = json_array_get_object_element (ratings, i);

      if (wm_sql_int (self->store, 0, "SELECT id FROM skill WHERE slug = ?", "t",
                      wm_extra_text (rating, "skill"))
          != 0)
        return TRUE;
    }
  return FALSE;
}

/* What the plan tells of the person's skills counts here too, as far as this
 * workspace has the skills. An id is the plan's own, so the plan's goes before
 * it; one too long for that stays in the plan alone. */
static gboolean
store_assessments (PlanStore *self, GError **error)
{
  JsonArray *array = wm_json_tree_array (self->root, "assessments");
  const char *plan = wm_json_tree_text (self->root, "id");

  for (guint i = 0; self->person != 0 && array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *assessment = json_array_get_object_element (array, i);
      g_autofree char *slug
          = g_strconcat (plan, ".", wm_extra_text (assessment, "id"), NULL);

      if (strlen (slug) <= 128 && knows_a_skill (self, assessment)
          && !wm_transfer_store_assessment (self->store, assessment, slug, self->person,
                                            self->report, error))
        return FALSE;
    }
  return TRUE;
}

/* Is the plan in the workspace, word for word? */
static gboolean
is_unchanged (PlanStore *self, const char *slug, gboolean *same, GError **error)
{
  g_autoptr (WmPackCache) packs = wm_pack_cache_new (self->store);
  g_autoptr (JsonObject) before = wm_transfer_load_whole_plan (self->store, slug, packs, error);
  const WmShape *shape = wm_shape_get ("plan");
  g_autofree char *old = NULL;
  g_autofree char *new = NULL;

  if (before == NULL)
    return FALSE;
  wm_transfer_fill_plan (self->root, before);
  old = wm_document_part_to_text (before, shape);
  new = wm_document_part_to_text (self->root, shape);
  *same = strcmp (old, new) == 0;
  return TRUE;
}

gboolean
wm_transfer_store_plan (WmStore *store, JsonObject *plan, WmImportReport *report, GError **error)
{
  const char *slug = wm_json_tree_text (plan, "id");
  gint64 id = wm_sql_int (store, 0, "SELECT id FROM onboarding_plan WHERE slug = ?", "t", slug);
  g_autoptr (GHashTable) milestones
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  PlanStore self
      = { store, plan, report, id != 0 ? id : wm_sql_new_id (), 0, milestones };
  gboolean same = FALSE;

  if (id != 0 && !is_unchanged (&self, slug, &same, error))
    return FALSE;
  wm_import_report_add (report, "plan", slug,
                        id == 0 ? "added" : same ? "unchanged" : "changed", NULL);
  return same
         || (store_person (&self, id == 0, error) && store_head (&self, error)
             && clear_rows (&self, error) && store_days (&self, "holidays", "holiday", error)
             && store_days (&self, "workingDays", "working", error) && store_schedule (&self, error)
             && wm_plan_more_store (store, self.plan, plan, error)
             && store_assessments (&self, error));
}
