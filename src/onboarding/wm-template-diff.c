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
    g_string_append_printf (out, "%s%s", i > 0 ? ", " : "",
                            (const char *) g_ptr_array_index (texts, i));
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
activity_words (const WmPlan *before, const WmActivity *was, const WmPlan *after,
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
  compare_lists (out, _ ("Skills"), was->skills, is->skills);
  compare_lists (out, _ ("Resources"), was->resources, is->resources);
  compare (out, _ ("Waits for"), waits_before, waits_after);
  compare (out, _ ("Proof"), was->proof, is->proof);
  return g_string_free (out, FALSE);
}

static const char *
horizon_words (WmHorizon horizon)
{
  const char *const words[] = { _ ("day 1"), _ ("week 1"), _ ("month 1"), _ ("quarter 1"), "" };

  return words[horizon];
}

static char *
milestone_words (const WmMilestone *was, const WmMilestone *is)
{
  GString *out = g_string_new (NULL);

  compare (out, _ ("Name"), was->name, is->name);
  compare (out, _ ("Ends with"),
           was->horizon == WM_HORIZON_CUSTOM ? was->offset : horizon_words (was->horizon),
           is->horizon == WM_HORIZON_CUSTOM ? is->offset : horizon_words (is->horizon));
  compare_lists (out, _ ("Outcome"), was->goals, is->goals);
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
diff_milestones (GPtrArray *changes, const WmPlan *plan, const WmPlan *other,
                 WmTemplateChangeKind kind)
{
  for (guint i = 0; i < plan->milestones->len; i++)
    {
      const WmMilestone *it = g_ptr_array_index (plan->milestones, i);
      const WmMilestone *was = wm_plan_find_milestone (other, it->slug);
      g_autofree char *words
          = was != NULL && kind == WM_TEMPLATE_ADDED ? milestone_words (was, it) : NULL;

      if (was == NULL)
        add (changes, kind, TRUE, it->slug, it->name, joined (it->goals));
      else if (words != NULL && *words != '\0')
        add (changes, WM_TEMPLATE_CHANGED, TRUE, it->slug, it->name, g_steal_pointer (&words));
    }
}

static void
diff_activities (GPtrArray *changes, const WmPlan *plan, const WmPlan *other,
                 WmTemplateChangeKind kind)
{
  g_autoptr (GPtrArray) all = wm_plan_activities (plan);

  for (guint i = 0; i < all->len; i++)
    {
      const WmActivity *it = g_ptr_array_index (all, i);
      const WmActivity *was = wm_plan_find_activity (other, it->slug);
      g_autofree char *words
          = was != NULL && kind == WM_TEMPLATE_ADDED ? activity_words (other, was, plan, it) : NULL;

      if (was == NULL)
        add (changes, kind, FALSE, it->slug, it->name, wm_template_due_words (plan, it));
      else if (words != NULL && *words != '\0')
        add (changes, WM_TEMPLATE_CHANGED, FALSE, it->slug, it->name, g_steal_pointer (&words));
    }
}

GPtrArray *
wm_template_diff (const WmPlan *before, const WmPlan *after)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func (change_free);

  diff_milestones (changes, after, before, WM_TEMPLATE_ADDED);
  diff_milestones (changes, before, after, WM_TEMPLATE_REMOVED);
  diff_activities (changes, after, before, WM_TEMPLATE_ADDED);
  diff_activities (changes, before, after, WM_TEMPLATE_REMOVED);
  return changes;
}
