/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A pack's document into rows. Rows are found again by their id in the file
 * and updated, never made anew: ratings hang on skills. What another pack
 * already brought under the same id stays as that pack has it.
 */
#include "config.h"

#include "wm-pack-store.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "wm-extra.h"

typedef gboolean (*ItemFunc) (WmPackStore *self, JsonObject *item, gint64 id, int sort,
                              GError **error);

/* Texts of each item as the workspace had them, to tell what changed. */
static GHashTable *
texts_of (JsonObject *pack, const char *list)
{
  GHashTable *texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  JsonArray *array = pack != NULL ? wm_json_tree_array (pack, list) : NULL;
  const WmShape *shape = wm_shape_items_of (wm_shape_get ("pack"), list);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *item = json_array_get_object_element (array, i);

      g_hash_table_insert (texts, g_strdup (wm_json_tree_text (item, "id")),
                           wm_document_part_to_text (item, shape));
    }
  return texts;
}

static gboolean
store_category (WmPackStore *self, JsonObject *item, gint64 id, int sort, GError **error)
{
  static const char *const columns[] = { "id", "name", NULL };
  static const char *const fields[] = { "name", "name", NULL };
  g_autofree char *extra = wm_extra_of (item, columns);

  return wm_sql_run (self->store, error,
                     "INSERT INTO category (id, pack_id, slug, name, sort, extra)"
                     " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
                     " name = excluded.name, sort = excluded.sort, extra = excluded.extra",
                     "iittit", id, self->pack, wm_extra_text (item, "id"),
                     wm_extra_text (item, "name"), (gint64) sort, extra)
         && wm_translation_store (self->store, "category", id, item, fields, error);
}

static gboolean
store_level (WmPackStore *self, JsonObject *level, gint64 skill, int sort, GError **error)
{
  static const char *const columns[] = { "score", "description", NULL };
  g_autofree char *extra = wm_extra_of (level, columns);
  gint64 score = wm_json_tree_int (level, "score", 0);
  g_autofree char *field = g_strdup_printf ("level/%d", (int) score);
  const char *const fields[] = { "description", field, NULL };

  return wm_sql_run (self->store, error,
                     "INSERT INTO skill_level (skill_id, level, description, sort, extra)"
                     " VALUES (?, ?, ?, ?, ?)",
                     "iitit", skill, score, wm_extra_text (level, "description"), (gint64) sort,
                     extra)
         && wm_translation_store (self->store, "skill", skill, level, fields, error);
}

static gboolean
store_skill (WmPackStore *self, JsonObject *item, gint64 id, int sort, GError **error)
{
  static const char *const columns[]
      = { "id", "name", "description", "group", "spectrum", "levels", NULL };
  static const char *const fields[]
      = { "name", "name", "description", "description", NULL };
  g_autofree char *extra = wm_extra_of (item, columns);
  JsonArray *levels = wm_json_tree_array (item, "levels");
  gint64 spectrum;

  if (!wm_sql_run (self->store, error,
                   "INSERT INTO skill (id, pack_id, slug, name, description, category, spectrum,"
                   " sort, extra) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE"
                   " SET name = excluded.name, description = excluded.description,"
                   " category = excluded.category, spectrum = excluded.spectrum,"
                   " sort = excluded.sort, extra = excluded.extra",
                   "iittttIit", id, self->pack, wm_extra_text (item, "id"),
                   wm_extra_text (item, "name"), wm_extra_text (item, "description"),
                   wm_extra_text (item, "group"), wm_extra_int (item, "spectrum", &spectrum),
                   (gint64) sort, extra)
      || !wm_translation_store (self->store, "skill", id, item, fields, error)
      || !wm_sql_run (self->store, error, "DELETE FROM skill_level WHERE skill_id = ?", "i", id))
    return FALSE;
  for (guint i = 0; levels != NULL && i < json_array_get_length (levels); i++)
    if (!store_level (self, json_array_get_object_element (levels, i), id, (int) i, error))
      return FALSE;
  return TRUE;
}

