/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Working days: worked examples, then properties on random calendars.
 */
#include "onboarding/wm-calendar.h"

static GDate
day (const char *text)
{
  GDate date;

  g_assert_true (wm_date_parse (text, &date));
  return date;
}

static void
assert_day (const GDate *date, const char *text)
{
  g_autofree char *got = wm_date_format (date);

  g_assert_cmpstr (got, ==, text);
}

static void
test_parse (void)
{
  static const char *const bad[]
    = { "",           "2026-3-2",   "2026-02-30", "2026-13-01", "20260302",   "2026-W10-1",
        "2026-03-2x", " 026-03-02", "1969-12-31", "2201-01-01", "2026-03-021" };
  GDate date;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (wm_date_parse (bad[i], &date));
  g_assert_false (wm_date_parse (NULL, &date));
  date = day ("2024-02-29");
  assert_day (&date, "2024-02-29");
}

/* The ends of week, month and quarter, as the format's rule has them. */
static void
test_horizons (void)
{
  static const struct
  {
    const char *start;
    const char *ends[4];
  } cases[] = {
    { "2026-03-02", { "2026-03-02", "2026-03-06", "2026-04-01", "2026-06-01" } },
    { "2026-03-07", { "2026-03-09", "2026-03-13", "2026-04-08", "2026-06-08" } },
    { "2025-12-31", { "2025-12-31", "2026-01-06", "2026-01-30", "2026-03-30" } },
    { "2024-01-31", { "2024-01-31", "2024-02-06", "2024-02-28", "2024-04-29" } },
  };
  g_autoptr (WmCalendar) calendar = wm_calendar_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (int horizon = WM_HORIZON_DAY; horizon <= WM_HORIZON_QUARTER; horizon++)
      {
        GDate start = day (cases[i].start);
        GDate end;

        g_assert_true (wm_calendar_horizon_end (calendar, &start, horizon, &end));
        assert_day (&end, cases[i].ends[horizon]);
      }
}

/* A week of nothing but holidays: the end is never before the start. */
static void
test_never_before_start (void)
{
  g_autoptr (WmCalendar) calendar = wm_calendar_new ("1");
  GDate start = day ("2026-03-02");
  GDate end;

  g_assert_true (wm_calendar_horizon_end (calendar, &start, WM_HORIZON_WEEK, &end));
  assert_day (&end, "2026-03-02");
}

static void
test_breaks (void)
{
  g_autoptr (WmCalendar) calendar = wm_calendar_new ("12345");
  GDate holiday = day ("2026-03-06");
  GDate make_up = day ("2026-03-07");
  GDate start = day ("2026-03-02");
  GDate result;

  wm_calendar_add_holiday (calendar, &holiday);
  g_assert_true (wm_calendar_nth (calendar, &start, 5, &result));
  assert_day (&result, "2026-03-09");
  wm_calendar_add_working_day (calendar, &make_up);
  g_assert_true (wm_calendar_nth (calendar, &start, 5, &result));
  assert_day (&result, "2026-03-07");
  wm_calendar_add_working_day (calendar, &holiday); /* worked all the same */
  g_assert_true (wm_calendar_is_working (calendar, &holiday));
}

static void
test_no_working_day (void)
{
  g_autoptr (WmCalendar) calendar = wm_calendar_new ("x");
  GDate start = day ("2026-03-02");
  GDate result;

  g_assert_false (wm_calendar_nth (calendar, &start, 1, &result));
  g_assert_false (wm_calendar_horizon_end (calendar, &start, WM_HORIZON_WEEK, &result));
}

static WmCalendar *
random_calendar (GRand *rand)
{
  g_autoptr (GString) week = g_string_new (NULL);
  WmCalendar *calendar;

  for (char c = '1'; c <= '7'; c++)
    if (g_rand_boolean (rand))
      g_string_append_c (week, c);
  calendar = wm_calendar_new (week->len ? week->str : "3");
  for (int i = 0; i < 30; i++)
    {
      GDate date = day ("2026-01-01");

      g_date_add_days (&date, g_rand_int_range (rand, 0, 400));
      if (g_rand_int_range (rand, 0, 3))
        wm_calendar_add_holiday (calendar, &date);
      else
        wm_calendar_add_working_day (calendar, &date);
    }
  return calendar;
}

/* The n-th working day is one, is later than the one before, and has no
 * working day between. Every end is a working day, not before the start, and
 * the horizons keep their order. */
static void
test_properties (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (int round = 0; round < 300; round++)
    {
      g_autoptr (WmCalendar) calendar = random_calendar (rand);
      GDate start = day ("2026-01-01");
      GDate last, end;

      g_date_add_days (&start, g_rand_int_range (rand, 0, 300));
      g_assert_true (wm_calendar_nth (calendar, &start, 1, &last));
      for (int n = 2; n < 40; n++)
        {
          GDate next;

          g_assert_true (wm_calendar_nth (calendar, &start, n, &next));
          g_assert_true (wm_calendar_is_working (calendar, &next));
          g_assert_cmpint (g_date_compare (&next, &last), >, 0);
          for (GDate between = last; g_date_add_days (&between, 1),
                     g_date_compare (&between, &next) < 0;)
            g_assert_false (wm_calendar_is_working (calendar, &between));
          last = next;
        }
      g_assert_true (wm_calendar_nth (calendar, &start, 1, &last));
      for (int horizon = WM_HORIZON_DAY; horizon <= WM_HORIZON_QUARTER; horizon++)
        {
          g_assert_true (wm_calendar_horizon_end (calendar, &start, horizon, &end));
          g_assert_true (wm_calendar_is_working (calendar, &end));
          g_assert_cmpint (g_date_compare (&end, &last), >=, 0);
          last = end;
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calendar/parse", test_parse);
  g_test_add_func ("/calendar/horizons", test_horizons);
  g_test_add_func ("/calendar/never-before-start", test_never_before_start);
  g_test_add_func ("/calendar/breaks", test_breaks);
  g_test_add_func ("/calendar/no-working-day", test_no_working_day);
  g_test_add_func ("/calendar/properties", test_properties);
  return g_test_run ();
}
