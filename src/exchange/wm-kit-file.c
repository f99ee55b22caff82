/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Kits out, cards in and out.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/wm-document.h"
#include "exchange/wm-hiring-file.h"
#include "exchange/wm-hiring-file-private.h"
#include "store/wm-sql.h"

void
wm_hiring_write_text (WmJsonWriter *writer, const char *key, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  wm_json_writer_key (writer, key);
  wm_json_writer_string (writer, text);
}

void
wm_hiring_write_int (WmJsonWriter *writer, const char *key, gint64 value)
{
  wm_json_writer_key (writer, key);
  wm_json_writer_int (writer, value);
}

void
wm_hiring_begin_file (WmJsonWriter *writer, const char *kind)
{
  g_autofree char *schema = g_strdup_printf ("urn:waymark:schema:%s:1", kind);
  g_autofree char *format = g_strdup_printf ("waymark-%s/1", kind);

  wm_json_writer_begin_object (writer);
  wm_hiring_write_text (writer, "$schema", schema);
  wm_hiring_write_text (writer, "format", format);
  wm_json_writer_key (writer, "generator");
  wm_json_writer_begin_object (writer);
  wm_hiring_write_text (writer, "name", "Waymark");
  wm_hiring_write_text (writer, "version", WM_VERSION);
  wm_json_writer_end_object (writer);
}

JsonNode *
wm_hiring_load_file (GBytes *input, const char *kind, const char *name, GError **error)
{
  g_autofree char *wanted = g_strdup_printf ("waymark-%s/1", kind);
  g_autoptr (JsonNode) root = wm_json_tree_load (input, name, NULL, error);
  const char *format;

  if (root == NULL)
    return NULL;
  format = JSON_NODE_HOLDS_OBJECT (root)
               ? wm_json_tree_text (json_node_get_object (root), "format")
               : NULL;
  if (g_strcmp0 (format, wanted) != 0)
    {
      g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
                   /* Translators: the name of a file, the name of a format */
                   _ ("%s: not a file of the format “%s”"), name, wanted);
      return NULL;
    }
  return wm_document_check_shape (root, wm_shape_get (kind), name, error) ? g_steal_pointer (&root)
                                                                           : NULL;
}

/* ---- kits ------------------------------------------------------------------- */

static void
write_levels (WmJsonWriter *writer, const WmSkill *skill)
{
  wm_json_writer_key (writer, "levels");
  wm_json_writer_begin_array (writer);
  for (guint i = 0; i < skill->levels->len; i++)
    {
      const char *text = g_ptr_array_index (skill->levels, i);

      if (text == NULL || *text == '\0')
        continue;
      wm_json_writer_begin_object (writer);
      wm_hiring_write_int (writer, "score", i);
      wm_hiring_write_text (writer, "description", text);
      wm_json_writer_end_object (writer);
    }
  wm_json_writer_end_array (writer);
}

static void
write_skill (WmJsonWriter *writer, WmMap *map, const WmLoopSkill *skill)
{
  int index = wm_map_find_skill (map, skill->slug);

  wm_json_writer_begin_object (writer);
  wm_hiring_write_text (writer, "id", skill->slug);
  wm_hiring_write_text (writer, "name", skill->name);
  if (index >= 0)
    wm_hiring_write_text (writer, "description", wm_map_skill (map, index)->description);
  if (skill->level >= 0)
    wm_hiring_write_int (writer, "level", skill->level);
  if (index >= 0)
    write_levels (writer, wm_map_skill (map, index));
  wm_json_writer_end_object (writer);
}

static const WmQuestion *
find_question (WmMap *map, const char *slug)
{
  for (guint i = 0; i < map->questions->len; i++)
    if (g_str_equal (wm_map_question (map, i)->slug, slug))
      return wm_map_question (map, i);
  return NULL;
}

static void
write_question (WmJsonWriter *writer, WmMap *map, const WmLoop *loop,
                const WmLoopQuestion *question)
{
  const WmQuestion *known = find_question (map, question->slug);

  wm_json_writer_begin_object (writer);
  wm_hiring_write_text (writer, "id", question->slug);
  wm_hiring_write_text (writer, "question", question->text);
  wm_hiring_write_int (writer, "minutes", question->minutes);
  wm_json_writer_key (writer, "skills");
  wm_json_writer_begin_array (writer);
  for (guint i = 0; i < question->skills->len; i++)
    wm_json_writer_string (writer,
                           wm_loop_skill (loop, g_array_index (question->skills, guint, i))->slug);
  wm_json_writer_end_array (writer);
  if (known != NULL)
    {
      wm_hiring_write_text (writer, "strongAnswer", known->strong);
      wm_hiring_write_text (writer, "weakAnswer", known->weak);
    }
  wm_json_writer_end_object (writer);
}

