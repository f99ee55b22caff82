/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Dates of a plan: worked examples as tables, then properties on random plans.
 */
#include "onboarding/wm-dates.h"

#define MOST 24

static GDate
day (const char *text)
{
  GDate date;

  g_assert_true (wm_date_parse (text, &date));
  return date;
}

static char *
words (const GDate *date)
{
  return g_date_valid (date) ? wm_date_format (date) : g_strdup ("");
}

/* "2026-01-01 2026-12-24..2026-12-31": single days and ranges */
static void
for_each_day (const char *text, WmCalendar *calendar, gboolean away)
{
  g_auto (GStrv) parts = g_strsplit (text ? text : "", " ", -1);

  for (guint i = 0; parts[i]; i++)
    {
      g_auto (GStrv) ends = g_strsplit (parts[i], "..", 2);
      GDate first, last;

      if (!*parts[i])
        continue;
      first = day (ends[0]);
      last = day (ends[1] ? ends[1] : ends[0]);
      if (away)
        wm_calendar_add_away (calendar, &first, &last);
      else
        for (; g_date_compare (&first, &last) <= 0; g_date_add_days (&first, 1))
          wm_calendar_add_holiday (calendar, &first);
    }
}

/* ---- worked examples ----------------------------------------------------------- */

typedef struct
{
  const char *what;
  const char *week, *holidays, *make_up, *away;
  guint friday; /* percent */
  const char *start;
  WmAnchor anchor;
  int n, duration;
  const char *begins, *due;
} Case;

static const Case cases[] = {
  /* weekends */
  { "first day", 0, 0, 0, 0, 0, "2026-03-02", WM_ANCHOR_START, 1, 1, "2026-03-02", "2026-03-02" },
  { "start on a Saturday", 0, 0, 0, 0, 0, "2026-03-07", WM_ANCHOR_START, 1, 1, "2026-03-09",
    "2026-03-09" },
  { "sixth day is Monday", 0, 0, 0, 0, 0, "2026-03-02", WM_ANCHOR_START, 6, 1, "2026-03-09",
    "2026-03-09" },
  { "three days over a weekend", 0, 0, 0, 0, 0, "2026-03-02", WM_ANCHOR_START, 7, 3, "2026-03-06",
    "2026-03-10" },
  { "one day on a Friday is one day", 0, 0, 0, 0, 0, "2026-03-06", WM_ANCHOR_START, 1, 1,
    "2026-03-06", "2026-03-06" },
  { "Sunday to Thursday", "71234", 0, 0, 0, 0, "2026-03-01", WM_ANCHOR_START, 6, 2, "2026-03-05",
    "2026-03-08" },
  /* before day 1 */
  { "day before", 0, 0, 0, 0, 0, "2026-03-02", WM_ANCHOR_START, -1, 1, "2026-02-27", "2026-02-27" },
  { "six days before, three long", 0, 0, 0, 0, 0, "2026-03-02", WM_ANCHOR_START, -6, 3,
    "2026-02-18", "2026-02-20" },
  /* holidays over New Year */
  { "Christmas and New Year", 0, "2026-12-24..2026-12-26 2026-12-31 2027-01-01", 0, 0, 0,
    "2026-12-21", WM_ANCHOR_START, 6, 1, "2026-12-30", "2026-12-30" },
  { "the first after New Year", 0, "2026-12-24..2026-12-26 2026-12-31 2027-01-01", 0, 0, 0,
    "2026-12-21", WM_ANCHOR_START, 7, 3, "2026-12-29", "2027-01-04" },
  { "a start on a holiday", 0, "2027-01-01", 0, 0, 0, "2027-01-01", WM_ANCHOR_START, 1, 1,
    "2027-01-04", "2027-01-04" },
  /* make-up days, as around the Spring Festival */
  { "a Saturday made up", 0, "2026-02-16..2026-02-20", "2026-02-14 2026-02-28", 0, 0, "2026-02-13",
    WM_ANCHOR_START, 3, 2, "2026-02-14", "2026-02-23" },
  /* the person's own days */
  { "away", 0, 0, 0, "2026-03-04..2026-03-10", 0, "2026-03-02", WM_ANCHOR_START, 3, 2, "2026-03-03",
    "2026-03-11" },
  { "away on a make-up day", 0, 0, "2026-03-07", "2026-03-07", 0, "2026-03-06", WM_ANCHOR_START, 2,
    1, "2026-03-09", "2026-03-09" },
  { "away when the plan begins", 0, 0, 0, "2026-03-02..2026-03-03", 0, "2026-03-02",
    WM_ANCHOR_START, 1, 1, "2026-03-04", "2026-03-04" },
  /* part-time: an offset counts days, a duration counts their parts */
  { "half Fridays count as days", 0, 0, 0, 0, 50, "2026-03-02", WM_ANCHOR_START, 6, 1, "2026-03-09",
    "2026-03-09" },
  { "two days of work over a half Friday", 0, 0, 0, 0, 50, "2026-03-02", WM_ANCHOR_START, 6, 2,
    "2026-03-05", "2026-03-09" },
  /* clocks go forward on 29 March and back on 25 October: days do not care */
  { "summer time", 0, 0, 0, 0, 0, "2026-03-27", WM_ANCHOR_START, 2, 2, "2026-03-27", "2026-03-30" },
  { "winter time", 0, 0, 0, 0, 0, "2026-10-23", WM_ANCHOR_START, 2, 2, "2026-10-23", "2026-10-26" },
  /* from the end of the first month (2026-03-02 .. 2026-04-01) */
  { "on its last day", 0, 0, 0, 0, 0, "2026-03-02", WM_ANCHOR_MILESTONE, 0, 1, "2026-04-01",
    "2026-04-01" },
  { "three days before", 0, 0, 0, 0, 0, "2026-03-02", WM_ANCHOR_MILESTONE, -3, 2, "2026-03-26",
    "2026-03-27" },
  { "two days after", 0, 0, 0, 0, 0, "2026-03-02", WM_ANCHOR_MILESTONE, 2, 1, "2026-04-03",
    "2026-04-03" },
};

