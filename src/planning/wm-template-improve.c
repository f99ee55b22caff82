/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A template from what became of the plans that were made from it. Every figure is a
 * count of plans, or a median of working days.
 */
#include "config.h"

#include "planning/wm-template-improve.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "map/wm-edit-private.h"
#include "onboarding/wm-plan-shift.h"
#include "store/wm-sql.h"

#define ORIGIN "template:"
/* A Monday, on which the example starts that tells where milestones end */
#define EXAMPLE "2026-03-02"
#define DEEPEST 200 /* of a chain of activities counted from each other */

/* ---- what became of it --------------------------------------------------------------- */

WmTemplateSeen *
wm_template_seen_new (const char *slug)
{
  WmTemplateSeen *seen = g_new0 (WmTemplateSeen, 1);

  seen->slug = g_strdup (slug);
  seen->late = g_array_new (FALSE, FALSE, sizeof (int));
  return seen;
}

void
wm_template_seen_free (WmTemplateSeen *seen)
{
  g_free (seen->slug);
  g_array_unref (seen->late);
  g_free (seen);
}

/* Working days after its date; -1 for what is not done: how long it will have taken is
 * not known, and a plan that nobody ticks any more tells nothing. */
static int
days_late (const WmPlan *plan, const WmActivity *it)
{
  g_autofree char *day = g_strndup (it->completed, strlen (EXAMPLE));
  GDate due, end;

  if (wm_activity_stand (it) != WM_ACTIVITY_DONE_NOW || !wm_date_parse (it->due_date, &due)
      || !wm_date_parse (day, &end))
    return -1;
  return MAX (0, wm_calendar_count_days (plan->calendar, &due, &end));
}

static void
see_plan (GPtrArray *seen, GHashTable *known, const WmPlan *plan)
{
  g_autoptr (GPtrArray) all = wm_plan_activities (plan);

  for (guint i = 0; i < all->len; i++)
    {
      const WmActivity *it = g_ptr_array_index (all, i);
      WmTemplateSeen *entry;
      const char *slug;
      int late;

      if (!g_str_has_prefix (it->origin, ORIGIN))
        continue;
      slug = it->origin + strlen (ORIGIN);
      entry = g_hash_table_lookup (known, slug);
      if (entry == NULL)
        {
          entry = wm_template_seen_new (slug);
          g_hash_table_insert (known, entry->slug, entry);
          g_ptr_array_add (seen, entry);
        }
      entry->plans++;
      if (wm_activity_stand (it) == WM_ACTIVITY_DROPPED)
        entry->dropped++;
      else if ((late = days_late (plan, it)) >= 0)
        g_array_append_val (entry->late, late);
    }
}

GPtrArray *
wm_template_seen_load (WmStore *store, const char *slug, GError **error)
{
  g_autoptr (GPtrArray) seen
      = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_template_seen_free);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (WmRows) rows = wm_sql_query (
      store, error, "SELECT slug FROM onboarding_plan WHERE template = ? ORDER BY start_date, id",
      "t", slug);

  while (wm_rows_step (rows))
    {
      g_autoptr (WmPlan) plan = wm_plan_load (store, wm_rows_text (rows, 0), error);

      if (plan == NULL)
        return NULL;
      see_plan (seen, known, plan);
    }
  return wm_rows_end (rows, error) ? g_steal_pointer (&seen) : NULL;
}

/* ---- what follows from it ------------------------------------------------------------ */

static void
improvement_free (gpointer data)
{
  WmImprovement *improvement = data;

  g_free (improvement->slug);
  g_free (improvement);
}

static int
compare_ints (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

/* The lower one of the two in the middle: half of the plans took longer or as
 * long. */
static int
median (GArray *days)
{
  g_autoptr (GArray) sorted = g_array_copy (days);

  g_array_sort (sorted, compare_ints);
  return g_array_index (sorted, int, (sorted->len - 1) / 2);
}

static void
judge_one (GPtrArray *found, const WmTemplateSeen *seen)
{
  WmImprovement *it;
  guint n_late = 0;
  gboolean dropped = seen->plans >= WM_RAMP_LEAST && 2 * seen->dropped > seen->plans;

  for (guint i = 0; i < seen->late->len; i++)
    n_late += g_array_index (seen->late, int, i) > 0;
  if (!dropped && (seen->late->len < WM_RAMP_LEAST || 2 * n_late <= seen->late->len))
    return;
  it = g_new0 (WmImprovement, 1);
  it->slug = g_strdup (seen->slug);
  it->leave_out = dropped;
  it->times = dropped ? seen->dropped : n_late;
  it->plans = dropped ? seen->plans : seen->late->len;
  it->days = dropped ? 0 : median (seen->late);
  g_ptr_array_add (found, it);
}

GPtrArray *
wm_template_judge (GPtrArray *seen)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (improvement_free);

  for (guint i = 0; i < seen->len; i++)
    judge_one (found, g_ptr_array_index (seen, i));
  return found;
}

