/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Applications between rows and a workspace's document: out. What cards say,
 * debriefs and decisions are asked for where the seal is kept.
 */
#include "config.h"

#include "hiring/wm-debrief.h"
#include "wm-extra.h"
#include "wm-hiring-document.h"

/* Cards of one application that may leave: whole, or not at all */
static GPtrArray *
list_cards (WmStore *store, const char *application, GError **error)
{
  GPtrArray *cards = wm_cards_list (store, application, NULL, error);

  for (guint i = cards != NULL ? cards->len : 0; i > 0; i--)
    if (((WmCard *) cards->pdata[i - 1])->votes_closed)
      g_ptr_array_remove_index (cards, i - 1);
  return cards;
}

static const WmCard *
find_card (GPtrArray *cards, const char *interview)
{
  for (guint i = 0; i < cards->len; i++)
    if (g_str_equal (((const WmCard *) cards->pdata[i])->interview, interview))
      return cards->pdata[i];
  return NULL;
}

static void
set_text (JsonObject *object, const char *key, const char *text)
{
  if (*text != '\0')
    json_object_set_string_member (object, key, text);
}

/* ---- parts ------------------------------------------------------------------ */

static JsonObject *
make_event (WmStore *store, WmRows *rows, GError **error)
{
  JsonObject *event = json_object_new ();

  wm_extra_set_time (event, "time", wm_rows_int (rows, 0));
  wm_extra_set_text (event, "kind", rows, 1);
  wm_extra_set_text (event, "stage", rows, 2);
  wm_extra_set_text (event, "reason", rows, 3);
  wm_extra_set_text (event, "actor", rows, 4);
  return event;
}

static JsonObject *
make_interview (WmStore *store, WmRows *rows, GError **error)
{
  JsonObject *interview = json_object_new ();

  wm_extra_set_text (interview, "id", rows, 0);
  wm_extra_set_text (interview, "kit", rows, 1);
  wm_extra_set_text (interview, "interviewer", rows, 2);
  wm_extra_set_text (interview, "date", rows, 3);
  wm_extra_set_text (interview, "start", rows, 4);
  wm_extra_set_text (interview, "status", rows, 5);
  wm_extra_merge (interview, wm_rows_text (rows, 6));
  return interview;
}

static void
add_cards (JsonObject *application, GPtrArray *cards)
{
  JsonArray *interviews = wm_json_tree_array (application, "interviews");

  for (guint i = 0; interviews != NULL && i < json_array_get_length (interviews); i++)
    {
      JsonObject *interview = json_array_get_object_element (interviews, i);
      const WmCard *card = find_card (cards, wm_extra_text (interview, "id"));

      if (card != NULL)
        json_object_set_object_member (interview, "scorecard", wm_card_to_json (card));
    }
}

static JsonObject *
make_debrief_skill (WmStore *store, WmRows *rows, GError **error)
{
  JsonObject *skill = json_object_new ();

  wm_extra_set_text (skill, "skill", rows, 0);
  wm_extra_set_flag (skill, "done", rows, 1);
  wm_extra_set_text (skill, "note", rows, 2);
  return skill;
}

static JsonObject *
make_move (const WmDebriefMove *it)
{
  JsonObject *move = json_object_new ();

  json_object_set_string_member (move, "interview", it->interview);
  wm_extra_set_time (move, "time", it->time);
  set_text (move, "skill", it->skill);
  set_text (move, "state", wm_card_state_to_string (it->state));
  if (it->level >= 0)
    json_object_set_int_member (move, "level", it->level);
  set_text (move, "overallRecommendation", it->recommendation);
  set_text (move, "reason", it->reason);
  set_text (move, "actor", it->actor);
  return move;
}

/* Moves of cards that do not leave do not leave either. */
static gboolean
add_moves (WmStore *store, JsonObject *debrief, const char *application, GPtrArray *cards,
           GError **error)
{
  g_autoptr (GPtrArray) moves = wm_debrief_moves_list (store, application, error);

  for (guint i = 0; moves != NULL && i < moves->len; i++)
    {
      const WmDebriefMove *it = g_ptr_array_index (moves, i);

      if (find_card (cards, it->interview) != NULL)
        wm_extra_append (debrief, "moves", make_move (it));
    }
  return moves != NULL;
}

static JsonObject *
make_debrief (WmStore *store, WmRows *rows, GError **error)
{
  g_autoptr (JsonObject) debrief = json_object_new ();

  wm_extra_set_time (debrief, "opened", wm_rows_int (rows, 1));
  if (!wm_rows_is_null (rows, 2))
    wm_extra_set_time (debrief, "votesOpened", wm_rows_int (rows, 2));
  wm_extra_set_text (debrief, "notes", rows, 3);
  if (!wm_hiring_document_append (store, debrief, "skills", make_debrief_skill,
                                  "SELECT skill, done, note FROM debrief_skill"
                                  " WHERE debrief_id = ?1 ORDER BY skill",
                                  wm_rows_int (rows, 0), error))
    return NULL;
  wm_extra_merge (debrief, wm_rows_text (rows, 4));
  return g_steal_pointer (&debrief);
}

