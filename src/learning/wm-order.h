/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * WmOrderProblem:
 * @n: how many jobs
 * @times: (array length=n): how long each takes; 0 only where the weight is 0
 * @weights: (array length=n): how much each day of waiting for it costs, >= 0
 * @first: (array): n + 1 offsets into @before
 * @before: what must come before job i: before[first[i]] .. before[first[i+1]-1]
 *
 * Jobs that are done one after another, some before others. Without cycles.
 */
typedef struct
{
  guint n;
  const gint64 *times;
  const gint64 *weights;
  const guint *first;
  const guint *before;
} WmOrderProblem;

/**
 * wm_order_compute:
 * @proven: (out) (optional): TRUE when no order is better
 *
 * The order that keeps every "before" and makes the sum over all jobs of
 * weight x time of completion small: the least where that could be proven,
 * which is so for nearly all problems of some dozen jobs. Of equal choices the
 * job with the lower index comes first. Deterministic; time is bounded.
 *
 * The problem is 1|prec|sum w C of scheduling, hard in general. It is cut into
 * Sidney's blocks (J. B. Sidney, "Decomposition algorithms for single-machine
 * sequencing with precedence relations and deferral costs", Operations
 * Research 23, 1975), found by minimum cuts (F. Margot, M. Queyranne,
 * Y. Wang, "Decompositions, network flows, and a precedence constrained
 * single-machine scheduling problem", Operations Research 51, 2003); there is
 * a best order that keeps the blocks, and any such order costs at most twice
 * the best. Inside a block all sets of finished jobs are gone through layer by
 * layer (a dynamic program over initial sets, bounded in width).
 *
 * Returns: (transfer full) (array): the jobs in order
 */
guint *wm_order_compute (const WmOrderProblem *problem, gboolean *proven);
/* The sum of weight x completion of @order */
gint64 wm_order_cost (const WmOrderProblem *problem, const guint *order);

G_END_DECLS
