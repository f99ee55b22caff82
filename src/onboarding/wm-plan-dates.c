/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The dates of a whole plan: from its structs into plain arrays, through
 * wm_dates_compute(), and back; and from there into rows.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "onboarding/wm-plan-private.h"

/* Longest duration that is read out of two dates */
#define MOST_DAYS 400

GPtrArray *
wm_plan_activities (const WmPlan *plan)
{
  GPtrArray *all = g_ptr_array_new ();

  for (guint i = 0; i < plan->milestones->len; i++)
    {
      const WmMilestone *milestone = g_ptr_array_index (plan->milestones, i);

      g_ptr_array_extend (all, milestone->activities, NULL, NULL);
    }
  g_ptr_array_extend (all, plan->loose, NULL, NULL);
  return all;
}

WmActivity *
wm_plan_find_activity (const WmPlan *plan, const char *slug)
{
  g_autoptr (GPtrArray) all = wm_plan_activities (plan);

  for (guint i = 0; i < all->len; i++)
    if (g_strcmp0 (((WmActivity *) g_ptr_array_index (all, i))->slug, slug) == 0)
      return g_ptr_array_index (all, i);
  return NULL;
}

WmMilestone *
wm_plan_find_milestone (const WmPlan *plan, const char *slug)
{
  for (guint i = 0; i < plan->milestones->len; i++)
    if (g_strcmp0 (((WmMilestone *) g_ptr_array_index (plan->milestones, i))->slug, slug) == 0)
      return g_ptr_array_index (plan->milestones, i);
  return NULL;
}

const char *
wm_date_finding_words (WmDateFinding finding)
{
  switch (finding)
    {
    case WM_DATE_CIRCLE:
      return _ ("waits for itself");
    case WM_DATE_LOST:
      return _ ("is counted from what is not there, or has no date");
    case WM_DATE_BEYOND:
      return _ ("has no such working day within ten years");
    case WM_DATE_FIXED_EARLY:
      return _ ("has a fixed date before what it depends on is due");
    case WM_DATE_FIXED_OFF:
      return _ ("has a fixed date on a day off");
    case WM_DATE_AFTER_MILESTONE:
      return _ ("is due after its milestone, because of what it depends on");
    default:
      return NULL;
    }
}

/* ---- structs into arrays ------------------------------------------------------- */

typedef struct
{
  WmPlan *plan;
  GPtrArray *all;        /* WmActivity */
  GHashTable *indexes;   /* slug -> index + 1 */
  GArray *depends;       /* int, all in a row */
  WmDatesActivity *items;
  WmDatesMilestone *milestones;
} Arrays;

static void
arrays_clear (Arrays *arrays)
{
  g_clear_pointer (&arrays->all, g_ptr_array_unref);
  g_clear_pointer (&arrays->indexes, g_hash_table_unref);
  g_clear_pointer (&arrays->depends, g_array_unref);
  g_clear_pointer (&arrays->items, g_free);
  g_clear_pointer (&arrays->milestones, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Arrays, arrays_clear)

static int
activity_index (const Arrays *arrays, const char *slug)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (arrays->indexes, slug)) - 1;
}

static int
milestone_index (const WmPlan *plan, const char *slug)
{
  for (guint i = 0; i < plan->milestones->len; i++)
    if (g_str_equal (((WmMilestone *) g_ptr_array_index (plan->milestones, i))->slug, slug))
      return (int) i;
  return -1;
}

static void
read_date (const char *text, GDate *date)
{
  if (!wm_date_parse (text, date))
    g_date_clear (date, 1);
}

/* What is not told is what the two dates say. */
static int
duration_of (const WmCalendar *calendar, const WmActivity *activity)
{
  GDate day, due;
  int days = 0;

  if (activity->duration > 0)
    return activity->duration;
  if (!wm_date_parse (activity->start_date, &day) || !wm_date_parse (activity->due_date, &due))
    return 1;
  for (; g_date_compare (&day, &due) <= 0 && days < MOST_DAYS; g_date_add_days (&day, 1))
    days += wm_calendar_is_working (calendar, &day);
  return MAX (1, days);
}

static void
fill_item (Arrays *arrays, guint i, int milestone)
{
  const WmActivity *activity = g_ptr_array_index (arrays->all, i);
  WmDatesActivity *item = &arrays->items[i];

  item->anchor = activity->anchor;
  item->day = activity->due_day;
  item->ref = activity->anchor == WM_ANCHOR_MILESTONE
                  ? milestone_index (arrays->plan, activity->due_ref)
              : activity->anchor == WM_ANCHOR_ACTIVITY
                  ? activity_index (arrays, activity->due_ref)
                  : -1;
  item->duration = duration_of (arrays->plan->calendar, activity);
  item->milestone = milestone;
  item->n_depends = activity->depends_on->len;
  for (guint j = 0; j < activity->depends_on->len; j++)
    {
      int on = activity_index (arrays, g_ptr_array_index (activity->depends_on, j));

      g_array_append_val (arrays->depends, on);
    }
  read_date (activity->start_date, &item->start);
  read_date (activity->due_date, &item->due);
}

