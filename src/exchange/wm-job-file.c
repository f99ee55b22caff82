/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Jobs as files: ours, and schema.org's; and JSON Resume in.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/wm-document.h"
#include "exchange/wm-hiring-file-private.h"
#include "exchange/wm-hiring-file.h"
#include "hiring/wm-job-page.h"
#include "map/wm-map-edit.h"
#include "store/wm-sql.h"

/* ---- waymark-job/1 ---------------------------------------------------------- */

static void
write_flag (WmJsonWriter *writer, const char *key, gboolean value)
{
  wm_json_writer_key (writer, key);
  wm_json_writer_bool (writer, value);
}

static void
write_requirements (WmJsonWriter *writer, const WmLoop *loop)
{
  wm_json_writer_key (writer, "requirements");
  wm_json_writer_begin_array (writer);
  for (guint i = 0; i < loop->skills->len; i++)
    {
      const WmLoopSkill *skill = wm_loop_skill (loop, i);

      if (skill->level < 0)
        continue;
      wm_json_writer_begin_object (writer);
      wm_hiring_write_text (writer, "skill", skill->slug);
      wm_hiring_write_int (writer, "level", skill->level);
      wm_hiring_write_text (writer, "importance", wm_importance_to_string (skill->importance));
      write_flag (writer, "focus", skill->focus);
      write_flag (writer, "checkInOnboarding", skill->check_later);
      wm_json_writer_end_object (writer);
    }
  wm_json_writer_end_array (writer);
}

static void
write_interviewers (WmJsonWriter *writer, const WmLoopInterview *it)
{
  wm_json_writer_key (writer, "interviewers");
  wm_json_writer_begin_array (writer);
  for (guint i = 0; i < it->interviewers->len; i++)
    wm_json_writer_string (writer, g_ptr_array_index (it->interviewers, i));
  wm_json_writer_end_array (writer);
}

static void
write_interview (WmJsonWriter *writer, const WmLoop *loop, const WmLoopInterview *it,
                 gboolean with_people)
{
  wm_json_writer_begin_object (writer);
  wm_hiring_write_text (writer, "id", it->slug);
  wm_hiring_write_text (writer, "name", it->name);
  wm_hiring_write_text (writer, "purpose", it->purpose);
  wm_hiring_write_text (writer, "kind", it->kind);
  wm_hiring_write_int (writer, "minutes", it->minutes);
  wm_json_writer_key (writer, "skills");
  wm_json_writer_begin_array (writer);
  for (guint i = 0; i < it->skills->len; i++)
    wm_json_writer_string (writer,
                           wm_loop_skill (loop, g_array_index (it->skills, guint, i))->slug);
  wm_json_writer_end_array (writer);
  wm_json_writer_key (writer, "questions");
  wm_json_writer_begin_array (writer);
  for (guint i = 0; i < it->questions->len; i++)
    wm_json_writer_string (writer,
                           wm_loop_question (loop, g_array_index (it->questions, guint, i))->slug);
  wm_json_writer_end_array (writer);
  if (with_people)
    write_interviewers (writer, it);
  wm_json_writer_end_object (writer);
}

static void
write_stages (WmJsonWriter *writer, const WmLoop *loop, gboolean with_people)
{
  wm_json_writer_key (writer, "stages");
  wm_json_writer_begin_array (writer);
  for (guint i = 0; i < loop->stages->len; i++)
    {
      const WmLoopStage *stage = wm_loop_stage (loop, i);

      wm_json_writer_begin_object (writer);
      wm_hiring_write_text (writer, "id", stage->slug);
      wm_hiring_write_text (writer, "name", stage->name);
      wm_hiring_write_text (writer, "purpose", stage->purpose);
      wm_hiring_write_int (writer, "minutes", stage->minutes);
      wm_json_writer_key (writer, "interviews");
      wm_json_writer_begin_array (writer);
      for (guint j = 0; j < stage->interviews->len; j++)
        write_interview (writer, loop, wm_stage_interview (stage, j), with_people);
      wm_json_writer_end_array (writer);
      wm_json_writer_end_object (writer);
    }
  wm_json_writer_end_array (writer);
}

