/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Hiring in what is told of a person: as a candidate, and as somebody who
 * interviews.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "hiring/wm-card.h"
#include "store/wm-sql.h"
#include "wm-extra.h"
#include "wm-person-told-private.h"

/* ---- words ------------------------------------------------------------------ */

/* The words of files, as people read them; what is not here stays as it is. */
static const char *
word_of (const char *word)
{
  static const char *const words[][2] = {
    { "active", N_ ("Active") },
    { "rejected", N_ ("Rejected") },
    { "withdrawn", N_ ("Withdrawn") },
    { "hired", N_ ("Hired") },
    { "applied", N_ ("Applied") },
    { "moved", N_ ("Moved") },
    { "reopened", N_ ("Opened again") },
    { "planned", N_ ("planned") },
    { "held", N_ ("held") },
    { "cancelled", N_ ("cancelled") },
    { "hire", N_ ("Hire") },
    { "no_hire", N_ ("No hire") },
    { "hold", N_ ("Hold") },
    { "no_signal", N_ ("no signal") },
    { "not_asked", N_ ("not asked") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (word, words[i][0]) == 0)
      return _ (words[i][1]);
  return *wm_recommendation_words (word) != '\0' ? wm_recommendation_words (word) : word;
}

/* (transfer full): the name of a row that has @slug; the slug where there is none */
static char *
name_of (const WmTelling *it, const char *sql, const char *slug)
{
  char *name = slug != NULL ? wm_sql_text (it->store, sql, "t", slug) : NULL;

  return name != NULL ? name : g_strdup (slug);
}

static char *
job_name (const WmTelling *it, const char *job)
{
  return name_of (it, "SELECT name FROM job WHERE slug = ?1", job);
}

static void
tell_line (WmTelling *it, WmPartKind kind, const GString *line)
{
  if (kind == WM_PART_TEXT)
    wm_parts_add_long (it->parts, line->str);
  else
    wm_parts_add (it->parts, kind, line->str);
}

static void
tell_quoted (WmTelling *it, const char *text)
{
  g_autofree char *quoted = NULL;

  if (text == NULL || *text == '\0')
    return;
  quoted = g_strdup_printf (_ ("“%s”"), text);
  wm_parts_add_long (it->parts, quoted);
}

/* ---- cards ------------------------------------------------------------------ */

/* (transfer full): a level, or why there is none */
static char *
rating_words (const WmTelling *it, JsonObject *rating)
{
  const char *state = wm_json_tree_text (rating, "state");

  return json_object_has_member (rating, "level")
             ? wm_tell_level (it, (int) wm_json_tree_int (rating, "level", -1))
             : g_strdup (word_of (state));
}

static void
tell_rating (WmTelling *it, JsonObject *rating)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *words = rating_words (it, rating);

  wm_tell_append (line, wm_tell_skill_name (it, wm_json_tree_text (rating, "skill")));
  wm_tell_append (line, words);
  tell_line (it, WM_PART_TEXT, line);
  tell_quoted (it, wm_json_tree_text (rating, "evidence"));
}

static void
tell_question (WmTelling *it, JsonObject *question)
{
  const char *id = wm_json_tree_text (question, "question");
  g_autofree char *text = name_of (it, "SELECT text FROM question WHERE slug = ?1", id);

  /* Translators: before a question of an interview that was, or was not, asked. */
  wm_tell_fact (it, wm_extra_flag (question, "asked") ? _ ("Asked") : _ ("Not asked"), text);
  tell_quoted (it, wm_json_tree_text (question, "note"));
}

static void
tell_amendment (WmTelling *it, JsonObject *amendment)
{
  g_autoptr (GString) line = g_string_new (_ ("Amended"));
  g_autofree char *words = rating_words (it, amendment);

  wm_tell_append_day (line, wm_json_tree_text (amendment, "time"));
  wm_tell_append (line, wm_tell_skill_name (it, wm_json_tree_text (amendment, "skill")));
  wm_tell_append (line, words);
  wm_tell_append (line, word_of (wm_json_tree_text (amendment, "overallRecommendation")));
  wm_tell_append (line, wm_json_tree_text (amendment, "reason"));
  tell_line (it, WM_PART_TEXT, line);
  tell_quoted (it, wm_json_tree_text (amendment, "text"));
}

static void
tell_list (WmTelling *it, JsonObject *object, const char *key,
           void (*each) (WmTelling *it, JsonObject *object))
{
  JsonNode *node = json_object_get_member (object, key);

  if (node != NULL)
    wm_tell_each (it, node, each);
}

