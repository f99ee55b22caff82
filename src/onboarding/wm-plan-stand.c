/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How an activity stands: to do, doing, done, dropped, blocked; and how its
 * milestone stands then.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "onboarding/wm-plan-private.h"

/* (transfer full): RFC 3339, UTC */
static char *
time_stamp (void)
{
  g_autoptr (GDateTime) time = g_date_time_new_now_utc ();

  return g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");
}

/* A milestone is done when all of it is; a dropped activity does not count.
 * One that was done stays done since when it was. */
gboolean
wm_milestone_update (WmStore *store, gint64 milestone, GError **error)
{
  g_autofree char *now = time_stamp ();

  return wm_sql_run (
      store, error,
      "UPDATE milestone SET (status, completed) = (SELECT"
      " CASE count(*) FILTER (WHERE a.status = 'COMPLETED') WHEN 0 THEN 'NEEDS-ACTION'"
      "  WHEN count(*) THEN 'COMPLETED' ELSE 'IN-PROCESS' END,"
      " CASE WHEN count(*) > 0 AND count(*) = count(*) FILTER (WHERE a.status = 'COMPLETED')"
      "  THEN coalesce(nullif(milestone.completed, ''), ?1) ELSE '' END"
      " FROM activity a WHERE a.milestone_id = milestone.id AND a.status <> 'CANCELLED')"
      " WHERE status <> 'CANCELLED' AND id = ?2",
      "ti", now, milestone);
}

WmActivityStand
wm_activity_stand (const WmActivity *activity)
{
  if (g_str_equal (activity->status, "COMPLETED"))
    return WM_ACTIVITY_DONE_NOW;
  if (g_str_equal (activity->status, "CANCELLED"))
    return WM_ACTIVITY_DROPPED;
  if (activity->blocked)
    return WM_ACTIVITY_BLOCKED;
  return g_str_equal (activity->status, "IN-PROCESS") ? WM_ACTIVITY_DOING : WM_ACTIVITY_TODO;
}

static const struct
{
  const char *status, *label;
} stands[] = {
  [WM_ACTIVITY_TODO] = { "NEEDS-ACTION", "reopen-activity" },
  [WM_ACTIVITY_DOING] = { "IN-PROCESS", "start-activity" },
  [WM_ACTIVITY_DONE_NOW] = { "COMPLETED", "complete-activity" },
  [WM_ACTIVITY_DROPPED] = { "CANCELLED", "drop-activity" },
  [WM_ACTIVITY_BLOCKED] = { NULL, "block-activity" }, /* to do or doing, as before */
};

/* A blocked one keeps whether it was begun; done and dropped ones are begun anew. */
static gboolean
write_stand (WmStore *store, gint64 activity, WmActivityStand stand, const char *reason,
             GError **error)
{
  gboolean done = stand == WM_ACTIVITY_DONE_NOW;
  g_autofree char *now = time_stamp ();

  return wm_sql_run (store, error,
                     "UPDATE activity SET status = coalesce(?, CASE WHEN status IN"
                     "  ('COMPLETED', 'CANCELLED', '') THEN 'NEEDS-ACTION' ELSE status END),"
                     " completed = ?, blocked = ?, reason = ?,"
                     " percent = CASE WHEN percent IS NULL THEN NULL ELSE ? END WHERE id = ?",
                     "ttitii", stands[stand].status, done ? now : "",
                     (gint64) (stand == WM_ACTIVITY_BLOCKED), reason, (gint64) (done ? 100 : 0),
                     activity);
}

gboolean
wm_activity_set_stand (WmStore *store, gint64 activity, WmActivityStand stand, const char *reason,
                       GError **error)
{
  gint64 plan = wm_activity_plan (store, activity, error);
  gboolean needs_reason = stand == WM_ACTIVITY_DROPPED || stand == WM_ACTIVITY_BLOCKED;
  g_autofree char *clean
      = needs_reason && plan ? wm_text_clean (reason ? reason : "", TRUE, _ ("reason"), error)
                             : g_strdup ("");
  gboolean done;

  if (plan == 0 || clean == NULL
      || !wm_activity_begin (store, stands[stand].label, activity, error))
    return FALSE;
  done = write_stand (store, activity, stand, clean, error)
         && wm_milestone_update (store, wm_activity_milestone (store, activity), error)
         && wm_plan_touch (store, plan, error);
  return wm_plan_end_action (store, done, error);
}

gboolean
wm_activity_set_done (WmStore *store, gint64 activity, gboolean done, GError **error)
{
  return wm_activity_set_stand (store, activity, done ? WM_ACTIVITY_DONE_NOW : WM_ACTIVITY_TODO,
                                NULL, error);
}
