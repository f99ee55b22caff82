/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * "Balance for me": a loop as the packing problem of wm-balance.c, and back.
 */
#include "config.h"

#include "hiring/wm-loop-private.h"

/* What one more interview about a skill is worth. A whole focus skill goes
 * before any number of single musts; what stays where it is counts 1 each. */
#define WORTH_FOCUS 1000000
#define WORTH_SECOND 900000
#define WORTH_MUST 10000
#define WORTH_KEPT 100 /* what is no must, but rated now */
#define MOST_WANTED 64

typedef struct
{
  WmLoop *loop;
  GArray *wanted;     /* guint: skills of the loop */
  GArray *candidates; /* guint: questions of the bank */
  GPtrArray *shows;   /* GArray of guint: what each candidate shows of `wanted` */
  int (*worth)[2];
  int *minutes, *room, *group, *now;
  guint *most;
  guint8 *allowed;
  guint n_interviews;
} Task;

static void
task_clear (Task *it)
{
  g_array_unref (it->wanted);
  g_array_unref (it->candidates);
  g_ptr_array_unref (it->shows);
  g_free (it->worth);
  g_free (it->minutes);
  g_free (it->room);
  g_free (it->group);
  g_free (it->now);
  g_free (it->most);
  g_free (it->allowed);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Task, task_clear)

static void
want (Task *it, guint skill, int first, int second)
{
  if (it->wanted->len == MOST_WANTED)
    return;
  it->worth[it->wanted->len][0] = first;
  it->worth[it->wanted->len][1] = second;
  g_array_append_val (it->wanted, skill);
}

/* Focus skills first, so that they are never the ones that are left out. */
static void
find_wanted (Task *it)
{
  g_autoptr (GArray) coverage = wm_loop_coverage (it->loop);

  it->wanted = g_array_new (FALSE, FALSE, sizeof (guint));
  it->worth = g_malloc0 ((MOST_WANTED + 1) * sizeof *it->worth);
  for (guint i = 0; i < it->loop->skills->len; i++)
    if (wm_loop_skill (it->loop, i)->focus && wm_loop_skill (it->loop, i)->has_anchors)
      want (it, i, WORTH_FOCUS, WORTH_SECOND);
  for (guint i = 0; i < it->loop->skills->len; i++)
    {
      const WmLoopSkill *skill = wm_loop_skill (it->loop, i);

      if (skill->has_anchors && !skill->focus && skill->importance == WM_IMPORTANCE_MUST)
        want (it, i, WORTH_MUST, 0);
    }
  for (guint i = 0; i < it->loop->skills->len; i++)
    {
      const WmLoopSkill *skill = wm_loop_skill (it->loop, i);

      if (skill->has_anchors && skill->importance != WM_IMPORTANCE_MUST
          && g_array_index (coverage, WmLoopCoverage, i).interviews > 0)
        want (it, i, WORTH_KEPT, 0);
    }
}

static GArray *
list_shown (const Task *it, const WmLoopQuestion *question)
{
  GArray *shown = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < it->wanted->len; i++)
    if (wm_question_shows (question, g_array_index (it->wanted, guint, i)))
      g_array_append_val (shown, i);
  return shown;
}

static void
find_candidates (Task *it)
{
  it->candidates = g_array_new (FALSE, FALSE, sizeof (guint));
  it->shows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  for (guint i = 0; i < it->loop->bank->len; i++)
    {
      GArray *shown = list_shown (it, wm_loop_question (it->loop, i));

      if (shown->len == 0)
        {
          g_array_unref (shown);
          continue;
        }
      g_array_append_val (it->candidates, i);
      g_ptr_array_add (it->shows, shown);
    }
}

/* Interviews with the same single interviewer are one voice. */
static int
find_group (const Task *it, guint interview)
{
  const WmLoopInterview *self = wm_loop_interview (it->loop, interview, NULL);

  for (guint i = 0; i < interview && self->interviewers->len == 1; i++)
    {
      const WmLoopInterview *other = wm_loop_interview (it->loop, i, NULL);

      if (other->interviewers->len == 1
          && g_str_equal (other->interviewers->pdata[0], self->interviewers->pdata[0]))
        return (int) i;
    }
  return (int) interview;
}

