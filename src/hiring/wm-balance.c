/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which question goes into which interview. A packing problem, hard in
 * general: small ones are solved by branch and bound (A. H. Land and A. G. Doig,
 * Econometrica 28, 1960), big ones by taking the best next question and then
 * changing one thing at a time while that helps.
 */
#include "config.h"

#include "hiring/wm-loop.h"

#define MOST_SKILLS 64 /* bits of a mask */
#define MOST_PASSES 20

static guint64
mask_of (const WmBalance *it, guint question)
{
  guint64 mask = 0;

  for (guint i = 0; i < it->shows[question]->len; i++)
    mask |= G_GUINT64_CONSTANT (1) << g_array_index (it->shows[question], guint, i);
  return mask;
}

static guint64 *
make_masks (const WmBalance *it)
{
  guint64 *masks = g_new (guint64, it->n_questions + 1);

  for (guint i = 0; i < it->n_questions; i++)
    masks[i] = mask_of (it, i);
  return masks;
}

static gboolean
is_allowed (const WmBalance *it, guint question, guint interview)
{
  return it->allowed[question * it->n_interviews + interview] != 0;
}

/* How many voices, two at most, cover @skill */
static guint
count_voices (const WmBalance *it, const guint64 *covered, guint skill)
{
  int first = -1;

  for (guint i = 0; i < it->n_interviews; i++)
    {
      if ((covered[i] >> skill & 1) == 0)
        continue;
      if (first >= 0 && it->group[i] != it->group[first])
        return 2;
      if (first < 0)
        first = (int) i;
    }
  return first >= 0 ? 1 : 0;
}

static gint64
worth_of_voices (const WmBalance *it, guint skill, guint voices)
{
  return (voices > 0 ? it->worth[skill][0] : 0) + (voices > 1 ? it->worth[skill][1] : 0);
}

static gint64
evaluate (const WmBalance *it, const guint64 *masks, const int *place)
{
  g_autofree guint64 *covered = g_new0 (guint64, it->n_interviews + 1);
  g_autofree int *used = g_new0 (int, it->n_interviews + 1);
  gint64 value = 0;

  for (guint i = 0; i < it->n_questions; i++)
    {
      if (place[i] < 0)
        continue;
      if (place[i] >= (int) it->n_interviews || !is_allowed (it, i, place[i]))
        return -1;
      covered[place[i]] |= masks[i];
      used[place[i]] += it->minutes[i];
      value += place[i] == it->now[i];
    }
  for (guint i = 0; i < it->n_interviews; i++)
    if (used[i] > it->room[i] || (guint) __builtin_popcountll (covered[i]) > it->most[i])
      return -1;
  for (guint i = 0; i < it->n_skills; i++)
    value += worth_of_voices (it, i, count_voices (it, covered, i));
  return value;
}

gint64
wm_balance_value (const WmBalance *balance, const int *place)
{
  g_autofree guint64 *masks = NULL;

  g_return_val_if_fail (balance != NULL && balance->n_skills <= MOST_SKILLS, -1);

  masks = make_masks (balance);
  return evaluate (balance, masks, place);
}

/* ---- the fast way ----------------------------------------------------------- */

/* Puts the question with most gain a minute where it gains that; FALSE when
 * nothing gains any more. */
static gboolean
place_next (const WmBalance *it, const guint64 *masks, int *place, gint64 *value)
{
  gint64 best = 0;
  int question = -1, interview = -1;

  for (guint i = 0; i < it->n_questions; i++)
    for (guint j = 0; place[i] < 0 && j < it->n_interviews; j++)
      {
        gint64 gain;

        if (!is_allowed (it, i, j))
          continue;
        place[i] = (int) j;
        gain = evaluate (it, masks, place) - *value;
        place[i] = -1;
        if (gain <= 0
            || (question >= 0 && gain * it->minutes[question] <= best * it->minutes[i]))
          continue;
        best = gain;
        question = (int) i;
        interview = (int) j;
      }
  if (question < 0)
    return FALSE;
  place[question] = interview;
  *value += best;
  return TRUE;
}

/* Another place for one question; or one question for another. */
static gboolean
improve (const WmBalance *it, const guint64 *masks, int *place, gint64 *value)
{
  gboolean better = FALSE;

  for (guint i = 0; i < it->n_questions; i++)
    for (int j = -1; j < (int) it->n_interviews; j++)
      {
        int before = place[i];
        gint64 now;

        if (j == before || (j >= 0 && !is_allowed (it, i, j)))
          continue;
        place[i] = j;
        now = evaluate (it, masks, place);
        better = better || now > *value;
        if (now > *value)
          *value = now;
        else
          place[i] = before;
      }
  for (guint i = 0; i < it->n_questions; i++)
    for (guint j = 0; place[i] >= 0 && j < it->n_questions; j++)
      {
        int here = place[i], there = place[j];
        gint64 now;

        if (here == there || !is_allowed (it, j, here)
            || (there >= 0 && !is_allowed (it, i, there)))
          continue;
        place[i] = there;
        place[j] = here;
        now = evaluate (it, masks, place);
        if (now > *value)
          {
            *value = now;
            better = TRUE;
            break;
          }
        place[i] = here;
        place[j] = there;
      }
  return better;
}

