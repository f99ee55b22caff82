/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The command about jobs: job.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/wm-cli-hiring.h"
#include "cli/wm-cli-rows.h"
#include "exchange/wm-exchange.h"
#include "exchange/wm-hiring-file.h"

void
wm_cli_write_text (WmJsonWriter *writer, const char *key, const char *text)
{
  wm_json_writer_key (writer, key);
  wm_json_writer_string (writer, text);
}

void
wm_cli_write_int (WmJsonWriter *writer, const char *key, gint64 value)
{
  wm_json_writer_key (writer, key);
  wm_json_writer_int (writer, value);
}

int
wm_cli_print_json (WmJsonWriter *writer)
{
  g_autofree char *text = wm_json_writer_finish (writer);

  return wm_cli_print (text);
}

static int
list_jobs (WmStore *store, gboolean json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) jobs = wm_jobs_list (store, &error);
  g_autoptr (WmCliRows) rows = wm_cli_rows_new (json);

  if (jobs == NULL)
    return wm_cli_fail (error);
  for (guint i = 0; i < jobs->len; i++)
    {
      const WmJob *job = g_ptr_array_index (jobs, i);

      wm_cli_rows_begin (rows);
      wm_cli_rows_text (rows, "id", job->slug);
      wm_cli_rows_text (rows, "name", job->name);
      wm_cli_rows_text (rows, "role", job->role);
      wm_cli_rows_json_text (rows, "seniority", job->seniority);
      wm_cli_rows_text (rows, "status", job->status);
      wm_cli_rows_json_number (rows, "openings", job->openings);
      wm_cli_rows_json_number (rows, "candidates", job->candidates);
      wm_cli_rows_json_number (rows, "hired", job->hired);
      wm_cli_rows_end (rows);
    }
  return wm_cli_rows_print (rows);
}

static int
print_job_json (const WmJob *job, const WmLoop *loop)
{
  g_autoptr (WmJsonWriter) writer = wm_json_writer_new ();

  wm_json_writer_begin_object (writer);
  wm_job_write (writer, job, loop, TRUE);
  wm_json_writer_end_object (writer);
  return wm_cli_print_json (writer);
}

static int
print_job_text (const WmJob *job, const WmLoop *loop)
{
  g_autoptr (GString) out = g_string_new (NULL);

  wm_cli_append_cells (out, job->slug, job->name, job->role, job->status, NULL);
  g_string_append_c (out, '\n');
  for (guint i = 0; i < loop->skills->len; i++)
    {
      const WmLoopSkill *skill = wm_loop_skill (loop, i);

      if (skill->level < 0)
        continue;
      g_string_append_printf (out, "%d\t%s\t%s%s\n", skill->level,
                              wm_cli_importance (skill->importance), wm_cli_plain (skill->name),
                              skill->focus         ? _ ("\tin focus")
                              : skill->check_later ? _ ("\tin onboarding")
                                                   : "");
    }
  wm_cli_tell_stages (out, loop);
  return wm_cli_print (out->str);
}

static int
show_job (WmStore *store, const char *name, gboolean json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmMap) map = wm_map_load (store, NULL, &error);
  g_autoptr (WmJob) job = map != NULL ? wm_job_find (store, name, &error) : NULL;
  g_autoptr (WmLoop) loop = job != NULL ? wm_loop_load (store, map, job->slug, &error) : NULL;

  if (loop == NULL)
    return wm_cli_fail (error);
  return json ? print_job_json (job, loop) : print_job_text (job, loop);
}

