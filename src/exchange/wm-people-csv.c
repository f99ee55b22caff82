/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * People and ratings out of a table: one row a rating, or one row a person and
 * one column a skill.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/wm-people-csv.h"
#include "exchange/wm-transfer.h"
#include "people/wm-people.h"
#include "store/wm-sql.h"

#define MOST_WARNINGS 200

/* Headings that people write; folded as headings are. */
static const struct
{
  const char *heading;
  WmColumnMeaning meaning;
} headings[] = {
  { "person", WM_COLUMN_PERSON },      { "name", WM_COLUMN_PERSON },
  { "full name", WM_COLUMN_PERSON },   { "employee", WM_COLUMN_PERSON },
  { "姓名", WM_COLUMN_PERSON },        { "人员", WM_COLUMN_PERSON },
  { "名字", WM_COLUMN_PERSON },        { "email", WM_COLUMN_EMAIL },
  { "e-mail", WM_COLUMN_EMAIL },       { "邮箱", WM_COLUMN_EMAIL },
  { "label", WM_COLUMN_LABEL },        { "title", WM_COLUMN_LABEL },
  { "job title", WM_COLUMN_LABEL },    { "职位", WM_COLUMN_LABEL },
  { "role", WM_COLUMN_TARGET_ROLE },   { "target role", WM_COLUMN_TARGET_ROLE },
  { "角色", WM_COLUMN_TARGET_ROLE },   { "目标角色", WM_COLUMN_TARGET_ROLE },
  { "skill", WM_COLUMN_SKILL },        { "技能", WM_COLUMN_SKILL },
  { "level", WM_COLUMN_LEVEL },        { "rating", WM_COLUMN_LEVEL },
  { "score", WM_COLUMN_LEVEL },        { "等级", WM_COLUMN_LEVEL },
  { "级别", WM_COLUMN_LEVEL },         { "评分", WM_COLUMN_LEVEL },
  { "date", WM_COLUMN_DATE },          { "日期", WM_COLUMN_DATE },
  { "kind", WM_COLUMN_KIND },          { "source", WM_COLUMN_KIND },
  { "类型", WM_COLUMN_KIND },          { "来源", WM_COLUMN_KIND },
  { "assessor", WM_COLUMN_ASSESSOR },  { "assessed by", WM_COLUMN_ASSESSOR },
  { "rater", WM_COLUMN_ASSESSOR },     { "评估人", WM_COLUMN_ASSESSOR },
  { "evidence", WM_COLUMN_EVIDENCE },  { "note", WM_COLUMN_EVIDENCE },
  { "证据", WM_COLUMN_EVIDENCE },      { "依据", WM_COLUMN_EVIDENCE },
  { "confidence", WM_COLUMN_CONFIDENCE }, { "把握", WM_COLUMN_CONFIDENCE },
  { "信心", WM_COLUMN_CONFIDENCE },
};

/* (transfer full): without case, dashes and underscores as blanks */
static char *
fold (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *lower = g_utf8_casefold (normal != NULL ? normal : text, -1);

  return g_strstrip (g_strdelimit (g_steal_pointer (&lower), "-_", ' '));
}

/* Names and ids in every language -> index + 1 */
typedef GHashTable Names;

static void
add_name (Names *names, const char *name, int index)
{
  char *key = fold (name);

  if (index < 0 || *key == '\0' || g_hash_table_contains (names, key))
    g_free (key);
  else
    g_hash_table_insert (names, key, GINT_TO_POINTER (index + 1));
}

/* @sql gives slug and name. */
static void
add_rows (Names *names, WmStore *store, WmMap *map, gboolean roles, const char *sql)
{
  g_autoptr (WmRows) rows = wm_sql_query (store, NULL, sql, "");

  while (rows != NULL && wm_rows_next (rows, NULL))
    {
      const char *slug = wm_rows_text (rows, 0);
      int index = roles ? wm_map_find_role (map, slug) : wm_map_find_skill (map, slug);

      add_name (names, slug, index);
      add_name (names, wm_rows_text (rows, 1), index);
    }
}

static Names *
list_names (WmStore *store, WmMap *map, gboolean roles)
{
  Names *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  add_rows (names, store, map, roles,
            roles ? "SELECT slug, name FROM role ORDER BY sort"
                  : "SELECT slug, name FROM skill ORDER BY sort");
  add_rows (names, store, map, roles,
            roles ? "SELECT r.slug, t.text FROM translation t JOIN role r ON r.id = t.entity_id"
                    " WHERE t.kind = 'role' AND t.field = 'name' ORDER BY t.locale, r.sort"
                  : "SELECT s.slug, t.text FROM translation t JOIN skill s ON s.id = t.entity_id"
                    " WHERE t.kind = 'skill' AND t.field = 'name' ORDER BY t.locale, s.sort");
  return names;
}

