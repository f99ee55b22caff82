/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The library of plan templates: diff, improve, save, rename, delete.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cli/wm-cli-hiring.h"
#include "exchange/wm-json-writer.h"
#include "map/wm-map.h"
#include "onboarding/wm-plan-template.h"
#include "planning/wm-template-improve.h"

typedef struct
{
  WmStore *store;
  char **words; /* after the verb */
  guint n;
  const char *plan;
  gboolean preview, json;
} Run;

/* ---- what differs ------------------------------------------------------------------- */

static void
put_changes (WmJsonWriter *writer, GPtrArray *changes)
{
  wm_json_writer_begin_array (writer);
  for (guint i = 0; i < changes->len; i++)
    {
      const WmTemplateChange *it = g_ptr_array_index (changes, i);

      wm_json_writer_begin_object (writer);
      wm_cli_put_text (writer, "change", wm_template_change_to_string (it->kind));
      wm_cli_put_text (writer, "of", it->is_milestone ? "milestone" : "activity");
      wm_cli_put_text (writer, "id", it->slug);
      wm_cli_put_text (writer, "name", it->name);
      wm_cli_put_text (writer, "text", it->words);
      wm_json_writer_end_object (writer);
    }
  wm_json_writer_end_array (writer);
}

static void
append_changes (GString *out, GPtrArray *changes)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const WmTemplateChange *it = g_ptr_array_index (changes, i);

      g_string_append_printf (out, "%s  %s (%s)\n", wm_template_change_words (it->kind),
                              wm_cli_plain (it->name), wm_cli_plain (it->words));
    }
}

static int
run_diff (Run *run, GError **error)
{
  g_autoptr (WmPlan) before = wm_template_load (run->store, run->words[0], NULL, error);
  g_autoptr (WmPlan) after
    = before != NULL ? wm_template_load (run->store, run->words[1], NULL, error) : NULL;
  g_autoptr (WmMap) map = after != NULL ? wm_map_load (run->store, NULL, error) : NULL;
  g_autoptr (GPtrArray) changes = map != NULL ? wm_template_diff (map, before, after) : NULL;
  g_autoptr (WmJsonWriter) writer = wm_json_writer_new ();
  g_autoptr (GString) out = g_string_new (NULL);

  if (changes == NULL)
    return WM_EXIT_FAILED;
  put_changes (writer, changes);
  append_changes (out, changes);
  return run->json ? wm_cli_print_json (writer) : wm_cli_print (out->str);
}

/* ---- improve ------------------------------------------------------------------------ */

static char *
improved_as_json (const char *made, GPtrArray *found, GPtrArray *changes)
{
  g_autoptr (WmJsonWriter) writer = wm_json_writer_new ();

  wm_json_writer_begin_object (writer);
  wm_cli_put_text (writer, "made", made != NULL ? made : "");
  wm_json_writer_key (writer, "because");
  wm_json_writer_begin_array (writer);
  for (guint i = 0; i < found->len; i++)
    {
      const WmImprovement *it = g_ptr_array_index (found, i);

      wm_json_writer_begin_object (writer);
      wm_cli_put_text (writer, "activity", it->slug);
      wm_cli_put_text (writer, "then", it->leave_out ? "leave-out" : "later");
      wm_cli_put_int (writer, "days", it->days);
      wm_cli_put_int (writer, "times", (int) it->times);
      wm_cli_put_int (writer, "plans", (int) it->plans);
      wm_json_writer_end_object (writer);
    }
  wm_json_writer_end_array (writer);
  wm_json_writer_key (writer, "changes");
  put_changes (writer, changes);
  wm_json_writer_end_object (writer);
  return wm_json_writer_finish (writer);
}

static char *
improved_as_text (const char *made, GPtrArray *found, GPtrArray *changes)
{
  g_autoptr (GString) out = g_string_new (NULL);

  if (found->len == 0)
    /* Translators: %d is a number of plans */
    g_string_append_printf (out, _ ("Nothing to improve, or fewer than %d plans to tell\n"),
                            WM_RAMP_LEAST);
  for (guint i = 0; i < found->len; i++)
    {
      const WmImprovement *it = g_ptr_array_index (found, i);
      g_autofree char *words = wm_improvement_words (it);

      g_string_append_printf (out, "%s: %s\n", wm_cli_plain (it->slug), wm_cli_plain (words));
    }
  append_changes (out, changes);
  if (made != NULL)
    g_string_append_printf (out, "%s\n", made);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static int
run_improve (Run *run, GError **error)
{
  g_autoptr (WmMap) map = wm_map_load (run->store, NULL, error);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autofree char *made = NULL;
  g_autofree char *text = NULL;

  if (map == NULL
      || !wm_template_improve (run->store, map, run->words[0], run->preview, &found, &changes,
                               &made, error))
    return WM_EXIT_FAILED;
  text = run->json ? improved_as_json (made, found, changes)
                   : improved_as_text (made, found, changes);
  return wm_cli_print (text);
}

/* ---- save, rename, delete ------------------------------------------------------------ */

static int
run_save (Run *run, GError **error)
{
  g_autofree char *plan = wm_cli_plan_of (run->store, run->plan, "--plan", error);
  g_autofree char *made
    = plan != NULL ? wm_template_from_plan (run->store, plan, run->words[0], NULL, error) : NULL;

  return made != NULL ? wm_cli_print_one ("id", made, run->json) : WM_EXIT_FAILED;
}

static int
run_rename (Run *run, GError **error)
{
  return wm_template_rename (run->store, run->words[0], run->words[1], error) ? WM_EXIT_DONE
                                                                              : WM_EXIT_FAILED;
}

static int
run_delete (Run *run, GError **error)
{
  return wm_template_delete (run->store, run->words[0], error) ? WM_EXIT_DONE : WM_EXIT_FAILED;
}

static const struct
{
  const char *verb;
  guint words;
  int (*run) (Run *run, GError **error);
} verbs[] = {
  { "diff", 2, run_diff },     { "improve", 1, run_improve }, { "save", 1, run_save },
  { "rename", 2, run_rename }, { "delete", 1, run_delete },
};

int
wm_cli_template (const WmCliCommand *command, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmStore) store = NULL;
  g_auto (WmCliLine) line = { 0 };
  g_autofree char *plan = NULL;
  Run run = { 0 };
  int at = -1, status;
  const GOptionEntry entries[] = {
    { "plan", 0, 0, G_OPTION_ARG_STRING, &plan, N_ ("Which plan to save"), N_ ("ID") },
    { "preview", 0, 0, G_OPTION_ARG_NONE, &run.preview, N_ ("Tell what would be made"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!wm_cli_parse (command, entries, argc, argv, 2, 4, &line))
    return WM_EXIT_USAGE;
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (g_str_equal (line.words[1], verbs[i].verb))
      at = (int) i;
  run.words = line.words + 2;
  run.n = g_strv_length (run.words);
  if (at < 0 || run.n != verbs[at].words)
    return wm_cli_usage (command, _ ("A template cannot “%s”, or not of so many words"),
                         line.words[1]);
  run.plan = plan;
  run.json = line.options.json;
  store = wm_cli_open (&line, &error);
  if (store == NULL)
    return wm_cli_fail (error);
  run.store = store;
  status = verbs[at].run (&run, &error);
  return error != NULL ? wm_cli_fail (error) : status;
}
