/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Agreement statistics against published values (agreement-vectors.json), the
 * cases that have no figure, and what a panel is told.
 */
#include <json-glib/json-glib.h>
#include <math.h>

#include "hiring/wm-agreement.h"
#include "hiring/wm-loop.h"

static JsonObject *
load (JsonParser *parser, const char *key)
{
  g_autofree char *path
      = g_test_build_filename (G_TEST_DIST, "hiring", "agreement-vectors.json", NULL);
  g_autoptr (GError) error = NULL;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  return json_object_get_object_member (json_node_get_object (json_parser_get_root (parser)), key);
}

/* (transfer full): rows of numbers, one after the other */
static GArray *
read_rows (JsonObject *object, const char *key, guint *n_rows)
{
  JsonArray *rows = json_object_get_array_member (object, key);
  GArray *values = g_array_new (FALSE, FALSE, sizeof (int));

  *n_rows = json_array_get_length (rows);
  for (guint i = 0; i < *n_rows; i++)
    {
      JsonArray *row = json_array_get_array_element (rows, i);

      for (guint j = 0; j < json_array_get_length (row); j++)
        {
          JsonNode *node = json_array_get_element (row, j);
          int value
            = JSON_NODE_HOLDS_NULL (node) ? WM_RATING_MISSING : (int) json_node_get_int (node);

          g_array_append_val (values, value);
        }
    }
  return values;
}

/* Equal to the four digits that are published. */
static void
check (JsonObject *expect, const char *key, double value)
{
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (expect, key), value, 0.00006);
}

static void
test_krippendorff (void)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *set = load (parser, "krippendorff");
  JsonObject *expect = json_object_get_object_member (set, "expect");
  guint n = 0;
  g_autoptr (GArray) ratings = read_rows (set, "units", &n);
  const int *data = (const int *) ratings->data;

  check (expect, "nominal", wm_krippendorff_alpha (data, n, 4, WM_METRIC_NOMINAL));
  check (expect, "ordinal", wm_krippendorff_alpha (data, n, 4, WM_METRIC_ORDINAL));
  check (expect, "interval", wm_krippendorff_alpha (data, n, 4, WM_METRIC_INTERVAL));
}

static void
test_icc (void)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *set = load (parser, "icc");
  JsonObject *expect = json_object_get_object_member (set, "expect");
  guint n = 0;
  g_autoptr (GArray) ratings = read_rows (set, "targets_x_judges", &n);
  WmIcc icc = wm_icc ((const int *) ratings->data, n, 4);

  check (expect, "icc11", icc.icc11);
  check (expect, "icc21", icc.icc21);
  check (expect, "icc31", icc.icc31);
  check (expect, "icc1k", icc.icc1k);
  check (expect, "icc2k", icc.icc2k);
  check (expect, "icc3k", icc.icc3k);
  /* Where all rated all, the way for holes gives the same. */
  check (expect, "icc11", wm_icc_one_way ((const int *) ratings->data, n, 4));
}

static void
test_fleiss (void)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *set = load (parser, "fleiss");
  guint n = 0;
  g_autoptr (GArray) counts = read_rows (set, "counts", &n);

  check (set, "expect", wm_fleiss_kappa ((const int *) counts->data, n, 5));
}

static void
test_cohen (void)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *set = load (parser, "cohen");
  JsonObject *expect = json_object_get_object_member (set, "expect");
  JsonArray *first = json_object_get_array_member (set, "a");
  JsonArray *second = json_object_get_array_member (set, "b");
  guint n = json_array_get_length (first);
  g_autofree int *a = g_new (int, n);
  g_autofree int *b = g_new (int, n);

  for (guint i = 0; i < n; i++)
    {
      a[i] = (int) json_array_get_int_element (first, i);
      b[i] = (int) json_array_get_int_element (second, i);
    }
  check (expect, "unweighted", wm_weighted_kappa (a, b, n, WM_WEIGHTS_NONE));
  check (expect, "linear", wm_weighted_kappa (a, b, n, WM_WEIGHTS_LINEAR));
  check (expect, "quadratic", wm_weighted_kappa (a, b, n, WM_WEIGHTS_QUADRATIC));
}

static void
test_spearman_brown (void)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *set = load (parser, "spearman_brown");
  JsonArray *expect = json_object_get_array_member (set, "expect");

  g_assert_cmpfloat (json_object_get_double_member (set, "single_rater"), ==,
                     WM_LOOP_SINGLE_RELIABILITY);
  for (guint i = 0; i < json_array_get_length (expect); i++)
    g_assert_cmpfloat_with_epsilon (json_array_get_double_element (expect, i),
                                    wm_spearman_brown (WM_LOOP_SINGLE_RELIABILITY, i + 1), 0.0051);
  g_assert_cmpfloat (wm_spearman_brown (WM_LOOP_SINGLE_RELIABILITY, 0), ==, 0);
}

