/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The head of a pack, its templates, and what has no tables of its own.
 */
#include "config.h"

#include <string.h>

#include "wm-extra.h"
#include "wm-pack-store.h"
#include "wm-plan-more.h"

/* Lists that live in tables, and the columns of the pack itself */
static const char *const stored_keys[]
    = { "format",    "id",        "name",      "description", "inLanguage",    "categories",
        "roles",     "skills",    "associations", "resources", "questions", "planTemplates",
        NULL };

gboolean
wm_pack_store_head (WmPackStore *self, GError **error)
{
  static const char *const fields[] = { "name", "name", "description", "description", NULL };
  const WmShape *shape = wm_shape_get ("pack");
  JsonObject *meta = wm_json_tree_object (self->root, "meta");
  g_autofree char *extra = wm_extra_of_root (self->root, "pack");
  g_autoptr (GBytes) bytes = wm_document_to_bytes (self->root, shape, error);
  g_autoptr (GBytes) old = NULL;
  g_autofree char *sum = NULL;
  const char *slug = wm_json_tree_text (self->root, "id");

  if (bytes == NULL)
    return FALSE;
  sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  if (self->before != NULL && (old = wm_document_to_bytes (self->before, shape, error)) == NULL)
    return FALSE;
  wm_import_report_add (self->report, "pack", slug,
                        old == NULL                    ? "added"
                        : g_bytes_equal (old, bytes) ? "unchanged"
                                                       : "changed",
                        NULL);
  return wm_sql_run (self->store, error,
                     "INSERT INTO pack (id, slug, name, description, language, version, sha256,"
                     " extra) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE"
                     " SET name = excluded.name, description = excluded.description,"
                     " language = excluded.language, version = excluded.version,"
                     " sha256 = excluded.sha256, extra = excluded.extra",
                     "ittttttt", self->pack, slug, wm_extra_text (self->root, "name"),
                     wm_extra_text (self->root, "description"),
                     wm_extra_text (self->root, "inLanguage"),
                     meta != NULL ? wm_extra_text (meta, "version") : "", sum, extra)
         && wm_translation_clear (self->store, "pack", self->pack, error)
         && wm_translation_store (self->store, "pack", self->pack, self->root, fields, error);
}

static gboolean
is_empty_list (JsonNode *node)
{
  return JSON_NODE_HOLDS_ARRAY (node) && json_array_get_length (json_node_get_array (node)) == 0;
}

/* Lists of tables leave a trace here when they are there but empty, texts
 * when they are there but blank. */
static gboolean
is_section (const WmShapeMember *member, JsonNode *value)
{
  if (!g_strv_contains (stored_keys, member->key))
    return TRUE;
  return is_empty_list (value)
         || (wm_json_tree_is_text (value) && *json_node_get_string (value) == '\0');
}

static gboolean
store_section (WmPackStore *self, const WmShapeMember *member, JsonNode *value, GError **error)
{
  g_autofree char *json = wm_json_tree_compact (value);

  return wm_sql_run (self->store, error,
                     "INSERT INTO pack_section (pack_id, key, json) VALUES (?, ?, ?)", "itt",
                     self->pack, member->key, json);
}

static gboolean
store_spectrum (WmPackStore *self, GError **error)
{
  static const char *const fields[] = { "leftLabel",     "left_label",     "rightLabel",
                                        "right_label",   "boundaryLabel", "boundary_label",
                                        NULL };
  JsonObject *axis = wm_json_tree_object (self->root, "spectrum");

  if (!wm_translation_clear (self->store, "spectrum", self->pack, error)
      || !wm_sql_run (self->store, error, "DELETE FROM spectrum WHERE pack_id = ?", "i",
                      self->pack))
    return FALSE;
  if (axis == NULL)
    return TRUE;
  return wm_sql_run (self->store, error,
                     "INSERT INTO spectrum (pack_id, left_label, right_label, boundary_label,"
                     " boundary) VALUES (?, ?, ?, ?, ?)",
                     "ittti", self->pack, wm_extra_text (axis, "leftLabel"),
                     wm_extra_text (axis, "rightLabel"), wm_extra_text (axis, "boundaryLabel"),
                     wm_json_tree_int (axis, "boundary", 500))
         && wm_translation_store (self->store, "spectrum", self->pack, axis, fields, error);
}

