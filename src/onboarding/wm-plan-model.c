/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A plan as plain data: made empty, and freed.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "onboarding/wm-plan-private.h"

const char *
wm_owner_words (const char *owner)
{
  if (g_strcmp0 (owner, "new_hire") == 0)
    return _ ("New hire");
  if (g_strcmp0 (owner, "manager") == 0)
    return _ ("Manager");
  if (g_strcmp0 (owner, "buddy") == 0)
    return _ ("Buddy");
  if (g_strcmp0 (owner, "other") == 0)
    return _ ("Somebody else");
  return owner != NULL ? owner : "";
}

static GPtrArray *
texts_new (void)
{
  return g_ptr_array_new_with_free_func (g_free);
}

WmActivity *
wm_activity_new (void)
{
  WmActivity *activity = g_new0 (WmActivity, 1);
  char **texts[] = { &activity->slug,       &activity->name,      &activity->description,
                     &activity->status,     &activity->owner,     &activity->start_date,
                     &activity->due_date,   &activity->completed, &activity->due_ref,
                     &activity->reason,     &activity->proof,     &activity->origin };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i] = g_strdup ("");
  activity->minutes = -1;
  activity->skills = texts_new ();
  activity->resources = texts_new ();
  activity->depends_on = texts_new ();
  activity->whys = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_why_free);
  return activity;
}

WmMilestone *
wm_milestone_new (void)
{
  WmMilestone *milestone = g_new0 (WmMilestone, 1);
  char **texts[] = { &milestone->slug,     &milestone->name,   &milestone->start_date,
                     &milestone->end_date, &milestone->status, &milestone->offset };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i] = g_strdup ("");
  milestone->goals = texts_new ();
  milestone->skills = wm_milestone_skills_new ();
  milestone->activities = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_activity_free);
  return milestone;
}

WmPlan *
wm_plan_new (void)
{
  WmPlan *plan = g_new0 (WmPlan, 1);
  char **texts[] = { &plan->slug, &plan->name,      &plan->person,     &plan->person_name,
                     &plan->role, &plan->role_name, &plan->start_date, &plan->template_slug };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i] = g_strdup ("");
  plan->calendar = wm_calendar_new (NULL);
  plan->milestones = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_milestone_free);
  plan->loose = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_activity_free);
  plan->check_ins = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_check_in_free);
  plan->firsts = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_first_free);
  return plan;
}

void
wm_plan_set_text (char **text, const char *value)
{
  char *copy = g_strdup (value ? value : "");

  g_free (*text);
  *text = copy;
}

void
wm_why_free (WmWhy *why)
{
  g_free (why->finding);
  g_free (why->skill);
  g_free (why->importance);
  g_free (why->source_kind);
  g_free (why->source);
  g_free (why->assessor);
  g_free (why->date);
  g_free (why->sentence);
  g_free (why);
}

void
wm_check_in_free (WmCheckIn *check_in)
{
  g_free (check_in->slug);
  g_free (check_in->date);
  g_free (check_in->held);
  g_free (check_in->note);
  g_free (check_in->manager_note);
  g_free (check_in);
}

void
wm_first_free (WmFirst *first)
{
  g_free (first->skill);
  g_free (first->date);
  g_free (first->note);
  g_free (first);
}

static void
milestone_skill_clear (gpointer data)
{
  g_clear_pointer (&((WmMilestoneSkill *) data)->skill, g_free);
}

GArray *
wm_milestone_skills_new (void)
{
  GArray *skills = g_array_new (FALSE, FALSE, sizeof (WmMilestoneSkill));

  g_array_set_clear_func (skills, milestone_skill_clear);
  return skills;
}

void
wm_activity_free (WmActivity *activity)
{
  g_free (activity->slug);
  g_free (activity->name);
  g_free (activity->description);
  g_free (activity->status);
  g_free (activity->owner);
  g_free (activity->start_date);
  g_free (activity->due_date);
  g_free (activity->completed);
  g_free (activity->due_ref);
  g_free (activity->reason);
  g_free (activity->proof);
  g_free (activity->origin);
  g_ptr_array_unref (activity->whys);
  g_ptr_array_unref (activity->skills);
  g_ptr_array_unref (activity->resources);
  g_ptr_array_unref (activity->depends_on);
  g_free (activity);
}

void
wm_milestone_free (WmMilestone *milestone)
{
  g_free (milestone->slug);
  g_free (milestone->name);
  g_free (milestone->start_date);
  g_free (milestone->end_date);
  g_free (milestone->status);
  g_free (milestone->offset);
  g_array_unref (milestone->skills);
  g_ptr_array_unref (milestone->goals);
  g_ptr_array_unref (milestone->activities);
  g_free (milestone);
}

void
wm_plan_free (WmPlan *plan)
{
  if (!plan)
    return;
  g_free (plan->slug);
  g_free (plan->name);
  g_free (plan->person);
  g_free (plan->person_name);
  g_free (plan->role);
  g_free (plan->role_name);
  g_free (plan->start_date);
  g_free (plan->template_slug);
  wm_calendar_free (plan->calendar);
  g_ptr_array_unref (plan->check_ins);
  g_ptr_array_unref (plan->firsts);
  g_ptr_array_unref (plan->milestones);
  g_ptr_array_unref (plan->loose);
  g_free (plan);
}

void
wm_plan_summary_free (WmPlanSummary *summary)
{
  if (!summary)
    return;
  g_free (summary->slug);
  g_free (summary->name);
  g_free (summary->person);
  g_free (summary->person_name);
  g_free (summary->role);
  g_free (summary->role_name);
  g_free (summary->start_date);
  g_free (summary);
}
