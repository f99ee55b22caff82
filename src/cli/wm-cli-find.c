/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The command find: search as the window does it.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/wm-cli-rows.h"
#include "cli/wm-cli.h"
#include "learning/wm-finder.h"

#define MOST 60 /* of a kind */

static void
add_find (WmCliRows *rows, const WmFind *find)
{
  wm_cli_rows_begin (rows);
  wm_cli_rows_text (rows, "kind", wm_find_kind_name (find->kind));
  wm_cli_rows_text (rows, "id", find->slug);
  wm_cli_rows_text (rows, "name", find->name);
  if (find->other != NULL)
    wm_cli_rows_json_text (rows, "foundAs", find->other);
  wm_cli_rows_plain (rows, find->other);
  wm_cli_rows_end (rows);
}

static int
print_finds (const WmFinds *finds, gboolean json)
{
  g_autoptr (WmCliRows) rows = wm_cli_rows_new (json);

  for (guint kind = 0; kind < WM_FIND_KINDS; kind++)
    for (guint i = 0; i < finds->finds[kind]->len; i++)
      add_find (rows, &g_array_index (finds->finds[kind], WmFind, i));
  return wm_cli_rows_print (rows);
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
  if (!line.options.json && wm_finds_total (finds) == 0)
    {
      g_autofree char *nothing = g_strdup_printf (_ ("Nothing is called “%s”"), query);

      g_printerr ("waymark-cli: %s\n", wm_cli_plain (nothing));
    }
  return print_finds (finds, line.options.json);
}
