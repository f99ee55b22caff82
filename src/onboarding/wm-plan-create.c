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
  WmPlan *template; /* in the plan's language */
  gint64 plan;
  WmCalendar *calendar;
  GDate start; /* moved on to a working day */
} Maker;

/* (transfer full) (nullable): slug of the template asked for; or the role's own; or one
 * of no role; or any. */
static char *
find_template (WmStore *store, const char *role, const char *slug, GError **error)
{
  gint64 id;

  if (slug)
    return g_strdup (slug);
  id = wm_template_find_for (store, role);
  if (id == 0)
    id = wm_template_find_for (store, "");
  if (id == 0)
    id = wm_template_find_for (store, NULL);
  if (id == 0)
    g_set_error_literal (error, WM_ERROR, WM_ERROR_NOT_FOUND,
                         _ ("There is no plan template in this workspace; import a pack that has "
                            "one"));
  return id == 0 ? NULL
                 : wm_sql_text (store, "SELECT slug FROM onboarding_template WHERE id = ?", "i",
                                id);
}

static gboolean
add_criteria (Maker *maker, gint64 milestone, const GArray *skills, GError **error)
{
  for (guint i = 0; i < skills->len; i++)
    {
      const WmMilestoneSkill *it = &g_array_index (skills, WmMilestoneSkill, i);

      if (!wm_sql_run (maker->store, error,
                       "INSERT OR IGNORE INTO milestone_skill (milestone_id, skill, level, sort)"
                       " VALUES (?, ?, ?, ?)",
                       "itii", milestone, it->skill, (gint64) it->level, (gint64) i))
        return FALSE;
    }
  return TRUE;
}

/* FALSE where it ends on no day */
static gboolean
milestone_end (Maker *maker, const WmMilestone *it, GDate *end)
{
  return it->horizon == WM_HORIZON_CUSTOM
           ? wm_dates_offset_end (maker->calendar, &maker->start, it->offset, end)
           : wm_calendar_horizon_end (maker->calendar, &maker->start, it->horizon, end);
}

/* Its id becomes that of the plan's milestone. */
static gboolean
add_milestone (Maker *maker, WmMilestone *it, int sort, GError **error)
{
  g_autofree char *goals = wm_goals_format (it->goals);
  g_autofree char *start = wm_date_format (&maker->start);
  GDate end;
  g_autofree char *end_text
      = milestone_end (maker, it, &end) ? wm_date_format (&end) : g_strdup ("");

  it->id = wm_sql_new_id ();
  return wm_sql_run (maker->store, error,
                     "INSERT INTO milestone (id, plan_id, slug, name, horizon, start_date,"
                     " end_date, status, goals, sort, \"offset\")"
                     " VALUES (?, ?, ?, ?, ?, ?, ?, 'NEEDS-ACTION', ?, ?, ?)",
                     "iittttttit", it->id, maker->plan, it->slug, it->name,
                     wm_horizon_to_string (it->horizon), start, end_text, goals, (gint64) sort,
                     it->horizon == WM_HORIZON_CUSTOM ? it->offset : "")
         && add_criteria (maker, it->id, it->skills, error);
}

/* The number of the last working day of a milestone, for activities that the
 * template gives no day. */
static gint64
last_day (Maker *maker, const WmMilestone *milestone)
{
  GDate end, day = maker->start;
  gint64 count = 0;

  if (milestone == NULL || !milestone_end (maker, milestone, &end))
    return 1;
  for (; g_date_compare (&day, &end) <= 0; g_date_add_days (&day, 1))
    count += wm_calendar_is_working (maker->calendar, &day);
  return MAX (1, count);
}

/* @milestone: (nullable): of the plan. The time stays as the template writes it: not every
 * duration is one of minutes. */