/* The row of a skill by its id in files; 0 when there is none. */
static gint64
find_skill (WmPackStore *self, const char *slug)
{
  gint64 *id = g_hash_table_lookup (self->skills, slug);

  return id != NULL ? *id : 0;
}

static gboolean
store_requirement (WmPackStore *self, JsonObject *item, gint64 role, int sort, GError **error)
{
  static const char *const columns[] = { "skill", "level", "importance", NULL };
  g_autofree char *extra = wm_extra_of (item, columns);

  return wm_sql_run (self->store, error,
                     "INSERT INTO role_requirement (role_id, skill_id, level, importance, sort,"
                     " extra) VALUES (?, ?, ?, ?, ?, ?)",
                     "iiitit", role, find_skill (self, wm_extra_text (item, "skill")),
                     wm_json_tree_int (item, "level", 0), wm_extra_text (item, "importance"),
                     (gint64) sort, extra);
}

/* A band that holds more than its two ends is kept whole beside the columns. */
static char *
extra_of_role (JsonObject *item)
{
  static const char *const columns[] = { "id", "name", "description", "focus", "side", "stage",
                                         "position", "skills", "spectrum", NULL };
  const char *const with_band[] = { "id", "name", "description", "focus", "side", "stage",
                                    "position", "skills", NULL };
  JsonObject *band = wm_json_tree_object (item, "spectrum");

  return wm_extra_of (item, band != NULL && json_object_get_size (band) > 2 ? with_band : columns);
}

static gboolean
store_role (WmPackStore *self, JsonObject *item, gint64 id, int sort, GError **error)
{
  static const char *const fields[]
      = { "name", "name", "description", "description", "focus", "focus", NULL };
  g_autofree char *extra = extra_of_role (item);
  JsonObject *band = wm_json_tree_object (item, "spectrum");
  JsonArray *skills = wm_json_tree_array (item, "skills");
  gint64 from, to, position;

  if (!wm_sql_run (self->store, error,
                   "INSERT INTO role (id, pack_id, slug, name, description, focus, side, stage,"
                   " spectrum_from, spectrum_to, position, sort, extra)"
                   " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE"
                   " SET name = excluded.name, description = excluded.description,"
                   " focus = excluded.focus, side = excluded.side, stage = excluded.stage,"
                   " spectrum_from = excluded.spectrum_from, spectrum_to = excluded.spectrum_to,"
                   " position = excluded.position, sort = excluded.sort, extra = excluded.extra",
                   "iittttttIIIit", id, self->pack, wm_extra_text (item, "id"),
                   wm_extra_text (item, "name"), wm_extra_text (item, "description"),
                   wm_extra_text (item, "focus"), wm_extra_text (item, "side"),
                   wm_extra_text (item, "stage"),
                   band != NULL ? wm_extra_int (band, "from", &from) : NULL,
                   band != NULL ? wm_extra_int (band, "to", &to) : NULL,
                   wm_extra_int (item, "position", &position), (gint64) sort, extra)
      || !wm_translation_store (self->store, "role", id, item, fields, error)
      || !wm_sql_run (self->store, error, "DELETE FROM role_requirement WHERE role_id = ?", "i",
                      id))
    return FALSE;
  for (guint i = 0; skills != NULL && i < json_array_get_length (skills); i++)
    if (!store_requirement (self, json_array_get_object_element (skills, i), id, (int) i, error))
      return FALSE;
  return TRUE;
}

static gboolean
store_links (WmPackStore *self, JsonObject *item, const char *key, gint64 id, const char *clear,
             const char *insert, GError **error)
{
  JsonArray *skills = wm_json_tree_array (item, key);

  if (!wm_sql_run (self->store, error, clear, "i", id))
    return FALSE;
  for (guint i = 0; skills != NULL && i < json_array_get_length (skills); i++)
    if (!wm_sql_run (self->store, error, insert, "iii", id,
                     find_skill (self, json_array_get_string_element (skills, i)), (gint64) i))
      return FALSE;
  return TRUE;
}

