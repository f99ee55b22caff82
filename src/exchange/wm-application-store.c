/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Applications out of a workspace's document into rows. A card keeps its seal, a
 * card that is here stays, and nothing that comes so opens what is closed to the
 * viewer.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "hiring/wm-debrief.h"
#include "wm-extra.h"
#include "wm-hiring-document.h"

typedef struct
{
  WmStore *store;
  WmImportReport *report;
  gint64 id;            /* of the application */
  const char *slug;     /* likewise */
  const char *person;
  gboolean was_here;
  gboolean votes_closed; /* here, about others' cards */
  GError **error;
} Taking;

/* The row of what @slug names among those of @sql; 0 for none */
static gint64
find (Taking *it, const char *sql, const char *slug)
{
  return wm_sql_int (it->store, 0, sql, "t", slug);
}

/* Puts an id that may be missing into a pointer for a nullable column. */
static const gint64 *
or_null (const gint64 *id)
{
  return *id != 0 ? id : NULL;
}

/* ---- what stays closed -------------------------------------------------------- */

/* Does the file hold the card of this interview? Then its seal says that it is the one
 * that is here, vote and all. */
static gboolean
tells_card (JsonObject *application, const char *interview)
{
  JsonArray *array = wm_json_tree_array (application, "interviews");

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *it = json_array_get_object_element (array, i);

      if (g_str_equal (wm_extra_text (it, "id"), interview))
        return wm_json_tree_object (it, "scorecard") != NULL;
    }
  return FALSE;
}

/* Cards of others are here whose votes neither a debrief nor the end of it has opened: a
 * file that does not tell them itself must not do it either. TRUE where that fails */
static gboolean
votes_are_closed (Taking *it, JsonObject *application)
{
  g_autoptr (WmRows) rows
      = wm_sql_query (it->store, NULL,
                      "SELECT i.slug FROM scorecard c JOIN interview i ON i.id = c.interview_id"
                      " JOIN application a ON a.id = i.application_id"
                      " JOIN person w ON w.id = i.interviewer_id"
                      " LEFT JOIN debrief b ON b.application_id = a.id"
                      " WHERE a.id = ?1 AND w.slug IS NOT ?2 AND a.status <> 'hired'"
                      " AND coalesce (b.votes_opened, 0) = 0"
                      " AND NOT EXISTS (SELECT 1 FROM decision x WHERE x.application_id = a.id)",
                      "it", it->id, wm_store_get_viewer (it->store));

  while (wm_rows_step (rows))
    if (!tells_card (application, wm_rows_text (rows, 0)))
      return TRUE;
  return !wm_rows_end (rows, NULL);
}

static gboolean
says_hired (Taking *it, const char *word)
{
  return it->votes_closed && strcmp (word, "hired") == 0;
}

/* What of the file is not taken in, because it would open votes */
static void
tell_closed (Taking *it, JsonObject *application)
{
  JsonObject *debrief = wm_json_tree_object (application, "debrief");
  JsonArray *decisions = wm_json_tree_array (application, "decisions");

  if (it->votes_closed
      && (says_hired (it, wm_extra_text (application, "status"))
          || (debrief != NULL && wm_extra_time (debrief, "votesOpened") > 0)
          || (decisions != NULL && json_array_get_length (decisions) > 0)))
    wm_import_report_add (it->report, "debrief", it->slug, "skipped",
                          _ ("The votes about this candidate are closed here until the debrief "
                             "opens them, so what the file says was decided is not taken in."));
}

/* ---- the application -------------------------------------------------------- */

static gboolean
write_application (Taking *it, JsonObject *application)
{
  static const char *const columns[]
    = { "id",      "person", "job",        "stage",   "status",    "reason", "applied",
        "entered", "events", "interviews", "debrief", "decisions", NULL };
  g_autofree char *extra = wm_extra_of (application, columns);
  gint64 stage = find (it, "SELECT id FROM interview_stage WHERE slug = ?1",
                       wm_extra_text (application, "stage"));

  return wm_sql_run (it->store, it->error,
                     "INSERT INTO application (id, slug, person_id, job_id, stage_id, status,"
                     " reason, applied, entered, extra) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8,"
                     " ?9, ?10) ON CONFLICT (id) DO UPDATE SET stage_id = excluded.stage_id,"
                     " status = iif (?11, status, excluded.status), reason = excluded.reason,"
                     " applied = excluded.applied, entered = excluded.entered,"
                     " extra = excluded.extra",
                     "itiiItttiti", it->id, it->slug,
                     find (it, "SELECT id FROM person WHERE slug = ?1", it->person),
                     find (it, "SELECT id FROM job WHERE slug = ?1",
                           wm_extra_text (application, "job")),
                     or_null (&stage), wm_extra_text (application, "status"),
                     wm_extra_text (application, "reason"), wm_extra_text (application, "applied"),
                     wm_extra_time (application, "entered"), extra,
                     (gint64) says_hired (it, wm_extra_text (application, "status")));
}

