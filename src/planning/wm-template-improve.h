/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "onboarding/wm-template.h"
#include "planning/wm-ramp.h"

G_BEGIN_DECLS

/* What became of one activity of a template in the plans made from it. */
typedef struct
{
  char *slug;
  guint plans;   /* that have it */
  guint dropped; /* of them */
  GArray *late;  /* int: of each plan in which it was done, the working days by which
                    that was after its date; 0 for in time */
} WmTemplateSeen;

WmTemplateSeen *wm_template_seen_new (const char *slug);
void wm_template_seen_free (WmTemplateSeen *seen);
/* (transfer full) (element-type WmTemplateSeen): over the plans of that very
 * version */
GPtrArray *wm_template_seen_load (WmStore *store, const char *slug, GError **error);

typedef struct
{
  gboolean leave_out; /* else it is due later */
  char *slug;
  guint times, plans; /* so many of so many plans dropped it, or were late with it */
  int days;           /* working days later */
} WmImprovement;

/**
 * wm_template_judge:
 * @seen: (element-type WmTemplateSeen)
 *
 * Pure. What most plans dropped, of at least WM_RAMP_LEAST that have it, is left
 * out. What most were late with, of at least as many in which it was done, is due
 * later by the median of the working days that it came after its date.
 *
 * Returns: (transfer full) (element-type WmImprovement): in the order of @seen
 */
GPtrArray *wm_template_judge (GPtrArray *seen);

/**
 * wm_template_apply:
 * @template: of wm_template_load(); becomes what it is to be
 *
 * Pure. What waited for something that is left out waits for what that waited for,
 * and what was counted from it is counted from where that was. What is due later
 * than its milestone ends moves to the first milestone that ends late enough. What
 * is counted from something that is later now is later by no more than it was late.
 */
void wm_template_apply (WmPlan *template, GPtrArray *improvements);

/* (transfer full): "Left out: dropped in 3 of 4 plans", "2 working days later: late in
 * 3 of 4 plans" */
char *wm_improvement_words (const WmImprovement *improvement);

/**
 * wm_template_improve:
 * @map: (nullable): for the names of skills
 * @preview: only tells
 * @improvements: (out) (transfer full) (element-type WmImprovement): none where
 *   there is nothing to improve, or there are too few plans to tell
 * @changes: (out) (transfer full) (element-type WmTemplateChange): what the new
 *   version has otherwise
 * @made: (out) (transfer full) (nullable): slug of the new version; NULL without
 *   improvements, and of a preview
 *
 * One action: a later version of the template.
 */
gboolean wm_template_improve (WmStore *store, WmMap *map, const char *slug,
                              gboolean preview, GPtrArray **improvements, GPtrArray **changes,
                              char **made, GError **error);

G_END_DECLS