static gboolean
store_resource (WmPackStore *self, JsonObject *item, gint64 id, int sort, GError **error)
{
  static const char *const columns[]
      = { "id",           "name",          "url",  "learningResourceType", "inLanguage",
          "timeRequired", "timeEstimated", "tier", "note",                 "teaches",
          NULL };
  static const char *const fields[] = { "name", "name", "note", "note", NULL };
  g_autofree char *extra = wm_extra_of (item, columns);
  gint64 tier;

  return wm_sql_run (self->store, error,
                     "INSERT INTO resource (id, pack_id, slug, name, url, kind, language,"
                     " time_required, time_estimated, tier, note, sort, extra)"
                     " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE"
                     " SET name = excluded.name, url = excluded.url, kind = excluded.kind,"
                     " language = excluded.language, time_required = excluded.time_required,"
                     " time_estimated = excluded.time_estimated, tier = excluded.tier,"
                     " note = excluded.note, sort = excluded.sort, extra = excluded.extra",
                     "iittttttiItit", id, self->pack, wm_extra_text (item, "id"),
                     wm_extra_text (item, "name"), wm_extra_text (item, "url"),
                     wm_extra_text (item, "learningResourceType"),
                     wm_extra_text (item, "inLanguage"), wm_extra_text (item, "timeRequired"),
                     (gint64) wm_extra_flag (item, "timeEstimated"),
                     wm_extra_int (item, "tier", &tier), wm_extra_text (item, "note"),
                     (gint64) sort, extra)
         && wm_translation_store (self->store, "resource", id, item, fields, error)
         && store_links (self, item, "teaches", id,
                         "DELETE FROM resource_skill WHERE resource_id = ?",
                         "INSERT INTO resource_skill (resource_id, skill_id, sort)"
                         " VALUES (?, ?, ?)",
                         error);
}

static gboolean
store_question (WmPackStore *self, JsonObject *item, gint64 id, int sort, GError **error)
{
  static const char *const columns[] = { "id",           "question",   "kind",   "level",
                                         "timeRequired", "strongAnswer", "weakAnswer", "skills",
                                         NULL };
  static const char *const fields[] = { "question",   "text",        "strongAnswer",
                                        "strong_answer", "weakAnswer", "weak_answer", NULL };
  g_autofree char *extra = wm_extra_of (item, columns);
  gint64 level;

  return wm_sql_run (self->store, error,
                     "INSERT INTO question (id, pack_id, slug, text, kind, level, time_required,"
                     " strong_answer, weak_answer, sort, extra)"
                     " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE"
                     " SET text = excluded.text, kind = excluded.kind, level = excluded.level,"
                     " time_required = excluded.time_required,"
                     " strong_answer = excluded.strong_answer,"
                     " weak_answer = excluded.weak_answer, sort = excluded.sort,"
                     " extra = excluded.extra",
                     "iitttItttit", id, self->pack, wm_extra_text (item, "id"),
                     wm_extra_text (item, "question"), wm_extra_text (item, "kind"),
                     wm_extra_int (item, "level", &level), wm_extra_text (item, "timeRequired"),
                     wm_extra_text (item, "strongAnswer"), wm_extra_text (item, "weakAnswer"),
                     (gint64) sort, extra)
         && wm_translation_store (self->store, "question", id, item, fields, error)
         && store_links (self, item, "skills", id,
                         "DELETE FROM question_skill WHERE question_id = ?",
                         "INSERT INTO question_skill (question_id, skill_id, sort)"
                         " VALUES (?, ?, ?)",
                         error);
}

/* Which row an item has: an old one, a new one, or none, when another pack
 * owns the id. The queries are static: one a table. */