static void
climb (const WmBalance *it, const guint64 *masks, int *place, gint64 *value)
{
  for (int pass = 0; pass < MOST_PASSES; pass++)
    {
      gboolean better = FALSE;

      while (place_next (it, masks, place, value))
        better = TRUE;
      if (!improve (it, masks, place, value) && !better)
        return;
    }
}

/* From nothing, and from what is there now if that keeps the rules. */
static void
solve_fast (const WmBalance *it, const guint64 *masks, WmBalanced *best)
{
  g_autofree int *other = g_new (int, it->n_questions + 1);
  gint64 value = 0;

  for (guint i = 0; i < it->n_questions; i++)
    {
      best->place[i] = -1;
      other[i] = it->now[i];
    }
  best->value = 0;
  climb (it, masks, best->place, &best->value);
  value = evaluate (it, masks, other);
  if (value < 0)
    return;
  climb (it, masks, other, &value);
  if (value < best->value)
    return;
  best->value = value;
  memcpy (best->place, other, it->n_questions * sizeof (int));
}

/* ---- the best --------------------------------------------------------------- */

typedef struct
{
  const WmBalance *it;
  const guint64 *masks;
  guint *order;     /* questions, those that show much first */
  guint (*left)[MOST_SKILLS]; /* per depth: questions from there on that show a skill */
  guint64 *covered; /* per interview */
  int *used;        /* per interview: minutes */
  int *place;
  guint steps, most_steps;
  WmBalanced *best;
} Search;

/* More than this the questions from @depth on cannot bring. */
static gint64
bound (const Search *s, guint depth)
{
  gint64 value = 0;

  for (guint i = 0; i < s->it->n_skills; i++)
    value += worth_of_voices (s->it, i,
                              MIN (2, count_voices (s->it, s->covered, i) + s->left[depth][i]));
  for (guint i = 0; i < s->it->n_questions; i++)
    {
      guint question = s->order[i];

      value += i < depth ? s->place[question] >= 0 && s->place[question] == s->it->now[question]
                         : s->it->now[question] >= 0;
    }
  return value;
}

static void search (Search *s, guint depth);

static void
try_interview (Search *s, guint depth, guint question, guint interview)
{
  guint64 before = s->covered[interview];
  guint64 after = before | s->masks[question];

  if (!is_allowed (s->it, question, interview)
      || s->used[interview] + s->it->minutes[question] > s->it->room[interview]
      || (guint) __builtin_popcountll (after) > s->it->most[interview])
    return;
  s->covered[interview] = after;
  s->used[interview] += s->it->minutes[question];
  s->place[question] = (int) interview;
  search (s, depth + 1);
  s->place[question] = -1;
  s->used[interview] -= s->it->minutes[question];
  s->covered[interview] = before;
}

/* As deep as there are questions, which a bank holds in hundreds. */
static void
search (Search *s, guint depth)
{
  gint64 value = bound (s, depth);
  guint question;

  if (value <= s->best->value || s->steps >= s->most_steps)
    return;
  s->steps++;
  if (depth == s->it->n_questions)
    {
      s->best->value = value;
      memcpy (s->best->place, s->place, depth * sizeof (int));
      return;
    }
  question = s->order[depth];
  for (guint i = 0; i < s->it->n_interviews; i++)
    try_interview (s, depth, question, i);
  search (s, depth + 1);
}

static int
compare_questions (gconstpointer a, gconstpointer b, gpointer data)
{
  const guint64 *masks = data;
  guint left = *(const guint *) a, right = *(const guint *) b;
  int by_skills = __builtin_popcountll (masks[right]) - __builtin_popcountll (masks[left]);

  return by_skills != 0 ? by_skills : (left > right) - (left < right);
}

static void
solve_best (const WmBalance *it, const guint64 *masks, guint most_steps, WmBalanced *best)
{
  g_autofree guint *order = g_new (guint, it->n_questions + 1);
  g_autofree guint64 *covered = g_new0 (guint64, it->n_interviews + 1);
  g_autofree int *used = g_new0 (int, it->n_interviews + 1);
  g_autofree int *place = g_new (int, it->n_questions + 1);
  g_autofree guint (*left)[MOST_SKILLS] = g_malloc0 ((it->n_questions + 1) * sizeof *left);
  Search s = { it, masks, order, left, covered, used, place, 0, most_steps, best };

  for (guint i = 0; i < it->n_questions; i++)
    {
      order[i] = i;
      place[i] = -1;
    }
  g_qsort_with_data (order, (int) it->n_questions, sizeof (guint), compare_questions,
                     (gpointer) masks);
  for (guint i = it->n_questions; i-- > 0;)
    for (guint j = 0; j < it->n_skills; j++)
      left[i][j] = left[i + 1][j] + (masks[order[i]] >> j & 1);
  search (&s, 0);
  best->proven = s.steps < most_steps;
}

WmBalanced
wm_balance_solve (const WmBalance *balance, guint most_steps)
{
  WmBalanced best = { NULL, 0, FALSE };
  g_autofree guint64 *masks = NULL;

  g_return_val_if_fail (balance != NULL && balance->n_skills <= MOST_SKILLS, best);

  masks = make_masks (balance);
  best.place = g_new (int, balance->n_questions + 1);
  solve_fast (balance, masks, &best);
  if (most_steps > 0)
    solve_best (balance, masks, most_steps, &best);
  return best;
}

void
wm_balanced_clear (WmBalanced *balanced)
{
  g_clear_pointer (&balanced->place, g_free);
}
