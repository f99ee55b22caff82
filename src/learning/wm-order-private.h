/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files about the order of jobs share.
 */
#pragma once

#include "learning/wm-order.h"

G_BEGIN_DECLS

/* A block of up to this many jobs is searched; one bit a job. */
#define WM_ORDER_SEARCHED 128

/**
 * WmOrderWork:
 *
 * One computation. @place says where a job stands in the set at hand, or
 * G_MAXUINT: only the set at hand is marked, so that a set costs its own size.
 */
typedef struct
{
  const WmOrderProblem *problem;
  guint *place;
  gint64 budget; /* arcs that minimum cuts may still look at */
  guint *result;
  guint n_result;
  gboolean proven;
} WmOrderWork;

/* Marks @set in @work->place, and takes the marks away again. */
void wm_order_mark (WmOrderWork *work, const guint *set, guint n);
void wm_order_unmark (WmOrderWork *work, const guint *set, guint n);

/* What a cut found out about a set of jobs. */
typedef enum
{
  WM_CUT_SPLIT,  /* part[i] is 1 for jobs that come first, 0 for the others */
  WM_CUT_FLAT,   /* part[i] counts the blocks of equal ratio, in order */
  WM_CUT_GAVE_UP /* the budget is spent */
} WmCut;

/**
 * wm_order_cut:
 * @set: jobs; what must come before them and is not among them is done
 * @part: (out) (array length=n)
 * @n_parts: (out): for WM_CUT_FLAT
 *
 * Looks for the initial set whose weight exceeds its time most, at the rate of
 * the whole set.
 */
WmCut wm_order_cut (WmOrderWork *work, const guint *set, guint n, guint *part, guint *n_parts);

/* Orders a block in place: @set is sorted into a good order, by search up to
 * WM_ORDER_SEARCHED jobs. Returns: whether it is proven best. */
gboolean wm_order_search (WmOrderWork *work, guint *set, guint n);
/* Orders a set of any size in place, by rule of thumb, in O(n log n). */
void wm_order_greedy (WmOrderWork *work, guint *set, guint n);

G_END_DECLS