char *
wm_improvement_words (const WmImprovement *it)
{
  g_autofree char *why = NULL;
  g_autofree char *what = NULL;

  if (it->leave_out)
    /* Translators: in so many plans of so many */
    return g_strdup_printf (ngettext ("Left out: dropped in %1$u of %2$u plan",
                                      "Left out: dropped in %1$u of %2$u plans", it->plans),
                            it->times, it->plans);
  what = g_strdup_printf (ngettext ("%d working day later", "%d working days later",
                                    (gulong) it->days),
                          it->days);
  why = g_strdup_printf (ngettext ("late in %1$u of %2$u plan", "late in %1$u of %2$u plans",
                                   it->plans),
                         it->times, it->plans);
  /* Translators: "2 working days later", "late in 3 of 4 plans" */
  return g_strdup_printf (_ ("%1$s: %2$s"), what, why);
}

/* ---- the template that it makes ------------------------------------------------------ */

/* Working days from the start; there is no day 0. */
static int
later (int day, int days)
{
  int sum = day + days;

  return day < 0 && sum >= 0 ? sum + 1 : day > 0 && sum <= 0 ? sum - 1 : sum;
}

/* What @it waits for, without @gone but with what that waited for */
static void
wait_past (WmActivity *it, const WmActivity *gone)
{
  guint at;

  if (!g_ptr_array_find_with_equal_func (it->depends_on, gone->slug, g_str_equal, &at))
    return;
  g_ptr_array_remove_index (it->depends_on, at);
  for (guint i = 0; i < gone->depends_on->len; i++)
    {
      const char *slug = g_ptr_array_index (gone->depends_on, i);

      if (strcmp (slug, it->slug) != 0
          && !g_ptr_array_find_with_equal_func (it->depends_on, slug, g_str_equal, NULL))
        g_ptr_array_add (it->depends_on, g_strdup (slug));
    }
}

/* (nullable): the milestone that holds it */
static WmMilestone *
milestone_of (WmPlan *plan, const WmActivity *it)
{
  for (guint i = 0; i < plan->milestones->len; i++)
    {
      WmMilestone *milestone = g_ptr_array_index (plan->milestones, i);

      if (g_ptr_array_find (milestone->activities, it, NULL))
        return milestone;
    }
  return NULL;
}

/* What was counted from @gone is counted from what that was counted from: one without a
 * day was due when its milestone ends, and without a milestone on the first. */
static void
count_past (WmPlan *plan, WmActivity *it, const WmActivity *gone)
{
  const WmMilestone *milestone = milestone_of (plan, gone);

  if (it->anchor != WM_ANCHOR_ACTIVITY || strcmp (it->due_ref, gone->slug) != 0)
    return;
  if (gone->anchor == WM_ANCHOR_FIXED && milestone != NULL)
    {
      it->anchor = WM_ANCHOR_MILESTONE;
      wm_plan_set_text (&it->due_ref, milestone->slug);
      return;
    }
  it->anchor = gone->anchor == WM_ANCHOR_FIXED ? WM_ANCHOR_START : gone->anchor;
  it->due_day = gone->anchor == WM_ANCHOR_FIXED   ? later (1, it->due_day)
                : gone->anchor == WM_ANCHOR_START ? later (gone->due_day, it->due_day)
                                                  : gone->due_day + it->due_day;
  wm_plan_set_text (&it->due_ref, gone->due_ref);
}

static GPtrArray *
list_of (WmPlan *plan, const WmActivity *it)
{
  WmMilestone *milestone = milestone_of (plan, it);

  return milestone != NULL ? milestone->activities : plan->loose;
}

static void
leave_out (WmPlan *plan, WmActivity *gone)
{
  g_autoptr (GPtrArray) all = wm_plan_activities (plan);

  for (guint i = 0; i < all->len; i++)
    if (g_ptr_array_index (all, i) != (gpointer) gone)
      {
        wait_past (g_ptr_array_index (all, i), gone);
        count_past (plan, g_ptr_array_index (all, i), gone);
      }
  g_ptr_array_remove (list_of (plan, gone), gone);
}

/* The number of the last working day of a milestone */
static int
last_day (const WmPlan *plan, const WmMilestone *milestone)
{
  GDate start, end;
  gboolean dated;

  wm_date_parse (EXAMPLE, &start);
  dated = milestone->horizon == WM_HORIZON_CUSTOM
              ? wm_dates_offset_end (plan->calendar, &start, milestone->offset, &end)
              : wm_calendar_horizon_end (plan->calendar, &start, milestone->horizon, &end);
  return dated ? wm_calendar_count_days (plan->calendar, &start, &end) + 1 : 0;
}

/* From @list to the end of the first milestone after it that ends late enough */
static void
move_on (WmPlan *plan, GPtrArray *list, WmActivity *it)
{
  gboolean met = FALSE;
  guint at;

  for (guint i = 0; i < plan->milestones->len; i++)
    {
      WmMilestone *milestone = g_ptr_array_index (plan->milestones, i);

      met = met || milestone->activities == list;
      if (!met || last_day (plan, milestone) < it->due_day)
        continue;
      if (milestone->activities != list && g_ptr_array_find (list, it, &at))
        g_ptr_array_add (milestone->activities, g_ptr_array_steal_index (list, at));
      return;
    }
}

