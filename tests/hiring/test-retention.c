/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The two clocks of retention, as a table of days.
 */
#include "hiring/wm-retention.h"

/* An application that ended on 2026-01-31, looked at on a day */
static const struct
{
  int keep, erase;
  gboolean held;
  int year, month, day;
  WmRetention state;
} cases[] = {
  { 180, 365, FALSE, 2026, 2, 1, WM_RETENTION_KEEP },
  { 180, 365, FALSE, 2026, 7, 29, WM_RETENTION_KEEP },
  { 180, 365, FALSE, 2026, 7, 30, WM_RETENTION_MAY },
  { 180, 365, FALSE, 2027, 1, 30, WM_RETENTION_MAY },
  { 180, 365, FALSE, 2027, 1, 31, WM_RETENTION_DUE },
  { 180, 365, FALSE, 2027, 2, 6, WM_RETENTION_DUE },
  { 180, 365, FALSE, 2027, 2, 7, WM_RETENTION_OVERDUE },
  { 180, 365, TRUE, 2027, 2, 7, WM_RETENTION_HELD },
  { 180, 365, TRUE, 2026, 2, 1, WM_RETENTION_HELD },
  { -1, 30, FALSE, 2026, 2, 1, WM_RETENTION_MAY },
  { -1, 30, FALSE, 2026, 3, 2, WM_RETENTION_DUE },
  { 30, -1, FALSE, 2026, 3, 1, WM_RETENTION_KEEP },
  { 30, -1, FALSE, 2040, 3, 1, WM_RETENTION_MAY },
  { -1, -1, FALSE, 2040, 3, 1, WM_RETENTION_OPEN },
  { 0, 0, FALSE, 2026, 1, 31, WM_RETENTION_DUE },
  /* Contrary clocks: what must be kept is not due. */
  { 365, 30, FALSE, 2026, 6, 1, WM_RETENTION_KEEP },
  { 365, 30, FALSE, 2027, 1, 31, WM_RETENTION_DUE },
};

static void
test_states (void)
{
  GDate ended;

  g_date_clear (&ended, 1);
  g_date_set_dmy (&ended, 31, 1, 2026);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      WmRetentionRule rule = { .outcome = (char *) "rejected",
                               .keep_days = cases[i].keep,
                               .erase_days = cases[i].erase,
                               .reason = (char *) "" };
      GDate today, keep, erase;

      g_date_clear (&today, 1);
      g_date_set_dmy (&today, cases[i].day, cases[i].month, cases[i].year);
      g_test_message ("case %u", i);
      g_assert_cmpint (wm_retention_state (&ended, &rule, cases[i].held, &today, &keep, &erase), ==,
                       cases[i].state);
      g_assert_cmpint (g_date_valid (&keep), ==, cases[i].keep >= 0);
      g_assert_cmpint (g_date_valid (&erase), ==, cases[i].erase >= 0);
      /* An application that goes on has no clock. */
      g_assert_cmpint (wm_retention_state (NULL, &rule, FALSE, &today, NULL, NULL), ==,
                       WM_RETENTION_OPEN);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/retention/states", test_states);
  return g_test_run ();
}
