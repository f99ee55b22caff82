/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Mending a loop. A repair is first planned, so that it can be told before it
 * is done, and then done. That mending ends: a skill without a question left in
 * the bank leaves the focus, and nothing brings it back; everything else adds
 * time, or a question that was not asked, or takes away.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "hiring/wm-loop-private.h"
#include "hiring/wm-loop-repair-private.h"

gboolean
wm_question_suits (const WmLoop *loop, const WmLoopQuestion *question,
                   const WmLoopInterview *interview)
{
  int highest = -1;

  if (g_str_equal (interview->kind, "technical") && g_str_equal (question->kind, "non-technical"))
    return FALSE;
  if (g_str_equal (interview->kind, "non-technical")
      && (g_str_equal (question->kind, "technical") || g_str_equal (question->kind, "exercise")))
    return FALSE;
  for (guint i = 0; i < question->skills->len; i++)
    highest = MAX (highest,
                   wm_loop_skill (loop, g_array_index (question->skills, guint, i))->level);
  return question->level < 0 || highest < 0 || question->level <= highest;
}

/* The shortest question about @skill that nobody asks yet and that suits
 * @interview; at most @room minutes, unless that is 0. -1 when there is none. */
static int
find_question (const WmLoop *loop, guint skill, const WmLoopInterview *interview, int room)
{
  int found = -1;

  for (guint i = 0; i < loop->bank->len; i++)
    {
      const WmLoopQuestion *question = wm_loop_question (loop, i);

      if (!wm_question_shows (question, skill) || wm_loop_asks (loop, i)
          || (interview != NULL && !wm_question_suits (loop, question, interview))
          || (room > 0 && question->minutes > room))
        continue;
      if (found < 0 || question->minutes < wm_loop_question (loop, found)->minutes)
        found = (int) i;
    }
  return found;
}

/* Would @interview be one more voice about @skill? */
static gboolean
is_new_voice (const WmLoop *loop, guint skill, guint interview)
{
  g_autoptr (WmLoop) trial = wm_loop_copy (loop);
  g_autoptr (GArray) before = wm_loop_coverage (loop);
  g_autoptr (GArray) after = NULL;

  wm_interview_add_skill (wm_loop_interview (trial, interview, NULL), skill);
  after = wm_loop_coverage (trial);
  return g_array_index (after, WmLoopCoverage, skill).independent
         > g_array_index (before, WmLoopCoverage, skill).independent;
}

/* An interview with room for @skill and a question about it: that which rates
 * fewest skills. */
static gboolean
find_place (const WmLoop *loop, guint skill, WmLoopRepair *repair)
{
  guint count = wm_loop_count (loop), fewest = WM_LOOP_MOST_SKILLS;

  repair->interview = -1;
  for (guint i = 0; i < count; i++)
    {
      const WmLoopInterview *interview = wm_loop_interview (loop, i, NULL);
      int room = interview->minutes - wm_interview_needed (loop, interview);
      int question;

      if (interview->skills->len >= fewest || wm_interview_rates (interview, skill) || room <= 0)
        continue;
      question = find_question (loop, skill, interview, room);
      if (question < 0 || !is_new_voice (loop, skill, i))
        continue;
      fewest = interview->skills->len;
      repair->kind = WM_DO_ADD;
      repair->interview = (int) i;
      repair->question = question;
    }
  return repair->interview >= 0;
}

static void
plan_thin (const WmLoop *loop, guint skill, WmLoopRepair *repair)
{
  if (find_place (loop, skill, repair))
    return;
  repair->question = find_question (loop, skill, NULL, 0);
  repair->stage = (int) loop->stages->len - 1;
  repair->kind = repair->question >= 0 ? WM_DO_NEW : WM_DO_UNFOCUS;
}

static void
plan_open (const WmLoop *loop, guint skill, WmLoopRepair *repair)
{
  if (!wm_loop_skill (loop, skill)->has_anchors || !find_place (loop, skill, repair))
    repair->kind = WM_DO_LATER;
}