/* Counted from the start from now on, by @milestone's last day and @days more: what is due
 * when one ends, or on the first day, for what has no day. */
static void
count_from_start (const WmPlan *plan, WmActivity *it, const WmMilestone *milestone, int days)
{
  it->due_day = later (milestone != NULL ? last_day (plan, milestone) : 1, days);
  it->anchor = WM_ANCHOR_START;
  wm_plan_set_text (&it->due_ref, "");
}

static void
put_off (WmPlan *plan, WmActivity *it, int days)
{
  const WmMilestone *from = it->anchor == WM_ANCHOR_FIXED       ? milestone_of (plan, it)
                            : it->anchor == WM_ANCHOR_MILESTONE
                                ? wm_plan_find_milestone (plan, it->due_ref)
                                : NULL;

  if (it->anchor == WM_ANCHOR_FIXED)
    count_from_start (plan, it, from, days);
  /* After the end of a milestone it is in the next. */
  else if (from != NULL && it->due_day + days > 0 && last_day (plan, from) > 0)
    count_from_start (plan, it, from, it->due_day + days);
  else
    it->due_day
        = it->anchor == WM_ANCHOR_START ? later (it->due_day, days) : it->due_day + days;
  if (it->anchor == WM_ANCHOR_START && it->due_day > 0)
    move_on (plan, list_of (plan, it), it);
}

/* So many working days later an activity is, by itself or since what it is counted from
 * is. @depth: of a chain of them, which a hostile file may close to a circle. */
static int
moved_by (const WmPlan *plan, GHashTable *late, const char *slug, guint depth)
{
  const WmActivity *it = wm_plan_find_activity (plan, slug);
  int own = GPOINTER_TO_INT (g_hash_table_lookup (late, slug));
  int before = it != NULL && it->anchor == WM_ANCHOR_ACTIVITY && depth < DEEPEST
                   ? moved_by (plan, late, it->due_ref, depth + 1)
                   : 0;

  return MAX (own, before);
}

void
wm_template_apply (WmPlan *template, GPtrArray *improvements)
{
  g_autoptr (GHashTable) late = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < improvements->len; i++)
    {
      const WmImprovement *it = g_ptr_array_index (improvements, i);
      WmActivity *gone = it->leave_out ? wm_plan_find_activity (template, it->slug) : NULL;

      if (gone != NULL)
        leave_out (template, gone);
      else if (!it->leave_out)
        g_hash_table_insert (late, it->slug, GINT_TO_POINTER (it->days));
    }
  for (guint i = 0; i < improvements->len; i++)
    {
      const WmImprovement *it = g_ptr_array_index (improvements, i);
      WmActivity *activity = it->leave_out ? NULL : wm_plan_find_activity (template, it->slug);
      int by_anchor = activity != NULL && activity->anchor == WM_ANCHOR_ACTIVITY
                          ? moved_by (template, late, activity->due_ref, 0)
                          : 0;

      if (activity != NULL && it->days > by_anchor)
        put_off (template, activity, it->days - by_anchor);
    }
}

/* Those of what the template still has */
static void
forget_gone (GPtrArray *improvements, const WmPlan *template)
{
  for (guint i = improvements->len; i > 0; i--)
    {
      const WmImprovement *it = g_ptr_array_index (improvements, i - 1);

      if (wm_plan_find_activity (template, it->slug) == NULL)
        g_ptr_array_remove_index (improvements, i - 1);
    }
}

/* (transfer full) (nullable): slug of the new version */
static char *
make_version (WmStore *store, const char *slug, const WmPlan *plan, GError **error)
{
  g_autofree char *subject = g_strconcat ("onboarding_template:", slug, NULL);
  g_autofree char *made = NULL;

  if (!wm_edit_prepare (store, error)
      || !wm_store_begin (store, "improve-template", subject, error))
    return NULL;
  made = wm_template_copy (store, slug, error);
  return wm_edit_end (store,
                      made != NULL && wm_template_write_schedule (store, made, plan, error), error)
             ? g_steal_pointer (&made)
             : NULL;
}

gboolean
wm_template_improve (WmStore *store, WmMap *map, const char *slug, gboolean preview,
                     GPtrArray **improvements, GPtrArray **changes, char **made, GError **error)
{
  g_autoptr (WmPlan) before = wm_template_load (store, slug, NULL, error);
  g_autoptr (WmPlan) after = before != NULL ? wm_template_load (store, slug, NULL, error) : NULL;
  g_autoptr (GPtrArray) seen
      = after != NULL ? wm_template_seen_load (store, slug, error) : NULL;
  g_autoptr (GPtrArray) found = NULL;

  *made = NULL;
  if (seen == NULL)
    return FALSE;
  found = wm_template_judge (seen);
  forget_gone (found, after);
  wm_template_apply (after, found);
  if (!preview && found->len > 0
      && (*made = make_version (store, slug, after, error)) == NULL)
    return FALSE;
  *changes = wm_template_diff (map, before, after);
  *improvements = g_steal_pointer (&found);
  return TRUE;
}
