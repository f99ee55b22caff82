/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-plan-more.h"

#include <string.h>

#include "wm-extra.h"
#include "wm-transfer.h"

static const char *const due_keys[] = { "from", "id", "days", NULL };

WmPlanDue
wm_plan_due_of (JsonObject *task)
{
  JsonObject *offset = wm_json_tree_object (task, "dueOffset");
  WmPlanDue due = { FALSE, 0, "", "" };
  const char *from;

  if (offset == NULL)
    {
      due.told = wm_extra_int (task, "dueDay", &due.day) != NULL;
      return due;
    }
  from = wm_extra_text (offset, "from");
  due.told = TRUE;
  due.day = wm_json_tree_int (offset, "days", 0);
  if (strcmp (from, "before_start") == 0)
    due.day = -MAX (1, due.day);
  else
    {
      due.anchor = from;
      due.ref = wm_extra_text (offset, "id");
    }
  return due;
}

char *
wm_plan_due_extra (JsonObject *task, const char *const *columns)
{
  g_autofree char *text = wm_extra_of (task, columns);
  JsonObject *offset = wm_json_tree_object (task, "dueOffset");
  g_autofree char *rest = offset != NULL ? wm_extra_of (offset, due_keys) : NULL;
  g_autoptr (JsonObject) extra = NULL;

  if (offset == NULL || (strcmp (rest, "{}") == 0 && !json_object_has_member (task, "dueDay")))
    return g_steal_pointer (&text);
  extra = wm_json_tree_load_object (text);
  if (strcmp (rest, "{}") != 0)
    json_object_set_object_member (extra, "dueOffset", wm_json_tree_load_object (rest));
  if (json_object_has_member (task, "dueDay"))
    json_object_set_member (extra, "dueDay",
                            json_node_copy (json_object_get_member (task, "dueDay")));
  return wm_json_tree_compact_object (extra);
}

void
wm_plan_due_set (JsonObject *task, WmRows *rows, int day, int anchor, const char *extra)
{
  const char *from = wm_rows_text (rows, anchor);
  gint64 days = wm_rows_int (rows, day);
  JsonObject *offset;

  if (wm_rows_is_null (rows, day) || (days == 0 && *from == '\0'))
    return;
  if (days > 0 && *from == '\0')
    {
      json_object_set_int_member (task, "dueDay", days);
      return;
    }
  offset = json_object_new ();
  json_object_set_string_member (offset, "from", *from != '\0' ? from : "before_start");
  if (*from != '\0')
    wm_extra_set_text (offset, "id", rows, anchor + 1);
  json_object_set_int_member (offset, "days", *from != '\0' ? days : -days);
  if (extra != NULL && strcmp (extra, "{}") != 0)
    {
      g_autoptr (JsonObject) more = wm_json_tree_load_object (extra);
      JsonObject *rest = wm_json_tree_object (more, "dueOffset");
      g_autofree char *text = rest != NULL ? wm_json_tree_compact_object (rest) : NULL;

      wm_extra_merge (offset, text);
    }
  json_object_set_object_member (task, "dueOffset", offset);
}

/* ---- in ---------------------------------------------------------------------- */

static gboolean
store_reason (WmStore *store, gint64 activity, JsonObject *item, guint sort, GError **error)
{
  static const char *const columns[]
      = { "finding", "skill",    "target", "level",    "importance", "sourceKind",
          "source",  "assessor", "date",   "sentence", NULL };
  g_autofree char *extra = wm_extra_of (item, columns);
  gint64 target, level;

  return wm_sql_run (store, error,
                     "INSERT INTO activity_why (id, activity_id, finding, skill, target, level,"
                     " importance, source_kind, source, assessor, date, sentence, sort, extra)"
                     " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                     "iittIIttttttit", wm_sql_new_id (), activity, wm_extra_text (item, "finding"),
                     wm_extra_text (item, "skill"), wm_extra_int (item, "target", &target),
                     wm_extra_int (item, "level", &level), wm_extra_text (item, "importance"),
                     wm_extra_text (item, "sourceKind"), wm_extra_text (item, "source"),
                     wm_extra_text (item, "assessor"), wm_extra_text (item, "date"),
                     wm_extra_text (item, "sentence"), (gint64) sort, extra);
}

gboolean
wm_plan_store_why (WmStore *store, gint64 activity, JsonObject *task, GError **error)
{
  JsonArray *reasons = wm_json_tree_array (task, "why");

  for (guint i = 0; reasons != NULL && i < json_array_get_length (reasons); i++)
    if (!store_reason (store, activity, json_array_get_object_element (reasons, i), i, error))
      return FALSE;
  return TRUE;
}

static gboolean
store_day_off (WmStore *store, gint64 plan, JsonObject *item, guint sort, GError **error)
{
  static const char *const columns[] = { "startDate", "endDate", "name", NULL };
  g_autofree char *extra = wm_extra_of (item, columns);

  return wm_sql_run (store, error,
                     "INSERT INTO plan_day_off (id, plan_id, start_date, end_date, name, sort,"
                     " extra) VALUES (?, ?, ?, ?, ?, ?, ?)",
                     "iitttit", wm_sql_new_id (), plan, wm_extra_text (item, "startDate"),
                     wm_extra_text (item, "endDate"), wm_extra_text (item, "name"), (gint64) sort,
                     extra);
}

