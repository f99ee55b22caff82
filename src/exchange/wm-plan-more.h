/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Parts of a plan's document beside its milestones and tasks: where a due day
 * is counted from, why a task is there, days off, check-ins. Private to the
 * exchange folder.
 */
#pragma once

#include "exchange/wm-json-tree.h"
#include "store/wm-sql.h"

G_BEGIN_DECLS

/* A due day as columns tell it; strings belong to the document. */
typedef struct
{
  gboolean told;
  gint64 day;
  const char *anchor; /* "", "milestone", "activity" */
  const char *ref;    /* slug or "" */
} WmPlanDue;

WmPlanDue wm_plan_due_of (JsonObject *task);
/* (transfer full): as wm_extra_of(), with what columns cannot say of a due day */
char *wm_plan_due_extra (JsonObject *task, const char *const *columns);
/* The other way round; @anchor and the column behind it hold anchor and ref. */
void wm_plan_due_set (JsonObject *task, WmRows *rows, int day, int anchor, const char *extra);

gboolean wm_plan_store_why (WmStore *store, gint64 activity, JsonObject *task, GError **error);
/* Days off, check-ins, first times */
gboolean wm_plan_more_store (WmStore *store, gint64 plan, JsonObject *root, GError **error);
gboolean wm_plan_more_clear (WmStore *store, gint64 plan, GError **error);
gboolean wm_plan_more_load (WmStore *store, gint64 plan, JsonObject *root, GError **error);

G_END_DECLS
