/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Jobs and interview plans between rows and a workspace's document.
 */
#include "config.h"

#include "wm-extra.h"
#include "wm-hiring-document.h"

/* ---- out -------------------------------------------------------------------- */

static JsonObject *
make_requirement (WmStore *store, WmRows *rows, GError **error)
{
  JsonObject *requirement = json_object_new ();

  wm_extra_set_text (requirement, "skill", rows, 0);
  wm_extra_set_int (requirement, "level", rows, 1);
  wm_extra_set_text (requirement, "importance", rows, 2);
  wm_extra_set_flag (requirement, "focus", rows, 3);
  wm_extra_set_flag (requirement, "checkInOnboarding", rows, 4);
  wm_extra_merge (requirement, wm_rows_text (rows, 5));
  return requirement;
}

static gboolean
append_texts (WmStore *store, JsonObject *object, const char *key, const char *sql, gint64 id,
              GError **error)
{
  g_autoptr (WmRows) rows = wm_sql_query (store, error, sql, "i", id);
  gboolean failed = rows == NULL;

  while (!failed && wm_extra_next (rows, &failed, error))
    wm_extra_append_text (object, key, wm_rows_text (rows, 0));
  return !failed;
}

static JsonObject *
make_kit (WmStore *store, WmRows *rows, GError **error)
{
  g_autoptr (JsonObject) kit = json_object_new ();
  gint64 id = wm_rows_int (rows, 0);

  wm_extra_set_text (kit, "id", rows, 1);
  wm_extra_set_text (kit, "name", rows, 2);
  wm_extra_set_text (kit, "purpose", rows, 3);
  wm_extra_set_text (kit, "kind", rows, 4);
  wm_extra_set_int (kit, "minutes", rows, 5);
  if (!append_texts (store, kit, "interviewers",
                     "SELECT p.slug FROM kit_interviewer k JOIN person p ON p.id = k.person_id"
                     " WHERE k.kit_id = ?1 ORDER BY k.sort, p.slug",
                     id, error)
      || !append_texts (store, kit, "skills",
                        "SELECT skill FROM focus_skill WHERE kit_id = ?1 ORDER BY sort, skill", id,
                        error)
      || !append_texts (store, kit, "questions",
                        "SELECT question FROM kit_question WHERE kit_id = ?1"
                        " ORDER BY sort, question",
                        id, error))
    return NULL;
  wm_extra_merge (kit, wm_rows_text (rows, 6));
  return g_steal_pointer (&kit);
}

static JsonObject *
make_stage (WmStore *store, WmRows *rows, GError **error)
{
  g_autoptr (JsonObject) stage = json_object_new ();

  wm_extra_set_text (stage, "id", rows, 1);
  wm_extra_set_text (stage, "name", rows, 2);
  wm_extra_set_text (stage, "purpose", rows, 3);
  wm_extra_set_int (stage, "minutes", rows, 4);
  if (!wm_hiring_document_append (store, stage, "interviews", make_kit,
                                  "SELECT id, slug, name, purpose, kind, minutes, extra"
                                  " FROM interview_kit WHERE stage_id = ?1 ORDER BY sort, slug",
                                  wm_rows_int (rows, 0), error))
    return NULL;
  wm_extra_merge (stage, wm_rows_text (rows, 5));
  return g_steal_pointer (&stage);
}

#define LOOPS "SELECT id, slug, name, role, created, extra FROM interview_plan"

static JsonObject *
make_loop (WmStore *store, WmRows *rows, GError **error)
{
  g_autoptr (JsonObject) loop = json_object_new ();

  wm_extra_set_text (loop, "id", rows, 1);
  wm_extra_set_text (loop, "name", rows, 2);
  wm_extra_set_text (loop, "role", rows, 3);
  wm_extra_set_time (loop, "created", wm_rows_int (rows, 4));
  if (!wm_hiring_document_append (store, loop, "stages", make_stage,
                                  "SELECT id, slug, name, purpose, minutes, extra"
                                  " FROM interview_stage WHERE plan_id = ?1 ORDER BY sort, slug",
                                  wm_rows_int (rows, 0), error))
    return NULL;
  wm_extra_merge (loop, wm_rows_text (rows, 5));
  return g_steal_pointer (&loop);
}

