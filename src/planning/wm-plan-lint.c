/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a plan lacks, in words, and what would mend it.
 */
#include "config.h"

#include "planning/wm-plan-lint.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "onboarding/wm-check-in.h"
#include "onboarding/wm-plan-private.h"
#include "planning/wm-week-load.h"

const char *
wm_plan_lint_kind_to_string (WmPlanLintKind kind)
{
  static const char *const names[]
      = { "no_owner", "no_why",     "must_gap",    "over_hours",
          "no_link",  "no_manager", "no_check_in", "date" };

  return names[kind];
}

static void
lint_free (WmPlanLint *lint)
{
  g_free (lint->activity);
  g_free (lint->subject);
  g_free (lint->text);
  g_free (lint->repair);
  g_free (lint);
}

static void
add (GPtrArray *found, WmPlanLintKind kind, const char *activity, const char *subject, char *text,
     const char *repair)
{
  WmPlanLint *lint = g_new0 (WmPlanLint, 1);

  *lint = (WmPlanLint){ kind, g_strdup (activity), g_strdup (subject), text, g_strdup (repair) };
  g_ptr_array_add (found, lint);
}

static gboolean
is_dropped (const WmActivity *activity)
{
  return wm_activity_stand (activity) == WM_ACTIVITY_DROPPED;
}

static void
check_resources (WmMap *map, const WmActivity *activity, GPtrArray *found)
{
  for (guint i = 0; i < activity->resources->len; i++)
    {
      int at = wm_map_find_resource (map, g_ptr_array_index (activity->resources, i));
      const WmResource *resource = at >= 0 ? wm_map_resource (map, (guint) at) : NULL;

      if (resource != NULL && *resource->url == '\0' && strcmp (resource->kind, "exercise") != 0)
        add (found, WM_LINT_NO_LINK, activity->slug, resource->slug,
             g_strdup_printf (_ ("“%s” has no address, so nobody finds it"), resource->name), NULL);
    }
}

static void
check_activity (WmMap *map, const WmActivity *activity, GPtrArray *found)
{
  const char *wrong = wm_date_finding_words (activity->finding);

  if (is_dropped (activity))
    return;
  if (*activity->owner == '\0')
    add (found, WM_LINT_NO_OWNER, activity->slug, "",
         g_strdup_printf (_ ("“%s” has no owner"), activity->name), _ ("Give it to the new hire"));
  if (activity->whys->len == 0
      && (*activity->origin == '\0' || g_str_has_prefix (activity->origin, "gap:")))
    add (found, WM_LINT_NO_WHY, activity->slug, "",
         g_strdup_printf (_ ("Nothing tells why “%s” is in the plan"), activity->name), NULL);
  if (wrong != NULL)
    /* Translators: the name of an activity, and what is wrong with its date. */
    add (found, WM_LINT_DATE, activity->slug, activity->due_date,
         g_strdup_printf (_ ("“%1$s” %2$s"), activity->name, wrong), NULL);
  check_resources (map, activity, found);
}

static gboolean
has_activity (GPtrArray *all, const char *skill)
{
  for (guint i = 0; i < all->len; i++)
    {
      const WmActivity *it = g_ptr_array_index (all, i);

      for (guint k = 0; k < it->skills->len && !is_dropped (it); k++)
        if (strcmp (g_ptr_array_index (it->skills, k), skill) == 0)
          return TRUE;
    }
  return FALSE;
}

static gboolean
has_learning (GPtrArray *all)
{
  for (guint i = 0; i < all->len; i++)
    if (g_str_has_prefix (((WmActivity *) g_ptr_array_index (all, i))->origin, "gap:"))
      return TRUE;
  return FALSE;
}

static void
check_musts (WmMap *map, GPtrArray *all, GPtrArray *shown, GPtrArray *found)
{
  for (guint i = 0; shown != NULL && i < shown->len; i++)
    {
      const WmShownSkill *row = g_ptr_array_index (shown, i);
      const WmSkill *skill = wm_map_skill (map, row->skill);

      if (row->importance == WM_IMPORTANCE_MUST && row->shown != WM_PROVEN_MET
          && !has_activity (all, skill->slug))
        add (found, WM_LINT_MUST_GAP, "", skill->slug,
             g_strdup_printf (_ ("%s is a must and not shown, but the plan does nothing about it"),
                              skill->name),
             /* A plan with all the learning that its hours hold gains nothing. */
             has_learning (all) ? NULL : _ ("Make the plan anew"));
    }
}

