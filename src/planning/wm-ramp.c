/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What has really grown. Every figure is a date or a count of what a named
 * person wrote.
 */
#include "config.h"

#include "planning/wm-ramp.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/wm-sql.h"

void
wm_ramp_free (WmRamp *ramp)
{
  g_array_unref (ramp->points);
  g_free (ramp);
}

int
wm_ramp_expected (const WmRamp *ramp, const char *date)
{
  int from = MAX (0, ramp->from) * 100, to = ramp->target * 100;
  GDate begins, due, at;

  if (!wm_date_parse (date, &at) || !wm_date_parse (ramp->begins, &begins)
      || !wm_date_parse (ramp->due, &due))
    return -1;
  if (g_date_compare (&at, &due) >= 0 || from >= to)
    return MAX (from, to);
  if (g_date_compare (&at, &begins) <= 0)
    return from;
  return from
         + (to - from) * g_date_days_between (&begins, &at)
               / MAX (1, g_date_days_between (&begins, &due));
}

/* The last day on which something about the skill is due */
static void
find_due (WmRamp *ramp, GPtrArray *all, const char *skill)
{
  for (guint i = 0; i < all->len; i++)
    {
      const WmActivity *it = g_ptr_array_index (all, i);

      if (wm_activity_stand (it) == WM_ACTIVITY_DROPPED)
        continue;
      for (guint k = 0; k < it->skills->len; k++)
        if (strcmp (g_ptr_array_index (it->skills, k), skill) == 0
            && strcmp (it->due_date, ramp->due) > 0)
          g_strlcpy (ramp->due, it->due_date, sizeof ramp->due);
    }
}

static gboolean
load_points (WmStore *store, const WmPlan *plan, const char *skill, WmRamp *ramp, GError **error)
{
  g_autoptr (WmRows) rows
      = wm_sql_query (store, error,
                      "SELECT s.date, r.level FROM assessment s"
                      " JOIN skill_rating r ON r.assessment_id = s.id"
                      " JOIN skill k ON k.id = r.skill_id JOIN person p ON p.id = s.person_id"
                      " WHERE s.kind = 'check_in' AND p.slug = ? AND k.slug = ? AND s.date >= ?"
                      " ORDER BY s.date, s.id",
                      "ttt", plan->person, skill, plan->start_date);

  while (wm_rows_step (rows))
    {
      WmRampPoint point = { .level = (int) wm_rows_int (rows, 1) };

      g_strlcpy (point.date, wm_rows_text (rows, 0), sizeof point.date);
      g_array_append_val (ramp->points, point);
    }
  return wm_rows_end (rows, error);
}

static void
find_met (WmRamp *ramp)
{
  GDate begins, met;

  ramp->days_to_met = -1;
  for (guint i = 0; i < ramp->points->len; i++)
    {
      const WmRampPoint *point = &g_array_index (ramp->points, WmRampPoint, i);

      if (point->level < ramp->target)
        continue;
      g_strlcpy (ramp->met, point->date, sizeof ramp->met);
      if (wm_date_parse (ramp->met, &met) && wm_date_parse (ramp->begins, &begins))
        ramp->days_to_met = g_date_days_between (&begins, &met) + 1;
      return;
    }
}

static WmRamp *
ramp_new (const WmPlan *plan, GPtrArray *all, WmMap *map, const WmRequirement *wanted, int from)
{
  WmRamp *ramp = g_new0 (WmRamp, 1);
  const char *skill = wm_map_skill (map, wanted->skill)->slug;

  ramp->skill = wanted->skill;
  ramp->from = from;
  ramp->target = wanted->level;
  ramp->points = g_array_new (FALSE, FALSE, sizeof (WmRampPoint));
  g_strlcpy (ramp->begins, plan->start_date, sizeof ramp->begins);
  find_due (ramp, all, skill);
  for (guint i = 0; i < plan->firsts->len; i++)
    {
      const WmFirst *first = g_ptr_array_index (plan->firsts, i);

      if (strcmp (first->skill, skill) == 0)
        g_strlcpy (ramp->unaided, first->date, sizeof ramp->unaided);
    }
  return ramp;
}

/* What a check-in told of comes first, then what is farthest from its target. */
static int
compare_ramps (gconstpointer a, gconstpointer b)
{
  const WmRamp *one = *(WmRamp *const *) a, *two = *(WmRamp *const *) b;
  int left = one->target - MAX (0, one->from), right = two->target - MAX (0, two->from);

  if ((one->points->len > 0) != (two->points->len > 0))
    return one->points->len > 0 ? -1 : 1;
  return left != right ? right - left : (one->skill < two->skill ? -1 : 1);
}