static void
write_person (WmJsonWriter *writer, const char *key, const char *slug, const char *name)
{
  wm_json_writer_key (writer, key);
  wm_json_writer_begin_object (writer);
  wm_hiring_write_text (writer, "id", slug);
  wm_hiring_write_text (writer, "name", name);
  wm_json_writer_end_object (writer);
}

static gboolean
write_interview (WmJsonWriter *writer, WmStore *store, const char *interview, gboolean anonymous,
                 GError **error)
{
  g_autoptr (WmInterview) it = wm_interview_load (store, interview, error);
  g_autoptr (WmApplication) application
      = it != NULL ? wm_application_find (store, it->application, error) : NULL;
  g_autofree char *alias = NULL;

  if (application == NULL)
    return FALSE;
  alias = wm_candidate_alias (application->person);
  wm_json_writer_key (writer, "interview");
  wm_json_writer_begin_object (writer);
  wm_hiring_write_text (writer, "id", it->slug);
  wm_hiring_write_text (writer, "application", it->application);
  write_person (writer, "candidate", application->person, anonymous ? alias : application->name);
  write_person (writer, "interviewer", it->interviewer, it->interviewer_name);
  wm_hiring_write_text (writer, "date", it->date);
  wm_hiring_write_text (writer, "start", it->start);
  wm_json_writer_end_object (writer);
  return TRUE;
}

static const WmLoopInterview *
find_kit (const WmLoop *loop, const char *kit, const WmLoopStage **stage)
{
  for (guint i = 0; i < loop->stages->len; i++)
    for (guint j = 0; j < wm_loop_stage (loop, i)->interviews->len; j++)
      {
        const WmLoopInterview *it = wm_stage_interview (wm_loop_stage (loop, i), j);

        *stage = wm_loop_stage (loop, i);
        if (g_str_equal (it->slug, kit))
          return it;
      }
  return NULL;
}

static void
write_kit (WmJsonWriter *writer, WmMap *map, const WmJob *job, const WmLoop *loop,
           const WmLoopStage *stage, const WmLoopInterview *kit)
{
  wm_hiring_begin_file (writer, "kit");
  wm_hiring_write_text (writer, "id", kit->slug);
  wm_hiring_write_text (writer, "name", kit->name);
  wm_hiring_write_text (writer, "purpose", kit->purpose);
  wm_hiring_write_text (writer, "kind", kit->kind);
  wm_hiring_write_int (writer, "minutes", kit->minutes);
  write_person (writer, "stage", stage->slug, stage->name);
  wm_json_writer_key (writer, "job");
  wm_json_writer_begin_object (writer);
  wm_hiring_write_text (writer, "id", job->slug);
  wm_hiring_write_text (writer, "name", job->name);
  wm_hiring_write_text (writer, "role", job->role);
  wm_json_writer_end_object (writer);
  wm_json_writer_key (writer, "skills");
  wm_json_writer_begin_array (writer);
  for (guint i = 0; i < kit->skills->len; i++)
    write_skill (writer, map, wm_loop_skill (loop, g_array_index (kit->skills, guint, i)));
  wm_json_writer_end_array (writer);
  wm_json_writer_key (writer, "questions");
  wm_json_writer_begin_array (writer);
  for (guint i = 0; i < kit->questions->len; i++)
    write_question (writer, map, loop,
                    wm_loop_question (loop, g_array_index (kit->questions, guint, i)));
  wm_json_writer_end_array (writer);
}

