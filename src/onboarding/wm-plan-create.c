/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Making a plan from a template, in the reader's language: the plan then
 * stands on its own.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "map/wm-edit-private.h"
#include "map/wm-map-private.h"
#include "onboarding/wm-check-in.h"
#include "onboarding/wm-plan-private.h"
#include "onboarding/wm-template.h"

/* What the steps of making a plan share. */
typedef struct
{
  WmStore *store;
  WmTexts *texts;
  gint64 pack;
  gint64 template_id;
  gint64 plan;
  WmCalendar *calendar;
  GDate start;         /* moved on to a working day */
  GHashTable *milestones; /* slug -> gint64 row id */
} Maker;

/* The template asked for; or the role's own; or one of no role; or any. */
static gint64
find_template (WmStore *store, const char *role, const char *slug, GError **error)
{
  gint64 id;

  if (slug)
    return wm_edit_find (store, WM_EDIT_TEMPLATE, slug, error);
  id = wm_template_find_for (store, role);
  if (id == 0)
    id = wm_template_find_for (store, "");
  if (id == 0)
    id = wm_template_find_for (store, NULL);
  if (id == 0)
    g_set_error_literal (error, WM_ERROR, WM_ERROR_NOT_FOUND,
                         _ ("There is no plan template in this workspace; import a pack that has "
                            "one"));
  return id;
}

static char *
translated_goals (Maker *maker, gint64 id, const char *json)
{
  g_autoptr (GPtrArray) goals = wm_goals_parse (json);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < goals->len; i++)
    {
      g_autofree char *field = g_strdup_printf ("goals/%u", i);
      g_ptr_array_add (texts, wm_texts_get (maker->texts, maker->pack, "template_milestone", id,
                                            field, g_ptr_array_index (goals, i)));
    }
  return wm_goals_format (texts);
}

static gboolean
add_milestone (Maker *maker, WmRows *rows, int sort, GError **error)
{
  gint64 template_id = wm_rows_int (rows, 0);
  const char *slug = wm_rows_text (rows, 1);
  const char *horizon = wm_rows_text (rows, 3);
  g_autofree char *name = wm_texts_get (maker->texts, maker->pack, "template_milestone",
                                        template_id, "name", wm_rows_text (rows, 2));
  g_autofree char *goals = translated_goals (maker, template_id, wm_rows_text (rows, 5));
  g_autofree char *start = wm_date_format (&maker->start);
  g_autofree char *end_text = NULL;
  gint64 *id = g_new (gint64, 1);
  gboolean dated;
  GDate end;

  *id = wm_sql_new_id ();
  g_hash_table_insert (maker->milestones, g_strdup (slug), id);
  if (wm_horizon_parse (horizon) == WM_HORIZON_CUSTOM)
    dated = wm_dates_offset_end (maker->calendar, &maker->start, wm_rows_text (rows, 4), &end);
  else
    dated = wm_calendar_horizon_end (maker->calendar, &maker->start, wm_horizon_parse (horizon),
                                     &end);
  end_text = dated ? wm_date_format (&end) : g_strdup ("");
  return wm_sql_run (maker->store, error,
                     "INSERT INTO milestone (id, plan_id, slug, name, horizon, start_date,"
                     " end_date, status, goals, sort, \"offset\")"
                     " VALUES (?, ?, ?, ?, ?, ?, ?, 'NEEDS-ACTION', ?, ?, ?)",
                     "iittttttit", *id, maker->plan, slug, name, horizon, start, end_text, goals,
                     (gint64) sort,
                     wm_horizon_parse (horizon) == WM_HORIZON_CUSTOM ? wm_rows_text (rows, 4) : "")
         && wm_sql_run (maker->store, error,
                        "INSERT OR IGNORE INTO milestone_skill (milestone_id, skill, level, sort)"
                        " SELECT ?1, s.value ->> '$.skill', s.value ->> '$.level', s.key"
                        " FROM template_milestone m, json_each (m.extra, '$.skills') s"
                        " WHERE m.id = ?2",
                        "ii", *id, template_id);
}