static gboolean
add_activity (Maker *maker, const WmMilestone *milestone, const WmActivity *it, int sort,
              GError **error)
{
  gint64 id = wm_sql_new_id ();
  gint64 duration = it->duration;
  gint64 day = it->anchor == WM_ANCHOR_FIXED ? last_day (maker, milestone) : it->due_day;
  g_autofree char *origin = g_strconcat ("template:", it->slug, NULL);

  return wm_sql_run (
           maker->store, error,
           "INSERT INTO activity (id, plan_id, milestone_id, slug, name, description,"
           " status, owner, due_day, time_required, sort, due_anchor, due_ref, duration,"
           " proof, origin)"
           " VALUES (?, ?, nullif(?, 0), ?, ?, ?, 'NEEDS-ACTION', ?, ?,"
           " (SELECT coalesce(time_required, '') FROM template_activity WHERE id = ?),"
           " ?, ?, ?, ?, ?, ?)",
           "iiittttiiitt"
           "Itt",
           id, maker->plan, milestone != NULL ? milestone->id : (gint64) 0, it->slug, it->name,
           it->description, it->owner, day, it->id, (gint64) sort,
           wm_anchor_to_string (it->anchor), it->due_ref, duration > 0 ? &duration : NULL,
           it->proof, origin)
         && wm_activity_write_link_list (maker->store, id, "skill", it->skills, error)
         && wm_activity_write_link_list (maker->store, id, "resource", it->resources, error)
         && wm_activity_write_link_list (maker->store, id, "depends_on", it->depends_on, error);
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

  return wm_sql_run (maker->store, error,
                     "INSERT INTO onboarding_plan (id, slug, person_id, role, template, name,"
                     " language, start_date, created, modified)"
                     " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                     "itittttt" "ii", maker->plan, slug, person->id, role, maker->template->slug,
                     clean ? clean : person->name, map->locale, start_text, now, now);
}

static gboolean
add_activities (Maker *maker, const WmMilestone *milestone, GPtrArray *activities, int *sort,
                GError **error)
{
  for (guint i = 0; i < activities->len; i++)
    if (!add_activity (maker, milestone, g_ptr_array_index (activities, i), (*sort)++, error))
      return FALSE;
  return TRUE;
}

/* Fills the plan that add_plan() made; every date is a working day. */
static gboolean
fill_plan (Maker *maker, GError **error)
{
  GPtrArray *milestones = maker->template->milestones;
  GDate start = maker->start;
  int sort = 0;

  for (guint i = 0; i < milestones->len; i++)
    {
      WmMilestone *it = g_ptr_array_index (milestones, i);

      if (!add_milestone (maker, it, (int) i, error)
          || !add_activities (maker, it, it->activities, &sort, error))
        return FALSE;
    }
  return add_activities (maker, NULL, maker->template->loose, &sort, error)
         && wm_check_ins_propose (maker->store, maker->plan, error)
         && wm_plan_redate (maker->store, maker->plan, &start, error);
}

static void
maker_clear (Maker *maker)
{
  g_clear_pointer (&maker->template, wm_plan_free);
  g_clear_pointer (&maker->calendar, wm_calendar_free);
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
  g_autofree char *template = NULL;
  gboolean done;

  if (!person)
    return NULL;
  if (*role && wm_map_find_role (map, role) < 0)
    {
      g_set_error (error, WM_ERROR, WM_ERROR_NOT_FOUND,
                   _ ("There is no role “%s” in this workspace."), role);
      return NULL;
    }
  template = find_template (store, role, template_slug, error);
  maker.template = template != NULL ? wm_template_load (store, template, map->locale, error) : NULL;
  if (!maker.template)
    return NULL;
  maker.plan = wm_sql_new_id ();
  maker.calendar = wm_calendar_new (NULL);
  maker.start = *start;
  if (!wm_calendar_forward (maker.calendar, &maker.start)
      || !wm_store_begin (store, "create-plan", subject, error))
    return NULL;
  done = add_plan (&maker, map, person, role, start, slug, error) && fill_plan (&maker, error);
  return wm_plan_end_action (store, done, error) ? g_steal_pointer (&slug) : NULL;
}