static void
tell_card (WmTelling *it, JsonObject *card)
{
  tell_list (it, card, "ratings", tell_rating);
  tell_list (it, card, "questions", tell_question);
  wm_tell_fact (it, _ ("Overall recommendation"),
                word_of (wm_json_tree_text (card, "overallRecommendation")));
  wm_tell_fact (it, _ ("Summary"), wm_json_tree_text (card, "summary"));
  wm_tell_fact (it, _ ("Red flags"), wm_json_tree_text (card, "redFlags"));
  tell_list (it, card, "amendments", tell_amendment);
}

static void
tell_interview (WmTelling *it, JsonObject *interview)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *kit = name_of (it, "SELECT name FROM interview_kit WHERE slug = ?1",
                                  wm_json_tree_text (interview, "kit"));
  g_autofree char *by = wm_tell_person_name (it, wm_json_tree_text (interview, "interviewer"));
  JsonObject *card = wm_json_tree_object (interview, "scorecard");

  wm_tell_append (line, wm_json_tree_text (interview, "date"));
  wm_tell_append (line, wm_json_tree_text (interview, "start"));
  wm_tell_append (line, kit);
  wm_tell_append (line, by);
  wm_tell_append (line, word_of (wm_json_tree_text (interview, "status")));
  tell_line (it, WM_PART_NAME, line);
  if (card != NULL)
    tell_card (it, card);
}

/* ---- applications ----------------------------------------------------------- */

static void
tell_event (WmTelling *it, JsonObject *event)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *stage = name_of (it, "SELECT name FROM interview_stage WHERE slug = ?1",
                                    wm_json_tree_text (event, "stage"));
  g_autofree char *by = wm_tell_person_name (it, wm_json_tree_text (event, "actor"));

  wm_tell_append_day (line, wm_json_tree_text (event, "time"));
  wm_tell_append (line, word_of (wm_json_tree_text (event, "kind")));
  wm_tell_append (line, stage);
  wm_tell_append (line, by);
  wm_tell_append (line, wm_json_tree_text (event, "reason"));
  tell_line (it, WM_PART_TEXT, line);
}

static void
tell_reason (WmTelling *it, JsonObject *reason)
{
  wm_tell_fact (it, wm_tell_skill_name (it, wm_json_tree_text (reason, "skill")),
             wm_json_tree_text (reason, "rationale"));
}

static void
tell_move (WmTelling *it, JsonObject *move)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *words = rating_words (it, move);
  g_autofree char *by = wm_tell_person_name (it, wm_json_tree_text (move, "actor"));

  wm_tell_append_day (line, wm_json_tree_text (move, "time"));
  wm_tell_append (line, by);
  wm_tell_append (line, wm_tell_skill_name (it, wm_json_tree_text (move, "skill")));
  wm_tell_append (line, words);
  wm_tell_append (line, word_of (wm_json_tree_text (move, "overallRecommendation")));
  wm_tell_append (line, wm_json_tree_text (move, "reason"));
  tell_line (it, WM_PART_TEXT, line);
}

static void
tell_note (WmTelling *it, JsonObject *skill)
{
  wm_tell_fact (it, wm_tell_skill_name (it, wm_json_tree_text (skill, "skill")),
             wm_json_tree_text (skill, "note"));
}

static void
tell_debrief (WmTelling *it, JsonObject *debrief)
{
  g_autoptr (GString) line = g_string_new (_ ("Debrief"));

  wm_tell_append_day (line, wm_json_tree_text (debrief, "opened"));
  tell_line (it, WM_PART_NAME, line);
  wm_tell_fact (it, _ ("Notes"), wm_json_tree_text (debrief, "notes"));
  tell_list (it, debrief, "skills", tell_note);
  tell_list (it, debrief, "moves", tell_move);
}

static void
tell_decision (WmTelling *it, JsonObject *decision)
{
  g_autoptr (GString) line = g_string_new (_ ("Decision"));
  JsonArray *people = wm_json_tree_array (decision, "decidedBy");

  wm_tell_append (line, word_of (wm_json_tree_text (decision, "outcome")));
  wm_tell_append_day (line, wm_json_tree_text (decision, "time"));
  for (guint i = 0; people != NULL && i < json_array_get_length (people); i++)
    {
      g_autofree char *by = wm_tell_person_name (it, json_array_get_string_element (people, i));

      wm_tell_append (line, by);
    }
  tell_line (it, WM_PART_NAME, line);
  wm_tell_fact (it, _ ("Rationale"), wm_json_tree_text (decision, "rationale"));
  wm_tell_fact (it, _ ("Summary for the candidate"),
             wm_json_tree_text (decision, "forCandidate"));
  tell_list (it, decision, "skills", tell_reason);
}

