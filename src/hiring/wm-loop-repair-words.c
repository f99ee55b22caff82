/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a repair of a loop will do, in words.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "hiring/wm-loop-repair-private.h"

static char *
describe_questions (const WmLoop *loop, const WmLoopRepair *it)
{
  const char *interview = wm_loop_interview (loop, it->interview, NULL)->name;
  const char *question = wm_loop_question (loop, it->question)->text;

  switch (it->kind)
    {
    case WM_DO_ADD:
      /* Translators: a skill, an interview, a question */
      return g_strdup_printf (_ ("Let “%2$s” rate %1$s, and ask: %3$s"),
                              wm_loop_skill (loop, it->skill)->name, interview, question);
    case WM_DO_ASK:
      return g_strdup_printf (_ ("Ask in “%s”: %s"), interview, question);
    case WM_DO_SWAP:
      return g_strdup_printf (_ ("Ask in “%s” instead: %s"), interview,
                              wm_loop_question (loop, it->other)->text);
    default:
      return g_strdup_printf (_ ("Do not ask it in “%s”."), interview);
    }
}

static char *
describe_skills (const WmLoop *loop, const WmLoopRepair *it)
{
  const char *skill = wm_loop_skill (loop, it->skill)->name;

  switch (it->kind)
    {
    case WM_DO_UNFOCUS:
      return g_strdup_printf (
          _ ("Take %s out of the focus: the bank has no more questions about it."), skill);
    case WM_DO_LATER:
      return g_strdup_printf (_ ("Look at %s in onboarding instead."), skill);
    case WM_DO_NEW:
      /* Translators: a skill, a question */
      return g_strdup_printf (_ ("Add an interview about %s, and ask: %s"), skill,
                              wm_loop_question (loop, it->question)->text);
    case WM_DO_DROP:
      /* Translators: a skill, an interview */
      return g_strdup_printf (_ ("Do not rate %s in “%s”."), skill,
                              wm_loop_interview (loop, it->interview, NULL)->name);
    default:
      return g_strdup_printf (_ ("Take %s out of the interviews and look at it in onboarding."),
                              skill);
    }
}

char *
wm_loop_repair_describe (const WmLoop *loop, const WmLoopRepair *it)
{
  switch (it->kind)
    {
    case WM_DO_FOCUS:
      return g_strdup_printf (ngettext ("Focus on the first must skill.",
                                        "Focus on the first %d must skills.", (gulong) it->count),
                              it->count);
    case WM_DO_UNFOCUS_LAST:
      return g_strdup_printf (_ ("Keep the first %d in focus."), it->count);
    case WM_DO_SPLIT:
      return g_strdup_printf (_ ("Split “%s” into two interviews."),
                              wm_loop_interview (loop, it->interview, NULL)->name);
    case WM_DO_LENGTHEN:
      return g_strdup_printf (_ ("Give “%s” %d minutes."),
                              wm_loop_interview (loop, it->interview, NULL)->name, it->count);
    case WM_DO_GROW:
      return g_strdup_printf (_ ("Give “%s” %d minutes."), wm_loop_stage (loop, it->stage)->name,
                              it->count);
    case WM_DO_ADD:
    case WM_DO_ASK:
    case WM_DO_SWAP:
    case WM_DO_DROP_QUESTION:
      return describe_questions (loop, it);
    default:
      return describe_skills (loop, it);
    }
}