static WmCalendar *
calendar_of (const Case *it)
{
  WmCalendar *calendar = wm_calendar_new (it->week);
  g_auto (GStrv) made_up = g_strsplit (it->make_up ? it->make_up : "", " ", -1);

  for_each_day (it->holidays, calendar, FALSE);
  for_each_day (it->away, calendar, TRUE);
  for (guint i = 0; made_up[i]; i++)
    if (*made_up[i])
      {
        GDate date = day (made_up[i]);
        wm_calendar_add_working_day (calendar, &date);
      }
  if (it->friday > 0)
    wm_calendar_set_percent (calendar, 5, it->friday);
  return calendar;
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *it = &cases[i];
      g_autoptr (WmCalendar) calendar = calendar_of (it);
      WmDatesMilestone month = { WM_HORIZON_MONTH };
      WmDatesActivity activity = {
        .anchor = it->anchor, .ref = 0, .day = it->n, .duration = it->duration, .milestone = -1
      };
      GDate start = day (it->start);
      g_autofree char *begins = NULL;
      g_autofree char *due = NULL;

      g_assert_true (wm_dates_compute (calendar, &start, &month, 1, &activity, 1));
      begins = words (&activity.start);
      due = words (&activity.due);
      g_test_message ("%s", it->what);
      g_assert_cmpstr (due, ==, it->due);
      g_assert_cmpstr (begins, ==, it->begins);
      g_assert_cmpint (activity.finding, ==, WM_DATE_FINE);
    }
}

/* A chain across a weekend, days off and half days: each begins on the day on
 * which the one before is due, or later. */
