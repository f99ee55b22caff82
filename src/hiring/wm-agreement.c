/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Agreement of interviewers. The sources stand in the header.
 */
#include "config.h"

#include <math.h>
#include <stdlib.h>

#include "hiring/wm-agreement-private.h"

GArray *
wm_rating_values (const int *ratings, guint n)
{
  GArray *values = g_array_new (FALSE, FALSE, sizeof (int));

  /* They are few: a scale of levels. */
  for (guint i = 0; i < n; i++)
    {
      guint at = 0;

      if (ratings[i] == WM_RATING_MISSING)
        continue;
      while (at < values->len && g_array_index (values, int, at) < ratings[i])
        at++;
      if (at == values->len || g_array_index (values, int, at) != ratings[i])
        g_array_insert_val (values, at, ratings[i]);
    }
  return values;
}

static guint
find_value (const GArray *values, int value)
{
  guint i = 0;

  while (g_array_index (values, int, i) != value)
    i++;
  return i;
}

/* The squared difference of two values, by their indexes */
static double
difference (const GArray *values, const double *marginals, guint a, guint b, WmMetric metric)
{
  double sum = 0;

  if (a == b)
    return 0;
  if (metric == WM_METRIC_NOMINAL)
    return 1;
  if (metric == WM_METRIC_INTERVAL)
    {
      double distance = g_array_index (values, int, a) - g_array_index (values, int, b);

      return distance * distance;
    }
  for (guint i = MIN (a, b); i <= MAX (a, b); i++)
    sum += marginals[i];
  sum -= (marginals[a] + marginals[b]) / 2;
  return sum * sum;
}

void
wm_add_coincidences (double *matrix, const GArray *values, const int *unit, guint n_raters)
{
  guint count = 0;

  for (guint i = 0; i < n_raters; i++)
    count += unit[i] != WM_RATING_MISSING;
  if (count < 2)
    return;
  for (guint i = 0; i < n_raters; i++)
    for (guint j = 0; j < n_raters; j++)
      if (i != j && unit[i] != WM_RATING_MISSING && unit[j] != WM_RATING_MISSING)
        matrix[find_value (values, unit[i]) * values->len + find_value (values, unit[j])]
            += 1.0 / (count - 1);
}

double
wm_alpha_of (const double *matrix, const GArray *values, WmMetric metric)
{
  guint v = values->len;
  g_autofree double *marginals = g_new0 (double, v + 1);
  double total = 0, observed = 0, expected = 0;

  for (guint i = 0; i < v; i++)
    for (guint j = 0; j < v; j++)
      marginals[i] += matrix[i * v + j];
  for (guint i = 0; i < v; i++)
    total += marginals[i];
  for (guint i = 0; i < v; i++)
    for (guint j = 0; j < v; j++)
      {
        double d = difference (values, marginals, i, j, metric);

        observed += matrix[i * v + j] * d;
        expected += marginals[i] * marginals[j] * d;
      }
  if (total <= 1 || expected <= 0)
    return NAN;
  return 1 - (total - 1) * observed / expected;
}

double
wm_krippendorff_alpha (const int *ratings, guint n_units, guint n_raters, WmMetric metric)
{
  g_autoptr (GArray) values = wm_rating_values (ratings, n_units * n_raters);
  g_autofree double *matrix = g_new0 (double, values->len * values->len + 1);

  for (guint i = 0; i < n_units; i++)
    wm_add_coincidences (matrix, values, ratings + i * n_raters, n_raters);
  return wm_alpha_of (matrix, values, metric);
}

static double
disagreement_weight (const GArray *values, guint a, guint b, WmWeights weights)
{
  double distance;

  if (weights == WM_WEIGHTS_NONE)
    return a != b;
  distance = abs (g_array_index (values, int, a) - g_array_index (values, int, b));
  return weights == WM_WEIGHTS_LINEAR ? distance : distance * distance;
}

void
wm_add_pair (double *table, const GArray *values, int a, int b)
{
  if (a != WM_RATING_MISSING && b != WM_RATING_MISSING)
    table[find_value (values, a) * values->len + find_value (values, b)]++;
}

double
wm_kappa_of (const double *table, const GArray *values, WmWeights weights)
{
  guint v = values->len;
  g_autofree double *left = g_new0 (double, v + 1);
  g_autofree double *right = g_new0 (double, v + 1);
  double observed = 0, expected = 0, pairs = 0;

  for (guint i = 0; i < v; i++)
    for (guint j = 0; j < v; j++)
      {
        double n = table[i * v + j];

        left[i] += n;
        right[j] += n;
        pairs += n;
        observed += n * disagreement_weight (values, i, j, weights);
      }
  for (guint i = 0; i < v; i++)
    for (guint j = 0; j < v; j++)
      expected += left[i] * right[j] * disagreement_weight (values, i, j, weights);
  return pairs < 1 || expected <= 0 ? NAN : 1 - observed * pairs / expected;
}