static gboolean
add_milestones (Maker *maker, GError **error)
{
  g_autoptr (WmRows) rows
      = wm_sql_query (maker->store, error,
                      "SELECT id, slug, name, horizon, \"offset\", goals FROM template_milestone"
                      " WHERE template_id = ? ORDER BY sort, id",
                      "i", maker->template_id);

  for (int sort = 0; wm_rows_step (rows); sort++)
    if (!add_milestone (maker, rows, sort, error))
      return FALSE;
  return wm_rows_end (rows, error);
}

static gboolean
add_links (Maker *maker, gint64 activity, const char *kind, const char *targets, GError **error)
{
  g_auto (GStrv) words = g_strsplit (targets, " ", -1);

  for (guint i = 0; words[i]; i++)
    if (*words[i]
        && !wm_sql_run (maker->store, error,
                        "INSERT OR IGNORE INTO activity_link (activity_id, kind, target, sort)"
                        " VALUES (?, ?, ?, ?)",
                        "itti", activity, kind, words[i], (gint64) i))
      return FALSE;
  return TRUE;
}

/* The number of the last working day of a milestone, for activities that the
 * template gives no day. */
static gint64
last_day (Maker *maker, gint64 milestone)
{
  g_autofree char *text
      = wm_sql_text (maker->store, "SELECT end_date FROM milestone WHERE id = ?", "i", milestone);
  GDate end, day = maker->start;
  gint64 count = 0;

  if (!wm_date_parse (text, &end))
    return 1;
  for (; g_date_compare (&day, &end) <= 0; g_date_add_days (&day, 1))
    count += wm_calendar_is_working (maker->calendar, &day);
  return MAX (1, count);
}

static gboolean
add_activity (Maker *maker, WmRows *rows, int sort, GError **error)
{
  gint64 template_id = wm_rows_int (rows, 0);
  g_autofree char *name = wm_texts_get (maker->texts, maker->pack, "template_activity",
                                        template_id, "name", wm_rows_text (rows, 3));
  g_autofree char *description
      = wm_texts_get (maker->texts, maker->pack, "template_activity", template_id, "description",
                      wm_rows_text (rows, 4));
  gint64 *milestone = g_hash_table_lookup (maker->milestones, wm_rows_text (rows, 2));
  gint64 id = wm_sql_new_id ();
  gint64 day = wm_rows_is_null (rows, 6) ? 0 : wm_rows_int (rows, 6);
  gint64 duration = wm_rows_int (rows, 13);
  g_autofree char *origin = g_strconcat ("template:", wm_rows_text (rows, 1), NULL);

  if (day == 0 && *wm_rows_text (rows, 11) == '\0')
    day = milestone ? last_day (maker, *milestone) : 1;
  return wm_sql_run (
           maker->store, error,
           "INSERT INTO activity (id, plan_id, milestone_id, slug, name, description,"
           " status, owner, due_day, time_required, sort, due_anchor, due_ref, duration,"
           " proof, origin)"
           " VALUES (?, ?, nullif(?, 0), ?, ?, ?, 'NEEDS-ACTION', ?, ?, ?, ?, ?, ?, ?, ?, ?)",
           "iiittttititt"
           "Itt",
           id, maker->plan, milestone ? *milestone : (gint64) 0, wm_rows_text (rows, 1), name,
           description, wm_rows_text (rows, 5), day, wm_rows_text (rows, 7), (gint64) sort,
           wm_rows_text (rows, 11), wm_rows_text (rows, 12), duration > 0 ? &duration : NULL,
           wm_rows_text (rows, 14), origin)
         && add_links (maker, id, "skill", wm_rows_text (rows, 8), error)
         && add_links (maker, id, "resource", wm_rows_text (rows, 9), error)
         && add_links (maker, id, "depends_on", wm_rows_text (rows, 10), error);
}