static gint64
choose_row (WmPackStore *self, const char *find, const char *slug, gboolean *is_new,
            gboolean *foreign)
{
  gint64 id = wm_sql_int (self->store, 0, find, "tii", slug, self->pack, (gint64) 1);

  *foreign = wm_sql_int (self->store, 0, find, "tii", slug, self->pack, (gint64) 0) != 0;
  *is_new = id == 0;
  return id != 0 ? id : wm_sql_new_id ();
}

typedef struct
{
  const char *list;  /* key in the pack */
  const char *kind;  /* in the report */
  const char *table; /* in translations */
  ItemFunc func;
  /* slug, pack, 1: the pack's own row; 0: another pack's */
  const char *find;
  const char *all;
  const char *remove;
} Table;

#define FIND(table)                                                                                \
  "SELECT id FROM " table " WHERE slug = ?1 AND (pack_id = ?2) = ?3"
#define ALL(table) "SELECT id, slug FROM " table " WHERE pack_id = ? ORDER BY slug"
#define REMOVE(table) "DELETE FROM " table " WHERE id = ?"

static const Table tables[] = {
  { "categories", "category", "category", store_category, FIND ("category"), ALL ("category"),
    REMOVE ("category") },
  { "skills", "skill", "skill", store_skill, FIND ("skill"), ALL ("skill"), REMOVE ("skill") },
  { "roles", "role", "role", store_role, FIND ("role"), ALL ("role"), REMOVE ("role") },
  { "resources", "resource", "resource", store_resource, FIND ("resource"), ALL ("resource"),
    REMOVE ("resource") },
  { "questions", "question", "question", store_question, FIND ("question"), ALL ("question"),
    REMOVE ("question") },
  { "planTemplates", "template", "onboarding_template", wm_pack_store_template,
    FIND ("onboarding_template"), ALL ("onboarding_template"), REMOVE ("onboarding_template") },
};

static void
report_item (WmPackStore *self, const Table *table, JsonObject *item, GHashTable *before,
             gboolean is_new)
{
  const char *slug = wm_json_tree_text (item, "id");
  g_autofree char *text = wm_document_part_to_text (
      item, wm_shape_items_of (wm_shape_get ("pack"), table->list));
  gboolean same = g_strcmp0 (text, g_hash_table_lookup (before, slug)) == 0;

  wm_import_report_add (self->report, table->kind, slug,
                        is_new ? "added" : same ? "unchanged" : "changed", NULL);
}

static gboolean
store_item (WmPackStore *self, const Table *table, JsonObject *item, int sort,
            GHashTable *before, GError **error)
{
  const char *slug = wm_json_tree_text (item, "id");
  gboolean is_new, foreign;
  gint64 id = choose_row (self, table->find, slug, &is_new, &foreign);

  if (foreign)
    {
      wm_import_report_add (self->report, table->kind, slug, "skipped",
                            _ ("another pack already has this id"));
      return TRUE;
    }
  report_item (self, table, item, before, is_new);
  if (!is_new && !wm_translation_clear (self->store, table->table, id, error))
    return FALSE;
  return table->func (self, item, id, sort, error);
}

/* Rows that the file no longer has go, but never what was said of a person. */
static gboolean
remove_row (WmPackStore *self, const Table *table, gint64 id, const char *slug, GError **error)
{
  WmPackFate fate = strcmp (table->list, "skills") == 0
                      ? wm_pack_migrate_skill (self, id, slug, error)
                      : WM_PACK_GOES;

  if (fate != WM_PACK_GOES)
    return fate != WM_PACK_FAILED;
  wm_import_report_add (self->report, table->kind, slug, "changed",
                        _ ("no longer in the pack; removed"));
  return wm_translation_clear (self->store, table->table, id, error)
         && wm_sql_run (self->store, error, table->remove, "i", id);
}