void
wm_job_write (WmJsonWriter *writer, const WmJob *job, const WmLoop *loop, gboolean with_people)
{
  g_return_if_fail (writer != NULL && job != NULL && loop != NULL);

  wm_hiring_write_text (writer, "id", job->slug);
  wm_hiring_write_text (writer, "name", job->name);
  wm_hiring_write_text (writer, "role", job->role);
  wm_hiring_write_text (writer, "seniority", job->seniority);
  wm_hiring_write_text (writer, "status", job->status);
  wm_hiring_write_int (writer, "openings", job->openings);
  wm_hiring_write_text (writer, "team", job->team);
  wm_hiring_write_text (writer, "description", job->description);
  wm_hiring_write_text (writer, "techStack", job->tech_stack);
  write_requirements (writer, loop);
  write_stages (writer, loop, with_people);
}

GBytes *
wm_export_job (WmStore *store, WmMap *map, const char *job, GError **error)
{
  g_autoptr (WmJsonWriter) writer = wm_json_writer_new ();
  g_autoptr (WmJob) it = NULL;
  g_autoptr (WmLoop) loop = NULL;

  g_return_val_if_fail (WM_IS_STORE (store) && map != NULL && job != NULL, NULL);

  it = wm_job_find (store, job, error);
  loop = it != NULL ? wm_loop_load (store, map, it->slug, error) : NULL;
  if (loop == NULL)
    return NULL;
  wm_hiring_begin_file (writer, "job");
  wm_job_write (writer, it, loop, FALSE);
  wm_json_writer_end_object (writer);
  return wm_json_writer_finish_bytes (writer);
}

/* ---- schema.org ------------------------------------------------------------- */

/* (transfer full): "Testing (3), Coding (3)" of one importance */
static char *
join_skills (const WmLoop *loop, WmImportance importance)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < loop->skills->len; i++)
    {
      const WmLoopSkill *skill = wm_loop_skill (loop, i);

      if (skill->level >= 0 && skill->importance == importance)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", skill->name);
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

/* (transfer full): sentences after each other */
static char *
join_texts (GPtrArray *texts)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < texts->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? " " : "", (char *) texts->pdata[i]);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* As people call it; the id where no pack knows it */
static const char *
seniority_name (const WmJobPage *page)
{
  int level = wm_seniority_find (page->seniority, page->job->seniority);

  return level >= 0 ? ((WmSeniorityLevel *) page->seniority->levels->pdata[level])->name
                    : page->job->seniority;
}

GBytes *
wm_export_job_posting (WmStore *store, WmMap *map, const char *job, GError **error)
{
  g_autoptr (WmJsonWriter) writer = wm_json_writer_new ();
  g_autoptr (WmJobPage) page = NULL;
  g_autoptr (GDateTime) created = NULL;
  g_autofree char *date = NULL;
  g_autofree char *musts = NULL;
  g_autofree char *shoulds = NULL;
  g_autofree char *duties = NULL;
  const WmJob *it;

  g_return_val_if_fail (WM_IS_STORE (store) && map != NULL && job != NULL, NULL);

  page = wm_job_page_load (store, map, job, error);
  if (page == NULL)
    return NULL;
  it = page->job;
  duties = join_texts (page->duties);
  created = g_date_time_new_from_unix_utc (it->created);
  date = g_date_time_format (created, "%Y-%m-%d");
  musts = join_skills (page->loop, WM_IMPORTANCE_MUST);
  shoulds = join_skills (page->loop, WM_IMPORTANCE_SHOULD);
  wm_json_writer_begin_object (writer);
  wm_hiring_write_text (writer, "@context", "https://schema.org");
  wm_hiring_write_text (writer, "@type", "JobPosting");
  wm_hiring_write_text (writer, "identifier", it->slug);
  wm_hiring_write_text (writer, "title", it->name);
  wm_hiring_write_text (writer, "datePosted", date);
  wm_hiring_write_text (writer, "description", page->about);
  wm_hiring_write_text (writer, "responsibilities", duties);
  wm_hiring_write_text (writer, "skills", musts);
  wm_hiring_write_text (writer, "qualifications", shoulds);
  wm_hiring_write_text (writer, "experienceRequirements", seniority_name (page));
  wm_hiring_write_int (writer, "totalJobOpenings", it->openings);
  wm_json_writer_end_object (writer);
  return wm_json_writer_finish_bytes (writer);
}

/* ---- JSON Resume ------------------------------------------------------------ */

/* What is told of her wins over what her résumé says. */
static const char *
first_of (const char *given, const char *said)
{
  return given != NULL ? given : said;
}

