/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The order of jobs against the best one, found here by trying every set of
 * finished jobs.
 */
#include <string.h>

#include "learning/wm-order.h"

typedef struct
{
  WmOrderProblem problem;
  gint64 *times, *weights;
  guint *first;
  GArray *before;
} Case;

static void
case_clear (Case *self)
{
  g_free (self->times);
  g_free (self->weights);
  g_free (self->first);
  g_array_unref (self->before);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Case, case_clear)

/* Kinds of graphs: anything goes, few levels, narrow, no weight on the way */
enum
{
  ANYTHING,
  TWO_LAYERS,
  CHAINS,
  FREE_BELOW,
  N_KINDS
};

static gboolean
joined (GRand *random, int kind, guint n, guint low, guint high, double density)
{
  switch (kind)
    {
    case TWO_LAYERS:
      return low < n / 2 && high >= n / 2 && g_rand_double (random) < density;
    case CHAINS:
      return high == low + 3 || g_rand_double (random) < density / 8;
    default:
      return g_rand_double (random) < density;
    }
}

static void
make_case (Case *self, GRand *random, int kind, guint n, double density)
{
  self->times = g_new (gint64, n);
  self->weights = g_new (gint64, n);
  self->first = g_new0 (guint, n + 1);
  self->before = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < n; i++)
    {
      gboolean light = kind == TWO_LAYERS ? i < n / 2 : g_rand_int_range (random, 0, 3) == 0;

      self->times[i] = g_rand_int_range (random, 1, 40) * 15;
      self->weights[i] = light && kind != ANYTHING ? 0 : g_rand_int_range (random, 1, 4);
      for (guint low = 0; low < i; low++)
        if (joined (random, kind, n, low, i, density))
          g_array_append_val (self->before, low);
      self->first[i + 1] = self->before->len;
    }
  self->problem = (WmOrderProblem){ n, self->times, self->weights, self->first,
                                    (guint *) self->before->data };
}

/* The least cost, over all 2^n sets of finished jobs */
static gint64
best_cost (const WmOrderProblem *problem)
{
  guint n = problem->n;
  gsize n_sets = (gsize) 1 << n;
  g_autofree gint64 *cost = g_new (gint64, n_sets);
  g_autofree guint32 *need = g_new0 (guint32, n);

  for (guint i = 0; i < n; i++)
    for (guint j = problem->first[i]; j < problem->first[i + 1]; j++)
      need[i] |= 1u << problem->before[j];
  memset (cost, 0xff, n_sets * sizeof (gint64));
  cost[0] = 0;
  for (gsize set = 0; set < n_sets; set++)
    {
      gint64 time = 0;

      if (cost[set] < 0)
        continue;
      for (guint i = 0; i < n; i++)
        time += (set >> i & 1) ? problem->times[i] : 0;
      for (guint i = 0; i < n; i++)
        {
          gsize next = set | (gsize) 1 << i;
          gint64 value = cost[set] + problem->weights[i] * (time + problem->times[i]);

          if (next != set && (need[i] & ~set) == 0 && (cost[next] < 0 || value < cost[next]))
            cost[next] = value;
        }
    }
  return cost[n_sets - 1];
}

static void
assert_keeps_order (const WmOrderProblem *problem, const guint *order)
{
  g_autofree guint *place = g_new (guint, problem->n + 1);
  g_autofree guint8 *seen = g_new0 (guint8, problem->n + 1);

  for (guint i = 0; i < problem->n; i++)
    {
      g_assert_cmpuint (order[i], <, problem->n);
      g_assert_false (seen[order[i]]);
      seen[order[i]] = TRUE;
      place[order[i]] = i;
    }
  for (guint i = 0; i < problem->n; i++)
    for (guint j = problem->first[i]; j < problem->first[i + 1]; j++)
      g_assert_cmpuint (place[problem->before[j]], <, place[i]);
}