static gboolean
store_scale_level (WmPackStore *self, const char *scale, JsonObject *level, gint64 sort,
                   GError **error)
{
  static const char *const fields[]
      = { "quality", "name", "description", "description", NULL };
  gint64 id = wm_sql_new_id ();

  return wm_sql_run (self->store, error,
                     "INSERT INTO scale_level (id, pack_id, scale, level, name, description, sort)"
                     " VALUES (?, ?, ?, ?, ?, ?, ?)",
                     "iititti", id, self->pack, scale, wm_json_tree_int (level, "score", 0),
                     wm_extra_text (level, "quality"), wm_extra_text (level, "description"), sort)
         && wm_translation_store (self->store, "scale_level", id, level, fields, error);
}

static gboolean
store_scales (WmPackStore *self, GError **error)
{
  JsonArray *scales = wm_json_tree_array (self->root, "scales");
  gint64 sort = 0;

  if (!wm_sql_run (self->store, error,
                   "DELETE FROM translation WHERE kind = 'scale_level' AND entity_id IN"
                   " (SELECT id FROM scale_level WHERE pack_id = ?)",
                   "i", self->pack)
      || !wm_sql_run (self->store, error, "DELETE FROM scale_level WHERE pack_id = ?", "i",
                      self->pack))
    return FALSE;
  for (guint i = 0; scales != NULL && i < json_array_get_length (scales); i++)
    {
      JsonObject *scale = json_array_get_object_element (scales, i);
      JsonArray *levels = wm_json_tree_array (scale, "levels");

      for (guint j = 0; j < json_array_get_length (levels); j++)
        if (!store_scale_level (self, wm_json_tree_text (scale, "id"),
                                json_array_get_object_element (levels, j), sort++, error))
          return FALSE;
    }
  return TRUE;
}

gboolean
wm_pack_store_sections (WmPackStore *self, GError **error)
{
  const WmShape *shape = wm_shape_get ("pack");

  if (!wm_sql_run (self->store, error, "DELETE FROM pack_section WHERE pack_id = ?", "i",
                   self->pack))
    return FALSE;
  for (guint i = 0; i < shape->members->len; i++)
    {
      const WmShapeMember *member = g_ptr_array_index (shape->members, i);
      JsonNode *value = json_object_get_member (self->root, member->key);

      if (value != NULL && is_section (member, value)
          && !store_section (self, member, value, error))
        return FALSE;
    }
  return store_spectrum (self, error) && store_scales (self, error);
}

static gboolean
store_milestone (WmPackStore *self, JsonObject *item, gint64 template, int sort, GError **error)
{
  static const char *const columns[] = { "id", "name", "kind", "offset", "goals", NULL };
  static const char *const fields[] = { "name", "name", "goals", "goals", NULL };
  g_autofree char *extra = wm_extra_of (item, columns);
  g_autofree char *goals = wm_extra_list (item, "goals");
  gint64 id = wm_sql_new_id ();

  return wm_sql_run (self->store, error,
                     "INSERT INTO template_milestone (id, template_id, slug, name, horizon,"
                     " \"offset\", goals, sort, extra) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                     "iitttttit", id, template, wm_extra_text (item, "id"),
                     wm_extra_text (item, "name"), wm_extra_text (item, "kind"),
                     wm_extra_text (item, "offset"), goals, (gint64) sort, extra)
         && wm_translation_store (self->store, "template_milestone", id, item, fields, error);
}