char *
wm_import_resume (WmStore *store, const char *job, GBytes *input, const char *name,
                  const WmCandidateEdit *given, GError **error)
{
  static const WmCandidateEdit nothing = WM_CANDIDATE_EDIT_INIT;
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *address = NULL;
  g_autofree char *application = NULL;
  JsonObject *basics;
  WmCandidateEdit edit = WM_CANDIDATE_EDIT_INIT;

  g_return_val_if_fail (WM_IS_STORE (store) && job != NULL && input != NULL, NULL);

  root = wm_json_tree_load (input, name, NULL, error);
  if (root == NULL)
    return NULL;
  basics = JSON_NODE_HOLDS_OBJECT (root)
               ? wm_json_tree_object (json_node_get_object (root), "basics")
               : NULL;
  given = given != NULL ? given : &nothing;
  edit.name
    = basics != NULL ? first_of (given->name, wm_json_tree_text (basics, "name")) : NULL;
  if (edit.name == NULL || *edit.name == '\0')
    {
      g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
                   _ ("%s: not a JSON Resume: it tells no basics.name"), name);
      return NULL;
    }
  edit.email = first_of (given->email, wm_json_tree_text (basics, "email"));
  edit.phone = first_of (given->phone, wm_json_tree_text (basics, "phone"));
  /* An address that nobody should open is kept in the résumé alone. */
  address = wm_json_tree_text (basics, "url") != NULL
                ? wm_web_address (wm_json_tree_text (basics, "url"), NULL)
                : NULL;
  edit.url = first_of (given->url, address);
  edit.source = first_of (given->source, _ ("Résumé"));
  edit.notes = given->notes;
  kept = wm_json_tree_compact (root);
  if (!wm_store_begin (store, "add-candidate", NULL, error))
    return NULL;
  application = wm_application_add (store, job, NULL, &edit, error);
  if (application == NULL
      || !wm_sql_run (store, error,
                      "UPDATE candidate SET resume = ?2 WHERE person_id ="
                      " (SELECT person_id FROM application WHERE slug = ?1)",
                      "tt", application, kept))
    {
      wm_store_rollback (store);
      return NULL;
    }
  return wm_store_commit (store, error) ? g_steal_pointer (&application) : NULL;
}

static void
append_part (GString *out, JsonObject *entry, const char *const *keys)
{
  gboolean any = FALSE;

  for (guint i = 0; keys[i] != NULL; i++)
    {
      const char *text = wm_json_tree_text (entry, keys[i]);

      if (text == NULL || *text == '\0')
        continue;
      g_string_append_printf (out, "%s%s", any ? " · " : "  ", text);
      any = TRUE;
    }
  if (any)
    g_string_append_c (out, '\n');
}

char *
wm_resume_text (WmStore *store, const char *person, GError **error)
{
  static const struct
  {
    const char *list;
    const char *title;
    const char *keys[7];
  } parts[] = {
    { "work", N_ ("Work"), { "position", "name", "startDate", "endDate", "summary" } },
    { "education", N_ ("Education"), { "studyType", "area", "institution", "endDate" } },
    { "skills", N_ ("Skills, as she says"), { "name", "level" } },
    { "projects", N_ ("Projects"), { "name", "description", "url" } },
    { "certificates", N_ ("Certificates"), { "name", "issuer", "date" } },
  };
  g_autofree char *kept = NULL;
  g_autoptr (JsonObject) root = NULL;
  g_autoptr (GString) out = g_string_new (NULL);

  g_return_val_if_fail (WM_IS_STORE (store) && person != NULL, NULL);

  kept = wm_sql_text (store,
                      "SELECT c.resume FROM candidate c JOIN person p ON p.id = c.person_id"
                      " WHERE p.slug = ?1",
                      "t", person);
  if (kept == NULL || *kept == '\0')
    return g_strdup ("");
  root = wm_json_tree_load_object (kept);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      JsonArray *list = wm_json_tree_array (root, parts[i].list);

      if (list == NULL || json_array_get_length (list) == 0)
        continue;
      g_string_append_printf (out, "%s\n", _ (parts[i].title));
      for (guint j = 0; j < json_array_get_length (list); j++)
        {
          JsonNode *node = json_array_get_element (list, j);

          if (JSON_NODE_HOLDS_OBJECT (node))
            append_part (out, json_node_get_object (node), parts[i].keys);
        }
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}