static void
test_dependencies (void)
{
  static const int first[] = { 0 }, both[] = { 0, 1 };
  g_autoptr (WmCalendar) calendar = wm_calendar_new (NULL);
  WmDatesActivity plan[] = {
    { .anchor = WM_ANCHOR_START, .day = 3, .duration = 3, .milestone = 0 },
    { .anchor = WM_ANCHOR_START, .day = 2, .duration = 2, .milestone = 0, .depends = first,
      .n_depends = 1 },
    { .anchor = WM_ANCHOR_START, .day = 1, .duration = 4, .milestone = 0, .depends = both,
      .n_depends = 2 },
    { .anchor = WM_ANCHOR_ACTIVITY, .ref = 2, .day = 1, .duration = 1, .milestone = -1 },
    { .anchor = WM_ANCHOR_FIXED, .duration = 1, .milestone = -1, .depends = both, .n_depends = 2 },
    { .anchor = WM_ANCHOR_FIXED, .duration = 1, .milestone = -1 },
  };
  WmDatesMilestone week = { WM_HORIZON_WEEK };
  GDate start = day ("2026-03-02"), off = day ("2026-03-06");
  static const char *const due[]
      = { "2026-03-04", "2026-03-05", "2026-03-11", "2026-03-12", "2026-03-03", "2026-03-08" };
  static const WmDateFinding found[]
      = { WM_DATE_FINE, WM_DATE_FINE, WM_DATE_AFTER_MILESTONE, WM_DATE_FINE, WM_DATE_FIXED_EARLY,
          WM_DATE_FIXED_OFF };

  wm_calendar_add_away (calendar, &off, &off);
  plan[4].due = day ("2026-03-03");
  plan[5].due = day ("2026-03-08");
  g_assert_true (wm_dates_compute (calendar, &start, &week, 1, plan, G_N_ELEMENTS (plan)));
  for (guint i = 0; i < G_N_ELEMENTS (plan); i++)
    {
      g_autofree char *got = words (&plan[i].due);

      g_assert_cmpstr (got, ==, due[i]);
      g_assert_cmpint (plan[i].finding, ==, found[i]);
    }
}

static void
test_circle (void)
{
  static const int a[] = { 1 }, b[] = { 2 }, c[] = { 3, 0 }, d[] = { 2 };
  g_autoptr (WmCalendar) calendar = wm_calendar_new (NULL);
  g_autoptr (GArray) circle = NULL;
  WmDatesActivity plan[] = {
    { .anchor = WM_ANCHOR_START,
      .day = 1,
      .duration = 1,
      .milestone = -1,
      .depends = a,
      .n_depends = 1 },
    { .anchor = WM_ANCHOR_START,
      .day = 1,
      .duration = 1,
      .milestone = -1,
      .depends = b,
      .n_depends = 1 },
    { .anchor = WM_ANCHOR_START,
      .day = 1,
      .duration = 1,
      .milestone = -1,
      .depends = c,
      .n_depends = 2 },
    { .anchor = WM_ANCHOR_START, .day = 4, .duration = 1, .milestone = -1 },
    { .anchor = WM_ANCHOR_START,
      .day = 1,
      .duration = 1,
      .milestone = -1,
      .depends = d,
      .n_depends = 1 },
  };
  GDate start = day ("2026-03-02");

  circle = wm_dates_find_circle (plan, G_N_ELEMENTS (plan));
  g_assert_cmpuint (circle->len, ==, 4);
  g_assert_cmpint (g_array_index (circle, int, 0), ==, g_array_index (circle, int, 3));
  g_assert_true (wm_dates_compute (calendar, &start, NULL, 0, plan, G_N_ELEMENTS (plan)));
  g_assert_cmpint (plan[0].finding, ==, WM_DATE_CIRCLE);
  g_assert_cmpint (plan[3].finding, ==, WM_DATE_FINE);
  plan[2].n_depends = 1;
  g_assert_null (wm_dates_find_circle (plan, G_N_ELEMENTS (plan)));
  g_assert_true (wm_dates_compute (calendar, &start, NULL, 0, plan, G_N_ELEMENTS (plan)));
  for (guint i = 0; i < G_N_ELEMENTS (plan); i++)
    {
      g_autofree char *got = words (&plan[i].due);
      g_assert_cmpstr (got, ==, "2026-03-05");
    }
}