/* A job has one loop, or none yet. */
static gboolean
add_loop (WmStore *store, JsonObject *job, gint64 id, GError **error)
{
  g_autoptr (JsonObject) list = json_object_new ();
  JsonArray *loops;

  if (!wm_hiring_document_append (store, list, "loops", make_loop,
                                  LOOPS " WHERE job_id = ?1 ORDER BY slug", id, error))
    return FALSE;
  loops = wm_json_tree_array (list, "loops");
  if (loops != NULL)
    json_object_set_object_member (job, "loop",
                                   json_object_ref (json_array_get_object_element (loops, 0)));
  return TRUE;
}

#define JOBS                                                                                       \
  "SELECT j.id, j.slug, j.name, j.role, j.seniority, j.status, j.openings, j.team,"                \
  " j.description, j.tech_stack, coalesce (p.slug, ''), j.created, j.extra FROM job j"             \
  " LEFT JOIN person p ON p.id = j.manager_id"

static JsonObject *
make_job (WmStore *store, WmRows *rows, GError **error)
{
  g_autoptr (JsonObject) job = json_object_new ();
  gint64 id = wm_rows_int (rows, 0);

  wm_extra_set_text (job, "id", rows, 1);
  wm_extra_set_text (job, "name", rows, 2);
  wm_extra_set_text (job, "role", rows, 3);
  wm_extra_set_text (job, "seniority", rows, 4);
  wm_extra_set_text (job, "status", rows, 5);
  wm_extra_set_int (job, "openings", rows, 6);
  wm_extra_set_text (job, "team", rows, 7);
  wm_extra_set_text (job, "description", rows, 8);
  wm_extra_set_text (job, "techStack", rows, 9);
  wm_extra_set_text (job, "manager", rows, 10);
  wm_extra_set_time (job, "created", wm_rows_int (rows, 11));
  if (!wm_hiring_document_append (store, job, "requirements", make_requirement,
                                  "SELECT skill, level, importance, focus, check_later, extra"
                                  " FROM job_requirement WHERE job_id = ?1 ORDER BY sort, skill",
                                  id, error)
      || !add_loop (store, job, id, error))
    return NULL;
  wm_extra_merge (job, wm_rows_text (rows, 12));
  return g_steal_pointer (&job);
}

/* (transfer full): the only entry of a list of one; NULL for none */
static JsonObject *
load_one (WmStore *store, const char *sql, gint64 id, WmDocumentRowFunc make, GError **error)
{
  g_autoptr (JsonObject) list = json_object_new ();
  JsonArray *array;

  if (id == 0 || !wm_hiring_document_append (store, list, "one", make, sql, id, error))
    return NULL;
  array = wm_json_tree_array (list, "one");
  return array != NULL ? json_object_ref (json_array_get_object_element (array, 0)) : NULL;
}

JsonObject *
wm_job_document_new (WmStore *store, const char *job, GError **error)
{
  return load_one (store, JOBS " WHERE j.id = ?1",
                   wm_sql_int (store, 0, "SELECT id FROM job WHERE slug = ?1", "t", job), make_job,
                   error);
}

gboolean
wm_jobs_document_load (WmStore *store, JsonObject *root, GError **error)
{
  return wm_hiring_document_append (store, root, "jobs", make_job, JOBS " ORDER BY j.slug", 0,
                                    error)
         && wm_hiring_document_append (store, root, "loopTemplates", make_loop,
                                       LOOPS " WHERE job_id IS NULL ORDER BY slug", 0, error);
}

/* ---- in --------------------------------------------------------------------- */

