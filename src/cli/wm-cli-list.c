/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The command list: what a workspace holds, for people or as JSON.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/wm-cli-rows.h"
#include "cli/wm-cli.h"
#include "onboarding/wm-template.h"

/* What lists need */
typedef struct
{
  WmStore *store;
  WmMap *map;
  WmCliRows *rows;
} List;

/* The skills of a row; too long for a line of text. */
static void
skills_cell (List *list, GArray *skills)
{
  WmJsonWriter *writer = list->rows->writer;

  if (writer == NULL)
    return;
  wm_json_writer_key (writer, "skills");
  wm_json_writer_begin_array (writer);
  for (guint i = 0; i < skills->len; i++)
    wm_json_writer_string (writer,
                           wm_map_skill (list->map, g_array_index (skills, guint, i))->slug);
  wm_json_writer_end_array (writer);
}

static gboolean
list_roles (List *list, GError **error)
{
  for (guint i = 0; i < list->map->roles->len; i++)
    {
      const WmRole *role = wm_map_role (list->map, i);

      wm_cli_rows_begin (list->rows);
      wm_cli_rows_text (list->rows, "id", role->slug);
      wm_cli_rows_text (list->rows, "name", role->name);
      wm_cli_rows_number (list->rows, "from", role->from, role->from >= 0);
      wm_cli_rows_number (list->rows, "to", role->to, role->to >= 0);
      wm_cli_rows_number (list->rows, "requirements", role->requirements->len, TRUE);
      wm_cli_rows_end (list->rows);
    }
  return TRUE;
}

static gboolean
list_skills (List *list, GError **error)
{
  for (guint i = 0; i < list->map->skills->len; i++)
    {
      const WmSkill *skill = wm_map_skill (list->map, i);
      const WmCategory *category
          = skill->category < 0 ? NULL : g_ptr_array_index (list->map->categories, skill->category);

      wm_cli_rows_begin (list->rows);
      wm_cli_rows_text (list->rows, "id", skill->slug);
      wm_cli_rows_text (list->rows, "name", skill->name);
      wm_cli_rows_text (list->rows, "category", category ? category->slug : "");
      wm_cli_rows_number (list->rows, "spectrum", skill->spectrum, skill->spectrum >= 0);
      wm_cli_rows_number (list->rows, "needs", skill->needs->len, TRUE);
      wm_cli_rows_number (list->rows, "unlocks", skill->unlocks->len, TRUE);
      wm_cli_rows_number (list->rows, "resources", skill->resources->len, TRUE);
      wm_cli_rows_number (list->rows, "questions", skill->questions->len, TRUE);
      wm_cli_rows_end (list->rows);
    }
  return TRUE;
}

static gboolean
list_resources (List *list, GError **error)
{
  for (guint i = 0; i < list->map->resources->len; i++)
    {
      const WmResource *resource = wm_map_resource (list->map, i);

      wm_cli_rows_begin (list->rows);
      wm_cli_rows_text (list->rows, "id", resource->slug);
      wm_cli_rows_text (list->rows, "name", resource->name);
      wm_cli_rows_text (list->rows, "kind", resource->kind);
      wm_cli_rows_number (list->rows, "tier", resource->tier, resource->tier > 0);
      wm_cli_rows_number (list->rows, "minutes", resource->minutes, resource->minutes >= 0);
      wm_cli_rows_text (list->rows, "url", resource->url);
      skills_cell (list, resource->skills);
      wm_cli_rows_end (list->rows);
    }
  return TRUE;
}

static gboolean
list_questions (List *list, GError **error)
{
  for (guint i = 0; i < list->map->questions->len; i++)
    {
      const WmQuestion *question = wm_map_question (list->map, i);

      wm_cli_rows_begin (list->rows);
      wm_cli_rows_text (list->rows, "id", question->slug);
      wm_cli_rows_text (list->rows, "question", question->text);
      wm_cli_rows_text (list->rows, "kind", question->kind);
      wm_cli_rows_number (list->rows, "level", question->level, question->level >= 0);
      wm_cli_rows_number (list->rows, "minutes", question->minutes, question->minutes >= 0);
      skills_cell (list, question->skills);
      wm_cli_rows_end (list->rows);
    }
  return TRUE;
}

