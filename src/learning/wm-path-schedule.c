/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Dates of a path, and how two paths differ. The minutes of the whole path are
 * counted through: the day of a minute is the working day on which the sum of
 * daily shares reaches it. So more minutes a week never make a date later.
 */
#include "learning/wm-path.h"

/* A walk over working days, never back: 1 is the first. */
typedef struct
{
  const WmCalendar *calendar;
  GDate date;
  gint64 number;
  gboolean ended;
} Walk;

static void
walk_to (Walk *walk, gint64 number, GDate *result)
{
  while (!walk->ended && walk->number < number)
    {
      g_date_add_days (&walk->date, 1);
      walk->ended = !wm_calendar_forward (walk->calendar, &walk->date)
                    || g_date_get_year (&walk->date) > 2200;
      walk->number++;
    }
  if (walk->ended)
    g_date_clear (result, 1);
  else
    *result = walk->date;
}

static void
set_dates (WmPathStep *step, Walk *walk, gint64 from, gint64 to, gint64 days, gint64 week)
{
  /* The day of the first minute, and that of the last one */
  gint64 first = from * days / week + 1, last = MAX ((to * days + week - 1) / week, 1);

  if (to == from)
    first = last;
  walk_to (walk, first, &step->start);
  walk_to (walk, last, &step->end);
}

gboolean
wm_path_schedule (WmPath *path, const WmCalendar *calendar, const GDate *start, int week_minutes)
{
  Walk walk = { calendar, *start, 1, FALSE };
  gint64 days, done = 0;

  g_return_val_if_fail (path != NULL && calendar != NULL && g_date_valid (start), FALSE);

  days = wm_calendar_count_week (calendar);
  if (week_minutes <= 0 || days == 0 || !wm_calendar_forward (calendar, &walk.date))
    return FALSE;

  path->week_minutes = week_minutes;
  path->start = path->end = walk.date;
  for (guint i = 0; i < path->steps->len; i++)
    {
      WmPathStep *step = wm_path_step (path, i);

      set_dates (step, &walk, done, done + step->minutes, days, week_minutes);
      done += step->minutes;
      step->week = wm_path_week_of (path, &step->end);
      path->end = step->end;
    }
  return TRUE;
}

int
wm_path_week_of (const WmPath *path, const GDate *date)
{
  g_return_val_if_fail (path != NULL && date != NULL, 0);

  if (!g_date_valid (&path->start) || !g_date_valid (date))
    return 0;
  return g_date_days_between (&path->start, date) / 7 + 1;
}

static gboolean
has_same_items (const WmPathStep *one, const WmPathStep *other)
{
  if (one->items->len != other->items->len || one->proof_resource != other->proof_resource
      || one->proof_question != other->proof_question)
    return FALSE;
  for (guint i = 0; i < one->items->len; i++)
    if (g_array_index (one->items, WmPathItem, i).resource
        != g_array_index (other->items, WmPathItem, i).resource)
      return FALSE;
  return TRUE;
}

static WmPathDifference
compare_steps (const WmPathStep *before, const WmPathStep *after)
{
  WmPathDifference it = { after->skill, WM_PATH_SAME, after->minutes - before->minutes, 0 };

  if (before->from != after->from || before->to != after->to || it.minutes != 0
      || !has_same_items (before, after))
    it.change = WM_PATH_CHANGED;
  if (g_date_valid (&before->end) && g_date_valid (&after->end))
    it.days = g_date_days_between (&before->end, &after->end);
  return it;
}

static GHashTable *
index_steps (const WmPath *path)
{
  GHashTable *index = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < path->steps->len; i++)
    g_hash_table_insert (index, GUINT_TO_POINTER (wm_path_step (path, i)->skill + 1),
                         wm_path_step (path, i));
  return index;
}

GArray *
wm_path_compare (const WmPath *before, const WmPath *after)
{
  GArray *differences = g_array_new (FALSE, FALSE, sizeof (WmPathDifference));
  g_autoptr (GHashTable) old = NULL;
  g_autoptr (GHashTable) new = NULL;

  g_return_val_if_fail (before != NULL && after != NULL, differences);

  old = index_steps (before);
  new = index_steps (after);
  for (guint i = 0; i < after->steps->len; i++)
    {
      const WmPathStep *step = wm_path_step (after, i);
      const WmPathStep *other = g_hash_table_lookup (old, GUINT_TO_POINTER (step->skill + 1));
      WmPathDifference it = { step->skill, WM_PATH_ADDED, step->minutes, 0 };

      if (other != NULL)
        it = compare_steps (other, step);
      g_array_append_val (differences, it);
    }
  for (guint i = 0; i < before->steps->len; i++)
    {
      const WmPathStep *step = wm_path_step (before, i);
      WmPathDifference it = { step->skill, WM_PATH_REMOVED, -step->minutes, 0 };

      if (!g_hash_table_contains (new, GUINT_TO_POINTER (step->skill + 1)))
        g_array_append_val (differences, it);
    }
  return differences;
}