double
wm_weighted_kappa (const int *a, const int *b, guint n, WmWeights weights)
{
  g_autofree int *all = g_new (int, 2 * n + 1);
  g_autoptr (GArray) values = NULL;
  g_autofree double *table = NULL;

  for (guint i = 0; i < n; i++)
    {
      all[2 * i] = a[i];
      all[2 * i + 1] = b[i];
    }
  values = wm_rating_values (all, 2 * n);
  table = g_new0 (double, values->len * values->len + 1);
  for (guint i = 0; i < n; i++)
    wm_add_pair (table, values, a[i], b[i]);
  return wm_kappa_of (table, values, weights);
}

double
wm_fleiss_kappa (const int *counts, guint n_subjects, guint n_categories)
{
  double raters = 0, observed = 0, expected = 0;

  if (n_subjects == 0)
    return NAN;
  for (guint j = 0; j < n_categories; j++)
    raters += counts[j];
  for (guint i = 0; i < n_subjects; i++)
    {
      double same = 0;

      for (guint j = 0; j < n_categories; j++)
        same += counts[i * n_categories + j] * (counts[i * n_categories + j] - 1.0);
      observed += same / (raters * (raters - 1));
    }
  observed /= n_subjects;
  for (guint j = 0; j < n_categories; j++)
    {
      double share = 0;

      for (guint i = 0; i < n_subjects; i++)
        share += counts[i * n_categories + j];
      share /= n_subjects * raters;
      expected += share * share;
    }
  return raters < 2 || expected >= 1 ? NAN : (observed - expected) / (1 - expected);
}

WmIcc
wm_icc (const int *ratings, guint n_targets, guint n_judges)
{
  WmIcc none = { NAN, NAN, NAN, NAN, NAN, NAN };
  double n = n_targets, k = n_judges, mean = 0, total = 0, between = 0, judges = 0;
  double bms, jms, ems, wms;

  if (n_targets < 2 || n_judges < 2)
    return none;
  for (guint i = 0; i < n_targets * n_judges; i++)
    mean += ratings[i] / (n * k);
  for (guint i = 0; i < n_targets * n_judges; i++)
    total += (ratings[i] - mean) * (ratings[i] - mean);
  for (guint i = 0; i < n_targets; i++)
    {
      double own = 0;

      for (guint j = 0; j < n_judges; j++)
        own += ratings[i * n_judges + j] / k;
      between += k * (own - mean) * (own - mean);
    }
  for (guint j = 0; j < n_judges; j++)
    {
      double own = 0;

      for (guint i = 0; i < n_targets; i++)
        own += ratings[i * n_judges + j] / n;
      judges += n * (own - mean) * (own - mean);
    }
  if (total <= 0 || between <= 0)
    return none;
  bms = between / (n - 1);
  wms = (total - between) / (n * (k - 1));
  jms = judges / (k - 1);
  ems = (total - between - judges) / ((n - 1) * (k - 1));
  return (WmIcc){
    .icc11 = (bms - wms) / (bms + (k - 1) * wms),
    .icc21 = (bms - ems) / (bms + (k - 1) * ems + k * (jms - ems) / n),
    .icc31 = (bms - ems) / (bms + (k - 1) * ems),
    .icc1k = (bms - wms) / bms,
    .icc2k = (bms - ems) / (bms + (jms - ems) / n),
    .icc3k = (bms - ems) / bms,
  };
}

void
wm_add_target (WmIccSums *sums, const int *target, guint n_raters)
{
  double n = 0, own = 0, squares = 0;

  for (guint i = 0; i < n_raters; i++)
    if (target[i] != WM_RATING_MISSING)
      {
        n++;
        own += target[i];
        squares += (double) target[i] * target[i];
      }
  if (n < 2)
    return;
  sums->targets++;
  sums->count += n;
  sums->count_squares += n * n;
  sums->sum += own;
  sums->squares += squares;
  sums->between += own * own / n;
}

double
wm_icc_of (const WmIccSums *sums)
{
  double k0, bms, wms;

  if (sums->targets < 2)
    return NAN;
  k0 = (sums->count - sums->count_squares / sums->count) / (sums->targets - 1);
  bms = (sums->between - sums->sum * sums->sum / sums->count) / (sums->targets - 1);
  wms = (sums->squares - sums->between) / (sums->count - sums->targets);
  return bms + (k0 - 1) * wms <= 1e-12 ? NAN : (bms - wms) / (bms + (k0 - 1) * wms);
}

double
wm_icc_one_way (const int *ratings, guint n_targets, guint n_raters)
{
  WmIccSums sums = { 0 };

  for (guint i = 0; i < n_targets; i++)
    wm_add_target (&sums, ratings + i * n_raters, n_raters);
  return wm_icc_of (&sums);
}