static gboolean
list_people (List *list, GError **error)
{
  g_autoptr (GPtrArray) people = wm_people_list (list->store, error);

  if (!people)
    return FALSE;
  for (guint i = 0; i < people->len; i++)
    {
      const WmPerson *person = g_ptr_array_index (people, i);

      wm_cli_rows_begin (list->rows);
      wm_cli_rows_text (list->rows, "id", person->slug);
      wm_cli_rows_text (list->rows, "name", person->name);
      wm_cli_rows_text (list->rows, "kind", person->kind);
      wm_cli_rows_text (list->rows, "targetRole", person->target_role);
      wm_cli_rows_end (list->rows);
    }
  return TRUE;
}

static gboolean
list_plans (List *list, GError **error)
{
  g_autoptr (GPtrArray) plans = wm_plan_list (list->store, error);

  if (!plans)
    return FALSE;
  for (guint i = 0; i < plans->len; i++)
    {
      const WmPlanSummary *plan = g_ptr_array_index (plans, i);

      wm_cli_rows_begin (list->rows);
      wm_cli_rows_text (list->rows, "id", plan->slug);
      wm_cli_rows_text (list->rows, "name", plan->name);
      wm_cli_rows_text (list->rows, "person", plan->person);
      wm_cli_rows_text (list->rows, "personName", plan->person_name);
      wm_cli_rows_text (list->rows, "startDate", plan->start_date);
      wm_cli_rows_number (list->rows, "done", plan->done, TRUE);
      wm_cli_rows_number (list->rows, "total", plan->total, TRUE);
      wm_cli_rows_end (list->rows);
    }
  return TRUE;
}

static gboolean
list_templates (List *list, GError **error)
{
  g_autoptr (GPtrArray) templates = wm_template_list (list->store, NULL, error);

  if (!templates)
    return FALSE;
  for (guint i = 0; i < templates->len; i++)
    {
      const WmTemplateSummary *it = g_ptr_array_index (templates, i);

      wm_cli_rows_begin (list->rows);
      wm_cli_rows_text (list->rows, "id", it->slug);
      wm_cli_rows_text (list->rows, "name", it->name);
      wm_cli_rows_number (list->rows, "version", it->version, TRUE);
      wm_cli_rows_text (list->rows, "isBasedOn", it->based_on);
      wm_cli_rows_text (list->rows, "role", it->role);
      wm_cli_rows_text (list->rows, "pack", it->pack_name);
      wm_cli_rows_number (list->rows, "activities", (int) it->activities, TRUE);
      wm_cli_rows_number (list->rows, "plans", (int) it->plans, TRUE);
      wm_cli_rows_end (list->rows);
    }
  return TRUE;
}

static const struct
{
  const char *name;
  gboolean (*list) (List *list, GError **error);
} lists[] = {
  { "roles", list_roles },
  { "skills", list_skills },
  { "resources", list_resources },
  { "questions", list_questions },
  { "people", list_people },
  { "plans", list_plans },
  { "templates", list_templates },
};

/* Prints one of the lists. */
static int
print_list (WmCliLine *line, guint which)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmStore) store = wm_cli_open (line, &error);
  g_autoptr (WmMap) map = store ? wm_map_load (store, NULL, &error) : NULL;
  g_autoptr (WmCliRows) rows = wm_cli_rows_new (line->options.json);
  List list = { store, map, rows };

  if (!map || !lists[which].list (&list, &error))
    return wm_cli_fail (error);
  return wm_cli_rows_print (rows);
}

int
wm_cli_list (const WmCliCommand *command, int argc, char **argv)
{
  g_auto (WmCliLine) line = { 0 };

  if (!wm_cli_parse (command, NULL, argc, argv, 2, 2, &line))
    return WM_EXIT_USAGE;
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (g_str_equal (line.words[1], lists[i].name))
      return print_list (&line, i);
  return wm_cli_usage (command, _ ("“%s” cannot be listed"), line.words[1]);
}