/* One more question where the skill is rated; else it leaves the focus. */
static void
plan_hurried (const WmLoop *loop, guint skill, WmLoopRepair *repair)
{
  guint count = wm_loop_count (loop);
  int most = G_MININT;

  repair->kind = WM_DO_UNFOCUS;
  for (guint i = 0; i < count; i++)
    {
      const WmLoopInterview *interview = wm_loop_interview (loop, i, NULL);
      int room = interview->minutes - wm_interview_needed (loop, interview);
      int question = find_question (loop, skill, interview, 0);

      if (!wm_interview_rates (interview, skill) || question < 0 || room <= most)
        continue;
      most = room;
      repair->kind = WM_DO_ASK;
      repair->interview = (int) i;
      repair->question = question;
    }
}

static void
plan_not_asked (const WmLoop *loop, const WmFinding *finding, WmLoopRepair *repair)
{
  const WmLoopInterview *interview = wm_loop_interview (loop, finding->interview, NULL);
  int room = interview->minutes - wm_interview_needed (loop, interview);

  repair->question
      = room > 0 ? find_question (loop, finding->skill, interview, room) : -1;
  if (repair->question < 0)
    repair->question = find_question (loop, finding->skill, interview, 0);
  repair->kind = repair->question >= 0 ? WM_DO_ASK : WM_DO_DROP;
}

/* Another question about what the one that is asked twice shows there. */
static void
plan_twice (const WmLoop *loop, const WmFinding *finding, WmLoopRepair *repair)
{
  const WmLoopInterview *interview = wm_loop_interview (loop, finding->interview, NULL);
  const WmLoopQuestion *question = wm_loop_question (loop, finding->question);

  repair->kind = WM_DO_DROP_QUESTION;
  for (guint i = 0; repair->kind == WM_DO_DROP_QUESTION && i < interview->skills->len; i++)
    {
      guint skill = g_array_index (interview->skills, guint, i);

      if (!wm_question_shows (question, skill))
        continue;
      repair->other = find_question (loop, skill, interview, question->minutes);
      if (repair->other >= 0)
        repair->kind = WM_DO_SWAP;
    }
}

/* Where the skill takes most time it is taken out. */
static void
plan_upside_down (const WmLoop *loop, guint skill, WmLoopRepair *repair)
{
  guint count = wm_loop_count (loop);
  int most = -1;

  repair->kind = WM_DO_DROP;
  for (guint i = 0; i < count; i++)
    {
      const WmLoopInterview *interview = wm_loop_interview (loop, i, NULL);
      int minutes = 0;

      if (!wm_interview_rates (interview, skill))
        continue;
      for (guint j = 0; j < interview->questions->len; j++)
        {
          const WmLoopQuestion *question
              = wm_loop_question (loop, g_array_index (interview->questions, guint, j));

          minutes += wm_question_shows (question, skill) ? question->minutes : 0;
        }
      if (minutes > most)
        {
          most = minutes;
          repair->interview = (int) i;
        }
    }
}

/* A skill that can go without a loss goes; else the interview is split. */
static void
plan_crowded (const WmLoop *loop, const WmFinding *finding, WmLoopRepair *repair)
{
  const WmLoopInterview *interview = wm_loop_interview (loop, finding->interview, NULL);
  g_autoptr (GArray) coverage = wm_loop_coverage (loop);

  repair->kind = WM_DO_SPLIT;
  for (guint i = interview->skills->len; repair->kind == WM_DO_SPLIT && i-- > 0;)
    {
      guint index = g_array_index (interview->skills, guint, i);
      const WmLoopSkill *skill = wm_loop_skill (loop, index);
      const WmLoopCoverage *it = &g_array_index (coverage, WmLoopCoverage, index);

      if (skill->focus ? it->independent < 3
                       : skill->importance == WM_IMPORTANCE_MUST && it->interviews < 2
                             && !skill->check_later)
        continue;
      repair->kind = WM_DO_DROP;
      repair->skill = (int) index;
    }
}

