/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fit: what is known of a person against what a role asks. Pure.
 */
#include "people/wm-people.h"

/* Short first, then what nobody has looked at, then what is met. */
static int
rank_of_fit (WmFit fit)
{
  switch (fit)
    {
    case WM_FIT_SHORT:
      return 0;
    case WM_FIT_NOT_ASSESSED:
      return 1;
    case WM_FIT_MET:
    default:
      return 2;
    }
}

static int
compare_gaps (gconstpointer a, gconstpointer b)
{
  const WmGap *left = a, *right = b;
  int by_importance = (int) right->importance - (int) left->importance;
  int by_fit = rank_of_fit (left->fit) - rank_of_fit (right->fit);
  int by_size = (right->target - right->level) - (left->target - left->level);

  if (by_importance != 0)
    return by_importance;
  if (by_fit != 0)
    return by_fit;
  if (by_size != 0)
    return by_size;
  return (left->skill > right->skill) - (left->skill < right->skill);
}

GArray *
wm_gap_compute (WmMap *map, guint role, const int *levels)
{
  g_autoptr (GArray) gaps = g_array_new (FALSE, FALSE, sizeof (WmGap));
  GArray *requirements;

  g_return_val_if_fail (map != NULL && role < map->roles->len && levels != NULL, NULL);

  requirements = wm_map_role (map, role)->requirements;
  for (guint i = 0; i < requirements->len; i++)
    {
      const WmRequirement *wanted = &g_array_index (requirements, WmRequirement, i);
      WmGap gap = { wanted->skill, levels[wanted->skill], wanted->level, wanted->importance,
                    WM_FIT_MET };

      if (gap.level < 0)
        gap.fit = WM_FIT_NOT_ASSESSED;
      else if (gap.level < gap.target)
        gap.fit = WM_FIT_SHORT;
      g_array_append_val (gaps, gap);
    }
  g_array_sort (gaps, compare_gaps);
  return g_steal_pointer (&gaps);
}

const char *
wm_fit_to_string (WmFit fit)
{
  switch (fit)
    {
    case WM_FIT_MET:
      return "met";
    case WM_FIT_SHORT:
      return "short";
    case WM_FIT_NOT_ASSESSED:
    default:
      return "not_assessed";
    }
}

const char *
wm_importance_to_string (WmImportance importance)
{
  switch (importance)
    {
    case WM_IMPORTANCE_MUST:
      return "must";
    case WM_IMPORTANCE_SHOULD:
      return "should";
    case WM_IMPORTANCE_NICE:
      return "nice";
    case WM_IMPORTANCE_NONE:
    default:
      return "";
    }
}
