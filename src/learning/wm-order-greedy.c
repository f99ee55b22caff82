/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A good order for sets that are too big to search: each job is worth what it
 * leads to. From the last jobs to the first, a job takes in the blocks of those
 * that follow it, best ratio first, as long as that raises its own ratio (as in
 * W. A. Horn's rule for trees, "Single-machine job sequencing with treelike
 * precedence ordering and linear delay penalties", 1972); what several jobs
 * must come before is shared between them. Then, of the jobs that can be done,
 * always the one of highest ratio.
 */
#include "learning/wm-order-private.h"

#include <stdlib.h>

typedef struct
{
  double weight, time;
} Block;

typedef struct
{
  const guint *set;
  guint n;
  guint *first, *after; /* who follows, by place in the set */
  guint *open;          /* how many must still come before */
  guint *degree;        /* how many came before at the start */
  Block *blocks;
  guint *heap;
  guint n_heap;
} Greedy;

static void
greedy_clear (Greedy *self)
{
  g_free (self->first);
  g_free (self->after);
  g_free (self->open);
  g_free (self->degree);
  g_free (self->blocks);
  g_free (self->heap);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Greedy, greedy_clear)

static void
find_followers (Greedy *self, WmOrderWork *work)
{
  const WmOrderProblem *problem = work->problem;
  g_autofree guint *fill = NULL;

  self->first = g_new0 (guint, self->n + 2);
  self->degree = g_new0 (guint, self->n + 1);
  for (guint pass = 0; pass < 2; pass++)
    {
      for (guint i = 0; i < self->n; i++)
        for (guint j = problem->first[self->set[i]]; j < problem->first[self->set[i] + 1]; j++)
          {
            guint below = work->place[problem->before[j]];

            if (below == G_MAXUINT)
              continue;
            if (pass == 1)
              self->after[fill[below]++] = i;
            else
              self->first[below + 1]++, self->degree[i]++;
          }
      if (pass == 1)
        break;
      for (guint i = 0; i < self->n; i++)
        self->first[i + 1] += self->first[i];
      self->after = g_new (guint, self->first[self->n] + 1);
      fill = g_memdup2 (self->first, (self->n + 1) * sizeof (guint));
    }
}

/* Each job after all that must come before it. */
static guint *
find_topological (Greedy *self)
{
  guint *sorted = g_new (guint, self->n + 1);
  guint head = 0, tail = 0;

  self->open = g_memdup2 (self->degree, (self->n + 1) * sizeof (guint));
  for (guint i = 0; i < self->n; i++)
    if (self->open[i] == 0)
      sorted[tail++] = i;
  while (head < tail)
    {
      guint job = sorted[head++];

      for (guint j = self->first[job]; j < self->first[job + 1]; j++)
        if (--self->open[self->after[j]] == 0)
          sorted[tail++] = self->after[j];
    }
  g_assert (tail == self->n);
  return sorted;
}

static int
compare_ratio (gconstpointer a, gconstpointer b)
{
  const Block *left = a, *right = b;
  double difference = right->weight * left->time - left->weight * right->time;

  return (difference > 0) - (difference < 0);
}

/* A block takes in others, best first, as long as that raises its ratio. */
static void
take_in (Block *block, GArray *others)
{
  g_array_sort (others, compare_ratio);
  for (guint i = 0; i < others->len; i++)
    {
      const Block *other = &g_array_index (others, Block, i);

      if (block->weight + block->time > 0
          && other->weight * block->time <= block->weight * other->time)
        return;
      block->weight += other->weight;
      block->time += other->time;
    }
}

static void
compute_blocks (Greedy *self, WmOrderWork *work)
{
  g_autofree guint *sorted = find_topological (self);
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (Block));

  self->blocks = g_new (Block, self->n + 1);
  for (guint i = self->n; i-- > 0;)
    {
      guint job = sorted[i];
      Block block
        = { work->problem->weights[self->set[job]], work->problem->times[self->set[job]] };

      g_array_set_size (others, 0);
      for (guint j = self->first[job]; j < self->first[job + 1]; j++)
        {
          Block above = self->blocks[self->after[j]];

          above.weight /= self->degree[self->after[j]];
          above.time /= self->degree[self->after[j]];
          g_array_append_val (others, above);
        }
      take_in (&block, others);
      self->blocks[job] = block;
    }
}

static gboolean
goes_before (const Greedy *self, guint a, guint b)
{
  int order = compare_ratio (&self->blocks[a], &self->blocks[b]);

  return order != 0 ? order < 0 : self->set[a] < self->set[b];
}

static void
heap_push (Greedy *self, guint job)
{
  guint at = self->n_heap++;

  while (at > 0 && goes_before (self, job, self->heap[(at - 1) / 2]))
    {
      self->heap[at] = self->heap[(at - 1) / 2];
      at = (at - 1) / 2;
    }
  self->heap[at] = job;
}

static guint
heap_pop (Greedy *self)
{
  guint top = self->heap[0], last = self->heap[--self->n_heap], at = 0;

  for (guint child = 1; child < self->n_heap; child = 2 * at + 1)
    {
      if (child + 1 < self->n_heap && goes_before (self, self->heap[child + 1], self->heap[child]))
        child++;
      if (!goes_before (self, self->heap[child], last))
        break;
      self->heap[at] = self->heap[child];
      at = child;
    }
  self->heap[at] = last;
  return top;
}

static void
list_jobs (Greedy *self, guint *result)
{
  guint n_result = 0;

  g_free (self->open);
  self->open = g_memdup2 (self->degree, (self->n + 1) * sizeof (guint));
  self->heap = g_new (guint, self->n + 1);
  for (guint i = 0; i < self->n; i++)
    if (self->open[i] == 0)
      heap_push (self, i);
  while (self->n_heap > 0)
    {
      guint job = heap_pop (self);

      result[n_result++] = self->set[job];
      for (guint j = self->first[job]; j < self->first[job + 1]; j++)
        if (--self->open[self->after[j]] == 0)
          heap_push (self, self->after[j]);
    }
}

void
wm_order_greedy (WmOrderWork *work, guint *set, guint n)
{
  g_autofree guint *given = g_memdup2 (set, n * sizeof (guint));
  g_auto (Greedy) self = { given, n };

  wm_order_mark (work, given, n);
  find_followers (&self, work);
  wm_order_unmark (work, given, n);
  compute_blocks (&self, work);
  list_jobs (&self, set);
}
