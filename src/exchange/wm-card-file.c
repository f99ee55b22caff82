/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Scorecards as JSON, and as files of their own.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/wm-extra.h"
#include "exchange/wm-hiring-document.h"
#include "exchange/wm-hiring-file.h"
#include "exchange/wm-hiring-file-private.h"

static void
set_text (JsonObject *object, const char *key, const char *text)
{
  if (text != NULL && *text != '\0')
    json_object_set_string_member (object, key, text);
}

static void
set_level (JsonObject *object, WmCardState state, int level)
{
  if (state == WM_CARD_RATED)
    json_object_set_int_member (object, "level", level);
}

static JsonObject *
rating_to_json (const WmCardRating *it)
{
  JsonObject *rating = json_object_new ();

  set_text (rating, "skill", it->skill);
  set_text (rating, "state", wm_card_state_to_string (it->state));
  set_level (rating, it->state, it->level);
  set_text (rating, "evidence", it->evidence);
  return rating;
}

static JsonObject *
question_to_json (const WmCardQuestion *it)
{
  JsonObject *question = json_object_new ();

  set_text (question, "question", it->question);
  json_object_set_boolean_member (question, "asked", it->asked);
  set_text (question, "note", it->note);
  return question;
}

static JsonObject *
amendment_to_json (const WmCardAmendment *it)
{
  JsonObject *amendment = json_object_new ();

  wm_extra_set_time (amendment, "time", it->time);
  set_text (amendment, "actor", it->actor);
  set_text (amendment, "skill", it->skill);
  set_text (amendment, "state", wm_card_state_to_string (it->state));
  set_level (amendment, it->state, it->level);
  set_text (amendment, "overallRecommendation", it->recommendation);
  set_text (amendment, "text", it->text);
  set_text (amendment, "reason", it->reason);
  set_text (amendment, "sha256", it->sha256);
  return amendment;
}

JsonObject *
wm_card_to_json (const WmCard *card)
{
  JsonObject *object = json_object_new ();

  set_text (object, "id", card->slug);
  wm_extra_set_time (object, "submitted", card->submitted);
  json_object_set_array_member (object, "ratings", json_array_new ());
  for (guint i = 0; i < card->ratings->len; i++)
    wm_extra_append (object, "ratings", rating_to_json (wm_card_rating (card, i)));
  for (guint i = 0; i < card->questions->len; i++)
    wm_extra_append (object, "questions", question_to_json (wm_card_question (card, i)));
  set_text (object, "overallRecommendation", card->recommendation);
  set_text (object, "summary", card->summary);
  set_text (object, "redFlags", card->red_flags);
  set_text (object, "rubric", card->rubric);
  set_text (object, "sha256", card->sha256);
  if (card->from_file)
    json_object_set_boolean_member (object, "fromFile", TRUE);
  for (guint i = 0; i < card->amendments->len; i++)
    wm_extra_append (object, "amendments",
                     amendment_to_json (g_ptr_array_index (card->amendments, i)));
  return object;
}

static void
add_amendment (WmCard *card, JsonObject *object)
{
  WmCardAmendment *it = g_new0 (WmCardAmendment, 1);

  it->time = wm_extra_time (object, "time");
  it->actor = g_strdup (wm_text_of (object, "actor"));
  it->skill = g_strdup (wm_text_of (object, "skill"));
  it->state = wm_card_state_parse (wm_text_of (object, "state"));
  it->level = (int) wm_json_tree_int (object, "level", -1);
  it->recommendation = g_strdup (wm_text_of (object, "overallRecommendation"));
  it->text = g_strdup (wm_text_of (object, "text"));
  it->reason = g_strdup (wm_text_of (object, "reason"));
  it->sha256 = g_strdup (wm_text_of (object, "sha256"));
  g_ptr_array_add (card->amendments, it);
}

WmCard *
wm_card_from_json (JsonObject *root)
{
  WmCard *card = wm_card_new ();
  JsonArray *ratings = wm_json_tree_array (root, "ratings");
  JsonArray *questions = wm_json_tree_array (root, "questions");
  JsonArray *amendments = wm_json_tree_array (root, "amendments");

  wm_loop_set_text (&card->slug, wm_text_of (root, "id"));
  wm_loop_set_text (&card->recommendation, wm_text_of (root, "overallRecommendation"));
  wm_loop_set_text (&card->summary, wm_text_of (root, "summary"));
  wm_loop_set_text (&card->red_flags, wm_text_of (root, "redFlags"));
  wm_loop_set_text (&card->rubric, wm_text_of (root, "rubric"));
  wm_loop_set_text (&card->sha256, wm_text_of (root, "sha256"));
  card->submitted = wm_extra_time (root, "submitted");
  card->from_file = wm_extra_flag (root, "fromFile");
  for (guint i = 0; ratings != NULL && i < json_array_get_length (ratings); i++)
    {
      JsonObject *it = json_array_get_object_element (ratings, i);

      wm_card_add_rating (card, wm_text_of (it, "skill"),
                          wm_card_state_parse (wm_text_of (it, "state")),
                          (int) wm_json_tree_int (it, "level", -1),
                          wm_text_of (it, "evidence"));
    }
  for (guint i = 0; questions != NULL && i < json_array_get_length (questions); i++)
    {
      JsonObject *it = json_array_get_object_element (questions, i);

      wm_card_add_question (card, wm_text_of (it, "question"), wm_extra_flag (it, "asked"),
                            wm_text_of (it, "note"));
    }
  for (guint i = 0; amendments != NULL && i < json_array_get_length (amendments); i++)
    add_amendment (card, json_array_get_object_element (amendments, i));
  return card;
}