/* Names of levels in every language -> level + 1 */
static Names *
list_levels (WmStore *store)
{
  Names *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (WmRows) rows
      = wm_sql_query (store, NULL,
                      "SELECT level, name FROM scale_level UNION ALL"
                      " SELECT l.level, t.text FROM translation t"
                      " JOIN scale_level l ON l.id = t.entity_id"
                      " WHERE t.kind = 'scale_level' AND t.field = 'name'",
                      "");

  while (rows != NULL && wm_rows_next (rows, NULL))
    add_name (names, wm_rows_text (rows, 1), (int) wm_rows_int (rows, 0));
  return names;
}

/* -1 where there is none */
static int
find_name (Names *names, const char *text)
{
  g_autofree char *key = fold (text);

  return GPOINTER_TO_INT (g_hash_table_lookup (names, key)) - 1;
}

static WmColumn
guess_column (Names *skills, const char *heading)
{
  g_autofree char *key = fold (heading);
  int skill = GPOINTER_TO_INT (g_hash_table_lookup (skills, key)) - 1;

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    {
      g_autofree char *known = fold (headings[i].heading);

      if (g_str_equal (known, key))
        return (WmColumn){ headings[i].meaning, -1 };
    }
  return (WmColumn){ skill >= 0 ? WM_COLUMN_RATING : WM_COLUMN_IGNORED, skill };
}

GArray *
wm_people_csv_guess (WmStore *store, WmMap *map, const WmCsv *csv)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (WmColumn));
  g_autoptr (GHashTable) skills = NULL;
  guint seen = 0; /* a bit a meaning: the first column of a meaning has it */

  g_return_val_if_fail (WM_IS_STORE (store) && map != NULL && csv != NULL, columns);

  skills = list_names (store, map, FALSE);
  for (guint i = 0; csv->rows->len > 0 && i < csv->n_columns; i++)
    {
      WmColumn column = guess_column (skills, wm_csv_cell (csv, 0, i));

      if (column.meaning != WM_COLUMN_RATING && (seen & 1u << column.meaning))
        column.meaning = WM_COLUMN_IGNORED;
      seen |= 1u << column.meaning;
      g_array_append_val (columns, column);
    }
  return columns;
}

typedef struct
{
  WmStore *store;
  WmMap *map;
  const WmCsv *csv;
  GArray *columns;
  Names *skills, *roles, *levels;
  WmImportReport *report;
  guint row;
  guint ratings;
} Import;

/* "" where no column means that */
static const char *
cell_of (const Import *it, WmColumnMeaning meaning)
{
  for (guint i = 0; i < it->columns->len; i++)
    if (g_array_index (it->columns, WmColumn, i).meaning == meaning)
      return wm_csv_cell (it->csv, it->row, i);
  return "";
}

static void G_GNUC_PRINTF (2, 3)
warn (Import *it, const char *format, ...)
{
  g_autofree char *what = NULL;
  va_list arguments;

  it->report->skipped++;
  if (it->report->warnings->len >= MOST_WARNINGS)
    return;
  va_start (arguments, format);
  what = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_ptr_array_add (it->report->warnings,
                   /* Translators: a line of a file, and what is wrong with it */
                   g_strdup_printf (_ ("Line %u: %s"),
                                    g_array_index (it->csv->lines, guint, it->row), what));
}

/* A number, or the name of a level; -1 where it is none */
static int
parse_level (const Import *it, const char *text)
{
  gint64 level;

  if (g_ascii_string_to_signed (text, 10, 0, 10, &level, NULL))
    return (int) level;
  return find_name (it->levels, text);
}

static const char *
or_null (const char *text)
{
  return *text != '\0' ? text : NULL;
}

/* Whoever assessed: one of us by name, or a name as it stands */
static char *
find_assessor (Import *it)
{
  const char *name = cell_of (it, WM_COLUMN_ASSESSOR);
  g_autoptr (WmPerson) person = *name != '\0' ? wm_person_find (it->store, name, NULL) : NULL;

  return *name == '\0' ? NULL : g_strdup (person != NULL ? person->slug : name);
}

static void
take_rating (Import *it, const WmPerson *person, int skill, const char *text)
{
  g_autoptr (GError) failure = NULL;
  g_autofree char *assessor = find_assessor (it);
  const char *sureness = cell_of (it, WM_COLUMN_CONFIDENCE);
  const char *kind = or_null (cell_of (it, WM_COLUMN_KIND));
  gint64 confidence = -1;
  WmRatingGiven given = { .level = parse_level (it, text) };

  if (given.level < 0)
    {
      warn (it, _ ("“%s” is no level"), text);
      return;
    }
  if (*sureness != '\0' && !g_ascii_string_to_signed (sureness, 10, 0, 100, &confidence, NULL))
    {
      warn (it, _ ("“%s” is no confidence from 0 to 100"), sureness);
      return;
    }
  given.confidence = (int) confidence;
  given.evidence = or_null (cell_of (it, WM_COLUMN_EVIDENCE));
  given.date = or_null (cell_of (it, WM_COLUMN_DATE));
  given.kind = kind != NULL ? kind : "self";
  given.assessor = assessor != NULL ? assessor : person->slug;
  if (wm_skill_rate_with (it->store, person->slug, wm_map_skill (it->map, skill)->slug, &given,
                          &failure))
    it->ratings++;
  else
    warn (it, "%s", failure->message);
}

