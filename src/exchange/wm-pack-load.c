/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A pack, from its rows back to its document. Order does not matter here: the
 * writer puts known keys and sorted lists in order; what the author ordered
 * comes by `sort`.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "wm-document.h"
#include "wm-extra.h"
#include "wm-plan-more.h"
#include "wm-transfer.h"

typedef struct
{
  WmStore *store;
  gint64 pack;
  JsonObject *root;
  GHashTable *objects; /* row id -> JsonObject, of the table last read */
} Load;

typedef void (*RowFunc) (Load *load, WmRows *rows);

static gboolean
each_row (Load *load, const char *sql, RowFunc func, GError **error)
{
  g_autoptr (WmRows) rows = wm_sql_query (load->store, error, sql, "i", load->pack);
  gboolean failed = rows == NULL;

  while (!failed && wm_extra_next (rows, &failed, error))
    func (load, rows);
  return !failed;
}

/* Child rows name their parent in column 0. */
static JsonObject *
parent_of (Load *load, WmRows *rows)
{
  gint64 id = wm_rows_int (rows, 0);

  return g_hash_table_lookup (load->objects, &id);
}

static JsonObject *
add_object (Load *load, WmRows *rows, const char *list)
{
  JsonObject *object = json_object_new ();
  gint64 id = wm_rows_int (rows, 0);

  wm_extra_append (load->root, list, object);
  g_hash_table_insert (load->objects, g_memdup2 (&id, sizeof id), object);
  return object;
}

static void
load_category (Load *load, WmRows *rows)
{
  JsonObject *object = add_object (load, rows, "categories");

  wm_extra_set_text (object, "id", rows, 1);
  wm_extra_set_text (object, "name", rows, 2);
  wm_extra_merge (object, wm_rows_text (rows, 3));
}

static void
load_skill (Load *load, WmRows *rows)
{
  JsonObject *object = add_object (load, rows, "skills");

  wm_extra_set_text (object, "id", rows, 1);
  wm_extra_set_text (object, "name", rows, 2);
  wm_extra_set_text (object, "description", rows, 3);
  wm_extra_set_text (object, "group", rows, 4);
  wm_extra_set_int (object, "spectrum", rows, 5);
  wm_extra_merge (object, wm_rows_text (rows, 6));
}

static void
load_level (Load *load, WmRows *rows)
{
  JsonObject *skill = parent_of (load, rows);
  JsonObject *object;

  if (skill == NULL)
    return;
  object = json_object_new ();
  wm_extra_set_int (object, "score", rows, 1);
  wm_extra_set_text (object, "description", rows, 2);
  wm_extra_merge (object, wm_rows_text (rows, 3));
  wm_extra_append (skill, "levels", object);
}

static void
load_role (Load *load, WmRows *rows)
{
  JsonObject *object = add_object (load, rows, "roles");
  JsonObject *band;

  wm_extra_set_text (object, "id", rows, 1);
  wm_extra_set_text (object, "name", rows, 2);
  wm_extra_set_text (object, "description", rows, 3);
  wm_extra_set_text (object, "focus", rows, 4);
  wm_extra_set_text (object, "side", rows, 5);
  wm_extra_set_text (object, "stage", rows, 6);
  wm_extra_set_int (object, "position", rows, 9);
  wm_extra_merge (object, wm_rows_text (rows, 10));
  if (wm_rows_is_null (rows, 7) || wm_rows_is_null (rows, 8))
    return;
  /* The file's own object keeps what else it holds. */
  band = wm_json_tree_object (object, "spectrum");
  if (band == NULL)
    {
      band = json_object_new ();
      json_object_set_object_member (object, "spectrum", band);
    }
  wm_extra_set_int (band, "from", rows, 7);
  wm_extra_set_int (band, "to", rows, 8);
}

static void
load_requirement (Load *load, WmRows *rows)
{
  JsonObject *role = parent_of (load, rows);
  JsonObject *object;

  if (role == NULL)
    return;
  object = json_object_new ();
  wm_extra_set_text (object, "skill", rows, 1);
  wm_extra_set_int (object, "level", rows, 2);
  wm_extra_set_text (object, "importance", rows, 3);
  wm_extra_merge (object, wm_rows_text (rows, 4));
  wm_extra_append (role, "skills", object);
}

static void
load_association (Load *load, WmRows *rows)
{
  JsonObject *object = json_object_new ();

  wm_extra_set_text (object, "origin", rows, 0);
  wm_extra_set_text (object, "associationType", rows, 1);
  wm_extra_set_text (object, "destination", rows, 2);
  wm_extra_merge (object, wm_rows_text (rows, 3));
  wm_extra_append (load->root, "associations", object);
}

