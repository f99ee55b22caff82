/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads the map: first the things, each in its order, then what ties them.
 * Row ids are known only while loading; afterwards indexes stand for them.
 */
#include "config.h"

#include <string.h>

#include "map/wm-map-private.h"
#include "store/wm-sql.h"

typedef struct
{
  WmStore *store;
  WmMap *map;
  WmTexts *texts;
  GHashTable *category_index; /* slug -> index + 1 */
  GHashTable *skills;         /* row id -> index + 1 */
  GHashTable *roles;
  GHashTable *resources;
  GHashTable *questions;
  WmSkillPack *pack;
} Loader;

typedef void (*RowFunc) (Loader *loader, WmRows *rows);

/* ?1 of a query that asks for it is the wished language, ?2 that without its
 * region. */
static gboolean
each_row (Loader *loader, const char *sql, RowFunc func, GError **error)
{
  const char *locale = loader->map->locale;
  g_autofree char *language = g_strndup (locale, strcspn (locale, "-_"));
  gboolean asks = strstr (sql, "?1") != NULL;
  g_autoptr (WmRows) rows
    = wm_sql_query (loader->store, error, sql, asks ? "tt" : "", locale, language);

  while (wm_rows_step (rows))
    func (loader, rows);
  return wm_rows_end (rows, error);
}

static void
remember (GHashTable *table, gint64 id, guint index)
{
  g_hash_table_insert (table, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (index + 1));
}

static gboolean
recall (GHashTable *table, gint64 id, guint *index)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (table, &id));

  *index = found - 1;
  return found > 0;
}

static int
int_or (WmRows *rows, int column, int otherwise)
{
  return wm_rows_is_null (rows, column) ? otherwise : (int) wm_rows_int (rows, column);
}

static char *
text_of (WmRows *rows, int column)
{
  const char *text = wm_rows_text (rows, column);

  return g_strdup (text != NULL ? text : "");
}

/* The text in @column in the wished language; columns 0 and 1 of each query
 * are the row's id and its pack's. */
static char *
localised (Loader *loader, WmRows *rows, const char *kind, const char *field, int column)
{
  const char *text = wm_rows_text (rows, column);

  return wm_texts_get (loader->texts, wm_rows_int (rows, 1), kind, wm_rows_int (rows, 0), field,
                       text != NULL ? text : "");
}

/* What skills are told by lies with them. @text: (transfer full) */
static char *
packed (Loader *loader, char *text)
{
  char *kept = wm_skill_pack_text (loader->pack, text);

  g_free (text);
  return kept;
}

static GArray *
new_indexes (void)
{
  return g_array_new (FALSE, FALSE, sizeof (guint));
}

/* The first pack that names them names the ends of the spectrum. */
static void
add_spectrum (Loader *loader, WmRows *rows)
{
  WmMap *map = loader->map;

  if (*map->left_label != '\0' || *map->right_label != '\0')
    return;
  g_free (map->left_label);
  g_free (map->right_label);
  g_free (map->boundary_label);
  map->left_label = localised (loader, rows, "spectrum", "left_label", 2);
  map->right_label = localised (loader, rows, "spectrum", "right_label", 3);
  map->boundary_label = localised (loader, rows, "spectrum", "boundary_label", 4);
  map->boundary = int_or (rows, 5, 500);
}

static void
add_level_name (Loader *loader, WmRows *rows)
{
  guint level = (guint) wm_rows_int (rows, 2);
  GPtrArray *names = loader->map->level_names;

  while (names->len <= level)
    g_ptr_array_add (names, g_strdup (""));
  g_free (names->pdata[level]);
  names->pdata[level] = localised (loader, rows, "scale_level", "name", 3);
}

static guint
append_category (Loader *loader, const char *slug, char *name)
{
  WmCategory *category = g_new0 (WmCategory, 1);
  guint index = loader->map->categories->len;

  category->slug = g_strdup (slug);
  category->name = name;
  g_ptr_array_add (loader->map->categories, category);
  g_hash_table_insert (loader->category_index, category->slug, GUINT_TO_POINTER (index + 1));
  return index;
}

