/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What cards tell of whom or what was asked, in counts. Pure.
 */
#include "config.h"

#include "hiring/wm-hiring-private.h"
#include "hiring/wm-panel.h"
#include "onboarding/wm-calendar.h"

const int wm_back_test_days[WM_BACK_TESTS] = { 30, 90, 180 };

int
wm_back_test_window (int days)
{
  static const int ends[WM_BACK_TESTS] = { 60, 135, 270 };

  for (int i = 0; days >= 15 && i < WM_BACK_TESTS; i++)
    if (days < ends[i])
      return i;
  return -1;
}

void
wm_back_test_add (WmBackTest *test, int interview, int later)
{
  test->same += interview == later;
  test->higher += interview > later;
  test->lower += interview < later;
}

int
wm_card_delay (const WmCard *card)
{
  g_autofree char *day = wm_hiring_day (card->submitted);
  GDate held, submitted;

  if (!wm_date_parse (card->date, &held) || !wm_date_parse (day, &submitted))
    return -1;
  return MAX (0, g_date_days_between (&held, &submitted));
}

void
wm_panel_counts_add_card (WmPanelCounts *counts, const WmCard *card)
{
  int delay = wm_card_delay (card);

  counts->cards++;
  counts->dated += delay >= 0;
  if (delay <= WM_CARD_LATE_DAYS)
    return;
  counts->late++;
  counts->latest = MAX (counts->latest, delay);
}

void
wm_panel_counts_add_rating (WmPanelCounts *counts, const WmCardRating *rating)
{
  counts->rated += rating->state == WM_CARD_RATED;
  counts->no_signal += rating->state == WM_CARD_NO_SIGNAL;
  counts->not_asked += rating->state == WM_CARD_NOT_ASKED;
  if (rating->state == WM_CARD_RATED && rating->level >= 0 && rating->level < WM_PANEL_LEVELS)
    counts->levels[rating->level]++;
}
