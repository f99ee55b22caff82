/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Check-ins: proposed for days of the plan, held with notes, ratings and agreed
 * actions. They stay when all is ticked off.
 */
#include "config.h"

#include "onboarding/wm-check-in.h"

#include <glib/gi18n-lib.h>

#include "onboarding/wm-plan-private.h"

/* ---- dates ------------------------------------------------------------------- */

void
wm_check_ins_date (WmPlan *plan)
{
  GDate start, date;

  if (!wm_date_parse (plan->start_date, &start) || !wm_calendar_forward (plan->calendar, &start))
    return;
  for (guint i = 0; i < plan->check_ins->len; i++)
    {
      WmCheckIn *check_in = g_ptr_array_index (plan->check_ins, i);
      g_autofree char *offset = g_strdup_printf ("P%dD", check_in->day);

      if (check_in->day < 1 || *check_in->held
          || !wm_dates_offset_end (plan->calendar, &start, offset, &date))
        continue;
      if (g_date_compare (&date, &start) < 0)
        date = start;
      g_free (check_in->date);
      check_in->date = wm_date_format (&date);
    }
}

gboolean
wm_check_ins_write (WmStore *store, const WmPlan *plan, GError **error)
{
  for (guint i = 0; i < plan->check_ins->len; i++)
    {
      const WmCheckIn *check_in = g_ptr_array_index (plan->check_ins, i);

      if (!wm_sql_run (store, error, "UPDATE check_in SET date = ? WHERE id = ? AND date <> ?1",
                       "ti", check_in->date, check_in->id))
        return FALSE;
    }
  return TRUE;
}

gboolean
wm_check_ins_propose (WmStore *store, gint64 plan, GError **error)
{
  static const int days[] = WM_CHECK_IN_DAYS;

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *slug = g_strdup_printf ("day-%d", days[i]);

      if (!wm_sql_run (store, error,
                       "INSERT INTO check_in (id, plan_id, slug, day, sort) VALUES (?, ?, ?, ?, ?)",
                       "iitii", wm_sql_new_id (), plan, slug, (gint64) days[i], (gint64) i))
        return FALSE;
    }
  return TRUE;
}

/* ---- holding one ----------------------------------------------------------------- */

static gboolean
begin (WmStore *store, const char *label, const char *plan, GError **error)
{
  g_autofree char *subject = g_strconcat ("plan:", plan, NULL);

  return wm_store_begin (store, label, subject, error);
}

static gboolean
check_date (const char *date, GError **error)
{
  GDate day;

  if (date && wm_date_parse (date, &day))
    return TRUE;
  g_set_error (error, WM_ERROR, WM_ERROR_INVALID, _ ("“%s” is not a date; write it as 2026-12-01"),
               date ? date : "");
  return FALSE;
}

/* Row id of the check-in; 0 with an error. */
static gint64
find_check_in (WmStore *store, gint64 plan, const char *slug, GError **error)
{
  gint64 id = wm_sql_int (store, 0, "SELECT id FROM check_in WHERE plan_id = ? AND slug = ?", "it",
                          plan, slug);

  if (id == 0)
    g_set_error (error, WM_ERROR, WM_ERROR_NOT_FOUND, _ ("There is no check-in “%s” in this plan"),
                 slug);
  return id;
}

static gboolean
insert_check_in (WmStore *store, gint64 plan, const char *slug, const char *date, GError **error)
{
  return wm_sql_run (store, error,
                     "INSERT INTO check_in (id, plan_id, slug, date, sort) VALUES (?, ?, ?, ?,"
                     " (SELECT coalesce(max(sort), -1) + 1 FROM check_in WHERE plan_id = ?2))",
                     "iitt", wm_sql_new_id (), plan, slug, date);
}

char *
wm_check_in_add (WmStore *store, const char *plan_slug, const char *date, GError **error)
{
  gint64 plan = check_date (date, error) ? wm_plan_id (store, plan_slug, error) : 0;
  g_autofree char *slug = wm_sql_new_slug ("check-in");
  gboolean done;

  if (plan == 0 || !begin (store, "add-check-in", plan_slug, error))
    return NULL;
  done = insert_check_in (store, plan, slug, date, error) && wm_plan_touch (store, plan, error);
  return wm_plan_end_action (store, done, error) ? g_steal_pointer (&slug) : NULL;
}