static gboolean
add_activities (Maker *maker, GError **error)
{
  g_autoptr (WmRows) rows
      = wm_sql_query (maker->store, error,
                      "SELECT id, slug, milestone, name, description, owner, due_day,"
                      " time_required, skills, resources, depends_on, due_anchor, due_ref,"
                      " duration, proof FROM template_activity"
                      " WHERE template_id = ? ORDER BY sort, id",
                      "i", maker->template_id);

  for (int sort = 0; wm_rows_step (rows); sort++)
    if (!add_activity (maker, rows, sort, error))
      return FALSE;
  return wm_rows_end (rows, error);
}

/* The plan's own row; its slug is @slug. */
static gboolean
add_plan (Maker *maker, WmMap *map, const WmPerson *person, const char *role, const GDate *start,
          const char *slug, GError **error)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  /* Translators: the name of a new plan; a person's name follows. */
  g_autofree char *name = g_strdup_printf (_ ("Onboarding: %s"), person->name);
  g_autofree char *clean = wm_text_clean (name, TRUE, _ ("name of the plan"), NULL);
  g_autofree char *start_text = wm_date_format (start);
  g_autofree char *template_slug
      = wm_sql_text (maker->store, "SELECT slug FROM onboarding_template WHERE id = ?", "i",
                     maker->template_id);

  return wm_sql_run (maker->store, error,
                     "INSERT INTO onboarding_plan (id, slug, person_id, role, template, name,"
                     " language, start_date, created, modified)"
                     " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                     "itittttt" "ii", maker->plan, slug, person->id, role, template_slug,
                     clean ? clean : person->name, map->locale, start_text, now, now);
}

/* Fills the plan that add_plan() made; every date is a working day. */
static gboolean
fill_plan (Maker *maker, GError **error)
{
  GDate start = maker->start;

  return add_milestones (maker, error) && add_activities (maker, error)
         && wm_check_ins_propose (maker->store, maker->plan, error)
         && wm_plan_redate (maker->store, maker->plan, &start, error);
}

static void
maker_clear (Maker *maker)
{
  g_clear_pointer (&maker->texts, wm_texts_free);
  g_clear_pointer (&maker->calendar, wm_calendar_free);
  g_clear_pointer (&maker->milestones, g_hash_table_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Maker, maker_clear)

char *
wm_plan_create (WmStore *store, WmMap *map, const char *person_slug, const char *role,
                const GDate *start, const char *template_slug, GError **error)
{
  g_auto (Maker) maker = { .store = store };
  g_autoptr (WmPerson) person = wm_person_load (store, person_slug, error);
  g_autofree char *slug = wm_sql_new_slug ("plan");
  g_autofree char *subject = g_strconcat ("plan:", slug, NULL);
  gboolean done;

  if (!person)
    return NULL;
  if (*role && wm_map_find_role (map, role) < 0)
    {
      g_set_error (error, WM_ERROR, WM_ERROR_NOT_FOUND,
                   _ ("There is no role “%s” in this workspace."), role);
      return NULL;
    }
  maker.template_id = find_template (store, role, template_slug, error);
  if (maker.template_id == 0)
    return NULL;
  maker.texts = wm_texts_load (store, map->locale, error);
  if (!maker.texts)
    return NULL;
  maker.pack = wm_sql_int (store, 0, "SELECT pack_id FROM onboarding_template WHERE id = ?", "i",
                           maker.template_id);
  maker.plan = wm_sql_new_id ();
  maker.calendar = wm_calendar_new (NULL);
  maker.milestones = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  maker.start = *start;
  if (!wm_calendar_forward (maker.calendar, &maker.start)
      || !wm_store_begin (store, "create-plan", subject, error))
    return NULL;
  done = add_plan (&maker, map, person, role, start, slug, error) && fill_plan (&maker, error);
  return wm_plan_end_action (store, done, error) ? g_steal_pointer (&slug) : NULL;
}