static void
tell_application (WmTelling *it, JsonObject *application)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *job = job_name (it, wm_json_tree_text (application, "job"));
  JsonObject *debrief = wm_json_tree_object (application, "debrief");

  wm_tell_append (line, job);
  wm_tell_append (line, wm_json_tree_text (application, "applied"));
  wm_tell_append (line, word_of (wm_json_tree_text (application, "status")));
  wm_tell_append (line, wm_json_tree_text (application, "reason"));
  tell_line (it, WM_PART_NAME, line);
  tell_list (it, application, "events", tell_event);
  tell_list (it, application, "interviews", tell_interview);
  if (debrief != NULL)
    tell_debrief (it, debrief);
  tell_list (it, application, "decisions", tell_decision);
}

void
wm_tell_applications (WmTelling *it, JsonNode *node)
{
  wm_tell_each (it, node, tell_application);
}

static void
tell_held (WmTelling *it, JsonObject *held)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *job = job_name (it, wm_json_tree_text (held, "job"));
  g_autofree char *candidate = wm_tell_person_name (it, wm_json_tree_text (held, "candidate"));

  wm_tell_append (line, job);
  wm_tell_append (line, candidate);
  tell_line (it, WM_PART_TEXT, line);
  tell_interview (it, json_object_get_object_member (held, "interview"));
}

void
wm_tell_interviews_held (WmTelling *it, JsonNode *node)
{
  wm_tell_each (it, node, tell_held);
}

/* ---- what is known of a candidate, and how long ----------------------------- */

static void
tell_claim (WmTelling *it, JsonObject *claim)
{
  wm_tell_fact (it, wm_tell_skill_name (it, wm_json_tree_text (claim, "skill")),
                wm_json_tree_text (claim, "words"));
}

void
wm_tell_candidate (WmTelling *it, JsonNode *node)
{
  JsonObject *candidate = json_node_get_object (node);
  JsonNode *resume = json_object_get_member (candidate, "resume");

  wm_tell_fact (it, _ ("Phone"), wm_json_tree_text (candidate, "phone"));
  wm_tell_fact (it, _ ("Where she came from"), wm_json_tree_text (candidate, "source"));
  wm_tell_fact (it, _ ("Documents"), wm_json_tree_text (candidate, "documents"));
  wm_tell_fact (it, _ ("Notes"), wm_json_tree_text (candidate, "notes"));
  tell_list (it, candidate, "claims", tell_claim);
  if (resume != NULL)
    wm_tell_any (it, _ ("Résumé"), resume, 0);
}

void
wm_tell_retention (WmTelling *it, JsonNode *node)
{
  JsonObject *retention = json_node_get_object (node);

  wm_tell_fact (it, _ ("Ended"), wm_json_tree_text (retention, "ended"));
  wm_tell_fact (it, _ ("Keep at least until"), wm_json_tree_text (retention, "keepUntil"));
  wm_tell_fact (it, _ ("Erase at latest by"), wm_json_tree_text (retention, "eraseBy"));
  wm_tell_fact (it, _ ("Reason"), wm_json_tree_text (retention, "reason"));
  wm_tell_fact (it, _ ("Legal hold"), wm_json_tree_text (retention, "hold"));
}

static void
tell_hold (WmTelling *it, JsonObject *hold)
{
  g_autoptr (GString) line = g_string_new (NULL);

  wm_tell_append (line, wm_json_tree_text (hold, "since"));
  wm_tell_append (line, wm_json_tree_text (hold, "released"));
  wm_tell_append (line, wm_json_tree_text (hold, "reason"));
  tell_line (it, WM_PART_TEXT, line);
}

void
wm_tell_holds (WmTelling *it, JsonNode *node)
{
  wm_tell_each (it, node, tell_hold);
}

static void
tell_erasure (WmTelling *it, JsonObject *erasure)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *by = wm_tell_person_name (it, wm_json_tree_text (erasure, "actor"));

  wm_tell_append_day (line, wm_json_tree_text (erasure, "time"));
  wm_tell_append (line, by);
  wm_tell_append (line, wm_json_tree_text (erasure, "reason"));
  tell_line (it, WM_PART_TEXT, line);
}

void
wm_tell_erasures (WmTelling *it, JsonNode *node)
{
  wm_tell_each (it, node, tell_erasure);
}