static void
add_category (Loader *loader, WmRows *rows)
{
  append_category (loader, wm_rows_text (rows, 2), localised (loader, rows, "category", "name", 3));
}

/* A file's group may be a plain word that no category explains. */
static void
add_word_category (Loader *loader, WmRows *rows)
{
  const char *word = wm_rows_text (rows, 0);

  append_category (loader, word, g_strdup (word));
}

static void
add_role (Loader *loader, WmRows *rows)
{
  WmRole *role = g_new0 (WmRole, 1);

  role->id = wm_rows_int (rows, 0);
  role->slug = text_of (rows, 2);
  role->name = localised (loader, rows, "role", "name", 3);
  role->description = localised (loader, rows, "role", "description", 4);
  role->focus = localised (loader, rows, "role", "focus", 5);
  role->stage = text_of (rows, 6);
  role->side = text_of (rows, 7);
  role->from = int_or (rows, 8, -1);
  role->to = int_or (rows, 9, -1);
  role->position = int_or (rows, 10, -1);
  role->requirements = g_array_new (FALSE, FALSE, sizeof (WmRequirement));

  remember (loader->roles, role->id, loader->map->roles->len);
  g_ptr_array_add (loader->map->roles, role);
  g_hash_table_insert (loader->map->role_index, role->slug,
                       GUINT_TO_POINTER (loader->map->roles->len));
}

static void
add_skill (Loader *loader, WmRows *rows)
{
  WmSkill *skill = wm_skill_pack_add (loader->pack);

  skill->id = wm_rows_int (rows, 0);
  skill->slug = packed (loader, text_of (rows, 2));
  skill->name = packed (loader, localised (loader, rows, "skill", "name", 3));
  skill->description = packed (loader, localised (loader, rows, "skill", "description", 4));
  skill->category = GPOINTER_TO_INT (g_hash_table_lookup (loader->category_index,
                                                          wm_rows_text (rows, 5)))
                    - 1;
  skill->spectrum = int_or (rows, 6, -1);
}

/* By category as the map orders them, then along the spectrum. */
static int
compare_skills (gconstpointer a, gconstpointer b)
{
  const WmSkill *left = a, *right = b;
  guint left_category = (guint) left->category, right_category = (guint) right->category;
  guint left_place = (guint) left->spectrum, right_place = (guint) right->spectrum;

  /* What is not told is -1, hence the largest. */
  if (left_category != right_category)
    return left_category < right_category ? -1 : 1;
  if (left_place != right_place)
    return left_place < right_place ? -1 : 1;
  return strcmp (left->slug, right->slug);
}

static void
order_skills (Loader *loader)
{
  wm_skill_pack_order (loader->pack, loader->map, compare_skills);
  for (guint i = 0; i < loader->map->skills->len; i++)
    {
      WmSkill *skill = wm_map_skill (loader->map, i);

      remember (loader->skills, skill->id, i);
      g_hash_table_insert (loader->map->skill_index, skill->slug, GUINT_TO_POINTER (i + 1));
    }
}

static void
add_level (Loader *loader, WmRows *rows)
{
  guint index, level = (guint) wm_rows_int (rows, 2);
  g_autofree char *field = g_strdup_printf ("level/%u", level);

  if (recall (loader->skills, wm_rows_int (rows, 0), &index))
    wm_skill_pack_tell_level (loader->pack, index, level,
                              packed (loader, localised (loader, rows, "skill", field, 3)));
}

static void
add_prerequisite (Loader *loader, WmRows *rows)
{
  guint below, above;

  if (!recall (loader->skills, wm_rows_int (rows, 0), &below)
      || !recall (loader->skills, wm_rows_int (rows, 1), &above) || below == above)
    return;
  wm_skill_pack_tie (loader->pack, above, WM_TIE_NEEDS, below);
  wm_skill_pack_tie (loader->pack, below, WM_TIE_UNLOCKS, above);
}

