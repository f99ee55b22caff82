/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How two templates differ, in words.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "onboarding/wm-template.h"

const char *
wm_template_change_to_string (WmTemplateChangeKind kind)
{
  static const char *const names[] = { "added", "removed", "changed" };

  return names[kind];
}

const char *
wm_template_change_words (WmTemplateChangeKind kind)
{
  return kind == WM_TEMPLATE_ADDED     ? _ ("Added")
         : kind == WM_TEMPLATE_REMOVED ? _ ("Removed")
                                       : _ ("Changed");
}

static void
change_free (gpointer data)
{
  WmTemplateChange *change = data;

  g_free (change->slug);
  g_free (change->name);
  g_free (change->words);
  g_free (change);
}

/* ---- when something is due ----------------------------------------------------------- */

static const char *
name_of (const WmPlan *plan, const WmActivity *it)
{
  const WmMilestone *milestone = it->anchor == WM_ANCHOR_MILESTONE
                                     ? wm_plan_find_milestone (plan, it->due_ref)
                                     : NULL;
  const WmActivity *other
      = it->anchor == WM_ANCHOR_ACTIVITY ? wm_plan_find_activity (plan, it->due_ref) : NULL;

  return milestone != NULL ? milestone->name : other != NULL ? other->name : it->due_ref;
}

static char *
from_start (int day)
{
  if (day > 0)
    /* Translators: the number of a working day of a plan */
    return g_strdup_printf (_ ("working day %d"), day);
  return g_strdup_printf (ngettext ("%d working day before the start",
                                    "%d working days before the start", (gulong) -day),
                          -day);
}

char *
wm_template_due_words (const WmPlan *plan, const WmActivity *activity)
{
  int day = activity->due_day;
  const char *name = name_of (plan, activity);

  switch (activity->anchor)
    {
    case WM_ANCHOR_START:
      return from_start (day);
    case WM_ANCHOR_MILESTONE:
    case WM_ANCHOR_ACTIVITY:
      if (day == 0)
        /* Translators: due on the day of that milestone or activity */
        return g_strdup_printf (_ ("with “%s”"), name);
      if (day < 0)
        return g_strdup_printf (ngettext ("%1$d working day before “%2$s”",
                                          "%1$d working days before “%2$s”", (gulong) -day),
                                -day, name);
      return g_strdup_printf (ngettext ("%1$d working day after “%2$s”",
                                        "%1$d working days after “%2$s”", (gulong) day),
                              day, name);
    default:
      return g_strdup (_ ("at the end of its milestone"));
    }
}

/* ---- what is another --------------------------------------------------------------- */

/* "Note: before → after"; empty ones are a dash. */
static void
compare (GString *out, const char *what, const char *before, const char *after)
{
  if (g_strcmp0 (before, after) == 0)
    return;
  g_string_append (out, out->len > 0 ? " · " : "");
  /* Translators: what differs, how it was, how it is */
  g_string_append_printf (out, _ ("%1$s: %2$s → %3$s"), what, *before != '\0' ? before : "–",
                          *after != '\0' ? after : "–");
}

/* (transfer full): with a comma between, in their order */
static char *
joined (GPtrArray *texts)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < texts->len; i++)
    /* Translators: between the names of a list. */
    g_string_append_printf (out, "%s%s", i > 0 ? _ (", ") : "",
                            (const char *) g_ptr_array_index (texts, i));
  return g_string_free (out, FALSE);
}

typedef const char *(*NameOf) (WmMap *map, const char *slug);

static const char *
skill_name (WmMap *map, const char *slug)
{
  int i = map != NULL ? wm_map_find_skill (map, slug) : -1;

  return i >= 0 ? wm_map_skill (map, i)->name : slug;
}

static const char *
resource_name (WmMap *map, const char *slug)
{
  int i = map != NULL ? wm_map_find_resource (map, slug) : -1;

  return i >= 0 ? wm_map_resource (map, i)->name : slug;
}