static void
take_one_rating (Import *it, const WmPerson *person)
{
  const char *name = cell_of (it, WM_COLUMN_SKILL), *level = cell_of (it, WM_COLUMN_LEVEL);
  int skill = find_name (it->skills, name);

  if (*name == '\0' || *level == '\0')
    return;
  if (skill < 0)
    warn (it, _ ("there is no skill “%s”"), name);
  else
    take_rating (it, person, skill, level);
}

static gboolean
set_detail (Import *it, const WmPerson *person, WmColumnMeaning meaning, const char *sql,
            GError **error)
{
  const char *text = cell_of (it, meaning);
  g_autofree char *clean = NULL;

  if (*text == '\0')
    return TRUE;
  clean = wm_text_clean (text, TRUE, _ ("Name of the person"), NULL);
  if (clean != NULL)
    return wm_sql_run (it->store, error, sql, "it", person->id, clean);
  warn (it, _ ("“%s” is too long"), text);
  return TRUE;
}

static gboolean
take_person (Import *it, const WmPerson *person, GError **error)
{
  const char *wanted = cell_of (it, WM_COLUMN_TARGET_ROLE);
  int role = find_name (it->roles, wanted);

  if (*wanted != '\0' && role < 0)
    warn (it, _ ("there is no role “%s”"), wanted);
  else if (role >= 0
           && !wm_person_set_target (it->store, person->slug, wm_map_role (it->map, role)->slug,
                                     error))
    return FALSE;
  return set_detail (it, person, WM_COLUMN_EMAIL, "UPDATE person SET email = ?2 WHERE id = ?1",
                     error)
         && set_detail (it, person, WM_COLUMN_LABEL, "UPDATE person SET label = ?2 WHERE id = ?1",
                        error);
}

/* The person of the row; NULL where it tells none or cannot be made out */
static WmPerson *
find_person (Import *it)
{
  const char *name = cell_of (it, WM_COLUMN_PERSON);
  g_autoptr (GError) failure = NULL;
  WmPerson *person = *name != '\0' ? wm_person_find (it->store, name, &failure) : NULL;

  if (*name == '\0')
    warn (it, _ ("no person is named"));
  if (person != NULL || *name == '\0')
    return person;
  if (g_error_matches (failure, WM_ERROR, WM_ERROR_NOT_FOUND))
    {
      g_clear_error (&failure);
      person = wm_person_add (it->store, name, "employee", &failure);
      if (person != NULL)
        wm_import_report_add (it->report, "person", person->slug, "added", person->name);
    }
  if (person == NULL)
    warn (it, "%s", failure->message);
  return person;
}

static gboolean
take_row (Import *it, GError **error)
{
  g_autoptr (WmPerson) person = find_person (it);

  if (person == NULL)
    return TRUE;
  if (!take_person (it, person, error))
    return FALSE;
  take_one_rating (it, person);
  for (guint i = 0; i < it->columns->len; i++)
    {
      const WmColumn *column = &g_array_index (it->columns, WmColumn, i);
      const char *text = wm_csv_cell (it->csv, it->row, i);

      if (column->meaning == WM_COLUMN_RATING && *text != '\0')
        take_rating (it, person, column->skill, text);
    }
  return TRUE;
}

static gboolean
has_person (GArray *columns, const WmCsv *csv, GError **error)
{
  for (guint i = 0; i < columns->len; i++)
    if (g_array_index (columns, WmColumn, i).meaning == WM_COLUMN_PERSON)
      return TRUE;
  g_set_error (error, WM_ERROR, WM_ERROR_INVALID,
               csv->rows->len == 0
                   ? _ ("The table is empty.")
                   : _ ("No column tells whom a row is about. Head one “person” or “姓名”."));
  return FALSE;
}

WmImportReport *
wm_people_csv_import (WmStore *store, WmMap *map, const WmCsv *csv, GArray *columns,
                      gboolean dry_run, GError **error)
{
  g_autoptr (WmImportReport) report = NULL;
  g_autoptr (GHashTable) skills = NULL;
  g_autoptr (GHashTable) roles = NULL;
  g_autoptr (GHashTable) levels = NULL;
  gboolean fine = TRUE;
  Import it;

  g_return_val_if_fail (WM_IS_STORE (store) && map != NULL && csv && columns, NULL);

  if (!has_person (columns, csv, error))
    return NULL;
  report = wm_import_report_new (WM_DOCUMENT_WORKSPACE, NULL);
  g_free (report->format);
  report->format = g_strdup ("csv");
  skills = list_names (store, map, FALSE);
  roles = list_names (store, map, TRUE);
  levels = list_levels (store);
  it = (Import){ store, map, csv, columns, skills, roles, levels, report, 1, 0 };
  if (!wm_store_begin (store, "import-people", NULL, error))
    return NULL;
  for (; fine && it.row < csv->rows->len; it.row++)
    fine = take_row (&it, error);
  report->changed += (int) it.ratings;
  if (!fine || dry_run || report->added + report->changed == 0)
    wm_store_rollback (store);
  else if (!wm_store_commit (store, error))
    return NULL;
  return fine ? g_steal_pointer (&report) : NULL;
}