static WmImportance
importance_of (const char *word)
{
  if (g_strcmp0 (word, "must") == 0)
    return WM_IMPORTANCE_MUST;
  if (g_strcmp0 (word, "should") == 0)
    return WM_IMPORTANCE_SHOULD;
  return g_strcmp0 (word, "nice") == 0 ? WM_IMPORTANCE_NICE : WM_IMPORTANCE_NONE;
}

static void
add_requirement (Loader *loader, WmRows *rows)
{
  WmRequirement requirement = { 0 };

  if (!recall (loader->roles, wm_rows_int (rows, 0), &requirement.role)
      || !recall (loader->skills, wm_rows_int (rows, 1), &requirement.skill))
    return;
  requirement.level = (int) wm_rows_int (rows, 2);
  requirement.importance = importance_of (wm_rows_text (rows, 3));
  g_array_append_val (wm_map_role (loader->map, requirement.role)->requirements, requirement);
  wm_skill_pack_require (loader->pack, &requirement);
}

static void
add_resource (Loader *loader, WmRows *rows)
{
  WmResource *resource = g_new0 (WmResource, 1);

  resource->id = wm_rows_int (rows, 0);
  resource->slug = text_of (rows, 2);
  resource->name = localised (loader, rows, "resource", "name", 3);
  resource->url = text_of (rows, 4);
  resource->kind = text_of (rows, 5);
  resource->language = text_of (rows, 6);
  resource->minutes = wm_duration_minutes (wm_rows_text (rows, 7));
  resource->estimated = wm_rows_int (rows, 8) != 0;
  resource->tier = int_or (rows, 9, 0);
  resource->note = localised (loader, rows, "resource", "note", 10);
  resource->section = g_strdup ("");
  resource->subsection = g_strdup ("");
  resource->skills = new_indexes ();

  g_ptr_array_add (loader->map->resources, resource);
  g_hash_table_insert (loader->map->resource_index, resource->slug,
                       GUINT_TO_POINTER (loader->map->resources->len));
}

/* Rows are found again by their ids once the reading lists have put them in order. */
static gboolean
order_resources (Loader *loader, GError **error)
{
  if (!wm_map_order_reading (loader->store, loader->map, error))
    return FALSE;
  for (guint i = 0; i < loader->map->resources->len; i++)
    remember (loader->resources, wm_map_resource (loader->map, i)->id, i);
  return TRUE;
}

static void
tie_resource (Loader *loader, WmRows *rows)
{
  guint resource, skill;

  if (!recall (loader->resources, wm_rows_int (rows, 0), &resource)
      || !recall (loader->skills, wm_rows_int (rows, 1), &skill))
    return;
  g_array_append_val (wm_map_resource (loader->map, resource)->skills, skill);
}

/* From the resources' side, so that each skill lists them by tier. */
static void
list_resources_of_skills (Loader *loader)
{
  for (guint i = 0; i < loader->map->resources->len; i++)
    {
      GArray *skills = wm_map_resource (loader->map, i)->skills;

      for (guint j = 0; j < skills->len; j++)
        wm_skill_pack_tie (loader->pack, g_array_index (skills, guint, j), WM_TIE_RESOURCES, i);
    }
}

static void
add_question (Loader *loader, WmRows *rows)
{
  WmQuestion *question = g_new0 (WmQuestion, 1);

  question->id = wm_rows_int (rows, 0);
  question->slug = text_of (rows, 2);
  question->text = localised (loader, rows, "question", "text", 3);
  question->kind = text_of (rows, 4);
  question->level = int_or (rows, 5, -1);
  question->minutes = wm_duration_minutes (wm_rows_text (rows, 6));
  question->strong = localised (loader, rows, "question", "strong_answer", 7);
  question->weak = localised (loader, rows, "question", "weak_answer", 8);
  question->skills = new_indexes ();

  remember (loader->questions, question->id, loader->map->questions->len);
  g_ptr_array_add (loader->map->questions, question);
}