static const char *
question_text (WmMap *map, const char *slug)
{
  for (guint i = 0; map != NULL && i < map->questions->len; i++)
    if (strcmp (wm_map_question (map, i)->slug, slug) == 0)
      return wm_map_question (map, i)->text;
  return slug;
}

static void
compare_named (GString *out, const char *what, WmMap *map, NameOf find, GPtrArray *before,
               GPtrArray *after)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new (), two = g_ptr_array_new ();
  g_autofree char *was = NULL;
  g_autofree char *is = NULL;

  for (guint i = 0; i < before->len; i++)
    g_ptr_array_add (one, (gpointer) find (map, g_ptr_array_index (before, i)));
  for (guint i = 0; i < after->len; i++)
    g_ptr_array_add (two, (gpointer) find (map, g_ptr_array_index (after, i)));
  was = joined (one);
  is = joined (two);
  compare (out, what, was, is);
}

/* (transfer full): "Evaluation 3, Prompting 2" */
static char *
criteria (WmMap *map, const WmMilestone *milestone)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < milestone->skills->len; i++)
    {
      const WmMilestoneSkill *it = &g_array_index (milestone->skills, WmMilestoneSkill, i);

      g_string_append_printf (out, "%s%s %d", i > 0 ? _ (", ") : "", skill_name (map, it->skill),
                              it->level);
    }
  return g_string_free (out, FALSE);
}

static void
compare_lists (GString *out, const char *what, GPtrArray *before, GPtrArray *after)
{
  g_autofree char *one = joined (before);
  g_autofree char *two = joined (after);

  compare (out, what, one, two);
}

/* (transfer full): the names of the activities that it waits for */
static char *
waits_for (const WmPlan *plan, const WmActivity *activity)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < activity->depends_on->len; i++)
    {
      char *slug = g_ptr_array_index (activity->depends_on, i);
      const WmActivity *other = wm_plan_find_activity (plan, slug);

      g_ptr_array_add (names, other != NULL ? other->name : slug);
    }
  return joined (names);
}

static void
compare_numbers (GString *out, const char *what, int before, int after)
{
  g_autofree char *one = before > 0 ? g_strdup_printf ("%d", before) : g_strdup ("");
  g_autofree char *two = after > 0 ? g_strdup_printf ("%d", after) : g_strdup ("");

  compare (out, what, one, two);
}

static const char *
milestone_name (const WmPlan *plan, const WmActivity *activity)
{
  for (guint i = 0; i < plan->milestones->len; i++)
    {
      const WmMilestone *it = g_ptr_array_index (plan->milestones, i);

      if (g_ptr_array_find (it->activities, activity, NULL))
        return it->name;
    }
  return "";
}

/* Its name first: it may tell that the work is another. */
static char *
activity_words (WmMap *map, const WmPlan *before, const WmActivity *was, const WmPlan *after,
                const WmActivity *is)
{
  GString *out = g_string_new (NULL);
  g_autofree char *due_before = wm_template_due_words (before, was);
  g_autofree char *due_after = wm_template_due_words (after, is);
  g_autofree char *waits_before = waits_for (before, was);
  g_autofree char *waits_after = waits_for (after, is);

  compare (out, _ ("Name"), was->name, is->name);
  compare (out, _ ("Milestone"), milestone_name (before, was), milestone_name (after, is));
  compare (out, _ ("Due"), due_before, due_after);
  compare_numbers (out, _ ("Working days that it takes"), was->duration, is->duration);
  compare_numbers (out, _ ("Minutes"), was->minutes, is->minutes);
  compare (out, _ ("Owner"), wm_owner_words (was->owner), wm_owner_words (is->owner));
  compare (out, _ ("Note"), was->description, is->description);
  compare_named (out, _ ("Skills"), map, skill_name, was->skills, is->skills);
  compare_named (out, _ ("Resources"), map, resource_name, was->resources, is->resources);
  compare (out, _ ("Waits for"), waits_before, waits_after);
  compare (out, _ ("Proof"), question_text (map, was->proof), question_text (map, is->proof));
  return g_string_free (out, FALSE);
}

