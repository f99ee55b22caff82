/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The commands about jobs and their interviews: job, plan-loop, coverage.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/wm-cli-hiring.h"
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

static void
write_job (WmJsonWriter *writer, const WmJob *job)
{
  wm_json_writer_begin_object (writer);
  wm_cli_write_text (writer, "id", job->slug);
  wm_cli_write_text (writer, "name", job->name);
  wm_cli_write_text (writer, "role", job->role);
  wm_cli_write_text (writer, "seniority", job->seniority);
  wm_cli_write_text (writer, "status", job->status);
  wm_cli_write_int (writer, "openings", job->openings);
  wm_cli_write_int (writer, "candidates", job->candidates);
  wm_cli_write_int (writer, "hired", job->hired);
  wm_json_writer_end_object (writer);
}

static int
list_jobs (WmStore *store, gboolean json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) jobs = wm_jobs_list (store, &error);
  g_autoptr (WmJsonWriter) writer = wm_json_writer_new ();
  g_autoptr (GString) out = g_string_new (NULL);

  if (jobs == NULL)
    return wm_cli_fail (error);
  wm_json_writer_begin_array (writer);
  for (guint i = 0; i < jobs->len; i++)
    {
      const WmJob *job = g_ptr_array_index (jobs, i);

      write_job (writer, job);
      g_string_append_printf (out, "%s\t%s\t%s\t%s\n", job->slug, job->name, job->role,
                              job->status);
    }
  wm_json_writer_end_array (writer);
  return json ? wm_cli_print_json (writer) : wm_cli_print (out->str);
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

static void
tell_interview (GString *out, const WmLoop *loop, const WmLoopInterview *it)
{
  /* Translators: the name of an interview, its minutes */
  g_string_append_printf (out, _ ("  %s, %d min\n"), it->name, it->minutes);
  for (guint i = 0; i < it->skills->len; i++)
    g_string_append_printf (out, "    · %s\n",
                            wm_loop_skill (loop, g_array_index (it->skills, guint, i))->name);
  for (guint i = 0; i < it->questions->len; i++)
    g_string_append_printf (out, "    ? %s\n",
                            wm_loop_question (loop, g_array_index (it->questions, guint, i))->text);
}

