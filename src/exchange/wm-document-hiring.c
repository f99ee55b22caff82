/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Hiring in a workspace's document: what a schema cannot say. Stages, interviews
 * and cards have ids that are nowhere else, an application stands at a stage of
 * its own job, and the seal of every card fits what it says.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "wm-document-rules-private.h"
#include "wm-extra.h"
#include "wm-hiring-document.h"

/* ---- ids -------------------------------------------------------------------- */

static gboolean
check_new_id (WmRules *rules, JsonNode *leaf)
{
  const char *id = json_node_get_string (leaf);

  return g_hash_table_add (rules->ids, (gpointer) id)
         || wm_rules_fail (rules, _ ("%s stands twice in this list"), id);
}

/* The ids at all of @paths (ended by NULL) differ. */
static gboolean
check_ids (WmRules *rules, JsonObject *root, const char *const *paths)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean fine = TRUE;

  rules->ids = ids;
  for (guint i = 0; fine && paths[i] != NULL; i++)
    fine = wm_rules_walk_object (rules, root, paths[i], check_new_id);
  return fine;
}

static gboolean
check_all_ids (WmRules *rules, JsonObject *root)
{
  static const char *const loops[] = { "jobs[].loop.id", "loopTemplates[].id", NULL };
  static const char *const stages[]
    = { "jobs[].loop.stages[].id", "loopTemplates[].stages[].id", NULL };
  static const char *const kits[] = { "jobs[].loop.stages[].interviews[].id",
                                      "loopTemplates[].stages[].interviews[].id", NULL };
  static const char *const interviews[] = { "applications[].interviews[].id", NULL };
  static const char *const cards[] = { "applications[].interviews[].scorecard.id", NULL };

  return check_ids (rules, root, loops) && check_ids (rules, root, stages)
         && check_ids (rules, root, kits) && check_ids (rules, root, interviews)
         && check_ids (rules, root, cards);
}

/* ---- cards ------------------------------------------------------------------ */

static gboolean
check_levels (WmRules *rules, JsonObject *card)
{
  JsonArray *ratings = wm_json_tree_array (card, "ratings");

  for (guint i = 0; i < json_array_get_length (ratings); i++)
    {
      JsonObject *it = json_array_get_object_element (ratings, i);
      gboolean rated = g_str_equal (wm_extra_text (it, "state"), "rated");

      if (rated == json_object_has_member (it, "level"))
        continue;
      g_string_append_printf (rules->place, ".ratings[%u].level", i);
      return wm_rules_fail (rules, _ ("a rating has a level, and nothing else has"));
    }
  return TRUE;
}

/* What was said about somebody erased has lost its words, and its seals. */
static gboolean
check_seal (WmRules *rules, JsonObject *application, JsonObject *interview, JsonObject *object,
            gboolean erased)
{
  g_autoptr (WmCard) card = wm_card_from_json (object);

  if (erased && *card->sha256 == '\0')
    return TRUE;
  wm_loop_set_text (&card->interview, wm_extra_text (interview, "id"));
  wm_loop_set_text (&card->interviewer, wm_extra_text (interview, "interviewer"));
  wm_loop_set_text (&card->application, wm_extra_text (application, "id"));
  wm_loop_set_text (&card->person, wm_extra_text (application, "person"));
  if (wm_card_is_intact (card))
    return TRUE;
  g_string_append (rules->place, ".sha256");
  return wm_rules_fail (rules, _ ("the seal does not fit what the scorecard says"));
}

static gboolean
check_card (WmRules *rules, JsonObject *application, JsonObject *interview, gboolean erased)
{
  JsonObject *card = wm_json_tree_object (interview, "scorecard");
  gsize before = rules->place->len;

  if (card == NULL)
    return TRUE;
  g_string_append (rules->place, ".scorecard");
  if (!check_levels (rules, card) || !check_seal (rules, application, interview, card, erased))
    return FALSE;
  g_string_truncate (rules->place, before);
  return TRUE;
}

/* ---- applications ----------------------------------------------------------- */

/* What applications name, by its id, found once for all of them */
typedef struct
{
  GHashTable *jobs;
  GHashTable *erased; /* people */
  GHashTable *stages, *kits; /* the loop that has it; ids are nowhere else */
} Named;

static void
named_clear (Named *named)
{
  g_hash_table_unref (named->jobs);
  g_hash_table_unref (named->erased);
  g_hash_table_unref (named->stages);
  g_hash_table_unref (named->kits);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Named, named_clear)

/* Puts each object of a list under what it has at @key: itself, or @value. */
static void
name_all (GHashTable *table, JsonObject *scope, const char *list, const char *key, gpointer value)
{
  JsonArray *array = wm_json_tree_array (scope, list);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *it = json_array_get_object_element (array, i);

      g_hash_table_insert (table, (gpointer) wm_extra_text (it, key),
                           value != NULL ? value : it);
    }
}