static gboolean
remove_missing (WmPackStore *self, const Table *table, GHashTable *kept, GError **error)
{
  g_autoptr (WmRows) rows = wm_sql_query (self->store, error, table->all, "i", self->pack);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) slugs = g_ptr_array_new_with_free_func (g_free);
  gboolean failed = rows == NULL;

  while (!failed && wm_extra_next (rows, &failed, error))
    if (!g_hash_table_contains (kept, wm_rows_text (rows, 1)))
      {
        gint64 id = wm_rows_int (rows, 0);

        g_array_append_val (ids, id);
        g_ptr_array_add (slugs, g_strdup (wm_rows_text (rows, 1)));
      }
  for (guint i = 0; !failed && i < ids->len; i++)
    failed = !remove_row (self, table, g_array_index (ids, gint64, i),
                          g_ptr_array_index (slugs, i), error);
  return !failed;
}

static gboolean
store_table (WmPackStore *self, const Table *table, GError **error)
{
  g_autoptr (GHashTable) before = texts_of (self->before, table->list);
  g_autoptr (GHashTable) kept = g_hash_table_new (g_str_hash, g_str_equal);
  JsonArray *array = wm_json_tree_array (self->root, table->list);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *item = json_array_get_object_element (array, i);

      g_hash_table_add (kept, (gpointer) wm_json_tree_text (item, "id"));
      if (!store_item (self, table, item, (int) i, before, error))
        return FALSE;
    }
  return self->before == NULL || remove_missing (self, table, kept, error);
}

static gboolean
read_skills (WmPackStore *self, GError **error)
{
  g_autoptr (WmRows) rows = wm_sql_query (self->store, error, "SELECT slug, id FROM skill", "");
  gboolean failed = rows == NULL;

  g_hash_table_remove_all (self->skills);
  while (!failed && wm_extra_next (rows, &failed, error))
    {
      gint64 id = wm_rows_int (rows, 1);

      g_hash_table_insert (self->skills, g_strdup (wm_rows_text (rows, 0)),
                           g_memdup2 (&id, sizeof id));
    }
  return !failed;
}

static gboolean
store_associations (WmPackStore *self, GError **error)
{
  static const char *const columns[] = { "origin", "associationType", "destination", NULL };
  JsonArray *array = wm_json_tree_array (self->root, "associations");

  if (!wm_sql_run (self->store, error, "DELETE FROM skill_association WHERE pack_id = ?", "i",
                   self->pack))
    return FALSE;
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *item = json_array_get_object_element (array, i);
      g_autofree char *extra = wm_extra_of (item, columns);

      /* The same tie may have come with another pack. */
      if (!wm_sql_run (self->store, error,
                       "INSERT OR IGNORE INTO skill_association (origin_id, type, destination_id,"
                       " pack_id, extra) VALUES (?, ?, ?, ?, ?)",
                       "itiit", find_skill (self, wm_extra_text (item, "origin")),
                       wm_extra_text (item, "associationType"),
                       find_skill (self, wm_extra_text (item, "destination")), self->pack, extra))
        return FALSE;
    }
  return TRUE;
}

static gboolean
store_all (WmPackStore *self, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      if (!store_table (self, &tables[i], error))
        return FALSE;
      if (strcmp (tables[i].list, "skills") == 0
          && (!read_skills (self, error) || !store_associations (self, error)))
        return FALSE;
    }
  return wm_pack_store_sections (self, error);
}

/**
 * wm_transfer_store_pack:
 * @pack: a checked document
 *
 * Inside an action. The caller rolls back when this fails.
 */
gboolean
wm_transfer_store_pack (WmStore *store, JsonObject *pack, WmImportReport *report, GError **error)
{
  const char *slug = wm_json_tree_text (pack, "id");
  gint64 id = wm_sql_int (store, 0, "SELECT id FROM pack WHERE slug = ?", "t", slug);
  g_autoptr (JsonObject) before = id != 0 ? wm_transfer_load_pack (store, slug, error) : NULL;
  g_autoptr (GHashTable) skills
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  WmPackStore self = { store, id != 0 ? id : wm_sql_new_id (), pack, before, report, skills };

  if (id != 0 && before == NULL)
    return FALSE;
  return wm_pack_store_head (&self, error) && store_all (&self, error);
}