static gboolean
store_check_in (WmStore *store, gint64 plan, JsonObject *item, guint sort, GError **error)
{
  static const char *const columns[]
      = { "id", "day", "date", "held", "mood", "note", "managerNote", NULL };
  g_autofree char *extra = wm_extra_of (item, columns);
  gint64 day, mood;

  return wm_sql_run (store, error,
                     "INSERT INTO check_in (id, plan_id, slug, day, date, held, mood, note,"
                     " manager_note, sort, extra) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                     "iitIttIttit", wm_sql_new_id (), plan, wm_extra_text (item, "id"),
                     wm_extra_int (item, "day", &day), wm_extra_text (item, "date"),
                     wm_extra_text (item, "held"), wm_extra_int (item, "mood", &mood),
                     wm_extra_text (item, "note"), wm_extra_text (item, "managerNote"),
                     (gint64) sort, extra);
}

static gboolean
store_first (WmStore *store, gint64 plan, JsonObject *item, guint sort, GError **error)
{
  static const char *const columns[] = { "skill", "date", "note", NULL };
  g_autofree char *extra = wm_extra_of (item, columns);

  return wm_sql_run (store, error,
                     "INSERT INTO first_unaided (plan_id, skill, date, note, sort, extra)"
                     " VALUES (?, ?, ?, ?, ?, ?)",
                     "itttit", plan, wm_extra_text (item, "skill"), wm_extra_text (item, "date"),
                     wm_extra_text (item, "note"), (gint64) sort, extra);
}

typedef gboolean (*StoreItem) (WmStore *store, gint64 plan, JsonObject *item, guint sort,
                               GError **error);

static gboolean
store_list (WmStore *store, gint64 plan, JsonObject *owner, const char *key, StoreItem func,
            GError **error)
{
  JsonArray *items = owner != NULL ? wm_json_tree_array (owner, key) : NULL;

  for (guint i = 0; items != NULL && i < json_array_get_length (items); i++)
    if (!func (store, plan, json_array_get_object_element (items, i), i, error))
      return FALSE;
  return TRUE;
}

gboolean
wm_plan_more_store (WmStore *store, gint64 plan, JsonObject *root, GError **error)
{
  JsonObject *calendar = wm_json_tree_object (root, "calendar");

  return store_list (store, plan, calendar, "daysOff", store_day_off, error)
         && store_list (store, plan, root, "checkIns", store_check_in, error)
         && store_list (store, plan, root, "firstUnaided", store_first, error);
}

gboolean
wm_plan_more_clear (WmStore *store, gint64 plan, GError **error)
{
  return wm_sql_run (store, error, "DELETE FROM plan_day_off WHERE plan_id = ?", "i", plan)
         && wm_sql_run (store, error, "DELETE FROM check_in WHERE plan_id = ?", "i", plan)
         && wm_sql_run (store, error, "DELETE FROM first_unaided WHERE plan_id = ?", "i", plan);
}

/* ---- out --------------------------------------------------------------------- */

static JsonObject *
ensure_calendar (JsonObject *root)
{
  if (wm_json_tree_object (root, "calendar") == NULL)
    json_object_set_object_member (root, "calendar", json_object_new ());
  return wm_json_tree_object (root, "calendar");
}

static void
load_day_off (JsonObject *root, WmRows *rows)
{
  JsonObject *item = json_object_new ();

  wm_extra_set_text (item, "startDate", rows, 0);
  wm_extra_set_text (item, "endDate", rows, 1);
  wm_extra_set_text (item, "name", rows, 2);
  wm_extra_merge (item, wm_rows_text (rows, 3));
  wm_extra_append (ensure_calendar (root), "daysOff", item);
}

static void
load_check_in (JsonObject *root, WmRows *rows)
{
  JsonObject *item = json_object_new ();

  wm_extra_set_text (item, "id", rows, 0);
  wm_extra_set_int (item, "day", rows, 1);
  wm_extra_set_text (item, "date", rows, 2);
  wm_extra_set_text (item, "held", rows, 3);
  wm_extra_set_int (item, "mood", rows, 4);
  wm_extra_set_text (item, "note", rows, 5);
  wm_extra_set_text (item, "managerNote", rows, 6);
  wm_extra_merge (item, wm_rows_text (rows, 7));
  wm_extra_append (root, "checkIns", item);
}

static void
load_first (JsonObject *root, WmRows *rows)
{
  JsonObject *item = json_object_new ();

  wm_extra_set_text (item, "skill", rows, 0);
  wm_extra_set_text (item, "date", rows, 1);
  wm_extra_set_text (item, "note", rows, 2);
  wm_extra_merge (item, wm_rows_text (rows, 3));
  wm_extra_append (root, "firstUnaided", item);
}