static void
test_against_best (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4);
  guint cases = 0, equal = 0, proven_cases = 0;
  double worst = 1;

  for (guint round = 0; round < (g_test_thorough () ? 2000 : 240); round++)
    {
      g_auto (Case) it = { 0 };
      g_autofree guint *order = NULL;
      gboolean proven = FALSE;
      gint64 best, ours;
      static const double densities[] = { 0.05, 0.12, 0.25, 0.5 };

      make_case (&it, random, round % N_KINDS, 1 + round / N_KINDS % 18 + (round % 40 == 1 ? 2 : 0),
                 densities[round / 7 % 4]);
      order = wm_order_compute (&it.problem, &proven);
      assert_keeps_order (&it.problem, order);
      best = best_cost (&it.problem);
      ours = wm_order_cost (&it.problem, order);
      g_assert_cmpint (ours, >=, best);
      if (proven)
        g_assert_cmpint (ours, ==, best);
      g_assert_cmpfloat ((double) ours, <=, 1.05 * (double) best);
      worst = MAX (worst, best > 0 ? (double) ours / (double) best : 1);
      cases++;
      equal += ours == best;
      proven_cases += proven;
    }
  g_test_message ("%u graphs: %u orders are the best, %u proven; the worst costs %.4f of the best",
                  cases, equal, proven_cases, worst);
  g_assert_cmpuint (equal * 100, >=, cases * 95);
}

/* Smith's rule and Horn's: what is known to be best by a proof on paper */
static void
test_by_hand (void)
{
  const gint64 times[] = { 4, 1, 2, 1 }, weights[] = { 0, 3, 1, 1 };
  const guint first[] = { 0, 0, 1, 1, 1 }, before[] = { 0 };
  const WmOrderProblem problem = { 4, times, weights, first, before };
  g_autofree guint *order = wm_order_compute (&problem, NULL);

  /* Job 1 (ratio 3) waits for job 0: together 3/5, between 1/1 and 1/2. */
  g_assert_cmpuint (order[0], ==, 3);
  g_assert_cmpuint (order[1], ==, 0);
  g_assert_cmpuint (order[2], ==, 1);
  g_assert_cmpuint (order[3], ==, 2);
  g_assert_cmpint (wm_order_cost (&problem, order), ==, 1 * 1 + 3 * 6 + 1 * 8);
}

static void
test_empty (void)
{
  const guint first[] = { 0 };
  const WmOrderProblem problem = { 0, NULL, NULL, first, NULL };
  gboolean proven = FALSE;
  g_autofree guint *order = wm_order_compute (&problem, &proven);

  g_assert_nonnull (order);
  g_assert_true (proven);
}

/* Of equal jobs the lower index comes first, every time. */
static void
test_ties (void)
{
  gint64 ones[12];
  guint first[13] = { 0 };
  const WmOrderProblem problem = { 12, ones, ones, first, NULL };
  g_autofree guint *order = NULL;

  for (guint i = 0; i < 12; i++)
    ones[i] = 1;
  order = wm_order_compute (&problem, NULL);
  for (guint i = 0; i < 12; i++)
    g_assert_cmpuint (order[i], ==, i);
}

/* Long chains and wide layers end, and soon. */
static void
test_large (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (9);

  for (int kind = 0; kind < 3; kind++)
    {
      guint n = 14000;
      g_auto (Case) it = { 0 };
      g_autofree guint *order = NULL;
      gint64 begin;

      it.times = g_new (gint64, n);
      it.weights = g_new (gint64, n);
      it.first = g_new0 (guint, n + 1);
      it.before = g_array_new (FALSE, FALSE, sizeof (guint));
      for (guint i = 0; i < n; i++)
        {
          it.times[i] = g_rand_int_range (random, 1, 2000);
          it.weights[i] = kind == 2 && i % 50 ? 0 : g_rand_int_range (random, 0, 4);
          for (guint j = 0; i > 0 && j < (kind == 0 ? 1 : 2); j++)
            {
              guint low
                = kind == 0 ? i - 1 : (guint) g_rand_int_range (random, MAX (0, (int) i - 900), i);

              g_array_append_val (it.before, low);
            }
          it.first[i + 1] = it.before->len;
        }
      it.problem = (WmOrderProblem){ n, it.times, it.weights, it.first, (guint *) it.before->data };
      begin = g_get_monotonic_time ();
      order = wm_order_compute (&it.problem, NULL);
      g_test_message ("14,000 jobs, kind %d: %.1f ms", kind,
                      (double) (g_get_monotonic_time () - begin) / 1000);
      assert_keeps_order (&it.problem, order);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/order/empty", test_empty);
  g_test_add_func ("/order/by-hand", test_by_hand);
  g_test_add_func ("/order/ties", test_ties);
  g_test_add_func ("/order/against-best", test_against_best);
  g_test_add_func ("/order/large", test_large);
  return g_test_run ();
}