GBytes *
wm_export_kit (WmStore *store, WmMap *map, const char *kit, const char *interview,
               gboolean anonymous, GError **error)
{
  g_autoptr (WmJsonWriter) writer = wm_json_writer_new ();
  g_autoptr (WmJob) job = NULL;
  g_autoptr (WmLoop) loop = NULL;
  g_autofree char *slug = NULL;
  const WmLoopStage *stage = NULL;
  const WmLoopInterview *found = NULL;

  g_return_val_if_fail (WM_IS_STORE (store) && map != NULL && kit != NULL, NULL);

  slug = wm_sql_text (store,
                      "SELECT j.slug FROM interview_kit k JOIN interview_stage s"
                      " ON s.id = k.stage_id JOIN interview_plan l ON l.id = s.plan_id"
                      " JOIN job j ON j.id = l.job_id WHERE k.slug = ?1",
                      "t", kit);
  if (slug == NULL)
    {
      g_set_error (error, WM_ERROR, WM_ERROR_NOT_FOUND,
                   _ ("The job's interview plan has no interview “%s”."), kit);
      return NULL;
    }
  job = wm_job_find (store, slug, error);
  loop = job != NULL ? wm_loop_load (store, map, slug, error) : NULL;
  found = loop != NULL ? find_kit (loop, kit, &stage) : NULL;
  if (found == NULL)
    return NULL;
  write_kit (writer, map, job, loop, stage, found);
  if (interview != NULL && !write_interview (writer, store, interview, anonymous, error))
    return NULL;
  wm_json_writer_end_object (writer);
  return wm_json_writer_finish_bytes (writer);
}

/* ---- a kit taken in --------------------------------------------------------- */

static const char *
text_of (JsonObject *object, const char *key)
{
  const char *text = object != NULL ? wm_json_tree_text (object, key) : NULL;

  return text != NULL ? text : "";
}

/* A row under a given slug, once: ?1 is a new id, ?2 the slug, ?3 its name, and
 * ?4 what it belongs to. */
static gint64
ensure_row (WmStore *store, const char *find, const char *insert, const char *slug,
            const char *name, gint64 parent, GError **error)
{
  gint64 id = wm_sql_int (store, 0, find, "t", slug);
  g_autofree char *clean = NULL;

  if (id != 0)
    return id;
  id = wm_sql_new_id ();
  clean = wm_text_clean (*name != '\0' ? name : slug, TRUE, slug, error);
  return clean != NULL && wm_sql_run (store, error, insert, "itti", id, slug, clean, parent) ? id
                                                                                             : 0;
}

static gint64
ensure_person (WmStore *store, JsonObject *person, gboolean candidate, GError **error)
{
  return ensure_row (store, "SELECT id FROM person WHERE slug = ?1",
                     candidate
                       ? "INSERT INTO person (id, slug, name, kind)"
                         " SELECT ?1, ?2, ?3, 'candidate' WHERE ?4 = 0"
                       : "INSERT INTO person (id, slug, name) SELECT ?1, ?2, ?3 WHERE ?4 = 0",
                     text_of (person, "id"), text_of (person, "name"), 0, error);
}

static gboolean
write_list (WmStore *store, JsonArray *list, const char *insert, gint64 kit, GError **error)
{
  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    if (!wm_sql_run (store, error, insert, "iti", kit,
                     text_of (json_array_get_object_element (list, i), "id"), (gint64) i))
      return FALSE;
  return TRUE;
}

/* The job, its plan, the stage and the kit, as far as the kit tells of them */
static gint64
ensure_kit (WmStore *store, JsonObject *root, gint64 *job, GError **error)
{
  JsonObject *its_job = wm_json_tree_object (root, "job");
  JsonObject *stage = wm_json_tree_object (root, "stage");
  g_autofree char *plan = g_strconcat ("loop-of-", text_of (its_job, "id"), NULL);
  gint64 plan_id, stage_id,
    kit = wm_sql_int (store, 0, "SELECT id FROM interview_kit WHERE slug = ?1", "t",
                      text_of (root, "id"));

  *job = ensure_row (store, "SELECT id FROM job WHERE slug = ?1",
                     "INSERT INTO job (id, slug, name, created) VALUES (?1, ?2, ?3, ?4)",
                     text_of (its_job, "id"), text_of (its_job, "name"), 0, error);
  if (*job == 0 || kit != 0)
    return *job != 0 ? kit : 0;
  plan_id = wm_sql_int (store, 0, "SELECT id FROM interview_plan WHERE job_id = ?1", "i", *job);
  if (plan_id == 0)
    plan_id = ensure_row (store, "SELECT id FROM interview_plan WHERE slug = ?1",
                          "INSERT INTO interview_plan (id, slug, name, job_id, created)"
                          " VALUES (?1, ?2, ?3, ?4, 0)",
                          plan, text_of (its_job, "name"), *job, error);
  stage_id = plan_id != 0
                 ? ensure_row (store, "SELECT id FROM interview_stage WHERE slug = ?1",
                               "INSERT INTO interview_stage (id, slug, name, plan_id, sort)"
                               " VALUES (?1, ?2, ?3, ?4, 0)",
                               text_of (stage, "id"), text_of (stage, "name"), plan_id, error)
                 : 0;
  kit = stage_id != 0
            ? ensure_row (store, "SELECT id FROM interview_kit WHERE slug = ?1",
                          "INSERT INTO interview_kit (id, slug, name, stage_id, sort)"
                          " VALUES (?1, ?2, ?3, ?4, 0)",
                          text_of (root, "id"), text_of (root, "name"), stage_id, error)
            : 0;
  if (kit == 0
      || !wm_sql_run (
        store, error,
        "UPDATE interview_kit SET purpose = ?2, kind = ?3, minutes = ?4 WHERE id = ?1", "itti", kit,
        text_of (root, "purpose"), text_of (root, "kind"), wm_json_tree_int (root, "minutes", 0))
      || !write_list (store, wm_json_tree_array (root, "skills"),
                      "INSERT OR IGNORE INTO focus_skill (kit_id, skill, sort) VALUES (?1, ?2, ?3)",
                      kit, error)
      || !write_list (store, wm_json_tree_array (root, "questions"),
                      "INSERT OR IGNORE INTO kit_question (kit_id, question, sort)"
                      " VALUES (?1, ?2, ?3)",
                      kit, error))
    return 0;
  return kit;
}

