/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is wrong with a loop. Each check looks at one thing alone; the order of
 * the checks is the order in which mending makes sense.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "hiring/wm-loop-private.h"

static const char *const kind_names[] = {
  "no-focus",    "much-focus", "no-anchors",    "crowded",     "asked-twice",    "not-asked",
  "focus-thin",  "must-open",  "focus-hurried", "upside-down", "interview-over", "stage-over",
};

G_STATIC_ASSERT (G_N_ELEMENTS (kind_names) == WM_FINDINGS);

const char *
wm_finding_kind_to_string (WmFindingKind kind)
{
  g_return_val_if_fail (kind < WM_FINDINGS, "");

  return kind_names[kind];
}

typedef struct
{
  const WmLoop *loop;
  GArray *coverage;
  GArray *findings;
} Lint;

static WmFinding *
add (Lint *it, WmFindingKind kind)
{
  WmFinding finding = { kind, -1, -1, -1, -1, 0, 0, -1 };

  g_array_append_val (it->findings, finding);
  return &g_array_index (it->findings, WmFinding, it->findings->len - 1);
}

static const WmLoopCoverage *
covered (const Lint *it, guint skill)
{
  return &g_array_index (it->coverage, WmLoopCoverage, skill);
}

static void
check_focus (Lint *it)
{
  int focus = 0, musts = 0;

  for (guint i = 0; i < it->loop->skills->len; i++)
    {
      const WmLoopSkill *skill = wm_loop_skill (it->loop, i);

      focus += skill->focus;
      musts += skill->importance == WM_IMPORTANCE_MUST;
    }
  if (focus == 0 && wm_loop_can_focus (it->loop))
    add (it, WM_FINDING_NO_FOCUS)->wanted = MIN (musts, WM_LOOP_MOST_FOCUS);
  else if (focus > WM_LOOP_MOST_FOCUS)
    {
      WmFinding *finding = add (it, WM_FINDING_MUCH_FOCUS);

      finding->minutes = focus;
      finding->wanted = WM_LOOP_MOST_FOCUS;
    }
}

static void
check_anchors (Lint *it)
{
  for (guint i = 0; i < it->loop->skills->len; i++)
    {
      const WmLoopSkill *skill = wm_loop_skill (it->loop, i);

      if (!skill->has_anchors && (skill->focus || covered (it, i)->interviews > 0))
        add (it, WM_FINDING_NO_ANCHORS)->skill = (int) i;
    }
}

static void
check_crowds (Lint *it)
{
  guint count = wm_loop_count (it->loop);

  for (guint i = 0; i < count; i++)
    {
      const WmLoopInterview *interview = wm_loop_interview (it->loop, i, NULL);
      WmFinding *finding;

      if (interview->skills->len <= WM_LOOP_MOST_SKILLS)
        continue;
      finding = add (it, WM_FINDING_CROWDED);
      finding->interview = (int) i;
      finding->minutes = (int) interview->skills->len;
      finding->wanted = WM_LOOP_MOST_SKILLS;
    }
}

static void
check_questions (Lint *it)
{
  g_autofree int *first = g_new (int, it->loop->bank->len + 1);
  guint count = wm_loop_count (it->loop);

  for (guint i = 0; i < it->loop->bank->len; i++)
    first[i] = -1;
  for (guint i = 0; i < count; i++)
    {
      const WmLoopInterview *interview = wm_loop_interview (it->loop, i, NULL);

      for (guint j = 0; j < interview->questions->len; j++)
        {
          guint question = g_array_index (interview->questions, guint, j);
          WmFinding *finding;

          if (first[question] < 0)
            {
              first[question] = (int) i;
              continue;
            }
          finding = add (it, WM_FINDING_ASKED_TWICE);
          finding->question = (int) question;
          finding->interview = (int) i;
          finding->other = first[question];
        }
    }
}

static void
check_asked (Lint *it)
{
  guint count = wm_loop_count (it->loop);

  for (guint i = 0; i < count; i++)
    {
      const WmLoopInterview *interview = wm_loop_interview (it->loop, i, NULL);

      for (guint j = 0; j < interview->skills->len; j++)
        {
          guint skill = g_array_index (interview->skills, guint, j);
          gboolean asked = FALSE;
          WmFinding *finding;

          for (guint k = 0; !asked && k < interview->questions->len; k++)
            asked = wm_question_shows (
                wm_loop_question (it->loop, g_array_index (interview->questions, guint, k)), skill);
          if (asked)
            continue;
          finding = add (it, WM_FINDING_NOT_ASKED);
          finding->skill = (int) skill;
          finding->interview = (int) i;
        }
    }
}

