/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The command layout: places a bare skill graph.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/wm-cli.h"
#include "draw/wm-layout.h"
#include "exchange/wm-exchange.h"
#include "exchange/wm-graph-file.h"
#include "exchange/wm-json-writer.h"

/* The box of a node, as the contract of the command says. */
static WmLayoutNode *
layout_nodes (const WmGraphFile *graph)
{
  WmLayoutNode *nodes = g_new0 (WmLayoutNode, graph->skills->len + 1);

  for (guint i = 0; i < graph->skills->len; i++)
    {
      const WmGraphSkill *skill = &g_array_index (graph->skills, WmGraphSkill, i);

      nodes[i].wish = skill->spectrum;
      nodes[i].w = 7.0 * g_utf8_strlen (skill->label, -1) + 24;
      nodes[i].h = 28;
      nodes[i].group = -1;
      nodes[i].key = g_str_hash (skill->id);
    }
  return nodes;
}

static GBytes *
layout_answer (const WmGraphFile *graph, const WmLayoutNode *nodes, double width, double height)
{
  g_autoptr (WmJsonWriter) writer = wm_json_writer_new ();

  wm_json_writer_begin_object (writer);
  wm_json_writer_key (writer, "positions");
  wm_json_writer_begin_array (writer);
  for (guint i = 0; i < graph->skills->len; i++)
    {
      const struct
      {
        const char *key;
        double value;
      } numbers[] = {
        { "x", nodes[i].x },
        { "y", nodes[i].y },
        { "layer", nodes[i].layer },
        { "w", nodes[i].w },
        { "h", nodes[i].h },
      };

      wm_json_writer_begin_object (writer);
      wm_json_writer_key (writer, "id");
      wm_json_writer_string (writer, g_array_index (graph->skills, WmGraphSkill, i).id);
      for (guint j = 0; j < G_N_ELEMENTS (numbers); j++)
        {
          wm_json_writer_key (writer, numbers[j].key);
          wm_json_writer_hundredths (writer, numbers[j].value);
        }
      wm_json_writer_end_object (writer);
    }
  wm_json_writer_end_array (writer);
  wm_json_writer_key (writer, "width");
  wm_json_writer_hundredths (writer, width);
  wm_json_writer_key (writer, "height");
  wm_json_writer_hundredths (writer, height);
  wm_json_writer_end_object (writer);
  return wm_json_writer_finish_bytes (writer);
}

int
wm_cli_layout (const WmCliCommand *command, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) input = NULL;
  g_autoptr (GBytes) answer = NULL;
  g_autoptr (WmGraphFile) graph = NULL;
  g_autofree WmLayoutNode *nodes = NULL;
  g_auto (WmCliLine) line = { 0 };
  g_autofree char *target = NULL;
  const WmLayoutOptions options = { .gap_x = 16, .gap_y = 36, .balance = WM_LAYOUT_BALANCE };
  double width, height;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &target, N_ ("Where to write it"), N_ ("OUT") },
    G_OPTION_ENTRY_NULL,
  };

  if (!wm_cli_parse (command, entries, argc, argv, 1, 1, &line))
    return WM_EXIT_USAGE;
  input = wm_file_read (line.words[0], WM_FILE_CAP, &error);
  graph = input ? wm_graph_file_parse (input, line.words[0], &error) : NULL;
  if (!graph)
    return wm_cli_fail (error);
  nodes = layout_nodes (graph);
  wm_layout_run (nodes, graph->skills->len, (const WmLayoutEdge *) graph->edges->data,
                 graph->edges->len / 2, &options, &width, &height);
  answer = layout_answer (graph, nodes, width, height);
  return wm_file_write (target ? target : "-", answer, &error) ? WM_EXIT_DONE
                                                               : wm_cli_fail (error);
}
