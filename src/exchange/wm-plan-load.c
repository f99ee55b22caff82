/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A plan, from its rows back to its document. What came from a file comes out
 * as it was, with what has changed since; a plan made here takes what it names
 * from the packs, so that it stands on its own elsewhere.
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
  WmPackCache *packs;
  gint64 plan;
  gint64 modified;
  char *role;
  JsonObject *root;
  GHashTable *objects; /* row id -> JsonObject, of milestones or tasks */
  gboolean made_here;
} PlanLoad;

typedef void (*RowFunc) (PlanLoad *load, WmRows *rows);

static gboolean
each_row (PlanLoad *load, const char *sql, RowFunc func, GError **error)
{
  g_autoptr (WmRows) rows = wm_sql_query (load->store, error, sql, "i", load->plan);
  gboolean failed = rows == NULL;

  while (!failed && wm_extra_next (rows, &failed, error))
    func (load, rows);
  return !failed;
}

JsonObject *
wm_transfer_generator (void)
{
  JsonObject *generator = json_object_new ();

  json_object_set_string_member (generator, "name", "Waymark");
  json_object_set_string_member (generator, "version", WM_VERSION);
  return generator;
}

/* The member as an object, made when it is not there. */
static JsonObject *
ensure_object (JsonObject *parent, const char *key)
{
  if (wm_json_tree_object (parent, key) == NULL)
    json_object_set_object_member (parent, key, json_object_new ());
  return wm_json_tree_object (parent, key);
}

static void
replace_text (JsonObject *object, const char *key, WmRows *rows, int column)
{
  const char *text = wm_rows_text (rows, column);
  const char *old = wm_json_tree_text (object, key);

  if (*text != '\0')
    json_object_set_string_member (object, key, text);
  else if (old != NULL && *old != '\0')
    json_object_remove_member (object, key);
}

static void
load_person (PlanLoad *load, WmRows *rows)
{
  gboolean was_there = wm_json_tree_object (load->root, "person") != NULL;
  JsonObject *person = ensure_object (load->root, "person");

  replace_text (person, "name", rows, 1);
  replace_text (person, "label", rows, 2);
  replace_text (person, "email", rows, 3);
  replace_text (person, "url", rows, 4);
  wm_extra_set_text (person, "kind", rows, 5);
  if (was_there)
    return;
  wm_extra_set_text (person, "id", rows, 0);
  wm_extra_merge (person, wm_rows_text (rows, 6));
}

static void
load_calendar (PlanLoad *load, WmRows *rows)
{
  const char *week = wm_rows_text (rows, 2);
  JsonObject *calendar;
  JsonArray *days;

  if (*wm_rows_text (rows, 3) != '\0')
    wm_extra_set_list (ensure_object (load->root, "calendar"), "partTime", rows, 3);
  if (*wm_rows_text (rows, 0) == '\0' && *wm_rows_text (rows, 1) == '\0' && *week == '\0'
      && !load->made_here)
    return;
  calendar = ensure_object (load->root, "calendar");
  wm_extra_set_text (calendar, "timezone", rows, 0);
  wm_extra_set_text (calendar, "region", rows, 1);
  /* A plan made here says what others would have to guess. */
  if (*week == '\0' && load->made_here)
    week = "12345";
  if (*week == '\0')
    return;
  days = json_array_new ();
  for (const char *p = week; *p != '\0'; p++)
    json_array_add_int_element (days, *p - '0');
  json_object_set_array_member (calendar, "workWeek", days);
}

static void
load_day (PlanLoad *load, WmRows *rows)
{
  gboolean holiday = strcmp (wm_rows_text (rows, 0), "holiday") == 0;
  JsonObject *day = json_object_new ();

  wm_extra_set_text (day, "date", rows, 1);
  wm_extra_set_text (day, "name", rows, 2);
  wm_extra_merge (day, wm_rows_text (rows, 3));
  wm_extra_append (ensure_object (load->root, "calendar"), holiday ? "holidays" : "workingDays",
                   day);
}

static JsonObject *
add_object (PlanLoad *load, WmRows *rows, const char *list)
{
  JsonObject *object = json_object_new ();
  gint64 id = wm_rows_int (rows, 0);

  wm_extra_append (load->root, list, object);
  g_hash_table_insert (load->objects, g_memdup2 (&id, sizeof id), object);
  wm_extra_set_text (object, "id", rows, 1);
  wm_extra_set_text (object, "name", rows, 2);
  return object;
}