static const char *
horizon_words (WmHorizon horizon)
{
  const char *const words[] = { _ ("day 1"), _ ("week 1"), _ ("month 1"), _ ("quarter 1"), "" };

  return words[horizon];
}

static char *
milestone_words (WmMap *map, const WmMilestone *was, const WmMilestone *is)
{
  GString *out = g_string_new (NULL);
  g_autofree char *criteria_before = criteria (map, was);
  g_autofree char *criteria_after = criteria (map, is);

  compare (out, _ ("Name"), was->name, is->name);
  compare (out, _ ("Ends with"),
           was->horizon == WM_HORIZON_CUSTOM ? was->offset : horizon_words (was->horizon),
           is->horizon == WM_HORIZON_CUSTOM ? is->offset : horizon_words (is->horizon));
  compare_lists (out, _ ("Outcome"), was->goals, is->goals);
  compare (out, _ ("Reached at"), criteria_before, criteria_after);
  return g_string_free (out, FALSE);
}

/* ---- the two beside each other -------------------------------------------------------- */

static void
add (GPtrArray *changes, WmTemplateChangeKind kind, gboolean is_milestone, const char *slug,
     const char *name, char *words)
{
  WmTemplateChange *change = g_new0 (WmTemplateChange, 1);

  *change = (WmTemplateChange){ kind, is_milestone, g_strdup (slug), g_strdup (name), words };
  g_ptr_array_add (changes, change);
}

/* Those that @plan has and @other lacks are @kind; what both have is compared by the
 * one that looks for what was added. */
static void
diff_milestones (GPtrArray *changes, WmMap *map, const WmPlan *plan, const WmPlan *other,
                 WmTemplateChangeKind kind)
{
  for (guint i = 0; i < plan->milestones->len; i++)
    {
      const WmMilestone *it = g_ptr_array_index (plan->milestones, i);
      const WmMilestone *was = wm_plan_find_milestone (other, it->slug);
      g_autofree char *words
          = was != NULL && kind == WM_TEMPLATE_ADDED ? milestone_words (map, was, it) : NULL;

      if (was == NULL)
        add (changes, kind, TRUE, it->slug, it->name, joined (it->goals));
      else if (words != NULL && *words != '\0')
        add (changes, WM_TEMPLATE_CHANGED, TRUE, it->slug, it->name, g_steal_pointer (&words));
    }
}

static void
diff_activities (GPtrArray *changes, WmMap *map, const WmPlan *plan, const WmPlan *other,
                 WmTemplateChangeKind kind)
{
  g_autoptr (GPtrArray) all = wm_plan_activities (plan);

  for (guint i = 0; i < all->len; i++)
    {
      const WmActivity *it = g_ptr_array_index (all, i);
      const WmActivity *was = wm_plan_find_activity (other, it->slug);
      g_autofree char *words
          = was != NULL && kind == WM_TEMPLATE_ADDED ? activity_words (map, other, was, plan, it)
                                                     : NULL;

      if (was == NULL)
        add (changes, kind, FALSE, it->slug, it->name, wm_template_due_words (plan, it));
      else if (words != NULL && *words != '\0')
        add (changes, WM_TEMPLATE_CHANGED, FALSE, it->slug, it->name, g_steal_pointer (&words));
    }
}

GPtrArray *
wm_template_diff (WmMap *map, const WmPlan *before, const WmPlan *after)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func (change_free);

  diff_milestones (changes, map, after, before, WM_TEMPLATE_ADDED);
  diff_milestones (changes, map, before, after, WM_TEMPLATE_REMOVED);
  diff_activities (changes, map, after, before, WM_TEMPLATE_ADDED);
  diff_activities (changes, map, before, after, WM_TEMPLATE_REMOVED);
  return changes;
}