/* What cannot be dated is told, and is no crash. */
static void
test_impossible (void)
{
  g_autoptr (WmCalendar) calendar = wm_calendar_new (NULL);
  g_autoptr (WmCalendar) none = wm_calendar_new ("x");
  WmDatesActivity plan[] = {
    { .anchor = WM_ANCHOR_START, .day = 90000, .duration = 1, .milestone = -1 },
    { .anchor = WM_ANCHOR_START, .day = -90000, .duration = 1, .milestone = 7 },
    { .anchor = WM_ANCHOR_START, .day = 1, .duration = 90000, .milestone = -1 },
    { .anchor = WM_ANCHOR_MILESTONE, .ref = -1, .day = 1, .duration = 1, .milestone = -1 },
    { .anchor = WM_ANCHOR_ACTIVITY, .ref = 0, .day = 1, .duration = 1, .milestone = -1 },
    { .anchor = WM_ANCHOR_ACTIVITY, .ref = 900, .day = 1, .duration = 1, .milestone = -1 },
  };
  static const WmDateFinding found[] = { WM_DATE_BEYOND, WM_DATE_BEYOND, WM_DATE_BEYOND,
                                         WM_DATE_LOST,   WM_DATE_LOST,   WM_DATE_LOST };
  GDate start = day ("2026-03-02");

  g_assert_true (wm_dates_compute (calendar, &start, NULL, 0, plan, G_N_ELEMENTS (plan)));
  for (guint i = 0; i < G_N_ELEMENTS (plan); i++)
    {
      g_assert_false (g_date_valid (&plan[i].due));
      g_assert_cmpint (plan[i].finding, ==, found[i]);
    }
  g_assert_false (wm_dates_compute (none, &start, NULL, 0, plan, 1));
}

/* ---- properties ------------------------------------------------------------------ */

typedef struct
{
  WmDatesActivity items[MOST];
  int depends[MOST * 3];
  guint n;
} Plan;

/* Dependencies lead to earlier numbers, so that there is no circle. */
static void
random_plan (GRand *rand, Plan *plan, gboolean with_fixed)
{
  int used = 0;

  plan->n = (guint) g_rand_int_range (rand, 1, MOST);
  for (int i = 0; i < (int) plan->n; i++)
    {
      WmDatesActivity *item = &plan->items[i];

      *item = (WmDatesActivity){ .anchor = WM_ANCHOR_START,
                                 .day = g_rand_int_range (rand, -5, 60),
                                 .duration = g_rand_int_range (rand, 1, 7),
                                 .milestone = -1,
                                 .depends = &plan->depends[used] };
      if (item->day == 0)
        item->day = 1;
      if (i > 0 && g_rand_int_range (rand, 0, 4) == 0)
        {
          item->anchor = WM_ANCHOR_ACTIVITY;
          item->ref = g_rand_int_range (rand, 0, i);
          item->day = g_rand_int_range (rand, 0, 6);
        }
      if (with_fixed && g_rand_int_range (rand, 0, 6) == 0)
        {
          item->anchor = WM_ANCHOR_FIXED;
          item->due = day ("2026-04-14");
          g_date_add_days (&item->due, g_rand_int_range (rand, 0, 60));
        }
      for (int k = 0; i > 0 && k < g_rand_int_range (rand, 0, 3); k++)
        {
          plan->depends[used++] = g_rand_int_range (rand, 0, i);
          item->n_depends++;
        }
    }
}

