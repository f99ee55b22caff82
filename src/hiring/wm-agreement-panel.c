/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the statistics say of a panel: over how many candidates, within which
 * interval, and whether that is enough to say anything.
 */
#include "config.h"

#include <math.h>
#include <string.h>

#include "hiring/wm-agreement-private.h"

#define DRAWS 1000
#define SEED 20130264

/* What the ratings of one candidate add to each statistic */
typedef struct
{
  double *coincidences; /* values by values */
  WmIccSums icc;
} Part;

/* The candidates of whom two people rated something */
typedef struct
{
  GArray *values;     /* int */
  GPtrArray *parts;   /* Part */
  GHashTable *places; /* candidate -> its number in @parts, from 1 */
} Panel;

static void
part_free (gpointer data)
{
  Part *part = data;

  g_free (part->coincidences);
  g_free (part);
}

static void
panel_init (Panel *panel, const int *ratings, guint n)
{
  panel->values = wm_rating_values (ratings, n);
  panel->parts = g_ptr_array_new_with_free_func (part_free);
  panel->places = g_hash_table_new (NULL, NULL);
}

static void
panel_clear (Panel *panel)
{
  g_array_unref (panel->values);
  g_ptr_array_unref (panel->parts);
  g_hash_table_unref (panel->places);
}

static guint
cells (const Panel *panel)
{
  return panel->values->len * panel->values->len;
}

static Part *
part_of (Panel *panel, guint candidate)
{
  guint place
    = GPOINTER_TO_UINT (g_hash_table_lookup (panel->places, GUINT_TO_POINTER (candidate)));

  if (place == 0)
    {
      Part *part = g_new0 (Part, 1);

      part->coincidences = g_new0 (double, cells (panel) + 1);
      g_ptr_array_add (panel->parts, part);
      place = panel->parts->len;
      g_hash_table_insert (panel->places, GUINT_TO_POINTER (candidate), GUINT_TO_POINTER (place));
    }
  return g_ptr_array_index (panel->parts, place - 1);
}

static void
add_part (const Panel *panel, Part *sum, const Part *part)
{
  for (guint i = 0; i < cells (panel); i++)
    sum->coincidences[i] += part->coincidences[i];
  sum->icc.targets += part->icc.targets;
  sum->icc.count += part->icc.count;
  sum->icc.count_squares += part->icc.count_squares;
  sum->icc.sum += part->icc.sum;
  sum->icc.squares += part->icc.squares;
  sum->icc.between += part->icc.between;
}

/* Of what was added up */
typedef double (*Statistic) (const Panel *panel, const Part *sum);

static double
alpha_of (const Panel *panel, const Part *sum)
{
  return wm_alpha_of (sum->coincidences, panel->values, WM_METRIC_ORDINAL);
}

static double
icc_of (const Panel *panel, const Part *sum)
{
  return wm_icc_of (&sum->icc);
}

static double
kappa_of (const Panel *panel, const Part *sum)
{
  return wm_kappa_of (sum->coincidences, panel->values, WM_WEIGHTS_QUADRATIC);
}

static double
of_all (const Panel *panel, Statistic statistic)
{
  Part sum = { g_new0 (double, cells (panel) + 1), { 0 } };
  double value;

  for (guint i = 0; i < panel->parts->len; i++)
    add_part (panel, &sum, g_ptr_array_index (panel->parts, i));
  value = statistic (panel, &sum);
  g_free (sum.coincidences);
  return value;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return (left > right) - (left < right);
}

/* The middle 95 % of what was drawn; NAN for nothing. */
static void
find_interval (GArray *drawn, double *low, double *high)
{
  if (drawn->len < DRAWS / 2)
    return;
  g_array_sort (drawn, compare_doubles);
  *low = g_array_index (drawn, double, (guint) (drawn->len * 0.025));
  *high = g_array_index (drawn, double, MIN (drawn->len - 1, (guint) (drawn->len * 0.975)));
}

/* Whole candidates with replacement, always the same ones */
static void
draw (const Panel *panel, Statistic statistic, double *low, double *high)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  g_autoptr (GArray) drawn = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree double *matrix = g_new (double, cells (panel) + 1);
  gint32 n = (gint32) panel->parts->len;

  *low = *high = NAN;
  for (guint i = 0; n >= 2 && i < DRAWS; i++)
    {
      Part sum = { matrix, { 0 } };
      double value;

      memset (matrix, 0, (cells (panel) + 1) * sizeof (double));
      for (gint32 j = 0; j < n; j++)
        add_part (panel, &sum,
                  g_ptr_array_index (panel->parts, g_rand_int_range (random, 0, n)));
      value = statistic (panel, &sum);
      if (!isnan (value))
        g_array_append_val (drawn, value);
    }
  find_interval (drawn, low, high);
}

static guint
count_ratings (const int *unit, guint n)
{
  guint count = 0;

  for (guint i = 0; i < n; i++)
    count += unit[i] != WM_RATING_MISSING;
  return count;
}

static guint
sum_of (const guint *numbers, guint n)
{
  guint sum = 0;

  for (guint i = 0; i < n; i++)
    sum += numbers[i];
  return sum;
}

WmAgreement
wm_agreement_compute (const int *ratings, const guint *n_ratings, const guint *candidate,
                      guint n_units)
{
  WmAgreement it = { 0 };
  const int *unit = ratings;
  Panel panel;

  panel_init (&panel, ratings, sum_of (n_ratings, n_units));
  for (guint i = 0; i < n_units; unit += n_ratings[i], i++)
    {
      guint count = count_ratings (unit, n_ratings[i]);
      Part *part;

      if (count < 2)
        continue;
      it.units++;
      it.ratings += count;
      part = part_of (&panel, candidate[i]);
      wm_add_coincidences (part->coincidences, panel.values, unit, n_ratings[i]);
      wm_add_target (&part->icc, unit, n_ratings[i]);
    }
  it.candidates = panel.parts->len;
  it.enough = it.candidates >= WM_AGREEMENT_LEAST;
  it.alpha = of_all (&panel, alpha_of);
  it.icc = of_all (&panel, icc_of);
  draw (&panel, alpha_of, &it.low, &it.high);
  draw (&panel, icc_of, &it.icc_low, &it.icc_high);
  panel_clear (&panel);
  return it;
}

WmPairAgreement
wm_pair_agreement_compute (const int *pairs, const guint *candidate, guint n)
{
  WmPairAgreement it = { .units = n, .low = NAN, .high = NAN };
  Panel panel;

  panel_init (&panel, pairs, 2 * n);
  for (guint i = 0; i < n; i++)
    wm_add_pair (part_of (&panel, candidate[i])->coincidences, panel.values, pairs[2 * i],
                 pairs[2 * i + 1]);
  it.candidates = panel.parts->len;
  it.enough = it.candidates >= WM_AGREEMENT_LEAST;
  it.kappa = of_all (&panel, kappa_of);
  if (it.enough)
    draw (&panel, kappa_of, &it.low, &it.high);
  panel_clear (&panel);
  return it;
}