static JsonObject *
parent_of (PlanLoad *load, WmRows *rows)
{
  gint64 id = wm_rows_int (rows, 0);

  return g_hash_table_lookup (load->objects, &id);
}

static void
load_milestone (PlanLoad *load, WmRows *rows)
{
  JsonObject *object = add_object (load, rows, "milestones");

  wm_extra_set_text (object, "kind", rows, 3);
  wm_extra_set_text (object, "startDate", rows, 4);
  wm_extra_set_text (object, "endDate", rows, 5);
  wm_extra_set_text (object, "status", rows, 6);
  wm_extra_set_text (object, "completed", rows, 7);
  wm_extra_set_list (object, "goals", rows, 8);
  wm_extra_set_text (object, "offset", rows, 10);
  wm_extra_merge (object, wm_rows_text (rows, 9));
}

static void
load_milestone_skill (PlanLoad *load, WmRows *rows)
{
  JsonObject *milestone = parent_of (load, rows);
  JsonObject *object;

  if (milestone == NULL)
    return;
  object = json_object_new ();
  wm_extra_set_text (object, "skill", rows, 1);
  wm_extra_set_int (object, "level", rows, 2);
  wm_extra_merge (object, wm_rows_text (rows, 3));
  wm_extra_append (milestone, "skills", object);
}

static void
load_activity (PlanLoad *load, WmRows *rows)
{
  JsonObject *object = add_object (load, rows, "tasks");

  wm_extra_set_text (object, "description", rows, 3);
  wm_extra_set_text (object, "milestone", rows, 4);
  wm_extra_set_text (object, "status", rows, 5);
  wm_extra_set_text (object, "startDate", rows, 6);
  wm_extra_set_text (object, "dueDate", rows, 7);
  wm_extra_set_text (object, "completed", rows, 8);
  wm_extra_set_int (object, "percentComplete", rows, 9);
  wm_extra_set_text (object, "timeRequired", rows, 10);
  wm_extra_set_text (object, "owner", rows, 11);
  wm_plan_due_set (object, rows, 12, 14, wm_rows_text (rows, 13));
  wm_extra_set_int (object, "duration", rows, 16);
  wm_extra_set_flag (object, "blocked", rows, 17);
  wm_extra_set_text (object, "reason", rows, 18);
  wm_extra_set_text (object, "proof", rows, 19);
  wm_extra_set_text (object, "origin", rows, 20);
  wm_extra_set_flag (object, "edited", rows, 21);
  wm_extra_merge (object, wm_rows_text (rows, 13));
}

static void
load_link (PlanLoad *load, WmRows *rows)
{
  JsonObject *activity = parent_of (load, rows);
  const char *kind = wm_rows_text (rows, 1);
  const char *key = strcmp (kind, "skill") == 0      ? "skills"
                    : strcmp (kind, "resource") == 0 ? "resources"
                                                     : "dependsOn";

  if (activity != NULL)
    wm_extra_append_text (activity, key, wm_rows_text (rows, 2));
}