static void
load_resource (Load *load, WmRows *rows)
{
  JsonObject *object = add_object (load, rows, "resources");

  wm_extra_set_text (object, "id", rows, 1);
  wm_extra_set_text (object, "name", rows, 2);
  wm_extra_set_text (object, "url", rows, 3);
  wm_extra_set_text (object, "learningResourceType", rows, 4);
  wm_extra_set_text (object, "inLanguage", rows, 5);
  wm_extra_set_text (object, "timeRequired", rows, 6);
  wm_extra_set_flag (object, "timeEstimated", rows, 7);
  wm_extra_set_int (object, "tier", rows, 8);
  wm_extra_set_text (object, "note", rows, 9);
  wm_extra_merge (object, wm_rows_text (rows, 10));
}

static void
load_teaches (Load *load, WmRows *rows)
{
  JsonObject *resource = parent_of (load, rows);

  if (resource != NULL)
    wm_extra_append_text (resource, "teaches", wm_rows_text (rows, 1));
}

static void
load_question (Load *load, WmRows *rows)
{
  JsonObject *object = add_object (load, rows, "questions");

  wm_extra_set_text (object, "id", rows, 1);
  wm_extra_set_text (object, "question", rows, 2);
  wm_extra_set_text (object, "kind", rows, 3);
  wm_extra_set_int (object, "level", rows, 4);
  wm_extra_set_text (object, "timeRequired", rows, 5);
  wm_extra_set_text (object, "strongAnswer", rows, 6);
  wm_extra_set_text (object, "weakAnswer", rows, 7);
  wm_extra_merge (object, wm_rows_text (rows, 8));
}

static void
load_question_skill (Load *load, WmRows *rows)
{
  JsonObject *question = parent_of (load, rows);

  if (question != NULL)
    wm_extra_append_text (question, "skills", wm_rows_text (rows, 1));
}

static void
load_template (Load *load, WmRows *rows)
{
  JsonObject *object = add_object (load, rows, "planTemplates");

  wm_extra_set_text (object, "id", rows, 1);
  wm_extra_set_text (object, "name", rows, 2);
  wm_extra_set_text (object, "description", rows, 3);
  wm_extra_set_text (object, "role", rows, 4);
  wm_extra_merge (object, wm_rows_text (rows, 5));
  if (!json_object_has_member (object, "milestones"))
    json_object_set_array_member (object, "milestones", json_array_new ());
}

static void
load_template_milestone (Load *load, WmRows *rows)
{
  JsonObject *template = parent_of (load, rows);
  JsonObject *object;

  if (template == NULL)
    return;
  object = json_object_new ();
  wm_extra_set_text (object, "id", rows, 1);
  wm_extra_set_text (object, "name", rows, 2);
  wm_extra_set_text (object, "kind", rows, 3);
  wm_extra_set_text (object, "offset", rows, 4);
  wm_extra_set_list (object, "goals", rows, 5);
  wm_extra_merge (object, wm_rows_text (rows, 6));
  wm_extra_append (template, "milestones", object);
}

static void
load_template_activity (Load *load, WmRows *rows)
{
  JsonObject *template = parent_of (load, rows);
  JsonObject *object;

  if (template == NULL)
    return;
  object = json_object_new ();
  wm_extra_set_text (object, "id", rows, 1);
  wm_extra_set_text (object, "milestone", rows, 2);
  wm_extra_set_text (object, "name", rows, 3);
  wm_extra_set_text (object, "description", rows, 4);
  wm_extra_set_text (object, "owner", rows, 5);
  wm_plan_due_set (object, rows, 6, 12, wm_rows_text (rows, 11));
  wm_extra_set_text (object, "timeRequired", rows, 7);
  wm_extra_set_words (object, "skills", rows, 8);
  wm_extra_set_words (object, "resources", rows, 9);
  wm_extra_set_words (object, "dependsOn", rows, 10);
  wm_extra_set_int (object, "duration", rows, 14);
  wm_extra_set_text (object, "proof", rows, 15);
  wm_extra_merge (object, wm_rows_text (rows, 11));
  wm_extra_append (template, "tasks", object);
}

/* Sections without tables, and lists that were there but empty */
static void
load_section (Load *load, WmRows *rows)
{
  const char *key = wm_rows_text (rows, 0);
  const char *json = wm_rows_text (rows, 1);
  g_autofree char *member = NULL;

  if (json_object_has_member (load->root, key))
    return;
  member = g_strdup_printf ("{\"%s\":%s}", key, json);
  wm_extra_merge (load->root, member);
}

