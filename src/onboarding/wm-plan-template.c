/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A plan as a template for others.
 */
#include "config.h"

#include "onboarding/wm-plan-template.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "map/wm-edit-private.h"
#include "onboarding/wm-plan-private.h"
#include "onboarding/wm-plan-shift.h"
#include "onboarding/wm-template.h"

/* (transfer full): a text without the person's name */
static char *
without_name (const WmPlan *plan, const char *text)
{
  GString *out = g_string_new (text);

  if (*plan->person_name != '\0')
    g_string_replace (out, plan->person_name, _ ("the new hire"), 0);
  return g_string_free (out, FALSE);
}

static const char *
without_owner (const char *owner)
{
  static const char *const roles[] = { "", "new_hire", "manager", "buddy", "other", NULL };

  return g_strv_contains (roles, owner) ? owner : "other";
}

/* Is it for everybody, or only for whom the plan was made? */
static gboolean
is_for_all (const WmActivity *activity)
{
  return !g_str_has_prefix (activity->origin, "gap:")
         && !g_str_has_prefix (activity->origin, "check-in:");
}

static gboolean
add_milestone (WmStore *store, const WmPlan *plan, gint64 id, guint sort, GError **error)
{
  const WmMilestone *it = g_ptr_array_index (plan->milestones, sort);
  g_autoptr (GPtrArray) goals = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *name = without_name (plan, it->name);
  g_autofree char *offset = g_strdup (it->offset);
  g_autofree char *json = NULL;
  GDate start, end;

  for (guint i = 0; i < it->goals->len; i++)
    g_ptr_array_add (goals, without_name (plan, g_ptr_array_index (it->goals, i)));
  json = wm_goals_format (goals);
  if (it->horizon == WM_HORIZON_CUSTOM && *offset == '\0' && wm_date_parse (it->end_date, &end)
      && wm_date_parse (plan->start_date, &start))
    {
      g_free (offset);
      offset = g_strdup_printf ("P%dD", MAX (1, g_date_days_between (&start, &end) + 1));
    }
  return wm_sql_run (store, error,
                     "INSERT INTO template_milestone (id, template_id, slug, name, horizon,"
                     " \"offset\", goals, sort, extra) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8,"
                     " (SELECT CASE count (*) WHEN 0 THEN '{}' ELSE json_object ('skills',"
                     "   json_group_array (json_object ('skill', skill, 'level', level))) END"
                     "  FROM (SELECT skill, level FROM milestone_skill WHERE milestone_id = ?9"
                     "   ORDER BY sort, skill)))",
                     "iitttttii", wm_sql_new_id (), id, it->slug, name,
                     wm_horizon_to_string (it->horizon), offset, json, (gint64) sort, it->id);
}

/* (transfer full): slugs with a blank between */
static char *
join (GPtrArray *slugs, GHashTable *kept)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < slugs->len; i++)
    {
      const char *slug = g_ptr_array_index (slugs, i);

      if (kept == NULL || g_hash_table_contains (kept, slug))
        g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", slug);
    }
  return g_string_free (out, FALSE);
}

/* The day that a fixed date falls on; else as it is counted. FALSE for none */
static gboolean
find_day (const WmPlan *plan, const WmActivity *it, gint64 *day)
{
  GDate start, due;

  *day = it->due_day;
  if (it->anchor != WM_ANCHOR_FIXED)
    return TRUE;
  if (!wm_date_parse (plan->start_date, &start) || !wm_date_parse (it->due_date, &due)
      || !wm_calendar_forward (plan->calendar, &start))
    return FALSE;
  *day = wm_calendar_count_days (plan->calendar, &start, &due);
  *day += *day >= 0;
  return TRUE;
}