static void
measure (Task *it)
{
  guint n = it->candidates->len;

  it->n_interviews = wm_loop_count (it->loop);
  it->minutes = g_new (int, n + 1);
  it->now = g_new (int, n + 1);
  it->allowed = g_new0 (guint8, n * it->n_interviews + 1);
  it->room = g_new (int, it->n_interviews + 1);
  it->most = g_new (guint, it->n_interviews + 1);
  it->group = g_new (int, it->n_interviews + 1);
  for (guint j = 0; j < it->n_interviews; j++)
    {
      it->room[j] = wm_loop_interview (it->loop, j, NULL)->minutes - WM_LOOP_FRAME_MINUTES;
      it->most[j] = WM_LOOP_MOST_SKILLS;
      it->group[j] = find_group (it, j);
    }
  for (guint i = 0; i < n; i++)
    {
      guint index = g_array_index (it->candidates, guint, i);
      const WmLoopQuestion *question = wm_loop_question (it->loop, index);

      it->minutes[i] = question->minutes;
      it->now[i] = -1;
      for (guint j = 0; j < it->n_interviews; j++)
        {
          const WmLoopInterview *interview = wm_loop_interview (it->loop, j, NULL);
          gboolean asked = wm_interview_asks (interview, index);

          it->allowed[i * it->n_interviews + j]
              = asked || wm_question_suits (it->loop, question, interview);
          if (asked && it->now[i] < 0)
            it->now[i] = (int) j;
        }
    }
}

static void
write_back (Task *it, const int *place)
{
  for (guint j = 0; j < it->n_interviews; j++)
    {
      WmLoopInterview *interview = wm_loop_interview (it->loop, j, NULL);

      g_array_set_size (interview->skills, 0);
      g_array_set_size (interview->questions, 0);
    }
  for (guint i = 0; i < it->candidates->len; i++)
    {
      WmLoopInterview *interview;
      const GArray *shown = g_ptr_array_index (it->shows, i);

      if (place[i] < 0)
        continue;
      interview = wm_loop_interview (it->loop, place[i], NULL);
      wm_interview_add_question (interview, g_array_index (it->candidates, guint, i));
      for (guint k = 0; k < shown->len; k++)
        wm_interview_add_skill (
            interview, g_array_index (it->wanted, guint, g_array_index (shown, guint, k)));
    }
}

/* A must that found an interview is looked at there, else in onboarding. */
static void
settle_musts (WmLoop *loop)
{
  g_autoptr (GArray) coverage = wm_loop_coverage (loop);

  for (guint i = 0; i < loop->skills->len; i++)
    {
      WmLoopSkill *skill = wm_loop_skill (loop, i);

      if (skill->importance == WM_IMPORTANCE_MUST && !skill->focus)
        skill->check_later = g_array_index (coverage, WmLoopCoverage, i).interviews == 0;
    }
}

gboolean
wm_loop_balance (WmLoop *loop)
{
  g_auto (Task) it = { .loop = loop };
  g_auto (WmBalanced) balanced = { 0 };
  WmBalance balance = { 0 };

  g_return_val_if_fail (loop != NULL, FALSE);

  wm_loop_choose_focus (loop);
  find_wanted (&it);
  find_candidates (&it);
  measure (&it);
  balance = (WmBalance){
    .n_skills = it.wanted->len,
    .worth = (const int (*)[2]) it.worth,
    .n_questions = it.candidates->len,
    .minutes = it.minutes,
    .shows = (const GArray *const *) it.shows->pdata,
    .n_interviews = it.n_interviews,
    .room = it.room,
    .most = it.most,
    .group = it.group,
    .allowed = it.allowed,
    .now = it.now,
  };
  balanced = wm_balance_solve (&balance, WM_BALANCE_STEPS);
  write_back (&it, balanced.place);
  settle_musts (loop);
  return balanced.proven;
}