/* It is about the person and the job that the file says, or new. */
static gboolean
find_application (Taking *it, JsonObject *application, const char *place)
{
  it->id = find (it, "SELECT id FROM application WHERE slug = ?1", it->slug);
  it->was_here = it->id != 0;
  if (!it->was_here)
    {
      it->id = wm_sql_new_id ();
      return TRUE;
    }
  return wm_sql_int (it->store, 0,
                     "SELECT count (*) FROM application a JOIN person p ON p.id = a.person_id"
                     " JOIN job j ON j.id = a.job_id WHERE a.id = ?1 AND p.slug = ?2"
                     " AND j.slug = ?3",
                     "itt", it->id, it->person, wm_extra_text (application, "job"))
             > 0
         || wm_hiring_document_conflict (place, it->slug, it->error);
}

/* History is added to and never rewritten. */
static gboolean
store_events (Taking *it, JsonArray *events)
{
  for (guint i = 0; events != NULL && i < json_array_get_length (events); i++)
    {
      JsonObject *event = json_array_get_object_element (events, i);

      if (!says_hired (it, wm_extra_text (event, "kind"))
          && !wm_sql_run (it->store, it->error,
                          "INSERT INTO application_event (id, application_id, time, kind, stage,"
                          " reason, actor, sort) SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, (SELECT"
                          "  coalesce (max (sort), -1) + 1 FROM application_event"
                          "  WHERE application_id = ?2) WHERE NOT EXISTS (SELECT 1"
                          "  FROM application_event WHERE application_id = ?2 AND time = ?3"
                          "  AND kind = ?4 AND stage = ?5 AND reason = ?6 AND actor = ?7)",
                          "iiitttt", wm_sql_new_id (), it->id, wm_extra_time (event, "time"),
                          wm_extra_text (event, "kind"), wm_extra_text (event, "stage"),
                          wm_extra_text (event, "reason"), wm_extra_text (event, "actor")))
        return FALSE;
    }
  return TRUE;
}

/* ---- interviews and their cards --------------------------------------------- */

/* How many cards were in is counted here (wm-card-write.c), and neither comes nor goes. */
static gboolean
write_interview (Taking *it, JsonObject *interview, gint64 id)
{
  static const char *const columns[]
    = { "id", "kit", "interviewer", "date", "start", "status", "scorecard", "cardsIn", NULL };
  g_autofree char *extra = wm_extra_of (interview, columns);
  gint64 kit
    = find (it, "SELECT id FROM interview_kit WHERE slug = ?1", wm_extra_text (interview, "kit"));

  return wm_sql_run (it->store, it->error,
                     "INSERT INTO interview (id, slug, application_id, kit_id, interviewer_id,"
                     " date, start, status, extra) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
                     " ON CONFLICT (id) DO UPDATE SET kit_id = excluded.kit_id,"
                     " date = excluded.date, start = excluded.start, status = excluded.status,"
                     " extra = CASE WHEN json_type (interview.extra, '$.cardsIn') IS NULL"
                     "  THEN excluded.extra ELSE json_set (excluded.extra, '$.cardsIn',"
                     "   json_extract (interview.extra, '$.cardsIn')) END",
                     "itiIitttt", id, wm_extra_text (interview, "id"), it->id, or_null (&kit),
                     find (it, "SELECT id FROM person WHERE slug = ?1",
                           wm_extra_text (interview, "interviewer")),
                     wm_extra_text (interview, "date"), wm_extra_text (interview, "start"),
                     wm_extra_text (interview, "status"), extra);
}

/* An interview keeps whom it is about and who holds it; with a card it stays as
 * it is altogether. */
static gboolean
store_interview (Taking *it, JsonObject *interview, const char *place)
{
  const char *slug = wm_extra_text (interview, "id");
  gint64 id = find (it, "SELECT id FROM interview WHERE slug = ?1", slug);

  if (id == 0)
    return write_interview (it, interview, wm_sql_new_id ());
  if (wm_sql_int (it->store, 0,
                  "SELECT count (*) FROM interview i JOIN person p ON p.id = i.interviewer_id"
                  " WHERE i.id = ?1 AND i.application_id = ?2 AND p.slug = ?3",
                  "iit", id, it->id, wm_extra_text (interview, "interviewer"))
      == 0)
    return wm_hiring_document_conflict (place, slug, it->error);
  return wm_interview_has_card (it->store, slug) || write_interview (it, interview, id);
}