static gboolean
take_kit (WmStore *store, JsonObject *root, JsonObject *interview, GError **error)
{
  gint64 job = 0, kit = ensure_kit (store, root, &job, error);
  gint64 candidate = kit != 0 ? ensure_person (store, wm_json_tree_object (interview, "candidate"),
                                               TRUE, error)
                              : 0;
  gint64 interviewer
      = candidate != 0
            ? ensure_person (store, wm_json_tree_object (interview, "interviewer"), FALSE, error)
            : 0;
  gint64 application, now = g_get_real_time () / G_USEC_PER_SEC;

  if (interviewer == 0)
    return FALSE;
  application = wm_sql_int (store, 0, "SELECT id FROM application WHERE slug = ?1", "t",
                            text_of (interview, "application"));
  if (application == 0)
    {
      application = wm_sql_new_id ();
      if (!wm_sql_run (store, error,
                       "INSERT INTO application (id, slug, person_id, job_id, applied, entered)"
                       " VALUES (?1, ?2, ?3, ?4, date ('now'), ?5)",
                       "itiii", application, text_of (interview, "application"), candidate, job,
                       now))
        return FALSE;
    }
  if (wm_sql_int (store, 0, "SELECT person_id FROM application WHERE id = ?1", "i", application)
      != candidate)
    {
      g_set_error_literal (error, WM_ERROR, WM_ERROR_INVALID,
                           _ ("This kit names another candidate than the application that it is "
                              "about. Nothing was taken in."));
      return FALSE;
    }
  return wm_sql_run (store, error,
                     "INSERT INTO interview (id, slug, application_id, kit_id, interviewer_id,"
                     "  date, start) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO NOTHING",
                     "itiiitt", wm_sql_new_id (), text_of (interview, "id"), application, kit,
                     interviewer, text_of (interview, "date"), text_of (interview, "start"));
}

char *
wm_import_kit (WmStore *store, GBytes *input, const char *name, GError **error)
{
  g_autoptr (JsonNode) node = NULL;
  JsonObject *root, *interview;

  g_return_val_if_fail (WM_IS_STORE (store) && input != NULL && name != NULL, NULL);

  node = wm_hiring_load_file (input, "kit", name, error);
  if (node == NULL)
    return NULL;
  root = json_node_get_object (node);
  interview = wm_json_tree_object (root, "interview");
  if (interview == NULL)
    {
      g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
                   _ ("%s: this kit is for no interview, so there is nothing to take in"), name);
      return NULL;
    }
  if (!wm_store_begin (store, "import-kit", NULL, error))
    return NULL;
  if (!take_kit (store, root, interview, error))
    {
      wm_store_rollback (store);
      return NULL;
    }
  return wm_store_commit (store, error) ? g_strdup (text_of (interview, "id")) : NULL;
}

/* ---- cards ------------------------------------------------------------------ */

