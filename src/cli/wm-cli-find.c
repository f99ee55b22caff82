/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The command find: search as the window does it.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/wm-cli.h"
#include "exchange/wm-json-writer.h"
#include "learning/wm-finder.h"

#define MOST 60 /* of a kind */

static void
add_text (GString *text, const WmFind *find)
{
  g_autofree char *name = g_strdelimit (g_strdup (find->name), "\t\n\r", ' ');
  g_autofree char *other
      = g_strdelimit (g_strdup (find->other != NULL ? find->other : ""), "\t\n\r", ' ');

  g_string_append_printf (text, "%s\t%s\t%s\t%s\n", wm_find_kind_name (find->kind), find->slug,
                          name, other);
}

static void
add_json (WmJsonWriter *writer, const WmFind *find)
{
  wm_json_writer_begin_object (writer);
  wm_json_writer_key (writer, "kind");
  wm_json_writer_string (writer, wm_find_kind_name (find->kind));
  wm_json_writer_key (writer, "id");
  wm_json_writer_string (writer, find->slug);
  wm_json_writer_key (writer, "name");
  wm_json_writer_string (writer, find->name);
  if (find->other != NULL)
    {
      wm_json_writer_key (writer, "foundAs");
      wm_json_writer_string (writer, find->other);
    }
  wm_json_writer_end_object (writer);
}

static int
print_finds (const WmFinds *finds, gboolean json)
{
  g_autoptr (WmJsonWriter) writer = wm_json_writer_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *document = NULL;

  wm_json_writer_begin_array (writer);
  for (guint kind = 0; kind < WM_FIND_KINDS; kind++)
    for (guint i = 0; i < finds->finds[kind]->len; i++)
      {
        add_text (text, &g_array_index (finds->finds[kind], WmFind, i));
        add_json (writer, &g_array_index (finds->finds[kind], WmFind, i));
      }
  wm_json_writer_end_array (writer);
  document = wm_json_writer_finish (writer);
  return wm_cli_print (json ? document : text->str);
}

int
wm_cli_find (const WmCliCommand *command, int argc, char **argv)
{
  g_auto (WmCliLine) line = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (WmStore) store = NULL;
  g_autoptr (WmMap) map = NULL;
  g_autoptr (WmFinder) finder = NULL;
  g_autoptr (WmFinds) finds = NULL;
  g_autofree char *query = NULL;

  if (!wm_cli_parse (command, NULL, argc, argv, 2, G_MAXUINT, &line))
    return WM_EXIT_USAGE;
  query = g_strjoinv (" ", line.words + 1);
  store = wm_cli_open (&line, &error);
  map = store != NULL ? wm_map_load (store, NULL, &error) : NULL;
  finder = map != NULL ? wm_finder_load (store, map, &error) : NULL;
  if (finder == NULL)
    return wm_cli_fail (error);
  finds = wm_finder_find (finder, query, MOST);
  return print_finds (finds, line.options.json);
}
