/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "onboarding/wm-plan.h"

G_BEGIN_DECLS

typedef enum
{
  WM_PLAN_JSON,
  WM_PLAN_ICS,
  WM_PLAN_MARKDOWN,
  WM_PLAN_CSV,
  WM_PLAN_HTML,
} WmPlanFormat;

/* "json", "ics", "md", "csv", "html" */
gboolean wm_plan_format_parse (const char *word, WmPlanFormat *format);

/**
 * wm_plan_export:
 * @for_new_hire: without evidence, ratings, where activities come from, and
 *   what the manager noted
 *
 * Returns: (transfer full) (nullable)
 */
GBytes *wm_plan_export (WmStore *store, WmMap *map, const char *plan, WmPlanFormat format,
                        gboolean for_new_hire, GError **error);

/* (transfer full): a list of milestones with check boxes, as issue trackers take it */
char *wm_plan_to_markdown (const WmPlan *plan, WmMap *map);
/* (transfer full): a line an activity */
char *wm_plan_to_csv (const WmPlan *plan);
/* (transfer full): one file that needs nothing else; @map names what is to read */
char *wm_plan_to_html (const WmPlan *plan, WmMap *map);

G_END_DECLS
