/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A plan that was read from a checklist or a table, put into the workspace.
 */
#include "config.h"

#include "exchange/wm-plan-list.h"

#include <glib/gi18n-lib.h>

#include "exchange/wm-exchange.h"
#include "onboarding/wm-check-in.h"
#include "onboarding/wm-plan-private.h"

#define MOST_BYTES (2 * 1024 * 1024)

static gboolean
store_activity (WmStore *store, gint64 plan, gint64 milestone, const char *milestone_slug,
                const WmActivity *it, gint64 sort, GError **error)
{
  g_autofree char *name = wm_text_clean (it->name, TRUE, _ ("name of the activity"), error);
  g_autofree char *note = wm_text_clean (it->description, FALSE, _ ("note"), error);
  g_autofree char *reason = wm_text_clean (it->reason, FALSE, _ ("Reason"), error);
  g_autofree char *owner = *it->owner ? wm_text_clean (it->owner, TRUE, _ ("owner"), error)
                                      : g_strdup ("");
  g_autofree char *time = it->minutes > 0 ? wm_duration_format (it->minutes) : g_strdup ("");
  g_autofree char *slug = g_strdup_printf ("item-%d", (int) sort + 1);
  gint64 day = 0;
  gboolean counted = *it->due_date == '\0' && milestone != 0;

  return name != NULL && note != NULL && reason != NULL && owner != NULL
         && wm_sql_run (store, error,
                        "INSERT INTO activity (id, plan_id, milestone_id, slug, name, description,"
                        " status, reason, owner, due_day, due_anchor, due_ref, due_date,"
                        " time_required, sort)"
                        " VALUES (?, ?, nullif (?, 0), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        "iiittttttItttti", wm_sql_new_id (), plan, milestone, slug, name, note,
                        it->status, reason, owner, counted ? &day : NULL,
                        counted ? "milestone" : "",
                        counted ? milestone_slug : "", it->due_date, time, sort);
}

static gboolean
store_activities (WmStore *store, gint64 plan, gint64 milestone, const char *slug,
                  GPtrArray *activities, gint64 *sort, GError **error)
{
  for (guint i = 0; i < activities->len; i++)
    if (!store_activity (store, plan, milestone, slug, g_ptr_array_index (activities, i),
                         (*sort)++, error))
      return FALSE;
  return TRUE;
}

static gboolean
store_list (WmStore *store, gint64 plan, const WmPlan *list, GError **error)
{
  gint64 sort = 0;

  for (guint i = 0; i < list->milestones->len; i++)
    {
      const WmMilestone *it = g_ptr_array_index (list->milestones, i);
      g_autofree char *name = wm_text_clean (it->name, TRUE, _ ("name of the milestone"), error);
      gint64 id = wm_sql_new_id ();

      if (name == NULL
          || !wm_sql_run (store, error,
                          "INSERT INTO milestone (id, plan_id, slug, name, horizon, status, goals,"
                          " sort, \"offset\") VALUES (?, ?, ?, ?, ?, 'NEEDS-ACTION', '[]', ?, ?)",
                          "iitttit", id, plan, it->slug, name,
                          wm_horizon_to_string (it->horizon), (gint64) i, it->offset)
          || !store_activities (store, plan, id, it->slug, it->activities, &sort, error))
        return FALSE;
    }
  return store_activities (store, plan, 0, "", list->loose, &sort, error);
}

static gint64
store_plan (WmStore *store, WmMap *map, const char *slug, const WmPerson *person, const char *role,
            const GDate *start, GError **error)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC, id = wm_sql_new_id ();
  g_autofree char *text = wm_date_format (start);
  /* Translators: the name of a new plan; a person's name follows. */
  g_autofree char *name = g_strdup_printf (_ ("Onboarding: %s"), person->name);
  g_autofree char *clean = wm_text_clean (name, TRUE, _ ("name of the plan"), NULL);

  return wm_sql_run (store, error,
                     "INSERT INTO onboarding_plan (id, slug, person_id, role, name, language,"
                     " start_date, created, modified) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                     "itittttii", id, slug, person->id, role, clean ? clean : person->name,
                     map->locale, text, now, now)
             ? id
             : 0;
}

char *
wm_plan_from_list (WmStore *store, WmMap *map, const char *path, const char *person_slug,
                   const char *role, const GDate *start, GError **error)
{
  g_autoptr (GBytes) bytes = wm_file_read (path, MOST_BYTES, error);
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (WmPlan) list = bytes ? wm_plan_list_parse (bytes, name, error) : NULL;
  g_autoptr (WmPerson) person = list ? wm_person_load (store, person_slug, error) : NULL;
  g_autofree char *slug = wm_sql_new_slug ("plan");
  g_autofree char *subject = g_strconcat ("plan:", slug, NULL);
  gint64 plan;

  if (person == NULL || !wm_store_begin (store, "create-plan", subject, error))
    return NULL;
  plan = store_plan (store, map, slug, person, role, start, error);
  return wm_plan_end_action (store,
                             plan != 0 && store_list (store, plan, list, error)
                                 && wm_check_ins_propose (store, plan, error)
                                 && wm_plan_redate (store, plan, start, error),
                             error)
             ? g_steal_pointer (&slug)
             : NULL;
}