static int
print_job_text (const WmJob *job, const WmLoop *loop)
{
  g_autoptr (GString) out = g_string_new (NULL);

  g_string_append_printf (out, "%s\t%s\t%s\t%s\n", job->slug, job->name, job->role, job->status);
  for (guint i = 0; i < loop->skills->len; i++)
    {
      const WmLoopSkill *skill = wm_loop_skill (loop, i);

      if (skill->level < 0)
        continue;
      g_string_append_printf (out, "%d\t%s\t%s%s\n", skill->level,
                              wm_cli_importance (skill->importance), skill->name,
                              skill->focus         ? _ ("\tin focus")
                              : skill->check_later ? _ ("\tin onboarding")
                                                   : "");
    }
  for (guint i = 0; i < loop->stages->len; i++)
    {
      const WmLoopStage *stage = wm_loop_stage (loop, i);

      g_string_append_printf (out, _ ("%s, %d min\n"), stage->name, stage->minutes);
      for (guint j = 0; j < stage->interviews->len; j++)
        tell_interview (out, loop, wm_stage_interview (stage, j));
    }
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

static int
add_job (WmStore *store, const char *role, const WmJobEdit *edit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmMap) map = wm_map_load (store, NULL, &error);
  g_autofree char *slug = map != NULL ? wm_job_create (store, map, role, edit, &error) : NULL;
  g_autofree char *out = NULL;

  if (slug == NULL)
    return wm_cli_fail (error);
  out = g_strconcat (slug, "\n", NULL);
  return wm_cli_print (out);
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

int
wm_cli_job (const WmCliCommand *command, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmStore) store = NULL;
  g_auto (WmCliLine) line = { 0 };
  g_autofree char *role = NULL;
  g_autofree char *name = NULL;
  g_autofree char *seniority = NULL;
  g_autofree char *job = NULL;
  g_autofree char *target = NULL;
  gboolean posting = FALSE;
  int openings = -1;
  const GOptionEntry entries[] = {
    { "role", 0, 0, G_OPTION_ARG_STRING, &role, N_ ("Id of the role"), N_ ("ID") },
    { "name", 0, 0, G_OPTION_ARG_STRING, &name, N_ ("What the job is called"), N_ ("NAME") },
    { "seniority", 0, 0, G_OPTION_ARG_STRING, &seniority, N_ ("Id of the level of seniority"),
      N_ ("ID") },
    { "openings", 0, 0, G_OPTION_ARG_INT, &openings, N_ ("How many are wanted"), N_ ("N") },
    { "job", 0, 0, G_OPTION_ARG_STRING, &job, N_ ("Which job: a name or an id"), N_ ("JOB") },
    { "posting", 0, 0, G_OPTION_ARG_NONE, &posting,
      N_ ("Export as a schema.org JobPosting (JSON-LD)"), NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &target, N_ ("Where to write it"), N_ ("OUT") },
    G_OPTION_ENTRY_NULL,
  };

  if (!wm_cli_parse (command, entries, argc, argv, 2, 3, &line))
    return WM_EXIT_USAGE;
  store = wm_cli_open (&line, &error);
  if (store == NULL)
    return wm_cli_fail (error);
  if (g_str_equal (line.words[1], "list"))
    return list_jobs (store, line.options.json);
  if (g_str_equal (line.words[1], "show") || g_str_equal (line.words[1], "export")
      || g_str_equal (line.words[1], "page"))
    {
      const char *wanted = job != NULL ? job : line.words[2];

      if (wanted == NULL)
        return wm_cli_usage (command, _ ("--job is needed"));
      if (g_str_equal (line.words[1], "page"))
        return target != NULL ? write_page (store, wanted, target)
                              : wm_cli_usage (command, _ ("-o is needed"));
      return g_str_equal (line.words[1], "show")
               ? show_job (store, wanted, line.options.json)
               : export_job (store, wanted, posting, target);
    }
  if (!g_str_equal (line.words[1], "new"))
    return wm_cli_usage (command, _ ("After FILE comes new, list, show, page or export, not “%s”"),
                         line.words[1]);
  if (role == NULL)
    return wm_cli_usage (command, _ ("--role is needed"));
  return add_job (store, role,
                  &(WmJobEdit){ .name = name, .seniority = seniority, .openings = openings });
}

/* ---- the loop --------------------------------------------------------------- */

WmLoop *
wm_cli_loop (WmStore *store, WmMap *map, const char *name, GError **error)
{
  g_autoptr (WmJob) job = wm_job_find (store, name, error);

  return job != NULL ? wm_loop_load (store, map, job->slug, error) : NULL;
}

typedef struct
{
  gboolean balance, repair;
  const char *keep;
  const char *template_id;
} LoopWish;

static gboolean
change_loop (WmStore *store, WmMap *map, WmLoop *loop, const LoopWish *wish, GError **error)
{
  g_autofree char *kept = NULL;
  const char *label = wish->repair ? "repair-loop" : wish->balance ? "balance-loop" : "edit-loop";

  if ((loop->stages->len == 0 || wish->template_id != NULL)
      && !wm_loop_fill (store, map, loop, wish->template_id, error))
    return FALSE;
  if (wish->balance)
    wm_loop_balance (loop);
  if (wish->repair)
    wm_loop_repair_all (loop);
  if (!wm_loop_save (store, loop, label, error))
    return FALSE;
  if (wish->keep == NULL)
    return TRUE;
  kept = wm_loop_save_template (store, loop, wish->keep, error);
  return kept != NULL;
}

