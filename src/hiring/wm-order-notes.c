/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What may have coloured a card: told quietly, never corrected for.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "hiring/wm-debrief-private.h"
#include "hiring/wm-panel.h"
#include "onboarding/wm-calendar.h"

#define CONTRAST_LEVELS 2 /* in the mean */
#define JUST_BEFORE_DAYS 7
#define OPENER_LOOPS 3

static void
note_late (const WmDebrief *it, guint card, GArray *notes)
{
  const WmCard *self = wm_debrief_card (it, card);
  WmOrderNote note = { .kind = WM_NOTE_LATE, .card = card, .days = wm_card_delay (self) };

  if (note.days > WM_CARD_LATE_DAYS)
    g_array_append_val (notes, note);
  note.kind = WM_NOTE_AFTER;
  if (it->opened && self->submitted > it->opened_at)
    g_array_append_val (notes, note);
}

/* The day on which she met the candidate; without one, that of the card */
static gboolean
day_of (const WmCard *card, GDate *day)
{
  g_autofree char *submitted = wm_hiring_day (card->submitted);

  return wm_date_parse (card->date, day) || wm_date_parse (submitted, day);
}

/* Of those that are open to the viewer, the card about whom the same interviewer
 * met last before this candidate, if that was in the days just before */
static const WmCard *
find_before (GPtrArray *all, const WmCard *self)
{
  const WmCard *found = NULL;
  int nearest = JUST_BEFORE_DAYS;
  GDate day, met;

  if (!day_of (self, &day))
    return NULL;
  for (guint i = 0; i < all->len; i++)
    {
      const WmCard *it = g_ptr_array_index (all, i);
      int days = day_of (it, &met) ? g_date_days_between (&met, &day) : -1;

      if (days < 0 || days > nearest || !g_str_equal (it->interviewer, self->interviewer)
          || g_str_equal (it->person, self->person)
          || (days == 0 && it->submitted > self->submitted))
        continue;
      if (found == NULL || days < nearest || it->submitted > found->submitted)
        found = it;
      nearest = days;
    }
  return found;
}

static void
note_contrast (const WmDebrief *it, GPtrArray *all, guint card, GArray *notes)
{
  const WmCard *self = wm_debrief_card (it, card);
  const WmCard *before = find_before (all, self);
  WmOrderNote note = { .kind = WM_NOTE_CONTRAST, .card = card };
  int sum = 0, count = 0;

  for (guint i = 0; before != NULL && i < self->ratings->len; i++)
    {
      const WmCardRating *rating = wm_card_rating (self, i);
      int other = wm_card_find (before, rating->skill);

      if (other < 0 || rating->state != WM_CARD_RATED
          || wm_card_rating (before, other)->state != WM_CARD_RATED)
        continue;
      sum += wm_card_rating (before, other)->level - rating->level;
      count++;
    }
  if (count == 0 || abs (sum) < CONTRAST_LEVELS * count)
    return;
  note.distance = sum / count;
  g_array_append_val (notes, note);
}

/* In how many loops of the job did she hold the first interview; -1 when
 * somebody else held one */
static int
count_openings (WmStore *store, const char *application, const char *interviewer)
{
  gint64 n
    = wm_sql_int (store, -1,
                  "SELECT CASE WHEN min (first = ?2) THEN count (*) ELSE -1 END FROM ("
                  " SELECT (SELECT p.slug FROM interview i JOIN person p"
                  "  ON p.id = i.interviewer_id WHERE i.application_id = b.id"
                  "  AND i.status = 'held' ORDER BY i.date, i.start, i.id LIMIT 1) AS first"
                  " FROM application a JOIN application b ON b.job_id = a.job_id"
                  " WHERE a.slug = ?1) WHERE first IS NOT NULL",
                  "tt", application, interviewer);

  return (int) n;
}

GArray *
wm_debrief_notes (WmStore *store, const WmDebrief *debrief, GError **error)
{
  g_autoptr (GArray) notes = g_array_new (FALSE, FALSE, sizeof (WmOrderNote));
  g_autoptr (GPtrArray) all = NULL;

  g_return_val_if_fail (WM_IS_STORE (store) && debrief != NULL, NULL);

  all = wm_cards_list (store, NULL, NULL, error);
  if (all == NULL)
    return NULL;
  for (guint i = 0; i < debrief->cards->len; i++)
    {
      WmOrderNote opener = { .kind = WM_NOTE_OPENER, .card = i };

      note_late (debrief, i, notes);
      note_contrast (debrief, all, i, notes);
      opener.days = count_openings (store, debrief->application->slug,
                                    wm_debrief_card (debrief, i)->interviewer);
      if (opener.days >= OPENER_LOOPS)
        g_array_append_val (notes, opener);
    }
  return g_steal_pointer (&notes);
}

char *
wm_order_note_describe (const WmDebrief *debrief, const WmOrderNote *note)
{
  const char *name;

  g_return_val_if_fail (debrief != NULL && note != NULL, NULL);

  name = wm_debrief_card (debrief, note->card)->interviewer_name;
  switch (note->kind)
    {
    case WM_NOTE_LATE:
      return g_strdup_printf (ngettext ("%s's card came %d day after the interview.",
                                        "%s's card came %d days after the interview.",
                                        (gulong) note->days),
                              name, note->days);
    case WM_NOTE_AFTER:
      return g_strdup_printf (_ ("%s's card came after the debrief was opened."), name);
    case WM_NOTE_CONTRAST:
      return g_strdup_printf (note->distance > 0
                                  ? _ ("%s had met a much stronger candidate just before.")
                                  : _ ("%s had met a much weaker candidate just before."),
                              name);
    default:
      return g_strdup_printf (_ ("%s held the first interview of all %d loops of this job."), name,
                              note->days);
    }
}