static void
fill_milestones (Arrays *arrays)
{
  GPtrArray *milestones = arrays->plan->milestones;

  arrays->milestones = g_new0 (WmDatesMilestone, milestones->len + 1);
  for (guint i = 0; i < milestones->len; i++)
    {
      const WmMilestone *milestone = g_ptr_array_index (milestones, i);

      arrays->milestones[i].horizon = milestone->horizon;
      arrays->milestones[i].offset = milestone->offset;
      read_date (milestone->end_date, &arrays->milestones[i].end);
    }
}

static void
arrays_init (Arrays *arrays, WmPlan *plan)
{
  const int *depends;
  guint i = 0;

  arrays->plan = plan;
  arrays->all = wm_plan_activities (plan);
  arrays->indexes = g_hash_table_new (g_str_hash, g_str_equal);
  arrays->depends = g_array_new (FALSE, FALSE, sizeof (int));
  arrays->items = g_new0 (WmDatesActivity, arrays->all->len + 1);
  for (guint k = 0; k < arrays->all->len; k++)
    g_hash_table_insert (arrays->indexes, ((WmActivity *) g_ptr_array_index (arrays->all, k))->slug,
                         GINT_TO_POINTER ((int) k + 1));
  fill_milestones (arrays);
  for (guint m = 0; m < plan->milestones->len; m++)
    {
      const WmMilestone *milestone = g_ptr_array_index (plan->milestones, m);

      for (guint j = 0; j < milestone->activities->len; j++)
        fill_item (arrays, i++, (int) m);
    }
  while (i < arrays->all->len)
    fill_item (arrays, i++, -1);
  depends = (const int *) arrays->depends->data;
  for (guint k = 0; k < arrays->all->len; depends += arrays->items[k++].n_depends)
    arrays->items[k].depends = depends;
}

/* ---- and back ------------------------------------------------------------------ */

static gboolean
fail_calendar (GError **error)
{
  g_set_error_literal (error, WM_ERROR, WM_ERROR_INVALID,
                       _ ("The plan's calendar has no working day within ten years; look at its "
                          "working week and holidays"));
  return FALSE;
}

/* Writes @date over *@text; TRUE when that changed it. */
static gboolean
take_date (char **text, const GDate *date)
{
  g_autofree char *now = g_date_valid (date) ? wm_date_format (date) : g_strdup ("");

  if (g_str_equal (*text, now))
    return FALSE;
  g_free (*text);
  *text = g_steal_pointer (&now);
  return TRUE;
}

static void
tell_change (GArray *changes, gboolean is_milestone, gint64 id, const char *name,
             const char *before, const char *after)
{
  WmDateChange change = { .is_milestone = is_milestone, .id = id, .name = name };

  if (changes == NULL)
    return;
  g_strlcpy (change.before, before, sizeof change.before);
  g_strlcpy (change.after, after, sizeof change.after);
  g_array_append_val (changes, change);
}

static void
take_milestone (WmMilestone *milestone, const WmDatesMilestone *dates, const GDate *start,
                GArray *changes)
{
  g_autofree char *before = g_strdup (milestone->end_date);

  take_date (&milestone->start_date, start);
  if (g_date_valid (&dates->end) && take_date (&milestone->end_date, &dates->end))
    tell_change (changes, TRUE, milestone->id, milestone->name, before, milestone->end_date);
}

/* A start is told only where it differs from the day on which it is due. */
static void
take_activity (WmActivity *activity, const WmDatesActivity *dates, GArray *changes)
{
  g_autofree char *before = g_strdup (activity->due_date);
  GDate none;

  activity->finding = dates->finding;
  if (dates->anchor == WM_ANCHOR_FIXED || dates->finding == WM_DATE_CIRCLE)
    return;
  g_date_clear (&none, 1);
  take_date (&activity->start_date, dates->duration > 1 ? &dates->start : &none);
  if (take_date (&activity->due_date, &dates->due))
    tell_change (changes, FALSE, activity->id, activity->name, before, activity->due_date);
}