static gboolean
store_card (Taking *it, JsonObject *interview)
{
  static const char *const words[] = { "added", "changed", "unchanged" };
  JsonObject *object = wm_json_tree_object (interview, "scorecard");
  g_autoptr (WmCard) card = object != NULL ? wm_card_from_json (object) : NULL;
  WmCardTaken taken = WM_CARD_UNCHANGED;

  if (card == NULL)
    return TRUE;
  wm_loop_set_text (&card->interview, wm_extra_text (interview, "id"));
  wm_loop_set_text (&card->interviewer, wm_extra_text (interview, "interviewer"));
  wm_loop_set_text (&card->application, it->slug);
  wm_loop_set_text (&card->person, it->person);
  if (!wm_card_restore (it->store, card, &taken, it->error))
    return FALSE;
  /* Among cards that are here already a card is submitted for good. */
  if (taken != WM_CARD_UNCHANGED && it->was_here)
    wm_store_mark_final (it->store);
  wm_import_report_add (it->report, "scorecard", card->interview, words[taken], NULL);
  return TRUE;
}

static gboolean
store_interviews (Taking *it, JsonArray *interviews, const char *place)
{
  for (guint i = 0; interviews != NULL && i < json_array_get_length (interviews); i++)
    {
      JsonObject *interview = json_array_get_object_element (interviews, i);
      g_autofree char *where = g_strdup_printf ("%s.interviews[%u]", place, i);

      if (!store_interview (it, interview, where) || !store_card (it, interview))
        return FALSE;
    }
  return TRUE;
}

/* ---- debrief and decisions -------------------------------------------------- */

static gboolean
store_debrief_skills (Taking *it, gint64 debrief, JsonArray *skills)
{
  if (!wm_sql_run (it->store, it->error, "DELETE FROM debrief_skill WHERE debrief_id = ?1", "i",
                   debrief))
    return FALSE;
  for (guint i = 0; skills != NULL && i < json_array_get_length (skills); i++)
    {
      JsonObject *skill = json_array_get_object_element (skills, i);

      if (!wm_sql_run (it->store, it->error,
                       "INSERT INTO debrief_skill (debrief_id, skill, done, note)"
                       " VALUES (?1, ?2, ?3, ?4)",
                       "itit", debrief, wm_extra_text (skill, "skill"),
                       (gint64) wm_extra_flag (skill, "done"), wm_extra_text (skill, "note")))
        return FALSE;
    }
  return TRUE;
}

