/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The statistics of wm-agreement.h in sums: those of some candidates are the sums of each, so that
 * a draw of candidates reads no rating again.
 */
#pragma once

#include "hiring/wm-agreement.h"

G_BEGIN_DECLS

/* (transfer full) (element-type int): the values that occur among @n ratings, in order */
GArray *wm_rating_values (const int *ratings, guint n);

/* @matrix: of values by values. Each pair of values in a unit counts 1 / (m - 1), m the unit's
 * ratings. */
void wm_add_coincidences (double *matrix, const GArray *values, const int *unit, guint n_raters);
double wm_alpha_of (const double *matrix, const GArray *values, WmMetric metric);

/* @table: of values by values: how often the two gave these */
void wm_add_pair (double *table, const GArray *values, int a, int b);
double wm_kappa_of (const double *table, const GArray *values, WmWeights weights);

/* Of targets with at least two ratings */
typedef struct
{
  double targets;
  double count, count_squares; /* of ratings: the sum, and that of the squares, over targets */
  double sum, squares;         /* of the ratings */
  double between;              /* the square of a target's sum by its count, over targets */
} WmIccSums;

void wm_add_target (WmIccSums *sums, const int *target, guint n_raters);
double wm_icc_of (const WmIccSums *sums);

G_END_DECLS