static int
tell_findings (const WmLoop *loop)
{
  g_autoptr (GArray) findings = wm_loop_lint (loop);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const WmFinding *finding = &g_array_index (findings, WmFinding, i);
      g_autofree char *words = wm_finding_describe (loop, finding);
      g_autofree char *repair = wm_finding_describe_repair (loop, finding);

      g_string_append_printf (out, "%s\n    → %s\n", words, repair);
    }
  g_string_append_printf (out,
                          /* Translators: the sum of a loop's interviews, in minutes */
                          _ ("Candidate: %d min. Interviewers: %d min.\n"),
                          wm_loop_candidate_minutes (loop), wm_loop_interviewer_minutes (loop));
  if (findings->len == 0)
    g_string_append_printf (out, "%s\n", _ ("No findings."));
  return wm_cli_print (out->str);
}

int
wm_cli_plan_loop (const WmCliCommand *command, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmStore) store = NULL;
  g_autoptr (WmMap) map = NULL;
  g_autoptr (WmLoop) loop = NULL;
  g_auto (WmCliLine) line = { 0 };
  g_autofree char *job = NULL;
  g_autofree char *template_id = NULL;
  g_autofree char *keep = NULL;
  LoopWish wish = { 0 };
  const GOptionEntry entries[] = {
    { "job", 0, 0, G_OPTION_ARG_STRING, &job, N_ ("Which job: a name or an id"), N_ ("JOB") },
    { "template", 0, 0, G_OPTION_ARG_STRING, &template_id,
      N_ ("Begin anew from this pack or kept plan"), N_ ("ID") },
    { "balance", 0, 0, G_OPTION_ARG_NONE, &wish.balance,
      N_ ("Assign skills and questions to the interviews"), NULL },
    { "repair", 0, 0, G_OPTION_ARG_NONE, &wish.repair, N_ ("Mend all findings"), NULL },
    { "keep-as", 0, 0, G_OPTION_ARG_STRING, &keep, N_ ("Keep it as a template of this name"),
      N_ ("NAME") },
    G_OPTION_ENTRY_NULL,
  };

  if (!wm_cli_parse (command, entries, argc, argv, 1, 1, &line))
    return WM_EXIT_USAGE;
  if (job == NULL)
    return wm_cli_usage (command, _ ("--job is needed"));
  wish.template_id = template_id;
  wish.keep = keep;
  store = wm_cli_open (&line, &error);
  map = store != NULL ? wm_map_load (store, NULL, &error) : NULL;
  loop = map != NULL ? wm_cli_loop (store, map, job, &error) : NULL;
  if (loop == NULL || !change_loop (store, map, loop, &wish, &error))
    return wm_cli_fail (error);
  return tell_findings (loop);
}

/* ---- coverage --------------------------------------------------------------- */

static void
write_finding (WmJsonWriter *writer, const WmLoop *loop, const WmFinding *finding)
{
  g_autofree char *words = wm_finding_describe (loop, finding);
  g_autofree char *repair = wm_finding_describe_repair (loop, finding);

  wm_json_writer_begin_object (writer);
  wm_cli_write_text (writer, "kind", wm_finding_kind_to_string (finding->kind));
  wm_cli_write_text (writer, "text", words);
  wm_cli_write_text (writer, "repair", repair);
  wm_json_writer_end_object (writer);
}

/* Findings about one skill, or with -1 those about none */
static void
write_findings (WmJsonWriter *writer, const WmLoop *loop, GArray *findings, int skill)
{
  wm_json_writer_key (writer, "findings");
  wm_json_writer_begin_array (writer);
  for (guint i = 0; i < findings->len; i++)
    if (g_array_index (findings, WmFinding, i).skill == skill)
      write_finding (writer, loop, &g_array_index (findings, WmFinding, i));
  wm_json_writer_end_array (writer);
}

