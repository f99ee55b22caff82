/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An interview kit on paper: what to ask, what answers show, and where to write.
 */
#include "config.h"

#include "draw/wm-paper.h"

#include <glib/gi18n-lib.h>

#include "draw/wm-scene-hiring.h"
#include "draw/wm-scene-words.h"

#define OPENING 2 /* minutes of the frame that open an interview; the rest close it */
#define NOTE_LINES 4

static void
tell_head (GPtrArray *parts, const WmKit *kit)
{
  const WmInterview *meeting = kit->meeting;
  g_autofree char *date = meeting != NULL ? wm_words_date (meeting->date, TRUE) : NULL;

  wm_parts_add (parts, WM_PART_TITLE, kit->interview->name);
  /* Translators: a job, a stage of its interviews, minutes */
  wm_parts_tell (parts, WM_PART_TEXT, _ ("%1$s · %2$s · %3$d min"), kit->job->name,
                 kit->stage->name, kit->interview->minutes);
  if (meeting != NULL)
    {
      wm_parts_tell (parts, WM_PART_TEXT, _ ("Candidate: %s"), kit->candidate);
      wm_parts_tell (parts, WM_PART_TEXT, _ ("Interviewer: %s"), meeting->interviewer_name);
      if (*date != '\0')
        wm_parts_tell (parts, WM_PART_TEXT, "%s%s%s", date, *meeting->start != '\0' ? ", " : "",
                       meeting->start);
    }
  wm_parts_add (parts, WM_PART_TEXT, kit->interview->purpose);
}

/* Minutes from the beginning; what is left over stays with the candidate. */
static void
tell_script (GPtrArray *parts, const WmKit *kit)
{
  int now = OPENING, left;

  wm_parts_add (parts, WM_PART_HEADING, _ ("Script"));
  /* Translators: from minute to minute, what an interviewer does then */
  wm_parts_tell (parts, WM_PART_ITEM, _ ("%1$d–%2$d min: %3$s"), 0, now,
                 _ ("say who you are and how this hour goes"));
  for (guint i = 0; i < kit->interview->questions->len; i++)
    {
      const WmLoopQuestion *question
        = wm_loop_question (kit->loop, g_array_index (kit->interview->questions, guint, i));
      /* Translators: the number of a question */
      g_autofree char *what = g_strdup_printf (_ ("question %u"), i + 1);

      wm_parts_tell (parts, WM_PART_ITEM, _ ("%1$d–%2$d min: %3$s"), now,
                     now + question->minutes, what);
      now += question->minutes;
    }
  left = MAX (kit->interview->minutes, now + WM_LOOP_FRAME_MINUTES - OPENING);
  wm_parts_tell (parts, WM_PART_ITEM, _ ("%1$d–%2$d min: %3$s"), now, left,
                 _ ("her questions; say what comes next"));
}

static char *
names_of (const WmKit *kit, const WmLoopQuestion *question)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < question->skills->len; i++)
    {
      guint skill = g_array_index (question->skills, guint, i);

      if (wm_interview_rates (kit->interview, skill))
        g_ptr_array_add (names, wm_loop_skill (kit->loop, skill)->name);
    }
  g_ptr_array_add (names, NULL);
  return g_strjoinv (_ (", "), (char **) names->pdata);
}

static void
tell_question (GPtrArray *parts, WmMap *map, const WmKit *kit, guint number)
{
  const WmLoopQuestion *question
    = wm_loop_question (kit->loop, g_array_index (kit->interview->questions, guint, number));
  const WmQuestion *known = wm_kit_question (kit, map, number);
  char **more = g_ptr_array_index (kit->follow_ups, number);
  g_autofree char *names = names_of (kit, question);

  /* Translators: the number of a question, and the question */
  wm_parts_tell (parts, WM_PART_NAME, _ ("%1$u. %2$s"), number + 1, question->text);
  if (*names != '\0')
    /* Translators: minutes, and names of skills */
    wm_parts_tell (parts, WM_PART_NOTE, _ ("%1$d min · shows %2$s"), question->minutes, names);
  else
    wm_parts_tell (parts, WM_PART_NOTE, _ ("%d min"), question->minutes);
  if (known != NULL && *known->strong != '\0')
    wm_parts_tell (parts, WM_PART_TEXT, _ ("Strong: %s"), known->strong);
  if (known != NULL && *known->weak != '\0')
    wm_parts_tell (parts, WM_PART_TEXT, _ ("Weak: %s"), known->weak);
  for (; *more != NULL; more++)
    /* Translators: a question that follows another one */
    wm_parts_tell (parts, WM_PART_ITEM, _ ("Then: %s"), *more);
  wm_parts_add_room (parts, _ ("Notes"), NOTE_LINES);
}

