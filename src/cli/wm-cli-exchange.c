/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The commands about files: export, import, convert, json.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/wm-cli.h"
#include "draw/wm-export.h"
#include "draw/wm-scenes.h"
#include "exchange/wm-exchange.h"
#include "exchange/wm-plan-text.h"
#include "exchange/wm-json-writer.h"
#include "onboarding/wm-plan.h"

/* A plan in one of its formats; PDF is its page. */
static GBytes *
export_plan (WmStore *store, const char *id, const char *format_word, gboolean for_new_hire,
             GError **error)
{
  g_autofree char *slug = wm_cli_plan_of (store, id, "--id", error);
  g_autoptr (WmMap) map = slug ? wm_map_load (store, NULL, error) : NULL;
  g_autoptr (WmPlan) plan = NULL;
  g_autoptr (WmScene) scene = NULL;
  WmSceneOptions options = WM_SCENE_OPTIONS_INIT;
  WmPlanFormat format = WM_PLAN_JSON;

  if (!map)
    return NULL;
  if (g_strcmp0 (format_word, "pdf") != 0)
    {
      if (format_word)
        (void) wm_plan_format_parse (format_word, &format);
      return wm_plan_export (store, map, slug, format, for_new_hire, error);
    }
  plan = wm_plan_load (store, slug, error);
  if (!plan)
    return NULL;
  options.measure = wm_measure_pango ();
  options.width = 800;
  scene = wm_scene_plan_page (map, plan, &options);
  return wm_export_scene_bytes (scene, WM_EXPORT_PDF, wm_palette_get (WM_PALETTE_PRINT), 1, error);
}

int
wm_cli_export (const WmCliCommand *command, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmStore) store = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_auto (WmCliLine) line = { 0 };
  g_autofree char *id = NULL;
  g_autofree char *target = NULL;
  g_autofree char *format = NULL;
  g_autofree char *audience = NULL;
  WmPlanFormat known;
  const char *what;
  const GOptionEntry entries[] = {
    { "id", 0, 0, G_OPTION_ARG_STRING, &id, N_ ("Which plan or pack"), N_ ("ID") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &target, N_ ("Where to write it"), N_ ("OUT") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_ ("Of a plan: json, ics, pdf, md, csv, html"),
      N_ ("FORMAT") },
    { "for", 0, 0, G_OPTION_ARG_STRING, &audience,
      N_ ("Of a plan: new-hire leaves out evidence and the manager's notes"), N_ ("WHOM") },
    G_OPTION_ENTRY_NULL,
  };

  if (!wm_cli_parse (command, entries, argc, argv, 2, 2, &line))
    return WM_EXIT_USAGE;
  what = line.words[1];
  if (!g_strv_contains ((const char *const[]) { "plan", "pack", "team", "workspace", NULL }, what))
    return wm_cli_usage (command, _ ("“%s” cannot be exported"), what);
  if (format
      && (!g_str_equal (what, "plan")
          || (!g_str_equal (format, "pdf") && !wm_plan_format_parse (format, &known))))
    return wm_cli_usage (command, _ ("“%s” cannot be exported as “%s”"), what, format);
  if (audience && (!g_str_equal (what, "plan") || !g_str_equal (audience, "new-hire")))
    return wm_cli_usage (command, _ ("--for takes new-hire, and goes with a plan"));
  store = wm_cli_open (&line, &error);
  if (!store)
    return wm_cli_fail (error);
  if (g_str_equal (what, "workspace"))
    bytes = wm_export_workspace (store, &error);
  else if (g_str_equal (what, "team"))
    bytes = wm_export_team_csv (store, &error);
  else if (g_str_equal (what, "pack"))
    bytes = wm_export_pack (store, id, &error);
  else
    bytes = export_plan (store, id, format, audience != NULL, &error);
  if (!bytes || !wm_file_write (target ? target : "-", bytes, &error))
    return wm_cli_fail (error);
  return WM_EXIT_DONE;
}