/* There is no figure, and none is made up. */
static void
test_none (void)
{
  static const int same[] = { 3, 3, 3, 3, 3, 3 };
  static const int one_rater[] = { 1, 2, 3, 4 };
  static const int single[] = { 1, WM_RATING_MISSING, WM_RATING_MISSING, 2, 3, WM_RATING_MISSING };
  static const guint candidates[] = { 0, 1, 2 };
  static const guint two[] = { 2, 2, 2 };
  WmAgreement agreement;

  g_assert_true (isnan (wm_krippendorff_alpha (same, 3, 2, WM_METRIC_ORDINAL)));
  g_assert_true (isnan (wm_krippendorff_alpha (one_rater, 4, 1, WM_METRIC_ORDINAL)));
  g_assert_true (isnan (wm_krippendorff_alpha (single, 3, 2, WM_METRIC_ORDINAL)));
  g_assert_true (isnan (wm_krippendorff_alpha (NULL, 0, 2, WM_METRIC_ORDINAL)));
  g_assert_true (isnan (wm_weighted_kappa (same, same, 6, WM_WEIGHTS_QUADRATIC)));
  g_assert_true (isnan (wm_weighted_kappa (NULL, NULL, 0, WM_WEIGHTS_NONE)));
  g_assert_true (isnan (wm_icc (one_rater, 1, 4).icc11));
  g_assert_true (isnan (wm_icc (same, 3, 2).icc21));
  g_assert_true (isnan (wm_icc_one_way (one_rater, 1, 4)));
  g_assert_true (isnan (wm_fleiss_kappa (NULL, 0, 3)));
  agreement = wm_agreement_compute (single, two, candidates, 3);
  g_assert_cmpuint (agreement.candidates, ==, 0);
  g_assert_false (agreement.enough);
  g_assert_true (isnan (agreement.alpha) && isnan (agreement.low));
}

/* Raters who agree but for one step now and then; their interval holds the
 * figure, is the same each time, and fourteen candidates are too few. */
static void
test_panel (void)
{
  enum { UNITS = 60, RATERS = 3 };
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  int ratings[UNITS * RATERS];
  guint candidate[UNITS], n_ratings[UNITS];
  WmAgreement first, second, few;

  for (guint i = 0; i < UNITS; i++)
    {
      int truth = g_rand_int_range (random, 0, 5);

      candidate[i] = i / 3;
      n_ratings[i] = RATERS;
      for (guint j = 0; j < RATERS; j++)
        ratings[i * RATERS + j] = CLAMP (truth + g_rand_int_range (random, -1, 2), 0, 4);
      ratings[i * RATERS + i % RATERS] = WM_RATING_MISSING;
    }
  first = wm_agreement_compute (ratings, n_ratings, candidate, UNITS);
  second = wm_agreement_compute (ratings, n_ratings, candidate, UNITS);
  few = wm_agreement_compute (ratings, n_ratings, candidate, 42);
  g_assert_cmpuint (first.candidates, ==, 20);
  g_assert_cmpuint (first.units, ==, 60);
  g_assert_cmpuint (first.ratings, ==, 120);
  g_assert_true (first.enough);
  g_assert_cmpfloat (first.low, <, first.alpha);
  g_assert_cmpfloat (first.alpha, <, first.high);
  g_assert_cmpfloat (first.high, <=, 1);
  g_assert_cmpfloat (first.icc_low, <, first.icc);
  g_assert_cmpfloat (first.alpha, >, 0.4);
  g_assert_cmpfloat (first.low, ==, second.low);
  g_assert_cmpfloat (first.icc_high, ==, second.icc_high);
  g_assert_cmpuint (few.candidates, ==, 14);
  g_assert_false (few.enough);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/agreement/krippendorff", test_krippendorff);
  g_test_add_func ("/agreement/icc", test_icc);
  g_test_add_func ("/agreement/fleiss", test_fleiss);
  g_test_add_func ("/agreement/cohen", test_cohen);
  g_test_add_func ("/agreement/spearman-brown", test_spearman_brown);
  g_test_add_func ("/agreement/no-figure", test_none);
  g_test_add_func ("/agreement/panel", test_panel);
  return g_test_run ();
}