gboolean
wm_plan_compute_dates (WmPlan *plan, GArray **changes, GError **error)
{
  g_auto (Arrays) arrays = { 0 };
  g_autoptr (GArray) told = g_array_new (FALSE, FALSE, sizeof (WmDateChange));
  GDate start;

  if (!wm_date_parse (plan->start_date, &start))
    {
      g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
                   _ ("“%s” is not a date; write it as 2026-12-01"), plan->start_date);
      return FALSE;
    }
  arrays_init (&arrays, plan);
  if (!wm_dates_compute (plan->calendar, &start, arrays.milestones, plan->milestones->len,
                         arrays.items, arrays.all->len))
    return fail_calendar (error);
  wm_calendar_forward (plan->calendar, &start);
  for (guint i = 0; i < plan->milestones->len; i++)
    take_milestone (g_ptr_array_index (plan->milestones, i), &arrays.milestones[i], &start, told);
  for (guint i = 0; i < arrays.all->len; i++)
    take_activity (g_ptr_array_index (arrays.all, i), &arrays.items[i], told);
  wm_check_ins_date (plan);
  if (changes)
    *changes = g_steal_pointer (&told);
  return TRUE;
}

char *
wm_plan_circle (const WmPlan *plan)
{
  g_auto (Arrays) arrays = { 0 };
  g_autoptr (GArray) circle = NULL;
  g_autoptr (GString) words = NULL;

  arrays_init (&arrays, (WmPlan *) plan);
  circle = wm_dates_find_circle (arrays.items, arrays.all->len);
  if (circle == NULL)
    return NULL;
  words = g_string_new (NULL);
  for (guint i = 0; i < circle->len; i++)
    {
      const WmActivity *activity
          = g_ptr_array_index (arrays.all, g_array_index (circle, int, i));

      g_string_append_printf (words, "%s%s", i > 0 ? " → " : "", activity->name);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* ---- into rows ----------------------------------------------------------------- */

/* What a milestone of its own length lacks to be dated anew: how long it is. */
static gboolean
remember_length (WmStore *store, WmMilestone *milestone, const GDate *old_start, GError **error)
{
  GDate end;

  if (milestone->horizon != WM_HORIZON_CUSTOM || *milestone->offset
      || !wm_date_parse (milestone->end_date, &end) || g_date_compare (&end, old_start) < 0)
    return TRUE;
  g_free (milestone->offset);
  milestone->offset = g_strdup_printf ("P%dD", g_date_days_between (old_start, &end) + 1);
  return wm_sql_run (store, error, "UPDATE milestone SET \"offset\" = ? WHERE id = ?", "ti",
                     milestone->offset, milestone->id);
}

static gboolean
write_dates (WmStore *store, const WmPlan *plan, GError **error)
{
  g_autoptr (GPtrArray) all = wm_plan_activities (plan);

  for (guint i = 0; i < plan->milestones->len; i++)
    {
      const WmMilestone *milestone = g_ptr_array_index (plan->milestones, i);

      if (!wm_sql_run (store, error,
                       "UPDATE milestone SET start_date = ?, end_date = ? WHERE id = ?"
                       " AND (start_date <> ?1 OR end_date <> ?2)",
                       "tti", milestone->start_date, milestone->end_date, milestone->id))
        return FALSE;
    }
  for (guint i = 0; i < all->len; i++)
    {
      const WmActivity *activity = g_ptr_array_index (all, i);

      if (!wm_sql_run (store, error,
                       "UPDATE activity SET start_date = ?, due_date = ? WHERE id = ?"
                       " AND (start_date <> ?1 OR due_date <> ?2)",
                       "tti", activity->start_date, activity->due_date, activity->id))
        return FALSE;
    }
  return wm_check_ins_write (store, plan, error);
}

gboolean
wm_plan_redate (WmStore *store, gint64 id, const GDate *old_start, GError **error)
{
  g_autofree char *slug
      = wm_sql_text (store, "SELECT slug FROM onboarding_plan WHERE id = ?", "i", id);
  g_autoptr (WmPlan) plan = wm_plan_load (store, slug ? slug : "", error);
  g_autofree char *circle = plan ? wm_plan_circle (plan) : NULL;
  GDate from = *old_start;

  if (!plan)
    return FALSE;
  if (circle)
    {
      g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
                   _ ("Activities would wait for each other in a circle: %s"), circle);
      return FALSE;
    }
  if (!wm_calendar_forward (plan->calendar, &from))
    return fail_calendar (error);
  for (guint i = 0; i < plan->milestones->len; i++)
    if (!remember_length (store, g_ptr_array_index (plan->milestones, i), &from, error))
      return FALSE;
  return wm_plan_compute_dates (plan, NULL, error) && write_dates (store, plan, error);
}
