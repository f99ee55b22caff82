/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The command list: what a workspace holds, for people or as JSON.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/wm-cli.h"
#include "exchange/wm-json-writer.h"
#include "onboarding/wm-template.h"

/* What lists need: the rows go to a writer, or to lines of text. */
typedef struct
{
  WmStore *store;
  WmMap *map;
  WmJsonWriter *writer; /* NULL: text */
  GString *text;
  gboolean first; /* of this row's cells */
} List;

static void
begin_row (List *list)
{
  list->first = TRUE;
  if (list->writer)
    wm_json_writer_begin_object (list->writer);
}

static void
end_row (List *list)
{
  if (list->writer)
    wm_json_writer_end_object (list->writer);
  else
    g_string_append_c (list->text, '\n');
}

/* Cells of the text are parted by tabs; a text never holds one. */
static void
begin_cell (List *list, const char *key)
{
  if (list->writer)
    wm_json_writer_key (list->writer, key);
  else if (!list->first)
    g_string_append_c (list->text, '\t');
  list->first = FALSE;
}

static void
text_cell (List *list, const char *key, const char *value)
{
  begin_cell (list, key);
  if (list->writer)
    wm_json_writer_string (list->writer, value);
  else
    {
      g_autofree char *plain = g_strdelimit (g_strdup (value ? value : ""), "\t\n\r", ' ');
      g_string_append (list->text, plain);
    }
}

/* A number that is not told is null, and a dash. */
static void
number_cell (List *list, const char *key, int value, gboolean told)
{
  begin_cell (list, key);
  if (list->writer && told)
    wm_json_writer_int (list->writer, value);
  else if (list->writer)
    wm_json_writer_null (list->writer);
  else if (told)
    g_string_append_printf (list->text, "%d", value);
  else
    g_string_append (list->text, "–");
}

/* The skills of a row; too long for a line of text. */
static void
skills_cell (List *list, GArray *skills)
{
  if (!list->writer)
    return;
  wm_json_writer_key (list->writer, "skills");
  wm_json_writer_begin_array (list->writer);
  for (guint i = 0; i < skills->len; i++)
    wm_json_writer_string (list->writer,
                           wm_map_skill (list->map, g_array_index (skills, guint, i))->slug);
  wm_json_writer_end_array (list->writer);
}

static gboolean
list_roles (List *list, GError **error)
{
  for (guint i = 0; i < list->map->roles->len; i++)
    {
      const WmRole *role = wm_map_role (list->map, i);

      begin_row (list);
      text_cell (list, "id", role->slug);
      text_cell (list, "name", role->name);
      number_cell (list, "from", role->from, role->from >= 0);
      number_cell (list, "to", role->to, role->to >= 0);
      number_cell (list, "requirements", role->requirements->len, TRUE);
      end_row (list);
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

      begin_row (list);
      text_cell (list, "id", skill->slug);
      text_cell (list, "name", skill->name);
      text_cell (list, "category", category ? category->slug : "");
      number_cell (list, "spectrum", skill->spectrum, skill->spectrum >= 0);
      number_cell (list, "needs", skill->needs->len, TRUE);
      number_cell (list, "unlocks", skill->unlocks->len, TRUE);
      number_cell (list, "resources", skill->resources->len, TRUE);
      number_cell (list, "questions", skill->questions->len, TRUE);
      end_row (list);
    }
  return TRUE;
}

static gboolean
list_resources (List *list, GError **error)
{
  for (guint i = 0; i < list->map->resources->len; i++)
    {
      const WmResource *resource = wm_map_resource (list->map, i);

      begin_row (list);
      text_cell (list, "id", resource->slug);
      text_cell (list, "name", resource->name);
      text_cell (list, "kind", resource->kind);
      number_cell (list, "tier", resource->tier, resource->tier > 0);
      number_cell (list, "minutes", resource->minutes, resource->minutes >= 0);
      text_cell (list, "url", resource->url);
      skills_cell (list, resource->skills);
      end_row (list);
    }
  return TRUE;
}

static gboolean
list_questions (List *list, GError **error)
{
  for (guint i = 0; i < list->map->questions->len; i++)
    {
      const WmQuestion *question = wm_map_question (list->map, i);

      begin_row (list);
      text_cell (list, "id", question->slug);
      text_cell (list, "question", question->text);
      text_cell (list, "kind", question->kind);
      number_cell (list, "level", question->level, question->level >= 0);
      number_cell (list, "minutes", question->minutes, question->minutes >= 0);
      skills_cell (list, question->skills);
      end_row (list);
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

      begin_row (list);
      text_cell (list, "id", person->slug);
      text_cell (list, "name", person->name);
      text_cell (list, "kind", person->kind);
      text_cell (list, "targetRole", person->target_role);
      end_row (list);
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

      begin_row (list);
      text_cell (list, "id", plan->slug);
      text_cell (list, "name", plan->name);
      text_cell (list, "person", plan->person);
      text_cell (list, "personName", plan->person_name);
      text_cell (list, "startDate", plan->start_date);
      number_cell (list, "done", plan->done, TRUE);
      number_cell (list, "total", plan->total, TRUE);
      end_row (list);
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

      begin_row (list);
      text_cell (list, "id", it->slug);
      text_cell (list, "name", it->name);
      number_cell (list, "version", it->version, TRUE);
      text_cell (list, "isBasedOn", it->based_on);
      text_cell (list, "role", it->role);
      text_cell (list, "pack", it->pack_name);
      number_cell (list, "activities", (int) it->activities, TRUE);
      number_cell (list, "plans", (int) it->plans, TRUE);
      end_row (list);
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
  g_autoptr (WmJsonWriter) writer = line->options.json ? wm_json_writer_new () : NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *json = NULL;
  List list = { store, map, writer, text, TRUE };

  if (!map)
    return wm_cli_fail (error);
  if (writer)
    wm_json_writer_begin_array (writer);
  if (!lists[which].list (&list, &error))
    return wm_cli_fail (error);
  if (!writer)
    return wm_cli_print (text->str);
  wm_json_writer_end_array (writer);
  json = wm_json_writer_finish (writer);
  return wm_cli_print (json);
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
