/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The order of jobs: Sidney's decomposition, then each block for itself.
 */
#include "learning/wm-order-private.h"

#include <string.h>

/* Minimum cuts are left to the rule of thumb above this. */
#define MOST_CUT 4000
/* Arcs looked at in cuts: some milliseconds */
#define CUT_BUDGET 1500000
/* Windows over a long order are searched exactly, this many jobs at a time. */
#define WINDOW 10

void
wm_order_mark (WmOrderWork *work, const guint *set, guint n)
{
  for (guint i = 0; i < n; i++)
    work->place[set[i]] = i;
}

void
wm_order_unmark (WmOrderWork *work, const guint *set, guint n)
{
  for (guint i = 0; i < n; i++)
    work->place[set[i]] = G_MAXUINT;
}

/* A part of the set that is still to be cut; jobs keep the order of indexes. */
typedef struct
{
  guint *jobs;
  guint n;
} Piece;

static void
push_piece (GArray *pieces, const guint *jobs, const guint *part, guint n, guint wanted)
{
  Piece piece = { g_new (guint, n), 0 };

  for (guint i = 0; i < n; i++)
    if (part[i] == wanted)
      piece.jobs[piece.n++] = jobs[i];
  g_array_append_val (pieces, piece);
}

/* What a stretch costs, counted from its own start */
static gint64
stretch_cost (WmOrderWork *work, const guint *jobs, guint n)
{
  gint64 now = 0, cost = 0;

  for (guint i = 0; i < n; i++)
    {
      now += work->problem->times[jobs[i]];
      cost += work->problem->weights[jobs[i]] * now;
    }
  return cost;
}

/* Swaps stretches of a long order for better ones. Each stretch has only
 * itself to keep to, so the whole stays in order. */
static void
polish (WmOrderWork *work, guint *jobs, guint n)
{
  guint before[WINDOW];
  guint last = n > MOST_CUT ? 0 : WINDOW / 2;

  for (guint offset = 0; offset <= last; offset += WINDOW / 2)
    for (guint from = offset; from + 1 < n; from += WINDOW)
      {
        guint length = MIN (WINDOW, n - from);

        memcpy (before, jobs + from, length * sizeof (guint));
        (void) wm_order_search (work, jobs + from, length);
        if (stretch_cost (work, jobs + from, length) > stretch_cost (work, before, length))
          memcpy (jobs + from, before, length * sizeof (guint));
      }
}

static void
finish_block (WmOrderWork *work, guint *jobs, guint n)
{
  if (n > WM_ORDER_SEARCHED)
    {
      wm_order_greedy (work, jobs, n);
      polish (work, jobs, n);
      work->proven = FALSE;
    }
  else if (n > 1 && !wm_order_search (work, jobs, n))
    work->proven = FALSE;
  memcpy (work->result + work->n_result, jobs, n * sizeof (guint));
  work->n_result += n;
}

/* Sorts jobs into their blocks: a counting sort that keeps the order. */
static void
finish_flat (WmOrderWork *work, const Piece *piece, const guint *part, guint n_parts)
{
  g_autofree guint *first = g_new0 (guint, n_parts + 1);
  g_autofree guint *next = g_new0 (guint, n_parts + 1);
  g_autofree guint *sorted = g_new (guint, piece->n);

  for (guint i = 0; i < piece->n; i++)
    first[part[i] + 1]++;
  for (guint i = 0; i < n_parts; i++)
    first[i + 1] += first[i];
  memcpy (next, first, (n_parts + 1) * sizeof (guint));
  for (guint i = 0; i < piece->n; i++)
    sorted[next[part[i]]++] = piece->jobs[i];
  for (guint i = 0; i < n_parts; i++)
    finish_block (work, sorted + first[i], first[i + 1] - first[i]);
}

/* Cuts the last piece, or finishes it. */
static void
take_piece (WmOrderWork *work, GArray *pieces)
{
  Piece piece = g_array_index (pieces, Piece, pieces->len - 1);
  g_autofree guint *part = g_new0 (guint, piece.n);
  guint n_parts = 0;
  WmCut cut = WM_CUT_GAVE_UP;

  g_array_set_size (pieces, pieces->len - 1);
  if (piece.n <= MOST_CUT)
    cut = wm_order_cut (work, piece.jobs, piece.n, part, &n_parts);

  if (cut == WM_CUT_SPLIT)
    {
      push_piece (pieces, piece.jobs, part, piece.n, 0);
      push_piece (pieces, piece.jobs, part, piece.n, 1);
    }
  else if (cut == WM_CUT_FLAT)
    finish_flat (work, &piece, part, n_parts);
  else
    finish_block (work, piece.jobs, piece.n);
  g_free (piece.jobs);
}

guint *
wm_order_compute (const WmOrderProblem *problem, gboolean *proven)
{
  g_autofree guint *place = NULL;
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  WmOrderWork work = { problem, NULL, CUT_BUDGET, NULL, 0, TRUE };
  Piece all;

  g_return_val_if_fail (problem != NULL, NULL);

  place = g_new (guint, problem->n + 1);
  memset (place, 0xff, (problem->n + 1) * sizeof (guint));
  work.place = place;
  work.result = g_new (guint, problem->n + 1);
  all.jobs = g_new (guint, problem->n + 1);
  all.n = problem->n;
  for (guint i = 0; i < all.n; i++)
    all.jobs[i] = i;
  g_array_append_val (pieces, all);
  while (pieces->len > 0)
    take_piece (&work, pieces);

  g_assert (work.n_result == problem->n);
  if (proven != NULL)
    *proven = work.proven;
  return work.result;
}

gint64
wm_order_cost (const WmOrderProblem *problem, const guint *order)
{
  gint64 now = 0, cost = 0;

  g_return_val_if_fail (problem != NULL && order != NULL, 0);

  for (guint i = 0; i < problem->n; i++)
    {
      now += problem->times[order[i]];
      cost += problem->weights[order[i]] * now;
    }
  return cost;
}