/* A level that no pack tells of would say nothing on the job's page. */
static gboolean
check_seniority (WmStore *store, WmMap *map, const char *wanted, GError **error)
{
  g_autoptr (WmSeniority) known
    = wanted != NULL && *wanted != '\0' ? wm_seniority_load (store, map, error) : NULL;
  g_autoptr (GString) ids = g_string_new (NULL);

  if (wanted == NULL || *wanted == '\0')
    return TRUE;
  if (known == NULL)
    return FALSE;
  if (known->levels->len == 0 || wm_seniority_find (known, wanted) >= 0)
    return TRUE;
  for (guint i = 0; i < known->levels->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? ", " : "",
                            ((WmSeniorityLevel *) known->levels->pdata[i])->id);
  g_set_error (error, WM_ERROR, WM_ERROR_NOT_FOUND,
               /* Translators: the second %s is a list of ids */
               _ ("“%s” is no level of seniority; there are: %s"), wanted, ids->str);
  return FALSE;
}

static int
add_job (WmStore *store, const char *role, const WmJobEdit *edit, gboolean json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmMap) map = wm_map_load (store, NULL, &error);
  g_autofree char *slug
    = map != NULL && check_seniority (store, map, edit->seniority, &error)
        ? wm_job_create (store, map, role, edit, &error)
        : NULL;

  return slug != NULL ? wm_cli_print_one ("id", slug, json) : wm_cli_fail (error);
}

/* As a file of Waymark's own, or as a posting that search engines read */
static int
export_job (WmStore *store, const char *wanted, gboolean posting, const char *target)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmMap) map = wm_map_load (store, NULL, &error);
  g_autoptr (WmJob) job = map != NULL ? wm_job_find (store, wanted, &error) : NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (job != NULL)
    bytes = posting ? wm_export_job_posting (store, map, job->slug, &error)
                    : wm_export_job (store, map, job->slug, &error);
  return bytes != NULL && wm_file_write (target != NULL ? target : "-", bytes, &error)
           ? WM_EXIT_DONE
           : wm_cli_fail (error);
}

static int
write_page (WmStore *store, const char *wanted, const char *target)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmMap) map = wm_map_load (store, NULL, &error);

  return map != NULL && wm_cli_write_job_page (store, map, wanted, target, &error)
           ? WM_EXIT_DONE
           : wm_cli_fail (error);
}

/* ---- changed ---------------------------------------------------------------- */

typedef struct
{
  char *role, *target, *job;
  char *name, *seniority, *status, *team, *description, *tech_stack, *manager;
  char **require, **drop;
  gboolean posting;
  int openings;
} JobWords;

static void
job_words_clear (JobWords *it)
{
  g_strfreev (it->require);
  g_strfreev (it->drop);
  g_free (it->role);
  g_free (it->target);
  g_free (it->job);
  g_free (it->name);
  g_free (it->seniority);
  g_free (it->status);
  g_free (it->team);
  g_free (it->description);
  g_free (it->tech_stack);
  g_free (it->manager);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (JobWords, job_words_clear)

/* @text: SKILL=LEVEL or SKILL=LEVEL:IMPORTANCE, cut in its place */
static gboolean
parse_requirement (char *text, WmRequirementEdit *out, GError **error)
{
  static const WmImportance all[]
    = { WM_IMPORTANCE_MUST, WM_IMPORTANCE_SHOULD, WM_IMPORTANCE_NICE };
  g_autofree char *given = g_strdup (text);
  char *level = strchr (text, '=');
  char *word = level != NULL ? strchr (level, ':') : NULL;
  gint64 number;

  out->importance = WM_IMPORTANCE_NONE;
  if (word != NULL)
    {
      *word++ = '\0';
      for (guint i = 0; i < G_N_ELEMENTS (all); i++)
        if (g_str_equal (word, wm_importance_to_string (all[i])))
          out->importance = all[i];
    }
  if (level != NULL)
    *level++ = '\0';
  out->skill = text;
  if (level != NULL && g_ascii_string_to_signed (level, 10, 0, 4, &number, NULL)
      && (word == NULL || out->importance != WM_IMPORTANCE_NONE))
    {
      out->level = (int) number;
      return TRUE;
    }
  g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
               _ ("--require takes SKILL=LEVEL or SKILL=LEVEL:must, should or nice, not “%s”."),
               given);
  return FALSE;
}