static void
check_weeks (const WmPlan *plan, GPtrArray *found)
{
  g_autoptr (GArray) weeks = wm_plan_week_loads (plan);

  for (guint i = 0; i < weeks->len; i++)
    {
      const WmWeekLoad *week = &g_array_index (weeks, WmWeekLoad, i);
      g_autofree char *date = wm_date_format (&week->first);

      if (week->minutes > week->limit)
        /* Translators: a number of a week, a date, hours, hours */
        add (found, WM_LINT_OVER_HOURS, "", date,
             g_strdup_printf (_ ("Week %1$u (from %2$s) holds %3$.1f h of learning, %4$.1f h is "
                                 "its limit"),
                              i + 1, date, week->minutes / 60.0, week->limit / 60.0),
             _ ("Make the plan anew"));
    }
}

static gboolean
has_owner (GPtrArray *all, const char *owner)
{
  for (guint i = 0; i < all->len; i++)
    if (strcmp (((WmActivity *) g_ptr_array_index (all, i))->owner, owner) == 0
        && !is_dropped (g_ptr_array_index (all, i)))
      return TRUE;
  return FALSE;
}

GPtrArray *
wm_plan_lint (WmMap *map, const WmPlan *plan, GPtrArray *shown)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) lint_free);
  g_autoptr (GPtrArray) all = wm_plan_activities (plan);

  check_musts (map, all, shown, found);
  check_weeks (plan, found);
  if (!has_owner (all, "manager"))
    add (found, WM_LINT_NO_MANAGER, "", "", g_strdup (_ ("There is nothing for the manager to do")),
         plan->milestones->len > 0 ? _ ("Add a first one-to-one for the manager") : NULL);
  if (plan->check_ins->len == 0)
    add (found, WM_LINT_NO_CHECK_IN, "", "", g_strdup (_ ("There is no check-in")),
         _ ("Propose check-ins on day 30, 60 and 90"));
  for (guint i = 0; i < all->len; i++)
    check_activity (map, g_ptr_array_index (all, i), found);
  return found;
}

GPtrArray *
wm_plan_lint_stored (WmStore *store, WmMap *map, const char *slug, GError **error)
{
  g_autoptr (WmPlan) plan = wm_plan_load (store, slug, error);
  g_autoptr (GPtrArray) shown = NULL;

  if (!plan)
    return NULL;
  if (*plan->person && wm_map_find_role (map, plan->role) >= 0)
    {
      shown = wm_shown_load (store, map, plan->person, plan->role, error);
      if (!shown)
        return NULL;
    }
  (void) wm_plan_compute_dates (plan, NULL, NULL);
  return wm_plan_lint (map, plan, shown);
}

/* ---- repairs ------------------------------------------------------------------------- */

static gboolean
give_to_new_hire (WmStore *store, const WmPlan *plan, const char *slug, GError **error)
{
  const WmActivity *activity = wm_plan_find_activity (plan, slug);
  WmActivityEdit edit = WM_ACTIVITY_EDIT_INIT;

  edit.owner = "new_hire";
  return activity != NULL && wm_activity_edit (store, activity->id, &edit, error);
}

static gboolean
add_one_to_one (WmStore *store, const WmPlan *plan, GError **error)
{
  guint at = MIN (1, plan->milestones->len - 1);
  WmActivityEdit edit = WM_ACTIVITY_EDIT_INIT;
  gint64 id;

  edit.owner = "manager";
  edit.due_day = 5;
  id = wm_activity_add (store, ((WmMilestone *) g_ptr_array_index (plan->milestones, at))->id,
                        _ ("First one-to-one: what is expected, how feedback is given"), error);
  return id != 0 && wm_activity_edit (store, id, &edit, error);
}

static gboolean
propose_check_ins (WmStore *store, const WmPlan *plan, GError **error)
{
  GDate start;

  return wm_check_ins_propose (store, plan->id, error) && wm_date_parse (plan->start_date, &start)
         && wm_plan_redate (store, plan->id, &start, error)
         && wm_plan_touch (store, plan->id, error);
}

static gboolean
repair (WmStore *store, WmMap *map, const WmPlan *plan, const WmPlanLint *finding, GError **error)
{
  g_autoptr (GPtrArray) merged = NULL;

  switch (finding->kind)
    {
    case WM_LINT_NO_OWNER:
      return give_to_new_hire (store, plan, finding->activity, error);
    case WM_LINT_NO_MANAGER:
      return add_one_to_one (store, plan, error);
    case WM_LINT_NO_CHECK_IN:
      return propose_check_ins (store, plan, error);
    default:
      merged = wm_plan_recompile (store, map, plan->slug, 0, FALSE, error);
      return merged != NULL;
    }
}

gboolean
wm_plan_lint_repair (WmStore *store, WmMap *map, const char *slug, const WmPlanLint *finding,
                     GError **error)
{
  g_autoptr (WmPlan) plan = wm_plan_load (store, slug, error);
  g_autofree char *subject = g_strconcat ("plan:", slug, NULL);

  g_return_val_if_fail (finding->repair != NULL, FALSE);
  if (!plan || !wm_store_begin (store, "repair-plan", subject, error))
    return FALSE;
  return wm_plan_end_action (store, repair (store, map, plan, finding, error), error);
}