static WmLoopRepair
plan_repair (const WmLoop *loop, const WmFinding *finding)
{
  WmLoopRepair repair = { WM_DO_DROP, finding->skill, finding->interview, finding->stage,
                    finding->question, -1, finding->wanted };

  switch (finding->kind)
    {
    case WM_FINDING_NO_FOCUS:
      repair.kind = WM_DO_FOCUS;
      break;
    case WM_FINDING_MUCH_FOCUS:
      repair.kind = WM_DO_UNFOCUS_LAST;
      break;
    case WM_FINDING_NO_ANCHORS:
      repair.kind = WM_DO_DROP_ALL;
      break;
    case WM_FINDING_CROWDED:
      plan_crowded (loop, finding, &repair);
      break;
    case WM_FINDING_ASKED_TWICE:
      plan_twice (loop, finding, &repair);
      break;
    case WM_FINDING_NOT_ASKED:
      plan_not_asked (loop, finding, &repair);
      break;
    case WM_FINDING_FOCUS_THIN:
      plan_thin (loop, finding->skill, &repair);
      break;
    case WM_FINDING_MUST_OPEN:
      plan_open (loop, finding->skill, &repair);
      break;
    case WM_FINDING_FOCUS_HURRIED:
      plan_hurried (loop, finding->skill, &repair);
      break;
    case WM_FINDING_UPSIDE_DOWN:
      plan_upside_down (loop, finding->skill, &repair);
      break;
    case WM_FINDING_INTERVIEW_OVER:
      repair.kind = WM_DO_LENGTHEN;
      break;
    default:
      repair.kind = WM_DO_GROW;
    }
  return repair;
}

char *
wm_finding_describe_repair (const WmLoop *loop, const WmFinding *finding)
{
  WmLoopRepair repair;

  g_return_val_if_fail (loop != NULL && finding != NULL, NULL);

  repair = plan_repair (loop, finding);
  return wm_loop_repair_describe (loop, &repair);
}

/* ---- done ------------------------------------------------------------------- */

static void
do_focus (WmLoop *loop, int count)
{
  for (guint i = 0; i < loop->skills->len && count > 0; i++)
    {
      WmLoopSkill *skill = wm_loop_skill (loop, i);

      if (skill->importance != WM_IMPORTANCE_MUST || skill->check_later || !skill->has_anchors)
        continue;
      skill->focus = TRUE;
      count--;
    }
}

void
wm_loop_choose_focus (WmLoop *loop)
{
  for (guint i = 0; i < loop->skills->len; i++)
    if (wm_loop_skill (loop, i)->focus)
      return;
  do_focus (loop, WM_LOOP_MOST_FOCUS);
}

static void
do_unfocus_last (WmLoop *loop, int keep)
{
  for (guint i = 0; i < loop->skills->len; i++)
    {
      WmLoopSkill *skill = wm_loop_skill (loop, i);

      if (skill->focus && keep-- <= 0)
        skill->focus = FALSE;
    }
}

static void
put_off (WmLoop *loop, guint skill)
{
  WmLoopSkill *it = wm_loop_skill (loop, skill);

  it->focus = FALSE;
  it->check_later = it->importance == WM_IMPORTANCE_MUST;
}

/* The skill leaves the focus for good: it is looked at in onboarding, too. */
static void
do_drop_all (WmLoop *loop, guint skill)
{
  guint count = wm_loop_count (loop);

  for (guint i = 0; i < count; i++)
    wm_interview_drop_skill (loop, wm_loop_interview (loop, i, NULL), skill);
  put_off (loop, skill);
}

/* An interview is never shorter than its questions, nor a stage than its
 * interviews. */
static void
make_room (WmLoop *loop, WmLoopStage *stage, WmLoopInterview *interview)
{
  interview->minutes = MAX (interview->minutes, wm_interview_needed (loop, interview));
  stage->minutes = MAX (stage->minutes, wm_stage_needed (stage));
}

static void
do_new (WmLoop *loop, const WmLoopRepair *it)
{
  WmLoopStage *stage = it->stage >= 0 ? wm_loop_stage (loop, it->stage)
                                      : wm_loop_add_stage (loop, _ ("Interviews"), 0);
  WmLoopInterview *interview = wm_stage_add_interview (
      stage, wm_loop_skill (loop, it->skill)->name, WM_LOOP_LONG_MINUTES);

  wm_interview_add_skill (interview, it->skill);
  wm_interview_add_question (interview, it->question);
  make_room (loop, stage, interview);
}