static gboolean
load_tables (Load *load, GError **error)
{
  static const struct
  {
    RowFunc func;
    const char *sql;
  } steps[] = {
    { load_category,
      "SELECT id, slug, name, extra FROM category WHERE pack_id = ? ORDER BY sort, slug" },
    { load_skill, "SELECT id, slug, name, description, category, spectrum, extra FROM skill"
                  " WHERE pack_id = ? ORDER BY slug" },
    { load_level, "SELECT l.skill_id, l.level, l.description, l.extra FROM skill_level l"
                  " JOIN skill s ON s.id = l.skill_id WHERE s.pack_id = ?"
                  " ORDER BY l.skill_id, l.sort, l.level" },
    { load_role, "SELECT id, slug, name, description, focus, side, stage, spectrum_from,"
                 "  spectrum_to, position, extra FROM role WHERE pack_id = ? ORDER BY slug" },
    { load_requirement, "SELECT q.role_id, s.slug, q.level, q.importance, q.extra"
                        " FROM role_requirement q JOIN role r ON r.id = q.role_id"
                        " JOIN skill s ON s.id = q.skill_id WHERE r.pack_id = ?"
                        " ORDER BY q.role_id, q.sort, s.slug" },
    { load_association, "SELECT o.slug, a.type, d.slug, a.extra FROM skill_association a"
                        " JOIN skill o ON o.id = a.origin_id"
                        " JOIN skill d ON d.id = a.destination_id"
                        " WHERE a.pack_id = ? ORDER BY o.slug, a.type, d.slug" },
    { load_resource, "SELECT id, slug, name, url, kind, language, time_required, time_estimated,"
                     "  tier, note, extra FROM resource WHERE pack_id = ? ORDER BY slug" },
    { load_teaches, "SELECT x.resource_id, s.slug FROM resource_skill x"
                    " JOIN resource r ON r.id = x.resource_id JOIN skill s ON s.id = x.skill_id"
                    " WHERE r.pack_id = ? ORDER BY x.resource_id, x.sort, s.slug" },
    { load_question, "SELECT id, slug, text, kind, level, time_required, strong_answer,"
                     "  weak_answer, extra FROM question WHERE pack_id = ? ORDER BY slug" },
    { load_question_skill, "SELECT x.question_id, s.slug FROM question_skill x"
                           " JOIN question q ON q.id = x.question_id"
                           " JOIN skill s ON s.id = x.skill_id WHERE q.pack_id = ?"
                           " ORDER BY x.question_id, x.sort, s.slug" },
    { load_template, "SELECT id, slug, name, description, role, extra FROM onboarding_template"
                     " WHERE pack_id = ? ORDER BY sort, slug" },
    { load_template_milestone,
      "SELECT m.template_id, m.slug, m.name, m.horizon, m.\"offset\", m.goals, m.extra"
      " FROM template_milestone m JOIN onboarding_template t ON t.id = m.template_id"
      " WHERE t.pack_id = ? ORDER BY m.template_id, m.sort, m.slug" },
    { load_template_activity,
      "SELECT a.template_id, a.slug, a.milestone, a.name, a.description, a.owner, a.due_day,"
      "  a.time_required, a.skills, a.resources, a.depends_on, a.extra, a.due_anchor, a.due_ref,"
      "  a.duration, a.proof"
      " FROM template_activity a JOIN onboarding_template t ON t.id = a.template_id"
      " WHERE t.pack_id = ? ORDER BY a.template_id, a.sort, a.slug" },
    { load_section, "SELECT key, json FROM pack_section WHERE pack_id = ? ORDER BY key" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (!each_row (load, steps[i].sql, steps[i].func, error))
      return FALSE;
  return TRUE;
}

static gboolean
load_translations (Load *load, GError **error)
{
  static const char *const kinds[] = { "skill", "role", "resource", "question" };
  static const char *const lists[] = { "skills", "roles", "resources", "questions" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      JsonArray *list = wm_json_tree_array (load->root, lists[i]);

      if (list != NULL
          && !wm_translation_load (load->store, kinds[i], list, load->objects, error))
        return FALSE;
    }
  return TRUE;
}

static gint64
load_head (WmStore *store, const char *slug, JsonObject *root, char **extra, GError **error)
{
  g_autoptr (WmRows) rows = wm_sql_query (store, error,
                                          "SELECT id, slug, name, description, language, extra"
                                          " FROM pack WHERE slug = ?",
                                          "t", slug);
  gboolean failed;

  if (rows == NULL)
    return 0;
  if (!wm_extra_next (rows, &failed, error))
    {
      if (!failed)
        g_set_error (error, WM_ERROR, WM_ERROR_NOT_FOUND, _ ("There is no pack “%s”"), slug);
      return 0;
    }
  json_object_set_string_member (root, "format", "waymark-pack/1");
  wm_extra_set_text (root, "id", rows, 1);
  wm_extra_set_text (root, "name", rows, 2);
  wm_extra_set_text (root, "description", rows, 3);
  wm_extra_set_text (root, "inLanguage", rows, 4);
  *extra = g_strdup (wm_rows_text (rows, 5));
  return wm_rows_int (rows, 0);
}

JsonObject *
wm_transfer_load_pack_rows (WmStore *store, const char *slug, GError **error)
{
  g_autoptr (JsonObject) root = json_object_new ();
  g_autoptr (GHashTable) objects
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autofree char *extra = NULL;
  Load load = { store, 0, root, objects };

  load.pack = load_head (store, slug, root, &extra, error);
  if (load.pack == 0 || !load_tables (&load, error)
      || !load_translations (&load, error))
    return NULL;
  if (!json_object_has_member (root, "skills"))
    json_object_set_array_member (root, "skills", json_array_new ());
  wm_extra_merge (root, extra);
  return g_steal_pointer (&root);
}
