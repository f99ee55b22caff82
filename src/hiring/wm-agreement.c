/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Agreement of interviewers. The sources stand in the header.
 */
#include "config.h"

#include <math.h>
#include <stdlib.h>

#include "hiring/wm-agreement.h"

static int
compare_ints (gconstpointer a, gconstpointer b)
{
  int left = *(const int *) a, right = *(const int *) b;

  return (left > right) - (left < right);
}

/* (transfer full): the values that occur, in order */
static GArray *
list_values (const int *ratings, guint n)
{
  GArray *values = g_array_new (FALSE, FALSE, sizeof (int));
  guint kept = 0;

  for (guint i = 0; i < n; i++)
    if (ratings[i] != WM_RATING_MISSING)
      g_array_append_val (values, ratings[i]);
  g_array_sort (values, compare_ints);
  for (guint i = 0; i < values->len; i++)
    if (kept == 0 || g_array_index (values, int, i) != g_array_index (values, int, kept - 1))
      g_array_index (values, int, kept++) = g_array_index (values, int, i);
  g_array_set_size (values, kept);
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

/* Every pair of values in a unit counts 1 / (m - 1), m the unit's values. */
static void
add_coincidences (double *matrix, const GArray *values, const int *unit, guint n_raters)
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
wm_krippendorff_alpha (const int *ratings, guint n_units, guint n_raters, WmMetric metric)
{
  g_autoptr (GArray) values = list_values (ratings, n_units * n_raters);
  guint v = values->len;
  g_autofree double *matrix = g_new0 (double, v *v + 1);
  g_autofree double *marginals = g_new0 (double, v + 1);
  double total = 0, observed = 0, expected = 0;

  for (guint i = 0; i < n_units; i++)
    add_coincidences (matrix, values, ratings + i * n_raters, n_raters);
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

static double
disagreement_weight (const GArray *values, guint a, guint b, WmWeights weights)
{
  double distance;

  if (weights == WM_WEIGHTS_NONE)
    return a != b;
  distance = abs (g_array_index (values, int, a) - g_array_index (values, int, b));
  return weights == WM_WEIGHTS_LINEAR ? distance : distance * distance;
}

double
wm_weighted_kappa (const int *a, const int *b, guint n, WmWeights weights)
{
  g_autofree int *all = g_new (int, 2 * n + 1);
  g_autoptr (GArray) values = NULL;
  g_autofree double *left = NULL;
  g_autofree double *right = NULL;
  double observed = 0, expected = 0;
  guint pairs = 0;

  for (guint i = 0; i < n; i++)
    {
      gboolean whole = a[i] != WM_RATING_MISSING && b[i] != WM_RATING_MISSING;

      all[2 * i] = whole ? a[i] : WM_RATING_MISSING;
      all[2 * i + 1] = whole ? b[i] : WM_RATING_MISSING;
      pairs += whole;
    }
  values = list_values (all, 2 * n);
  left = g_new0 (double, values->len + 1);
  right = g_new0 (double, values->len + 1);
  for (guint i = 0; i < n; i++)
    {
      guint x, y;

      if (all[2 * i] == WM_RATING_MISSING)
        continue;
      x = find_value (values, a[i]);
      y = find_value (values, b[i]);
      left[x]++;
      right[y]++;
      observed += disagreement_weight (values, x, y, weights);
    }
  for (guint i = 0; i < values->len; i++)
    for (guint j = 0; j < values->len; j++)
      expected += left[i] * right[j] * disagreement_weight (values, i, j, weights);
  return pairs == 0 || expected <= 0 ? NAN : 1 - observed * pairs / expected;
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

double
wm_icc_one_way (const int *ratings, guint n_targets, guint n_raters)
{
  double count = 0, squares = 0, sum = 0, within = 0, between = 0, k0, bms, wms;
  double targets = 0;

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < n_targets; i++)
      {
        double n = 0, own = 0;

        for (guint j = 0; j < n_raters; j++)
          if (ratings[i * n_raters + j] != WM_RATING_MISSING)
            {
              own += ratings[i * n_raters + j];
              n++;
            }
        if (n < 2)
          continue;
        if (pass == 0)
          {
            targets++;
            count += n;
            squares += n * n;
            sum += own;
            continue;
          }
        between += n * (own / n - sum / count) * (own / n - sum / count);
        for (guint j = 0; j < n_raters; j++)
          if (ratings[i * n_raters + j] != WM_RATING_MISSING)
            within += pow (ratings[i * n_raters + j] - own / n, 2);
      }
  if (targets < 2)
    return NAN;
  k0 = (count - squares / count) / (targets - 1);
  bms = between / (targets - 1);
  wms = within / (count - targets);
  return bms + (k0 - 1) * wms <= 0 ? NAN : (bms - wms) / (bms + (k0 - 1) * wms);
}
