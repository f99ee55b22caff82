/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How far interviewers agree: published statistics, with intervals, and the
 * honesty to say that there is too little to tell. Pure functions over plain
 * numbers.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Fewer candidates than this with two ratings each tell nothing. */
#define WM_AGREEMENT_LEAST 15
#define WM_RATING_MISSING G_MININT

typedef enum
{
  WM_METRIC_NOMINAL,
  WM_METRIC_ORDINAL,
  WM_METRIC_INTERVAL,
} WmMetric;

typedef enum
{
  WM_WEIGHTS_NONE,
  WM_WEIGHTS_LINEAR,
  WM_WEIGHTS_QUADRATIC,
} WmWeights;

/* Each returns NAN where the figure does not exist: too little was rated twice,
 * or nobody ever differed from anybody, so that chance agreement is total. */

/* Krippendorff's alpha. @ratings: @n_units rows of @n_raters values;
 * WM_RATING_MISSING where none was given. K. Krippendorff, Content Analysis
 * (2004), chapter 11; computed by the coincidence matrix. */
double wm_krippendorff_alpha (const int *ratings, guint n_units, guint n_raters, WmMetric metric);
/* Cohen's kappa of two raters; pairs with a missing value are left out.
 * J. Cohen, Psychological Bulletin 70 (1968), 213-220 */
double wm_weighted_kappa (const int *a, const int *b, guint n, WmWeights weights);
/* @counts: @n_subjects rows of @n_categories counts, each row of the same sum.
 * J. L. Fleiss, Psychological Bulletin 76 (1971), 378-382 */
double wm_fleiss_kappa (const int *counts, guint n_subjects, guint n_categories);

/* P. E. Shrout and J. L. Fleiss, Psychological Bulletin 86 (1979), 420-428: of
 * one judge, and of the mean of all. @ratings: every judge rated every target. */
typedef struct
{
  double icc11, icc21, icc31, icc1k, icc2k, icc3k;
} WmIcc;

/* @ratings: @n_targets rows of @n_judges values, none missing; NAN each for fewer than two */
WmIcc wm_icc (const int *ratings, guint n_targets, guint n_judges);
/* ICC(1,1) where targets have different numbers of judges, with the mean number
 * of the one-way analysis of variance; missing values are left out. */
double wm_icc_one_way (const int *ratings, guint n_targets, guint n_raters);

/* What all of it says of a panel. */
typedef struct
{
  guint candidates; /* with at least one skill that two people rated */
  guint units;      /* candidate and skill, that two people rated */
  guint ratings;    /* in those units */
  gboolean enough;  /* at least WM_AGREEMENT_LEAST candidates */
  double alpha, low, high; /* ordinal; 95 % interval; NAN where none */
  double icc, icc_low, icc_high;
} WmAgreement;

/**
 * wm_agreement_compute:
 * @ratings: unit by unit the values that it was given; WM_RATING_MISSING is none
 * @n_ratings: per unit: how many values
 * @candidate: per unit: which candidate, a number
 *
 * Units of one candidate are not independent, so the interval comes from
 * drawing whole candidates with replacement (B. Efron, Annals of Statistics 7,
 * 1979), a thousand times, always the same ones.
 */
WmAgreement wm_agreement_compute (const int *ratings, const guint *n_ratings,
                                  const guint *candidate, guint n_units);

/* What two people's weighted kappa (quadratic) says of them. */
typedef struct
{
  guint candidates; /* with at least one skill that both rated */
  guint units;      /* candidate and skill, that both rated */
  gboolean enough;  /* at least WM_AGREEMENT_LEAST candidates */
  double kappa;     /* NAN where there is none */
  double low, high; /* 95 % interval, drawn likewise; NAN unless there is enough */
} WmPairAgreement;

/* @pairs: what the two gave each of @n units, by turns; @candidate: as above */
WmPairAgreement wm_pair_agreement_compute (const int *pairs, const guint *candidate, guint n);

G_END_DECLS