static gboolean
store_moves (Taking *it, JsonArray *moves)
{
  for (guint i = 0; moves != NULL && i < json_array_get_length (moves); i++)
    {
      JsonObject *object = json_array_get_object_element (moves, i);
      const WmDebriefMove move = { .interview = (char *) wm_extra_text (object, "interview"),
                                   .skill = (char *) wm_extra_text (object, "skill"),
                                   .state = wm_card_state_parse (wm_extra_text (object, "state")),
                                   .level = (int) wm_json_tree_int (object, "level", -1),
                                   .recommendation
                                   = (char *) wm_extra_text (object, "overallRecommendation"),
                                   .reason = (char *) wm_extra_text (object, "reason"),
                                   .actor = (char *) wm_extra_text (object, "actor"),
                                   .time = wm_extra_time (object, "time") };

      if (!wm_debrief_move_restore (it->store, it->slug, &move, it->error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
store_debrief (Taking *it, JsonObject *debrief)
{
  static const char *const columns[]
    = { "opened", "votesOpened", "notes", "skills", "moves", NULL };
  g_autofree char *extra = wm_extra_of (debrief, columns);
  gint64 votes = it->votes_closed ? 0 : wm_extra_time (debrief, "votesOpened"),
         id = wm_sql_int (it->store, 0, "SELECT id FROM debrief WHERE application_id = ?1", "i",
                          it->id);

  if (id == 0)
    id = wm_sql_new_id ();
  return wm_sql_run (it->store, it->error,
                     "INSERT INTO debrief (id, application_id, opened, votes_opened, notes, extra)"
                     " VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (id) DO UPDATE SET"
                     " opened = excluded.opened,"
                     " votes_opened = coalesce (excluded.votes_opened, votes_opened),"
                     " notes = excluded.notes, extra = excluded.extra",
                     "iiiItt", id, it->id, wm_extra_time (debrief, "opened"), or_null (&votes),
                     wm_extra_text (debrief, "notes"), extra)
         && store_debrief_skills (it, id, wm_json_tree_array (debrief, "skills"))
         && store_moves (it, wm_json_tree_array (debrief, "moves"));
}

static gboolean
store_reasons (Taking *it, gint64 decision, JsonArray *skills)
{
  for (guint i = 0; skills != NULL && i < json_array_get_length (skills); i++)
    {
      JsonObject *skill = json_array_get_object_element (skills, i);

      if (!wm_sql_run (it->store, it->error,
                       "INSERT INTO decision_skill (decision_id, skill, rationale, sort)"
                       " VALUES (?1, ?2, ?3, ?4)",
                       "itti", decision, wm_extra_text (skill, "skill"),
                       wm_extra_text (skill, "rationale"), (gint64) i))
        return FALSE;
    }
  return TRUE;
}

/* A decision is final: of the same moment there is one. */
static gboolean
store_decision (Taking *it, JsonObject *decision)
{
  static const char *const columns[]
    = { "outcome", "rationale", "forCandidate", "decidedBy", "time", "skills", NULL };
  g_autofree char *extra = wm_extra_of (decision, columns);
  g_autofree char *people = wm_extra_words (decision, "decidedBy");
  gint64 id = wm_sql_new_id (), time = wm_extra_time (decision, "time");

  if (wm_sql_int (it->store, 0,
                  "SELECT count (*) FROM decision WHERE application_id = ?1 AND time = ?2"
                  " AND outcome = ?3",
                  "iit", it->id, time, wm_extra_text (decision, "outcome"))
      > 0)
    return TRUE;
  if (it->was_here)
    wm_store_mark_final (it->store);
  return wm_sql_run (it->store, it->error,
                     "INSERT INTO decision (id, application_id, outcome, rationale,"
                     " for_candidate, decided_by, time, extra)"
                     " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                     "iittttit", id, it->id, wm_extra_text (decision, "outcome"),
                     wm_extra_text (decision, "rationale"),
                     wm_extra_text (decision, "forCandidate"), people, time, extra)
         && store_reasons (it, id, wm_json_tree_array (decision, "skills"));
}

/* Only for who owes no card: otherwise a file would be a way to open them. */
static gboolean
store_open_parts (Taking *it, JsonObject *application)
{
  JsonObject *debrief = wm_json_tree_object (application, "debrief");
  JsonArray *decisions = wm_json_tree_array (application, "decisions");

  if (debrief == NULL && decisions == NULL)
    return TRUE;
  if (wm_viewer_owes_card (it->store, it->slug))
    {
      g_autoptr (GError) why = NULL;

      wm_debrief_set_sealed (it->store, it->slug, &why);
      wm_import_report_add (it->report, "debrief", it->slug, "skipped", why->message);
      return TRUE;
    }
  if (debrief != NULL && !store_debrief (it, debrief))
    return FALSE;
  if (it->votes_closed)
    return TRUE;
  for (guint i = 0; decisions != NULL && i < json_array_get_length (decisions); i++)
    if (!store_decision (it, json_array_get_object_element (decisions, i)))
      return FALSE;
  return TRUE;
}

/* ---- all of it -------------------------------------------------------------- */

static gboolean
store_application (Taking *it, JsonObject *application, const char *place)
{
  g_autoptr (JsonObject) before = wm_application_document_new (it->store, it->slug, NULL);
  g_autoptr (JsonObject) after = NULL;

  if (!find_application (it, application, place))
    return FALSE;
  it->votes_closed = it->was_here && votes_are_closed (it, application);
  tell_closed (it, application);
  if (!write_application (it, application)
      || !store_events (it, wm_json_tree_array (application, "events"))
      || !store_interviews (it, wm_json_tree_array (application, "interviews"), place)
      || !store_open_parts (it, application))
    return FALSE;
  after = wm_application_document_new (it->store, it->slug, NULL);
  wm_hiring_document_report (it->report, "application", it->slug, before, after);
  return TRUE;
}

gboolean
wm_applications_document_store (WmStore *store, JsonObject *workspace, GHashTable *erased,
                                WmImportReport *report, GError **error)
{
  JsonArray *array = wm_json_tree_array (workspace, "applications");

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *application = json_array_get_object_element (array, i);
      g_autofree char *place = g_strdup_printf ("applications[%u]", i);
      Taking it = { .store = store,
                    .report = report,
                    .slug = wm_extra_text (application, "id"),
                    .person = wm_extra_text (application, "person"),
                    .error = error };

      if (!g_hash_table_contains (erased, it.person)
          && !store_application (&it, application, place))
        return FALSE;
    }
  return TRUE;
}