static void
do_split (WmLoop *loop, guint index)
{
  guint number = 0;
  WmLoopInterview *old = wm_loop_interview (loop, index, &number);
  WmLoopStage *stage = wm_loop_stage (loop, number);
  /* Translators: the second half of an interview that was split */
  g_autofree char *name = g_strdup_printf (_ ("%s, second part"), old->name);
  WmLoopInterview *half = wm_stage_add_interview (stage, name, 0);

  g_free (half->kind);
  half->kind = g_strdup (old->kind);
  while (old->skills->len > WM_LOOP_MOST_SKILLS)
    {
      guint skill = g_array_index (old->skills, guint, WM_LOOP_MOST_SKILLS);
      g_autoptr (GArray) before = g_array_copy (old->questions);

      wm_interview_add_skill (half, skill);
      wm_interview_drop_skill (loop, old, skill);
      for (guint i = 0; i < before->len; i++)
        if (!wm_interview_asks (old, g_array_index (before, guint, i)))
          wm_interview_add_question (half, g_array_index (before, guint, i));
    }
  half->minutes = MAX (WM_LOOP_LONG_MINUTES, wm_interview_needed (loop, half));
  stage->minutes = MAX (stage->minutes, wm_stage_needed (stage));
}

static void
do_questions (WmLoop *loop, const WmLoopRepair *it)
{
  guint stage = 0;
  WmLoopInterview *interview = wm_loop_interview (loop, it->interview, &stage);

  if (it->kind == WM_DO_ADD)
    wm_interview_add_skill (interview, it->skill);
  if (it->kind == WM_DO_SWAP || it->kind == WM_DO_DROP_QUESTION)
    wm_interview_drop_question (interview, it->question);
  if (it->kind == WM_DO_ADD || it->kind == WM_DO_ASK || it->kind == WM_DO_SWAP)
    wm_interview_add_question (interview, it->kind == WM_DO_SWAP ? it->other : it->question);
  if (it->kind == WM_DO_ASK)
    make_room (loop, wm_loop_stage (loop, stage), interview);
}

static void
do_lengthen (WmLoop *loop, const WmLoopRepair *it)
{
  guint stage = 0;
  WmLoopInterview *interview = wm_loop_interview (loop, it->interview, &stage);

  make_room (loop, wm_loop_stage (loop, stage), interview);
}

static void
apply (WmLoop *loop, const WmLoopRepair *it)
{
  switch (it->kind)
    {
    case WM_DO_FOCUS:
      do_focus (loop, it->count);
      break;
    case WM_DO_UNFOCUS_LAST:
      do_unfocus_last (loop, it->count);
      break;
    case WM_DO_UNFOCUS:
      put_off (loop, it->skill);
      break;
    case WM_DO_LATER:
      put_off (loop, it->skill);
      break;
    case WM_DO_NEW:
      do_new (loop, it);
      break;
    case WM_DO_DROP:
      wm_interview_drop_skill (loop, wm_loop_interview (loop, it->interview, NULL), it->skill);
      break;
    case WM_DO_DROP_ALL:
      do_drop_all (loop, it->skill);
      break;
    case WM_DO_SPLIT:
      do_split (loop, it->interview);
      break;
    case WM_DO_LENGTHEN:
      do_lengthen (loop, it);
      break;
    case WM_DO_GROW:
      wm_loop_stage (loop, it->stage)->minutes = it->count;
      break;
    default:
      do_questions (loop, it);
    }
}

char *
wm_loop_repair (WmLoop *loop, const WmFinding *finding)
{
  WmLoopRepair repair;
  char *words;

  g_return_val_if_fail (loop != NULL && finding != NULL, NULL);

  repair = plan_repair (loop, finding);
  words = wm_loop_repair_describe (loop, &repair);
  apply (loop, &repair);
  return words;
}

guint
wm_loop_repair_all (WmLoop *loop)
{
  guint count = 0;

  for (;;)
    {
      g_autoptr (GArray) findings = wm_loop_lint (loop);
      g_autofree char *words = NULL;

      if (findings->len == 0)
        return count;
      words = wm_loop_repair (loop, &g_array_index (findings, WmFinding, 0));
      count++;
    }
}
