/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Deciding, hiring, and what a hire takes along into onboarding.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "hiring/wm-card-private.h"
#include "hiring/wm-debrief-private.h"

void
wm_decision_free (WmDecision *it)
{
  if (it == NULL)
    return;
  g_free (it->outcome);
  g_free (it->rationale);
  g_free (it->for_candidate);
  g_free (it->decided_by);
  g_clear_pointer (&it->skills, g_ptr_array_unref);
  g_free (it);
}

/* Every must of the job, but those that onboarding looks at, is told of. */
static gboolean
check_musts (WmStore *store, gint64 application, const char *const *skills, GError **error)
{
  g_autoptr (WmRows) rows
      = wm_sql_query (store, error,
                      "SELECT r.skill, coalesce (s.name, r.skill) FROM application a"
                      " JOIN job_requirement r ON r.job_id = a.job_id LEFT JOIN skill s"
                      " ON s.slug = r.skill WHERE a.id = ?1 AND r.importance = 'must'"
                      " AND NOT r.check_later ORDER BY r.sort",
                      "i", application);
  gboolean failed = rows == NULL;

  while (!failed && wm_hiring_next (rows, &failed, error))
    {
      gboolean told = FALSE;

      for (guint i = 0; !told && skills != NULL && skills[i] != NULL && skills[i + 1] != NULL;
           i += 2)
        told = g_str_equal (skills[i], wm_rows_text (rows, 0)) && *skills[i + 1] != '\0';
      if (told)
        continue;
      g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
                   _ ("A decision says of every must skill why; %s is missing."),
                   wm_rows_text (rows, 1));
      return FALSE;
    }
  return !failed;
}

