/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The commands about the interviews of a job: plan-loop, coverage.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/wm-cli-hiring.h"
#include "cli/wm-cli-rows.h"

WmLoop *
wm_cli_loop (WmStore *store, WmMap *map, const char *name, GError **error)
{
  g_autoptr (WmJob) job = wm_job_find (store, name, error);

  return job != NULL ? wm_loop_load (store, map, job->slug, error) : NULL;
}

/* Plans that other jobs can begin from: one's own, and the packs' */
static int
list_templates (WmStore *store, WmMap *map, gboolean json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = wm_loop_templates (store, map, &error);
  g_autoptr (WmCliRows) rows = wm_cli_rows_new (json);

  if (list == NULL)
    return wm_cli_fail (error);
  for (guint i = 0; i < list->len; i++)
    {
      const WmLoopTemplate *it = g_ptr_array_index (list, i);

      wm_cli_rows_begin (rows);
      wm_cli_rows_text (rows, "id", it->id);
      wm_cli_rows_text (rows, "name", it->name);
      wm_cli_rows_json_bool (rows, "own", it->own);
      wm_cli_rows_end (rows);
    }
  return wm_cli_rows_print (rows);
}

typedef struct
{
  gboolean balance, repair;
  char *keep;
  char *template_id;
  char **focus, **once, **later; /* skills */
} LoopWish;

static void
loop_wish_clear (LoopWish *it)
{
  g_free (it->keep);
  g_free (it->template_id);
  g_strfreev (it->focus);
  g_strfreev (it->once);
  g_strfreev (it->later);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LoopWish, loop_wish_clear)

/* How often these musts are to be covered: twice, once, or looked at in onboarding instead */
static gboolean
want_musts (WmLoop *loop, char **skills, gboolean focus, gboolean later, GError **error)
{
  for (guint i = 0; skills != NULL && skills[i] != NULL; i++)
    {
      int index = wm_loop_find_skill (loop, skills[i]);
      WmLoopSkill *skill = index >= 0 ? wm_loop_skill (loop, index) : NULL;

      if (skill == NULL || skill->importance != WM_IMPORTANCE_MUST)
        {
          g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
                       _ ("“%s” is no must of this job (“job show” lists them)."), skills[i]);
          return FALSE;
        }
      skill->focus = focus;
      skill->check_later = later;
    }
  return TRUE;
}

static gboolean
change_loop (WmStore *store, WmMap *map, WmLoop *loop, const LoopWish *wish, GError **error)
{
  g_autofree char *kept = NULL;
  const char *label = wish->repair ? "repair-loop" : wish->balance ? "balance-loop" : "edit-loop";
  gboolean fill = loop->stages->len == 0 || wish->template_id != NULL;
  gboolean musts = wish->focus != NULL || wish->once != NULL || wish->later != NULL;

  if ((fill && !wm_loop_fill (store, map, loop, wish->template_id, error))
      || !want_musts (loop, wish->focus, TRUE, FALSE, error)
      || !want_musts (loop, wish->once, FALSE, FALSE, error)
      || !want_musts (loop, wish->later, FALSE, TRUE, error))
    return FALSE;
  if (wish->balance)
    wm_loop_balance (loop);
  if (wish->repair)
    wm_loop_repair_all (loop);
  /* Who only looks at a plan changes nothing. */
  if ((fill || musts || wish->balance || wish->repair)
      && !wm_loop_save (store, loop, label, error))
    return FALSE;
  if (wish->keep == NULL)
    return TRUE;
  kept = wm_loop_save_template (store, loop, wish->keep, error);
  return kept != NULL;
}

static void
tell_interview (GString *out, const WmLoop *loop, const WmLoopInterview *it)
{
  /* Translators: the name of an interview, its minutes */
  g_string_append_printf (out, _ ("  %s, %d min\n"), wm_cli_plain (it->name), it->minutes);
  for (guint i = 0; i < it->skills->len; i++)
    g_string_append_printf (
      out, "    · %s\n",
      wm_cli_plain (wm_loop_skill (loop, g_array_index (it->skills, guint, i))->name));
  for (guint i = 0; i < it->questions->len; i++)
    g_string_append_printf (
      out, "    ? %s\n",
      wm_cli_plain (wm_loop_question (loop, g_array_index (it->questions, guint, i))->text));
}

void
wm_cli_tell_stages (GString *out, const WmLoop *loop)
{
  for (guint i = 0; i < loop->stages->len; i++)
    {
      const WmLoopStage *stage = wm_loop_stage (loop, i);

      g_string_append_printf (out, _ ("%s, %d min\n"), wm_cli_plain (stage->name),
                              stage->minutes);
      for (guint j = 0; j < stage->interviews->len; j++)
        tell_interview (out, loop, wm_stage_interview (stage, j));
    }
}

static void
tell_findings (GString *out, const WmLoop *loop)
{
  g_autoptr (GArray) findings = wm_loop_lint (loop);

  for (guint i = 0; i < findings->len; i++)
    {
      const WmFinding *finding = &g_array_index (findings, WmFinding, i);
      g_autofree char *words = wm_finding_describe (loop, finding);
      g_autofree char *repair = wm_finding_describe_repair (loop, finding);

      g_string_append_printf (out, "%s\n    → %s\n", wm_cli_plain (words), wm_cli_plain (repair));
    }
  g_string_append_printf (out,
                          /* Translators: the sum of a loop's interviews, in minutes */
                          _ ("Candidate: %d min. Interviewers: %d min.\n"),
                          wm_loop_candidate_minutes (loop), wm_loop_interviewer_minutes (loop));
  if (findings->len == 0)
    g_string_append_printf (out, "%s\n", _ ("No findings."));
}

