/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the statistics say of a panel: over how many candidates, within which
 * interval, and whether that is enough to say anything.
 */
#include "config.h"

#include <math.h>

#include "hiring/wm-agreement.h"

#define DRAWS 1000
#define SEED 20130264

/* Of @n_units rows of @n_raters values */
typedef double (*Statistic) (const int *ratings, guint n_units, guint n_raters);

static double
alpha_of (const int *ratings, guint n_units, guint n_raters)
{
  return wm_krippendorff_alpha (ratings, n_units, n_raters, WM_METRIC_ORDINAL);
}

/* Rows of two values */
static double
kappa_of (const int *ratings, guint n_units, guint n_raters)
{
  g_autofree int *a = g_new (int, n_units + 1);
  g_autofree int *b = g_new (int, n_units + 1);

  g_assert (n_raters == 2);
  for (guint i = 0; i < n_units; i++)
    {
      a[i] = ratings[2 * i];
      b[i] = ratings[2 * i + 1];
    }
  return wm_weighted_kappa (a, b, n_units, WM_WEIGHTS_QUADRATIC);
}

/* The units that two people rated: all, and by candidate */
typedef struct
{
  guint n_raters;
  GArray *all;      /* int */
  GPtrArray *units; /* per candidate that has any: GArray of int, rows of ratings */
  guint ratings;
} Panel;

static guint
count_ratings (const int *unit, guint n_raters)
{
  guint count = 0;

  for (guint i = 0; i < n_raters; i++)
    count += unit[i] != WM_RATING_MISSING;
  return count;
}

static void
panel_init (Panel *panel, const int *ratings, const guint *candidate, guint n_units,
            guint n_raters, guint n_candidates)
{
  panel->n_raters = n_raters;
  panel->all = g_array_new (FALSE, FALSE, sizeof (int));
  panel->units = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  panel->ratings = 0;
  for (guint i = 0; i < n_candidates; i++)
    g_ptr_array_add (panel->units, g_array_new (FALSE, FALSE, sizeof (int)));
  for (guint i = 0; i < n_units; i++)
    {
      const int *unit = ratings + i * n_raters;
      guint count = count_ratings (unit, n_raters);

      if (count < 2)
        continue;
      panel->ratings += count;
      g_array_append_vals (g_ptr_array_index (panel->units, candidate[i]), unit, n_raters);
      g_array_append_vals (panel->all, unit, n_raters);
    }
  for (guint i = n_candidates; i-- > 0;)
    if (((GArray *) g_ptr_array_index (panel->units, i))->len == 0)
      g_ptr_array_remove_index_fast (panel->units, i);
}

static void
panel_clear (Panel *panel)
{
  g_array_unref (panel->all);
  g_ptr_array_unref (panel->units);
}

static guint
panel_units (const Panel *panel)
{
  return panel->all->len / MAX (panel->n_raters, 1);
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
  g_autoptr (GArray) sample = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GArray) drawn = g_array_new (FALSE, FALSE, sizeof (double));
  gint32 n = (gint32) panel->units->len;

  *low = *high = NAN;
  for (guint i = 0; n >= 2 && i < DRAWS; i++)
    {
      double value;

      g_array_set_size (sample, 0);
      for (gint32 j = 0; j < n; j++)
        {
          const GArray *it = g_ptr_array_index (panel->units, g_rand_int_range (random, 0, n));

          g_array_append_vals (sample, it->data, it->len);
        }
      value = statistic ((int *) sample->data, sample->len / panel->n_raters, panel->n_raters);
      if (!isnan (value))
        g_array_append_val (drawn, value);
    }
  find_interval (drawn, low, high);
}

WmAgreement
wm_agreement_compute (const int *ratings, const guint *candidate, guint n_units, guint n_raters,
                      guint n_candidates)
{
  WmAgreement it = { 0 };
  Panel panel;
  const int *all;

  panel_init (&panel, ratings, candidate, n_units, n_raters, n_candidates);
  all = (const int *) panel.all->data;
  it.candidates = panel.units->len;
  it.units = panel_units (&panel);
  it.ratings = panel.ratings;
  it.enough = it.candidates >= WM_AGREEMENT_LEAST;
  it.alpha = alpha_of (all, it.units, n_raters);
  it.icc = wm_icc_one_way (all, it.units, n_raters);
  draw (&panel, alpha_of, &it.low, &it.high);
  draw (&panel, wm_icc_one_way, &it.icc_low, &it.icc_high);
  panel_clear (&panel);
  return it;
}

/* (transfer full): rows of two values */
static int *
pair_up (const int *a, const int *b, guint n)
{
  int *rows = g_new (int, 2 * n + 1);

  for (guint i = 0; i < n; i++)
    {
      rows[2 * i] = a[i];
      rows[2 * i + 1] = b[i];
    }
  return rows;
}

WmPairAgreement
wm_pair_agreement_compute (const int *a, const int *b, const guint *candidate, guint n,
                           guint n_candidates)
{
  WmPairAgreement it = { .low = NAN, .high = NAN };
  g_autofree int *rows = pair_up (a, b, n);
  Panel panel;

  panel_init (&panel, rows, candidate, n, 2, n_candidates);
  it.candidates = panel.units->len;
  it.units = panel_units (&panel);
  it.enough = it.candidates >= WM_AGREEMENT_LEAST;
  it.kappa = kappa_of ((const int *) panel.all->data, it.units, 2);
  if (it.enough)
    draw (&panel, kappa_of, &it.low, &it.high);
  panel_clear (&panel);
  return it;
}