static int
find_requirement (GArray *list, const char *skill)
{
  for (guint i = 0; i < list->len; i++)
    if (g_str_equal (g_array_index (list, WmRequirementEdit, i).skill, skill))
      return (int) i;
  return -1;
}

/* Changes what the job requires of that skill, or adds it; a new one is a must unless told. */
static void
take_requirement (GArray *list, WmRequirementEdit *it)
{
  int at = find_requirement (list, it->skill);

  if (it->importance == WM_IMPORTANCE_NONE)
    it->importance = at >= 0 ? g_array_index (list, WmRequirementEdit, at).importance
                             : WM_IMPORTANCE_MUST;
  if (at >= 0)
    g_array_index (list, WmRequirementEdit, at) = *it;
  else
    g_array_append_val (list, *it);
}

/* (transfer container) (nullable): what the job requires then; borrows from @loop and @said */
static GArray *
make_requirements (const WmLoop *loop, JobWords *said, GError **error)
{
  g_autoptr (GArray) list = g_array_new (TRUE, TRUE, sizeof (WmRequirementEdit));

  for (guint i = 0; i < loop->skills->len; i++)
    {
      const WmLoopSkill *it = wm_loop_skill (loop, i);
      const WmRequirementEdit line = { it->slug, it->level, it->importance };

      if (it->level >= 0)
        g_array_append_val (list, line);
    }
  for (guint i = 0; said->drop != NULL && said->drop[i] != NULL; i++)
    {
      int at = find_requirement (list, said->drop[i]);

      if (at < 0)
        {
          g_set_error (error, WM_ERROR, WM_ERROR_NOT_FOUND,
                       _ ("The job does not require “%s”."), said->drop[i]);
          return NULL;
        }
      g_array_remove_index (list, (guint) at);
    }
  for (guint i = 0; said->require != NULL && said->require[i] != NULL; i++)
    {
      WmRequirementEdit line;

      if (!parse_requirement (said->require[i], &line, error))
        return NULL;
      if (wm_loop_find_skill (loop, line.skill) < 0)
        {
          g_set_error (error, WM_ERROR, WM_ERROR_NOT_FOUND,
                       _ ("There is no skill “%s” in this workspace."), line.skill);
          return NULL;
        }
      take_requirement (list, &line);
    }
  return g_steal_pointer (&list);
}

/* All that is told, as one action */
static int
edit_job (WmStore *store, const char *wanted, JobWords *said)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmMap) map = wm_map_load (store, NULL, &error);
  g_autoptr (WmLoop) loop = map != NULL ? wm_cli_loop (store, map, wanted, &error) : NULL;
  g_autoptr (GArray) requirements
    = loop != NULL && check_seniority (store, map, said->seniority, &error)
        ? make_requirements (loop, said, &error)
        : NULL;
  gboolean listed = said->require != NULL || said->drop != NULL;

  if (requirements == NULL
      || !wm_job_edit (store, loop->job_slug,
                       &(WmJobEdit){
                         .name = said->name,
                         .seniority = said->seniority,
                         .status = said->status,
                         .team = said->team,
                         .description = said->description,
                         .tech_stack = said->tech_stack,
                         .manager = said->manager,
                         .openings = said->openings,
                         .requirements
                         = listed ? (WmRequirementEdit *) (gpointer) requirements->data : NULL,
                       },
                       &error))
    return wm_cli_fail (error);
  return WM_EXIT_DONE;
}

/* ---- the command ------------------------------------------------------------ */

static int
about_job (const WmCliCommand *command, WmStore *store, WmCliLine *line, JobWords *said)
{
  const char *what = line->words[1];
  const char *wanted = said->job != NULL ? said->job : line->words[2];

  if (wanted == NULL)
    return wm_cli_usage (command, _ ("--job is needed"));
  if (g_str_equal (what, "page"))
    return said->target != NULL ? write_page (store, wanted, said->target)
                                : wm_cli_usage (command, _ ("-o is needed"));
  return g_str_equal (what, "show")   ? show_job (store, wanted, line->options.json)
         : g_str_equal (what, "edit") ? edit_job (store, wanted, said)
                                      : export_job (store, wanted, said->posting, said->target);
}