static JsonObject *
find_entry (JsonObject *root, const char *list, const char *key, const char *id)
{
  JsonArray *items = wm_json_tree_array (root, list);

  for (guint i = 0; items != NULL && i < json_array_get_length (items); i++)
    {
      JsonObject *item = json_array_get_object_element (items, i);

      if (g_strcmp0 (wm_json_tree_text (item, key), id) == 0)
        return item;
    }
  return NULL;
}

static void
load_why (JsonObject *root, WmRows *rows)
{
  JsonObject *task = find_entry (root, "tasks", "id", wm_rows_text (rows, 0));
  JsonObject *item;

  if (task == NULL)
    return;
  item = json_object_new ();
  wm_extra_set_text (item, "finding", rows, 1);
  wm_extra_set_text (item, "skill", rows, 2);
  wm_extra_set_int (item, "target", rows, 3);
  wm_extra_set_int (item, "level", rows, 4);
  wm_extra_set_text (item, "importance", rows, 5);
  wm_extra_set_text (item, "sourceKind", rows, 6);
  wm_extra_set_text (item, "source", rows, 7);
  wm_extra_set_text (item, "assessor", rows, 8);
  wm_extra_set_text (item, "date", rows, 9);
  wm_extra_set_text (item, "sentence", rows, 10);
  wm_extra_merge (item, wm_rows_text (rows, 11));
  wm_extra_append (task, "why", item);
}

/* The assessment of a check-in, which has the check-in's id; made if needed. */
static JsonObject *
need_assessment (JsonObject *root, WmRows *rows)
{
  const char *id = wm_rows_text (rows, 0);
  JsonObject *assessment = find_entry (root, "assessments", "id", id);

  if (assessment != NULL)
    return assessment;
  assessment = json_object_new ();
  json_object_set_string_member (assessment, "id", id);
  wm_extra_set_text (assessment, "date", rows, 1);
  json_object_set_string_member (assessment, "kind", "check_in");
  wm_extra_set_text (assessment, "assessor", rows, 2);
  json_object_set_array_member (assessment, "ratings", json_array_new ());
  wm_extra_append (root, "assessments", assessment);
  return assessment;
}

/* Ratings of a check-in go with the plan; what came with it is brought up to
 * date. */
static void
load_rating (JsonObject *root, WmRows *rows)
{
  JsonObject *assessment = need_assessment (root, rows);
  JsonObject *rating = find_entry (assessment, "ratings", "skill", wm_rows_text (rows, 3));

  if (rating == NULL)
    {
      rating = json_object_new ();
      wm_extra_set_text (rating, "skill", rows, 3);
      wm_extra_append (assessment, "ratings", rating);
    }
  wm_extra_set_int (rating, "level", rows, 4);
  wm_extra_set_int (rating, "confidence", rows, 5);
  wm_extra_set_text (rating, "evidence", rows, 6);
}

typedef void (*LoadItem) (JsonObject *root, WmRows *rows);

static gboolean
load_list (WmStore *store, gint64 plan, JsonObject *root, const char *sql, LoadItem func,
           GError **error)
{
  g_autoptr (WmRows) rows = wm_sql_query (store, error, sql, "i", plan);
  gboolean failed = rows == NULL;

  while (!failed && wm_extra_next (rows, &failed, error))
    func (root, rows);
  return !failed;
}

gboolean
wm_plan_more_load (WmStore *store, gint64 plan, JsonObject *root, GError **error)
{
  return load_list (store, plan, root,
                    "SELECT start_date, end_date, name, extra FROM plan_day_off WHERE plan_id = ?"
                    " ORDER BY sort, start_date",
                    load_day_off, error)
         && load_list (store, plan, root,
                       "SELECT slug, day, date, held, mood, note, manager_note, extra FROM check_in"
                       " WHERE plan_id = ? ORDER BY sort, slug",
                       load_check_in, error)
         && load_list (store, plan, root,
                       "SELECT skill, date, note, extra FROM first_unaided WHERE plan_id = ?"
                       " ORDER BY sort, skill",
                       load_first, error)
         && load_list (store, plan, root,
                       "SELECT a.slug, w.finding, w.skill, w.target, w.level, w.importance,"
                       "  w.source_kind, w.source, w.assessor, w.date, w.sentence, w.extra"
                       " FROM activity_why w JOIN activity a ON a.id = w.activity_id"
                       " WHERE a.plan_id = ? ORDER BY a.id, w.sort",
                       load_why, error)
         && load_list (
           store, plan, root,
           "SELECT c.slug, s.date, s.assessor, k.slug, r.level, r.confidence, r.evidence"
           " FROM check_in c JOIN onboarding_plan p ON p.id = c.plan_id"
           " JOIN assessment s ON s.slug = p.slug || '.' || c.slug"
           " JOIN skill_rating r ON r.assessment_id = s.id"
           " JOIN skill k ON k.id = r.skill_id WHERE c.plan_id = ?"
           " ORDER BY c.sort, c.slug, k.slug",
           load_rating, error);
}