static char *
report_as_json (const WmImportReport *report)
{
  g_autoptr (WmJsonWriter) writer = wm_json_writer_new ();
  const struct
  {
    const char *key;
    int count;
  } counts[] = {
    { "added", report->added },
    { "changed", report->changed },
    { "skipped", report->skipped },
    { "unchanged", report->unchanged },
    { "ratingsMoved", report->ratings_moved },
    { "ratingsOpen", report->ratings_open },
  };

  wm_json_writer_begin_object (writer);
  wm_json_writer_key (writer, "format");
  wm_json_writer_string (writer, report->format);
  wm_json_writer_key (writer, "id");
  wm_json_writer_string (writer, report->id);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      wm_json_writer_key (writer, counts[i].key);
      wm_json_writer_int (writer, counts[i].count);
    }
  wm_json_writer_key (writer, "items");
  wm_json_writer_begin_array (writer);
  for (guint i = 0; i < report->items->len; i++)
    {
      const WmImportItem *item = g_ptr_array_index (report->items, i);

      wm_json_writer_begin_object (writer);
      wm_json_writer_key (writer, "kind");
      wm_json_writer_string (writer, item->kind);
      wm_json_writer_key (writer, "id");
      wm_json_writer_string (writer, item->id);
      wm_json_writer_key (writer, "what");
      wm_json_writer_string (writer, item->what);
      if (item->note)
        {
          wm_json_writer_key (writer, "note");
          wm_json_writer_string (writer, item->note);
        }
      wm_json_writer_end_object (writer);
    }
  wm_json_writer_end_array (writer);
  wm_json_writer_key (writer, "warnings");
  wm_json_writer_begin_array (writer);
  for (guint i = 0; i < report->warnings->len; i++)
    wm_json_writer_string (writer, g_ptr_array_index (report->warnings, i));
  wm_json_writer_end_array (writer);
  wm_json_writer_end_object (writer);
  return wm_json_writer_finish (writer);
}

static char *
report_as_text (const WmImportReport *report, gboolean dry_run)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < report->items->len; i++)
    {
      const WmImportItem *item = g_ptr_array_index (report->items, i);

      if (g_str_equal (item->what, "skipped") || item->note)
        g_string_append_printf (out, "%s %s: %s\n", item->kind, wm_cli_plain (item->id),
                                wm_cli_plain (item->note ? item->note : item->what));
    }
  g_string_append_printf (out,
                          dry_run
                            ? _ ("%s: would add %d, change %d, skip %d, leave %d as they are\n")
                            : _ ("%s: added %d, changed %d, skipped %d, left %d as they were\n"),
                          wm_cli_plain (report->id), report->added, report->changed,
                          report->skipped, report->unchanged);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
print_warnings (GPtrArray *warnings)
{
  for (guint i = 0; warnings && i < warnings->len; i++)
    /* Translators: a warning about a file follows. */
    g_printerr (_ ("waymark-cli: warning: %s\n"), (const char *) g_ptr_array_index (warnings, i));
}

int
wm_cli_import (const WmCliCommand *command, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmStore) store = NULL;
  g_autoptr (WmImportReport) report = NULL;
  g_auto (WmCliLine) line = { 0 };
  g_autofree char *text = NULL;
  gboolean dry_run = FALSE;
  const GOptionEntry entries[] = {
    { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &dry_run, N_ ("Only say what would be done"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!wm_cli_parse (command, entries, argc, argv, 2, 2, &line))
    return WM_EXIT_USAGE;
  store = wm_cli_open (&line, &error);
  report = store ? wm_import_file (store, line.words[1], dry_run, &error) : NULL;
  if (!report)
    return wm_cli_fail (error);
  if (!line.options.json)
    print_warnings (report->warnings);
  text = line.options.json ? report_as_json (report) : report_as_text (report, dry_run);
  return wm_cli_print (text);
}

/* Both commands read a file whole and write it anew. */
static int
rewrite (const WmCliCommand *command, int argc, char **argv, gboolean is_document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) input = NULL;
  g_autoptr (GBytes) output = NULL;
  g_autoptr (GPtrArray) warnings = NULL;
  g_auto (WmCliLine) line = { 0 };
  g_autofree char *target = NULL;
  g_autofree char *from = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &target, N_ ("Where to write it"), N_ ("OUT") },
    { "from", 0, is_document ? 0 : G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_STRING, &from,
      N_ ("Format of the input; told by the file itself without it"), N_ ("FORMAT") },
    G_OPTION_ENTRY_NULL,
  };

  if (!wm_cli_parse (command, entries, argc, argv, 1, 1, &line))
    return WM_EXIT_USAGE;
  input = wm_file_read (line.words[0], WM_FILE_CAP, &error);
  if (input)
    output = is_document ? wm_document_canonical (input, line.words[0], from, &warnings, &error)
                         : wm_json_canonical (input, line.words[0], &error);
  if (!output || !wm_file_write (target ? target : "-", output, &error))
    return wm_cli_fail (error);
  print_warnings (warnings);
  return WM_EXIT_DONE;
}

int
wm_cli_convert (const WmCliCommand *command, int argc, char **argv)
{
  return rewrite (command, argc, argv, TRUE);
}

int
wm_cli_json (const WmCliCommand *command, int argc, char **argv)
{
  return rewrite (command, argc, argv, FALSE);
}