static int
print_coverage_json (const WmLoop *loop, GArray *coverage, GArray *findings)
{
  g_autoptr (WmJsonWriter) writer = wm_json_writer_new ();

  wm_json_writer_begin_object (writer);
  wm_json_writer_key (writer, "skills");
  wm_json_writer_begin_array (writer);
  for (guint i = 0; i < coverage->len; i++)
    {
      const WmLoopCoverage *it = &g_array_index (coverage, WmLoopCoverage, i);
      const WmLoopSkill *skill = wm_loop_skill (loop, i);

      if (skill->level < 0 && it->interviews == 0)
        continue;
      wm_json_writer_begin_object (writer);
      wm_cli_write_text (writer, "skill", skill->slug);
      wm_cli_write_text (writer, "importance", wm_importance_to_string (skill->importance));
      wm_json_writer_key (writer, "focus");
      wm_json_writer_bool (writer, skill->focus);
      wm_json_writer_key (writer, "checkInOnboarding");
      wm_json_writer_bool (writer, skill->check_later);
      wm_cli_write_int (writer, "interviews", it->interviews);
      wm_cli_write_int (writer, "independent", it->independent);
      wm_cli_write_int (writer, "minutes", it->seconds / 60);
      wm_json_writer_key (writer, "reliability");
      wm_json_writer_hundredths (writer, it->reliability);
      write_findings (writer, loop, findings, (int) i);
      wm_json_writer_end_object (writer);
    }
  wm_json_writer_end_array (writer);
  wm_cli_write_int (writer, "candidateMinutes", wm_loop_candidate_minutes (loop));
  wm_cli_write_int (writer, "interviewerMinutes", wm_loop_interviewer_minutes (loop));
  write_findings (writer, loop, findings, -1);
  wm_json_writer_end_object (writer);
  return wm_cli_print_json (writer);
}

static int
print_coverage_text (const WmLoop *loop, GArray *coverage)
{
  g_autoptr (GString) out = g_string_new (NULL);
  int status;

  for (guint i = 0; i < coverage->len; i++)
    {
      const WmLoopCoverage *it = &g_array_index (coverage, WmLoopCoverage, i);
      const WmLoopSkill *skill = wm_loop_skill (loop, i);

      if (skill->level < 0 && it->interviews == 0)
        continue;
      g_string_append_printf (out, "%u\t%d min\t%.2f\t%s\t%s%s\n", it->independent,
                              it->seconds / 60, it->reliability,
                              wm_cli_importance (skill->importance), skill->name,
                              skill->focus         ? _ ("\tin focus")
                              : skill->check_later ? _ ("\tin onboarding")
                                                   : "");
    }
  status = wm_cli_print (out->str);
  return status == WM_EXIT_DONE ? tell_findings (loop) : status;
}

int
wm_cli_coverage (const WmCliCommand *command, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmStore) store = NULL;
  g_autoptr (WmMap) map = NULL;
  g_autoptr (WmLoop) loop = NULL;
  g_autoptr (GArray) coverage = NULL;
  g_autoptr (GArray) findings = NULL;
  g_auto (WmCliLine) line = { 0 };
  g_autofree char *job = NULL;
  const GOptionEntry entries[] = {
    { "job", 0, 0, G_OPTION_ARG_STRING, &job, N_ ("Which job: a name or an id"), N_ ("JOB") },
    G_OPTION_ENTRY_NULL,
  };

  if (!wm_cli_parse (command, entries, argc, argv, 1, 1, &line))
    return WM_EXIT_USAGE;
  if (job == NULL)
    return wm_cli_usage (command, _ ("--job is needed"));
  store = wm_cli_open (&line, &error);
  map = store != NULL ? wm_map_load (store, NULL, &error) : NULL;
  loop = map != NULL ? wm_cli_loop (store, map, job, &error) : NULL;
  if (loop == NULL)
    return wm_cli_fail (error);
  coverage = wm_loop_coverage (loop);
  findings = wm_loop_lint (loop);
  return line.options.json ? print_coverage_json (loop, coverage, findings)
                           : print_coverage_text (loop, coverage);
}