/* With boxes to tick where a card is asked for */
static void
tell_skill (GPtrArray *parts, WmMap *map, const WmKit *kit, const WmLoopSkill *skill)
{
  int index = wm_map_find_skill (map, skill->slug);
  const WmSkill *known = index >= 0 ? wm_map_skill (map, (guint) index) : NULL;
  WmPartKind kind = kit->meeting != NULL ? WM_PART_TICK : WM_PART_ITEM;

  if (skill->level >= 0)
    /* Translators: a skill, and the level that a job wants */
    wm_parts_tell (parts, WM_PART_NAME, _ ("%1$s (wanted: level %2$d)"), skill->name,
                   skill->level);
  else
    wm_parts_add (parts, WM_PART_NAME, skill->name);
  for (guint i = 0; known != NULL && i < known->levels->len; i++)
    {
      const char *text = g_ptr_array_index (known->levels, i);

      if (text != NULL && *text != '\0')
        /* Translators: a level of a skill, and what it is in words */
        wm_parts_tell (parts, kind, _ ("Level %1$u: %2$s"), i, text);
    }
  if (kit->meeting == NULL)
    return;
  wm_parts_add (parts, WM_PART_TICK, _ ("No signal: tried, and nothing was shown"));
  wm_parts_add (parts, WM_PART_TICK, _ ("Not asked"));
  wm_parts_add_room (parts, _ ("What shows it, in a sentence"), 2);
}

static void
tell_end (GPtrArray *parts)
{
  wm_parts_add (parts, WM_PART_HEADING, _ ("Last of all"));
  wm_parts_add (parts, WM_PART_NAME, _ ("Overall recommendation"));
  for (guint i = 0; i < WM_RECOMMENDATIONS; i++)
    wm_parts_add (parts, WM_PART_TICK, wm_recommendation_words (wm_recommendations[i]));
  wm_parts_add_room (parts, _ ("What it comes to"), 3);
  wm_parts_add_room (parts, _ ("What must be talked about at the debrief"), 2);
  wm_parts_add (parts, WM_PART_NOTE,
                _ ("Write before you talk to the others about her. Give it back to who sent it; "
                   "nobody sees it before her own is in."));
}

static void
tell_kit (GPtrArray *parts, WmMap *map, const WmKit *kit)
{
  const WmLoopInterview *it = kit->interview;

  tell_head (parts, kit);
  tell_script (parts, kit);
  if (it->questions->len > 0)
    wm_parts_add (parts, WM_PART_HEADING, _ ("Questions"));
  for (guint i = 0; i < it->questions->len; i++)
    tell_question (parts, map, kit, i);
  if (it->skills->len > 0)
    wm_parts_add (parts, WM_PART_HEADING,
                  kit->meeting != NULL ? _ ("Scorecard") : _ ("What the levels are"));
  for (guint i = 0; i < it->skills->len; i++)
    tell_skill (parts, map, kit, wm_loop_skill (kit->loop, g_array_index (it->skills, guint, i)));
  if (kit->meeting != NULL)
    tell_end (parts);
}

/* What a stage is, and its interviews in their order */
static void
tell_stage (GPtrArray *parts, const WmKit *kit)
{
  const WmLoopStage *stage = kit->stage;

  wm_parts_add (parts, WM_PART_TITLE, stage->name);
  /* Translators: a job or a stage, and its minutes */
  wm_parts_tell (parts, WM_PART_TEXT, _ ("%s · %d min"), kit->job->name, stage->minutes);
  if (kit->candidate != NULL)
    wm_parts_tell (parts, WM_PART_TEXT, _ ("Candidate: %s"), kit->candidate);
  wm_parts_add (parts, WM_PART_TEXT, stage->purpose);
  wm_parts_add (parts, WM_PART_HEADING, _ ("Interviews"));
  for (guint i = 0; i < stage->interviews->len; i++)
    wm_parts_tell (parts, WM_PART_ITEM, _ ("%s · %d min"), wm_stage_interview (stage, i)->name,
                   wm_stage_interview (stage, i)->minutes);
}

GPtrArray *
wm_paper_kit (WmMap *map, const WmKit *kit)
{
  GPtrArray *parts = wm_parts_new ();

  tell_kit (parts, map, kit);
  return parts;
}

GPtrArray *
wm_paper_kits (WmMap *map, GPtrArray *kits)
{
  GPtrArray *parts = wm_parts_new ();

  if (kits->len > 1)
    tell_stage (parts, g_ptr_array_index (kits, 0));
  for (guint i = 0; i < kits->len; i++)
    tell_kit (parts, map, g_ptr_array_index (kits, i));
  return parts;
}