/* ---- coverage --------------------------------------------------------------- */

static void
write_slug (WmJsonWriter *writer, const char *key, const char *slug)
{
  if (slug != NULL)
    wm_cli_write_text (writer, key, slug);
}

/* What it is about is told by its id. */
static void
write_finding (WmJsonWriter *writer, const WmLoop *loop, const WmFinding *finding)
{
  g_autofree char *words = wm_finding_describe (loop, finding);
  g_autofree char *repair = wm_finding_describe_repair (loop, finding);
  const WmLoopInterview *interview
    = finding->interview >= 0 ? wm_loop_interview (loop, finding->interview, NULL) : NULL;

  wm_json_writer_begin_object (writer);
  wm_cli_write_text (writer, "kind", wm_finding_kind_to_string (finding->kind));
  write_slug (writer, "skill",
              finding->skill >= 0 ? wm_loop_skill (loop, finding->skill)->slug : NULL);
  write_slug (writer, "stage",
              finding->stage >= 0 ? wm_loop_stage (loop, finding->stage)->slug : NULL);
  write_slug (writer, "interview", interview != NULL ? interview->slug : NULL);
  write_slug (writer, "question",
              finding->question >= 0 ? wm_loop_question (loop, finding->question)->slug : NULL);
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
print_coverage_json (const WmLoop *loop)
{
  g_autoptr (GArray) coverage = wm_loop_coverage (loop);
  g_autoptr (GArray) findings = wm_loop_lint (loop);
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
print_coverage_text (const WmLoop *loop)
{
  g_autoptr (GArray) coverage = wm_loop_coverage (loop);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < coverage->len; i++)
    {
      const WmLoopCoverage *it = &g_array_index (coverage, WmLoopCoverage, i);
      const WmLoopSkill *skill = wm_loop_skill (loop, i);
      g_autofree char *cover = wm_loop_coverage_describe (skill, it);

      if (skill->level < 0 && it->interviews == 0)
        continue;
      wm_cli_append_cells (out, wm_cli_importance (skill->importance), skill->name, cover, NULL);
      g_string_append_printf (out, "%s\n", skill->focus ? _ ("\tin focus") : "");
    }
  tell_findings (out, loop);
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
  g_autoptr (GString) out = NULL;
  g_autofree char *job = NULL;
  g_autofree char *drop = NULL;
  gboolean templates = FALSE;
  g_auto (LoopWish) wish = { 0 };
  const GOptionEntry entries[] = {
    { "job", 0, 0, G_OPTION_ARG_STRING, &job, N_ ("Which job: a name or an id"), N_ ("JOB") },
    { "template", 0, 0, G_OPTION_ARG_STRING, &wish.template_id,
      N_ ("Begin anew from this pack or kept plan"), N_ ("ID") },
    { "balance", 0, 0, G_OPTION_ARG_NONE, &wish.balance,
      N_ ("Assign skills and questions to the interviews"), NULL },
    { "repair", 0, 0, G_OPTION_ARG_NONE, &wish.repair, N_ ("Mend all findings"), NULL },
    { "focus", 0, 0, G_OPTION_ARG_STRING_ARRAY, &wish.focus,
      N_ ("Put this must in focus: two voices cover it"), N_ ("SKILL") },
    { "once", 0, 0, G_OPTION_ARG_STRING_ARRAY, &wish.once,
      N_ ("One interview about this must is enough"), N_ ("SKILL") },
    { "later", 0, 0, G_OPTION_ARG_STRING_ARRAY, &wish.later,
      N_ ("Look at this must in onboarding instead"), N_ ("SKILL") },
    { "keep-as", 0, 0, G_OPTION_ARG_STRING, &wish.keep, N_ ("Keep it as a template of this name"),
      N_ ("NAME") },
    { "templates", 0, 0, G_OPTION_ARG_NONE, &templates,
      N_ ("List what --template can begin from"), NULL },
    { "drop-template", 0, 0, G_OPTION_ARG_STRING, &drop, N_ ("Delete this kept plan"), N_ ("ID") },
    G_OPTION_ENTRY_NULL,
  };

  if (!wm_cli_parse (command, entries, argc, argv, 1, 1, &line))
    return WM_EXIT_USAGE;
  if (job == NULL && !templates && drop == NULL)
    return wm_cli_usage (command, _ ("--job is needed"));
  store = wm_cli_open (&line, &error);
  map = store != NULL ? wm_map_load (store, NULL, &error) : NULL;
  if (map == NULL || (drop != NULL && !wm_loop_delete_template (store, drop, &error)))
    return wm_cli_fail (error);
  if (templates)
    return list_templates (store, map, line.options.json);
  if (job == NULL)
    return WM_EXIT_DONE;
  loop = wm_cli_loop (store, map, job, &error);
  if (loop == NULL || !change_loop (store, map, loop, &wish, &error))
    return wm_cli_fail (error);
  if (line.options.json)
    return print_coverage_json (loop);
  out = g_string_new (NULL);
  wm_cli_tell_stages (out, loop);
  tell_findings (out, loop);
  return wm_cli_print (out->str);
}

int
wm_cli_coverage (const WmCliCommand *command, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmStore) store = NULL;
  g_autoptr (WmMap) map = NULL;
  g_autoptr (WmLoop) loop = NULL;
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
  return line.options.json ? print_coverage_json (loop) : print_coverage_text (loop);
}