static gboolean
add_debrief (WmStore *store, JsonObject *application, gint64 id, GPtrArray *cards, GError **error)
{
  g_autoptr (JsonObject) list = json_object_new ();
  JsonArray *debriefs;
  JsonObject *debrief;

  if (!wm_hiring_document_append (store, list, "debriefs", make_debrief,
                                  "SELECT id, opened, votes_opened, notes, extra FROM debrief"
                                  " WHERE application_id = ?1",
                                  id, error))
    return FALSE;
  debriefs = wm_json_tree_array (list, "debriefs");
  if (debriefs == NULL)
    return TRUE;
  debrief = json_object_ref (json_array_get_object_element (debriefs, 0));
  json_object_set_object_member (application, "debrief", debrief);
  return add_moves (store, debrief, wm_extra_text (application, "id"), cards, error);
}

static JsonObject *
make_reason (WmStore *store, WmRows *rows, GError **error)
{
  JsonObject *reason = json_object_new ();

  wm_extra_set_text (reason, "skill", rows, 0);
  wm_extra_set_text (reason, "rationale", rows, 1);
  return reason;
}

static JsonObject *
make_decision (WmStore *store, WmRows *rows, GError **error)
{
  g_autoptr (JsonObject) decision = json_object_new ();

  wm_extra_set_text (decision, "outcome", rows, 1);
  wm_extra_set_text (decision, "rationale", rows, 2);
  wm_extra_set_text (decision, "forCandidate", rows, 3);
  wm_extra_set_words (decision, "decidedBy", rows, 4);
  wm_extra_set_time (decision, "time", wm_rows_int (rows, 5));
  if (!wm_hiring_document_append (store, decision, "skills", make_reason,
                                  "SELECT skill, rationale FROM decision_skill"
                                  " WHERE decision_id = ?1 ORDER BY sort, skill",
                                  wm_rows_int (rows, 0), error))
    return NULL;
  wm_extra_merge (decision, wm_rows_text (rows, 6));
  return g_steal_pointer (&decision);
}

/* ---- whole ------------------------------------------------------------------ */

/* What quotes cards goes only to those who owe none. */
static gboolean
add_open_parts (WmStore *store, JsonObject *application, gint64 id, GPtrArray *cards,
                GError **error)
{
  return wm_viewer_owes_card (store, wm_extra_text (application, "id"))
         || (add_debrief (store, application, id, cards, error)
             && wm_hiring_document_append (store, application, "decisions", make_decision,
                                           "SELECT id, outcome, rationale, for_candidate,"
                                           " decided_by, time, extra FROM decision"
                                           " WHERE application_id = ?1"
                                           " ORDER BY time, outcome, rationale",
                                           id, error));
}

#define APPLICATIONS                                                                               \
  "SELECT a.id, a.slug, p.slug, j.slug, coalesce (s.slug, ''), a.status, a.reason, a.applied,"     \
  " a.entered, a.extra FROM application a JOIN person p ON p.id = a.person_id"                     \
  " JOIN job j ON j.id = a.job_id LEFT JOIN interview_stage s ON s.id = a.stage_id"

static JsonObject *
make_application (WmStore *store, WmRows *rows, GError **error)
{
  g_autoptr (JsonObject) application = json_object_new ();
  g_autoptr (GPtrArray) cards = list_cards (store, wm_rows_text (rows, 1), error);
  gint64 id = wm_rows_int (rows, 0);

  wm_extra_set_text (application, "id", rows, 1);
  wm_extra_set_text (application, "person", rows, 2);
  wm_extra_set_text (application, "job", rows, 3);
  wm_extra_set_text (application, "stage", rows, 4);
  wm_extra_set_text (application, "status", rows, 5);
  wm_extra_set_text (application, "reason", rows, 6);
  wm_extra_set_text (application, "applied", rows, 7);
  wm_extra_set_time (application, "entered", wm_rows_int (rows, 8));
  if (cards == NULL
      || !wm_hiring_document_append (store, application, "events", make_event,
                                     "SELECT time, kind, stage, reason, actor"
                                     " FROM application_event WHERE application_id = ?1"
                                     " ORDER BY sort, time, kind, stage, reason",
                                     id, error)
      || !wm_hiring_document_append (store, application, "interviews", make_interview,
                                     "SELECT i.slug, coalesce (k.slug, ''), p.slug, i.date,"
                                     " i.start, i.status, json_remove (i.extra, '$.cardsIn')"
                                     " FROM interview i"
                                     " JOIN person p ON p.id = i.interviewer_id"
                                     " LEFT JOIN interview_kit k ON k.id = i.kit_id"
                                     " WHERE i.application_id = ?1 ORDER BY i.slug",
                                     id, error)
      || !add_open_parts (store, application, id, cards, error))
    return NULL;
  add_cards (application, cards);
  wm_extra_merge (application, wm_rows_text (rows, 9));
  return g_steal_pointer (&application);
}

JsonObject *
wm_application_document_new (WmStore *store, const char *application, GError **error)
{
  g_autoptr (JsonObject) list = json_object_new ();
  gint64 id = wm_sql_int (store, 0, "SELECT id FROM application WHERE slug = ?1", "t", application);
  JsonArray *array;

  if (!wm_hiring_document_append (store, list, "applications", make_application,
                                  APPLICATIONS " WHERE a.id = ?1", id, error))
    return NULL;
  array = wm_json_tree_array (list, "applications");
  return array != NULL ? json_object_ref (json_array_get_object_element (array, 0)) : NULL;
}

gboolean
wm_applications_document_load (WmStore *store, JsonObject *root, GError **error)
{
  return wm_hiring_document_append (store, root, "applications", make_application,
                                    APPLICATIONS " ORDER BY a.slug", 0, error);
}