static gboolean
write_reasons (WmStore *store, gint64 decision, const char *const *skills, GError **error)
{
  for (guint i = 0; skills != NULL && skills[i] != NULL && skills[i + 1] != NULL; i += 2)
    {
      g_autofree char *clean = wm_text_clean (skills[i + 1], FALSE, _ ("Rationale"), error);

      if (clean == NULL
          || !wm_sql_run (store, error,
                          "INSERT OR REPLACE INTO decision_skill (decision_id, skill, rationale,"
                          "  sort) VALUES (?1, ?2, ?3, ?4)",
                          "itti", decision, skills[i], clean, (gint64) (i / 2)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_decision (WmStore *store, gint64 application, const char *outcome, const char *slug,
                GError **error)
{
  static const char *const outcomes[] = { "hire", "no_hire", "hold", NULL };

  if (!g_strv_contains (outcomes, outcome))
    g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
                 /* Translators: the second %s is a list of words of a file format */
                 _ ("“%s” is no outcome; there are: %s"), outcome, "hire, no_hire, hold");
  else if (wm_viewer_owes_card (store, slug))
    wm_card_set_sealed (store, slug, _ ("Submit your own scorecard before you decide."), error);
  else
    return TRUE;
  return FALSE;
}

gboolean
wm_decision_record (WmStore *store, const char *application, const char *outcome,
                    const char *rationale, const char *const *skills,
                    const char *const *decided_by, const char *for_candidate, GError **error)
{
  g_autofree char *why = NULL;
  g_autofree char *summary = NULL;
  g_autofree char *people = NULL;
  gint64 id, decision = wm_sql_new_id ();
  gboolean done;

  g_return_val_if_fail (WM_IS_STORE (store) && application != NULL && outcome != NULL, FALSE);

  id = wm_hiring_find_application (store, application, error);
  if (id == 0 || !check_decision (store, id, outcome, application, error)
      || (!g_str_equal (outcome, "hold") && !check_musts (store, id, skills, error)))
    return FALSE;
  why = wm_text_clean (rationale != NULL ? rationale : "", FALSE, _ ("Rationale"), error);
  summary = why != NULL ? wm_text_clean (for_candidate != NULL ? for_candidate : "", FALSE,
                                         _ ("Summary for the candidate"), error)
                        : NULL;
  if (summary == NULL)
    return FALSE;
  people = decided_by != NULL ? g_strjoinv (" ", (char **) decided_by) : g_strdup ("");
  if (!wm_hiring_begin (store, "record-decision", "application", application, error))
    return FALSE;
  wm_store_mark_final (store);
  /* The newest counts, so no two are of one second. */
  done = wm_sql_run (store, error,
                     "INSERT INTO decision (id, application_id, outcome, rationale, for_candidate,"
                     "  decided_by, time) VALUES (?1, ?2, ?3, ?4, ?5, ?6, max (?7, (SELECT"
                     "  coalesce (max (time) + 1, 0) FROM decision WHERE application_id = ?2)))",
                     "iitttti", decision, id, outcome, why, summary, people, wm_hiring_now ())
         && write_reasons (store, decision, skills, error);
  return wm_hiring_finish (store, done, error);
}

/* (transfer full): names for slugs */
static char *
list_names (WmStore *store, const char *slugs)
{
  g_auto (GStrv) words = g_strsplit (slugs, " ", -1);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *name
          = wm_sql_text (store, "SELECT name FROM person WHERE slug = ?1", "t", words[i]);

      if (*words[i] != '\0')
        g_string_append_printf (names, "%s%s", names->len > 0 ? C_ ("list", ", ") : "",
                                name != NULL ? name : words[i]);
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static gboolean
load_reasons (WmDecision *it, WmStore *store, gint64 id, GError **error)
{
  g_autoptr (WmRows) rows = wm_sql_query (
    store, error,
    "SELECT skill, rationale FROM decision_skill WHERE decision_id = ?1 ORDER BY sort, skill", "i",
    id);
  gboolean failed = rows == NULL;

  it->skills = g_ptr_array_new_with_free_func (g_free);
  while (!failed && wm_hiring_next (rows, &failed, error))
    {
      g_ptr_array_add (it->skills, g_strdup (wm_rows_text (rows, 0)));
      g_ptr_array_add (it->skills, g_strdup (wm_rows_text (rows, 1)));
    }
  return !failed;
}

WmDecision *
wm_decision_load (WmStore *store, const char *application, GError **error)
{
  g_autoptr (WmDecision) it = NULL;
  g_autoptr (WmRows) rows = NULL;
  gboolean failed;
  gint64 id = 0;

  g_return_val_if_fail (WM_IS_STORE (store) && application != NULL, NULL);

  if (wm_viewer_owes_card (store, application))
    return NULL;
  rows = wm_sql_query (store, error,
                       "SELECT d.id, d.outcome, d.rationale, d.for_candidate, d.decided_by, d.time"
                       " FROM decision d JOIN application a ON a.id = d.application_id"
                       " WHERE a.slug = ?1 ORDER BY d.time DESC, d.id DESC LIMIT 1",
                       "t", application);
  failed = rows == NULL;
  if (!failed && wm_hiring_next (rows, &failed, error))
    {
      it = g_new0 (WmDecision, 1);
      id = wm_rows_int (rows, 0);
      it->outcome = g_strdup (wm_rows_text (rows, 1));
      it->rationale = g_strdup (wm_rows_text (rows, 2));
      it->for_candidate = g_strdup (wm_rows_text (rows, 3));
      it->decided_by = list_names (store, wm_rows_text (rows, 4));
      it->time = wm_rows_int (rows, 5);
    }
  if (failed || it == NULL || !load_reasons (it, store, id, error))
    return NULL;
  return g_steal_pointer (&it);
}

/* ---- hiring ----------------------------------------------------------------- */

/* One assessment a card, with what it ended as: amended and moved. */
static gboolean
keep_evidence (WmStore *store, const WmDebrief *it, guint card, GError **error)
{
  const WmCard *from = wm_debrief_card (it, card);
  g_autofree char *date
    = *from->date != '\0' ? g_strdup (from->date) : wm_hiring_day (from->submitted);

  for (guint i = 0; i < it->skills->len; i++)
    {
      const WmDebriefSkill *skill = wm_debrief_skill (it, i);
      const WmDebriefEntry *entry = &g_array_index (skill->entries, WmDebriefEntry, card);
      const WmRatingGiven given = { .level = entry->now_level,
                                    .confidence = -1,
                                    .evidence = entry->evidence,
                                    .kind = "interview",
                                    .date = date,
                                    .time = from->submitted,
                                    .assessor = from->interviewer };
      const char *slug = wm_loop_skill (it->loop, skill->skill)->slug;

      if (entry->now_state == WM_CARD_RATED
          && wm_sql_int (store, 0, "SELECT count (*) FROM skill WHERE slug = ?1", "t", slug) > 0
          && !wm_skill_rate_with (store, it->application->person, slug, &given, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_hire (WmStore *store, const WmDebrief *it, GError **error)
{
  for (guint i = 0; i < it->cards->len; i++)
    if (!keep_evidence (store, it, i, error))
      return FALSE;
  return wm_sql_run (store, error,
                     "UPDATE application SET status = 'hired', entered = ?2 WHERE id = ?1", "ii",
                     it->application->id, wm_hiring_now ())
         && wm_application_add_event (store, it->application->id, "hired", "", "", error)
         && wm_sql_run (store, error,
                        "UPDATE person SET kind = 'employee', target_role = coalesce (nullif"
                        " (target_role, ''), (SELECT role FROM job WHERE slug = ?2))"
                        " WHERE slug = ?1",
                        "tt", it->application->person, it->application->job)
         && wm_sql_run (store, error,
                        "UPDATE job SET status = 'filled' WHERE slug = ?1 AND openings <="
                        " (SELECT count (*) FROM application WHERE job_id = job.id"
                        "  AND status = 'hired')",
                        "t", it->application->job);
}

static gboolean
check_hire (WmStore *store, const WmDebrief *it, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (WmDecision) decision = wm_decision_load (store, it->application->slug, &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (decision == NULL || !g_str_equal (decision->outcome, "hire"))
    g_set_error_literal (error, WM_ERROR, WM_ERROR_INVALID,
                         _ ("Record the decision to hire first."));
  else if (it->owed > 0 || it->closed > 0)
    g_set_error_literal (error, WM_ERROR, WM_ERROR_INVALID,
                         _ ("A scorecard is still owed. Wait for it, or cancel its interview."));
  else if (!g_str_equal (it->application->status, "active"))
    g_set_error_literal (error, WM_ERROR, WM_ERROR_INVALID,
                         _ ("This application has ended. Open it again first."));
  else
    return TRUE;
  return FALSE;
}

gboolean
wm_application_hire (WmStore *store, WmMap *map, const char *application, GError **error)
{
  g_autoptr (WmDebrief) it = NULL;

  g_return_val_if_fail (WM_IS_STORE (store) && map != NULL && application != NULL, FALSE);

  it = wm_debrief_load (store, map, application, error);
  return it != NULL && check_hire (store, it, error)
         && wm_hiring_begin (store, "hire-candidate", "application", it->application->slug, error)
         && wm_hiring_finish (store, write_hire (store, it, error), error);
}