/* The time stays as the plan writes it: not every duration is one of minutes. */
static gboolean
add_activity (WmStore *store, const WmPlan *plan, gint64 id, const WmMilestone *milestone,
              const WmActivity *it, GHashTable *kept, gint64 sort, GError **error)
{
  g_autofree char *name = without_name (plan, it->name);
  g_autofree char *description = without_name (plan, it->description);
  g_autofree char *skills = join (it->skills, NULL);
  g_autofree char *resources = join (it->resources, NULL);
  g_autofree char *depends = join (it->depends_on, kept);
  /* What it was counted from may stay behind: then it is counted from the start. */
  gboolean lost = it->anchor == WM_ANCHOR_ACTIVITY && !g_hash_table_contains (kept, it->due_ref);
  const char *anchor = lost                                ? ""
                       : it->anchor == WM_ANCHOR_MILESTONE ? "milestone"
                       : it->anchor == WM_ANCHOR_ACTIVITY  ? "activity"
                                                           : "";
  WmActivity fixed = { .anchor = lost ? WM_ANCHOR_FIXED : it->anchor,
                       .due_day = it->due_day,
                       .due_date = it->due_date };
  gint64 day, duration = it->duration;
  gboolean dated = find_day (plan, &fixed, &day);

  return wm_sql_run (store, error,
                     "INSERT INTO template_activity (id, template_id, slug, milestone, name,"
                     " description, owner, due_day, time_required, skills, resources, depends_on,"
                     " due_anchor, due_ref, duration, proof, sort)"
                     " VALUES (?, ?, ?, ?, ?, ?, ?, ?,"
                     " (SELECT time_required FROM activity WHERE id = ?),"
                     " ?, ?, ?, ?, ?, ?, ?, ?)",
                     "iitttttIitttttIti",
                     wm_sql_new_id (), id, it->slug, milestone ? milestone->slug : "", name,
                     description, without_owner (it->owner), dated ? &day : NULL, it->id, skills,
                     resources,
                     depends, anchor, *anchor ? it->due_ref : "", duration > 0 ? &duration : NULL,
                     it->proof, sort);
}

static gboolean
fill (WmStore *store, const WmPlan *plan, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) all = wm_plan_activities (plan);
  g_autoptr (GHashTable) kept = g_hash_table_new (g_str_hash, g_str_equal);
  gint64 sort = 0;

  for (guint i = 0; i < all->len; i++)
    if (is_for_all (g_ptr_array_index (all, i)))
      g_hash_table_add (kept, ((WmActivity *) g_ptr_array_index (all, i))->slug);
  for (guint i = 0; i < plan->milestones->len; i++)
    if (!add_milestone (store, plan, id, i, error))
      return FALSE;
  for (guint i = 0; i <= plan->milestones->len; i++)
    {
      const WmMilestone *milestone
          = i < plan->milestones->len ? g_ptr_array_index (plan->milestones, i) : NULL;
      GPtrArray *activities = milestone ? milestone->activities : plan->loose;

      for (guint k = 0; k < activities->len; k++)
        {
          const WmActivity *it = g_ptr_array_index (activities, k);

          if (is_for_all (it)
              && !add_activity (store, plan, id, milestone, it, kept, sort++, error))
            return FALSE;
        }
    }
  return TRUE;
}

/* Makes it the next version of the newest template of that name, if there is one. */
static gboolean
set_version (WmStore *store, gint64 id, GPtrArray *known, const char *name, int *version,
             GError **error)
{
  *version = 1;
  for (guint i = 0; i < known->len; i++)
    {
      const WmTemplateSummary *it = g_ptr_array_index (known, i);

      if (it->is_old || strcmp (it->name, name) != 0)
        continue;
      *version = MIN (it->version + 1, WM_TEMPLATE_LAST);
      return wm_sql_run (store, error,
                         "UPDATE onboarding_template SET extra = json_object ('version', ?1,"
                         " 'isBasedOn', ?2), sort = (SELECT sort FROM onboarding_template"
                         " WHERE slug = ?2) WHERE id = ?3",
                         "iti", (gint64) *version, it->slug, id);
    }
  return TRUE;
}

char *
wm_template_from_plan (WmStore *store, const char *slug, const char *name, int *version,
                       GError **error)
{
  g_autoptr (WmPlan) plan = wm_plan_load (store, slug, error);
  g_autofree char *clean
      = plan != NULL ? wm_text_clean (name, TRUE, _ ("name of the template"), error) : NULL;
  g_autofree char *made = wm_sql_new_slug ("template");
  g_autofree char *subject = g_strconcat ("plan:", slug, NULL);
  g_autoptr (GPtrArray) known = clean != NULL ? wm_template_list (store, NULL, error) : NULL;
  int number;
  gint64 id;

  if (known == NULL || !wm_edit_prepare (store, error)
      || !wm_store_begin (store, "save-template", subject, error))
    return NULL;
  id = wm_edit_make (store,
                     "INSERT INTO onboarding_template (id, pack_id, slug, name, sort) VALUES"
                     " (?1, ?2, ?3, ?4, (SELECT coalesce (max (sort), -1) + 1"
                     "  FROM onboarding_template))",
                     made, clean, error);
  return wm_plan_end_action (
             store,
             id != 0
                 && wm_sql_run (
                     store, error,
                     "UPDATE onboarding_template SET role = ? WHERE id = ?",
                     "ti", plan->role, id)
                 && set_version (store, id, known, clean, version ? version : &number, error)
                 && fill (store, plan, id, error),
             error)
             ? g_steal_pointer (&made)
             : NULL;
}
