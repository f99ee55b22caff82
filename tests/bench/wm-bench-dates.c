/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Dating a plan of 1,000 activities: the pure function, against a plain
 * topological pass over the same dependencies that only adds days; and the
 * whole of it in a workspace, as an action that moves the start.
 */
#include "wm-bench.h"

#include <glib/gstdio.h>

#include "exchange/wm-workspace.h"
#include "onboarding/wm-plan.h"
#include "store/wm-sql.h"

#define ACTIVITIES 1000
#define ROUNDS 50
#define ACTIONS 6

typedef struct
{
  WmDatesActivity items[ACTIVITIES];
  int depends[ACTIVITIES * 3];
} Plan;

static void
fill (Plan *plan)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  int used = 0;

  for (int i = 0; i < ACTIVITIES; i++)
    {
      plan->items[i] = (WmDatesActivity){ .anchor = WM_ANCHOR_START,
                                          .day = g_rand_int_range (rand, 1, 200),
                                          .duration = g_rand_int_range (rand, 1, 10),
                                          .milestone = g_rand_int_range (rand, 0, 4),
                                          .depends = &plan->depends[used] };
      for (int k = 0; i > 0 && k < g_rand_int_range (rand, 0, 4); k++, plan->items[i].n_depends++)
        plan->depends[used++] = g_rand_int_range (rand, 0, i);
    }
}

/* What any program must at least do: order the graph, take the latest of what
 * each waits for, and add. Calendar days, no weekends. */
static int
plain_pass (const Plan *plan, int *due)
{
  int waiting[ACTIVITIES] = { 0 }, first[ACTIVITIES + 2] = { 0 }, queue[ACTIVITIES], tail = 0;
  g_autofree int *followers = g_new (int, ACTIVITIES * 3);

  for (int i = 0; i < ACTIVITIES; i++)
    for (guint k = 0; k < plan->items[i].n_depends; k++)
      {
        waiting[i]++;
        first[plan->items[i].depends[k] + 2]++;
      }
  for (int i = 2; i < ACTIVITIES + 2; i++)
    first[i] += first[i - 1];
  for (int i = 0; i < ACTIVITIES; i++)
    for (guint k = 0; k < plan->items[i].n_depends; k++)
      followers[first[plan->items[i].depends[k] + 1]++] = i;
  for (int i = 0; i < ACTIVITIES; i++)
    if (waiting[i] == 0)
      queue[tail++] = i;
  for (int head = 0; head < tail; head++)
    {
      const WmDatesActivity *item = &plan->items[queue[head]];
      int start = item->day - item->duration;

      for (guint k = 0; k < item->n_depends; k++)
        start = MAX (start, due[item->depends[k]]);
      due[queue[head]] = start + item->duration;
      for (int k = first[queue[head]]; k < first[queue[head] + 1]; k++)
        if (--waiting[followers[k]] == 0)
          queue[tail++] = followers[k];
    }
  return tail;
}

/* ---- in a workspace ---------------------------------------------------------------- */

/* A plan of its template's activities and as many more as make 1,000, of which each waits
 * for the one eight before it. (transfer full): its slug */
static char *
make_plan (WmStore *store, const GDate *start, GError **error)
{
  g_autoptr (WmMap) map = wm_map_load (store, NULL, error);
  g_autoptr (WmPerson) person = map ? wm_person_add (store, "Bo", "employee", error) : NULL;
  g_autofree char *slug
    = person ? wm_plan_create (store, map, person->slug, "ai-engineer", start, NULL, error) : NULL;
  gboolean done
    = slug != NULL && wm_store_begin (store, "edit-activity", NULL, error)
      && wm_sql_run (store, error,
                     "WITH RECURSIVE n (i) AS (SELECT (SELECT count(*) FROM activity) UNION ALL"
                     " SELECT i + 1 FROM n WHERE i < 999)"
                     " INSERT INTO activity (id, plan_id, milestone_id, slug, name, status, owner,"
                     " due_day, duration, time_required, start_date, due_date, sort)"
                     " SELECT 1000000 + i, m.plan_id, m.id, 'more-' || i, 'More ' || i,"
                     " 'NEEDS-ACTION', 'new_hire', 1 + i % 55, 1, 'PT1H', '', '', 1000 + i"
                     " FROM n, (SELECT id, plan_id FROM milestone ORDER BY sort DESC LIMIT 1) m",
                     "")
      && wm_sql_run (store, error,
                     "INSERT INTO activity_link (activity_id, kind, target, sort)"
                     " SELECT id, 'depends_on', 'more-' || (id - 1000008), 0 FROM activity"
                     " WHERE id >= 1000000 AND id - 1000008 >="
                     "  (SELECT min(id) FROM activity WHERE id >= 1000000) - 1000000",
                     "");

  return done && wm_store_commit (store, error) ? g_steal_pointer (&slug) : NULL;
}

/* Moves the start of it there and back; milliseconds of the best of some actions, each
 * written to the disk with its undo. */
static void
measure_action (const GDate *start)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("waymark-bench-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "b.waymark", NULL);
  g_autoptr (WmStore) store = wm_workspace_create (path, WM_DEFAULT_PACK, NULL, &error);
  g_autofree char *slug = store ? make_plan (store, start, &error) : NULL;
  gint64 best = G_MAXINT64;

  for (int round = 0; slug != NULL && round < ACTIONS; round++)
    {
      gint64 begin = g_get_monotonic_time ();
      GDate day = *start;

      g_date_add_days (&day, round % 2 == 0 ? 7 : 0);
      if (!wm_plan_set_start (store, slug, &day, &error))
        break;
      best = MIN (best, g_get_monotonic_time () - begin);
    }
  if (error != NULL)
    g_error ("%s", error->message);
  g_print ("the same in a workspace, as an action that moves the start: %.1f ms\n",
           (double) best / 1000);
  (void) wm_store_close (store, NULL);
  g_unlink (path);
  g_rmdir (folder);
}

int
wm_bench_dates (int argc, char **argv)
{
  static Plan plan;
  static int due[ACTIVITIES];
  g_autoptr (WmCalendar) calendar = wm_calendar_new (NULL);
  WmDatesMilestone milestones[]
      = { { WM_HORIZON_DAY }, { WM_HORIZON_WEEK }, { WM_HORIZON_MONTH }, { WM_HORIZON_QUARTER } };
  gint64 ours = G_MAXINT64, plain = G_MAXINT64, begin;
  GDate start;

  g_date_clear (&start, 1);
  g_date_set_dmy (&start, 2, 3, 2026);
  fill (&plan);
  for (int i = 0; i < 20; i++)
    {
      GDate holiday = start;

      g_date_add_days (&holiday, (guint) i * 13);
      wm_calendar_add_holiday (calendar, &holiday);
    }
  for (int round = 0; round < ROUNDS; round++)
    {
      begin = g_get_monotonic_time ();
      (void) wm_dates_compute (calendar, &start, milestones, G_N_ELEMENTS (milestones), plan.items,
                               ACTIVITIES);
      ours = MIN (ours, g_get_monotonic_time () - begin);
      begin = g_get_monotonic_time ();
      (void) plain_pass (&plan, due);
      plain = MIN (plain, g_get_monotonic_time () - begin);
    }
  g_print (
    "dates of %d activities, best of %d: %.3f ms; a plain topological pass in calendar days: "
    "%.3f ms\n",
    ACTIVITIES, ROUNDS, (double) ours / 1000, (double) plain / 1000);
  measure_action (&start);
  return 0;
}
