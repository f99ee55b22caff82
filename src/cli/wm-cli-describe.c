/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The command describe: the map in words, or as data in the same order.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/wm-cli-view.h"
#include "draw/wm-describe.h"
#include "draw/wm-lens.h"
#include "exchange/wm-json-writer.h"

static void
write_part (WmJsonWriter *writer, const WmPart *part)
{
  static const char *const kinds[] = { "title", "heading", "name", "text", "link" };

  wm_json_writer_begin_object (writer);
  wm_json_writer_key (writer, "kind");
  wm_json_writer_string (writer, kinds[part->kind]);
  wm_json_writer_key (writer, "text");
  wm_json_writer_string (writer, part->text);
  if (part->id)
    {
      wm_json_writer_key (writer, "id");
      wm_json_writer_string (writer, part->id);
    }
  if (part->link)
    {
      wm_json_writer_key (writer, "url");
      wm_json_writer_string (writer, part->link);
    }
  wm_json_writer_end_object (writer);
}

static void
write_slugs (WmJsonWriter *writer, WmMap *map, const char *key, const GArray *skills)
{
  wm_json_writer_key (writer, key);
  wm_json_writer_begin_array (writer);
  for (guint i = 0; i < skills->len; i++)
    wm_json_writer_string (writer, wm_map_skill (map, g_array_index (skills, guint, i))->slug);
  wm_json_writer_end_array (writer);
}

/* What is not told is null. */
static void
write_number (WmJsonWriter *writer, const char *key, int value)
{
  wm_json_writer_key (writer, key);
  if (value >= 0)
    wm_json_writer_int (writer, value);
  else
    wm_json_writer_null (writer);
}

static int
target_of (WmMap *map, int role, guint skill)
{
  const GArray *asked = role >= 0 ? wm_map_role (map, (guint) role)->requirements : NULL;

  for (guint i = 0; asked != NULL && i < asked->len; i++)
    if (g_array_index (asked, WmRequirement, i).skill == skill)
      return g_array_index (asked, WmRequirement, i).level;
  return -1;
}

static void
write_skill (WmJsonWriter *writer, WmMap *map, const WmSceneOptions *options, guint index)
{
  const WmSkill *skill = wm_map_skill (map, index);

  wm_json_writer_begin_object (writer);
  wm_json_writer_key (writer, "id");
  wm_json_writer_string (writer, skill->slug);
  wm_json_writer_key (writer, "name");
  wm_json_writer_string (writer, skill->name);
  write_number (writer, "spectrum", skill->spectrum);
  write_number (writer, "level", options->levels ? options->levels[index] : -1);
  write_number (writer, "target", target_of (map, options->role, index));
  write_slugs (writer, map, "needs", skill->needs);
  write_slugs (writer, map, "unlocks", skill->unlocks);
  wm_json_writer_end_object (writer);
}

/* The text as parts, and the skills that it tells of, in its order, as data. */
static int
print_json (WmMap *map, const WmSceneOptions *options, GPtrArray *parts)
{
  g_autoptr (WmJsonWriter) writer = wm_json_writer_new ();
  g_autofree char *text = NULL;

  wm_json_writer_begin_object (writer);
  wm_json_writer_key (writer, "parts");
  wm_json_writer_begin_array (writer);
  for (guint i = 0; i < parts->len; i++)
    write_part (writer, g_ptr_array_index (parts, i));
  wm_json_writer_end_array (writer);
  wm_json_writer_key (writer, "skills");
  wm_json_writer_begin_array (writer);
  for (guint i = 0; i < parts->len; i++)
    {
      const WmPart *part = g_ptr_array_index (parts, i);
      int skill = part->id != NULL && g_str_has_prefix (part->id, "skill:")
                      ? wm_map_find_skill (map, part->id + strlen ("skill:"))
                      : -1;

      if (skill >= 0)
        write_skill (writer, map, options, (guint) skill);
    }
  wm_json_writer_end_array (writer);
  wm_json_writer_end_object (writer);
  text = wm_json_writer_finish (writer);
  return wm_cli_print (text);
}

int
wm_cli_describe (const WmCliCommand *command, int argc, char **argv)
{
  g_auto (WmCliLine) line = { 0 };
  g_auto (WmCliView) view = { 0 };
  gboolean details = FALSE;
  GOptionEntry entries[WM_CLI_VIEW_ENTRIES + 2] = {
    { "details", 0, 0, G_OPTION_ARG_NONE, &details, N_ ("Also levels and resources"), NULL },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (WmStore) store = NULL;
  g_autoptr (WmMap) map = NULL;
  g_autoptr (GPtrArray) parts = NULL;
  g_autofree char *text = NULL;
  WmSceneOptions options = WM_SCENE_OPTIONS_INIT;
  const char *fault;

  wm_cli_view_entries (&view, entries + 1);
  if (!wm_cli_parse (command, entries, argc, argv, 1, 1, &line))
    return WM_EXIT_USAGE;
  fault = wm_cli_view_fault (&view);
  if (fault)
    return wm_cli_usage (command, "%s", fault);
  store = wm_cli_open (&line, &error);
  map = store ? wm_map_load (store, NULL, &error) : NULL;
  if (!map || !wm_cli_view_options (&view, store, map, &options, &error))
    return wm_cli_fail (error);
  parts = wm_describe_map (map, &options, details);
  if (line.options.json)
    return print_json (map, &options, parts);
  text = wm_parts_to_text (parts);
  return wm_cli_print (text);
}
