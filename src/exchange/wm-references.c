/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-references.h"

#include <string.h>

const WmReference wm_pack_references[] = {
  { "roles[].skills[].skill", "skills" },
  { "roles[].ladder[].skills[].skill", "skills" },
  { "associations[].origin", "skills" },
  { "associations[].destination", "skills" },
  { "resources[].teaches[]", "skills" },
  { "readingLists[].itemListElement[].resource", "resources" },
  { "readingListSections[].skills[]", "skills" },
  { "questions[].skills[]", "skills" },
  { "stages[].questions[]", "questions" },
  { "stages[].attributes[].skill", "skills" },
  { "planTemplates[].role", "roles" },
  { "planTemplates[].milestones[].skills[].skill", "skills" },
  { "planTemplates[].tasks[].skills[]", "skills" },
  { "planTemplates[].tasks[].resources[]", "resources" },
  { "mustHaveSkills[].skills[]", "skills" },
  { "skillOverlap.regions[].skills[]", "skills" },
  { "workflows[].ownerRoles[]", "roles" },
  { "teamRatio.numeratorRole", "roles" },
  { "teamRatio.denominatorRole", "roles" },
  { "teamSequence.steps[].roles[]", "roles" },
  { "seniorityDimensions[].skill", "skills" },
  { "seniorityDimensions[].levels[].level", "seniorityLevels" },
  { "traits[].skill", "skills" },
  { "starMapping.situationTask[]", "seniorityDimensions" },
  { "starMapping.action[]", "seniorityDimensions" },
  { "starMapping.result[]", "seniorityDimensions" },
  { NULL },
};

const WmReference wm_schedule_references[] = {
  { "tasks[].milestone", "milestones" },
  { "tasks[].dependsOn[]", "tasks" },
  { NULL },
};

const WmReference wm_plan_references[] = {
  { "role.skills[].skill", "skills" },
  { "role.ladder[].skills[].skill", "skills" },
  { "resources[].teaches[]", "skills" },
  { "assessments[].scale", "scales" },
  { "assessments[].ratings[].skill", "skills" },
  { "scorecards[].attributes[].skill", "skills" },
  { "milestones[].skills[].skill", "skills" },
  { "firstUnaided[].skill", "skills" },
  { "tasks[].skills[]", "skills" },
  { "tasks[].resources[]", "resources" },
  { NULL },
};

const WmReference wm_workspace_references[] = {
  { "assessments[].person", "people" },
  { "jobs[].manager", "people" },
  { "jobs[].loop.stages[].interviews[].interviewers[]", "people" },
  { "loopTemplates[].stages[].interviews[].interviewers[]", "people" },
  { "candidates[].person", "people" },
  { "applications[].person", "people" },
  { "applications[].job", "jobs" },
  { "applications[].interviews[].interviewer", "people" },
  { "legalHolds[].person", "people" },
  { "erasures[].person", "people" },
  { NULL },
};

static gboolean
walk (JsonNode *node, const char *path, GString *place, WmDocumentLeafFunc func, gpointer data)
{
  const char *rest;
  gsize length, before = place->len;
  g_autofree char *key = NULL;
  gboolean each, ok = TRUE;
  JsonNode *member;

  if (*path == '\0')
    return func (data, node);
  length = strcspn (path, ".[");
  key = g_strndup (path, length);
  member = json_object_get_member (json_node_get_object (node), key);
  if (member == NULL)
    return TRUE;
  each = path[length] == '[';
  rest = path + length + (each ? 2 : 0);
  rest += *rest == '.';
  g_string_append_printf (place, "%s%s", before > 0 ? "." : "", key);
  if (!each)
    ok = walk (member, rest, place, func, data);
  for (guint i = 0; each && ok && i < json_array_get_length (json_node_get_array (member)); i++)
    {
      gsize inner = place->len;

      g_string_append_printf (place, "[%u]", i);
      ok = walk (json_array_get_element (json_node_get_array (member), i), rest, place, func,
                 data);
      if (ok)
        g_string_truncate (place, inner);
    }
  if (ok)
    g_string_truncate (place, before);
  return ok;
}

gboolean
wm_document_walk (JsonObject *scope, const char *path, GString *place, WmDocumentLeafFunc func,
                  gpointer data)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  json_node_set_object (node, scope);
  return walk (node, path, place, func, data);
}

GHashTable *
wm_document_collect_ids (JsonObject *scope, const char *list)
{
  GHashTable *ids = g_hash_table_new (g_str_hash, g_str_equal);
  JsonArray *array = wm_json_tree_array (scope, list);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      const char *id = wm_json_tree_text (json_array_get_object_element (array, i), "id");

      if (id != NULL)
        g_hash_table_add (ids, (gpointer) id);
    }
  return ids;
}