static gboolean
store_requirements (WmStore *store, gint64 job, JsonArray *array, GError **error)
{
  static const char *const columns[]
    = { "skill", "level", "importance", "focus", "checkInOnboarding", NULL };

  if (!wm_sql_run (store, error, "DELETE FROM job_requirement WHERE job_id = ?1", "i", job))
    return FALSE;
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *it = json_array_get_object_element (array, i);
      g_autofree char *extra = wm_extra_of (it, columns);

      if (!wm_sql_run (store, error,
                       "INSERT INTO job_requirement (job_id, skill, level, importance, focus,"
                       " check_later, sort, extra) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                       "ititiiit", job, wm_extra_text (it, "skill"),
                       wm_json_tree_int (it, "level", 0), wm_extra_text (it, "importance"),
                       (gint64) wm_extra_flag (it, "focus"),
                       (gint64) wm_extra_flag (it, "checkInOnboarding"), (gint64) i, extra))
        return FALSE;
    }
  return TRUE;
}

/* @insert: ?1 is the kit, ?2 a text of the list, ?3 its place in it */
static gboolean
store_texts (WmStore *store, gint64 kit, JsonArray *array, const char *clear, const char *insert,
             GError **error)
{
  if (!wm_sql_run (store, error, clear, "i", kit))
    return FALSE;
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    if (!wm_sql_run (store, error, insert, "iti", kit, json_array_get_string_element (array, i),
                     (gint64) i))
      return FALSE;
  return TRUE;
}

/* The row of @slug, which belongs to @parent or is new; 0 with an error when it
 * belongs to something else */
static gint64
find_row (WmStore *store, const char *find, const char *slug, gint64 parent, const char *place,
          GError **error)
{
  g_autoptr (WmRows) rows = wm_sql_query (store, error, find, "t", slug);
  gboolean failed = rows == NULL;
  gint64 id = 0;

  if (!failed && wm_extra_next (rows, &failed, error))
    {
      id = wm_rows_int (rows, 0);
      if (wm_rows_int (rows, 1) == parent)
        return id;
      wm_hiring_document_conflict (place, slug, error);
      return 0;
    }
  return failed ? 0 : wm_sql_new_id ();
}

static gboolean
store_kit (WmStore *store, gint64 stage, JsonObject *kit, guint sort, const char *place,
           GError **error)
{
  static const char *const columns[] = { "id",           "name",   "purpose",   "kind", "minutes",
                                         "interviewers", "skills", "questions", NULL };
  g_autofree char *extra = wm_extra_of (kit, columns);
  const char *slug = wm_extra_text (kit, "id");
  gint64 id = find_row (store, "SELECT id, stage_id FROM interview_kit WHERE slug = ?1", slug,
                        stage, place, error);

  return id != 0
         && wm_sql_run (store, error,
                        "INSERT INTO interview_kit (id, stage_id, slug, name, purpose, kind,"
                        " minutes, sort, extra) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
                        " ON CONFLICT (id) DO UPDATE SET name = excluded.name,"
                        " purpose = excluded.purpose, kind = excluded.kind,"
                        " minutes = excluded.minutes, sort = excluded.sort,"
                        " extra = excluded.extra",
                        "iittttiit", id, stage, slug, wm_extra_text (kit, "name"),
                        wm_extra_text (kit, "purpose"), wm_extra_text (kit, "kind"),
                        wm_json_tree_int (kit, "minutes", 0), (gint64) sort, extra)
         && store_texts (store, id, wm_json_tree_array (kit, "interviewers"),
                         "DELETE FROM kit_interviewer WHERE kit_id = ?1",
                         "INSERT INTO kit_interviewer (kit_id, person_id, sort)"
                         " SELECT ?1, id, ?3 FROM person WHERE slug = ?2",
                         error)
         && store_texts (store, id, wm_json_tree_array (kit, "skills"),
                         "DELETE FROM focus_skill WHERE kit_id = ?1",
                         "INSERT INTO focus_skill (kit_id, skill, sort) VALUES (?1, ?2, ?3)", error)
         && store_texts (store, id, wm_json_tree_array (kit, "questions"),
                         "DELETE FROM kit_question WHERE kit_id = ?1",
                         "INSERT INTO kit_question (kit_id, question, sort) VALUES (?1, ?2, ?3)",
                         error);
}

