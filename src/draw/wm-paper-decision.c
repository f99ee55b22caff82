/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A decision on paper: the record, which is internal, and what the candidate
 * may read, which is made of other parts and shares none with it.
 */
#include "config.h"

#include "draw/wm-paper.h"

#include <glib/gi18n-lib.h>

#include "draw/wm-scene-hiring.h"
#include "draw/wm-scene-words.h"

const char *
wm_words_shown_sign (WmShown shown)
{
  static const char *const signs[] = { "·", "◌", "○", "●" };

  return signs[shown];
}

const char *
wm_words_outcome (const char *outcome)
{
  return g_str_equal (outcome, "hire")      ? _ ("Hire")
         : g_str_equal (outcome, "no_hire") ? _ ("Do not hire")
                                            : _ ("Hold");
}

char *
wm_words_rating (WmCardState state, int level)
{
  if (state == WM_CARD_RATED)
    return g_strdup_printf (_ ("level %d"), level);
  return g_strdup (state == WM_CARD_NO_SIGNAL ? _ ("no signal") : _ ("not asked"));
}

/* (transfer full): the day in the reader's language */
static char *
day_of (gint64 seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (seconds);
  g_autofree char *iso = g_date_time_format (time, "%Y-%m-%d");

  return wm_words_date (iso, TRUE);
}

static const char *
reason_of (const WmDecision *decision, const char *skill)
{
  for (guint i = 0; i + 1 < decision->skills->len; i += 2)
    if (g_str_equal (decision->skills->pdata[i], skill))
      return decision->skills->pdata[i + 1];
  return "";
}

static void
tell_entry (GPtrArray *parts, const WmCard *card, const WmDebriefEntry *entry)
{
  g_autofree char *before = wm_words_rating (entry->state, entry->level);
  g_autofree char *now = wm_words_rating (entry->now_state, entry->now_level);

  if (entry->state == WM_CARD_OPEN)
    return;
  if (*entry->evidence != '\0')
    /* Translators: an interviewer, what she rated, her sentence */
    wm_parts_tell (parts, WM_PART_ITEM, _ ("%s, %s: %s"), card->interviewer_name, before,
                   entry->evidence);
  else
    wm_parts_tell (parts, WM_PART_ITEM, "%s, %s", card->interviewer_name, before);
  if (entry->moved)
    /* Translators: who changed a rating at the debrief, from what to what, and why */
    wm_parts_tell (parts, WM_PART_NOTE, _ ("At the debrief moved by %1$s: %2$s → %3$s (%4$s)"),
                   entry->mover_name, before, now, entry->reason);
}

static void
tell_skill (GPtrArray *parts, const WmDebrief *debrief, const WmDecision *decision,
            const WmDebriefSkill *skill)
{
  const WmLoopSkill *known = wm_loop_skill (debrief->loop, skill->skill);
  const char *reason = reason_of (decision, known->slug);

  if (*reason == '\0' && skill->shown == WM_SHOWN_NEVER)
    return;
  /* Translators: a sign, a skill, what the interviews found, the level that is wanted */
  wm_parts_tell (parts, WM_PART_NAME, _ ("%1$s %2$s: %3$s; wanted: level %4$d"),
                 wm_words_shown_sign (skill->shown), known->name, wm_words_shown (skill->shown),
                 MAX (known->level, 0));
  if (*reason != '\0')
    wm_parts_tell (parts, WM_PART_TEXT, _ ("Why: %s"), reason);
  for (guint i = 0; i < skill->entries->len; i++)
    {
      const WmDebriefEntry *entry = &g_array_index (skill->entries, WmDebriefEntry, i);

      tell_entry (parts, wm_debrief_card (debrief, entry->card), entry);
    }
}

/* Musts first, in the job's order; then what else was rated */
static void
tell_skills (GPtrArray *parts, const WmDebrief *debrief, const WmDecision *decision, gboolean must)
{
  wm_parts_add (parts, WM_PART_HEADING, must ? _ ("Must skills") : _ ("What else was rated"));
  for (guint i = 0; i < debrief->loop->skills->len; i++)
    for (guint j = 0; j < debrief->skills->len; j++)
      {
        const WmDebriefSkill *skill = wm_debrief_skill (debrief, j);

        if (skill->skill == i
            && (wm_loop_skill (debrief->loop, i)->importance == WM_IMPORTANCE_MUST) == must)
          tell_skill (parts, debrief, decision, skill);
      }
  /* A heading over nothing goes. */
  if (((const WmPart *) parts->pdata[parts->len - 1])->kind == WM_PART_HEADING)
    g_ptr_array_remove_index (parts, parts->len - 1);
}

static void
tell_votes (GPtrArray *parts, const WmDebrief *debrief)
{
  wm_parts_add (parts, WM_PART_HEADING, _ ("Overall votes"));
  for (guint i = 0; i < debrief->cards->len; i++)
    {
      const WmCard *card = wm_debrief_card (debrief, i);
      const char *vote = wm_recommendation_words (card->recommendation);

      wm_parts_tell (parts, WM_PART_ITEM, "%s: %s", card->interviewer_name,
                     *vote != '\0' ? vote : _ ("closed until the skills are through"));
      if (*card->red_flags != '\0')
        wm_parts_tell (parts, WM_PART_NOTE, _ ("⚑ %s"), card->red_flags);
    }
}

GPtrArray *
wm_paper_decision (const WmDebrief *debrief, const WmDecision *decision)
{
  GPtrArray *parts = wm_parts_new ();
  g_autofree char *day = day_of (decision->time);

  /* Translators: the title of a record; the name of a candidate */
  wm_parts_tell (parts, WM_PART_TITLE, _ ("Decision about %s"), debrief->application->name);
  wm_parts_tell (parts, WM_PART_NOTE, _ ("Job: %s. Internal: not for the candidate."),
                 debrief->application->job_name);
  wm_parts_add (parts, WM_PART_NAME, wm_words_outcome (decision->outcome));
  /* Translators: names of people, a day */
  wm_parts_tell (parts, WM_PART_TEXT, _ ("Decided by %1$s on %2$s"), decision->decided_by, day);
  wm_parts_add_long (parts, decision->rationale);
  tell_skills (parts, debrief, decision, TRUE);
  tell_skills (parts, debrief, decision, FALSE);
  tell_votes (parts, debrief);
  if (*decision->for_candidate != '\0')
    {
      wm_parts_add (parts, WM_PART_HEADING, _ ("What the candidate is told"));
      wm_parts_add_long (parts, decision->for_candidate);
    }
  return parts;
}

GPtrArray *
wm_paper_summary (const WmCandidateSummary *summary)
{
  GPtrArray *parts = wm_parts_new ();
  g_autofree char *day = wm_words_date (summary->date, TRUE);

  /* Translators: the title of a letter; the name of a job */
  wm_parts_tell (parts, WM_PART_TITLE, _ ("Your application: %s"), summary->job_name);
  /* Translators: the name of a candidate, a day */
  wm_parts_tell (parts, WM_PART_NOTE, _ ("%1$s · %2$s"), summary->name, day);
  wm_parts_add_long (parts, summary->text);
  return parts;
}