GPtrArray *
wm_ramp_load (WmStore *store, WmMap *map, const char *slug, GError **error)
{
  g_autoptr (WmPlan) plan = wm_plan_load (store, slug, error);
  g_autoptr (GPtrArray) ramps = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_ramp_free);
  g_autoptr (GPtrArray) all = plan ? wm_plan_activities (plan) : NULL;
  g_autoptr (GPtrArray) before = NULL;
  int role = plan ? wm_map_find_role (map, plan->role) : -1;
  GArray *wanted = role >= 0 ? wm_map_role (map, (guint) role)->requirements : NULL;

  if (!plan)
    return NULL;
  if (!wanted || !*plan->person)
    return g_steal_pointer (&ramps);
  before = wm_ratings_load_at (store, map, plan->person, plan->start_date, error);
  for (guint i = 0; before && i < wanted->len; i++)
    {
      const WmRequirement *it = &g_array_index (wanted, WmRequirement, i);
      const WmRating *rating = g_ptr_array_index (before, it->skill);
      WmRamp *ramp = ramp_new (plan, all, map, it, rating->level);

      g_ptr_array_add (ramps, ramp);
      if (!load_points (store, plan, wm_map_skill (map, it->skill)->slug, ramp, error))
        return NULL;
      find_met (ramp);
    }
  g_ptr_array_sort (ramps, compare_ramps);
  return before ? g_steal_pointer (&ramps) : NULL;
}

/* ---- over several plans ------------------------------------------------------------ */

static void
ramp_count_free (WmRampCount *count)
{
  g_free (count->id);
  g_free (count->name);
  g_free (count);
}

static GPtrArray *
counts_of (WmRows *rows, GError **error)
{
  g_autoptr (GPtrArray) counts = g_ptr_array_new_with_free_func ((GDestroyNotify) ramp_count_free);

  while (wm_rows_step (rows))
    {
      WmRampCount *count = g_new0 (WmRampCount, 1);

      *count = (WmRampCount){ g_strdup (wm_rows_text (rows, 0)), g_strdup (wm_rows_text (rows, 1)),
                              (guint) wm_rows_int (rows, 2), (guint) wm_rows_int (rows, 3) };
      g_ptr_array_add (counts, count);
    }
  return wm_rows_end (rows, error) ? g_steal_pointer (&counts) : NULL;
}

GPtrArray *
wm_ramp_dropped (WmStore *store, const char *template_slug, GError **error)
{
  g_autoptr (WmRows) rows
      = wm_sql_query (store, error,
                      "SELECT a.origin, max (a.name),"
                      " count (DISTINCT CASE a.status WHEN 'CANCELLED' THEN a.plan_id END) AS d,"
                      " count (DISTINCT a.plan_id) FROM activity a"
                      " JOIN onboarding_plan p ON p.id = a.plan_id"
                      " WHERE a.origin LIKE 'template:%' AND (?1 IS NULL OR p.template = ?1)"
                      " GROUP BY p.template, a.origin HAVING d > 0 ORDER BY d DESC, a.origin",
                      "t", template_slug);

  return counts_of (rows, error);
}

GPtrArray *
wm_ramp_late (WmStore *store, WmMap *map, const GDate *today, GError **error)
{
  g_autofree char *date = wm_date_format (today);
  g_autoptr (WmRows) rows
    = wm_sql_query (store, error,
                    "SELECT l.target, l.target, count (DISTINCT CASE WHEN a.due_date <> ''"
                    "  AND a.status <> 'CANCELLED' AND substr (CASE a.status WHEN 'COMPLETED'"
                    "   THEN a.completed ELSE ?1 END, 1, 10) > a.due_date THEN a.plan_id END) AS n,"
                    " count (DISTINCT a.plan_id) FROM activity a"
                    " JOIN activity_link l ON l.activity_id = a.id AND l.kind = 'skill'"
                    " GROUP BY l.target HAVING n > 0 ORDER BY n DESC, l.target",
                    "t", date);
  GPtrArray *counts = counts_of (rows, error);

  for (guint i = 0; counts && i < counts->len; i++)
    {
      WmRampCount *count = g_ptr_array_index (counts, i);
      int skill = wm_map_find_skill (map, count->id);

      if (skill >= 0)
        {
          g_free (count->name);
          count->name = g_strdup (wm_map_skill (map, (guint) skill)->name);
        }
    }
  return counts;
}