int
wm_cli_job (const WmCliCommand *command, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmStore) store = NULL;
  g_auto (WmCliLine) line = { 0 };
  g_auto (JobWords) said = { .openings = G_MININT };
  const GOptionEntry entries[] = {
    { "role", 0, 0, G_OPTION_ARG_STRING, &said.role, N_ ("Id of the role"), N_ ("ID") },
    { "name", 0, 0, G_OPTION_ARG_STRING, &said.name, N_ ("What the job is called"), N_ ("NAME") },
    { "seniority", 0, 0, G_OPTION_ARG_STRING, &said.seniority,
      N_ ("Id of the level of seniority"), N_ ("ID") },
    { "openings", 0, 0, G_OPTION_ARG_INT, &said.openings, N_ ("How many are wanted"), N_ ("N") },
    { "status", 0, 0, G_OPTION_ARG_STRING, &said.status, N_ ("How it stands"),
      "draft|open|on_hold|closed|filled" },
    { "team", 0, 0, G_OPTION_ARG_STRING, &said.team, N_ ("Its team"), N_ ("TEXT") },
    { "description", 0, 0, G_OPTION_ARG_STRING, &said.description, N_ ("What it is about"),
      N_ ("TEXT") },
    { "tech-stack", 0, 0, G_OPTION_ARG_STRING, &said.tech_stack, N_ ("What it works with"),
      N_ ("TEXT") },
    { "manager", 0, 0, G_OPTION_ARG_STRING, &said.manager, N_ ("Id of the hiring manager"),
      N_ ("ID") },
    { "require", 0, 0, G_OPTION_ARG_STRING_ARRAY, &said.require,
      N_ ("edit: require a skill, or change what is required of it"),
      N_ ("SKILL=LEVEL[:IMPORTANCE]") },
    { "drop", 0, 0, G_OPTION_ARG_STRING_ARRAY, &said.drop, N_ ("edit: require it no more"),
      N_ ("SKILL") },
    { "job", 0, 0, G_OPTION_ARG_STRING, &said.job, N_ ("Which job: a name or an id"), N_ ("JOB") },
    { "posting", 0, 0, G_OPTION_ARG_NONE, &said.posting,
      N_ ("Export as a schema.org JobPosting (JSON-LD)"), NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &said.target, N_ ("Where to write it"),
      N_ ("OUT") },
    G_OPTION_ENTRY_NULL,
  };
  static const char *const about[] = { "show", "edit", "export", "page", NULL };

  if (!wm_cli_parse (command, entries, argc, argv, 2, 3, &line))
    return WM_EXIT_USAGE;
  if (said.openings == G_MININT)
    said.openings = -1;
  else if (said.openings < 0)
    return wm_cli_usage (command, _ ("--openings takes a number from 0 on"));
  store = wm_cli_open (&line, &error);
  if (store == NULL)
    return wm_cli_fail (error);
  if (g_str_equal (line.words[1], "list"))
    return list_jobs (store, line.options.json);
  if (g_strv_contains (about, line.words[1]))
    return about_job (command, store, &line, &said);
  if (!g_str_equal (line.words[1], "new"))
    return wm_cli_usage (command,
                         _ ("After FILE comes new, edit, list, show, page or export, not “%s”"),
                         line.words[1]);
  if (said.role == NULL)
    return wm_cli_usage (command, _ ("--role is needed"));
  return add_job (store, said.role,
                  &(WmJobEdit){ .name = said.name,
                                .seniority = said.seniority,
                                .status = said.status,
                                .team = said.team,
                                .description = said.description,
                                .tech_stack = said.tech_stack,
                                .manager = said.manager,
                                .openings = said.openings },
                  line.options.json);
}