static void
tie_question (Loader *loader, WmRows *rows)
{
  guint question, skill;

  if (!recall (loader->questions, wm_rows_int (rows, 0), &question)
      || !recall (loader->skills, wm_rows_int (rows, 1), &skill))
    return;
  g_array_append_val (wm_map_question (loader->map, question)->skills, skill);
  wm_skill_pack_tie (loader->pack, skill, WM_TIE_QUESTIONS, question);
}

static void
add_skill_keyword (Loader *loader, WmRows *rows)
{
  guint index;

  if (recall (loader->skills, wm_rows_int (rows, 0), &index))
    wm_map_skill (loader->map, index)->keywords = packed (loader, text_of (rows, 1));
}

static void
add_role_keyword (Loader *loader, WmRows *rows)
{
  guint index;

  if (recall (loader->roles, wm_rows_int (rows, 0), &index))
    wm_map_role (loader->map, index)->keywords = text_of (rows, 1);
}

/* Of each row all of them, in lines. A file may say there what it likes: only what has the
 * shape of a list of words counts. */
#define KEYWORDS(table)                                                                            \
  "WITH told AS (SELECT id, CASE WHEN json_valid (extra) THEN extra ELSE '{}' END AS extra"        \
  " FROM " table " WHERE extra LIKE '%\"keywords\"%')"                                            \
  " SELECT id, group_concat (value, char (10)) FROM ("                                             \
  " SELECT told.id, k.value FROM told, json_each (extra, '$.keywords') k WHERE k.type = 'text'"    \
  " UNION ALL SELECT told.id, k.value FROM told, json_each (extra, '$.translations') t,"           \
  "  json_each (CASE WHEN t.type = 'object' THEN t.value ELSE '{}' END, '$.keywords') k"           \
  " WHERE k.type = 'text') GROUP BY id"

static void
add_template (Loader *loader, WmRows *rows)
{
  WmTemplate *template = g_new0 (WmTemplate, 1);

  template->id = wm_rows_int (rows, 0);
  template->slug = text_of (rows, 2);
  template->name = localised (loader, rows, "onboarding_template", "name", 3);
  template->role = text_of (rows, 4);
  template->description = localised (loader, rows, "onboarding_template", "description", 5);
  template->version = (int) wm_rows_int (rows, 6);
  template->is_old = wm_rows_int (rows, 7) != 0;
  g_ptr_array_add (loader->map->templates, template);
}