gboolean
wm_check_in_delete (WmStore *store, const char *plan_slug, const char *slug, GError **error)
{
  gint64 plan = wm_plan_id (store, plan_slug, error);
  gint64 id = plan ? find_check_in (store, plan, slug, error) : 0;

  if (id == 0 || !begin (store, "delete-check-in", plan_slug, error))
    return FALSE;
  return wm_plan_end_action (store,
                             wm_sql_run (store, error, "DELETE FROM check_in WHERE id = ?", "i", id)
                                 && wm_plan_touch (store, plan, error),
                             error);
}

static gboolean
write_note (WmStore *store, gint64 id, const char *sql, const char *text, GError **error)
{
  g_autofree char *clean = NULL;

  if (text == NULL)
    return TRUE;
  clean = *text ? wm_text_clean (text, FALSE, _ ("note"), error) : g_strdup ("");
  return clean && wm_sql_run (store, error, sql, "ti", clean, id);
}

static gboolean
write_head (WmStore *store, gint64 id, const WmCheckInHeld *held, GError **error)
{
  gint64 mood = held->mood;

  if (held->mood < 0 || held->mood > 5)
    {
      g_set_error_literal (error, WM_ERROR, WM_ERROR_INVALID, _ ("A mood is a number from 1 to 5"));
      return FALSE;
    }
  return wm_sql_run (store, error,
                     "UPDATE check_in SET held = ?, date = CASE date WHEN '' THEN ?1 ELSE date END,"
                     " mood = coalesce(?, mood) WHERE id = ?",
                     "tIi", held->date, mood > 0 ? &mood : NULL, id)
         && write_note (store, id, "UPDATE check_in SET note = ? WHERE id = ?", held->note, error)
         && write_note (store, id, "UPDATE check_in SET manager_note = ? WHERE id = ?",
                        held->manager_note, error);
}

/* The assessment of a check-in; made when it has its first rating. */
static gint64
need_assessment (WmStore *store, gint64 plan, const char *slug, const char *date, GError **error)
{
  gint64 id = wm_sql_int (store, 0, "SELECT id FROM assessment WHERE slug = ?", "t", slug);
  gint64 person
      = wm_sql_int (store, 0, "SELECT coalesce(person_id, 0) FROM onboarding_plan WHERE id = ?",
                    "i", plan);

  if (id != 0)
    return id;
  if (person == 0)
    {
      g_set_error_literal (error, WM_ERROR, WM_ERROR_INVALID,
                           _ ("This plan is nobody's, so there is nobody to rate"));
      return 0;
    }
  id = wm_sql_new_id ();
  return wm_sql_run (store, error,
                     "INSERT INTO assessment (id, slug, person_id, kind, date, assessor)"
                     " VALUES (?, ?, ?, 'check_in', ?, ?)",
                     "ititt", id, slug, person, date,
                     wm_store_get_viewer (store) ? wm_store_get_viewer (store) : "")
             ? id
             : 0;
}

static gboolean
write_rating (WmStore *store, gint64 assessment, const WmCheckInRating *rating, GError **error)
{
  gint64 skill = wm_sql_int (store, 0, "SELECT id FROM skill WHERE slug = ?", "t", rating->skill);
  g_autofree char *evidence
      = rating->evidence && *rating->evidence
            ? wm_text_clean (rating->evidence, FALSE, _ ("evidence"), error)
            : g_strdup ("");

  if (evidence == NULL)
    return FALSE;
  if (skill == 0 || rating->level < 0 || rating->level > 10)
    {
      g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
                   _ ("“%s” cannot be rated %d: no such skill, or no such level"), rating->skill,
                   rating->level);
      return FALSE;
    }
  return wm_sql_run (store, error,
                     "INSERT INTO skill_rating (assessment_id, skill_id, level, evidence, time)"
                     " VALUES (?, ?, ?, ?, ?) ON CONFLICT (assessment_id, skill_id) DO UPDATE"
                     " SET level = excluded.level, evidence = CASE excluded.evidence WHEN ''"
                     "  THEN evidence ELSE excluded.evidence END, time = excluded.time",
                     "iiiti", assessment, skill, (gint64) rating->level, evidence,
                     (gint64) (g_get_real_time () / G_USEC_PER_SEC));
}

static gboolean
write_ratings (WmStore *store, gint64 plan, const char *slug, const WmCheckInHeld *held,
               GError **error)
{
  gint64 assessment;

  if (held->n_ratings == 0)
    return TRUE;
  assessment = need_assessment (store, plan, slug, held->date, error);
  for (guint i = 0; assessment != 0 && i < held->n_ratings; i++)
    if (!write_rating (store, assessment, &held->ratings[i], error))
      return FALSE;
  return assessment != 0;
}