/* ---- out -------------------------------------------------------------------- */

/* What only a workspace's document tells of a card: here nothing has checked it. */
static void
forget_foreign (JsonObject *root)
{
  json_object_remove_member (root, "id");
  json_object_remove_member (root, "fromFile");
  json_object_remove_member (root, "amendments");
}

/* A file of its own says whose card it is; nobody needs its id elsewhere. */
static GBytes *
card_to_bytes (const WmCard *card, GError **error)
{
  g_autoptr (JsonObject) root = wm_card_to_json (card);

  forget_foreign (root);
  json_object_set_string_member (root, "$schema", "urn:waymark:schema:card:1");
  json_object_set_string_member (root, "format", "waymark-card/1");
  json_object_set_object_member (root, "generator", wm_transfer_generator ());
  set_text (root, "interview", card->interview);
  set_text (root, "application", card->application);
  set_text (root, "candidate", card->person);
  set_text (root, "interviewer", card->interviewer);
  return wm_document_to_bytes (root, wm_shape_get ("card"), error);
}

/* An amended card goes out as it says now, sealed when it last changed: where
 * the first is known, the differences become amendments again. */
static void
reseal (WmCard *card, const WmCardAmendment *last)
{
  card->submitted = last->time;
  g_free (card->sha256);
  card->sha256 = wm_card_seal (card);
}

GBytes *
wm_export_card (WmStore *store, const char *interview, GError **error)
{
  g_autoptr (WmCard) card = NULL;
  g_autoptr (WmCard) sent = NULL;

  g_return_val_if_fail (WM_IS_STORE (store) && interview != NULL, NULL);

  card = wm_card_load (store, interview, error);
  if (card == NULL)
    return NULL;
  if (card->votes_closed)
    {
      g_set_error_literal (error, WM_ERROR, WM_ERROR_SEALED,
                           _ ("Overall votes are closed until the debrief has gone through the "
                              "skills, so this scorecard cannot be written to a file yet."));
      return NULL;
    }
  sent = wm_card_amended (card);
  if (card->amendments->len > 0)
    reseal (sent, g_ptr_array_index (card->amendments, card->amendments->len - 1));
  return card_to_bytes (sent, error);
}

/* ---- in --------------------------------------------------------------------- */

/* What the shape alone cannot say */
static gboolean
check_card (JsonObject *root, const char *name, GError **error)
{
  JsonArray *ratings = wm_json_tree_array (root, "ratings");
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < json_array_get_length (ratings); i++)
    {
      JsonObject *it = json_array_get_object_element (ratings, i);
      gboolean rated = g_str_equal (wm_text_of (it, "state"), "rated");

      if (!g_hash_table_add (seen, (gpointer) wm_text_of (it, "skill")))
        g_set_error (error, WM_ERROR, WM_ERROR_INVALID, _ ("%s: ratings[%u].skill: rated twice"),
                     name, i);
      else if (rated != json_object_has_member (it, "level"))
        g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
                     _ ("%s: ratings[%u].level: a rating has a level, and nothing else has"), name,
                     i);
      else
        continue;
      return FALSE;
    }
  return TRUE;
}

static WmCard *
read_card (JsonObject *root)
{
  WmCard *card = wm_card_from_json (root);

  wm_loop_set_text (&card->slug, "");
  wm_loop_set_text (&card->interview, wm_text_of (root, "interview"));
  wm_loop_set_text (&card->application, wm_text_of (root, "application"));
  wm_loop_set_text (&card->person, wm_text_of (root, "candidate"));
  wm_loop_set_text (&card->interviewer, wm_text_of (root, "interviewer"));
  return card;
}

gboolean
wm_import_card (WmStore *store, GBytes *input, const char *name, WmCardTaken *taken,
                GError **error)
{
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (WmCard) card = NULL;

  g_return_val_if_fail (WM_IS_STORE (store) && input != NULL && name != NULL, FALSE);

  node = wm_hiring_load_file (input, "card", name, error);
  if (node == NULL || !check_card (json_node_get_object (node), name, error))
    return FALSE;
  forget_foreign (json_node_get_object (node));
  card = read_card (json_node_get_object (node));
  return wm_card_take (store, card, taken, error);
}
