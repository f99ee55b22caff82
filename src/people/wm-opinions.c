/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two pictures of one person beside each other.
 */
#include "people/wm-opinions.h"

#include <math.h>

const char *const wm_assessment_kinds[WM_N_ASSESSMENT_KINDS]
    = { "self", "manager", "interview", "check_in", "peer" };

static int
level_of (GPtrArray *ratings, guint skill)
{
  return ((const WmRating *) g_ptr_array_index (ratings, skill))->level;
}

/* What both know before what one alone knows, by the width of the difference. */
static int
compare_changes (gconstpointer a, gconstpointer b)
{
  const WmLevelChange *one = a, *two = b;
  gboolean one_both = one->before >= 0 && one->after >= 0;
  gboolean two_both = two->before >= 0 && two->after >= 0;
  int one_width = ABS (one->after - one->before), two_width = ABS (two->after - two->before);

  if (one_both != two_both)
    return one_both ? -1 : 1;
  if (one_width != two_width)
    return one_width > two_width ? -1 : 1;
  return (one->skill > two->skill) - (one->skill < two->skill);
}

static GArray *
compare (GPtrArray *one, GPtrArray *other, gboolean only_both)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (WmLevelChange));

  for (guint i = 0; i < one->len && i < other->len; i++)
    {
      WmLevelChange it = { i, level_of (one, i), level_of (other, i) };

      if (it.before != it.after && (!only_both || (it.before >= 0 && it.after >= 0)))
        g_array_append_val (changes, it);
    }
  g_array_sort (changes, compare_changes);
  return changes;
}

GArray *
wm_ratings_compare (GPtrArray *before, GPtrArray *after)
{
  g_return_val_if_fail (before != NULL && after != NULL, NULL);

  return compare (before, after, FALSE);
}

GArray *
wm_opinions_compare (GPtrArray *one, GPtrArray *other)
{
  g_return_val_if_fail (one != NULL && other != NULL, NULL);

  return compare (one, other, TRUE);
}

gboolean
wm_leniency_compute (GPtrArray *one, GPtrArray *other, WmLeniency *leniency)
{
  double sum = 0, sums[2] = { 0 }, squares[2] = { 0 };
  guint n = 0;

  g_return_val_if_fail (one != NULL && other != NULL && leniency != NULL, FALSE);

  for (guint i = 0; i < one->len && i < other->len; i++)
    {
      const int levels[2] = { level_of (one, i), level_of (other, i) };

      if (levels[0] < 0 || levels[1] < 0)
        continue;
      n++;
      sum += levels[0] - levels[1];
      for (int j = 0; j < 2; j++)
        {
          sums[j] += levels[j];
          squares[j] += levels[j] * levels[j];
        }
    }
  *leniency = (WmLeniency){ .skills = n };
  if (n < WM_LENIENCY_LEAST)
    return FALSE;
  leniency->leniency = sum / n;
  leniency->one_spread = sqrt (MAX (0, squares[0] / n - (sums[0] / n) * (sums[0] / n)));
  leniency->other_spread = sqrt (MAX (0, squares[1] / n - (sums[1] / n) * (sums[1] / n)));
  return TRUE;
}