static gboolean
write_action (WmStore *store, gint64 plan, const char *check_in, const char *held,
              const WmCheckInAction *action, GError **error)
{
  g_autofree char *name = wm_text_clean (action->name, TRUE, _ ("name of the activity"), error);
  g_autofree char *slug = wm_sql_new_slug ("task");
  g_autofree char *origin = g_strconcat ("check-in:", check_in, NULL);
  const char *due = action->due_date ? action->due_date : "";

  if (name == NULL || (*due && !check_date (due, error)))
    return FALSE;
  /* It stands in the first milestone that ends on that day, or on that of the
   * check-in, or later. */
  return wm_sql_run (store, error,
                     "INSERT INTO activity (id, plan_id, milestone_id, slug, name, status, owner,"
                     " due_date, origin, sort) VALUES (?1, ?2, (SELECT id FROM milestone"
                     "  WHERE plan_id = ?2 AND end_date >= ?8"
                     "  ORDER BY end_date, sort LIMIT 1), ?3, ?4, 'NEEDS-ACTION', ?5, ?6, ?7,"
                     " (SELECT coalesce(max(sort), -1) + 1 FROM activity WHERE plan_id = ?2))",
                     "iitttttt", wm_sql_new_id (), plan, slug, name,
                     action->owner ? action->owner : "", due, origin, *due ? due : held);
}

/* (transfer full): the check-in that @slug names, or the next one to hold */
static char *
which_check_in (WmStore *store, gint64 plan, const char *slug, const char *date, GError **error)
{
  g_autofree char *next = NULL;

  if (slug != NULL)
    return find_check_in (store, plan, slug, error) ? g_strdup (slug) : NULL;
  next = wm_sql_text (store,
                      "SELECT slug FROM check_in WHERE plan_id = ? AND held = ''"
                      " ORDER BY date, sort LIMIT 1",
                      "i", plan);
  if (next == NULL)
    {
      next = wm_sql_new_slug ("check-in");
      if (!insert_check_in (store, plan, next, date, error))
        return NULL;
    }
  return g_steal_pointer (&next);
}

gboolean
wm_check_in_hold (WmStore *store, const char *plan_slug, const char *check_in,
                  const WmCheckInHeld *held, GError **error)
{
  gint64 plan = check_date (held->date, error) ? wm_plan_id (store, plan_slug, error) : 0;
  g_autofree char *slug = NULL;
  g_autofree char *assessment = NULL;
  gboolean done;

  if (plan == 0 || !begin (store, "hold-check-in", plan_slug, error))
    return FALSE;
  slug = which_check_in (store, plan, check_in, held->date, error);
  assessment = slug ? g_strconcat (plan_slug, ".", slug, NULL) : NULL;
  done = slug && write_head (store, find_check_in (store, plan, slug, error), held, error)
         && write_ratings (store, plan, assessment, held, error);
  for (guint i = 0; done && i < held->n_actions; i++)
    done = write_action (store, plan, slug, held->date, &held->actions[i], error);
  return wm_plan_end_action (store, done && wm_plan_touch (store, plan, error), error);
}

gboolean
wm_first_unaided_set (WmStore *store, const char *plan_slug, const char *skill, const char *date,
                      const char *note, GError **error)
{
  gint64 plan
      = date == NULL || check_date (date, error) ? wm_plan_id (store, plan_slug, error) : 0;
  g_autofree char *clean = note && *note ? wm_text_clean (note, FALSE, _ ("note"), error)
                                         : g_strdup ("");
  gboolean done;

  if (plan == 0 || clean == NULL
      || !begin (store, date ? "set-first-unaided" : "clear-first-unaided", plan_slug, error))
    return FALSE;
  if (date == NULL)
    done = wm_sql_run (store, error, "DELETE FROM first_unaided WHERE plan_id = ? AND skill = ?",
                       "it", plan, skill);
  else
    done = wm_sql_run (store, error,
                       "INSERT INTO first_unaided (plan_id, skill, date, note, sort)"
                       " VALUES (?, ?, ?, ?, (SELECT coalesce(max(sort), -1) + 1 FROM first_unaided"
                       "  WHERE plan_id = ?1)) ON CONFLICT (plan_id, skill) DO UPDATE"
                       " SET date = excluded.date, note = excluded.note",
                       "ittt", plan, skill, date, clean);
  return wm_plan_end_action (store, done && wm_plan_touch (store, plan, error), error);
}