static void
check_coverage (Lint *it)
{
  for (guint i = 0; i < it->loop->skills->len; i++)
    {
      const WmLoopSkill *skill = wm_loop_skill (it->loop, i);
      WmFinding *finding;

      if (skill->focus && covered (it, i)->independent < 2)
        {
          finding = add (it, WM_FINDING_FOCUS_THIN);
          finding->skill = (int) i;
          finding->minutes = (int) covered (it, i)->independent;
          finding->wanted = 2;
        }
      else if (skill->importance == WM_IMPORTANCE_MUST && !skill->focus && !skill->check_later
               && covered (it, i)->interviews == 0)
        add (it, WM_FINDING_MUST_OPEN)->skill = (int) i;
    }
}

/* The focus skill that gets least time, of those that are covered; -1 */
static int
find_least (const Lint *it)
{
  int least = -1;

  for (guint i = 0; i < it->loop->skills->len; i++)
    if (wm_loop_skill (it->loop, i)->focus && covered (it, i)->seconds > 0
        && (least < 0 || covered (it, i)->seconds < covered (it, least)->seconds))
      least = (int) i;
  return least;
}

static void
check_time (Lint *it)
{
  int least = find_least (it);

  for (guint i = 0; i < it->loop->skills->len; i++)
    {
      const WmLoopSkill *skill = wm_loop_skill (it->loop, i);
      int seconds = covered (it, i)->seconds;
      WmFinding *finding;

      if (skill->focus && covered (it, i)->interviews > 0 && seconds < WM_LOOP_FOCUS_MINUTES * 60)
        {
          finding = add (it, WM_FINDING_FOCUS_HURRIED);
          finding->wanted = WM_LOOP_FOCUS_MINUTES;
        }
      else if (least >= 0 && skill->importance != WM_IMPORTANCE_MUST
               && seconds > covered (it, least)->seconds)
        {
          finding = add (it, WM_FINDING_UPSIDE_DOWN);
          finding->wanted = covered (it, least)->seconds / 60;
          finding->other = least;
        }
      else
        continue;
      finding->skill = (int) i;
      finding->minutes = seconds / 60;
    }
}

static void
check_room (Lint *it)
{
  guint count = wm_loop_count (it->loop);

  for (guint i = 0; i < count; i++)
    {
      const WmLoopInterview *interview = wm_loop_interview (it->loop, i, NULL);
      int needed = wm_interview_needed (it->loop, interview);
      WmFinding *finding;

      if (interview->questions->len == 0 || needed <= interview->minutes)
        continue;
      finding = add (it, WM_FINDING_INTERVIEW_OVER);
      finding->interview = (int) i;
      finding->minutes = interview->minutes;
      finding->wanted = needed;
    }
  for (guint i = 0; i < it->loop->stages->len; i++)
    {
      const WmLoopStage *stage = wm_loop_stage (it->loop, i);
      int needed = wm_stage_needed (stage);
      WmFinding *finding;

      if (needed <= stage->minutes)
        continue;
      finding = add (it, WM_FINDING_STAGE_OVER);
      finding->stage = (int) i;
      finding->minutes = stage->minutes;
      finding->wanted = needed;
    }
}

int
wm_stage_needed (const WmLoopStage *stage)
{
  int minutes = 0;

  for (guint i = 0; i < stage->interviews->len; i++)
    minutes += wm_stage_interview (stage, i)->minutes;
  return minutes;
}

gboolean
wm_loop_can_focus (const WmLoop *loop)
{
  for (guint i = 0; i < loop->skills->len; i++)
    {
      const WmLoopSkill *skill = wm_loop_skill (loop, i);

      if (skill->importance == WM_IMPORTANCE_MUST && !skill->check_later && skill->has_anchors)
        return TRUE;
    }
  return FALSE;
}