static WmCalendar *
random_calendar (GRand *rand, gboolean part_time)
{
  WmCalendar *calendar = wm_calendar_new (g_rand_boolean (rand) ? "12345" : "1245");

  for (int i = 0; i < 25; i++)
    {
      GDate date = day ("2026-01-01");

      g_date_add_days (&date, g_rand_int_range (rand, 0, 300));
      if (g_rand_int_range (rand, 0, 3))
        wm_calendar_add_holiday (calendar, &date);
      else
        wm_calendar_add_away (calendar, &date, &date);
    }
  if (part_time)
    wm_calendar_set_percent (calendar, 2, 40);
  return calendar;
}

static void
check_plan (const WmCalendar *calendar, const Plan *plan)
{
  for (guint i = 0; i < plan->n; i++)
    {
      const WmDatesActivity *item = &plan->items[i];

      if (item->anchor == WM_ANCHOR_FIXED)
        continue;
      g_assert_true (wm_calendar_is_working (calendar, &item->due));
      g_assert_true (wm_calendar_is_working (calendar, &item->start));
      g_assert_cmpint (g_date_compare (&item->start, &item->due), <=, 0);
      for (guint k = 0; k < item->n_depends; k++)
        g_assert_cmpint (g_date_compare (&item->start, &plan->items[item->depends[k]].due), >=, 0);
      g_assert_cmpint (item->finding, ==, WM_DATE_FINE);
    }
}

/* None on a non-working day, none before what it depends on, and the same again
 * when nothing changed. */
static void
test_properties (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (int round = 0; round < 400; round++)
    {
      g_autoptr (WmCalendar) calendar = random_calendar (rand, TRUE);
      GDate start = day ("2026-03-02");
      Plan plan = { 0 };
      Plan again;

      random_plan (rand, &plan, TRUE);
      g_date_add_days (&start, g_rand_int_range (rand, 0, 60));
      g_assert_true (wm_dates_compute (calendar, &start, NULL, 0, plan.items, plan.n));
      check_plan (calendar, &plan);
      again = plan;
      g_assert_true (wm_dates_compute (calendar, &start, NULL, 0, again.items, again.n));
      for (guint i = 0; i < plan.n; i++)
        g_assert_true (!g_date_valid (&plan.items[i].due)
                       || g_date_compare (&plan.items[i].due, &again.items[i].due) == 0);
    }
}

/* How many working days lie between the two. */
static int
steps (const WmCalendar *calendar, const GDate *from, const GDate *to)
{
  GDate at = *from;
  int n = 0;

  while (g_date_compare (&at, to) < 0)
    {
      g_date_add_days (&at, 1);
      n += wm_calendar_is_working (calendar, &at);
    }
  return n;
}

/* Moving the start by n working days moves every relative date by n, whatever
 * the holidays, as long as days are whole. */
static void
test_move_start (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (12);

  for (int round = 0; round < 400; round++)
    {
      g_autoptr (WmCalendar) calendar = random_calendar (rand, FALSE);
      GDate start = day ("2026-03-02"), later;
      int n = g_rand_int_range (rand, 0, 30);
      Plan plan = { 0 };
      Plan moved;

      random_plan (rand, &plan, FALSE);
      g_assert_true (wm_calendar_nth (calendar, &start, n + 1, &later));
      moved = plan;
      g_assert_true (wm_calendar_forward (calendar, &start));
      g_assert_true (wm_dates_compute (calendar, &start, NULL, 0, plan.items, plan.n));
      g_assert_true (wm_dates_compute (calendar, &later, NULL, 0, moved.items, moved.n));
      for (guint i = 0; i < plan.n; i++)
        {
          g_assert_cmpint (steps (calendar, &plan.items[i].due, &moved.items[i].due), ==, n);
          g_assert_cmpint (steps (calendar, &plan.items[i].start, &moved.items[i].start), ==, n);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dates/cases", test_cases);
  g_test_add_func ("/dates/dependencies", test_dependencies);
  g_test_add_func ("/dates/circle", test_circle);
  g_test_add_func ("/dates/impossible", test_impossible);
  g_test_add_func ("/dates/properties", test_properties);
  g_test_add_func ("/dates/move-start", test_move_start);
  return g_test_run ();
}