static void
named_init (Named *named, JsonObject *root)
{
  GHashTable **tables[] = { &named->jobs, &named->erased, &named->stages, &named->kits };
  JsonArray *jobs = wm_json_tree_array (root, "jobs");

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    *tables[i] = g_hash_table_new (g_str_hash, g_str_equal);
  name_all (named->jobs, root, "jobs", "id", NULL);
  name_all (named->erased, root, "erasures", "person", NULL);
  for (guint i = 0; jobs != NULL && i < json_array_get_length (jobs); i++)
    {
      JsonObject *loop = wm_json_tree_object (json_array_get_object_element (jobs, i), "loop");
      JsonArray *stages = loop != NULL ? wm_json_tree_array (loop, "stages") : NULL;

      if (loop != NULL)
        name_all (named->stages, loop, "stages", "id", loop);
      for (guint j = 0; stages != NULL && j < json_array_get_length (stages); j++)
        name_all (named->kits, json_array_get_object_element (stages, j), "interviews", "id",
                  loop);
    }
}

/* Is @id one of those of @loop (nullable)? */
static gboolean
is_of (GHashTable *table, const char *id, JsonObject *loop)
{
  return loop != NULL && g_hash_table_lookup (table, id) == loop;
}

static gboolean
fail_plan (WmRules *rules, const char *key, const char *id)
{
  g_string_append_printf (rules->place, ".%s", key);
  return wm_rules_fail (rules, _ ("“%s” is not in the interview plan of the job"), id);
}

static gboolean
check_interviews (WmRules *rules, const Named *named, JsonObject *application, JsonObject *loop)
{
  JsonArray *array = wm_json_tree_array (application, "interviews");
  const char *person = wm_extra_text (application, "person");
  gboolean erased = g_hash_table_contains (named->erased, person);
  gsize before = rules->place->len;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *it = json_array_get_object_element (array, i);
      const char *kit = wm_extra_text (it, "kit");

      g_string_append_printf (rules->place, ".interviews[%u]", i);
      if (*kit != '\0' && !is_of (named->kits, kit, loop))
        return fail_plan (rules, "kit", kit);
      if (g_str_equal (wm_extra_text (it, "interviewer"), person))
        return wm_rules_fail (rules, _ ("a candidate does not interview herself"));
      if (!check_card (rules, application, it, erased))
        return FALSE;
      g_string_truncate (rules->place, before);
    }
  return TRUE;
}

/* Who moved has a card among those of the application. */
static gboolean
check_moves (WmRules *rules, JsonObject *application)
{
  JsonObject *debrief = wm_json_tree_object (application, "debrief");
  JsonArray *moves = debrief != NULL ? wm_json_tree_array (debrief, "moves") : NULL;
  g_autoptr (GHashTable) interviews = g_hash_table_new (g_str_hash, g_str_equal);

  if (moves != NULL)
    name_all (interviews, application, "interviews", "id", NULL);
  for (guint i = 0; moves != NULL && i < json_array_get_length (moves); i++)
    {
      JsonObject *it = json_array_get_object_element (moves, i);
      JsonObject *interview
        = g_hash_table_lookup (interviews, wm_extra_text (it, "interview"));
      gboolean rated = g_str_equal (wm_extra_text (it, "state"), "rated");

      if (interview != NULL && json_object_has_member (interview, "scorecard")
          && rated == json_object_has_member (it, "level"))
        continue;
      g_string_append_printf (rules->place, ".debrief.moves[%u]", i);
      return interview == NULL || !json_object_has_member (interview, "scorecard")
                 ? wm_rules_fail (rules, _ ("there is no scorecard of this interview"))
                 : wm_rules_fail (rules, _ ("a rating has a level, and nothing else has"));
    }
  return TRUE;
}

gboolean
wm_rules_check_hiring (WmRules *rules, JsonObject *root)
{
  JsonArray *array = wm_json_tree_array (root, "applications");
  g_auto (Named) named = { 0 };

  named_init (&named, root);
  if (!check_all_ids (rules, root))
    return FALSE;
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *it = json_array_get_object_element (array, i);
      JsonObject *job = g_hash_table_lookup (named.jobs, wm_extra_text (it, "job"));
      JsonObject *loop = job != NULL ? wm_json_tree_object (job, "loop") : NULL;
      const char *stage = wm_extra_text (it, "stage");
      gsize before = rules->place->len;

      g_string_append_printf (rules->place, "applications[%u]", i);
      if (*stage != '\0' && !is_of (named.stages, stage, loop))
        return fail_plan (rules, "stage", stage);
      if (!check_interviews (rules, &named, it, loop) || !check_moves (rules, it))
        return FALSE;
      g_string_truncate (rules->place, before);
    }
  return TRUE;
}