GArray *
wm_loop_lint (const WmLoop *loop)
{
  g_autoptr (GArray) coverage = NULL;
  Lint it = { loop, NULL, NULL };

  g_return_val_if_fail (loop != NULL, NULL);

  it.coverage = coverage = wm_loop_coverage (loop);
  it.findings = g_array_new (FALSE, FALSE, sizeof (WmFinding));
  check_focus (&it);
  check_anchors (&it);
  check_crowds (&it);
  check_questions (&it);
  check_asked (&it);
  check_coverage (&it);
  check_time (&it);
  check_room (&it);
  return it.findings;
}

/* ---- in words --------------------------------------------------------------- */

static const char *
skill_name (const WmLoop *loop, int skill)
{
  return wm_loop_skill (loop, skill)->name;
}

static const char *
interview_name (const WmLoop *loop, int interview)
{
  return wm_loop_interview (loop, interview, NULL)->name;
}

static char *
describe_counts (const WmLoop *loop, const WmFinding *it)
{
  switch (it->kind)
    {
    case WM_FINDING_NO_FOCUS:
      return g_strdup (_ ("No skill is chosen for the interviews to focus on."));
    case WM_FINDING_MUCH_FOCUS:
      return g_strdup_printf (_ ("%d skills are in focus; interviews can do justice to %d."),
                              it->minutes, it->wanted);
    case WM_FINDING_CROWDED:
      /* Translators: %s is the name of an interview */
      return g_strdup_printf (_ ("“%s” rates %d skills; one interviewer can do justice to %d."),
                              interview_name (loop, it->interview), it->minutes, it->wanted);
    case WM_FINDING_FOCUS_THIN:
      if (it->minutes == 0)
        return g_strdup_printf (_ ("No interview covers %s, which is in focus."),
                                skill_name (loop, it->skill));
      return g_strdup_printf (_ ("Only one voice covers %s, which is in focus."),
                              skill_name (loop, it->skill));
    default:
      return g_strdup_printf (_ ("No interview covers %s, which is a must."),
                              skill_name (loop, it->skill));
    }
}

static char *
describe_time (const WmLoop *loop, const WmFinding *it)
{
  switch (it->kind)
    {
    case WM_FINDING_FOCUS_HURRIED:
      return g_strdup_printf (_ ("%s gets %d minutes in all; a skill in focus needs %d."),
                              skill_name (loop, it->skill), it->minutes, it->wanted);
    case WM_FINDING_UPSIDE_DOWN:
      return g_strdup_printf (
          _ ("%s gets %d minutes though it is no must; %s, which is in focus, gets %d."),
          skill_name (loop, it->skill), it->minutes, skill_name (loop, it->other), it->wanted);
    case WM_FINDING_INTERVIEW_OVER:
      return g_strdup_printf (_ ("The questions of “%s” take %d minutes; it has %d."),
                              interview_name (loop, it->interview), it->wanted, it->minutes);
    default:
      return g_strdup_printf (_ ("The interviews of “%s” take %d minutes; the stage has %d."),
                              wm_loop_stage (loop, it->stage)->name, it->wanted, it->minutes);
    }
}

char *
wm_finding_describe (const WmLoop *loop, const WmFinding *it)
{
  g_return_val_if_fail (loop != NULL && it != NULL, NULL);

  switch (it->kind)
    {
    case WM_FINDING_NO_ANCHORS:
      return g_strdup_printf (
          _ ("%s has no levels in words, so two interviewers cannot rate it alike."),
          skill_name (loop, it->skill));
    case WM_FINDING_ASKED_TWICE:
      /* Translators: the names of two interviews, then a question */
      return g_strdup_printf (_ ("“%s” asks again what “%s” has asked: %s"),
                              interview_name (loop, it->interview),
                              interview_name (loop, it->other),
                              wm_loop_question (loop, it->question)->text);
    case WM_FINDING_NOT_ASKED:
      return g_strdup_printf (_ ("“%s” has no question about %s."),
                              interview_name (loop, it->interview), skill_name (loop, it->skill));
    case WM_FINDING_FOCUS_HURRIED:
    case WM_FINDING_UPSIDE_DOWN:
    case WM_FINDING_INTERVIEW_OVER:
    case WM_FINDING_STAGE_OVER:
      return describe_time (loop, it);
    default:
      return describe_counts (loop, it);
    }
}