static gboolean
store_activity (WmPackStore *self, JsonObject *item, gint64 template, int sort, GError **error)
{
  static const char *const columns[]
      = { "id",           "milestone", "name",      "description", "owner", "dueDay",
          "timeRequired", "skills",    "resources", "dependsOn",   "dueOffset", "duration", "proof",
          NULL };
  static const char *const fields[]
      = { "name", "name", "description", "description", NULL };
  g_autofree char *extra = wm_plan_due_extra (item, columns);
  g_autofree char *skills = wm_extra_words (item, "skills");
  g_autofree char *resources = wm_extra_words (item, "resources");
  g_autofree char *needs = wm_extra_words (item, "dependsOn");
  WmPlanDue due = wm_plan_due_of (item);
  gint64 id = wm_sql_new_id (), duration;

  return wm_sql_run (self->store, error,
                     "INSERT INTO template_activity (id, template_id, slug, milestone, name,"
                     " description, owner, due_day, time_required, skills, resources, depends_on,"
                     " sort, extra, due_anchor, due_ref, duration, proof)"
                     " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                     "iitttttIttttitttIt", id, template, wm_extra_text (item, "id"),
                     wm_extra_text (item, "milestone"), wm_extra_text (item, "name"),
                     wm_extra_text (item, "description"), wm_extra_text (item, "owner"),
                     due.told ? &due.day : NULL, wm_extra_text (item, "timeRequired"),
                     skills, resources, needs, (gint64) sort, extra, due.anchor, due.ref,
                     wm_extra_int (item, "duration", &duration), wm_extra_text (item, "proof"))
         && wm_translation_store (self->store, "template_activity", id, item, fields, error);
}

static gboolean
clear_template (WmPackStore *self, gint64 id, GError **error)
{
  return wm_sql_run (self->store, error,
                     "DELETE FROM translation WHERE kind = 'template_milestone' AND entity_id IN"
                     " (SELECT id FROM template_milestone WHERE template_id = ?)",
                     "i", id)
         && wm_sql_run (self->store, error,
                        "DELETE FROM translation WHERE kind = 'template_activity' AND entity_id IN"
                        " (SELECT id FROM template_activity WHERE template_id = ?)",
                        "i", id)
         && wm_sql_run (self->store, error, "DELETE FROM template_milestone WHERE template_id = ?",
                        "i", id)
         && wm_sql_run (self->store, error, "DELETE FROM template_activity WHERE template_id = ?",
                        "i", id);
}

gboolean
wm_pack_store_template (WmPackStore *self, JsonObject *item, gint64 id, int sort, GError **error)
{
  static const char *const columns[]
      = { "id", "name", "description", "role", "milestones", "tasks", NULL };
  static const char *const fields[]
      = { "name", "name", "description", "description", NULL };
  g_autofree char *extra = wm_extra_of (item, columns);
  JsonArray *milestones = wm_json_tree_array (item, "milestones");
  JsonArray *tasks = wm_json_tree_array (item, "tasks");

  if (!wm_sql_run (self->store, error,
                   "INSERT INTO onboarding_template (id, pack_id, slug, name, description, role,"
                   " sort, extra) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE"
                   " SET name = excluded.name, description = excluded.description,"
                   " role = excluded.role, sort = excluded.sort, extra = excluded.extra",
                   "iittttit", id, self->pack, wm_extra_text (item, "id"),
                   wm_extra_text (item, "name"), wm_extra_text (item, "description"),
                   wm_extra_text (item, "role"), (gint64) sort, extra)
      || !wm_translation_store (self->store, "onboarding_template", id, item, fields, error)
      || !clear_template (self, id, error))
    return FALSE;
  for (guint i = 0; milestones != NULL && i < json_array_get_length (milestones); i++)
    if (!store_milestone (self, json_array_get_object_element (milestones, i), id, (int) i, error))
      return FALSE;
  for (guint i = 0; tasks != NULL && i < json_array_get_length (tasks); i++)
    if (!store_activity (self, json_array_get_object_element (tasks, i), id, (int) i, error))
      return FALSE;
  return TRUE;
}
