/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The best order of a block: all sets of finished jobs, layer by layer (a
 * dynamic program over initial sets; M. Held, R. M. Karp 1962, for orders with
 * precedence L. Schrage, K. R. Baker 1978). A set whose cost and least further
 * cost reach that of a known order is dropped. Where a layer grows too wide,
 * its best sets go on, and the result is good but no longer proven.
 */
#include "learning/wm-order-private.h"

#include <stdlib.h>
#include <string.h>

#define MOST_WIDE 16384
/* Narrower than this a search is worth less than the rule of thumb. */
#define LEAST_WIDE 24
/* Looks at one job, for all blocks together: some ten milliseconds, and less
 * where there are so many blocks that few can be proven anyway */
#define SEARCH_BUDGET 24000000
#define MANY_JOBS 300
#define SEARCH_BUDGET_OF_MANY 3000000

#define WORDS (WM_ORDER_SEARCHED / 64)

typedef struct
{
  guint64 bits[WORDS];
} Jobs;

static inline gboolean
has (const Jobs *jobs, guint job)
{
  return (jobs->bits[job / 64] >> (job % 64)) & 1;
}

static inline gboolean
holds (const Jobs *jobs, const Jobs *part)
{
  for (guint i = 0; i < WORDS; i++)
    if ((part->bits[i] & ~jobs->bits[i]) != 0)
      return FALSE;
  return TRUE;
}

/* A set of finished jobs, and the best known way to it. */
typedef struct
{
  Jobs done;
  gint64 time, cost, bound; /* bound: least cost of any order through it */
  guint from;               /* index in the layer before */
  guint8 job;               /* what was done last */
} State;

typedef struct
{
  guint from;
  guint8 job;
} Trace;

typedef struct
{
  guint n;
  gint64 time[WM_ORDER_SEARCHED], weight[WM_ORDER_SEARCHED];
  Jobs need[WM_ORDER_SEARCHED];
  guint8 by_ratio[WM_ORDER_SEARCHED]; /* as if nothing came before anything */
  guint width;
  gint64 known; /* the cost of an order at hand */
  gboolean cut; /* was a layer too wide? */
  GArray *layer, *next; /* State */
  GArray *traces;                         /* Trace: of all layers */
  guint first_trace[WM_ORDER_SEARCHED + 1]; /* of each layer */
  guint *table; /* index in @next + 1 by hash */
  guint table_size;
} Search;