static gboolean
load_rows (PlanLoad *load, GError **error)
{
  static const struct
  {
    RowFunc func;
    const char *sql;
  } steps[] = {
    { load_person, "SELECT p.slug, p.name, p.label, p.email, p.url, p.kind, p.extra FROM person p"
                   " JOIN onboarding_plan o ON o.person_id = p.id WHERE o.id = ?" },
    { load_calendar,
      "SELECT timezone, region, work_week, part_time FROM onboarding_plan WHERE id = ?" },
    { load_day, "SELECT kind, date, name, extra FROM calendar_day WHERE plan_id = ?"
                " ORDER BY kind, sort, date" },
    { load_milestone,
      "SELECT id, slug, name, horizon, start_date, end_date, status, completed,"
      "  goals, extra, \"offset\" FROM milestone WHERE plan_id = ? ORDER BY sort, slug" },
    { load_milestone_skill,
      "SELECT x.milestone_id, x.skill, x.level, x.extra FROM milestone_skill x"
      " JOIN milestone m ON m.id = x.milestone_id WHERE m.plan_id = ?"
      " ORDER BY x.milestone_id, x.sort, x.skill" },
    { load_activity,
      "SELECT a.id, a.slug, a.name, a.description, m.slug, a.status, a.start_date,"
      "  a.due_date, a.completed, a.percent, a.time_required, a.owner,"
      "  a.due_day, a.extra, a.due_anchor, a.due_ref, a.duration, a.blocked, a.reason,"
      "  a.proof, a.origin, a.edited FROM activity a"
      " LEFT JOIN milestone m ON m.id = a.milestone_id WHERE a.plan_id = ?"
      " ORDER BY a.sort, coalesce (m.sort, -1), a.slug" },
    /* What an activity depended on may have been deleted since. */
    { load_link, "SELECT l.activity_id, l.kind, l.target FROM activity_link l"
                 " JOIN activity a ON a.id = l.activity_id WHERE a.plan_id = ?"
                 " AND (l.kind <> 'depends_on' OR EXISTS (SELECT 1 FROM activity b"
                 "   WHERE b.plan_id = a.plan_id AND b.slug = l.target))"
                 " ORDER BY l.activity_id, l.kind, l.sort, l.target" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (!each_row (load, steps[i].sql, steps[i].func, error))
      return FALSE;
  return TRUE;
}

static void
set_modified (PlanLoad *load)
{
  JsonObject *meta = wm_json_tree_object (load->root, "meta");
  const char *text = meta != NULL ? wm_json_tree_text (meta, "lastModified") : NULL;
  g_autofree char *stamp = NULL;
  gint64 seconds;

  if (load->modified == 0
      || (text != NULL && wm_timestamp_parse (text, &seconds) && seconds == load->modified))
    return;
  stamp = wm_timestamp_format (load->modified);
  json_object_set_string_member (ensure_object (load->root, "meta"), "lastModified", stamp);
}

static gboolean
load_head (PlanLoad *load, const char *slug, char **extra, GError **error)
{
  g_autoptr (WmRows) rows
      = wm_sql_query (load->store, error,
                      "SELECT id, slug, name, description, language, start_date, template, role,"
                      " modified, snapshot, extra, weekly_time FROM onboarding_plan WHERE slug = ?",
                      "t", slug);
  gboolean failed;

  if (rows == NULL)
    return FALSE;
  if (!wm_extra_next (rows, &failed, error))
    {
      if (!failed)
        g_set_error (error, WM_ERROR, WM_ERROR_NOT_FOUND, _ ("There is no plan “%s”"), slug);
      return FALSE;
    }
  load->plan = wm_rows_int (rows, 0);
  load->role = g_strdup (wm_rows_text (rows, 7));
  load->modified = wm_rows_int (rows, 8);
  load->made_here = strcmp (wm_rows_text (rows, 9), "{}") == 0;
  load->root = wm_json_tree_load_object (wm_rows_text (rows, 9));
  *extra = g_strdup (wm_rows_text (rows, 10));
  json_object_set_string_member (load->root, "format", "waymark-plan/1");
  wm_extra_set_text (load->root, "id", rows, 1);
  wm_extra_set_text (load->root, "name", rows, 2);
  wm_extra_set_text (load->root, "description", rows, 3);
  wm_extra_set_text (load->root, "inLanguage", rows, 4);
  wm_extra_set_text (load->root, "startDate", rows, 5);
  wm_extra_set_text (load->root, "template", rows, 6);
  wm_extra_set_text (load->root, "weeklyTime", rows, 11);
  if (!load->made_here)
    return TRUE;
  json_object_set_string_member (load->root, "$schema", "urn:waymark:schema:plan:1");
  json_object_set_object_member (load->root, "generator", wm_transfer_generator ());
  return TRUE;
}

static void
ensure_list (JsonObject *root, const char *key)
{
  if (!json_object_has_member (root, key))
    json_object_set_array_member (root, key, json_array_new ());
}

static gboolean
load_all (PlanLoad *load, const char *slug, GError **error)
{
  g_autofree char *extra = NULL;

  if (!load_head (load, slug, &extra, error) || !load_rows (load, error)
      || !wm_plan_more_load (load->store, load->plan, load->root, error)
      || !wm_plan_carry (load->store, load->packs, load->root, load->role, load->made_here, error))
    return FALSE;
  ensure_list (load->root, "milestones");
  ensure_list (load->root, "tasks");
  set_modified (load);
  wm_extra_merge (load->root, extra);
  return TRUE;
}

JsonObject *
wm_transfer_load_plan (WmStore *store, const char *slug, WmPackCache *packs, GError **error)
{
  g_autoptr (GHashTable) objects
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  PlanLoad load = { .store = store, .packs = packs, .objects = objects };
  gboolean ok = load_all (&load, slug, error);

  g_free (load.role);
  if (!ok)
    g_clear_pointer (&load.root, json_object_unref);
  else
    wm_transfer_withhold (store, load.root);
  return load.root;
}