static gboolean
store_stage (WmStore *store, gint64 plan, JsonObject *stage, guint sort, const char *place,
             GError **error)
{
  static const char *const columns[] = { "id", "name", "purpose", "minutes", "interviews", NULL };
  g_autofree char *extra = wm_extra_of (stage, columns);
  JsonArray *kits = wm_json_tree_array (stage, "interviews");
  const char *slug = wm_extra_text (stage, "id");
  gint64 id = find_row (store, "SELECT id, plan_id FROM interview_stage WHERE slug = ?1", slug,
                        plan, place, error);

  if (id == 0
      || !wm_sql_run (store, error,
                      "INSERT INTO interview_stage (id, plan_id, slug, name, purpose, minutes,"
                      " sort, extra) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (id)"
                      " DO UPDATE SET name = excluded.name, purpose = excluded.purpose,"
                      " minutes = excluded.minutes, sort = excluded.sort, extra = excluded.extra",
                      "iitttiit", id, plan, slug, wm_extra_text (stage, "name"),
                      wm_extra_text (stage, "purpose"), wm_json_tree_int (stage, "minutes", 0),
                      (gint64) sort, extra))
    return FALSE;
  for (guint i = 0; kits != NULL && i < json_array_get_length (kits); i++)
    {
      g_autofree char *where = g_strdup_printf ("%s.interviews[%u]", place, i);

      if (!store_kit (store, id, json_array_get_object_element (kits, i), i, where, error))
        return FALSE;
    }
  return TRUE;
}

/* The row for @slug; 0 with an error. A kit that came before the plan it belongs to
 * has made one under a name of its own, which is that plan. */
static gint64
find_loop (WmStore *store, gint64 job, const char *slug, const char *place, GError **error)
{
  gint64 own = job == 0 ? 0
                        : wm_sql_int (store, 0,
                                      "SELECT id FROM interview_plan WHERE job_id = ?1", "i", job);
  gint64 id = wm_sql_int (store, 0,
                          "SELECT p.id FROM interview_plan p JOIN job j ON j.id = p.job_id"
                          " WHERE p.id = ?1 AND p.slug = '" WM_LOOP_OF_KIT "' || j.slug"
                          " AND NOT EXISTS (SELECT 1 FROM interview_plan WHERE slug = ?2)",
                          "it", own, slug);

  if (id != 0)
    return id;
  id = find_row (store, "SELECT id, coalesce (job_id, 0) FROM interview_plan WHERE slug = ?1",
                 slug, job, place, error);
  if (id == 0 || own == 0 || id == own)
    return id;
  wm_hiring_document_conflict (place, slug, error);
  return 0;
}