static void
write_card (WmJsonWriter *writer, const WmCard *card)
{
  g_autofree char *submitted = wm_timestamp_format (card->submitted);

  wm_hiring_begin_file (writer, "card");
  wm_hiring_write_text (writer, "interview", card->interview);
  wm_hiring_write_text (writer, "application", card->application);
  wm_hiring_write_text (writer, "candidate", card->person);
  wm_hiring_write_text (writer, "interviewer", card->interviewer);
  wm_hiring_write_text (writer, "submitted", submitted);
  wm_json_writer_key (writer, "ratings");
  wm_json_writer_begin_array (writer);
  for (guint i = 0; i < card->ratings->len; i++)
    {
      const WmCardRating *it = wm_card_rating (card, i);

      wm_json_writer_begin_object (writer);
      wm_hiring_write_text (writer, "skill", it->skill);
      wm_hiring_write_text (writer, "state", wm_card_state_to_string (it->state));
      if (it->state == WM_CARD_RATED)
        wm_hiring_write_int (writer, "level", it->level);
      wm_hiring_write_text (writer, "evidence", it->evidence);
      wm_json_writer_end_object (writer);
    }
  wm_json_writer_end_array (writer);
  wm_json_writer_key (writer, "questions");
  wm_json_writer_begin_array (writer);
  for (guint i = 0; i < card->questions->len; i++)
    {
      const WmCardQuestion *it = wm_card_question (card, i);

      wm_json_writer_begin_object (writer);
      wm_hiring_write_text (writer, "question", it->question);
      wm_json_writer_key (writer, "asked");
      wm_json_writer_bool (writer, it->asked);
      wm_hiring_write_text (writer, "note", it->note);
      wm_json_writer_end_object (writer);
    }
  wm_json_writer_end_array (writer);
  wm_hiring_write_text (writer, "overallRecommendation", card->recommendation);
  wm_hiring_write_text (writer, "summary", card->summary);
  wm_hiring_write_text (writer, "redFlags", card->red_flags);
  wm_hiring_write_text (writer, "rubric", card->rubric);
  wm_hiring_write_text (writer, "sha256", card->sha256);
  wm_json_writer_end_object (writer);
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
  g_autoptr (WmJsonWriter) writer = wm_json_writer_new ();
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
  write_card (writer, sent);
  return wm_json_writer_finish_bytes (writer);
}

/* What the shape alone cannot say */
static gboolean
check_card (JsonObject *root, const char *name, GError **error)
{
  JsonArray *ratings = wm_json_tree_array (root, "ratings");
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < json_array_get_length (ratings); i++)
    {
      JsonObject *it = json_array_get_object_element (ratings, i);
      gboolean rated = g_str_equal (text_of (it, "state"), "rated");

      if (!g_hash_table_add (seen, (gpointer) text_of (it, "skill")))
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
  WmCard *card = wm_card_new ();
  JsonArray *ratings = wm_json_tree_array (root, "ratings");
  JsonArray *questions = wm_json_tree_array (root, "questions");

  wm_loop_set_text (&card->interview, text_of (root, "interview"));
  wm_loop_set_text (&card->application, text_of (root, "application"));
  wm_loop_set_text (&card->person, text_of (root, "candidate"));
  wm_loop_set_text (&card->interviewer, text_of (root, "interviewer"));
  wm_loop_set_text (&card->recommendation, text_of (root, "overallRecommendation"));
  wm_loop_set_text (&card->summary, text_of (root, "summary"));
  wm_loop_set_text (&card->red_flags, text_of (root, "redFlags"));
  wm_loop_set_text (&card->rubric, text_of (root, "rubric"));
  wm_loop_set_text (&card->sha256, text_of (root, "sha256"));
  (void) wm_timestamp_parse (text_of (root, "submitted"), &card->submitted);
  for (guint i = 0; i < json_array_get_length (ratings); i++)
    {
      JsonObject *it = json_array_get_object_element (ratings, i);

      wm_card_add_rating (card, text_of (it, "skill"), wm_card_state_parse (text_of (it, "state")),
                          (int) wm_json_tree_int (it, "level", -1), text_of (it, "evidence"));
    }
  for (guint i = 0; questions != NULL && i < json_array_get_length (questions); i++)
    {
      JsonObject *it = json_array_get_object_element (questions, i);

      wm_card_add_question (card, text_of (it, "question"),
                            json_object_get_boolean_member (it, "asked"), text_of (it, "note"));
    }
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
  card = read_card (json_node_get_object (node));
  return wm_card_take (store, card, taken, error);
}
