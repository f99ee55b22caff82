/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "people/wm-people.h"

G_BEGIN_DECLS

/* The kinds of assessment, as of WmRating.kind: "self" first */
#define WM_N_ASSESSMENT_KINDS 5
extern const char *const wm_assessment_kinds[WM_N_ASSESSMENT_KINDS];

/* Two levels of one skill: of two dates, or as two people see it. */
typedef struct
{
  guint skill;
  int before, after; /* -1 = not assessed */
} WmLevelChange;

/**
 * wm_ratings_compare:
 * @before, @after: (element-type WmRating): by skill
 *
 * Pure. What differs between two dates: the widest change first; what is new
 * or gone after that. Of equals the map's order.
 *
 * Returns: (transfer full) (element-type WmLevelChange)
 */
GArray *wm_ratings_compare (GPtrArray *before, GPtrArray *after);

/* Pure. Where two assess the same skill differently, the widest difference
 * first: `before` is what @one says, `after` what @other says. What only one
 * of them assessed is no difference. (transfer full) (element-type WmLevelChange) */
GArray *wm_opinions_compare (GPtrArray *one, GPtrArray *other);

/* Fewer skills that both assessed tell nothing about how somebody rates. */
#define WM_LENIENCY_LEAST 12

/* How one rates beside another, over many skills: never a person's score. */
typedef struct
{
  guint skills;     /* that both assessed */
  double leniency;  /* mean of one's level less the other's */
  double one_spread, other_spread; /* standard deviations of the levels */
} WmLeniency;

/* Pure. FALSE with fewer than WM_LENIENCY_LEAST skills; `skills` is set all the
 * same. */
gboolean wm_leniency_compute (GPtrArray *one, GPtrArray *other, WmLeniency *leniency);

G_END_DECLS