/* @job: 0 for a template */
static gboolean
store_loop (WmStore *store, gint64 job, JsonObject *loop, const char *place, GError **error)
{
  static const char *const columns[] = { "id", "name", "role", "created", "stages", NULL };
  g_autofree char *extra = wm_extra_of (loop, columns);
  JsonArray *stages = wm_json_tree_array (loop, "stages");
  const char *slug = wm_extra_text (loop, "id");
  gint64 id = find_loop (store, job, slug, place, error);

  if (id == 0)
    return FALSE;
  if (!wm_sql_run (store, error,
                   "INSERT INTO interview_plan (id, slug, job_id, name, role, created, extra)"
                   " VALUES (?1, ?2, nullif (?3, 0), ?4, ?5, ?6, ?7) ON CONFLICT (id)"
                   " DO UPDATE SET slug = excluded.slug, name = excluded.name,"
                   " role = excluded.role, created = excluded.created, extra = excluded.extra",
                   "itittit", id, slug, job, wm_extra_text (loop, "name"),
                   wm_extra_text (loop, "role"), wm_extra_time (loop, "created"), extra))
    return FALSE;
  for (guint i = 0; stages != NULL && i < json_array_get_length (stages); i++)
    {
      g_autofree char *where = g_strdup_printf ("%s.stages[%u]", place, i);

      if (!store_stage (store, id, json_array_get_object_element (stages, i), i, where, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_job (WmStore *store, JsonObject *job, gint64 id, GError **error)
{
  static const char *const columns[]
    = { "id",       "name",        "role",      "seniority", "status",
        "openings", "team",        "description", "techStack", "manager",
        "created",  "requirements", "loop",      NULL };
  g_autofree char *extra = wm_extra_of (job, columns);
  gint64 manager = wm_sql_int (store, 0, "SELECT id FROM person WHERE slug = ?1", "t",
                               wm_extra_text (job, "manager"));

  return wm_sql_run (store, error,
                     "INSERT INTO job (id, slug, name, role, seniority, status, openings, team,"
                     " description, tech_stack, manager_id, created, extra) VALUES (?1, ?2, ?3,"
                     " ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13) ON CONFLICT (id) DO UPDATE SET"
                     " name = excluded.name, role = excluded.role,"
                     " seniority = excluded.seniority, status = excluded.status,"
                     " openings = excluded.openings, team = excluded.team,"
                     " description = excluded.description, tech_stack = excluded.tech_stack,"
                     " manager_id = excluded.manager_id, created = excluded.created,"
                     " extra = excluded.extra",
                     "itttttitttIit", id, wm_extra_text (job, "id"),
                     wm_extra_text (job, "name"), wm_extra_text (job, "role"),
                     wm_extra_text (job, "seniority"), wm_extra_text (job, "status"),
                     wm_json_tree_int (job, "openings", 1), wm_extra_text (job, "team"),
                     wm_extra_text (job, "description"), wm_extra_text (job, "techStack"),
                     manager != 0 ? &manager : NULL, wm_extra_time (job, "created"), extra);
}

static gboolean
store_job (WmStore *store, JsonObject *job, const char *place, WmImportReport *report,
           GError **error)
{
  const char *slug = wm_extra_text (job, "id");
  g_autoptr (JsonObject) before = wm_job_document_new (store, slug, NULL);
  g_autoptr (JsonObject) after = NULL;
  g_autofree char *where = g_strconcat (place, ".loop", NULL);
  JsonObject *loop = wm_json_tree_object (job, "loop");
  gint64 id = wm_sql_int (store, 0, "SELECT id FROM job WHERE slug = ?1", "t", slug);

  if (id == 0)
    id = wm_sql_new_id ();
  if (!write_job (store, job, id, error)
      || !store_requirements (store, id, wm_json_tree_array (job, "requirements"), error)
      || (loop != NULL && !store_loop (store, id, loop, where, error)))
    return FALSE;
  after = wm_job_document_new (store, slug, NULL);
  wm_hiring_document_report (report, "job", slug, before, after);
  return TRUE;
}

static JsonObject *
load_template (WmStore *store, const char *slug)
{
  return load_one (store, LOOPS " WHERE id = ?1",
                   wm_sql_int (store, 0, "SELECT id FROM interview_plan WHERE slug = ?1", "t",
                               slug),
                   make_loop, NULL);
}

gboolean
wm_jobs_document_store (WmStore *store, JsonObject *workspace, WmImportReport *report,
                        GError **error)
{
  JsonArray *jobs = wm_json_tree_array (workspace, "jobs");
  JsonArray *templates = wm_json_tree_array (workspace, "loopTemplates");

  for (guint i = 0; jobs != NULL && i < json_array_get_length (jobs); i++)
    {
      g_autofree char *place = g_strdup_printf ("jobs[%u]", i);

      if (!store_job (store, json_array_get_object_element (jobs, i), place, report, error))
        return FALSE;
    }
  for (guint i = 0; templates != NULL && i < json_array_get_length (templates); i++)
    {
      JsonObject *loop = json_array_get_object_element (templates, i);
      const char *slug = wm_extra_text (loop, "id");
      g_autofree char *place = g_strdup_printf ("loopTemplates[%u]", i);
      g_autoptr (JsonObject) before = load_template (store, slug);
      g_autoptr (JsonObject) after = NULL;

      if (!store_loop (store, 0, loop, place, error))
        return FALSE;
      after = load_template (store, slug);
      wm_hiring_document_report (report, "loop-template", slug, before, after);
    }
  return TRUE;
}
