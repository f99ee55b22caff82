/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Dating a plan of 1,000 activities: the pure function, against a plain
 * topological pass over the same dependencies that only adds days; and the
 * whole of it in a workspace, as an action that moves the start.
 */
#include "wm-bench.h"

#include "onboarding/wm-dates.h"

#define ACTIVITIES 1000
#define ROUNDS 50

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
  return 0;
}
