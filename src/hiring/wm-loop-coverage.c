/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How often and how long a loop looks at each skill, and how far that can be
 * relied on.
 */
#include "config.h"

#include "hiring/wm-loop.h"

#include <glib/gi18n-lib.h>

double
wm_spearman_brown (double single, guint count)
{
  return count == 0 ? 0 : count * single / (1 + (count - 1) * single);
}

/* How many of the interviews that rate @skill different people can hold: the
 * largest matching of interviews and people (augmenting paths, Kuhn 1955). One
 * that names nobody yet can be held by somebody else. */
typedef struct
{
  GPtrArray *interviews; /* WmLoopInterview that name somebody */
  GHashTable *holder;    /* slug -> index + 1 of its interview */
} Matching;

static gboolean
find_person (Matching *it, guint interview, GHashTable *tried)
{
  const WmLoopInterview *self = g_ptr_array_index (it->interviews, interview);

  for (guint i = 0; i < self->interviewers->len; i++)
    {
      char *person = g_ptr_array_index (self->interviewers, i);
      guint holder;

      if (!g_hash_table_add (tried, person))
        continue;
      holder = GPOINTER_TO_UINT (g_hash_table_lookup (it->holder, person));
      if (holder == 0 || find_person (it, holder - 1, tried))
        {
          g_hash_table_insert (it->holder, person, GUINT_TO_POINTER (interview + 1));
          return TRUE;
        }
    }
  return FALSE;
}

static guint
count_independent (const WmLoop *loop, guint skill)
{
  g_autoptr (GPtrArray) named = g_ptr_array_new ();
  g_autoptr (GHashTable) holder = g_hash_table_new (g_str_hash, g_str_equal);
  Matching it = { named, holder };
  guint count = 0, n_interviews = wm_loop_count (loop);

  for (guint i = 0; i < n_interviews; i++)
    {
      WmLoopInterview *interview = wm_loop_interview (loop, i, NULL);

      if (!wm_interview_rates (interview, skill))
        continue;
      if (interview->interviewers->len == 0)
        count++;
      else
        g_ptr_array_add (named, interview);
    }
  for (guint i = 0; i < named->len; i++)
    {
      g_autoptr (GHashTable) tried = g_hash_table_new (g_str_hash, g_str_equal);

      count += find_person (&it, i, tried);
    }
  return count;
}

/* A question's time goes in equal parts to what it shows of what is rated. */
static void
share_time (const WmLoop *loop, const WmLoopInterview *interview, GArray *coverage)
{
  for (guint i = 0; i < interview->questions->len; i++)
    {
      const WmLoopQuestion *question
          = wm_loop_question (loop, g_array_index (interview->questions, guint, i));
      guint shown = 0;

      for (guint j = 0; j < interview->skills->len; j++)
        shown += wm_question_shows (question, g_array_index (interview->skills, guint, j));
      for (guint j = 0; j < interview->skills->len; j++)
        {
          guint skill = g_array_index (interview->skills, guint, j);

          if (wm_question_shows (question, skill))
            g_array_index (coverage, WmLoopCoverage, skill).seconds
                += question->minutes * 60 / (int) shown;
        }
    }
}

GArray *
wm_loop_coverage (const WmLoop *loop)
{
  GArray *coverage = g_array_sized_new (FALSE, TRUE, sizeof (WmLoopCoverage), loop->skills->len);
  guint n_interviews = wm_loop_count (loop);

  g_array_set_size (coverage, loop->skills->len);
  for (guint i = 0; i < n_interviews; i++)
    {
      const WmLoopInterview *interview = wm_loop_interview (loop, i, NULL);

      for (guint j = 0; j < interview->skills->len; j++)
        g_array_index (coverage, WmLoopCoverage,
                       g_array_index (interview->skills, guint, j)).interviews++;
      share_time (loop, interview, coverage);
    }
  for (guint i = 0; i < coverage->len; i++)
    {
      WmLoopCoverage *it = &g_array_index (coverage, WmLoopCoverage, i);

      it->skill = i;
      it->independent = it->interviews > 0 ? count_independent (loop, i) : 0;
      it->reliability = wm_spearman_brown (WM_LOOP_SINGLE_RELIABILITY, it->independent);
    }
  return coverage;
}

int
wm_loop_candidate_minutes (const WmLoop *loop)
{
  int minutes = 0;

  for (guint i = 0; i < loop->stages->len; i++)
    minutes += wm_loop_stage (loop, i)->minutes;
  return minutes;
}

int
wm_loop_interviewer_minutes (const WmLoop *loop)
{
  guint count = wm_loop_count (loop);
  int minutes = 0;

  for (guint i = 0; i < count; i++)
    {
      const WmLoopInterview *interview = wm_loop_interview (loop, i, NULL);

      minutes += interview->minutes * MAX (1, (int) interview->interviewers->len);
    }
  return minutes;
}

char *
wm_loop_coverage_describe (const WmLoopSkill *skill, const WmLoopCoverage *it)
{
  g_return_val_if_fail (skill != NULL && it != NULL, NULL);

  if (it->interviews == 0)
    return g_strdup (skill->check_later ? _ ("In onboarding") : _ ("Not covered"));
  return g_strdup_printf (ngettext ("%u voice · %d min · reliability about %.2f",
                                    "%u voices · %d min · reliability about %.2f",
                                    it->independent),
                          it->independent, it->seconds / 60, it->reliability);
}
