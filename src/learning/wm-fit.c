/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fit to roles, and the place of what is known on the spectrum. Pure.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "learning/wm-fit.h"

#define SPECTRUM_MAX 1000
/* Shares of the evidence on one side, in percent */
#define MOSTLY 60
#define WHOLLY 90

WmStand
wm_gap_stand (const WmGap *gap)
{
  g_return_val_if_fail (gap != NULL, WM_STAND_NOT_ASSESSED);

  if (gap->fit == WM_FIT_MET)
    return WM_STAND_MET;
  if (gap->fit == WM_FIT_NOT_ASSESSED)
    return WM_STAND_NOT_ASSESSED;
  return gap->target - gap->level == 1 ? WM_STAND_ONE_SHORT : WM_STAND_MORE_SHORT;
}

WmRoleFit
wm_role_fit (guint role, GArray *gaps)
{
  WmRoleFit fit = { .role = role };

  g_return_val_if_fail (gaps != NULL, fit);

  for (guint i = 0; i < gaps->len; i++)
    {
      const WmGap *gap = &g_array_index (gaps, WmGap, i);

      fit.counts[gap->importance][wm_gap_stand (gap)]++;
    }
  return fit;
}

gboolean
wm_role_fit_musts_met (const WmRoleFit *fit)
{
  g_return_val_if_fail (fit != NULL, FALSE);

  for (guint stand = 0; stand < WM_N_STANDS; stand++)
    if (stand != WM_STAND_MET && fit->counts[WM_IMPORTANCE_MUST][stand] > 0)
      return FALSE;
  return TRUE;
}

static int
compare_near (gconstpointer a, gconstpointer b)
{
  const WmNearRole *left = a, *right = b;

  if (left->minutes != right->minutes)
    return left->minutes < right->minutes ? -1 : 1;
  if (left->skills != right->skills)
    return left->skills < right->skills ? -1 : 1;
  return (left->fit.role > right->fit.role) - (left->fit.role < right->fit.role);
}

GArray *
wm_nearest_roles (WmMap *map, const WmPathInput *input)
{
  GArray *roles = g_array_new (FALSE, FALSE, sizeof (WmNearRole));

  g_return_val_if_fail (map != NULL && input != NULL && input->levels != NULL, roles);

  for (guint i = 0; i < map->roles->len; i++)
    {
      WmPathInput wanted = *input;
      g_autoptr (GArray) gaps = wm_gap_compute (map, i, input->levels);
      g_autoptr (WmPath) path = NULL;
      WmNearRole near;

      wanted.role = i;
      wanted.targets = NULL;
      path = wm_path_compute (map, &wanted);
      near = (WmNearRole){ wm_role_fit (i, gaps), path->steps->len, path->minutes,
                           path->estimated };
      g_array_append_val (roles, near);
    }
  g_array_sort (roles, compare_near);
  return roles;
}

int
wm_spread_bin (const WmSkill *skill)
{
  g_return_val_if_fail (skill != NULL, -1);

  if (skill->spectrum < 0 || skill->spectrum > SPECTRUM_MAX)
    return -1;
  return MIN (skill->spectrum * WM_SPREAD_BINS / SPECTRUM_MAX, WM_SPREAD_BINS - 1);
}

static gboolean
has_place (const WmSkill *skill, int level)
{
  return level > 0 && wm_spread_bin (skill) >= 0;
}

void
wm_spread_add (WmMap *map, const int *levels, WmSpread *spread)
{
  g_return_if_fail (map != NULL && levels != NULL && spread != NULL);

  for (guint i = 0; i < map->skills->len; i++)
    {
      const WmSkill *skill = wm_map_skill (map, i);

      if (!has_place (skill, levels[i]))
        continue;
      spread->bins[wm_spread_bin (skill)] += levels[i];
      spread->total += levels[i];
      spread->skills++;
      if (skill->spectrum < map->boundary)
        spread->left += levels[i];
    }
}

/* The place below which @percent of the evidence lies, even within a bin */
static guint
quantile (const WmSpread *spread, guint percent)
{
  guint wanted = spread->total * percent, sum = 0;

  for (guint i = 0; i < WM_SPREAD_BINS; i++)
    {
      guint next = sum + spread->bins[i] * 100;

      if (next >= wanted && spread->bins[i] > 0)
        return (i * SPECTRUM_MAX + (wanted - sum) * SPECTRUM_MAX / (spread->bins[i] * 100))
               / WM_SPREAD_BINS;
      sum = next;
    }
  return SPECTRUM_MAX;
}

/* The category that holds most of what lies on the lesser side */
static int
find_foot (WmMap *map, const int *levels, const WmSpread *spread)
{
  g_autofree guint *sums = g_new0 (guint, map->categories->len + 1);
  gboolean left_is_less = spread->left * 2 < spread->total;
  int best = -1;

  for (guint i = 0; i < map->skills->len; i++)
    {
      const WmSkill *skill = wm_map_skill (map, i);

      if (has_place (skill, levels[i]) && skill->category >= 0
          && (skill->spectrum < map->boundary) == left_is_less)
        sums[skill->category] += levels[i];
    }
  for (guint i = 0; i < map->categories->len; i++)
    if (sums[i] > 0 && (best < 0 || sums[i] > sums[best]))
      best = (int) i;
  return best;
}

void
wm_spread_finish (WmMap *map, const int *levels, WmSpread *spread)
{
  g_return_if_fail (map != NULL && levels != NULL && spread != NULL);

  spread->foot = -1;
  if (spread->total == 0)
    return;
  spread->low = quantile (spread, 10);
  spread->median = quantile (spread, 50);
  spread->high = quantile (spread, 90);
  spread->foot = find_foot (map, levels, spread);
}

char *
wm_spread_describe (WmMap *map, const WmSpread *spread)
{
  const char *foot = NULL;
  guint left;

  g_return_val_if_fail (map != NULL && spread != NULL, NULL);

  if (spread->total == 0)
    return g_strdup (_ ("Nothing is known yet that has a place on the spectrum"));
  left = spread->left * 100 / spread->total;
  if (spread->foot >= 0)
    foot = ((WmCategory *) g_ptr_array_index (map->categories, spread->foot))->name;
  /* Translators: the boundary is the line on the role spectrum between training
   * models and building on them. */
  if (left >= WHOLLY)
    return g_strdup (_ ("Left of the boundary"));
  if (100 - left >= WHOLLY)
    return g_strdup (_ ("Right of the boundary"));
  if (left >= MOSTLY)
    /* Translators: %s is a category of skills, such as Evaluation. */
    return foot == NULL
             ? g_strdup (_ ("Mostly left of the boundary"))
             : g_strdup_printf (_ ("Mostly left of the boundary, with a foot in %s"), foot);
  if (100 - left >= MOSTLY)
    return foot == NULL
               ? g_strdup (_ ("Mostly right of the boundary"))
               : g_strdup_printf (_ ("Mostly right of the boundary, with a foot in %s"), foot);
  return g_strdup (_ ("On both sides of the boundary"));
}