static gboolean
load_things (Loader *loader, GError **error)
{
  const struct
  {
    RowFunc func;
    const char *sql;
  } steps[] = {
    { add_spectrum,
      "SELECT s.pack_id, s.pack_id, left_label, right_label, boundary_label, boundary"
      " FROM spectrum s JOIN pack p ON p.id = s.pack_id ORDER BY p.slug" },
    { add_level_name,
      "SELECT id, pack_id, level, name FROM scale_level"
      " WHERE (pack_id, scale) = (SELECT l.pack_id, l.scale FROM scale_level l"
      "  JOIN pack p ON p.id = l.pack_id ORDER BY p.slug, l.sort LIMIT 1)"
      " ORDER BY sort" },
    { add_category, "SELECT c.id, c.pack_id, c.slug, c.name FROM category c"
                    " JOIN pack p ON p.id = c.pack_id ORDER BY p.slug, c.sort, c.slug" },
    { add_word_category, "SELECT DISTINCT category FROM skill WHERE category <> ''"
                         " AND category NOT IN (SELECT slug FROM category) ORDER BY category" },
    { add_role, "SELECT r.id, r.pack_id, r.slug, r.name, r.description, focus, stage, side,"
                "  spectrum_from, spectrum_to, position"
                " FROM role r JOIN pack p ON p.id = r.pack_id"
                " ORDER BY coalesce (position, (spectrum_from + spectrum_to) / 2, 1001),"
                "  p.slug, r.sort, r.slug" },
    { add_skill, "SELECT id, pack_id, slug, name, description, category, spectrum FROM skill" },
    { add_resource, "SELECT r.id, r.pack_id, r.slug, r.name, url, kind, r.language, time_required,"
                    "  time_estimated, tier, note"
                    " FROM resource r JOIN pack p ON p.id = r.pack_id"
                    " ORDER BY p.slug, r.sort, r.slug" },
    { add_question, "SELECT q.id, q.pack_id, q.slug, text, kind, level, time_required,"
                    "  strong_answer, weak_answer"
                    " FROM question q JOIN pack p ON p.id = q.pack_id"
                    " ORDER BY p.slug, q.sort, q.slug" },
    { add_template, WM_TEMPLATE_LATER
                    "SELECT t.id, t.pack_id, t.slug, t.name, t.role, t.description,"
                    " " WM_TEMPLATE_VERSION ("t") ", " WM_TEMPLATE_IS_OLD ("t")
                    " FROM onboarding_template t JOIN pack p ON p.id = t.pack_id"
                    WM_TEMPLATE_JOIN_LATER ("t")
                    " ORDER BY " WM_TEMPLATE_IS_OLD ("t") ", t.sort, p.slug, t.slug" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (!each_row (loader, steps[i].sql, steps[i].func, error))
      return FALSE;
  order_skills (loader);
  return order_resources (loader, error);
}

static gboolean
load_ties (Loader *loader, GError **error)
{
  const struct
  {
    RowFunc func;
    const char *sql;
  } steps[] = {
    { add_level, "SELECT l.skill_id, s.pack_id, l.level, l.description FROM skill_level l"
                 " JOIN skill s ON s.id = l.skill_id ORDER BY l.skill_id, l.level" },
    { add_prerequisite, "SELECT origin_id, destination_id FROM skill_association a"
                        " JOIN skill o ON o.id = origin_id JOIN skill d ON d.id = destination_id"
                        " WHERE type = 'precedes' ORDER BY o.slug, d.slug" },
    { add_requirement, "SELECT role_id, skill_id, level, importance FROM role_requirement q"
                       " JOIN role r ON r.id = q.role_id ORDER BY r.slug, q.sort" },
    { tie_resource, "SELECT resource_id, skill_id FROM resource_skill ORDER BY resource_id, sort" },
    { add_skill_keyword, KEYWORDS ("skill") },
    { add_role_keyword, KEYWORDS ("role") },
    { tie_question, "SELECT question_id, skill_id FROM question_skill x"
                    " JOIN question q ON q.id = x.question_id ORDER BY q.sort, q.slug, x.sort" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (!each_row (loader, steps[i].sql, steps[i].func, error))
      return FALSE;
  list_resources_of_skills (loader);
  wm_skill_pack_close (loader->pack);
  wm_map_compute_depths (loader->map);
  return TRUE;
}

static GHashTable *
new_id_table (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

static WmMap *
load (WmStore *store, const char *locale, GError **error)
{
  g_autoptr (WmTexts) texts = wm_texts_load (store, locale, error);
  g_autoptr (WmMap) map = wm_map_new (locale);
  g_autoptr (GHashTable) categories = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) skills = new_id_table ();
  g_autoptr (GHashTable) roles = new_id_table ();
  g_autoptr (GHashTable) resources = new_id_table ();
  g_autoptr (GHashTable) questions = new_id_table ();
  Loader loader = { store, map, texts, categories, skills, roles, resources, questions,
                    wm_map_pack_skills (map) };

  if (texts == NULL || !load_things (&loader, error) || !load_ties (&loader, error)
      || !wm_map_load_workflows (store, map, error))
    return NULL;
  return g_steal_pointer (&map);
}

WmMap *
wm_map_load (WmStore *store, const char *locale, GError **error)
{
  g_autofree char *current = locale != NULL ? NULL : wm_locale_current ();
  WmMap *map;

  g_return_val_if_fail (WM_IS_STORE (store), NULL);

  if (!wm_sql_begin_reading (store, error))
    return NULL;
  map = load (store, locale != NULL ? locale : current, error);
  wm_sql_end_reading (store);
  return map;
}