static void
search_clear (Search *self)
{
  g_clear_pointer (&self->layer, g_array_unref);
  g_clear_pointer (&self->next, g_array_unref);
  g_clear_pointer (&self->traces, g_array_unref);
  g_free (self->table);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

static int
compare_by_ratio (gconstpointer a, gconstpointer b, gpointer data)
{
  const Search *self = data;
  guint8 left = *(const guint8 *) a, right = *(const guint8 *) b;
  gint64 gain = self->weight[left] * self->time[right];
  gint64 other = self->weight[right] * self->time[left];

  return gain != other ? (gain < other ? 1 : -1) : (int) left - (int) right;
}

static void
search_init (Search *self, WmOrderWork *work, const guint *set, guint n)
{
  const WmOrderProblem *problem = work->problem;

  self->n = n;
  wm_order_mark (work, set, n);
  for (guint i = 0; i < n; i++)
    {
      self->time[i] = problem->times[set[i]];
      self->weight[i] = problem->weights[set[i]];
      self->by_ratio[i] = i;
      for (guint j = problem->first[set[i]]; j < problem->first[set[i] + 1]; j++)
        {
          guint below = work->place[problem->before[j]];

          if (below != G_MAXUINT)
            self->need[i].bits[below / 64] |= (guint64) 1 << (below % 64);
        }
    }
  wm_order_unmark (work, set, n);
  g_qsort_with_data (self->by_ratio, n, 1, compare_by_ratio, self);
  self->layer = g_array_new (FALSE, FALSE, sizeof (State));
  self->next = g_array_new (FALSE, FALSE, sizeof (State));
  self->traces = g_array_new (FALSE, FALSE, sizeof (Trace));
}

/* What the jobs that are left cost at least: without the rule of what comes
 * before what, by W. E. Smith's ratio rule. */
static gint64
least_cost (const Search *self, const State *state)
{
  gint64 now = state->time, cost = state->cost;

  for (guint i = 0; i < self->n; i++)
    {
      guint job = self->by_ratio[i];

      if (has (&state->done, job))
        continue;
      now += self->time[job];
      cost += self->weight[job] * now;
    }
  return cost;
}

static guint
hash_jobs (const Jobs *jobs)
{
  guint64 hash = 0;

  for (guint i = 0; i < WORDS; i++)
    {
      hash ^= jobs->bits[i] + (hash << 6) + (hash >> 2);
      hash *= G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
      hash ^= hash >> 29;
    }
  return (guint) (hash >> 16);
}

static void
rebuild_table (Search *self, guint size)
{
  g_free (self->table);
  self->table = g_new0 (guint, size);
  self->table_size = size;
  for (guint i = 0; i < self->next->len; i++)
    {
      guint at = hash_jobs (&g_array_index (self->next, State, i).done) & (size - 1);

      while (self->table[at] != 0)
        at = (at + 1) & (size - 1);
      self->table[at] = i + 1;
    }
}

/* Adds a set to the next layer, or keeps the cheaper way to it. */
static void
add_state (Search *self, State *state)
{
  guint at;

  if (2 * self->next->len >= self->table_size)
    rebuild_table (self, MAX (64, 4 * self->table_size));
  at = hash_jobs (&state->done) & (self->table_size - 1);
  for (; self->table[at] != 0; at = (at + 1) & (self->table_size - 1))
    {
      State *other = &g_array_index (self->next, State, self->table[at] - 1);

      if (memcmp (&other->done, &state->done, sizeof (Jobs)) != 0)
        continue;
      if (state->cost < other->cost)
        {
          other->bound -= other->cost - state->cost;
          other->cost = state->cost;
          other->from = state->from;
          other->job = state->job;
        }
      return;
    }
  state->bound = least_cost (self, state);
  if (state->bound >= self->known)
    return;
  g_array_append_val (self->next, *state);
  self->table[at] = self->next->len;
}

static int
compare_states (gconstpointer a, gconstpointer b)
{
  const State *left = a, *right = b;

  if (left->bound != right->bound)
    return left->bound < right->bound ? -1 : 1;
  return (left->from > right->from) - (left->from < right->from);
}

static void
take_steps (Search *self, guint index)
{
  State from = g_array_index (self->layer, State, index);

  for (guint job = 0; job < self->n; job++)
    {
      State state = from;

      if (has (&from.done, job) || !holds (&from.done, &self->need[job]))
        continue;
      state.done.bits[job / 64] |= (guint64) 1 << (job % 64);
      state.time += self->time[job];
      state.cost += self->weight[job] * state.time;
      state.from = index;
      state.job = job;
      add_state (self, &state);
    }
}

static void
keep_traces (Search *self, guint depth)
{
  self->first_trace[depth] = self->traces->len;
  for (guint i = 0; i < self->next->len; i++)
    {
      const State *state = &g_array_index (self->next, State, i);
      Trace trace = { state->from, state->job };

      g_array_append_val (self->traces, trace);
    }
}

/* TRUE when an order was found that is cheaper than the known one; the last
 * layer then holds its cost. */
static gboolean
run_search (Search *self, guint width)
{
  State start = { 0 };

  self->cut = FALSE;
  g_array_set_size (self->traces, 0);
  g_array_set_size (self->layer, 0);
  g_array_append_val (self->layer, start);
  for (guint depth = 1; depth <= self->n; depth++)
    {
      GArray *done;

      g_array_set_size (self->next, 0);
      if (self->table != NULL)
        memset (self->table, 0, self->table_size * sizeof (guint));
      for (guint i = 0; i < self->layer->len; i++)
        take_steps (self, i);
      if (self->next->len > width)
        {
          g_array_sort (self->next, compare_states);
          g_array_set_size (self->next, width);
          self->cut = TRUE;
        }
      keep_traces (self, depth);
      done = self->layer;
      self->layer = self->next;
      self->next = done;
    }
  return self->layer->len > 0;
}

static void
read_order (Search *self, const guint *set, guint *result)
{
  guint index = 0;

  self->known = g_array_index (self->layer, State, 0).cost;
  for (guint depth = self->n; depth > 0; depth--)
    {
      const Trace *trace
          = &g_array_index (self->traces, Trace, self->first_trace[depth] + index);

      result[depth - 1] = set[trace->job];
      index = trace->from;
    }
}

/* Starts from an order that keeps the rules; @set holds it. */
static void
begin_with_known (Search *self, WmOrderWork *work, guint *set, guint n)
{
  gint64 now = 0;

  wm_order_greedy (work, set, n);
  search_init (self, work, set, n);
  for (guint i = 0; i < n; i++)
    {
      now += self->time[i];
      self->known += self->weight[i] * now;
    }
}

gboolean
wm_order_search (WmOrderWork *work, guint *set, guint n)
{
  g_auto (Search) self = { 0 };
  g_autofree guint *given = NULL;
  guint all = work->problem->n;
  guint64 budget = all > MANY_JOBS ? SEARCH_BUDGET_OF_MANY : SEARCH_BUDGET;
  guint64 share = budget * n / MAX (all, 1);
  guint width = (guint) MIN (share / (2 * (guint64) n * n + 1), MOST_WIDE);

  g_return_val_if_fail (n <= WM_ORDER_SEARCHED, FALSE);

  begin_with_known (&self, work, set, n);
  if (width < LEAST_WIDE)
    return FALSE;

  /* The jobs in the order at hand: the search numbers them by that. */
  given = g_memdup2 (set, n * sizeof (guint));
  if (width > LEAST_WIDE && run_search (&self, LEAST_WIDE))
    read_order (&self, given, set);
  if (run_search (&self, width))
    read_order (&self, given, set);
  return !self.cut;
}
